# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rating_follow_ups.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel

class Ui_FollowUpPane(object):
    def setupUi(self, FollowUpPane):
        if not FollowUpPane.objectName():
            FollowUpPane.setObjectName(u"FollowUpPane")
        self.outer = QHBoxLayout(FollowUpPane)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(FollowUpPane)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(14, 12, 14, 12)
        self.filters = ChipRow(self.list_panel)
        self.filters.setObjectName(u"filters")

        self.list_box.addWidget(self.filters)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.keys = QLabel(self.list_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.keys)

        self.list_box.setStretch(1, 1)

        self.outer.addWidget(self.list_panel)

        self.side_panel = QFrame(FollowUpPane)
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

        self.state = ElidedLabel(self.side_panel)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"strong")

        self.side_head.addWidget(self.state)

        self.side_head.setStretch(1, 1)

        self.side_box.addLayout(self.side_head)

        self.facts = QLabel(self.side_panel)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)
        self.facts.setProperty(u"role", u"muted")

        self.side_box.addWidget(self.facts)

        self.words = QLabel(self.side_panel)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.side_box.addWidget(self.words)

        self.log = QScrollArea(self.side_panel)
        self.log.setObjectName(u"log")
        self.log.setWidgetResizable(True)
        self.log.setFrameShape(QFrame.Shape.NoFrame)
        self.log.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.log_box = QWidget()
        self.log_box.setObjectName(u"log_box")
        self.log.setWidget(self.log_box)

        self.side_box.addWidget(self.log)

        self.evidence_part = QWidget(self.side_panel)
        self.evidence_part.setObjectName(u"evidence_part")
        self.evidence_box = QHBoxLayout(self.evidence_part)
        self.evidence_box.setSpacing(8)
        self.evidence_box.setObjectName(u"evidence_box")
        self.evidence_box.setContentsMargins(0, 0, 0, 0)
        self.label_evidence = QLabel(self.evidence_part)
        self.label_evidence.setObjectName(u"label_evidence")
        self.label_evidence.setProperty(u"role", u"label")

        self.evidence_box.addWidget(self.label_evidence)

        self.evidence_place = QWidget(self.evidence_part)
        self.evidence_place.setObjectName(u"evidence_place")

        self.evidence_box.addWidget(self.evidence_place)

        self.evidence_box.setStretch(1, 1)

        self.side_box.addWidget(self.evidence_part)

        self.rule = QFrame(self.side_panel)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.side_box.addWidget(self.rule)

        self.step = QWidget(self.side_panel)
        self.step.setObjectName(u"step")
        self.step_box = QVBoxLayout(self.step)
        self.step_box.setSpacing(6)
        self.step_box.setObjectName(u"step_box")
        self.step_box.setContentsMargins(0, 0, 0, 0)
        self.buttons = QWidget(self.step)
        self.buttons.setObjectName(u"buttons")

        self.step_box.addWidget(self.buttons)

        self.step_grid = QGridLayout()
        self.step_grid.setObjectName(u"step_grid")
        self.step_grid.setHorizontalSpacing(8)
        self.step_grid.setVerticalSpacing(6)
        self.step_grid.setContentsMargins(0, 0, 0, 0)
        self.label_to = QLabel(self.step)
        self.label_to.setObjectName(u"label_to")
        self.label_to.setProperty(u"role", u"label")

        self.step_grid.addWidget(self.label_to, 0, 0, 1, 1)

        self.to = QComboBox(self.step)
        self.to.setObjectName(u"to")

        self.step_grid.addWidget(self.to, 0, 1, 1, 1)

        self.label_reached = QLabel(self.step)
        self.label_reached.setObjectName(u"label_reached")
        self.label_reached.setProperty(u"role", u"label")

        self.step_grid.addWidget(self.label_reached, 1, 0, 1, 1)

        self.reached = ChipRow(self.step)
        self.reached.setObjectName(u"reached")

        self.step_grid.addWidget(self.reached, 1, 1, 1, 1)

        self.label_verdict = QLabel(self.step)
        self.label_verdict.setObjectName(u"label_verdict")
        self.label_verdict.setProperty(u"role", u"label")

        self.step_grid.addWidget(self.label_verdict, 2, 0, 1, 1)

        self.verdict = ChipRow(self.step)
        self.verdict.setObjectName(u"verdict")

        self.step_grid.addWidget(self.verdict, 2, 1, 1, 1)

        self.label_hard = QLabel(self.step)
        self.label_hard.setObjectName(u"label_hard")
        self.label_hard.setProperty(u"role", u"label")

        self.step_grid.addWidget(self.label_hard, 3, 0, 1, 1)

        self.hard = QCheckBox(self.step)
        self.hard.setObjectName(u"hard")

        self.step_grid.addWidget(self.hard, 3, 1, 1, 1)

        self.label_outcome = QLabel(self.step)
        self.label_outcome.setObjectName(u"label_outcome")
        self.label_outcome.setProperty(u"role", u"label")

        self.step_grid.addWidget(self.label_outcome, 4, 0, 1, 1)

        self.outcome = ChipRow(self.step)
        self.outcome.setObjectName(u"outcome")

        self.step_grid.addWidget(self.outcome, 4, 1, 1, 1)

        self.label_note = QLabel(self.step)
        self.label_note.setObjectName(u"label_note")
        self.label_note.setProperty(u"role", u"label")

        self.step_grid.addWidget(self.label_note, 5, 0, 1, 1)

        self.note = QLineEdit(self.step)
        self.note.setObjectName(u"note")

        self.step_grid.addWidget(self.note, 5, 1, 1, 1)

        self.step_grid.setColumnStretch(1, 1)

        self.step_box.addLayout(self.step_grid)

        self.refusal = QLabel(self.step)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.step_box.addWidget(self.refusal)

        self.take_row = QHBoxLayout()
        self.take_row.setSpacing(8)
        self.take_row.setObjectName(u"take_row")
        self.take_row.setContentsMargins(0, 0, 0, 0)
        self.request = QPushButton(self.step)
        self.request.setObjectName(u"request")
        self.request.setProperty(u"role", u"link")

        self.take_row.addWidget(self.request)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.take_row.addItem(self.space_1)

        self.take = QPushButton(self.step)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.take_row.addWidget(self.take)


        self.step_box.addLayout(self.take_row)


        self.side_box.addWidget(self.step)

        self.side_box.setStretch(3, 1)

        self.outer.addWidget(self.side_panel)

        self.outer.setStretch(0, 11)
        self.outer.setStretch(1, 10)

        self.retranslateUi(FollowUpPane)

        QMetaObject.connectSlotsByName(FollowUpPane)
    # setupUi

    def retranslateUi(self, FollowUpPane):
#if QT_CONFIG(accessibility)
        self.filters.setAccessibleName(QCoreApplication.translate("FollowUpPane", u"\u7b5b\u9009\u5dee\u8bc4", None))
#endif // QT_CONFIG(accessibility)
        self.keys.setText(QCoreApplication.translate("FollowUpPane", u"\u2191\u2193 \u9009\u62e9  Enter \u6253\u5f00", None))
        self.label_evidence.setText(QCoreApplication.translate("FollowUpPane", u"\u4f50\u8bc1", None))
        self.label_to.setText(QCoreApplication.translate("FollowUpPane", u"\u8d23\u4efb\u4eba", None))
#if QT_CONFIG(accessibility)
        self.to.setAccessibleName(QCoreApplication.translate("FollowUpPane", u"\u8d23\u4efb\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.label_reached.setText(QCoreApplication.translate("FollowUpPane", u"\u8054\u7cfb", None))
#if QT_CONFIG(accessibility)
        self.reached.setAccessibleName(QCoreApplication.translate("FollowUpPane", u"\u8054\u7cfb\u7684\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.label_verdict.setText(QCoreApplication.translate("FollowUpPane", u"\u7ed3\u679c", None))
#if QT_CONFIG(accessibility)
        self.verdict.setAccessibleName(QCoreApplication.translate("FollowUpPane", u"\u6838\u5b9e\u7684\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.label_hard.setText(QCoreApplication.translate("FollowUpPane", u"\u671f\u9650", None))
        self.hard.setText(QCoreApplication.translate("FollowUpPane", u"\u7591\u96be\uff0c\u6574\u6539\u671f\u9650\u653e\u5bbd  Alt+H", None))
        self.label_outcome.setText(QCoreApplication.translate("FollowUpPane", u"\u7ed3\u679c", None))
#if QT_CONFIG(accessibility)
        self.outcome.setAccessibleName(QCoreApplication.translate("FollowUpPane", u"\u56de\u8bbf\u7684\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.label_note.setText(QCoreApplication.translate("FollowUpPane", u"\u8bf4\u660e", None))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(QCoreApplication.translate("FollowUpPane", u"\u8bf4\u660e", None))
#endif // QT_CONFIG(accessibility)
        self.request.setText(QCoreApplication.translate("FollowUpPane", u"\u770b\u767b\u8bb0  Ctrl+R", None))
        pass
    # retranslateUi

