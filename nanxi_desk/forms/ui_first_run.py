# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_run.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_FirstRunPage(object):
    def setupUi(self, FirstRunPage):
        if not FirstRunPage.objectName():
            FirstRunPage.setObjectName(u"FirstRunPage")
        self.layout_1 = QVBoxLayout(FirstRunPage)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.spacer_2)

        self.layout_3 = QHBoxLayout()
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.spacer_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_4)

        self.box = QFrame(FirstRunPage)
        self.box.setObjectName(u"box")
        self.box.setMinimumSize(QSize(560, 0))
        self.box.setMaximumSize(QSize(640, 16777215))
        self.box.setProperty(u"role", u"panel")
        self.layout_5 = QVBoxLayout(self.box)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(32, 28, 32, 24)
        self.pages = QStackedWidget(self.box)
        self.pages.setObjectName(u"pages")
        self.ask = QWidget()
        self.ask.setObjectName(u"ask")
        self.layout_6 = QVBoxLayout(self.ask)
        self.layout_6.setSpacing(12)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.ask_title = QLabel(self.ask)
        self.ask_title.setObjectName(u"ask_title")
        self.ask_title.setProperty(u"role", u"title")

        self.layout_6.addWidget(self.ask_title)

        self.ask_words = QLabel(self.ask)
        self.ask_words.setObjectName(u"ask_words")
        self.ask_words.setWordWrap(True)
        self.ask_words.setProperty(u"role", u"muted")

        self.layout_6.addWidget(self.ask_words)

        self.layout_other = QHBoxLayout()
        self.layout_other.setSpacing(8)
        self.layout_other.setObjectName(u"layout_other")
        self.layout_other.setContentsMargins(0, 0, 0, 0)
        self.from_joining = QPushButton(self.ask)
        self.from_joining.setObjectName(u"from_joining")

        self.layout_other.addWidget(self.from_joining)

        self.from_backup = QPushButton(self.ask)
        self.from_backup.setObjectName(u"from_backup")

        self.layout_other.addWidget(self.from_backup)

        self.spacer_other = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_other.addItem(self.spacer_other)


        self.layout_6.addLayout(self.layout_other)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_office = QLabel(self.ask)
        self.label_office.setObjectName(u"label_office")
        self.label_office.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_office, 0, 0, 1, 1)

        self.office = QLineEdit(self.ask)
        self.office.setObjectName(u"office")

        self.grid.addWidget(self.office, 0, 1, 1, 1)

        self.error_office = QLabel(self.ask)
        self.error_office.setObjectName(u"error_office")
        self.error_office.setWordWrap(True)
        self.error_office.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_office, 1, 1, 1, 1)

        self.label_office_name = QLabel(self.ask)
        self.label_office_name.setObjectName(u"label_office_name")
        self.label_office_name.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_office_name, 2, 0, 1, 1)

        self.office_name = QLineEdit(self.ask)
        self.office_name.setObjectName(u"office_name")

        self.grid.addWidget(self.office_name, 2, 1, 1, 1)

        self.error_office_name = QLabel(self.ask)
        self.error_office_name.setObjectName(u"error_office_name")
        self.error_office_name.setWordWrap(True)
        self.error_office_name.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_office_name, 3, 1, 1, 1)

        self.label_hub = QLabel(self.ask)
        self.label_hub.setObjectName(u"label_hub")
        self.label_hub.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_hub, 4, 0, 1, 1)

        self.hub = ChipRow(self.ask)
        self.hub.setObjectName(u"hub")

        self.grid.addWidget(self.hub, 4, 1, 1, 1)

        self.label_admin = QLabel(self.ask)
        self.label_admin.setObjectName(u"label_admin")
        self.label_admin.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_admin, 5, 0, 1, 1)

        self.admin = QLineEdit(self.ask)
        self.admin.setObjectName(u"admin")

        self.grid.addWidget(self.admin, 5, 1, 1, 1)

        self.error_admin = QLabel(self.ask)
        self.error_admin.setObjectName(u"error_admin")
        self.error_admin.setWordWrap(True)
        self.error_admin.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_admin, 6, 1, 1, 1)

        self.label_password = QLabel(self.ask)
        self.label_password.setObjectName(u"label_password")
        self.label_password.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_password, 7, 0, 1, 1)

        self.password = QLineEdit(self.ask)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.password, 7, 1, 1, 1)

        self.error_password = QLabel(self.ask)
        self.error_password.setObjectName(u"error_password")
        self.error_password.setWordWrap(True)
        self.error_password.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_password, 8, 1, 1, 1)

        self.label_again = QLabel(self.ask)
        self.label_again.setObjectName(u"label_again")
        self.label_again.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_again, 9, 0, 1, 1)

        self.again = QLineEdit(self.ask)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.again, 9, 1, 1, 1)

        self.error_again = QLabel(self.ask)
        self.error_again.setObjectName(u"error_again")
        self.error_again.setWordWrap(True)
        self.error_again.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_again, 10, 1, 1, 1)


        self.layout_6.addLayout(self.grid)

        self.refusal = QLabel(self.ask)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.layout_6.addWidget(self.refusal)

        self.layout_8 = QHBoxLayout()
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.making = QLabel(self.ask)
        self.making.setObjectName(u"making")
        self.making.setProperty(u"role", u"muted")

        self.layout_8.addWidget(self.making)

        self.spacer_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_8.addItem(self.spacer_9)

        self.create = QPushButton(self.ask)
        self.create.setObjectName(u"create")
        self.create.setProperty(u"role", u"primary")

        self.layout_8.addWidget(self.create)


        self.layout_6.addLayout(self.layout_8)

        self.spacer_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_6.addItem(self.spacer_10)

        self.pages.addWidget(self.ask)
        self.show_code = QWidget()
        self.show_code.setObjectName(u"show_code")
        self.layout_11 = QVBoxLayout(self.show_code)
        self.layout_11.setSpacing(14)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.code_title = QLabel(self.show_code)
        self.code_title.setObjectName(u"code_title")
        self.code_title.setProperty(u"role", u"title")

        self.layout_11.addWidget(self.code_title)

        self.code_words = QLabel(self.show_code)
        self.code_words.setObjectName(u"code_words")
        self.code_words.setWordWrap(True)

        self.layout_11.addWidget(self.code_words)

        self.code = QLabel(self.show_code)
        self.code.setObjectName(u"code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setWordWrap(True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setProperty(u"role", u"code")

        self.layout_11.addWidget(self.code)

        self.layout_12 = QHBoxLayout()
        self.layout_12.setSpacing(8)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.print_code = QPushButton(self.show_code)
        self.print_code.setObjectName(u"print_code")

        self.layout_12.addWidget(self.print_code)

        self.copy_code = QPushButton(self.show_code)
        self.copy_code.setObjectName(u"copy_code")

        self.layout_12.addWidget(self.copy_code)

        self.code_done = QLabel(self.show_code)
        self.code_done.setObjectName(u"code_done")
        self.code_done.setProperty(u"role", u"good")

        self.layout_12.addWidget(self.code_done)

        self.spacer_13 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.spacer_13)


        self.layout_11.addLayout(self.layout_12)

        self.spacer_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_11.addItem(self.spacer_14)

        self.layout_15 = QHBoxLayout()
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.spacer_16 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_15.addItem(self.spacer_16)

        self.go_on = QPushButton(self.show_code)
        self.go_on.setObjectName(u"go_on")
        self.go_on.setProperty(u"role", u"primary")

        self.layout_15.addWidget(self.go_on)


        self.layout_11.addLayout(self.layout_15)

        self.pages.addWidget(self.show_code)

        self.layout_5.addWidget(self.pages)


        self.layout_3.addWidget(self.box)

        self.spacer_17 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_17)


        self.layout_1.addLayout(self.layout_3)

        self.spacer_18 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.spacer_18)

        QWidget.setTabOrder(self.office, self.office_name)
        QWidget.setTabOrder(self.office_name, self.hub)
        QWidget.setTabOrder(self.hub, self.admin)
        QWidget.setTabOrder(self.admin, self.password)
        QWidget.setTabOrder(self.password, self.again)
        QWidget.setTabOrder(self.again, self.create)
        QWidget.setTabOrder(self.create, self.from_joining)
        QWidget.setTabOrder(self.from_joining, self.from_backup)

        self.retranslateUi(FirstRunPage)

        self.pages.setCurrentIndex(0)


        QMetaObject.connectSlotsByName(FirstRunPage)
    # setupUi

    def retranslateUi(self, FirstRunPage):
        FirstRunPage.setWindowTitle(QCoreApplication.translate("FirstRunPage", u"\u9996\u6b21\u4f7f\u7528", None))
        self.ask_title.setText(QCoreApplication.translate("FirstRunPage", u"\u5efa\u7acb\u672c\u673a\u7684\u524d\u53f0\u53f0\u8d26", None))
        self.ask_words.setText(QCoreApplication.translate("FirstRunPage", u"\u6570\u636e\u53ea\u5b58\u5728\u8fd9\u53f0\u7535\u8111\u4e0a\uff0c\u52a0\u5bc6\u4fdd\u5b58\u3002\u4ee5\u540e\u53ef\u4ee5\u7528\u5de5\u4f5c\u7c3f\u4e0e\u8857\u9053\u5408\u5e76\u3002", None))
        self.from_joining.setText(QCoreApplication.translate("FirstRunPage", u"\u4ece\u8857\u9053\u7684\u52a0\u5165\u6587\u4ef6\u5efa\u7acb\u2026  Ctrl+J", None))
        self.from_backup.setText(QCoreApplication.translate("FirstRunPage", u"\u4ece\u5907\u4efd\u6062\u590d\u2026  Ctrl+O", None))
        self.label_office.setText(QCoreApplication.translate("FirstRunPage", u"\u5c45\u59d4\u4f1a\u4ee3\u7801", None))
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u5c45\u59d4\u4f1a\u4ee3\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.office.setPlaceholderText(QCoreApplication.translate("FirstRunPage", u"\u5982 NX03\uff0c\u8857\u9053\u7edf\u4e00\u7f16\u53f7", None))
        self.label_office_name.setText(QCoreApplication.translate("FirstRunPage", u"\u5c45\u59d4\u4f1a\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.office_name.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u5c45\u59d4\u4f1a\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.office_name.setPlaceholderText(QCoreApplication.translate("FirstRunPage", u"\u5982 \u67d0\u67d0\u5c45\u59d4\u4f1a", None))
        self.label_hub.setText(QCoreApplication.translate("FirstRunPage", u"\u672c\u673a\u662f", None))
#if QT_CONFIG(accessibility)
        self.hub.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u672c\u673a\u662f", None))
#endif // QT_CONFIG(accessibility)
        self.label_admin.setText(QCoreApplication.translate("FirstRunPage", u"\u7ba1\u7406\u5458\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.admin.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u7ba1\u7406\u5458\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.admin.setPlaceholderText("")
        self.label_password.setText(QCoreApplication.translate("FirstRunPage", u"\u5bc6\u7801", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("FirstRunPage", u"\u81f3\u5c11 8 \u4e2a\u5b57", None))
        self.label_again.setText(QCoreApplication.translate("FirstRunPage", u"\u518d\u8f93\u4e00\u6b21", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u518d\u8f93\u4e00\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.again.setPlaceholderText("")
        self.create.setText(QCoreApplication.translate("FirstRunPage", u"\u5efa\u7acb  Ctrl+Enter", None))
        self.code_title.setText(QCoreApplication.translate("FirstRunPage", u"\u6062\u590d\u7801", None))
        self.code_words.setText(QCoreApplication.translate("FirstRunPage", u"\u5fd8\u8bb0\u5bc6\u7801\u65f6\uff0c\u53ea\u6709\u8fd9\u4e32\u6062\u590d\u7801\u80fd\u6253\u5f00\u6570\u636e\u3002\u8bf7\u6253\u5370\u6216\u6284\u5199\uff0c\u9501\u8fdb\u67dc\u5b50\uff1b\u4ee5\u540e\u4e0d\u518d\u663e\u793a\u3002", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"\u6062\u590d\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.print_code.setText(QCoreApplication.translate("FirstRunPage", u"\u6253\u5370  Ctrl+P", None))
        self.copy_code.setText(QCoreApplication.translate("FirstRunPage", u"\u590d\u5236  Ctrl+C", None))
        self.go_on.setText(QCoreApplication.translate("FirstRunPage", u"\u5df2\u7ecf\u6536\u597d\uff0c\u8fdb\u5165\u524d\u53f0  Ctrl+Enter", None))
    # retranslateUi

