# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_applications.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel

class Ui_ApplicationsPane(object):
    def setupUi(self, ApplicationsPane):
        if not ApplicationsPane.objectName():
            ApplicationsPane.setObjectName(u"ApplicationsPane")
        self.outer = QHBoxLayout(ApplicationsPane)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(ApplicationsPane)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(14, 12, 14, 12)
        self.finding = QHBoxLayout()
        self.finding.setSpacing(8)
        self.finding.setObjectName(u"finding")
        self.finding.setContentsMargins(0, 0, 0, 0)
        self.states = ChipRow(self.list_panel)
        self.states.setObjectName(u"states")

        self.finding.addWidget(self.states)

        self.new_application = QPushButton(self.list_panel)
        self.new_application.setObjectName(u"new_application")
        self.new_application.setProperty(u"role", u"primary")

        self.finding.addWidget(self.new_application)

        self.finding.setStretch(0, 1)

        self.list_box.addLayout(self.finding)

        self.office = QComboBox(self.list_panel)
        self.office.setObjectName(u"office")
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.office.setMinimumContentsLength(5)

        self.list_box.addWidget(self.office)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.told = QLabel(self.list_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"strong")

        self.list_box.addWidget(self.told)

        self.keys = QLabel(self.list_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setWordWrap(True)
        self.keys.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.keys)

        self.list_box.setStretch(2, 1)

        self.outer.addWidget(self.list_panel)

        self.side_panel = QFrame(ApplicationsPane)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side = QVBoxLayout(self.side_panel)
        self.side.setSpacing(8)
        self.side.setObjectName(u"side")
        self.side.setContentsMargins(14, 12, 14, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(self.side_panel)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.head.addWidget(self.heading)

        self.state = ElidedLabel(self.side_panel)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"strong")

        self.head.addWidget(self.state)

        self.group = QPushButton(self.side_panel)
        self.group.setObjectName(u"group")
        self.group.setProperty(u"role", u"link")

        self.head.addWidget(self.group)

        self.head.setStretch(1, 1)

        self.side.addLayout(self.head)

        self.parts = ChipRow(self.side_panel)
        self.parts.setObjectName(u"parts")

        self.side.addWidget(self.parts)

        self.stack = QStackedWidget(self.side_panel)
        self.stack.setObjectName(u"stack")

        self.side.addWidget(self.stack)

        self.side.setStretch(2, 1)

        self.outer.addWidget(self.side_panel)

        self.outer.setStretch(0, 10)
        self.outer.setStretch(1, 11)

        self.retranslateUi(ApplicationsPane)

        QMetaObject.connectSlotsByName(ApplicationsPane)
    # setupUi

    def retranslateUi(self, ApplicationsPane):
#if QT_CONFIG(accessibility)
        self.states.setAccessibleName(QCoreApplication.translate("ApplicationsPane", u"\u7533\u62a5\u7684\u72b6\u6001", None))
#endif // QT_CONFIG(accessibility)
        self.new_application.setText(QCoreApplication.translate("ApplicationsPane", u"\u65b0\u7533\u62a5  F2", None))
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("ApplicationsPane", u"\u5c45\u59d4\u4f1a", None))
#endif // QT_CONFIG(accessibility)
        self.keys.setText(QCoreApplication.translate("ApplicationsPane", u"\u2191\u2193 \u9009\u62e9  Shift+\u2191\u2193 \u591a\u9009  Enter \u6253\u5f00", None))
        self.group.setText(QCoreApplication.translate("ApplicationsPane", u"\u697c\u7ec4  Ctrl+R", None))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(QCoreApplication.translate("ApplicationsPane", u"\u7533\u62a5\u7684\u5404\u90e8\u5206", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

