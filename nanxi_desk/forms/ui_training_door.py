# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_door.ui'
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

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.walking_line import WalkingLine

class Ui_DoorPage(object):
    def setupUi(self, DoorPage):
        if not DoorPage.objectName():
            DoorPage.setObjectName(u"DoorPage")
        self.outer = QVBoxLayout(DoorPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(DoorPage)
        self.back.setObjectName(u"back")

        self.head.addWidget(self.back)

        self.titles = QVBoxLayout()
        self.titles.setSpacing(0)
        self.titles.setObjectName(u"titles")
        self.titles.setContentsMargins(0, 0, 0, 0)
        self.topic = QLabel(DoorPage)
        self.topic.setObjectName(u"topic")
        self.topic.setProperty(u"role", u"title")

        self.titles.addWidget(self.topic)

        self.meta = QLabel(DoorPage)
        self.meta.setObjectName(u"meta")
        self.meta.setProperty(u"role", u"muted")

        self.titles.addWidget(self.meta)


        self.head.addLayout(self.titles)

        self.mode = ChipRow(DoorPage)
        self.mode.setObjectName(u"mode")

        self.head.addWidget(self.mode)

        self.screen = QPushButton(DoorPage)
        self.screen.setObjectName(u"screen")

        self.head.addWidget(self.screen)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.body = QHBoxLayout()
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(10)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.search = WalkingLine(DoorPage)
        self.search.setObjectName(u"search")

        self.left.addWidget(self.search)

        self.hits_panel = QFrame(DoorPage)
        self.hits_panel.setObjectName(u"hits_panel")
        self.hits_panel.setProperty(u"role", u"panel")
        self.hits_place = QVBoxLayout(self.hits_panel)
        self.hits_place.setSpacing(8)
        self.hits_place.setObjectName(u"hits_place")
        self.hits_place.setContentsMargins(4, 4, 4, 4)

        self.left.addWidget(self.hits_panel)

        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.setObjectName(u"tools")
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.walk_in = QPushButton(DoorPage)
        self.walk_in.setObjectName(u"walk_in")

        self.tools.addWidget(self.walk_in)

        self.undo = QPushButton(DoorPage)
        self.undo.setObjectName(u"undo")

        self.tools.addWidget(self.undo)

        self.bind_card = QPushButton(DoorPage)
        self.bind_card.setObjectName(u"bind_card")

        self.tools.addWidget(self.bind_card)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tools.addItem(self.spacer_1)


        self.left.addLayout(self.tools)

        self.left.setStretch(1, 1)

        self.body.addLayout(self.left)

        self.right = QVBoxLayout()
        self.right.setSpacing(10)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.right.addLayout(self.cards_row)

        self.last_panel = QFrame(DoorPage)
        self.last_panel.setObjectName(u"last_panel")
        self.last_panel.setProperty(u"role", u"panel")
        self.last_box = QVBoxLayout(self.last_panel)
        self.last_box.setSpacing(4)
        self.last_box.setObjectName(u"last_box")
        self.last_box.setContentsMargins(16, 12, 16, 12)
        self.last_name = QLabel(self.last_panel)
        self.last_name.setObjectName(u"last_name")
        self.last_name.setWordWrap(True)
        self.last_name.setProperty(u"role", u"figure")

        self.last_box.addWidget(self.last_name)

        self.last_words = QLabel(self.last_panel)
        self.last_words.setObjectName(u"last_words")
        self.last_words.setWordWrap(True)
        self.last_words.setProperty(u"role", u"strong")

        self.last_box.addWidget(self.last_words)


        self.right.addWidget(self.last_panel)

        self.recent_panel = QFrame(DoorPage)
        self.recent_panel.setObjectName(u"recent_panel")
        self.recent_panel.setProperty(u"role", u"panel")
        self.recent_box = QVBoxLayout(self.recent_panel)
        self.recent_box.setSpacing(8)
        self.recent_box.setObjectName(u"recent_box")
        self.recent_box.setContentsMargins(12, 12, 12, 8)
        self.recent_title = QLabel(self.recent_panel)
        self.recent_title.setObjectName(u"recent_title")
        self.recent_title.setProperty(u"role", u"heading")

        self.recent_box.addWidget(self.recent_title)

        self.recent_place = QVBoxLayout()
        self.recent_place.setSpacing(8)
        self.recent_place.setObjectName(u"recent_place")
        self.recent_place.setContentsMargins(0, 0, 0, 0)

        self.recent_box.addLayout(self.recent_place)

        self.recent_box.setStretch(1, 1)

        self.right.addWidget(self.recent_panel)

        self.right.setStretch(2, 1)

        self.body.addLayout(self.right)

        self.body.setStretch(0, 3)
        self.body.setStretch(1, 2)

        self.outer.addLayout(self.body)

        self.outer.setStretch(1, 1)

        self.retranslateUi(DoorPage)

        QMetaObject.connectSlotsByName(DoorPage)
    # setupUi

    def retranslateUi(self, DoorPage):
        DoorPage.setWindowTitle(QCoreApplication.translate("DoorPage", u"\u73b0\u573a\u7b7e\u5230", None))
        self.back.setText(QCoreApplication.translate("DoorPage", u"\u2039 \u540d\u5355  Esc", None))
#if QT_CONFIG(accessibility)
        self.mode.setAccessibleName(QCoreApplication.translate("DoorPage", u"\u7b7e\u5230\u8fd8\u662f\u7b7e\u9000", None))
#endif // QT_CONFIG(accessibility)
        self.screen.setText(QCoreApplication.translate("DoorPage", u"\u7b2c\u4e8c\u5c4f  F12", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("DoorPage", u"\u627e\u4eba\u7b7e\u5230", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("DoorPage", u"\u59d3\u540d / \u62fc\u97f3 / \u7535\u8bdd\u5c3e\u53f7 / \u5e8f\u53f7\uff0c\u6216\u626b\u7801\uff0c\u7136\u540e Enter", None))
        self.walk_in.setText(QCoreApplication.translate("DoorPage", u"\u4e34\u65f6\u5230\u573a  F6", None))
        self.undo.setText(QCoreApplication.translate("DoorPage", u"\u64a4\u9500  Ctrl+Z", None))
        self.bind_card.setText(QCoreApplication.translate("DoorPage", u"\u7ed1\u5361  Ctrl+B", None))
        self.recent_title.setText(QCoreApplication.translate("DoorPage", u"\u521a\u521a\u5230\u573a", None))
    # retranslateUi

