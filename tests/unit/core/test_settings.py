"""Preferences survive, whatever happened to their file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.settings import (
    LANGUAGES,
    TEXT_SIZES,
    THEMES,
    Preferences,
    load_preferences,
    preferences_file,
    save_preferences,
)


def test_preferences_come_back(tmp_path: Path) -> None:
    chosen = Preferences(theme="dark", text_size="large", language="en")
    assert save_preferences(tmp_path, chosen)
    assert load_preferences(tmp_path) == chosen
    assert [path.name for path in tmp_path.iterdir()] == ["window.json"]


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none") == Preferences()
    assert not save_preferences(tmp_path / "none", Preferences())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"theme": 3}', b'{"theme": ["dark"]}', b"[" * 9_999],
)
def test_damage_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    preferences_file(tmp_path).write_bytes(content)
    assert load_preferences(tmp_path) == Preferences()


def test_what_is_known_is_kept(tmp_path: Path) -> None:
    preferences_file(tmp_path).write_text('{"theme": "dark", "text_size": "giant", "new": 1}')
    assert load_preferences(tmp_path) == Preferences(theme="dark")


@given(st.binary(max_size=200))
def test_any_bytes_give_valid_preferences(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    home = tmp_path_factory.mktemp("home")
    preferences_file(home).write_bytes(content)
    loaded = load_preferences(home)
    assert loaded.theme in THEMES
    assert loaded.text_size in TEXT_SIZES
    assert loaded.language in LANGUAGES
