"""Where ratings are asked for: the rating window over the sign, and the pad of this computer."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction.pad_keeping import pad_here, prompt_here
from nanxi_desk.satisfaction.pad_profiles import BARE, KEYS, SERIAL, PadProfile
from nanxi_desk.satisfaction.pad_reading import PadReader
from nanxi_desk.satisfaction.pads import Doubled, Found, Lost, PadEvent, Pressed, Wrong
from nanxi_desk.satisfaction.rating_flow import ASKED_SECONDS, IDLE, SAVING, Choice, Offers, TagOffer
from nanxi_desk.satisfaction.rules import LEVELS, MATTER
from nanxi_desk.satisfaction.tab_pad_keys import PadKeys
from nanxi_desk.satisfaction.tab_rating import Invitation, RatingView
from nanxi_desk.satisfaction.views import Given, Subject
from nanxi_desk.widgets.sound import PLEASE_RATE, play
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.window.sign_place import SignPlace

_PAD, _RATING = "pad", "rating"  # kinds of notices


class RatingPlace(QObject):
    """The rating window of one person at the desk.

    `told` gives a kind of notice and its sentence, "" to take it back; `changed` says that something was
    asked or rated.
    """

    told = Signal(str, str)
    changed = Signal(str)
    _heard = Signal(object)  # from the pad's thread

    def __init__(
        self,
        desk: Desk,
        sign: SignPlace,
        beside: QWidget,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """The rating window stands where the sign stands: not on the screen of `beside`."""
        super().__init__(beside)
        self._desk = desk
        self._sign = sign
        self._beside = beside
        self._now = now
        self._service = satisfaction_of(desk.home)
        self._subject: Subject | None = None
        self._sign_was_open = False
        self._resting = False
        self.view: RatingView | None = None
        self.pad: PadProfile | None = None
        self._reader: PadReader | None = None
        self._keys: PadKeys | None = None
        self._heard.connect(self._pad_said)

    # --- the pad of this computer ---------------------------------------------------------------------------

    def listen(self) -> None:
        """Read which pad stands here, and listen to it."""
        home = self._desk.home
        self._desk.tasks.run(lambda: pad_here(home), self.use_pad, lambda _refused: None, key="pad")

    def use_pad(self, pad: PadProfile | None) -> None:
        """Listen to this pad from now on, None for none."""
        self._stop_listening()
        if self._resting:
            return
        self.pad = pad
        self.told.emit(_PAD, "")
        if pad is None:
            return
        if pad.kind == SERIAL:
            self._reader = PadReader(pad, self._heard.emit)
            self._reader.start()
        elif pad.kind == KEYS:
            self._keys = PadKeys(pad, self)
            self._keys.heard.connect(self._pad_said)
            self._keys.watch()

    def rest(self) -> None:
        """The person leaves: nobody is asked any more, and the pad is let go."""
        self._resting = True
        self._stop_listening()
        view, self.view = self.view, None
        if view is not None:
            if self._sign.window is not None and self._sign.window.page is view:
                self._sign.window.cover(None)
            view.flow.leave()
            view.deleteLater()

    def _stop_listening(self) -> None:
        if self._reader is not None:
            self._reader.stop()
            self._reader = None
        if self._keys is not None:
            self._keys.rest()
            self._keys.deleteLater()
            self._keys = None

    def _pad_said(self, event: PadEvent) -> None:
        if self._resting:
            return
        match event:
            case Pressed(level):
                if self.view is not None:
                    self.view.press_pad(level)
            case Doubled():
                self.told.emit(_PAD, _("评价器连按了几下，只算第一下。") if self.is_asking else "")
            case Wrong(sent):
                words = _("评价器发来不认识的内容“{sent}”，请到“设置 › 评价器”核对。")
                self.told.emit(_PAD, words.format(sent=sent))
            case Lost(reason):
                words = _("评价器没有接上（{reason}），请检查线缆；来访人可以在评价窗口上评。")
                self.told.emit(_PAD, words.format(reason=reason))
            case Found():
                self.told.emit(_PAD, "")

    # --- asking ---------------------------------------------------------------------------------------------

    @property
    def is_asking(self) -> bool:
        """Whether somebody is asked now."""
        return self.view is not None and self.view.flow.page != IDLE

    def ask(self, request_id: str) -> None:
        """Ask for the rating of the visit or matter of a request; once more for the same takes it back."""
        if self.is_asking and self._subject is not None and self._subject.request_id == request_id:
            self.take_back()
            return
        actor, service = self._desk.home.actor, self._service

        def asked() -> tuple[Subject, Offers, bool]:
            subject = service.ask(actor, request_id)
            offers = {
                level: [TagOffer(tag.code, tag.words) for tag in service.offered_tags(level)]
                for level in LEVELS
            }
            return subject, offers, prompt_here(self._desk.home)

        self._desk.tasks.run(asked, self._show, partial(self._refused, _RATING))

    def take_back(self) -> None:
        """The visitor goes, or was asked by mistake: it stays 未评. What is being stored is left alone."""
        if self.view is not None and self.view.flow.page != SAVING:
            self.view.leave()

    def _show(self, found: tuple[Subject, Offers, bool]) -> None:
        if self._resting:
            return
        subject, offers, spoken = found
        self._subject = subject
        self.told.emit(_RATING, "")
        if not self.is_asking:
            self._sign_was_open = self._sign.is_open
        sign = self._sign.open(self._desk.home, self._beside)
        if self.view is None:
            self.view = RatingView(self._desk.theme, self._now, sign)
            self.view.given.connect(self._store)
            self.view.ended.connect(self._ended)
        sign.cover(self.view)
        pad = self.pad
        levels = tuple(pad.levels) if pad is not None else ()
        bare = pad.names if pad is not None and pad.kind == BARE else {}
        seconds = pad.timeout if pad is not None else ASKED_SECONDS
        self.view.ask(Invitation(subject.person, _about(subject)), offers, seconds, levels, bare)
        if bare or not sign.has_own_screen:
            sign.activateWindow()  # its digits go to the window that has the keyboard
            self.view.setFocus()
        if self._reader is not None:
            self._reader.wake()
        if spoken:
            play(PLEASE_RATE)
        self.changed.emit(_("已请来访人评价"))

    def _store(self, choice: Choice) -> None:
        subject, view = self._subject, self.view
        if subject is None or view is None:
            return
        given = Given(choice.level, choice.tags, choice.way, choice.anonymous)
        actor, service = self._desk.home.actor, self._service

        def stored(_rated: object) -> None:
            view.saved()
            self.changed.emit(_("来访人已评价"))

        def refused(error: UserError) -> None:
            view.failed()
            self._refused(_RATING, error)

        self._desk.tasks.run(lambda: service.rate(actor, subject.asking_id, given), stored, refused)

    def _ended(self) -> None:
        self._subject = None
        sign = self._sign.window
        if sign is None or self._resting:
            return
        had_keyboard = sign.isActiveWindow()
        sign.cover(None)
        if not self._sign_was_open and not sign.has_own_screen:
            self._sign.close()  # it would hide the desk
        if had_keyboard:
            self._beside.activateWindow()

    def _refused(self, kind: str, error: UserError) -> None:
        self.told.emit(kind, " ".join(part for part in (error.message, error.hint) if part))


def _about(subject: Subject) -> str:
    """What is rated, in words that anybody in the hall may read: no names of visitors, no names of items."""
    if subject.kind == MATTER:
        return _("{day} 来办的事").format(day=subject.day[5:])
    return _("自愿评价")
