"""Runs every measurement on one home, each in a process of its own, and tells them together."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import OUT, Figure, read, table
from benchmarks.prepare import REQUESTS, prepare

MEASURED = ("start", "save", "search", "scroll", "charts", "ledger", "door", "backup", "trust", "exchange")


def machine() -> dict[str, object]:
    """What the figures were measured on; busy tells how much else was going on."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "cores": os.cpu_count(),
        "busy": busy,
        "system": platform.system(),
        "python": platform.python_version(),
        "screen": bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")),
    }


def measured(name: str, home: Path) -> list[Figure]:
    """The figures of one measurement."""
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / "figures.json"
        command = [sys.executable, "-m", f"benchmarks.{name}", str(home), "--json", str(found)]
        subprocess.run(command, check=True)
        return read(found)


def main() -> int:
    """`python -m benchmarks [--requests N] [--out FOLDER] [NAME …]`; a limit not kept is told, no failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASURED)}; default all")
    parser.add_argument("--requests", type=int, default=REQUESTS, help=f"default {REQUESTS:,}")
    parser.add_argument("--out", type=Path, default=OUT, help=f"default {OUT}")
    options = parser.parse_args()
    home = prepare(options.out, options.requests)
    on, figures = machine(), []
    for name in options.names or MEASURED:
        found = measured(name, home)
        print("\n".join(table(found)), end="\n\n", flush=True)
        figures += found
    result = {
        "requests": options.requests,
        "machine": on,
        "figures": [{**json_of(figure), "met": figure.met} for figure in figures],
    }
    (options.out / "result.json").write_text(json.dumps(result, ensure_ascii=False, indent=1), "utf-8")
    missed = [figure.what for figure in figures if figure.met is False]
    print(f"Written to {options.out / 'result.json'}.")
    print("Not reached: " + "; ".join(missed) if missed else "All reached.")
    return 0


def json_of(figure: Figure) -> dict[str, object]:
    """A figure's own values."""
    return {name: getattr(figure, name) for name in figure.__dataclass_fields__}


if __name__ == "__main__":
    sys.exit(main())
