"""No value that somebody typed is found in a log, on standard error or in a report, whatever fails."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core import faults
from nanxi_desk.core.faults import (
    HARD_CRASH,
    LAST_CRASH,
    LOG,
    LOG_BYTES,
    LOGS_KEPT,
    FaultLog,
    fault_report,
    keep_faults,
    log_fault,
    watch_hard_crashes,
)
from nanxi_desk.core.paths import LOGS
from tests.support.command_line import environment
from tests.support.homes import PASSWORD, make_home
from tests.support.project import ROOT

MARKS = {
    "name": "欧阳标记",
    "phone": "13899990001",
    "id": "310101199003078889",
    "detail": "标记详情甲乙丙",
    "password": "Marked-Pass-9",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_home(tmp_path / "home").close()
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def own_handlers() -> Iterator[None]:
    """The log of one test is not that of the next."""
    before = list(logging.getLogger().handlers)
    yield
    logging.getLogger().handlers[:] = before
    faults.forget_hard_crashes()


def fail(home: Path, where: str) -> tuple[int, str, dict[str, str]]:
    """Everything fails in a process of its own; exit code, standard error, what it left by name of file."""
    reports = home.parent / "reports.txt"
    extra = {"NANXI_MARKS": json.dumps(MARKS), "NANXI_REPORTS": str(reports), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.faulty", str(home), where],
        cwd=ROOT,
        env=environment(**extra, NANXI_DESK_EXCHANGE_PASSWORD=MARKS["password"]),
        capture_output=True,
        timeout=120,
        check=False,
    )
    left = {path.name: path.read_bytes().decode() for path in (home / LOGS).iterdir()}
    left["standard output"] = done.stdout.decode()
    if reports.exists():
        left["reports"] = reports.read_text("utf-8")
    return done.returncode, done.stderr.decode(), left


def values_in(text: str) -> list[str]:
    return [value for value in (*MARKS.values(), PASSWORD) if value in text]


@pytest.mark.parametrize("where", ["window", "command"])
def test_no_value_is_left_by_any_fault(home: Path, where: str) -> None:
    code, errors, left = fail(home, where)
    log = left[LOG]
    found = {name: values_in(text) for name, text in {**left, "standard error": errors}.items()}
    assert {name: values for name, values in found.items() if values} == {}
    wanted = ["Marked", "ExceptionGroup", "TypeError", "KeyError", "SyntaxError", "IntegrityError"]
    wanted += ["OperationalError", "foreign.library", "UserWarning", "Dying.__del__"]
    assert [word for word in wanted if word not in log] == []
    assert log.count("Marked") >= 5
    if where == "window":
        assert code < 0, "the system was to end it"
        assert "Fatal Python error" in left[HARD_CRASH]
        assert left["reports"].count("__main__.Marked") >= 3
        assert "QPainter::begin" in log
    else:
        assert "builtins.ExceptionGroup" in errors


def test_a_report_tells_kinds_and_places_of_all_that_is_chained() -> None:
    try:
        try:
            raise OSError(28, MARKS["detail"])
        except OSError as error:
            group = ExceptionGroup(MARKS["name"], [ValueError(MARKS["phone"]), error])
            group.add_note(MARKS["id"])
            raise group from error
    except ExceptionGroup as error:
        error.exceptions[0].__cause__ = error  # a ring ends
        report = fault_report(error, "Qt 6")
    assert values_in(report) == []
    assert report.splitlines()[0].startswith("Python ")
    for word in ("ExceptionGroup", "builtins.ValueError", "OSError (errno 28)", "test_logs.py", "Qt 6"):
        assert word in report


def test_an_endless_recursion_is_told_in_short() -> None:
    def deeper() -> None:
        deeper()

    try:
        deeper()
    except RecursionError as error:
        report = fault_report(error)
    assert len(report.splitlines()) < 80


def test_the_log_turns_over_and_stays_small(home: Path) -> None:
    keep_faults(home)
    for _ in range(LOGS_KEPT + 2):
        log_fault("x" * (LOG_BYTES - 200))
    kept = sorted(path.name for path in (home / LOGS).iterdir())
    assert kept == [LOG, *(f"{LOG}.{number}" for number in range(1, LOGS_KEPT))]
    assert sum(path.stat().st_size for path in (home / LOGS).iterdir()) <= LOGS_KEPT * LOG_BYTES


def test_one_home_has_the_log_and_none_is_made_for_it(tmp_path: Path, home: Path) -> None:
    keep_faults(tmp_path / "nowhere")
    log_fault("lost")
    keep_faults(home)
    assert not (home / LOGS).exists()
    log_fault("kept")
    assert "kept" in (home / LOGS / LOG).read_text("utf-8")
    assert not (tmp_path / "nowhere").exists()
    assert sum(isinstance(handler, FaultLog) for handler in logging.getLogger().handlers) == 1


def test_a_log_that_cannot_be_written_is_no_second_fault(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / LOGS).write_text("a file where the folder should be")
    keep_faults(home)
    log_fault("told elsewhere")
    assert "told elsewhere" in capsys.readouterr().err
    log_fault("shown already", shown=True)
    assert "shown already" not in capsys.readouterr().err


def test_a_hard_crash_is_told_once_without_anybodys_folders(home: Path) -> None:
    assert watch_hard_crashes(home) == ""
    text = f'Fatal Python error: Segmentation fault\n\n  File "{ROOT}/nanxi_desk/app.py", line 3 in start\n'
    (home / LOGS / HARD_CRASH).write_text(text)
    told = watch_hard_crashes(home)
    assert 'nanxi_desk/app.py", line 3 in start' in told
    assert str(ROOT.parent) not in told
    assert (home / LOGS / LAST_CRASH).read_text() == text
    assert watch_hard_crashes(home) == ""
    faults.forget_hard_crashes()
    assert not (home / LOGS / HARD_CRASH).exists()


def test_what_windows_reports_without_ending_the_program_is_no_crash(home: Path) -> None:
    (home / LOGS).mkdir()
    (home / LOGS / HARD_CRASH).write_text("Windows fatal exception: code 0x8001010d\n")
    assert watch_hard_crashes(home) == ""
