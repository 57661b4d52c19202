# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_password.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_FirstPasswordPage(object):
    def setupUi(self, FirstPasswordPage):
        if not FirstPasswordPage.objectName():
            FirstPasswordPage.setObjectName(u"FirstPasswordPage")
        self.layout_1 = QVBoxLayout(FirstPasswordPage)
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

        self.box = QFrame(FirstPasswordPage)
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
        self.office.setWordWrap(True)
        self.office.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.office)

        self.label_password = QLabel(self.box)
        self.label_password.setObjectName(u"label_password")
        self.label_password.setProperty(u"role", u"label")

        self.layout_5.addWidget(self.label_password)

        self.password = QLineEdit(self.box)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_5.addWidget(self.password)

        self.label_again = QLabel(self.box)
        self.label_again.setObjectName(u"label_again")
        self.label_again.setProperty(u"role", u"label")

        self.layout_5.addWidget(self.label_again)

        self.again = QLineEdit(self.box)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_5.addWidget(self.again)

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


        self.layout_3.addWidget(self.box)

        self.spacer_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_7)


        self.layout_1.addLayout(self.layout_3)

        self.spacer_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.spacer_8)


        self.retranslateUi(FirstPasswordPage)

        QMetaObject.connectSlotsByName(FirstPasswordPage)
    # setupUi

    def retranslateUi(self, FirstPasswordPage):
        FirstPasswordPage.setWindowTitle(QCoreApplication.translate("FirstPasswordPage", u"\u7b2c\u4e00\u6b21\u767b\u5f55", None))
        self.product.setText(QCoreApplication.translate("FirstPasswordPage", u"\u5357\u897f\u524d\u53f0", None))
        self.office.setText(QCoreApplication.translate("FirstPasswordPage", u"\u8fd9\u662f\u7ba1\u7406\u5458\u7ed9\u7684\u5bc6\u7801\u3002\u8bf7\u6362\u6210\u53ea\u6709\u60a8\u81ea\u5df1\u77e5\u9053\u7684\u5bc6\u7801\uff0c\u518d\u5f00\u59cb\u5de5\u4f5c\u3002", None))
        self.label_password.setText(QCoreApplication.translate("FirstPasswordPage", u"\u65b0\u5bc6\u7801\uff0c\u81f3\u5c11 8 \u4e2a\u5b57\u7b26", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("FirstPasswordPage", u"\u65b0\u5bc6\u7801\uff0c\u81f3\u5c11 8 \u4e2a\u5b57\u7b26", None))
#endif // QT_CONFIG(accessibility)
        self.label_again.setText(QCoreApplication.translate("FirstPasswordPage", u"\u518d\u8f93\u4e00\u6b21", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("FirstPasswordPage", u"\u518d\u8f93\u4e00\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.enter.setText(QCoreApplication.translate("FirstPasswordPage", u"\u6362\u5bc6\u7801\u5e76\u8fdb\u5165  Enter", None))
    # retranslateUi

