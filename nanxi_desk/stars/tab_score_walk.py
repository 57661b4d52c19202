"""The left side of 打分: the groups of a judge with what became of each sheet, and whose sheets they are."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_score import Ui_ScorePage
from nanxi_desk.stars.tab_score_work import ALL, DONE, OUT, WAITING, Walk, narrowed
from nanxi_desk.stars.views import SheetRow, SheetState
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk

_KINDS = (ALL, WAITING, DONE, OUT)
_MARKS = {
    "empty": ("muted", False),
    "draft": ("yellow", True),
    "submitted": ("green", True),
    "recused": ("line", True),
}
_TONES = {"empty": "text", "draft": "yellow", "submitted": "green", "recused": "muted"}


class WalkList(QObject):
    """Fills the left side of the form. `opened` gives a group's application, `judge_chosen` a judge's id."""

    opened = Signal(str)
    judge_chosen = Signal(str)

    def __init__(self, desk: Desk, form: Ui_ScorePage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ui = form
        self._walk = Walk("", (), ())
        self._listed: tuple[SheetRow, ...] = ()
        self._here = ""
        self._running = False
        self.table = RecordTable(
            _columns(hub=desk.home.is_hub), desk.tasks, desk.theme, least=3, key=lambda r: r.application_id
        )
        form.table_place.addWidget(self.table)
        form.which.set_choices(((ALL, "全部"), (WAITING, "待评"), (DONE, "已交"), (OUT, "回避")))
        form.which.set_value(ALL)
        self.table.opened.connect(lambda row: self.opened.emit(row.application_id))
        form.search.textChanged.connect(lambda _text: self._narrow())
        form.search.returnPressed.connect(self._open_first)
        form.which.chosen.connect(lambda _which: self._narrow())
        form.judge.activated.connect(lambda index: self.judge_chosen.emit(str(form.judge.itemData(index))))
        self.show_walk(self._walk, "", running=False)
        self._name()

    def show_walk(self, walk: Walk, here: str, *, running: bool = True) -> None:
        """A judge's groups; `here` is the one whose sheet is open, `running` whether there is a round."""
        self._walk, self._here, self._running = walk, here, running
        ui = self._ui
        for which in _KINDS:
            ui.which.set_note(which, str(walk.count(which)))
        ui.judge.clear()
        for judge in walk.judges:
            own = judge.id == self._desk.home.actor.id
            words = (judge.office_name, judge.name, _("（本人）") if own else judge.post)
            ui.judge.addItem(" ".join(word for word in words if word), judge.id)
        ui.judge.setCurrentIndex(ui.judge.findData(walk.judge_id))
        several = len(walk.judges) > 1
        ui.judge.setVisible(several)
        ui.judge_label.setVisible(several)
        done, out = walk.count(DONE), walk.count(OUT)
        told = _("已交 {done} / {due}").format(done=done, due=len(walk.rows) - out) if walk.rows else ""
        ui.progress.setText(told + (_("，回避 {out}").format(out=out) if out else ""))
        ui.progress.setVisible(bool(told))
        self._narrow()

    def set_state(self, application: str, state: SheetState) -> None:
        """A draft came or went."""
        rows = tuple(
            replace(row, state=state) if row.application_id == application else row for row in self._walk.rows
        )
        if rows != self._walk.rows:
            self.show_walk(replace(self._walk, rows=rows), self._here)

    def mark(self, here: str) -> None:
        """The sheet of this group is open."""
        self._here = here
        place = next((n for n, row in enumerate(self._listed) if row.application_id == here), -1)
        if place >= 0:
            self.table.selectRow(place)

    def order(self, here: str) -> list[str]:
        """The groups as the list shows them; all where the one that is open is not among them."""
        listed = [row.application_id for row in self._listed]
        return listed if here in listed else [row.application_id for row in self._walk.rows]

    def retranslate(self) -> None:
        """Speak the new language."""
        self._name()
        self.show_walk(self._walk, self._here, running=self._running)

    def _narrow(self) -> None:
        rows, which, text = self._walk.rows, self._ui.which.value(), self._ui.search.text()

        def show(found: tuple[SheetRow, ...]) -> None:
            self._listed = found
            self.table.show_rows(FixedRows(found), select=self._here, empty=self._empty_words())

        if text.strip():
            self._desk.tasks.run(lambda: narrowed(rows, which, text), show, key="star-narrow")
        else:
            show(narrowed(rows, which, ""))

    def _open_first(self) -> None:
        if self._listed:
            self.opened.emit(self._listed[0].application_id)

    def _empty_words(self) -> str:
        if not self._running:
            return _("还没有评定。\n街道在“评选”里开启一次。")
        if self._walk.rows:
            return _("没有这样的楼组。")
        if self._walk.judge_id == self._desk.home.actor.id:
            words = _("没有您要评的楼组：您不是这次的评委，或还没有楼组通过初评。")
            return words + ("\n" + _("代录纸质评分表请在上面选评委。") if len(self._walk.judges) > 1 else "")
        return _("这位评委没有要评的楼组。")

    def _name(self) -> None:
        self.table.setAccessibleName(_("要评的楼组，Enter 打开"))


def _state_words(row: SheetRow) -> str:
    return {"empty": _("没评"), "draft": _("草稿"), "submitted": _("已交"), "recused": _("回避")}[row.state]


def _columns(*, hub: bool) -> tuple[Column, ...]:
    """The hub walks through all offices' groups."""
    columns = (
        Column("", 2, lambda _row: "", mark=lambda row: _MARKS[row.state]),
        Column("楼组", 13, lambda row: f"{row.estate} {row.group_name}"),
        Column("状态", 5, _state_words, tone=lambda row: _TONES[row.state]),
    )
    if not hub:
        return columns
    return (columns[0], Column("居委会", 7, lambda row: row.office_name), *columns[1:])
