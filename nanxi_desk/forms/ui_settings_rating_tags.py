# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_rating_tags.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RatingTagsSection(object):
    def setupUi(self, RatingTagsSection):
        if not RatingTagsSection.objectName():
            RatingTagsSection.setObjectName(u"RatingTagsSection")
        self.outer = QHBoxLayout(RatingTagsSection)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(RatingTagsSection)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(14, 12, 14, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.level = ChipRow(self.list_panel)
        self.level.setObjectName(u"level")

        self.head.addWidget(self.level)


        self.list_box.addLayout(self.head)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.keys = QLabel(self.list_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.keys)

        self.list_box.setStretch(1, 1)

        self.outer.addWidget(self.list_panel)

        self.side_panel = QFrame(RatingTagsSection)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(14, 12, 14, 12)
        self.side_head = QHBoxLayout()
        self.side_head.setSpacing(8)
        self.side_head.setObjectName(u"side_head")
        self.side_head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(self.side_panel)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.side_head.addWidget(self.heading)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.side_head.addItem(self.space_1)

        self.source = QLabel(self.side_panel)
        self.source.setObjectName(u"source")
        self.source.setProperty(u"role", u"muted")

        self.side_head.addWidget(self.source)


        self.side_box.addLayout(self.side_head)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_words = QLabel(self.side_panel)
        self.label_words.setObjectName(u"label_words")
        self.label_words.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_words, 0, 0, 1, 1)

        self.words = QLineEdit(self.side_panel)
        self.words.setObjectName(u"words")

        self.grid.addWidget(self.words, 0, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.side_box.addLayout(self.grid)

        self.refusal = QLabel(self.side_panel)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.side_box.addWidget(self.refusal)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.side_panel)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.save)

        self.add = QPushButton(self.side_panel)
        self.add.setObjectName(u"add")

        self.buttons.addWidget(self.add)

        self.withdraw = QPushButton(self.side_panel)
        self.withdraw.setObjectName(u"withdraw")

        self.buttons.addWidget(self.withdraw)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space_2)


        self.side_box.addLayout(self.buttons)

        self.explanation = QLabel(self.side_panel)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)
        self.explanation.setProperty(u"role", u"muted")

        self.side_box.addWidget(self.explanation)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.side_box.addItem(self.space_3)

        self.side_box.setStretch(5, 1)

        self.outer.addWidget(self.side_panel)

        self.outer.setStretch(0, 1)
        self.outer.setStretch(1, 1)

        self.retranslateUi(RatingTagsSection)

        QMetaObject.connectSlotsByName(RatingTagsSection)
    # setupUi

    def retranslateUi(self, RatingTagsSection):
#if QT_CONFIG(accessibility)
        self.level.setAccessibleName(QCoreApplication.translate("RatingTagsSection", u"\u7b49\u7ea7", None))
#endif // QT_CONFIG(accessibility)
        self.keys.setText(QCoreApplication.translate("RatingTagsSection", u"\u2191\u2193 \u9009\u62e9  Enter \u4fee\u6539", None))
        self.label_words.setText(QCoreApplication.translate("RatingTagsSection", u"\u6587\u5b57", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("RatingTagsSection", u"\u6807\u7b7e\u7684\u6587\u5b57", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("RatingTagsSection", u"\u4fdd\u5b58  Ctrl+S", None))
        self.add.setText(QCoreApplication.translate("RatingTagsSection", u"\u65b0\u589e  Ctrl+N", None))
        self.withdraw.setText(QCoreApplication.translate("RatingTagsSection", u"\u505c\u7528  F8", None))
        self.explanation.setText(QCoreApplication.translate("RatingTagsSection", u"\u6807\u7b7e\u6309\u7b49\u7ea7\u7ed9\u6765\u8bbf\u4eba\u9009\uff0c\u6700\u591a\u516b\u4e2a\uff1b\u5dee\u8bc4\u5fc5\u987b\u9009\u4e00\u4e2a\u3002\u6539\u6587\u5b57\u4e0d\u5f71\u54cd\u4ee5\u524d\u7684\u8bc4\u4ef7\uff0c\u4ee3\u7801\u4e0d\u53d8\u3002", None))
        pass
    # retranslateUi

