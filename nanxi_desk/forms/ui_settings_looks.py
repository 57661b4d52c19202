# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_looks.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_SettingsLooks(object):
    def setupUi(self, SettingsLooks):
        if not SettingsLooks.objectName():
            SettingsLooks.setObjectName(u"SettingsLooks")
        self.layout_1 = QVBoxLayout(SettingsLooks)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.look = QFrame(SettingsLooks)
        self.look.setObjectName(u"look")
        self.look.setProperty(u"role", u"panel")
        self.layout_3 = QVBoxLayout(self.look)
        self.layout_3.setSpacing(14)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(20, 16, 20, 16)
        self.look_title = QLabel(self.look)
        self.look_title.setObjectName(u"look_title")
        self.look_title.setProperty(u"role", u"heading")

        self.layout_3.addWidget(self.look_title)

        self.look_grid = QGridLayout()
        self.look_grid.setObjectName(u"look_grid")
        self.look_grid.setHorizontalSpacing(16)
        self.look_grid.setVerticalSpacing(12)
        self.look_grid.setContentsMargins(0, 0, 0, 0)
        self.label_theme = QLabel(self.look)
        self.label_theme.setObjectName(u"label_theme")
        self.label_theme.setProperty(u"role", u"label")

        self.look_grid.addWidget(self.label_theme, 0, 0, 1, 1)

        self.theme = ChipRow(self.look)
        self.theme.setObjectName(u"theme")

        self.look_grid.addWidget(self.theme, 0, 1, 1, 1)

        self.label_text_size = QLabel(self.look)
        self.label_text_size.setObjectName(u"label_text_size")
        self.label_text_size.setProperty(u"role", u"label")

        self.look_grid.addWidget(self.label_text_size, 1, 0, 1, 1)

        self.text_size = ChipRow(self.look)
        self.text_size.setObjectName(u"text_size")

        self.look_grid.addWidget(self.text_size, 1, 1, 1, 1)

        self.label_language = QLabel(self.look)
        self.label_language.setObjectName(u"label_language")
        self.label_language.setProperty(u"role", u"label")

        self.look_grid.addWidget(self.label_language, 2, 0, 1, 1)

        self.language = ChipRow(self.look)
        self.language.setObjectName(u"language")

        self.look_grid.addWidget(self.language, 2, 1, 1, 1)

        self.look_grid.setColumnStretch(1, 1)

        self.layout_3.addLayout(self.look_grid)

        self.look_words = QLabel(self.look)
        self.look_words.setObjectName(u"look_words")
        self.look_words.setProperty(u"role", u"muted")

        self.layout_3.addWidget(self.look_words)

        self.spacer_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_3.addItem(self.spacer_5)

        self.layout_3.setStretch(3, 1)

        self.layout_2.addWidget(self.look)

        self.machine = QFrame(SettingsLooks)
        self.machine.setObjectName(u"machine")
        self.machine.setProperty(u"role", u"panel")
        self.layout_6 = QVBoxLayout(self.machine)
        self.layout_6.setSpacing(14)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(20, 16, 20, 16)
        self.machine_title = QLabel(self.machine)
        self.machine_title.setObjectName(u"machine_title")
        self.machine_title.setProperty(u"role", u"heading")

        self.layout_6.addWidget(self.machine_title)

        self.machine_grid = QGridLayout()
        self.machine_grid.setObjectName(u"machine_grid")
        self.machine_grid.setHorizontalSpacing(16)
        self.machine_grid.setVerticalSpacing(12)
        self.machine_grid.setContentsMargins(0, 0, 0, 0)
        self.label_office = QLabel(self.machine)
        self.label_office.setObjectName(u"label_office")
        self.label_office.setProperty(u"role", u"label")

        self.machine_grid.addWidget(self.label_office, 0, 0, 1, 1)

        self.shown_office = QLabel(self.machine)
        self.shown_office.setObjectName(u"shown_office")
        self.shown_office.setWordWrap(True)
        self.shown_office.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.machine_grid.addWidget(self.shown_office, 0, 1, 1, 1)

        self.label_person = QLabel(self.machine)
        self.label_person.setObjectName(u"label_person")
        self.label_person.setProperty(u"role", u"label")

        self.machine_grid.addWidget(self.label_person, 1, 0, 1, 1)

        self.shown_person = QLabel(self.machine)
        self.shown_person.setObjectName(u"shown_person")
        self.shown_person.setWordWrap(True)
        self.shown_person.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.machine_grid.addWidget(self.shown_person, 1, 1, 1, 1)

        self.label_replica = QLabel(self.machine)
        self.label_replica.setObjectName(u"label_replica")
        self.label_replica.setProperty(u"role", u"label")

        self.machine_grid.addWidget(self.label_replica, 2, 0, 1, 1)

        self.shown_replica = QLabel(self.machine)
        self.shown_replica.setObjectName(u"shown_replica")
        self.shown_replica.setWordWrap(True)
        self.shown_replica.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.machine_grid.addWidget(self.shown_replica, 2, 1, 1, 1)

        self.label_place = QLabel(self.machine)
        self.label_place.setObjectName(u"label_place")
        self.label_place.setProperty(u"role", u"label")

        self.machine_grid.addWidget(self.label_place, 3, 0, 1, 1)

        self.shown_place = QLabel(self.machine)
        self.shown_place.setObjectName(u"shown_place")
        self.shown_place.setWordWrap(True)
        self.shown_place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.machine_grid.addWidget(self.shown_place, 3, 1, 1, 1)

        self.label_version = QLabel(self.machine)
        self.label_version.setObjectName(u"label_version")
        self.label_version.setProperty(u"role", u"label")

        self.machine_grid.addWidget(self.label_version, 4, 0, 1, 1)

        self.shown_version = QLabel(self.machine)
        self.shown_version.setObjectName(u"shown_version")
        self.shown_version.setWordWrap(True)
        self.shown_version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.machine_grid.addWidget(self.shown_version, 4, 1, 1, 1)

        self.machine_grid.setColumnStretch(1, 1)

        self.layout_6.addLayout(self.machine_grid)

        self.machine_words = QLabel(self.machine)
        self.machine_words.setObjectName(u"machine_words")
        self.machine_words.setWordWrap(True)
        self.machine_words.setProperty(u"role", u"muted")

        self.layout_6.addWidget(self.machine_words)

        self.spacer_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_6.addItem(self.spacer_8)

        self.layout_6.setStretch(3, 1)

        self.layout_2.addWidget(self.machine)

        self.layout_2.setStretch(0, 1)
        self.layout_2.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_2)

        self.spacer_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.spacer_9)

        self.layout_1.setStretch(1, 1)
        QWidget.setTabOrder(self.theme, self.text_size)
        QWidget.setTabOrder(self.text_size, self.language)

        self.retranslateUi(SettingsLooks)

        QMetaObject.connectSlotsByName(SettingsLooks)
    # setupUi

    def retranslateUi(self, SettingsLooks):
        SettingsLooks.setWindowTitle(QCoreApplication.translate("SettingsLooks", u"\u8bbe\u7f6e", None))
        self.look_title.setText(QCoreApplication.translate("SettingsLooks", u"\u5916\u89c2", None))
        self.label_theme.setText(QCoreApplication.translate("SettingsLooks", u"\u4e3b\u9898", None))
#if QT_CONFIG(accessibility)
        self.theme.setAccessibleName(QCoreApplication.translate("SettingsLooks", u"\u4e3b\u9898", None))
#endif // QT_CONFIG(accessibility)
        self.label_text_size.setText(QCoreApplication.translate("SettingsLooks", u"\u5b57\u53f7", None))
#if QT_CONFIG(accessibility)
        self.text_size.setAccessibleName(QCoreApplication.translate("SettingsLooks", u"\u5b57\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.label_language.setText(QCoreApplication.translate("SettingsLooks", u"\u8bed\u8a00 Language", None))
#if QT_CONFIG(accessibility)
        self.language.setAccessibleName(QCoreApplication.translate("SettingsLooks", u"\u8bed\u8a00 Language", None))
#endif // QT_CONFIG(accessibility)
        self.look_words.setText(QCoreApplication.translate("SettingsLooks", u"\u7acb\u5373\u751f\u6548\uff0c\u53ea\u5f71\u54cd\u8fd9\u53f0\u7535\u8111\u3002", None))
        self.machine_title.setText(QCoreApplication.translate("SettingsLooks", u"\u672c\u673a", None))
        self.label_office.setText(QCoreApplication.translate("SettingsLooks", u"\u5c45\u59d4\u4f1a", None))
        self.label_person.setText(QCoreApplication.translate("SettingsLooks", u"\u503c\u73ed\u4eba", None))
        self.label_replica.setText(QCoreApplication.translate("SettingsLooks", u"\u672c\u673a\u7f16\u53f7", None))
        self.label_place.setText(QCoreApplication.translate("SettingsLooks", u"\u6570\u636e\u4f4d\u7f6e", None))
        self.label_version.setText(QCoreApplication.translate("SettingsLooks", u"\u7248\u672c", None))
        self.machine_words.setText(QCoreApplication.translate("SettingsLooks", u"\u6570\u636e\u52a0\u5bc6\u4fdd\u5b58\uff1b\u8bf7\u4e0d\u8981\u624b\u5de5\u79fb\u52a8\u6216\u590d\u5236\u5176\u4e2d\u7684\u6587\u4ef6\u3002", None))
    # retranslateUi

