# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_rubric.ui'
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
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_RubricPane(object):
    def setupUi(self, RubricPane):
        if not RubricPane.objectName():
            RubricPane.setObjectName(u"RubricPane")
        self.outer = QVBoxLayout(RubricPane)
        self.outer.setSpacing(10)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.label_year = QLabel(RubricPane)
        self.label_year.setObjectName(u"label_year")
        self.label_year.setProperty(u"role", u"label")

        self.head.addWidget(self.label_year)

        self.year = QComboBox(RubricPane)
        self.year.setObjectName(u"year")
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.head.addWidget(self.year)

        self.state = QLabel(RubricPane)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)
        self.state.setProperty(u"role", u"muted")

        self.head.addWidget(self.state)

        self.head.setStretch(2, 1)

        self.outer.addLayout(self.head)

        self.body = QHBoxLayout()
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.panel = QFrame(RubricPane)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"panel")
        self.panel_box = QVBoxLayout(self.panel)
        self.panel_box.setSpacing(8)
        self.panel_box.setObjectName(u"panel_box")
        self.panel_box.setContentsMargins(16, 12, 16, 10)
        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(8)
        self.table_place.setObjectName(u"table_place")
        self.table_place.setContentsMargins(0, 0, 0, 0)

        self.panel_box.addLayout(self.table_place)

        self.error_blocks = QLabel(self.panel)
        self.error_blocks.setObjectName(u"error_blocks")
        self.error_blocks.setWordWrap(True)
        self.error_blocks.setProperty(u"role", u"error")

        self.panel_box.addWidget(self.error_blocks)

        self.actions = QWidget(self.panel)
        self.actions.setObjectName(u"actions")
        self.add = QPushButton(self.actions)
        self.add.setObjectName(u"add")
        self.add_block = QPushButton(self.actions)
        self.add_block.setObjectName(u"add_block")
        self.remove = QPushButton(self.actions)
        self.remove.setObjectName(u"remove")
        self.up = QPushButton(self.actions)
        self.up.setObjectName(u"up")
        self.down = QPushButton(self.actions)
        self.down.setObjectName(u"down")

        self.panel_box.addWidget(self.actions)

        self.sum_row = QHBoxLayout()
        self.sum_row.setSpacing(8)
        self.sum_row.setObjectName(u"sum_row")
        self.sum_row.setContentsMargins(0, 0, 0, 0)
        self.sum = QLabel(self.panel)
        self.sum.setObjectName(u"sum")
        self.sum.setProperty(u"role", u"strong")

        self.sum_row.addWidget(self.sum)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sum_row.addItem(self.space_2)

        self.discard = QPushButton(self.panel)
        self.discard.setObjectName(u"discard")

        self.sum_row.addWidget(self.discard)

        self.save = QPushButton(self.panel)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"role", u"primary")

        self.sum_row.addWidget(self.save)

        self.sum_row.setStretch(1, 1)

        self.panel_box.addLayout(self.sum_row)

        self.panel_box.setStretch(0, 1)

        self.body.addWidget(self.panel)

        self.side_panel = QFrame(RubricPane)
        self.side_panel.setObjectName(u"side_panel")
        self.side_panel.setProperty(u"role", u"panel")
        self.side_box = QVBoxLayout(self.side_panel)
        self.side_box.setSpacing(8)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(16, 12, 16, 10)
        self.sides = ChipRow(self.side_panel)
        self.sides.setObjectName(u"sides")

        self.side_box.addWidget(self.sides)

        self.side_place = QVBoxLayout()
        self.side_place.setSpacing(8)
        self.side_place.setObjectName(u"side_place")
        self.side_place.setContentsMargins(0, 0, 0, 0)

        self.side_box.addLayout(self.side_place)

        self.side_box.setStretch(1, 1)

        self.body.addWidget(self.side_panel)

        self.body.setStretch(0, 1)
        self.body.setStretch(1, 1)

        self.outer.addLayout(self.body)

        self.outer.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.label_year.setBuddy(self.year)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RubricPane)

        QMetaObject.connectSlotsByName(RubricPane)
    # setupUi

    def retranslateUi(self, RubricPane):
        self.label_year.setText(QCoreApplication.translate("RubricPane", u"\u5e74\u5ea6", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("RubricPane", u"\u8bc4\u5206\u6807\u51c6\u7684\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.add.setText(QCoreApplication.translate("RubricPane", u"\u52a0\u4e00\u9879  Ctrl+N", None))
#if QT_CONFIG(tooltip)
        self.add.setToolTip(QCoreApplication.translate("RubricPane", u"\u5728\u6240\u5728\u7684\u4e00\u5757\u91cc\u52a0\u4e00\u9879\u3000Ctrl+N", None))
#endif // QT_CONFIG(tooltip)
        self.add_block.setText(QCoreApplication.translate("RubricPane", u"\u52a0\u4e00\u5757  Alt+N", None))
        self.remove.setText(QCoreApplication.translate("RubricPane", u"\u53bb\u6389  Ctrl+D", None))
#if QT_CONFIG(tooltip)
        self.remove.setToolTip(QCoreApplication.translate("RubricPane", u"\u53bb\u6389\u9009\u4e2d\u7684\u4e00\u9879\uff1b\u9009\u4e2d\u4e00\u5757\u7684\u6807\u9898\u65f6\u53bb\u6389\u6574\u5757\u3000Ctrl+D", None))
#endif // QT_CONFIG(tooltip)
        self.up.setText(QCoreApplication.translate("RubricPane", u"\u2191  Alt+\u2191", None))
#if QT_CONFIG(tooltip)
        self.up.setToolTip(QCoreApplication.translate("RubricPane", u"\u9009\u4e2d\u7684\u4e00\u9879\u6216\u4e00\u5757\u4e0a\u79fb\u3000Alt+\u2191", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.up.setAccessibleName(QCoreApplication.translate("RubricPane", u"\u4e0a\u79fb", None))
#endif // QT_CONFIG(accessibility)
        self.down.setText(QCoreApplication.translate("RubricPane", u"\u2193  Alt+\u2193", None))
#if QT_CONFIG(tooltip)
        self.down.setToolTip(QCoreApplication.translate("RubricPane", u"\u9009\u4e2d\u7684\u4e00\u9879\u6216\u4e00\u5757\u4e0b\u79fb\u3000Alt+\u2193", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.down.setAccessibleName(QCoreApplication.translate("RubricPane", u"\u4e0b\u79fb", None))
#endif // QT_CONFIG(accessibility)
        self.discard.setText(QCoreApplication.translate("RubricPane", u"\u653e\u5f03\u6539\u52a8  Alt+Z", None))
        self.save.setText(QCoreApplication.translate("RubricPane", u"\u4fdd\u5b58  Ctrl+Enter", None))
#if QT_CONFIG(accessibility)
        self.sides.setAccessibleName(QCoreApplication.translate("RubricPane", u"\u8bc4\u5206\u6807\u51c6\u7684\u5176\u4ed6\u90e8\u5206", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

