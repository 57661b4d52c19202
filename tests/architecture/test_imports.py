"""Import rules that contracts cannot express; the others stand in .importlinter."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.project import PACKAGE, ROOT, python_files, relative

QT = {"PySide6", "shiboken6", "pyqtgraph"}
# Each costs 20 to 260 ms; a window is up before any of them is needed.
LATE = (
    "openpyxl",
    "python_calamine",
    "alembic",
    "pypinyin",
    "msoffcrypto",
    "cryptography",
    "stdnum",
    "pyqtgraph",
    "numpy",
    "segno",
)


def _imported(path: Path) -> Iterator[str]:
    """Top names of everything that the file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level else (node.module or "").partition(".")[0]


def _may_know_qt(path: Path) -> bool:
    place = path.relative_to(PACKAGE).parts
    if len(place) == 1:
        return place[0] == "app.py"
    return place[0] in {"widgets", "window"} or place[1].startswith("tab")


def test_only_the_outside_knows_qt() -> None:
    qt = [path for path in python_files() if QT & set(_imported(path))]
    assert qt
    assert [relative(path) for path in qt if not _may_know_qt(path)] == []


def test_rules_need_the_standard_library_only() -> None:
    rules = sorted([*PACKAGE.glob("*/rules.py"), PACKAGE / "core" / "deadlines.py"])
    assert rules
    # Rules may know each other's arithmetic; that they reach no further is a contract.
    known = sys.stdlib_module_names | {"nanxi_desk"}
    strange = {relative(path): set(_imported(path)) - known for path in rules}
    arithmetic = re.compile(r"^from nanxi_desk\.(?!core\.deadlines import)", re.M)
    assert [relative(path) for path in rules if arithmetic.search(path.read_text("utf-8"))] == []
    assert {name: found for name, found in strange.items() if found} == {}


@pytest.mark.parametrize("module", ["nanxi_desk.app", "nanxi_desk.cli", "nanxi_desk.modules"])
def test_start_loads_nothing_that_can_wait(module: str) -> None:
    program = f"import sys, {module}; print(*(name for name in {LATE!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [], "")
