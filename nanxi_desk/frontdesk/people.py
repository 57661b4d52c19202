"""Residents at the desk: found while typing, with what they came for; two records of one person joined."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from nanxi_desk.core import search
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import masked_phone
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.views import PastMatter, ResidentHit, ResidentPast

MATTERS = 8  # earlier matters that are shown
ALIKE = 5
_MOST_HOPS = 20

_people, _visits, _requests = projection(Resident), projection(Visit), projection(Request)


class Residents:
    """The residents that one opened home knows."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def find(self, text: str, limit: int = 6) -> list[ResidentHit]:
        """Residents who fit what was typed; records that were joined appear as the one person they are."""
        if not text.strip():
            return []
        with self._home.journal.read() as conn:
            numbers = search.hits(conn, Resident, text, 2 * limit)
            rows = conn.execute(select(_people).where(_people.c.no.in_(numbers))).mappings().all()
            by_number = {row["no"]: row for row in rows}
            ids = [by_number[no]["id"] for no in numbers if no in by_number]
            mains = main_records(conn, ids)
            return self._hits(conn, list(dict.fromkeys(mains[i] for i in ids))[:limit])

    def past(self, resident_id: str) -> ResidentPast:
        """What a resident came for before, and which records may be the same person."""
        with self._home.journal.read() as conn:
            main = main_records(conn, [resident_id])[resident_id]
            joined = _joined_to(conn, main)
            row = load_rows(conn, Resident, [main]).get(main)
            return ResidentPast(
                main,
                matters=_matters(conn, [main, *joined]),
                joined=tuple(self._hits(conn, joined)),
                alike=tuple(self._hits(conn, _alike(conn, row, {main, *joined}))) if row else (),
            )

    def join(self, writing: Writing, keep: str, other: str) -> None:
        """Lead whoever looks up `other` to `keep`, together with all that were joined to it before."""
        mains = main_records(writing.conn, [keep, other])
        main, second = mains[keep], mains[other]
        if main == second:
            raise InputRefused(_("这两条记录已经是同一个人。"))
        for record_id in (*_joined_to(writing.conn, second), second):
            writing.edit(Resident, record_id, {"joined_to": main})

    def part(self, writing: Writing, resident_id: str) -> None:
        """Make a joined record stand for itself again."""
        if not writing.edit(Resident, resident_id, {"joined_to": None}):
            raise InputRefused(_("这条记录没有和别人合并。"))

    def _hits(self, conn: Connection, ids: Sequence[str]) -> list[ResidentHit]:
        rows = load_rows(conn, Resident, ids)
        month = office_day(self._home.journal.clock.now())[:7]
        return [_hit(conn, rows[i], month) for i in ids if i in rows and not rows[i]["deleted"]]


def main_records(conn: Connection, ids: Sequence[str]) -> dict[str, str]:
    """For each resident's id the id of the record that stands for the person.

    Where two seats joined two records both ways, the smaller id stands for both.
    """
    found = {record_id: [record_id] for record_id in ids}
    for _hop in range(_MOST_HOPS):
        rows = load_rows(conn, Resident, {path[-1] for path in found.values()})
        moved = False
        for path in found.values():
            row = rows.get(path[-1])
            further = row["joined_to"].rpartition("/")[2] if row and row["joined_to"] else None
            if further and further not in path and further in _visible(conn, [further]):
                path.append(further)
                moved = True
            elif further in path:
                circle = path[path.index(further) :]
                path.append(min(circle))
        if not moved:
            break
    return {record_id: path[-1] for record_id, path in found.items()}


def _visible(conn: Connection, ids: Sequence[str]) -> set[str]:
    return {i for i, row in load_rows(conn, Resident, ids).items() if not row["deleted"]}


def _joined_to(conn: Connection, main: str) -> list[str]:
    joined = select(_people.c.id).where(
        _people.c.joined_to == main, _people.c.deleted.is_(False), _people.c.id != main
    )
    return list(conn.execute(joined.order_by(_people.c.no)).scalars())


def _alike(conn: Connection, row: Mapping[str, Any], own: set[str]) -> list[str]:
    """Others of the same name, or with the same phone, that stand for themselves."""
    named = search.hits(conn, Resident, row["name"], 50) if row["name"] else []
    same = [_people.c.no.in_(named) & (_people.c.name == row["name"])]
    if row["phone"]:
        same.append(_people.c.phone == row["phone"])
    others = select(_people.c.id).where(
        or_(*same), _people.c.deleted.is_(False), _people.c.joined_to.is_(None), _people.c.id.not_in(own)
    )
    return list(conn.execute(others.order_by(_people.c.no.desc()).limit(ALIKE)).scalars())


def _matters(conn: Connection, ids: Sequence[str]) -> tuple[PastMatter, ...]:
    earlier = (
        select(
            _requests.c.id,
            _requests.c.registered_at,
            _requests.c.item_name,
            _requests.c.detail,
            _requests.c.state,
        )
        .join(_visits, _visits.c.id == _requests.c.visit_id)
        .where(_visits.c.resident_id.in_(ids), _requests.c.deleted.is_(False))
        .order_by(_requests.c.registered_at.desc().nulls_last(), _requests.c.no.desc())
        .limit(MATTERS)
    )
    return tuple(
        PastMatter(
            row.id, office_day(row.registered_at), row.item_name or "", row.detail or "", row.state or ""
        )
        for row in conn.execute(earlier)
    )


def _hit(conn: Connection, row: Mapping[str, Any], month: str) -> ResidentHit:
    ids = [row["id"], *_joined_to(conn, row["id"])]
    came = select(_visits.c.at).where(_visits.c.resident_id.in_(ids), _visits.c.deleted.is_(False))
    days = [office_day(at) for at in conn.execute(came).scalars() if at]
    last = _matters(conn, ids)[:1]
    return ResidentHit(
        id=row["id"],
        name=row["name"] or "",
        gender=row["gender"] or "",
        phone=masked_phone(row["phone"] or ""),
        address=row["address"] or "",
        visits=len(days),
        last_item=last[0].item if last else "",
        last_day=last[0].day if last else "",
        this_month=sum(day.startswith(month) for day in days),
        masked=bool(row["phone"] or row["id_number"]),
    )
