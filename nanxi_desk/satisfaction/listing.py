"""Queries of the list of ratings, and of one asking with its ratings."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from nanxi_desk.core.clock import OFFICE_ZONE, instant, local_minute
from nanxi_desk.core.journal.rows import Row, from_database, load_rows
from nanxi_desk.core.journal.tables import projection, tally
from nanxi_desk.core.rights import HEAD, declare
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.records import Asking, FollowUp, Rating
from nanxi_desk.satisfaction.views import RatingDetail, RatingFilter, RatingRow, RatingView

RIGHT_PEOPLE = declare("satisfaction.people", "查看每个人的满意度", HEAD)
Words = Callable[[Any], tuple[str, ...]]
_asking = projection(Asking)
_VISIBLE = _asking.c.deleted.is_(False)
_WHICH: dict[str, Sequence[ColumnElement[bool]]] = {
    "all": (),
    "unrated": (_asking.c.state == rules.UNRATED,),
    "rated": (_asking.c.state == rules.RATED,),
    "bad": (_asking.c.level.in_(rules.BAD_LEVELS),),
    "slip": (_asking.c.way == rules.SLIP,),
}
_STATES = {"all": rules.RATING_STATES, "unrated": (rules.UNRATED,), "rated": (rules.RATED,)}


def count_rows(conn: Connection, wanted: RatingFilter) -> int:
    """How many rows a list has: from kept counts where they tell it, else from the index."""
    if _is_plain(wanted):
        return sum(_day_counts(conn, wanted).values())
    return int(conn.execute(select(func.count()).select_from(_asking).where(_condition(wanted))).scalar_one())


def page(
    conn: Connection, wanted: RatingFilter, first: int, count: int, words: Words, *, people: bool
) -> tuple[RatingRow, ...]:
    """Rows of a list, newest asking first; kept counts tell on which day the first one stands."""
    order = (_asking.c.asked_at.desc().nulls_last(), _asking.c.no.desc())
    rows = select(_asking).where(_condition(wanted)).order_by(*order).limit(count)
    if _is_plain(wanted):
        for day, held in sorted(_day_counts(conn, wanted).items(), reverse=True):
            if first < held:
                rows = rows.where(_asking.c.asked_at < _start(day, 1))
                break
            first -= held
        else:
            return ()
    found = [from_database(Asking, row) for row in conn.execute(rows.offset(first)).mappings()]
    corrected = _corrected(conn, found)
    return tuple(_row(row, words, corrected, people=people) for row in found)


def _is_plain(wanted: RatingFilter) -> bool:
    return wanted.which in _STATES and not (wanted.level or wanted.line or wanted.person)


def _day_counts(conn: Connection, wanted: RatingFilter) -> dict[str, int]:
    """Rows of a plain list by day, from the kept counts."""
    table = tally(Asking)
    assert table is not None
    counted = select(table.c.day, func.sum(table.c["count"])).group_by(table.c.day)
    counted = counted.where(table.c.state.in_(_STATES[wanted.which]), *_days(table.c.day, wanted))
    return {day: int(held) for day, held in conn.execute(counted) if held and day}


def detail(conn: Connection, asking: str, words: Words, *, people: bool) -> RatingDetail | None:
    """One asking with all its ratings, corrections after what they correct; None where it is gone."""
    row = load_rows(conn, Asking, [asking]).get(asking)
    if row is None or row["deleted"]:
        return None
    table = projection(Rating)
    mine = select(table).where(table.c.asking_id == asking, table.c.deleted.is_(False))
    ratings = [from_database(Rating, each) for each in conn.execute(mine).mappings()]
    ratings.sort(key=lambda each: (bool(each["corrects"]), each["at"] or "", each["id"]))
    follow = projection(FollowUp)
    opened = select(follow.c.id).where(follow.c.asking_id == asking, follow.c.deleted.is_(False))
    found = conn.execute(opened.order_by(follow.c.opened_at.desc().nulls_last())).scalars().first()
    return RatingDetail(
        row=_row(row, words, _corrected(conn, [row]), people=people),
        ratings=tuple(_view(each, words, current=each["id"] == row["rating_id"]) for each in ratings),
        follow_up_id=found or "",
    )


def _condition(wanted: RatingFilter) -> ColumnElement[bool]:
    parts = [_VISIBLE, *_WHICH[wanted.which], *_moments(wanted)]
    if wanted.level:
        parts.append(_asking.c.level == wanted.level)
    if wanted.line:
        parts.append(_asking.c.line == wanted.line)
    if wanted.person:
        parts.append(_asking.c.person == wanted.person)
    return and_(*parts)


def _days(column: ColumnElement[Any], wanted: RatingFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.first_day:
        yield column >= wanted.first_day
    if wanted.last_day:
        yield column <= wanted.last_day


def _moments(wanted: RatingFilter) -> Iterable[ColumnElement[bool]]:
    """The days as moments, by which the index is ordered."""
    if wanted.first_day:
        yield _asking.c.asked_at >= _start(wanted.first_day)
    if wanted.last_day:
        yield _asking.c.asked_at < _start(wanted.last_day, 1)


def _start(day: str, later: int = 0) -> str:
    there = datetime.combine(date.fromisoformat(day), time(), OFFICE_ZONE).astimezone(UTC)
    return instant(there + timedelta(days=later))


def _corrected(conn: Connection, rows: Sequence[Row]) -> set[str]:
    """Those ratings in force that are corrections."""
    ids = [row["rating_id"] for row in rows if row["rating_id"]]
    return {key for key, rating in load_rows(conn, Rating, ids).items() if rating["corrects"]}


def _row(row: Row, words: Words, corrected: set[str], *, people: bool) -> RatingRow:
    rated = row["state"] == rules.RATED
    return RatingRow(
        asking_id=row["id"],
        kind=row["subject"] or "",
        number=row["number"] or "",
        request_id=(row["request_id"] or "").rpartition("/")[2],
        asked=local_minute(row["asked_at"])[5:] if row["asked_at"] else "",
        day=row["day"] or "",
        item=row["item_name"] or "",
        line=row["line"] or "",
        channel=row["channel"] or "",
        person=(row["person"] or "") if people else "",
        state=row["state"] or "",
        level=row["level"] or 0,
        tags=words(row["tags"]),
        way=row["way"] or "",
        slip=row["way"] == rules.SLIP,
        corrected=row["rating_id"] in corrected,
        counted=bool(row["counted"]),
        anonymous=rated and row["level"] is None,
    )


def _view(row: Row, words: Words, *, current: bool) -> RatingView:
    return RatingView(
        rating_id=row["id"],
        at=local_minute(row["at"]) if row["at"] else "",
        level=row["level"] or 0,
        tags=words(row["tags"]),
        codes=tuple(row["tags"] or ()),
        way=row["way"] or "",
        slip=row["way"] == rules.SLIP,
        given_day=row["given_day"] or "",
        words=row["words"] or "",
        entered_by=row["entered_name"] or "",
        reason=row["reason"] or "",
        corrects=(row["corrects"] or "").rpartition("/")[2],
        current=current,
    )
