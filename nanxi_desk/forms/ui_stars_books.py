# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_books.ui'
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
    QPushButton, QSizePolicy, QVBoxLayout, QWidget)

class Ui_JudgeBooks(object):
    def setupUi(self, JudgeBooks):
        if not JudgeBooks.objectName():
            JudgeBooks.setObjectName(u"JudgeBooks")
        self.outer = QVBoxLayout(JudgeBooks)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(JudgeBooks)
        self.back.setObjectName(u"back")

        self.head.addWidget(self.back)

        self.title = QLabel(JudgeBooks)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")

        self.head.addWidget(self.title)

        self.meta = QLabel(JudgeBooks)
        self.meta.setObjectName(u"meta")
        self.meta.setProperty(u"role", u"muted")

        self.head.addWidget(self.meta)

        self.head.setStretch(2, 1)

        self.outer.addLayout(self.head)

        self.body = QHBoxLayout()
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.out_panel = QFrame(JudgeBooks)
        self.out_panel.setObjectName(u"out_panel")
        self.out_panel.setProperty(u"role", u"panel")
        self.out_box = QVBoxLayout(self.out_panel)
        self.out_box.setSpacing(8)
        self.out_box.setObjectName(u"out_box")
        self.out_box.setContentsMargins(12, 10, 12, 10)
        self.out_heading = QLabel(self.out_panel)
        self.out_heading.setObjectName(u"out_heading")
        self.out_heading.setWordWrap(True)
        self.out_heading.setProperty(u"role", u"strong")

        self.out_box.addWidget(self.out_heading)

        self.judges_place = QVBoxLayout()
        self.judges_place.setSpacing(8)
        self.judges_place.setObjectName(u"judges_place")
        self.judges_place.setContentsMargins(0, 0, 0, 0)

        self.out_box.addLayout(self.judges_place)

        self.out_hint = QLabel(self.out_panel)
        self.out_hint.setObjectName(u"out_hint")
        self.out_hint.setWordWrap(True)
        self.out_hint.setProperty(u"role", u"muted")

        self.out_box.addWidget(self.out_hint)

        self.out_told = QLabel(self.out_panel)
        self.out_told.setObjectName(u"out_told")
        self.out_told.setWordWrap(True)
        self.out_told.setProperty(u"role", u"muted")

        self.out_box.addWidget(self.out_told)

        self.out_buttons = QHBoxLayout()
        self.out_buttons.setSpacing(8)
        self.out_buttons.setObjectName(u"out_buttons")
        self.out_buttons.setContentsMargins(0, 0, 0, 0)
        self.write = QPushButton(self.out_panel)
        self.write.setObjectName(u"write")

        self.out_buttons.addWidget(self.write)

        self.print_sheets = QPushButton(self.out_panel)
        self.print_sheets.setObjectName(u"print_sheets")

        self.out_buttons.addWidget(self.print_sheets)


        self.out_box.addLayout(self.out_buttons)

        self.out_box.setStretch(1, 1)

        self.body.addWidget(self.out_panel)

        self.back_panel = QFrame(JudgeBooks)
        self.back_panel.setObjectName(u"back_panel")
        self.back_panel.setProperty(u"role", u"panel")
        self.back_box = QVBoxLayout(self.back_panel)
        self.back_box.setSpacing(8)
        self.back_box.setObjectName(u"back_box")
        self.back_box.setContentsMargins(12, 10, 12, 10)
        self.back_heading = QLabel(self.back_panel)
        self.back_heading.setObjectName(u"back_heading")
        self.back_heading.setWordWrap(True)
        self.back_heading.setProperty(u"role", u"strong")

        self.back_box.addWidget(self.back_heading)

        self.files_place = QVBoxLayout()
        self.files_place.setSpacing(8)
        self.files_place.setObjectName(u"files_place")
        self.files_place.setContentsMargins(0, 0, 0, 0)

        self.back_box.addLayout(self.files_place)

        self.cells_place = QVBoxLayout()
        self.cells_place.setSpacing(8)
        self.cells_place.setObjectName(u"cells_place")
        self.cells_place.setContentsMargins(0, 0, 0, 0)

        self.back_box.addLayout(self.cells_place)

        self.back_told = QLabel(self.back_panel)
        self.back_told.setObjectName(u"back_told")
        self.back_told.setWordWrap(True)

        self.back_box.addWidget(self.back_told)

        self.back_buttons = QHBoxLayout()
        self.back_buttons.setSpacing(8)
        self.back_buttons.setObjectName(u"back_buttons")
        self.back_buttons.setContentsMargins(0, 0, 0, 0)
        self.open = QPushButton(self.back_panel)
        self.open.setObjectName(u"open")

        self.back_buttons.addWidget(self.open)

        self.forget = QPushButton(self.back_panel)
        self.forget.setObjectName(u"forget")

        self.back_buttons.addWidget(self.forget)

        self.take = QPushButton(self.back_panel)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.back_buttons.addWidget(self.take)


        self.back_box.addLayout(self.back_buttons)

        self.back_box.setStretch(1, 1)
        self.back_box.setStretch(2, 1)

        self.body.addWidget(self.back_panel)

        self.body.setStretch(0, 9)
        self.body.setStretch(1, 14)

        self.outer.addLayout(self.body)

        self.outer.setStretch(1, 1)

        self.retranslateUi(JudgeBooks)

        QMetaObject.connectSlotsByName(JudgeBooks)
    # setupUi

    def retranslateUi(self, JudgeBooks):
        JudgeBooks.setWindowTitle(QCoreApplication.translate("JudgeBooks", u"\u8bc4\u5206\u5de5\u4f5c\u7c3f", None))
        self.back.setText(QCoreApplication.translate("JudgeBooks", u"\u2039 \u6253\u5206  Esc", None))
        self.title.setText(QCoreApplication.translate("JudgeBooks", u"\u8bc4\u5206\u5de5\u4f5c\u7c3f", None))
        self.out_heading.setText(QCoreApplication.translate("JudgeBooks", u"\u53d1\u51fa\uff1a\u6bcf\u4f4d\u8bc4\u59d4\u4e00\u4efd .xlsx\uff0c\u6216\u6253\u5370\u7eb8\u8d28\u8bc4\u5206\u8868", None))
        self.out_hint.setText(QCoreApplication.translate("JudgeBooks", u"\u7528 Shift\u3001Ctrl \u9009\u51e0\u4f4d\uff1b\u4e00\u4f4d\u90fd\u4e0d\u9009\u5c31\u662f\u5168\u90e8\u3002", None))
        self.write.setText(QCoreApplication.translate("JudgeBooks", u"\u53d1\u51fa\u5de5\u4f5c\u7c3f  F8", None))
        self.print_sheets.setText(QCoreApplication.translate("JudgeBooks", u"\u6253\u5370\u8bc4\u5206\u8868  Ctrl+P", None))
        self.back_heading.setText(QCoreApplication.translate("JudgeBooks", u"\u6536\u56de\uff1a\u628a\u586b\u597d\u7684\u5de5\u4f5c\u7c3f\u62d6\u5230\u8fd9\u91cc\uff0c\u6216\u6253\u5f00\uff0c\u53ef\u4ee5\u51e0\u4efd\u4e00\u8d77", None))
        self.open.setText(QCoreApplication.translate("JudgeBooks", u"\u6253\u5f00\u6587\u4ef6  Ctrl+O", None))
        self.forget.setText(QCoreApplication.translate("JudgeBooks", u"\u79fb\u51fa\u8fd9\u4efd  Del", None))
        self.take.setText(QCoreApplication.translate("JudgeBooks", u"\u6536\u4e0b  Ctrl+Enter", None))
    # retranslateUi

