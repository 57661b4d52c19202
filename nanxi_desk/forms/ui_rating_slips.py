# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rating_slips.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.hits import HitEdit

class Ui_RatingSlips(object):
    def setupUi(self, RatingSlips):
        if not RatingSlips.objectName():
            RatingSlips.setObjectName(u"RatingSlips")
        self.outer = QHBoxLayout(RatingSlips)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(RatingSlips)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(14, 12, 14, 12)
        self.list_words = QLabel(self.list_panel)
        self.list_words.setObjectName(u"list_words")
        self.list_words.setProperty(u"role", u"heading")

        self.list_box.addWidget(self.list_words)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.list_box.setStretch(1, 1)

        self.outer.addWidget(self.list_panel)

        self.side_panel = QFrame(RatingSlips)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(14, 12, 14, 12)
        self.side_head = QHBoxLayout()
        self.side_head.setSpacing(12)
        self.side_head.setObjectName(u"side_head")
        self.side_head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(self.side_panel)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.side_head.addWidget(self.heading)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.side_head.addItem(self.space_1)

        self.confirmation = QLabel(self.side_panel)
        self.confirmation.setObjectName(u"confirmation")
        self.confirmation.setProperty(u"role", u"good")

        self.side_head.addWidget(self.confirmation)

        self.empty = QPushButton(self.side_panel)
        self.empty.setObjectName(u"empty")
        self.empty.setProperty(u"role", u"link")

        self.side_head.addWidget(self.empty)


        self.side_box.addLayout(self.side_head)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(8)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_subject = QLabel(self.side_panel)
        self.label_subject.setObjectName(u"label_subject")
        self.label_subject.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_subject, 0, 0, 1, 1)

        self.subject = HitEdit(self.side_panel)
        self.subject.setObjectName(u"subject")

        self.grid.addWidget(self.subject, 0, 1, 1, 1)

        self.subject_words = QLabel(self.side_panel)
        self.subject_words.setObjectName(u"subject_words")
        self.subject_words.setWordWrap(True)
        self.subject_words.setProperty(u"role", u"muted")

        self.grid.addWidget(self.subject_words, 1, 1, 1, 1)

        self.label_level = QLabel(self.side_panel)
        self.label_level.setObjectName(u"label_level")
        self.label_level.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_level, 2, 0, 1, 1)

        self.level = ChipRow(self.side_panel)
        self.level.setObjectName(u"level")

        self.grid.addWidget(self.level, 2, 1, 1, 1)

        self.label_tags = QLabel(self.side_panel)
        self.label_tags.setObjectName(u"label_tags")
        self.label_tags.setIndent(0)
        self.label_tags.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)
        self.label_tags.setProperty(u"role", u"label_top")

        self.grid.addWidget(self.label_tags, 3, 0, 1, 1)

        self.tags_place = QWidget(self.side_panel)
        self.tags_place.setObjectName(u"tags_place")

        self.grid.addWidget(self.tags_place, 3, 1, 1, 1)

        self.label_day = QLabel(self.side_panel)
        self.label_day.setObjectName(u"label_day")
        self.label_day.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_day, 4, 0, 1, 1)

        self.given_day = QLineEdit(self.side_panel)
        self.given_day.setObjectName(u"given_day")

        self.grid.addWidget(self.given_day, 4, 1, 1, 1)

        self.label_words = QLabel(self.side_panel)
        self.label_words.setObjectName(u"label_words")
        self.label_words.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_words, 5, 0, 1, 1)

        self.words = QLineEdit(self.side_panel)
        self.words.setObjectName(u"words")

        self.grid.addWidget(self.words, 5, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.side_box.addLayout(self.grid)

        self.refusal = QLabel(self.side_panel)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.side_box.addWidget(self.refusal)

        self.rule_words = QLabel(self.side_panel)
        self.rule_words.setObjectName(u"rule_words")
        self.rule_words.setWordWrap(True)
        self.rule_words.setProperty(u"role", u"muted")

        self.side_box.addWidget(self.rule_words)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.side_box.addItem(self.space_2)

        self.save_row = QHBoxLayout()
        self.save_row.setSpacing(8)
        self.save_row.setObjectName(u"save_row")
        self.save_row.setContentsMargins(0, 0, 0, 0)
        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.save_row.addItem(self.space_3)

        self.save = QPushButton(self.side_panel)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.save_row.addWidget(self.save)


        self.side_box.addLayout(self.save_row)

        self.side_box.setStretch(4, 1)

        self.outer.addWidget(self.side_panel)

        self.outer.setStretch(0, 11)
        self.outer.setStretch(1, 10)
        QWidget.setTabOrder(self.subject, self.level)
        QWidget.setTabOrder(self.level, self.given_day)
        QWidget.setTabOrder(self.given_day, self.words)
        QWidget.setTabOrder(self.words, self.save)
        QWidget.setTabOrder(self.save, self.empty)

        self.retranslateUi(RatingSlips)

        QMetaObject.connectSlotsByName(RatingSlips)
    # setupUi

    def retranslateUi(self, RatingSlips):
        self.list_words.setText(QCoreApplication.translate("RatingSlips", u"\u8865\u5f55\u8fc7\u7684\u7eb8\u8d28\u8bc4\u4ef7", None))
        self.heading.setText(QCoreApplication.translate("RatingSlips", u"\u8865\u5f55\u7eb8\u8d28\u8bc4\u4ef7", None))
        self.empty.setText(QCoreApplication.translate("RatingSlips", u"\u6e05\u7a7a Ctrl+L", None))
        self.label_subject.setText(QCoreApplication.translate("RatingSlips", u"\u767b\u8bb0", None))
#if QT_CONFIG(accessibility)
        self.subject.setAccessibleName(QCoreApplication.translate("RatingSlips", u"\u54ea\u4e00\u4ef6\u767b\u8bb0", None))
#endif // QT_CONFIG(accessibility)
        self.subject.setPlaceholderText(QCoreApplication.translate("RatingSlips", u"\u7f16\u53f7 / \u59d3\u540d / \u62fc\u97f3\u9996\u5b57\u6bcd / \u7535\u8bdd\u5c3e\u53f7", None))
        self.label_level.setText(QCoreApplication.translate("RatingSlips", u"\u7b49\u7ea7", None))
#if QT_CONFIG(accessibility)
        self.level.setAccessibleName(QCoreApplication.translate("RatingSlips", u"\u7b49\u7ea7", None))
#endif // QT_CONFIG(accessibility)
        self.label_tags.setText(QCoreApplication.translate("RatingSlips", u"\u6807\u7b7e", None))
        self.label_day.setText(QCoreApplication.translate("RatingSlips", u"\u7eb8\u4e0a\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.given_day.setAccessibleName(QCoreApplication.translate("RatingSlips", u"\u7eb8\u4e0a\u7684\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.given_day.setPlaceholderText(QCoreApplication.translate("RatingSlips", u"\u6708-\u65e5\uff0c\u7a7a\u7740\u5c31\u662f\u6765\u8bbf\u90a3\u5929", None))
        self.label_words.setText(QCoreApplication.translate("RatingSlips", u"\u7559\u8a00", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("RatingSlips", u"\u7eb8\u4e0a\u7684\u7559\u8a00", None))
#endif // QT_CONFIG(accessibility)
        self.words.setPlaceholderText(QCoreApplication.translate("RatingSlips", u"\u7167\u6284\uff0c\u53ef\u4e0d\u586b", None))
        self.rule_words.setText(QCoreApplication.translate("RatingSlips", u"\u53ea\u5f55\u6765\u8bbf\u4eba\u4eb2\u624b\u5199\u7684\uff1b\u81ea\u5df1\u63a5\u5f85\u6216\u627f\u529e\u7684\uff0c\u8bf7\u53e6\u4e00\u4f4d\u540c\u4e8b\u5f55\u5165\u3002", None))
        self.save.setText(QCoreApplication.translate("RatingSlips", u"\u5f55\u5165  Ctrl+Enter", None))
        pass
    # retranslateUi

