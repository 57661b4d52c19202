# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_round_early.ui'
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
from PySide6.QtWidgets import (QApplication, QLabel, QSizePolicy, QVBoxLayout,
    QWidget)

class Ui_RoundEarly(object):
    def setupUi(self, RoundEarly):
        if not RoundEarly.objectName():
            RoundEarly.setObjectName(u"RoundEarly")
        self.outer = QVBoxLayout(RoundEarly)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.mark = QLabel(RoundEarly)
        self.mark.setObjectName(u"mark")
        self.mark.setWordWrap(True)
        self.mark.setProperty(u"role", u"warning")

        self.outer.addWidget(self.mark)

        self.table_place = QVBoxLayout()
        self.table_place.setObjectName(u"table_place")

        self.outer.addLayout(self.table_place)

        self.sentence = QLabel(RoundEarly)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setProperty(u"role", u"strong")

        self.outer.addWidget(self.sentence)

        self.tree_place = QVBoxLayout()
        self.tree_place.setObjectName(u"tree_place")

        self.outer.addLayout(self.tree_place)

        self.outer.setStretch(1, 4)
        self.outer.setStretch(3, 5)

        self.retranslateUi(RoundEarly)

        QMetaObject.connectSlotsByName(RoundEarly)
    # setupUi

    def retranslateUi(self, RoundEarly):
        self.mark.setText(QCoreApplication.translate("RoundEarly", u"\u63d0\u524d\u5f00\u5c01\uff1a\u8bc4\u5ba1\u8fd8\u6ca1\u6709\u622a\u6b62\uff0c\u53ea\u7b97\u5df2\u4ea4\u7684\u8bc4\u5206\u8868\uff1b\u79bb\u5f00\u8fd9\u91cc\u5c31\u4e0d\u518d\u4fdd\u7559\u3002", None))
        pass
    # retranslateUi

