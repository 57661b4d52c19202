# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_rubric_compare.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QSizePolicy, QVBoxLayout, QWidget)

class Ui_RubricCompare(object):
    def setupUi(self, RubricCompare):
        if not RubricCompare.objectName():
            RubricCompare.setObjectName(u"RubricCompare")
        self.outer = QVBoxLayout(RubricCompare)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.label_other = QLabel(RubricCompare)
        self.label_other.setObjectName(u"label_other")
        self.label_other.setProperty(u"role", u"label")

        self.row.addWidget(self.label_other)

        self.other = QComboBox(RubricCompare)
        self.other.setObjectName(u"other")
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.row.addWidget(self.other)

        self.row.setStretch(1, 1)

        self.outer.addLayout(self.row)

        self.hint = QLabel(RubricCompare)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.told = QLabel(RubricCompare)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.outer.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.label_other.setBuddy(self.other)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RubricCompare)

        QMetaObject.connectSlotsByName(RubricCompare)
    # setupUi

    def retranslateUi(self, RubricCompare):
        self.label_other.setText(QCoreApplication.translate("RubricCompare", u"\u6bd4\u8f83", None))
#if QT_CONFIG(accessibility)
        self.other.setAccessibleName(QCoreApplication.translate("RubricCompare", u"\u4e0e\u54ea\u4e00\u5e74\u6bd4\u8f83", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

