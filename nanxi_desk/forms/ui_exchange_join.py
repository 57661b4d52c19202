# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_join.ui'
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

class Ui_JoinForm(object):
    def setupUi(self, JoinForm):
        if not JoinForm.objectName():
            JoinForm.setObjectName(u"JoinForm")
        self.layout = QVBoxLayout(JoinForm)
        self.layout.setSpacing(12)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(JoinForm)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.layout.addWidget(self.title)

        self.words = QLabel(JoinForm)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setProperty(u"role", u"muted")

        self.layout.addWidget(self.words)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.label_file = QLabel(JoinForm)
        self.label_file.setObjectName(u"label_file")
        self.label_file.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_file, 0, 0, 1, 1)

        self.file_row = QHBoxLayout()
        self.file_row.setSpacing(8)
        self.file_row.setObjectName(u"file_row")
        self.file_row.setContentsMargins(0, 0, 0, 0)
        self.file = QLineEdit(JoinForm)
        self.file.setObjectName(u"file")

        self.file_row.addWidget(self.file)

        self.choose = QPushButton(JoinForm)
        self.choose.setObjectName(u"choose")

        self.file_row.addWidget(self.choose)

        self.file_row.setStretch(0, 1)

        self.grid.addLayout(self.file_row, 0, 1, 1, 1)

        self.error_file = QLabel(JoinForm)
        self.error_file.setObjectName(u"error_file")
        self.error_file.setWordWrap(True)
        self.error_file.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_file, 1, 1, 1, 1)

        self.label_code = QLabel(JoinForm)
        self.label_code.setObjectName(u"label_code")
        self.label_code.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_code, 2, 0, 1, 1)

        self.code = QLineEdit(JoinForm)
        self.code.setObjectName(u"code")
        self.code.setMaxLength(60)

        self.grid.addWidget(self.code, 2, 1, 1, 1)

        self.error_code = QLabel(JoinForm)
        self.error_code.setObjectName(u"error_code")
        self.error_code.setWordWrap(True)
        self.error_code.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_code, 3, 1, 1, 1)

        self.label_admin = QLabel(JoinForm)
        self.label_admin.setObjectName(u"label_admin")
        self.label_admin.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_admin, 4, 0, 1, 1)

        self.admin = QLineEdit(JoinForm)
        self.admin.setObjectName(u"admin")
        self.admin.setMaxLength(60)

        self.grid.addWidget(self.admin, 4, 1, 1, 1)

        self.error_admin = QLabel(JoinForm)
        self.error_admin.setObjectName(u"error_admin")
        self.error_admin.setWordWrap(True)
        self.error_admin.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_admin, 5, 1, 1, 1)

        self.label_password = QLabel(JoinForm)
        self.label_password.setObjectName(u"label_password")
        self.label_password.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_password, 6, 0, 1, 1)

        self.password = QLineEdit(JoinForm)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.password, 6, 1, 1, 1)

        self.error_password = QLabel(JoinForm)
        self.error_password.setObjectName(u"error_password")
        self.error_password.setWordWrap(True)
        self.error_password.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_password, 7, 1, 1, 1)

        self.label_again = QLabel(JoinForm)
        self.label_again.setObjectName(u"label_again")
        self.label_again.setProperty(u"role", u"label")

        self.grid.addWidget(self.label_again, 8, 0, 1, 1)

        self.again = QLineEdit(JoinForm)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.again, 8, 1, 1, 1)

        self.error_again = QLabel(JoinForm)
        self.error_again.setObjectName(u"error_again")
        self.error_again.setWordWrap(True)
        self.error_again.setProperty(u"role", u"error")

        self.grid.addWidget(self.error_again, 9, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.layout.addLayout(self.grid)

        self.refusal = QLabel(JoinForm)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.layout.addWidget(self.refusal)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(JoinForm)
        self.back.setObjectName(u"back")

        self.foot.addWidget(self.back)

        self.making = QLabel(JoinForm)
        self.making.setObjectName(u"making")
        self.making.setProperty(u"role", u"muted")

        self.foot.addWidget(self.making)

        self.space_13 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space_13)

        self.create = QPushButton(JoinForm)
        self.create.setObjectName(u"create")
        self.create.setProperty(u"role", u"primary")

        self.foot.addWidget(self.create)


        self.layout.addLayout(self.foot)

        self.space_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout.addItem(self.space_14)


        self.retranslateUi(JoinForm)

        QMetaObject.connectSlotsByName(JoinForm)
    # setupUi

    def retranslateUi(self, JoinForm):
        JoinForm.setWindowTitle(QCoreApplication.translate("JoinForm", u"\u4ece\u8857\u9053\u7684\u52a0\u5165\u6587\u4ef6\u5efa\u7acb", None))
        self.title.setText(QCoreApplication.translate("JoinForm", u"\u4ece\u8857\u9053\u7684\u52a0\u5165\u6587\u4ef6\u5efa\u7acb", None))
        self.words.setText(QCoreApplication.translate("JoinForm", u"\u8857\u9053\u767b\u8bb0\u672c\u5355\u4f4d\u65f6\u751f\u6210\u4e00\u4e2a\u52a0\u5165\u6587\u4ef6\uff0c\u53e6\u5916\u7528\u7535\u8bdd\u6216\u7eb8\u6761\u544a\u77e5\u52a0\u5165\u7801\u3002", None))
        self.label_file.setText(QCoreApplication.translate("JoinForm", u"\u52a0\u5165\u6587\u4ef6", None))
#if QT_CONFIG(accessibility)
        self.file.setAccessibleName(QCoreApplication.translate("JoinForm", u"\u52a0\u5165\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.file.setPlaceholderText(QCoreApplication.translate("JoinForm", u"\u9009\u62e9\u8857\u9053\u7ed9\u7684\u6587\u4ef6", None))
        self.choose.setText(QCoreApplication.translate("JoinForm", u"\u9009\u62e9\u2026  Ctrl+L", None))
        self.label_code.setText(QCoreApplication.translate("JoinForm", u"\u52a0\u5165\u7801", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("JoinForm", u"\u52a0\u5165\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.code.setPlaceholderText(QCoreApplication.translate("JoinForm", u"\u56db\u7ec4\uff0c\u6bcf\u7ec4\u56db\u4e2a\u5b57", None))
        self.label_admin.setText(QCoreApplication.translate("JoinForm", u"\u7ba1\u7406\u5458\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.admin.setAccessibleName(QCoreApplication.translate("JoinForm", u"\u7ba1\u7406\u5458\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.label_password.setText(QCoreApplication.translate("JoinForm", u"\u5bc6\u7801", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("JoinForm", u"\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("JoinForm", u"\u81f3\u5c11 8 \u4e2a\u5b57", None))
        self.label_again.setText(QCoreApplication.translate("JoinForm", u"\u518d\u8f93\u4e00\u6b21", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("JoinForm", u"\u518d\u8f93\u4e00\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.back.setText(QCoreApplication.translate("JoinForm", u"\u8fd4\u56de  Esc", None))
        self.create.setText(QCoreApplication.translate("JoinForm", u"\u5efa\u7acb  Ctrl+Enter", None))
    # retranslateUi

