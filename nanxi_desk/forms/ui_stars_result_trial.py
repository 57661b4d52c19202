# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_result_trial.ui'
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
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_StarsResultTrial(object):
    def setupUi(self, StarsResultTrial):
        if not StarsResultTrial.objectName():
            StarsResultTrial.setObjectName(u"StarsResultTrial")
        self.outer = QHBoxLayout(StarsResultTrial)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.form = QFrame(StarsResultTrial)
        self.form.setObjectName(u"form")
        self.form.setProperty(u"role", u"panel")
        self.form_box = QVBoxLayout(self.form)
        self.form_box.setSpacing(8)
        self.form_box.setObjectName(u"form_box")
        self.form_box.setContentsMargins(16, 12, 16, 10)
        self.heading = QLabel(self.form)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.form_box.addWidget(self.heading)

        self.lead = QLabel(self.form)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)
        self.lead.setProperty(u"role", u"muted")

        self.form_box.addWidget(self.lead)

        self.grid_place = QVBoxLayout()
        self.grid_place.setSpacing(8)
        self.grid_place.setObjectName(u"grid_place")
        self.grid_place.setContentsMargins(0, 0, 0, 0)

        self.form_box.addLayout(self.grid_place)

        self.refusal = QLabel(self.form)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.form_box.addWidget(self.refusal)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.restore = QPushButton(self.form)
        self.restore.setObjectName(u"restore")

        self.buttons.addWidget(self.restore)

        self.attempt = QPushButton(self.form)
        self.attempt.setObjectName(u"attempt")
        self.attempt.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.attempt)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer_1)


        self.form_box.addLayout(self.buttons)

        self.rule = QFrame(self.form)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.form_box.addWidget(self.rule)

        self.grade_heading = QLabel(self.form)
        self.grade_heading.setObjectName(u"grade_heading")
        self.grade_heading.setProperty(u"role", u"heading")

        self.form_box.addWidget(self.grade_heading)

        self.ties_words = QLabel(self.form)
        self.ties_words.setObjectName(u"ties_words")
        self.ties_words.setWordWrap(True)
        self.ties_words.setProperty(u"role", u"muted")

        self.form_box.addWidget(self.ties_words)

        self.ties_place = QVBoxLayout()
        self.ties_place.setSpacing(8)
        self.ties_place.setObjectName(u"ties_place")
        self.ties_place.setContentsMargins(0, 0, 0, 0)

        self.form_box.addLayout(self.ties_place)

        self.reason_label = QLabel(self.form)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"role", u"label")

        self.form_box.addWidget(self.reason_label)

        self.reason = QLineEdit(self.form)
        self.reason.setObjectName(u"reason")

        self.form_box.addWidget(self.reason)

        self.error_reason = QLabel(self.form)
        self.error_reason.setObjectName(u"error_reason")
        self.error_reason.setWordWrap(True)
        self.error_reason.setProperty(u"role", u"error")

        self.form_box.addWidget(self.error_reason)

        self.grade_row = QHBoxLayout()
        self.grade_row.setSpacing(8)
        self.grade_row.setObjectName(u"grade_row")
        self.grade_row.setContentsMargins(0, 0, 0, 0)
        self.grade = QPushButton(self.form)
        self.grade.setObjectName(u"grade")

        self.grade_row.addWidget(self.grade)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.grade_row.addItem(self.spacer_2)


        self.form_box.addLayout(self.grade_row)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_box.addItem(self.spacer_3)

        self.form_box.setStretch(8, 2)
        self.form_box.setStretch(13, 1)

        self.outer.addWidget(self.form)

        self.outcome = QFrame(StarsResultTrial)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setProperty(u"role", u"panel")
        self.outcome_box = QVBoxLayout(self.outcome)
        self.outcome_box.setSpacing(8)
        self.outcome_box.setObjectName(u"outcome_box")
        self.outcome_box.setContentsMargins(16, 12, 16, 10)
        self.outcome_heading = QLabel(self.outcome)
        self.outcome_heading.setObjectName(u"outcome_heading")
        self.outcome_heading.setWordWrap(True)
        self.outcome_heading.setProperty(u"role", u"heading")

        self.outcome_box.addWidget(self.outcome_heading)

        self.outcome_words = QLabel(self.outcome)
        self.outcome_words.setObjectName(u"outcome_words")
        self.outcome_words.setWordWrap(True)
        self.outcome_words.setProperty(u"role", u"muted")

        self.outcome_box.addWidget(self.outcome_words)

        self.changes_place = QVBoxLayout()
        self.changes_place.setSpacing(8)
        self.changes_place.setObjectName(u"changes_place")
        self.changes_place.setContentsMargins(0, 0, 0, 0)

        self.outcome_box.addLayout(self.changes_place)

        self.trials_heading = QLabel(self.outcome)
        self.trials_heading.setObjectName(u"trials_heading")
        self.trials_heading.setProperty(u"role", u"heading")

        self.outcome_box.addWidget(self.trials_heading)

        self.trials_place = QVBoxLayout()
        self.trials_place.setSpacing(8)
        self.trials_place.setObjectName(u"trials_place")
        self.trials_place.setContentsMargins(0, 0, 0, 0)

        self.outcome_box.addLayout(self.trials_place)

        self.outcome_box.setStretch(2, 3)
        self.outcome_box.setStretch(4, 2)

        self.outer.addWidget(self.outcome)

        self.outer.setStretch(0, 4)
        self.outer.setStretch(1, 5)
#if QT_CONFIG(shortcut)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StarsResultTrial)

        QMetaObject.connectSlotsByName(StarsResultTrial)
    # setupUi

    def retranslateUi(self, StarsResultTrial):
        self.heading.setText(QCoreApplication.translate("StarsResultTrial", u"\u95e8\u69db\u548c\u540d\u989d", None))
        self.restore.setText(QCoreApplication.translate("StarsResultTrial", u"\u8fd8\u539f  Alt+R", None))
        self.attempt.setText(QCoreApplication.translate("StarsResultTrial", u"\u8bd5\u7b97  Ctrl+Enter", None))
        self.grade_heading.setText(QCoreApplication.translate("StarsResultTrial", u"\u5b9a\u6863", None))
        self.reason_label.setText(QCoreApplication.translate("StarsResultTrial", u"\u8c03\u6574\u7684\u539f\u56e0", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("StarsResultTrial", u"\u8c03\u6574\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("StarsResultTrial", u"\u6309\u8bc4\u5206\u6807\u51c6\u5b9a\u6863\u53ef\u4e0d\u586b", None))
        self.grade.setText(QCoreApplication.translate("StarsResultTrial", u"\u5b9a\u6863  Ctrl+G", None))
        self.trials_heading.setText(QCoreApplication.translate("StarsResultTrial", u"\u8bd5\u7b97\u8bb0\u5f55", None))
        pass
    # retranslateUi

