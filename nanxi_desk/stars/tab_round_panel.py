"""评委 and 回避: who judges in a round, and who does not score which group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_round_panel import Ui_RoundPanel
from nanxi_desk.forms.ui_stars_round_recusals import Ui_RoundRecusals
from nanxi_desk.stars import rules
from nanxi_desk.stars.panel import RIGHT_PANEL, Panel
from nanxi_desk.stars.tab_round_work import RoundFacts
from nanxi_desk.stars.views import Candidate, Judge, RecusalView
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Somebody who judges, or could. `own`: of this home, which alone may seat them here."""

    id: str
    name: str
    post: str
    office: str
    own: bool
    proposed: bool
    judge: Judge | None
    home: str  # the name of the group where the judge lives

    @property
    def seated(self) -> bool:
        """Whether the person sits on the panel."""
        return self.judge is not None


class RoundPanel(Formed, QWidget):
    """The staff of this home to be seated, below them the judges that others sent.

    Ctrl+Enter seats the chosen one or writes down where a judge lives, Ctrl+D takes the seat away, Ctrl+B
    seats all who are proposed. `done` gives the sentence of what was written.
    """

    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = Panel(desk.home)
        self._facts: RoundFacts | None = None
        self._row: PanelRow | None = None
        self.ui = ui = self._set_up(Ui_RoundPanel())
        self.table = RecordTable(_panel_columns(), desk.tasks, desk.theme, least=3)
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.table.selected.connect(self._choose)
        self.table.opened.connect(self._choose)
        ui.field_home_group.currentIndexChanged.connect(lambda _index: self._allow())
        for button, action in (
            (ui.seat, self.seat),
            (ui.unseat, self.unseat),
            (ui.proposed, self.seat_proposed),
        ):
            button.clicked.connect(action)
        disable_without(desk.home.actor, RIGHT_PANEL, ui.seat, ui.unseat, ui.proposed, ui.field_home_group)
        say(ui.told, "")
        say(ui.error_home_group, "")
        self._name()
        self._choose(None)

    def show_facts(self, facts: RoundFacts) -> None:
        """The panel of a round; who was chosen stays chosen."""
        same = self._facts is not None and self._facts.status.round.id == facts.status.round.id
        chosen = self._row.id if self._row and same else ""
        self._facts = facts
        self._offer_groups(facts)
        rows = panel_rows(facts, self._desk.home.office)
        self._choose(next((row for row in rows if row.id == chosen), None))
        empty = _("还没有可选的同事。\n请先在“设置”里登记人员。")
        self.table.show_rows(FixedRows(rows), select=chosen, empty=empty)
        self._tell_how()

    def focus_first(self) -> None:
        """Ready to choose."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.rows.rowCount():
            self.table.selectRow(0)

    def seat(self) -> None:
        """Seat the chosen person, or write down where a judge lives."""
        row, facts = self._row, self._facts
        if row is None or facts is None or not self.ui.seat.isEnabled():
            return
        panel, actor, round_ = self._panel, self._desk.home.actor, facts.status.round.id
        lives = str(self.ui.field_home_group.currentData() or "")
        words = _("已记下“{name}”的住所") if row.seated else _("“{name}”已设为评委")
        self._run(lambda: panel.seat(actor, round_, row.id, lives), words.format(name=row.name))

    def unseat(self) -> None:
        """Take the chosen judge's seat away."""
        row = self._row
        if row is None or row.judge is None or not self.ui.unseat.isEnabled():
            return
        panel, actor, seat = self._panel, self._desk.home.actor, row.judge.seat_id
        self._run(lambda: panel.unseat(actor, seat), _("“{name}”不再是评委").format(name=row.name))

    def seat_proposed(self) -> None:
        """Seat all who are proposed."""
        facts = self._facts
        if facts is None or not self.ui.proposed.isEnabled():
            return
        panel, actor, round_ = self._panel, self._desk.home.actor, facts.status.round.id
        words = _("已按建议设为评委：{n} 人").format(n=_left_to_seat(facts))
        self._run(lambda: panel.seat_proposed(actor, round_), words)

    def _retranslate(self) -> None:
        self._name()
        self._allow()
        if self._facts is not None:
            self.show_facts(self._facts)

    def _choose(self, row: PanelRow | None) -> None:
        self._row = row
        say(self.ui.told, "")
        say(self.ui.error_home_group, "")
        box = self.ui.field_home_group
        lives = row.judge.home_group if row and row.judge else ""
        box.setCurrentIndex(max(box.findData(lives), 0) if box.count() else -1)
        self._allow()

    def _allow(self) -> None:
        ui, row, facts = self.ui, self._row, self._facts
        sealed = facts is not None and facts.status.round.sealed
        own = row is not None and row.own and sealed
        lives = row.judge.home_group if row and row.judge else ""
        moved = str(ui.field_home_group.currentData() or "") != lives
        seated = row is not None and row.seated
        ui.seat.setText(_("记下住所  Ctrl+Enter") if seated else _("设为评委  Ctrl+Enter"))
        ui.seat.setEnabled(own and (not seated or moved))
        ui.unseat.setEnabled(own and seated)
        ui.field_home_group.setEnabled(own)
        ui.proposed.setEnabled(facts is not None and sealed and bool(_left_to_seat(facts)))

    def _offer_groups(self, facts: RoundFacts) -> None:
        box = self.ui.field_home_group
        box.blockSignals(True)
        box.clear()
        box.addItem(_("不住在参评楼组里"), "")
        for id_, name in facts.groups.items():
            box.addItem(name, id_)
        box.blockSignals(False)

    def _tell_how(self) -> None:
        facts = self._facts
        if facts is not None and not facts.status.round.sealed:
            words = _("评审已经截止，评委和回避不能再改。")
        elif self._desk.home.is_hub:
            words = _("街道派出的评委评所有居委会的楼组；各居委会的评委由它们自己确定。")
        else:
            words = _("本居委会的成员评本居委会的楼组；街道的评委由街道确定。")
        self.ui.hint.setText(words)

    def _run(self, work: Callable[[], Any], words: str) -> None:
        say(self.ui.told, "")
        self._desk.tasks.run(work, lambda _made: self.done.emit(words), self._refuse)

    def _refuse(self, error: UserError) -> None:
        at_home = isinstance(error, FieldRefused) and error.field == "home_group"
        say(self.ui.error_home_group if at_home else self.ui.told, error)

    def _name(self) -> None:
        self.table.setAccessibleName(_("评委名单"))
        self._tell_how()


class RoundRecusals(Formed, QWidget):
    """Who does not score which group; Ctrl+Enter writes one down. `done` gives the sentence."""

    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = Panel(desk.home)
        self._facts: RoundFacts | None = None
        self.ui = ui = self._set_up(Ui_RoundRecusals())
        self.table = RecordTable(_recusal_columns(), desk.tasks, desk.theme, least=2, key=_recusal_key)
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        ui.field_judge.currentIndexChanged.connect(lambda _index: self._offer_groups())
        ui.field_reason.returnPressed.connect(self.recuse)
        ui.recuse.clicked.connect(self.recuse)
        parts = (ui.field_judge, ui.field_group, ui.field_reason, ui.recuse)
        for part in parts:  # until there is a round
            part.setEnabled(False)
        disable_without(desk.home.actor, RIGHT_PANEL, *parts)
        self._clear_errors()
        self._name()

    def show_facts(self, facts: RoundFacts) -> None:
        """The recusals of a round; what is chosen and typed stays."""
        self._facts = facts
        judge = str(self.ui.field_judge.currentData() or "")
        box = self.ui.field_judge
        box.blockSignals(True)
        box.clear()
        for each in facts.judges:
            box.addItem(f"{each.name} · {_sender(facts, each)}", each.id)
        box.setCurrentIndex(max(box.findData(judge), 0) if facts.judges else -1)
        box.blockSignals(False)
        self._offer_groups()
        self.table.show_rows(FixedRows(facts.recusals), empty=_("没有回避。"))
        sealed = facts.status.round.sealed
        for part in (self.ui.field_judge, self.ui.field_group, self.ui.field_reason, self.ui.recuse):
            part.setEnabled(sealed)

    def focus_first(self) -> None:
        """Ready to choose a judge."""
        (self.ui.field_judge if self.ui.field_judge.isEnabled() else self.table).setFocus()

    def recuse(self) -> None:
        """The chosen judge does not score the chosen group."""
        ui, facts = self.ui, self._facts
        if facts is None or not ui.recuse.isEnabled():
            return
        self._clear_errors()
        judge, group = str(ui.field_judge.currentData() or ""), str(ui.field_group.currentData() or "")
        if not judge or not group:
            name, words = ("group", _("请选一个楼组。")) if judge else ("judge_id", _("还没有评委可选。"))
            self._refuse(FieldRefused(name, words))
            return
        panel, actor, reason = self._panel, self._desk.home.actor, ui.field_reason.text()
        words = _("已登记回避：{judge}，{group}").format(
            judge=ui.field_judge.currentText(), group=ui.field_group.currentText()
        )

        def done(_nothing: object) -> None:
            ui.field_reason.clear()
            self.done.emit(words)

        self._desk.tasks.run(lambda: panel.recuse(actor, group, judge, reason), done, self._refuse)

    def _retranslate(self) -> None:
        self._clear_errors()
        self._name()
        if self._facts is not None:
            self.show_facts(self._facts)

    def _offer_groups(self) -> None:
        """The groups that the chosen judge would score."""
        facts, box = self._facts, self.ui.field_group
        if facts is None:
            return
        kept, judge = box.currentData(), str(self.ui.field_judge.currentData() or "")
        offices = {each.office for each in facts.judges if each.id == judge}
        out = {(r.application_id, r.judge_id) for r in facts.recusals}
        box.clear()
        for each in facts.applications:
            judged = "" in offices or each.office in offices
            if judged and each.state == rules.PASSED and (each.id, judge) not in out:
                box.addItem(f"{each.estate} {each.group_name}", each.id)
        box.setCurrentIndex(max(box.findData(kept), 0) if box.count() else -1)

    def _clear_errors(self) -> None:
        ui = self.ui
        for label in (ui.error_judge_id, ui.error_group, ui.error_reason, ui.told):
            say(label, "")

    def _refuse(self, error: UserError) -> None:
        ui = self.ui
        places: dict[str, tuple[QComboBox | Any, Any]] = {
            "judge_id": (ui.field_judge, ui.error_judge_id),
            "group": (ui.field_group, ui.error_group),
            "reason": (ui.field_reason, ui.error_reason),
        }
        name = error.field if isinstance(error, FieldRefused) else ""
        if name in places:
            entry, label = places[name]
            say(label, error)
            entry.setFocus()
        else:
            say(ui.told, error)

    def _name(self) -> None:
        self.table.setAccessibleName(_("回避名单"))


def panel_rows(facts: RoundFacts, office: str) -> tuple[PanelRow, ...]:
    """The staff of this home first, then the judges that others sent."""
    seats = {judge.id: judge for judge in facts.judges}

    def row_of(person: Candidate | Judge, sender: str, judge: Judge | None) -> PanelRow:
        own = isinstance(person, Candidate)
        lives = facts.groups.get(judge.home_group, "") if judge else ""
        proposed = isinstance(person, Candidate) and person.proposed
        return PanelRow(person.id, person.name, person.post, sender, own, proposed, judge, lives)

    own = {candidate.id for candidate in facts.candidates}
    rows = [row_of(each, facts.office(office), seats.get(each.id)) for each in facts.candidates]
    rows += [row_of(j, _sender(facts, j), j) for j in facts.judges if j.id not in own]
    return tuple(rows)


def _sender(facts: RoundFacts, judge: Judge) -> str:
    return _("街道") if judge.from_hub else facts.office(judge.office)


def _left_to_seat(facts: RoundFacts) -> int:
    return sum(each.proposed and not each.seated for each in facts.candidates)


def _panel_columns() -> Sequence[Column]:
    return (
        Column("", 0, _state, mark=_mark),
        Column("姓名", 7, lambda row: row.name),
        Column("评委", 8, _state, tone=_tone),
        Column("职务", 8, lambda row: row.post),
        Column("来自", 10, lambda row: row.office),
        Column("住所", 12, lambda row: row.home),
    )


def _state(row: PanelRow) -> str:
    if row.seated:
        return _("评委")
    return _("建议") if row.proposed else _("不是评委")


def _mark(row: PanelRow) -> tuple[str, bool]:
    if row.seated:
        return "green", True
    return ("yellow", False) if row.proposed else ("muted", False)


def _tone(row: PanelRow) -> str:
    return "text" if row.seated else "muted"


def _recusal_columns() -> Sequence[Column]:
    return (
        Column("评委", 8, lambda row: row.judge),
        Column("楼组", 14, lambda row: f"{row.estate} {row.group_name}"),
        Column("原因", 14, lambda row: row.reason or _("住在本楼组")),
        Column("登记于", 10, lambda row: local_minute(row.at)[:10] if row.at else "—"),
    )


def _recusal_key(row: RecusalView) -> str:
    return f"{row.application_id} {row.judge_id}"
