# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_people.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.role_checks import RoleChecks

class Ui_SettingsPeople(object):
    def setupUi(self, SettingsPeople):
        if not SettingsPeople.objectName():
            SettingsPeople.setObjectName(u"SettingsPeople")
        self.outer = QHBoxLayout(SettingsPeople)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.people_panel = QFrame(SettingsPeople)
        self.people_panel.setObjectName(u"people_panel")
        self.people_panel.setProperty(u"role", u"panel")
        self.people_panel_box = QVBoxLayout(self.people_panel)
        self.people_panel_box.setSpacing(8)
        self.people_panel_box.setObjectName(u"people_panel_box")
        self.people_panel_box.setContentsMargins(20, 16, 20, 16)
        self.list_title = QLabel(self.people_panel)
        self.list_title.setObjectName(u"list_title")
        self.list_title.setProperty(u"role", u"heading")

        self.people_panel_box.addWidget(self.list_title)

        self.people = QListWidget(self.people_panel)
        self.people.setObjectName(u"people")
        self.people.setProperty(u"role", u"list")

        self.people_panel_box.addWidget(self.people)

        self.chosen_words = QLabel(self.people_panel)
        self.chosen_words.setObjectName(u"chosen_words")
        self.chosen_words.setWordWrap(True)
        self.chosen_words.setProperty(u"role", u"muted")

        self.people_panel_box.addWidget(self.chosen_words)

        self.roles = RoleChecks(self.people_panel)
        self.roles.setObjectName(u"roles")

        self.people_panel_box.addWidget(self.roles)

        self.roles_row = QHBoxLayout()
        self.roles_row.setSpacing(8)
        self.roles_row.setObjectName(u"roles_row")
        self.roles_row.setContentsMargins(0, 0, 0, 0)
        self.store_roles = QPushButton(self.people_panel)
        self.store_roles.setObjectName(u"store_roles")

        self.roles_row.addWidget(self.store_roles)

        self.spacer_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.roles_row.addItem(self.spacer_4)


        self.people_panel_box.addLayout(self.roles_row)

        self.error_roles = QLabel(self.people_panel)
        self.error_roles.setObjectName(u"error_roles")
        self.error_roles.setWordWrap(True)
        self.error_roles.setProperty(u"role", u"error")

        self.people_panel_box.addWidget(self.error_roles)

        self.end_row = QHBoxLayout()
        self.end_row.setSpacing(6)
        self.end_row.setObjectName(u"end_row")
        self.end_row.setContentsMargins(0, 0, 0, 0)
        self.own = QLineEdit(self.people_panel)
        self.own.setObjectName(u"own")
        self.own.setEchoMode(QLineEdit.EchoMode.Password)

        self.end_row.addWidget(self.own)

        self.end_login = QPushButton(self.people_panel)
        self.end_login.setObjectName(u"end_login")

        self.end_row.addWidget(self.end_login)


        self.people_panel_box.addLayout(self.end_row)

        self.error_own = QLabel(self.people_panel)
        self.error_own.setObjectName(u"error_own")
        self.error_own.setWordWrap(True)
        self.error_own.setProperty(u"role", u"error")

        self.people_panel_box.addWidget(self.error_own)

        self.end_words = QLabel(self.people_panel)
        self.end_words.setObjectName(u"end_words")
        self.end_words.setWordWrap(True)
        self.end_words.setProperty(u"role", u"muted")

        self.people_panel_box.addWidget(self.end_words)


        self.outer.addWidget(self.people_panel)

        self.right = QVBoxLayout()
        self.right.setSpacing(10)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.add_panel = QFrame(SettingsPeople)
        self.add_panel.setObjectName(u"add_panel")
        self.add_panel.setProperty(u"role", u"panel")
        self.add_panel_box = QVBoxLayout(self.add_panel)
        self.add_panel_box.setSpacing(8)
        self.add_panel_box.setObjectName(u"add_panel_box")
        self.add_panel_box.setContentsMargins(20, 16, 20, 16)
        self.add_title = QLabel(self.add_panel)
        self.add_title.setObjectName(u"add_title")
        self.add_title.setProperty(u"role", u"heading")

        self.add_panel_box.addWidget(self.add_title)

        self.name_row = QHBoxLayout()
        self.name_row.setSpacing(6)
        self.name_row.setObjectName(u"name_row")
        self.name_row.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit(self.add_panel)
        self.name.setObjectName(u"name")

        self.name_row.addWidget(self.name)

        self.post = QLineEdit(self.add_panel)
        self.post.setObjectName(u"post")

        self.name_row.addWidget(self.post)


        self.add_panel_box.addLayout(self.name_row)

        self.error_name = QLabel(self.add_panel)
        self.error_name.setObjectName(u"error_name")
        self.error_name.setWordWrap(True)
        self.error_name.setProperty(u"role", u"error")

        self.add_panel_box.addWidget(self.error_name)

        self.new_roles = RoleChecks(self.add_panel)
        self.new_roles.setObjectName(u"new_roles")

        self.add_panel_box.addWidget(self.new_roles)

        self.password_row = QHBoxLayout()
        self.password_row.setSpacing(6)
        self.password_row.setObjectName(u"password_row")
        self.password_row.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit(self.add_panel)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.password_row.addWidget(self.password)

        self.again = QLineEdit(self.add_panel)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.password_row.addWidget(self.again)


        self.add_panel_box.addLayout(self.password_row)

        self.error_password = QLabel(self.add_panel)
        self.error_password.setObjectName(u"error_password")
        self.error_password.setWordWrap(True)
        self.error_password.setProperty(u"role", u"error")

        self.add_panel_box.addWidget(self.error_password)

        self.add_row = QHBoxLayout()
        self.add_row.setSpacing(6)
        self.add_row.setObjectName(u"add_row")
        self.add_row.setContentsMargins(0, 0, 0, 0)
        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.add_row.addItem(self.spacer_1)

        self.add = QPushButton(self.add_panel)
        self.add.setObjectName(u"add")
        self.add.setProperty(u"role", u"primary")

        self.add_row.addWidget(self.add)


        self.add_panel_box.addLayout(self.add_row)


        self.right.addWidget(self.add_panel)

        self.mine_panel = QFrame(SettingsPeople)
        self.mine_panel.setObjectName(u"mine_panel")
        self.mine_panel.setProperty(u"role", u"panel")
        self.mine_panel_box = QVBoxLayout(self.mine_panel)
        self.mine_panel_box.setSpacing(8)
        self.mine_panel_box.setObjectName(u"mine_panel_box")
        self.mine_panel_box.setContentsMargins(20, 16, 20, 16)
        self.mine_title = QLabel(self.mine_panel)
        self.mine_title.setObjectName(u"mine_title")
        self.mine_title.setProperty(u"role", u"heading")

        self.mine_panel_box.addWidget(self.mine_title)

        self.pin_words = QLabel(self.mine_panel)
        self.pin_words.setObjectName(u"pin_words")
        self.pin_words.setWordWrap(True)
        self.pin_words.setProperty(u"role", u"muted")

        self.mine_panel_box.addWidget(self.pin_words)

        self.pin_row = QHBoxLayout()
        self.pin_row.setSpacing(6)
        self.pin_row.setObjectName(u"pin_row")
        self.pin_row.setContentsMargins(0, 0, 0, 0)
        self.pin = QLineEdit(self.mine_panel)
        self.pin.setObjectName(u"pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)

        self.pin_row.addWidget(self.pin)

        self.set_pin = QPushButton(self.mine_panel)
        self.set_pin.setObjectName(u"set_pin")

        self.pin_row.addWidget(self.set_pin)

        self.remove_pin = QPushButton(self.mine_panel)
        self.remove_pin.setObjectName(u"remove_pin")
        self.remove_pin.setProperty(u"role", u"link")

        self.pin_row.addWidget(self.remove_pin)


        self.mine_panel_box.addLayout(self.pin_row)

        self.error_pin = QLabel(self.mine_panel)
        self.error_pin.setObjectName(u"error_pin")
        self.error_pin.setWordWrap(True)
        self.error_pin.setProperty(u"role", u"error")

        self.mine_panel_box.addWidget(self.error_pin)

        self.change_row = QHBoxLayout()
        self.change_row.setSpacing(6)
        self.change_row.setObjectName(u"change_row")
        self.change_row.setContentsMargins(0, 0, 0, 0)
        self.old = QLineEdit(self.mine_panel)
        self.old.setObjectName(u"old")
        self.old.setEchoMode(QLineEdit.EchoMode.Password)

        self.change_row.addWidget(self.old)

        self.new_password = QLineEdit(self.mine_panel)
        self.new_password.setObjectName(u"new_password")
        self.new_password.setEchoMode(QLineEdit.EchoMode.Password)

        self.change_row.addWidget(self.new_password)


        self.mine_panel_box.addLayout(self.change_row)

        self.error_old = QLabel(self.mine_panel)
        self.error_old.setObjectName(u"error_old")
        self.error_old.setWordWrap(True)
        self.error_old.setProperty(u"role", u"error")

        self.mine_panel_box.addWidget(self.error_old)

        self.change_row_2 = QHBoxLayout()
        self.change_row_2.setSpacing(6)
        self.change_row_2.setObjectName(u"change_row_2")
        self.change_row_2.setContentsMargins(0, 0, 0, 0)
        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.change_row_2.addItem(self.spacer_2)

        self.change = QPushButton(self.mine_panel)
        self.change.setObjectName(u"change")

        self.change_row_2.addWidget(self.change)


        self.mine_panel_box.addLayout(self.change_row_2)


        self.right.addWidget(self.mine_panel)

        self.told = QLabel(SettingsPeople)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.right.addWidget(self.told)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right.addItem(self.spacer_3)


        self.outer.addLayout(self.right)

        self.outer.setStretch(0, 1)
        self.outer.setStretch(1, 1)
        QWidget.setTabOrder(self.people, self.roles)
        QWidget.setTabOrder(self.roles, self.store_roles)
        QWidget.setTabOrder(self.store_roles, self.own)
        QWidget.setTabOrder(self.own, self.end_login)
        QWidget.setTabOrder(self.end_login, self.name)
        QWidget.setTabOrder(self.name, self.post)
        QWidget.setTabOrder(self.post, self.new_roles)
        QWidget.setTabOrder(self.new_roles, self.password)
        QWidget.setTabOrder(self.password, self.again)
        QWidget.setTabOrder(self.again, self.add)
        QWidget.setTabOrder(self.add, self.pin)
        QWidget.setTabOrder(self.pin, self.set_pin)
        QWidget.setTabOrder(self.set_pin, self.remove_pin)
        QWidget.setTabOrder(self.remove_pin, self.old)
        QWidget.setTabOrder(self.old, self.new_password)
        QWidget.setTabOrder(self.new_password, self.change)

        self.retranslateUi(SettingsPeople)

        QMetaObject.connectSlotsByName(SettingsPeople)
    # setupUi

    def retranslateUi(self, SettingsPeople):
        self.list_title.setText(QCoreApplication.translate("SettingsPeople", u"\u540c\u4e8b", None))
#if QT_CONFIG(accessibility)
        self.people.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u540c\u4e8b", None))
#endif // QT_CONFIG(accessibility)
        self.chosen_words.setText(QCoreApplication.translate("SettingsPeople", u"\u9009\u4e00\u4f4d\u540c\u4e8b\uff0c\u53ef\u4ee5\u505c\u7528\u6216\u7ed9\u4e88\u767b\u5f55\u3002", None))
#if QT_CONFIG(accessibility)
        self.roles.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u89d2\u8272", None))
#endif // QT_CONFIG(accessibility)
        self.store_roles.setText(QCoreApplication.translate("SettingsPeople", u"\u4fdd\u5b58\u89d2\u8272  F9", None))
#if QT_CONFIG(accessibility)
        self.own.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u60a8\u81ea\u5df1\u7684\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.own.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u60a8\u81ea\u5df1\u7684\u5bc6\u7801", None))
        self.end_login.setText(QCoreApplication.translate("SettingsPeople", u"\u505c\u7528\u767b\u5f55  F8", None))
        self.end_words.setText(QCoreApplication.translate("SettingsPeople", u"\u505c\u7528\u540e\u6b64\u4eba\u4e0d\u80fd\u518d\u767b\u5f55\uff0c\u6570\u636e\u4f1a\u6362\u4e00\u628a\u65b0\u5bc6\u94a5\u91cd\u5199\u4e00\u904d\uff0c\u767b\u8bb0\u8fc7\u7684\u5185\u5bb9\u90fd\u7559\u7740\u3002\u4ee5\u524d\u505a\u7684\u5907\u4efd\uff0c\u4ecd\u80fd\u7528\u4ed6\u7684\u65e7\u5bc6\u7801\u6253\u5f00\uff1a\u8bf7\u6536\u597d\u6216\u9500\u6bc1\u3002", None))
        self.add_title.setText(QCoreApplication.translate("SettingsPeople", u"\u6dfb\u52a0\u540c\u4e8b", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.post.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u5c97\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.post.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u5c97\u4f4d", None))
#if QT_CONFIG(accessibility)
        self.new_roles.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u89d2\u8272", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u7b2c\u4e00\u6b21\u7528\u7684\u5bc6\u7801\uff0c\u81f3\u5c11 8 \u4e2a\u5b57\u7b26", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u7b2c\u4e00\u6b21\u7528\u7684\u5bc6\u7801\uff0c\u81f3\u5c11 8 \u4e2a\u5b57\u7b26", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u518d\u8f93\u4e00\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.again.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u518d\u8f93\u4e00\u6b21", None))
        self.add.setText(QCoreApplication.translate("SettingsPeople", u"\u6dfb\u52a0  Ctrl+Enter", None))
        self.mine_title.setText(QCoreApplication.translate("SettingsPeople", u"\u6211\u7684 PIN \u548c\u5bc6\u7801", None))
        self.pin_words.setText(QCoreApplication.translate("SettingsPeople", u"PIN \u53ea\u5728\u60a8\u8f93\u8fc7\u5bc6\u7801\u4e4b\u540e\u3001\u7a0b\u5e8f\u6ca1\u6709\u9000\u51fa\u65f6\u7528\u6765\u5feb\u901f\u6362\u4eba\u3002", None))
#if QT_CONFIG(accessibility)
        self.pin.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"PIN\uff0c4 \u5230 6 \u4f4d\u6570\u5b57", None))
#endif // QT_CONFIG(accessibility)
        self.pin.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"PIN\uff0c4 \u5230 6 \u4f4d\u6570\u5b57", None))
        self.set_pin.setText(QCoreApplication.translate("SettingsPeople", u"\u8bbe\u5b9a PIN  Ctrl+P", None))
        self.remove_pin.setText(QCoreApplication.translate("SettingsPeople", u"\u53d6\u6d88 PIN", None))
#if QT_CONFIG(accessibility)
        self.old.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u73b0\u5728\u7684\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.old.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u73b0\u5728\u7684\u5bc6\u7801", None))
#if QT_CONFIG(accessibility)
        self.new_password.setAccessibleName(QCoreApplication.translate("SettingsPeople", u"\u65b0\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.new_password.setPlaceholderText(QCoreApplication.translate("SettingsPeople", u"\u65b0\u5bc6\u7801", None))
        self.change.setText(QCoreApplication.translate("SettingsPeople", u"\u6539\u5bc6\u7801", None))
        pass
    # retranslateUi

