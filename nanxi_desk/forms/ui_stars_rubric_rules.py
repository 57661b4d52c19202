# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_rubric_rules.ui'
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
from PySide6.QtWidgets import (QApplication, QGridLayout, QLabel, QLineEdit,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_RubricRules(object):
    def setupUi(self, RubricRules):
        if not RubricRules.objectName():
            RubricRules.setObjectName(u"RubricRules")
        self.outer = QVBoxLayout(RubricRules)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(RubricRules)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_least = QLabel(RubricRules)
        self.label_least.setObjectName(u"label_least")
        self.label_least.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_least, 0, 0, 1, 1)

        self.field_least = QLineEdit(RubricRules)
        self.field_least.setObjectName(u"field_least")
        self.field_least.setMaxLength(8)

        self.grid.addWidget(self.field_least, 0, 1, 1, 1)

        self.error_least = QLabel(RubricRules)
        self.error_least.setObjectName(u"error_least")
        self.error_least.setWordWrap(True)
        self.error_least.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_least, 1, 1, 1, 1)

        self.label_from_hub = QLabel(RubricRules)
        self.label_from_hub.setObjectName(u"label_from_hub")
        self.label_from_hub.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_from_hub, 2, 0, 1, 1)

        self.field_from_hub = QLineEdit(RubricRules)
        self.field_from_hub.setObjectName(u"field_from_hub")
        self.field_from_hub.setMaxLength(8)

        self.grid.addWidget(self.field_from_hub, 2, 1, 1, 1)

        self.error_from_hub = QLabel(RubricRules)
        self.error_from_hub.setObjectName(u"error_from_hub")
        self.error_from_hub.setWordWrap(True)
        self.error_from_hub.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_from_hub, 3, 1, 1, 1)

        self.label_trim_from = QLabel(RubricRules)
        self.label_trim_from.setObjectName(u"label_trim_from")
        self.label_trim_from.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_trim_from, 4, 0, 1, 1)

        self.field_trim_from = QLineEdit(RubricRules)
        self.field_trim_from.setObjectName(u"field_trim_from")
        self.field_trim_from.setMaxLength(8)

        self.grid.addWidget(self.field_trim_from, 4, 1, 1, 1)

        self.error_trim_from = QLabel(RubricRules)
        self.error_trim_from.setObjectName(u"error_trim_from")
        self.error_trim_from.setWordWrap(True)
        self.error_trim_from.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_trim_from, 5, 1, 1, 1)

        self.label_far = QLabel(RubricRules)
        self.label_far.setObjectName(u"label_far")
        self.label_far.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_far, 6, 0, 1, 1)

        self.field_far = QLineEdit(RubricRules)
        self.field_far.setObjectName(u"field_far")
        self.field_far.setMaxLength(8)

        self.grid.addWidget(self.field_far, 6, 1, 1, 1)

        self.error_far = QLabel(RubricRules)
        self.error_far.setObjectName(u"error_far")
        self.error_far.setWordWrap(True)
        self.error_far.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_far, 7, 1, 1, 1)

        self.label_weight = QLabel(RubricRules)
        self.label_weight.setObjectName(u"label_weight")
        self.label_weight.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_weight, 8, 0, 1, 1)

        self.field_weight = QLineEdit(RubricRules)
        self.field_weight.setObjectName(u"field_weight")
        self.field_weight.setMaxLength(8)

        self.grid.addWidget(self.field_weight, 8, 1, 1, 1)

        self.error_weight = QLabel(RubricRules)
        self.error_weight.setObjectName(u"error_weight")
        self.error_weight.setWordWrap(True)
        self.error_weight.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_weight, 9, 1, 1, 1)

        self.label_share = QLabel(RubricRules)
        self.label_share.setObjectName(u"label_share")
        self.label_share.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_share, 10, 0, 1, 1)

        self.field_share = QLineEdit(RubricRules)
        self.field_share.setObjectName(u"field_share")
        self.field_share.setMaxLength(8)

        self.grid.addWidget(self.field_share, 10, 1, 1, 1)

        self.error_share = QLabel(RubricRules)
        self.error_share.setObjectName(u"error_share")
        self.error_share.setWordWrap(True)
        self.error_share.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_share, 11, 1, 1, 1)

        self.label_answers = QLabel(RubricRules)
        self.label_answers.setObjectName(u"label_answers")
        self.label_answers.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_answers, 12, 0, 1, 1)

        self.field_answers = QLineEdit(RubricRules)
        self.field_answers.setObjectName(u"field_answers")
        self.field_answers.setMaxLength(60)

        self.grid.addWidget(self.field_answers, 12, 1, 1, 1)

        self.error_answers = QLabel(RubricRules)
        self.error_answers.setObjectName(u"error_answers")
        self.error_answers.setWordWrap(True)
        self.error_answers.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_answers, 13, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.space_1)

#if QT_CONFIG(shortcut)
        self.label_least.setBuddy(self.field_least)
        self.label_from_hub.setBuddy(self.field_from_hub)
        self.label_trim_from.setBuddy(self.field_trim_from)
        self.label_far.setBuddy(self.field_far)
        self.label_weight.setBuddy(self.field_weight)
        self.label_share.setBuddy(self.field_share)
        self.label_answers.setBuddy(self.field_answers)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RubricRules)

        QMetaObject.connectSlotsByName(RubricRules)
    # setupUi

    def retranslateUi(self, RubricRules):
        self.hint.setText(QCoreApplication.translate("RubricRules", u"\u603b\u5206 = \u8bc4\u59d4 \u00d7\uff08100% \u2212 \u5c45\u6c11\u5360\u6bd4\uff09+ \u5c45\u6c11\u6d4b\u8bc4 \u00d7 \u5c45\u6c11\u5360\u6bd4\uff1b\u53c2\u8bc4\u6237\u4e0d\u591f\u65f6\u53ea\u7528\u8bc4\u59d4\u7684\u5206\u3002", None))
        self.label_least.setText(QCoreApplication.translate("RubricRules", u"\u6bcf\u7ec4\u6700\u5c11\u8bc4\u59d4", None))
#if QT_CONFIG(accessibility)
        self.field_least.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u6bcf\u7ec4\u6700\u5c11\u8bc4\u59d4", None))
#endif // QT_CONFIG(accessibility)
        self.label_from_hub.setText(QCoreApplication.translate("RubricRules", u"\u5176\u4e2d\u8857\u9053", None))
#if QT_CONFIG(accessibility)
        self.field_from_hub.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u5176\u4e2d\u8857\u9053\u8bc4\u59d4", None))
#endif // QT_CONFIG(accessibility)
        self.label_trim_from.setText(QCoreApplication.translate("RubricRules", u"\u53bb\u9ad8\u4f4e\u5206\uff08\u5f20\u8d77\uff09", None))
#if QT_CONFIG(tooltip)
        self.field_trim_from.setToolTip(QCoreApplication.translate("RubricRules", u"\u6709\u6548\u8bc4\u5206\u8868\u5230\u8fd9\u4e48\u591a\u5f20\uff0c\u6bcf\u9879\u53bb\u6389\u4e00\u4e2a\u6700\u9ad8\u5206\u548c\u4e00\u4e2a\u6700\u4f4e\u5206", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.field_trim_from.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u53bb\u9ad8\u4f4e\u5206\u8d77\u59cb\u5f20\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.label_far.setText(QCoreApplication.translate("RubricRules", u"\u504f\u79bb\u63d0\u793a\uff08\u5206\uff09", None))
#if QT_CONFIG(tooltip)
        self.field_far.setToolTip(QCoreApplication.translate("RubricRules", u"\u8bc4\u59d4\u7684\u603b\u5206\u4e0e\u522b\u4eba\u5e73\u5747\u76f8\u5dee\u5230\u8fd9\u4e48\u591a\u5c31\u63d0\u793a", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.field_far.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u504f\u79bb\u63d0\u793a\uff08\u5206\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.label_weight.setText(QCoreApplication.translate("RubricRules", u"\u5c45\u6c11\u5360\u6bd4\uff08%\uff09", None))
#if QT_CONFIG(accessibility)
        self.field_weight.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u5c45\u6c11\u5360\u6bd4\uff08%\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.label_share.setText(QCoreApplication.translate("RubricRules", u"\u53c2\u8bc4\u6237\u81f3\u5c11\uff08%\uff09", None))
#if QT_CONFIG(accessibility)
        self.field_share.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u53c2\u8bc4\u6237\u81f3\u5c11\uff08%\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.label_answers.setText(QCoreApplication.translate("RubricRules", u"\u4e94\u6863\u5206\u503c", None))
#if QT_CONFIG(tooltip)
        self.field_answers.setToolTip(QCoreApplication.translate("RubricRules", u"\u975e\u5e38\u6ee1\u610f\u3001\u6ee1\u610f\u3001\u57fa\u672c\u6ee1\u610f\u3001\u4e0d\u6ee1\u610f\u3001\u975e\u5e38\u4e0d\u6ee1\u610f\uff0c\u4ece\u9ad8\u5230\u4f4e\uff0c\u7528\u7a7a\u683c\u5206\u5f00", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.field_answers.setAccessibleName(QCoreApplication.translate("RubricRules", u"\u5c45\u6c11\u6d4b\u8bc4\u4e94\u6863\u5206\u503c", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

