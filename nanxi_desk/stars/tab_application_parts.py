"""What an office does with an application: 初评, the residents' answers, vetoes."""

import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_answers import Ui_AnswersPart
from nanxi_desk.forms.ui_stars_screening import Ui_ScreeningPart
from nanxi_desk.forms.ui_stars_vetoes import Ui_VetoPart
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import RIGHT_APPLY, RIGHT_SCREEN, Applications
from nanxi_desk.stars.arithmetic import shown
from nanxi_desk.stars.tab_application_form import Part, RoundFacts
from nanxi_desk.stars.views import ApplicationDetail, ApplicationRow, VetoView
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk

_VETO_STATES = rules.STATES[: rules.STATES.index(rules.PUBLISHED) + 1]
Counts = tuple[int, int, int, int, int]


class ScreeningPart(Part):
    """初评 of the application that is shown, or of several that are marked in the list."""

    def __init__(self, desk: Desk, applications: Applications, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._applications = applications
        self._marked: tuple[ApplicationRow, ...] = ()
        self.ui = ui = self._set_up(Ui_ScreeningPart())
        ui.outcome.set_choices([(word, word) for word in rules.SCREENINGS], numbered=True)
        ui.outcome.chosen.connect(lambda _word: self.edited.emit())
        ui.field_note.textChanged.connect(self.edited)
        ui.take.clicked.connect(self.act)
        self._may = disable_without(desk.home.actor, RIGHT_SCREEN, ui.fields, ui.take)
        self.say()

    def show_application(
        self, detail: ApplicationDetail | None, facts: RoundFacts | None, *, again: bool
    ) -> None:
        """What is chosen for several stays while the cursor goes from one to the next."""
        super().show_application(detail, facts, again=again or bool(self._marked))

    def mark(self, rows: Sequence[ApplicationRow]) -> None:
        """Those that are marked in the list; one alone is the one that is shown."""
        self._marked = tuple(rows) if len(rows) > 1 else ()
        self.say()

    def act(self) -> None:
        """Screen the one that is shown, or all that are marked."""
        detail, outcome = self._detail, self.ui.outcome.value()
        rows = self._marked or ((detail.row,) if detail is not None else ())
        if not rows or not self.ui.take.isEnabled():
            return
        if not outcome:
            self.refuse(_("请选初评结果。"))
            return
        applications, actor, note = (
            self._applications,
            self._desk.home.actor,
            self.ui.field_note.toPlainText(),
        )

        def work() -> tuple[int, str]:
            done, why = 0, ""
            for row in rows:
                try:
                    applications.screen(actor, row.id, outcome, note)
                except FieldRefused:
                    raise  # it is the same for all of them, and nothing was done yet
                except UserError as error:
                    why = why or f"{row.estate} {row.group_name}{_('：')}{error.message}"
                else:
                    done += 1
            return done, why

        self.refuse("")
        self._desk.tasks.run(work, lambda found: self._done(rows, outcome, *found), self.refuse)

    def fill(self) -> None:
        """Nothing chosen, nothing written."""
        self.ui.outcome.set_value("")
        self.ui.field_note.clear()

    def say(self) -> None:
        """What was decided, and what may be decided now."""
        ui, detail = self.ui, self._detail
        say(ui.note, self._why_not())
        may = self._may and not self._why_not()
        for part in (ui.fields, ui.take):
            part.setEnabled(may)
        names = _("、").join(f"{row.estate} {row.group_name}" for row in self._marked[:6])
        more = _(" 等") if len(self._marked) > 6 else ""
        words = _("一起初评 {n} 份：{names}{more}").format(n=len(self._marked), names=names, more=more)
        say(ui.marked, words if self._marked else "")
        say(ui.present, "" if self._marked or detail is None else screened_words(detail))

    def focus_first(self) -> None:
        """The outcome."""
        self.ui.outcome.focus_chip()

    def typed(self) -> dict[str, Any]:
        """Outcome and note that are not taken yet."""
        found = {"outcome": self.ui.outcome.value(), "note": self.ui.field_note.toPlainText()}
        return {name: text for name, text in found.items() if text.strip()}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self.ui.outcome.set_value(str(kept.get("outcome", "")))
        self.ui.field_note.setPlainText(str(kept.get("note", "")))

    def _why_not(self) -> str:
        if self._facts is None or (self._detail is None and not self._marked):
            return _("先在左边选一份申报；按住 Shift 可以多选，一起初评。")
        if self._facts.round.state != rules.SCREENING:
            return _("评定现在是“{state}”，初评只在“初评”阶段做。").format(state=_(self._facts.round.state))
        offices = {row.office for row in self._marked} or {self._detail.row.office if self._detail else ""}
        if offices != {self._desk.home.office}:
            return _("初评由楼组所在的居委会做。")
        return ""

    def _done(self, rows: Sequence[ApplicationRow], outcome: str, done: int, why: str) -> None:
        if done:
            self.fill()
            self.edited.emit()
            words = _("已初评 {n} 份：{outcome}").format(n=done, outcome=_(outcome))
            self.written.emit(words, rows[0].id if len(rows) == 1 else "")
        if why:
            self.refuse(_("{n} 份没有初评。{why}").format(n=len(rows) - done, why=why))

    def refuse(self, error: UserError | str) -> None:
        """Say it below, and go where it can be mended."""
        say(self.ui.refusal, error)
        if isinstance(error, FieldRefused) and error.field == "note":
            self.ui.field_note.setFocus()


class AnswersPart(Part):
    """居民测评: how many households gave each answer."""

    def __init__(self, desk: Desk, applications: Applications, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._applications = applications
        self._base: tuple[str, ...] = ("",) * len(rules.LEVELS)
        self.ui = ui = self._set_up(Ui_AnswersPart())
        self.lines: tuple[QLineEdit, ...] = tuple(getattr(ui, f"answers_{level}") for level in rules.LEVELS)
        for line, after in zip(self.lines, (*self.lines[1:], None), strict=True):
            line.setMaxLength(6)
            line.textEdited.connect(lambda _text: self._touch())
            line.returnPressed.connect(self.act if after is None else after.setFocus)
        ui.save.clicked.connect(self.act)
        ui.back.clicked.connect(self.drop_changes)
        self._may = disable_without(desk.home.actor, RIGHT_APPLY, ui.fields, ui.save)
        self.say()

    def act(self) -> None:
        """Save the counts; all empty: the residents were not asked."""
        detail = self._detail
        if detail is None or not self.ui.save.isEnabled():
            return
        texts = self._texts()
        counts = _counts(texts)
        if counts is None and any(texts):
            self.refuse(_("五档都要填整数，没有的填 0；都空着就是没有测评。"))
            next(line for line in self.lines if _count(line.text()) is None).setFocus()
            return
        applications, actor, application = self._applications, self._desk.home.actor, detail.row.id

        def done(_nothing: object) -> None:
            if self._detail is not None and self._detail.row.id == application:
                self._base = texts
                self.edited.emit()
            words = _("“{name}”的居民测评已保存").format(name=detail.row.group_name)
            self.written.emit(words, application)

        self.refuse("")
        self._desk.tasks.run(lambda: applications.set_answers(actor, application, counts), done, self.refuse)

    def drop_changes(self) -> None:
        """Ctrl+L: as the record has it."""
        self.refuse("")
        self.fill()
        self.say()
        self.edited.emit()

    def fill(self) -> None:
        """As the record has it."""
        counts = self._detail.answers if self._detail is not None else None
        self._base = tuple(map(str, counts)) if counts is not None else ("",) * len(self.lines)
        for line, text in zip(self.lines, self._base, strict=True):
            line.setText(text)

    def say(self) -> None:
        """How many answered, what that is worth, and whether it may be written now."""
        ui = self.ui
        why = self._why_not()
        say(ui.note, why)
        for part in (ui.fields, ui.save):
            part.setEnabled(self._may and not why)
        self._say_sum()

    def focus_first(self) -> None:
        """The best level."""
        self.lines[0].setFocus()
        self.lines[0].selectAll()

    def typed(self) -> dict[str, Any]:
        """The counts, where they differ from the record."""
        return {"counts": list(self._texts())} if self._texts() != self._base else {}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        counts = kept.get("counts")
        if isinstance(counts, list) and len(counts) == len(self.lines):
            for line, text in zip(self.lines, counts, strict=True):
                line.setText(str(text))
            self._say_sum()

    def refuse(self, error: UserError | str) -> None:
        """Say it below."""
        say(self.ui.refusal, error)

    def _touch(self) -> None:
        self._say_sum()
        self.edited.emit()

    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text().strip() for line in self.lines)

    def _why_not(self) -> str:
        if self._facts is None or self._detail is None:
            return _("先在左边选一份申报。")
        if not self.own:
            return _("居民测评由楼组所在的居委会登记。")
        if self._facts.round.state not in rules.ANSWERING_STATES:
            return _("评定现在是“{state}”，居民测评不能再改。").format(state=_(self._facts.round.state))
        return ""

    def _say_sum(self) -> None:
        """The sum, its share, and what the residents' part comes to."""
        self.ui.back.setEnabled(bool(self.typed()))
        counts, detail, facts = _counts(self._texts()), self._detail, self._facts
        if counts is None or detail is None or facts is None:
            say(self.ui.sum, "")
            return
        answered, households = sum(counts), detail.row.households or 0
        if not households:
            say(self.ui.sum, _("参评 {n} 户；申报里没有户数，不能计入。").format(n=answered))
            return
        rubric = facts.rubric
        worth = sum((n * each for n, each in zip(counts, rubric.answers, strict=True)), Fraction())
        words = _("参评 {n} / {all} 户，{share}").format(
            n=answered, all=households, share=_percent(Fraction(answered, households))
        )
        if answered:
            words += _("，测评 {points} 分").format(points=shown(worth / answered))
        counted = answered and Fraction(answered, households) >= rubric.residents_share
        least = _percent(rubric.residents_share)
        words += _("，计入总分") if counted else _("；不到 {least}，不计入总分").format(least=least)
        say(self.ui.sum, words)


class VetoPart(Part):
    """一票否决: what was found, and what of it was lifted."""

    def __init__(self, desk: Desk, applications: Applications, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._applications = applications
        self.ui = ui = self._set_up(Ui_VetoPart())
        self.table = RecordTable(_veto_columns(), desk.tasks, desk.theme, least=3)
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.table.selected.connect(lambda veto: say(ui.words, veto.note))
        ui.find.clicked.connect(self.act)
        ui.lift.clicked.connect(self.lift)
        ui.field_note.textEdited.connect(lambda _text: self.edited.emit())
        self._may = disable_without(desk.home.actor, RIGHT_APPLY, ui.fields, ui.find, ui.lift)
        self._name()
        self.say()

    def act(self) -> None:
        """Register what was found."""
        detail = self._detail
        if detail is None or not self.ui.find.isEnabled():
            return
        applications, actor, application = self._applications, self._desk.home.actor, detail.row.id
        code, note = self.ui.code.currentData() or "", self.ui.field_note.text()
        words = _("“{name}”已登记一票否决").format(name=detail.row.group_name)
        self._write(lambda: applications.find_veto(actor, application, code, note), words, application)

    def lift(self) -> None:
        """Ctrl+J: the marked one was wrong."""
        detail, veto = self._detail, self.table.current_row()
        if detail is None or not self.ui.lift.isEnabled():
            return
        if not isinstance(veto, VetoView) or veto.lifted:
            self.refuse(_("请先在表里选中一条没有撤销的否决，再写撤销的原因。"))
            return
        applications, actor, note = self._applications, self._desk.home.actor, self.ui.field_note.text()
        words = _("“{name}”的一票否决已撤销").format(name=detail.row.group_name)
        self._write(lambda: applications.lift_veto(actor, veto.id, note), words, detail.row.id)

    def fill(self) -> None:
        """Nothing written."""
        self.ui.field_note.clear()
        self.ui.code.setCurrentIndex(0)

    def say(self) -> None:
        """The findings, what may be found, and whether it may be written now."""
        ui, detail = self.ui, self._detail
        why = self._why_not()
        say(ui.note, why)
        for part in (ui.fields, ui.find):
            part.setEnabled(self._may and not why)
        vetoes = detail.vetoes if detail is not None else ()
        ui.lift.setEnabled(self._may and not why and any(not veto.lifted for veto in vetoes))
        kept = ui.code.currentIndex()
        ui.code.clear()
        for veto in self._facts.rubric.vetoes if self._facts is not None else ():
            ui.code.addItem(veto.words, veto.code)
        ui.code.setCurrentIndex(max(kept, 0))
        chosen = self.table.current_id()
        say(ui.words, next((veto.note for veto in vetoes if veto.id == chosen), ""))
        self.table.show_rows(FixedRows(vetoes), select=chosen, empty=_("没有登记过一票否决。"))

    def focus_first(self) -> None:
        """What was found."""
        self.ui.code.setFocus()

    def typed(self) -> dict[str, Any]:
        """The note that is not stored yet, with its case."""
        note = self.ui.field_note.text()
        return {"code": self.ui.code.currentData() or "", "note": note} if note.strip() else {}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self.ui.code.setCurrentIndex(max(self.ui.code.findData(kept.get("code")), 0))
        self.ui.field_note.setText(str(kept.get("note", "")))

    def _retranslate(self) -> None:
        self._name()
        self.say()

    def _write(self, work: Any, words: str, application: str) -> None:
        def done(_nothing: object) -> None:
            if self._detail is not None and self._detail.row.id == application:
                self.fill()
                self.edited.emit()
            self.written.emit(words, application)

        self.refuse("")
        self._desk.tasks.run(work, done, self.refuse)

    def _why_not(self) -> str:
        if self._facts is None or self._detail is None:
            return _("先在左边选一份申报。")
        if not self.own and not self._desk.home.is_hub:
            return _("一票否决由楼组所在的居委会或街道登记。")
        if self._facts.round.state not in _VETO_STATES:
            return _("名单已经定下，不能再登记一票否决。")
        return ""

    def refuse(self, error: UserError | str) -> None:
        """Say it below, and go where it can be mended."""
        say(self.ui.refusal, error)
        if isinstance(error, FieldRefused):
            (self.ui.code if error.field == "code" else self.ui.field_note).setFocus()

    def _name(self) -> None:
        self.table.setAccessibleName(_("登记过的一票否决"))


def screened_words(detail: ApplicationDetail) -> str:
    """How 初评 stands: outcome, who, when and why."""
    if not detail.screened_at:
        return _("还没有初评。")
    outcome = detail.row.state if detail.row.state in rules.SCREENINGS else ""
    day = office_day(detail.screened_at)
    words = " · ".join(part for part in (_(outcome) if outcome else "", detail.screened_by, day) if part)
    return f"{words}\n{detail.screening_note}".strip()


def _counts(texts: Sequence[str]) -> Counts | None:
    """The five counts; None where they are not five whole numbers."""
    found = [_count(text) for text in texts]
    five, four, three, two, one = found
    if five is None or four is None or three is None or two is None or one is None:
        return None
    return five, four, three, two, one


def _count(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 6 else None


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.1f} %"


def _veto_columns() -> tuple[Column, ...]:
    """What was found."""
    return (
        Column("", 0, _lifted, mark=lambda row: ("muted", False) if row.lifted else ("red", True)),
        Column("情形", 18, lambda row: row.words, tone=_tone),
        Column("状态", 7, _lifted, tone=_tone),
        Column("说明", 16, lambda row: row.note),
        Column("登记人", 8, lambda row: row.by_name),
        Column("日期", 10, lambda row: office_day(row.at) if row.at else ""),
    )


def _lifted(row: VetoView) -> str:
    return _("已撤销") if row.lifted else _("有效")


def _tone(row: VetoView) -> str:
    return "muted" if row.lifted else "text"
