"""What becomes of the rows of a ledger, as lists: taken, already here, refused with the reason, remarks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QStackedWidget

from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.ledger_rows import RefusedRow
from nanxi_desk.frontdesk.take_over import SeenRow, TakenOver
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk

_ROW, _DAY, _NAME, _MATTER, _SHEET, _REASON = "行", "日期", "姓名", "事项", "工作表", "原因"
KINDS = (("taken", "收下"), ("already", "已有"), ("refused", "不收"), ("warnings", "提示"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A row that can be taken or is here already."""

    id: str
    row: SeenRow


@dataclass(frozen=True, slots=True)
class _Reason:
    """A row of which something is to be said."""

    id: str
    row: RefusedRow


@dataclass(frozen=True, slots=True)
class _Reasons:
    """Made ready as the list asks for them: there may be a hundred thousand."""

    found: Sequence[RefusedRow]

    def count(self) -> int:
        """How many."""
        return len(self.found)

    def page(self, first: int, count: int) -> Sequence[_Reason]:
        """`count` of them from `first` on."""
        part = self.found[first : first + count]
        return [_Reason(str(place), row) for place, row in enumerate(part, start=first)]


class LedgerRows:
    """Fills the chips with counts and the list with the rows of the chosen one."""

    def __init__(self, desk: Desk, kinds: ChipRow, summary: QLabel, tables: QStackedWidget) -> None:
        self.kinds = kinds
        self.seen = RecordTable(_seen_columns(), desk.tasks, desk.theme, least=4)
        self.reasons = RecordTable(_reason_columns(), desk.tasks, desk.theme, least=2)
        self._summary = summary
        self._tables = tables
        self._shown = TakenOver()
        for table in (self.seen, self.reasons):
            tables.addWidget(table)
        kinds.set_choices(KINDS)
        self._picked = "taken"  # by a person
        kinds.chosen.connect(self._pick)
        self.name_tables()

    def show(self, looked: TakenOver) -> None:
        """The counts, and the rows of the kind that was chosen; the refused ones where none is taken."""
        self._shown = looked
        counts = (looked.taken, looked.already, len(looked.refused), len(looked.warnings))
        for (kind, _word), count in zip(KINDS, counts, strict=True):
            self.kinds.set_note(kind, figure(count))
        kind = self._picked
        if kind == "taken" and not looked.taken:
            kind = "refused" if looked.refused else "already" if looked.already else kind
        self.kinds.set_value(kind)
        self._list()

    def name_tables(self) -> None:
        """Say to a screen reader what the lists are, in the current language."""
        self.seen.setAccessibleName(_("台账里的行"))
        self.reasons.setAccessibleName(_("行和原因"))

    def _pick(self, kind: str) -> None:
        self._picked = kind
        self._list()

    def _list(self) -> None:
        shown, kind = self._shown, self.kinds.value()
        if kind in ("refused", "warnings"):
            rows = shown.refused if kind == "refused" else shown.warnings
            empty = _("没有不收的行。") if kind == "refused" else _("没有要提示的。")
            self.reasons.show_rows(_Reasons(rows), empty=empty)
            self._tables.setCurrentWidget(self.reasons)
            fate = _("不收的行不影响其他行；改好原表后再接一次，只补这些行。")
            self._say(fate if rows and kind == "refused" else "")
            return
        seen = [row for row in shown.seen if row.already == (kind == "already")]
        empty = _("没有可收下的行。") if kind == "taken" else _("没有已经接入过的行。")
        self.seen.show_rows(FixedRows([_Seen(f"{row.sheet} {row.row}", row) for row in seen]), empty=empty)
        self._tables.setCurrentWidget(self.seen)
        whole = shown.taken if kind == "taken" else shown.already
        self._say(_("列出最早的 {n} 行。").format(n=len(seen)) if len(seen) < whole else "")

    def _say(self, words: str) -> None:
        self._summary.setText(words)
        self._summary.setVisible(bool(words))


def figure(number: int) -> str:
    """A count as people read it: 12,000."""
    return f"{number:,}"


def _seen_columns() -> tuple[Column, ...]:
    return (
        Column(
            "", 1, lambda _seen: "", mark=lambda s: ("green", True) if s.row.closed else ("yellow", False)
        ),
        Column(_ROW, 4, lambda seen: str(seen.row.row)),
        Column(_DAY, 10, lambda seen: seen.row.day.isoformat()),
        Column(_NAME, 7, lambda seen: seen.row.name or "—"),
        Column(_MATTER, 14, lambda seen: seen.row.matter),
        Column(_SHEET, 8, lambda seen: seen.row.sheet),
    )


def _reason_columns() -> tuple[Column, ...]:
    return (
        Column(_ROW, 4, lambda reason: str(reason.row.row)),
        Column(_REASON, 30, lambda reason: reason.row.reason),
        Column(_SHEET, 8, lambda reason: reason.row.sheet),
    )
