# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_application_form.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPlainTextEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_ApplicationForm(object):
    def setupUi(self, ApplicationForm):
        if not ApplicationForm.objectName():
            ApplicationForm.setObjectName(u"ApplicationForm")
        self.outer = QVBoxLayout(ApplicationForm)
        self.outer.setSpacing(7)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(ApplicationForm)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"muted")

        self.outer.addWidget(self.note)

        self.fields = QWidget(ApplicationForm)
        self.fields.setObjectName(u"fields")
        self.fields_box = QVBoxLayout(self.fields)
        self.fields_box.setSpacing(4)
        self.fields_box.setObjectName(u"fields_box")
        self.fields_box.setContentsMargins(0, 0, 0, 0)
        self.group_row = QHBoxLayout()
        self.group_row.setSpacing(8)
        self.group_row.setObjectName(u"group_row")
        self.group_row.setContentsMargins(0, 0, 0, 0)
        self.label_choice = QLabel(self.fields)
        self.label_choice.setObjectName(u"label_choice")
        self.label_choice.setProperty(u"role", u"label")

        self.group_row.addWidget(self.label_choice)

        self.choice = QComboBox(self.fields)
        self.choice.setObjectName(u"choice")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)

        self.group_row.addWidget(self.choice)

        self.group_row.setStretch(1, 1)

        self.fields_box.addLayout(self.group_row)

        self.error_choice = QLabel(self.fields)
        self.error_choice.setObjectName(u"error_choice")
        self.error_choice.setWordWrap(True)
        self.error_choice.setProperty(u"role", u"error")

        self.fields_box.addWidget(self.error_choice)

        self.numbers = QGridLayout()
        self.numbers.setObjectName(u"numbers")
        self.numbers.setHorizontalSpacing(10)
        self.numbers.setVerticalSpacing(3)
        self.numbers.setContentsMargins(0, 0, 0, 0)
        self.label_target = QLabel(self.fields)
        self.label_target.setObjectName(u"label_target")
        self.label_target.setProperty(u"role", u"label")

        self.numbers.addWidget(self.label_target, 0, 0, 1, 1)

        self.target = QComboBox(self.fields)
        self.target.setObjectName(u"target")
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(4)

        self.numbers.addWidget(self.target, 1, 0, 1, 1)

        self.error_target = QLabel(self.fields)
        self.error_target.setObjectName(u"error_target")
        self.error_target.setWordWrap(True)
        self.error_target.setProperty(u"role", u"error")

        self.numbers.addWidget(self.error_target, 2, 0, 1, 1)

        self.label_self_score = QLabel(self.fields)
        self.label_self_score.setObjectName(u"label_self_score")
        self.label_self_score.setProperty(u"role", u"label")

        self.numbers.addWidget(self.label_self_score, 0, 1, 1, 1)

        self.field_self_score = QLineEdit(self.fields)
        self.field_self_score.setObjectName(u"field_self_score")

        self.numbers.addWidget(self.field_self_score, 1, 1, 1, 1)

        self.error_self_score = QLabel(self.fields)
        self.error_self_score.setObjectName(u"error_self_score")
        self.error_self_score.setWordWrap(True)
        self.error_self_score.setProperty(u"role", u"error")

        self.numbers.addWidget(self.error_self_score, 2, 1, 1, 1)

        self.label_households = QLabel(self.fields)
        self.label_households.setObjectName(u"label_households")
        self.label_households.setProperty(u"role", u"label")

        self.numbers.addWidget(self.label_households, 0, 2, 1, 1)

        self.field_households = QLineEdit(self.fields)
        self.field_households.setObjectName(u"field_households")

        self.numbers.addWidget(self.field_households, 1, 2, 1, 1)

        self.error_households = QLabel(self.fields)
        self.error_households.setObjectName(u"error_households")
        self.error_households.setWordWrap(True)
        self.error_households.setProperty(u"role", u"error")

        self.numbers.addWidget(self.error_households, 2, 2, 1, 1)

        self.numbers.setColumnStretch(0, 1)
        self.numbers.setColumnStretch(1, 1)
        self.numbers.setColumnStretch(2, 1)

        self.fields_box.addLayout(self.numbers)

        self.texts = QGridLayout()
        self.texts.setObjectName(u"texts")
        self.texts.setHorizontalSpacing(10)
        self.texts.setVerticalSpacing(3)
        self.texts.setContentsMargins(0, 0, 0, 0)
        self.label_feature_publicity = QLabel(self.fields)
        self.label_feature_publicity.setObjectName(u"label_feature_publicity")
        self.label_feature_publicity.setProperty(u"role", u"label")

        self.texts.addWidget(self.label_feature_publicity, 0, 0, 1, 1)

        self.field_feature_publicity = QPlainTextEdit(self.fields)
        self.field_feature_publicity.setObjectName(u"field_feature_publicity")
        self.field_feature_publicity.setTabChangesFocus(True)

        self.texts.addWidget(self.field_feature_publicity, 1, 0, 1, 1)

        self.error_feature_publicity = QLabel(self.fields)
        self.error_feature_publicity.setObjectName(u"error_feature_publicity")
        self.error_feature_publicity.setWordWrap(True)
        self.error_feature_publicity.setProperty(u"role", u"error")

        self.texts.addWidget(self.error_feature_publicity, 2, 0, 1, 1)

        self.label_platform_council = QLabel(self.fields)
        self.label_platform_council.setObjectName(u"label_platform_council")
        self.label_platform_council.setProperty(u"role", u"label")

        self.texts.addWidget(self.label_platform_council, 0, 1, 1, 1)

        self.field_platform_council = QPlainTextEdit(self.fields)
        self.field_platform_council.setObjectName(u"field_platform_council")
        self.field_platform_council.setTabChangesFocus(True)

        self.texts.addWidget(self.field_platform_council, 1, 1, 1, 1)

        self.error_platform_council = QLabel(self.fields)
        self.error_platform_council.setObjectName(u"error_platform_council")
        self.error_platform_council.setWordWrap(True)
        self.error_platform_council.setProperty(u"role", u"error")

        self.texts.addWidget(self.error_platform_council, 2, 1, 1, 1)

        self.label_feature_culture = QLabel(self.fields)
        self.label_feature_culture.setObjectName(u"label_feature_culture")
        self.label_feature_culture.setProperty(u"role", u"label")

        self.texts.addWidget(self.label_feature_culture, 3, 0, 1, 1)

        self.field_feature_culture = QPlainTextEdit(self.fields)
        self.field_feature_culture.setObjectName(u"field_feature_culture")
        self.field_feature_culture.setTabChangesFocus(True)

        self.texts.addWidget(self.field_feature_culture, 4, 0, 1, 1)

        self.error_feature_culture = QLabel(self.fields)
        self.error_feature_culture.setObjectName(u"error_feature_culture")
        self.error_feature_culture.setWordWrap(True)
        self.error_feature_culture.setProperty(u"role", u"error")

        self.texts.addWidget(self.error_feature_culture, 5, 0, 1, 1)

        self.label_platform_activity = QLabel(self.fields)
        self.label_platform_activity.setObjectName(u"label_platform_activity")
        self.label_platform_activity.setProperty(u"role", u"label")

        self.texts.addWidget(self.label_platform_activity, 3, 1, 1, 1)

        self.field_platform_activity = QPlainTextEdit(self.fields)
        self.field_platform_activity.setObjectName(u"field_platform_activity")
        self.field_platform_activity.setTabChangesFocus(True)

        self.texts.addWidget(self.field_platform_activity, 4, 1, 1, 1)

        self.error_platform_activity = QLabel(self.fields)
        self.error_platform_activity.setObjectName(u"error_platform_activity")
        self.error_platform_activity.setWordWrap(True)
        self.error_platform_activity.setProperty(u"role", u"error")

        self.texts.addWidget(self.error_platform_activity, 5, 1, 1, 1)

        self.label_feature_pact = QLabel(self.fields)
        self.label_feature_pact.setObjectName(u"label_feature_pact")
        self.label_feature_pact.setProperty(u"role", u"label")

        self.texts.addWidget(self.label_feature_pact, 6, 0, 1, 1)

        self.field_feature_pact = QPlainTextEdit(self.fields)
        self.field_feature_pact.setObjectName(u"field_feature_pact")
        self.field_feature_pact.setTabChangesFocus(True)

        self.texts.addWidget(self.field_feature_pact, 7, 0, 1, 1)

        self.error_feature_pact = QLabel(self.fields)
        self.error_feature_pact.setObjectName(u"error_feature_pact")
        self.error_feature_pact.setWordWrap(True)
        self.error_feature_pact.setProperty(u"role", u"error")

        self.texts.addWidget(self.error_feature_pact, 8, 0, 1, 1)

        self.label_platform_news = QLabel(self.fields)
        self.label_platform_news.setObjectName(u"label_platform_news")
        self.label_platform_news.setProperty(u"role", u"label")

        self.texts.addWidget(self.label_platform_news, 6, 1, 1, 1)

        self.field_platform_news = QPlainTextEdit(self.fields)
        self.field_platform_news.setObjectName(u"field_platform_news")
        self.field_platform_news.setTabChangesFocus(True)

        self.texts.addWidget(self.field_platform_news, 7, 1, 1, 1)

        self.error_platform_news = QLabel(self.fields)
        self.error_platform_news.setObjectName(u"error_platform_news")
        self.error_platform_news.setWordWrap(True)
        self.error_platform_news.setProperty(u"role", u"error")

        self.texts.addWidget(self.error_platform_news, 8, 1, 1, 1)

        self.texts.setColumnStretch(0, 1)
        self.texts.setColumnStretch(1, 1)

        self.fields_box.addLayout(self.texts)

        self.fields_box.setStretch(3, 1)

        self.outer.addWidget(self.fields)

        self.evidence_place = QVBoxLayout()
        self.evidence_place.setSpacing(0)
        self.evidence_place.setObjectName(u"evidence_place")
        self.evidence_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.evidence_place)

        self.refusal = QLabel(ApplicationForm)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(ApplicationForm)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.actions.addWidget(self.save)

        self.back = QPushButton(ApplicationForm)
        self.back.setObjectName(u"back")

        self.actions.addWidget(self.back)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_1)

        self.withdraw = QPushButton(ApplicationForm)
        self.withdraw.setObjectName(u"withdraw")

        self.actions.addWidget(self.withdraw)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.label_choice.setBuddy(self.choice)
        self.label_target.setBuddy(self.target)
        self.label_self_score.setBuddy(self.field_self_score)
        self.label_households.setBuddy(self.field_households)
        self.label_feature_publicity.setBuddy(self.field_feature_publicity)
        self.label_platform_council.setBuddy(self.field_platform_council)
        self.label_feature_culture.setBuddy(self.field_feature_culture)
        self.label_platform_activity.setBuddy(self.field_platform_activity)
        self.label_feature_pact.setBuddy(self.field_feature_pact)
        self.label_platform_news.setBuddy(self.field_platform_news)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ApplicationForm)

        QMetaObject.connectSlotsByName(ApplicationForm)
    # setupUi

    def retranslateUi(self, ApplicationForm):
        self.label_choice.setText(QCoreApplication.translate("ApplicationForm", u"\u697c\u7ec4", None))
#if QT_CONFIG(accessibility)
        self.choice.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u7533\u62a5\u7684\u697c\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.label_target.setText(QCoreApplication.translate("ApplicationForm", u"\u7533\u62a5\u661f\u7ea7", None))
#if QT_CONFIG(accessibility)
        self.target.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u7533\u62a5\u661f\u7ea7", None))
#endif // QT_CONFIG(accessibility)
        self.label_self_score.setText(QCoreApplication.translate("ApplicationForm", u"\u81ea\u8bc4\u5206", None))
#if QT_CONFIG(accessibility)
        self.field_self_score.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u81ea\u8bc4\u5206", None))
#endif // QT_CONFIG(accessibility)
        self.label_households.setText(QCoreApplication.translate("ApplicationForm", u"\u6237\u6570", None))
#if QT_CONFIG(accessibility)
        self.field_households.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_feature_publicity.setText(QCoreApplication.translate("ApplicationForm", u"\u5ba3\u4f20\u7279\u8272", None))
#if QT_CONFIG(accessibility)
        self.field_feature_publicity.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u5ba3\u4f20\u7279\u8272", None))
#endif // QT_CONFIG(accessibility)
        self.label_platform_council.setText(QCoreApplication.translate("ApplicationForm", u"\u8bae\u4e8b\u5e73\u53f0", None))
#if QT_CONFIG(accessibility)
        self.field_platform_council.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u8bae\u4e8b\u5e73\u53f0", None))
#endif // QT_CONFIG(accessibility)
        self.label_feature_culture.setText(QCoreApplication.translate("ApplicationForm", u"\u697c\u7ec4\u6587\u5316\u7279\u8272", None))
#if QT_CONFIG(accessibility)
        self.field_feature_culture.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u697c\u7ec4\u6587\u5316\u7279\u8272", None))
#endif // QT_CONFIG(accessibility)
        self.label_platform_activity.setText(QCoreApplication.translate("ApplicationForm", u"\u6d3b\u52a8\u5e73\u53f0", None))
#if QT_CONFIG(accessibility)
        self.field_platform_activity.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u6d3b\u52a8\u5e73\u53f0", None))
#endif // QT_CONFIG(accessibility)
        self.label_feature_pact.setText(QCoreApplication.translate("ApplicationForm", u"\u81ea\u6cbb\u516c\u7ea6\u7279\u8272", None))
#if QT_CONFIG(accessibility)
        self.field_feature_pact.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u81ea\u6cbb\u516c\u7ea6\u7279\u8272", None))
#endif // QT_CONFIG(accessibility)
        self.label_platform_news.setText(QCoreApplication.translate("ApplicationForm", u"\u4fe1\u606f\u4e92\u901a\u5e73\u53f0", None))
#if QT_CONFIG(accessibility)
        self.field_platform_news.setAccessibleName(QCoreApplication.translate("ApplicationForm", u"\u4fe1\u606f\u4e92\u901a\u5e73\u53f0", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("ApplicationForm", u"\u4fdd\u5b58  Ctrl+Enter", None))
        self.back.setText(QCoreApplication.translate("ApplicationForm", u"\u653e\u5f03\u6539\u52a8  Ctrl+L", None))
        self.withdraw.setText(QCoreApplication.translate("ApplicationForm", u"\u64a4\u56de\u7533\u62a5  Ctrl+D", None))
        pass
    # retranslateUi

