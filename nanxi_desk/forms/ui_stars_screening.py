# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_screening.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QPlainTextEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_ScreeningPart(object):
    def setupUi(self, ScreeningPart):
        if not ScreeningPart.objectName():
            ScreeningPart.setObjectName(u"ScreeningPart")
        self.outer = QVBoxLayout(ScreeningPart)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(ScreeningPart)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"muted")

        self.outer.addWidget(self.note)

        self.marked = QLabel(ScreeningPart)
        self.marked.setObjectName(u"marked")
        self.marked.setWordWrap(True)
        self.marked.setProperty(u"role", u"strong")

        self.outer.addWidget(self.marked)

        self.present = QLabel(ScreeningPart)
        self.present.setObjectName(u"present")
        self.present.setWordWrap(True)

        self.outer.addWidget(self.present)

        self.fields = QWidget(ScreeningPart)
        self.fields.setObjectName(u"fields")
        self.fields_box = QVBoxLayout(self.fields)
        self.fields_box.setSpacing(4)
        self.fields_box.setObjectName(u"fields_box")
        self.fields_box.setContentsMargins(0, 0, 0, 0)
        self.label_outcome = QLabel(self.fields)
        self.label_outcome.setObjectName(u"label_outcome")
        self.label_outcome.setProperty(u"role", u"label")

        self.fields_box.addWidget(self.label_outcome)

        self.outcome = ChipRow(self.fields)
        self.outcome.setObjectName(u"outcome")

        self.fields_box.addWidget(self.outcome)

        self.label_note = QLabel(self.fields)
        self.label_note.setObjectName(u"label_note")
        self.label_note.setProperty(u"role", u"label")

        self.fields_box.addWidget(self.label_note)

        self.field_note = QPlainTextEdit(self.fields)
        self.field_note.setObjectName(u"field_note")
        self.field_note.setTabChangesFocus(True)

        self.fields_box.addWidget(self.field_note)


        self.outer.addWidget(self.fields)

        self.refusal = QLabel(ScreeningPart)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.take = QPushButton(ScreeningPart)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.actions.addWidget(self.take)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_1)


        self.outer.addLayout(self.actions)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.spacer_2)

        self.outer.setStretch(6, 1)
#if QT_CONFIG(shortcut)
        self.label_note.setBuddy(self.field_note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ScreeningPart)

        QMetaObject.connectSlotsByName(ScreeningPart)
    # setupUi

    def retranslateUi(self, ScreeningPart):
        self.label_outcome.setText(QCoreApplication.translate("ScreeningPart", u"\u521d\u8bc4\u7ed3\u679c", None))
#if QT_CONFIG(accessibility)
        self.outcome.setAccessibleName(QCoreApplication.translate("ScreeningPart", u"\u521d\u8bc4\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.label_note.setText(QCoreApplication.translate("ScreeningPart", u"\u521d\u8bc4\u610f\u89c1", None))
#if QT_CONFIG(accessibility)
        self.field_note.setAccessibleName(QCoreApplication.translate("ScreeningPart", u"\u521d\u8bc4\u610f\u89c1", None))
#endif // QT_CONFIG(accessibility)
        self.take.setText(QCoreApplication.translate("ScreeningPart", u"\u521d\u8bc4  Ctrl+Enter", None))
        pass
    # retranslateUi

