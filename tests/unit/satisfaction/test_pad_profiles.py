"""Profiles of rating pads: what is shipped is sound, what goes in comes out, what is wrong is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.satisfaction.pad_profiles import (
    BARE,
    FRAMES,
    KEYS,
    SERIAL,
    SPEEDS,
    PadProfile,
    frame_of,
    parse_profiles,
    profile_of,
    shipped_profiles,
    texts_of,
)

RISING = {"1": "01", "2": "02", "3": "03", "4": "04", "5": "05"}
SERIAL_TEXTS = {"key": "own", "name": "窗口", "kind": SERIAL, "levels": RISING}
KEYS_TEXTS = {
    "key": "own",
    "name": "窗口",
    "kind": KEYS,
    "prefix": "~",
    "suffix": "{Enter}",
    "levels": {str(level): str(level) for level in range(1, 6)},
}


def test_shipped_profiles_cover_what_offices_have() -> None:
    profiles = shipped_profiles()
    assert {profile.kind for profile in profiles} == {SERIAL, KEYS, BARE}
    assert {len(p.levels) for p in profiles if p.kind == SERIAL} == {3, 4, 5}
    assert any(profile.trigger for profile in profiles)
    by_key = {profile.key: profile for profile in profiles}
    # The same bytes mean opposite things on two kinds of pad.
    assert by_key["serial-5-rising"].codes[b"\x05"] == by_key["serial-5-falling"].codes[b"\x01"] == 5
    assert by_key["serial-3"].codes == {b"\x01": 4, b"\x02": 3, b"\x03": 2}


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.key)
def test_a_profile_comes_back_from_its_texts(profile: PadProfile) -> None:
    assert profile_of(texts_of(profile)) == profile


codes = st.lists(st.binary(min_size=3, max_size=3), min_size=3, max_size=5, unique=True)


@given(
    codes=codes, speed=st.sampled_from(SPEEDS), frame=st.sampled_from(FRAMES), trigger=st.binary(max_size=8)
)
def test_any_sound_serial_profile_comes_back(
    codes: list[bytes], speed: int, frame: str, trigger: bytes
) -> None:
    levels = dict(zip((5, 4, 3, 2, 1), codes, strict=False))
    made = PadProfile("k", "名", SERIAL, levels, "COM3", speed, frame, trigger, timeout=10)
    assert profile_of(texts_of(made)) == made


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "radio"}, "kind"),
        ({"name": " "}, "name"),
        ({"levels": {"5": "01", "4": "02"}}, "levels"),
        ({"levels": RISING | {"6": "06"}}, "levels"),
        ({"levels": RISING | {"2": "01"}}, "levels"),
        ({"levels": RISING | {"2": "01 02"}}, "levels"),
        ({"levels": RISING | {"2": "1"}}, "level_2"),
        ({"levels": RISING | {"2": "二"}}, "level_2"),
        ({"levels": RISING | {"2": "00" * 17}}, "level_2"),
        ({"ignored": ["05"]}, "levels"),
        ({"ignored": [""]}, "ignored"),
        ({"speed": "9601"}, "speed"),
        ({"speed": "fast"}, "speed"),
        ({"frame": "9N1"}, "frame"),
        ({"timeout": 2}, "timeout"),
        ({"timeout": 61}, "timeout"),
        ({"quiet": 99999}, "quiet"),
        ({"trigger": "A"}, "trigger"),
    ],
)
def test_what_is_wrong_is_named_at_its_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        profile_of({**SERIAL_TEXTS, **changes})
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"prefix": ""}, "prefix"),
        ({"suffix": ""}, "suffix"),
        ({"prefix": "1"}, "prefix"),
        ({"prefix": "a"}, "prefix"),
        ({"prefix": "{Enter}"}, "prefix"),
        ({"prefix": "{Rubbish}"}, "prefix"),
        ({"levels": {"5": "55", "4": "4", "3": "3"}}, "level_5"),
    ],
)
def test_a_pad_that_types_must_not_look_like_typing(changes: dict[str, object], field: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        profile_of({**KEYS_TEXTS, **changes})
    assert refused.value.field == field


def test_a_file_that_is_no_profile_is_refused() -> None:
    for text in ("[[pad]", '[[pad]]\nkey = "x"\n'):
        with pytest.raises(FieldRefused):
            parse_profiles(text)
    one = '[[pad]]\nkey="a"\nname="甲"\nkind="bare"\nlevels={5="5",4="4",3="3"}\n'
    assert [profile.name for profile in parse_profiles(one)] == ["甲"]
    with pytest.raises(FieldRefused, match="重复"):
        parse_profiles(one * 2)


def test_prefix_and_suffix_are_seen_in_what_was_typed() -> None:
    typed = {level: ("~", "#", str(level), "{Enter}") for level in (5, 4, 3)}
    assert frame_of(typed) == ("~#", "{Enter}", {5: "5", 4: "4", 3: "3"})
    assert frame_of({level: (str(level),) for level in (5, 4, 3)})[:2] == ("", "")
    for unlike in (
        {5: ("5",), 4: ("4",)},
        {5: ("~", "5"), 4: ("4",), 3: ("~", "3")},
        {5: ("5", "a"), 4: ("4", "b"), 3: ("3", "c")},
    ):
        with pytest.raises(FieldRefused):
            frame_of(unlike)
