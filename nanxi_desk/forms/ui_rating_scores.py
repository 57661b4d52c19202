# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rating_scores.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RatingScores(object):
    def setupUi(self, RatingScores):
        if not RatingScores.objectName():
            RatingScores.setObjectName(u"RatingScores")
        self.outer = QVBoxLayout(RatingScores)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.period = ChipRow(RatingScores)
        self.period.setObjectName(u"period")

        self.head.addWidget(self.period)

        self.first_day = QLineEdit(RatingScores)
        self.first_day.setObjectName(u"first_day")

        self.head.addWidget(self.first_day)

        self.last_day = QLineEdit(RatingScores)
        self.last_day.setObjectName(u"last_day")

        self.head.addWidget(self.last_day)

        self.export = QPushButton(RatingScores)
        self.export.setObjectName(u"export")

        self.head.addWidget(self.export)

        self.head.setStretch(0, 1)

        self.outer.addLayout(self.head)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.cards_row)

        self.panel = QFrame(RatingScores)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.panel_box = QVBoxLayout(self.panel)
        self.panel_box.setSpacing(8)
        self.panel_box.setObjectName(u"panel_box")
        self.panel_box.setContentsMargins(16, 12, 16, 10)
        self.switches = QHBoxLayout()
        self.switches.setSpacing(16)
        self.switches.setObjectName(u"switches")
        self.switches.setContentsMargins(0, 0, 0, 0)
        self.dimension = ChipRow(self.panel)
        self.dimension.setObjectName(u"dimension")

        self.switches.addWidget(self.dimension)

        self.measure = ChipRow(self.panel)
        self.measure.setObjectName(u"measure")

        self.switches.addWidget(self.measure)

        self.switches.setStretch(0, 1)
        self.switches.setStretch(1, 1)

        self.panel_box.addLayout(self.switches)

        self.chart_place = QVBoxLayout()
        self.chart_place.setSpacing(0)
        self.chart_place.setObjectName(u"chart_place")
        self.chart_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.chart_place)

        self.table = QTableWidget(self.panel)
        self.table.setObjectName(u"table")

        self.panel_box.addWidget(self.table)

        self.notes = QLabel(self.panel)
        self.notes.setObjectName(u"notes")
        self.notes.setWordWrap(True)
        self.notes.setProperty(u"role", u"muted")

        self.panel_box.addWidget(self.notes)

        self.panel_box.setStretch(1, 5)
        self.panel_box.setStretch(2, 4)

        self.outer.addWidget(self.panel)

        self.told = QLabel(RatingScores)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"warning")

        self.outer.addWidget(self.told)

        self.outer.setStretch(2, 1)

        self.retranslateUi(RatingScores)

        QMetaObject.connectSlotsByName(RatingScores)
    # setupUi

    def retranslateUi(self, RatingScores):
#if QT_CONFIG(accessibility)
        self.period.setAccessibleName(QCoreApplication.translate("RatingScores", u"\u65f6\u6bb5", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.first_day.setAccessibleName(QCoreApplication.translate("RatingScores", u"\u81ea \u6708-\u65e5", None))
#endif // QT_CONFIG(accessibility)
        self.first_day.setPlaceholderText(QCoreApplication.translate("RatingScores", u"\u81ea \u6708-\u65e5", None))
#if QT_CONFIG(accessibility)
        self.last_day.setAccessibleName(QCoreApplication.translate("RatingScores", u"\u81f3 \u6708-\u65e5", None))
#endif // QT_CONFIG(accessibility)
        self.last_day.setPlaceholderText(QCoreApplication.translate("RatingScores", u"\u81f3 \u6708-\u65e5", None))
        self.export.setText(QCoreApplication.translate("RatingScores", u"\u5bfc\u51fa\u6708\u62a5  F8", None))
#if QT_CONFIG(tooltip)
        self.export.setToolTip(QCoreApplication.translate("RatingScores", u"\u6240\u9009\u65f6\u6bb5\u7684\u6ee1\u610f\u5ea6\u62a5\u8868\uff0c\u5b58\u4e3a .xlsx \u6216 PDF\u3000F8", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.dimension.setAccessibleName(QCoreApplication.translate("RatingScores", u"\u6309\u4ec0\u4e48\u770b", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.measure.setAccessibleName(QCoreApplication.translate("RatingScores", u"\u770b\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("RatingScores", u"\u6ee1\u610f\u5ea6\u7edf\u8ba1\u8868", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.table.setToolTip(QCoreApplication.translate("RatingScores", u"\u6309 Ctrl+C \u590d\u5236\u6574\u5f20\u8868", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

