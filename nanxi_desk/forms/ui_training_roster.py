# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_roster.ui'
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
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_RosterPane(object):
    def setupUi(self, RosterPane):
        if not RosterPane.objectName():
            RosterPane.setObjectName(u"RosterPane")
        self.outer = QVBoxLayout(RosterPane)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(RosterPane)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.text = QPlainTextEdit(RosterPane)
        self.text.setObjectName(u"text")
        self.text.setTabChangesFocus(True)

        self.outer.addWidget(self.text)

        self.sources = QHBoxLayout()
        self.sources.setSpacing(8)
        self.sources.setObjectName(u"sources")
        self.sources.setContentsMargins(0, 0, 0, 0)
        self.file = QPushButton(RosterPane)
        self.file.setObjectName(u"file")

        self.sources.addWidget(self.file)

        self.by_office = QPushButton(RosterPane)
        self.by_office.setObjectName(u"by_office")

        self.sources.addWidget(self.by_office)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sources.addItem(self.spacer_1)


        self.outer.addLayout(self.sources)

        self.others = QHBoxLayout()
        self.others.setSpacing(8)
        self.others.setObjectName(u"others")
        self.others.setContentsMargins(0, 0, 0, 0)
        self.other = QComboBox(RosterPane)
        self.other.setObjectName(u"other")
        self.other.setMinimumContentsLength(8)
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.others.addWidget(self.other)

        self.copy = QPushButton(RosterPane)
        self.copy.setObjectName(u"copy")

        self.others.addWidget(self.copy)

        self.others.setStretch(0, 1)

        self.outer.addLayout(self.others)

        self.summary = QLabel(RosterPane)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setProperty(u"role", u"strong")

        self.outer.addWidget(self.summary)

        self.preview_place = QVBoxLayout()
        self.preview_place.setSpacing(8)
        self.preview_place.setObjectName(u"preview_place")
        self.preview_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.preview_place)

        self.told = QLabel(RosterPane)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_2)

        self.take = QPushButton(RosterPane)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.actions.addWidget(self.take)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(1, 2)
        self.outer.setStretch(5, 3)

        self.retranslateUi(RosterPane)

        QMetaObject.connectSlotsByName(RosterPane)
    # setupUi

    def retranslateUi(self, RosterPane):
        self.hint.setText(QCoreApplication.translate("RosterPane", u"\u4e00\u884c\u4e00\u4eba\uff1a\u59d3\u540d\u3001\u5355\u4f4d\u3001\u804c\u52a1\u3001\u7535\u8bdd\uff0c\u7528\u7a7a\u683c\u3001\u9017\u53f7\u6216\u5236\u8868\u7b26\u5206\u5f00\uff1b\u53ef\u4ee5\u4ece WPS \u6216 Excel \u91cc\u6574\u7247\u7c98\u8d34\u3002", None))
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("RosterPane", u"\u540d\u5355", None))
#endif // QT_CONFIG(accessibility)
        self.text.setPlaceholderText(QCoreApplication.translate("RosterPane", u"\u738b\u82b3\u3000\u534e\u4e1a\u5c45\u59d4\u4f1a\u3000\u59d4\u5458\u300013800000000", None))
        self.file.setText(QCoreApplication.translate("RosterPane", u"\u4ece\u6587\u4ef6  Ctrl+O", None))
        self.by_office.setText(QCoreApplication.translate("RosterPane", u"\u6309\u5c45\u59d4\u4f1a\u9009\u4eba  Ctrl+Y", None))
#if QT_CONFIG(accessibility)
        self.other.setAccessibleName(QCoreApplication.translate("RosterPane", u"\u7167\u54ea\u4e00\u573a\u7684\u540d\u5355", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.other.setToolTip(QCoreApplication.translate("RosterPane", u"\u7167\u54ea\u4e00\u573a\u7684\u540d\u5355  Alt+R", None))
#endif // QT_CONFIG(tooltip)
        self.copy.setText(QCoreApplication.translate("RosterPane", u"\u7167\u642c\u540d\u5355  Ctrl+R", None))
        self.take.setText(QCoreApplication.translate("RosterPane", u"\u52a0\u5165\u540d\u5355  Ctrl+Enter", None))
        pass
    # retranslateUi

