"""What is written of a published star: an objection, its answer, a patrol, another plaque, the review."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.days import day_meant
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_public_work import Ui_StarsPublicWork
from nanxi_desk.stars import rules
from nanxi_desk.stars.public_views import AwardRow, ObjectionView
from nanxi_desk.stars.publicity import RIGHT_OBJECT, Publicity
from nanxi_desk.stars.records import application_id
from nanxi_desk.stars.rounds import RIGHT_RUN
from nanxi_desk.stars.views import RoundView
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.panes import say, show_only
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

OBJECTION, PATROL, PLAQUE, REVIEW = WORKS = ("objection", "patrol", "plaque", "review")
ANSWER = "answer"
_WORDS = ((OBJECTION, "登记异议"), (PATROL, "登记巡查"), (PLAQUE, "改星牌号"), (REVIEW, "复评"))
KEYS = {OBJECTION: "Alt+Q", PATROL: "Alt+W", PLAQUE: "Alt+E", REVIEW: "Alt+T"}
_HELD = (rules.AWARDED, rules.PATROL, rules.REVIEW)
_STATES: Mapping[str, tuple[str, ...]] = {
    OBJECTION: (rules.PUBLISHED,),
    PATROL: _HELD,
    PLAQUE: _HELD,
    REVIEW: (rules.REVIEW,),
}
_RIGHTS: Mapping[str, str] = {
    OBJECTION: RIGHT_OBJECT, PATROL: RIGHT_OBJECT, ANSWER: RIGHT_OBJECT, PLAQUE: RIGHT_RUN, REVIEW: RIGHT_RUN,
}  # fmt: skip
_FIRST = {rules.PUBLISHED: OBJECTION, rules.AWARDED: PATROL, rules.PATROL: PATROL, rules.REVIEW: REVIEW}
_YES, _NO = "yes", "no"
_STARS = (("5", "五星"), ("4", "四星"), ("3", "三星"), ("2", "二星"), ("1", "一星"), ("0", "摘星"))
Work = tuple[Callable[[], object], str]  # what to do, and the sentence afterwards


class PublicWork(Formed, QWidget):
    """One form at a time; Ctrl+Enter saves. `written` says that something was, with a sentence."""

    written = Signal(str)

    def __init__(self, desk: Desk, publicity: Publicity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._publicity = desk, publicity
        self._round: RoundView | None = None
        self._award: AwardRow | None = None
        self._objection: ObjectionView | None = None
        self._form = ""
        self.ui = ui = self._set_up(Ui_StarsPublicWork())
        ui.what.set_choices(_WORDS)
        ui.what.set_keys(KEYS)
        ui.in_order.set_choices([(_YES, "正常"), (_NO, "有问题")])
        ui.upheld.set_choices([(_NO, "不成立，名单不变"), (_YES, "成立")])
        ui.stars.set_choices(_STARS)
        # Where each refused field stands: the input and the label for its sentence.
        self._places: dict[tuple[str, str], tuple[QWidget, QLabel]] = {
            (OBJECTION, "words"): (ui.words, ui.error_words),
            (PATROL, "day"): (ui.day, ui.error_day),
            (PATROL, "finding"): (ui.finding, ui.error_finding),
            (PLAQUE, "plaque"): (ui.plaque_number, ui.error_plaque),
            (REVIEW, "stars"): (ui.stars, ui.error_stars),
            (REVIEW, "reason"): (ui.reason, ui.error_reason),
            (ANSWER, "upheld"): (ui.upheld, ui.error_upheld),
            (ANSWER, "words"): (ui.answer_words, ui.error_answer),
        }
        self._texts: dict[str, tuple[QLineEdit | QPlainTextEdit, ...]] = {
            OBJECTION: (ui.words, ui.raised_by),
            PATROL: (ui.finding,),
            REVIEW: (ui.reason,),
            ANSWER: (ui.answer_words,),
        }
        self.draft = PageDraft(desk, self.typed, self.put_back, self)
        for lines in self._texts.values():
            for line in lines:
                line.textChanged.connect(lambda *_text: self._touched())
        for line in (ui.day, ui.plaque_number):
            line.textChanged.connect(lambda *_text: self._clear_errors())
        ui.what.chosen.connect(self.choose)
        ui.save.clicked.connect(self.save)
        for line in (ui.raised_by, ui.day, ui.plaque_number):
            line.returnPressed.connect(self.save)
        for each in (*WORKS, ANSWER):
            getattr(ui, each).hide()
        self._clear_errors()
        self.show_award(None, None)

    # --- from outside --------------------------------------------------------------------------------------

    def show_award(self, round_: RoundView | None, award: AwardRow | None) -> None:
        """The forms for a star of the list; what fits the round's state is offered first."""
        same = self._award is not None and award is not None and award.id == self._award.id
        stepped = self._round is None or round_ is None or round_.state != self._round.state
        was_answer = self._objection is not None
        self._round, self._award, self._objection = round_, award, None
        self.setVisible(award is not None)
        self.ui.what.show()
        if award is None or round_ is None:
            self.draft.let_go()
        elif not same or stepped or was_answer:
            form = self._form if self._form in WORKS and not stepped else _FIRST.get(round_.state, OBJECTION)
            self._start(form)
        else:
            self._judge()

    def show_objection(self, round_: RoundView | None, objection: ObjectionView | None) -> None:
        """The answer to an objection."""
        same = self._objection is not None and objection is not None and objection.id == self._objection.id
        self._round, self._award, self._objection = round_, None, objection
        self.setVisible(objection is not None)
        self.ui.what.hide()
        if objection is None:
            self.draft.let_go()
        elif not same:
            self._start(ANSWER)
        else:
            self._judge()

    def choose(self, form: str) -> None:
        """Another form for the same star, ready to type."""
        if self._award is None:
            return
        self._start(form)
        first = {OBJECTION: self.ui.words, PATROL: self.ui.day, PLAQUE: self.ui.plaque_number}
        if form in first:
            first[form].setFocus()
        else:
            self.ui.stars.focus_chip()

    def typed(self) -> dict[str, Any]:
        """The texts of the form; {} for none."""
        texts = {line.objectName(): _text(line) for line in self._texts.get(self._form, ())}
        return texts if any(texts.values()) else {}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """What was typed before."""
        for line in self._texts.get(self._form, ()):
            _set_text(line, str(kept.get(line.objectName(), "")))

    def save(self) -> None:
        """Ctrl+Enter: write what the form says."""
        if not self.ui.save.isEnabled() or not self.isVisible():
            return
        self._clear_errors()
        work = self._work()
        if work is None:
            return
        call, words = work
        form, about = self._form, self._about()

        def done(_result: object) -> None:
            if (self._form, self._about()) == (form, about):
                self._empty()
            self.written.emit(words)

        self._desk.tasks.run(call, done, self._refused)

    def _retranslate(self) -> None:
        self._judge()

    # --- inside --------------------------------------------------------------------------------------------

    def _start(self, form: str) -> None:
        """Show a form, empty or as it was left."""
        self.draft.let_go()
        self._form = form
        if form in WORKS:
            self.ui.what.set_value(form)
        pages = [getattr(self.ui, each) for each in (*WORKS, ANSWER)]
        show_only(getattr(self.ui, form), pages)
        self._clear_errors()
        self._empty(keep=False)
        self.draft.follow(f"pub-{form}-{self._about()[:24]}")
        self._judge()

    def _about(self) -> str:
        record = self._objection or self._award
        return record.id if record is not None else ""

    def _empty(self, *, keep: bool = True) -> None:
        """The form as it begins; with `keep` what was kept of it goes, too."""
        ui = self.ui
        for line in self._texts.get(self._form, ()):
            _set_text(line, "")
        ui.day.setText(office_day(self._desk.home.journal.clock.now()))
        ui.in_order.set_value(_YES)
        ui.upheld.set_value("")
        if self._award is not None:
            ui.plaque_number.setText(self._award.plaque)
            ui.stars.set_value(str(self._award.stars_now))
        if keep:
            self.draft.keep()

    def _judge(self) -> None:
        """Whether the form can be saved now by this person; why not is said in its place."""
        round_, form = self._round, self._form
        if round_ is None or not form:
            return
        words = ""
        if not self._desk.home.actor.can(_RIGHTS[form]):
            words = (
                _("这一步由街道操作。") if _RIGHTS[form] == RIGHT_RUN else _("这一步由委员、主任和街道操作。")
            )
        elif form in _STATES and round_.state not in _STATES[form]:
            words = _("评定现在是“{state}”，{when}才能登记。").format(
                state=_(round_.state), when=_("、").join(_(state) for state in _STATES[form])
            )
        self.ui.save.setEnabled(not words)
        getattr(self.ui, form).setEnabled(not words)
        say(self.ui.refusal, words)

    def _work(self) -> Work | None:
        """None where something is missing and was said."""
        if self._objection is not None:
            return self._answer(self._objection)
        if self._award is None or self._round is None:
            return None
        return self._of_award(self._award, self._round)

    def _answer(self, objection: ObjectionView) -> Work | None:
        ui, publicity, actor = self.ui, self._publicity, self._desk.home.actor
        if not ui.upheld.value():
            self._refused(FieldRefused("upheld", _("请先选异议是否成立。")))
            return None
        upheld, answer = ui.upheld.value() == _YES, _text(ui.answer_words)
        return lambda: publicity.answer(actor, objection.id, answer, upheld=upheld), _("已答复异议")

    def _of_award(self, award: AwardRow, round_: RoundView) -> Work:
        ui, publicity, actor = self.ui, self._publicity, self._desk.home.actor
        match self._form:
            case "objection":
                application = application_id(award.office, round_.id, award.group_id)
                words, by = _text(ui.words), ui.raised_by.text()
                return lambda: publicity.object(actor, application, words, by), _("已登记异议")
            case "patrol":
                day, well, finding = self._day(), ui.in_order.value() == _YES, _text(ui.finding)
                return (
                    lambda: publicity.patrol(actor, award.id, day, in_order=well, finding=finding),
                    _("已登记巡查"),
                )
            case "plaque":
                number = ui.plaque_number.text()
                return lambda: publicity.set_plaque(actor, award.id, number), _("已改星牌号")
        stars, reason = int(ui.stars.value() or award.stars_now), _text(ui.reason)
        decision = rules.review_of(award.stars_now, stars)
        return (
            lambda: publicity.review(actor, award.id, stars, reason),
            _("已复评：{decision}").format(decision=_(decision)),
        )

    def _day(self) -> str:
        """ "11-25" is this year's, as everywhere; what is no day goes on as it is, to be refused."""
        text = self.ui.day.text().strip()
        meant = day_meant(text, date.fromisoformat(office_day(self._desk.home.journal.clock.now())))
        return meant.isoformat() if meant else text

    def _touched(self) -> None:
        self._clear_errors()
        self.draft.touch()

    def _clear_errors(self) -> None:
        for widget, label in self._places.values():
            say(label, "")
            if not isinstance(widget, ChipRow):
                restyle(widget, "wrong", "false")

    def _refused(self, error: UserError) -> None:
        place = self._places.get((self._form, error.field)) if isinstance(error, FieldRefused) else None
        if place is None:
            say(self.ui.refusal, error)
            return
        widget, label = place
        say(label, error)
        if not isinstance(widget, ChipRow):
            restyle(widget, "wrong", "true")
        widget.setFocus()


def _text(line: QLineEdit | QPlainTextEdit) -> str:
    return (line.text() if isinstance(line, QLineEdit) else line.toPlainText()).strip()


def _set_text(line: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(line, QLineEdit):
        line.setText(text)
    else:
        line.setPlainText(text)
