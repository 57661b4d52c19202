# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_week.ui'
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
    QPushButton, QSizePolicy, QSpacerItem, QTextBrowser,
    QVBoxLayout, QWidget)

class Ui_WeekPage(object):
    def setupUi(self, WeekPage):
        if not WeekPage.objectName():
            WeekPage.setObjectName(u"WeekPage")
        self.layout_4 = QVBoxLayout(WeekPage)
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 12, 16, 12)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(WeekPage)
        self.back.setObjectName(u"back")

        self.layout_2.addWidget(self.back)

        self.title = QLabel(WeekPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.layout_2.addWidget(self.title)

        self.previous = QPushButton(WeekPage)
        self.previous.setObjectName(u"previous")

        self.layout_2.addWidget(self.previous)

        self.week_words = QLabel(WeekPage)
        self.week_words.setObjectName(u"week_words")
        self.week_words.setProperty(u"role", u"strong")

        self.layout_2.addWidget(self.week_words)

        self.next = QPushButton(WeekPage)
        self.next.setObjectName(u"next")

        self.layout_2.addWidget(self.next)

        self.this_week = QPushButton(WeekPage)
        self.this_week.setObjectName(u"this_week")

        self.layout_2.addWidget(self.this_week)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.notice = QLabel(WeekPage)
        self.notice.setObjectName(u"notice")
        self.notice.setProperty(u"role", u"muted")

        self.layout_2.addWidget(self.notice)

        self.save_pdf = QPushButton(WeekPage)
        self.save_pdf.setObjectName(u"save_pdf")

        self.layout_2.addWidget(self.save_pdf)

        self.print = QPushButton(WeekPage)
        self.print.setObjectName(u"print")
        self.print.setProperty(u"role", u"primary")

        self.layout_2.addWidget(self.print)


        self.layout_4.addLayout(self.layout_2)

        self.panel = QFrame(WeekPage)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.layout_3 = QVBoxLayout(self.panel)
        self.layout_3.setSpacing(6)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(20, 12, 12, 12)
        self.error = QLabel(self.panel)
        self.error.setObjectName(u"error")
        self.error.setProperty(u"role", u"error")
        self.error.setWordWrap(True)

        self.layout_3.addWidget(self.error)

        self.sheet = QTextBrowser(self.panel)
        self.sheet.setObjectName(u"sheet")
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setOpenLinks(False)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_3.addWidget(self.sheet)

        self.layout_3.setStretch(1, 1)

        self.layout_4.addWidget(self.panel)

        self.layout_4.setStretch(1, 1)
        QWidget.setTabOrder(self.back, self.previous)
        QWidget.setTabOrder(self.previous, self.next)
        QWidget.setTabOrder(self.next, self.this_week)
        QWidget.setTabOrder(self.this_week, self.save_pdf)
        QWidget.setTabOrder(self.save_pdf, self.print)
        QWidget.setTabOrder(self.print, self.sheet)

        self.retranslateUi(WeekPage)

        QMetaObject.connectSlotsByName(WeekPage)
    # setupUi

    def retranslateUi(self, WeekPage):
        WeekPage.setWindowTitle(QCoreApplication.translate("WeekPage", u"\u672c\u5468", None))
        self.back.setText(QCoreApplication.translate("WeekPage", u"\u8fd4\u56de Esc", None))
        self.title.setText(QCoreApplication.translate("WeekPage", u"\u672c\u5468", None))
#if QT_CONFIG(accessibility)
        self.previous.setAccessibleName(QCoreApplication.translate("WeekPage", u"\u4e0a\u4e00\u5468", None))
#endif // QT_CONFIG(accessibility)
        self.previous.setText(QCoreApplication.translate("WeekPage", u"\u2039", None))
#if QT_CONFIG(tooltip)
        self.previous.setToolTip(QCoreApplication.translate("WeekPage", u"\u4e0a\u4e00\u5468 Alt+\u2190", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.next.setAccessibleName(QCoreApplication.translate("WeekPage", u"\u4e0b\u4e00\u5468", None))
#endif // QT_CONFIG(accessibility)
        self.next.setText(QCoreApplication.translate("WeekPage", u"\u203a", None))
#if QT_CONFIG(tooltip)
        self.next.setToolTip(QCoreApplication.translate("WeekPage", u"\u4e0b\u4e00\u5468 Alt+\u2192", None))
#endif // QT_CONFIG(tooltip)
        self.this_week.setText(QCoreApplication.translate("WeekPage", u"\u672c\u5468 Alt+Home", None))
        self.save_pdf.setText(QCoreApplication.translate("WeekPage", u"\u5b58\u4e3a PDF Ctrl+Shift+S", None))
        self.print.setText(QCoreApplication.translate("WeekPage", u"\u6253\u5370 Ctrl+P", None))
#if QT_CONFIG(accessibility)
        self.sheet.setAccessibleName(QCoreApplication.translate("WeekPage", u"\u4e00\u5468\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

