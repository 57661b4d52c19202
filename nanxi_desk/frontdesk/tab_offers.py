"""What the logging form offers while somebody types: residents and items, and the words for both."""

from collections.abc import Sequence
from typing import NamedTuple

from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.catalogue import CatalogueItem, Certificate
from nanxi_desk.frontdesk.rules import OUTSIDE_CATALOGUE
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import ResidentHit
from nanxi_desk.widgets.hits import Hit

NEWCOMER = "newcomer"  # the last offer: nobody of those, a new resident


class ItemAnswer(NamedTuple):
    """What the catalogue says to a typed text."""

    hits: list[Hit]
    exact: CatalogueItem | None
    certificate: Certificate | None


class ItemChoice(NamedTuple):
    """A chosen item with the days (ISO) on which it would be due; the second for urgent cases."""

    item: CatalogueItem
    due: str
    urgent_due: str


def find_items(service: FrontDesk, text: str) -> ItemAnswer:
    """Ask the catalogue; in the background."""
    hits = [Hit(item.name, item.name, item_note(item), item) for item in service.items(text)]
    return ItemAnswer(hits, service.item(text) if text else None, service.certificate(text) if text else None)


def take_item(answer: ItemAnswer, text: str, hits: Sequence[Hit]) -> Hit | None:
    """What leaving the item's line chooses: the item so called, or for letters of pinyin the first hit."""
    if answer.exact is not None:
        return Hit(answer.exact.name, answer.exact.name, "", answer.exact)
    return hits[0] if text.isascii() and hits else None


def take_person(text: str, hits: Sequence[Hit]) -> Hit | None:
    """What leaving 来访人 chooses: the first hit for pinyin or digits, a namesake only if it is the only one.

    Two residents may bear one name; which of them it is must be chosen, never guessed.
    """
    known = [hit for hit in hits if isinstance(hit.value, ResidentHit)]
    if text.isascii():
        return known[0] if known else None
    same = [hit for hit in known if hit.value.name == text]
    return same[0] if len(same) == 1 else None


def person_hits(text: str, found: Sequence[ResidentHit]) -> list[Hit]:
    """The found ones, and at the end that it is none of them."""
    hits = [Hit(person.name, person.name, resident_note(person), person) for person in found]
    if text and hits:
        hits.append(Hit(text, _("新居民"), _("都不是：“{text}”是第一次来").format(text=text), NEWCOMER))
    return hits


def resident_note(person: ResidentHit) -> str:
    """What tells people of one name apart."""
    return " · ".join(part for part in (_(person.gender), person.phone, person.address) if part)


def resident_words(person: ResidentHit) -> str:
    """Who it is, and how often and for what they came."""
    earlier = ""
    if person.visits:
        earlier = _("来过 {count} 次，上次 {item}").format(count=person.visits, item=person.last_item)
    return " · ".join(part for part in (resident_note(person), earlier) if part) or _("第一次来")


def item_words(choice: ItemChoice, *, urgent: bool) -> str:
    """How and where a chosen item is handled, and until when: 社保医保 · 转… · 15 个工作日 → 12-15."""
    due = choice.urgent_due if urgent else choice.due
    words = item_note(choice.item, urgent=urgent)
    return (
        _("{facts} → {day}").format(facts=words, day=due[5:]) if due and choice.item.limit_workdays else words
    )


def counted(service: FrontDesk, item: CatalogueItem) -> ItemChoice:
    """An item with the days on which it would be due; in the background."""
    urgent = service.due_day(item.name, urgent=True) if item.urgent_workdays is not None else ""
    return ItemChoice(item, service.due_day(item.name), urgent)


def item_note(item: CatalogueItem, *, urgent: bool = False) -> str:
    """How and where an item is handled, and how long that may take."""
    days = item.urgent_workdays if urgent and item.urgent_workdays is not None else item.limit_workdays
    limit = _("当场办") if not days else _("{days} 个工作日").format(days=days)
    if item.urgent_workdays is not None and not urgent:
        limit += _("（紧急 {days}）").format(days=item.urgent_workdays)
    handling = "" if item.handling == "当场" else _(item.handling)
    line = "" if item.line == OUTSIDE_CATALOGUE else _(item.line)
    return " · ".join(part for part in (line, handling, limit) if part)
