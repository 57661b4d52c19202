# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_session.ui'
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
    QLineEdit, QPushButton, QSizePolicy, QVBoxLayout,
    QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_SessionPage(object):
    def setupUi(self, SessionPage):
        if not SessionPage.objectName():
            SessionPage.setObjectName(u"SessionPage")
        self.outer = QVBoxLayout(SessionPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(SessionPage)
        self.back.setObjectName(u"back")

        self.head.addWidget(self.back)

        self.titles = QVBoxLayout()
        self.titles.setSpacing(0)
        self.titles.setObjectName(u"titles")
        self.titles.setContentsMargins(0, 0, 0, 0)
        self.topic = QLabel(SessionPage)
        self.topic.setObjectName(u"topic")
        self.topic.setProperty(u"role", u"title")

        self.titles.addWidget(self.topic)

        self.meta = QLabel(SessionPage)
        self.meta.setObjectName(u"meta")
        self.meta.setWordWrap(True)
        self.meta.setProperty(u"role", u"muted")

        self.titles.addWidget(self.meta)


        self.head.addLayout(self.titles)

        self.papers = QPushButton(SessionPage)
        self.papers.setObjectName(u"papers")

        self.head.addWidget(self.papers)

        self.door = QPushButton(SessionPage)
        self.door.setObjectName(u"door")
        self.door.setProperty(u"role", u"primary")

        self.head.addWidget(self.door)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.cards_row)

        self.body = QHBoxLayout()
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(SessionPage)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(12, 12, 12, 8)
        self.search = QLineEdit(self.list_panel)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.list_box.addWidget(self.search)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.told = QLabel(self.list_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.told)

        self.list_box.setStretch(1, 1)

        self.body.addWidget(self.list_panel)

        self.side_panel = QFrame(SessionPage)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(16, 12, 16, 12)
        self.panes = ChipRow(self.side_panel)
        self.panes.setObjectName(u"panes")

        self.side_box.addWidget(self.panes)

        self.side = QVBoxLayout()
        self.side.setSpacing(8)
        self.side.setObjectName(u"side")
        self.side.setContentsMargins(0, 0, 0, 0)

        self.side_box.addLayout(self.side)

        self.side_box.setStretch(1, 1)

        self.body.addWidget(self.side_panel)

        self.body.setStretch(0, 11)
        self.body.setStretch(1, 8)

        self.outer.addLayout(self.body)

        self.outer.setStretch(2, 1)

        self.retranslateUi(SessionPage)

        QMetaObject.connectSlotsByName(SessionPage)
    # setupUi

    def retranslateUi(self, SessionPage):
        SessionPage.setWindowTitle(QCoreApplication.translate("SessionPage", u"\u57f9\u8bad\u573a\u6b21", None))
        self.back.setText(QCoreApplication.translate("SessionPage", u"\u2039 \u573a\u6b21  Esc", None))
        self.papers.setText(QCoreApplication.translate("SessionPage", u"\u7eb8\u9762  Ctrl+P", None))
        self.door.setText(QCoreApplication.translate("SessionPage", u"\u73b0\u573a\u7b7e\u5230  F9", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("SessionPage", u"\u5728\u540d\u5355\u91cc\u627e\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("SessionPage", u"\u5728\u540d\u5355\u91cc\u627e\uff1a\u59d3\u540d / \u62fc\u97f3\u9996\u5b57\u6bcd / \u7535\u8bdd\u5c3e\u53f7 / \u5e8f\u53f7\u3000\u3000Ctrl+F", None))
#if QT_CONFIG(accessibility)
        self.panes.setAccessibleName(QCoreApplication.translate("SessionPage", u"\u505a\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

