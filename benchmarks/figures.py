"""A measured figure, and how a run of them is told."""

import argparse
import json
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from unicodedata import east_asian_width

OUT = Path("bench-out")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table. `ours` and `floor` are in `unit`; the limit is of the ratio or else of `ours`.

    Without a limit the figure is for information.
    """

    what: str
    ours: float
    floor: float | None = None
    ratio: float | None = None
    limit: float | None = None
    of_ratio: bool = True
    unit: str = "ms"

    @property
    def met(self) -> bool | None:
        """Whether the limit is kept, None where there is none."""
        judged = self.ratio if self.of_ratio else self.ours
        return None if self.limit is None or judged is None else judged <= self.limit


def against(what: str, ours: float, floor: float, limit: float | None = None) -> Figure:
    """A figure beside its floor, both in milliseconds; the limit is of their ratio."""
    return Figure(what, ours, floor, ours / floor, limit)


def plain(what: str, ours: float, limit: float | None = None, unit: str = "ms") -> Figure:
    """A figure without a floor."""
    return Figure(what, ours, limit=limit, of_ratio=False, unit=unit)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed: one of them, nothing made up between."""
    ordered = sorted(values)
    return ordered[max(round(share * len(ordered) + 0.5) - 1, 0) if share < 1 else -1]


def peak_memory() -> float:
    """The most memory this process has held, in MB."""
    kept = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kept / (1024 * 1024 if sys.platform == "darwin" else 1024)


def processor_time() -> float:
    """Seconds for which this process and its ended children kept a processor busy."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def table(figures: Sequence[Figure]) -> Iterator[str]:
    """The figures for people, as a Markdown table."""
    rows = [("what", "ours", "floor", "ratio", "limit", "met")]
    for figure in figures:
        limit = "" if figure.limit is None else f"{figure.limit:g}" + (" ×" if figure.of_ratio else "")
        met = {None: "", True: "yes", False: "NO"}[figure.met]
        ours, floor = (_amount(value, figure.unit) for value in (figure.ours, figure.floor))
        rows.append(
            (figure.what, ours, floor, "" if figure.ratio is None else f"{figure.ratio:.2f}", limit, met)
        )
    widths = [max(_width(row[place]) for row in rows) for place in range(6)]
    for number, row in enumerate(rows):
        yield "| " + " | ".join(_filled(cell, width) for cell, width in zip(row, widths, strict=True)) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"


def run(measure: Callable[[Path, argparse.Namespace], list[Figure]], about: str, **amounts: int) -> None:
    """The command line that the measurements share: `HOME [--json FILE]` and how many of what."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("home", type=Path, help="folder made by benchmarks.prepare")
    parser.add_argument("--json", type=Path, help="write the figures to this file instead of showing them")
    for name, amount in amounts.items():
        parser.add_argument(f"--{name}", type=int, default=amount, help=f"default {amount}")
    options = parser.parse_args()
    figures = measure(options.home, options)
    if options.json:
        write(options.json, figures)
    else:
        print("\n".join(table(figures)))


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Keep figures in a file, see read()."""
    path.write_text(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1), "utf-8")


def read(path: Path) -> list[Figure]:
    """The figures of a file."""
    return [Figure(**content) for content in json.loads(path.read_text("utf-8"))]


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.{1 if value >= 10 else 2}f} {unit}"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
