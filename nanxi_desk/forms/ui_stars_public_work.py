# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_public_work.ui'
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
    QLineEdit, QPlainTextEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_StarsPublicWork(object):
    def setupUi(self, StarsPublicWork):
        if not StarsPublicWork.objectName():
            StarsPublicWork.setObjectName(u"StarsPublicWork")
        self.outer = QVBoxLayout(StarsPublicWork)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.what = ChipRow(StarsPublicWork)
        self.what.setObjectName(u"what")

        self.outer.addWidget(self.what)

        self.forms_scroll = QScrollArea(StarsPublicWork)
        self.forms_scroll.setObjectName(u"forms_scroll")
        self.forms_scroll.setMinimumSize(QSize(0, 60))
        self.forms_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forms_scroll.setWidgetResizable(True)
        self.forms_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.forms_box = QWidget()
        self.forms_box.setObjectName(u"forms_box")
        self.forms = QVBoxLayout(self.forms_box)
        self.forms.setSpacing(8)
        self.forms.setObjectName(u"forms")
        self.forms.setContentsMargins(0, 0, 0, 0)
        self.objection = QWidget(self.forms_box)
        self.objection.setObjectName(u"objection")
        self.objection_box = QVBoxLayout(self.objection)
        self.objection_box.setSpacing(4)
        self.objection_box.setObjectName(u"objection_box")
        self.objection_box.setContentsMargins(0, 0, 0, 0)
        self.label_words = QLabel(self.objection)
        self.label_words.setObjectName(u"label_words")
        self.label_words.setProperty(u"role", u"label")

        self.objection_box.addWidget(self.label_words)

        self.words = QPlainTextEdit(self.objection)
        self.words.setObjectName(u"words")
        self.words.setTabChangesFocus(True)
        self.words.setMinimumSize(QSize(0, 44))
        self.words.setMaximumSize(QSize(16777215, 76))

        self.objection_box.addWidget(self.words)

        self.error_words = QLabel(self.objection)
        self.error_words.setObjectName(u"error_words")
        self.error_words.setWordWrap(True)
        self.error_words.setProperty(u"role", u"error")

        self.objection_box.addWidget(self.error_words)

        self.raised_by_row = QHBoxLayout()
        self.raised_by_row.setSpacing(10)
        self.raised_by_row.setObjectName(u"raised_by_row")
        self.raised_by_row.setContentsMargins(0, 0, 0, 0)
        self.label_raised_by = QLabel(self.objection)
        self.label_raised_by.setObjectName(u"label_raised_by")
        self.label_raised_by.setProperty(u"role", u"label")

        self.raised_by_row.addWidget(self.label_raised_by)

        self.raised_by = QLineEdit(self.objection)
        self.raised_by.setObjectName(u"raised_by")

        self.raised_by_row.addWidget(self.raised_by)


        self.objection_box.addLayout(self.raised_by_row)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.objection_box.addItem(self.spacer_1)

        self.objection_box.setStretch(4, 1)

        self.forms.addWidget(self.objection)

        self.patrol = QWidget(self.forms_box)
        self.patrol.setObjectName(u"patrol")
        self.patrol_box = QVBoxLayout(self.patrol)
        self.patrol_box.setSpacing(4)
        self.patrol_box.setObjectName(u"patrol_box")
        self.patrol_box.setContentsMargins(0, 0, 0, 0)
        self.patrol_row = QHBoxLayout()
        self.patrol_row.setSpacing(10)
        self.patrol_row.setObjectName(u"patrol_row")
        self.patrol_row.setContentsMargins(0, 0, 0, 0)
        self.label_day = QLabel(self.patrol)
        self.label_day.setObjectName(u"label_day")
        self.label_day.setProperty(u"role", u"label")

        self.patrol_row.addWidget(self.label_day)

        self.day = QLineEdit(self.patrol)
        self.day.setObjectName(u"day")

        self.patrol_row.addWidget(self.day)

        self.in_order = ChipRow(self.patrol)
        self.in_order.setObjectName(u"in_order")

        self.patrol_row.addWidget(self.in_order)

        self.patrol_row.setStretch(1, 1)
        self.patrol_row.setStretch(2, 2)

        self.patrol_box.addLayout(self.patrol_row)

        self.error_day = QLabel(self.patrol)
        self.error_day.setObjectName(u"error_day")
        self.error_day.setWordWrap(True)
        self.error_day.setProperty(u"role", u"error")

        self.patrol_box.addWidget(self.error_day)

        self.label_finding = QLabel(self.patrol)
        self.label_finding.setObjectName(u"label_finding")
        self.label_finding.setProperty(u"role", u"label")

        self.patrol_box.addWidget(self.label_finding)

        self.finding = QPlainTextEdit(self.patrol)
        self.finding.setObjectName(u"finding")
        self.finding.setTabChangesFocus(True)
        self.finding.setMinimumSize(QSize(0, 44))
        self.finding.setMaximumSize(QSize(16777215, 76))

        self.patrol_box.addWidget(self.finding)

        self.error_finding = QLabel(self.patrol)
        self.error_finding.setObjectName(u"error_finding")
        self.error_finding.setWordWrap(True)
        self.error_finding.setProperty(u"role", u"error")

        self.patrol_box.addWidget(self.error_finding)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.patrol_box.addItem(self.spacer_2)

        self.patrol_box.setStretch(5, 1)

        self.forms.addWidget(self.patrol)

        self.plaque = QWidget(self.forms_box)
        self.plaque.setObjectName(u"plaque")
        self.plaque_box = QVBoxLayout(self.plaque)
        self.plaque_box.setSpacing(4)
        self.plaque_box.setObjectName(u"plaque_box")
        self.plaque_box.setContentsMargins(0, 0, 0, 0)
        self.plaque_row = QHBoxLayout()
        self.plaque_row.setSpacing(10)
        self.plaque_row.setObjectName(u"plaque_row")
        self.plaque_row.setContentsMargins(0, 0, 0, 0)
        self.label_plaque = QLabel(self.plaque)
        self.label_plaque.setObjectName(u"label_plaque")
        self.label_plaque.setProperty(u"role", u"label")

        self.plaque_row.addWidget(self.label_plaque)

        self.plaque_number = QLineEdit(self.plaque)
        self.plaque_number.setObjectName(u"plaque_number")

        self.plaque_row.addWidget(self.plaque_number)


        self.plaque_box.addLayout(self.plaque_row)

        self.error_plaque = QLabel(self.plaque)
        self.error_plaque.setObjectName(u"error_plaque")
        self.error_plaque.setWordWrap(True)
        self.error_plaque.setProperty(u"role", u"error")

        self.plaque_box.addWidget(self.error_plaque)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.plaque_box.addItem(self.spacer_3)

        self.plaque_box.setStretch(2, 1)

        self.forms.addWidget(self.plaque)

        self.review = QWidget(self.forms_box)
        self.review.setObjectName(u"review")
        self.review_box = QVBoxLayout(self.review)
        self.review_box.setSpacing(4)
        self.review_box.setObjectName(u"review_box")
        self.review_box.setContentsMargins(0, 0, 0, 0)
        self.stars = ChipRow(self.review)
        self.stars.setObjectName(u"stars")

        self.review_box.addWidget(self.stars)

        self.error_stars = QLabel(self.review)
        self.error_stars.setObjectName(u"error_stars")
        self.error_stars.setWordWrap(True)
        self.error_stars.setProperty(u"role", u"error")

        self.review_box.addWidget(self.error_stars)

        self.label_reason = QLabel(self.review)
        self.label_reason.setObjectName(u"label_reason")
        self.label_reason.setProperty(u"role", u"label")

        self.review_box.addWidget(self.label_reason)

        self.reason = QPlainTextEdit(self.review)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumSize(QSize(0, 44))
        self.reason.setMaximumSize(QSize(16777215, 76))

        self.review_box.addWidget(self.reason)

        self.error_reason = QLabel(self.review)
        self.error_reason.setObjectName(u"error_reason")
        self.error_reason.setWordWrap(True)
        self.error_reason.setProperty(u"role", u"error")

        self.review_box.addWidget(self.error_reason)

        self.spacer_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.review_box.addItem(self.spacer_4)

        self.review_box.setStretch(5, 1)

        self.forms.addWidget(self.review)

        self.answer = QWidget(self.forms_box)
        self.answer.setObjectName(u"answer")
        self.answer_box = QVBoxLayout(self.answer)
        self.answer_box.setSpacing(4)
        self.answer_box.setObjectName(u"answer_box")
        self.answer_box.setContentsMargins(0, 0, 0, 0)
        self.upheld = ChipRow(self.answer)
        self.upheld.setObjectName(u"upheld")

        self.answer_box.addWidget(self.upheld)

        self.error_upheld = QLabel(self.answer)
        self.error_upheld.setObjectName(u"error_upheld")
        self.error_upheld.setWordWrap(True)
        self.error_upheld.setProperty(u"role", u"error")

        self.answer_box.addWidget(self.error_upheld)

        self.label_answer = QLabel(self.answer)
        self.label_answer.setObjectName(u"label_answer")
        self.label_answer.setProperty(u"role", u"label")

        self.answer_box.addWidget(self.label_answer)

        self.answer_words = QPlainTextEdit(self.answer)
        self.answer_words.setObjectName(u"answer_words")
        self.answer_words.setTabChangesFocus(True)
        self.answer_words.setMinimumSize(QSize(0, 44))
        self.answer_words.setMaximumSize(QSize(16777215, 76))

        self.answer_box.addWidget(self.answer_words)

        self.error_answer = QLabel(self.answer)
        self.error_answer.setObjectName(u"error_answer")
        self.error_answer.setWordWrap(True)
        self.error_answer.setProperty(u"role", u"error")

        self.answer_box.addWidget(self.error_answer)

        self.spacer_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.answer_box.addItem(self.spacer_5)

        self.answer_box.setStretch(5, 1)

        self.forms.addWidget(self.answer)

        self.forms_scroll.setWidget(self.forms_box)

        self.outer.addWidget(self.forms_scroll)

        self.refusal = QLabel(StarsPublicWork)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(StarsPublicWork)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.save)

        self.spacer_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer_6)


        self.outer.addLayout(self.buttons)

        self.outer.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.label_words.setBuddy(self.words)
        self.label_raised_by.setBuddy(self.raised_by)
        self.label_day.setBuddy(self.day)
        self.label_finding.setBuddy(self.finding)
        self.label_plaque.setBuddy(self.plaque_number)
        self.label_reason.setBuddy(self.reason)
        self.label_answer.setBuddy(self.answer_words)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StarsPublicWork)

        QMetaObject.connectSlotsByName(StarsPublicWork)
    # setupUi

    def retranslateUi(self, StarsPublicWork):
#if QT_CONFIG(accessibility)
        self.what.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u505a\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
        self.label_words.setText(QCoreApplication.translate("StarsPublicWork", u"\u5f02\u8bae\u5185\u5bb9", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u5f02\u8bae\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.words.setPlaceholderText(QCoreApplication.translate("StarsPublicWork", u"\u8c01\u53cd\u6620\u4e86\u4ec0\u4e48\uff0c\u7167\u539f\u8bdd\u8bb0", None))
        self.label_raised_by.setText(QCoreApplication.translate("StarsPublicWork", u"\u63d0\u51fa\u4eba", None))
#if QT_CONFIG(accessibility)
        self.raised_by.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u63d0\u51fa\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.raised_by.setPlaceholderText(QCoreApplication.translate("StarsPublicWork", u"\u53ef\u4e0d\u586b", None))
        self.label_day.setText(QCoreApplication.translate("StarsPublicWork", u"\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u5de1\u67e5\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.in_order.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u662f\u5426\u6b63\u5e38", None))
#endif // QT_CONFIG(accessibility)
        self.label_finding.setText(QCoreApplication.translate("StarsPublicWork", u"\u53d1\u73b0\u7684\u95ee\u9898", None))
#if QT_CONFIG(accessibility)
        self.finding.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u53d1\u73b0\u7684\u95ee\u9898", None))
#endif // QT_CONFIG(accessibility)
        self.finding.setPlaceholderText(QCoreApplication.translate("StarsPublicWork", u"\u6b63\u5e38\u53ef\u4e0d\u586b", None))
        self.label_plaque.setText(QCoreApplication.translate("StarsPublicWork", u"\u661f\u724c\u53f7", None))
#if QT_CONFIG(accessibility)
        self.plaque_number.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u661f\u724c\u53f7", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.stars.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u590d\u8bc4\u540e\u7684\u661f\u7ea7", None))
#endif // QT_CONFIG(accessibility)
        self.label_reason.setText(QCoreApplication.translate("StarsPublicWork", u"\u4f9d\u636e", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u590d\u8bc4\u7684\u4f9d\u636e", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("StarsPublicWork", u"\u5de1\u67e5\u51e0\u6b21\u3001\u53d1\u73b0\u4ec0\u4e48\u3001\u600e\u6837\u6574\u6539", None))
#if QT_CONFIG(accessibility)
        self.upheld.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u5f02\u8bae\u662f\u5426\u6210\u7acb", None))
#endif // QT_CONFIG(accessibility)
        self.label_answer.setText(QCoreApplication.translate("StarsPublicWork", u"\u7b54\u590d", None))
#if QT_CONFIG(accessibility)
        self.answer_words.setAccessibleName(QCoreApplication.translate("StarsPublicWork", u"\u7b54\u590d", None))
#endif // QT_CONFIG(accessibility)
        self.answer_words.setPlaceholderText(QCoreApplication.translate("StarsPublicWork", u"\u600e\u6837\u6838\u5b9e\u7684\uff0c\u7ed3\u679c\u600e\u6837", None))
        self.save.setText(QCoreApplication.translate("StarsPublicWork", u"\u4fdd\u5b58  Ctrl+Enter", None))
        pass
    # retranslateUi

