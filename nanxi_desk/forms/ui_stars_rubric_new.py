# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_rubric_new.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_RubricNew(object):
    def setupUi(self, RubricNew):
        if not RubricNew.objectName():
            RubricNew.setObjectName(u"RubricNew")
        self.outer = QVBoxLayout(RubricNew)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(RubricNew)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.outer.addWidget(self.heading)

        self.hint = QLabel(RubricNew)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_year = QLabel(RubricNew)
        self.label_year.setObjectName(u"label_year")
        self.label_year.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_year, 0, 0, 1, 1)

        self.field_year = QLineEdit(RubricNew)
        self.field_year.setObjectName(u"field_year")
        self.field_year.setMaxLength(4)

        self.grid.addWidget(self.field_year, 0, 1, 1, 1)

        self.error_year = QLabel(RubricNew)
        self.error_year.setObjectName(u"error_year")
        self.error_year.setWordWrap(True)
        self.error_year.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_year, 1, 1, 1, 1)

        self.label_like = QLabel(RubricNew)
        self.label_like.setObjectName(u"label_like")
        self.label_like.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_like, 2, 0, 1, 1)

        self.field_like = QComboBox(RubricNew)
        self.field_like.setObjectName(u"field_like")
        self.field_like.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.grid.addWidget(self.field_like, 2, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(RubricNew)
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

        self.begin = QPushButton(RubricNew)
        self.begin.setObjectName(u"begin")
        self.begin.setProperty(u"role", u"primary")

        self.actions.addWidget(self.begin)


        self.outer.addLayout(self.actions)

#if QT_CONFIG(shortcut)
        self.label_year.setBuddy(self.field_year)
        self.label_like.setBuddy(self.field_like)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RubricNew)

        QMetaObject.connectSlotsByName(RubricNew)
    # setupUi

    def retranslateUi(self, RubricNew):
        self.heading.setText(QCoreApplication.translate("RubricNew", u"\u65b0\u4e00\u5e74\u7684\u6807\u51c6", None))
        self.hint.setText(QCoreApplication.translate("RubricNew", u"\u5148\u7167\u4e00\u4efd\u5df2\u6709\u7684\u6807\u51c6\u53e6\u5efa\uff0c\u518d\u9010\u9879\u4fee\u6539\uff1b\u8bc4\u5ba1\u5f00\u59cb\u540e\u4e0d\u80fd\u518d\u6539\u3002", None))
        self.label_year.setText(QCoreApplication.translate("RubricNew", u"\u5e74\u5ea6", None))
#if QT_CONFIG(accessibility)
        self.field_year.setAccessibleName(QCoreApplication.translate("RubricNew", u"\u65b0\u6807\u51c6\u7684\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.label_like.setText(QCoreApplication.translate("RubricNew", u"\u7167", None))
#if QT_CONFIG(accessibility)
        self.field_like.setAccessibleName(QCoreApplication.translate("RubricNew", u"\u7167\u54ea\u4e00\u4efd\u53e6\u5efa", None))
#endif // QT_CONFIG(accessibility)
        self.begin.setText(QCoreApplication.translate("RubricNew", u"\u53e6\u5efa  Ctrl+Enter", None))
        pass
    # retranslateUi

