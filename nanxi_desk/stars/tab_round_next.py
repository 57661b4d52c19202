"""推进: what a round does now and its next step; the seal is opened here, and its printed code shown once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_round_next import Ui_RoundNext
from nanxi_desk.stars import rules
from nanxi_desk.stars.report import code_paper
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import RIGHT_RUN, Rounds
from nanxi_desk.stars.tab_pane import PUBLIC, RESULT
from nanxi_desk.stars.tab_round_words import STEP_WORDS, may_grade_again, now_words, step_button
from nanxi_desk.stars.views import Opening, RoundResult, RoundView
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.paper_preview import Preview
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed
from nanxi_desk.widgets.twice import Twice

PASSWORD, CODE = "password", "code"
_HOWS = ((PASSWORD, "主持人的密码"), (CODE, "打印的开封码"))
# States that another pane leads to, since more comes with them.
_ELSEWHERE = {rules.GRADING: RESULT, rules.PUBLISHED: PUBLIC, rules.AWARDED: PUBLIC}
_REASONED = (rules.SCREENING, rules.PATROL, rules.REVIEW)


class RoundNext(Formed, QWidget):
    """Ctrl+Enter takes the next step. `done` gives the round and the sentence of what was done.

    `opened` gives the result of sheets that were looked into early, which is kept nowhere; `pane_wanted`
    another pane's key.
    """

    done = Signal(str, str)
    opened = Signal(object)  # RoundResult
    pane_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rounds = Rounds(desk.home)
        self._round: RoundView | None = None
        self._opening: tuple[Opening, RoundView] | None = None  # the code that is shown now
        self._early = False
        self._busy = False
        self.preview: Preview | None = None
        self.ui = ui = self._set_up(Ui_RoundNext())
        ui.how.set_choices(_HOWS)
        ui.how.chosen.connect(lambda _how: self._ask_secret())
        self._twice = Twice(ui.go)
        for button, action in (
            (ui.go, self.go),
            (ui.other, self.other),
            (ui.early, self.early),
            (ui.print_code, self.print_code),
            (ui.code_done, self.put_code_away),
        ):
            button.clicked.connect(action)
        for line in (ui.field_reason, ui.field_secret):
            line.returnPressed.connect(self.go)
        self._show_code()
        self._tell_nothing()

    @property
    def code(self) -> str:
        """The printed code while it is shown, "" at all other times."""
        return self._opening[0].code if self._opening else ""

    def show_round(self, round_: RoundView | None) -> None:
        """Another round, or the same one anew: what is typed stays while the round stands where it stood."""
        before, self._round = self._round, round_
        if round_ is None or before is None or (before.id, before.state) != (round_.id, round_.state):
            self._early = False
            self.ui.field_reason.clear()
            self._forget_secret()
            self._tell_nothing()
            own = round_ is not None and round_.lead == self._desk.home.actor.name
            self.ui.how.set_value(PASSWORD if own else CODE)
        self._show()

    def focus_first(self) -> None:
        """Ready for what is asked, or for the button."""
        ui = self.ui
        order = (ui.kept, ui.field_reason, ui.field_secret, ui.go)
        next((part for part in order if part.isVisible() and part.isEnabled()), self).setFocus()

    def finish(self) -> None:
        """Ctrl+Enter: the step, or the code that is put away."""
        if self._opening is not None:
            self.put_code_away()
        else:
            self.go()

    def go(self) -> None:
        """The next step of the round."""
        round_, ui = self._round, self.ui
        if round_ is None or not round_.next_states or self._busy or self._opening is not None:
            return
        self._tell_nothing()
        state, reason = round_.next_states[0], ui.field_reason.text().strip()
        if self._early:
            self._open_early(round_, reason)
        elif state in _ELSEWHERE:
            self.pane_wanted.emit(_ELSEWHERE[state])
        elif state == rules.SCORING:
            if self._twice.press(round_.id, _("再按一次，开始评审  Ctrl+Enter")):
                self._start_scoring(round_)
        elif state == rules.CLOSED:
            self._close(round_)
        else:
            actor, rounds = self._desk.home.actor, self._rounds
            self._run(
                lambda: rounds.advance(actor, round_.id, state, reason),
                lambda _view: self._done(round_, _("已转入“{state}”").format(state=_(state))),
            )

    def other(self) -> None:
        """Alt+B: back from looking in early, or from the publication to the grading."""
        if self._early:
            self._early = False
            self._forget_secret()
            self._tell_nothing()
            self._show()
        elif self._round is not None and len(self._round.next_states) > 1:
            self.pane_wanted.emit(RESULT)

    def early(self) -> None:
        """Alt+K: what it takes to look into the sheets before the round closes."""
        if self._round is not None and self.ui.early.isVisibleTo(self) and not self._early:
            self._early = True
            self._tell_nothing()
            self._show()
            self.ui.field_reason.setFocus()

    def print_code(self) -> None:
        """Ctrl+P: the code on paper. What is logged is that it was printed; the code is not in it."""
        if self._opening is None:
            return
        from nanxi_desk.core.lists import ListSheet, log_print
        from nanxi_desk.widgets.paper_layout import PaperPages

        home, (opening, round_) = self._desk.home, self._opening
        actor = home.actor
        paper = code_paper(home, round_, opening.code, office_day(home.journal.clock.now()))
        told = ListSheet(paper.title, round_.name, (), ())
        self.close_preview()
        self.preview = Preview(
            [PaperPages(paper)],
            paper.title,
            f"{round_.name} {paper.title}",
            lambda pdf: log_print(home, actor, told, [paper.title, round_.id], pdf=pdf),
            self._desk,
            scale=0.31,
        )
        self.preview.show()

    def put_code_away(self) -> None:
        """Ctrl+Enter once the tick says that the code is kept: it is never shown again."""
        if self._opening is None:
            return
        if not self.ui.kept.isChecked():
            say(self.ui.code_told, _("请先打印或抄下，再打勾：这张码不会再显示。"))
            self.ui.kept.setFocus()
            return
        self._opening = None
        self.close_preview()
        self._show_code()
        self.focus_first()

    def close_preview(self) -> None:
        """The paper goes with whoever looked at it."""
        if self.preview is not None:
            self.preview.close()
            self.preview.deleteLater()
            self.preview = None

    def _retranslate(self) -> None:
        self._twice.retranslated()
        self._tell_nothing()
        self._show()
        self._show_code()

    # --- steps ---------------------------------------------------------------------------------------------

    def _start_scoring(self, round_: RoundView) -> None:
        actor, rounds = self._desk.home.actor, self._rounds

        def show(opening: Opening) -> None:
            self._opening = opening, round_
            self.ui.kept.setChecked(False)
            self._show_code()
            self.ui.print_code.setFocus()
            self._done(round_, _("评审已经开始，请收好开封码"))

        self._run(lambda: rounds.start_scoring(actor, round_.id), show)

    def _close(self, round_: RoundView) -> None:
        given = self._secret()
        if given:
            actor, rounds = self._desk.home.actor, self._rounds
            self._run(
                lambda: rounds.close(actor, round_.id, **given),
                lambda _view: self._done(round_, _("评审已截止，评分表已开封")),
            )

    def _open_early(self, round_: RoundView, reason: str) -> None:
        """Reason and key go to the service; what it shows is kept nowhere."""
        if not reason:
            self._refuse(FieldRefused("reason", _("请写明为什么要提前开封，原因会一直显示。")))
            return
        given = self._secret()
        if not given:
            return
        home = self._desk.home
        actor, rounds = home.actor, self._rounds

        def work() -> RoundResult:
            key = rounds.open_early(actor, round_.id, reason, **given)
            return Results(home).early(round_.id, key)

        def show(result: RoundResult) -> None:
            self._early = False
            self.ui.field_reason.clear()
            self._done(round_, _("已提前开封，并已记录"))
            self.opened.emit(result)

        self._run(work, show)

    def _secret(self) -> dict[str, str]:
        """Password or code, {} where nothing is typed: that is said at once."""
        how, typed = self.ui.how.value(), self.ui.field_secret.text().strip()
        if typed:
            return {how: typed}
        words = _("请输入您自己的密码。") if how == PASSWORD else _("请输入开始评审时打印的开封码。")
        self._refuse(FieldRefused(how, words))
        return {}

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def ended(result: Any) -> None:
            self._wait(busy=False)
            self._forget_secret()
            done(result)

        self._wait(busy=True)
        self._desk.tasks.run(work, ended, self._refuse)

    def _done(self, round_: RoundView, words: str) -> None:
        self.done.emit(round_.id, words)

    def _wait(self, *, busy: bool) -> None:
        self._busy = busy
        for button in (self.ui.go, self.ui.other, self.ui.early):
            button.setEnabled(not busy)

    def _forget_secret(self) -> None:
        """No password stays in the field."""
        self.ui.field_secret.clear()

    # --- what is shown -------------------------------------------------------------------------------------

    def _show(self) -> None:
        ui, round_ = self.ui, self._round
        if round_ is None:
            for label in (ui.heading, ui.now, ui.words):
                label.setText("")
            following = ""
        else:
            ui.heading.setText(_("现在：{state}").format(state=_(round_.state)))
            ui.now.setText(now_words(round_))
            following = next(iter(round_.next_states), "")
            ui.words.setText(self._what_follows(following))
        opens = self._early or following == rules.CLOSED
        reasoned = self._early or following in _REASONED
        asked: list[tuple[QWidget, bool]] = [(ui.label_reason, reasoned), (ui.field_reason, reasoned)]
        asked += [(part, opens) for part in (ui.label_how, ui.how, ui.label_secret, ui.field_secret)]
        for part, wanted in asked:
            part.setVisible(wanted)
        ui.field_reason.setPlaceholderText("" if self._early else _("可不填"))
        ui.go.setVisible(bool(following))
        self._twice.forget()
        ui.go.setText(_("提前开封  Ctrl+Enter") if self._early else step_button(following))
        ui.early.setVisible(following == rules.CLOSED and not self._early)
        ui.other.setText(_("不提前开封  Alt+B") if self._early else _("重新定档  Alt+B"))
        ui.other.setVisible(self._early or may_grade_again(round_))
        self._ask_secret()

    def _what_follows(self, following: str) -> str:
        if self._early:
            return _("提前开封会记录是谁、何时、为什么，并一直显示给所有单位；评定照常进行。")
        if following:
            return _(STEP_WORDS[following])
        if self._desk.home.is_hub and self._desk.home.actor.can(RIGHT_RUN):
            return _("这次评定已经走完全部步骤。")
        return _("评定由街道推进，这里随最近一次导入的工作簿更新。")

    def _ask_secret(self) -> None:
        """A password is hidden, a code is read off paper and may be seen."""
        hidden = self.ui.how.value() == PASSWORD
        modes = QLineEdit.EchoMode
        self.ui.field_secret.setEchoMode(modes.Password if hidden else modes.Normal)
        self.ui.label_secret.setText(_("密码") if hidden else _("开封码"))

    def _show_code(self) -> None:
        ui, shown = self.ui, self._opening
        ui.steps.setVisible(shown is None)
        ui.code_page.setVisible(shown is not None)
        say(ui.code_told, "")
        ui.code.setText(shown[0].code if shown else "")
        if shown is not None:
            ui.code_heading.setText(_("{round}：开封码").format(round=shown[1].name))
            ui.code_words.setText(
                _(
                    "只显示这一次，程序里不保存。请打印或抄下，封好交给主持人以外的人："
                    "主持人的密码用不了时，只有它能开封。"
                )
            )

    def _tell_nothing(self) -> None:
        ui = self.ui
        for line, label in ((ui.field_reason, ui.error_reason), (ui.field_secret, ui.error_secret)):
            say(label, "")
            restyle(line, "wrong", "false")
            line.setAccessibleDescription("")
        say(ui.told, "")

    def _refuse(self, error: UserError) -> None:
        """At the field that the service names; a code that is wanted instead of a password is offered."""
        self._wait(busy=False)
        ui = self.ui
        name = error.field if isinstance(error, FieldRefused) else ""
        if name == CODE and ui.how.value() == PASSWORD:
            ui.how.set_value(CODE)
            self._forget_secret()
            self._ask_secret()
        places = {
            "reason": (ui.field_reason, ui.error_reason),
            PASSWORD: (ui.field_secret, ui.error_secret),
            CODE: (ui.field_secret, ui.error_secret),
        }
        line, label = places.get(name, (None, ui.told))
        if line is not None and not line.isVisibleTo(self):
            line, label = None, ui.told
        say(label, error)
        if line is not None:
            restyle(line, "wrong", "true")
            line.setAccessibleDescription(label.text())
            line.setFocus()
            line.selectAll()
