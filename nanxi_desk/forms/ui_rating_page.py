# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rating_page.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RatingPage(object):
    def setupUi(self, RatingPage):
        if not RatingPage.objectName():
            RatingPage.setObjectName(u"RatingPage")
        self.outer = QVBoxLayout(RatingPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(RatingPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.pane = ChipRow(RatingPage)
        self.pane.setObjectName(u"pane")

        self.head.addWidget(self.pane)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.panes = QStackedWidget(RatingPage)
        self.panes.setObjectName(u"panes")

        self.outer.addWidget(self.panes)

        self.outer.setStretch(1, 1)

        self.retranslateUi(RatingPage)

        QMetaObject.connectSlotsByName(RatingPage)
    # setupUi

    def retranslateUi(self, RatingPage):
        self.title.setText(QCoreApplication.translate("RatingPage", u"\u6ee1\u610f\u5ea6", None))
#if QT_CONFIG(accessibility)
        self.pane.setAccessibleName(QCoreApplication.translate("RatingPage", u"\u6ee1\u610f\u5ea6\u7684\u9875", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

