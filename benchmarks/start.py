"""From exec to a usable 今日台, its rows painted; then, as F2 does it, to the form with its list of today.

The floor is start_floor.py. Both start in turn, several times; the ratio is the median of the pairs' ratios.
The password check is left out on both sides and told apart.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, against, plain, run
from benchmarks.homes import KEY_VARIABLE, data_key, opened
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft

LIMIT = 1.6
TODAY = 100  # the first list is today's, so there have to be some


def log_today(folder: Path) -> None:
    """See to it that today has a full page of requests."""
    with opened(folder) as home:
        service = FrontDesk(home)
        for number in range(service.count("today"), TODAY):
            service.log(
                home.actor, VisitDraft(item="居住登记", name=f"示范{number}", close_now=number % 3 > 0)
            )


def started(module: str, folder: Path, key: bytes) -> tuple[float, dict[str, Any]]:
    """Start a process; milliseconds until it said it was usable, and what it said."""
    environment = {**os.environ, KEY_VARIABLE: key.hex()}
    # An installed program has its bytecode; the first start of each writes what is missing.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder.absolute().parent / "bytecode")
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        sys.exit(f"{module} ended with {done.returncode}: {done.stderr}")
    told = json.loads(done.stdout)
    if not told.get("focus", True):
        sys.exit(f"{module}: the keyboard was not in the form")
    told["marks"] = {name: (at - begun) * 1000 for name, at in told["marks"].items()}
    return told["marks"]["usable"], told


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Start both in turn; the first pair only warms the disk's cache."""
    log_today(folder)
    key, check = data_key(folder)
    ours, floor, marks = [], [], []
    for number in range(options.runs + 1):
        time_ours, told = started("benchmarks.start_ours", folder, key)
        time_floor, _told = started("benchmarks.start_floor", folder, key)
        if number:
            ours.append(time_ours)
            floor.append(time_floor)
            marks.append(told["marks"])
    ratio = median(a / b for a, b in zip(ours, floor, strict=True))
    figures = [Figure("start to usable 今日台", median(ours), median(floor), ratio, LIMIT)]
    figures.append(against("  the quickest of each", min(ours), min(floor)))
    before = 0.0
    for name in marks[0]:
        reached = median(each[name] for each in marks)
        figures.append(plain(f"  of that: until {name}", reached - before))
        before = reached
    figures.append(plain("  left out: password check", check))
    return figures


if __name__ == "__main__":
    run(measure, __doc__ or "", runs=9)
