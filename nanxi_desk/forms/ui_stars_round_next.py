# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_round_next.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RoundNext(object):
    def setupUi(self, RoundNext):
        if not RoundNext.objectName():
            RoundNext.setObjectName(u"RoundNext")
        self.outer = QVBoxLayout(RoundNext)
        self.outer.setSpacing(0)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.steps = QWidget(RoundNext)
        self.steps.setObjectName(u"steps")
        self.steps_box = QVBoxLayout(self.steps)
        self.steps_box.setSpacing(8)
        self.steps_box.setObjectName(u"steps_box")
        self.steps_box.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(self.steps)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"role", u"heading")

        self.steps_box.addWidget(self.heading)

        self.now = QLabel(self.steps)
        self.now.setObjectName(u"now")
        self.now.setWordWrap(True)
        self.now.setProperty(u"role", u"muted")

        self.steps_box.addWidget(self.now)

        self.words = QLabel(self.steps)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.steps_box.addWidget(self.words)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_reason = QLabel(self.steps)
        self.label_reason.setObjectName(u"label_reason")
        self.label_reason.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_reason, 0, 0, 1, 1)

        self.field_reason = QLineEdit(self.steps)
        self.field_reason.setObjectName(u"field_reason")
        self.field_reason.setMaxLength(500)

        self.grid.addWidget(self.field_reason, 0, 1, 1, 1)

        self.error_reason = QLabel(self.steps)
        self.error_reason.setObjectName(u"error_reason")
        self.error_reason.setWordWrap(True)
        self.error_reason.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_reason, 1, 1, 1, 1)

        self.label_how = QLabel(self.steps)
        self.label_how.setObjectName(u"label_how")
        self.label_how.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_how, 2, 0, 1, 1)

        self.how = ChipRow(self.steps)
        self.how.setObjectName(u"how")

        self.grid.addWidget(self.how, 2, 1, 1, 1)

        self.label_secret = QLabel(self.steps)
        self.label_secret.setObjectName(u"label_secret")
        self.label_secret.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_secret, 3, 0, 1, 1)

        self.field_secret = QLineEdit(self.steps)
        self.field_secret.setObjectName(u"field_secret")
        self.field_secret.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.field_secret, 3, 1, 1, 1)

        self.error_secret = QLabel(self.steps)
        self.error_secret.setObjectName(u"error_secret")
        self.error_secret.setWordWrap(True)
        self.error_secret.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_secret, 4, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.steps_box.addLayout(self.grid)

        self.told = QLabel(self.steps)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.steps_box.addWidget(self.told)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.steps_box.addItem(self.space_1)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.early = QPushButton(self.steps)
        self.early.setObjectName(u"early")

        self.actions.addWidget(self.early)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.space_2)

        self.other = QPushButton(self.steps)
        self.other.setObjectName(u"other")

        self.actions.addWidget(self.other)

        self.go = QPushButton(self.steps)
        self.go.setObjectName(u"go")
        self.go.setProperty(u"role", u"primary")

        self.actions.addWidget(self.go)


        self.steps_box.addLayout(self.actions)


        self.outer.addWidget(self.steps)

        self.code_page = QWidget(RoundNext)
        self.code_page.setObjectName(u"code_page")
        self.code_box = QVBoxLayout(self.code_page)
        self.code_box.setSpacing(4)
        self.code_box.setObjectName(u"code_box")
        self.code_box.setContentsMargins(0, 0, 0, 0)
        self.code_heading = QLabel(self.code_page)
        self.code_heading.setObjectName(u"code_heading")
        self.code_heading.setWordWrap(True)
        self.code_heading.setProperty(u"role", u"heading")

        self.code_box.addWidget(self.code_heading)

        self.code_words = QLabel(self.code_page)
        self.code_words.setObjectName(u"code_words")
        self.code_words.setWordWrap(True)

        self.code_box.addWidget(self.code_words)

        self.code = QLabel(self.code_page)
        self.code.setObjectName(u"code")
        self.code.setWordWrap(True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setProperty(u"role", u"code")

        self.code_box.addWidget(self.code)

        self.kept = QCheckBox(self.code_page)
        self.kept.setObjectName(u"kept")

        self.code_box.addWidget(self.kept)

        self.code_told = QLabel(self.code_page)
        self.code_told.setObjectName(u"code_told")
        self.code_told.setWordWrap(True)
        self.code_told.setProperty(u"role", u"error")

        self.code_box.addWidget(self.code_told)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.code_box.addItem(self.space_3)

        self.code_actions = QHBoxLayout()
        self.code_actions.setSpacing(8)
        self.code_actions.setObjectName(u"code_actions")
        self.code_actions.setContentsMargins(0, 0, 0, 0)
        self.print_code = QPushButton(self.code_page)
        self.print_code.setObjectName(u"print_code")

        self.code_actions.addWidget(self.print_code)

        self.space_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.code_actions.addItem(self.space_4)

        self.code_done = QPushButton(self.code_page)
        self.code_done.setObjectName(u"code_done")
        self.code_done.setProperty(u"role", u"primary")

        self.code_actions.addWidget(self.code_done)


        self.code_box.addLayout(self.code_actions)


        self.outer.addWidget(self.code_page)

#if QT_CONFIG(shortcut)
        self.label_reason.setBuddy(self.field_reason)
        self.label_secret.setBuddy(self.field_secret)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RoundNext)

        QMetaObject.connectSlotsByName(RoundNext)
    # setupUi

    def retranslateUi(self, RoundNext):
        self.label_reason.setText(QCoreApplication.translate("RoundNext", u"\u539f\u56e0", None))
#if QT_CONFIG(accessibility)
        self.field_reason.setAccessibleName(QCoreApplication.translate("RoundNext", u"\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.label_how.setText(QCoreApplication.translate("RoundNext", u"\u7528\u4ec0\u4e48\u5f00\u5c01", None))
#if QT_CONFIG(accessibility)
        self.how.setAccessibleName(QCoreApplication.translate("RoundNext", u"\u7528\u4ec0\u4e48\u5f00\u5c01", None))
#endif // QT_CONFIG(accessibility)
        self.label_secret.setText(QCoreApplication.translate("RoundNext", u"\u5bc6\u7801", None))
#if QT_CONFIG(accessibility)
        self.field_secret.setAccessibleName(QCoreApplication.translate("RoundNext", u"\u5bc6\u7801\u6216\u5f00\u5c01\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.early.setText(QCoreApplication.translate("RoundNext", u"\u63d0\u524d\u5f00\u5c01  Alt+K", None))
        self.other.setText(QCoreApplication.translate("RoundNext", u"\u91cd\u65b0\u5b9a\u6863  Alt+B", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("RoundNext", u"\u5f00\u5c01\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.kept.setText(QCoreApplication.translate("RoundNext", u"\u6211\u5df2\u6253\u5370\u6216\u6284\u4e0b\u8fd9\u5f20\u7801\uff0c\u5e76\u5df2\u53e6\u884c\u6536\u597d", None))
        self.print_code.setText(QCoreApplication.translate("RoundNext", u"\u6253\u5370  Ctrl+P", None))
        self.code_done.setText(QCoreApplication.translate("RoundNext", u"\u6536\u8d77\u5f00\u5c01\u7801  Ctrl+Enter", None))
        pass
    # retranslateUi

