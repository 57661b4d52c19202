# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_narrow.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLineEdit,
    QPushButton, QSizePolicy, QWidget)

class Ui_NarrowBar(object):
    def setupUi(self, NarrowBar):
        if not NarrowBar.objectName():
            NarrowBar.setObjectName(u"NarrowBar")
        self.row = QHBoxLayout(NarrowBar)
        self.row.setSpacing(6)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.line = QComboBox(NarrowBar)
        self.line.setObjectName(u"line")
        self.line.setMinimumContentsLength(4)
        self.line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.row.addWidget(self.line)

        self.state = QComboBox(NarrowBar)
        self.state.setObjectName(u"state")
        self.state.setMinimumContentsLength(4)
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.row.addWidget(self.state)

        self.person = QComboBox(NarrowBar)
        self.person.setObjectName(u"person")
        self.person.setMinimumContentsLength(4)
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.row.addWidget(self.person)

        self.first_day = QLineEdit(NarrowBar)
        self.first_day.setObjectName(u"first_day")

        self.row.addWidget(self.first_day)

        self.last_day = QLineEdit(NarrowBar)
        self.last_day.setObjectName(u"last_day")

        self.row.addWidget(self.last_day)

        self.clear = QPushButton(NarrowBar)
        self.clear.setObjectName(u"clear")
        self.clear.setProperty(u"role", u"link")

        self.row.addWidget(self.clear)

        self.row.setStretch(0, 3)
        self.row.setStretch(1, 3)
        self.row.setStretch(2, 3)
        self.row.setStretch(3, 3)
        self.row.setStretch(4, 3)

        self.retranslateUi(NarrowBar)

        QMetaObject.connectSlotsByName(NarrowBar)
    # setupUi

    def retranslateUi(self, NarrowBar):
#if QT_CONFIG(accessibility)
        self.line.setAccessibleName(QCoreApplication.translate("NarrowBar", u"\u6761\u7ebf", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.line.setToolTip(QCoreApplication.translate("NarrowBar", u"\u6761\u7ebf", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.state.setAccessibleName(QCoreApplication.translate("NarrowBar", u"\u72b6\u6001", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.state.setToolTip(QCoreApplication.translate("NarrowBar", u"\u72b6\u6001", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.person.setAccessibleName(QCoreApplication.translate("NarrowBar", u"\u9996\u95ee\u8d23\u4efb\u4eba", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.person.setToolTip(QCoreApplication.translate("NarrowBar", u"\u9996\u95ee\u8d23\u4efb\u4eba", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.first_day.setAccessibleName(QCoreApplication.translate("NarrowBar", u"\u4ece\u54ea\u5929\u767b\u8bb0", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.first_day.setToolTip(QCoreApplication.translate("NarrowBar", u"\u4ece\u54ea\u5929\u767b\u8bb0\uff0c\u5199\u4f5c 2026-11-01\uff1b\u53ea\u5199 11-01 \u6216 1 \u6307\u6700\u8fd1\u7684\u90a3\u4e00\u5929", None))
#endif // QT_CONFIG(tooltip)
        self.first_day.setPlaceholderText(QCoreApplication.translate("NarrowBar", u"\u81ea \u6708-\u65e5", None))
#if QT_CONFIG(accessibility)
        self.last_day.setAccessibleName(QCoreApplication.translate("NarrowBar", u"\u5230\u54ea\u5929\u767b\u8bb0", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.last_day.setToolTip(QCoreApplication.translate("NarrowBar", u"\u5230\u54ea\u5929\u767b\u8bb0\uff0c\u5199\u4f5c 2026-11-30\uff1b\u53ea\u5199 11-30 \u6216 30 \u6307\u6700\u8fd1\u7684\u90a3\u4e00\u5929", None))
#endif // QT_CONFIG(tooltip)
        self.last_day.setPlaceholderText(QCoreApplication.translate("NarrowBar", u"\u81f3 \u6708-\u65e5", None))
        self.clear.setText(QCoreApplication.translate("NarrowBar", u"\u6e05\u9664", None))
        pass
    # retranslateUi

