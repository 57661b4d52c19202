# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_partners.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_PartnersPane(object):
    def setupUi(self, PartnersPane):
        if not PartnersPane.objectName():
            PartnersPane.setObjectName(u"PartnersPane")
        self.layout = QHBoxLayout(PartnersPane)
        self.layout.setSpacing(12)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(12)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(PartnersPane)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_panel_box = QVBoxLayout(self.list_panel)
        self.list_panel_box.setSpacing(8)
        self.list_panel_box.setObjectName(u"list_panel_box")
        self.list_panel_box.setContentsMargins(20, 16, 20, 16)
        self.list_title = QLabel(self.list_panel)
        self.list_title.setObjectName(u"list_title")
        self.list_title.setProperty(u"role", u"heading")

        self.list_panel_box.addWidget(self.list_title)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_panel_box.addLayout(self.table_place)

        self.own_row = QHBoxLayout()
        self.own_row.setSpacing(8)
        self.own_row.setObjectName(u"own_row")
        self.own_row.setContentsMargins(0, 0, 0, 0)
        self.own = QLabel(self.list_panel)
        self.own.setObjectName(u"own")
        self.own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.own.setProperty(u"role", u"strong")

        self.own_row.addWidget(self.own)

        self.own_label = QLabel(self.list_panel)
        self.own_label.setObjectName(u"own_label")
        self.own_label.setWordWrap(True)
        self.own_label.setProperty(u"role", u"muted")

        self.own_row.addWidget(self.own_label)

        self.own_row.setStretch(1, 1)

        self.list_panel_box.addLayout(self.own_row)

        self.list_panel_box.setStretch(1, 1)

        self.left.addWidget(self.list_panel)

        self.join_panel = QFrame(PartnersPane)
        self.join_panel.setObjectName(u"join_panel")
        self.join_panel.setProperty(u"role", u"panel")
        self.join_panel_box = QVBoxLayout(self.join_panel)
        self.join_panel_box.setSpacing(8)
        self.join_panel_box.setObjectName(u"join_panel_box")
        self.join_panel_box.setContentsMargins(20, 16, 20, 16)
        self.join_title = QLabel(self.join_panel)
        self.join_title.setObjectName(u"join_title")
        self.join_title.setProperty(u"role", u"heading")

        self.join_panel_box.addWidget(self.join_title)

        self.join_words = QLabel(self.join_panel)
        self.join_words.setObjectName(u"join_words")
        self.join_words.setWordWrap(True)
        self.join_words.setProperty(u"role", u"muted")

        self.join_panel_box.addWidget(self.join_words)

        self.join_form = QWidget(self.join_panel)
        self.join_form.setObjectName(u"join_form")
        self.join_row = QHBoxLayout(self.join_form)
        self.join_row.setSpacing(8)
        self.join_row.setObjectName(u"join_row")
        self.join_row.setContentsMargins(0, 0, 0, 0)
        self.join_code = QLineEdit(self.join_form)
        self.join_code.setObjectName(u"join_code")
        self.join_code.setMaxLength(16)

        self.join_row.addWidget(self.join_code)

        self.join_name = QLineEdit(self.join_form)
        self.join_name.setObjectName(u"join_name")
        self.join_name.setMaxLength(60)

        self.join_row.addWidget(self.join_name)

        self.join = QPushButton(self.join_form)
        self.join.setObjectName(u"join")

        self.join_row.addWidget(self.join)

        self.join_row.setStretch(0, 1)
        self.join_row.setStretch(1, 2)

        self.join_panel_box.addWidget(self.join_form)

        self.join_error = QLabel(self.join_panel)
        self.join_error.setObjectName(u"join_error")
        self.join_error.setWordWrap(True)
        self.join_error.setProperty(u"role", u"error")

        self.join_panel_box.addWidget(self.join_error)

        self.join_done = QWidget(self.join_panel)
        self.join_done.setObjectName(u"join_done")
        self.join_done_box = QVBoxLayout(self.join_done)
        self.join_done_box.setSpacing(8)
        self.join_done_box.setObjectName(u"join_done_box")
        self.join_done_box.setContentsMargins(0, 0, 0, 0)
        self.join_file = QLabel(self.join_done)
        self.join_file.setObjectName(u"join_file")
        self.join_file.setWordWrap(True)
        self.join_file.setProperty(u"role", u"muted")

        self.join_done_box.addWidget(self.join_file)

        self.code = QLabel(self.join_done)
        self.code.setObjectName(u"code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setProperty(u"role", u"code")

        self.join_done_box.addWidget(self.code)

        self.code_row = QHBoxLayout()
        self.code_row.setSpacing(8)
        self.code_row.setObjectName(u"code_row")
        self.code_row.setContentsMargins(0, 0, 0, 0)
        self.print_code = QPushButton(self.join_done)
        self.print_code.setObjectName(u"print_code")

        self.code_row.addWidget(self.print_code)

        self.copy_code = QPushButton(self.join_done)
        self.copy_code.setObjectName(u"copy_code")

        self.code_row.addWidget(self.copy_code)

        self.code_done = QLabel(self.join_done)
        self.code_done.setObjectName(u"code_done")
        self.code_done.setProperty(u"role", u"good")

        self.code_row.addWidget(self.code_done)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.code_row.addItem(self.space_1)

        self.code_kept = QPushButton(self.join_done)
        self.code_kept.setObjectName(u"code_kept")

        self.code_row.addWidget(self.code_kept)


        self.join_done_box.addLayout(self.code_row)


        self.join_panel_box.addWidget(self.join_done)


        self.left.addWidget(self.join_panel)

        self.left.setStretch(0, 1)

        self.layout.addLayout(self.left)

        self.detail = QFrame(PartnersPane)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"panel")
        self.detail_box = QVBoxLayout(self.detail)
        self.detail_box.setSpacing(8)
        self.detail_box.setObjectName(u"detail_box")
        self.detail_box.setContentsMargins(20, 16, 20, 16)
        self.name = QLabel(self.detail)
        self.name.setObjectName(u"name")
        self.name.setWordWrap(True)
        self.name.setProperty(u"role", u"heading")

        self.detail_box.addWidget(self.name)

        self.owes = QLabel(self.detail)
        self.owes.setObjectName(u"owes")
        self.owes.setWordWrap(True)
        self.owes.setProperty(u"role", u"warning")

        self.detail_box.addWidget(self.owes)

        self.facts = QGridLayout()
        self.facts.setObjectName(u"facts")
        self.facts.setHorizontalSpacing(12)
        self.facts.setVerticalSpacing(4)
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.have_label = QLabel(self.detail)
        self.have_label.setObjectName(u"have_label")
        self.have_label.setProperty(u"role", u"label")

        self.facts.addWidget(self.have_label, 0, 0, 1, 1)

        self.have = QLabel(self.detail)
        self.have.setObjectName(u"have")
        self.have.setWordWrap(True)
        self.have.setProperty(u"role", u"strong")

        self.facts.addWidget(self.have, 0, 1, 1, 1)

        self.pending_label = QLabel(self.detail)
        self.pending_label.setObjectName(u"pending_label")
        self.pending_label.setProperty(u"role", u"label")

        self.facts.addWidget(self.pending_label, 1, 0, 1, 1)

        self.pending = QLabel(self.detail)
        self.pending.setObjectName(u"pending")
        self.pending.setWordWrap(True)
        self.pending.setProperty(u"role", u"strong")

        self.facts.addWidget(self.pending, 1, 1, 1, 1)

        self.waiting_label = QLabel(self.detail)
        self.waiting_label.setObjectName(u"waiting_label")
        self.waiting_label.setProperty(u"role", u"label")

        self.facts.addWidget(self.waiting_label, 2, 0, 1, 1)

        self.waiting = QLabel(self.detail)
        self.waiting.setObjectName(u"waiting")
        self.waiting.setWordWrap(True)
        self.waiting.setProperty(u"role", u"strong")

        self.facts.addWidget(self.waiting, 2, 1, 1, 1)

        self.in_label = QLabel(self.detail)
        self.in_label.setObjectName(u"in_label")
        self.in_label.setProperty(u"role", u"label")

        self.facts.addWidget(self.in_label, 3, 0, 1, 1)

        self.last_in = QLabel(self.detail)
        self.last_in.setObjectName(u"last_in")
        self.last_in.setWordWrap(True)
        self.last_in.setProperty(u"role", u"strong")

        self.facts.addWidget(self.last_in, 3, 1, 1, 1)

        self.out_label = QLabel(self.detail)
        self.out_label.setObjectName(u"out_label")
        self.out_label.setProperty(u"role", u"label")

        self.facts.addWidget(self.out_label, 4, 0, 1, 1)

        self.last_out = QLabel(self.detail)
        self.last_out.setObjectName(u"last_out")
        self.last_out.setWordWrap(True)
        self.last_out.setProperty(u"role", u"strong")

        self.facts.addWidget(self.last_out, 4, 1, 1, 1)

        self.facts.setColumnStretch(1, 1)

        self.detail_box.addLayout(self.facts)

        self.export_row = QHBoxLayout()
        self.export_row.setSpacing(8)
        self.export_row.setObjectName(u"export_row")
        self.export_row.setContentsMargins(0, 0, 0, 0)
        self.export_ = QPushButton(self.detail)
        self.export_.setObjectName(u"export_")
        self.export_.setProperty(u"role", u"primary")

        self.export_row.addWidget(self.export_)

        self.full = QCheckBox(self.detail)
        self.full.setObjectName(u"full")

        self.export_row.addWidget(self.full)

        self.attachments = QCheckBox(self.detail)
        self.attachments.setObjectName(u"attachments")

        self.export_row.addWidget(self.attachments)

        self.progress = QProgressBar(self.detail)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.export_row.addWidget(self.progress)

        self.stop = QPushButton(self.detail)
        self.stop.setObjectName(u"stop")

        self.export_row.addWidget(self.stop)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.export_row.addItem(self.space_2)


        self.detail_box.addLayout(self.export_row)

        self.export_error = QLabel(self.detail)
        self.export_error.setObjectName(u"export_error")
        self.export_error.setWordWrap(True)
        self.export_error.setProperty(u"role", u"error")

        self.detail_box.addWidget(self.export_error)

        self.told = QLabel(self.detail)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.detail_box.addWidget(self.told)

        self.rule_1 = QFrame(self.detail)
        self.rule_1.setObjectName(u"rule_1")
        self.rule_1.setProperty(u"role", u"rule")

        self.detail_box.addWidget(self.rule_1)

        self.password_label = QLabel(self.detail)
        self.password_label.setObjectName(u"password_label")
        self.password_label.setWordWrap(True)
        self.password_label.setProperty(u"role", u"label")

        self.detail_box.addWidget(self.password_label)

        self.password_row = QHBoxLayout()
        self.password_row.setSpacing(8)
        self.password_row.setObjectName(u"password_row")
        self.password_row.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit(self.detail)
        self.password.setObjectName(u"password")
        self.password.setMaxLength(255)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.password_row.addWidget(self.password)

        self.keep = QPushButton(self.detail)
        self.keep.setObjectName(u"keep")

        self.password_row.addWidget(self.keep)

        self.password_row.setStretch(0, 1)

        self.detail_box.addLayout(self.password_row)

        self.password_error = QLabel(self.detail)
        self.password_error.setObjectName(u"password_error")
        self.password_error.setWordWrap(True)
        self.password_error.setProperty(u"role", u"error")

        self.detail_box.addWidget(self.password_error)

        self.rule_2 = QFrame(self.detail)
        self.rule_2.setObjectName(u"rule_2")
        self.rule_2.setProperty(u"role", u"rule")

        self.detail_box.addWidget(self.rule_2)

        self.computers_title = QLabel(self.detail)
        self.computers_title.setObjectName(u"computers_title")
        self.computers_title.setProperty(u"role", u"heading")

        self.detail_box.addWidget(self.computers_title)

        self.computers_place = QVBoxLayout()
        self.computers_place.setSpacing(8)
        self.computers_place.setObjectName(u"computers_place")
        self.computers_place.setContentsMargins(0, 0, 0, 0)

        self.detail_box.addLayout(self.computers_place)

        self.revoke_row = QHBoxLayout()
        self.revoke_row.setSpacing(8)
        self.revoke_row.setObjectName(u"revoke_row")
        self.revoke_row.setContentsMargins(0, 0, 0, 0)
        self.computer_words = QLabel(self.detail)
        self.computer_words.setObjectName(u"computer_words")
        self.computer_words.setWordWrap(True)
        self.computer_words.setProperty(u"role", u"muted")

        self.revoke_row.addWidget(self.computer_words)

        self.revoke = QPushButton(self.detail)
        self.revoke.setObjectName(u"revoke")

        self.revoke_row.addWidget(self.revoke)

        self.revoke_row.setStretch(0, 1)

        self.detail_box.addLayout(self.revoke_row)

        self.revoke_error = QLabel(self.detail)
        self.revoke_error.setObjectName(u"revoke_error")
        self.revoke_error.setWordWrap(True)
        self.revoke_error.setProperty(u"role", u"error")

        self.detail_box.addWidget(self.revoke_error)

        self.detail_box.setStretch(12, 1)

        self.layout.addWidget(self.detail)

        self.layout.setStretch(0, 3)
        self.layout.setStretch(1, 2)

        self.retranslateUi(PartnersPane)

        QMetaObject.connectSlotsByName(PartnersPane)
    # setupUi

    def retranslateUi(self, PartnersPane):
        PartnersPane.setWindowTitle(QCoreApplication.translate("PartnersPane", u"\u5f80\u6765\u5355\u4f4d", None))
        self.list_title.setText(QCoreApplication.translate("PartnersPane", u"\u5f80\u6765\u5355\u4f4d", None))
#if QT_CONFIG(accessibility)
        self.own.setAccessibleName(QCoreApplication.translate("PartnersPane", u"\u672c\u673a\u6307\u7eb9", None))
#endif // QT_CONFIG(accessibility)
        self.own_label.setText(QCoreApplication.translate("PartnersPane", u"\u672c\u673a\u6307\u7eb9\uff08\u6253\u7535\u8bdd\u6838\u5bf9\u65f6\u8bfb\u7ed9\u5bf9\u65b9\u542c\uff09", None))
        self.join_title.setText(QCoreApplication.translate("PartnersPane", u"\u767b\u8bb0\u5355\u4f4d", None))
#if QT_CONFIG(accessibility)
        self.join_code.setAccessibleName(QCoreApplication.translate("PartnersPane", u"\u5355\u4f4d\u4ee3\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.join_code.setPlaceholderText(QCoreApplication.translate("PartnersPane", u"\u4ee3\u7801\uff0c\u5982 NX03", None))
#if QT_CONFIG(accessibility)
        self.join_name.setAccessibleName(QCoreApplication.translate("PartnersPane", u"\u5355\u4f4d\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.join_name.setPlaceholderText(QCoreApplication.translate("PartnersPane", u"\u5355\u4f4d\u540d\u79f0", None))
        self.join.setText(QCoreApplication.translate("PartnersPane", u"\u767b\u8bb0\u2026  Ctrl+R", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("PartnersPane", u"\u52a0\u5165\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.print_code.setText(QCoreApplication.translate("PartnersPane", u"\u6253\u5370  Ctrl+P", None))
        self.copy_code.setText(QCoreApplication.translate("PartnersPane", u"\u590d\u5236  Ctrl+L", None))
        self.code_kept.setText(QCoreApplication.translate("PartnersPane", u"\u5df2\u7ecf\u8bb0\u4e0b  Esc", None))
        self.have_label.setText(QCoreApplication.translate("PartnersPane", u"\u5bf9\u65b9\u6700\u65b0\u6587\u4ef6", None))
        self.pending_label.setText(QCoreApplication.translate("PartnersPane", u"\u5bf9\u65b9\u8fd8\u7f3a", None))
        self.waiting_label.setText(QCoreApplication.translate("PartnersPane", u"\u7b49\u5f85", None))
        self.in_label.setText(QCoreApplication.translate("PartnersPane", u"\u4e0a\u6b21\u6536\u5230", None))
        self.out_label.setText(QCoreApplication.translate("PartnersPane", u"\u4e0a\u6b21\u53d1\u51fa", None))
        self.export_.setText(QCoreApplication.translate("PartnersPane", u"\u5199\u51fa\u5de5\u4f5c\u7c3f\u2026  F8", None))
        self.full.setText(QCoreApplication.translate("PartnersPane", u"\u5168\u90e8\uff08\u4ece\u7b2c\u4e00\u6761\u53d8\u66f4\u8d77\uff09", None))
        self.attachments.setText(QCoreApplication.translate("PartnersPane", u"\u8fde\u540c\u9644\u4ef6", None))
#if QT_CONFIG(tooltip)
        self.attachments.setToolTip(QCoreApplication.translate("PartnersPane", u"\u9644\u4ef6\u5199\u5728\u65c1\u8fb9\u7684\u7b2c\u4e8c\u4e2a\u6587\u4ef6\u91cc\uff0c\u4e24\u4e2a\u6587\u4ef6\u4e00\u8d77\u4ea4\u7ed9\u5bf9\u65b9", None))
#endif // QT_CONFIG(tooltip)
        self.stop.setText(QCoreApplication.translate("PartnersPane", u"\u505c\u6b62  Esc", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("PartnersPane", u"\u4ea4\u6362\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("PartnersPane", u"\u53e6\u6362\u4e00\u4e2a\u5bc6\u7801\uff0c\u7559\u7a7a\u8868\u793a\u4e0d\u518d\u4fdd\u5b58", None))
        self.keep.setText(QCoreApplication.translate("PartnersPane", u"\u4fdd\u5b58\u5bc6\u7801  Ctrl+S", None))
        self.computers_title.setText(QCoreApplication.translate("PartnersPane", u"\u5bf9\u65b9\u7684\u7535\u8111", None))
        self.revoke.setText(QCoreApplication.translate("PartnersPane", u"\u505c\u7528\u8fd9\u53f0\u7535\u8111  Del", None))
    # retranslateUi

