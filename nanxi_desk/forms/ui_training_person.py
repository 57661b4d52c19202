# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_person.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_PersonPane(object):
    def setupUi(self, PersonPane):
        if not PersonPane.objectName():
            PersonPane.setObjectName(u"PersonPane")
        self.outer = QVBoxLayout(PersonPane)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.name = QLabel(PersonPane)
        self.name.setObjectName(u"name")
        self.name.setWordWrap(True)
        self.name.setProperty(u"role", u"heading")

        self.outer.addWidget(self.name)

        self.facts = QLabel(PersonPane)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)
        self.facts.setProperty(u"role", u"muted")

        self.outer.addWidget(self.facts)

        self.state = QLabel(PersonPane)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)
        self.state.setProperty(u"role", u"strong")

        self.outer.addWidget(self.state)

        self.times = QLabel(PersonPane)
        self.times.setObjectName(u"times")
        self.times.setWordWrap(True)
        self.times.setProperty(u"role", u"muted")

        self.outer.addWidget(self.times)

        self.marks = QWidget(PersonPane)
        self.marks.setObjectName(u"marks")

        self.outer.addWidget(self.marks)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(8)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_reason = QLabel(PersonPane)
        self.label_reason.setObjectName(u"label_reason")
        self.label_reason.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_reason, 0, 0, 1, 1)

        self.reason = QLineEdit(PersonPane)
        self.reason.setObjectName(u"reason")

        self.grid.addWidget(self.reason, 0, 1, 1, 1)

        self.label_makes_up = QLabel(PersonPane)
        self.label_makes_up.setObjectName(u"label_makes_up")
        self.label_makes_up.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_makes_up, 1, 0, 1, 1)

        self.makes_up = QComboBox(PersonPane)
        self.makes_up.setObjectName(u"makes_up")
        self.makes_up.setMinimumContentsLength(10)
        self.makes_up.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.grid.addWidget(self.makes_up, 1, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(PersonPane)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.doubt = QFrame(PersonPane)
        self.doubt.setObjectName(u"doubt")
        self.doubt.setProperty(u"role", u"note")
        self.doubt_box = QVBoxLayout(self.doubt)
        self.doubt_box.setSpacing(6)
        self.doubt_box.setObjectName(u"doubt_box")
        self.doubt_box.setContentsMargins(12, 8, 12, 8)
        self.doubt_words = QLabel(self.doubt)
        self.doubt_words.setObjectName(u"doubt_words")
        self.doubt_words.setWordWrap(True)

        self.doubt_box.addWidget(self.doubt_words)

        self.doubt_actions = QHBoxLayout()
        self.doubt_actions.setSpacing(8)
        self.doubt_actions.setObjectName(u"doubt_actions")
        self.doubt_actions.setContentsMargins(0, 0, 0, 0)
        self.same = QPushButton(self.doubt)
        self.same.setObjectName(u"same")

        self.doubt_actions.addWidget(self.same)

        self.different = QPushButton(self.doubt)
        self.different.setObjectName(u"different")

        self.doubt_actions.addWidget(self.different)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.doubt_actions.addItem(self.spacer_1)


        self.doubt_box.addLayout(self.doubt_actions)


        self.outer.addWidget(self.doubt)

        self.conflict = QPushButton(PersonPane)
        self.conflict.setObjectName(u"conflict")

        self.outer.addWidget(self.conflict)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.spacer_2)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.suspect = QPushButton(PersonPane)
        self.suspect.setObjectName(u"suspect")

        self.actions.addWidget(self.suspect)

        self.leave_out = QPushButton(PersonPane)
        self.leave_out.setObjectName(u"leave_out")

        self.actions.addWidget(self.leave_out)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_3)

        self.undo = QPushButton(PersonPane)
        self.undo.setObjectName(u"undo")

        self.actions.addWidget(self.undo)


        self.outer.addLayout(self.actions)


        self.retranslateUi(PersonPane)

        QMetaObject.connectSlotsByName(PersonPane)
    # setupUi

    def retranslateUi(self, PersonPane):
#if QT_CONFIG(accessibility)
        self.marks.setAccessibleName(QCoreApplication.translate("PersonPane", u"\u767b\u8bb0\u4e3a", None))
#endif // QT_CONFIG(accessibility)
        self.label_reason.setText(QCoreApplication.translate("PersonPane", u"\u4e8b\u7531", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("PersonPane", u"\u8bf7\u5047\u4e8b\u7531\u6216\u4ee3\u7b7e\u8bf4\u660e", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("PersonPane", u"\u8bf7\u5047\u4e8b\u7531\u3001\u4ee3\u7b7e\u8bf4\u660e\uff1b\u53ef\u4ee5\u4e0d\u586b", None))
        self.label_makes_up.setText(QCoreApplication.translate("PersonPane", u"\u8865\u8bfe", None))
#if QT_CONFIG(accessibility)
        self.makes_up.setAccessibleName(QCoreApplication.translate("PersonPane", u"\u8865\u54ea\u4e00\u573a", None))
#endif // QT_CONFIG(accessibility)
        self.same.setText(QCoreApplication.translate("PersonPane", u"\u662f\u540c\u4e00\u4eba  Ctrl+M", None))
        self.different.setText(QCoreApplication.translate("PersonPane", u"\u4e0d\u662f\u540c\u4e00\u4eba  Ctrl+N", None))
        self.conflict.setText(QCoreApplication.translate("PersonPane", u"\u4e24\u5904\u4e0d\u4e00\uff0c\u53bb\u201c\u51b2\u7a81\u201d\u5b9a\u593a  Ctrl+G", None))
        self.suspect.setText(QCoreApplication.translate("PersonPane", u"\u7591\u4f3c\u4ee3\u7b7e  Ctrl+J", None))
        self.leave_out.setText(QCoreApplication.translate("PersonPane", u"\u79fb\u51fa\u540d\u5355  Ctrl+D", None))
        self.undo.setText(QCoreApplication.translate("PersonPane", u"\u64a4\u9500  Ctrl+Z", None))
        pass
    # retranslateUi

