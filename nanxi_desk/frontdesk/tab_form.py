"""The form in which a visit is logged, with the keyboard alone if one likes."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Resident
from nanxi_desk.forms.ui_desk_form import Ui_DeskForm
from nanxi_desk.frontdesk.catalogue import CatalogueItem, Certificate
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.rules import OUTSIDE_CATALOGUE
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import Logged, ResidentHit, VisitDraft
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.hits import Hit
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle

NEWCOMER = "newcomer"  # the last offer: nobody of those, a new resident
_CONFIRMED_MS = 8000
RECORDS = (Resident, Visit, Request)


class ItemAnswer(NamedTuple):
    """What the catalogue says to a typed text."""

    hits: list[Hit]
    exact: CatalogueItem | None
    certificate: Certificate | None


def find_items(service: FrontDesk, text: str) -> ItemAnswer:
    """Ask the catalogue; in the background."""
    hits = [Hit(item.name, item.name, _item_note(item), item) for item in service.items(text)]
    return ItemAnswer(hits, service.item(text) if text else None, service.certificate(text) if text else None)


def take_item(answer: ItemAnswer, text: str, hits: Sequence[Hit]) -> Hit | None:
    """What leaving the item's line chooses: the item so called, or for letters of pinyin the first hit."""
    if answer.exact is not None:
        return Hit(answer.exact.name, answer.exact.name, "", answer.exact)
    return hits[0] if text.isascii() and hits else None


class DeskForm(QWidget):
    """Logs one visit. `logged` gives what became of it."""

    logged = Signal(object)

    def __init__(self, desk: Desk, service: FrontDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._answer = ItemAnswer([], None, None)
        self._saving = False
        self._save_when_settled: bool | None = None
        self.ui = Ui_DeskForm()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.binding = FormBinding(self, form_fields(*RECORDS))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_CONFIRMED_MS)
        self._quiet.timeout.connect(lambda: self.ui.confirmation.setText(""))
        self._connect()
        desk.theme.changed.connect(self._measure)
        self._measure()
        self.start_over()

    def start_over(self) -> None:
        """An empty form, ready for the next visitor."""
        self.ui.field_name.start_over()
        self.ui.field_item_name.start_over()
        self._answer = ItemAnswer([], None, None)
        self.binding.clear()
        self.ui.unfold.setChecked(False)
        self._show_person(self.ui.person_hint)
        self._show_item(None)
        self._refuse("")

    def focus_first(self) -> None:
        """Put the keyboard into 来访人."""
        self.ui.field_name.setFocus()

    def save(self, *, close_now: bool) -> None:
        """Log what is entered; nothing typed is lost if it is refused."""
        if self._saving:
            return
        person, item = self.ui.field_name.settle(), self.ui.field_item_name.settle()
        if not (person and item):  # an answer is on its way; a fast typist must not have to wait for it
            self._save_when_settled = close_now
            return
        self.binding.clear_errors()
        self._refuse("")
        missing = FieldRefused("item_name", _("请填写事项；目录里没有的照实写。"))
        if not self.ui.field_item_name.text().strip():
            self.binding.show_error(missing)
            return
        self._set_saving(True)
        draft, actor, service = self.draft(close_now=close_now), self._desk.home.actor, self._service
        self._desk.tasks.run(lambda: service.log(actor, draft), self._logged, self._refused)

    def draft(self, *, close_now: bool) -> VisitDraft:
        """What is entered, for the service."""
        values = {name: value or "" for name, value in self.binding.values().items()}
        chosen = self.ui.field_name.choice
        resident = chosen if isinstance(chosen, ResidentHit) else None
        new = resident is None
        return VisitDraft(
            item=values["item_name"],
            resident_id=None if resident is None else resident.id,
            name=values["name"] if new else "",
            phone=values["phone"] if new else "",
            address=values["address"] if new else "",
            gender=values["gender"] if new else "",
            id_number=values["id_number"] if new else "",
            note=values["note"] if new else "",
            channel=values["channel"],
            detail=values["detail"],
            close_now=close_now,
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ui.retranslateUi(self)  # type: ignore[no-untyped-call]
            self.ui.confirmation.setText("")
            chosen = self.ui.field_item_name.choice
            self._show_item(chosen)
        super().changeEvent(event)

    def _connect(self) -> None:
        ui = self.ui
        ui.field_name.asked.connect(self._find_person)
        ui.field_name.chosen.connect(self._person_chosen)
        ui.field_name.left.connect(self._person_left)
        ui.field_name.typed.connect(self._person_typed)
        ui.field_name.policy = _take_person
        ui.field_item_name.asked.connect(self._find_item)
        ui.field_item_name.chosen.connect(lambda hit: self._show_item(hit.value))
        ui.field_item_name.left.connect(lambda _text: self._show_item(None, settled=True))
        ui.field_item_name.typed.connect(lambda: self._show_item(None))
        ui.field_item_name.policy = lambda text, hits: take_item(self._answer, text, hits)
        ui.field_item_name.offers_when_empty = True
        for line in (ui.field_name, ui.field_item_name):
            line.settled.connect(self._settled)
        ui.unfold.toggled.connect(ui.more.setVisible)
        ui.more.hide()
        ui.close_now.clicked.connect(lambda: self.save(close_now=True))
        ui.keep_open.clicked.connect(lambda: self.save(close_now=False))
        ui.empty.clicked.connect(self._emptied)

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
            close_now, self._save_when_settled = self._save_when_settled, None
            self.save(close_now=close_now)

    # Who comes

    def _find_person(self, text: str) -> None:
        service = self._service
        self._desk.tasks.run(
            lambda: service.find_residents(text) if text else [],
            lambda found: self.ui.field_name.offer(text, _person_hits(text, found)),
            key="residents",
        )

    def _person_typed(self) -> None:
        self.ui.confirmation.setText("")
        if self.ui.person.currentWidget() is self.ui.person_known:
            self._show_person(self.ui.person_hint)

    def _person_chosen(self, hit: Hit) -> None:
        if isinstance(hit.value, ResidentHit):
            self.ui.known_person.setText(_resident_words(hit.value))
            self._show_person(self.ui.person_known)
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
                self._show_item(None)

    def _show_item(self, item: CatalogueItem | None, *, settled: bool = False) -> None:
        ui, text = self.ui, self.ui.field_item_name.text().strip()
        certificate = self._answer.certificate if text else None
        # While there are offers, nothing is outside the catalogue yet.
        outside = bool(text) and (settled or not self._answer.hits)
        facts, more = _("办理方式、时限和材料"), _("选定事项后显示在这里")
        if item is not None:
            facts = _item_note(item)
            more = (
                _("材料：{documents}").format(documents=_("、").join(item.documents))
                if item.documents
                else ""
            )
        elif outside:
            facts = _("目录外")
            more = _("照所写登记，不会丢；以后可以归入目录。")
        if certificate is not None:
            facts = _("居委会不出具“{name}”证明").format(name=certificate.name)
            more = _("请居民到：{where}").format(where=certificate.where)
        ui.item_facts.setText(facts)
        ui.item_documents.setText(more)
        restyle(ui.item_facts, "role", "warning" if certificate else ("" if item or outside else "muted"))
        restyle(ui.item_box, "alert", "true" if certificate else "false")

    # Saving

    def _logged(self, result: Logged) -> None:
        self._set_saving(False)
        self.start_over()
        self.ui.confirmation.setText(_("已登记 {number}").format(number=result.number))
        self._quiet.start()
        if self.isVisible():
            self.focus_first()
        self.logged.emit(result)

    def _refused(self, error: UserError) -> None:
        self._set_saving(False)
        if isinstance(error, FieldRefused):
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

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving

    def _measure(self) -> None:
        """Parts that come and go keep their place: nothing moves while somebody types."""
        theme = self._desk.theme
        self.ui.person.setFixedHeight(theme.px("control"))
        self.ui.known_box.setFixedHeight(theme.px("control"))
        self.ui.item_box.setMinimumHeight(theme.px("body") + theme.px("small") + 30)
        self.ui.field_detail.setMinimumHeight(2 * theme.px("control"))
        self.ui.field_detail.setMaximumHeight(3 * theme.px("control"))
        self.ui.fields.setColumnMinimumWidth(0, theme.px("label_width"))


def _take_person(text: str, hits: Sequence[Hit]) -> Hit | None:
    """What leaving 来访人 chooses: the first hit for pinyin or digits, a namesake only if it is the only one.

    Two residents may bear one name; which of them it is must be chosen, never guessed.
    """
    known = [hit for hit in hits if isinstance(hit.value, ResidentHit)]
    if text.isascii():
        return known[0] if known else None
    same = [hit for hit in known if hit.value.name == text]
    return same[0] if len(same) == 1 else None


def _person_hits(text: str, found: Sequence[ResidentHit]) -> list[Hit]:
    hits = [Hit(person.name, person.name, _resident_note(person), person) for person in found]
    if text and hits:
        hits.append(Hit(text, _("新居民"), _("都不是：“{text}”是第一次来").format(text=text), NEWCOMER))
    return hits


def _resident_note(person: ResidentHit) -> str:
    return " · ".join(part for part in (_(person.gender), person.phone, person.address) if part)


def _resident_words(person: ResidentHit) -> str:
    earlier = ""
    if person.visits:
        earlier = _("来过 {count} 次，上次 {item}").format(count=person.visits, item=person.last_item)
    return " · ".join(part for part in (_resident_note(person), earlier) if part) or _("第一次来")


def _item_note(item: CatalogueItem) -> str:
    limit = _("当场办") if not item.limit_workdays else _("{days} 个工作日").format(days=item.limit_workdays)
    if item.urgent_workdays:
        limit += _("（紧急 {days}）").format(days=item.urgent_workdays)
    handling = "" if item.handling == "当场" else _(item.handling)
    line = "" if item.line == OUTSIDE_CATALOGUE else _(item.line)
    return " · ".join(part for part in (line, handling, limit) if part)
