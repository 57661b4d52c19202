# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'login.ui'
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
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_LoginPage(object):
    def setupUi(self, LoginPage):
        if not LoginPage.objectName():
            LoginPage.setObjectName(u"LoginPage")
        self.layout_1 = QVBoxLayout(LoginPage)
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

        self.box = QFrame(LoginPage)
        self.box.setObjectName(u"box")
        self.box.setMinimumSize(QSize(420, 0))
        self.box.setMaximumSize(QSize(480, 16777215))
        self.box.setProperty(u"role", u"panel")
        self.layout_5 = QVBoxLayout(self.box)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(32, 28, 32, 24)
        self.product = QLabel(self.box)
        self.product.setObjectName(u"product")
        self.product.setProperty(u"role", u"title")

        self.layout_5.addWidget(self.product)

        self.office = QLabel(self.box)
        self.office.setObjectName(u"office")
        self.office.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.office)

        self.people = QWidget(self.box)
        self.people.setObjectName(u"people")
        self.tiles = QGridLayout(self.people)
        self.tiles.setObjectName(u"tiles")
        self.tiles.setHorizontalSpacing(8)
        self.tiles.setVerticalSpacing(8)
        self.tiles.setContentsMargins(0, 0, 0, 0)

        self.layout_5.addWidget(self.people)

        self.label_password = QLabel(self.box)
        self.label_password.setObjectName(u"label_password")
        self.label_password.setProperty(u"role", u"label")

        self.layout_5.addWidget(self.label_password)

        self.password = QLineEdit(self.box)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_5.addWidget(self.password)

        self.error = QLabel(self.box)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.layout_5.addWidget(self.error)

        self.enter = QPushButton(self.box)
        self.enter.setObjectName(u"enter")
        self.enter.setProperty(u"role", u"primary")

        self.layout_5.addWidget(self.enter)

        self.state = QLabel(self.box)
        self.state.setObjectName(u"state")
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.state)

        self.last_crash = QLabel(self.box)
        self.last_crash.setObjectName(u"last_crash")
        self.last_crash.setWordWrap(True)
        self.last_crash.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.last_crash)

        self.show_crash = QPushButton(self.box)
        self.show_crash.setObjectName(u"show_crash")

        self.layout_5.addWidget(self.show_crash)


        self.layout_3.addWidget(self.box)

        self.spacer_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_7)


        self.layout_1.addLayout(self.layout_3)

        self.spacer_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.spacer_8)


        self.retranslateUi(LoginPage)

        QMetaObject.connectSlotsByName(LoginPage)
    # setupUi

    def retranslateUi(self, LoginPage):
        LoginPage.setWindowTitle(QCoreApplication.translate("LoginPage", u"\u767b\u5f55", None))
        self.product.setText(QCoreApplication.translate("LoginPage", u"\u5357\u897f\u524d\u53f0", None))
#if QT_CONFIG(accessibility)
        self.people.setAccessibleName(QCoreApplication.translate("LoginPage", u"\u8c01\u5728\u503c\u73ed", None))
#endif // QT_CONFIG(accessibility)
        self.label_password.setText(QCoreApplication.translate("LoginPage", u"\u5bc6\u7801", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("LoginPage", u"\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.enter.setText(QCoreApplication.translate("LoginPage", u"\u8fdb\u5165  Enter", None))
        self.last_crash.setText(QCoreApplication.translate("LoginPage", u"\u4e0a\u6b21\u7a0b\u5e8f\u610f\u5916\u7ed3\u675f\uff0c\u5df2\u4fdd\u5b58\u7684\u767b\u8bb0\u90fd\u5728\u3002", None))
        self.show_crash.setText(QCoreApplication.translate("LoginPage", u"\u67e5\u770b\u51fa\u9519\u62a5\u544a  F8", None))
    # retranslateUi

