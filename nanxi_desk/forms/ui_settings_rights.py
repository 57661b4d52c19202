# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_rights.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QFrame, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

class Ui_SettingsRights(object):
    def setupUi(self, SettingsRights):
        if not SettingsRights.objectName():
            SettingsRights.setObjectName(u"SettingsRights")
        self.outer = QVBoxLayout(SettingsRights)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.lock_panel = QFrame(SettingsRights)
        self.lock_panel.setObjectName(u"lock_panel")
        self.lock_panel.setProperty(u"role", u"panel")
        self.lock_panel_box = QVBoxLayout(self.lock_panel)
        self.lock_panel_box.setSpacing(8)
        self.lock_panel_box.setObjectName(u"lock_panel_box")
        self.lock_panel_box.setContentsMargins(20, 16, 20, 16)
        self.lock_title = QLabel(self.lock_panel)
        self.lock_title.setObjectName(u"lock_title")
        self.lock_title.setWordWrap(True)
        self.lock_title.setProperty(u"role", u"heading")

        self.lock_panel_box.addWidget(self.lock_title)

        self.lock_row = QHBoxLayout()
        self.lock_row.setSpacing(8)
        self.lock_row.setObjectName(u"lock_row")
        self.lock_row.setContentsMargins(0, 0, 0, 0)
        self.before = QLabel(self.lock_panel)
        self.before.setObjectName(u"before")
        self.before.setWordWrap(False)
        self.before.setProperty(u"role", u"")

        self.lock_row.addWidget(self.before)

        self.minutes = QLineEdit(self.lock_panel)
        self.minutes.setObjectName(u"minutes")
        self.minutes.setMaximumSize(QSize(72, 16777215))

        self.lock_row.addWidget(self.minutes)

        self.after = QLabel(self.lock_panel)
        self.after.setObjectName(u"after")
        self.after.setWordWrap(False)
        self.after.setProperty(u"role", u"")

        self.lock_row.addWidget(self.after)

        self.store = QPushButton(self.lock_panel)
        self.store.setObjectName(u"store")

        self.lock_row.addWidget(self.store)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.lock_row.addItem(self.spacer_1)


        self.lock_panel_box.addLayout(self.lock_row)

        self.error_minutes = QLabel(self.lock_panel)
        self.error_minutes.setObjectName(u"error_minutes")
        self.error_minutes.setWordWrap(True)
        self.error_minutes.setProperty(u"role", u"error")

        self.lock_panel_box.addWidget(self.error_minutes)

        self.told = QLabel(self.lock_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.lock_panel_box.addWidget(self.told)


        self.outer.addWidget(self.lock_panel)

        self.table_panel = QFrame(SettingsRights)
        self.table_panel.setObjectName(u"table_panel")
        self.table_panel.setProperty(u"role", u"panel")
        self.table_panel_box = QVBoxLayout(self.table_panel)
        self.table_panel_box.setSpacing(8)
        self.table_panel_box.setObjectName(u"table_panel_box")
        self.table_panel_box.setContentsMargins(20, 16, 20, 16)
        self.table_title = QLabel(self.table_panel)
        self.table_title.setObjectName(u"table_title")
        self.table_title.setWordWrap(True)
        self.table_title.setProperty(u"role", u"heading")

        self.table_panel_box.addWidget(self.table_title)

        self.table_words = QLabel(self.table_panel)
        self.table_words.setObjectName(u"table_words")
        self.table_words.setWordWrap(True)
        self.table_words.setProperty(u"role", u"muted")

        self.table_panel_box.addWidget(self.table_words)

        self.rights = QTableWidget(self.table_panel)
        self.rights.setObjectName(u"rights")
        self.rights.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rights.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rights.setShowGrid(False)

        self.table_panel_box.addWidget(self.rights)


        self.outer.addWidget(self.table_panel)

        QWidget.setTabOrder(self.minutes, self.store)
        QWidget.setTabOrder(self.store, self.rights)

        self.retranslateUi(SettingsRights)

        QMetaObject.connectSlotsByName(SettingsRights)
    # setupUi

    def retranslateUi(self, SettingsRights):
        self.lock_title.setText(QCoreApplication.translate("SettingsRights", u"\u6ca1\u4eba\u7528\u65f6\u9501\u5b9a", None))
        self.before.setText(QCoreApplication.translate("SettingsRights", u"\u6ca1\u6709\u6309\u952e\u3001\u6ca1\u6709\u52a8\u9f20\u6807\u6ee1", None))
#if QT_CONFIG(accessibility)
        self.minutes.setAccessibleName(QCoreApplication.translate("SettingsRights", u"\u591a\u5c11\u5206\u949f\u4e0d\u7528\u5c31\u9501\u5b9a", None))
#endif // QT_CONFIG(accessibility)
        self.after.setText(QCoreApplication.translate("SettingsRights", u"\u5206\u949f\uff0c\u5c31\u8981\u91cd\u65b0\u767b\u5f55\uff1b\u6ca1\u5199\u5b8c\u7684\u90fd\u7559\u7740\u3002\u9a6c\u4e0a\u9501\u5b9a\u6309 Ctrl+Shift+L\u3002", None))
        self.store.setText(QCoreApplication.translate("SettingsRights", u"\u4fdd\u5b58  Ctrl+Enter", None))
        self.table_title.setText(QCoreApplication.translate("SettingsRights", u"\u8c01\u53ef\u4ee5\u505a\u4ec0\u4e48", None))
        self.table_words.setText(QCoreApplication.translate("SettingsRights", u"\u89d2\u8272\u5728\u201c\u4eba\u5458\u201d\u91cc\u7ed9\uff1b\u4e00\u4e2a\u4eba\u53ef\u4ee5\u6709\u51e0\u4e2a\u89d2\u8272\u3002\u7528\u6062\u590d\u7801\u767b\u5f55\u7684\u4eba\u53ef\u4ee5\u505a\u7ba1\u7406\u5458\u505a\u7684\u4e8b\u3002", None))
#if QT_CONFIG(accessibility)
        self.rights.setAccessibleName(QCoreApplication.translate("SettingsRights", u"\u8c01\u53ef\u4ee5\u505a\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

