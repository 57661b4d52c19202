# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_catalogue.ui'
##
## Created by: Qt User Interface Compiler version 6.8.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPlainTextEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.hits import HitEdit

class Ui_CatalogueSection(object):
    def setupUi(self, CatalogueSection):
        if not CatalogueSection.objectName():
            CatalogueSection.setObjectName(u"CatalogueSection")
        self.layout_16 = QHBoxLayout(CatalogueSection)
        self.layout_16.setSpacing(8)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(CatalogueSection)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.layout_2 = QVBoxLayout(self.list_panel)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(12, 12, 12, 12)
        self.layout_1 = QHBoxLayout()
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(self.list_panel)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.layout_1.addWidget(self.search)

        self.add = QPushButton(self.list_panel)
        self.add.setObjectName(u"add")

        self.layout_1.addWidget(self.add)

        self.layout_1.setStretch(0, 1)

        self.layout_2.addLayout(self.layout_1)

        self.filter = ChipRow(self.list_panel)
        self.filter.setObjectName(u"filter")

        self.layout_2.addWidget(self.filter)

        self.table_box = QWidget(self.list_panel)
        self.table_box.setObjectName(u"table_box")

        self.layout_2.addWidget(self.table_box)

        self.words = QLabel(self.list_panel)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"muted")
        self.words.setWordWrap(True)

        self.layout_2.addWidget(self.words)

        self.layout_2.setStretch(2, 1)

        self.layout_16.addWidget(self.list_panel)

        self.form_panel = QFrame(CatalogueSection)
        self.form_panel.setObjectName(u"form_panel")
        self.form_panel.setProperty(u"role", u"panel")
        self.layout_15 = QVBoxLayout(self.form_panel)
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(16, 12, 16, 14)
        self.layout_11 = QHBoxLayout()
        self.layout_11.setSpacing(12)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.heading = ElidedLabel(self.form_panel)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.layout_11.addWidget(self.heading)

        self.source = QLabel(self.form_panel)
        self.source.setObjectName(u"source")
        self.source.setProperty(u"role", u"good")

        self.layout_11.addWidget(self.source)

        self.layout_11.setStretch(0, 1)

        self.layout_15.addLayout(self.layout_11)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(6)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.layout_3 = QVBoxLayout()
        self.layout_3.setSpacing(4)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.label_name = QLabel(self.form_panel)
        self.label_name.setObjectName(u"label_name")
        self.label_name.setProperty(u"role", u"label")

        self.layout_3.addWidget(self.label_name)

        self.field_name = QLineEdit(self.form_panel)
        self.field_name.setObjectName(u"field_name")

        self.layout_3.addWidget(self.field_name)

        self.error_name = QLabel(self.form_panel)
        self.error_name.setObjectName(u"error_name")
        self.error_name.setProperty(u"role", u"error")
        self.error_name.setWordWrap(True)

        self.layout_3.addWidget(self.error_name)


        self.fields.addLayout(self.layout_3, 0, 0, 1, 2)

        self.layout_4 = QVBoxLayout()
        self.layout_4.setSpacing(4)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.label_line = QLabel(self.form_panel)
        self.label_line.setObjectName(u"label_line")
        self.label_line.setProperty(u"role", u"label")

        self.layout_4.addWidget(self.label_line)

        self.field_line = HitEdit(self.form_panel)
        self.field_line.setObjectName(u"field_line")

        self.layout_4.addWidget(self.field_line)

        self.error_line = QLabel(self.form_panel)
        self.error_line.setObjectName(u"error_line")
        self.error_line.setProperty(u"role", u"error")
        self.error_line.setWordWrap(True)

        self.layout_4.addWidget(self.error_line)


        self.fields.addLayout(self.layout_4, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.layout_5 = QVBoxLayout()
        self.layout_5.setSpacing(4)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.label_handling = QLabel(self.form_panel)
        self.label_handling.setObjectName(u"label_handling")
        self.label_handling.setProperty(u"role", u"label")

        self.layout_5.addWidget(self.label_handling)

        self.field_handling = HitEdit(self.form_panel)
        self.field_handling.setObjectName(u"field_handling")

        self.layout_5.addWidget(self.field_handling)

        self.error_handling = QLabel(self.form_panel)
        self.error_handling.setObjectName(u"error_handling")
        self.error_handling.setProperty(u"role", u"error")
        self.error_handling.setWordWrap(True)

        self.layout_5.addWidget(self.error_handling)


        self.fields.addLayout(self.layout_5, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.layout_6 = QVBoxLayout()
        self.layout_6.setSpacing(4)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.label_limit_workdays = QLabel(self.form_panel)
        self.label_limit_workdays.setObjectName(u"label_limit_workdays")
        self.label_limit_workdays.setProperty(u"role", u"label")

        self.layout_6.addWidget(self.label_limit_workdays)

        self.field_limit_workdays = QLineEdit(self.form_panel)
        self.field_limit_workdays.setObjectName(u"field_limit_workdays")

        self.layout_6.addWidget(self.field_limit_workdays)

        self.error_limit_workdays = QLabel(self.form_panel)
        self.error_limit_workdays.setObjectName(u"error_limit_workdays")
        self.error_limit_workdays.setProperty(u"role", u"error")
        self.error_limit_workdays.setWordWrap(True)

        self.layout_6.addWidget(self.error_limit_workdays)


        self.fields.addLayout(self.layout_6, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.layout_7 = QVBoxLayout()
        self.layout_7.setSpacing(4)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.label_urgent_workdays = QLabel(self.form_panel)
        self.label_urgent_workdays.setObjectName(u"label_urgent_workdays")
        self.label_urgent_workdays.setProperty(u"role", u"label")

        self.layout_7.addWidget(self.label_urgent_workdays)

        self.field_urgent_workdays = QLineEdit(self.form_panel)
        self.field_urgent_workdays.setObjectName(u"field_urgent_workdays")

        self.layout_7.addWidget(self.field_urgent_workdays)

        self.error_urgent_workdays = QLabel(self.form_panel)
        self.error_urgent_workdays.setObjectName(u"error_urgent_workdays")
        self.error_urgent_workdays.setProperty(u"role", u"error")
        self.error_urgent_workdays.setWordWrap(True)

        self.layout_7.addWidget(self.error_urgent_workdays)


        self.fields.addLayout(self.layout_7, 2, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.layout_8 = QVBoxLayout()
        self.layout_8.setSpacing(4)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.label_documents = QLabel(self.form_panel)
        self.label_documents.setObjectName(u"label_documents")
        self.label_documents.setProperty(u"role", u"label")

        self.layout_8.addWidget(self.label_documents)

        self.field_documents = QPlainTextEdit(self.form_panel)
        self.field_documents.setObjectName(u"field_documents")
        self.field_documents.setTabChangesFocus(True)

        self.layout_8.addWidget(self.field_documents)

        self.error_documents = QLabel(self.form_panel)
        self.error_documents.setObjectName(u"error_documents")
        self.error_documents.setProperty(u"role", u"error")
        self.error_documents.setWordWrap(True)

        self.layout_8.addWidget(self.error_documents)


        self.fields.addLayout(self.layout_8, 3, 0, 1, 2)

        self.layout_9 = QVBoxLayout()
        self.layout_9.setSpacing(4)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.label_keywords = QLabel(self.form_panel)
        self.label_keywords.setObjectName(u"label_keywords")
        self.label_keywords.setProperty(u"role", u"label")

        self.layout_9.addWidget(self.label_keywords)

        self.field_keywords = QPlainTextEdit(self.form_panel)
        self.field_keywords.setObjectName(u"field_keywords")
        self.field_keywords.setTabChangesFocus(True)

        self.layout_9.addWidget(self.field_keywords)

        self.error_keywords = QLabel(self.form_panel)
        self.error_keywords.setObjectName(u"error_keywords")
        self.error_keywords.setProperty(u"role", u"error")
        self.error_keywords.setWordWrap(True)

        self.layout_9.addWidget(self.error_keywords)


        self.fields.addLayout(self.layout_9, 4, 0, 1, 2)

        self.fields.setColumnStretch(0, 1)
        self.fields.setColumnStretch(1, 1)

        self.layout_15.addLayout(self.fields)

        self.altered = QLabel(self.form_panel)
        self.altered.setObjectName(u"altered")
        self.altered.setProperty(u"role", u"muted")
        self.altered.setWordWrap(True)

        self.layout_15.addWidget(self.altered)

        self.spacer_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_15.addItem(self.spacer_12)

        self.refusal = QLabel(self.form_panel)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setProperty(u"role", u"error")
        self.refusal.setWordWrap(True)

        self.layout_15.addWidget(self.refusal)

        self.layout_14 = QHBoxLayout()
        self.layout_14.setSpacing(8)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.undo = QPushButton(self.form_panel)
        self.undo.setObjectName(u"undo")
        self.undo.setProperty(u"role", u"link")

        self.layout_14.addWidget(self.undo)

        self.spacer_13 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_14.addItem(self.spacer_13)

        self.withdraw = QPushButton(self.form_panel)
        self.withdraw.setObjectName(u"withdraw")

        self.layout_14.addWidget(self.withdraw)

        self.reset = QPushButton(self.form_panel)
        self.reset.setObjectName(u"reset")

        self.layout_14.addWidget(self.reset)

        self.save = QPushButton(self.form_panel)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.layout_14.addWidget(self.save)


        self.layout_15.addLayout(self.layout_14)


        self.layout_16.addWidget(self.form_panel)

        self.layout_16.setStretch(0, 6)
        self.layout_16.setStretch(1, 5)
#if QT_CONFIG(shortcut)
        self.label_name.setBuddy(self.field_name)
        self.label_line.setBuddy(self.field_line)
        self.label_handling.setBuddy(self.field_handling)
        self.label_limit_workdays.setBuddy(self.field_limit_workdays)
        self.label_urgent_workdays.setBuddy(self.field_urgent_workdays)
        self.label_documents.setBuddy(self.field_documents)
        self.label_keywords.setBuddy(self.field_keywords)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.search, self.add)
        QWidget.setTabOrder(self.add, self.filter)
        QWidget.setTabOrder(self.filter, self.field_name)
        QWidget.setTabOrder(self.field_name, self.field_line)
        QWidget.setTabOrder(self.field_line, self.field_handling)
        QWidget.setTabOrder(self.field_handling, self.field_limit_workdays)
        QWidget.setTabOrder(self.field_limit_workdays, self.field_urgent_workdays)
        QWidget.setTabOrder(self.field_urgent_workdays, self.field_documents)
        QWidget.setTabOrder(self.field_documents, self.field_keywords)
        QWidget.setTabOrder(self.field_keywords, self.save)
        QWidget.setTabOrder(self.save, self.reset)
        QWidget.setTabOrder(self.reset, self.withdraw)
        QWidget.setTabOrder(self.withdraw, self.undo)

        self.retranslateUi(CatalogueSection)

        QMetaObject.connectSlotsByName(CatalogueSection)
    # setupUi

    def retranslateUi(self, CatalogueSection):
        CatalogueSection.setWindowTitle(QCoreApplication.translate("CatalogueSection", u"\u4e8b\u9879\u76ee\u5f55", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u641c\u7d22\u4e8b\u9879", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("CatalogueSection", u"\u627e\u4e8b\u9879\uff1a\u540d\u79f0 / \u62fc\u97f3\u9996\u5b57\u6bcd / \u5e38\u7528\u8bf4\u6cd5    Ctrl+F", None))
        self.add.setText(QCoreApplication.translate("CatalogueSection", u"\u65b0\u589e  Ctrl+N", None))
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u663e\u793a", None))
#endif // QT_CONFIG(accessibility)
        self.words.setText(QCoreApplication.translate("CatalogueSection", u"\u2191\u2193 \u9009\u62e9  Enter \u4fee\u6539", None))
        self.label_name.setText(QCoreApplication.translate("CatalogueSection", u"\u4e8b\u9879", None))
#if QT_CONFIG(accessibility)
        self.field_name.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u4e8b\u9879", None))
#endif // QT_CONFIG(accessibility)
        self.field_name.setPlaceholderText(QCoreApplication.translate("CatalogueSection", u"\u540c\u4e00\u4ef6\u4e8b\u7684\u4e24\u4e2a\u53eb\u6cd5\u7528\u201c/\u201d\u9694\u5f00", None))
        self.label_line.setText(QCoreApplication.translate("CatalogueSection", u"\u6761\u7ebf", None))
#if QT_CONFIG(accessibility)
        self.field_line.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u6761\u7ebf", None))
#endif // QT_CONFIG(accessibility)
        self.label_handling.setText(QCoreApplication.translate("CatalogueSection", u"\u529e\u7406\u65b9\u5f0f", None))
#if QT_CONFIG(accessibility)
        self.field_handling.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u529e\u7406\u65b9\u5f0f", None))
#endif // QT_CONFIG(accessibility)
        self.label_limit_workdays.setText(QCoreApplication.translate("CatalogueSection", u"\u65f6\u9650(\u5de5\u4f5c\u65e5)", None))
#if QT_CONFIG(accessibility)
        self.field_limit_workdays.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u65f6\u9650(\u5de5\u4f5c\u65e5)", None))
#endif // QT_CONFIG(accessibility)
        self.field_limit_workdays.setPlaceholderText(QCoreApplication.translate("CatalogueSection", u"\u5f53\u573a\u529e\u7406\u586b 0", None))
        self.label_urgent_workdays.setText(QCoreApplication.translate("CatalogueSection", u"\u7d27\u6025\u65f6\u9650(\u5de5\u4f5c\u65e5)", None))
#if QT_CONFIG(accessibility)
        self.field_urgent_workdays.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u7d27\u6025\u65f6\u9650(\u5de5\u4f5c\u65e5)", None))
#endif // QT_CONFIG(accessibility)
        self.field_urgent_workdays.setPlaceholderText(QCoreApplication.translate("CatalogueSection", u"\u6ca1\u6709\u5c31\u7559\u7a7a", None))
        self.label_documents.setText(QCoreApplication.translate("CatalogueSection", u"\u6240\u9700\u6750\u6599", None))
#if QT_CONFIG(accessibility)
        self.field_documents.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u6240\u9700\u6750\u6599", None))
#endif // QT_CONFIG(accessibility)
        self.field_documents.setPlaceholderText(QCoreApplication.translate("CatalogueSection", u"\u4e00\u884c\u4e00\u79cd", None))
        self.label_keywords.setText(QCoreApplication.translate("CatalogueSection", u"\u5e38\u7528\u8bf4\u6cd5", None))
#if QT_CONFIG(accessibility)
        self.field_keywords.setAccessibleName(QCoreApplication.translate("CatalogueSection", u"\u5e38\u7528\u8bf4\u6cd5", None))
#endif // QT_CONFIG(accessibility)
        self.field_keywords.setPlaceholderText(QCoreApplication.translate("CatalogueSection", u"\u5c45\u6c11\u600e\u4e48\u8bf4\u5c31\u600e\u4e48\u5199\uff0c\u7528\u987f\u53f7\u9694\u5f00", None))
        self.undo.setText(QCoreApplication.translate("CatalogueSection", u"\u64a4\u9500  Ctrl+Z", None))
        self.withdraw.setText(QCoreApplication.translate("CatalogueSection", u"\u505c\u7528  F8", None))
        self.reset.setText(QCoreApplication.translate("CatalogueSection", u"\u6062\u590d\u5171\u4eab  Ctrl+R", None))
        self.save.setText(QCoreApplication.translate("CatalogueSection", u"\u4fdd\u5b58  Ctrl+S", None))
    # retranslateUi

