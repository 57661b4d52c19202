"""One request saved, against a bare commit: FrontDesk.log with a new resident, closed on the spot.

The floor is two INSERTs into two small tables in one BEGIN IMMEDIATE … COMMIT over the driver itself, on an
encrypted database beside the home with the same settings; the second floor adds one entry of full text. The
three are measured in turn, so that a busy disk meets all alike.
"""

import argparse
import secrets
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, against, percentile, run
from benchmarks.homes import opened
from nanxi_desk.core.database import create_database, database_files
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft

LIMIT = 4
WARM_UP = 20
TEXT = "居 住 登 记 示 范 来 访 nx00 20260101 a7017 王 小 明 wxm wangxiaoming 13800000007 0007"


def bare_commit(connection: Any, number: int, *, full_text: bool) -> None:
    """Two rows, durable; with an index entry if wanted."""
    record = secrets.token_hex(16)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO visit VALUES (?, ?, ?)", (number, record, "2026-01-01T00:00:00Z"))
    connection.execute("INSERT INTO request VALUES (?, ?, ?)", (number, record, "居住登记"))
    if full_text:
        connection.execute("INSERT INTO entry (rowid, words) VALUES (?, ?)", (number, TEXT))
    connection.execute("COMMIT")


def bare_database(path: Path) -> Any:
    """The driver's connection, in its pool's wrapping, to a new database with the product's settings."""
    for leftover in database_files(path):
        leftover.unlink(missing_ok=True)
    connection: Any = create_database(path, secrets.token_bytes(32)).raw_connection()
    for name in ("visit", "request"):
        connection.execute(
            f"CREATE TABLE {name} (no INTEGER PRIMARY KEY, id TEXT NOT NULL, value TEXT NOT NULL)"
        )
    connection.execute("CREATE VIRTUAL TABLE entry USING fts5(words, content='', contentless_delete=1)")
    return connection


def ours(home: Home) -> Callable[[int], object]:
    """Logs one visit of somebody new."""
    service = FrontDesk(home)
    tag = secrets.token_hex(2)

    def log(number: int) -> object:
        draft = VisitDraft(
            item="居住登记",
            name="示范来访",
            phone=f"138{int(tag, 16):05d}{number:04d}",
            address="示范路 1 弄 2 号 301 室",
            gender="女",
            detail="示范:来问居住登记要带什么材料。",
            close_now=True,
        )
        return service.log(home.actor, draft)

    return log


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Milliseconds of each in turn."""
    beside = folder.parent / "floor.db"
    bare = bare_database(beside)
    times: dict[str, list[float]] = {"ours": [], "bare": [], "text": []}
    with opened(folder) as home:
        log = ours(home)
        for number in range(options.saves + WARM_UP):
            works: dict[str, Callable[[], object]] = {
                "ours": partial(log, number),
                "bare": partial(bare_commit, bare, 2 * number, full_text=False),
                "text": partial(bare_commit, bare, 2 * number + 1, full_text=True),
            }
            for name, work in works.items():
                begun = time.perf_counter()
                work()
                if number >= WARM_UP:
                    times[name].append((time.perf_counter() - begun) * 1000)
    bare.close()
    for file in database_files(beside):
        file.unlink(missing_ok=True)
    return list(_figures(times))


def _figures(times: dict[str, list[float]]) -> Iterator[Figure]:
    for floor, told, limit in (("bare", "", LIMIT), ("text", ", floor with full text", None)):
        half, most = ((percentile(times["ours"], p), percentile(times[floor], p)) for p in (0.5, 0.95))
        mark = "  " if told else ""
        yield against(f"{mark}save, median{told}", *half, limit)
        yield against(f"  save, p95{told}", *most)


if __name__ == "__main__":
    run(measure, __doc__ or "", saves=300)
