"""Makes the home that everything is measured on: the hub's, with a year of thirteen offices' requests."""

import argparse
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
from nanxi_desk.frontdesk.sample import HUB, OFFICES

REQUESTS = 1_000_000
SEED, YEAR = 1, 2025


def home_folder(out: Path, requests: int) -> Path:
    """Where the home with that many requests lies."""
    return out / f"hub-{requests}"


def prepare(out: Path, requests: int) -> Path:
    """The folder of a filled home, made now unless it is there; half-made ones are made again."""
    folder = home_folder(out, requests)
    account = folder.with_suffix(".json")
    if account.is_file() and Home.exists(folder):
        print(f"{folder} is there: {account.read_text('utf-8')}")
        return folder
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
