# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_vetoes.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_VetoPart(object):
    def setupUi(self, VetoPart):
        if not VetoPart.objectName():
            VetoPart.setObjectName(u"VetoPart")
        self.outer = QVBoxLayout(VetoPart)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(VetoPart)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.note = QLabel(VetoPart)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"muted")

        self.outer.addWidget(self.note)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.fields = QWidget(VetoPart)
        self.fields.setObjectName(u"fields")
        self.fields_box = QVBoxLayout(self.fields)
        self.fields_box.setSpacing(4)
        self.fields_box.setObjectName(u"fields_box")
        self.fields_box.setContentsMargins(0, 0, 0, 0)
        self.label_code = QLabel(self.fields)
        self.label_code.setObjectName(u"label_code")
        self.label_code.setProperty(u"role", u"label")

        self.fields_box.addWidget(self.label_code)

        self.code = QComboBox(self.fields)
        self.code.setObjectName(u"code")
        self.code.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.code.setMinimumContentsLength(12)

        self.fields_box.addWidget(self.code)

        self.label_note = QLabel(self.fields)
        self.label_note.setObjectName(u"label_note")
        self.label_note.setProperty(u"role", u"label")

        self.fields_box.addWidget(self.label_note)

        self.field_note = QLineEdit(self.fields)
        self.field_note.setObjectName(u"field_note")

        self.fields_box.addWidget(self.field_note)


        self.outer.addWidget(self.fields)

        self.refusal = QLabel(VetoPart)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.outer.addWidget(self.refusal)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.find = QPushButton(VetoPart)
        self.find.setObjectName(u"find")
        self.find.setProperty(u"role", u"primary")

        self.actions.addWidget(self.find)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_1)

        self.lift = QPushButton(VetoPart)
        self.lift.setObjectName(u"lift")

        self.actions.addWidget(self.lift)


        self.outer.addLayout(self.actions)

        self.outer.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.label_code.setBuddy(self.code)
        self.label_note.setBuddy(self.field_note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(VetoPart)

        QMetaObject.connectSlotsByName(VetoPart)
    # setupUi

    def retranslateUi(self, VetoPart):
        self.hint.setText(QCoreApplication.translate("VetoPart", u"\u67e5\u5b9e\u4e00\u9879\uff0c\u5c31\u4e0d\u80fd\u8bc4\u4efb\u4f55\u661f\u7ea7\uff1b\u767b\u8bb0\u9519\u4e86\u53ef\u4ee5\u64a4\u9500\uff0c\u4e24\u6761\u90fd\u7559\u7740\u3002", None))
        self.label_code.setText(QCoreApplication.translate("VetoPart", u"\u60c5\u5f62", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("VetoPart", u"\u5426\u51b3\u60c5\u5f62", None))
#endif // QT_CONFIG(accessibility)
        self.label_note.setText(QCoreApplication.translate("VetoPart", u"\u4f9d\u636e\uff0c\u6216\u64a4\u9500\u7684\u539f\u56e0", None))
#if QT_CONFIG(accessibility)
        self.field_note.setAccessibleName(QCoreApplication.translate("VetoPart", u"\u4f9d\u636e\uff0c\u6216\u64a4\u9500\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.field_note.setPlaceholderText(QCoreApplication.translate("VetoPart", u"\u4f55\u65f6\u3001\u4f55\u4e8b\u3001\u600e\u6837\u67e5\u5b9e", None))
        self.find.setText(QCoreApplication.translate("VetoPart", u"\u767b\u8bb0\u5426\u51b3  Ctrl+Enter", None))
        self.lift.setText(QCoreApplication.translate("VetoPart", u"\u64a4\u9500\u9009\u4e2d\u7684\u4e00\u6761  Ctrl+J", None))
        pass
    # retranslateUi

