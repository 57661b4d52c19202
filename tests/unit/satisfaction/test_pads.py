"""What pads say: every code is heard, nothing else is, and a phone number in a form never rates."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.satisfaction.pad_profiles import KEYS, SERIAL, PadProfile, shipped_profiles
from nanxi_desk.satisfaction.pads import (
    GAP_SECONDS,
    Doubled,
    KeyDecoder,
    Learning,
    PadEvent,
    Pressed,
    Raw,
    RawDecoder,
    SerialDecoder,
    TypedDecoder,
    Wrong,
)

BY_KEY = {profile.key: profile for profile in shipped_profiles()}
FRAMED, KEYED = BY_KEY["serial-5-framed"], BY_KEY["keys-5"]
SERIALS = [profile for profile in shipped_profiles() if profile.kind == SERIAL]
APART = 10.0  # seconds between two visitors


@st.composite
def sound_profiles(draw: st.DrawFn) -> PadProfile:
    """Any serial pad whose codes can be told apart."""
    made = draw(st.lists(st.binary(min_size=1, max_size=4), min_size=3, max_size=5, unique=True))
    apart = [code for code in made if not any(code != other and code.startswith(other) for other in made)]
    while len(apart) < 3:
        apart.append(bytes((0xF0 + len(apart), len(apart))) * 2)
    codes = list(dict.fromkeys(apart))[:5]
    levels: dict[int, bytes | str] = dict(zip((5, 4, 3, 2, 1), codes, strict=False))
    return PadProfile("k", "名", SERIAL, levels)


@given(profile=sound_profiles(), data=st.data())
def test_every_press_is_heard_however_the_line_cuts_it(profile: PadProfile, data: st.DataObject) -> None:
    levels = data.draw(st.lists(st.sampled_from(sorted(profile.levels)), max_size=6))
    decoder, at, heard = SerialDecoder(profile), 0.0, []
    for level in levels:
        code = profile.levels[level]
        assert isinstance(code, bytes)
        cut = data.draw(st.integers(0, len(code)))
        for part in (code[:cut], code[cut:]):
            heard += decoder.feed(part, at)
            at += 0.001
        at += APART
        heard += decoder.rest(at)
    assert heard == [Pressed(level) for level in levels]


@given(profile=sound_profiles(), noise=st.binary(max_size=40), level=st.integers(1, 5))
def test_noise_is_said_and_does_not_swallow_the_next_press(
    profile: PadProfile, noise: bytes, level: int
) -> None:
    code = profile.levels.get(level, profile.levels[5])
    assert isinstance(code, bytes)
    decoder = SerialDecoder(profile)
    heard = [*decoder.feed(noise, 0.0), *decoder.rest(1.0)]
    sent = b"".join(bytes.fromhex(event.sent) for event in heard if isinstance(event, Wrong))
    pressed = b"".join(
        profile.levels[event.level]  # type: ignore[misc]
        for event in heard
        if isinstance(event, Pressed | Doubled)
    )
    assert len(sent) + len(pressed) == len(noise), "every byte was accounted for"
    assert decoder.feed(code, 100.0) == [Pressed(profile.codes[code])]


def test_an_unfinished_code_is_wrong_after_a_pause_only() -> None:
    decoder = SerialDecoder(FRAMED)
    assert decoder.feed(b"\xaa\x55", 1.0) == []
    assert decoder.rest(1.0 + GAP_SECONDS / 2) == []
    assert decoder.rest(1.0 + GAP_SECONDS) == [Wrong("AA 55")]
    assert decoder.feed(b"\x05", 2.0) == [Wrong("05")]
    assert decoder.feed(b"\xaa\xaa\x55\x05", 3.0) == [Wrong("AA"), Pressed(5)]


def test_signs_of_life_mean_nothing() -> None:
    decoder = SerialDecoder(FRAMED)
    assert decoder.feed(b"\xaa\x55\x00" * 3, 1.0) == []
    assert decoder.feed(b"\xaa\x55\x00\xaa\x55\x02", 2.0) == [Pressed(2)]


@pytest.mark.parametrize("profile", SERIALS, ids=lambda profile: profile.key)
def test_a_key_that_is_held_is_one_press(profile: PadProfile) -> None:
    decoder = SerialDecoder(profile)
    level, code = next(iter(profile.levels.items()))
    assert isinstance(code, bytes)
    moments = [number * 0.5 for number in range(20)]
    heard = list(itertools.chain.from_iterable(decoder.feed(code, at) for at in moments))
    assert heard == [Pressed(level), *[Doubled(level)] * 19]
    assert decoder.feed(code, 9.5 + 0.81) == [Pressed(level)]


# --- pads that type ----------------------------------------------------------------------------------------


def typed(decoder: KeyDecoder, keys: list[tuple[str, float]]) -> tuple[list[str], list[PadEvent]]:
    """What reaches the form, and what the pad is heard to say."""
    form: list[str] = []
    held: list[str] = []
    heard: list[PadEvent] = []
    for name, at in keys:
        verdict = decoder.feed(name, at)
        form += held[: verdict.release]
        held = held[verdict.release :]
        if verdict.holds:
            held.append(name)
        elif verdict.takes:
            held.clear()
        else:
            form.append(name)
        if verdict.event is not None:
            heard.append(verdict.event)
        assert decoder.held == len(held)
    return form + held[: decoder.release()], heard


def test_a_phone_number_never_rates() -> None:
    for gap in (0.0, 0.001, 0.02, 0.2):
        keys = [(digit, number * gap) for number, digit in enumerate("13800001234")]
        form, heard = typed(KeyDecoder(KEYED), [*keys, ("{Enter}", 11 * gap)])
        assert ("".join(form), heard) == ("13800001234{Enter}", [])


names = st.sampled_from([*"0123456789~#ab", "{Enter}", "{Tab}"])
gaps = st.floats(0, 0.2)


@given(st.lists(st.tuples(names, gaps), max_size=30))
def test_nothing_that_is_typed_is_lost_or_turned_round(given_keys: list[tuple[str, float]]) -> None:
    """Taken away is only what came whole within 50 ms between prefix and suffix."""
    at, keys = 0.0, []
    for name, gap in given_keys:
        at += gap
        keys.append((name, at))
    form, heard = typed(KeyDecoder(KEYED), keys)
    assert len(form) + 3 * len(heard) == len(keys)
    left = iter(name for name, _at in keys)
    assert all(name in left for name in form), "in the order of typing"


@given(st.lists(names, max_size=30), st.floats(0.0501, 1))
def test_a_person_never_types_like_a_pad(keys: list[str], gap: float) -> None:
    form, heard = typed(KeyDecoder(KEYED), [(name, number * gap) for number, name in enumerate(keys)])
    assert (form, heard) == (keys, [])


@given(
    before=st.text("0123456789", max_size=5),
    level=st.integers(1, 5),
    quick=st.floats(0, 0.024),
    after=st.text("0123456789", max_size=5),
)
def test_a_pad_is_heard_between_the_keys_of_a_person(
    before: str, level: int, quick: float, after: str
) -> None:
    keys = [(digit, number * 0.1) for number, digit in enumerate(before)]
    at = len(before) * 0.1
    keys += [("~", at), (str(level), at + quick), ("{Enter}", at + 2 * quick)]
    keys += [(digit, at + 0.1 * number) for number, digit in enumerate(after, 1)]
    form, heard = typed(KeyDecoder(KEYED), keys)
    assert ("".join(form), heard) == (before + after, [Pressed(level)])


def test_a_frame_that_comes_too_slowly_is_typing() -> None:
    form, heard = typed(KeyDecoder(KEYED), [("~", 0.0), ("5", 0.03), ("{Enter}", 0.0501)])
    assert ("".join(form), heard) == ("~5{Enter}", [])


def test_a_key_the_profile_does_not_know_is_said() -> None:
    form, heard = typed(KeyDecoder(KEYED), [("~", 0.0), ("7", 0.01), ("{Enter}", 0.02)])
    assert (form, heard) == ([], [Wrong("7")])


def test_longer_frames_and_doubled_presses() -> None:
    profile = PadProfile(
        "k", "名", KEYS, {5: "a", 4: "b", 3: "c"}, prefix=("#", "#"), suffix=("!", "{Enter}"), quiet=800
    )
    decoder = KeyDecoder(profile)
    frame = ["#", "#", "b", "!", "{Enter}"]
    __, heard = typed(decoder, [(name, 0.002 * number) for number, name in enumerate(frame * 2)])
    assert heard == [Pressed(4), Doubled(4)]
    form, heard = typed(decoder, [(name, 5 + 0.002 * n) for n, name in enumerate(["#", *frame])])
    assert (form, heard) == (["#", "#", "#", "b", "!", "{Enter}"], []), "three of them are no frame"


# --- learning ----------------------------------------------------------------------------------------------


def test_the_assistant_asks_for_each_key_and_keeps_what_it_sends() -> None:
    learning = Learning()
    assert learning.asked == 5
    assert learning.take(b"\x01") is None
    assert learning.asked == 4
    assert learning.take(b"\x01") == 5, "the same key again"
    assert learning.asked == 4
    learning.skip()
    assert learning.asked == 3
    learning.back()
    assert learning.asked == 4
    for number in (2, 3, 4, 5):
        learning.take(bytes((number,)))
    assert learning.asked is None
    assert learning.take(b"\x09") is None
    assert learning.bytes_sent == {5: b"\x01", 4: b"\x02", 3: b"\x03", 2: b"\x04", 1: b"\x05"}
    assert learning.typed == {}


@given(st.binary(min_size=1, max_size=6), st.integers(1, 5))
def test_raw_presses_are_parted_by_silence(code: bytes, times: int) -> None:
    decoder = RawDecoder()
    for number in range(times):
        assert decoder.feed(code, number * 0.001) == []
    (event,) = decoder.rest(1.0)
    assert isinstance(event, Raw)
    assert code == event.code * (len(code) // len(event.code)), "a held key is one code"
    assert decoder.rest(2.0) == []


def test_typed_presses_are_parted_by_silence() -> None:
    decoder = TypedDecoder()
    assert decoder.feed("~", 0.0) == ()
    assert decoder.feed("5", 0.01) == ()
    assert decoder.rest(0.02) == ()
    assert decoder.feed("~", 0.2) == ("~", "5")
    assert decoder.rest(0.3) == ("~",)
    assert decoder.rest(0.4) == ()
