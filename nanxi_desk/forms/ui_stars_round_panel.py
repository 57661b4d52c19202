# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_round_panel.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QGridLayout, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_RoundPanel(object):
    def setupUi(self, RoundPanel):
        if not RoundPanel.objectName():
            RoundPanel.setObjectName(u"RoundPanel")
        self.outer = QVBoxLayout(RoundPanel)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(RoundPanel)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_home_group = QLabel(RoundPanel)
        self.label_home_group.setObjectName(u"label_home_group")
        self.label_home_group.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_home_group, 0, 0, 1, 1)

        self.field_home_group = QComboBox(RoundPanel)
        self.field_home_group.setObjectName(u"field_home_group")
        self.field_home_group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.grid.addWidget(self.field_home_group, 0, 1, 1, 1)

        self.error_home_group = QLabel(RoundPanel)
        self.error_home_group.setObjectName(u"error_home_group")
        self.error_home_group.setWordWrap(True)
        self.error_home_group.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_home_group, 1, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(RoundPanel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.unseat = QPushButton(RoundPanel)
        self.unseat.setObjectName(u"unseat")

        self.actions.addWidget(self.unseat)

        self.proposed = QPushButton(RoundPanel)
        self.proposed.setObjectName(u"proposed")

        self.actions.addWidget(self.proposed)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.space_1)

        self.seat = QPushButton(RoundPanel)
        self.seat.setObjectName(u"seat")
        self.seat.setProperty(u"role", u"primary")

        self.actions.addWidget(self.seat)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.label_home_group.setBuddy(self.field_home_group)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RoundPanel)

        QMetaObject.connectSlotsByName(RoundPanel)
    # setupUi

    def retranslateUi(self, RoundPanel):
        self.label_home_group.setText(QCoreApplication.translate("RoundPanel", u"\u4f4f\u6240", None))
#if QT_CONFIG(tooltip)
        self.field_home_group.setToolTip(QCoreApplication.translate("RoundPanel", u"\u4f4f\u5728\u53c2\u8bc4\u697c\u7ec4\u91cc\u7684\u8bc4\u59d4\u4e0d\u8bc4\u90a3\u4e2a\u697c\u7ec4", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.field_home_group.setAccessibleName(QCoreApplication.translate("RoundPanel", u"\u4f4f\u5728\u54ea\u4e2a\u697c\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.unseat.setText(QCoreApplication.translate("RoundPanel", u"\u64a4\u4e0b  Ctrl+D", None))
        self.proposed.setText(QCoreApplication.translate("RoundPanel", u"\u6309\u5efa\u8bae  Ctrl+B", None))
#if QT_CONFIG(tooltip)
        self.proposed.setToolTip(QCoreApplication.translate("RoundPanel", u"\u4e3b\u4efb\u3001\u526f\u4e3b\u4efb\u548c\u59d4\u5458\u4e00\u6b21\u5168\u90e8\u8bbe\u4e3a\u8bc4\u59d4\u3000Ctrl+B", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

