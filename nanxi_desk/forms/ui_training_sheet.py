# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_sheet.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_SheetPane(object):
    def setupUi(self, SheetPane):
        if not SheetPane.objectName():
            SheetPane.setObjectName(u"SheetPane")
        self.outer = QVBoxLayout(SheetPane)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(SheetPane)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.sources = QHBoxLayout()
        self.sources.setSpacing(8)
        self.sources.setObjectName(u"sources")
        self.sources.setContentsMargins(0, 0, 0, 0)
        self.file = QPushButton(SheetPane)
        self.file.setObjectName(u"file")

        self.sources.addWidget(self.file)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sources.addItem(self.spacer_1)


        self.outer.addLayout(self.sources)

        self.summary = QLabel(SheetPane)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setProperty(u"role", u"strong")

        self.outer.addWidget(self.summary)

        self.preview_place = QVBoxLayout()
        self.preview_place.setSpacing(8)
        self.preview_place.setObjectName(u"preview_place")
        self.preview_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.preview_place)

        self.told = QLabel(SheetPane)
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

        self.take = QPushButton(SheetPane)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.actions.addWidget(self.take)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(3, 1)

        self.retranslateUi(SheetPane)

        QMetaObject.connectSlotsByName(SheetPane)
    # setupUi

    def retranslateUi(self, SheetPane):
        self.hint.setText(QCoreApplication.translate("SheetPane", u"\u628a\u53d1\u51fa\u53bb\u7684\u7b7e\u5230\u8868\uff08.xlsx\uff09\u6536\u56de\u6765\uff1a\u5148\u770b\u6e05\u6bcf\u4e00\u884c\u4f1a\u767b\u8bb0\u4ec0\u4e48\uff0c\u518d\u6536\u4e0b\u3002\u586b\u8fc7\u7684\u4ee5\u8868\u4e3a\u51c6\uff0c\u7a7a\u7740\u7684\u4e0d\u52a8\u3002", None))
        self.file.setText(QCoreApplication.translate("SheetPane", u"\u6253\u5f00\u7b7e\u5230\u8868  Ctrl+O", None))
        self.take.setText(QCoreApplication.translate("SheetPane", u"\u6536\u4e0b  Ctrl+Enter", None))
        pass
    # retranslateUi

