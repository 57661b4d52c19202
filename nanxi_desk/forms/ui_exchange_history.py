# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_history.ui'
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

class Ui_HistoryPane(object):
    def setupUi(self, HistoryPane):
        if not HistoryPane.objectName():
            HistoryPane.setObjectName(u"HistoryPane")
        self.layout = QHBoxLayout(HistoryPane)
        self.layout.setSpacing(12)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(HistoryPane)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_panel_box = QVBoxLayout(self.list_panel)
        self.list_panel_box.setSpacing(8)
        self.list_panel_box.setObjectName(u"list_panel_box")
        self.list_panel_box.setContentsMargins(20, 16, 20, 16)
        self.list_title = QLabel(self.list_panel)
        self.list_title.setObjectName(u"list_title")
        self.list_title.setProperty(u"role", u"heading")

        self.list_panel_box.addWidget(self.list_title)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_panel_box.addLayout(self.table_place)

        self.list_panel_box.setStretch(1, 1)

        self.layout.addWidget(self.list_panel)

        self.detail = QFrame(HistoryPane)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"panel")
        self.detail_box = QVBoxLayout(self.detail)
        self.detail_box.setSpacing(8)
        self.detail_box.setObjectName(u"detail_box")
        self.detail_box.setContentsMargins(20, 16, 20, 16)
        self.name = QLabel(self.detail)
        self.name.setObjectName(u"name")
        self.name.setWordWrap(True)
        self.name.setProperty(u"role", u"heading")

        self.detail_box.addWidget(self.name)

        self.facts = QLabel(self.detail)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)
        self.facts.setProperty(u"role", u"muted")

        self.detail_box.addWidget(self.facts)

        self.numbers = QLabel(self.detail)
        self.numbers.setObjectName(u"numbers")
        self.numbers.setWordWrap(True)

        self.detail_box.addWidget(self.numbers)

        self.look_row = QHBoxLayout()
        self.look_row.setSpacing(8)
        self.look_row.setObjectName(u"look_row")
        self.look_row.setContentsMargins(0, 0, 0, 0)
        self.look = QPushButton(self.detail)
        self.look.setObjectName(u"look")

        self.look_row.addWidget(self.look)

        self.space_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.look_row.addItem(self.space_10)


        self.detail_box.addLayout(self.look_row)

        self.plan = QFrame(self.detail)
        self.plan.setObjectName(u"plan")
        self.plan.setProperty(u"role", u"note")
        self.plan_area = QVBoxLayout(self.plan)
        self.plan_area.setSpacing(8)
        self.plan_area.setObjectName(u"plan_area")
        self.plan_area.setContentsMargins(12, 8, 12, 8)
        self.plan_words = QLabel(self.plan)
        self.plan_words.setObjectName(u"plan_words")
        self.plan_words.setWordWrap(True)

        self.plan_area.addWidget(self.plan_words)

        self.plan_row = QHBoxLayout()
        self.plan_row.setSpacing(8)
        self.plan_row.setObjectName(u"plan_row")
        self.plan_row.setContentsMargins(0, 0, 0, 0)
        self.undo = QPushButton(self.plan)
        self.undo.setObjectName(u"undo")
        self.undo.setProperty(u"role", u"primary")

        self.plan_row.addWidget(self.undo)

        self.leave = QPushButton(self.plan)
        self.leave.setObjectName(u"leave")

        self.plan_row.addWidget(self.leave)

        self.space_11 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.plan_row.addItem(self.space_11)


        self.plan_area.addLayout(self.plan_row)


        self.detail_box.addWidget(self.plan)

        self.error = QLabel(self.detail)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.detail_box.addWidget(self.error)

        self.told = QLabel(self.detail)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.detail_box.addWidget(self.told)

        self.space_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.detail_box.addItem(self.space_12)


        self.layout.addWidget(self.detail)

        self.layout.setStretch(0, 3)
        self.layout.setStretch(1, 2)

        self.retranslateUi(HistoryPane)

        QMetaObject.connectSlotsByName(HistoryPane)
    # setupUi

    def retranslateUi(self, HistoryPane):
        HistoryPane.setWindowTitle(QCoreApplication.translate("HistoryPane", u"\u6536\u53d1\u8bb0\u5f55", None))
        self.list_title.setText(QCoreApplication.translate("HistoryPane", u"\u6536\u53d1\u8fc7\u7684\u6587\u4ef6", None))
        self.look.setText(QCoreApplication.translate("HistoryPane", u"\u64a4\u9500\u4f1a\u600e\u6837  Ctrl+Z", None))
        self.undo.setText(QCoreApplication.translate("HistoryPane", u"\u64a4\u9500\u8fd9\u6b21\u5bfc\u5165  Ctrl+Enter", None))
        self.leave.setText(QCoreApplication.translate("HistoryPane", u"\u4e0d\u64a4\u9500  Esc", None))
    # retranslateUi

