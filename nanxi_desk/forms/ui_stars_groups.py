# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_groups.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_GroupsPane(object):
    def setupUi(self, GroupsPane):
        if not GroupsPane.objectName():
            GroupsPane.setObjectName(u"GroupsPane")
        self.outer = QHBoxLayout(GroupsPane)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.list_panel = QFrame(GroupsPane)
        self.list_panel.setObjectName(u"list_panel")
        self.list_panel.setProperty(u"role", u"panel")
        self.list_box = QVBoxLayout(self.list_panel)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(14, 12, 14, 12)
        self.finding = QHBoxLayout()
        self.finding.setSpacing(8)
        self.finding.setObjectName(u"finding")
        self.finding.setContentsMargins(0, 0, 0, 0)
        self.view = ChipRow(self.list_panel)
        self.view.setObjectName(u"view")

        self.finding.addWidget(self.view)

        self.search = QLineEdit(self.list_panel)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.finding.addWidget(self.search)

        self.new_group = QPushButton(self.list_panel)
        self.new_group.setObjectName(u"new_group")
        self.new_group.setProperty(u"role", u"primary")

        self.finding.addWidget(self.new_group)

        self.finding.setStretch(1, 1)

        self.list_box.addLayout(self.finding)

        self.narrow = QHBoxLayout()
        self.narrow.setSpacing(8)
        self.narrow.setObjectName(u"narrow")
        self.narrow.setContentsMargins(0, 0, 0, 0)
        self.office = QComboBox(self.list_panel)
        self.office.setObjectName(u"office")
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.office.setMinimumContentsLength(5)

        self.narrow.addWidget(self.office)

        self.estate = QComboBox(self.list_panel)
        self.estate.setObjectName(u"estate")
        self.estate.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.estate.setMinimumContentsLength(5)

        self.narrow.addWidget(self.estate)

        self.stars = QComboBox(self.list_panel)
        self.stars.setObjectName(u"stars")
        self.stars.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stars.setMinimumContentsLength(5)

        self.narrow.addWidget(self.stars)

        self.dissolved = QCheckBox(self.list_panel)
        self.dissolved.setObjectName(u"dissolved")

        self.narrow.addWidget(self.dissolved)

        self.narrow.setStretch(0, 2)
        self.narrow.setStretch(1, 2)
        self.narrow.setStretch(2, 1)

        self.list_box.addLayout(self.narrow)

        self.views = QStackedWidget(self.list_panel)
        self.views.setObjectName(u"views")
        self.list_page = QWidget()
        self.list_page.setObjectName(u"list_page")
        self.table_place = QVBoxLayout(self.list_page)
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)
        self.views.addWidget(self.list_page)
        self.map_page = QWidget()
        self.map_page.setObjectName(u"map_page")
        self.map_place = QVBoxLayout(self.map_page)
        self.map_place.setSpacing(8)
        self.map_place.setObjectName(u"map_place")
        self.map_place.setContentsMargins(0, 0, 0, 0)
        self.views.addWidget(self.map_page)

        self.list_box.addWidget(self.views)

        self.keys = QLabel(self.list_panel)
        self.keys.setObjectName(u"keys")
        self.keys.setWordWrap(True)
        self.keys.setProperty(u"role", u"muted")

        self.list_box.addWidget(self.keys)

        self.list_box.setStretch(2, 1)

        self.outer.addWidget(self.list_panel)

        self.side_panel = QFrame(GroupsPane)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side = QVBoxLayout(self.side_panel)
        self.side.setSpacing(8)
        self.side.setObjectName(u"side")
        self.side.setContentsMargins(14, 12, 14, 12)

        self.outer.addWidget(self.side_panel)

        self.outer.setStretch(0, 11)
        self.outer.setStretch(1, 10)

        self.retranslateUi(GroupsPane)

        QMetaObject.connectSlotsByName(GroupsPane)
    # setupUi

    def retranslateUi(self, GroupsPane):
#if QT_CONFIG(accessibility)
        self.view.setAccessibleName(QCoreApplication.translate("GroupsPane", u"\u697c\u7ec4\u7684\u6837\u5b50", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("GroupsPane", u"\u67e5\u627e\u697c\u7ec4", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("GroupsPane", u"\u5c0f\u533a / \u697c\u7ec4 / \u697c\u7ec4\u957f\uff0c\u53ef\u7528\u62fc\u97f3\u3000\u3000Ctrl+F", None))
        self.new_group.setText(QCoreApplication.translate("GroupsPane", u"\u65b0\u697c\u7ec4  F2", None))
#if QT_CONFIG(accessibility)
        self.office.setAccessibleName(QCoreApplication.translate("GroupsPane", u"\u5c45\u59d4\u4f1a", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.estate.setAccessibleName(QCoreApplication.translate("GroupsPane", u"\u5c0f\u533a", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.stars.setAccessibleName(QCoreApplication.translate("GroupsPane", u"\u661f\u7ea7", None))
#endif // QT_CONFIG(accessibility)
        self.dissolved.setText(QCoreApplication.translate("GroupsPane", u"\u542b\u5df2\u64a4\u5e76  Alt+D", None))
        self.keys.setText(QCoreApplication.translate("GroupsPane", u"\u2191\u2193 \u9009\u62e9  Enter \u6253\u5f00  Alt+1 \u5217\u8868  Alt+2 \u697c\u7ec4\u56fe  Alt+P \u5c0f\u533a  Alt+S \u661f\u7ea7", None))
        pass
    # retranslateUi

