"""Sessions as lists show them, with their counts; and whose they are."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.training import listing, rules
from nanxi_desk.training.records import TrainingSession
from nanxi_desk.training.views import SessionRow


def load_session(conn: Connection, session: str) -> Row:
    """A session's row; InputRefused where it is gone."""
    row = load_rows(conn, TrainingSession, [session]).get(session)
    if row is None or row["deleted"]:
        raise InputRefused(_("这一场已不在。"), _("请刷新列表。"))
    return row


def own_session(conn: Connection, home: Home, session: str) -> Row:
    """A session that this home may alter; InputRefused for another's."""
    row = load_session(conn, session)
    if not editable(home, row):
        raise InputRefused(_("这一场由别的单位安排，本机不能修改。"), _("请由主办单位修改。"))
    return row


def editable(home: Home, row: Row) -> bool:
    """Whether a home may alter a session and its roster."""
    return home.is_hub if row["scope"] == SHARED_SCOPE else bool(row["scope"] == home.office)


def session_views(conn: Connection, home: Home, rows: Sequence[Row], today: str) -> tuple[SessionRow, ...]:
    """Sessions as lists show them, with their counts."""
    programmes = listing.programme_names(conn, rows)
    names = office_names(conn, home)
    people = listing.people_of(conn, rows)
    return tuple(
        session_view(
            home, row, people[row["id"]], programmes.get(listing.bare(row["programme_id"]), ""), names, today
        )
        for row in rows
    )


def session_view(
    home: Home,
    row: Row,
    people: Sequence[listing.Attendee],
    programme: str,
    names: Mapping[str, str],
    today: str,
) -> SessionRow:
    """One session as lists show it."""
    begin, end = row["begin"] or "", row["end"] or ""
    heads = bool(row["counted_only"])
    return SessionRow(
        id=row["id"],
        scope=row["scope"],
        shared=row["scope"] == SHARED_SCOPE,
        host=listing.host_name(names, home, row["scope"]),
        programme_id=listing.bare(row["programme_id"]),
        programme=programme,
        topic=row["topic"] or "",
        day=row["day"] or "",
        period=f"{begin}–{end}" if begin and end else begin,
        place=row["place"] or "",
        teacher=row["teacher"] or "",
        forms=tuple(row["forms"] or ()),
        hours=rules.hours_of(row["tenths"] or 0),
        audience=row["audience"] or "",
        counted_only=heads,
        headcount=row["headcount"] if heads else None,
        needs_out=bool(row["needs_out"]),
        cancelled=bool(row["cancelled"]),
        held=bool(row["day"]) and row["day"] <= today and not row["cancelled"],
        editable=editable(home, row),
        conflict=bool(row["conflict"]) or any(each.mark and each.mark["conflict"] for each in people),
        tally=rules.Tally() if heads else listing.tally_of(people),
        suspected=sum(bool(each.mark and each.mark["suspect"]) for each in people),
        doubtful=len(listing.doubts(people)),
    )
