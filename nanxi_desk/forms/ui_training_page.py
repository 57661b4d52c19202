# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'training_page.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_TrainingPage(object):
    def setupUi(self, TrainingPage):
        if not TrainingPage.objectName():
            TrainingPage.setObjectName(u"TrainingPage")
        self.outer = QVBoxLayout(TrainingPage)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(16, 12, 16, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(TrainingPage)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.search = QLineEdit(TrainingPage)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.head.addWidget(self.search)

        self.results = QPushButton(TrainingPage)
        self.results.setObjectName(u"results")

        self.head.addWidget(self.results)

        self.new_session = QPushButton(TrainingPage)
        self.new_session.setObjectName(u"new_session")
        self.new_session.setProperty(u"role", u"primary")

        self.head.addWidget(self.new_session)

        self.head.setStretch(1, 1)

        self.outer.addLayout(self.head)

        self.cards_row = QHBoxLayout()
        self.cards_row.setSpacing(10)
        self.cards_row.setObjectName(u"cards_row")
        self.cards_row.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.cards_row)

        self.body = QHBoxLayout()
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(TrainingPage)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(12, 12, 12, 8)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(8)
        self.filters.setObjectName(u"filters")
        self.filters.setContentsMargins(0, 0, 0, 0)
        self.years = ChipRow(self.list_panel)
        self.years.setObjectName(u"years")

        self.filters.addWidget(self.years)

        self.programme = QComboBox(self.list_panel)
        self.programme.setObjectName(u"programme")
        self.programme.setMinimumContentsLength(8)
        self.programme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.filters.addWidget(self.programme)

        self.office = QComboBox(self.list_panel)
        self.office.setObjectName(u"office")
        self.office.setMinimumContentsLength(6)
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.filters.addWidget(self.office)

        self.filters.setStretch(0, 2)
        self.filters.setStretch(1, 1)
        self.filters.setStretch(2, 1)

        self.list_box.addLayout(self.filters)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.list_box.addLayout(self.table_place)

        self.told = QLabel(self.list_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.told)

        self.list_box.setStretch(1, 1)

        self.body.addWidget(self.list_panel)

        self.side_panel = QFrame(TrainingPage)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side = QVBoxLayout(self.side_panel)
        self.side.setSpacing(8)
        self.side.setObjectName(u"side")
        self.side.setContentsMargins(16, 12, 16, 12)

        self.body.addWidget(self.side_panel)

        self.body.setStretch(0, 11)
        self.body.setStretch(1, 8)

        self.outer.addLayout(self.body)

        self.outer.setStretch(2, 1)

        self.retranslateUi(TrainingPage)

        QMetaObject.connectSlotsByName(TrainingPage)
    # setupUi

    def retranslateUi(self, TrainingPage):
        TrainingPage.setWindowTitle(QCoreApplication.translate("TrainingPage", u"\u57f9\u8bad", None))
        self.title.setText(QCoreApplication.translate("TrainingPage", u"\u57f9\u8bad", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("TrainingPage", u"\u67e5\u627e\u573a\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("TrainingPage", u"\u627e\u573a\u6b21\uff1a\u4e3b\u9898 / \u5730\u70b9 / \u4e3b\u8bb2 / \u5bf9\u8c61\u3000\u3000Ctrl+F", None))
        self.results.setText(QCoreApplication.translate("TrainingPage", u"\u7edf\u8ba1\u4e0e\u5b66\u65f6  F5", None))
        self.new_session.setText(QCoreApplication.translate("TrainingPage", u"\u65b0\u573a\u6b21  F2", None))
#if QT_CONFIG(accessibility)
        self.years.setAccessibleName(QCoreApplication.translate("TrainingPage", u"\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.programme.setAccessibleName(QCoreApplication.translate("TrainingPage", u"\u57f9\u8bad\u9879\u76ee", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.programme.setToolTip(QCoreApplication.translate("TrainingPage", u"\u57f9\u8bad\u9879\u76ee  Alt+P", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("TrainingPage", u"\u4e3b\u529e\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.office.setToolTip(QCoreApplication.translate("TrainingPage", u"\u4e3b\u529e\u5355\u4f4d  Alt+O", None))
#endif // QT_CONFIG(tooltip)
    # retranslateUi

