# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_detail.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QPlainTextEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.hits import HitEdit

class Ui_DeskDetail(object):
    def setupUi(self, DeskDetail):
        if not DeskDetail.objectName():
            DeskDetail.setObjectName(u"DeskDetail")
        self.layout_1 = QVBoxLayout(DeskDetail)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(16, 12, 16, 14)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.number = QLabel(DeskDetail)
        self.number.setObjectName(u"number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setProperty(u"role", u"heading")

        self.layout_2.addWidget(self.number)

        self.state = ElidedLabel(DeskDetail)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"role", u"strong")

        self.layout_2.addWidget(self.state)

        self.back = QPushButton(DeskDetail)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"role", u"link")

        self.layout_2.addWidget(self.back)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_2)

        self.facts = QGridLayout()
        self.facts.setObjectName(u"facts")
        self.facts.setHorizontalSpacing(8)
        self.facts.setVerticalSpacing(4)
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.label_visitor = QLabel(DeskDetail)
        self.label_visitor.setObjectName(u"label_visitor")
        self.label_visitor.setProperty(u"role", u"label")

        self.facts.addWidget(self.label_visitor, 0, 0, 1, 1)

        self.shown_visitor = QLabel(DeskDetail)
        self.shown_visitor.setObjectName(u"shown_visitor")
        self.shown_visitor.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.facts.addWidget(self.shown_visitor, 0, 1, 1, 1)

        self.label_phone = QLabel(DeskDetail)
        self.label_phone.setObjectName(u"label_phone")
        self.label_phone.setProperty(u"role", u"label")

        self.facts.addWidget(self.label_phone, 0, 2, 1, 1)

        self.shown_phone = QLabel(DeskDetail)
        self.shown_phone.setObjectName(u"shown_phone")
        self.shown_phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.facts.addWidget(self.shown_phone, 0, 3, 1, 1)

        self.label_address = QLabel(DeskDetail)
        self.label_address.setObjectName(u"label_address")
        self.label_address.setProperty(u"role", u"label")

        self.facts.addWidget(self.label_address, 1, 0, 1, 1)

        self.shown_address = QLabel(DeskDetail)
        self.shown_address.setObjectName(u"shown_address")
        self.shown_address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.facts.addWidget(self.shown_address, 1, 1, 1, 1)

        self.label_channel = QLabel(DeskDetail)
        self.label_channel.setObjectName(u"label_channel")
        self.label_channel.setProperty(u"role", u"label")

        self.facts.addWidget(self.label_channel, 1, 2, 1, 1)

        self.shown_channel = QLabel(DeskDetail)
        self.shown_channel.setObjectName(u"shown_channel")
        self.shown_channel.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.facts.addWidget(self.shown_channel, 1, 3, 1, 1)

        self.label_registered = QLabel(DeskDetail)
        self.label_registered.setObjectName(u"label_registered")
        self.label_registered.setProperty(u"role", u"label")

        self.facts.addWidget(self.label_registered, 2, 0, 1, 1)

        self.shown_registered = QLabel(DeskDetail)
        self.shown_registered.setObjectName(u"shown_registered")
        self.shown_registered.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.facts.addWidget(self.shown_registered, 2, 1, 1, 1)

        self.label_receiver = QLabel(DeskDetail)
        self.label_receiver.setObjectName(u"label_receiver")
        self.label_receiver.setProperty(u"role", u"label")

        self.facts.addWidget(self.label_receiver, 2, 2, 1, 1)

        self.shown_receiver = QLabel(DeskDetail)
        self.shown_receiver.setObjectName(u"shown_receiver")
        self.shown_receiver.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.facts.addWidget(self.shown_receiver, 2, 3, 1, 1)

        self.facts.setColumnStretch(1, 3)
        self.facts.setColumnStretch(3, 2)

        self.layout_1.addLayout(self.facts)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(6)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.label_item_name = QLabel(DeskDetail)
        self.label_item_name.setObjectName(u"label_item_name")
        self.label_item_name.setProperty(u"role", u"label")

        self.fields.addWidget(self.label_item_name, 0, 0, 1, 1)

        self.field_item_name = HitEdit(DeskDetail)
        self.field_item_name.setObjectName(u"field_item_name")

        self.fields.addWidget(self.field_item_name, 0, 1, 1, 1)

        self.error_item_name = QLabel(DeskDetail)
        self.error_item_name.setObjectName(u"error_item_name")
        self.error_item_name.setWordWrap(True)
        self.error_item_name.setProperty(u"role", u"error")

        self.fields.addWidget(self.error_item_name, 1, 1, 1, 1)

        self.label_detail = QLabel(DeskDetail)
        self.label_detail.setObjectName(u"label_detail")
        self.label_detail.setIndent(0)
        self.label_detail.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.label_detail.setProperty(u"role", u"label_top")

        self.fields.addWidget(self.label_detail, 2, 0, 1, 1)

        self.field_detail = QPlainTextEdit(DeskDetail)
        self.field_detail.setObjectName(u"field_detail")
        self.field_detail.setTabChangesFocus(True)

        self.fields.addWidget(self.field_detail, 2, 1, 1, 1)

        self.error_detail = QLabel(DeskDetail)
        self.error_detail.setObjectName(u"error_detail")
        self.error_detail.setWordWrap(True)
        self.error_detail.setProperty(u"role", u"error")

        self.fields.addWidget(self.error_detail, 3, 1, 1, 1)


        self.layout_1.addLayout(self.fields)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.sections = ChipRow(DeskDetail)
        self.sections.setObjectName(u"sections")

        self.layout_6.addWidget(self.sections)

        self.spacer_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_7)

        self.save = QPushButton(DeskDetail)
        self.save.setObjectName(u"save")

        self.layout_6.addWidget(self.save)


        self.layout_1.addLayout(self.layout_6)

        self.scroll = QScrollArea(DeskDetail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.log_box = QWidget()
        self.log_box.setObjectName(u"log_box")
        self.scroll.setWidget(self.log_box)

        self.layout_1.addWidget(self.scroll)

        self.attachments_place = QWidget(DeskDetail)
        self.attachments_place.setObjectName(u"attachments_place")

        self.layout_1.addWidget(self.attachments_place)

        self.refusal = QLabel(DeskDetail)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.layout_1.addWidget(self.refusal)

        self.steps_place = QWidget(DeskDetail)
        self.steps_place.setObjectName(u"steps_place")

        self.layout_1.addWidget(self.steps_place)

        self.layout_1.setStretch(4, 1)
        self.layout_1.setStretch(5, 1)
        QWidget.setTabOrder(self.field_item_name, self.field_detail)
        QWidget.setTabOrder(self.field_detail, self.sections)
        QWidget.setTabOrder(self.sections, self.save)
        QWidget.setTabOrder(self.save, self.back)

        self.retranslateUi(DeskDetail)

        QMetaObject.connectSlotsByName(DeskDetail)
    # setupUi

    def retranslateUi(self, DeskDetail):
        DeskDetail.setWindowTitle(QCoreApplication.translate("DeskDetail", u"\u767b\u8bb0\u8be6\u60c5", None))
        self.back.setText(QCoreApplication.translate("DeskDetail", u"\u8fd4\u56de\u767b\u8bb0  Esc", None))
        self.label_visitor.setText(QCoreApplication.translate("DeskDetail", u"\u6765\u8bbf\u4eba", None))
        self.label_phone.setText(QCoreApplication.translate("DeskDetail", u"\u7535\u8bdd", None))
        self.label_address.setText(QCoreApplication.translate("DeskDetail", u"\u4f4f\u5740", None))
        self.label_channel.setText(QCoreApplication.translate("DeskDetail", u"\u6e20\u9053", None))
        self.label_registered.setText(QCoreApplication.translate("DeskDetail", u"\u767b\u8bb0\u65f6\u95f4", None))
        self.label_receiver.setText(QCoreApplication.translate("DeskDetail", u"\u63a5\u5f85\u4eba", None))
        self.label_item_name.setText(QCoreApplication.translate("DeskDetail", u"\u4e8b\u9879", None))
#if QT_CONFIG(accessibility)
        self.field_item_name.setAccessibleName(QCoreApplication.translate("DeskDetail", u"\u4e8b\u9879", None))
#endif // QT_CONFIG(accessibility)
        self.label_detail.setText(QCoreApplication.translate("DeskDetail", u"\u60c5\u51b5", None))
#if QT_CONFIG(accessibility)
        self.field_detail.setAccessibleName(QCoreApplication.translate("DeskDetail", u"\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.sections.setAccessibleName(QCoreApplication.translate("DeskDetail", u"\u8fc7\u7a0b\u4e0e\u4fee\u6539", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("DeskDetail", u"\u4fdd\u5b58  Ctrl+S", None))
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("DeskDetail", u"\u8fc7\u7a0b\u4e0e\u4fee\u6539", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

