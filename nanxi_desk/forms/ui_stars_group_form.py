# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_group_form.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.elided import ElidedLabel

class Ui_GroupForm(object):
    def setupUi(self, GroupForm):
        if not GroupForm.objectName():
            GroupForm.setObjectName(u"GroupForm")
        self.outer = QVBoxLayout(GroupForm)
        self.outer.setSpacing(7)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(GroupForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.head.addWidget(self.heading)

        self.state = ElidedLabel(GroupForm)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"strong")

        self.head.addWidget(self.state)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.note = QLabel(GroupForm)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"muted")

        self.outer.addWidget(self.note)

        self.fields = QWidget(GroupForm)
        self.fields.setObjectName(u"fields")
        self.grid = QGridLayout(self.fields)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(3)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_estate = QLabel(self.fields)
        self.label_estate.setObjectName(u"label_estate")
        self.label_estate.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_estate, 0, 0, 1, 2)

        self.field_estate = QLineEdit(self.fields)
        self.field_estate.setObjectName(u"field_estate")

        self.grid.addWidget(self.field_estate, 1, 0, 1, 2)

        self.error_estate = QLabel(self.fields)
        self.error_estate.setObjectName(u"error_estate")
        self.error_estate.setWordWrap(True)
        self.error_estate.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_estate, 2, 0, 1, 2)

        self.label_name = QLabel(self.fields)
        self.label_name.setObjectName(u"label_name")
        self.label_name.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_name, 0, 2, 1, 2)

        self.field_name = QLineEdit(self.fields)
        self.field_name.setObjectName(u"field_name")

        self.grid.addWidget(self.field_name, 1, 2, 1, 2)

        self.error_name = QLabel(self.fields)
        self.error_name.setObjectName(u"error_name")
        self.error_name.setWordWrap(True)
        self.error_name.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_name, 2, 2, 1, 2)

        self.label_address = QLabel(self.fields)
        self.label_address.setObjectName(u"label_address")
        self.label_address.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_address, 3, 0, 1, 4)

        self.field_address = QLineEdit(self.fields)
        self.field_address.setObjectName(u"field_address")

        self.grid.addWidget(self.field_address, 4, 0, 1, 4)

        self.error_address = QLabel(self.fields)
        self.error_address.setObjectName(u"error_address")
        self.error_address.setWordWrap(True)
        self.error_address.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_address, 5, 0, 1, 4)

        self.label_leader = QLabel(self.fields)
        self.label_leader.setObjectName(u"label_leader")
        self.label_leader.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_leader, 6, 0, 1, 2)

        self.field_leader = QLineEdit(self.fields)
        self.field_leader.setObjectName(u"field_leader")

        self.grid.addWidget(self.field_leader, 7, 0, 1, 2)

        self.error_leader = QLabel(self.fields)
        self.error_leader.setObjectName(u"error_leader")
        self.error_leader.setWordWrap(True)
        self.error_leader.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_leader, 8, 0, 1, 2)

        self.label_leader_phone = QLabel(self.fields)
        self.label_leader_phone.setObjectName(u"label_leader_phone")
        self.label_leader_phone.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_leader_phone, 6, 2, 1, 2)

        self.field_leader_phone = QLineEdit(self.fields)
        self.field_leader_phone.setObjectName(u"field_leader_phone")

        self.grid.addWidget(self.field_leader_phone, 7, 2, 1, 2)

        self.error_leader_phone = QLabel(self.fields)
        self.error_leader_phone.setObjectName(u"error_leader_phone")
        self.error_leader_phone.setWordWrap(True)
        self.error_leader_phone.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_leader_phone, 8, 2, 1, 2)

        self.label_households = QLabel(self.fields)
        self.label_households.setObjectName(u"label_households")
        self.label_households.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_households, 9, 0, 1, 2)

        self.field_households = QLineEdit(self.fields)
        self.field_households.setObjectName(u"field_households")

        self.grid.addWidget(self.field_households, 10, 0, 1, 2)

        self.error_households = QLabel(self.fields)
        self.error_households.setObjectName(u"error_households")
        self.error_households.setWordWrap(True)
        self.error_households.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_households, 11, 0, 1, 2)

        self.label_map_row = QLabel(self.fields)
        self.label_map_row.setObjectName(u"label_map_row")
        self.label_map_row.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_map_row, 9, 2, 1, 1)

        self.field_map_row = QLineEdit(self.fields)
        self.field_map_row.setObjectName(u"field_map_row")

        self.grid.addWidget(self.field_map_row, 10, 2, 1, 1)

        self.error_map_row = QLabel(self.fields)
        self.error_map_row.setObjectName(u"error_map_row")
        self.error_map_row.setWordWrap(True)
        self.error_map_row.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_map_row, 11, 2, 1, 1)

        self.label_map_column = QLabel(self.fields)
        self.label_map_column.setObjectName(u"label_map_column")
        self.label_map_column.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_map_column, 9, 3, 1, 1)

        self.field_map_column = QLineEdit(self.fields)
        self.field_map_column.setObjectName(u"field_map_column")

        self.grid.addWidget(self.field_map_column, 10, 3, 1, 1)

        self.error_map_column = QLabel(self.fields)
        self.error_map_column.setObjectName(u"error_map_column")
        self.error_map_column.setWordWrap(True)
        self.error_map_column.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_map_column, 11, 3, 1, 1)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        self.grid.setColumnStretch(3, 1)

        self.outer.addWidget(self.fields)

        self.reveal_place = QVBoxLayout()
        self.reveal_place.setSpacing(0)
        self.reveal_place.setObjectName(u"reveal_place")
        self.reveal_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.reveal_place)

        self.refusal = QLabel(GroupForm)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(GroupForm)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.actions.addWidget(self.save)

        self.back = QPushButton(GroupForm)
        self.back.setObjectName(u"back")

        self.actions.addWidget(self.back)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_1)

        self.dissolve = QPushButton(GroupForm)
        self.dissolve.setObjectName(u"dissolve")

        self.actions.addWidget(self.dissolve)


        self.outer.addLayout(self.actions)

        self.rule = QFrame(GroupForm)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.outer.addWidget(self.rule)

        self.history_title = QLabel(GroupForm)
        self.history_title.setObjectName(u"history_title")
        self.history_title.setProperty(u"role", u"heading")

        self.outer.addWidget(self.history_title)

        self.history_place = QVBoxLayout()
        self.history_place.setSpacing(0)
        self.history_place.setObjectName(u"history_place")
        self.history_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.history_place)

        self.earlier = QWidget(GroupForm)
        self.earlier.setObjectName(u"earlier")
        self.earlier_grid = QGridLayout(self.earlier)
        self.earlier_grid.setObjectName(u"earlier_grid")
        self.earlier_grid.setHorizontalSpacing(8)
        self.earlier_grid.setVerticalSpacing(3)
        self.earlier_grid.setContentsMargins(0, 0, 0, 0)
        self.label_year = QLabel(self.earlier)
        self.label_year.setObjectName(u"label_year")
        self.label_year.setProperty(u"role", u"label")

        self.earlier_grid.addWidget(self.label_year, 0, 0, 1, 1)

        self.label_stars = QLabel(self.earlier)
        self.label_stars.setObjectName(u"label_stars")
        self.label_stars.setProperty(u"role", u"label")

        self.earlier_grid.addWidget(self.label_stars, 0, 1, 1, 1)

        self.label_plaque = QLabel(self.earlier)
        self.label_plaque.setObjectName(u"label_plaque")
        self.label_plaque.setProperty(u"role", u"label")

        self.earlier_grid.addWidget(self.label_plaque, 0, 2, 1, 1)

        self.year = QLineEdit(self.earlier)
        self.year.setObjectName(u"year")

        self.earlier_grid.addWidget(self.year, 1, 0, 1, 1)

        self.earlier_stars = QComboBox(self.earlier)
        self.earlier_stars.setObjectName(u"earlier_stars")

        self.earlier_grid.addWidget(self.earlier_stars, 1, 1, 1, 1)

        self.plaque = QLineEdit(self.earlier)
        self.plaque.setObjectName(u"plaque")

        self.earlier_grid.addWidget(self.plaque, 1, 2, 1, 1)

        self.enter = QPushButton(self.earlier)
        self.enter.setObjectName(u"enter")

        self.earlier_grid.addWidget(self.enter, 1, 3, 1, 1)

        self.refusal_earlier = QLabel(self.earlier)
        self.refusal_earlier.setObjectName(u"refusal_earlier")
        self.refusal_earlier.setWordWrap(True)
        self.refusal_earlier.setProperty(u"role", u"error")

        self.earlier_grid.addWidget(self.refusal_earlier, 2, 0, 1, 4)

        self.earlier_grid.setColumnStretch(0, 2)
        self.earlier_grid.setColumnStretch(1, 2)
        self.earlier_grid.setColumnStretch(2, 3)

        self.outer.addWidget(self.earlier)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.spacer_2)

        self.outer.setStretch(8, 1)
#if QT_CONFIG(shortcut)
        self.label_estate.setBuddy(self.field_estate)
        self.label_name.setBuddy(self.field_name)
        self.label_address.setBuddy(self.field_address)
        self.label_leader.setBuddy(self.field_leader)
        self.label_leader_phone.setBuddy(self.field_leader_phone)
        self.label_households.setBuddy(self.field_households)
        self.label_map_row.setBuddy(self.field_map_row)
        self.label_map_column.setBuddy(self.field_map_column)
        self.label_year.setBuddy(self.year)
        self.label_stars.setBuddy(self.earlier_stars)
        self.label_plaque.setBuddy(self.plaque)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(GroupForm)

        QMetaObject.connectSlotsByName(GroupForm)
    # setupUi

    def retranslateUi(self, GroupForm):
        self.label_estate.setText(QCoreApplication.translate("GroupForm", u"\u5c0f\u533a", None))
#if QT_CONFIG(accessibility)
        self.field_estate.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u5c0f\u533a", None))
#endif // QT_CONFIG(accessibility)
        self.label_name.setText(QCoreApplication.translate("GroupForm", u"\u697c\u7ec4", None))
#if QT_CONFIG(accessibility)
        self.field_name.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u697c\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.label_address.setText(QCoreApplication.translate("GroupForm", u"\u5730\u5740", None))
#if QT_CONFIG(accessibility)
        self.field_address.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u5730\u5740", None))
#endif // QT_CONFIG(accessibility)
        self.label_leader.setText(QCoreApplication.translate("GroupForm", u"\u697c\u7ec4\u957f", None))
#if QT_CONFIG(accessibility)
        self.field_leader.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u697c\u7ec4\u957f", None))
#endif // QT_CONFIG(accessibility)
        self.label_leader_phone.setText(QCoreApplication.translate("GroupForm", u"\u697c\u7ec4\u957f\u7535\u8bdd", None))
#if QT_CONFIG(accessibility)
        self.field_leader_phone.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u697c\u7ec4\u957f\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.label_households.setText(QCoreApplication.translate("GroupForm", u"\u6237\u6570", None))
#if QT_CONFIG(accessibility)
        self.field_households.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_map_row.setText(QCoreApplication.translate("GroupForm", u"\u56fe\u4e0a\u884c", None))
#if QT_CONFIG(accessibility)
        self.field_map_row.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u56fe\u4e0a\u884c", None))
#endif // QT_CONFIG(accessibility)
        self.label_map_column.setText(QCoreApplication.translate("GroupForm", u"\u56fe\u4e0a\u5217", None))
#if QT_CONFIG(accessibility)
        self.field_map_column.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u56fe\u4e0a\u5217", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("GroupForm", u"\u4fdd\u5b58  Ctrl+Enter", None))
        self.back.setText(QCoreApplication.translate("GroupForm", u"\u653e\u5f03\u6539\u52a8  Ctrl+L", None))
        self.dissolve.setText(QCoreApplication.translate("GroupForm", u"\u64a4\u5e76  Ctrl+D", None))
        self.history_title.setText(QCoreApplication.translate("GroupForm", u"\u5386\u5e74\u661f\u7ea7", None))
        self.label_year.setText(QCoreApplication.translate("GroupForm", u"\u8865\u5f55\u5f80\u5e74", None))
        self.label_stars.setText(QCoreApplication.translate("GroupForm", u"\u661f\u7ea7", None))
        self.label_plaque.setText(QCoreApplication.translate("GroupForm", u"\u661f\u724c\u53f7", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u8865\u5f55\u5f80\u5e74\u7684\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.earlier_stars.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u8865\u5f55\u7684\u661f\u7ea7", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.plaque.setAccessibleName(QCoreApplication.translate("GroupForm", u"\u661f\u724c\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.plaque.setPlaceholderText(QCoreApplication.translate("GroupForm", u"\u53ef\u4e0d\u586b", None))
        self.enter.setText(QCoreApplication.translate("GroupForm", u"\u8865\u5f55  Ctrl+J", None))
        pass
    # retranslateUi

