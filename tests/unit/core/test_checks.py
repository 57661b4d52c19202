"""What a field accepts at entry: every kind takes what it should, refuses the rest in one sentence, and
nothing that passes is too much for a workbook."""

import dataclasses
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk.core.checks import MAX_INTEGER, UNWRITABLE, check_record, check_value, check_values
from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import RECORD_TYPES, new_id
from nanxi_desk.core.workbook import Column, SheetPlan, read_workbook, write_workbook
from tests.support.project import ROOT

ID_NUMBER = "11010519491231002X"  # the example of GB 11643-1999


def declared(kind: Kind, **more: object) -> Field:
    long = 10_000 if kind is Kind.LONG_TEXT else 200
    return dataclasses.replace(
        Field(name="tested", label="试", kind=kind, max_length=long, choices=("甲", "乙")), **more
    )


def refusal(field: Field, value: object) -> FieldRefused:
    with pytest.raises(FieldRefused) as refused:
        check_value(field, value)
    assert refused.value.field == field.name
    assert field.label in refused.value.message
    return refused.value


ACCEPTED = [
    (Kind.TEXT, "楼上漏水 🏠 𫠠"),
    (Kind.TEXT, "=1+1"),
    (Kind.LONG_TEXT, "一\n二\t三\r\n四"),
    (Kind.LONG_TEXT, "字" * 10_000),
    (Kind.CHOICE, "甲"),
    (Kind.PHONE, "13812345678"),
    (Kind.PHONE, "138 1234 5678"),
    (Kind.PHONE, "+86 138-1234-5678"),
    (Kind.PHONE, "(021)66788543"),
    (Kind.PHONE, "021-66788543-801"),
    (Kind.PHONE, "021-66788543转801"),
    (Kind.PHONE, "13812345678/13987654321"),
    (Kind.PHONE, "138****5678"),
    (Kind.PHONE, "110"),
    (Kind.ID_NUMBER, ID_NUMBER),
    (Kind.INTEGER, 0),
    (Kind.INTEGER, -MAX_INTEGER),
    (Kind.FLAG, False),
    (Kind.DATE, "2028-02-29"),
    (Kind.INSTANT, "2026-11-22T06:31:05Z"),
    (Kind.REFERENCE, "*/" + "a" * 32),
    (Kind.LIST, ["身份证", "户口簿"]),
    (Kind.LIST, ()),
]

REFUSED = [
    (Kind.TEXT, "字" * 201),
    (Kind.TEXT, 5),
    (Kind.TEXT, b"bytes"),
    (Kind.LONG_TEXT, "字" * 10_001),
    (Kind.CHOICE, "丙"),
    (Kind.CHOICE, "甲 "),
    (Kind.PHONE, "12"),
    (Kind.PHONE, "+-()"),
    (Kind.PHONE, "没有电话"),
    (Kind.PHONE, "１３８１２３４５６７８"),
    (Kind.PHONE, "13812345678找王阿姨"),
    (Kind.ID_NUMBER, ID_NUMBER.lower()),
    (Kind.ID_NUMBER, ID_NUMBER[:-1] + "1"),
    (Kind.ID_NUMBER, ID_NUMBER[:6] + " " + ID_NUMBER[6:]),
    (Kind.ID_NUMBER, "１１０１０５19491231002X"),
    (Kind.ID_NUMBER, "110105491231002"),
    (Kind.ID_NUMBER, "999999194912310020"),
    (Kind.INTEGER, True),
    (Kind.INTEGER, 1.0),
    (Kind.INTEGER, MAX_INTEGER + 1),
    (Kind.INTEGER, -(10**400)),
    (Kind.FLAG, 1),
    (Kind.FLAG, "是"),
    (Kind.DATE, "2026-02-29"),
    (Kind.DATE, "2026-11-31"),
    (Kind.DATE, "0000-01-01"),
    (Kind.DATE, "2026-1-2"),
    (Kind.DATE, "２０２６-11-22"),
    (Kind.DATE, "2026-11-22T00:00:00Z"),
    (Kind.INSTANT, "2026-11-22"),
    (Kind.INSTANT, "2026-11-22T24:31:05Z"),
    (Kind.INSTANT, "2026-11-22T06:31:05+08:00"),
    (Kind.LIST, "身份证"),
    (Kind.LIST, ["身份证", None]),
    (Kind.LIST, ["字" * 200] * 51),
]


@pytest.mark.parametrize(("kind", "value"), ACCEPTED)
def test_accepted(kind, value):
    check_value(declared(kind), value)


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_refused_with_one_sentence(kind, value):
    refused = refusal(declared(kind), value)
    assert re.fullmatch(r"[^。\n]+。", refused.message)


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x0b", "\x1f", "\ud83d", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_refused_with_its_place(character):
    refused = refusal(declared(Kind.LONG_TEXT), f"一二\n{character}三")
    assert "第 4 个字" in refused.message
    refusal(declared(Kind.LIST), ["身份证", character])


def test_nothing_is_an_answer_unless_the_field_is_required():
    for kind in Kind:
        check_value(declared(kind), None)
        refusal(declared(kind, required=True), None)
    for blank in ("", " ", "\u3000\n"):
        check_value(declared(Kind.LONG_TEXT), blank)
        refusal(declared(Kind.LONG_TEXT, required=True), blank)


def test_a_derived_field_takes_no_value():
    refusal(declared(Kind.TEXT, derived=True), "办结")
    check_value(declared(Kind.TEXT, derived=True), None)


def test_a_record_is_as_good_as_its_worst_field():
    fine = Resident(id=new_id(), scope="NX03", name="王桂兰", phone="13812345678", id_number=ID_NUMBER)
    check_record(fine)
    with pytest.raises(FieldRefused) as refused:
        check_record(fine.replace(phone="无"))
    assert refused.value.field == "phone"
    with pytest.raises(KeyError):
        check_values(Resident, {"shoe_size": "42"})


def test_shipped_records_pass_their_own_checks():
    shipped = [record for cls in RECORD_TYPES.values() for record in cls.base_layer().values()]
    assert len(shipped) > 50
    for record in shipped:
        check_record(record)


def test_a_long_row_of_digits_is_refused_at_once():
    # A pattern of nested repetitions would need years for this one; the time limit is for that case only.
    code = (
        "from nanxi_desk.core.checks import check_value\n"
        "from nanxi_desk.core.errors import FieldRefused\n"
        "from nanxi_desk.core.people import Resident\n"
        "try: check_value(Resident.fields['phone'], '1' * 39 + 'x')\n"
        "except FieldRefused: print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "refused"


# --- properties --------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(), max_size=30) | st.text("0123456789+-()转 X/:TZ", max_size=24)
DAYS = st.dates().map(lambda day: day.isoformat())
VALUES = st.one_of(
    st.none(),
    TEXTS,
    DAYS,
    st.datetimes().map(lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.binary(max_size=3),
    st.lists(TEXTS | st.none() | st.integers(), max_size=5),
    st.sampled_from(("甲", "乙", ID_NUMBER)),
    st.integers(0, 10**17 - 1).map(lambda n: f"{n:017d}{ric.calc_check_digit(f'{n:017d}')}"),
)


def _accepts(field, value):
    try:
        check_value(field, value)
    except FieldRefused as error:
        refused = error
    else:
        return True
    assert refused.message.endswith("。")
    assert not UNWRITABLE.search(refused.message)
    return False


@given(st.sampled_from(list(Kind)), VALUES)
def test_whatever_comes_is_accepted_or_refused_with_a_sentence(kind, value):
    _accepts(declared(kind), value)


@settings(max_examples=8)  # each of them is read by a process of its own
@given(st.lists(st.tuples(st.sampled_from(list(Kind)), VALUES), min_size=200, max_size=400))
def test_what_is_accepted_comes_back_equal_from_a_workbook(drawn):
    flat = []
    for kind, value in drawn:
        if _accepts(declared(kind), value):
            flat.extend(value if isinstance(value, list) else [value])
    flat += [value for __, value in ACCEPTED if not isinstance(value, (list, tuple))]
    plan = SheetPlan("试", [Column("v", "值")], [[value] for value in [*flat, "完"]], key_row=False)
    [sheet] = read_workbook(write_workbook([plan]))
    back = [row[0] for row in sheet.rows[1:]]
    assert back == [None if value == "" else value for value in [*flat, "完"]]
