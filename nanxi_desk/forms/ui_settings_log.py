# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_log.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QFrame, QHeaderView,
    QLabel, QSizePolicy, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

class Ui_SettingsLog(object):
    def setupUi(self, SettingsLog):
        if not SettingsLog.objectName():
            SettingsLog.setObjectName(u"SettingsLog")
        self.outer = QVBoxLayout(SettingsLog)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.log_panel = QFrame(SettingsLog)
        self.log_panel.setObjectName(u"log_panel")
        self.log_panel.setProperty(u"role", u"panel")
        self.log_panel_box = QVBoxLayout(self.log_panel)
        self.log_panel_box.setSpacing(8)
        self.log_panel_box.setObjectName(u"log_panel_box")
        self.log_panel_box.setContentsMargins(20, 16, 20, 16)
        self.log_title = QLabel(self.log_panel)
        self.log_title.setObjectName(u"log_title")
        self.log_title.setWordWrap(True)
        self.log_title.setProperty(u"role", u"heading")

        self.log_panel_box.addWidget(self.log_title)

        self.log_words = QLabel(self.log_panel)
        self.log_words.setObjectName(u"log_words")
        self.log_words.setWordWrap(True)
        self.log_words.setProperty(u"role", u"muted")

        self.log_panel_box.addWidget(self.log_words)

        self.log = QTableWidget(self.log_panel)
        self.log.setObjectName(u"log")
        self.log.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.log.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.log.setShowGrid(False)

        self.log_panel_box.addWidget(self.log)

        self.error = QLabel(self.log_panel)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.log_panel_box.addWidget(self.error)


        self.outer.addWidget(self.log_panel)


        self.retranslateUi(SettingsLog)

        QMetaObject.connectSlotsByName(SettingsLog)
    # setupUi

    def retranslateUi(self, SettingsLog):
        self.log_title.setText(QCoreApplication.translate("SettingsLog", u"\u8c01\u770b\u8fc7\u5b8c\u6574\u7684\u53f7\u7801\uff0c\u8c01\u5bfc\u51fa\u3001\u6253\u5370\u8fc7", None))
        self.log_words.setText(QCoreApplication.translate("SettingsLog", u"\u6700\u8fd1 500 \u6b21\uff0c\u53ea\u5728\u8fd9\u53f0\u7535\u8111\u4e0a\uff0c\u4e0d\u968f\u5de5\u4f5c\u7c3f\u51fa\u53bb\u3002", None))
#if QT_CONFIG(accessibility)
        self.log.setAccessibleName(QCoreApplication.translate("SettingsLog", u"\u663e\u793a\u3001\u5bfc\u51fa\u548c\u6253\u5370\u7684\u8bb0\u5f55", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

