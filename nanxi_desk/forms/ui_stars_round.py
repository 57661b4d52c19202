# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_round.ui'
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
    QSizePolicy, QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RoundPane(object):
    def setupUi(self, RoundPane):
        if not RoundPane.objectName():
            RoundPane.setObjectName(u"RoundPane")
        self.outer = QVBoxLayout(RoundPane)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.line_place = QVBoxLayout()
        self.line_place.setSpacing(8)
        self.line_place.setObjectName(u"line_place")
        self.line_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.line_place)

        self.early_words = QLabel(RoundPane)
        self.early_words.setObjectName(u"early_words")
        self.early_words.setWordWrap(True)
        self.early_words.setProperty(u"role", u"warning")

        self.outer.addWidget(self.early_words)

        self.notes = QLabel(RoundPane)
        self.notes.setObjectName(u"notes")
        self.notes.setWordWrap(True)
        self.notes.setProperty(u"role", u"muted")

        self.outer.addWidget(self.notes)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.cards_row)

        self.body = QHBoxLayout()
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.panel = QFrame(RoundPane)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.panel_box = QVBoxLayout(self.panel)
        self.panel_box.setSpacing(8)
        self.panel_box.setObjectName(u"panel_box")
        self.panel_box.setContentsMargins(16, 12, 16, 10)
        self.views = ChipRow(self.panel)
        self.views.setObjectName(u"views")

        self.panel_box.addWidget(self.views)

        self.stack = QStackedWidget(self.panel)
        self.stack.setObjectName(u"stack")

        self.panel_box.addWidget(self.stack)

        self.panel_box.setStretch(1, 1)

        self.body.addWidget(self.panel)

        self.side_panel = QFrame(RoundPane)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(16, 12, 16, 10)
        self.sides = ChipRow(self.side_panel)
        self.sides.setObjectName(u"sides")

        self.side_box.addWidget(self.sides)

        self.side_place = QVBoxLayout()
        self.side_place.setSpacing(8)
        self.side_place.setObjectName(u"side_place")
        self.side_place.setContentsMargins(0, 0, 0, 0)

        self.side_box.addLayout(self.side_place)

        self.side_box.setStretch(1, 1)

        self.body.addWidget(self.side_panel)

        self.body.setStretch(0, 11)
        self.body.setStretch(1, 9)

        self.outer.addLayout(self.body)

        self.outer.setStretch(4, 1)

        self.retranslateUi(RoundPane)

        QMetaObject.connectSlotsByName(RoundPane)
    # setupUi

    def retranslateUi(self, RoundPane):
#if QT_CONFIG(accessibility)
        self.views.setAccessibleName(QCoreApplication.translate("RoundPane", u"\u8fdb\u5ea6\u600e\u4e48\u770b", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.sides.setAccessibleName(QCoreApplication.translate("RoundPane", u"\u505a\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

