"""Changes as bytes: one spelling, kept as received, refused where they are none, read by their version."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.clock import MAX_STAMP
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.journal import change as change_module
from nanxi_desk.core.journal.change import (
    CHAIN_START,
    Change,
    ChangeId,
    Stored,
    body_digest,
    canonical,
    chain_hash,
    make_change,
    read_change,
    trusted_change,
    upcast,
)

REPLICA, OTHER, RECORD = "a" * 32, "b" * 32, "c" * 32
SALT = bytes(range(16))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def make(values: Any = None, **more: Any) -> Change:
    given_parts: dict[str, Any] = {
        "id": ChangeId(REPLICA, "NX03", 7),
        "stamp": 1 << 40,
        "at": "2026-11-22T06:31:05Z",
        "record_type": "resident",
        "record_id": RECORD,
        "values": {"name": "周兰"} if values is None else values,
        "parents": {"name": (ChangeId(OTHER, "NX03", 3),)},
        "actor": "d" * 32,
        "origin": "",
        "salt": SALT,
        "previous": CHAIN_START,
    }
    return make_change(**{**given_parts, **more})


def stored(change: Change) -> Stored:
    return Stored(change.header, change.salt, change.body, change.digest, change.hash)


def with_header(**fields: Any) -> Stored:
    """A change whose header was written by somebody else; None takes a key out."""
    made = make()
    header = {**json.loads(made.header), **fields}
    spelled = canonical({k: v for k, v in header.items() if v is not None})
    return stored(made)._replace(header=spelled, hash=chain_hash(CHAIN_START, spelled, made.digest))


@given(st.dictionaries(st.text(min_size=1), json_values, max_size=5))
def test_a_change_reads_back_as_it_was_written(values: dict[str, Any]) -> None:
    made = make(values)
    assert read_change(stored(made)) == made
    assert trusted_change(stored(made)) == made


@given(json_values)
def test_there_is_one_spelling(value: Any) -> None:
    spelled = canonical(value)
    assert canonical(json.loads(spelled)) == spelled
    turned = json.loads(spelled, object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert canonical(turned) == spelled


def test_the_bytes_are_those_that_were_agreed_on() -> None:
    """The format is frozen: other bytes for the same change would part the chains of two versions."""
    made = make({"name": "周兰", "phone": None})
    assert made.body == '{"name":"周兰","phone":null}'.encode()
    assert made.header.decode() == (
        '{"actor":"' + "d" * 32 + '","at":"2026-11-22T06:31:05Z","id":"' + RECORD + '",'
        '"parents":{"name":[["' + OTHER + '",3]]},"replica":"' + REPLICA + '","scope":"NX03","seq":7,'
        '"stamp":1099511627776,"type":"resident","v":1}'
    )
    assert made.hash.hex() == "68a28ff10f47ea519da72fba9d102136d5dd9650d35828307a501b7d46372153"


def test_the_hash_covers_previous_header_and_values() -> None:
    made = make()
    assert made.digest == body_digest(SALT, made.body or b"")
    others = [
        make(previous=bytes(31) + b"\1"),
        make(actor="e" * 32),
        make({"name": "周兰兰"}),
        make(salt=bytes(16)),
        make(parents={}),
        make(origin="file"),
    ]
    assert len({made.hash, *(other.hash for other in others)}) == 7


def test_unknown_header_keys_stay_in_the_bytes() -> None:
    received = with_header(witness="zeuge", signed=[1, {"x": 2}])
    change = read_change(received)
    assert json.loads(change.header)["witness"] == "zeuge"
    assert (change.header, change.body, change.hash) == (received.header, received.body, received.hash)


MISSPELLED = (
    '{"name": "周兰"}'.encode(),
    ' {"name":"周兰"}'.encode(),
    '{"name":"周兰"}\n'.encode(),
    b'{"name":"\\u5468\\u5170"}',
    b'{"name":1.50}',
    b'{"b":1,"a":2}',
    b'{"name":"x","name":"x"}',
    b"[]",
    b"null",
    b"{",
    b"",
    b"\xff\xfe{}",
    b'{"":"x"}',
    b'{"name":NaN}',
    b'{"name":1e999}',
    b'{"name":"\\ud800"}',
    b'{"name":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
)


@pytest.mark.parametrize("number", range(len(MISSPELLED)))
def test_another_spelling_of_values_is_refused(number: int) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_change(stored(make())._replace(body=MISSPELLED[number]))
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("v", 0),
        ("v", "1"),
        ("v", True),
        ("v", None),
        ("replica", "x"),
        ("replica", "A" * 32),
        ("replica", None),
        ("scope", ""),
        ("scope", "../x"),
        ("scope", "a b"),
        ("scope", None),
        ("seq", 0),
        ("seq", -1),
        ("seq", 1.0),
        ("seq", True),
        ("seq", 2**40),
        ("stamp", 0),
        ("stamp", MAX_STAMP + 1),
        ("stamp", "1"),
        ("at", "gestern"),
        ("at", "2026-11-22 06:31:05"),
        ("at", None),
        ("type", ""),
        ("type", "x" * 65),
        ("type", 3),
        ("id", "c" * 31),
        ("id", None),
        ("actor", 5),
        ("actor", "x" * 65),
        ("origin", 5),
        ("parents", []),
        ("parents", {"name": {}}),
        ("parents", {"name": [[OTHER]]}),
        ("parents", {"name": [[OTHER, 0]]}),
        ("parents", {"name": [[OTHER, "3"]]}),
        ("parents", {"name": [["x", 3]]}),
    ],
)
def test_a_header_that_is_none_is_refused(name: str, value: Any) -> None:
    with pytest.raises(InputRefused):
        read_change(with_header(**{name: value}))


ODD: dict[str, list[Any]] = {
    "actor": ["", "d" * 64, "d" * 65, "顾", '"', 5],
    "at": ["2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "2026-11-22T06:31:05-", 5],
    "id": ["0" * 32, "C" * 32, "c" * 33],
    "origin": ["", "demo", "表 1", 'a"b', "x" * 65, 5],
    "parents": [
        None,
        {},
        {"name": []},
        {"name": [[OTHER, 3], [REPLICA, 4]], "~note": [[OTHER, 1]]},
        {"}": [[OTHER, 3]]},
        {"name": [[OTHER, 3.0]]},
        {"name": [["x", 3]]},
        [],
    ],
    "scope": ["*", "NX03", "x" * 33, "-", "../x"],
    "seq": [1, 2**40 - 1, 2**40, 0, True],
    "stamp": [1, MAX_STAMP, MAX_STAMP + 1, 10**18, 0, "1"],
    "type": ["visit", "Visit", "x" * 64, "x" * 65, "", "a b", "顾"],
    "v": [0, 1, 2, "1", True],
    "witness": ["zeuge"],
}
RESPELLED = (
    (b'":', b'": '),
    (b'"seq":7', b'"seq":07'),
    (b'"seq":7', b'"seq":7,"seq":7'),
    (b'"type"', b'"stamp":1,"type"'),
    (b'"parents":{', b'"parents":{ '),
    (b'[["', b'[["\\u0062'),
    (b'"actor":"d', b'"actor":"\\u0064'),
    (b"}", b"} "),
    (b"{", b"\xef\xbb\xbf{"),
    (b'"scope":"NX03"', b'"scope":"NX03\xff"'),
)


def test_what_is_called_a_usual_header_is_one() -> None:
    assert change_module._USUAL_HEADER.fullmatch(make().header.decode())
    assert change_module._USUAL_HEADER.fullmatch(make(parents={}, origin="demo").header.decode())


def read_both_ways(received: Stored) -> list[Change | None]:
    """What becomes of a change by the pattern for usual headers, and without it."""

    def read() -> Change | None:
        try:
            return read_change(received)
        except InputRefused:
            return None

    usual = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(change_module, "_USUAL_HEADER", re.compile("(?!)"))
        return [usual, read()]


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in ODD for value in ODD[name]])
def test_a_header_is_read_alike_by_the_short_way_and_the_long_one(name: str, value: Any) -> None:
    short, long = read_both_ways(with_header(**{name: value}))
    assert short == long


@pytest.mark.parametrize("number", range(len(RESPELLED)))
def test_another_spelling_of_a_header_is_refused_by_both_ways(number: int) -> None:
    usual, other = RESPELLED[number]
    made = stored(make())
    assert usual in made.header
    assert read_both_ways(made._replace(header=made.header.replace(usual, other, 1))) == [None, None]


def test_a_newer_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputRefused, match="新版本") as refusal:
        read_change(with_header(v=change_module.FORMAT + 1))
    assert "更新" in refusal.value.hint


@pytest.mark.parametrize(
    "broken",
    [
        {"salt": None},
        {"salt": b"short"},
        {"body": None},
        {"hash": b"short"},
        {"salt": None, "body": None, "digest": None},
        {"salt": None, "body": None, "digest": b"short"},
    ],
)
def test_parts_that_do_not_fit_together_are_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(InputRefused):
        read_change(stored(make())._replace(**broken))


def test_the_digest_is_computed_and_never_believed() -> None:
    made = make()
    assert read_change(stored(made)._replace(digest=bytes(32))).digest == made.digest


def test_an_erased_change_keeps_its_place_in_the_chain() -> None:
    made = make()
    erased = read_change(Stored(made.header, None, None, made.digest, made.hash))
    assert erased.values is None
    assert chain_hash(CHAIN_START, erased.header, erased.digest) == made.hash


@given(st.text())
def test_only_the_name_of_a_change_is_taken_for_one(text: str) -> None:
    try:
        parsed = ChangeId.parse(text)
    except InputRefused:
        return
    assert ChangeId.parse(str(parsed)) == parsed


@pytest.mark.parametrize("scope", ["*", "NX03", "local", "a_b-c"])
def test_a_name_reads_back(scope: str) -> None:
    name = ChangeId(REPLICA, scope, 12)
    assert ChangeId.parse(str(name)) == name


# --- versions ----------------------------------------------------------------------------------------------


def test_upcast_runs_the_steps_in_order_and_leaves_the_bytes() -> None:
    def first(change: Change) -> Change:
        return replace(change, v=2, values={"full_name": (change.values or {})["name"]})

    def second(change: Change) -> Change:
        return replace(change, values={**(change.values or {}), "seen": True})

    made = make()
    today = upcast(made, {1: first, 2: second})
    assert (today.v, today.values) == (3, {"full_name": "周兰", "seen": True})
    assert (today.header, today.body, today.salt, today.hash) == (
        made.header,
        made.body,
        made.salt,
        made.hash,
    )
    assert upcast(today, {1: first, 2: second}) is today


def test_received_changes_of_an_older_format_are_read_as_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    received = stored(make())
    monkeypatch.setattr(change_module, "FORMAT", 2)
    monkeypatch.setitem(
        change_module.UPCASTS, 1, lambda c: replace(c, v=2, values={"alias": (c.values or {})["name"]})
    )
    change = read_change(received)
    assert change.values == {"alias": "周兰"}
    assert (change.header, change.body, change.hash) == (received.header, received.body, received.hash)
