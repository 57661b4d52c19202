# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_waiting.ui'
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

class Ui_WaitingPane(object):
    def setupUi(self, WaitingPane):
        if not WaitingPane.objectName():
            WaitingPane.setObjectName(u"WaitingPane")
        self.layout = QHBoxLayout(WaitingPane)
        self.layout.setSpacing(12)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(WaitingPane)
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

        self.list_panel_box.setStretch(2, 1)

        self.layout.addWidget(self.list_panel)

        self.detail = QFrame(WaitingPane)
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

        self.ask_label = QLabel(self.detail)
        self.ask_label.setObjectName(u"ask_label")
        self.ask_label.setProperty(u"role", u"label")

        self.detail_box.addWidget(self.ask_label)

        self.wanted = QLabel(self.detail)
        self.wanted.setObjectName(u"wanted")
        self.wanted.setWordWrap(True)
        self.wanted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)

        self.detail_box.addWidget(self.wanted)

        self.words = QLabel(self.detail)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setProperty(u"role", u"muted")

        self.detail_box.addWidget(self.words)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.discard = QPushButton(self.detail)
        self.discard.setObjectName(u"discard")

        self.foot.addWidget(self.discard)

        self.space_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space_6)


        self.detail_box.addLayout(self.foot)

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

        self.space_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.detail_box.addItem(self.space_7)


        self.layout.addWidget(self.detail)

        self.layout.setStretch(0, 3)
        self.layout.setStretch(1, 2)

        self.retranslateUi(WaitingPane)

        QMetaObject.connectSlotsByName(WaitingPane)
    # setupUi

    def retranslateUi(self, WaitingPane):
        WaitingPane.setWindowTitle(QCoreApplication.translate("WaitingPane", u"\u7b49\u5f85", None))
        self.list_title.setText(QCoreApplication.translate("WaitingPane", u"\u7b49\u5f85\u7684\u6587\u4ef6", None))
        self.list_words.setText(QCoreApplication.translate("WaitingPane", u"\u8fd9\u4e9b\u6587\u4ef6\u7684\u524d\u4e00\u4efd\u8fd8\u6ca1\u6709\u5230\u3002\u524d\u4e00\u4efd\u4e00\u5230\uff0c\u5b83\u4eec\u4f1a\u81ea\u52a8\u63a5\u7740\u5bfc\u5165\u3002", None))
        self.ask_label.setText(QCoreApplication.translate("WaitingPane", u"\u8bf7\u5411\u5bf9\u65b9\u8981", None))
#if QT_CONFIG(accessibility)
        self.wanted.setAccessibleName(QCoreApplication.translate("WaitingPane", u"\u8bf7\u5411\u5bf9\u65b9\u8981", None))
#endif // QT_CONFIG(accessibility)
        self.words.setText(QCoreApplication.translate("WaitingPane", u"\u4e22\u5f03\u540e\uff0c\u5bf9\u65b9\u518d\u5199\u4e00\u4efd\u5c31\u80fd\u8865\u4e0a\uff1b\u672c\u673a\u7684\u6570\u636e\u4e0d\u53d8\u3002", None))
        self.discard.setText(QCoreApplication.translate("WaitingPane", u"\u4e22\u5f03\u8fd9\u4efd\u6587\u4ef6  Del", None))
    # retranslateUi

