# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'ledger_assistant.ui'
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
    QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel

class Ui_LedgerAssistant(object):
    def setupUi(self, LedgerAssistant):
        if not LedgerAssistant.objectName():
            LedgerAssistant.setObjectName(u"LedgerAssistant")
        self.layout_22 = QVBoxLayout(LedgerAssistant)
        self.layout_22.setSpacing(10)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setContentsMargins(16, 12, 16, 12)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(16)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(LedgerAssistant)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"title")

        self.layout_2.addWidget(self.heading)

        self.about = QLabel(LedgerAssistant)
        self.about.setObjectName(u"about")
        self.about.setProperty(u"role", u"muted")

        self.layout_2.addWidget(self.about)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.leave = QPushButton(LedgerAssistant)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)

        self.layout_2.setStretch(2, 1)

        self.layout_22.addLayout(self.layout_2)

        self.steps = QStackedWidget(LedgerAssistant)
        self.steps.setObjectName(u"steps")
        self.drop_page = QWidget()
        self.drop_page.setObjectName(u"drop_page")
        self.layout_12 = QVBoxLayout(self.drop_page)
        self.layout_12.setSpacing(8)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.drop_panel = QFrame(self.drop_page)
        self.drop_panel.setObjectName(u"drop_panel")
        self.drop_panel.setProperty(u"role", u"panel")
        self.layout_11 = QVBoxLayout(self.drop_panel)
        self.layout_11.setSpacing(12)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(24, 24, 24, 24)
        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_11.addItem(self.spacer_3)

        self.drop_words = QLabel(self.drop_panel)
        self.drop_words.setObjectName(u"drop_words")
        self.drop_words.setProperty(u"role", u"title")
        self.drop_words.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.layout_11.addWidget(self.drop_words)

        self.drop_kinds = QLabel(self.drop_panel)
        self.drop_kinds.setObjectName(u"drop_kinds")
        self.drop_kinds.setProperty(u"role", u"muted")
        self.drop_kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop_kinds.setWordWrap(True)

        self.layout_11.addWidget(self.drop_kinds)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.spacer_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_4)

        self.choose = QPushButton(self.drop_panel)
        self.choose.setObjectName(u"choose")
        self.choose.setProperty(u"role", u"primary")

        self.layout_6.addWidget(self.choose)

        self.spacer_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_5)


        self.layout_11.addLayout(self.layout_6)

        self.layout_9 = QHBoxLayout()
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.spacer_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_9.addItem(self.spacer_7)

        self.password = QLineEdit(self.drop_panel)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaximumSize(QSize(220, 16777215))

        self.layout_9.addWidget(self.password)

        self.open_protected = QPushButton(self.drop_panel)
        self.open_protected.setObjectName(u"open_protected")

        self.layout_9.addWidget(self.open_protected)

        self.spacer_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_9.addItem(self.spacer_8)


        self.layout_11.addLayout(self.layout_9)

        self.file_error = QLabel(self.drop_panel)
        self.file_error.setObjectName(u"file_error")
        self.file_error.setProperty(u"role", u"error")
        self.file_error.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.file_error.setWordWrap(True)

        self.layout_11.addWidget(self.file_error)

        self.spacer_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_11.addItem(self.spacer_10)

        self.layout_11.setStretch(0, 3)
        self.layout_11.setStretch(6, 4)

        self.layout_12.addWidget(self.drop_panel)

        self.steps.addWidget(self.drop_page)
        self.work_page = QWidget()
        self.work_page.setObjectName(u"work_page")
        self.layout_19 = QHBoxLayout(self.work_page)
        self.layout_19.setSpacing(10)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(0, 0, 0, 0)
        self.mapping_panel = QFrame(self.work_page)
        self.mapping_panel.setObjectName(u"mapping_panel")
        self.mapping_panel.setProperty(u"role", u"panel")
        self.layout_17 = QVBoxLayout(self.mapping_panel)
        self.layout_17.setSpacing(8)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(16, 12, 16, 12)
        self.layout_13 = QHBoxLayout()
        self.layout_13.setSpacing(8)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.file_name = ElidedLabel(self.mapping_panel)
        self.file_name.setObjectName(u"file_name")
        self.file_name.setProperty(u"role", u"strong")

        self.layout_13.addWidget(self.file_name)

        self.another = QPushButton(self.mapping_panel)
        self.another.setObjectName(u"another")
        self.another.setProperty(u"role", u"link")

        self.layout_13.addWidget(self.another)

        self.layout_13.setStretch(0, 1)

        self.layout_17.addLayout(self.layout_13)

        self.layout_14 = QHBoxLayout()
        self.layout_14.setSpacing(8)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.sheet = QComboBox(self.mapping_panel)
        self.sheet.setObjectName(u"sheet")
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.layout_14.addWidget(self.sheet)

        self.take_sheet = QPushButton(self.mapping_panel)
        self.take_sheet.setObjectName(u"take_sheet")
        self.take_sheet.setProperty(u"role", u"chip")
        self.take_sheet.setCheckable(True)

        self.layout_14.addWidget(self.take_sheet)

        self.layout_14.setStretch(0, 1)

        self.layout_17.addLayout(self.layout_14)

        self.layout_16 = QHBoxLayout()
        self.layout_16.setSpacing(8)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.header_label = QLabel(self.mapping_panel)
        self.header_label.setObjectName(u"header_label")
        self.header_label.setProperty(u"role", u"label")

        self.layout_16.addWidget(self.header_label)

        self.header_row = QLineEdit(self.mapping_panel)
        self.header_row.setObjectName(u"header_row")
        self.header_row.setMaximumSize(QSize(80, 16777215))

        self.layout_16.addWidget(self.header_row)

        self.spacer_15 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_16.addItem(self.spacer_15)

        self.year_label = QLabel(self.mapping_panel)
        self.year_label.setObjectName(u"year_label")
        self.year_label.setProperty(u"role", u"label")

        self.layout_16.addWidget(self.year_label)

        self.year = QLineEdit(self.mapping_panel)
        self.year.setObjectName(u"year")
        self.year.setMaximumSize(QSize(80, 16777215))

        self.layout_16.addWidget(self.year)

        self.layout_16.setStretch(2, 1)

        self.layout_17.addLayout(self.layout_16)

        self.rule = QFrame(self.mapping_panel)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.layout_17.addWidget(self.rule)

        self.mapping_area = QScrollArea(self.mapping_panel)
        self.mapping_area.setObjectName(u"mapping_area")
        self.mapping_area.setWidgetResizable(True)
        self.mapping_area.setFrameShape(QFrame.Shape.NoFrame)
        self.mapping_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.mapping_rows = QWidget()
        self.mapping_rows.setObjectName(u"mapping_rows")
        self.mapping_area.setWidget(self.mapping_rows)

        self.layout_17.addWidget(self.mapping_area)

        self.mapping_error = QLabel(self.mapping_panel)
        self.mapping_error.setObjectName(u"mapping_error")
        self.mapping_error.setProperty(u"role", u"error")
        self.mapping_error.setWordWrap(True)

        self.layout_17.addWidget(self.mapping_error)

        self.layout_17.setStretch(4, 1)

        self.layout_19.addWidget(self.mapping_panel)

        self.preview_panel = QFrame(self.work_page)
        self.preview_panel.setObjectName(u"preview_panel")
        self.preview_panel.setProperty(u"role", u"panel")
        self.layout_18 = QVBoxLayout(self.preview_panel)
        self.layout_18.setSpacing(8)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(16, 12, 16, 12)
        self.kinds = ChipRow(self.preview_panel)
        self.kinds.setObjectName(u"kinds")

        self.layout_18.addWidget(self.kinds)

        self.summary = QLabel(self.preview_panel)
        self.summary.setObjectName(u"summary")
        self.summary.setProperty(u"role", u"muted")
        self.summary.setWordWrap(True)

        self.layout_18.addWidget(self.summary)

        self.tables = QStackedWidget(self.preview_panel)
        self.tables.setObjectName(u"tables")

        self.layout_18.addWidget(self.tables)

        self.layout_18.setStretch(2, 1)

        self.layout_19.addWidget(self.preview_panel)

        self.layout_19.setStretch(0, 5)
        self.layout_19.setStretch(1, 6)
        self.steps.addWidget(self.work_page)

        self.layout_22.addWidget(self.steps)

        self.foot = QFrame(LedgerAssistant)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"role", u"panel")
        self.layout_21 = QHBoxLayout(self.foot)
        self.layout_21.setSpacing(12)
        self.layout_21.setObjectName(u"layout_21")
        self.layout_21.setContentsMargins(16, 10, 16, 10)
        self.layout_20 = QVBoxLayout()
        self.layout_20.setSpacing(6)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(0, 0, 0, 0)
        self.words = QLabel(self.foot)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.layout_20.addWidget(self.words)

        self.progress = QProgressBar(self.foot)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.layout_20.addWidget(self.progress)


        self.layout_21.addLayout(self.layout_20)

        self.undo = QPushButton(self.foot)
        self.undo.setObjectName(u"undo")

        self.layout_21.addWidget(self.undo)

        self.stop = QPushButton(self.foot)
        self.stop.setObjectName(u"stop")

        self.layout_21.addWidget(self.stop)

        self.start = QPushButton(self.foot)
        self.start.setObjectName(u"start")
        self.start.setProperty(u"role", u"primary")

        self.layout_21.addWidget(self.start)

        self.layout_21.setStretch(0, 1)

        self.layout_22.addWidget(self.foot)

        self.layout_22.setStretch(1, 1)

        self.retranslateUi(LedgerAssistant)

        QMetaObject.connectSlotsByName(LedgerAssistant)
    # setupUi

    def retranslateUi(self, LedgerAssistant):
        LedgerAssistant.setWindowTitle(QCoreApplication.translate("LedgerAssistant", u"\u63a5\u5165\u53f0\u8d26", None))
        self.heading.setText(QCoreApplication.translate("LedgerAssistant", u"\u63a5\u5165\u53f0\u8d26", None))
        self.about.setText(QCoreApplication.translate("LedgerAssistant", u"\u624b\u5de5\u767b\u8bb0\u7684\u6765\u8bbf\u53f0\u8d26\uff0c\u4e00\u884c\u63a5\u6210\u4e00\u4ef6\uff1b\u539f\u6587\u4ef6\u4e0d\u6539\u52a8\u3002", None))
        self.leave.setText(QCoreApplication.translate("LedgerAssistant", u"\u8fd4\u56de  Esc", None))
        self.drop_words.setText(QCoreApplication.translate("LedgerAssistant", u"\u628a\u53f0\u8d26\u6587\u4ef6\u62d6\u5230\u8fd9\u91cc", None))
        self.drop_kinds.setText(QCoreApplication.translate("LedgerAssistant", u"Excel \u5de5\u4f5c\u7c3f\uff08.xlsx\uff09\u6216 .csv \u90fd\u53ef\u4ee5\uff0c\u5217\u540d\u548c\u987a\u5e8f\u4e0d\u5fc5\u7edf\u4e00\u3002", None))
        self.choose.setText(QCoreApplication.translate("LedgerAssistant", u"\u9009\u62e9\u6587\u4ef6  Ctrl+O", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("LedgerAssistant", u"\u6253\u5f00\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("LedgerAssistant", u"\u6253\u5f00\u5bc6\u7801", None))
        self.open_protected.setText(QCoreApplication.translate("LedgerAssistant", u"\u6253\u5f00  Enter", None))
        self.another.setText(QCoreApplication.translate("LedgerAssistant", u"\u6362\u6587\u4ef6  Ctrl+O", None))
#if QT_CONFIG(accessibility)
        self.sheet.setAccessibleName(QCoreApplication.translate("LedgerAssistant", u"\u5de5\u4f5c\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.take_sheet.setText(QCoreApplication.translate("LedgerAssistant", u"\u63a5\u5165\u8fd9\u5f20\u8868  Alt+T", None))
        self.header_label.setText(QCoreApplication.translate("LedgerAssistant", u"\u8868\u5934\u5728\u7b2c\u51e0\u884c", None))
#if QT_CONFIG(accessibility)
        self.header_row.setAccessibleName(QCoreApplication.translate("LedgerAssistant", u"\u8868\u5934\u5728\u7b2c\u51e0\u884c", None))
#endif // QT_CONFIG(accessibility)
        self.year_label.setText(QCoreApplication.translate("LedgerAssistant", u"\u65e5\u671f\u7f3a\u5e74\u4efd\u65f6\u6309", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("LedgerAssistant", u"\u65e5\u671f\u7f3a\u5e74\u4efd\u65f6\u6309", None))
#endif // QT_CONFIG(accessibility)
        self.year.setPlaceholderText(QCoreApplication.translate("LedgerAssistant", u"\u81ea\u52a8", None))
#if QT_CONFIG(accessibility)
        self.kinds.setAccessibleName(QCoreApplication.translate("LedgerAssistant", u"\u6838\u5bf9\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("LedgerAssistant", u"\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.undo.setText(QCoreApplication.translate("LedgerAssistant", u"\u64a4\u9500\u8fd9\u6b21\u63a5\u5165  Ctrl+Z", None))
        self.stop.setText(QCoreApplication.translate("LedgerAssistant", u"\u53d6\u6d88  Esc", None))
        self.start.setText(QCoreApplication.translate("LedgerAssistant", u"\u5f00\u59cb\u63a5\u5165  Ctrl+Enter", None))
    # retranslateUi

