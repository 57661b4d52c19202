# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_erasure.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_ErasureSection(object):
    def setupUi(self, ErasureSection):
        if not ErasureSection.objectName():
            ErasureSection.setObjectName(u"ErasureSection")
        self.layout = QHBoxLayout(ErasureSection)
        self.layout.setSpacing(10)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.terms_panel = QFrame(ErasureSection)
        self.terms_panel.setObjectName(u"terms_panel")
        self.terms_panel.setProperty(u"role", u"panel")
        self.terms_box = QVBoxLayout(self.terms_panel)
        self.terms_box.setSpacing(8)
        self.terms_box.setObjectName(u"terms_box")
        self.terms_box.setContentsMargins(20, 16, 20, 16)
        self.terms_title = QLabel(self.terms_panel)
        self.terms_title.setObjectName(u"terms_title")
        self.terms_title.setProperty(u"role", u"heading")

        self.terms_box.addWidget(self.terms_title)

        self.terms_words = QLabel(self.terms_panel)
        self.terms_words.setObjectName(u"terms_words")
        self.terms_words.setWordWrap(True)
        self.terms_words.setProperty(u"role", u"muted")

        self.terms_box.addWidget(self.terms_words)

        self.terms_place = QVBoxLayout()
        self.terms_place.setSpacing(8)
        self.terms_place.setObjectName(u"terms_place")
        self.terms_place.setContentsMargins(0, 0, 0, 0)

        self.terms_box.addLayout(self.terms_place)

        self.years_row = QHBoxLayout()
        self.years_row.setSpacing(8)
        self.years_row.setObjectName(u"years_row")
        self.years_row.setContentsMargins(0, 0, 0, 0)
        self.years_label = QLabel(self.terms_panel)
        self.years_label.setObjectName(u"years_label")
        self.years_label.setProperty(u"role", u"label")

        self.years_row.addWidget(self.years_label)

        self.years = QLineEdit(self.terms_panel)
        self.years.setObjectName(u"years")
        self.years.setMaxLength(3)

        self.years_row.addWidget(self.years)

        self.save_years = QPushButton(self.terms_panel)
        self.save_years.setObjectName(u"save_years")

        self.years_row.addWidget(self.save_years)

        self.years_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.years_row.addItem(self.years_space)

        self.show_due = QPushButton(self.terms_panel)
        self.show_due.setObjectName(u"show_due")

        self.years_row.addWidget(self.show_due)


        self.terms_box.addLayout(self.years_row)

        self.terms_error = QLabel(self.terms_panel)
        self.terms_error.setObjectName(u"terms_error")
        self.terms_error.setWordWrap(True)
        self.terms_error.setProperty(u"role", u"error")

        self.terms_box.addWidget(self.terms_error)

        self.find_row = QHBoxLayout()
        self.find_row.setSpacing(8)
        self.find_row.setObjectName(u"find_row")
        self.find_row.setContentsMargins(0, 0, 0, 0)
        self.find = QLineEdit(self.terms_panel)
        self.find.setObjectName(u"find")

        self.find_row.addWidget(self.find)


        self.terms_box.addLayout(self.find_row)

        self.found_place = QVBoxLayout()
        self.found_place.setSpacing(8)
        self.found_place.setObjectName(u"found_place")
        self.found_place.setContentsMargins(0, 0, 0, 0)

        self.terms_box.addLayout(self.found_place)

        self.cause_row = QHBoxLayout()
        self.cause_row.setSpacing(8)
        self.cause_row.setObjectName(u"cause_row")
        self.cause_row.setContentsMargins(0, 0, 0, 0)
        self.cause = ChipRow(self.terms_panel)
        self.cause.setObjectName(u"cause")

        self.cause_row.addWidget(self.cause)

        self.cause_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.cause_row.addItem(self.cause_space)

        self.propose = QPushButton(self.terms_panel)
        self.propose.setObjectName(u"propose")

        self.cause_row.addWidget(self.propose)

        self.propose_due = QPushButton(self.terms_panel)
        self.propose_due.setObjectName(u"propose_due")

        self.cause_row.addWidget(self.propose_due)


        self.terms_box.addLayout(self.cause_row)

        self.find_error = QLabel(self.terms_panel)
        self.find_error.setObjectName(u"find_error")
        self.find_error.setWordWrap(True)
        self.find_error.setProperty(u"role", u"error")

        self.terms_box.addWidget(self.find_error)

        self.terms_box.setStretch(2, 3)
        self.terms_box.setStretch(6, 2)

        self.layout.addWidget(self.terms_panel)

        self.list_panel = QFrame(ErasureSection)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(20, 16, 20, 16)
        self.list_head = QHBoxLayout()
        self.list_head.setSpacing(8)
        self.list_head.setObjectName(u"list_head")
        self.list_head.setContentsMargins(0, 0, 0, 0)
        self.list_title = QLabel(self.list_panel)
        self.list_title.setObjectName(u"list_title")
        self.list_title.setProperty(u"role", u"heading")

        self.list_head.addWidget(self.list_title)

        self.lists = QComboBox(self.list_panel)
        self.lists.setObjectName(u"lists")

        self.list_head.addWidget(self.lists)

        self.list_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.list_head.addItem(self.list_space)

        self.withdraw = QPushButton(self.list_panel)
        self.withdraw.setObjectName(u"withdraw")

        self.list_head.addWidget(self.withdraw)


        self.list_box.addLayout(self.list_head)

        self.list_words = QLabel(self.list_panel)
        self.list_words.setObjectName(u"list_words")
        self.list_words.setWordWrap(True)
        self.list_words.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.list_words)

        self.rows_place = QVBoxLayout()
        self.rows_place.setSpacing(8)
        self.rows_place.setObjectName(u"rows_place")
        self.rows_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.rows_place)

        self.reason_row = QHBoxLayout()
        self.reason_row.setSpacing(8)
        self.reason_row.setObjectName(u"reason_row")
        self.reason_row.setContentsMargins(0, 0, 0, 0)
        self.reason = QLineEdit(self.list_panel)
        self.reason.setObjectName(u"reason")
        self.reason.setMaxLength(100)

        self.reason_row.addWidget(self.reason)

        self.remove = QPushButton(self.list_panel)
        self.remove.setObjectName(u"remove")

        self.reason_row.addWidget(self.remove)

        self.confirm = QPushButton(self.list_panel)
        self.confirm.setObjectName(u"confirm")
        self.confirm.setProperty(u"role", u"primary")

        self.reason_row.addWidget(self.confirm)


        self.list_box.addLayout(self.reason_row)

        self.list_error = QLabel(self.list_panel)
        self.list_error.setObjectName(u"list_error")
        self.list_error.setWordWrap(True)
        self.list_error.setProperty(u"role", u"error")

        self.list_box.addWidget(self.list_error)

        self.progress_row = QHBoxLayout()
        self.progress_row.setSpacing(8)
        self.progress_row.setObjectName(u"progress_row")
        self.progress_row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar(self.list_panel)
        self.progress.setObjectName(u"progress")

        self.progress_row.addWidget(self.progress)

        self.stop = QPushButton(self.list_panel)
        self.stop.setObjectName(u"stop")

        self.progress_row.addWidget(self.stop)


        self.list_box.addLayout(self.progress_row)

        self.told = QLabel(self.list_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.list_box.addWidget(self.told)

        self.accounts = QLabel(self.list_panel)
        self.accounts.setObjectName(u"accounts")
        self.accounts.setWordWrap(True)
        self.accounts.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.accounts)

        self.backups = QLabel(self.list_panel)
        self.backups.setObjectName(u"backups")
        self.backups.setWordWrap(True)
        self.backups.setProperty(u"role", u"warning")

        self.list_box.addWidget(self.backups)

        self.list_box.setStretch(2, 1)

        self.layout.addWidget(self.list_panel)

        self.layout.setStretch(0, 1)
        self.layout.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.years_label.setBuddy(self.years)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.years, self.save_years)
        QWidget.setTabOrder(self.save_years, self.show_due)
        QWidget.setTabOrder(self.show_due, self.find)
        QWidget.setTabOrder(self.find, self.cause)
        QWidget.setTabOrder(self.cause, self.propose)
        QWidget.setTabOrder(self.propose, self.propose_due)
        QWidget.setTabOrder(self.propose_due, self.lists)
        QWidget.setTabOrder(self.lists, self.reason)
        QWidget.setTabOrder(self.reason, self.remove)
        QWidget.setTabOrder(self.remove, self.confirm)
        QWidget.setTabOrder(self.confirm, self.withdraw)
        QWidget.setTabOrder(self.withdraw, self.stop)

        self.retranslateUi(ErasureSection)

        QMetaObject.connectSlotsByName(ErasureSection)
    # setupUi

    def retranslateUi(self, ErasureSection):
        ErasureSection.setWindowTitle(QCoreApplication.translate("ErasureSection", u"\u4fdd\u5b58\u4e0e\u9500\u6bc1", None))
        self.terms_title.setText(QCoreApplication.translate("ErasureSection", u"\u4fdd\u5b58\u671f\u9650", None))
        self.terms_words.setText(QCoreApplication.translate("ErasureSection", u"\u5230\u671f\u7531\u529e\u7ed3\u6216\u6700\u540e\u4e00\u6b21\u6765\u8bbf\u7b97\u8d77\uff1b\u6ca1\u6709\u529e\u7ed3\u7684\u3001\u8fd1\u671f\u8fd8\u6709\u6765\u8bbf\u7684\uff0c\u90fd\u4e0d\u4f1a\u5230\u671f\u3002", None))
        self.years_label.setText(QCoreApplication.translate("ErasureSection", u"\u4fdd\u5b58\u5e74\u6570(0 \u4e3a\u957f\u671f)", None))
#if QT_CONFIG(accessibility)
        self.years.setAccessibleName(QCoreApplication.translate("ErasureSection", u"\u4fdd\u5b58\u5e74\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.save_years.setText(QCoreApplication.translate("ErasureSection", u"\u6539\u5e74\u9650  Ctrl+S", None))
        self.show_due.setText(QCoreApplication.translate("ErasureSection", u"\u770b\u5230\u671f\u8bb0\u5f55  Ctrl+D", None))
#if QT_CONFIG(accessibility)
        self.find.setAccessibleName(QCoreApplication.translate("ErasureSection", u"\u67e5\u627e\u8981\u9500\u6bc1\u7684\u8bb0\u5f55", None))
#endif // QT_CONFIG(accessibility)
        self.find.setPlaceholderText(QCoreApplication.translate("ErasureSection", u"\u5355\u72ec\u9500\u6bc1\uff1a\u59d3\u540d\u3001\u62fc\u97f3\u3001\u7535\u8bdd\u6216\u7f16\u53f7  Ctrl+F", None))
#if QT_CONFIG(accessibility)
        self.cause.setAccessibleName(QCoreApplication.translate("ErasureSection", u"\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.propose.setText(QCoreApplication.translate("ErasureSection", u"\u5217\u5165\u6e05\u5355  Ctrl+Enter", None))
        self.propose_due.setText(QCoreApplication.translate("ErasureSection", u"\u5230\u671f\u7684\u5168\u90e8\u5217\u5165  Ctrl+L", None))
        self.list_title.setText(QCoreApplication.translate("ErasureSection", u"\u9500\u6bc1\u6e05\u5355", None))
#if QT_CONFIG(accessibility)
        self.lists.setAccessibleName(QCoreApplication.translate("ErasureSection", u"\u6e05\u5355", None))
#endif // QT_CONFIG(accessibility)
        self.withdraw.setText(QCoreApplication.translate("ErasureSection", u"\u64a4\u56de\u6e05\u5355", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("ErasureSection", u"\u8bf4\u660e\u6216\u79fb\u51fa\u7684\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("ErasureSection", u"\u8bf4\u660e\u6216\u79fb\u51fa\u7684\u7406\u7531(\u4e0d\u8981\u5199\u59d3\u540d\u3001\u53f7\u7801)", None))
        self.remove.setText(QCoreApplication.translate("ErasureSection", u"\u79fb\u51fa  Del", None))
        self.confirm.setText(QCoreApplication.translate("ErasureSection", u"\u786e\u8ba4\u9500\u6bc1  F8", None))
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("ErasureSection", u"\u9500\u6bc1\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.stop.setText(QCoreApplication.translate("ErasureSection", u"\u505c\u4e0b  Esc", None))
    # retranslateUi

