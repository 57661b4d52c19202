# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_numbers.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QVBoxLayout, QWidget)

class Ui_NumbersPane(object):
    def setupUi(self, NumbersPane):
        if not NumbersPane.objectName():
            NumbersPane.setObjectName(u"NumbersPane")
        self.outer = QVBoxLayout(NumbersPane)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(NumbersPane)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.numbers = QLineEdit(NumbersPane)
        self.numbers.setObjectName(u"numbers")

        self.outer.addWidget(self.numbers)

        self.told = QLabel(NumbersPane)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.preview_place = QVBoxLayout()
        self.preview_place.setSpacing(8)
        self.preview_place.setObjectName(u"preview_place")
        self.preview_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.preview_place)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.counted = QLabel(NumbersPane)
        self.counted.setObjectName(u"counted")
        self.counted.setWordWrap(True)
        self.counted.setProperty(u"role", u"strong")

        self.actions.addWidget(self.counted)

        self.all_absent = QPushButton(NumbersPane)
        self.all_absent.setObjectName(u"all_absent")

        self.actions.addWidget(self.all_absent)

        self.take = QPushButton(NumbersPane)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.actions.addWidget(self.take)

        self.actions.setStretch(0, 1)

        self.outer.addLayout(self.actions)

        self.outer.setStretch(3, 1)

        self.retranslateUi(NumbersPane)

        QMetaObject.connectSlotsByName(NumbersPane)
    # setupUi

    def retranslateUi(self, NumbersPane):
        self.hint.setText(QCoreApplication.translate("NumbersPane", u"\u7167\u7740\u7b7e\u597d\u7684\u7eb8\u8868\uff0c\u628a\u7b7e\u5230\u7684\u5e8f\u53f7\u6572\u8fdb\u6765\uff1a12 20-35 41\u3002\u5176\u4ed6\u60c5\u51b5\u5728\u5e8f\u53f7\u524d\u52a0\u5b57\u6216\u62fc\u97f3\u9996\u5b57\u6bcd\uff1a\u8fdf c14\uff0c\u65e9 z15\uff0c\u516c g16\uff0c\u4e8b s17\uff0c\u7f3a q18\uff0c\u4ee3 d19\uff1b\u64a4 x20 \u53d6\u6d88\u3002", None))
#if QT_CONFIG(accessibility)
        self.numbers.setAccessibleName(QCoreApplication.translate("NumbersPane", u"\u5e8f\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.numbers.setPlaceholderText(QCoreApplication.translate("NumbersPane", u"12 20-35 c14 s17\u3000\u3000Enter", None))
        self.all_absent.setText(QCoreApplication.translate("NumbersPane", u"\u5176\u4f59\u8bb0\u7f3a\u52e4  Ctrl+B", None))
        self.take.setText(QCoreApplication.translate("NumbersPane", u"\u767b\u8bb0  Ctrl+Enter", None))
        pass
    # retranslateUi

