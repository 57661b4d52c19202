# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_form.ui'
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
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.hits import HitEdit

class Ui_DeskForm(object):
    def setupUi(self, DeskForm):
        if not DeskForm.objectName():
            DeskForm.setObjectName(u"DeskForm")
        self.layout_1 = QVBoxLayout(DeskForm)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(16, 12, 16, 14)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(DeskForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")

        self.layout_2.addWidget(self.heading)

        self.spacer_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_3)

        self.confirmation = QLabel(DeskForm)
        self.confirmation.setObjectName(u"confirmation")
        self.confirmation.setProperty(u"role", u"good")

        self.layout_2.addWidget(self.confirmation)

        self.again = QPushButton(DeskForm)
        self.again.setObjectName(u"again")
        self.again.setCheckable(True)
        self.again.setProperty(u"role", u"link")

        self.layout_2.addWidget(self.again)

        self.empty = QPushButton(DeskForm)
        self.empty.setObjectName(u"empty")
        self.empty.setProperty(u"role", u"link")

        self.layout_2.addWidget(self.empty)


        self.layout_1.addLayout(self.layout_2)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.label_name = QLabel(DeskForm)
        self.label_name.setObjectName(u"label_name")
        self.label_name.setProperty(u"role", u"label")

        self.fields.addWidget(self.label_name, 0, 0, 1, 1)

        self.field_name = HitEdit(DeskForm)
        self.field_name.setObjectName(u"field_name")

        self.fields.addWidget(self.field_name, 0, 1, 1, 1)

        self.error_name = QLabel(DeskForm)
        self.error_name.setObjectName(u"error_name")
        self.error_name.setWordWrap(True)
        self.error_name.setProperty(u"role", u"error")

        self.fields.addWidget(self.error_name, 1, 1, 1, 1)

        self.person = QStackedWidget(DeskForm)
        self.person.setObjectName(u"person")
        self.person_hint = QWidget()
        self.person_hint.setObjectName(u"person_hint")
        self.layout_5 = QHBoxLayout(self.person_hint)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.person_words = QLabel(self.person_hint)
        self.person_words.setObjectName(u"person_words")
        self.person_words.setWordWrap(True)
        self.person_words.setProperty(u"role", u"muted")

        self.layout_5.addWidget(self.person_words)

        self.person.addWidget(self.person_hint)
        self.person_known = QWidget()
        self.person_known.setObjectName(u"person_known")
        self.layout_6 = QHBoxLayout(self.person_known)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.known_box = QFrame(self.person_known)
        self.known_box.setObjectName(u"known_box")
        self.known_box.setProperty(u"role", u"note")
        self.layout_7 = QHBoxLayout(self.known_box)
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(10, 0, 10, 0)
        self.known_person = ElidedLabel(self.known_box)
        self.known_person.setObjectName(u"known_person")

        self.layout_7.addWidget(self.known_person)


        self.layout_6.addWidget(self.known_box)

        self.person.addWidget(self.person_known)
        self.person_new = QWidget()
        self.person_new.setObjectName(u"person_new")
        self.layout_8 = QHBoxLayout(self.person_new)
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.field_phone = QLineEdit(self.person_new)
        self.field_phone.setObjectName(u"field_phone")

        self.layout_8.addWidget(self.field_phone)

        self.field_address = QLineEdit(self.person_new)
        self.field_address.setObjectName(u"field_address")

        self.layout_8.addWidget(self.field_address)

        self.unfold = QPushButton(self.person_new)
        self.unfold.setObjectName(u"unfold")
        self.unfold.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.unfold.setCheckable(True)
        self.unfold.setProperty(u"role", u"link")

        self.layout_8.addWidget(self.unfold)

        self.layout_8.setStretch(0, 4)
        self.layout_8.setStretch(1, 6)
        self.person.addWidget(self.person_new)

        self.fields.addWidget(self.person, 2, 1, 1, 1)

        self.layout_9 = QVBoxLayout()
        self.layout_9.setSpacing(2)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.error_phone = QLabel(DeskForm)
        self.error_phone.setObjectName(u"error_phone")
        self.error_phone.setWordWrap(True)
        self.error_phone.setProperty(u"role", u"error")

        self.layout_9.addWidget(self.error_phone)

        self.error_address = QLabel(DeskForm)
        self.error_address.setObjectName(u"error_address")
        self.error_address.setWordWrap(True)
        self.error_address.setProperty(u"role", u"error")

        self.layout_9.addWidget(self.error_address)


        self.fields.addLayout(self.layout_9, 3, 1, 1, 1)

        self.more = QWidget(DeskForm)
        self.more.setObjectName(u"more")
        self.more_grid = QGridLayout(self.more)
        self.more_grid.setObjectName(u"more_grid")
        self.more_grid.setHorizontalSpacing(8)
        self.more_grid.setVerticalSpacing(6)
        self.more_grid.setContentsMargins(0, 0, 0, 0)
        self.label_gender = QLabel(self.more)
        self.label_gender.setObjectName(u"label_gender")
        self.label_gender.setProperty(u"role", u"label")

        self.more_grid.addWidget(self.label_gender, 0, 0, 1, 1)

        self.field_gender = ChipRow(self.more)
        self.field_gender.setObjectName(u"field_gender")

        self.more_grid.addWidget(self.field_gender, 0, 1, 1, 1)

        self.error_gender = QLabel(self.more)
        self.error_gender.setObjectName(u"error_gender")
        self.error_gender.setWordWrap(True)
        self.error_gender.setProperty(u"role", u"error")

        self.more_grid.addWidget(self.error_gender, 1, 1, 1, 1)

        self.label_id_number = QLabel(self.more)
        self.label_id_number.setObjectName(u"label_id_number")
        self.label_id_number.setProperty(u"role", u"label")

        self.more_grid.addWidget(self.label_id_number, 2, 0, 1, 1)

        self.field_id_number = QLineEdit(self.more)
        self.field_id_number.setObjectName(u"field_id_number")

        self.more_grid.addWidget(self.field_id_number, 2, 1, 1, 1)

        self.error_id_number = QLabel(self.more)
        self.error_id_number.setObjectName(u"error_id_number")
        self.error_id_number.setWordWrap(True)
        self.error_id_number.setProperty(u"role", u"error")

        self.more_grid.addWidget(self.error_id_number, 3, 1, 1, 1)

        self.label_note = QLabel(self.more)
        self.label_note.setObjectName(u"label_note")
        self.label_note.setProperty(u"role", u"label")

        self.more_grid.addWidget(self.label_note, 4, 0, 1, 1)

        self.field_note = QLineEdit(self.more)
        self.field_note.setObjectName(u"field_note")

        self.more_grid.addWidget(self.field_note, 4, 1, 1, 1)

        self.error_note = QLabel(self.more)
        self.error_note.setObjectName(u"error_note")
        self.error_note.setWordWrap(True)
        self.error_note.setProperty(u"role", u"error")

        self.more_grid.addWidget(self.error_note, 5, 1, 1, 1)


        self.fields.addWidget(self.more, 4, 1, 1, 1)

        self.past_place = QWidget(DeskForm)
        self.past_place.setObjectName(u"past_place")

        self.fields.addWidget(self.past_place, 5, 1, 1, 1)

        self.label_item_name = QLabel(DeskForm)
        self.label_item_name.setObjectName(u"label_item_name")
        self.label_item_name.setProperty(u"role", u"label")

        self.fields.addWidget(self.label_item_name, 6, 0, 1, 1)

        self.field_item_name = HitEdit(DeskForm)
        self.field_item_name.setObjectName(u"field_item_name")

        self.fields.addWidget(self.field_item_name, 6, 1, 1, 1)

        self.error_item_name = QLabel(DeskForm)
        self.error_item_name.setObjectName(u"error_item_name")
        self.error_item_name.setWordWrap(True)
        self.error_item_name.setProperty(u"role", u"error")

        self.fields.addWidget(self.error_item_name, 7, 1, 1, 1)

        self.item_box = QFrame(DeskForm)
        self.item_box.setObjectName(u"item_box")
        self.item_box.setProperty(u"role", u"note")
        self.layout_11 = QVBoxLayout(self.item_box)
        self.layout_11.setSpacing(2)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(10, 6, 10, 6)
        self.item_facts = QLabel(self.item_box)
        self.item_facts.setObjectName(u"item_facts")
        self.item_facts.setWordWrap(True)

        self.layout_11.addWidget(self.item_facts)

        self.common_place = QWidget(self.item_box)
        self.common_place.setObjectName(u"common_place")

        self.layout_11.addWidget(self.common_place)

        self.urgent = QCheckBox(self.item_box)
        self.urgent.setObjectName(u"urgent")

        self.layout_11.addWidget(self.urgent)

        self.documents_place = QWidget(self.item_box)
        self.documents_place.setObjectName(u"documents_place")

        self.layout_11.addWidget(self.documents_place)

        self.item_documents = QLabel(self.item_box)
        self.item_documents.setObjectName(u"item_documents")
        self.item_documents.setWordWrap(True)
        self.item_documents.setProperty(u"role", u"muted")

        self.layout_11.addWidget(self.item_documents)


        self.fields.addWidget(self.item_box, 8, 1, 1, 1)

        self.label_target = QLabel(DeskForm)
        self.label_target.setObjectName(u"label_target")
        self.label_target.setProperty(u"role", u"label")

        self.fields.addWidget(self.label_target, 9, 0, 1, 1)

        self.target_column = QVBoxLayout()
        self.target_column.setSpacing(2)
        self.target_column.setObjectName(u"target_column")
        self.target_column.setContentsMargins(0, 0, 0, 0)
        self.target = QComboBox(DeskForm)
        self.target.setObjectName(u"target")
        self.target.setEditable(True)
        self.target.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

        self.target_column.addWidget(self.target)

        self.error_target = QLabel(DeskForm)
        self.error_target.setObjectName(u"error_target")
        self.error_target.setWordWrap(True)
        self.error_target.setProperty(u"role", u"error")

        self.target_column.addWidget(self.error_target)


        self.fields.addLayout(self.target_column, 9, 1, 1, 1)

        self.label_channel = QLabel(DeskForm)
        self.label_channel.setObjectName(u"label_channel")
        self.label_channel.setProperty(u"role", u"label")

        self.fields.addWidget(self.label_channel, 10, 0, 1, 1)

        self.field_channel = ChipRow(DeskForm)
        self.field_channel.setObjectName(u"field_channel")

        self.fields.addWidget(self.field_channel, 10, 1, 1, 1)

        self.error_channel = QLabel(DeskForm)
        self.error_channel.setObjectName(u"error_channel")
        self.error_channel.setWordWrap(True)
        self.error_channel.setProperty(u"role", u"error")

        self.fields.addWidget(self.error_channel, 11, 1, 1, 1)

        self.label_detail = QLabel(DeskForm)
        self.label_detail.setObjectName(u"label_detail")
        self.label_detail.setIndent(0)
        self.label_detail.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.label_detail.setProperty(u"role", u"label_top")

        self.fields.addWidget(self.label_detail, 12, 0, 1, 1)

        self.field_detail = QPlainTextEdit(DeskForm)
        self.field_detail.setObjectName(u"field_detail")
        self.field_detail.setTabChangesFocus(True)

        self.fields.addWidget(self.field_detail, 12, 1, 1, 1)

        self.error_detail = QLabel(DeskForm)
        self.error_detail.setObjectName(u"error_detail")
        self.error_detail.setWordWrap(True)
        self.error_detail.setProperty(u"role", u"error")

        self.fields.addWidget(self.error_detail, 13, 1, 1, 1)


        self.layout_1.addLayout(self.fields)

        self.refusal = QLabel(DeskForm)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setProperty(u"role", u"error")

        self.layout_1.addWidget(self.refusal)

        self.spacer_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.spacer_12)

        self.actions = QWidget(DeskForm)
        self.actions.setObjectName(u"actions")
        self.accept = QPushButton(self.actions)
        self.accept.setObjectName(u"accept")
        self.hand_on = QPushButton(self.actions)
        self.hand_on.setObjectName(u"hand_on")
        self.close_now = QPushButton(self.actions)
        self.close_now.setObjectName(u"close_now")
        self.close_now.setProperty(u"role", u"primary")
        self.register_only = QPushButton(self.close_now)
        self.register_only.setObjectName(u"register_only")
        self.register_only.setProperty(u"role", u"link")

        self.layout_1.addWidget(self.actions)

        QWidget.setTabOrder(self.field_name, self.field_phone)
        QWidget.setTabOrder(self.field_phone, self.field_address)
        QWidget.setTabOrder(self.field_address, self.unfold)
        QWidget.setTabOrder(self.unfold, self.field_gender)
        QWidget.setTabOrder(self.field_gender, self.field_id_number)
        QWidget.setTabOrder(self.field_id_number, self.field_note)
        QWidget.setTabOrder(self.field_note, self.field_item_name)
        QWidget.setTabOrder(self.field_item_name, self.field_channel)
        QWidget.setTabOrder(self.field_channel, self.field_detail)
        QWidget.setTabOrder(self.field_detail, self.target)
        QWidget.setTabOrder(self.target, self.close_now)
        QWidget.setTabOrder(self.close_now, self.accept)
        QWidget.setTabOrder(self.accept, self.hand_on)
        QWidget.setTabOrder(self.hand_on, self.again)
        QWidget.setTabOrder(self.again, self.register_only)
        QWidget.setTabOrder(self.register_only, self.empty)

        self.retranslateUi(DeskForm)

        self.person.setCurrentIndex(0)


        QMetaObject.connectSlotsByName(DeskForm)
    # setupUi

    def retranslateUi(self, DeskForm):
        DeskForm.setWindowTitle(QCoreApplication.translate("DeskForm", u"\u65b0\u767b\u8bb0", None))
        self.heading.setText(QCoreApplication.translate("DeskForm", u"\u65b0\u767b\u8bb0", None))
        self.again.setText(QCoreApplication.translate("DeskForm", u"\u518d\u52a0\u4e00\u4ef6 Ctrl+M", None))
#if QT_CONFIG(tooltip)
        self.again.setToolTip(QCoreApplication.translate("DeskForm", u"\u540c\u4e00\u4e2a\u4eba\u7684\u53e6\u4e00\u4ef6\u4e8b\uff1a\u4fdd\u5b58\u540e\u7559\u4e0b\u6b64\u4eba\uff0c\u7b97\u4f5c\u540c\u4e00\u6b21\u6765\u8bbf\u3000Ctrl+M", None))
#endif // QT_CONFIG(tooltip)
        self.empty.setText(QCoreApplication.translate("DeskForm", u"\u6e05\u7a7a Ctrl+L", None))
        self.label_name.setText(QCoreApplication.translate("DeskForm", u"\u6765\u8bbf\u4eba", None))
#if QT_CONFIG(accessibility)
        self.field_name.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u6765\u8bbf\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.field_name.setPlaceholderText(QCoreApplication.translate("DeskForm", u"\u59d3\u540d / \u62fc\u97f3\u9996\u5b57\u6bcd / \u7535\u8bdd", None))
        self.person_words.setText(QCoreApplication.translate("DeskForm", u"\u6309\u59d3\u540d\u3001\u62fc\u97f3\u9996\u5b57\u6bcd\u6216\u7535\u8bdd\u627e\uff1b\u4e0d\u613f\u7559\u540d\u53ef\u7a7a\u7740", None))
        self.field_phone.setPlaceholderText(QCoreApplication.translate("DeskForm", u"\u7535\u8bdd", None))
#if QT_CONFIG(accessibility)
        self.field_phone.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.field_address.setPlaceholderText(QCoreApplication.translate("DeskForm", u"\u4f4f\u5740", None))
#if QT_CONFIG(accessibility)
        self.field_address.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u4f4f\u5740", None))
#endif // QT_CONFIG(accessibility)
        self.unfold.setText(QCoreApplication.translate("DeskForm", u"\u66f4\u591a  F4", None))
        self.label_gender.setText(QCoreApplication.translate("DeskForm", u"\u6027\u522b", None))
#if QT_CONFIG(accessibility)
        self.field_gender.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u6027\u522b", None))
#endif // QT_CONFIG(accessibility)
        self.label_id_number.setText(QCoreApplication.translate("DeskForm", u"\u8eab\u4efd\u8bc1\u53f7", None))
#if QT_CONFIG(accessibility)
        self.field_id_number.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u8eab\u4efd\u8bc1\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.field_id_number.setPlaceholderText(QCoreApplication.translate("DeskForm", u"\u4e00\u822c\u4e0d\u9700\u8981\uff1b18 \u4f4d", None))
        self.label_note.setText(QCoreApplication.translate("DeskForm", u"\u5907\u6ce8", None))
#if QT_CONFIG(accessibility)
        self.field_note.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u5c45\u6c11\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        self.label_item_name.setText(QCoreApplication.translate("DeskForm", u"\u4e8b\u9879", None))
#if QT_CONFIG(accessibility)
        self.field_item_name.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u4e8b\u9879", None))
#endif // QT_CONFIG(accessibility)
        self.field_item_name.setPlaceholderText(QCoreApplication.translate("DeskForm", u"\u62fc\u97f3\u9996\u5b57\u6bcd\u6216\u5e38\u7528\u8bf4\u6cd5\uff0c\u5982 sbk\u3001\u6f0f\u6c34", None))
#if QT_CONFIG(accessibility)
        self.common_place.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u5e38\u7528\u4e8b\u9879", None))
#endif // QT_CONFIG(accessibility)
        self.urgent.setText(QCoreApplication.translate("DeskForm", u"\u7d27\u6025\uff0c\u6309\u7d27\u6025\u65f6\u9650  Alt+U", None))
#if QT_CONFIG(accessibility)
        self.documents_place.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u6240\u9700\u6750\u6599", None))
#endif // QT_CONFIG(accessibility)
        self.label_target.setText(QCoreApplication.translate("DeskForm", u"\u8f6c\u7ed9", None))
#if QT_CONFIG(accessibility)
        self.target.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u8f6c\u7ed9\u8c01", None))
#endif // QT_CONFIG(accessibility)
        self.label_channel.setText(QCoreApplication.translate("DeskForm", u"\u6e20\u9053", None))
#if QT_CONFIG(accessibility)
        self.field_channel.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u6e20\u9053", None))
#endif // QT_CONFIG(accessibility)
        self.label_detail.setText(QCoreApplication.translate("DeskForm", u"\u60c5\u51b5", None))
#if QT_CONFIG(accessibility)
        self.field_detail.setAccessibleName(QCoreApplication.translate("DeskForm", u"\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
        self.field_detail.setPlaceholderText(QCoreApplication.translate("DeskForm", u"\u8bf4\u4e86\u4ec0\u4e48\u3001\u7b54\u4e86\u4ec0\u4e48\uff1b\u53ef\u4ee5\u4e0d\u586b", None))
        self.accept.setText(QCoreApplication.translate("DeskForm", u"\u53d7\u7406 Ctrl+S", None))
#if QT_CONFIG(tooltip)
        self.accept.setToolTip(QCoreApplication.translate("DeskForm", u"\u53d7\u7406\uff1a\u671f\u9650\u4ece\u4e0b\u4e00\u4e2a\u5de5\u4f5c\u65e5\u8d77\u7b97\u3000Ctrl+S", None))
#endif // QT_CONFIG(tooltip)
        self.hand_on.setText(QCoreApplication.translate("DeskForm", u"\u8f6c\u529e Ctrl+T", None))
#if QT_CONFIG(tooltip)
        self.hand_on.setToolTip(QCoreApplication.translate("DeskForm", u"\u53d7\u7406\u540e\u8f6c\u7ed9\u540c\u4e8b\u3001\u8857\u9053\u6216\u5916\u5355\u4f4d\u3000Ctrl+T", None))
#endif // QT_CONFIG(tooltip)
        self.close_now.setText(QCoreApplication.translate("DeskForm", u"\u5f53\u573a\u529e\u7ed3 Ctrl+Enter", None))
#if QT_CONFIG(tooltip)
        self.close_now.setToolTip(QCoreApplication.translate("DeskForm", u"\u5f53\u573a\u7b54\u590d\u6216\u529e\u597d\u3000Ctrl+Enter", None))
#endif // QT_CONFIG(tooltip)
        self.register_only.setText(QCoreApplication.translate("DeskForm", u"\u53ea\u767b\u8bb0 Ctrl+D", None))
#if QT_CONFIG(tooltip)
        self.register_only.setToolTip(QCoreApplication.translate("DeskForm", u"\u53ea\u767b\u8bb0\uff0c\u4e0d\u53d7\u7406\uff1a\u671f\u9650\u4e0d\u8d77\u7b97\u3000Ctrl+D", None))
#endif // QT_CONFIG(tooltip)
    # retranslateUi

