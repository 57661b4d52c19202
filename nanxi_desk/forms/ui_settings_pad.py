# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_pad.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_PadSection(object):
    def setupUi(self, PadSection):
        if not PadSection.objectName():
            PadSection.setObjectName(u"PadSection")
        self.outer = QHBoxLayout(PadSection)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.form_panel = QFrame(PadSection)
        self.form_panel.setObjectName(u"form_panel")
        self.form_panel.setProperty(u"role", u"panel")
        self.form_box = QVBoxLayout(self.form_panel)
        self.form_box.setSpacing(8)
        self.form_box.setObjectName(u"form_box")
        self.form_box.setContentsMargins(14, 12, 14, 12)
        self.heading = QLabel(self.form_panel)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.form_box.addWidget(self.heading)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(8)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_profile = QLabel(self.form_panel)
        self.label_profile.setObjectName(u"label_profile")
        self.label_profile.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_profile, 0, 0, 1, 1)

        self.profile = QComboBox(self.form_panel)
        self.profile.setObjectName(u"profile")

        self.grid.addWidget(self.profile, 0, 1, 1, 3)

        self.label_kind = QLabel(self.form_panel)
        self.label_kind.setObjectName(u"label_kind")
        self.label_kind.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_kind, 1, 0, 1, 1)

        self.kind = ChipRow(self.form_panel)
        self.kind.setObjectName(u"kind")

        self.grid.addWidget(self.kind, 1, 1, 1, 3)

        self.label_port = QLabel(self.form_panel)
        self.label_port.setObjectName(u"label_port")
        self.label_port.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_port, 2, 0, 1, 1)

        self.port = QComboBox(self.form_panel)
        self.port.setObjectName(u"port")
        self.port.setEditable(True)

        self.grid.addWidget(self.port, 2, 1, 1, 3)

        self.label_speed = QLabel(self.form_panel)
        self.label_speed.setObjectName(u"label_speed")
        self.label_speed.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_speed, 3, 0, 1, 1)

        self.speed = QComboBox(self.form_panel)
        self.speed.setObjectName(u"speed")

        self.grid.addWidget(self.speed, 3, 1, 1, 1)

        self.label_frame = QLabel(self.form_panel)
        self.label_frame.setObjectName(u"label_frame")
        self.label_frame.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_frame, 3, 2, 1, 1)

        self.frame = QComboBox(self.form_panel)
        self.frame.setObjectName(u"frame")

        self.grid.addWidget(self.frame, 3, 3, 1, 1)

        self.label_trigger = QLabel(self.form_panel)
        self.label_trigger.setObjectName(u"label_trigger")
        self.label_trigger.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_trigger, 4, 0, 1, 1)

        self.trigger = QLineEdit(self.form_panel)
        self.trigger.setObjectName(u"trigger")

        self.grid.addWidget(self.trigger, 4, 1, 1, 1)

        self.label_ignored = QLabel(self.form_panel)
        self.label_ignored.setObjectName(u"label_ignored")
        self.label_ignored.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_ignored, 4, 2, 1, 1)

        self.ignored = QLineEdit(self.form_panel)
        self.ignored.setObjectName(u"ignored")

        self.grid.addWidget(self.ignored, 4, 3, 1, 1)

        self.label_prefix = QLabel(self.form_panel)
        self.label_prefix.setObjectName(u"label_prefix")
        self.label_prefix.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_prefix, 5, 0, 1, 1)

        self.prefix = QLineEdit(self.form_panel)
        self.prefix.setObjectName(u"prefix")

        self.grid.addWidget(self.prefix, 5, 1, 1, 1)

        self.label_suffix = QLabel(self.form_panel)
        self.label_suffix.setObjectName(u"label_suffix")
        self.label_suffix.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_suffix, 5, 2, 1, 1)

        self.suffix = QLineEdit(self.form_panel)
        self.suffix.setObjectName(u"suffix")

        self.grid.addWidget(self.suffix, 5, 3, 1, 1)

        self.label_timeout = QLabel(self.form_panel)
        self.label_timeout.setObjectName(u"label_timeout")
        self.label_timeout.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_timeout, 6, 0, 1, 1)

        self.timeout = QLineEdit(self.form_panel)
        self.timeout.setObjectName(u"timeout")

        self.grid.addWidget(self.timeout, 6, 1, 1, 1)

        self.label_quiet = QLabel(self.form_panel)
        self.label_quiet.setObjectName(u"label_quiet")
        self.label_quiet.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_quiet, 6, 2, 1, 1)

        self.quiet = QLineEdit(self.form_panel)
        self.quiet.setObjectName(u"quiet")

        self.grid.addWidget(self.quiet, 6, 3, 1, 1)

        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)

        self.form_box.addLayout(self.grid)

        self.levels_words = QLabel(self.form_panel)
        self.levels_words.setObjectName(u"levels_words")
        self.levels_words.setProperty(u"role", u"muted")

        self.form_box.addWidget(self.levels_words)

        self.levels = QHBoxLayout()
        self.levels.setSpacing(8)
        self.levels.setObjectName(u"levels")
        self.levels.setContentsMargins(0, 0, 0, 0)
        self.level_box_5 = QVBoxLayout()
        self.level_box_5.setSpacing(4)
        self.level_box_5.setObjectName(u"level_box_5")
        self.level_box_5.setContentsMargins(0, 0, 0, 0)
        self.label_level_5 = QLabel(self.form_panel)
        self.label_level_5.setObjectName(u"label_level_5")
        self.label_level_5.setProperty(u"role", u"label")

        self.level_box_5.addWidget(self.label_level_5)

        self.level_5 = QLineEdit(self.form_panel)
        self.level_5.setObjectName(u"level_5")

        self.level_box_5.addWidget(self.level_5)


        self.levels.addLayout(self.level_box_5)

        self.level_box_4 = QVBoxLayout()
        self.level_box_4.setSpacing(4)
        self.level_box_4.setObjectName(u"level_box_4")
        self.level_box_4.setContentsMargins(0, 0, 0, 0)
        self.label_level_4 = QLabel(self.form_panel)
        self.label_level_4.setObjectName(u"label_level_4")
        self.label_level_4.setProperty(u"role", u"label")

        self.level_box_4.addWidget(self.label_level_4)

        self.level_4 = QLineEdit(self.form_panel)
        self.level_4.setObjectName(u"level_4")

        self.level_box_4.addWidget(self.level_4)


        self.levels.addLayout(self.level_box_4)

        self.level_box_3 = QVBoxLayout()
        self.level_box_3.setSpacing(4)
        self.level_box_3.setObjectName(u"level_box_3")
        self.level_box_3.setContentsMargins(0, 0, 0, 0)
        self.label_level_3 = QLabel(self.form_panel)
        self.label_level_3.setObjectName(u"label_level_3")
        self.label_level_3.setProperty(u"role", u"label")

        self.level_box_3.addWidget(self.label_level_3)

        self.level_3 = QLineEdit(self.form_panel)
        self.level_3.setObjectName(u"level_3")

        self.level_box_3.addWidget(self.level_3)


        self.levels.addLayout(self.level_box_3)

        self.level_box_2 = QVBoxLayout()
        self.level_box_2.setSpacing(4)
        self.level_box_2.setObjectName(u"level_box_2")
        self.level_box_2.setContentsMargins(0, 0, 0, 0)
        self.label_level_2 = QLabel(self.form_panel)
        self.label_level_2.setObjectName(u"label_level_2")
        self.label_level_2.setProperty(u"role", u"label")

        self.level_box_2.addWidget(self.label_level_2)

        self.level_2 = QLineEdit(self.form_panel)
        self.level_2.setObjectName(u"level_2")

        self.level_box_2.addWidget(self.level_2)


        self.levels.addLayout(self.level_box_2)

        self.level_box_1 = QVBoxLayout()
        self.level_box_1.setSpacing(4)
        self.level_box_1.setObjectName(u"level_box_1")
        self.level_box_1.setContentsMargins(0, 0, 0, 0)
        self.label_level_1 = QLabel(self.form_panel)
        self.label_level_1.setObjectName(u"label_level_1")
        self.label_level_1.setProperty(u"role", u"label")

        self.level_box_1.addWidget(self.label_level_1)

        self.level_1 = QLineEdit(self.form_panel)
        self.level_1.setObjectName(u"level_1")

        self.level_box_1.addWidget(self.level_1)


        self.levels.addLayout(self.level_box_1)


        self.form_box.addLayout(self.levels)

        self.refusal = QLabel(self.form_panel)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.form_box.addWidget(self.refusal)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_box.addItem(self.space_1)

        self.spoken = QCheckBox(self.form_panel)
        self.spoken.setObjectName(u"spoken")
        self.spoken.setChecked(True)

        self.form_box.addWidget(self.spoken)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.form_panel)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.save)

        self.none = QPushButton(self.form_panel)
        self.none.setObjectName(u"none")

        self.buttons.addWidget(self.none)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space_2)


        self.form_box.addLayout(self.buttons)

        self.form_box.setStretch(5, 1)

        self.outer.addWidget(self.form_panel)

        self.test_panel = QFrame(PadSection)
        self.test_panel.setObjectName(u"test_panel")
        self.test_panel.setProperty(u"role", u"panel")
        self.test_box = QVBoxLayout(self.test_panel)
        self.test_box.setSpacing(8)
        self.test_box.setObjectName(u"test_box")
        self.test_box.setContentsMargins(14, 12, 14, 12)
        self.test_heading = QLabel(self.test_panel)
        self.test_heading.setObjectName(u"test_heading")
        self.test_heading.setProperty(u"role", u"heading")

        self.test_box.addWidget(self.test_heading)

        self.test_words = QLabel(self.test_panel)
        self.test_words.setObjectName(u"test_words")
        self.test_words.setWordWrap(True)
        self.test_words.setProperty(u"role", u"muted")

        self.test_box.addWidget(self.test_words)

        self.test_buttons = QHBoxLayout()
        self.test_buttons.setSpacing(8)
        self.test_buttons.setObjectName(u"test_buttons")
        self.test_buttons.setContentsMargins(0, 0, 0, 0)
        self.test = QPushButton(self.test_panel)
        self.test.setObjectName(u"test")

        self.test_buttons.addWidget(self.test)

        self.learn = QPushButton(self.test_panel)
        self.learn.setObjectName(u"learn")

        self.test_buttons.addWidget(self.learn)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.test_buttons.addItem(self.space_3)


        self.test_box.addLayout(self.test_buttons)

        self.asked = QLabel(self.test_panel)
        self.asked.setObjectName(u"asked")
        self.asked.setWordWrap(True)
        self.asked.setProperty(u"role", u"strong")

        self.test_box.addWidget(self.asked)

        self.learn_buttons = QHBoxLayout()
        self.learn_buttons.setSpacing(8)
        self.learn_buttons.setObjectName(u"learn_buttons")
        self.learn_buttons.setContentsMargins(0, 0, 0, 0)
        self.skip = QPushButton(self.test_panel)
        self.skip.setObjectName(u"skip")

        self.learn_buttons.addWidget(self.skip)

        self.back = QPushButton(self.test_panel)
        self.back.setObjectName(u"back")

        self.learn_buttons.addWidget(self.back)

        self.space_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.learn_buttons.addItem(self.space_4)


        self.test_box.addLayout(self.learn_buttons)

        self.heard = QListWidget(self.test_panel)
        self.heard.setObjectName(u"heard")
        self.heard.setProperty(u"role", u"list")

        self.test_box.addWidget(self.heard)

        self.test_box.setStretch(5, 1)

        self.outer.addWidget(self.test_panel)

        self.outer.setStretch(0, 6)
        self.outer.setStretch(1, 5)

        self.retranslateUi(PadSection)

        QMetaObject.connectSlotsByName(PadSection)
    # setupUi

    def retranslateUi(self, PadSection):
        self.heading.setText(QCoreApplication.translate("PadSection", u"\u8fd9\u53f0\u7535\u8111\u7684\u8bc4\u4ef7\u5668", None))
        self.label_profile.setText(QCoreApplication.translate("PadSection", u"\u578b\u53f7", None))
#if QT_CONFIG(accessibility)
        self.profile.setAccessibleName(QCoreApplication.translate("PadSection", u"\u578b\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.label_kind.setText(QCoreApplication.translate("PadSection", u"\u79cd\u7c7b", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("PadSection", u"\u79cd\u7c7b", None))
#endif // QT_CONFIG(accessibility)
        self.label_port.setText(QCoreApplication.translate("PadSection", u"\u7aef\u53e3", None))
#if QT_CONFIG(accessibility)
        self.port.setAccessibleName(QCoreApplication.translate("PadSection", u"\u7aef\u53e3", None))
#endif // QT_CONFIG(accessibility)
        self.label_speed.setText(QCoreApplication.translate("PadSection", u"\u6ce2\u7279\u7387", None))
#if QT_CONFIG(accessibility)
        self.speed.setAccessibleName(QCoreApplication.translate("PadSection", u"\u6ce2\u7279\u7387", None))
#endif // QT_CONFIG(accessibility)
        self.label_frame.setText(QCoreApplication.translate("PadSection", u"\u5e27\u683c\u5f0f", None))
#if QT_CONFIG(accessibility)
        self.frame.setAccessibleName(QCoreApplication.translate("PadSection", u"\u5e27\u683c\u5f0f", None))
#endif // QT_CONFIG(accessibility)
        self.label_trigger.setText(QCoreApplication.translate("PadSection", u"\u89e6\u53d1\u5b57\u8282", None))
#if QT_CONFIG(accessibility)
        self.trigger.setAccessibleName(QCoreApplication.translate("PadSection", u"\u89e6\u53d1\u5b57\u8282", None))
#endif // QT_CONFIG(accessibility)
        self.trigger.setPlaceholderText(QCoreApplication.translate("PadSection", u"\u5982 AA 55 10\uff0c\u53ef\u7a7a", None))
        self.label_ignored.setText(QCoreApplication.translate("PadSection", u"\u5ffd\u7565", None))
#if QT_CONFIG(accessibility)
        self.ignored.setAccessibleName(QCoreApplication.translate("PadSection", u"\u5ffd\u7565\u7684\u5b57\u8282", None))
#endif // QT_CONFIG(accessibility)
        self.ignored.setPlaceholderText(QCoreApplication.translate("PadSection", u"\u7528\u9017\u53f7\u5206\u5f00\uff0c\u53ef\u7a7a", None))
        self.label_prefix.setText(QCoreApplication.translate("PadSection", u"\u524d\u7f00", None))
#if QT_CONFIG(accessibility)
        self.prefix.setAccessibleName(QCoreApplication.translate("PadSection", u"\u524d\u7f00", None))
#endif // QT_CONFIG(accessibility)
        self.prefix.setPlaceholderText(QCoreApplication.translate("PadSection", u"\u5982 ~", None))
        self.label_suffix.setText(QCoreApplication.translate("PadSection", u"\u540e\u7f00", None))
#if QT_CONFIG(accessibility)
        self.suffix.setAccessibleName(QCoreApplication.translate("PadSection", u"\u540e\u7f00", None))
#endif // QT_CONFIG(accessibility)
        self.suffix.setPlaceholderText(QCoreApplication.translate("PadSection", u"\u5982 {Enter}", None))
        self.label_timeout.setText(QCoreApplication.translate("PadSection", u"\u7b49\u5f85\u79d2\u6570", None))
#if QT_CONFIG(accessibility)
        self.timeout.setAccessibleName(QCoreApplication.translate("PadSection", u"\u7b49\u5f85\u79d2\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_quiet.setText(QCoreApplication.translate("PadSection", u"\u9632\u91cd\u6309\u6beb\u79d2", None))
#if QT_CONFIG(accessibility)
        self.quiet.setAccessibleName(QCoreApplication.translate("PadSection", u"\u9632\u91cd\u6309\u6beb\u79d2", None))
#endif // QT_CONFIG(accessibility)
        self.levels_words.setText(QCoreApplication.translate("PadSection", u"\u5404\u952e\u53d1\u51fa\u7684\u5185\u5bb9\uff1b\u6ca1\u6709\u7684\u952e\u7a7a\u7740", None))
        self.label_level_5.setText(QCoreApplication.translate("PadSection", u"\u975e\u5e38\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.level_5.setAccessibleName(QCoreApplication.translate("PadSection", u"\u975e\u5e38\u6ee1\u610f\u952e", None))
#endif // QT_CONFIG(accessibility)
        self.label_level_4.setText(QCoreApplication.translate("PadSection", u"\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.level_4.setAccessibleName(QCoreApplication.translate("PadSection", u"\u6ee1\u610f\u952e", None))
#endif // QT_CONFIG(accessibility)
        self.label_level_3.setText(QCoreApplication.translate("PadSection", u"\u57fa\u672c\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.level_3.setAccessibleName(QCoreApplication.translate("PadSection", u"\u57fa\u672c\u6ee1\u610f\u952e", None))
#endif // QT_CONFIG(accessibility)
        self.label_level_2.setText(QCoreApplication.translate("PadSection", u"\u4e0d\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.level_2.setAccessibleName(QCoreApplication.translate("PadSection", u"\u4e0d\u6ee1\u610f\u952e", None))
#endif // QT_CONFIG(accessibility)
        self.label_level_1.setText(QCoreApplication.translate("PadSection", u"\u975e\u5e38\u4e0d\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.level_1.setAccessibleName(QCoreApplication.translate("PadSection", u"\u975e\u5e38\u4e0d\u6ee1\u610f\u952e", None))
#endif // QT_CONFIG(accessibility)
        self.spoken.setText(QCoreApplication.translate("PadSection", u"\u8bf7\u8bc4\u65f6\u6709\u8bed\u97f3\u63d0\u793a  Alt+V", None))
        self.save.setText(QCoreApplication.translate("PadSection", u"\u4fdd\u5b58  Ctrl+S", None))
        self.none.setText(QCoreApplication.translate("PadSection", u"\u4e0d\u7528\u8bc4\u4ef7\u5668  F8", None))
        self.test_heading.setText(QCoreApplication.translate("PadSection", u"\u8bd5\u4e00\u8bd5", None))
        self.test.setText(QCoreApplication.translate("PadSection", u"\u5f00\u59cb\u6d4b\u8bd5  F5", None))
        self.learn.setText(QCoreApplication.translate("PadSection", u"\u9010\u952e\u5b66\u4e60  F6", None))
        self.skip.setText(QCoreApplication.translate("PadSection", u"\u6ca1\u6709\u8fd9\u4e2a\u952e  Ctrl+J", None))
        self.back.setText(QCoreApplication.translate("PadSection", u"\u4e0a\u4e00\u4e2a  Ctrl+Z", None))
#if QT_CONFIG(accessibility)
        self.heard.setAccessibleName(QCoreApplication.translate("PadSection", u"\u6536\u5230\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

