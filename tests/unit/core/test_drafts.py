"""Drafts: what was typed survives whatever happens to the program, and stays on this computer."""

import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.drafts import LONGEST, Drafts
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.journal.rows import get_record
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import changes_in

TYPED = {"name": "王小明", "detail": "来问低保，=1+1\n第二行", "steps": [1, None, {"done": False}]}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home") as opened:
        yield opened


def unchanged(home: Home) -> tuple[Any, ...]:
    with home.journal.read() as conn:
        return home.journal.sizes(), get_local(conn, "clock")


def test_a_draft_is_there_when_the_home_is_opened_again(tmp_path: Path) -> None:
    with make_home(tmp_path / "home") as home:
        drafts = Drafts(home)
        assert drafts.read("entry") is None
        before = unchanged(home)
        assert drafts.keep("entry", TYPED)
        assert drafts.keep("entry", {**TYPED, "phone": "1"})
        assert drafts.keep("edit/7", {"a": 1})
        assert unchanged(home) == before
    with Home.open(tmp_path / "home", PASSWORD) as home:
        drafts = Drafts(home)
        assert drafts.read("entry") == {**TYPED, "phone": "1"}
        assert drafts.names() == ["edit/7", "entry"]
        assert drafts.names("edit/") == ["edit/7"]
        drafts.drop("entry")
        drafts.drop("never kept")
        assert (drafts.read("entry"), drafts.names()) == (None, ["edit/7"])
        with home.journal.read() as conn:
            assert verify(conn).ok


CRASH = """
import os, signal, sys
from pathlib import Path
import nanxi_desk.modules
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.home import Home
from tests.support.homes import PASSWORD

drafts = Drafts(Home.open(Path(sys.argv[1]), PASSWORD))
for number in range(20):
    assert drafts.keep("entry", {"name": "王小明", "number": number})
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_draft_survives_a_kill_right_after_it_was_kept(tmp_path: Path) -> None:
    make_home(tmp_path / "home").close()
    command = [sys.executable, "-c", CRASH, str(tmp_path / "home")]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[3], timeout=120, check=False, stderr=subprocess.PIPE
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Home.open(tmp_path / "home", PASSWORD) as home:
        assert Drafts(home).read("entry") == {"name": "王小明", "number": 19}
        with home.journal.read() as conn:
            assert verify(conn).ok


def test_drafts_and_saves_of_several_threads_do_not_hinder_each_other(home: Home) -> None:
    people = [Resident(id=new_id(), scope=home.office, name=f"居民{number}") for number in range(20)]
    drafts = Drafts(home)
    failed: list[BaseException] = []

    def save() -> None:
        for person in people:
            with home.journal.write(home.actor.id) as writing:
                writing.create(person)

    def type_on(form: str) -> None:
        for number in range(20):
            drafts.keep(form, {"number": number})

    threads = [threading.Thread(target=save)]
    threads += [threading.Thread(target=type_on, args=(form,)) for form in ("one", "two")]
    before = threading.excepthook
    threading.excepthook = lambda told: failed.append(told.exc_value or KeyboardInterrupt())
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        threading.excepthook = before
    assert failed == []
    assert [drafts.read(form) for form in ("one", "two")] == [{"number": 19}] * 2
    with home.journal.read() as conn:
        assert all(get_record(conn, Resident, person.id) == person for person in people)
        assert verify(conn).ok


def test_a_draft_inside_a_write_is_a_bug_that_shows(home: Home) -> None:
    with home.journal.write(home.actor.id), pytest.raises(RuntimeError):
        Drafts(home).keep("entry", TYPED)


def test_each_person_has_drafts_of_their_own(home: Home) -> None:
    mine = Drafts(home)
    mine.keep("entry", TYPED)
    chen, home.actor = home.actor, Actor(new_id(), "李红")
    hers = Drafts(home)
    assert (hers.read("entry"), hers.names()) == (None, [])
    hers.keep("entry", {"name": "别人"})
    hers.drop_all()
    assert hers.names() == []
    home.actor = chen
    assert mine.read("entry") == TYPED


def test_one_that_is_too_long_is_not_kept_and_leaves_the_last_one(home: Home) -> None:
    drafts = Drafts(home)
    drafts.keep("entry", TYPED)
    assert drafts.keep("entry", {"detail": "长" * LONGEST}) is False
    assert drafts.read("entry") == TYPED
    assert drafts.keep("entry", {"detail": "长" * (LONGEST - 20)})
    assert drafts.read("entry") == {"detail": "长" * (LONGEST - 20)}
    with pytest.raises(ValueError, match="too long"):
        drafts.keep("x" * 80, TYPED)


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"x"', "[" * 100_000, "NaN", "\x00"])
def test_what_cannot_be_read_is_no_draft(home: Home, text: str) -> None:
    home.journal.keep_aside({f"draft:{home.actor.id}:entry": text})
    drafts = Drafts(home)
    assert drafts.read("entry") is None
    assert drafts.keep("entry", TYPED)
    assert drafts.read("entry") == TYPED


def test_names_are_told_by_their_beginning_to_the_letter(home: Home) -> None:
    drafts = Drafts(home)
    for name in ("a%b", "a_b", "axb", "A%b"):
        drafts.keep(name, {})
    assert drafts.names("a%") == ["a%b"]
    assert drafts.names("a_") == ["a_b"]
    assert drafts.names("A") == ["A%b"]


def test_a_draft_that_did_not_change_costs_no_write(home: Home) -> None:
    drafts = Drafts(home)
    drafts.keep("entry", TYPED)
    with home.journal.write(home.actor.id):  # whoever wrote now would be told off
        assert drafts.keep("entry", dict(TYPED))
        drafts.drop("never kept")


@pytest.fixture(scope="module")
def drafts_of_a_home() -> Iterator[Drafts]:
    with tempfile.TemporaryDirectory() as folder, make_home(Path(folder) / "home") as opened:
        yield Drafts(opened)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def test_half_a_character_is_kept_too(home: Home) -> None:
    drafts = Drafts(home)
    drafts.keep("entry", {"name": "\ud83d", "detail": "\x00"})
    assert drafts.read("entry") == {"name": "\ud83d", "detail": "\x00"}


def test_an_erasure_takes_drafts_with_it(home: Home) -> None:
    """They may repeat what was erased."""
    drafts = Drafts(home)
    person = Resident(id=new_id(), scope=home.office, name="王小明")
    with home.journal.write(home.actor.id) as writing:
        writing.create(person)
    drafts.keep("entry", TYPED)
    with home.journal.write(home.actor.id) as writing:
        writing.erase(home.office, [c for c in changes_in(writing.conn) if c.record_id == person.id])
    assert drafts.names() == []
    with home.journal.read() as conn:
        assert verify(conn).ok


@given(values=st.dictionaries(st.text(max_size=9), json_values, max_size=4))
def test_whatever_can_be_typed_comes_back(drafts_of_a_home: Drafts, values: dict[str, Any]) -> None:
    assert drafts_of_a_home.keep("entry", values)
    assert drafts_of_a_home.read("entry") == values
