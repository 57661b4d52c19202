"""Building groups: list, estates and their maps, upkeep, history of stars."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection

from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import masked_phone
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rights import HEAD, HUB, MEMBER, declare
from nanxi_desk.stars import listing
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.views import EstateMap, GroupDetail, GroupFilter, GroupRow, MapCell, StarOfYear

RIGHT_GROUPS = declare("stars.groups", "登记和修改楼组", MEMBER, HEAD, HUB)
MOST_HOUSEHOLDS: Final = 5_000
MAP_COLUMNS: Final = 8  # of groups that nobody placed
MOST_CELLS: Final = 200  # rows or columns of a map


class Groups:
    """The building groups that this home holds: an office its own, the hub all."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def count(self, wanted: GroupFilter) -> int:
        """How many groups fit."""
        return len(self._rows(wanted))

    def page(self, wanted: GroupFilter, first: int, count: int) -> tuple[GroupRow, ...]:
        """Some of the groups that fit, by office, estate and name."""
        return self._rows(wanted)[first : first + count]

    def detail(self, group: str) -> GroupDetail:
        """One group with its stars of all years."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            row = listing.group_rows(conn, [group]).get(group)
            if row is None:
                raise InputRefused(_("这个楼组已不在。"), _("请刷新后再试。"))
            history = histories(conn, [group]).get(group, ())
            values = {name: row[name] for name in BuildingGroup.fields}
            values["leader_phone"] = masked_phone(row["leader_phone"] or "")
            return GroupDetail(_group_row(row, history), values, row["heads"], history)

    def estates(self, office: str = "") -> tuple[tuple[str, str], ...]:
        """(office, estate) of all that have a group."""
        return tuple(dict.fromkeys((r.office, r.estate) for r in self._rows(GroupFilter(office=office))))

    def offices(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of the offices whose groups are here; a code stands for a name that is not known."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            names = office_names(conn, self._home)
            codes = dict.fromkeys(row["scope"] for row in listing.groups(conn, GroupFilter()))
        return tuple((code, names.get(code, code)) for code in codes)

    def map_of(self, estate: str, office: str = "") -> EstateMap:
        """An estate as a grid of its groups, each with the star it has now.

        Groups without a place, or at one that is taken, follow below in the order of names.
        """
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            rows = listing.groups(conn, GroupFilter(office=office, estate=estate))
            stars = histories(conn, [row["id"] for row in rows])
        return _map(estate, office or (rows[0]["scope"] if rows else ""), rows, stars)

    def add(self, actor: Actor, values: Mapping[str, Any]) -> str:
        """A new group; its id. FieldRefused names what does not fit, or that the estate has one of the
        name.
        """
        actor.require(RIGHT_GROUPS)
        _check(values)
        with self._home.journal.write(actor.id) as writing:
            record = BuildingGroup(id=new_id(), scope=self._home.office, **_stored(values))
            self._check_name(writing.conn, record.id, record.estate, record.name)
            writing.create(record)
            return record.id

    def edit(self, actor: Actor, group: str, values: Mapping[str, Any], *, seen: str | None = None) -> bool:
        """Alter a group; `seen` are the heads of its detail. A masked phone that came back stays as it is."""
        actor.require(RIGHT_GROUPS)
        _check(values)
        with self._home.journal.write(actor.id) as writing:
            row = load_rows(writing.conn, BuildingGroup, [group]).get(group)
            if row is None:
                raise InputRefused(_("这个楼组已不在。"), _("请刷新后再试。"))
            stored = _stored(values)
            if stored.get("leader_phone") == masked_phone(row["leader_phone"] or ""):
                stored.pop("leader_phone", None)
            estate, name = stored.get("estate", row["estate"]), stored.get("name", row["name"])
            self._check_name(writing.conn, group, str(estate), str(name))
            return writing.edit(BuildingGroup, group, stored, seen=seen)

    def _rows(self, wanted: GroupFilter) -> tuple[GroupRow, ...]:
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            rows = listing.groups(conn, wanted)
            stars = histories(conn, [row["id"] for row in rows])
        fitting = _found(rows, wanted.text)
        found = (_group_row(row, stars.get(row["id"], ())) for row in fitting)
        return tuple(g for g in found if wanted.stars is None or g.stars == wanted.stars)

    def _check_name(self, conn: Connection, group: str, estate: str, name: str) -> None:
        same = listing.groups(conn, GroupFilter(office=self._home.office, estate=estate))
        if any(row["name"] == name and row["id"] != group for row in same):
            raise FieldRefused("name", _("“{estate}”已有楼组“{name}”。").format(estate=estate, name=name))


def histories(conn: Connection, groups: Iterable[str]) -> dict[str, tuple[StarOfYear, ...]]:
    """The stars of groups that were published, newest year first."""
    wanted, reviewed = set(groups), listing.reviews(conn)
    found: dict[str, list[StarOfYear]] = defaultdict(list)
    for row in listing.awards(conn):
        group = listing.bare(row["group_id"])
        if group in wanted:
            found[group].append(star_of(row, reviewed.get(row["id"])))
    return {group: tuple(sorted(stars, key=lambda s: -s.year)) for group, stars in found.items()}


def star_of(award: Row, review: Row | None) -> StarOfYear:
    """An award as its group's history has it."""
    stars = award["stars"] or 0
    return StarOfYear(
        award["year"] or 0,
        stars,
        stars if review is None or review["stars_after"] is None else review["stars_after"],
        award["total"] or "",
        award["plaque"] or "",
        award["awarded_on"] or "",
        (review or {}).get("decision") or "",
    )


def stars_before(history: Iterable[StarOfYear], year: int) -> int:
    """The stars that a group had in the year before."""
    return next((star.stars for star in history if star.year == year - 1), 0)


def _group_row(row: Row, history: tuple[StarOfYear, ...]) -> GroupRow:
    newest = history[0] if history else None
    return GroupRow(
        row["id"],
        row["scope"],
        row["estate"] or "",
        row["name"] or "",
        row["households"],
        row["leader"] or "",
        masked_phone(row["leader_phone"] or ""),
        newest.stars if newest else 0,
        newest.year if newest else 0,
        row["dissolved_on"] or "",
    )


def _found(rows: list[Row], text: str) -> list[Row]:
    """Those whose estate, name or leader holds the text, or begins with it as pinyin or its initials."""
    typed = text.strip().lower()
    if not typed:
        return rows
    from nanxi_desk.core.pinyin import full, initials  # takes long to load

    def fits(row: Row) -> bool:
        words = [row[name] or "" for name in ("estate", "name", "leader")]
        if any(typed in word.lower() for word in words):
            return True
        return typed.isascii() and any(
            spelled.startswith(typed) for word in words for spelled in (*initials(word), *full(word))
        )

    return [row for row in rows if fits(row)]


def _map(estate: str, office: str, rows: list[Row], stars: Mapping[str, tuple[StarOfYear, ...]]) -> EstateMap:
    taken: dict[tuple[int, int], Row] = {}
    waiting = []
    for row in rows:
        place = (row["map_row"] or 0) - 1, (row["map_column"] or 0) - 1
        if min(place) < 0 or max(place) >= MOST_CELLS or place in taken:
            waiting.append(row)
        else:
            taken[place] = row
    below = max((place[0] for place in taken), default=-1) + 1
    for number, row in enumerate(waiting):
        taken[below + number // MAP_COLUMNS, number % MAP_COLUMNS] = row
    cells = []
    for (line, column), row in sorted(taken.items(), key=lambda item: item[0]):
        history = stars.get(row["id"], ())
        now = history[0].stars if history else 0
        cells.append(MapCell(line, column, row["id"], row["name"] or "", now, row["households"]))
    lines = max((cell.row for cell in cells), default=-1) + 1
    columns = max((cell.column for cell in cells), default=-1) + 1
    return EstateMap(estate, office, lines, columns, tuple(cells))


def _check(values: Mapping[str, Any]) -> None:
    for name in ("estate", "name"):
        if name in values and not (values[name] or "").strip():
            raise FieldRefused(name, _("请填写“{label}”。").format(label=_(BuildingGroup.fields[name].label)))
    households = values.get("households")
    if households is not None and not 1 <= households <= MOST_HOUSEHOLDS:
        raise FieldRefused("households", _("户数应在 1 到 {most} 之间。").format(most=MOST_HOUSEHOLDS))
    for name in ("map_row", "map_column"):
        place = values.get(name)
        if place is not None and not 1 <= place <= MOST_CELLS:
            raise FieldRefused(name, _("位置应在 1 到 {most} 之间。").format(most=MOST_CELLS))


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    return {n: (v.strip() or None) if isinstance(v, str) else v for n, v in values.items()}
