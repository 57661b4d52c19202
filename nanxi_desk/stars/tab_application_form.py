"""What a group says when it applies: target, self-score, three features, three platforms, pictures."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_application_form import Ui_ApplicationForm
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import RIGHT_APPLY, TEXTS, WITHDRAWN, Applications
from nanxi_desk.stars.records import Application
from nanxi_desk.stars.rubric import Rubric
from nanxi_desk.stars.views import ApplicationDetail, ApplicationDraft, GroupRow, RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.attachments import AttachmentsRow
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

_FIELDS = ("self_score", "households", *TEXTS)
_TARGET, _GROUP, _HEADS = "target", "group", "heads"


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What the parts of an application need to know of its round. `waiting` are groups of this office that
    have not applied; `names` are the offices', by code."""

    round: RoundView
    rubric: Rubric
    waiting: tuple[GroupRow, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def takes_applications(self) -> bool:
        """Whether applications may be entered and altered."""
        return self.round.state in rules.APPLYING_STATES


class Part(Formed, QWidget):
    """A part of the page of an application.

    `edited` says that something was typed, `written` gives the sentence of what was stored and the
    application.
    """

    edited = Signal()
    written = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ApplicationDetail | None = None
        self._facts: RoundFacts | None = None

    def show_application(
        self, detail: ApplicationDetail | None, facts: RoundFacts | None, *, again: bool
    ) -> None:
        """Another application (None: a new one), or the same one read `again`: what is typed stays."""
        self._detail, self._facts = detail, facts
        if not again:
            self.refuse("")
        if not again or not self.typed():
            self.fill()
        self.say()

    def fill(self) -> None:
        """As the record has it."""

    def say(self) -> None:
        """Sentences, and what may be done now."""

    def refuse(self, error: UserError | str) -> None:
        """Say why something cannot be; "" takes the sentence away."""

    def act(self) -> None:
        """Ctrl+Enter: what the main button does."""

    def focus_first(self) -> None:
        """Ready to type."""
        self.setFocus()

    def typed(self) -> dict[str, Any]:
        """What a draft keeps; {} for nothing."""
        return {}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back; what it does not know stays as it is."""

    @property
    def own(self) -> bool:
        """Whether the application that is shown is this office's."""
        return self._detail is not None and self._detail.row.office == self._desk.home.office

    def _retranslate(self) -> None:
        self.say()


class ApplicationForm(Part):
    """The application itself; a new one names its group, too."""

    def __init__(self, desk: Desk, applications: Applications, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._applications = applications
        self._heads = ""
        self._base: dict[str, str] = {}
        self._filling = False
        self.ui = ui = self._set_up(Ui_ApplicationForm())
        fields = form_fields(Application)
        self.binding = FormBinding(self, {name: fields[name] for name in _FIELDS})
        self.evidence = AttachmentsRow(desk, Application)
        ui.evidence_place.addWidget(self.evidence)
        for label in (ui.error_choice, ui.error_target):
            label.hide()
        ui.save.clicked.connect(self.act)
        ui.back.clicked.connect(self.drop_changes)
        ui.withdraw.clicked.connect(self.withdraw)
        self.binding.changed.connect(self._touch)
        ui.target.activated.connect(lambda _index: self._touch())
        ui.choice.activated.connect(lambda _index: self._chose_group())
        self._writes = disable_without(desk.home.actor, RIGHT_APPLY, ui.save, ui.withdraw)
        self.fill()
        self.say()

    # --- what people do -----------------------------------------------------------------------------------

    def act(self) -> None:
        """Save what is entered."""
        if not self._may_write:
            return
        self._clear_errors()
        try:
            values = self._values()
        except FieldRefused as error:
            self.refuse(error)
            return
        if self._detail is None:
            self._apply(values)
        else:
            self._edit(self._detail, values)

    def withdraw(self) -> None:
        """Ctrl+D: the group withdraws, or applies again after all."""
        detail = self._detail
        if detail is None or not self.ui.withdraw.isEnabled():
            return
        back = detail.row.state == WITHDRAWN
        applications, actor, application = self._applications, self._desk.home.actor, detail.row.id
        words = _("“{name}”的申报已恢复") if back else _("“{name}”的申报已撤回，随时可以恢复")
        self._desk.tasks.run(
            lambda: applications.withdraw(actor, application, back=back),
            lambda _done: self.written.emit(words.format(name=detail.row.group_name), application),
            self.refuse,
        )

    def drop_changes(self) -> None:
        """Ctrl+L: as the record has it; an empty form for a new one."""
        self.fill()
        self.edited.emit()

    def focus_first(self) -> None:
        """The group of a new one, else the target."""
        (self.ui.choice if self._detail is None else self.ui.target).setFocus()

    # --- what is shown ------------------------------------------------------------------------------------

    def fill(self) -> None:
        """As the record has it; empty for a new one."""
        self._filling = True
        self._clear_errors()
        detail = self._detail
        self._offer_targets()
        self._offer_groups("")
        draft = detail.draft if detail is not None else ApplicationDraft("", 0)
        if detail is not None:
            _choose(self.ui.target, draft.target)
        self.binding.set_values({name: getattr(draft, name) for name in _FIELDS})
        self._heads = detail.heads if detail is not None else ""
        self._base = self._entered()
        self._filling = False
        self.ui.back.setEnabled(False)
        self._hint_households()

    def say(self) -> None:
        """What may be done now, and why not."""
        ui, detail = self.ui, self._detail
        say(ui.note, self._why_not())
        for part in (ui.label_choice, ui.choice):
            part.setVisible(detail is None)
        may = self._may_write
        self.binding.set_read_only(not may)
        for box in (ui.choice, ui.target):
            box.setEnabled(may)
        ui.save.setEnabled(may)
        ui.save.setText(_("申报  Ctrl+Enter") if detail is None else _("保存  Ctrl+Enter"))
        ui.withdraw.setVisible(detail is not None)
        back = detail is not None and detail.row.state == WITHDRAWN
        ui.withdraw.setText(_("恢复申报  Ctrl+D") if back else _("撤回申报  Ctrl+D"))
        state = self._facts.round.state if self._facts is not None else ""
        ui.withdraw.setEnabled(self.own and state in rules.ANSWERING_STATES)
        self.evidence.set_record(detail.row.id if detail is not None else None)
        if detail is None:
            kept = ui.choice.currentData() or ""
            self._offer_groups(kept)
            self._hint_households()

    def typed(self) -> dict[str, Any]:
        """What differs from the record."""
        now = self._entered()
        found: dict[str, Any] = {n: text for n, text in now.items() if text != self._base.get(n, "")}
        if found and self._heads:
            found[_HEADS] = self._heads
        return found

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        texts = {name: text for name, text in kept.items() if isinstance(text, str)}
        self.binding.set_values({name: text for name, text in texts.items() if name in _FIELDS})
        if texts.get(_TARGET, "").isdigit():
            _choose(self.ui.target, int(texts[_TARGET]))
        if self._detail is None and _GROUP in texts:
            self._offer_groups(texts[_GROUP])
            self._hint_households()
        if _HEADS in texts:
            self._heads = texts[_HEADS]  # what it was typed over: a change since then stands beside it
        self.ui.back.setEnabled(bool(self.typed()))

    def _retranslate(self) -> None:
        target, group = self.ui.target.currentData(), self.ui.choice.currentData() or ""
        self._offer_targets()
        _choose(self.ui.target, target)
        self._offer_groups(group)
        self.say()

    # --- inside -------------------------------------------------------------------------------------------

    @property
    def _may_write(self) -> bool:
        if not self._writes or self._facts is None:
            return False
        return self._facts.takes_applications if self._detail is None else self._detail.may_edit

    def _why_not(self) -> str:
        detail, facts = self._detail, self._facts
        if facts is None:
            return _("还没有评定，先在“评选”里建立一次。")
        if detail is not None and not self.own:
            return _("由“{office}”申报和修改。").format(
                office=facts.names.get(detail.row.office, detail.row.office)
            )
        if not facts.takes_applications:
            late = (
                _("评定现在是“{state}”，不再收申报。")
                if detail is None
                else _("评定现在是“{state}”，申报不能再改。")
            )
            return late.format(state=_(facts.round.state))
        if detail is None and not facts.waiting:
            return _("本居委会的楼组都已申报；新楼组先在“楼组”里登记。")
        if detail is None:
            return _("保存以后可以加证明图片（Ctrl+U、拖入或粘贴）。")
        return ""

    def _apply(self, values: dict[str, Any]) -> None:
        assert self._facts is not None
        draft = ApplicationDraft(group_id=self.ui.choice.currentData() or "", **values)
        applications, actor, round_ = self._applications, self._desk.home.actor, self._facts.round.id
        words = _("“{name}”已申报").format(name=self.ui.choice.currentText())
        self._desk.tasks.run(
            lambda: applications.apply(actor, round_, draft),
            lambda application: self._stored(None, application, words),
            self.refuse,
        )

    def _edit(self, detail: ApplicationDetail, values: dict[str, Any]) -> None:
        now, base = self._entered(), self._base
        changed = {name: value for name, value in values.items() if now[name] != base.get(name, "")}
        applications, actor, heads = self._applications, self._desk.home.actor, self._heads
        words = _("“{name}”的申报已修改").format(name=detail.row.group_name)
        self._desk.tasks.run(
            lambda: applications.edit(actor, detail.row.id, changed, seen=heads),
            lambda _done: self._stored(detail, detail.row.id, words),
            self.refuse,
        )

    def _stored(self, detail: ApplicationDetail | None, application: str, words: str) -> None:
        if self._detail is detail:  # nobody went on to another meanwhile
            if detail is None:
                self.fill()
            else:
                self._base = self._entered()
            self.edited.emit()
        self.written.emit(words, application)

    def _entered(self) -> dict[str, str]:
        found = {name: value or "" for name, value in self.binding.values().items()}
        found[_TARGET] = str(self.ui.target.currentData() or "")
        if self._detail is None:
            found[_GROUP] = self.ui.choice.currentData() or ""
        return found

    def _values(self) -> dict[str, Any]:
        """What is entered, as the services take it."""
        if self._detail is None and not self.ui.choice.currentData():
            raise FieldRefused("group_id", _("请选一个楼组。"))
        now = self._entered()
        plain = unicodedata.normalize("NFKC", now["households"]).strip()
        if plain and not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
            raise FieldRefused("households", _("“{text}”不是整数。").format(text=now["households"]))
        texts = {name: now[name] for name in ("self_score", *TEXTS)}
        return {**texts, "households": int(plain) if plain else None, "target": self.ui.target.currentData()}

    def _touch(self) -> None:
        if not self._filling:
            self.ui.back.setEnabled(bool(self.typed()))
            self.edited.emit()

    def _chose_group(self) -> None:
        self._hint_households()
        self._touch()

    def _hint_households(self) -> None:
        """What counts where the line stays empty: the households that the group is registered with."""
        waiting = self._facts.waiting if self._facts is not None else ()
        group = next((row for row in waiting if row.id == self.ui.choice.currentData()), None)
        known = self._detail is None and group is not None and group.households is not None
        self.ui.field_households.setPlaceholderText(str(group.households) if known and group else "")

    def _offer_targets(self) -> None:
        box = self.ui.target
        box.clear()
        for star in self._facts.rubric.stars if self._facts is not None else ():
            box.addItem(star_word(star.stars), star.stars)

    def _offer_groups(self, chosen: str) -> None:
        box = self.ui.choice
        box.clear()
        for row in self._facts.waiting if self._facts is not None else ():
            box.addItem(f"{row.estate} {row.name}", row.id)
        box.setCurrentIndex(box.findData(chosen) if chosen else -1)
        box.setPlaceholderText(_("请选楼组"))

    def _clear_errors(self) -> None:
        self.binding.clear_errors()
        say(self.ui.refusal, "")
        for box, label in ((self.ui.choice, self.ui.error_choice), (self.ui.target, self.ui.error_target)):
            say(label, "")
            restyle(box, "wrong", "false")

    def refuse(self, error: UserError | str) -> None:
        """Say it beside the field where it is one's, else below the form."""
        if isinstance(error, FieldRefused):
            boxes = {
                "group_id": (self.ui.choice, self.ui.error_choice),
                _TARGET: (self.ui.target, self.ui.error_target),
            }
            if error.field in boxes:
                box, label = boxes[error.field]
                say(label, error)
                box.setFocus()
                return
            if self.binding.show_error(error):
                return
        say(self.ui.refusal, error)


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
