"""How far each judge lies from the others, and on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_result_judges import Ui_StarsResultJudges
from nanxi_desk.stars.arithmetic import Deviation, shown
from nanxi_desk.stars.rubric import decimal_text
from nanxi_desk.stars.views import RoundResult
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

_FOLLOW_MS = 80


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """One judge; `worst` names the indicator on which the difference is greatest."""

    deviation: Deviation
    worst: str

    @property
    def id(self) -> str:
        """The judge's."""
        return self.deviation.judge_id


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """How far a judge is from the others on one indicator, on average of the groups."""

    id: str
    name: str
    difference: Fraction


class ResultJudges(Formed, QWidget):
    """The judges, the farthest first; beside them the marked one's indicators, the farthest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: RoundResult | None = None
        self.ui = ui = self._set_up(Ui_StarsResultJudges())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        ui.table_place.addWidget(self.table)
        self.indicators = RecordTable(_indicator_columns(), desk.tasks, desk.theme, least=2)
        ui.indicator_place.addWidget(self.indicators)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(self._show)
        self._name()

    def show_result(self, found: RoundResult) -> None:
        """Show the judges of a result."""
        self._found = found
        rows = [JudgeRow(each, _indicator(found, each.worst)) for each in found.result.deviations]
        chosen = self.table.current_id() or next((row.id for row in rows), "")
        self.table.show_rows(FixedRows(rows), select=chosen, empty=_("还没有两份以上的评分表可以比较。"))
        self._show(next((row for row in rows if row.id == chosen), None))

    def _retranslate(self) -> None:
        self._name()
        if self._found is not None:
            self.show_result(self._found)

    def _name(self) -> None:
        self.table.setAccessibleName(_("评委与其他评委的差距"))
        self.indicators.setAccessibleName(_("各项指标的差距"))

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._show(row)

    def _show(self, row: JudgeRow | None) -> None:
        found = self._found
        self.ui.words.setVisible(row is not None)
        if row is None or found is None:
            self.ui.heading.setText("")
            self.indicators.show_rows(FixedRows(()))
            return
        each = row.deviation
        self.ui.heading.setText(each.judge)
        self.ui.words.setText(_judge_words(found, each))
        rows = [IndicatorRow(c, _indicator(found, c), d) for c, d in each.by_indicator.items()]
        rows.sort(key=lambda r: (-abs(r.difference), r.id))
        self.indicators.show_rows(FixedRows(rows))


def _judge_words(found: RoundResult, each: Deviation) -> str:
    side = _("低") if each.mean < 0 else _("高")
    words = _("与同评 {count} 个楼组的其他评委相比，合计平均{side} {points} 分。").format(
        count=each.groups, side=side, points=shown(abs(each.mean))
    )
    limit = decimal_text(found.rubric.far)
    if each.far:
        return words + "\n" + _("超过评分标准的 {limit} 分，请核对这位评委的尺度。").format(limit=limit)
    return words + "\n" + _("在评分标准的 {limit} 分以内。").format(limit=limit)


def signed(number: Fraction) -> str:
    """With its sign: +2.77, −14.38."""
    text = shown(abs(number))
    return text if text.strip("0.") == "" else f"{'−' if number < 0 else '+'}{text}"


def _indicator(found: RoundResult, code: str) -> str:
    indicator = found.rubric.indicators.get(code)
    return f"{code} {indicator.name}" if indicator else code


def _columns() -> Sequence[Column]:
    return (
        Column(
            "", 2, lambda _row: "", mark=lambda row: ("red", True) if row.deviation.far else ("line", False)
        ),
        Column("评委", 8, lambda row: row.deviation.judge),
        Column("楼组数", 6, lambda row: str(row.deviation.groups)),
        Column("平均差", 7, lambda row: signed(row.deviation.mean), tone=_tone),
        Column("差距最大的一项", 22, lambda row: row.worst),
    )


def _tone(row: JudgeRow) -> str:
    return "red" if row.deviation.far else "text"


def _indicator_columns() -> Sequence[Column]:
    return (
        Column("指标", 24, lambda row: row.name),
        Column("平均差", 7, lambda row: signed(row.difference)),
    )
