# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_papers.ui'
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
from PySide6.QtWidgets import (QApplication, QGridLayout, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_PapersPane(object):
    def setupUi(self, PapersPane):
        if not PapersPane.objectName():
            PapersPane.setObjectName(u"PapersPane")
        self.outer = QVBoxLayout(PapersPane)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.blank = QPushButton(PapersPane)
        self.blank.setObjectName(u"blank")

        self.grid.addWidget(self.blank, 0, 0, 1, 1)

        self.blank_words = QLabel(PapersPane)
        self.blank_words.setObjectName(u"blank_words")
        self.blank_words.setWordWrap(True)
        self.blank_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.blank_words, 0, 1, 1, 1)

        self.filled = QPushButton(PapersPane)
        self.filled.setObjectName(u"filled")

        self.grid.addWidget(self.filled, 1, 0, 1, 1)

        self.filled_words = QLabel(PapersPane)
        self.filled_words.setObjectName(u"filled_words")
        self.filled_words.setWordWrap(True)
        self.filled_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.filled_words, 1, 1, 1, 1)

        self.labels = QPushButton(PapersPane)
        self.labels.setObjectName(u"labels")

        self.grid.addWidget(self.labels, 2, 0, 1, 1)

        self.labels_words = QLabel(PapersPane)
        self.labels_words.setObjectName(u"labels_words")
        self.labels_words.setWordWrap(True)
        self.labels_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.labels_words, 2, 1, 1, 1)

        self.roster = QPushButton(PapersPane)
        self.roster.setObjectName(u"roster")

        self.grid.addWidget(self.roster, 3, 0, 1, 1)

        self.roster_words = QLabel(PapersPane)
        self.roster_words.setObjectName(u"roster_words")
        self.roster_words.setWordWrap(True)
        self.roster_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.roster_words, 3, 1, 1, 1)

        self.absentees = QPushButton(PapersPane)
        self.absentees.setObjectName(u"absentees")

        self.grid.addWidget(self.absentees, 4, 0, 1, 1)

        self.absentees_words = QLabel(PapersPane)
        self.absentees_words.setObjectName(u"absentees_words")
        self.absentees_words.setWordWrap(True)
        self.absentees_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.absentees_words, 4, 1, 1, 1)

        self.summary = QPushButton(PapersPane)
        self.summary.setObjectName(u"summary")

        self.grid.addWidget(self.summary, 5, 0, 1, 1)

        self.summary_words = QLabel(PapersPane)
        self.summary_words.setObjectName(u"summary_words")
        self.summary_words.setWordWrap(True)
        self.summary_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.summary_words, 5, 1, 1, 1)

        self.sheet = QPushButton(PapersPane)
        self.sheet.setObjectName(u"sheet")

        self.grid.addWidget(self.sheet, 6, 0, 1, 1)

        self.sheet_words = QLabel(PapersPane)
        self.sheet_words.setObjectName(u"sheet_words")
        self.sheet_words.setWordWrap(True)
        self.sheet_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.sheet_words, 6, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(PapersPane)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"muted")

        self.outer.addWidget(self.told)

        self.scans_place = QVBoxLayout()
        self.scans_place.setSpacing(8)
        self.scans_place.setObjectName(u"scans_place")
        self.scans_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.scans_place)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.spacer_1)


        self.retranslateUi(PapersPane)

        QMetaObject.connectSlotsByName(PapersPane)
    # setupUi

    def retranslateUi(self, PapersPane):
        self.blank.setText(QCoreApplication.translate("PapersPane", u"\u7a7a\u767d\u7b7e\u5230\u8868  Alt+1", None))
        self.blank_words.setText(QCoreApplication.translate("PapersPane", u"A4\uff0c\u6bcf\u9875\u91cd\u590d\u8868\u5934\uff0c\u884c\u9ad8 9 \u6beb\u7c73\uff0c\u7535\u8bdd\u906e\u4f4f\u4e2d\u95f4", None))
        self.filled.setText(QCoreApplication.translate("PapersPane", u"\u5df2\u7b7e\u7b7e\u5230\u8868  Alt+2", None))
        self.filled_words.setText(QCoreApplication.translate("PapersPane", u"\u5e26\u7b7e\u5230\u3001\u7b7e\u9000\u65f6\u95f4\u548c\u72b6\u6001", None))
        self.labels.setText(QCoreApplication.translate("PapersPane", u"\u5ea7\u4f4d\u7b7e  Alt+3", None))
        self.labels_words.setText(QCoreApplication.translate("PapersPane", u"\u6bcf\u9875 12 \u5f20\uff0c\u5370\u6709\u59d3\u540d\u3001\u5355\u4f4d\u548c\u7b7e\u5230\u7528\u7684\u4e8c\u7ef4\u7801", None))
        self.roster.setText(QCoreApplication.translate("PapersPane", u"\u540d\u5355  Alt+4", None))
        self.roster_words.setText(QCoreApplication.translate("PapersPane", u"\u4e0d\u5e26\u7b7e\u540d\u680f", None))
        self.absentees.setText(QCoreApplication.translate("PapersPane", u"\u672a\u5230\u540d\u5355  Alt+5", None))
        self.absentees_words.setText(QCoreApplication.translate("PapersPane", u"\u8bf7\u5047\u3001\u7f3a\u52e4\u548c\u672a\u767b\u8bb0\u7684\u4eba", None))
        self.summary.setText(QCoreApplication.translate("PapersPane", u"\u573a\u6b21\u5c0f\u7ed3  Alt+6", None))
        self.summary_words.setText(QCoreApplication.translate("PapersPane", u"\u5e94\u5230\u3001\u5b9e\u5230\u3001\u5404\u5355\u4f4d\u51fa\u52e4\u548c\u5b66\u65f6", None))
        self.sheet.setText(QCoreApplication.translate("PapersPane", u"\u7b7e\u5230\u8868 .xlsx  Alt+7", None))
        self.sheet_words.setText(QCoreApplication.translate("PapersPane", u"\u53d1\u7ed9\u5404\u5c45\u59d4\u4f1a\u586b\u5199\uff0c\u586b\u597d\u4ece\u201c\u6536\u56de\u201d\u8bfb\u8fdb\u6765", None))
        pass
    # retranslateUi

