# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_ledger.ui'
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

class Ui_LedgerPart(object):
    def setupUi(self, LedgerPart):
        if not LedgerPart.objectName():
            LedgerPart.setObjectName(u"LedgerPart")
        self.outer = QVBoxLayout(LedgerPart)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(LedgerPart)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.sources = QHBoxLayout()
        self.sources.setSpacing(8)
        self.sources.setObjectName(u"sources")
        self.sources.setContentsMargins(0, 0, 0, 0)
        self.blank = QPushButton(LedgerPart)
        self.blank.setObjectName(u"blank")

        self.sources.addWidget(self.blank)

        self.file = QPushButton(LedgerPart)
        self.file.setObjectName(u"file")

        self.sources.addWidget(self.file)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sources.addItem(self.spacer_1)


        self.outer.addLayout(self.sources)

        self.note = QLabel(LedgerPart)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"muted")

        self.outer.addWidget(self.note)

        self.summary = QLabel(LedgerPart)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setProperty(u"role", u"strong")

        self.outer.addWidget(self.summary)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.refusal = QLabel(LedgerPart)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_2)

        self.take = QPushButton(LedgerPart)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.actions.addWidget(self.take)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(4, 1)

        self.retranslateUi(LedgerPart)

        QMetaObject.connectSlotsByName(LedgerPart)
    # setupUi

    def retranslateUi(self, LedgerPart):
        self.hint.setText(QCoreApplication.translate("LedgerPart", u"\u628a\u767b\u8bb0\u8868\u5b58\u51fa\u53bb\u586b\uff1a\u6bcf\u4e2a\u8fd8\u6ca1\u7533\u62a5\u7684\u697c\u7ec4\u4e00\u884c\uff0c\u9009\u4e86\u661f\u7ea7\u5c31\u662f\u7533\u62a5\uff1b\u65b0\u697c\u7ec4\u5199\u5728\u4e0b\u9762\u7684\u7a7a\u884c\u91cc\u3002\u4ea4\u56de\u540e\u5148\u770b\u6e05\uff0c\u518d\u6536\u4e0b\u3002", None))
        self.blank.setText(QCoreApplication.translate("LedgerPart", u"\u5b58\u767b\u8bb0\u8868  Ctrl+S", None))
        self.file.setText(QCoreApplication.translate("LedgerPart", u"\u6253\u5f00\u4ea4\u56de\u7684  Ctrl+O", None))
        self.take.setText(QCoreApplication.translate("LedgerPart", u"\u6536\u4e0b  Ctrl+Enter", None))
        pass
    # retranslateUi

