"""补录纸质评价: paper slips entered later, with the keyboard alone: which request, 1–5, tags, the day."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.days import day_meant
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import FieldRefused, InputRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_rating_slips import Ui_RatingSlips
from nanxi_desk.satisfaction.rules import RATED
from nanxi_desk.satisfaction.service import RIGHT_READ, Satisfaction
from nanxi_desk.satisfaction.tab_list import FilteredRatings, rating_columns
from nanxi_desk.satisfaction.tab_pane import LEVEL_CHOICES, TagChecks
from nanxi_desk.satisfaction.views import Given, RatingFilter, Subject
from nanxi_desk.widgets.hits import Hit
from nanxi_desk.widgets.panes import Pane, say
from nanxi_desk.widgets.record_table import FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk

_CONFIRMED_MS = 8_000
_DRAFT_MS = 700  # a draft is kept once somebody pauses so long
_DRAFT = "rating-slip"


class RatingSlips(Pane):
    """The form at the right, the slips entered so far at the left."""

    def __init__(self, desk: Desk, service: Satisfaction, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = service
        self._save_when_settled = False
        self._drafts = Drafts(desk.home)
        self.ui = ui = self._set_up(Ui_RatingSlips())
        self.table = RecordTable(rating_columns(), desk.tasks, desk.theme, least=3)
        ui.table_place.addWidget(self.table)
        self.tags = TagChecks()
        tags = QVBoxLayout(ui.tags_place)
        tags.setContentsMargins(0, 0, 0, 0)
        tags.addWidget(self.tags)
        ui.level.set_choices(LEVEL_CHOICES, numbered=True)
        ui.subject.offers_when_empty = True
        ui.subject.policy = _exact
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_CONFIRMED_MS)
        self._quiet.timeout.connect(lambda: ui.confirmation.setText(""))
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_DRAFT_MS)
        self._keeping.timeout.connect(self._write_draft)
        self._name_table()
        self._connect()
        self.start_over()
        self._read_draft()

    def shown(self) -> None:
        """Ready for the next slip."""
        self._read()
        self.ui.subject.setFocus()

    def put_away(self) -> None:
        """Keep what was typed since the last pause, now."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._write_draft()

    def start_over(self) -> None:
        """An empty form."""
        ui = self.ui
        ui.subject.start_over()
        ui.level.set_value("")
        ui.given_day.clear()
        ui.words.clear()
        self.tags.offer(())
        say(ui.subject_words, "")
        say(ui.refusal, "")

    def save(self) -> None:
        """Store the slip; what is typed stays where it is refused."""
        if not self.ui.subject.settle():
            self._save_when_settled = True
            return
        hit = self.ui.subject.choice
        if not isinstance(hit, Subject):
            self._refuse(FieldRefused("subject", _("请先选是哪一件登记。")))
            return
        level = self.ui.level.value()
        given_day = self._day()
        if given_day is None:
            self._refuse(FieldRefused("given_day", _("日期请写成 11-20，或写全年月日。")))
            return
        given = Given(
            int(level) if level else 0,
            self.tags.chosen(),
            words=self.ui.words.text(),
            given_day=given_day,
        )
        actor, service, request = self._desk.home.actor, self._service, hit.request_id

        def done(_rated: object) -> None:
            self.start_over()
            self._drop_draft()
            self.ui.confirmation.setText(_("已录入 {number}").format(number=hit.number))
            self._quiet.start()
            self.saved.emit(_("已录入纸质评价"))
            self.shown()

        self._desk.tasks.run(lambda: service.enter_slip(actor, request, given), done, self._refuse)

    def _retranslate(self) -> None:
        self._name_table()
        self._show_subject()

    def _connect(self) -> None:
        ui = self.ui
        ui.subject.asked.connect(self._find)
        ui.subject.chosen.connect(lambda _hit: self._show_subject())
        ui.subject.typed.connect(lambda: say(ui.subject_words, ""))
        ui.subject.settled.connect(self._settled)
        ui.level.chosen.connect(lambda _level: self._offer_tags())
        ui.save.clicked.connect(self.save)
        ui.empty.clicked.connect(self._emptied)
        for entry in (ui.given_day, ui.words):
            entry.returnPressed.connect(self.save)
            entry.textEdited.connect(lambda _text: self._keeping.start())
        for typed in (ui.subject.typed, ui.subject.chosen, ui.level.chosen, self.tags.changed):
            typed.connect(self._keeping.start)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.save)
        shortcut(self, "Ctrl+L", self._emptied)
        for number in range(1, 9):
            shortcut(self, f"Alt+{number}", partial(self.tags.toggle, number))

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("补录过的纸质评价"))

    def _read(self) -> None:
        empty = _("还没有补录过。\n右边选登记、按 1–5、Ctrl+Enter 录入。")
        if self._desk.home.actor.can(RIGHT_READ):
            self.table.show_rows(FilteredRatings(self._service, RatingFilter("slip")), empty=empty)
        else:
            self.table.show_rows(FixedRows(()), empty=_("录入的评价由委员和主任查看。"))

    def _find(self, text: str) -> None:
        service = self._service
        self._desk.tasks.run(
            lambda: service.subjects(text),
            lambda found: self.ui.subject.offer(text, [_hit(subject) for subject in found]),
            key="subjects",
        )

    def _settled(self) -> None:
        if self._save_when_settled:
            self._save_when_settled = False
            self.save()

    def _show_subject(self) -> None:
        subject = self.ui.subject.choice
        if not isinstance(subject, Subject):
            say(self.ui.subject_words, "")
            return
        parts = [_(subject.kind), subject.item, subject.day, subject.person, subject.refused]
        say(self.ui.subject_words, " · ".join(part for part in parts if part))

    def _offer_tags(self, chosen: Sequence[str] = ()) -> None:
        level = self.ui.level.value()
        self.tags.offer(self._service.offered_tags(int(level)) if level else (), chosen)

    def _day(self) -> str | None:
        """The typed day, "" for none, None for no day."""
        typed = self.ui.given_day.text().strip()
        if not typed:
            return ""
        today = date.fromisoformat(office_day(self._desk.home.journal.clock.now()))
        meant = day_meant(typed, today)
        return meant.isoformat() if meant else None

    def _emptied(self) -> None:
        self.start_over()
        self._drop_draft()
        self.ui.subject.setFocus()

    # Drafts: what was typed survives a crash and a change of person

    def _typed(self) -> dict[str, Any]:
        """What is in the form, nothing where it is empty."""
        ui, subject = self.ui, self.ui.subject.choice
        values = {
            "request": subject.request_id if isinstance(subject, Subject) else "",
            "subject": ui.subject.text(),
            "level": ui.level.value(),
            "tags": list(self.tags.chosen()),
            "day": ui.given_day.text(),
            "words": ui.words.text(),
        }
        return {name: value for name, value in values.items() if value}

    def _write_draft(self) -> None:
        drafts, values = self._drafts, self._typed()
        self._desk.tasks.run(
            lambda: drafts.keep(_DRAFT, values) if values else drafts.drop(_DRAFT), refused=self._refuse
        )

    def _drop_draft(self) -> None:
        self._keeping.stop()
        drafts = self._drafts
        self._desk.tasks.run(lambda: drafts.drop(_DRAFT), refused=self._refuse)

    def _read_draft(self) -> None:
        drafts, service = self._drafts, self._service

        def kept() -> tuple[dict[str, Any], Subject | None]:
            values = drafts.read(_DRAFT) or {}
            try:
                return values, service.named(values["request"]) if values.get("request") else None
            except InputRefused:  # it was erased meanwhile: the line is typed anew
                return values, None

        self._desk.tasks.run(kept, self._restore)

    def _restore(self, kept: tuple[dict[str, Any], Subject | None]) -> None:
        """Put a draft back, unless somebody has begun to type meanwhile."""
        values, subject = kept
        if not values or self._typed():
            return
        ui = self.ui
        if subject is not None:
            ui.subject.choose(_hit(subject))
        else:
            ui.subject.setText("" if values.get("request") else values.get("subject", ""))
        ui.level.set_value(values.get("level", ""))
        self._offer_tags(values.get("tags", ()))
        ui.given_day.setText(values.get("day", ""))
        ui.words.setText(values.get("words", ""))
        ui.confirmation.setText(_("已恢复上次没有保存的内容"))

    def _refuse(self, error: UserError) -> None:
        say(self.ui.refusal, error)
        places: dict[str, QWidget] = {
            "subject": self.ui.subject,
            "level": self.ui.level,
            "tags": self.tags,
            "given_day": self.ui.given_day,
        }
        place = places.get(error.field) if isinstance(error, FieldRefused) else None
        if place is not None:
            place.setFocus()


def _exact(text: str, hits: Sequence[Hit]) -> Hit | None:
    """Leaving the line takes the one that is meant without doubt."""
    fitting = [hit for hit in hits if hit.text == text]
    if len(fitting) == 1:
        return fitting[0]
    return hits[0] if text and len(hits) == 1 else None


def _hit(subject: Subject) -> Hit:
    who = subject.visitor or _("(不具名)")
    parts = [subject.day[5:], subject.item, _(subject.state) if subject.state == RATED else ""]
    return Hit(subject.number, f"{subject.number} {who}", " · ".join(p for p in parts if p), subject)
