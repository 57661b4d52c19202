"""A workbook with very many changes goes from an office to the hub: written, read, taken.

Half of the changes are new requests with all that belongs to them (visit, resident, steps), half are edits of
one field of requests spread evenly over the office's year. The office has the hub's own database, so that
only what it wrote now goes along. The floors: openpyxl's write-only mode with the same cells; calamine's
reading and plain inserts of the same rows (journal with its index, tables with theirs, full text) into the
same database at the same settings; and, for how little the size of the hub may matter, our own import of as
many changes of the same kinds into a hub of 10,000 requests, where some are edited several times.
"""

import argparse
import json
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, against, peak_memory, plain, processor_time, run
from benchmarks.homes import opened
from benchmarks.prepare import prepare
from nanxi_desk.core import identity, search
from nanxi_desk.core.database import write_connection
from nanxi_desk.core.exchange.incoming import TRUST_ALL, import_files
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.exchange.reading import read_file
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.local import set_local
from nanxi_desk.core.journal.rows import chunks
from nanxi_desk.core.journal.tables import JOURNAL, PARTNER, SEQ_BITS, STREAM, projection
from nanxi_desk.core.records import RECORD_TYPES, Record
from nanxi_desk.frontdesk.fill import Filling, fill
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.sample import HUB, OFFICES

IMPORT_LIMIT, EXPORT_LIMIT, MEMORY_LIMIT_MB = 2, 0.5, 500
SMALL, GROWTH_LIMIT = 10_000, 1.5  # requests of a hub to compare with, and how much longer a larger one takes
OFFICE = OFFICES[0][0]
SEED, DAY = 7, date(2025, 12, 1)
PER_TRANSACTION = 2_000
FILE_PASSWORD = "made-up data only"


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Export and import beside their floors, and the most memory of each."""
    scratch = folder.parent / "exchange"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        return _measure(folder, scratch, options.changes)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _measure(folder: Path, scratch: Path, changes: int) -> list[Figure]:
    office, hub, bare = (shutil.copytree(folder, scratch / name) for name in ("office", "hub", "bare"))
    file = scratch / "office.xlsx"
    _apart(_write_changes, office, changes)
    written = _apart(_export, office, file)
    cells = _apart(_write_only, file)
    taken = _apart(_import, hub, file, scratch / "rows.json")
    plainly = _apart(_insert_same, bare, file, scratch / "rows.json")
    read, rest = taken["read"], taken["seconds"] - taken["read"]
    small = _import_into_small(prepare(folder.parent, SMALL), scratch, changes)
    each = 1e6 / taken["changes"], 1e6 / small["changes"]  # microseconds
    return [
        against(f"export of {taken['changes']:,} changes", *_ms(written, cells), EXPORT_LIMIT),
        against("  processor time", *_cpu(written, cells)),
        plain("  peak memory", written["memory"], MEMORY_LIMIT_MB, "MB"),
        plain("  size of the workbook", file.stat().st_size / 1e6, unit="MB"),
        against(f"import of {taken['changes']:,} changes", *_ms(taken, plainly), IMPORT_LIMIT),
        against("  processor time", *_cpu(taken, plainly)),
        against("  reading, decrypting and checking", read * 1000, plainly["read"] * 1000),
        against("  taking in", rest * 1000, (plainly["seconds"] - plainly["read"]) * 1000),
        plain("  peak memory", taken["memory"], MEMORY_LIMIT_MB, "MB"),
        against(
            f"  against a hub of {SMALL:,}, per 1,000 changes",
            taken["seconds"] * each[0],
            small["seconds"] * each[1],
            GROWTH_LIMIT,
        ),
        against(
            "  against it in processor time",
            taken["cpu"] * each[0],
            small["cpu"] * each[1],
        ),
    ]


def _import_into_small(folder: Path, scratch: Path, changes: int) -> dict[str, float]:
    """Our import of such a workbook where there is little else."""
    office, hub = (shutil.copytree(folder, scratch / name) for name in ("small-office", "small-hub"))
    file = scratch / "small-office.xlsx"
    _apart(_write_changes, office, changes)
    _apart(_export, office, file)
    return _apart(_import, hub, file, scratch / "small-rows.json")


def _ms(ours: dict[str, float], floor: dict[str, float]) -> tuple[float, float]:
    return ours["seconds"] * 1000, floor["seconds"] * 1000


def _cpu(ours: dict[str, float], floor: dict[str, float]) -> tuple[float, float]:
    return ours["cpu"] * 1000, floor["cpu"] * 1000


class _Clock:
    """How long something takes, by the clock on the wall and by the processor."""

    def __init__(self) -> None:
        self._begun = time.perf_counter(), processor_time()

    def read(self) -> dict[str, float]:
        wall, processor = self._begun
        return {"seconds": time.perf_counter() - wall, "cpu": processor_time() - processor}


def _apart(work: Callable[..., dict[str, float]], *words: Any) -> dict[str, float]:
    """The work's figures from a process of its own, so that each has its own peak of memory."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_with_memory, (work, words))


def _with_memory(work: Callable[..., dict[str, float]], words: Sequence[Any]) -> dict[str, float]:
    found = work(*words)
    return {"memory": peak_memory(), **found}


# --- the office's side -------------------------------------------------------------------------------------


def _write_changes(folder: Path, changes: int) -> dict[str, float]:
    """Turn the copy into an office's home and write half new requests, half edits into it."""
    with opened(folder) as home:
        heads = _become_office(home)
    with opened(folder) as home:
        with home.journal.write(home.actor.id) as writing:
            row = {
                "replica": heads["replica"],
                "file_number": 1,
                "have": heads["have"],
                "at": "2025-12-31T00:00:00Z",
            }
            writing.conn.execute(insert(PARTNER), [row])
        before = home.journal.sizes()[1]
        fill(home, home.actor, Filling(changes // 10, SEED, DAY, DAY))
        written = home.journal.sizes()[1] - before
        _edit(home, changes - written)
    return {}


def _become_office(home: Home) -> dict[str, str]:
    with write_connection(home.engine) as conn:
        streams = conn.execute(select(STREAM)).all()
        have = {f"{s.replica}/{s.scope}": [s.seq, s.hash.hex()] for s in streams if s.seq}
        content = {"office": OFFICE, "name": dict(OFFICES)[OFFICE], "hub": False}
        set_local(conn, "home", json.dumps(content))
        replica = identity.new_replica(conn, OFFICE, dict(OFFICES)[OFFICE])
    identity.write_token(home.path, identity.fitting_token(home.path, replica, {}))
    return {"replica": home.replica, "have": json.dumps(have)}


def _edit(home: Home, count: int) -> None:
    table = projection(Request)
    own = select(table.c.id).where(table.c.scope == OFFICE, table.c.deleted.is_(False)).order_by(table.c.no)
    with home.journal.read() as conn:
        ids = conn.execute(own).scalars().all()
    spread = min(count, len(ids))  # where there are fewer, round and round
    chosen = [ids[place % spread * len(ids) // spread] for place in range(count)]
    for part in chunks(enumerate(chosen), PER_TRANSACTION):
        with home.journal.write(home.actor.id) as writing:
            for number, record_id in part:
                writing.edit(Request, record_id, {"detail": f"第 {number} 次核对后补记"})


def _export(folder: Path, file: Path) -> dict[str, float]:
    with opened(folder) as home:
        clock = _Clock()
        done = export(home, home.actor, file, HUB[0], FILE_PASSWORD)
        return {**clock.read(), "changes": done.changes}


def _write_only(file: Path) -> dict[str, float]:
    """openpyxl writes the same cells, without styles and without encryption."""
    from openpyxl import Workbook

    sheets = [(sheet.name, sheet.to_python(skip_empty_area=False)) for sheet in _calamine(file)]
    clock = _Clock()
    book = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(BytesIO())
    return clock.read()


def _calamine(file: Path) -> list[Any]:
    from python_calamine import CalamineWorkbook

    from nanxi_desk.core.workbook import decrypt

    book = CalamineWorkbook.from_filelike(BytesIO(decrypt(file.read_bytes(), FILE_PASSWORD)))
    return [book.get_sheet_by_name(name) for name in book.sheet_names]


# --- the hub's side ----------------------------------------------------------------------------------------


def _import(folder: Path, file: Path, kept: Path) -> dict[str, float]:
    """Take the file in, and keep the rows that it made for the floor."""
    words: dict[str, dict[int, str]] = {}
    put = search.put

    def watched(conn: Connection, record_class: type[Record], entries: Any, fresh: Any) -> None:
        words.setdefault(record_class.record_type, {}).update(entries)
        put(conn, record_class, entries, fresh)

    with opened(folder) as home:
        with home.journal.read() as conn:
            before = {row.number: row.seq for row in conn.execute(select(STREAM)).all()}
        search.put = watched
        clock = _Clock()
        received = read_file(file, FILE_PASSWORD)
        read = clock.read()["seconds"]
        [result] = import_files(home, home.actor, [received], trust=TRUST_ALL)
        took = clock.read()
        memory = peak_memory()
        kept.write_text(json.dumps(_rows_since(home, before, words), default=bytes.hex), "utf-8")
    return {**took, "read": read, "changes": result.changes, "memory": memory}


def _rows_since(home: Home, before: dict[int, int], words: dict[str, dict[int, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "journal": [],
        "tables": {},
        "words": {k: list(v.items()) for k, v in words.items()},
    }
    touched: set[str] = set()
    with home.journal.read() as conn:
        for stream in conn.execute(select(STREAM)).all():
            first = stream.number << SEQ_BITS | before.get(stream.number, 0) + 1
            within = JOURNAL.c.pos.between(first, stream.number << SEQ_BITS | stream.seq)
            for row in conn.execute(select(JOURNAL).where(within)):
                found["journal"].append(list(row))
                touched.add(row.record_id)
        for name, record_class in RECORD_TYPES.items():
            table = projection(record_class)
            rows = [
                list(r)
                for ids in chunks(touched)
                for r in conn.execute(select(table).where(table.c.id.in_(ids)))
            ]
            found["tables"][name] = rows
    return found


def _insert_same(folder: Path, file: Path, kept: Path) -> dict[str, float]:
    """calamine reads the sheets, and the rows that our import made go in by plain statements."""
    rows = json.loads(kept.read_text("utf-8"))
    journal = [
        [v if not isinstance(v, str) or i < 2 else bytes.fromhex(v) for i, v in enumerate(row)]
        for row in rows["journal"]
    ]
    with opened(folder) as home:
        clock = _Clock()
        for sheet in _calamine(file):
            sheet.to_python(skip_empty_area=False)
        read = clock.read()["seconds"]
        with write_connection(home.engine) as conn:
            driver = conn.connection.driver_connection
            assert driver is not None
            cursor = driver.cursor()
            _put(cursor, "INSERT INTO journal", journal)
            for name, table_rows in rows["tables"].items():
                _put(cursor, f"INSERT OR REPLACE INTO {name}", table_rows)
            for name, entries in rows["words"].items():
                statement = f"INSERT OR REPLACE INTO {name}_search (rowid, words)"
                _put(cursor, statement, entries)
        return {**clock.read(), "read": read}


def _put(cursor: Any, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        cursor.executemany(f"{statement} VALUES ({','.join('?' * len(rows[0]))})", rows)


if __name__ == "__main__":
    run(measure, __doc__ or "", changes=100_000)
