# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_result_list.ui'
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
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_StarsResultList(object):
    def setupUi(self, StarsResultList):
        if not StarsResultList.objectName():
            StarsResultList.setObjectName(u"StarsResultList")
        self.outer = QHBoxLayout(StarsResultList)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(StarsResultList)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.table_place = QVBoxLayout(self.list_panel)
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(8, 6, 8, 8)

        self.outer.addWidget(self.list_panel)

        self.detail = QFrame(StarsResultList)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"panel")
        self.detail_box = QVBoxLayout(self.detail)
        self.detail_box.setSpacing(8)
        self.detail_box.setObjectName(u"detail_box")
        self.detail_box.setContentsMargins(16, 12, 16, 10)
        self.heading = QLabel(self.detail)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"role", u"heading")

        self.detail_box.addWidget(self.heading)

        self.sentence = QLabel(self.detail)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.detail_box.addWidget(self.sentence)

        self.tree_place = QVBoxLayout()
        self.tree_place.setSpacing(8)
        self.tree_place.setObjectName(u"tree_place")
        self.tree_place.setContentsMargins(0, 0, 0, 0)

        self.detail_box.addLayout(self.tree_place)

        self.keys = QHBoxLayout()
        self.keys.setSpacing(8)
        self.keys.setObjectName(u"keys")
        self.keys.setContentsMargins(0, 0, 0, 0)
        self.unfold = QPushButton(self.detail)
        self.unfold.setObjectName(u"unfold")
        self.unfold.setProperty(u"role", u"link")

        self.keys.addWidget(self.unfold)

        self.compare = QPushButton(self.detail)
        self.compare.setObjectName(u"compare")
        self.compare.setProperty(u"role", u"link")

        self.keys.addWidget(self.compare)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.keys.addItem(self.spacer_1)


        self.detail_box.addLayout(self.keys)

        self.detail_box.setStretch(2, 1)

        self.outer.addWidget(self.detail)

        self.outer.setStretch(0, 6)
        self.outer.setStretch(1, 5)

        self.retranslateUi(StarsResultList)

        QMetaObject.connectSlotsByName(StarsResultList)
    # setupUi

    def retranslateUi(self, StarsResultList):
        self.unfold.setText(QCoreApplication.translate("StarsResultList", u"\u5168\u90e8\u5c55\u5f00  Alt+L", None))
        self.compare.setText(QCoreApplication.translate("StarsResultList", u"\u4e0e\u5e73\u5747\u6bd4\u8f83  Alt+M", None))
        pass
    # retranslateUi

