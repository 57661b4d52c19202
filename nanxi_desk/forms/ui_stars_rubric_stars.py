# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_rubric_stars.ui'
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
from PySide6.QtWidgets import (QApplication, QLabel, QPushButton, QSizePolicy,
    QVBoxLayout, QWidget)

class Ui_RubricStars(object):
    def setupUi(self, RubricStars):
        if not RubricStars.objectName():
            RubricStars.setObjectName(u"RubricStars")
        self.outer = QVBoxLayout(RubricStars)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(RubricStars)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.error_stars = QLabel(RubricStars)
        self.error_stars.setObjectName(u"error_stars")
        self.error_stars.setWordWrap(True)
        self.error_stars.setProperty(u"role", u"error")

        self.outer.addWidget(self.error_stars)

        self.actions = QWidget(RubricStars)
        self.actions.setObjectName(u"actions")
        self.add = QPushButton(self.actions)
        self.add.setObjectName(u"add")
        self.remove = QPushButton(self.actions)
        self.remove.setObjectName(u"remove")
        self.up = QPushButton(self.actions)
        self.up.setObjectName(u"up")
        self.down = QPushButton(self.actions)
        self.down.setObjectName(u"down")

        self.outer.addWidget(self.actions)

        self.outer.setStretch(1, 1)

        self.retranslateUi(RubricStars)

        QMetaObject.connectSlotsByName(RubricStars)
    # setupUi

    def retranslateUi(self, RubricStars):
        self.hint.setText(QCoreApplication.translate("RubricStars", u"\u6761\u4ef6\u5199\u4f5c\u201cA \u2265 45\uff1bB \u6bcf\u9879 \u2265 6\u201d\uff0c\u7528\u8bc4\u59d4\u7684\u5e73\u5747\u5206\u5224\u65ad\uff1b\u540d\u989d\u7a7a\u7740\u4e3a\u4e0d\u9650\u3002", None))
        self.add.setText(QCoreApplication.translate("RubricStars", u"\u52a0\u4e00\u7ea7  Alt+V", None))
        self.remove.setText(QCoreApplication.translate("RubricStars", u"\u53bb\u6389  Alt+D", None))
        self.up.setText(QCoreApplication.translate("RubricStars", u"\u5347\u4e00\u661f  Alt+\u2191", None))
#if QT_CONFIG(tooltip)
        self.up.setToolTip(QCoreApplication.translate("RubricStars", u"\u9009\u4e2d\u7684\u4e00\u7ea7\u6539\u4e3a\u591a\u4e00\u661f\u3000Alt+\u2191", None))
#endif // QT_CONFIG(tooltip)
        self.down.setText(QCoreApplication.translate("RubricStars", u"\u964d\u4e00\u661f  Alt+\u2193", None))
#if QT_CONFIG(tooltip)
        self.down.setToolTip(QCoreApplication.translate("RubricStars", u"\u9009\u4e2d\u7684\u4e00\u7ea7\u6539\u4e3a\u5c11\u4e00\u661f\u3000Alt+\u2193", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

