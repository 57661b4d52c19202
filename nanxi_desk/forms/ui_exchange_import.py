# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_import.ui'
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
    QLineEdit, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QTextBrowser, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_ImportPane(object):
    def setupUi(self, ImportPane):
        if not ImportPane.objectName():
            ImportPane.setObjectName(u"ImportPane")
        self.layout = QHBoxLayout(ImportPane)
        self.layout.setSpacing(12)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.files_panel = QFrame(ImportPane)
        self.files_panel.setObjectName(u"files_panel")
        self.files_panel.setProperty(u"role", u"panel")
        self.files_panel_box = QVBoxLayout(self.files_panel)
        self.files_panel_box.setSpacing(8)
        self.files_panel_box.setObjectName(u"files_panel_box")
        self.files_panel_box.setContentsMargins(20, 16, 20, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(self.files_panel)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")

        self.head.addWidget(self.title)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.space_3)

        self.choose = QPushButton(self.files_panel)
        self.choose.setObjectName(u"choose")

        self.head.addWidget(self.choose)


        self.files_panel_box.addLayout(self.head)

        self.words = QLabel(self.files_panel)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setProperty(u"role", u"muted")

        self.files_panel_box.addWidget(self.words)

        self.files_place = QVBoxLayout()
        self.files_place.setSpacing(8)
        self.files_place.setObjectName(u"files_place")
        self.files_place.setContentsMargins(0, 0, 0, 0)

        self.files_panel_box.addLayout(self.files_place)

        self.file_words = QLabel(self.files_panel)
        self.file_words.setObjectName(u"file_words")
        self.file_words.setWordWrap(True)
        self.file_words.setProperty(u"role", u"muted")

        self.files_panel_box.addWidget(self.file_words)

        self.password_box = QFrame(self.files_panel)
        self.password_box.setObjectName(u"password_box")
        self.password_box.setProperty(u"role", u"note")
        self.password_area = QVBoxLayout(self.password_box)
        self.password_area.setSpacing(8)
        self.password_area.setObjectName(u"password_area")
        self.password_area.setContentsMargins(12, 8, 12, 8)
        self.password_words = QLabel(self.password_box)
        self.password_words.setObjectName(u"password_words")
        self.password_words.setWordWrap(True)

        self.password_area.addWidget(self.password_words)

        self.password_row = QHBoxLayout()
        self.password_row.setSpacing(8)
        self.password_row.setObjectName(u"password_row")
        self.password_row.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit(self.password_box)
        self.password.setObjectName(u"password")
        self.password.setMaxLength(255)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.password_row.addWidget(self.password)

        self.open = QPushButton(self.password_box)
        self.open.setObjectName(u"open")

        self.password_row.addWidget(self.open)

        self.password_row.setStretch(0, 1)

        self.password_area.addLayout(self.password_row)

        self.password_error = QLabel(self.password_box)
        self.password_error.setObjectName(u"password_error")
        self.password_error.setWordWrap(True)
        self.password_error.setProperty(u"role", u"error")

        self.password_area.addWidget(self.password_error)


        self.files_panel_box.addWidget(self.password_box)

        self.question = QFrame(self.files_panel)
        self.question.setObjectName(u"question")
        self.question.setProperty(u"role", u"note")
        self.question_area = QVBoxLayout(self.question)
        self.question_area.setSpacing(8)
        self.question_area.setObjectName(u"question_area")
        self.question_area.setContentsMargins(12, 8, 12, 8)
        self.question_title = QLabel(self.question)
        self.question_title.setObjectName(u"question_title")
        self.question_title.setWordWrap(True)
        self.question_title.setProperty(u"role", u"strong")

        self.question_area.addWidget(self.question_title)

        self.question_words = QLabel(self.question)
        self.question_words.setObjectName(u"question_words")
        self.question_words.setWordWrap(True)

        self.question_area.addWidget(self.question_words)

        self.fingerprint = QLabel(self.question)
        self.fingerprint.setObjectName(u"fingerprint")
        self.fingerprint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fingerprint.setProperty(u"role", u"code")

        self.question_area.addWidget(self.fingerprint)

        self.known = QLabel(self.question)
        self.known.setObjectName(u"known")
        self.known.setWordWrap(True)
        self.known.setProperty(u"role", u"muted")

        self.question_area.addWidget(self.known)

        self.question_row = QHBoxLayout()
        self.question_row.setSpacing(8)
        self.question_row.setObjectName(u"question_row")
        self.question_row.setContentsMargins(0, 0, 0, 0)
        self.trust = QPushButton(self.question)
        self.trust.setObjectName(u"trust")

        self.question_row.addWidget(self.trust)

        self.distrust = QPushButton(self.question)
        self.distrust.setObjectName(u"distrust")

        self.question_row.addWidget(self.distrust)

        self.space_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.question_row.addItem(self.space_4)


        self.question_area.addLayout(self.question_row)


        self.files_panel_box.addWidget(self.question)

        self.error = QLabel(self.files_panel)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.files_panel_box.addWidget(self.error)

        self.told = QLabel(self.files_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"good")

        self.files_panel_box.addWidget(self.told)

        self.summary = QLabel(self.files_panel)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setProperty(u"role", u"strong")

        self.files_panel_box.addWidget(self.summary)

        self.progress = QProgressBar(self.files_panel)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.files_panel_box.addWidget(self.progress)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.take = QPushButton(self.files_panel)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"role", u"primary")

        self.foot.addWidget(self.take)

        self.leave = QPushButton(self.files_panel)
        self.leave.setObjectName(u"leave")

        self.foot.addWidget(self.leave)

        self.state = QLabel(self.files_panel)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"muted")

        self.foot.addWidget(self.state)

        self.space_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space_5)


        self.files_panel_box.addLayout(self.foot)

        self.files_panel_box.setStretch(2, 1)

        self.layout.addWidget(self.files_panel)

        self.rows_panel = QFrame(ImportPane)
        self.rows_panel.setObjectName(u"rows_panel")
        self.rows_panel.setProperty(u"role", u"panel")
        self.rows_panel_box = QVBoxLayout(self.rows_panel)
        self.rows_panel_box.setSpacing(8)
        self.rows_panel_box.setObjectName(u"rows_panel_box")
        self.rows_panel_box.setContentsMargins(20, 16, 20, 16)
        self.rows_head = QHBoxLayout()
        self.rows_head.setSpacing(16)
        self.rows_head.setObjectName(u"rows_head")
        self.rows_head.setContentsMargins(0, 0, 0, 0)
        self.rows_title = QLabel(self.rows_panel)
        self.rows_title.setObjectName(u"rows_title")
        self.rows_title.setProperty(u"role", u"heading")

        self.rows_head.addWidget(self.rows_title)

        self.kinds = ChipRow(self.rows_panel)
        self.kinds.setObjectName(u"kinds")

        self.rows_head.addWidget(self.kinds)

        self.rows_head.setStretch(1, 1)

        self.rows_panel_box.addLayout(self.rows_head)

        self.rows_place = QVBoxLayout()
        self.rows_place.setSpacing(8)
        self.rows_place.setObjectName(u"rows_place")
        self.rows_place.setContentsMargins(0, 0, 0, 0)

        self.rows_panel_box.addLayout(self.rows_place)

        self.left = QLabel(self.rows_panel)
        self.left.setObjectName(u"left")
        self.left.setWordWrap(True)
        self.left.setProperty(u"role", u"muted")

        self.rows_panel_box.addWidget(self.left)

        self.row_words = QLabel(self.rows_panel)
        self.row_words.setObjectName(u"row_words")
        self.row_words.setWordWrap(True)
        self.row_words.setProperty(u"role", u"strong")

        self.rows_panel_box.addWidget(self.row_words)

        self.fields = QTextBrowser(self.rows_panel)
        self.fields.setObjectName(u"fields")

        self.rows_panel_box.addWidget(self.fields)

        self.rows_panel_box.setStretch(1, 3)
        self.rows_panel_box.setStretch(4, 2)

        self.layout.addWidget(self.rows_panel)

        self.layout.setStretch(0, 1)
        self.layout.setStretch(1, 1)
        QWidget.setTabOrder(self.choose, self.password)
        QWidget.setTabOrder(self.password, self.open)
        QWidget.setTabOrder(self.open, self.trust)
        QWidget.setTabOrder(self.trust, self.distrust)
        QWidget.setTabOrder(self.distrust, self.take)
        QWidget.setTabOrder(self.take, self.leave)
        QWidget.setTabOrder(self.leave, self.kinds)
        QWidget.setTabOrder(self.kinds, self.fields)

        self.retranslateUi(ImportPane)

        QMetaObject.connectSlotsByName(ImportPane)
    # setupUi

    def retranslateUi(self, ImportPane):
        ImportPane.setWindowTitle(QCoreApplication.translate("ImportPane", u"\u5bfc\u5165", None))
        self.title.setText(QCoreApplication.translate("ImportPane", u"\u6536\u5230\u7684\u5de5\u4f5c\u7c3f", None))
        self.choose.setText(QCoreApplication.translate("ImportPane", u"\u9009\u62e9\u6587\u4ef6\u2026  Ctrl+O", None))
        self.words.setText(QCoreApplication.translate("ImportPane", u"\u628a\u5bf9\u65b9\u7684\u5de5\u4f5c\u7c3f\u62d6\u5230\u7a97\u53e3\u4e0a\uff0c\u6216\u6309 Ctrl+O \u9009\u62e9\u3002\u53ef\u4ee5\u51e0\u4efd\u4e00\u8d77\uff0c\u987a\u5e8f\u4e0d\u9650\u3002", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("ImportPane", u"\u4ea4\u6362\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("ImportPane", u"\u5bf9\u65b9\u544a\u77e5\u7684\u5bc6\u7801", None))
        self.open.setText(QCoreApplication.translate("ImportPane", u"\u6253\u5f00  Enter", None))
#if QT_CONFIG(accessibility)
        self.fingerprint.setAccessibleName(QCoreApplication.translate("ImportPane", u"\u5bf9\u65b9\u7684\u6307\u7eb9", None))
#endif // QT_CONFIG(accessibility)
        self.trust.setText(QCoreApplication.translate("ImportPane", u"\u4e00\u81f4\uff0c\u8ba4\u53ef  Alt+Y", None))
        self.distrust.setText(QCoreApplication.translate("ImportPane", u"\u4e0d\u8ba4\u53ef  Alt+N", None))
        self.take.setText(QCoreApplication.translate("ImportPane", u"\u63a5\u6536  Ctrl+Enter", None))
        self.leave.setText(QCoreApplication.translate("ImportPane", u"\u653e\u5f03  Esc", None))
        self.rows_title.setText(QCoreApplication.translate("ImportPane", u"\u6587\u4ef6\u5e26\u6765\u7684\u5185\u5bb9", None))
#if QT_CONFIG(accessibility)
        self.kinds.setAccessibleName(QCoreApplication.translate("ImportPane", u"\u663e\u793a\u54ea\u4e9b\u8bb0\u5f55", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.fields.setAccessibleName(QCoreApplication.translate("ImportPane", u"\u6539\u52a8\u524d\u540e", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

