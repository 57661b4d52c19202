# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'today.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

class Ui_TodayPage(object):
    def setupUi(self, TodayPage):
        if not TodayPage.objectName():
            TodayPage.setObjectName(u"TodayPage")
        self.layout_18 = QVBoxLayout(TodayPage)
        self.layout_18.setSpacing(0)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget(TodayPage)
        self.pages.setObjectName(u"pages")
        self.overview = QWidget()
        self.overview.setObjectName(u"overview")
        self.layout_17 = QVBoxLayout(self.overview)
        self.layout_17.setSpacing(10)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(16, 12, 16, 12)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(self.overview)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.layout_2.addWidget(self.title)

        self.day_words = QLabel(self.overview)
        self.day_words.setObjectName(u"day_words")
        self.day_words.setProperty(u"role", u"strong")

        self.layout_2.addWidget(self.day_words)

        self.day_kind = QLabel(self.overview)
        self.day_kind.setObjectName(u"day_kind")
        self.day_kind.setProperty(u"role", u"muted")

        self.layout_2.addWidget(self.day_kind)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.sign = QPushButton(self.overview)
        self.sign.setObjectName(u"sign")

        self.layout_2.addWidget(self.sign)

        self.week = QPushButton(self.overview)
        self.week.setObjectName(u"week")

        self.layout_2.addWidget(self.week)

        self.new_visit = QPushButton(self.overview)
        self.new_visit.setObjectName(u"new_visit")
        self.new_visit.setProperty(u"role", u"primary")

        self.layout_2.addWidget(self.new_visit)


        self.layout_17.addLayout(self.layout_2)

        self.duty = QFrame(self.overview)
        self.duty.setObjectName(u"duty")
        self.duty.setProperty(u"role", u"panel")
        self.layout_4 = QHBoxLayout(self.duty)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 6, 16, 6)
        self.label_duty = QLabel(self.duty)
        self.label_duty.setObjectName(u"label_duty")
        self.label_duty.setProperty(u"role", u"label")

        self.layout_4.addWidget(self.label_duty)

        self.duty_words = QLabel(self.duty)
        self.duty_words.setObjectName(u"duty_words")
        self.duty_words.setProperty(u"role", u"strong")

        self.layout_4.addWidget(self.duty_words)

        self.to_rota = QPushButton(self.duty)
        self.to_rota.setObjectName(u"to_rota")
        self.to_rota.setProperty(u"role", u"link")

        self.layout_4.addWidget(self.to_rota)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.spacer_3)

        self.label_person = QLabel(self.duty)
        self.label_person.setObjectName(u"label_person")
        self.label_person.setProperty(u"role", u"label")

        self.layout_4.addWidget(self.label_person)

        self.person_words = QLabel(self.duty)
        self.person_words.setObjectName(u"person_words")
        self.person_words.setProperty(u"role", u"strong")

        self.layout_4.addWidget(self.person_words)

        self.layout_4.setStretch(3, 1)

        self.layout_17.addWidget(self.duty)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.layout_17.addLayout(self.cards_row)

        self.layout_16 = QHBoxLayout()
        self.layout_16.setSpacing(10)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.pressing = QFrame(self.overview)
        self.pressing.setObjectName(u"pressing")
        self.pressing.setProperty(u"role", u"panel")
        self.layout_9 = QVBoxLayout(self.pressing)
        self.layout_9.setSpacing(6)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(12, 12, 12, 10)
        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(10)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.pressing_title = QLabel(self.pressing)
        self.pressing_title.setObjectName(u"pressing_title")
        self.pressing_title.setProperty(u"role", u"heading")

        self.layout_7.addWidget(self.pressing_title)

        self.pressing_words = QLabel(self.pressing)
        self.pressing_words.setObjectName(u"pressing_words")
        self.pressing_words.setProperty(u"role", u"muted")

        self.layout_7.addWidget(self.pressing_words)

        self.spacer_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)


        self.layout_9.addLayout(self.layout_7)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.layout_9.addLayout(self.table_place)

        self.hint = QLabel(self.pressing)
        self.hint.setObjectName(u"hint")
        self.hint.setProperty(u"role", u"muted")

        self.layout_9.addWidget(self.hint)

        self.layout_9.setStretch(1, 1)

        self.layout_16.addWidget(self.pressing)

        self.week_panel = QFrame(self.overview)
        self.week_panel.setObjectName(u"week_panel")
        self.week_panel.setProperty(u"role", u"panel")
        self.layout_19 = QVBoxLayout(self.week_panel)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(0, 0, 0, 0)
        self.week_scroll = QScrollArea(self.week_panel)
        self.week_scroll.setObjectName(u"week_scroll")
        self.week_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.week_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.week_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.week_scroll.setWidgetResizable(True)
        self.week_box = QWidget()
        self.week_box.setObjectName(u"week_box")
        self.layout_15 = QVBoxLayout(self.week_box)
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(16, 12, 16, 12)
        self.layout_11 = QHBoxLayout()
        self.layout_11.setSpacing(10)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.week_title = QLabel(self.week_box)
        self.week_title.setObjectName(u"week_title")
        self.week_title.setProperty(u"role", u"heading")

        self.layout_11.addWidget(self.week_title)

        self.spacer_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_11.addItem(self.spacer_10)

        self.week_words = QLabel(self.week_box)
        self.week_words.setObjectName(u"week_words")
        self.week_words.setProperty(u"role", u"muted")

        self.layout_11.addWidget(self.week_words)


        self.layout_15.addLayout(self.layout_11)

        self.week_grid = QGridLayout()
        self.week_grid.setObjectName(u"week_grid")
        self.week_grid.setHorizontalSpacing(12)
        self.week_grid.setVerticalSpacing(6)
        self.week_grid.setContentsMargins(0, 0, 0, 0)

        self.layout_15.addLayout(self.week_grid)

        self.rule = QFrame(self.week_box)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.layout_15.addWidget(self.rule)

        self.rota_title = QLabel(self.week_box)
        self.rota_title.setObjectName(u"rota_title")
        self.rota_title.setProperty(u"role", u"label")

        self.layout_15.addWidget(self.rota_title)

        self.rota_grid = QGridLayout()
        self.rota_grid.setObjectName(u"rota_grid")
        self.rota_grid.setHorizontalSpacing(12)
        self.rota_grid.setVerticalSpacing(4)
        self.rota_grid.setContentsMargins(0, 0, 0, 0)

        self.layout_15.addLayout(self.rota_grid)

        self.spacer_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_15.addItem(self.spacer_14)

        self.week_scroll.setWidget(self.week_box)

        self.layout_19.addWidget(self.week_scroll)


        self.layout_16.addWidget(self.week_panel)

        self.layout_16.setStretch(0, 7)
        self.layout_16.setStretch(1, 3)

        self.layout_17.addLayout(self.layout_16)

        self.error = QLabel(self.overview)
        self.error.setObjectName(u"error")
        self.error.setProperty(u"role", u"error")
        self.error.setWordWrap(True)

        self.layout_17.addWidget(self.error)

        self.warning = QLabel(self.overview)
        self.warning.setObjectName(u"warning")
        self.warning.setProperty(u"role", u"muted")
        self.warning.setWordWrap(True)

        self.layout_17.addWidget(self.warning)

        self.layout_17.setStretch(3, 1)
        self.pages.addWidget(self.overview)

        self.layout_18.addWidget(self.pages)

        QWidget.setTabOrder(self.sign, self.week)
        QWidget.setTabOrder(self.week, self.new_visit)
        QWidget.setTabOrder(self.new_visit, self.to_rota)

        self.retranslateUi(TodayPage)

        QMetaObject.connectSlotsByName(TodayPage)
    # setupUi

    def retranslateUi(self, TodayPage):
        TodayPage.setWindowTitle(QCoreApplication.translate("TodayPage", u"\u4eca\u65e5\u53f0", None))
        self.title.setText(QCoreApplication.translate("TodayPage", u"\u4eca\u65e5\u53f0", None))
        self.sign.setText(QCoreApplication.translate("TodayPage", u"\u4eca\u65e5\u6211\u63a5\u5f85 F11", None))
        self.week.setText(QCoreApplication.translate("TodayPage", u"\u672c\u5468\u4e00\u9875 Ctrl+W", None))
        self.new_visit.setText(QCoreApplication.translate("TodayPage", u"\u65b0\u767b\u8bb0 F2", None))
        self.label_duty.setText(QCoreApplication.translate("TodayPage", u"\u503c\u73ed", None))
        self.to_rota.setText(QCoreApplication.translate("TodayPage", u"\u8bbe\u7f6e \u203a \u503c\u73ed\u8868", None))
        self.label_person.setText(QCoreApplication.translate("TodayPage", u"\u5f53\u524d\u63a5\u5f85", None))
        self.pressing_title.setText(QCoreApplication.translate("TodayPage", u"\u8981\u529e\u7684", None))
        self.hint.setText(QCoreApplication.translate("TodayPage", u"\u2191\u2193 \u9009\u62e9   Enter \u6253\u5f00   Alt+1 \u2026 \u6253\u5f00\u4e0a\u9762\u7684\u6570\u5b57", None))
        self.week_title.setText(QCoreApplication.translate("TodayPage", u"\u672c\u5468", None))
        self.rota_title.setText(QCoreApplication.translate("TodayPage", u"\u672c\u5468\u503c\u73ed", None))
    # retranslateUi

