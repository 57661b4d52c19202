"""The form in which a visit is logged, with the keyboard alone if one likes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Resident
from nanxi_desk.forms.ui_desk_form import Ui_DeskForm
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.catalogue import CatalogueItem
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_form_parts import CommonItems, DocumentChecks, PastLine
from nanxi_desk.frontdesk.tab_offers import (
    ItemAnswer,
    ItemChoice,
    counted,
    find_items,
    item_words,
    person_hits,
    resident_note,
    resident_words,
    take_item,
    take_person,
)
from nanxi_desk.frontdesk.tab_target import TargetChoice
from nanxi_desk.frontdesk.views import Logged, PastMatter, ResidentHit, ResidentPast, VisitDraft
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.hits import Hit
from nanxi_desk.widgets.reveal import RevealLine
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

_CONFIRMED_MS = 8000
_DRAFT_MS = 700  # a draft is kept once somebody pauses so long
RECORDS = (Resident, Visit, Request)


Part = TypeVar("Part", bound=QWidget)
# How a matter is saved: closed on the spot, accepted, accepted and handed on, or registered only.
SPOT, ACCEPT, HAND_ON, REGISTER = "spot", "accept", "hand_on", "register"


class DeskForm(Formed, QWidget):
    """Logs visits, one matter after the other. `logged` gives what became of each."""

    logged = Signal(object)
    opened = Signal(str)  # a request that the visitor came for before
    told = Signal(str)  # something was stored beside a visit

    def __init__(self, desk: Desk, service: FrontDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._drafts = Drafts(desk.home)
        self._draft_name = "visit"
        self._answer = ItemAnswer([], None, None)
        self._chosen: ItemChoice | None = None
        self._visit: tuple[str, str] | None = None  # of which this is a further matter: id, visitor in words
        self._last: tuple[str, str] | None = None  # the visit that was just logged
        self._saving = False
        self._save_when_settled: str | None = None
        self.ui = self._set_up(Ui_DeskForm())
        self.binding = FormBinding(self, form_fields(*RECORDS))
        # The row takes digits once it has the keyboard.
        self.ui.field_channel.set_keys({c: f"Alt+C  {n}" for n, c in enumerate(rules.CHANNELS, start=1)})
        self.documents = _inside(self.ui.documents_place, DocumentChecks())
        self.past, self.reveal = PastLine(), RevealLine(desk, "F7")
        _inside(self.ui.past_place, self.reveal, self.past)
        self.common = _inside(self.ui.common_place, CommonItems())
        self.target = TargetChoice(self.ui.target)
        actions = FlowLayout(self.ui.actions, spacing=8)
        for button in (self.ui.close_now, self.ui.accept, self.ui.hand_on, self.ui.register_only):
            actions.addWidget(button)
        self._quiet = _timer(self, _CONFIRMED_MS, lambda: self.ui.confirmation.setText(""))
        self._keeping = _timer(self, _DRAFT_MS, self._write_draft)
        self._connect()
        desk.theme.changed.connect(self._measure)
        self._measure()
        self.start_over()
        self._read_draft()

    def start_over(self) -> None:
        """An empty form, ready for the next visitor."""
        self._visit = None
        self.ui.field_name.start_over()
        self.ui.field_name.setEnabled(True)
        self.binding.clear()
        self.ui.unfold.setChecked(False)
        self.ui.again.setChecked(False)
        self.past.show_past(None)
        self._show_person(self.ui.person_hint)
        self._clear_matter()
        self._refuse("")
        self._offer_common()

    def focus_first(self) -> None:
        """Put the keyboard into 来访人, or where somebody was sent on for a further matter into 事项."""
        (self.ui.field_item_name if self._visit else self.ui.field_name).setFocus()

    def save(self, mode: str) -> None:
        """Log what is entered (SPOT, ACCEPT …); nothing typed is lost if it is refused."""
        if self._saving:
            return
        person, item = (
            self._visit is not None or self.ui.field_name.settle(),
            self.ui.field_item_name.settle(),
        )
        if not (person and item):  # an answer is on its way; a fast typist must not have to wait for it
            self._save_when_settled = mode
            return
        self.binding.clear_errors()
        self._refuse("")
        self._say_target("")
        if not self.ui.field_item_name.text().strip():
            self.binding.show_error(FieldRefused("item_name", _("请填写事项；目录里没有的照实写。")))
            return
        if mode == HAND_ON and not self.target.chosen():
            self._show_target(shown=True)
            self.ui.target.setFocus()
            self._say_target(_("请选择或写明转给谁，再按 Ctrl+T。"))
            return
        self._saving = True
        draft, actor, service = self.draft(mode), self._desk.home.actor, self._service
        self._desk.tasks.run(lambda: service.log(actor, draft), self._logged, self._refused)

    def draft(self, mode: str) -> VisitDraft:
        """What is entered, for the service."""
        values = {name: value or "" for name, value in self.binding.values().items()}
        chosen = self.ui.field_name.choice
        resident = chosen if isinstance(chosen, ResidentHit) else None
        made = VisitDraft(
            item=values["item_name"],
            resident_id=None if resident is None else resident.id,
            channel=values["channel"],
            detail=values["detail"],
            close_now=mode == SPOT,
            accept=mode in (ACCEPT, HAND_ON),
            urgent=self.ui.urgent.isChecked(),
            visit_id=self._visit[0] if self._visit else None,
            documents=self.documents.brought(),
            missing=self.documents.missing(),
        )
        if mode == HAND_ON:
            target, to_id, to_name = self.target.chosen() or ("", "", "")
            made = replace(made, target=target, to_id=to_id, to_name=to_name)
        if resident is not None or self._visit:
            return made
        return replace(
            made,
            name=values["name"],
            phone=values["phone"],
            address=values["address"],
            gender=values["gender"],
            id_number=values["id_number"],
            note=values["note"],
        )

    def repeat_last(self) -> None:
        """Alt+0: the visitor's latest matter once more."""
        self.past.repeat()

    def one_more(self) -> None:
        """Ctrl+M: the visitor stays for a further matter; on an empty form whoever was just logged."""
        if self.ui.field_item_name.text().strip() or self._last is None or self._visit:
            self.ui.again.setChecked(not self.ui.again.isChecked())
            return
        self._stay(self._last)
        self.focus_first()

    def suggested(self) -> str:
        """How the chosen item is usually saved."""
        item = self._chosen.item if self._chosen else None
        if item is None or not item.limit_workdays:
            return SPOT
        return HAND_ON if item.goes_to else ACCEPT

    def _retranslate(self) -> None:
        self.ui.confirmation.setText("")
        self._show_item()
        if self._visit:
            self._stay(self._visit)

    def _connect(self) -> None:
        ui = self.ui
        ui.field_name.asked.connect(self._find_person)
        ui.field_name.chosen.connect(self._person_chosen)
        ui.field_name.left.connect(self._person_left)
        ui.field_name.typed.connect(self._person_typed)
        ui.field_name.policy = take_person
        ui.field_item_name.asked.connect(self._find_item)
        ui.field_item_name.chosen.connect(lambda hit: self._item_chosen(hit.value))
        ui.field_item_name.left.connect(lambda _text: self._show_item(settled=True))
        ui.field_item_name.typed.connect(self._item_typed)
        ui.field_item_name.policy = lambda text, hits: take_item(self._answer, text, hits)
        ui.field_item_name.offers_when_empty = True
        for line in (ui.field_name, ui.field_item_name):
            line.settled.connect(self._settled)
        ui.unfold.toggled.connect(ui.more.setVisible)
        ui.more.hide()
        for button, mode in (
            (ui.close_now, SPOT),
            (ui.accept, ACCEPT),
            (ui.hand_on, HAND_ON),
            (ui.register_only, REGISTER),
        ):
            button.clicked.connect(lambda _checked=False, mode=mode: self.save(mode))
        ui.empty.clicked.connect(self._emptied)
        # The box ticks itself when it is clicked; the key goes through one_more().
        ui.again.clicked.connect(self._again_clicked)
        ui.urgent.toggled.connect(lambda _checked: self._show_item())
        self.common.picked.connect(self.choose_item)
        self.past.repeated.connect(self._repeat)
        self.past.opened.connect(self.opened)
        self.past.joined.connect(self._join)
        self.binding.changed.connect(self._keeping.start)
        self.documents.changed.connect(self._keeping.start)

    def choose_item(self, name: str) -> None:
        """Take an item by its name, as if it had been typed and chosen."""
        item = self._service.item(name)
        self._answer = ItemAnswer([], None, None)  # to what was typed before
        if item is None:
            self.ui.field_item_name.setText(name)
            self._show_item(settled=True)
        else:
            self.ui.field_item_name.choose(Hit(item.name, item.name, "", item))
        self.ui.field_detail.setFocus()

    def toggle_more(self) -> None:
        """Fold the newcomer's further fields out or in; the keyboard goes where it is needed next."""
        if self.ui.person.currentWidget() is self.ui.person_new:
            self.ui.unfold.toggle()
            (self.ui.field_gender if self.ui.unfold.isChecked() else self.ui.field_phone).setFocus()

    def _emptied(self) -> None:
        self.start_over()
        self.focus_first()

    def _settled(self) -> None:
        if self._save_when_settled is not None:
            mode, self._save_when_settled = self._save_when_settled, None
            self.save(mode)

    # Who comes

    def _find_person(self, text: str) -> None:
        service = self._service
        self._desk.tasks.run(
            lambda: service.find_residents(text) if text else [],
            lambda found: self.ui.field_name.offer(text, person_hits(text, found)),
            key="residents",
        )

    def _person_typed(self) -> None:
        self.ui.confirmation.setText("")
        self.past.show_past(None)
        if self.ui.person.currentWidget() is self.ui.person_known:
            self._show_person(self.ui.person_hint)

    def _show_resident(self, person: ResidentHit) -> None:
        self.ui.known_person.setText(resident_words(person))
        self._show_person(self.ui.person_known)
        self.reveal.set_records(*([(Resident, person.id)] if person.masked else []))
        service = self._service

        def known(past: ResidentPast) -> None:
            chosen = self.ui.field_name.choice
            if isinstance(chosen, ResidentHit) and chosen.id == person.id:
                self.past.show_past(past)

        self._desk.tasks.run(lambda: service.past(person.id), known, key="past")

    def _join(self, other: ResidentHit) -> None:
        """合并同一人: the other record is led to the chosen one; Ctrl+Z parts them again."""
        person = self.ui.field_name.choice
        if not isinstance(person, ResidentHit):
            return
        actor, service = self._desk.home.actor, self._service

        def joined(_nothing: object) -> None:
            self._show_resident(person)
            self.told.emit(_("已合并为同一人"))

        self._desk.tasks.run(
            lambda: service.join_residents(actor, person.id, other.id), joined, self._refused
        )

    def _repeat(self, matter: PastMatter) -> None:
        self.choose_item(matter.item)
        self.binding.set_values({"detail": matter.detail})

    def _person_chosen(self, hit: Hit) -> None:
        if isinstance(hit.value, ResidentHit):
            self._show_resident(hit.value)
        else:
            self._person_left(hit.text)

    def _person_left(self, text: str) -> None:
        if not text:
            if not (self.ui.field_phone.text() or self.ui.field_address.text()):
                self._show_person(self.ui.person_hint)
        elif text.replace("-", "").replace(" ", "").lstrip("+").isdigit():
            # Nobody has this number yet: it is the newcomer's.
            self.ui.field_name.start_over()
            self.binding.set_values({"phone": text})
            self._show_person(self.ui.person_new)
            self.ui.field_name.setFocus()
        else:
            self._show_person(self.ui.person_new)

    def _show_person(self, page: QWidget) -> None:
        self.ui.person.setCurrentWidget(page)
        new = page is self.ui.person_new
        if page is not self.ui.person_known:
            self.reveal.set_records()
        self.ui.more.setVisible(new and self.ui.unfold.isChecked())

    # What for

    def _find_item(self, text: str) -> None:
        service = self._service
        self._desk.tasks.run(
            lambda: find_items(service, text), lambda answer: self._item_found(text, answer), key="items"
        )

    def _item_found(self, text: str, answer: ItemAnswer) -> None:
        if text == self.ui.field_item_name.text().strip():
            self._answer = answer
            self.ui.field_item_name.offer(text, answer.hits, covered=answer.certificate is not None)
            if self.ui.field_item_name.choice is None:
                self._show_item()

    def _item_typed(self) -> None:
        self._chosen = None
        self._show_item()

    def _item_chosen(self, item: CatalogueItem) -> None:
        """Tell the deadline of the chosen item; the calendar is asked in the background."""
        self._chosen = ItemChoice(item, "", "")
        self._show_item()
        service = self._service

        def known(choice: ItemChoice) -> None:
            if self._chosen is not None and self._chosen.item is item:
                self._chosen = choice
                self._show_item()

        self._desk.tasks.run(lambda: counted(service, item), known, key="due")

    def _show_item(self, *, settled: bool = False) -> None:
        ui, text = self.ui, self.ui.field_item_name.text().strip()
        chosen = self._chosen if text else None
        certificate = self._answer.certificate if text else None
        # While there are offers, nothing is outside the catalogue yet.
        outside = bool(text) and chosen is None and (settled or not self._answer.hits)
        facts, more = _("常用，按 Alt 加数字"), ""
        if chosen is not None:
            facts, more = item_words(chosen, urgent=ui.urgent.isChecked()), ""
        elif outside:
            facts = _("目录外")
            more = _("照所写登记，不会丢；以后可以归入目录。")
        if certificate is not None:
            facts = _("居委会不出具“{name}”证明").format(name=certificate.name)
            more = _("请居民到：{where}").format(where=certificate.where)
        ui.item_facts.setText(facts)
        ui.item_documents.setText(more)
        ui.item_documents.setVisible(bool(more))
        ui.common_place.setVisible(not text)
        ui.urgent.setVisible(chosen is not None and chosen.item.urgent_workdays is not None)
        self.documents.ask_for(chosen.item.documents if chosen else (), self.documents.brought())
        restyle(ui.item_facts, "role", "warning" if certificate else ("" if chosen or outside else "muted"))
        restyle(ui.item_box, "alert", "true" if certificate else "false")
        self._suggest()

    def _suggest(self) -> None:
        """Mark the button that the item is usually saved with; the keys stay what they are."""
        mode = self.suggested()
        for button, meaning in (
            (self.ui.close_now, SPOT),
            (self.ui.accept, ACCEPT),
            (self.ui.hand_on, HAND_ON),
        ):
            restyle(button, "role", "primary" if meaning == mode else "")
        self._show_target(shown=mode == HAND_ON)
        if mode == HAND_ON and self._chosen is not None:
            self.target.suggest(self._chosen.item.goes_to)

    def _show_target(self, *, shown: bool) -> None:
        for part in (self.ui.label_target, self.ui.target):
            part.setVisible(shown)
        if not shown:
            self._say_target("")

    def _say_target(self, sentence: str) -> None:
        self.ui.error_target.setText(sentence)
        self.ui.error_target.setVisible(bool(sentence))

    def _clear_matter(self) -> None:
        self.ui.field_item_name.start_over()
        self._answer = ItemAnswer([], None, None)
        self._chosen = None
        self.ui.urgent.setChecked(False)
        self.documents.ask_for(())
        self.target.clear()
        self.binding.set_values({"item_name": None, "detail": None})
        self._show_item()

    def _offer_common(self) -> None:
        service = self._service

        def found(items: tuple[list[str], Sequence[Any]]) -> None:
            self.common.offer(items[0])
            self.target.offer(items[1])

        self._desk.tasks.run(
            lambda: ([item.name for item in service.items("")], service.colleagues()), found, key="common"
        )

    # Saving

    def _again_clicked(self) -> None:
        self.ui.again.setChecked(not self.ui.again.isChecked())
        self.one_more()

    def _logged(self, result: Logged) -> None:
        self._saving = False
        chosen = self.ui.field_name.choice
        who = self._visit[1] if self._visit else ""
        if not who:
            who = resident_note(chosen) if isinstance(chosen, ResidentHit) else ""
            who = " · ".join(part for part in (self.ui.field_name.text().strip(), who) if part)
        self._last = (result.visit_id, who or _("(不具名)"))
        stay = self.ui.again.isChecked()
        self.start_over()
        if stay:
            self._stay(self._last)
        self.ui.confirmation.setText(_("已登记 {number}").format(number=result.number))
        self._quiet.start()
        self._drop_draft()
        if self.isVisible():
            self.focus_first()
        self.logged.emit(result)

    def _stay(self, visit: tuple[str, str]) -> None:
        """The next matter belongs to this visit; who came cannot be changed any more."""
        self._visit = visit
        self.ui.field_name.start_over()
        self.ui.field_name.setEnabled(False)
        self.ui.known_person.setText(_("同一次来访：{who}").format(who=visit[1]))
        self._show_person(self.ui.person_known)

    def _refused(self, error: UserError) -> None:
        self._saving = False
        if isinstance(error, FieldRefused):
            if error.field in ("target", "to_id", "to_name"):
                self._show_target(shown=True)
                self._say_target(error.message)
                self.ui.target.setFocus()
                return
            name = {"item": "item_name"}.get(error.field, error.field)
            hidden = name in ("phone", "address", "gender", "id_number", "note")
            if hidden:
                self._show_person(self.ui.person_new)
            if self.binding.show_error(FieldRefused(name, error.message, error.hint)):
                return
        self._refuse(" ".join(part for part in (error.message, error.hint) if part))

    def _refuse(self, sentence: str) -> None:
        self.ui.refusal.setText(sentence)
        self.ui.refusal.setVisible(bool(sentence))

    # Drafts: what was typed survives a crash and a change of person

    def keep_draft(self) -> None:
        """Keep what was typed since the last pause, now."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._write_draft()

    def _write_draft(self) -> None:
        values: dict[str, Any] = {name: value for name, value in self.binding.values().items() if value}
        values.pop("channel", None)
        if values:
            person = self.ui.field_name.choice
            values["brought"] = list(self.documents.brought())
            values["person"] = asdict(person) if isinstance(person, ResidentHit) else None
            values["visit"] = list(self._visit) if self._visit else None
            values["channel"] = self.ui.field_channel.value()
        drafts, name = self._drafts, self._draft_name
        self._desk.tasks.run(
            lambda: drafts.keep(name, values) if values else drafts.drop(name), refused=self._draft_not_kept
        )

    def _draft_not_kept(self, error: UserError) -> None:
        """A full disk is said here while somebody types, not only when they save."""
        self._refuse(" ".join(part for part in (error.message, error.hint) if part))

    def _drop_draft(self) -> None:
        self._keeping.stop()
        drafts, name = self._drafts, self._draft_name
        self._desk.tasks.run(lambda: drafts.drop(name), refused=self._draft_not_kept)

    def _read_draft(self) -> None:
        drafts, name = self._drafts, self._draft_name
        self._desk.tasks.run(lambda: drafts.read(name), self._restore)

    def _restore(self, kept: Mapping[str, Any] | None) -> None:
        """Put a draft back, unless somebody has begun to type meanwhile."""
        if not kept or any(self.binding.values()[n] for n in ("name", "item_name", "detail", "phone")):
            return
        self.binding.set_values({name: kept[name] for name in self.binding.fields if kept.get(name)})
        if kept.get("visit"):
            self._stay((kept["visit"][0], kept["visit"][1]))
        elif kept.get("person"):
            person = ResidentHit(**kept["person"])
            self.ui.field_name.choose(Hit(person.name, person.name, "", person))
        elif kept.get("phone") or kept.get("address"):
            self._show_person(self.ui.person_new)
        item = self._service.item(kept.get("item_name") or "")
        if item is not None:
            self.ui.field_item_name.choose(Hit(item.name, item.name, "", item))
            self.documents.ask_for(item.documents, kept.get("brought") or ())
        else:
            self._show_item(settled=True)
        self.ui.confirmation.setText(_("已恢复上次没有保存的内容"))

    def _measure(self) -> None:
        """Parts that come and go keep their place: nothing moves while somebody types."""
        theme = self._desk.theme
        self.ui.person.setFixedHeight(theme.px("control"))
        self.ui.known_box.setFixedHeight(theme.px("control"))
        self.ui.item_box.setMinimumHeight(theme.px("body") + theme.px("small") + 30)
        self.ui.field_detail.setMinimumHeight(theme.px("control"))
        self.ui.field_detail.setMaximumHeight(3 * theme.px("control"))
        self.ui.fields.setColumnMinimumWidth(0, theme.px("label_width"))


def _inside(place: QWidget, part: Part, *below: QWidget) -> Part:
    """Put a part, and others below it, where the form has kept a place for it."""
    box = QVBoxLayout(place)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(part)
    for each in below:
        box.addWidget(each)
    return part


def _timer(parent: QWidget, milliseconds: int, action: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(action)
    return timer
