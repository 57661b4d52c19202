# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_holidays.ui'
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

class Ui_HolidaysSection(object):
    def setupUi(self, HolidaysSection):
        if not HolidaysSection.objectName():
            HolidaysSection.setObjectName(u"HolidaysSection")
        self.layout_12 = QHBoxLayout(HolidaysSection)
        self.layout_12.setSpacing(10)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.year_panel = QFrame(HolidaysSection)
        self.year_panel.setObjectName(u"year_panel")
        self.year_panel.setProperty(u"role", u"panel")
        self.layout_6 = QVBoxLayout(self.year_panel)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(16, 12, 16, 12)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.earlier = QPushButton(self.year_panel)
        self.earlier.setObjectName(u"earlier")

        self.layout_2.addWidget(self.earlier)

        self.year = QLabel(self.year_panel)
        self.year.setObjectName(u"year")
        self.year.setText(u"")
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.year.setProperty(u"role", u"title")

        self.layout_2.addWidget(self.year)

        self.later = QPushButton(self.year_panel)
        self.later.setObjectName(u"later")

        self.layout_2.addWidget(self.later)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.summary = QLabel(self.year_panel)
        self.summary.setObjectName(u"summary")
        self.summary.setText(u"")
        self.summary.setProperty(u"role", u"muted")

        self.layout_2.addWidget(self.summary)


        self.layout_6.addLayout(self.layout_2)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.layout_6.addLayout(self.table_place)

        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.keys = QLabel(self.year_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setWordWrap(True)
        self.keys.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.keys)

        self.spacer_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.spacer_4)

        self.take_back = QPushButton(self.year_panel)
        self.take_back.setObjectName(u"take_back")

        self.layout_5.addWidget(self.take_back)


        self.layout_6.addLayout(self.layout_5)

        self.layout_6.setStretch(1, 1)

        self.layout_12.addWidget(self.year_panel)

        self.edit_panel = QFrame(HolidaysSection)
        self.edit_panel.setObjectName(u"edit_panel")
        self.edit_panel.setProperty(u"role", u"panel")
        self.layout_11 = QVBoxLayout(self.edit_panel)
        self.layout_11.setSpacing(8)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(16, 12, 16, 12)
        self.note = QFrame(self.edit_panel)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"alert", True)
        self.note.setProperty(u"role", u"note")
        self.layout_8 = QVBoxLayout(self.note)
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(12, 8, 12, 8)
        self.warning = QLabel(self.note)
        self.warning.setObjectName(u"warning")
        self.warning.setText(u"")
        self.warning.setWordWrap(True)
        self.warning.setProperty(u"role", u"warning")

        self.layout_8.addWidget(self.warning)


        self.layout_11.addWidget(self.note)

        self.day_title = QLabel(self.edit_panel)
        self.day_title.setObjectName(u"day_title")
        self.day_title.setProperty(u"role", u"heading")

        self.layout_11.addWidget(self.day_title)

        self.layout_7 = QGridLayout()
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setHorizontalSpacing(16)
        self.layout_7.setVerticalSpacing(8)
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.label_day = QLabel(self.edit_panel)
        self.label_day.setObjectName(u"label_day")
        self.label_day.setProperty(u"role", u"label")

        self.layout_7.addWidget(self.label_day, 0, 0, 1, 1)

        self.day = QLineEdit(self.edit_panel)
        self.day.setObjectName(u"day")

        self.layout_7.addWidget(self.day, 0, 1, 1, 1)

        self.label_kind = QLabel(self.edit_panel)
        self.label_kind.setObjectName(u"label_kind")
        self.label_kind.setProperty(u"role", u"label")

        self.layout_7.addWidget(self.label_kind, 1, 0, 1, 1)

        self.kind = ChipRow(self.edit_panel)
        self.kind.setObjectName(u"kind")

        self.layout_7.addWidget(self.kind, 1, 1, 1, 1)

        self.label_name = QLabel(self.edit_panel)
        self.label_name.setObjectName(u"label_name")
        self.label_name.setProperty(u"role", u"label")

        self.layout_7.addWidget(self.label_name, 2, 0, 1, 1)

        self.name = QLineEdit(self.edit_panel)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(40)

        self.layout_7.addWidget(self.name, 2, 1, 1, 1)

        self.layout_7.setColumnStretch(1, 1)

        self.layout_11.addLayout(self.layout_7)

        self.day_error = QLabel(self.edit_panel)
        self.day_error.setObjectName(u"day_error")
        self.day_error.setText(u"")
        self.day_error.setWordWrap(True)
        self.day_error.setProperty(u"role", u"error")

        self.layout_11.addWidget(self.day_error)

        self.layout_9 = QHBoxLayout()
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.whose = QLabel(self.edit_panel)
        self.whose.setObjectName(u"whose")
        self.whose.setText(u"")
        self.whose.setWordWrap(True)
        self.whose.setProperty(u"role", u"muted")

        self.layout_9.addWidget(self.whose)

        self.save = QPushButton(self.edit_panel)
        self.save.setObjectName(u"save")

        self.layout_9.addWidget(self.save)

        self.layout_9.setStretch(0, 1)

        self.layout_11.addLayout(self.layout_9)

        self.rule = QFrame(self.edit_panel)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.layout_11.addWidget(self.rule)

        self.paste_title = QLabel(self.edit_panel)
        self.paste_title.setObjectName(u"paste_title")
        self.paste_title.setProperty(u"role", u"heading")

        self.layout_11.addWidget(self.paste_title)

        self.paste_words = QLabel(self.edit_panel)
        self.paste_words.setObjectName(u"paste_words")
        self.paste_words.setWordWrap(True)
        self.paste_words.setProperty(u"role", u"muted")

        self.layout_11.addWidget(self.paste_words)

        self.paste = QPlainTextEdit(self.edit_panel)
        self.paste.setObjectName(u"paste")
        self.paste.setTabChangesFocus(True)

        self.layout_11.addWidget(self.paste)

        self.paste_error = QLabel(self.edit_panel)
        self.paste_error.setObjectName(u"paste_error")
        self.paste_error.setText(u"")
        self.paste_error.setWordWrap(True)
        self.paste_error.setProperty(u"role", u"error")

        self.layout_11.addWidget(self.paste_error)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.said = QLabel(self.edit_panel)
        self.said.setObjectName(u"said")
        self.said.setText(u"")
        self.said.setWordWrap(True)
        self.said.setProperty(u"role", u"good")

        self.layout_10.addWidget(self.said)

        self.undo = QPushButton(self.edit_panel)
        self.undo.setObjectName(u"undo")

        self.layout_10.addWidget(self.undo)

        self.enter = QPushButton(self.edit_panel)
        self.enter.setObjectName(u"enter")
        self.enter.setProperty(u"role", u"primary")

        self.layout_10.addWidget(self.enter)

        self.layout_10.setStretch(0, 1)

        self.layout_11.addLayout(self.layout_10)

        self.layout_11.setStretch(8, 1)

        self.layout_12.addWidget(self.edit_panel)

        self.layout_12.setStretch(0, 5)
        self.layout_12.setStretch(1, 4)
        QWidget.setTabOrder(self.earlier, self.later)
        QWidget.setTabOrder(self.later, self.take_back)
        QWidget.setTabOrder(self.take_back, self.day)
        QWidget.setTabOrder(self.day, self.kind)
        QWidget.setTabOrder(self.kind, self.name)
        QWidget.setTabOrder(self.name, self.save)
        QWidget.setTabOrder(self.save, self.paste)
        QWidget.setTabOrder(self.paste, self.undo)
        QWidget.setTabOrder(self.undo, self.enter)

        self.retranslateUi(HolidaysSection)

        QMetaObject.connectSlotsByName(HolidaysSection)
    # setupUi

    def retranslateUi(self, HolidaysSection):
        HolidaysSection.setWindowTitle(QCoreApplication.translate("HolidaysSection", u"\u8282\u5047\u65e5", None))
        self.earlier.setText(QCoreApplication.translate("HolidaysSection", u"\u2039  Alt+\u2190", None))
#if QT_CONFIG(accessibility)
        self.earlier.setAccessibleName(QCoreApplication.translate("HolidaysSection", u"\u524d\u4e00\u5e74", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.earlier.setToolTip(QCoreApplication.translate("HolidaysSection", u"\u524d\u4e00\u5e74  Alt+\u2190", None))
#endif // QT_CONFIG(tooltip)
        self.later.setText(QCoreApplication.translate("HolidaysSection", u"Alt+\u2192  \u203a", None))
#if QT_CONFIG(accessibility)
        self.later.setAccessibleName(QCoreApplication.translate("HolidaysSection", u"\u540e\u4e00\u5e74", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.later.setToolTip(QCoreApplication.translate("HolidaysSection", u"\u540e\u4e00\u5e74  Alt+\u2192", None))
#endif // QT_CONFIG(tooltip)
        self.keys.setText(QCoreApplication.translate("HolidaysSection", u"\u2191\u2193 \u9009\u62e9   Enter \u53d6\u5230\u53f3\u8fb9\u4fee\u6539", None))
        self.take_back.setText(QCoreApplication.translate("HolidaysSection", u"\u5220\u9664\u5f55\u5165  Del", None))
        self.day_title.setText(QCoreApplication.translate("HolidaysSection", u"\u5f55\u5165\u4e00\u5929", None))
        self.label_day.setText(QCoreApplication.translate("HolidaysSection", u"\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("HolidaysSection", u"\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.day.setPlaceholderText(QCoreApplication.translate("HolidaysSection", u"\u4f8b\u5982 1\u67081\u65e5\u30012027-01-01", None))
        self.label_kind.setText(QCoreApplication.translate("HolidaysSection", u"\u5b89\u6392", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("HolidaysSection", u"\u5b89\u6392", None))
#endif // QT_CONFIG(accessibility)
        self.label_name.setText(QCoreApplication.translate("HolidaysSection", u"\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("HolidaysSection", u"\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("HolidaysSection", u"\u4f8b\u5982 \u5143\u65e6\uff1b\u53ef\u4ee5\u4e0d\u586b", None))
        self.save.setText(QCoreApplication.translate("HolidaysSection", u"\u4fdd\u5b58\u8fd9\u4e00\u5929  Ctrl+S", None))
        self.paste_title.setText(QCoreApplication.translate("HolidaysSection", u"\u7c98\u8d34\u5168\u5e74\u5b89\u6392", None))
        self.paste_words.setText(QCoreApplication.translate("HolidaysSection", u"\u6bcf\u884c\u5199\u201c\u65e5\u671f \u4f11\u6216\u73ed \u540d\u79f0\u201d\uff1b\u56fd\u52a1\u9662\u529e\u516c\u5385\u7684\u653e\u5047\u901a\u77e5\u4e5f\u53ef\u4ee5\u6574\u6bb5\u7c98\u8d34\u3002\u6ca1\u5199\u5e74\u4efd\u7684\uff0c\u6309\u5de6\u8fb9\u663e\u793a\u7684\u5e74\u4efd\u3002", None))
#if QT_CONFIG(accessibility)
        self.paste.setAccessibleName(QCoreApplication.translate("HolidaysSection", u"\u7c98\u8d34\u5168\u5e74\u5b89\u6392", None))
#endif // QT_CONFIG(accessibility)
        self.paste.setPlaceholderText(QCoreApplication.translate("HolidaysSection", u"1\u67081\u65e5 \u4f11 \u5143\u65e6\n"
"2\u67085\u65e5\u81f312\u65e5 \u4f11 \u6625\u8282\n"
"2\u670814\u65e5 \u73ed", None))
        self.undo.setText(QCoreApplication.translate("HolidaysSection", u"\u64a4\u9500  Alt+Z", None))
        self.enter.setText(QCoreApplication.translate("HolidaysSection", u"\u5168\u90e8\u5f55\u5165  Ctrl+Enter", None))
    # retranslateUi

