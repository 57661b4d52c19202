"""The shipped catalogue: what residents come for, found while typing; and certificates not issued here."""

import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from nanxi_desk.core import pinyin
from nanxi_desk.core.records import SHARED_SCOPE, natural_id, refer, referred
from nanxi_desk.core.resources import resource_path
from nanxi_desk.frontdesk.rules import OUTSIDE_CATALOGUE

_CLAUSE_END = re.compile(r"[,.;:!?()\[\]{}/+|&。、;【】《》〈〉「」“”]+")
_CERTIFICATE = "证明"
_BODIES = {"受理中心": "社区事务受理服务中心", "物业": "物业公司"}
NO_URGENT_LIMIT = -1  # in an overlay, where nothing at all means "as shared"
# What a catalogue says of an item, by the names of the record's fields.
ITEM_FIELDS = ("name", "line", "limit_workdays", "urgent_workdays", "handling", "documents", "keywords")


@dataclass(frozen=True)
class CatalogueItem:
    """One item; `limit_workdays` 0 means on the spot. The id is the same at every office.

    `name` may hold two names of the same thing, separated by a slash. `initials` and `pinyin` spell names
    and keywords, names first.
    """

    id: str
    name: str
    line: str
    limit_workdays: int
    urgent_workdays: int | None
    handling: str
    documents: tuple[str, ...]
    keywords: tuple[str, ...]
    initials: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    own: bool = False  # one office's own item, which nobody else has
    former: tuple[str, ...] = ()  # names under which it was shipped or shared: old requests say them

    def reference(self, office: str) -> str | None:
        """What a request of `office` keeps of it beside its name: nothing of an item that only it has."""
        return None if self.own else refer(SHARED_SCOPE, self.id, within=office)

    @property
    def goes_to(self) -> str:
        """The body that the item is handed on to, "" where the office handles it."""
        if not self.handling.startswith("转"):
            return ""
        body = self.handling.removeprefix("转")
        return _BODIES.get(body, body)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the slash separates."""
        return tuple(self.name.split("/"))


@dataclass(frozen=True)
class Certificate:
    """A certificate that an office does not issue, and where the resident gets what is needed."""

    name: str
    where: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All items and certificates, in the order of the file. Texts are compared without blanks and case."""

    version: int
    items: tuple[CatalogueItem, ...]
    certificates: tuple[Certificate, ...]
    vague_words: frozenset[str] = frozenset()
    _by_term: Mapping[str, CatalogueItem] = field(init=False, repr=False, compare=False)
    _certificate_words: Mapping[str, Certificate] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms = {folded(term): item for item in self.items for name in item.former for term in _parts(name)}
        terms |= {folded(term): item for item in self.items for term in _terms(item)}
        words = {folded(w): each for each in self.certificates for w in (each.name, *each.keywords)}
        object.__setattr__(self, "_by_term", terms)
        object.__setattr__(self, "_certificate_words", words)

    @property
    def lines(self) -> tuple[str, ...]:
        """The 条线 in order, 目录外 last."""
        return tuple(dict.fromkeys(item.line for item in self.items))

    def altered(
        self, rows: Iterable[Mapping[Any, Any]], overlays: Iterable[Mapping[Any, Any]] = ()
    ) -> "Catalogue":
        """This catalogue with items replaced by rows of the database (lists as JSON text); new ones last.

        `overlays` are the rows of one office's own alterations, which lie on top of all that.
        """
        items = {item.id: item for item in self.items}
        for row in rows:
            if row["deleted"]:
                items.pop(row["id"], None)
            elif row["name"]:  # an erased one has none
                items[row["id"]] = item_from_row(items.get(row["id"]), row)
        for row in overlays:
            shown = overlaid(items, row)
            if shown is None:
                continue
            if row["withdrawn"]:
                items.pop(shown.id, None)
            else:
                items[shown.id] = shown
        return replace(self, items=tuple(items.values()))

    def find(self, text: str) -> CatalogueItem | None:
        """The item of exactly this name, part of a name, or keyword."""
        return self._by_term.get(folded(text))

    def search(self, text: str, limit: int = 8) -> list[CatalogueItem]:
        """Items that fit what was typed so far, best first: names, keywords, pinyin, then any part of them.

        Where nothing begins with the text, an item that the text speaks of (see guess) is offered.
        """
        typed = folded(text)
        if not typed or limit < 1:
            return []
        ranked = []
        for position, item in enumerate(self.items):
            rank = _rank(item, typed)
            if rank is not None:
                ranked.append((rank, position))
        if not ranked:
            spoken_of = self.guess(text)
            return [spoken_of] if spoken_of else []
        return [self.items[position] for _, position in sorted(ranked)[:limit]]

    def guess(self, text: str) -> CatalogueItem | None:
        """The item that a line of a ledger speaks of, or None where that is not plain.

        The first clause that names an item decides, by its longest term; vague words count only alone.
        咨询, 投诉 and the other kinds outside the catalogue come last: a complaint about a leak is a leak.
        """
        clauses = [clause for clause in _CLAUSE_END.split(folded(text)) if clause]
        for clause in clauses:
            item = self._named_in(clause)
            if item:
                return item
        for clause in clauses:
            item = self._kind_of(clause)
            if item:
                return item
        return None

    def certificate(self, text: str) -> Certificate | None:
        """The certificate that is asked for, if it is one that an office does not issue."""
        asked = folded(text)
        if asked in self._certificate_words or _CERTIFICATE not in asked:
            return self._certificate_words.get(asked)
        word = max((w for w in self._certificate_words if w in asked), key=len, default=None)
        return self._certificate_words[word] if word else None

    def _named_in(self, clause: str) -> CatalogueItem | None:
        whole = self._by_term.get(clause)
        if whole and whole.line != OUTSIDE_CATALOGUE:
            return whole
        if clause.endswith(_CERTIFICATE):
            return self._by_term.get(_CERTIFICATE)
        best: tuple[int, int, CatalogueItem] | None = None
        for term, item in self._by_term.items():
            if term in self.vague_words or item.line == OUTSIDE_CATALOGUE:
                continue
            at = _place(term, clause)
            if at is not None and (best is None or (len(term), -at) > best[:2]):
                best = (len(term), -at, item)
        return best[2] if best else None

    def _kind_of(self, clause: str) -> CatalogueItem | None:
        for item in self.items:
            if item.line == OUTSIDE_CATALOGUE and (
                clause.startswith(item.name) or clause.endswith(item.name) or clause in item.keywords
            ):
                return item
        return None


@cache
def catalogue_version() -> str:
    """Hash of the catalogue file: cheap to ask, changes with every edit."""
    return hashlib.sha256(resource_path("service_items.toml").read_bytes()).hexdigest()


@cache
def load_catalogue() -> Catalogue:
    """The shipped catalogue, read once."""
    with resource_path("service_items.toml").open("rb") as stream:
        content = tomllib.load(stream)
    return Catalogue(
        version=content["version"],
        items=tuple(_item(row, content["default_documents"]) for row in content["items"]),
        certificates=tuple(
            Certificate(row["name"], row["where"], tuple(row["keywords"])) for row in content["certificates"]
        ),
        vague_words=frozenset(map(folded, content["vague_words"])),
    )


def spelling(name: str, keywords: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(initials, full pinyin) of an item's names and keywords, as the file stores them.

    They are stored because the pinyin dictionary takes longer to load than the form takes to open.
    """
    terms = (*name.split("/"), *keywords)
    letters = dict.fromkeys(spelled for term in terms for spelled in pinyin.initials(term))
    spelled = dict.fromkeys(spelled for term in terms for spelled in pinyin.full(term))
    return tuple(letters), tuple(spelled)


def _item(row: Mapping[str, Any], default_documents: list[str]) -> CatalogueItem:
    name: str = row["name"]
    own: list[str] = row.get("own_documents", [])
    return CatalogueItem(
        id=natural_id("service_item", SHARED_SCOPE, name),
        name=name,
        line=row["line"],
        limit_workdays=row["limit_workdays"],
        urgent_workdays=row.get("urgent_workdays"),
        handling=row["handling"],
        documents=tuple(row.get("documents", [*default_documents, *own])),
        keywords=tuple(row["keywords"]),
        initials=tuple(row["initials"]),
        pinyin=tuple(row["pinyin"]),
    )


def overlaid(items: Mapping[str, CatalogueItem], row: Mapping[Any, Any]) -> CatalogueItem | None:
    """The item that an overlay's row makes, itself or of one of `items`; None where it makes none."""
    if row["deleted"]:
        return None
    if row["item_id"] is None:
        own = dict(row) | {"urgent_workdays": _urgent(row["urgent_workdays"])}
        return replace(item_from_row(None, own), own=True) if row["name"] else None
    below = items.get(referred(row["item_id"], within=row["scope"])[1])
    if below is None:
        return None
    own = {name: value for name in ITEM_FIELDS if (value := row[name]) is not None}
    if "urgent_workdays" in own:
        own["urgent_workdays"] = _urgent(own["urgent_workdays"])
    return item_from_row(below, _row_of(below) | own) if own else below


def _urgent(stored: int | None) -> int | None:
    return None if stored == NO_URGENT_LIMIT else stored


def _row_of(item: CatalogueItem) -> dict[str, Any]:
    row: dict[str, Any] = {"id": item.id} | {name: getattr(item, name) for name in ITEM_FIELDS}
    return row | {name: json.dumps(row[name], ensure_ascii=False) for name in ("documents", "keywords")}


def item_from_row(before: CatalogueItem | None, row: Mapping[Any, Any]) -> CatalogueItem:
    """The item of a database row (lists as JSON text), which takes the place of `before`."""
    renamed = before is not None and before.name != row["name"]
    keywords = tuple(json.loads(row["keywords"] or "[]"))
    same = before and (before.name, before.keywords) == (row["name"], keywords)
    spelled = (before.initials, before.pinyin) if before and same else spelling(row["name"], keywords)
    return CatalogueItem(
        id=row["id"],
        name=row["name"],
        line=row["line"] or OUTSIDE_CATALOGUE,
        limit_workdays=row["limit_workdays"] or 0,
        urgent_workdays=row["urgent_workdays"],
        handling=row["handling"] or "",
        documents=tuple(json.loads(row["documents"] or "[]")),
        keywords=keywords,
        initials=spelled[0],
        pinyin=spelled[1],
        former=(*before.former, before.name) if before and renamed else before.former if before else (),
    )


def _terms(item: CatalogueItem) -> Iterator[str]:
    yield from _parts(item.name)
    yield from item.keywords


def _parts(name: str) -> Iterator[str]:
    yield name
    if "/" in name:
        yield from name.split("/")


def _rank(item: CatalogueItem, typed: str) -> tuple[int, int] | None:
    """How well the item fits, smaller is better: (kind of match, place of the term), None for not at all."""
    names, words = (item.name, *item.names), (*item.keywords, *item.former)
    if typed in names or typed in words:
        return 0, 0
    kinds = (
        (names, str.startswith),
        (words, str.startswith),
        (item.initials, str.startswith),
        (item.pinyin, str.startswith),
        (names, str.__contains__),
        (words, str.__contains__),
    )
    for kind, (terms, fits) in enumerate(kinds, start=1):
        for place, term in enumerate(terms):
            if fits(term, typed):
                return kind, place
    return None


def _place(term: str, clause: str) -> int | None:
    """Where the term stands as a word of its own: 居住证 does not stand in 居住证明."""
    at = clause.find(term)
    while at >= 0:
        if not (term.endswith("证") and clause.startswith("明", at + len(term))):
            return at
        at = clause.find(term, at + 1)
    return None


def folded(text: str) -> str:
    """The text as terms are compared: without blanks and case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
