# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'restore_page.ui'
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
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.restore_panel import RestorePanel

class Ui_RestorePage(object):
    def setupUi(self, RestorePage):
        if not RestorePage.objectName():
            RestorePage.setObjectName(u"RestorePage")
        self.layout_9 = QVBoxLayout(RestorePage)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_9.addItem(self.spacer_1)

        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_2)

        self.panel = QFrame(RestorePage)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.panel.setMinimumSize(QSize(680, 0))
        self.panel.setMaximumSize(QSize(760, 16777215))
        self.layout_5 = QVBoxLayout(self.panel)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(28, 24, 28, 24)
        self.title = QLabel(self.panel)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.layout_5.addWidget(self.title)

        self.sentence = QLabel(self.panel)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.layout_5.addWidget(self.sentence)

        self.kept = QLabel(self.panel)
        self.kept.setObjectName(u"kept")
        self.kept.setWordWrap(True)
        self.kept.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.kept)

        self.searching = QLabel(self.panel)
        self.searching.setObjectName(u"searching")
        self.searching.setWordWrap(True)
        self.searching.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.searching)

        self.label_backups = QLabel(self.panel)
        self.label_backups.setObjectName(u"label_backups")
        self.label_backups.setProperty(u"role", u"label")

        self.layout_5.addWidget(self.label_backups)

        self.backups = QListWidget(self.panel)
        self.backups.setObjectName(u"backups")
        self.backups.setProperty(u"role", u"list")
        self.backups.setMinimumSize(QSize(0, 126))
        self.backups.setMaximumSize(QSize(16777215, 126))

        self.layout_5.addWidget(self.backups)

        self.going_back = RestorePanel(self.panel)
        self.going_back.setObjectName(u"going_back")

        self.layout_5.addWidget(self.going_back)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.open = QPushButton(self.panel)
        self.open.setObjectName(u"open")

        self.layout_4.addWidget(self.open)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.spacer_3)

        self.back = QPushButton(self.panel)
        self.back.setObjectName(u"back")

        self.layout_4.addWidget(self.back)


        self.layout_5.addLayout(self.layout_4)


        self.layout_7.addWidget(self.panel)

        self.spacer_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)


        self.layout_9.addLayout(self.layout_7)

        self.spacer_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_9.addItem(self.spacer_8)

        QWidget.setTabOrder(self.backups, self.open)
        QWidget.setTabOrder(self.open, self.back)

        self.retranslateUi(RestorePage)

        QMetaObject.connectSlotsByName(RestorePage)
    # setupUi

    def retranslateUi(self, RestorePage):
        RestorePage.setWindowTitle(QCoreApplication.translate("RestorePage", u"\u6062\u590d", None))
        self.kept.setText(QCoreApplication.translate("RestorePage", u"\u6062\u590d\u65f6\u539f\u6765\u7684\u6587\u4ef6\u4e0d\u4f1a\u5220\u9664\uff0c\u4f1a\u79fb\u5230\u4e00\u65c1\u7684\u6587\u4ef6\u5939\u91cc\u3002", None))
        self.label_backups.setText(QCoreApplication.translate("RestorePage", u"\u5907\u4efd\uff0c\u65b0\u7684\u5728\u524d", None))
#if QT_CONFIG(accessibility)
        self.backups.setAccessibleName(QCoreApplication.translate("RestorePage", u"\u5907\u4efd\uff0c\u65b0\u7684\u5728\u524d", None))
#endif // QT_CONFIG(accessibility)
        self.open.setText(QCoreApplication.translate("RestorePage", u"\u6253\u5f00\u5907\u4efd\u6587\u4ef6\u2026  Ctrl+O", None))
        self.back.setText(QCoreApplication.translate("RestorePage", u"\u8fd4\u56de  F5", None))
    # retranslateUi

