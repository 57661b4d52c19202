"""Partners and files, as lists for people: what each has, what waits, and who owes a file."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from nanxi_desk.core.clock import parse_instant
from nanxi_desk.core.exchange.joining import partner_passwords
from nanxi_desk.core.exchange.manifest import fingerprint
from nanxi_desk.core.exchange.outgoing import partner_has
from nanxi_desk.core.exchange.undoing import latest_import
from nanxi_desk.core.exchange.views import ComputerView, FileView, PartnerView, WaitingView
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import EXCHANGE_FILE, PARTNER, REPLICA, STREAM, WAITING_FILE
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import enrolled
from nanxi_desk.core.records import SHARED_SCOPE

OWING_AFTER = timedelta(days=7)  # an office hands in a file a week


def list_partners(home: Home, conn: Connection) -> tuple[PartnerView, ...]:
    """The hub's offices, or an office's hub: enrolled, or met in a file; by code."""
    computers: dict[str, list[Any]] = {}
    for row in conn.execute(select(REPLICA).order_by(REPLICA.c.id)).all():
        computers.setdefault(row.office, []).append(row)
    names = {office: entry["name"] for office, entry in enrolled(conn).items()} if home.is_hub else {}
    passwords = partner_passwords(conn)
    offices = ({*computers, *names, *passwords}) - {home.office}
    newest = _newest_files(conn)
    now = home.journal.clock.now()
    found = []
    for office in sorted(offices):
        rows = computers.get(office, [])
        last_in, last_out = newest.get(("in", office)), newest.get(("out", office))
        late = last_in is None or now - parse_instant(last_in.at) > OWING_AFTER
        live = [row.name for row in rows if not row.retired]
        found.append(
            PartnerView(
                office=office,
                name=next(iter(live), None) or names.get(office) or next((r.name for r in rows), ""),
                computers=tuple(_computer(home, row) for row in rows),
                have_at=_have_at(conn, office),
                pending=_pending(home, conn, office),
                waiting=_count_waiting(conn, office),
                last_in=last_in,
                last_out=last_out,
                owes=_owing(last_in) if late else "",
                has_password=office in passwords,
            )
        )
    return tuple(found)


def list_files(conn: Connection, limit: int) -> tuple[FileView, ...]:
    """Files written and taken, newest first."""
    latest = latest_import(conn)
    names = _office_names(conn)
    statement = select(EXCHANGE_FILE).order_by(EXCHANGE_FILE.c.turn.desc(), EXCHANGE_FILE.c.at.desc())
    return tuple(_file(row, names, latest) for row in conn.execute(statement.limit(limit)).all())


def list_waiting(conn: Connection) -> tuple[WaitingView, ...]:
    """Files set aside, oldest first."""
    columns = [column for column in WAITING_FILE.c if column.name not in ("content", "secret")]
    rows = conn.execute(select(*columns).order_by(WAITING_FILE.c.at, WAITING_FILE.c.file_number)).all()
    return tuple(
        WaitingView(
            id=row.id,
            office=row.office,
            office_name=row.office_name,
            name=row.name,
            number=row.file_number,
            at=row.at,
            since=row.since,
            changes=row.changes,
            wanted=tuple(json.loads(row.wanted)["wanted"]),
        )
        for row in rows
    )


def _newest_files(conn: Connection) -> dict[tuple[str, str], FileView]:
    """By direction and office the newest file."""
    names = _office_names(conn)
    newest = select(func.max(EXCHANGE_FILE.c.turn)).group_by(
        EXCHANGE_FILE.c.direction, EXCHANGE_FILE.c.office
    )
    rows = conn.execute(select(EXCHANGE_FILE).where(EXCHANGE_FILE.c.turn.in_(newest))).all()
    return {(row.direction, row.office): _file(row, names, None) for row in rows}


def _file(row: Any, names: Mapping[str, str], latest: str | None) -> FileView:
    summary = json.loads(row.summary)
    incoming = row.direction.startswith("i")
    return FileView(
        id=row.id,
        incoming=incoming,
        office=row.office,
        office_name=names.get(row.office, ""),
        name=row.name,
        number=row.file_number,
        at=row.at,
        changes=summary.get("changes", 0),
        records=summary.get("records", summary.get("new", 0) + summary.get("changed", 0)),
        new=summary.get("new", 0),
        changed=summary.get("changed", 0),
        conflicts=summary.get("conflicts", 0),
        attachments=summary.get("attachments", 0),
        undone=bool(row.undone),
        undoable=row.id == latest,
    )


def _office_names(conn: Connection) -> dict[str, str]:
    rows = conn.execute(select(REPLICA.c.office, REPLICA.c.name).order_by(REPLICA.c.retired.desc())).all()
    return {row.office: row.name for row in rows}


def _computer(home: Home, row: Any) -> ComputerView:
    state = "revoked" if row.revoked else "retired" if row.retired else "live"
    return ComputerView(
        replica=row.id,
        office=row.office,
        fingerprint=fingerprint(row.public_key),
        state=state,
        own=row.id == home.replica,
        certified=row.certificate is not None,
    )


def _have_at(conn: Connection, office: str) -> str:
    """When the newest file of the office's live computers was written."""
    own = select(REPLICA.c.id).where(REPLICA.c.office == office, REPLICA.c.retired.is_(False))
    return conn.execute(select(func.max(PARTNER.c.at)).where(PARTNER.c.replica.in_(own))).scalar() or ""


def _pending(home: Home, conn: Connection, office: str) -> int:
    """How many changes of the common scopes the partner was not yet known to have."""
    scopes = (office if home.is_hub else home.office, SHARED_SCOPE)
    has = partner_has(conn, office)
    rows = conn.execute(select(STREAM).where(STREAM.c.scope.in_(scopes))).all()
    return sum(max(0, row.seq - has.get((row.replica, row.scope), 0)) for row in rows)


def _count_waiting(conn: Connection, office: str) -> int:
    statement = select(func.count()).select_from(WAITING_FILE).where(WAITING_FILE.c.office == office)
    return int(conn.execute(statement).scalar_one())


def _owing(last_in: FileView | None) -> str:
    if last_in is None:
        return _("还没有收到过文件")
    return _("已有 {days} 天以上没有收到文件").format(days=OWING_AFTER.days)
