# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_programmes.ui'
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

class Ui_ProgrammesPane(object):
    def setupUi(self, ProgrammesPane):
        if not ProgrammesPane.objectName():
            ProgrammesPane.setObjectName(u"ProgrammesPane")
        self.outer = QVBoxLayout(ProgrammesPane)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(ProgrammesPane)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.outer.addWidget(self.heading)

        self.hint = QLabel(ProgrammesPane)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"muted")

        self.outer.addWidget(self.hint)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.table_place)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(8)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_name = QLabel(ProgrammesPane)
        self.label_name.setObjectName(u"label_name")
        self.label_name.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_name, 0, 0, 1, 1)

        self.field_name = QLineEdit(ProgrammesPane)
        self.field_name.setObjectName(u"field_name")

        self.grid.addWidget(self.field_name, 0, 1, 1, 1)

        self.label_audience = QLabel(ProgrammesPane)
        self.label_audience.setObjectName(u"label_audience")
        self.label_audience.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_audience, 1, 0, 1, 1)

        self.field_audience = QLineEdit(ProgrammesPane)
        self.field_audience.setObjectName(u"field_audience")

        self.grid.addWidget(self.field_audience, 1, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.outer.addLayout(self.grid)

        self.told = QLabel(ProgrammesPane)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"error")

        self.outer.addWidget(self.told)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.withdraw = QPushButton(ProgrammesPane)
        self.withdraw.setObjectName(u"withdraw")

        self.actions.addWidget(self.withdraw)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.spacer_1)

        self.save = QPushButton(ProgrammesPane)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.actions.addWidget(self.save)


        self.outer.addLayout(self.actions)

        self.back = QPushButton(ProgrammesPane)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"role", u"link")

        self.outer.addWidget(self.back)

        self.outer.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.label_name.setBuddy(self.field_name)
        self.label_audience.setBuddy(self.field_audience)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ProgrammesPane)

        QMetaObject.connectSlotsByName(ProgrammesPane)
    # setupUi

    def retranslateUi(self, ProgrammesPane):
        self.heading.setText(QCoreApplication.translate("ProgrammesPane", u"\u57f9\u8bad\u9879\u76ee", None))
        self.hint.setText(QCoreApplication.translate("ProgrammesPane", u"\u9009\u4e2d\u4e00\u4e2a\uff0c\u6539\u540d\u6216\u64a4\u4e0b\uff1b\u64a4\u4e0b\u7684\u4e0d\u518d\u4f9b\u65b0\u573a\u6b21\u9009\u7528\uff0c\u5df2\u6709\u7684\u573a\u6b21\u4e0d\u53d8\u3002\u65b0\u9879\u76ee\u5728\u65b0\u573a\u6b21\u91cc\u76f4\u63a5\u5199\u3002", None))
        self.label_name.setText(QCoreApplication.translate("ProgrammesPane", u"\u9879\u76ee\u540d", None))
#if QT_CONFIG(accessibility)
        self.field_name.setAccessibleName(QCoreApplication.translate("ProgrammesPane", u"\u9879\u76ee\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.label_audience.setText(QCoreApplication.translate("ProgrammesPane", u"\u5bf9\u8c61", None))
#if QT_CONFIG(accessibility)
        self.field_audience.setAccessibleName(QCoreApplication.translate("ProgrammesPane", u"\u5bf9\u8c61", None))
#endif // QT_CONFIG(accessibility)
        self.withdraw.setText(QCoreApplication.translate("ProgrammesPane", u"\u64a4\u4e0b  Ctrl+D", None))
        self.save.setText(QCoreApplication.translate("ProgrammesPane", u"\u4fdd\u5b58  Ctrl+Enter", None))
        self.back.setText(QCoreApplication.translate("ProgrammesPane", u"\u56de\u5230\u65b0\u573a\u6b21  Esc", None))
        pass
    # retranslateUi

