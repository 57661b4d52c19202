# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_round_recusals.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_RoundRecusals(object):
    def setupUi(self, RoundRecusals):
        if not RoundRecusals.objectName():
            RoundRecusals.setObjectName(u"RoundRecusals")
        self.outer = QVBoxLayout(RoundRecusals)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(RoundRecusals)
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
        self.label_judge = QLabel(RoundRecusals)
        self.label_judge.setObjectName(u"label_judge")
        self.label_judge.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_judge, 0, 0, 1, 1)

        self.field_judge = QComboBox(RoundRecusals)
        self.field_judge.setObjectName(u"field_judge")
        self.field_judge.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.grid.addWidget(self.field_judge, 0, 1, 1, 1)

        self.error_judge_id = QLabel(RoundRecusals)
        self.error_judge_id.setObjectName(u"error_judge_id")
        self.error_judge_id.setWordWrap(True)
        self.error_judge_id.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_judge_id, 1, 1, 1, 1)

        self.label_group = QLabel(RoundRecusals)
        self.label_group.setObjectName(u"label_group")
        self.label_group.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_group, 2, 0, 1, 1)

        self.field_group = QComboBox(RoundRecusals)
        self.field_group.setObjectName(u"field_group")
        self.field_group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.grid.addWidget(self.field_group, 2, 1, 1, 1)

        self.error_group = QLabel(RoundRecusals)
        self.error_group.setObjectName(u"error_group")
        self.error_group.setWordWrap(True)
        self.error_group.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_group, 3, 1, 1, 1)

        self.label_reason = QLabel(RoundRecusals)
        self.label_reason.setObjectName(u"label_reason")
        self.label_reason.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_reason, 4, 0, 1, 1)

        self.field_reason = QLineEdit(RoundRecusals)
        self.field_reason.setObjectName(u"field_reason")
        self.field_reason.setMaxLength(200)

        self.grid.addWidget(self.field_reason, 4, 1, 1, 1)

        self.error_reason = QLabel(RoundRecusals)
        self.error_reason.setObjectName(u"error_reason")
        self.error_reason.setWordWrap(True)
        self.error_reason.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_reason, 5, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(RoundRecusals)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.space_1)

        self.recuse = QPushButton(RoundRecusals)
        self.recuse.setObjectName(u"recuse")
        self.recuse.setProperty(u"role", u"primary")

        self.actions.addWidget(self.recuse)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.label_judge.setBuddy(self.field_judge)
        self.label_group.setBuddy(self.field_group)
        self.label_reason.setBuddy(self.field_reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RoundRecusals)

        QMetaObject.connectSlotsByName(RoundRecusals)
    # setupUi

    def retranslateUi(self, RoundRecusals):
        self.hint.setText(QCoreApplication.translate("RoundRecusals", u"\u8bc4\u59d4\u4f4f\u5728\u697c\u7ec4\u91cc\u7684\u81ea\u52a8\u56de\u907f\uff1b\u6709\u4eb2\u5c5e\u7b49\u5173\u7cfb\u7684\u5728\u8fd9\u91cc\u767b\u8bb0\u3002\u56de\u907f\u540e\uff0c\u4ed6\u4ea4\u8fc7\u7684\u90a3\u4efd\u8bc4\u5206\u8868\u4e0d\u8ba1\u3002", None))
        self.label_judge.setText(QCoreApplication.translate("RoundRecusals", u"\u8bc4\u59d4", None))
#if QT_CONFIG(accessibility)
        self.field_judge.setAccessibleName(QCoreApplication.translate("RoundRecusals", u"\u56de\u907f\u7684\u8bc4\u59d4", None))
#endif // QT_CONFIG(accessibility)
        self.label_group.setText(QCoreApplication.translate("RoundRecusals", u"\u697c\u7ec4", None))
#if QT_CONFIG(accessibility)
        self.field_group.setAccessibleName(QCoreApplication.translate("RoundRecusals", u"\u56de\u907f\u7684\u697c\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.label_reason.setText(QCoreApplication.translate("RoundRecusals", u"\u539f\u56e0", None))
#if QT_CONFIG(accessibility)
        self.field_reason.setAccessibleName(QCoreApplication.translate("RoundRecusals", u"\u56de\u907f\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.recuse.setText(QCoreApplication.translate("RoundRecusals", u"\u767b\u8bb0\u56de\u907f  Ctrl+Enter", None))
        pass
    # retranslateUi

