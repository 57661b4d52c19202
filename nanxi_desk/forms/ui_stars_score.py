# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_score.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel

class Ui_ScorePage(object):
    def setupUi(self, ScorePage):
        if not ScorePage.objectName():
            ScorePage.setObjectName(u"ScorePage")
        self.outer = QVBoxLayout(ScorePage)
        self.outer.setSpacing(0)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(ScorePage)
        self.stack.setObjectName(u"stack")
        self.walk = QWidget()
        self.walk.setObjectName(u"walk")
        self.body = QHBoxLayout(self.walk)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(self.walk)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(12, 10, 12, 10)
        self.judge_row = QHBoxLayout()
        self.judge_row.setSpacing(8)
        self.judge_row.setObjectName(u"judge_row")
        self.judge_row.setContentsMargins(0, 0, 0, 0)
        self.judge_label = QLabel(self.list_panel)
        self.judge_label.setObjectName(u"judge_label")
        self.judge_label.setProperty(u"role", u"label")

        self.judge_row.addWidget(self.judge_label)

        self.judge = QComboBox(self.list_panel)
        self.judge.setObjectName(u"judge")

        self.judge_row.addWidget(self.judge)

        self.judge_row.setStretch(1, 1)

        self.list_box.addLayout(self.judge_row)

        self.search = QLineEdit(self.list_panel)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.list_box.addWidget(self.search)

        self.which = ChipRow(self.list_panel)
        self.which.setObjectName(u"which")

        self.list_box.addWidget(self.which)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.progress = QLabel(self.list_panel)
        self.progress.setObjectName(u"progress")
        self.progress.setWordWrap(True)
        self.progress.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.progress)

        self.list_buttons = QHBoxLayout()
        self.list_buttons.setSpacing(8)
        self.list_buttons.setObjectName(u"list_buttons")
        self.list_buttons.setContentsMargins(0, 0, 0, 0)
        self.books = QPushButton(self.list_panel)
        self.books.setObjectName(u"books")

        self.list_buttons.addWidget(self.books)

        self.print_sheet = QPushButton(self.list_panel)
        self.print_sheet.setObjectName(u"print_sheet")

        self.list_buttons.addWidget(self.print_sheet)


        self.list_box.addLayout(self.list_buttons)

        self.list_box.setStretch(3, 1)

        self.body.addWidget(self.list_panel)

        self.sheet_panel = QFrame(self.walk)
        self.sheet_panel.setObjectName(u"sheet_panel")
        self.sheet_panel.setProperty(u"role", u"panel")
        self.sheet_box = QVBoxLayout(self.sheet_panel)
        self.sheet_box.setSpacing(6)
        self.sheet_box.setObjectName(u"sheet_box")
        self.sheet_box.setContentsMargins(12, 10, 12, 10)
        self.sheet_head = QHBoxLayout()
        self.sheet_head.setSpacing(8)
        self.sheet_head.setObjectName(u"sheet_head")
        self.sheet_head.setContentsMargins(0, 0, 0, 0)
        self.titles = QVBoxLayout()
        self.titles.setSpacing(0)
        self.titles.setObjectName(u"titles")
        self.titles.setContentsMargins(0, 0, 0, 0)
        self.group = ElidedLabel(self.sheet_panel)
        self.group.setObjectName(u"group")
        self.group.setProperty(u"role", u"heading")

        self.titles.addWidget(self.group)

        self.meta = ElidedLabel(self.sheet_panel)
        self.meta.setObjectName(u"meta")
        self.meta.setProperty(u"role", u"muted")

        self.titles.addWidget(self.meta)


        self.sheet_head.addLayout(self.titles)

        self.earlier = QPushButton(self.sheet_panel)
        self.earlier.setObjectName(u"earlier")

        self.sheet_head.addWidget(self.earlier)

        self.later = QPushButton(self.sheet_panel)
        self.later.setObjectName(u"later")

        self.sheet_head.addWidget(self.later)

        self.total = QLabel(self.sheet_panel)
        self.total.setObjectName(u"total")
        self.total.setProperty(u"role", u"number")

        self.sheet_head.addWidget(self.total)

        self.sheet_head.setStretch(0, 1)

        self.sheet_box.addLayout(self.sheet_head)

        self.locked_box = QFrame(self.sheet_panel)
        self.locked_box.setObjectName(u"locked_box")
        self.locked_box.setProperty(u"role", u"note")
        self.locked_lines = QVBoxLayout(self.locked_box)
        self.locked_lines.setSpacing(8)
        self.locked_lines.setObjectName(u"locked_lines")
        self.locked_lines.setContentsMargins(12, 10, 12, 10)
        self.locked_words = QLabel(self.locked_box)
        self.locked_words.setObjectName(u"locked_words")
        self.locked_words.setWordWrap(True)

        self.locked_lines.addWidget(self.locked_words)

        self.locked_row = QHBoxLayout()
        self.locked_row.setSpacing(8)
        self.locked_row.setObjectName(u"locked_row")
        self.locked_row.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit(self.locked_box)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.locked_row.addWidget(self.password)

        self.unlock = QPushButton(self.locked_box)
        self.unlock.setObjectName(u"unlock")
        self.unlock.setProperty(u"role", u"primary")

        self.locked_row.addWidget(self.unlock)

        self.locked_row.setStretch(0, 1)

        self.locked_lines.addLayout(self.locked_row)

        self.locked_error = QLabel(self.locked_box)
        self.locked_error.setObjectName(u"locked_error")
        self.locked_error.setWordWrap(True)
        self.locked_error.setProperty(u"role", u"error")

        self.locked_lines.addWidget(self.locked_error)


        self.sheet_box.addWidget(self.locked_box)

        self.grid_place = QVBoxLayout()
        self.grid_place.setSpacing(8)
        self.grid_place.setObjectName(u"grid_place")
        self.grid_place.setContentsMargins(0, 0, 0, 0)

        self.sheet_box.addLayout(self.grid_place)

        self.seal_row = QHBoxLayout()
        self.seal_row.setSpacing(8)
        self.seal_row.setObjectName(u"seal_row")
        self.seal_row.setContentsMargins(0, 0, 0, 0)
        self.seal = ElidedLabel(self.sheet_panel)
        self.seal.setObjectName(u"seal")
        self.seal.setProperty(u"role", u"muted")

        self.seal_row.addWidget(self.seal)

        self.missing = QPushButton(self.sheet_panel)
        self.missing.setObjectName(u"missing")
        self.missing.setProperty(u"role", u"link")

        self.seal_row.addWidget(self.missing)

        self.seal_row.setStretch(0, 1)

        self.sheet_box.addLayout(self.seal_row)

        self.told = QLabel(self.sheet_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.sheet_box.addWidget(self.told)

        self.recuse_box = QFrame(self.sheet_panel)
        self.recuse_box.setObjectName(u"recuse_box")
        self.recuse_line = QHBoxLayout(self.recuse_box)
        self.recuse_line.setSpacing(8)
        self.recuse_line.setObjectName(u"recuse_line")
        self.recuse_line.setContentsMargins(0, 0, 0, 0)
        self.reason = QLineEdit(self.recuse_box)
        self.reason.setObjectName(u"reason")

        self.recuse_line.addWidget(self.reason)

        self.recuse_sure = QPushButton(self.recuse_box)
        self.recuse_sure.setObjectName(u"recuse_sure")
        self.recuse_sure.setProperty(u"role", u"primary")

        self.recuse_line.addWidget(self.recuse_sure)

        self.recuse_back = QPushButton(self.recuse_box)
        self.recuse_back.setObjectName(u"recuse_back")

        self.recuse_line.addWidget(self.recuse_back)

        self.recuse_line.setStretch(0, 1)

        self.sheet_box.addWidget(self.recuse_box)

        self.sheet_foot = QHBoxLayout()
        self.sheet_foot.setSpacing(8)
        self.sheet_foot.setObjectName(u"sheet_foot")
        self.sheet_foot.setContentsMargins(0, 0, 0, 0)
        self.remark = QLineEdit(self.sheet_panel)
        self.remark.setObjectName(u"remark")

        self.sheet_foot.addWidget(self.remark)

        self.recuse = QPushButton(self.sheet_panel)
        self.recuse.setObjectName(u"recuse")

        self.sheet_foot.addWidget(self.recuse)

        self.submit = QPushButton(self.sheet_panel)
        self.submit.setObjectName(u"submit")
        self.submit.setProperty(u"role", u"primary")

        self.sheet_foot.addWidget(self.submit)

        self.sheet_foot.setStretch(0, 1)

        self.sheet_box.addLayout(self.sheet_foot)

        self.sheet_box.setStretch(2, 1)

        self.body.addWidget(self.sheet_panel)

        self.side_panel = QFrame(self.walk)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(12, 10, 12, 10)

        self.body.addWidget(self.side_panel)

        self.body.setStretch(0, 28)
        self.body.setStretch(1, 62)
        self.body.setStretch(2, 27)
        self.stack.addWidget(self.walk)

        self.outer.addWidget(self.stack)

#if QT_CONFIG(shortcut)
        self.judge_label.setBuddy(self.judge)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ScorePage)

        QMetaObject.connectSlotsByName(ScorePage)
    # setupUi

    def retranslateUi(self, ScorePage):
        ScorePage.setWindowTitle(QCoreApplication.translate("ScorePage", u"\u6253\u5206", None))
        self.judge_label.setText(QCoreApplication.translate("ScorePage", u"\u8bc4\u5206\u8868\u7684\u8bc4\u59d4", None))
#if QT_CONFIG(accessibility)
        self.judge.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u8bc4\u5206\u8868\u7684\u8bc4\u59d4", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u5728\u697c\u7ec4\u91cc\u627e", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("ScorePage", u"\u627e\u697c\u7ec4\u3000Ctrl+F", None))
#if QT_CONFIG(accessibility)
        self.which.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u697c\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.books.setText(QCoreApplication.translate("ScorePage", u"\u5de5\u4f5c\u7c3f  F9", None))
        self.print_sheet.setText(QCoreApplication.translate("ScorePage", u"\u6253\u5370  Ctrl+P", None))
        self.earlier.setText(QCoreApplication.translate("ScorePage", u"\u2039 F3", None))
#if QT_CONFIG(tooltip)
        self.earlier.setToolTip(QCoreApplication.translate("ScorePage", u"\u4e0a\u4e00\u7ec4", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.earlier.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u4e0a\u4e00\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.later.setText(QCoreApplication.translate("ScorePage", u"F4 \u203a", None))
#if QT_CONFIG(tooltip)
        self.later.setToolTip(QCoreApplication.translate("ScorePage", u"\u4e0b\u4e00\u7ec4\uff0c\u8fd9\u4e00\u7ec4\u7684\u8349\u7a3f\u7559\u7740", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.later.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u4e0b\u4e00\u7ec4", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u60a8\u81ea\u5df1\u7684\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("ScorePage", u"\u60a8\u81ea\u5df1\u7684\u5bc6\u7801", None))
        self.unlock.setText(QCoreApplication.translate("ScorePage", u"\u6253\u5f00  Enter", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u56de\u907f\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("ScorePage", u"\u56de\u907f\u7684\u539f\u56e0\uff0c\u4f8b\u5982\uff1a\u4f4f\u5728\u672c\u697c\u7ec4", None))
        self.recuse_sure.setText(QCoreApplication.translate("ScorePage", u"\u786e\u8ba4\u56de\u907f  Enter", None))
        self.recuse_back.setText(QCoreApplication.translate("ScorePage", u"\u4e0d\u56de\u907f  Esc", None))
#if QT_CONFIG(accessibility)
        self.remark.setAccessibleName(QCoreApplication.translate("ScorePage", u"\u6574\u4efd\u7684\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        self.remark.setPlaceholderText(QCoreApplication.translate("ScorePage", u"\u6574\u4efd\u7684\u5907\u6ce8\uff0c\u53ef\u4e0d\u586b", None))
        self.recuse.setText(QCoreApplication.translate("ScorePage", u"\u56de\u907f  F7", None))
        self.submit.setText(QCoreApplication.translate("ScorePage", u"\u63d0\u4ea4  Ctrl+Enter", None))
    # retranslateUi

