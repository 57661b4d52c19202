# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'figures_page.ui'
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
    QLabel, QLineEdit, QSizePolicy, QTableWidget,
    QTableWidgetItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_FiguresPage(object):
    def setupUi(self, FiguresPage):
        if not FiguresPage.objectName():
            FiguresPage.setObjectName(u"FiguresPage")
        self.outer = QVBoxLayout(FiguresPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(FiguresPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.period = ChipRow(FiguresPage)
        self.period.setObjectName(u"period")

        self.head.addWidget(self.period)

        self.first_day = QLineEdit(FiguresPage)
        self.first_day.setObjectName(u"first_day")

        self.head.addWidget(self.first_day)

        self.last_day = QLineEdit(FiguresPage)
        self.last_day.setObjectName(u"last_day")

        self.head.addWidget(self.last_day)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.cards_row)

        self.panel = QFrame(FiguresPage)
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
        self.chart_place.setSpacing(8)
        self.chart_place.setObjectName(u"chart_place")
        self.chart_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.chart_place)

        self.table = QTableWidget(self.panel)
        self.table.setObjectName(u"table")

        self.panel_box.addWidget(self.table)

        self.definitions = QLabel(self.panel)
        self.definitions.setObjectName(u"definitions")
        self.definitions.setWordWrap(True)
        self.definitions.setProperty(u"role", u"muted")

        self.panel_box.addWidget(self.definitions)

        self.panel_box.setStretch(1, 5)
        self.panel_box.setStretch(2, 4)

        self.outer.addWidget(self.panel)

        self.outer.setStretch(2, 1)

        self.retranslateUi(FiguresPage)

        QMetaObject.connectSlotsByName(FiguresPage)
    # setupUi

    def retranslateUi(self, FiguresPage):
        self.title.setText(QCoreApplication.translate("FiguresPage", u"\u7edf\u8ba1", None))
#if QT_CONFIG(accessibility)
        self.period.setAccessibleName(QCoreApplication.translate("FiguresPage", u"\u65f6\u6bb5", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.first_day.setAccessibleName(QCoreApplication.translate("FiguresPage", u"\u81ea \u6708-\u65e5", None))
#endif // QT_CONFIG(accessibility)
        self.first_day.setPlaceholderText(QCoreApplication.translate("FiguresPage", u"\u81ea \u6708-\u65e5", None))
#if QT_CONFIG(accessibility)
        self.last_day.setAccessibleName(QCoreApplication.translate("FiguresPage", u"\u81f3 \u6708-\u65e5", None))
#endif // QT_CONFIG(accessibility)
        self.last_day.setPlaceholderText(QCoreApplication.translate("FiguresPage", u"\u81f3 \u6708-\u65e5", None))
#if QT_CONFIG(accessibility)
        self.dimension.setAccessibleName(QCoreApplication.translate("FiguresPage", u"\u6309\u4ec0\u4e48\u770b", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.measure.setAccessibleName(QCoreApplication.translate("FiguresPage", u"\u770b\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("FiguresPage", u"\u7edf\u8ba1\u8868", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.table.setToolTip(QCoreApplication.translate("FiguresPage", u"\u6309 Ctrl+C \u590d\u5236\u6574\u5f20\u8868", None))
#endif // QT_CONFIG(tooltip)
        self.definitions.setText(QCoreApplication.translate("FiguresPage", u"\u89e3\u51b3\u7387 =\uff08\u529e\u6210 + \u81ea\u884c\u89e3\u51b3\uff09\u00f7 \u529e\u7ed3\uff1b\u5f53\u573a\u529e\u7ed3\u7387 = \u9996\u6b21\u63a5\u5f85\u5373\u529e\u7ed3 \u00f7 \u63a5\u5f85\u4ef6\u6570\uff1b\u6309\u671f\u529e\u7ed3\u7387 = \u671f\u9650\u5185\u529e\u7ed3 \u00f7\uff08\u529e\u7ed3 + \u671f\u9650\u5728\u6b64\u65f6\u6bb5\u3001\u81f3\u4eca\u8d85\u671f\u672a\u7ed3\uff09\u3002\u4f5c\u5e9f\u548c\u64a4\u9500\u4e0d\u8ba1\uff1b\u63a5\u5f85\u6309\u767b\u8bb0\u65e5\u3001\u529e\u7ed3\u6309\u529e\u7ed3\u65e5\u8ba1\u3002", None))
        pass
    # retranslateUi

