# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_result_judges.ui'
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
    QSizePolicy, QVBoxLayout, QWidget)

class Ui_StarsResultJudges(object):
    def setupUi(self, StarsResultJudges):
        if not StarsResultJudges.objectName():
            StarsResultJudges.setObjectName(u"StarsResultJudges")
        self.outer = QHBoxLayout(StarsResultJudges)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(StarsResultJudges)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.table_place = QVBoxLayout(self.list_panel)
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(8, 6, 8, 8)

        self.outer.addWidget(self.list_panel)

        self.detail = QFrame(StarsResultJudges)
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

        self.words = QLabel(self.detail)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.detail_box.addWidget(self.words)

        self.chart_place = QVBoxLayout()
        self.chart_place.setSpacing(8)
        self.chart_place.setObjectName(u"chart_place")
        self.chart_place.setContentsMargins(0, 0, 0, 0)

        self.detail_box.addLayout(self.chart_place)

        self.indicator_place = QVBoxLayout()
        self.indicator_place.setSpacing(8)
        self.indicator_place.setObjectName(u"indicator_place")
        self.indicator_place.setContentsMargins(0, 0, 0, 0)

        self.detail_box.addLayout(self.indicator_place)

        self.detail_box.setStretch(3, 1)

        self.outer.addWidget(self.detail)

        self.outer.setStretch(0, 1)
        self.outer.setStretch(1, 1)

        self.retranslateUi(StarsResultJudges)

        QMetaObject.connectSlotsByName(StarsResultJudges)
    # setupUi

    def retranslateUi(self, StarsResultJudges):
        pass
    # retranslateUi

