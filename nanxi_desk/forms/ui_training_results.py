# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_results.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_ResultsPage(object):
    def setupUi(self, ResultsPage):
        if not ResultsPage.objectName():
            ResultsPage.setObjectName(u"ResultsPage")
        self.outer = QVBoxLayout(ResultsPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(ResultsPage)
        self.back.setObjectName(u"back")

        self.head.addWidget(self.back)

        self.title = QLabel(ResultsPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.spacer_1)

        self.certificate = QPushButton(ResultsPage)
        self.certificate.setObjectName(u"certificate")

        self.head.addWidget(self.certificate)

        self.print = QPushButton(ResultsPage)
        self.print.setObjectName(u"print")

        self.head.addWidget(self.print)

        self.export_list = QPushButton(ResultsPage)
        self.export_list.setObjectName(u"export_list")
        self.export_list.setProperty(u"role", u"primary")

        self.head.addWidget(self.export_list)

        self.head.setStretch(2, 1)

        self.outer.addLayout(self.head)

        self.narrowing = QHBoxLayout()
        self.narrowing.setSpacing(12)
        self.narrowing.setObjectName(u"narrowing")
        self.narrowing.setContentsMargins(0, 0, 0, 0)
        self.years = ChipRow(ResultsPage)
        self.years.setObjectName(u"years")

        self.narrowing.addWidget(self.years)

        self.month = QComboBox(ResultsPage)
        self.month.setObjectName(u"month")

        self.narrowing.addWidget(self.month)

        self.programme = QComboBox(ResultsPage)
        self.programme.setObjectName(u"programme")
        self.programme.setMinimumContentsLength(12)
        self.programme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.narrowing.addWidget(self.programme)

        self.office = QComboBox(ResultsPage)
        self.office.setObjectName(u"office")
        self.office.setMinimumContentsLength(8)
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.narrowing.addWidget(self.office)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.narrowing.addItem(self.spacer_2)

        self.narrowing.setStretch(4, 1)

        self.outer.addLayout(self.narrowing)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.cards_row)

        self.panel = QFrame(ResultsPage)
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
        self.part = ChipRow(self.panel)
        self.part.setObjectName(u"part")

        self.switches.addWidget(self.part)

        self.measure = ChipRow(self.panel)
        self.measure.setObjectName(u"measure")

        self.switches.addWidget(self.measure)

        self.switches.setStretch(0, 5)
        self.switches.setStretch(1, 2)

        self.panel_box.addLayout(self.switches)

        self.chart_place = QVBoxLayout()
        self.chart_place.setSpacing(8)
        self.chart_place.setObjectName(u"chart_place")
        self.chart_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.chart_place)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.table_place)

        self.told = QLabel(self.panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"muted")

        self.panel_box.addWidget(self.told)

        self.definitions = QLabel(self.panel)
        self.definitions.setObjectName(u"definitions")
        self.definitions.setWordWrap(True)
        self.definitions.setProperty(u"role", u"muted")

        self.panel_box.addWidget(self.definitions)

        self.panel_box.setStretch(1, 4)
        self.panel_box.setStretch(2, 5)

        self.outer.addWidget(self.panel)

        self.outer.setStretch(3, 1)

        self.retranslateUi(ResultsPage)

        QMetaObject.connectSlotsByName(ResultsPage)
    # setupUi

    def retranslateUi(self, ResultsPage):
        ResultsPage.setWindowTitle(QCoreApplication.translate("ResultsPage", u"\u7edf\u8ba1\u4e0e\u5b66\u65f6", None))
        self.back.setText(QCoreApplication.translate("ResultsPage", u"\u2039 \u573a\u6b21  Esc", None))
        self.title.setText(QCoreApplication.translate("ResultsPage", u"\u7edf\u8ba1\u4e0e\u5b66\u65f6", None))
        self.certificate.setText(QCoreApplication.translate("ResultsPage", u"\u5b66\u65f6\u8bc1\u660e  Ctrl+H", None))
        self.print.setText(QCoreApplication.translate("ResultsPage", u"\u6253\u5370  Ctrl+P", None))
        self.export_list.setText(QCoreApplication.translate("ResultsPage", u"\u5bfc\u51fa  F8", None))
#if QT_CONFIG(accessibility)
        self.years.setAccessibleName(QCoreApplication.translate("ResultsPage", u"\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.month.setAccessibleName(QCoreApplication.translate("ResultsPage", u"\u6708\u4efd", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.month.setToolTip(QCoreApplication.translate("ResultsPage", u"\u6708\u4efd  Alt+M", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.programme.setAccessibleName(QCoreApplication.translate("ResultsPage", u"\u57f9\u8bad\u9879\u76ee", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.programme.setToolTip(QCoreApplication.translate("ResultsPage", u"\u57f9\u8bad\u9879\u76ee  Alt+P", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("ResultsPage", u"\u4e3b\u529e\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.office.setToolTip(QCoreApplication.translate("ResultsPage", u"\u4e3b\u529e\u5355\u4f4d  Alt+O", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.part.setAccessibleName(QCoreApplication.translate("ResultsPage", u"\u770b\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.measure.setAccessibleName(QCoreApplication.translate("ResultsPage", u"\u56fe\u4e0a\u770b\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

