"""The window of the desk: tabs down the left side, the chosen one beside them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nanxi_desk.core.errors import Damaged
from nanxi_desk.core.exchange.views import RIGHT_SEE
from nanxi_desk.core.language import _
from nanxi_desk.core.pinyin import warm_up
from nanxi_desk.core.rights import refusal
from nanxi_desk.widgets.notices import NoticeBar
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.theme import Theme, set_role
from nanxi_desk.widgets.translated import Translated
from nanxi_desk.window.backup_watch import BackupWatch
from nanxi_desk.window.exchange_today import ExchangeStanding, ExchangeWatch
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settle_watch import SettleWatch
from nanxi_desk.window.sign_place import SignPlace
from nanxi_desk.window.tabs import (
    EXCHANGE,
    PAGES,
    TODAY,
    WEEK_RIGHT,
    Page,
    load_pages,
    make_week,
    request_actions,
)
from nanxi_desk.window.today import TodayPage

if TYPE_CHECKING:
    from nanxi_desk.core.backup_keeping import Standing
    from nanxi_desk.window.rating_place import RatingPlace

_TABLES = (".xlsx", ".csv", ".txt")
_WORKBOOK, _ATTACHMENTS = ".xlsx", ".nxa"
_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")  # how a workbook with a password begins
_TODAY, _SETTINGS = ("today", "home", "今日台"), ("settings", "settings", "设置")
_CALM_MS = 400  # after the first page has been painted
_MOST_SHOWN = 100  # from here on a badge says "99+"
# What a page asks for that is no page.
SIGN, IDLE, RESTORE, DAMAGE, PAD = "sign", "idle", "restore", "damage", "pad"


class MainWindow(Translated, QWidget):
    """The pages and the way between them: Ctrl+1 … Ctrl+9. `leave` asks for another person's login.

    Pages for which the person lacks the right are not there.

    `sign` is the sign on the second monitor, which stays when the person changes.
    """

    leave = Signal()
    damaged = Signal(object)  # the person goes from the damage that was told to the backups
    restore = Signal(str, str)  # person and password of a backup that lies ready beside the home
    lock = Signal()  # hide everything at once
    minutes = Signal(int)  # after which an unused window locks from now on

    def __init__(
        self, desk: Desk, looks: Looks, sign: SignPlace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk = replace(desk, actions=request_actions(desk.home, self.ask_rating))
        self._rating: RatingPlace | None = None
        self.setAcceptDrops(True)
        self.sign = sign or SignPlace(desk.theme, desk.tasks, self)
        every = (
            Page(*_TODAY, self._make_today),
            *PAGES,
            Page(*_SETTINGS, partial(_make_settings, looks)),
        )
        self.kinds = tuple(page for page in every if not page.right or desk.home.actor.can(page.right))
        self._pages: dict[int, Tab] = {}
        self.stack = QStackedWidget()
        set_role(self.stack, "ground")
        self.rail = Rail(self.kinds, desk.theme)
        self.rail.chosen.connect(self.show_page)
        self.rail.leave.connect(self.leave)
        self.rail.lock.connect(self.lock)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        self.notices = NoticeBar()
        self.notices.wanted.connect(self.show_wanted)
        self.backups = BackupWatch(desk, self)
        self.backups.told.connect(self._tell_backups)
        self.settling = SettleWatch(desk, self)
        self.exchange = ExchangeWatch(desk, self)
        self.exchange.told.connect(self._tell_exchange)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.notices)
        beside.addWidget(self.stack, 1)
        box.addLayout(beside, 1)
        for number in range(len(self.kinds)):
            page = partial(self.show_page, number)
            shortcut(self, f"Ctrl+{number + 1}", page, heard=WINDOW, repeats=True)
        shortcut(self, "F10", self.leave, heard=WINDOW, repeats=True)
        shortcut(self, "Ctrl+Shift+L", self.lock, heard=WINDOW, repeats=True)
        shortcut(self, "F11", self.toggle_sign, heard=WINDOW, repeats=True)
        self._say_who()

    def start(self) -> None:
        """Bring the first page to the front, once the window is in its place and so can have the keyboard."""
        self.show_page(0)
        for notice in self._desk.home.notices:
            self.notices.tell(notice, notice)
        self._desk.home.notices.clear()
        self.backups.start()
        self.settling.start()
        # What the other pages need is read while somebody looks at the first.
        QTimer.singleShot(_CALM_MS, self, self._prepare)

    def show_page(self, number: int) -> None:
        """Bring a page to the front; it is made when it is first wanted."""
        page = self._pages.get(number)
        if page is None:
            page = self.kinds[number].make(self._desk)
            page.saved.connect(self.rail.say_saved)
            page.wanted.connect(self.show_wanted)
            self._pages[number] = page
            self.stack.addWidget(page)
            if page.key == EXCHANGE:
                self._follow_exchange(page)
        self.stack.setCurrentWidget(page)
        self.rail.mark(number)
        _let_files_through(page)
        page.shown()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Workbooks of others go to the exchange, a hand-kept ledger to the front desk."""
        files = _dropped(event.mimeData())
        if not files:
            return
        event.acceptProposedAction()
        from_others = all(file.suffix.lower() in (_WORKBOOK, _ATTACHMENTS) for file in files)
        at_exchange = self.kinds[self.stack_number()].key == EXCHANGE
        if from_others and (at_exchange or len(files) > 1 or _is_locked(files[0])):
            if self._desk.home.actor.can(RIGHT_SEE):
                self.show_wanted(EXCHANGE, files)
            else:
                self.notices.tell(EXCHANGE, " ".join(refusal(RIGHT_SEE)))
        else:
            self.show_wanted("frontdesk", files[0])

    def stack_number(self) -> int:
        """Which of the pages is at the front."""
        return next((n for n, page in self._pages.items() if page is self.stack.currentWidget()), 0)

    @property
    def rating(self) -> "RatingPlace":
        """The rating window's place; made when it is first wanted."""
        if self._rating is None:
            from nanxi_desk.window.rating_place import RatingPlace  # the start is measured

            place = self._rating = RatingPlace(self._desk, self.sign, self)
            place.told.connect(self._tell_rating)
            place.changed.connect(self._rated)
        return self._rating

    def ask_rating(self, request_id: str) -> None:
        """Ask the visitor of a request to rate, on the screen of the sign."""
        self.rating.ask(request_id)

    def rest(self) -> None:
        """Nobody is asked to rate any more."""
        self.settling.rest()
        if self._rating is not None:
            self._rating.rest()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The pad is let go with the window."""
        self.rest()
        super().closeEvent(event)

    def put_away(self) -> None:
        """The person leaves: every page keeps what is typed."""
        self.rest()
        for page in self._pages.values():
            page.put_away()

    def page(self, kind: type[Tab]) -> Tab:
        """The page of a kind, brought to the front."""
        number = next(i for i, known in enumerate(self.kinds) if known.key == kind.key)
        self.show_page(number)
        return self._pages[number]

    def show_wanted(self, key: str, what: object) -> None:
        """One page asks for another: bring it to the front and show there what was asked for."""
        if key == SIGN:
            self.toggle_sign()
            return
        if key == PAD:
            self._hand_pad_over(what)
            return
        if key == IDLE and isinstance(what, int):
            self.minutes.emit(what)
            return
        if key == DAMAGE:
            self.damaged.emit(what)
            return
        if key == RESTORE and isinstance(what, tuple):
            self.restore.emit(*what)
            return
        number = next((i for i, kind in enumerate(self.kinds) if kind.key == key), None)
        if number is not None:
            self.show_page(number)
            self._pages[number].receive(what)

    def toggle_sign(self) -> None:
        """F11: the sign on the second monitor, there or gone."""
        self.sign.toggle(self._desk.home, self)

    def _retranslate(self) -> None:
        self._say_who()

    def _prepare(self) -> None:
        self._desk.tasks.run(load_pages, self._listen)
        self._desk.tasks.run_long(lambda _progress, _cancelled: warm_up())
        self.exchange.start()

    def _listen(self, _nothing: object) -> None:
        if self._desk.actions:
            self.rating.listen()

    def _hand_pad_over(self, what: object) -> None:
        """A test in the settings wants the pad for itself, or gives it back."""
        if not self._desk.actions:
            return
        if what == "rest":
            self.rating.use_pad(None)
        else:
            self.rating.listen()

    def _tell_rating(self, kind: str, sentence: str) -> None:
        page, section = ("settings", "pad") if kind == "pad" else ("", "")
        self.notices.tell(kind, sentence, page, section)

    def _rated(self, sentence: str) -> None:
        self.rail.say_saved(sentence)

    def _make_today(self, desk: Desk) -> Tab:
        week = make_week if desk.home.actor.can(WEEK_RIGHT) else None
        providers = [*(provider(desk.home) for provider in TODAY), self.exchange]
        page = TodayPage(desk, providers, week)
        self.exchange.told.connect(page.freshen)
        return page

    def tell_damage(self, error: Damaged) -> None:
        """Say it above the pages, which stay as they are."""
        words = _("{error}没有保存的内容请先抄下，再按 Alt+B 用备份恢复。").format(error=error.message)
        self.notices.tell(DAMAGE, words, DAMAGE, error)

    def _tell_backups(self, standing: "Standing") -> None:
        self.notices.tell("backups", standing.warning(), "settings", "backups")

    def _follow_exchange(self, page: Tab) -> None:
        from nanxi_desk.window.exchange_tab import ExchangeTab

        assert isinstance(page, ExchangeTab)
        page.moved.connect(self.exchange.look)
        self.exchange.told.connect(page.show_standing)
        page.show_standing(self.exchange.standing)

    def _tell_exchange(self, standing: ExchangeStanding) -> None:
        self.rail.say_count(EXCHANGE, standing.conflicts)

    def _say_who(self) -> None:
        home = self._desk.home
        self.sign.follow(home)
        self.rail.say_who(home.office_name, _("值班 {name}").format(name=home.actor.name))


class Rail(Translated, QWidget):
    """The tabs; below them the office, who is on duty, and whether all is saved."""

    chosen = Signal(int)
    leave = Signal()
    lock = Signal()

    def __init__(self, kinds: Sequence[Page], theme: Theme) -> None:
        super().__init__()
        self._kinds = kinds
        self._theme = theme
        set_role(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._logo = QLabel()
        set_role(self._logo, "logo")
        self._tabs: list[QPushButton] = []
        self._counts: dict[str, int] = {}
        self._badges: dict[str, QLabel] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 14)
        box.setSpacing(2)
        self._logo.setContentsMargins(20, 0, 0, 10)
        box.addWidget(self._logo)
        for number in range(len(kinds)):
            tab = _rail_button()
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._tabs.append(tab)
            box.addWidget(tab)
            self._badges[kinds[number].key] = _badge(tab)
        box.addStretch(1)
        self._switch = _rail_button()
        self._switch.clicked.connect(self.leave)
        box.addWidget(self._switch)
        self._lock = _rail_button()
        self._lock.clicked.connect(self.lock)
        box.addWidget(self._lock)
        self._office, self._person, self._saved = QLabel(), QLabel(), QLabel()
        for label in (self._office, self._person, self._saved):
            label.setContentsMargins(20, 3, 8, 0)
            label.setWordWrap(True)
            box.addWidget(label)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    def mark(self, number: int) -> None:
        """Show which page is at the front."""
        for index, tab in enumerate(self._tabs):
            tab.setChecked(index == number)

    def say_count(self, key: str, count: int) -> None:
        """A number beside a tab's word: what waits there for a decision."""
        badge = self._badges.get(key)
        if badge is not None and count != self._counts.get(key, 0):
            self._counts[key] = count
            badge.setText(str(count) if count < _MOST_SHOWN else f"{_MOST_SHOWN - 1}+")
            badge.setVisible(bool(count))
            self._name_tabs()

    def say_who(self, office: str, person: str) -> None:
        """Office and person."""
        self._office.setText(office)
        self._person.setText(person)

    def say_saved(self, sentence: str) -> None:
        """What was stored last."""
        self._saved.setText("✓ " + sentence)

    def _retranslate(self) -> None:
        self._logo.setText(_("南西前台"))
        self._name_tabs()
        self._switch.setText("  " + _("换人  F10"))
        self._switch.setAccessibleName(_("换人"))
        self._lock.setText("  " + _("锁定"))
        self._lock.setAccessibleName(_("锁定"))
        self._lock.setToolTip("Ctrl+Shift+L")
        self.say_saved(_("已保存"))

    def _name_tabs(self) -> None:
        for number, (tab, kind) in enumerate(zip(self._tabs, self._kinds, strict=True), start=1):
            tab.setText("  " + _(kind.word))
            count = self._counts.get(kind.key, 0)
            name = (
                _("{page}，{count} 件待处理").format(page=_(kind.word), count=count)
                if count
                else _(kind.word)
            )
            tab.setAccessibleName(name)
            tab.setToolTip(f"Ctrl+{number}")

    def _dress(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.px("rail_width"))
        for tab, kind in zip(self._tabs, self._kinds, strict=True):
            tab.setIcon(theme.icon(kind.icon, "rail_text", checked="rail_strong"))
            tab.setIconSize(theme.icon_size())
        self._switch.setIcon(theme.icon("person", "rail_text"))
        self._switch.setIconSize(theme.icon_size())
        self._lock.setIcon(theme.icon("lock", "rail_text"))
        self._lock.setIconSize(theme.icon_size())


def _make_settings(looks: Looks, desk: Desk) -> Tab:
    from nanxi_desk.window.settings_page import SettingsPage  # seldom wanted, and the start is measured

    return SettingsPage(desk, looks)


def _dropped(data: QMimeData) -> tuple[Path, ...]:
    """The files that are being dropped: one that may be a table, or several from others; else none."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    kinds = (*_TABLES, _ATTACHMENTS) if len(files) == 1 else (_WORKBOOK, _ATTACHMENTS)
    return files if all(file.suffix.lower() in kinds for file in files) else ()


def _is_locked(file: Path) -> bool:
    """Whether a file has a password, as all that partners send have, and ledgers hardly ever."""
    if file.suffix.lower() == _ATTACHMENTS:
        return True
    try:
        with file.open("rb") as stream:
            return stream.read(len(_LOCKED)) == _LOCKED
    except OSError:
        return False


def _let_files_through(page: QWidget) -> None:
    """Fields would take a dropped file's name as their text; it is for the window."""
    for kind in (QLineEdit, QPlainTextEdit):
        for entry in cast("list[QWidget]", page.findChildren(kind)):
            entry.setAcceptDrops(False)


def _badge(tab: QPushButton) -> QLabel:
    """A number at the corner of a tab's icon, not there until there is one: words need the rest."""
    badge = QLabel()
    set_role(badge, "badge")
    badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    badge.setIndent(0)
    badge.hide()
    box = QHBoxLayout(tab)
    box.setContentsMargins(30, 2, 0, 0)
    box.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return badge


def _rail_button() -> QPushButton:
    button = QPushButton()
    set_role(button, "tab")
    return button
