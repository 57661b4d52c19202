# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_round_form.ui'
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

from nanxi_desk.widgets.chips import ChipRow

class Ui_RoundForm(object):
    def setupUi(self, RoundForm):
        if not RoundForm.objectName():
            RoundForm.setObjectName(u"RoundForm")
        self.outer = QVBoxLayout(RoundForm)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(RoundForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.outer.addWidget(self.heading)

        self.hint = QLabel(RoundForm)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_year = QLabel(RoundForm)
        self.label_year.setObjectName(u"label_year")
        self.label_year.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_year, 0, 0, 1, 1)

        self.field_year = QLineEdit(RoundForm)
        self.field_year.setObjectName(u"field_year")
        self.field_year.setMaxLength(4)

        self.grid.addWidget(self.field_year, 0, 1, 1, 1)

        self.error_year = QLabel(RoundForm)
        self.error_year.setObjectName(u"error_year")
        self.error_year.setWordWrap(True)
        self.error_year.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_year, 1, 1, 1, 1)

        self.label_name = QLabel(RoundForm)
        self.label_name.setObjectName(u"label_name")
        self.label_name.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_name, 2, 0, 1, 1)

        self.field_name = QLineEdit(RoundForm)
        self.field_name.setObjectName(u"field_name")
        self.field_name.setMaxLength(60)

        self.grid.addWidget(self.field_name, 2, 1, 1, 1)

        self.error_name = QLabel(RoundForm)
        self.error_name.setObjectName(u"error_name")
        self.error_name.setWordWrap(True)
        self.error_name.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_name, 3, 1, 1, 1)

        self.label_apply_until = QLabel(RoundForm)
        self.label_apply_until.setObjectName(u"label_apply_until")
        self.label_apply_until.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_apply_until, 4, 0, 1, 1)

        self.field_apply_until = QLineEdit(RoundForm)
        self.field_apply_until.setObjectName(u"field_apply_until")

        self.grid.addWidget(self.field_apply_until, 4, 1, 1, 1)

        self.error_apply_until = QLabel(RoundForm)
        self.error_apply_until.setObjectName(u"error_apply_until")
        self.error_apply_until.setWordWrap(True)
        self.error_apply_until.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_apply_until, 5, 1, 1, 1)

        self.label_screen_until = QLabel(RoundForm)
        self.label_screen_until.setObjectName(u"label_screen_until")
        self.label_screen_until.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_screen_until, 6, 0, 1, 1)

        self.field_screen_until = QLineEdit(RoundForm)
        self.field_screen_until.setObjectName(u"field_screen_until")

        self.grid.addWidget(self.field_screen_until, 6, 1, 1, 1)

        self.error_screen_until = QLabel(RoundForm)
        self.error_screen_until.setObjectName(u"error_screen_until")
        self.error_screen_until.setWordWrap(True)
        self.error_screen_until.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_screen_until, 7, 1, 1, 1)

        self.label_score_until = QLabel(RoundForm)
        self.label_score_until.setObjectName(u"label_score_until")
        self.label_score_until.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_score_until, 8, 0, 1, 1)

        self.field_score_until = QLineEdit(RoundForm)
        self.field_score_until.setObjectName(u"field_score_until")

        self.grid.addWidget(self.field_score_until, 8, 1, 1, 1)

        self.error_score_until = QLabel(RoundForm)
        self.error_score_until.setObjectName(u"error_score_until")
        self.error_score_until.setWordWrap(True)
        self.error_score_until.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_score_until, 9, 1, 1, 1)

        self.label_first = QLabel(RoundForm)
        self.label_first.setObjectName(u"label_first")
        self.label_first.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_first, 10, 0, 1, 1)

        self.first = ChipRow(RoundForm)
        self.first.setObjectName(u"first")

        self.grid.addWidget(self.first, 10, 1, 1, 1)

        self.error_first_year = QLabel(RoundForm)
        self.error_first_year.setObjectName(u"error_first_year")
        self.error_first_year.setWordWrap(True)
        self.error_first_year.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_first_year, 11, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(RoundForm)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.space_1)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.space_2)

        self.save = QPushButton(RoundForm)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.actions.addWidget(self.save)


        self.outer.addLayout(self.actions)

#if QT_CONFIG(shortcut)
        self.label_year.setBuddy(self.field_year)
        self.label_name.setBuddy(self.field_name)
        self.label_apply_until.setBuddy(self.field_apply_until)
        self.label_screen_until.setBuddy(self.field_screen_until)
        self.label_score_until.setBuddy(self.field_score_until)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RoundForm)

        QMetaObject.connectSlotsByName(RoundForm)
    # setupUi

    def retranslateUi(self, RoundForm):
        self.label_year.setText(QCoreApplication.translate("RoundForm", u"\u5e74\u5ea6", None))
#if QT_CONFIG(accessibility)
        self.field_year.setAccessibleName(QCoreApplication.translate("RoundForm", u"\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.label_name.setText(QCoreApplication.translate("RoundForm", u"\u8bc4\u5b9a\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.field_name.setAccessibleName(QCoreApplication.translate("RoundForm", u"\u8bc4\u5b9a\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.label_apply_until.setText(QCoreApplication.translate("RoundForm", u"\u7533\u62a5\u622a\u6b62", None))
#if QT_CONFIG(accessibility)
        self.field_apply_until.setAccessibleName(QCoreApplication.translate("RoundForm", u"\u7533\u62a5\u622a\u6b62", None))
#endif // QT_CONFIG(accessibility)
        self.field_apply_until.setPlaceholderText(QCoreApplication.translate("RoundForm", u"\u6708-\u65e5", None))
        self.label_screen_until.setText(QCoreApplication.translate("RoundForm", u"\u521d\u8bc4\u622a\u6b62", None))
#if QT_CONFIG(accessibility)
        self.field_screen_until.setAccessibleName(QCoreApplication.translate("RoundForm", u"\u521d\u8bc4\u622a\u6b62", None))
#endif // QT_CONFIG(accessibility)
        self.field_screen_until.setPlaceholderText(QCoreApplication.translate("RoundForm", u"\u6708-\u65e5", None))
        self.label_score_until.setText(QCoreApplication.translate("RoundForm", u"\u8bc4\u5ba1\u622a\u6b62\u65e5", None))
#if QT_CONFIG(accessibility)
        self.field_score_until.setAccessibleName(QCoreApplication.translate("RoundForm", u"\u8bc4\u5ba1\u622a\u6b62\u65e5", None))
#endif // QT_CONFIG(accessibility)
        self.field_score_until.setPlaceholderText(QCoreApplication.translate("RoundForm", u"\u6708-\u65e5", None))
        self.label_first.setText(QCoreApplication.translate("RoundForm", u"\u9996\u5e74", None))
#if QT_CONFIG(accessibility)
        self.first.setAccessibleName(QCoreApplication.translate("RoundForm", u"\u9996\u5e74", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

