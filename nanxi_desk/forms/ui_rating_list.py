# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rating_list.ui'
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
    QLabel, QLineEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RatingList(object):
    def setupUi(self, RatingList):
        if not RatingList.objectName():
            RatingList.setObjectName(u"RatingList")
        self.outer = QHBoxLayout(RatingList)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(RatingList)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(14, 12, 14, 12)
        self.filters_row = QHBoxLayout()
        self.filters_row.setSpacing(8)
        self.filters_row.setObjectName(u"filters_row")
        self.filters_row.setContentsMargins(0, 0, 0, 0)
        self.filters = ChipRow(self.list_panel)
        self.filters.setObjectName(u"filters")

        self.filters_row.addWidget(self.filters)


        self.list_box.addLayout(self.filters_row)

        self.found = QLabel(self.list_panel)
        self.found.setObjectName(u"found")
        self.found.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.found)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.keys = QLabel(self.list_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.keys)

        self.list_box.setStretch(2, 1)

        self.outer.addWidget(self.list_panel)

        self.side_panel = QFrame(RatingList)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(14, 12, 14, 12)
        self.side_head = QHBoxLayout()
        self.side_head.setSpacing(8)
        self.side_head.setObjectName(u"side_head")
        self.side_head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(self.side_panel)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.side_head.addWidget(self.heading)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.side_head.addItem(self.space_1)

        self.state = QLabel(self.side_panel)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"strong")

        self.side_head.addWidget(self.state)


        self.side_box.addLayout(self.side_head)

        self.facts = QLabel(self.side_panel)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)
        self.facts.setProperty(u"role", u"muted")

        self.side_box.addWidget(self.facts)

        self.log = QScrollArea(self.side_panel)
        self.log.setObjectName(u"log")
        self.log.setWidgetResizable(True)
        self.log.setFrameShape(QFrame.Shape.NoFrame)
        self.log.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.log_box = QWidget()
        self.log_box.setObjectName(u"log_box")
        self.log.setWidget(self.log_box)

        self.side_box.addWidget(self.log)

        self.rule = QFrame(self.side_panel)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.side_box.addWidget(self.rule)

        self.correction = QWidget(self.side_panel)
        self.correction.setObjectName(u"correction")
        self.correction_box = QVBoxLayout(self.correction)
        self.correction_box.setSpacing(6)
        self.correction_box.setObjectName(u"correction_box")
        self.correction_box.setContentsMargins(0, 0, 0, 0)
        self.correction_words = QLabel(self.correction)
        self.correction_words.setObjectName(u"correction_words")
        self.correction_words.setProperty(u"role", u"strong")

        self.correction_box.addWidget(self.correction_words)

        self.correction_grid = QGridLayout()
        self.correction_grid.setObjectName(u"correction_grid")
        self.correction_grid.setHorizontalSpacing(8)
        self.correction_grid.setVerticalSpacing(6)
        self.correction_grid.setContentsMargins(0, 0, 0, 0)
        self.label_level = QLabel(self.correction)
        self.label_level.setObjectName(u"label_level")
        self.label_level.setProperty(u"role", u"label")

        self.correction_grid.addWidget(self.label_level, 0, 0, 1, 1)

        self.level = ChipRow(self.correction)
        self.level.setObjectName(u"level")

        self.correction_grid.addWidget(self.level, 0, 1, 1, 1)

        self.label_tags = QLabel(self.correction)
        self.label_tags.setObjectName(u"label_tags")
        self.label_tags.setIndent(0)
        self.label_tags.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)
        self.label_tags.setProperty(u"role", u"label_top")

        self.correction_grid.addWidget(self.label_tags, 1, 0, 1, 1)

        self.tags_place = QWidget(self.correction)
        self.tags_place.setObjectName(u"tags_place")

        self.correction_grid.addWidget(self.tags_place, 1, 1, 1, 1)

        self.label_reason = QLabel(self.correction)
        self.label_reason.setObjectName(u"label_reason")
        self.label_reason.setProperty(u"role", u"label")

        self.correction_grid.addWidget(self.label_reason, 2, 0, 1, 1)

        self.reason = QLineEdit(self.correction)
        self.reason.setObjectName(u"reason")

        self.correction_grid.addWidget(self.reason, 2, 1, 1, 1)

        self.correction_grid.setColumnStretch(1, 1)

        self.correction_box.addLayout(self.correction_grid)

        self.refusal = QLabel(self.correction)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.correction_box.addWidget(self.refusal)

        self.correct_row = QHBoxLayout()
        self.correct_row.setSpacing(8)
        self.correct_row.setObjectName(u"correct_row")
        self.correct_row.setContentsMargins(0, 0, 0, 0)
        self.follow = QPushButton(self.correction)
        self.follow.setObjectName(u"follow")
        self.follow.setProperty(u"role", u"link")

        self.correct_row.addWidget(self.follow)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.correct_row.addItem(self.space_2)

        self.correct = QPushButton(self.correction)
        self.correct.setObjectName(u"correct")
        self.correct.setProperty(u"role", u"primary")

        self.correct_row.addWidget(self.correct)


        self.correction_box.addLayout(self.correct_row)


        self.side_box.addWidget(self.correction)

        self.side_box.setStretch(2, 1)

        self.outer.addWidget(self.side_panel)

        self.outer.setStretch(0, 11)
        self.outer.setStretch(1, 10)

        self.retranslateUi(RatingList)

        QMetaObject.connectSlotsByName(RatingList)
    # setupUi

    def retranslateUi(self, RatingList):
#if QT_CONFIG(accessibility)
        self.filters.setAccessibleName(QCoreApplication.translate("RatingList", u"\u7b5b\u9009\u8bc4\u4ef7", None))
#endif // QT_CONFIG(accessibility)
        self.keys.setText(QCoreApplication.translate("RatingList", u"\u2191\u2193 \u9009\u62e9  Enter \u6253\u5f00", None))
        self.correction_words.setText(QCoreApplication.translate("RatingList", u"\u66f4\u6b63\uff1a\u539f\u8bc4\u4ef7\u4fdd\u7559\uff0c\u53e6\u8bb0\u4e00\u6761", None))
        self.label_level.setText(QCoreApplication.translate("RatingList", u"\u7b49\u7ea7", None))
#if QT_CONFIG(accessibility)
        self.level.setAccessibleName(QCoreApplication.translate("RatingList", u"\u66f4\u6b63\u540e\u7684\u7b49\u7ea7", None))
#endif // QT_CONFIG(accessibility)
        self.label_tags.setText(QCoreApplication.translate("RatingList", u"\u6807\u7b7e", None))
        self.label_reason.setText(QCoreApplication.translate("RatingList", u"\u7406\u7531", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("RatingList", u"\u66f4\u6b63\u7684\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("RatingList", u"\u4e3a\u4ec0\u4e48\u66f4\u6b63\uff0c\u4f8b\u5982\u6765\u8bbf\u4eba\u5f53\u573a\u8bf4\u6309\u9519\u4e86", None))
        self.follow.setText(QCoreApplication.translate("RatingList", u"\u770b\u56de\u8bbf  Ctrl+R", None))
        self.correct.setText(QCoreApplication.translate("RatingList", u"\u66f4\u6b63  Ctrl+Enter", None))
        pass
    # retranslateUi

