"""The home folder and files that are written to stay."""

from pathlib import Path

import pytest

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.paths import default_home, prepare_home, write_durably


def test_a_new_home_is_its_owners_alone(tmp_path: Path):
    home = prepare_home(tmp_path / "deep" / "南溪")
    assert home.stat().st_mode & 0o777 == 0o700
    assert list(home.iterdir()) == []


def test_an_existing_home_keeps_its_rights_and_content(tmp_path: Path):
    tmp_path.chmod(0o750)
    (tmp_path / "kept").touch()
    assert prepare_home(tmp_path) == tmp_path
    assert tmp_path.stat().st_mode & 0o777 == 0o750
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_a_relative_home_becomes_absolute(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert prepare_home(Path("home")) == tmp_path / "home"


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_home_that_cannot_be_is_named(tmp_path: Path, where: str):
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(Unavailable, match="不能写入") as caught:
        prepare_home(tmp_path / where)
    assert "--home" in caught.value.hint
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_the_default_home_is_the_persons_own(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_home().name == "nanxi-desk"
    assert tmp_path in default_home().parents
    assert not default_home().exists()


def test_a_written_file_is_whole_and_private(tmp_path: Path):
    file = tmp_path / "token"
    write_durably(file, b"one, and longer")
    write_durably(file, b"two")
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
