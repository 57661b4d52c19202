"""Whether the attachments are what the journal names; their bytes are read once."""

import hashlib
from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, func, select

from nanxi_desk.core.attachment_names import read_attachments
from nanxi_desk.core.fields import Kind
from nanxi_desk.core.journal.blobs import orphans, sizes_here
from nanxi_desk.core.journal.rows import from_database
from nanxi_desk.core.journal.tables import BLOB, BLOB_AHEAD, BLOB_USE, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES, Record

_ALWAYS = "9999"  # later than any instant


def check_blobs(
    conn: Connection, uses: AbstractSet[tuple[str, int]], problems: list[str], pending: list[str]
) -> None:
    """`uses` is what the journal's changes name. Absent ones are no damage, nor is what waits."""
    kept = {(row.sha256, row.pos) for row in conn.execute(select(BLOB_USE.c.sha256, BLOB_USE.c.pos))}
    if kept != uses:
        problems.append(_("附件的登记与变更记录不符。"))
    named = {sha256 for sha256, __ in uses}
    rows = conn.execute(select(BLOB.c.sha256, BLOB.c.size, BLOB.c.content).execution_options(yield_per=1))
    problems.extend(
        _("附件 {id} 的内容有损坏。").format(id=row.sha256[:8])
        for row in rows
        if hashlib.sha256(row.content).hexdigest() != row.sha256 or len(row.content) != row.size
    )
    for record_class in RECORD_TYPES.values():
        _check_absent(conn, record_class, pending)
    ahead = conn.execute(select(func.count(BLOB_AHEAD.c.sha256.distinct()))).scalar_one()
    if ahead:
        pending.append(_("有 {count} 个附件先到了，它们的记录还未到达。").format(count=ahead))
    if nobodys := [sha256 for sha256 in orphans(conn, _ALWAYS) if sha256 not in named]:
        pending.append(_("有 {count} 个附件还没有记录，明天自动清理。").format(count=len(nobodys)))


def _check_absent(conn: Connection, record_class: type[Record], pending: list[str]) -> None:
    names = [f.name for f in record_class.fields.values() if f.kind is Kind.ATTACHMENTS]
    if not names:
        return
    table = projection(record_class)
    missing: set[str] = set()
    for name in names:
        shown = select(table).where(table.c.deleted.is_(False), table.c[name].is_not(None))
        for row in conn.execute(shown.execution_options(yield_per=2_000)).mappings():
            missing.update(one.sha256 for one in read_attachments(from_database(record_class, row)[name]))
    absent = missing - sizes_here(conn, missing).keys()
    if absent:
        pending.append(
            _("未到达：“{label}”的 {count} 个附件。").format(label=_(record_class.label), count=len(absent))
        )
