# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_inbox.ui'
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
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_InboxPane(object):
    def setupUi(self, InboxPane):
        if not InboxPane.objectName():
            InboxPane.setObjectName(u"InboxPane")
        self.layout = QHBoxLayout(InboxPane)
        self.layout.setSpacing(12)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(InboxPane)
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

        self.list_words = QLabel(self.list_panel)
        self.list_words.setObjectName(u"list_words")
        self.list_words.setWordWrap(True)
        self.list_words.setProperty(u"role", u"muted")

        self.list_panel_box.addWidget(self.list_words)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_panel_box.addLayout(self.table_place)

        self.rule_label = QLabel(self.list_panel)
        self.rule_label.setObjectName(u"rule_label")
        self.rule_label.setWordWrap(True)
        self.rule_label.setProperty(u"role", u"label")

        self.list_panel_box.addWidget(self.rule_label)

        self.rule = ChipRow(self.list_panel)
        self.rule.setObjectName(u"rule")

        self.list_panel_box.addWidget(self.rule)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.decide_all = QPushButton(self.list_panel)
        self.decide_all.setObjectName(u"decide_all")

        self.foot.addWidget(self.decide_all)

        self.space_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space_8)


        self.list_panel_box.addLayout(self.foot)

        self.error = QLabel(self.list_panel)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.list_panel_box.addWidget(self.error)

        self.told = QLabel(self.list_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.list_panel_box.addWidget(self.told)

        self.list_panel_box.setStretch(2, 1)

        self.layout.addWidget(self.list_panel)

        self.detail = QFrame(InboxPane)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"panel")
        self.detail_box = QVBoxLayout(self.detail)
        self.detail_box.setSpacing(8)
        self.detail_box.setObjectName(u"detail_box")
        self.detail_box.setContentsMargins(20, 16, 20, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.name = QLabel(self.detail)
        self.name.setObjectName(u"name")
        self.name.setWordWrap(True)
        self.name.setProperty(u"role", u"heading")

        self.head.addWidget(self.name)

        self.open = QPushButton(self.detail)
        self.open.setObjectName(u"open")

        self.head.addWidget(self.open)

        self.head.setStretch(0, 1)

        self.detail_box.addLayout(self.head)

        self.field = QLabel(self.detail)
        self.field.setObjectName(u"field")
        self.field.setWordWrap(True)
        self.field.setProperty(u"role", u"muted")

        self.detail_box.addWidget(self.field)

        self.why = QLabel(self.detail)
        self.why.setObjectName(u"why")
        self.why.setWordWrap(True)
        self.why.setProperty(u"role", u"warning")

        self.detail_box.addWidget(self.why)

        self.heads_area = QScrollArea(self.detail)
        self.heads_area.setObjectName(u"heads_area")
        self.heads_area.setWidgetResizable(True)
        self.heads_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heads = QWidget()
        self.heads.setObjectName(u"heads")
        self.heads_outer = QVBoxLayout(self.heads)
        self.heads_outer.setSpacing(8)
        self.heads_outer.setObjectName(u"heads_outer")
        self.heads_outer.setContentsMargins(0, 0, 0, 0)
        self.heads_box = QHBoxLayout()
        self.heads_box.setSpacing(12)
        self.heads_box.setObjectName(u"heads_box")
        self.heads_box.setContentsMargins(0, 0, 0, 0)

        self.heads_outer.addLayout(self.heads_box)

        self.space_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.heads_outer.addItem(self.space_9)

        self.heads_outer.setStretch(1, 1)
        self.heads_area.setWidget(self.heads)

        self.detail_box.addWidget(self.heads_area)

        self.words = QLabel(self.detail)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setProperty(u"role", u"muted")

        self.detail_box.addWidget(self.words)

        self.detail_box.setStretch(3, 1)

        self.layout.addWidget(self.detail)

        self.layout.setStretch(0, 1)
        self.layout.setStretch(1, 1)

        self.retranslateUi(InboxPane)

        QMetaObject.connectSlotsByName(InboxPane)
    # setupUi

    def retranslateUi(self, InboxPane):
        InboxPane.setWindowTitle(QCoreApplication.translate("InboxPane", u"\u51b2\u7a81", None))
        self.list_title.setText(QCoreApplication.translate("InboxPane", u"\u51b2\u7a81", None))
        self.list_words.setText(QCoreApplication.translate("InboxPane", u"\u4e24\u8fb9\u5728\u4e0d\u77e5\u9053\u5bf9\u65b9\u7684\u60c5\u51b5\u4e0b\u6539\u4e86\u540c\u4e00\u5904\u3002\u6bcf\u4e00\u5904\u90fd\u7559\u7740\u5404\u65b9\u7684\u5199\u6cd5\uff0c\u7531\u4eba\u51b3\u5b9a\u3002", None))
        self.rule_label.setText(QCoreApplication.translate("InboxPane", u"\u6309\u4e00\u6761\u89c4\u5219\u4e00\u8d77\u51b3\u5b9a\uff08\u9009\u4e2d\u7684\uff0c\u6ca1\u6709\u9009\u51e0\u6761\u65f6\u662f\u5168\u90e8\uff09", None))
#if QT_CONFIG(accessibility)
        self.rule.setAccessibleName(QCoreApplication.translate("InboxPane", u"\u89c4\u5219", None))
#endif // QT_CONFIG(accessibility)
        self.decide_all.setText(QCoreApplication.translate("InboxPane", u"\u6309\u89c4\u5219\u51b3\u5b9a  Ctrl+Enter", None))
        self.open.setText(QCoreApplication.translate("InboxPane", u"\u6253\u5f00\u8bb0\u5f55  Ctrl+O", None))
        self.words.setText(QCoreApplication.translate("InboxPane", u"\u9009\u5b9a\u7684\u5199\u6cd5\u4f1a\u968f\u4e0b\u4e00\u4efd\u6587\u4ef6\u5e26\u7ed9\u5bf9\u65b9\u3002", None))
    # retranslateUi

