"""Masking shows enough to recognise a number, and never more."""

import dataclasses

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.masking import masked_id_number, masked_phone, masked_text, shown
from nanxi_desk.core.people import Resident


@pytest.mark.parametrize(
    ("phone", "seen"),
    [
        ("13812341234", "138****1234"),
        ("+86 138-1234-5678", "+86****5678"),
        ("021-66788543", "021****8543"),
        ("66788543", "****8543"),
        ("12345", "***45"),
        ("110", "*10"),
        ("11", "**"),
        ("1", "*"),
        ("", ""),
    ],
)
def test_phone(phone, seen):
    assert masked_phone(phone) == seen


def test_id_number_shows_neither_birthday_nor_more_than_region_and_end():
    assert masked_id_number("31010619490612123X") == "310106********123X"


@pytest.mark.parametrize("number", ["", "3101", "310106490612123", "31010619490612123", "E12345678901"])
def test_what_is_no_id_number_is_not_shown_at_all(number):
    assert masked_id_number(number) == "*" * len(number)


@given(st.text("0123456789 +-()/转*", max_size=40) | st.text(max_size=40))
def test_a_phone_never_shows_more_than_seven_digits_and_hides_at_least_as_it_says(phone):
    seen = masked_phone(phone)
    digits = sum(c.isdigit() for c in phone)
    left = sum(c.isdigit() for c in seen)
    most = 7 if digits >= 11 else 4 if digits >= 7 else 2 if digits > 2 else 0
    assert left <= most
    assert phone == "" or "*" in seen


@given(st.text(max_size=30))
def test_no_text_passes_the_id_mask_whole(number):
    seen = masked_id_number(number)
    assert len(seen) == len(number)
    assert number == "" or seen.count("*") >= min(8, len(number))


@given(st.text("0123456789", min_size=11, max_size=18), st.sampled_from([Kind.PHONE, Kind.ID_NUMBER]))
def test_a_masked_field_is_never_shown_whole(text, kind):
    assume("*" not in text)
    masked = Field(name="n", label="号", kind=kind, masked=True)
    assert text not in shown(masked, text)
    assert shown(dataclasses.replace(masked, masked=False), text) == text


def test_phones_and_id_numbers_of_residents_are_masked():
    assert {name for name, field in Resident.fields.items() if field.masked} == {"phone", "id_number"}


@pytest.mark.parametrize(
    ("value", "seen"), [(None, ""), (True, "是"), (False, "否"), (["甲", "乙"], "甲、乙"), (12, "12")]
)
def test_other_values_read_as_people_write_them(value, seen):
    assert shown(Field(name="x", label="某", kind=Kind.TEXT), value) == seen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13800001234", "138****1234"),
        ("王芳 13800001234（女）", "王芳 138****1234（女）"),
        ("310106194910010027", "310106********0027"),
        ("31010619900101001X", "310106********001X"),
        ("021-62551234", "021****1234"),
        ("62551234", "****1234"),
        ("2025-11-03", "2025-11-03"),
        ("20251103", "20251103"),
        ("12345", "12345"),
        ("NX03-20261122-A7017", "NX03-20261122-A7017"),
        ("听雨路876弄33号506室", "听雨路876弄33号506室"),
    ],
)
def test_numbers_inside_a_text_are_masked_and_days_are_not(text: str, shown: str) -> None:
    assert masked_text(text) == shown
