# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_backups.ui'
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
    QListWidget, QListWidgetItem, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.restore_panel import RestorePanel

class Ui_BackupsSection(object):
    def setupUi(self, BackupsSection):
        if not BackupsSection.objectName():
            BackupsSection.setObjectName(u"BackupsSection")
        self.layout_10 = QHBoxLayout(BackupsSection)
        self.layout_10.setSpacing(16)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.left = QFrame(BackupsSection)
        self.left.setObjectName(u"left")
        self.left.setProperty(u"role", u"panel")
        self.layout_5 = QVBoxLayout(self.left)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(20, 16, 20, 16)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.section_title = QLabel(self.left)
        self.section_title.setObjectName(u"section_title")
        self.section_title.setProperty(u"role", u"heading")

        self.layout_2.addWidget(self.section_title)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.make = QPushButton(self.left)
        self.make.setObjectName(u"make")
        self.make.setProperty(u"role", u"primary")

        self.layout_2.addWidget(self.make)


        self.layout_5.addLayout(self.layout_2)

        self.words = QLabel(self.left)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.words)

        self.standing = QLabel(self.left)
        self.standing.setObjectName(u"standing")
        self.standing.setWordWrap(True)
        self.standing.setProperty(u"role", u"strong")

        self.layout_5.addWidget(self.standing)

        self.warning = QLabel(self.left)
        self.warning.setObjectName(u"warning")
        self.warning.setWordWrap(True)
        self.warning.setProperty(u"role", u"warning")

        self.layout_5.addWidget(self.warning)

        self.progress = QProgressBar(self.left)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.layout_5.addWidget(self.progress)

        self.backups = QListWidget(self.left)
        self.backups.setObjectName(u"backups")
        self.backups.setProperty(u"role", u"list")

        self.layout_5.addWidget(self.backups)

        self.skipped = QLabel(self.left)
        self.skipped.setObjectName(u"skipped")
        self.skipped.setWordWrap(True)
        self.skipped.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.skipped)

        self.rule = QFrame(self.left)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.layout_5.addWidget(self.rule)

        self.label_second = QLabel(self.left)
        self.label_second.setObjectName(u"label_second")
        self.label_second.setProperty(u"role", u"label")

        self.layout_5.addWidget(self.label_second)

        self.second = QLabel(self.left)
        self.second.setObjectName(u"second")
        self.second.setWordWrap(True)

        self.layout_5.addWidget(self.second)

        self.second_note = QLabel(self.left)
        self.second_note.setObjectName(u"second_note")
        self.second_note.setWordWrap(True)
        self.second_note.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.second_note)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.choose = QPushButton(self.left)
        self.choose.setObjectName(u"choose")

        self.layout_4.addWidget(self.choose)

        self.none = QPushButton(self.left)
        self.none.setObjectName(u"none")

        self.layout_4.addWidget(self.none)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.spacer_3)

        self.save_as = QPushButton(self.left)
        self.save_as.setObjectName(u"save_as")

        self.layout_4.addWidget(self.save_as)


        self.layout_5.addLayout(self.layout_4)

        self.told = QLabel(self.left)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.layout_5.addWidget(self.told)

        self.layout_5.setStretch(5, 1)

        self.layout_10.addWidget(self.left)

        self.right = QFrame(BackupsSection)
        self.right.setObjectName(u"right")
        self.right.setProperty(u"role", u"panel")
        self.layout_9 = QVBoxLayout(self.right)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(20, 16, 20, 16)
        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.restore_title = QLabel(self.right)
        self.restore_title.setObjectName(u"restore_title")
        self.restore_title.setProperty(u"role", u"heading")

        self.layout_7.addWidget(self.restore_title)

        self.spacer_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)

        self.open = QPushButton(self.right)
        self.open.setObjectName(u"open")

        self.layout_7.addWidget(self.open)


        self.layout_9.addLayout(self.layout_7)

        self.restore_words = QLabel(self.right)
        self.restore_words.setObjectName(u"restore_words")
        self.restore_words.setWordWrap(True)
        self.restore_words.setProperty(u"role", u"muted")

        self.layout_9.addWidget(self.restore_words)

        self.going_back = RestorePanel(self.right)
        self.going_back.setObjectName(u"going_back")

        self.layout_9.addWidget(self.going_back)

        self.spacer_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_9.addItem(self.spacer_8)


        self.layout_10.addWidget(self.right)

        self.layout_10.setStretch(0, 1)
        self.layout_10.setStretch(1, 1)
        QWidget.setTabOrder(self.make, self.backups)
        QWidget.setTabOrder(self.backups, self.choose)
        QWidget.setTabOrder(self.choose, self.none)
        QWidget.setTabOrder(self.none, self.save_as)
        QWidget.setTabOrder(self.save_as, self.open)

        self.retranslateUi(BackupsSection)

        QMetaObject.connectSlotsByName(BackupsSection)
    # setupUi

    def retranslateUi(self, BackupsSection):
        BackupsSection.setWindowTitle(QCoreApplication.translate("BackupsSection", u"\u5907\u4efd", None))
        self.section_title.setText(QCoreApplication.translate("BackupsSection", u"\u5907\u4efd", None))
        self.make.setText(QCoreApplication.translate("BackupsSection", u"\u7acb\u5373\u5907\u4efd  Ctrl+B", None))
#if QT_CONFIG(accessibility)
        self.backups.setAccessibleName(QCoreApplication.translate("BackupsSection", u"\u5907\u4efd\uff0c\u65b0\u7684\u5728\u524d", None))
#endif // QT_CONFIG(accessibility)
        self.label_second.setText(QCoreApplication.translate("BackupsSection", u"\u7b2c\u4e8c\u4e2a\u5907\u4efd\u4f4d\u7f6e", None))
        self.choose.setText(QCoreApplication.translate("BackupsSection", u"\u9009\u62e9\u6587\u4ef6\u5939\u2026  Ctrl+L", None))
        self.none.setText(QCoreApplication.translate("BackupsSection", u"\u4e0d\u7528", None))
        self.save_as.setText(QCoreApplication.translate("BackupsSection", u"\u5907\u4efd\u5230\u6587\u4ef6\u2026  Ctrl+S", None))
        self.restore_title.setText(QCoreApplication.translate("BackupsSection", u"\u6062\u590d\u6570\u636e", None))
        self.open.setText(QCoreApplication.translate("BackupsSection", u"\u6253\u5f00\u5907\u4efd\u6587\u4ef6\u2026  Ctrl+O", None))
        self.restore_words.setText(QCoreApplication.translate("BackupsSection", u"\u6062\u590d\u4f1a\u7528\u5907\u4efd\u4ee3\u66ff\u73b0\u5728\u7684\u5168\u90e8\u6570\u636e\u3002\u5148\u770b\u4f1a\u4e22\u5931\u4ec0\u4e48\uff0c\u518d\u8f93\u5165\u5907\u4efd\u5f53\u65f6\u7684\u5bc6\u7801\u3002\u539f\u6765\u7684\u6587\u4ef6\u7559\u5728\u4e00\u65c1\u3002", None))
    # retranslateUi

