# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_result.ui'
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
    QLabel, QPushButton, QSizePolicy, QVBoxLayout,
    QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_StarsResult(object):
    def setupUi(self, StarsResult):
        if not StarsResult.objectName():
            StarsResult.setObjectName(u"StarsResult")
        self.outer = QVBoxLayout(StarsResult)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.closed = QFrame(StarsResult)
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

        self.body = QWidget(StarsResult)
        self.body.setObjectName(u"body")
        self.body_box = QVBoxLayout(self.body)
        self.body_box.setSpacing(10)
        self.body_box.setObjectName(u"body_box")
        self.body_box.setContentsMargins(0, 0, 0, 0)
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

        self.export_result = QPushButton(self.body)
        self.export_result.setObjectName(u"export_result")
        self.export_result.setProperty(u"role", u"primary")

        self.head.addWidget(self.export_result)

        self.head.setStretch(0, 1)

        self.body_box.addLayout(self.head)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.body_box.addLayout(self.cards_row)

        self.notes = QLabel(self.body)
        self.notes.setObjectName(u"notes")
        self.notes.setWordWrap(True)
        self.notes.setProperty(u"role", u"muted")

        self.body_box.addWidget(self.notes)

        self.told = QLabel(self.body)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.body_box.addWidget(self.told)

        self.parts_place = QVBoxLayout()
        self.parts_place.setSpacing(8)
        self.parts_place.setObjectName(u"parts_place")
        self.parts_place.setContentsMargins(0, 0, 0, 0)

        self.body_box.addLayout(self.parts_place)

        self.body_box.setStretch(4, 1)

        self.outer.addWidget(self.body)

        self.outer.setStretch(1, 1)

        self.retranslateUi(StarsResult)

        QMetaObject.connectSlotsByName(StarsResult)
    # setupUi

    def retranslateUi(self, StarsResult):
#if QT_CONFIG(accessibility)
        self.part.setAccessibleName(QCoreApplication.translate("StarsResult", u"\u770b\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("StarsResult", u"\u5c45\u59d4\u4f1a", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.office.setToolTip(QCoreApplication.translate("StarsResult", u"\u5c45\u59d4\u4f1a  Alt+O", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.star.setAccessibleName(QCoreApplication.translate("StarsResult", u"\u661f\u7ea7", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.star.setToolTip(QCoreApplication.translate("StarsResult", u"\u661f\u7ea7  Alt+S", None))
#endif // QT_CONFIG(tooltip)
        self.export_result.setText(QCoreApplication.translate("StarsResult", u"\u5bfc\u51fa  F8", None))
        pass
    # retranslateUi

