"""One person of a session: how they stand, and a key for whatever else they may be marked as."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_person import Ui_PersonPane
from nanxi_desk.training import rules
from nanxi_desk.training.attending import RIGHT_JUDGE, RIGHT_MARK, Attending
from nanxi_desk.training.service import RIGHT_PLAN
from nanxi_desk.training.tab_rows import state_words
from nanxi_desk.training.views import AttendeeRow, Before, DoubtfulPair, Marked, SessionRow
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Formed

SIGN_OUT, CLEAR = "签退", "撤销登记"
MARKS = (*rules.STATUSES, SIGN_OUT, CLEAR)
_KEYS = {mark: f"Alt+{number}" for number, mark in enumerate(MARKS, start=1)}
_UNDONE = 100


class PersonPane(Formed, QWidget):
    """`changed` says that something was written of somebody, with a sentence."""

    changed = Signal(str)
    leave_out_wanted = Signal(object)  # AttendeeRow
    conflict_wanted = Signal()

    def __init__(self, desk: Desk, attending: Attending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attending = attending
        self._session: SessionRow | None = None
        self._person: AttendeeRow | None = None
        self._undo: list[Before] = []
        self._other: AttendeeRow | None = None  # who may be the same person
        self.ui = self._set_up(Ui_PersonPane())
        flow = FlowLayout(self.ui.marks, spacing=8)
        self.buttons: dict[str, QPushButton] = {}
        for mark in MARKS:
            button = self.buttons[mark] = QPushButton(self.ui.marks)
            button.clicked.connect(partial(self.mark, mark))
            flow.addWidget(button)
        set_role(self.buttons[rules.PRESENT], "primary")
        self.ui.suspect.clicked.connect(self.suspect)
        self.ui.undo.clicked.connect(self.undo)
        self.ui.leave_out.clicked.connect(self.leave_out)
        self.ui.same.clicked.connect(self.join)
        self.ui.different.clicked.connect(self.tell_apart)
        self.ui.conflict.clicked.connect(self.decide)
        actor = desk.home.actor
        disable_without(actor, RIGHT_MARK, *self.buttons.values(), self.ui.undo)
        disable_without(actor, RIGHT_JUDGE, self.ui.suspect, self.ui.same, self.ui.different)
        disable_without(actor, RIGHT_PLAN, self.ui.leave_out)
        self.show_person(None, None)

    @property
    def person(self) -> AttendeeRow | None:
        """Whom the pane shows."""
        return self._person

    def show_person(self, session: SessionRow | None, person: AttendeeRow | None) -> None:
        """Show somebody, None for nobody."""
        other = person is None or self._person is None or person.person_id != self._person.person_id
        if session is None or self._session is None or session.id != self._session.id:
            self._undo.clear()
        self._session, self._person = session, person
        if other:
            self.ui.reason.clear()
            self.ui.makes_up.clear()
            self._tell("")
        self._show()
        self._show_doubt(None)
        if session is not None and person is not None and person.doubtful:
            attending, session_id = self._attending, session.id
            self._desk.tasks.run(
                lambda: attending.doubts(session_id),
                partial(self._find_other, person.person_id),
                key="doubts",
            )
        if person is not None and not person.invited and other:
            attending, person_id = self._attending, person.person_id
            self._desk.tasks.run(
                lambda: attending.missed(person_id), partial(self._offer_missed, person_id), key="missed"
            )

    def mark(self, mark: str) -> None:
        """Write a status of the person, or that they left, or nothing any more."""
        session, person = self._session, self._person
        if session is None or person is None:
            return
        attending, actor = self._attending, self._desk.home.actor
        session_id, person_id, reason = session.id, person.person_id, self.ui.reason.text().strip()
        work: Callable[[], Marked | tuple[Before, ...]]
        match mark:
            case rules.OFFICIAL | rules.PERSONAL if person.invited:
                work = lambda: attending.leave(actor, session_id, [person_id], mark, reason)  # noqa: E731
            case rules.MADE_UP:
                missed = self.ui.makes_up.currentData()
                if not missed:
                    self._tell(_("请先在“补课”里选补哪一场；名单里的人按出勤登记即可。"))
                    self.ui.makes_up.setFocus()
                    return
                work = lambda: attending.make_up(actor, session_id, person_id, missed)  # noqa: E731
            case _ if mark == SIGN_OUT:
                work = lambda: attending.sign_out(actor, session_id, person_id, rules.BY_HAND)  # noqa: E731
            case _ if mark == CLEAR:
                work = lambda: self._clear(session_id, person)  # noqa: E731
            case rules.PRESENT if session.held and session.day == attending_day(self._desk):
                work = lambda: attending.sign_in(actor, session_id, person_id, rules.BY_HAND)  # noqa: E731
            case _:
                work = lambda: attending.mark(actor, session_id, person_id, mark)  # noqa: E731
        words = f"{person.name} {_(mark)}"
        self._desk.tasks.run(work, partial(self._written, words), self._refused)

    def suspect(self) -> None:
        """Ctrl+J: somebody else may have signed; pressed again, it was the person."""
        session, person = self._session, self._person
        if session is None or person is None:
            return
        attending, actor, note = self._attending, self._desk.home.actor, self.ui.reason.text().strip()
        session_id, person_id = session.id, person.person_id
        if person.suspect:
            words = _("{name} 已消除代签疑问").format(name=person.name)
            self._run(lambda: attending.clear_suspicion(actor, session_id, person_id), words)
        else:
            words = _("{name} 已标为疑似代签").format(name=person.name)
            self._run(lambda: attending.suspect(actor, session_id, person_id, note), words)

    def undo(self) -> None:
        """Ctrl+Z: what was written here last is taken back."""
        if not self._undo:
            self._tell(_("这里没有可以撤销的登记。"))
            return
        attending, actor, before = self._attending, self._desk.home.actor, self._undo.pop()
        self._desk.tasks.run(
            lambda: attending.put_back(actor, before),
            lambda _nothing: self.changed.emit(_("已撤销：{what}").format(what=before.words)),
            self._refused,
        )

    def join(self) -> None:
        """Ctrl+M: the two are one person; who is on the roster, or was entered first, stays."""
        person, other = self._person, self._other
        if person is None or other is None:
            return
        keep, joined = (person, other) if person.invited or not other.invited else (other, person)
        attending, actor = self._attending, self._desk.home.actor
        self._desk.tasks.run(
            lambda: attending.same_person(actor, keep.person_id, joined.person_id),
            lambda _nothing: self.changed.emit(_("{name} 已并作一人").format(name=keep.name)),
            self._refused,
        )

    def tell_apart(self) -> None:
        """Ctrl+N: the two are two persons."""
        person, other = self._person, self._other
        if person is None or other is None:
            return
        attending, actor = self._attending, self._desk.home.actor
        self._desk.tasks.run(
            lambda: attending.different_people(actor, person.person_id, other.person_id),
            lambda _nothing: self.changed.emit(_("{name} 是两个人").format(name=person.name)),
            self._refused,
        )

    def decide(self) -> None:
        """Ctrl+G: where it is decided which of two places is right."""
        if self._person is not None and self._person.conflict:
            self.conflict_wanted.emit()

    def leave_out(self) -> None:
        """Ctrl+D: off the roster."""
        if self._person is not None:
            self.leave_out_wanted.emit(self._person)

    def tell(self, words: str) -> None:
        """Say why something cannot be."""
        self._tell(words)

    def _retranslate(self) -> None:
        self._show()

    def _run(self, work: Callable[[], Marked], words: str) -> None:
        self._desk.tasks.run(work, partial(self._written, words), self._refused)

    def _clear(self, session_id: str, person: AttendeeRow) -> Marked:
        attending, actor = self._attending, self._desk.home.actor
        if person.leave:
            attending.leave(actor, session_id, [person.person_id], "")
        return attending.mark(actor, session_id, person.person_id, "")

    def _written(self, words: str, done: Marked | tuple[Before, ...]) -> None:
        befores = done if isinstance(done, tuple) else (done.before,) if done.before else ()
        self._undo += befores
        del self._undo[:-_UNDONE]
        self._tell("")
        self.changed.emit(words)

    def _refused(self, error: UserError) -> None:
        self._tell(" ".join(part for part in (error.message, error.hint) if part))

    def _tell(self, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))

    def _find_other(self, person_id: str, pairs: Sequence[DoubtfulPair]) -> None:
        if self._person is None or self._person.person_id != person_id:
            return
        for pair in pairs:
            if person_id in (pair.one.person_id, pair.other.person_id):
                self._show_doubt(pair.other if pair.one.person_id == person_id else pair.one)
                return

    def _show_doubt(self, other: AttendeeRow | None) -> None:
        self._other = other
        self.ui.doubt.setVisible(other is not None)
        if other is not None:
            tail = _("尾号 {tail}").format(tail=other.phone_tail) if other.phone_tail else ""
            who = " · ".join(part for part in (other.name, other.unit, other.post, tail) if part)
            self.ui.doubt_words.setText(_("待核：可能与这一位是同一人，只算一次：{who}").format(who=who))

    def _offer_missed(self, person_id: str, missed: tuple[tuple[str, str], ...]) -> None:
        if self._person is None or self._person.person_id != person_id:
            return
        self.ui.makes_up.clear()
        self.ui.makes_up.addItem(_("选补哪一场") if missed else _("没有缺席的场次"), "")
        for session_id, words in missed:
            self.ui.makes_up.addItem(words, session_id)
        self._show_make_up()

    def _show(self) -> None:
        ui, person = self.ui, self._person
        ui.conflict.setVisible(person is not None and person.conflict)
        for button in (*self.buttons.values(), ui.suspect, ui.leave_out):
            button.setEnabled(person is not None and person.markable)
        for mark, button in self.buttons.items():
            button.setText(f"{_(mark)}  {_KEYS[mark]}")
        if person is None:
            ui.name.setText(_("选一个人"))
            ui.facts.setText(_("在左边用 ↑ ↓ 选中，再按右边的键登记；整片登记请用“逐号录入”。"))
            for label in (ui.state, ui.times):
                label.setText("")
            self._show_make_up()
            return
        tail = _("尾号 {tail}").format(tail=person.phone_tail) if person.phone_tail else ""
        number = _("序号 {n}").format(n=person.number) if person.number else ""
        ui.name.setText(person.name)
        ui.facts.setText(" · ".join(p for p in (number, person.unit, person.post, _(person.role), tail) if p))
        ui.state.setText(state_words(person))
        ui.times.setText(_times(person))
        ui.suspect.setText(_("不是代签  Ctrl+J") if person.suspect else _("疑似代签  Ctrl+J"))
        if person.refused:
            self._tell(person.refused)
        self._show_make_up()

    def _show_make_up(self) -> None:
        wanted = self._person is not None and not self._person.invited
        self.ui.label_makes_up.setVisible(wanted)
        self.ui.makes_up.setVisible(wanted)
        self.buttons[rules.MADE_UP].setVisible(wanted)


def attending_day(desk: Desk) -> str:
    """The office's day."""
    return office_day(desk.home.journal.clock.now())


def _times(person: AttendeeRow) -> str:
    parts = [
        _("签到 {time}").format(time=person.in_at) if person.in_at else "",
        _("签退 {time}").format(time=person.out_at) if person.out_at else "",
        _("提前请{kind}").format(kind=_(person.leave)) if person.leave else "",
        person.reason,
        _("补 {what}").format(what=person.makes_up_words) if person.makes_up_words else "",
        person.suspect_note if person.suspect else "",
        _("由{way}登记").format(way=_(person.way)) if person.way else "",
    ]
    return " · ".join(part for part in parts if part)
