"""签到 at the door: one line for names, phone tails and scanners, one key per person, and what came of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Actor
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_door import Ui_DoorPage
from nanxi_desk.training import rules
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.door import Door
from nanxi_desk.training.service import Training
from nanxi_desk.training.tab_door_parts import (
    PICKED,
    NumberedHit,
    WalkInForm,
    hit_columns,
    is_card,
    mark_hit,
    only_one,
    scanned_code,
)
from nanxi_desk.training.tab_door_screen import DoorScreen, DoorWords
from nanxi_desk.training.tab_rows import tally_words
from nanxi_desk.training.views import AttendeeWhich, Before, DoorHit, Marked, NewPerson, SessionRow
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Formed

IN, OUT = "in", "out"
_SEARCH_MS = 15  # less than between two keys; a search that is overtaken is dropped
_HITS = 20
_RECENT = 50
_UNDONE = 100  # marks that can be taken back
_CARDS: tuple[tuple[str, AttendeeWhich], ...] = (
    ("came", "came"),
    ("missing", "unmarked"),
    ("late", "late"),
    ("walk_ins", "walk_in"),
)


class DoorPage(Formed, QWidget):
    """Whatever is typed lands in the line. Enter marks whoever is meant, and the line is free for the next.

    Marks are made in the background in the order of the keys, so a scanner need not wait for answers.
    """

    left = Signal()
    wanted = Signal(str)  # the people behind a number, as an AttendeeWhich
    saved = Signal(str)

    def __init__(self, desk: Desk, service: Training, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._attending = Attending(desk.home)
        self._door: Door | None = None
        self._card = ""  # digits that name nobody yet
        self._session: SessionRow | None = None
        self._hits: tuple[DoorHit, ...] = ()
        self._answered = ""
        self._undo: list[Before] = []
        self._recent: list[Marked] = []
        self._screen: DoorScreen | None = None
        self.ui = self._set_up(Ui_DoorPage())
        self.cards = {key: Card(self) for key, _which in _CARDS}
        for key, which in _CARDS:
            self.ui.cards_row.addWidget(self.cards[key])
            self.cards[key].clicked.connect(lambda _checked=False, which=which: self.wanted.emit(which))
        self.hits = RecordTable(hit_columns(), desk.tasks, desk.theme, least=5)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the line
        self.ui.hits_place.addWidget(self.hits)
        self.walk_in = WalkInForm(self)
        self.walk_in.hide()
        self.ui.hits_place.addWidget(self.walk_in)
        self.recent = RecordTable(_recent_columns(), desk.tasks, desk.theme, least=3, key=_recent_key)
        self.recent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ui.recent_place.addWidget(self.recent)
        self.ui.mode.set_choices(((IN, "签到"), (OUT, "签退")))
        self.ui.mode.set_value(IN)
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._search)
        self._connect()
        self._name()

    # --- from outside --------------------------------------------------------------------------------------

    def open(self, session: SessionRow) -> None:
        """Be ready for a session's people."""
        if self._session is None or self._session.id != session.id:
            self._undo.clear()
            self._recent.clear()
            self.ui.mode.set_value(IN)
        if self._door is None or self._door.session != session.id:
            self._door = Door(self._desk.home, session.id)
        self._session = session
        self.ui.topic.setText(session.topic)
        self.ui.meta.setText(" · ".join(p for p in (session.day, session.period, session.place) if p))
        self.walk_in.hide()
        self._empty_line()
        self._say("", "", "text")
        self._show_tally(session.tally)
        self._show_recent()
        door, service = self._door, self._service
        self._desk.tasks.run(service.offices, self.walk_in.offer, key="door-offices")
        # Spellings of names and the first look at everybody take longest: before the first one comes.
        self._desk.tasks.run(lambda: (door.find("a"), door.tally)[1], self._show_tally, self._refused)
        self.ui.search.setFocus()

    @property
    def screen_window(self) -> DoorScreen | None:
        """The second screen, None while it was not wanted."""
        return self._screen

    @property
    def tally(self) -> rules.Tally:
        """Who came so far, as the page shows it."""
        return self._tally

    def toggle_screen(self) -> None:
        """F12: the second screen, there or gone."""
        if self._screen is not None and self._screen.isVisible():
            self._screen.close()
            return
        if self._screen is None:
            self._screen = DoorScreen(self._desk.theme, self._desk.home.journal.clock.now)
        self._show_screen()
        self._screen.open_beside(self.window())

    def put_away(self) -> None:
        """The person leaves: so does the second screen."""
        if self._screen is not None:
            self._screen.close()

    # --- keys ----------------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Enter: mark whoever is meant by what is in the line."""
        text, door = self.ui.search.text().strip(), self._door
        if not text or door is None:
            return
        self._searching.stop()
        code = scanned_code(text)
        if code:
            self._empty_line()
            self._scan(door, code)
        elif self._answered == text and self._hits:
            self._choose(self._hits, self.hits.current_row())
        else:
            # The answer is still to come; the line is free at once for whoever is next.
            self._empty_line()
            self._desk.tasks.run(lambda: door.find(text, _HITS), partial(self._decide, text), self._refused)

    def pick(self, place: int) -> None:
        """Alt+1 …: mark the hit at a place, from 1."""
        if 0 < place <= len(self._hits):
            self._take(self._hits[place - 1])

    def undo(self) -> None:
        """Ctrl+Z: take the last mark back."""
        if not self._undo:
            self._say(_("没有可以撤销的签到"), "", "muted")
            return
        before, door, actor = self._undo.pop(), self._door, self._actor
        if door is None:
            return

        def work() -> rules.Tally:
            door.undo(actor, before)
            return door.tally

        self._desk.tasks.run(work, partial(self._undone, before), self._refused)

    def bind_card(self) -> None:
        """Ctrl+B: the card that nobody had belongs to whoever was let in last."""
        card, attending, actor = self._card, self._attending, self._actor
        if not card or not self._recent:
            self._say(_("没有要绑的卡"), _("先刷卡，再找到本人签到，然后按 Ctrl+B"), "muted")
            return
        person = self._recent[0].person

        def bound(_nothing: object) -> None:
            self._card = ""
            self.ui.bind_card.hide()
            self._say(person.name, _("卡已绑定，下次刷卡就能签到"), "text")

        self._desk.tasks.run(lambda: attending.bind_card(actor, person.person_id, card), bound, self._refused)

    def start_walk_in(self) -> None:
        """F6: somebody who is not on the roster and whom nobody knows."""
        name = self.ui.search.text().strip()
        self.hits.hide()
        self.walk_in.start(name)

    def end_walk_in(self) -> None:
        """Back to the line."""
        self.walk_in.hide()
        self.hits.show()
        self.ui.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc empties the line, then leaves; what is typed anywhere else goes to the line."""
        line = self.ui.search
        if event.key() == Qt.Key.Key_Escape:
            if line.text():
                self._empty_line()
            else:
                self.left.emit()
        elif event.text().isprintable() and event.text() and not line.hasFocus():
            line.setFocus()
            line.insert(event.text())
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Another page: half a name is no use there."""
        self._searching.stop()
        super().hideEvent(event)

    def _retranslate(self) -> None:
        self._name()
        self._show_tally(self._tally)
        self._show_recent()

    # --- inside --------------------------------------------------------------------------------------------

    @property
    def _actor(self) -> Actor:
        return self._desk.home.actor

    @property
    def _out(self) -> bool:
        return self.ui.mode.value() == OUT

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self._searching.start())
        ui.search.returnPressed.connect(self.enter)
        ui.search.moved.connect(self._move)
        ui.back.clicked.connect(self.left)
        ui.screen.clicked.connect(self.toggle_screen)
        ui.walk_in.clicked.connect(self.start_walk_in)
        ui.undo.clicked.connect(self.undo)
        ui.bind_card.clicked.connect(self.bind_card)
        ui.bind_card.hide()
        ui.mode.chosen.connect(lambda _mode: ui.search.setFocus())
        self.hits.opened.connect(lambda row: self._take(row.hit))
        self.walk_in.entered.connect(self._let_in)
        self.walk_in.given_up.connect(self.end_walk_in)
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F6", self.start_walk_in),
            ("Ctrl+Z", self.undo),
            ("Ctrl+B", self.bind_card),
            ("F12", self.toggle_screen),
            ("Ctrl+F", ui.search.setFocus),
            ("F7", partial(ui.mode.choose, IN)),
            ("F8", partial(ui.mode.choose, OUT)),
            *((f"Alt+{place}", partial(self.pick, place)) for place in range(1, PICKED + 1)),
        ]
        for key, action in keys:
            shortcut(self, key, action)

    def _search(self) -> None:
        text, door = self.ui.search.text().strip(), self._door
        if door is None or not text or scanned_code(text):
            self._show_hits(text if scanned_code(text) else "", ())
            return
        self._desk.tasks.run(
            lambda: door.find(text, _HITS),
            partial(self._show_hits, text),
            self._refused,
            key="door-find",
        )

    def _show_hits(self, text: str, hits: Sequence[DoorHit]) -> None:
        if text != self.ui.search.text().strip():
            return
        self._answered, self._hits = text, tuple(hits)
        rows = tuple(NumberedHit(hit, place) for place, hit in enumerate(hits, start=1))
        empty = _("没有找到“{text}”。\n按 F6 登记临时到场的人。").format(text=text) if text else _hint()
        self.hits.show_rows(FixedRows(rows), empty=empty)

    def _move(self, step: int) -> None:
        last = self.hits.rows.rowCount() - 1
        if last >= 0:
            index = self.hits.currentIndex()
            row = index.row() + step if index.isValid() else (0 if step > 0 else last)
            self.hits.selectRow(min(max(row, 0), last))

    def _choose(self, hits: Sequence[DoorHit], row: NumberedHit | None) -> None:
        """Who was walked to with the arrows, or who alone can be meant."""
        meant = row.hit if row is not None else only_one(hits)
        if meant is not None:
            self._take(meant)
        else:
            self._say(
                _("有 {n} 位，请选").format(n=len(hits)), _("按行首的键，或用 ↓ 选中再按 Enter"), "yellow"
            )

    def _decide(self, text: str, hits: Sequence[DoorHit]) -> None:
        """The answer to an Enter that came before it."""
        meant = only_one(hits)
        if meant is not None:
            self._take(meant)
            return
        if not hits and is_card(text):
            door = self._door
            if door is not None:
                self._scan(door, text)
            return
        if not hits:
            self._fail(_("没有找到“{text}”").format(text=text), _("按 F6 登记临时到场的人"))
        if not self.ui.search.text():
            self.ui.search.setText(text)
            self._searching.stop()
            self._show_hits(text, hits)
        if hits:
            self._choose(hits, None)

    def _take(self, hit: DoorHit) -> None:
        door, actor, out = self._door, self._actor, self._out
        if door is None:
            return
        self._empty_line()
        self._desk.tasks.run(lambda: mark_hit(door, actor, hit, out=out), self._marked, self._refused)

    def _scan(self, door: Door, code: str) -> None:
        actor, out = self._actor, self._out

        def work() -> Marked | None:
            hit = door.scan(code)
            return None if hit is None else mark_hit(door, actor, hit, out=out, way=rules.SCAN)

        def done(marked: Marked | None) -> None:
            if marked is not None:
                self._marked(marked)
                return
            self._card = code if len(code) < rules.CODE_DIGITS else ""
            self.ui.bind_card.setVisible(bool(self._card))
            hint = (
                _("若是本人的卡：先按姓名签到，再按 Ctrl+B 绑卡")
                if self._card
                else _("不是这一场的二维码，请按姓名查找")
            )
            self._fail(_("没有登记过的号码"), hint)

        self._desk.tasks.run(work, done, self._refused)

    def _let_in(self, person: NewPerson) -> None:
        door, actor = self._door, self._actor
        if door is None:
            return

        def done(marked: Marked) -> None:
            self.end_walk_in()
            self._empty_line()
            self._marked(marked)

        self._desk.tasks.run(lambda: door.let_in(actor, person), done, self.walk_in.refuse)

    def _marked(self, marked: Marked) -> None:
        person = marked.person
        if marked.before is not None:
            self._undo.append(marked.before)
            del self._undo[:-_UNDONE]
        self._recent.insert(0, marked)
        del self._recent[_RECENT:]
        self._say(person.name, _welcome(marked), _tone(marked))
        self._show_tally(marked.tally)
        self._show_recent()
        self.saved.emit(f"{person.name} {_(person.status)}")

    def _undone(self, before: Before, tally: rules.Tally) -> None:
        self._recent = [each for each in self._recent if each.before != before]
        self._say(_("已撤销"), before.words, "muted")
        self._show_tally(tally)
        self._show_recent()

    def _refused(self, error: UserError) -> None:
        self._fail(error.message, error.hint)

    def _fail(self, words: str, hint: str) -> None:
        self._say(words, hint, "red")

    def _say(self, name: str, words: str, tone: str) -> None:
        self.ui.last_name.setText(name or _("请签到"))
        self.ui.last_words.setText(words or _("敲姓名、拼音、电话尾号或扫码"))
        restyle(self.ui.last_name, "tone", tone)
        self._said = DoorWords(name=name, words=words, warn=tone in ("yellow", "red"))
        self._show_screen()

    def _empty_line(self) -> None:
        self.ui.search.clear()
        self._searching.stop()
        self._show_hits("", ())

    def _show_tally(self, tally: rules.Tally) -> None:
        self._tally = tally
        texts = {
            "came": (_("已到"), str(tally.came), _("应到 {n}").format(n=tally.due)),
            "missing": (
                _("未登记"),
                str(tally.unmarked),
                _("请假 {n}").format(n=tally.official + tally.personal),
            ),
            "late": (_("迟到"), str(tally.late), _("早退 {n}").format(n=tally.early)),
            "walk_ins": (_("临时到场"), str(tally.walk_ins), _("不在名单")),
        }
        for key, (name, number, note) in texts.items():
            self.cards[key].show_figure(name, number, note)
        self._show_screen()

    def _show_recent(self) -> None:
        self.recent.show_rows(FixedRows(tuple(self._recent)), empty=_("还没有人签到。"))

    def _show_screen(self) -> None:
        if self._screen is None or self._session is None:
            return
        said = self._said
        self._screen.show_words(
            DoorWords(
                self._session.topic,
                self._session.place,
                said.name,
                said.words,
                tally_words(self._tally),
                said.warn,
            )
        )

    def _name(self) -> None:
        self.hits.setAccessibleName(_("找到的人"))
        self.recent.setAccessibleName(_("刚刚到场"))
        self.ui.mode.set_keys({IN: "F7", OUT: "F8"})
        set_role(self.ui.search, "door")

    _said = DoorWords()
    _tally = rules.Tally()


def _hint() -> str:
    return _("敲姓名、拼音首字母、电话尾号或名单序号，回车就签到；座位签上的二维码直接扫。")


def _welcome(marked: Marked) -> str:
    """What is said to whoever came."""
    person = marked.person
    where = person.unit or person.post
    if marked.repeated:
        words = _("已经登记过了：{time}").format(time=person.out_at or person.in_at or _(person.status))
    elif person.out_at:
        words = _("已签退 {time}").format(time=person.out_at)
        if person.early:
            words += " · " + _("早退")
    else:
        words = _("已签到 {time}").format(time=person.in_at)
        if person.late:
            words += " · " + _("迟到")
        if not person.invited:
            words += " · " + _("临时到场")
    return " · ".join(part for part in (where, words) if part)


def _tone(marked: Marked) -> str:
    person = marked.person
    return "yellow" if marked.repeated or person.late or person.early else "text"


def _recent_key(marked: Marked) -> str:
    return f"{marked.person.person_id} {marked.person.in_at} {marked.person.out_at}"


def _recent_columns() -> tuple[Column, ...]:
    return (
        Column("时间", 6, lambda row: row.person.out_at or row.person.in_at),
        Column("姓名", 9, lambda row: row.person.name),
        Column("状态", 9, lambda row: _("已登记过") if row.repeated else _(row.person.status)),
        Column("单位", 12, lambda row: row.person.unit),
    )
