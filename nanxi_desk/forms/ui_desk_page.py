# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_page.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_DeskPage(object):
    def setupUi(self, DeskPage):
        if not DeskPage.objectName():
            DeskPage.setObjectName(u"DeskPage")
        self.layout_1 = QVBoxLayout(DeskPage)
        self.layout_1.setSpacing(10)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(DeskPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.search = QLineEdit(DeskPage)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.head.addWidget(self.search)

        self.new_visit = QPushButton(DeskPage)
        self.new_visit.setObjectName(u"new_visit")
        self.new_visit.setProperty(u"role", u"primary")

        self.head.addWidget(self.new_visit)

        self.head.setStretch(1, 1)

        self.layout_1.addLayout(self.head)

        self.cards = QWidget(DeskPage)
        self.cards.setObjectName(u"cards")
        self.cards_row = QHBoxLayout(self.cards)
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.layout_1.addWidget(self.cards)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(DeskPage)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.layout_5 = QVBoxLayout(self.list_panel)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(12, 12, 12, 8)
        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.filters = ChipRow(self.list_panel)
        self.filters.setObjectName(u"filters")

        self.layout_6.addWidget(self.filters)

        self.found = QLabel(self.list_panel)
        self.found.setObjectName(u"found")
        self.found.setProperty(u"role", u"muted")

        self.layout_6.addWidget(self.found)

        self.narrow = QPushButton(self.list_panel)
        self.narrow.setObjectName(u"narrow")
        self.narrow.setCheckable(True)
        self.narrow.setProperty(u"role", u"chip")

        self.layout_6.addWidget(self.narrow)

        self.export_list = QPushButton(self.list_panel)
        self.export_list.setObjectName(u"export_list")
        self.export_list.setProperty(u"role", u"chip")

        self.layout_6.addWidget(self.export_list)

        self.layout_6.setStretch(0, 1)

        self.layout_5.addLayout(self.layout_6)

        self.narrow_place = QVBoxLayout()
        self.narrow_place.setSpacing(4)
        self.narrow_place.setObjectName(u"narrow_place")
        self.narrow_place.setContentsMargins(0, 0, 0, 0)

        self.layout_5.addLayout(self.narrow_place)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.layout_5.addLayout(self.table_place)

        self.bulk = QFrame(self.list_panel)
        self.bulk.setObjectName(u"bulk")
        self.bulk.setProperty(u"role", u"note")
        self.bulk_row = QHBoxLayout(self.bulk)
        self.bulk_row.setSpacing(8)
        self.bulk_row.setObjectName(u"bulk_row")
        self.bulk_row.setContentsMargins(12, 6, 8, 6)
        self.bulk_words = QLabel(self.bulk)
        self.bulk_words.setObjectName(u"bulk_words")
        self.bulk_words.setWordWrap(True)

        self.bulk_row.addWidget(self.bulk_words)

        self.bulk_result = QComboBox(self.bulk)
        self.bulk_result.setObjectName(u"bulk_result")

        self.bulk_row.addWidget(self.bulk_result)

        self.bulk_close = QPushButton(self.bulk)
        self.bulk_close.setObjectName(u"bulk_close")
        self.bulk_close.setProperty(u"role", u"primary")

        self.bulk_row.addWidget(self.bulk_close)

        self.bulk_row.setStretch(0, 1)

        self.layout_5.addWidget(self.bulk)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.keys = QLabel(self.list_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setProperty(u"role", u"muted")

        self.foot.addWidget(self.keys)

        self.take_over = QPushButton(self.list_panel)
        self.take_over.setObjectName(u"take_over")
        self.take_over.setProperty(u"role", u"link")

        self.foot.addWidget(self.take_over)

        self.undo = QPushButton(self.list_panel)
        self.undo.setObjectName(u"undo")
        self.undo.setProperty(u"role", u"link")

        self.foot.addWidget(self.undo)

        self.foot.setStretch(0, 1)

        self.layout_5.addLayout(self.foot)

        self.layout_5.setStretch(2, 1)

        self.layout_4.addWidget(self.list_panel)

        self.side_panel = QFrame(DeskPage)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_place = QVBoxLayout(self.side_panel)
        self.side_place.setSpacing(8)
        self.side_place.setObjectName(u"side_place")
        self.side_place.setContentsMargins(0, 0, 0, 0)
        self.side = QStackedWidget(self.side_panel)
        self.side.setObjectName(u"side")

        self.side_place.addWidget(self.side)


        self.layout_4.addWidget(self.side_panel)

        self.layout_4.setStretch(0, 1)
        self.layout_4.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_4)

        self.layout_1.setStretch(2, 1)
        QWidget.setTabOrder(self.search, self.new_visit)

        self.retranslateUi(DeskPage)

        QMetaObject.connectSlotsByName(DeskPage)
    # setupUi

    def retranslateUi(self, DeskPage):
        DeskPage.setWindowTitle(QCoreApplication.translate("DeskPage", u"\u5168\u5c97\u901a", None))
        self.title.setText(QCoreApplication.translate("DeskPage", u"\u5168\u5c97\u901a", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("DeskPage", u"\u67e5\u627e", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("DeskPage", u"\u627e\u4eba\u3001\u627e\u4ef6\uff1a\u59d3\u540d / \u62fc\u97f3\u9996\u5b57\u6bcd / \u7535\u8bdd\u5c3e\u53f7 / \u7f16\u53f7 / \u5185\u5bb9\u3000\u3000Ctrl+F", None))
        self.new_visit.setText(QCoreApplication.translate("DeskPage", u"\u65b0\u767b\u8bb0  F2", None))
#if QT_CONFIG(accessibility)
        self.filters.setAccessibleName(QCoreApplication.translate("DeskPage", u"\u770b\u54ea\u4e9b", None))
#endif // QT_CONFIG(accessibility)
        self.narrow.setText(QCoreApplication.translate("DeskPage", u"\u7b5b\u9009 Ctrl+G", None))
#if QT_CONFIG(tooltip)
        self.narrow.setToolTip(QCoreApplication.translate("DeskPage", u"\u6309\u6761\u7ebf\u3001\u72b6\u6001\u3001\u4eba\u5458\u3001\u65e5\u671f\u7b5b\u9009\u3000Ctrl+G", None))
#endif // QT_CONFIG(tooltip)
        self.export_list.setText(QCoreApplication.translate("DeskPage", u"\u5bfc\u51fa F8", None))
#if QT_CONFIG(tooltip)
        self.export_list.setToolTip(QCoreApplication.translate("DeskPage", u"\u628a\u8fd9\u5f20\u5217\u8868\u5b58\u6210 .xlsx\uff0c\u7535\u8bdd\u5df2\u906e\u6321\u3000F8", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.bulk_result.setAccessibleName(QCoreApplication.translate("DeskPage", u"\u4e00\u8d77\u529e\u7ed3\u7684\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.bulk_close.setText(QCoreApplication.translate("DeskPage", u"\u4e00\u8d77\u529e\u7ed3  Ctrl+B", None))
        self.keys.setText(QCoreApplication.translate("DeskPage", u"\u2191\u2193 \u9009\u62e9  Enter \u6253\u5f00  Shift+\u2191\u2193 \u591a\u9009  Esc \u8fd4\u56de", None))
        self.take_over.setText(QCoreApplication.translate("DeskPage", u"\u63a5\u5165\u53f0\u8d26 Ctrl+I", None))
#if QT_CONFIG(tooltip)
        self.take_over.setToolTip(QCoreApplication.translate("DeskPage", u"\u628a\u624b\u5de5\u53f0\u8d26\uff08.xlsx\u3001.csv\uff09\u53d8\u6210\u767b\u8bb0\uff1b\u4e5f\u53ef\u4ee5\u628a\u6587\u4ef6\u62d6\u8fdb\u7a97\u53e3\u3000Ctrl+I", None))
#endif // QT_CONFIG(tooltip)
    # retranslateUi

