# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_steps.ui'
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
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_StepPanel(object):
    def setupUi(self, StepPanel):
        if not StepPanel.objectName():
            StepPanel.setObjectName(u"StepPanel")
        self.outer = QVBoxLayout(StepPanel)
        self.outer.setSpacing(6)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.rule = QFrame(StepPanel)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.outer.addWidget(self.rule)

        self.buttons = QWidget(StepPanel)
        self.buttons.setObjectName(u"buttons")

        self.outer.addWidget(self.buttons)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_result = QLabel(StepPanel)
        self.label_result.setObjectName(u"label_result")
        self.label_result.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_result, 0, 0, 1, 1)

        self.result = ChipRow(StepPanel)
        self.result.setObjectName(u"result")

        self.grid.addWidget(self.result, 0, 1, 1, 1)

        self.label_limit = QLabel(StepPanel)
        self.label_limit.setObjectName(u"label_limit")
        self.label_limit.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_limit, 1, 0, 1, 1)

        self.limit_row = QHBoxLayout()
        self.limit_row.setSpacing(6)
        self.limit_row.setObjectName(u"limit_row")
        self.limit_row.setContentsMargins(0, 0, 0, 0)
        self.limit = QLineEdit(StepPanel)
        self.limit.setObjectName(u"limit")

        self.limit_row.addWidget(self.limit)

        self.urgent = QCheckBox(StepPanel)
        self.urgent.setObjectName(u"urgent")

        self.limit_row.addWidget(self.urgent)


        self.grid.addLayout(self.limit_row, 1, 1, 1, 1)

        self.label_target = QLabel(StepPanel)
        self.label_target.setObjectName(u"label_target")
        self.label_target.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_target, 2, 0, 1, 1)

        self.target = QComboBox(StepPanel)
        self.target.setObjectName(u"target")
        self.target.setEditable(True)
        self.target.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

        self.grid.addWidget(self.target, 2, 1, 1, 1)

        self.label_pause = QLabel(StepPanel)
        self.label_pause.setObjectName(u"label_pause")
        self.label_pause.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_pause, 3, 0, 1, 1)

        self.pause = ChipRow(StepPanel)
        self.pause.setObjectName(u"pause")

        self.grid.addWidget(self.pause, 3, 1, 1, 1)

        self.label_days = QLabel(StepPanel)
        self.label_days.setObjectName(u"label_days")
        self.label_days.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_days, 4, 0, 1, 1)

        self.days_row = QHBoxLayout()
        self.days_row.setSpacing(6)
        self.days_row.setObjectName(u"days_row")
        self.days_row.setContentsMargins(0, 0, 0, 0)
        self.first_day = QLineEdit(StepPanel)
        self.first_day.setObjectName(u"first_day")

        self.days_row.addWidget(self.first_day)

        self.last_day = QLineEdit(StepPanel)
        self.last_day.setObjectName(u"last_day")

        self.days_row.addWidget(self.last_day)


        self.grid.addLayout(self.days_row, 4, 1, 1, 1)

        self.label_documents = QLabel(StepPanel)
        self.label_documents.setObjectName(u"label_documents")
        self.label_documents.setProperty(u"role", u"label_top")

        self.grid.addWidget(self.label_documents, 5, 0, 1, 1)

        self.documents = QPlainTextEdit(StepPanel)
        self.documents.setObjectName(u"documents")
        self.documents.setTabChangesFocus(True)

        self.grid.addWidget(self.documents, 5, 1, 1, 1)

        self.label_extension = QLabel(StepPanel)
        self.label_extension.setObjectName(u"label_extension")
        self.label_extension.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_extension, 6, 0, 1, 1)

        self.extension_row = QHBoxLayout()
        self.extension_row.setSpacing(6)
        self.extension_row.setObjectName(u"extension_row")
        self.extension_row.setContentsMargins(0, 0, 0, 0)
        self.extra_workdays = QLineEdit(StepPanel)
        self.extra_workdays.setObjectName(u"extra_workdays")

        self.extension_row.addWidget(self.extra_workdays)

        self.approved_by = QLineEdit(StepPanel)
        self.approved_by.setObjectName(u"approved_by")

        self.extension_row.addWidget(self.approved_by)


        self.grid.addLayout(self.extension_row, 6, 1, 1, 1)

        self.label_reason = QLabel(StepPanel)
        self.label_reason.setObjectName(u"label_reason")
        self.label_reason.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_reason, 7, 0, 1, 1)

        self.reason = QLineEdit(StepPanel)
        self.reason.setObjectName(u"reason")

        self.grid.addWidget(self.reason, 7, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.error = QLabel(StepPanel)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.outer.addWidget(self.error)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.slips = QWidget(StepPanel)
        self.slips.setObjectName(u"slips")

        self.foot.addWidget(self.slips)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.spacer_1)

        self.take = QPushButton(StepPanel)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.foot.addWidget(self.take)


        self.outer.addLayout(self.foot)


        self.retranslateUi(StepPanel)

        QMetaObject.connectSlotsByName(StepPanel)
    # setupUi

    def retranslateUi(self, StepPanel):
        self.label_result.setText(QCoreApplication.translate("StepPanel", u"\u7ed3\u679c", None))
#if QT_CONFIG(accessibility)
        self.result.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.label_limit.setText(QCoreApplication.translate("StepPanel", u"\u65f6\u9650", None))
#if QT_CONFIG(accessibility)
        self.limit.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u81ea\u5b9a\u65f6\u9650\uff08\u5de5\u4f5c\u65e5\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.limit.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u5de5\u4f5c\u65e5\uff0c\u7a7a\u7740\u6309\u76ee\u5f55", None))
        self.urgent.setText(QCoreApplication.translate("StepPanel", u"\u7d27\u6025", None))
        self.label_target.setText(QCoreApplication.translate("StepPanel", u"\u8f6c\u7ed9", None))
#if QT_CONFIG(accessibility)
        self.target.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u8f6c\u7ed9\u8c01", None))
#endif // QT_CONFIG(accessibility)
        self.label_pause.setText(QCoreApplication.translate("StepPanel", u"\u539f\u56e0", None))
#if QT_CONFIG(accessibility)
        self.pause.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u6682\u505c\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.label_days.setText(QCoreApplication.translate("StepPanel", u"\u8d77\u6b62", None))
#if QT_CONFIG(accessibility)
        self.first_day.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u4ece\u54ea\u5929\u8d77", None))
#endif // QT_CONFIG(accessibility)
        self.first_day.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u81ea 2026-11-22", None))
#if QT_CONFIG(accessibility)
        self.last_day.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u5230\u54ea\u5929\u6b62", None))
#endif // QT_CONFIG(accessibility)
        self.last_day.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u81f3 2026-11-29", None))
        self.label_documents.setText(QCoreApplication.translate("StepPanel", u"\u6750\u6599", None))
#if QT_CONFIG(accessibility)
        self.documents.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u8981\u8865\u7684\u6750\u6599", None))
#endif // QT_CONFIG(accessibility)
        self.documents.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u8981\u8865\u7684\u6750\u6599\uff0c\u4e00\u884c\u4e00\u4ef6", None))
        self.label_extension.setText(QCoreApplication.translate("StepPanel", u"\u5ef6\u671f", None))
#if QT_CONFIG(accessibility)
        self.extra_workdays.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u5ef6\u957f\u51e0\u4e2a\u5de5\u4f5c\u65e5", None))
#endif // QT_CONFIG(accessibility)
        self.extra_workdays.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u5de5\u4f5c\u65e5", None))
#if QT_CONFIG(accessibility)
        self.approved_by.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u6279\u51c6\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.approved_by.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u6279\u51c6\u4eba", None))
        self.label_reason.setText(QCoreApplication.translate("StepPanel", u"\u8bf4\u660e", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("StepPanel", u"\u8bf4\u660e", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("StepPanel", u"\u529e\u7406\u8bf4\u660e\uff0c\u53ef\u4e0d\u586b", None))
        pass
    # retranslateUi

