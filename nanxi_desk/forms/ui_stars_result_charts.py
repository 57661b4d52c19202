# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_result_charts.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QLabel, QSizePolicy,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_StarsResultCharts(object):
    def setupUi(self, StarsResultCharts):
        if not StarsResultCharts.objectName():
            StarsResultCharts.setObjectName(u"StarsResultCharts")
        self.outer = QVBoxLayout(StarsResultCharts)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.panel = QFrame(StarsResultCharts)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.panel_box = QVBoxLayout(self.panel)
        self.panel_box.setSpacing(8)
        self.panel_box.setObjectName(u"panel_box")
        self.panel_box.setContentsMargins(16, 12, 16, 10)
        self.kind = ChipRow(self.panel)
        self.kind.setObjectName(u"kind")

        self.panel_box.addWidget(self.kind)

        self.chart_place = QVBoxLayout()
        self.chart_place.setSpacing(8)
        self.chart_place.setObjectName(u"chart_place")
        self.chart_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.chart_place)

        self.rows_words = QLabel(self.panel)
        self.rows_words.setObjectName(u"rows_words")
        self.rows_words.setWordWrap(True)
        self.rows_words.setProperty(u"role", u"muted")

        self.panel_box.addWidget(self.rows_words)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.table_place)

        self.panel_box.setStretch(1, 5)
        self.panel_box.setStretch(3, 4)

        self.outer.addWidget(self.panel)


        self.retranslateUi(StarsResultCharts)

        QMetaObject.connectSlotsByName(StarsResultCharts)
    # setupUi

    def retranslateUi(self, StarsResultCharts):
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("StarsResultCharts", u"\u770b\u4ec0\u4e48\u56fe", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

