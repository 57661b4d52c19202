# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'restore_panel.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_RestorePanel(object):
    def setupUi(self, RestorePanel):
        if not RestorePanel.objectName():
            RestorePanel.setObjectName(u"RestorePanel")
        self.layout_4 = QVBoxLayout(RestorePanel)
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.facts = QLabel(RestorePanel)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)
        self.facts.setProperty(u"role", u"strong")

        self.layout_4.addWidget(self.facts)

        self.where = QLabel(RestorePanel)
        self.where.setObjectName(u"where")
        self.where.setWordWrap(True)
        self.where.setProperty(u"role", u"muted")

        self.layout_4.addWidget(self.where)

        self.loss = QLabel(RestorePanel)
        self.loss.setObjectName(u"loss")
        self.loss.setWordWrap(True)

        self.layout_4.addWidget(self.loss)

        self.rule = QFrame(RestorePanel)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"rule")

        self.layout_4.addWidget(self.rule)

        self.label_person = QLabel(RestorePanel)
        self.label_person.setObjectName(u"label_person")
        self.label_person.setProperty(u"role", u"label")

        self.layout_4.addWidget(self.label_person)

        self.layout_1 = QHBoxLayout()
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.person = QComboBox(RestorePanel)
        self.person.setObjectName(u"person")

        self.layout_1.addWidget(self.person)

        self.password = QLineEdit(RestorePanel)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(1000)

        self.layout_1.addWidget(self.password)

        self.layout_1.setStretch(0, 1)
        self.layout_1.setStretch(1, 2)

        self.layout_4.addLayout(self.layout_1)

        self.error = QLabel(RestorePanel)
        self.error.setObjectName(u"error")
        self.error.setWordWrap(True)
        self.error.setProperty(u"role", u"error")

        self.layout_4.addWidget(self.error)

        self.progress = QProgressBar(RestorePanel)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.layout_4.addWidget(self.progress)

        self.layout_3 = QHBoxLayout()
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.state = QLabel(RestorePanel)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"muted")

        self.layout_3.addWidget(self.state)

        self.spacer_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_2)

        self.cancel = QPushButton(RestorePanel)
        self.cancel.setObjectName(u"cancel")

        self.layout_3.addWidget(self.cancel)

        self.restore = QPushButton(RestorePanel)
        self.restore.setObjectName(u"restore")
        self.restore.setProperty(u"role", u"primary")

        self.layout_3.addWidget(self.restore)


        self.layout_4.addLayout(self.layout_3)

        QWidget.setTabOrder(self.person, self.password)
        QWidget.setTabOrder(self.password, self.restore)
        QWidget.setTabOrder(self.restore, self.cancel)

        self.retranslateUi(RestorePanel)

        QMetaObject.connectSlotsByName(RestorePanel)
    # setupUi

    def retranslateUi(self, RestorePanel):
        RestorePanel.setWindowTitle(QCoreApplication.translate("RestorePanel", u"\u6062\u590d", None))
        self.label_person.setText(QCoreApplication.translate("RestorePanel", u"\u7528\u8c01\u7684\u5bc6\u7801\u6253\u5f00\u8fd9\u4efd\u5907\u4efd", None))
#if QT_CONFIG(accessibility)
        self.person.setAccessibleName(QCoreApplication.translate("RestorePanel", u"\u4eba\u5458", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("RestorePanel", u"\u5907\u4efd\u5f53\u65f6\u7684\u5bc6\u7801\uff0c\u6216\u6062\u590d\u7801", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("RestorePanel", u"\u5907\u4efd\u5f53\u65f6\u7684\u5bc6\u7801\uff0c\u6216\u6062\u590d\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("RestorePanel", u"\u505c\u6b62  Esc", None))
        self.restore.setText(QCoreApplication.translate("RestorePanel", u"\u6062\u590d  Ctrl+Enter", None))
    # retranslateUi

