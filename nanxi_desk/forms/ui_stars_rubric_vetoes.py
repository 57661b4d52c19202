# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_rubric_vetoes.ui'
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

class Ui_RubricVetoes(object):
    def setupUi(self, RubricVetoes):
        if not RubricVetoes.objectName():
            RubricVetoes.setObjectName(u"RubricVetoes")
        self.outer = QVBoxLayout(RubricVetoes)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(RubricVetoes)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.error_vetoes = QLabel(RubricVetoes)
        self.error_vetoes.setObjectName(u"error_vetoes")
        self.error_vetoes.setWordWrap(True)
        self.error_vetoes.setProperty(u"role", u"error")

        self.outer.addWidget(self.error_vetoes)

        self.actions = QWidget(RubricVetoes)
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

        self.retranslateUi(RubricVetoes)

        QMetaObject.connectSlotsByName(RubricVetoes)
    # setupUi

    def retranslateUi(self, RubricVetoes):
        self.hint.setText(QCoreApplication.translate("RubricVetoes", u"\u67e5\u5b9e\u5176\u4e2d\u4e00\u6761\uff0c\u8fd9\u4e2a\u697c\u7ec4\u5f53\u5e74\u6ca1\u6709\u661f\u7ea7\u3002", None))
        self.add.setText(QCoreApplication.translate("RubricVetoes", u"\u52a0\u4e00\u6761  Alt+V", None))
        self.remove.setText(QCoreApplication.translate("RubricVetoes", u"\u53bb\u6389  Alt+D", None))
        self.up.setText(QCoreApplication.translate("RubricVetoes", u"\u2191  Alt+\u2191", None))
#if QT_CONFIG(tooltip)
        self.up.setToolTip(QCoreApplication.translate("RubricVetoes", u"\u9009\u4e2d\u7684\u4e00\u6761\u4e0a\u79fb\u3000Alt+\u2191", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.up.setAccessibleName(QCoreApplication.translate("RubricVetoes", u"\u4e0a\u79fb", None))
#endif // QT_CONFIG(accessibility)
        self.down.setText(QCoreApplication.translate("RubricVetoes", u"\u2193  Alt+\u2193", None))
#if QT_CONFIG(tooltip)
        self.down.setToolTip(QCoreApplication.translate("RubricVetoes", u"\u9009\u4e2d\u7684\u4e00\u6761\u4e0b\u79fb\u3000Alt+\u2193", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.down.setAccessibleName(QCoreApplication.translate("RubricVetoes", u"\u4e0b\u79fb", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

