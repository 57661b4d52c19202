# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_page.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QSizePolicy, QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_StarsPage(object):
    def setupUi(self, StarsPage):
        if not StarsPage.objectName():
            StarsPage.setObjectName(u"StarsPage")
        self.outer = QVBoxLayout(StarsPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(StarsPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.pane = ChipRow(StarsPage)
        self.pane.setObjectName(u"pane")

        self.head.addWidget(self.pane)

        self.round_label = QLabel(StarsPage)
        self.round_label.setObjectName(u"round_label")

        self.head.addWidget(self.round_label)

        self.round = QComboBox(StarsPage)
        self.round.setObjectName(u"round")
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.head.addWidget(self.round)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.panes = QStackedWidget(StarsPage)
        self.panes.setObjectName(u"panes")

        self.outer.addWidget(self.panes)

        self.outer.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.round_label.setBuddy(self.round)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StarsPage)

        QMetaObject.connectSlotsByName(StarsPage)
    # setupUi

    def retranslateUi(self, StarsPage):
        self.title.setText(QCoreApplication.translate("StarsPage", u"\u661f\u7ea7\u697c\u7ec4", None))
#if QT_CONFIG(accessibility)
        self.pane.setAccessibleName(QCoreApplication.translate("StarsPage", u"\u661f\u7ea7\u697c\u7ec4\u7684\u9875", None))
#endif // QT_CONFIG(accessibility)
        self.round_label.setText(QCoreApplication.translate("StarsPage", u"\u8bc4\u5b9a\u5e74\u5ea6", None))
#if QT_CONFIG(accessibility)
        self.round.setAccessibleName(QCoreApplication.translate("StarsPage", u"\u8bc4\u5b9a\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

