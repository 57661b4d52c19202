"""Files of a home take each other's place together, wherever the program was killed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.replacing import MARKER, finish_replacing, replace_together

OLD = {"desk.db": "old data", "desk.db-wal": "old wal", "keys.json": "old keys"}
NEW = {"desk.db": "new data", "keys.json": "new keys"}


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).write_text(content)
    for name, content in NEW.items():
        (tmp_path / f"{name}.new").write_text(content)
    return tmp_path


def contents(home: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(home.iterdir()) if path.is_file()}


def begin(home: Path, aside: str | None = None) -> None:
    replace_together(home, list(NEW), gone=["desk.db-wal", "desk.db-shm"], aside=aside)


def test_all_take_their_place(home: Path) -> None:
    begin(home)
    assert contents(home) == NEW


def test_the_old_ones_are_kept_aside(home: Path) -> None:
    begin(home, aside="replaced")
    assert contents(home) == NEW
    assert contents(home / "replaced") == OLD


def test_without_the_marker_the_new_ones_count_for_nothing(home: Path) -> None:
    assert finish_replacing(home) is False
    assert contents(home) == OLD


def test_a_new_file_that_is_missing_replaces_nothing(home: Path) -> None:
    (home / "keys.json.new").unlink()
    with pytest.raises(FileNotFoundError):
        begin(home)
    assert not (home / MARKER).exists()
    assert finish_replacing(home) is False
    assert contents(home) == OLD


def test_a_marker_that_cannot_be_read_is_told(home: Path) -> None:
    (home / MARKER).write_text("{")
    with pytest.raises(Unavailable):
        finish_replacing(home)
    assert contents(home).items() >= OLD.items()


def killing_at(step: int) -> Callable[..., None]:
    """Lets `step` changes of names happen, then ends."""
    count: Iterator[int] = iter(range(1000))

    def check(*_args: object) -> None:
        if next(count) >= step:
            raise Killed

    return check


@pytest.mark.parametrize("aside", [None, "replaced"])
@pytest.mark.parametrize("step", range(10))
def test_killed_at_any_step_it_is_all_or_nothing(
    home: Path, step: int, aside: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, path_replace, unlink = killing_at(step), Path.replace, Path.unlink

    def dying_path_replace(source: Path, target: Path) -> Path:
        check()
        return path_replace(source, target)

    def dying_unlink(path: Path, missing_ok: bool = False) -> None:
        check()
        unlink(path, missing_ok)

    with monkeypatch.context() as dying:
        dying.setattr(Path, "replace", dying_path_replace)
        dying.setattr(Path, "unlink", dying_unlink)
        try:
            begin(home, aside)
        except Killed:
            begun = (home / MARKER).exists()
        else:
            begun = True
    finish_replacing(home)
    found = {name: text for name, text in contents(home).items() if not name.startswith(".")}
    assert found == (NEW if begun else OLD)
    if begun and aside:
        assert contents(home / aside) == OLD
