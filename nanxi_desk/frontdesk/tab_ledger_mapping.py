"""Which column of a ledger is taken for which of our fields: one box for each field, corrected by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from nanxi_desk.core.language import _
from nanxi_desk.core.masking import masked_text
from nanxi_desk.frontdesk.ledger_columns import CONTENT, ColumnMapping, Target
from nanxi_desk.frontdesk.ledger_file import FIELDS, samples
from nanxi_desk.frontdesk.ledger_values import Sheet
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Translated

# The words of Target as texts that are translated.
_WORDS = {
    Target.DATE: "日期",
    Target.TIME: "时间",
    Target.NAME: "姓名",
    Target.GENDER: "性别",
    Target.ID_NUMBER: "身份证号",
    Target.PHONE: "电话",
    Target.ADDRESS: "住址",
    Target.CHANNEL: "渠道",
    Target.LINE: "条线",
    Target.ITEM: "事由",
    Target.DETAIL: "内容",
    Target.STATUS: "状态",
    Target.OUTCOME: "处理情况",
    Target.RECEIVER: "经办人",
    Target.NOTE: "备注",
    Target.SEQUENCE: "序号",
}
_SAMPLE_LENGTH = 24
_INSET = 4  # pixels that the style keeps free beside the text
_NONE = -1


class _ColumnBox(QComboBox):
    """What does not fit ends in an ellipsis; scrolling past with the wheel changes nothing."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The style's own box around a shortened text."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - _INSET
        )
        option.currentText = words  # type: ignore[attr-defined]  # stubs leave out the option's members
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the list of fields."""
        event.ignore()


class MappingRows(Translated, QWidget):
    """The fields of one sheet. `corrected` gives the field and the column, None for no column."""

    corrected = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.boxes: dict[Target, QComboBox] = {}
        self.marks: dict[Target, QLabel] = {}
        self._names: dict[Target, QLabel] = {}
        for place, target in enumerate(FIELDS):
            name, box, mark = QLabel(), _ColumnBox(), QLabel()
            set_role(name, "label")
            set_role(mark, "muted")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _index, target=target: self._chosen(target))
            for column, widget in enumerate((name, box, mark)):
                grid.addWidget(widget, place, column)
            self._names[target], self.boxes[target], self.marks[target] = name, box, mark
        grid.setRowStretch(len(FIELDS), 1)
        self._retranslate()

    def show_mapping(self, sheet: Sheet, mapping: ColumnMapping, proposed: ColumnMapping) -> None:
        """Offer the sheet's columns with what stands in them; tell those found from those chosen."""
        offers = [(_("（没有）"), _NONE)]
        for column, title in mapping.titles.items():
            texts = (masked_text(text) for text in samples(sheet, mapping, column))
            seen = _("、").join(text[:_SAMPLE_LENGTH] for text in texts)
            offers.append((f"{title} · {seen}" if seen else title, column))
        for target, box in self.boxes.items():
            box.clear()
            for words, column in offers:
                box.addItem(words, column)
            taken = mapping.column(target)
            box.setCurrentIndex(max(box.findData(_NONE if taken is None else taken), 0))
            self._mark(target, mapping, as_proposed=taken == proposed.column(target))

    def _mark(self, target: Target, mapping: ColumnMapping, *, as_proposed: bool) -> None:
        mark, taken = self.marks[target], target in mapping.columns.values()
        if taken:
            mark.setText(_("识别") if as_proposed else _("手选"))
        elif target is Target.DATE:
            mark.setText(_("必选"))
        elif target in CONTENT and not CONTENT.intersection(mapping.columns.values()):
            mark.setText(_("三选一"))
        else:
            mark.clear()
        restyle(mark, "role", "good" if taken else "warning")

    def _chosen(self, target: Target) -> None:
        column = self.boxes[target].currentData()
        self.corrected.emit(target, None if column == _NONE else column)

    def _retranslate(self) -> None:
        for target, label in self._names.items():
            label.setText(_(_WORDS[target]))
            self.boxes[target].setAccessibleName(_("“{field}”取自哪一列").format(field=_(_WORDS[target])))
