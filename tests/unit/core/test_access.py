"""Who may sit down: passwords, PINs that only bring somebody back, logins given and ended."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.access import LEAST_PASSWORD, TRIES, Access, _checked_pin
from nanxi_desk.core.errors import FieldRefused, InputRefused, Unavailable, UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import KeyRing
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home

LI, LI_PASSWORD, PIN = "李明", "another-pass-2", "2580"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home") as made:
        yield made


@pytest.fixture
def access(home: Home) -> Access:
    settled(home.access, LI, LI_PASSWORD)
    return home.access


def settled(access: Access, name: str, password: str) -> None:
    """A colleague who has chosen a password; afterwards the administrator has the seat again."""
    access.add(name, "社工", "given-by-admin", CHEAP)
    access.enter(name, "given-by-admin")
    access.change_password("given-by-admin", password, CHEAP)
    access.enter(ADMIN, PASSWORD)


def member(access: Access, name: str) -> tuple[bool, bool, bool]:
    """Login, PIN, whether the PIN suffices now."""
    found = next(m for m in access.members() if m.name == name)
    return found.has_login, found.has_pin, found.pin_taken


def test_whoever_gives_the_password_takes_the_seat(access: Access, home: Home) -> None:
    assert access.enter(LI, LI_PASSWORD).name == LI
    assert home.actor.name == LI
    with pytest.raises(Unavailable):
        access.enter(ADMIN, "falsch")
    assert home.actor.name == LI, "who is refused does not get the seat"


def test_a_pin_brings_back_those_only_who_gave_their_password(access: Access, home: Home) -> None:
    access.set_pin(PIN)
    assert member(access, ADMIN) == (True, True, True)
    access.enter(LI, LI_PASSWORD)
    access.set_pin("9630")
    assert access.enter(ADMIN, PIN).name == ADMIN
    assert access.enter(LI, "9630").name == LI
    path = home.path
    home.close()
    with Home.open(path, PASSWORD, ADMIN) as again:
        assert member(again.access, ADMIN) == (True, True, True)
        assert member(again.access, LI) == (True, True, False), "the program has started anew"
        with pytest.raises(Unavailable):
            again.access.enter(LI, "9630")
        again.access.enter(LI, LI_PASSWORD)
        assert again.access.enter(LI, "9630").name == LI


def test_after_five_wrong_pins_the_password_is_asked_for(access: Access) -> None:
    access.set_pin(PIN)
    for left in range(TRIES - 1, 0, -1):
        with pytest.raises(Unavailable) as refused:
            access.enter(ADMIN, "1597")
        assert str(left) in refused.value.message
    with pytest.raises(Unavailable) as refused:
        access.enter(ADMIN, "1597")
    assert "密码" in (refused.value.hint or "")
    with pytest.raises(Unavailable):
        access.enter(ADMIN, PIN)
    access.enter(ADMIN, PASSWORD)
    assert access.enter(ADMIN, PIN).name == ADMIN


def test_wrong_passwords_do_not_count_as_pins(access: Access) -> None:
    access.set_pin(PIN)
    for _try in range(TRIES + 1):
        with pytest.raises(Unavailable):
            access.enter(ADMIN, "a wrong password")
    assert access.enter(ADMIN, PIN).name == ADMIN


@pytest.mark.parametrize("typed", ["２５８０", " 2580 ", "2580"])
def test_digits_of_an_input_method_are_digits(access: Access, typed: str) -> None:
    access.set_pin(typed)
    assert access.enter(ADMIN, "2580").name == ADMIN


@given(st.text("0123456789", max_size=8))
def test_a_pin_that_is_taken_is_none_of_the_easy_ones(digits: str) -> None:
    """Four to six digits; neither all alike, nor counting up or down, nor one half twice."""
    steps = [int(b) - int(a) for a, b in pairwise(digits)]
    half = len(digits) // 2
    easy = (len(set(steps)) == 1 and abs(steps[0]) <= 1) or digits[:half] * 2 == digits
    try:
        taken = _checked_pin(digits) == digits
    except FieldRefused:
        taken = False
    assert taken == (4 <= len(digits) <= 6 and not easy)


@pytest.mark.parametrize("typed", ["12a4", "", "①②③④⑤⑥⑦", "二五八〇", "25 80"])
def test_what_is_no_number_is_no_pin(typed: str) -> None:
    with pytest.raises(FieldRefused):
        _checked_pin(typed)


def test_a_changed_password_is_the_only_one(access: Access, home: Home) -> None:
    with pytest.raises(FieldRefused) as refused:
        access.change_password("falsch", "a-new-password", CHEAP)
    assert refused.value.field == "old"
    with pytest.raises(FieldRefused) as refused:
        access.change_password(PASSWORD, "x" * (LEAST_PASSWORD - 1), CHEAP)
    assert refused.value.field == "password"
    access.change_password(PASSWORD, "a-new-password", CHEAP)
    path = home.path
    home.close()
    with pytest.raises(Unavailable):
        Home.open(path, PASSWORD, ADMIN)
    Home.open(path, "a-new-password", ADMIN).close()
    Home.open(path, LI_PASSWORD, LI).close()


def test_another_persons_password_changes_nothing(access: Access) -> None:
    access.enter(LI, LI_PASSWORD)
    with pytest.raises(FieldRefused):
        access.change_password(PASSWORD, "a-new-password", CHEAP)
    assert access.enter(ADMIN, PASSWORD).name == ADMIN


@pytest.mark.parametrize("name", [LI, f" {LI} ", ADMIN, "", "   "])
def test_a_name_is_there_once(access: Access, name: str) -> None:
    before = access.members()
    with pytest.raises(FieldRefused) as refused:
        access.add(name, "社工", "some-password", CHEAP)
    assert refused.value.field == "name"
    assert access.members() == before


def test_where_adding_fails_nobody_stays_behind(access: Access, home: Home) -> None:
    before = access.members()
    with pytest.raises(FieldRefused):
        access.add("周兰", "社工", "short", CHEAP)
    assert access.members() == before
    assert [p.name for p in KeyRing.load(home.path / "keys.json").people] == [ADMIN, LI]


def test_a_login_is_ended_and_given_again(access: Access, home: Home) -> None:
    person = next(m.id for m in access.members() if m.name == LI)
    with pytest.raises(FieldRefused):
        access.end_login(person, "falsch")
    access.end_login(person, PASSWORD)
    assert member(access, LI) == (False, False, False)
    with pytest.raises(UserError):
        access.enter(LI, LI_PASSWORD)
    with pytest.raises(FieldRefused):
        access.give_login(person, "short", CHEAP)
    access.give_login(person, "a-third-pass-3", CHEAP)
    assert access.enter(LI, "a-third-pass-3").id == person, "the same person as before"
    with pytest.raises(InputRefused):
        access.give_login(person, "a-third-pass-3", CHEAP)


def test_nobody_ends_the_own_login(access: Access, home: Home) -> None:
    with pytest.raises(InputRefused):
        access.end_login(home.actor.id, PASSWORD)


def test_the_tiles_begin_with_those_who_may_come_in(access: Access) -> None:
    person = next(m.id for m in access.members() if m.name == LI)
    access.end_login(person, PASSWORD)
    access.add("王桂兰", "社工", "some-password", CHEAP)
    assert [m.has_login for m in access.members()] == [True, True, False]
