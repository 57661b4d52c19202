# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_answers.ui'
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
from PySide6.QtWidgets import (QApplication, QGridLayout, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_AnswersPart(object):
    def setupUi(self, AnswersPart):
        if not AnswersPart.objectName():
            AnswersPart.setObjectName(u"AnswersPart")
        self.outer = QVBoxLayout(AnswersPart)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(AnswersPart)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.note = QLabel(AnswersPart)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"muted")

        self.outer.addWidget(self.note)

        self.fields = QWidget(AnswersPart)
        self.fields.setObjectName(u"fields")
        self.grid = QGridLayout(self.fields)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(3)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_5 = QLabel(self.fields)
        self.label_5.setObjectName(u"label_5")
        self.label_5.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_5, 0, 0, 1, 1)

        self.answers_5 = QLineEdit(self.fields)
        self.answers_5.setObjectName(u"answers_5")

        self.grid.addWidget(self.answers_5, 1, 0, 1, 1)

        self.label_4 = QLabel(self.fields)
        self.label_4.setObjectName(u"label_4")
        self.label_4.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_4, 0, 1, 1, 1)

        self.answers_4 = QLineEdit(self.fields)
        self.answers_4.setObjectName(u"answers_4")

        self.grid.addWidget(self.answers_4, 1, 1, 1, 1)

        self.label_3 = QLabel(self.fields)
        self.label_3.setObjectName(u"label_3")
        self.label_3.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_3, 0, 2, 1, 1)

        self.answers_3 = QLineEdit(self.fields)
        self.answers_3.setObjectName(u"answers_3")

        self.grid.addWidget(self.answers_3, 1, 2, 1, 1)

        self.label_2 = QLabel(self.fields)
        self.label_2.setObjectName(u"label_2")
        self.label_2.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_2, 0, 3, 1, 1)

        self.answers_2 = QLineEdit(self.fields)
        self.answers_2.setObjectName(u"answers_2")

        self.grid.addWidget(self.answers_2, 1, 3, 1, 1)

        self.label_1 = QLabel(self.fields)
        self.label_1.setObjectName(u"label_1")
        self.label_1.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_1, 0, 4, 1, 1)

        self.answers_1 = QLineEdit(self.fields)
        self.answers_1.setObjectName(u"answers_1")

        self.grid.addWidget(self.answers_1, 1, 4, 1, 1)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        self.grid.setColumnStretch(3, 1)
        self.grid.setColumnStretch(4, 1)

        self.outer.addWidget(self.fields)

        self.sum = QLabel(AnswersPart)
        self.sum.setObjectName(u"sum")
        self.sum.setWordWrap(True)
        self.sum.setProperty(u"role", u"strong")

        self.outer.addWidget(self.sum)

        self.refusal = QLabel(AnswersPart)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(AnswersPart)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.actions.addWidget(self.save)

        self.back = QPushButton(AnswersPart)
        self.back.setObjectName(u"back")

        self.actions.addWidget(self.back)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_1)


        self.outer.addLayout(self.actions)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.spacer_2)

        self.outer.setStretch(6, 1)
#if QT_CONFIG(shortcut)
        self.label_5.setBuddy(self.answers_5)
        self.label_4.setBuddy(self.answers_4)
        self.label_3.setBuddy(self.answers_3)
        self.label_2.setBuddy(self.answers_2)
        self.label_1.setBuddy(self.answers_1)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AnswersPart)

        QMetaObject.connectSlotsByName(AnswersPart)
    # setupUi

    def retranslateUi(self, AnswersPart):
        self.hint.setText(QCoreApplication.translate("AnswersPart", u"\u5165\u6237\u6216\u7ebf\u4e0a\u95ee\u5230\u7684\u6237\u6570\uff0c\u4e00\u6237\u4e00\u8bc4\uff0c\u6309\u4e94\u6863\u586b\uff1b\u4e94\u6863\u90fd\u7a7a\u7740\u5c31\u662f\u6ca1\u6709\u6d4b\u8bc4\u3002", None))
        self.label_5.setText(QCoreApplication.translate("AnswersPart", u"\u975e\u5e38\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.answers_5.setAccessibleName(QCoreApplication.translate("AnswersPart", u"\u975e\u5e38\u6ee1\u610f\u7684\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_4.setText(QCoreApplication.translate("AnswersPart", u"\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.answers_4.setAccessibleName(QCoreApplication.translate("AnswersPart", u"\u6ee1\u610f\u7684\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_3.setText(QCoreApplication.translate("AnswersPart", u"\u57fa\u672c\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.answers_3.setAccessibleName(QCoreApplication.translate("AnswersPart", u"\u57fa\u672c\u6ee1\u610f\u7684\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_2.setText(QCoreApplication.translate("AnswersPart", u"\u4e0d\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.answers_2.setAccessibleName(QCoreApplication.translate("AnswersPart", u"\u4e0d\u6ee1\u610f\u7684\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_1.setText(QCoreApplication.translate("AnswersPart", u"\u975e\u5e38\u4e0d\u6ee1\u610f", None))
#if QT_CONFIG(accessibility)
        self.answers_1.setAccessibleName(QCoreApplication.translate("AnswersPart", u"\u975e\u5e38\u4e0d\u6ee1\u610f\u7684\u6237\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("AnswersPart", u"\u4fdd\u5b58\u6d4b\u8bc4  Ctrl+Enter", None))
        self.back.setText(QCoreApplication.translate("AnswersPart", u"\u653e\u5f03\u6539\u52a8  Ctrl+L", None))
        pass
    # retranslateUi

