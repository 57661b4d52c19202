"""Makes the home that everything is measured on: the hub's, with a year of thirteen offices' requests."""

import argparse
import hashlib
import json
import shutil
import sys
import time
from pathlib import Path

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import OUT, peak_memory
from benchmarks.homes import PASSWORD
from nanxi_desk.commands import fill_demo
from nanxi_desk.core import paths
from nanxi_desk.core.database import database_files
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import all_tables, searched
from nanxi_desk.core.records import RECORD_TYPES
from nanxi_desk.core.schema import REVISIONS
from nanxi_desk.core.search import create_index_statement
from nanxi_desk.frontdesk.sample import HUB, OFFICES

REQUESTS = 1_000_000
SEED, YEAR = 1, 2025


def home_folder(out: Path, requests: int) -> Path:
    """Where the home with that many requests lies."""
    return out / f"hub-{requests}"


def structure() -> str:
    """Tells tables, columns and indices of this version from others: an older home would mislead."""
    parts: list[object] = list(REVISIONS)
    for table in all_tables().sorted_tables:
        parts += [table.name, [column.name for column in table.columns]]
        parts += sorted(
            (str(index.name), [column.name for column in index.columns]) for index in table.indexes
        )
    parts += [create_index_statement(record) for record in RECORD_TYPES.values() if searched(record)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def prepare(out: Path, requests: int) -> Path:
    """The folder of a filled home, made now unless it is there; half-made and older ones are made again."""
    folder = home_folder(out, requests)
    account = folder.with_suffix(".json")
    if account.is_file() and Home.exists(folder):
        told = json.loads(account.read_text("utf-8"))
        if told.get("structure") == structure():
            print(f"{folder} is there: {json.dumps(told)}")
            return folder
    account.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    code, name = HUB
    begun = time.perf_counter()
    made, _recovery = Home.create(
        folder, office=code, name=name, hub=True, admin="Benchmark", password=PASSWORD
    )
    with made as home:
        fill_demo(home, requests, SEED, YEAR, len(OFFICES))
        records, changes = home.journal.sizes()
        with home.engine.connect() as conn:
            conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    seconds = time.perf_counter() - begun
    size = sum(file.stat().st_size for file in database_files(folder / paths.DATABASE) if file.exists())
    told = {
        "structure": structure(),
        "requests": requests,
        "records": records,
        "changes": changes,
        "seconds": round(seconds, 1),
        "requests_per_second": round(requests / seconds),
        "megabytes": round(size / 1e6),
        "peak_memory_megabytes": round(peak_memory()),
    }
    account.write_text(json.dumps(told), "utf-8")
    print(f"{folder} is made: {json.dumps(told)}")
    return folder


def main() -> int:
    """`python -m benchmarks.prepare [--requests N] [--out FOLDER]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS, help=f"default {REQUESTS:,}")
    parser.add_argument("--out", type=Path, default=OUT, help=f"default {OUT}")
    options = parser.parse_args()
    prepare(options.out, options.requests)
    return 0


if __name__ == "__main__":
    sys.exit(main())
