# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_form.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_SessionForm(object):
    def setupUi(self, SessionForm):
        if not SessionForm.objectName():
            SessionForm.setObjectName(u"SessionForm")
        self.outer = QVBoxLayout(SessionForm)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(SessionForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.head.addWidget(self.heading)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.spacer_1)

        self.programmes = QPushButton(SessionForm)
        self.programmes.setObjectName(u"programmes")
        self.programmes.setProperty(u"role", u"link")

        self.head.addWidget(self.programmes)

        self.empty = QPushButton(SessionForm)
        self.empty.setObjectName(u"empty")
        self.empty.setProperty(u"role", u"link")

        self.head.addWidget(self.empty)


        self.outer.addLayout(self.head)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(2)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_programme = QLabel(SessionForm)
        self.label_programme.setObjectName(u"label_programme")
        self.label_programme.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_programme, 0, 0, 1, 1)

        self.field_programme = QComboBox(SessionForm)
        self.field_programme.setObjectName(u"field_programme")
        self.field_programme.setEditable(True)
        self.field_programme.setMinimumContentsLength(10)
        self.field_programme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.grid.addWidget(self.field_programme, 0, 1, 1, 1)

        self.errors_programme = QVBoxLayout()
        self.errors_programme.setSpacing(0)
        self.errors_programme.setObjectName(u"errors_programme")
        self.errors_programme.setContentsMargins(0, 0, 0, 0)
        self.error_programme = QLabel(SessionForm)
        self.error_programme.setObjectName(u"error_programme")
        self.error_programme.setWordWrap(True)
        self.error_programme.setProperty(u"role", u"error")

        self.errors_programme.addWidget(self.error_programme)


        self.grid.addLayout(self.errors_programme, 1, 1, 1, 1)

        self.label_topic = QLabel(SessionForm)
        self.label_topic.setObjectName(u"label_topic")
        self.label_topic.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_topic, 2, 0, 1, 1)

        self.field_topic = QLineEdit(SessionForm)
        self.field_topic.setObjectName(u"field_topic")

        self.grid.addWidget(self.field_topic, 2, 1, 1, 1)

        self.errors_topic = QVBoxLayout()
        self.errors_topic.setSpacing(0)
        self.errors_topic.setObjectName(u"errors_topic")
        self.errors_topic.setContentsMargins(0, 0, 0, 0)
        self.error_topic = QLabel(SessionForm)
        self.error_topic.setObjectName(u"error_topic")
        self.error_topic.setWordWrap(True)
        self.error_topic.setProperty(u"role", u"error")

        self.errors_topic.addWidget(self.error_topic)


        self.grid.addLayout(self.errors_topic, 3, 1, 1, 1)

        self.label_day = QLabel(SessionForm)
        self.label_day.setObjectName(u"label_day")
        self.label_day.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_day, 4, 0, 1, 1)

        self.day_row = QHBoxLayout()
        self.day_row.setSpacing(8)
        self.day_row.setObjectName(u"day_row")
        self.day_row.setContentsMargins(0, 0, 0, 0)
        self.field_day = QLineEdit(SessionForm)
        self.field_day.setObjectName(u"field_day")

        self.day_row.addWidget(self.field_day)

        self.label_repeat = QLabel(SessionForm)
        self.label_repeat.setObjectName(u"label_repeat")
        self.label_repeat.setProperty(u"role", u"label")

        self.day_row.addWidget(self.label_repeat)

        self.field_repeat = QLineEdit(SessionForm)
        self.field_repeat.setObjectName(u"field_repeat")

        self.day_row.addWidget(self.field_repeat)

        self.day_row.setStretch(0, 2)
        self.day_row.setStretch(2, 5)

        self.grid.addLayout(self.day_row, 4, 1, 1, 1)

        self.errors_day = QVBoxLayout()
        self.errors_day.setSpacing(0)
        self.errors_day.setObjectName(u"errors_day")
        self.errors_day.setContentsMargins(0, 0, 0, 0)
        self.error_day = QLabel(SessionForm)
        self.error_day.setObjectName(u"error_day")
        self.error_day.setWordWrap(True)
        self.error_day.setProperty(u"role", u"error")

        self.errors_day.addWidget(self.error_day)

        self.error_repeat = QLabel(SessionForm)
        self.error_repeat.setObjectName(u"error_repeat")
        self.error_repeat.setWordWrap(True)
        self.error_repeat.setProperty(u"role", u"error")

        self.errors_day.addWidget(self.error_repeat)


        self.grid.addLayout(self.errors_day, 5, 1, 1, 1)

        self.label_begin = QLabel(SessionForm)
        self.label_begin.setObjectName(u"label_begin")
        self.label_begin.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_begin, 6, 0, 1, 1)

        self.time_row = QHBoxLayout()
        self.time_row.setSpacing(8)
        self.time_row.setObjectName(u"time_row")
        self.time_row.setContentsMargins(0, 0, 0, 0)
        self.field_begin = QLineEdit(SessionForm)
        self.field_begin.setObjectName(u"field_begin")

        self.time_row.addWidget(self.field_begin)

        self.label_end = QLabel(SessionForm)
        self.label_end.setObjectName(u"label_end")
        self.label_end.setProperty(u"role", u"label")

        self.time_row.addWidget(self.label_end)

        self.field_end = QLineEdit(SessionForm)
        self.field_end.setObjectName(u"field_end")

        self.time_row.addWidget(self.field_end)

        self.label_tenths = QLabel(SessionForm)
        self.label_tenths.setObjectName(u"label_tenths")
        self.label_tenths.setProperty(u"role", u"label")

        self.time_row.addWidget(self.label_tenths)

        self.field_tenths = QLineEdit(SessionForm)
        self.field_tenths.setObjectName(u"field_tenths")

        self.time_row.addWidget(self.field_tenths)

        self.time_row.setStretch(0, 3)
        self.time_row.setStretch(2, 3)
        self.time_row.setStretch(4, 3)

        self.grid.addLayout(self.time_row, 6, 1, 1, 1)

        self.errors_begin = QVBoxLayout()
        self.errors_begin.setSpacing(0)
        self.errors_begin.setObjectName(u"errors_begin")
        self.errors_begin.setContentsMargins(0, 0, 0, 0)
        self.error_begin = QLabel(SessionForm)
        self.error_begin.setObjectName(u"error_begin")
        self.error_begin.setWordWrap(True)
        self.error_begin.setProperty(u"role", u"error")

        self.errors_begin.addWidget(self.error_begin)

        self.error_end = QLabel(SessionForm)
        self.error_end.setObjectName(u"error_end")
        self.error_end.setWordWrap(True)
        self.error_end.setProperty(u"role", u"error")

        self.errors_begin.addWidget(self.error_end)

        self.error_tenths = QLabel(SessionForm)
        self.error_tenths.setObjectName(u"error_tenths")
        self.error_tenths.setWordWrap(True)
        self.error_tenths.setProperty(u"role", u"error")

        self.errors_begin.addWidget(self.error_tenths)


        self.grid.addLayout(self.errors_begin, 7, 1, 1, 1)

        self.label_place = QLabel(SessionForm)
        self.label_place.setObjectName(u"label_place")
        self.label_place.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_place, 8, 0, 1, 1)

        self.place_row = QHBoxLayout()
        self.place_row.setSpacing(8)
        self.place_row.setObjectName(u"place_row")
        self.place_row.setContentsMargins(0, 0, 0, 0)
        self.field_place = QLineEdit(SessionForm)
        self.field_place.setObjectName(u"field_place")

        self.place_row.addWidget(self.field_place)

        self.label_teacher = QLabel(SessionForm)
        self.label_teacher.setObjectName(u"label_teacher")
        self.label_teacher.setProperty(u"role", u"label")

        self.place_row.addWidget(self.label_teacher)

        self.field_teacher = QLineEdit(SessionForm)
        self.field_teacher.setObjectName(u"field_teacher")

        self.place_row.addWidget(self.field_teacher)

        self.place_row.setStretch(0, 3)
        self.place_row.setStretch(2, 2)

        self.grid.addLayout(self.place_row, 8, 1, 1, 1)

        self.errors_place = QVBoxLayout()
        self.errors_place.setSpacing(0)
        self.errors_place.setObjectName(u"errors_place")
        self.errors_place.setContentsMargins(0, 0, 0, 0)
        self.error_place = QLabel(SessionForm)
        self.error_place.setObjectName(u"error_place")
        self.error_place.setWordWrap(True)
        self.error_place.setProperty(u"role", u"error")

        self.errors_place.addWidget(self.error_place)

        self.error_teacher = QLabel(SessionForm)
        self.error_teacher.setObjectName(u"error_teacher")
        self.error_teacher.setWordWrap(True)
        self.error_teacher.setProperty(u"role", u"error")

        self.errors_place.addWidget(self.error_teacher)


        self.grid.addLayout(self.errors_place, 9, 1, 1, 1)

        self.label_audience = QLabel(SessionForm)
        self.label_audience.setObjectName(u"label_audience")
        self.label_audience.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_audience, 10, 0, 1, 1)

        self.field_audience = QLineEdit(SessionForm)
        self.field_audience.setObjectName(u"field_audience")

        self.grid.addWidget(self.field_audience, 10, 1, 1, 1)

        self.errors_audience = QVBoxLayout()
        self.errors_audience.setSpacing(0)
        self.errors_audience.setObjectName(u"errors_audience")
        self.errors_audience.setContentsMargins(0, 0, 0, 0)
        self.error_audience = QLabel(SessionForm)
        self.error_audience.setObjectName(u"error_audience")
        self.error_audience.setWordWrap(True)
        self.error_audience.setProperty(u"role", u"error")

        self.errors_audience.addWidget(self.error_audience)


        self.grid.addLayout(self.errors_audience, 11, 1, 1, 1)

        self.label_forms = QLabel(SessionForm)
        self.label_forms.setObjectName(u"label_forms")
        self.label_forms.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_forms, 12, 0, 1, 1)

        self.forms_place = QWidget(SessionForm)
        self.forms_place.setObjectName(u"forms_place")

        self.grid.addWidget(self.forms_place, 12, 1, 1, 1)

        self.label_rules = QLabel(SessionForm)
        self.label_rules.setObjectName(u"label_rules")
        self.label_rules.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_rules, 13, 0, 1, 1)

        self.rules_row = QHBoxLayout()
        self.rules_row.setSpacing(8)
        self.rules_row.setObjectName(u"rules_row")
        self.rules_row.setContentsMargins(0, 0, 0, 0)
        self.label_late_after = QLabel(SessionForm)
        self.label_late_after.setObjectName(u"label_late_after")
        self.label_late_after.setProperty(u"role", u"label")

        self.rules_row.addWidget(self.label_late_after)

        self.field_late_after = QLineEdit(SessionForm)
        self.field_late_after.setObjectName(u"field_late_after")

        self.rules_row.addWidget(self.field_late_after)

        self.label_early_before = QLabel(SessionForm)
        self.label_early_before.setObjectName(u"label_early_before")
        self.label_early_before.setProperty(u"role", u"label")

        self.rules_row.addWidget(self.label_early_before)

        self.field_early_before = QLineEdit(SessionForm)
        self.field_early_before.setObjectName(u"field_early_before")

        self.rules_row.addWidget(self.field_early_before)

        self.field_needs_out = QCheckBox(SessionForm)
        self.field_needs_out.setObjectName(u"field_needs_out")

        self.rules_row.addWidget(self.field_needs_out)

        self.rules_row.setStretch(1, 1)
        self.rules_row.setStretch(3, 1)

        self.grid.addLayout(self.rules_row, 13, 1, 1, 1)

        self.errors_rules = QVBoxLayout()
        self.errors_rules.setSpacing(0)
        self.errors_rules.setObjectName(u"errors_rules")
        self.errors_rules.setContentsMargins(0, 0, 0, 0)
        self.error_late_after = QLabel(SessionForm)
        self.error_late_after.setObjectName(u"error_late_after")
        self.error_late_after.setWordWrap(True)
        self.error_late_after.setProperty(u"role", u"error")

        self.errors_rules.addWidget(self.error_late_after)

        self.error_early_before = QLabel(SessionForm)
        self.error_early_before.setObjectName(u"error_early_before")
        self.error_early_before.setWordWrap(True)
        self.error_early_before.setProperty(u"role", u"error")

        self.errors_rules.addWidget(self.error_early_before)


        self.grid.addLayout(self.errors_rules, 14, 1, 1, 1)

        self.label_heads = QLabel(SessionForm)
        self.label_heads.setObjectName(u"label_heads")
        self.label_heads.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_heads, 15, 0, 1, 1)

        self.heads_row = QHBoxLayout()
        self.heads_row.setSpacing(8)
        self.heads_row.setObjectName(u"heads_row")
        self.heads_row.setContentsMargins(0, 0, 0, 0)
        self.field_counted_only = QCheckBox(SessionForm)
        self.field_counted_only.setObjectName(u"field_counted_only")

        self.heads_row.addWidget(self.field_counted_only)

        self.field_headcount = QLineEdit(SessionForm)
        self.field_headcount.setObjectName(u"field_headcount")

        self.heads_row.addWidget(self.field_headcount)

        self.heads_row.setStretch(1, 1)

        self.grid.addLayout(self.heads_row, 15, 1, 1, 1)

        self.errors_heads = QVBoxLayout()
        self.errors_heads.setSpacing(0)
        self.errors_heads.setObjectName(u"errors_heads")
        self.errors_heads.setContentsMargins(0, 0, 0, 0)
        self.error_headcount = QLabel(SessionForm)
        self.error_headcount.setObjectName(u"error_headcount")
        self.error_headcount.setWordWrap(True)
        self.error_headcount.setProperty(u"role", u"error")

        self.errors_heads.addWidget(self.error_headcount)


        self.grid.addLayout(self.errors_heads, 16, 1, 1, 1)

        self.label_note = QLabel(SessionForm)
        self.label_note.setObjectName(u"label_note")
        self.label_note.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_note, 17, 0, 1, 1)

        self.field_note = QLineEdit(SessionForm)
        self.field_note.setObjectName(u"field_note")

        self.grid.addWidget(self.field_note, 17, 1, 1, 1)

        self.errors_note = QVBoxLayout()
        self.errors_note.setSpacing(0)
        self.errors_note.setObjectName(u"errors_note")
        self.errors_note.setContentsMargins(0, 0, 0, 0)
        self.error_note = QLabel(SessionForm)
        self.error_note.setObjectName(u"error_note")
        self.error_note.setWordWrap(True)
        self.error_note.setProperty(u"role", u"error")

        self.errors_note.addWidget(self.error_note)


        self.grid.addLayout(self.errors_note, 18, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(SessionForm)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.spacer_2)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.cancel = QPushButton(SessionForm)
        self.cancel.setObjectName(u"cancel")

        self.actions.addWidget(self.cancel)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_3)

        self.save = QPushButton(SessionForm)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.actions.addWidget(self.save)


        self.outer.addLayout(self.actions)

#if QT_CONFIG(shortcut)
        self.label_programme.setBuddy(self.field_programme)
        self.label_topic.setBuddy(self.field_topic)
        self.label_day.setBuddy(self.field_day)
        self.label_begin.setBuddy(self.field_begin)
        self.label_place.setBuddy(self.field_place)
        self.label_audience.setBuddy(self.field_audience)
        self.label_note.setBuddy(self.field_note)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.field_programme, self.field_topic)
        QWidget.setTabOrder(self.field_topic, self.field_day)
        QWidget.setTabOrder(self.field_day, self.field_repeat)
        QWidget.setTabOrder(self.field_repeat, self.field_begin)
        QWidget.setTabOrder(self.field_begin, self.field_end)
        QWidget.setTabOrder(self.field_end, self.field_tenths)
        QWidget.setTabOrder(self.field_tenths, self.field_place)
        QWidget.setTabOrder(self.field_place, self.field_teacher)
        QWidget.setTabOrder(self.field_teacher, self.field_audience)
        QWidget.setTabOrder(self.field_audience, self.forms_place)
        QWidget.setTabOrder(self.forms_place, self.field_late_after)
        QWidget.setTabOrder(self.field_late_after, self.field_early_before)
        QWidget.setTabOrder(self.field_early_before, self.field_needs_out)
        QWidget.setTabOrder(self.field_needs_out, self.field_counted_only)
        QWidget.setTabOrder(self.field_counted_only, self.field_headcount)
        QWidget.setTabOrder(self.field_headcount, self.field_note)
        QWidget.setTabOrder(self.field_note, self.save)
        QWidget.setTabOrder(self.save, self.cancel)
        QWidget.setTabOrder(self.cancel, self.empty)

        self.retranslateUi(SessionForm)

        QMetaObject.connectSlotsByName(SessionForm)
    # setupUi

    def retranslateUi(self, SessionForm):
        self.heading.setText(QCoreApplication.translate("SessionForm", u"\u65b0\u573a\u6b21", None))
        self.programmes.setText(QCoreApplication.translate("SessionForm", u"\u6539\u9879\u76ee  F4", None))
        self.empty.setText(QCoreApplication.translate("SessionForm", u"\u6e05\u7a7a  Ctrl+L", None))
        self.label_programme.setText(QCoreApplication.translate("SessionForm", u"\u9879\u76ee", None))
#if QT_CONFIG(accessibility)
        self.field_programme.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u9879\u76ee", None))
#endif // QT_CONFIG(accessibility)
        self.label_topic.setText(QCoreApplication.translate("SessionForm", u"\u8bfe\u9898", None))
#if QT_CONFIG(accessibility)
        self.field_topic.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u8bfe\u9898", None))
#endif // QT_CONFIG(accessibility)
        self.label_day.setText(QCoreApplication.translate("SessionForm", u"\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.field_day.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.field_day.setPlaceholderText(QCoreApplication.translate("SessionForm", u"\u6708-\u65e5", None))
        self.label_repeat.setText(QCoreApplication.translate("SessionForm", u"\u91cd\u590d", None))
#if QT_CONFIG(accessibility)
        self.field_repeat.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u91cd\u590d\u7684\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.field_repeat.setPlaceholderText(QCoreApplication.translate("SessionForm", u"\u540c\u4e00\u8bfe\u7684\u5176\u4ed6\u65e5\u671f\uff0c\u7a7a\u683c\u5206\u5f00", None))
        self.label_begin.setText(QCoreApplication.translate("SessionForm", u"\u65f6\u95f4", None))
#if QT_CONFIG(accessibility)
        self.field_begin.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u5f00\u59cb", None))
#endif // QT_CONFIG(accessibility)
        self.field_begin.setPlaceholderText(QCoreApplication.translate("SessionForm", u"09:00", None))
        self.label_end.setText(QCoreApplication.translate("SessionForm", u"\u81f3", None))
#if QT_CONFIG(accessibility)
        self.field_end.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u7ed3\u675f", None))
#endif // QT_CONFIG(accessibility)
        self.field_end.setPlaceholderText(QCoreApplication.translate("SessionForm", u"11:15", None))
        self.label_tenths.setText(QCoreApplication.translate("SessionForm", u"\u5b66\u65f6", None))
#if QT_CONFIG(accessibility)
        self.field_tenths.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u5b66\u65f6", None))
#endif // QT_CONFIG(accessibility)
        self.field_tenths.setPlaceholderText(QCoreApplication.translate("SessionForm", u"\u81ea\u52a8", None))
        self.label_place.setText(QCoreApplication.translate("SessionForm", u"\u5730\u70b9", None))
#if QT_CONFIG(accessibility)
        self.field_place.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u5730\u70b9", None))
#endif // QT_CONFIG(accessibility)
        self.label_teacher.setText(QCoreApplication.translate("SessionForm", u"\u4e3b\u8bb2", None))
#if QT_CONFIG(accessibility)
        self.field_teacher.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u4e3b\u8bb2", None))
#endif // QT_CONFIG(accessibility)
        self.label_audience.setText(QCoreApplication.translate("SessionForm", u"\u5bf9\u8c61", None))
#if QT_CONFIG(accessibility)
        self.field_audience.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u5bf9\u8c61", None))
#endif // QT_CONFIG(accessibility)
        self.label_forms.setText(QCoreApplication.translate("SessionForm", u"\u5f62\u5f0f", None))
#if QT_CONFIG(accessibility)
        self.forms_place.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u5f62\u5f0f", None))
#endif // QT_CONFIG(accessibility)
        self.label_rules.setText(QCoreApplication.translate("SessionForm", u"\u7b7e\u5230", None))
        self.label_late_after.setText(QCoreApplication.translate("SessionForm", u"\u8fdf\u5230\u5bbd\u9650", None))
#if QT_CONFIG(accessibility)
        self.field_late_after.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u8fdf\u5230\u5bbd\u9650\uff0c\u5206\u949f", None))
#endif // QT_CONFIG(accessibility)
        self.field_late_after.setPlaceholderText(QCoreApplication.translate("SessionForm", u"10", None))
        self.label_early_before.setText(QCoreApplication.translate("SessionForm", u"\u65e9\u9000\u5bbd\u9650", None))
#if QT_CONFIG(accessibility)
        self.field_early_before.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u65e9\u9000\u5bbd\u9650\uff0c\u5206\u949f", None))
#endif // QT_CONFIG(accessibility)
        self.field_early_before.setPlaceholderText(QCoreApplication.translate("SessionForm", u"10", None))
        self.field_needs_out.setText(QCoreApplication.translate("SessionForm", u"\u8981\u7b7e\u9000", None))
        self.label_heads.setText(QCoreApplication.translate("SessionForm", u"\u4eba\u6570", None))
        self.field_counted_only.setText(QCoreApplication.translate("SessionForm", u"\u53ea\u8ba1\u4eba\u6570\uff0c\u4e0d\u8bb0\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.field_headcount.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u4eba\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.field_headcount.setPlaceholderText(QCoreApplication.translate("SessionForm", u"\u5230\u573a\u4eba\u6570", None))
        self.label_note.setText(QCoreApplication.translate("SessionForm", u"\u5907\u6ce8", None))
#if QT_CONFIG(accessibility)
        self.field_note.setAccessibleName(QCoreApplication.translate("SessionForm", u"\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("SessionForm", u"\u53d6\u6d88\u8fd9\u573a  Ctrl+D", None))
        self.save.setText(QCoreApplication.translate("SessionForm", u"\u4fdd\u5b58  Ctrl+Enter", None))
        pass
    # retranslateUi

