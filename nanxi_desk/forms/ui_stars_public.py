# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_public.ui'
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
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_StarsPublic(object):
    def setupUi(self, StarsPublic):
        if not StarsPublic.objectName():
            StarsPublic.setObjectName(u"StarsPublic")
        self.outer = QVBoxLayout(StarsPublic)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.closed = QFrame(StarsPublic)
        self.closed.setObjectName(u"closed")
        self.closed.setProperty(u"role", u"panel")
        self.closed_box = QVBoxLayout(self.closed)
        self.closed_box.setSpacing(8)
        self.closed_box.setObjectName(u"closed_box")
        self.closed_box.setContentsMargins(24, 24, 24, 24)
        self.closed_words = QLabel(self.closed)
        self.closed_words.setObjectName(u"closed_words")
        self.closed_words.setWordWrap(True)
        self.closed_words.setAlignment(Qt.AlignmentFlag.AlignBottom|Qt.AlignmentFlag.AlignHCenter)
        self.closed_words.setProperty(u"role", u"heading")

        self.closed_box.addWidget(self.closed_words)

        self.closed_hint = QLabel(self.closed)
        self.closed_hint.setObjectName(u"closed_hint")
        self.closed_hint.setWordWrap(True)
        self.closed_hint.setAlignment(Qt.AlignmentFlag.AlignTop|Qt.AlignmentFlag.AlignHCenter)
        self.closed_hint.setProperty(u"role", u"muted")

        self.closed_box.addWidget(self.closed_hint)

        self.closed_box.setStretch(0, 2)
        self.closed_box.setStretch(1, 3)

        self.outer.addWidget(self.closed)

        self.state = QFrame(StarsPublic)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"panel")
        self.state_box = QVBoxLayout(self.state)
        self.state_box.setSpacing(4)
        self.state_box.setObjectName(u"state_box")
        self.state_box.setContentsMargins(16, 8, 16, 8)
        self.state_row = QHBoxLayout()
        self.state_row.setSpacing(12)
        self.state_row.setObjectName(u"state_row")
        self.state_row.setContentsMargins(0, 0, 0, 0)
        self.state_words = QLabel(self.state)
        self.state_words.setObjectName(u"state_words")
        self.state_words.setWordWrap(True)
        self.state_words.setProperty(u"role", u"strong")

        self.state_row.addWidget(self.state_words)

        self.step = QPushButton(self.state)
        self.step.setObjectName(u"step")
        self.step.setProperty(u"role", u"primary")

        self.state_row.addWidget(self.step)

        self.state_row.setStretch(0, 1)

        self.state_box.addLayout(self.state_row)

        self.may = QLabel(self.state)
        self.may.setObjectName(u"may")
        self.may.setWordWrap(True)
        self.may.setProperty(u"role", u"muted")

        self.state_box.addWidget(self.may)

        self.refusal = QLabel(self.state)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.state_box.addWidget(self.refusal)


        self.outer.addWidget(self.state)

        self.body = QWidget(StarsPublic)
        self.body.setObjectName(u"body")
        self.body_box = QVBoxLayout(self.body)
        self.body_box.setSpacing(10)
        self.body_box.setObjectName(u"body_box")
        self.body_box.setContentsMargins(0, 0, 0, 0)
        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.body_box.addLayout(self.cards_row)

        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.part = ChipRow(self.body)
        self.part.setObjectName(u"part")

        self.head.addWidget(self.part)

        self.office = QComboBox(self.body)
        self.office.setObjectName(u"office")
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.office.setMinimumContentsLength(8)

        self.head.addWidget(self.office)

        self.star = QComboBox(self.body)
        self.star.setObjectName(u"star")
        self.star.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.star.setMinimumContentsLength(7)

        self.head.addWidget(self.star)

        self.certificate = QPushButton(self.body)
        self.certificate.setObjectName(u"certificate")

        self.head.addWidget(self.certificate)

        self.print_list = QPushButton(self.body)
        self.print_list.setObjectName(u"print_list")

        self.head.addWidget(self.print_list)

        self.head.setStretch(0, 1)

        self.body_box.addLayout(self.head)

        self.split = QHBoxLayout()
        self.split.setSpacing(12)
        self.split.setObjectName(u"split")
        self.split.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(self.body)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.table_place = QVBoxLayout(self.list_panel)
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(8, 6, 8, 8)

        self.split.addWidget(self.list_panel)

        self.detail = QFrame(self.body)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"panel")
        self.detail_box = QVBoxLayout(self.detail)
        self.detail_box.setSpacing(8)
        self.detail_box.setObjectName(u"detail_box")
        self.detail_box.setContentsMargins(16, 12, 16, 10)
        self.heading = QLabel(self.detail)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"role", u"heading")

        self.detail_box.addWidget(self.heading)

        self.facts = QLabel(self.detail)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)

        self.detail_box.addWidget(self.facts)

        self.scroll = QScrollArea(self.detail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setMinimumSize(QSize(0, 44))
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.log_box = QWidget()
        self.log_box.setObjectName(u"log_box")
        self.scroll.setWidget(self.log_box)

        self.detail_box.addWidget(self.scroll)

        self.rule = QFrame(self.detail)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.detail_box.addWidget(self.rule)

        self.work_place = QVBoxLayout()
        self.work_place.setSpacing(8)
        self.work_place.setObjectName(u"work_place")
        self.work_place.setContentsMargins(0, 0, 0, 0)

        self.detail_box.addLayout(self.work_place)

        self.detail_box.setStretch(2, 1)
        self.detail_box.setStretch(4, 2)

        self.split.addWidget(self.detail)

        self.split.setStretch(0, 1)
        self.split.setStretch(1, 1)

        self.body_box.addLayout(self.split)

        self.body_box.setStretch(2, 1)

        self.outer.addWidget(self.body)

        self.outer.setStretch(2, 1)

        self.retranslateUi(StarsPublic)

        QMetaObject.connectSlotsByName(StarsPublic)
    # setupUi

    def retranslateUi(self, StarsPublic):
#if QT_CONFIG(accessibility)
        self.part.setAccessibleName(QCoreApplication.translate("StarsPublic", u"\u770b\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("StarsPublic", u"\u5c45\u59d4\u4f1a", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.office.setToolTip(QCoreApplication.translate("StarsPublic", u"\u5c45\u59d4\u4f1a  Alt+O", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.star.setAccessibleName(QCoreApplication.translate("StarsPublic", u"\u661f\u7ea7", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.star.setToolTip(QCoreApplication.translate("StarsPublic", u"\u661f\u7ea7  Alt+S", None))
#endif // QT_CONFIG(tooltip)
        self.certificate.setText(QCoreApplication.translate("StarsPublic", u"\u8bc1\u4e66  Ctrl+H", None))
        self.print_list.setText(QCoreApplication.translate("StarsPublic", u"\u6253\u5370\u540d\u5355  Ctrl+P", None))
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("StarsPublic", u"\u7ecf\u8fc7", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

