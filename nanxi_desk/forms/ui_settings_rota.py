# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_rota.ui'
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
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_RotaSection(object):
    def setupUi(self, RotaSection):
        if not RotaSection.objectName():
            RotaSection.setObjectName(u"RotaSection")
        self.layout_6 = QVBoxLayout(RotaSection)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.panel = QFrame(RotaSection)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.layout_5 = QVBoxLayout(self.panel)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(20, 16, 20, 16)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.section_title = QLabel(self.panel)
        self.section_title.setObjectName(u"section_title")
        self.section_title.setProperty(u"role", u"heading")

        self.layout_2.addWidget(self.section_title)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.previous = QPushButton(self.panel)
        self.previous.setObjectName(u"previous")

        self.layout_2.addWidget(self.previous)

        self.week_words = QLabel(self.panel)
        self.week_words.setObjectName(u"week_words")
        self.week_words.setProperty(u"role", u"strong")

        self.layout_2.addWidget(self.week_words)

        self.next = QPushButton(self.panel)
        self.next.setObjectName(u"next")

        self.layout_2.addWidget(self.next)

        self.this_week = QPushButton(self.panel)
        self.this_week.setObjectName(u"this_week")

        self.layout_2.addWidget(self.this_week)


        self.layout_5.addLayout(self.layout_2)

        self.words = QLabel(self.panel)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"muted")
        self.words.setWordWrap(True)

        self.layout_5.addWidget(self.words)

        self.error = QLabel(self.panel)
        self.error.setObjectName(u"error")
        self.error.setProperty(u"role", u"error")
        self.error.setWordWrap(True)

        self.layout_5.addWidget(self.error)

        self.scroll = QScrollArea(self.panel)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.days = QWidget()
        self.days.setObjectName(u"days")
        self.grid = QGridLayout(self.days)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setContentsMargins(0, 0, 8, 0)
        self.scroll.setWidget(self.days)

        self.layout_5.addWidget(self.scroll)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.notice = QLabel(self.panel)
        self.notice.setObjectName(u"notice")
        self.notice.setProperty(u"role", u"muted")
        self.notice.setWordWrap(True)

        self.layout_4.addWidget(self.notice)

        self.undo = QPushButton(self.panel)
        self.undo.setObjectName(u"undo")

        self.layout_4.addWidget(self.undo)

        self.repeat = QPushButton(self.panel)
        self.repeat.setObjectName(u"repeat")
        self.repeat.setProperty(u"role", u"primary")

        self.layout_4.addWidget(self.repeat)

        self.layout_4.setStretch(0, 1)

        self.layout_5.addLayout(self.layout_4)

        self.layout_5.setStretch(3, 1)

        self.layout_6.addWidget(self.panel)

        QWidget.setTabOrder(self.previous, self.next)
        QWidget.setTabOrder(self.next, self.this_week)
        QWidget.setTabOrder(self.this_week, self.repeat)
        QWidget.setTabOrder(self.repeat, self.undo)

        self.retranslateUi(RotaSection)

        QMetaObject.connectSlotsByName(RotaSection)
    # setupUi

    def retranslateUi(self, RotaSection):
        RotaSection.setWindowTitle(QCoreApplication.translate("RotaSection", u"\u503c\u73ed\u8868", None))
        self.section_title.setText(QCoreApplication.translate("RotaSection", u"\u503c\u73ed\u8868", None))
#if QT_CONFIG(accessibility)
        self.previous.setAccessibleName(QCoreApplication.translate("RotaSection", u"\u4e0a\u4e00\u5468", None))
#endif // QT_CONFIG(accessibility)
        self.previous.setText(QCoreApplication.translate("RotaSection", u"\u2039", None))
#if QT_CONFIG(tooltip)
        self.previous.setToolTip(QCoreApplication.translate("RotaSection", u"\u4e0a\u4e00\u5468 Alt+\u2190", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.next.setAccessibleName(QCoreApplication.translate("RotaSection", u"\u4e0b\u4e00\u5468", None))
#endif // QT_CONFIG(accessibility)
        self.next.setText(QCoreApplication.translate("RotaSection", u"\u203a", None))
#if QT_CONFIG(tooltip)
        self.next.setToolTip(QCoreApplication.translate("RotaSection", u"\u4e0b\u4e00\u5468 Alt+\u2192", None))
#endif // QT_CONFIG(tooltip)
        self.this_week.setText(QCoreApplication.translate("RotaSection", u"\u672c\u5468 Alt+Home", None))
        self.words.setText(QCoreApplication.translate("RotaSection", u"\u9009\u597d\u5373\u4fdd\u5b58\u3002A\u5c97\u5f53\u73ed\u63a5\u5f85\uff0cB\u5c97\u5728\u4ed6\u79bb\u5f00\u65f6\u9876\u4e0a\uff1b\u6ca1\u6709 B\u5c97\u53ef\u4ee5\u5148\u7a7a\u7740\u3002", None))
        self.undo.setText(QCoreApplication.translate("RotaSection", u"\u64a4\u9500 Ctrl+Z", None))
        self.repeat.setText(QCoreApplication.translate("RotaSection", u"\u7167\u6b64\u6392 4 \u5468 Ctrl+D", None))
    # retranslateUi

