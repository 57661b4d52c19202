"""Copies of a home, noticed when they are opened, beside an original that lives on."""

import shutil
from pathlib import Path

import pytest

from nanxi_desk.core import identity, paths
from nanxi_desk.core.home import Home
from tests.support.backups import log_visits, visitors
from tests.support.command_line import CommandLine, another_program_in
from tests.support.homes import PASSWORD, make_home


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with make_home(tmp_path / "home") as home:
        log_visits(home, "王小明")
    return tmp_path / "home"


def test_beside_an_original_in_use(place: Path, tmp_path: Path) -> None:
    """Both write on: from then on two replicas, and each keeps what it has."""
    with another_program_in(place):
        shutil.copytree(place, tmp_path / "copy", ignore=shutil.ignore_patterns("*.lock"))
        with Home.open(tmp_path / "copy", PASSWORD) as copy:
            copied = copy.replica
            assert copy.notices
            log_visits(copy, "李小红")
            assert visitors(copy) == {"王小明", "李小红"}
    with Home.open(place, PASSWORD) as home:
        assert home.notices == []
        assert home.replica != copied
        assert visitors(home) == {"王小明"}


def test_the_whole_folder_put_back(place: Path, tmp_path: Path) -> None:
    """Database and token are both old: that shows at the next exchange, not at the start."""
    shutil.copytree(place, tmp_path / "snapshot")
    with Home.open(place, PASSWORD) as home:
        replica = home.replica
        log_visits(home, "李小红")
    for file in (tmp_path / "snapshot").iterdir():
        if file.is_file():
            shutil.copy(file, place / file.name)
    for name in ("desk.db-wal", "desk.db-shm"):
        (place / name).unlink(missing_ok=True)
    with Home.open(place, PASSWORD) as home:
        assert (home.replica, home.notices) == (replica, [])


def test_another_machine_is_said_once(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = CommandLine(tmp_path, capsys, monkeypatch)
    assert line.run("digest").err == ""
    monkeypatch.setattr(identity, "machine_id", lambda: "f" * 32)
    assert "身份" in line.run("digest").err
    assert line.run("digest").err == ""
    assert (place / paths.TOKEN).is_file()
