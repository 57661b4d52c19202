"""定档: what other thresholds would come to, the trials that were made, and the grading itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_result_trial import Ui_StarsResultTrial
from nanxi_desk.stars import rules
from nanxi_desk.stars.arithmetic import shown
from nanxi_desk.stars.result import RIGHT_TRY, Results
from nanxi_desk.stars.rounds import RIGHT_RUN, threshold_words
from nanxi_desk.stars.rubric import Rubric, decimal_text
from nanxi_desk.stars.service import plain_number
from nanxi_desk.stars.views import RoundResult, Thresholds
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Formed

_TRIAL_STATES = (rules.CLOSED, rules.GRADING)
_GRADE_STATES = (rules.CLOSED, rules.GRADING, rules.PUBLISHED)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A group whose star a trial would change."""

    id: str
    name: str
    total: str
    now: int
    then: int


@dataclass(frozen=True, slots=True)
class TieRow:
    """A group of a tie that crosses a quota's border; `stars` is what was decided, 0 for not yet."""

    id: str
    name: str
    total: str
    border: int
    stars: int


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A trial that was logged."""

    id: str
    by: str
    words: str
    counts: str


class ResultTrial(Formed, QWidget):
    """Ctrl+Enter tries, Ctrl+G grades: by the rubric, or by what is typed here with a reason."""

    graded = Signal(str)  # a sentence
    refused = Signal(object)

    def __init__(self, desk: Desk, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._results = desk, results
        self._found: RoundResult | None = None
        self._tried: RoundResult | None = None
        self._decided: dict[str, int] = {}
        self._rubric: Rubric | None = None
        self._shown_round = ""
        self.ui = ui = self._set_up(Ui_StarsResultTrial())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        ui.grid_place.addLayout(self._grid)
        self.least: dict[int, QLineEdit] = {}
        self.quota: dict[int, QLineEdit] = {}
        self._labels: list[QLabel] = []
        self.ties = RecordTable(_tie_columns(), desk.tasks, desk.theme, least=3)
        ui.ties_place.addWidget(self.ties)
        self.changes = RecordTable(_change_columns(), desk.tasks, desk.theme, least=3)
        ui.changes_place.addWidget(self.changes)
        self.trials = RecordTable(_trial_columns(), desk.tasks, desk.theme, least=3)
        ui.trials_place.addWidget(self.trials)
        self.draft = PageDraft(desk, self.typed, self.put_back, self)
        ui.restore.clicked.connect(self.restore)
        ui.attempt.clicked.connect(self.attempt)
        ui.grade.clicked.connect(self.grade)
        ui.reason.textChanged.connect(lambda _text: self.draft.touch())
        self.ties.opened.connect(self._decide)
        disable_without(desk.home.actor, RIGHT_TRY, ui.attempt, ui.restore)
        disable_without(desk.home.actor, RIGHT_RUN, ui.grade, ui.reason)
        for part in (ui.refusal, ui.error_reason):
            say(part, "")
        self._name()

    # --- from outside --------------------------------------------------------------------------------------

    def show_result(self, found: RoundResult) -> None:
        """A round's result; what is typed stays."""
        other, rubric = found.round.id != self._shown_round, found.standard
        same = found is self._found
        self._found, self._rubric = found, rubric
        if not same:
            self._tried, self._decided = None, _standing_ties(found)
        if other:
            self._shown_round = found.round.id
            self.draft.let_go()
            self._make_grid(rubric)
            self.ui.reason.clear()
        if other or not self.typed():
            self.restore()
        if other:
            self.draft.follow(f"trial-{found.round.id}")
        self._show_state(found)
        self._show_outcome()
        self._read_trials()

    def typed(self) -> dict[str, Any]:
        """What differs from the grading that stands; {} for nothing."""
        found, reason = self._found, self.ui.reason.text()
        if found is None:
            return {}
        fields = {
            f"{kind}{stars}": line.text()
            for kind, lines in (("least", self.least), ("quota", self.quota))
            for stars, line in lines.items()
            if line.text() != self._standing(kind, stars)
        }
        return {**fields, "reason": reason} if fields or reason else {}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """What was typed before."""
        for kind, lines in (("least", self.least), ("quota", self.quota)):
            for stars, line in lines.items():
                if f"{kind}{stars}" in kept:
                    line.setText(str(kept[f"{kind}{stars}"]))
        self.ui.reason.setText(str(kept.get("reason", "")))

    def restore(self) -> None:
        """Alt+R: the thresholds as the grading has them."""
        for kind, lines in (("least", self.least), ("quota", self.quota)):
            for stars, line in lines.items():
                line.setText(self._standing(kind, stars))
        self._refuse("")

    def attempt(self) -> None:
        """Ctrl+Enter: what these thresholds would come to; it is logged."""
        found, thresholds = self._found, self.thresholds()
        if found is None or thresholds is None or not self.ui.attempt.isEnabled():
            return
        results, actor, round_ = self._results, self._desk.home.actor, found.round.id
        self._refuse("")

        def show(tried: RoundResult) -> None:
            self._tried = tried
            self._decided = _standing_ties(tried)
            self._show_outcome()
            self._read_trials()

        self._desk.tasks.run(
            lambda: results.what_if(actor, round_, thresholds), show, self._refused, key="stars-trial"
        )

    def grade(self) -> None:
        """Ctrl+G: 定档 with what is typed here, the ties as decided."""
        found, thresholds = self._found, self.thresholds()
        if found is None or thresholds is None or not self.ui.grade.isEnabled():
            return
        results, actor, round_ = self._results, self._desk.home.actor, found.round.id
        reason, decided = self.ui.reason.text(), dict(self._decided)
        self._refuse("")

        def done(_graded: RoundResult) -> None:
            self.ui.reason.clear()
            self.draft.keep()
            self.graded.emit(_("已定档"))

        self._desk.tasks.run(
            lambda: results.grade(actor, round_, thresholds=thresholds, decided=decided, reason=reason),
            done,
            self._refused,
        )

    def thresholds(self) -> Thresholds | None:
        """What is typed, as far as it differs from the rubric; None where a number is none."""
        rubric = self._rubric
        if rubric is None:
            return None
        least: dict[int, Fraction] = {}
        quota: dict[int, int | None] = {}
        for star in rubric.stars:
            number = plain_number(self.least[star.stars].text().strip())
            if number is None:
                self._wrong(self.least[star.stars], _("请填写分数，例如 85 或 84.5。"))
                return None
            if number != star.least:
                least[star.stars] = number
            text = self.quota[star.stars].text().strip()
            if text and not (text.isascii() and text.isdigit() and len(text) < 5):
                self._wrong(self.quota[star.stars], _("名额请填整数，不限请留空。"))
                return None
            wanted = int(text) if text else None
            if wanted != star.quota:
                quota[star.stars] = wanted
        return Thresholds(least, quota)

    def _retranslate(self) -> None:
        self._name()
        if self._found is not None and self._rubric is not None:
            self._name_grid(self._rubric)
            self._show_state(self._found)
            self._show_outcome()
            self._read_trials()

    # --- the grid ------------------------------------------------------------------------------------------

    def _make_grid(self, rubric: Rubric) -> None:
        for label in self._labels:
            label.deleteLater()
        for line in (*self.least.values(), *self.quota.values()):
            line.deleteLater()
        self._labels = [QLabel(), QLabel(), QLabel()]
        self.least.clear()
        self.quota.clear()
        for column, label in enumerate(self._labels):
            set_role(label, "label")
            self._grid.addWidget(label, 0, column)
        may = self._desk.home.actor
        for number, star in enumerate(reversed(rubric.stars), 1):
            label = QLabel()
            self._labels.append(label)
            least = self.least[star.stars] = QLineEdit()
            quota = self.quota[star.stars] = QLineEdit()
            label.setBuddy(least)
            for column, widget in enumerate((label, least, quota)):
                self._grid.addWidget(widget, number, column)
            for line in (least, quota):
                line.textChanged.connect(lambda _text, line=line: self._altered(line))
                line.returnPressed.connect(self.attempt)
                disable_without(may, RIGHT_TRY, line)
        self._name_grid(rubric)

    def _name_grid(self, rubric: Rubric) -> None:
        for label, words in zip(
            self._labels, (_("星级"), _("总分不低于"), _("名额（空为不限）")), strict=False
        ):
            label.setText(words)
        for label, star in zip(self._labels[3:], reversed(rubric.stars), strict=False):
            word = star_word(star.stars)
            label.setText(word)
            self.least[star.stars].setAccessibleName(_("{star}总分不低于").format(star=word))
            self.quota[star.stars].setAccessibleName(_("{star}名额").format(star=word))

    def _standing(self, kind: str, stars: int) -> str:
        """The threshold or quota that the grading has."""
        star = self._found.rubric.star(stars) if self._found is not None else None
        if star is None:
            return ""
        if kind == "least":
            return decimal_text(star.least)
        return "" if star.quota is None else str(star.quota)

    def _altered(self, line: QLineEdit) -> None:
        restyle(line, "wrong", "false")
        self.draft.touch()

    def _wrong(self, line: QLineEdit, words: str) -> None:
        restyle(line, "wrong", "true")
        line.setFocus()
        say(self.ui.refusal, words)

    # --- what is shown -------------------------------------------------------------------------------------

    def _name(self) -> None:
        self.ties.setAccessibleName(_("名额边缘的并列"))
        self.changes.setAccessibleName(_("试算会改变的楼组"))
        self.trials.setAccessibleName(_("试算记录"))

    def _show_state(self, found: RoundResult) -> None:
        state = found.round.state
        try_now, grade_now = state in _TRIAL_STATES, state in _GRADE_STATES
        for part in (self.ui.attempt, self.ui.restore, *self.least.values(), *self.quota.values()):
            part.setEnabled(try_now or (grade_now and part is not self.ui.attempt))
        for part in (self.ui.grade, self.ui.reason):
            part.setEnabled(grade_now)
        if not self._desk.home.actor.can(RIGHT_TRY):
            lead = _("试算和定档由街道操作，这里可以看到每次试算的记录。")
        elif try_now:
            lead = _("改门槛或名额后试算，不会改变结果；每次试算都有记录。确定后定档，并写明原因。")
        elif grade_now:
            lead = _("名单已公示。异议成立的，可以重新定档，并写明原因，再公示一次。")
        else:
            lead = _("评定已是“{state}”，门槛不能再改。").format(state=_(state))
        self.ui.lead.setText(lead)

    def _show_outcome(self) -> None:
        found, tried = self._found, self._tried
        if found is None:
            return
        shown_ = tried or found
        heading = _("试算结果") if tried else _("现在的结果")
        counts = [_count_words(found, tried, star.stars) for star in reversed(shown_.rubric.stars)] + (
            [_count_words(found, tried, 0)] if shown_.result.counts.get(0) else []
        )
        self.ui.outcome_heading.setText(heading + _("：") + _("，").join(counts))
        rows = _changes(found, tried) if tried else ()
        if tried:
            words = (
                _("星级会变的楼组 {count} 个").format(count=len(rows)) if rows else _("没有楼组的星级会变。")
            )
        else:
            words = found.round.thresholds and _("定档时调整：{words}").format(words=found.round.thresholds)
        say(self.ui.outcome_words, words or _("按评分标准，没有调整。"))
        self.changes.show_rows(FixedRows(rows), empty=_("试算后，这里列出星级会变的楼组。"))
        self._show_ties(shown_)

    def _show_ties(self, shown_: RoundResult) -> None:
        rows = [
            TieRow(o.case.id, o.case.name, shown(o.total), o.border, self._decided.get(o.case.id, 0))
            for o in shown_.result.outcomes
            if o.border
        ]
        words = _("名额边缘并列的楼组，用 Enter 决定谁得这颗星：") if rows else _("名额边缘没有并列。")
        self.ui.ties_words.setText(words)
        self.ties.setVisible(bool(rows))
        self.ties.show_rows(FixedRows(rows), select=self.ties.current_id())

    def _decide(self, row: TieRow) -> None:
        """Enter gives a group of the tie the star, or takes it back."""
        shown_ = self._tried or self._found
        if shown_ is None or not self.ui.grade.isEnabled():
            return
        if self._decided.pop(row.id, 0) != row.border:
            self._decided[row.id] = row.border
        self._show_ties(shown_)

    def _read_trials(self) -> None:
        found, results = self._found, self._results
        if found is None:
            return
        round_ = found.round.id

        def show(rows: Sequence[tuple[str, str, str, str]]) -> None:
            told = [
                TrialRow(f"{number}", f"{local_minute(at)[5:]} {by}", _trial_words(text), counts)
                for number, (at, by, text, counts) in enumerate(rows)
            ]
            self.trials.show_rows(FixedRows(told), empty=_("还没有试算过。"))

        self._desk.tasks.run(lambda: results.trials(round_), show, self._refused, key="stars-trials")

    def _refused(self, error: UserError) -> None:
        if isinstance(error, FieldRefused):
            if error.field == "reason":
                say(self.ui.error_reason, error)
                self.ui.reason.setFocus()
                return
            kind, _blank, number = error.field.rpartition(" ")
            lines = self.quota if kind else self.least
            if number.isdigit() and int(number) in lines:
                restyle(lines[int(number)], "wrong", "true")
                lines[int(number)].setFocus()
        say(self.ui.refusal, error)

    def _refuse(self, words: str) -> None:
        say(self.ui.refusal, words)
        say(self.ui.error_reason, words)


def _standing_ties(found: RoundResult) -> dict[str, int]:
    return {o.case.id: o.stars for o in found.result.outcomes if o.decided}


def _count_words(found: RoundResult, tried: RoundResult | None, stars: int) -> str:
    now = found.result.counts.get(stars, 0)
    then = now if tried is None else tried.result.counts.get(stars, 0)
    return f"{star_word(stars)} {now}" if now == then else f"{star_word(stars)} {now} → {then}"


def _changes(found: RoundResult, tried: RoundResult) -> list[ChangeRow]:
    before = {o.case.id: o.stars for o in found.result.outcomes}
    return [
        ChangeRow(o.case.id, o.case.name, shown(o.total), before.get(o.case.id, 0), o.stars)
        for o in tried.result.outcomes
        if before.get(o.case.id, 0) != o.stars
    ]


def _trial_words(text: str) -> str:
    return threshold_words(text) or _("按评分标准")


def _tie_columns() -> Sequence[Column]:
    def word(row: TieRow) -> str:
        return star_word(row.stars) if row.stars else _("未定")

    return (
        Column("楼组", 18, lambda row: row.name),
        Column("总分", 7, lambda row: row.total),
        Column("争", 9, lambda row: star_word(row.border)),
        Column("决定", 9, word, tone=lambda row: "text" if row.stars else "yellow"),
    )


def _change_columns() -> Sequence[Column]:
    return (
        Column("楼组", 20, lambda row: row.name),
        Column("总分", 7, lambda row: row.total),
        Column("现在", 9, lambda row: star_word(row.now)),
        Column(
            "试算", 9, lambda row: star_word(row.then), tone=lambda r: "red" if r.then < r.now else "text"
        ),
    )


def _trial_columns() -> Sequence[Column]:
    return (
        Column("谁", 14, lambda row: row.by),
        Column("门槛和名额", 18, lambda row: row.words),
        Column("结果", 20, lambda row: row.counts),
    )
