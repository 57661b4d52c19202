"""Phones, identity numbers, names, channels, matters and outcomes as ledgers write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.ledger_outcome import OPEN, joint_outcome, read_outcome
from nanxi_desk.frontdesk.ledger_values import (
    NumberProblem,
    canonical,
    leading_item,
    line_text,
    read_channel,
    read_gender,
    read_id_number,
    read_name,
    read_phone,
)


@pytest.mark.parametrize(
    ("cell", "number", "whole"),
    [
        (19900001234, "19900001234", True),
        (19900001234.0, "19900001234", True),
        ("19900001234", "19900001234", True),
        ("'19900001234", "19900001234", True),
        ("199-0000-1234", "19900001234", True),
        ("199 0000 1234", "19900001234", True),
        ("１９９００００１２３４", "19900001234", True),
        ("+86 199 0000 1234", "19900001234", True),
        ("（021）66000543", "021-66000543", True),
        ("021-66000543", "021-66000543", True),
        ("021 6600 0543", "021-66000543", True),
        ("021－66000543", "021-66000543", True),
        ("021-66000543转802", "021-66000543-802", True),
        ("66000543", "66000543", True),
        (66000543, "66000543", True),
        ("0512-6600543", "0512-6600543", True),
        ("(201) 555-0123", "2015550123", True),
        ("+1 201 555 0123", "+12015550123", True),
        ("19900001234/021-66000543", "19900001234", False),
        ("19900001234、19900005678", "19900001234", False),
        ("66000543 19900001234", "66000543", False),
        ("19900001234（儿子）", "19900001234", False),
        ("手机：19900001234", "19900001234", False),
        ("无", None, False),
        ("12345", None, False),
        ("", None, True),
        (None, None, True),
    ],
)
def test_phones(cell, number, whole):
    reading = read_phone(cell)
    assert (reading.number, reading.whole, reading.problem) == (number, whole, None)


@pytest.mark.parametrize("cell", ["1.99E+10", "1.990000123E+10", 1.99e25, 10**16])
def test_a_phone_that_lost_digits_is_never_repaired(cell):
    assert read_phone(cell).problem is NumberProblem.DIGITS_LOST
    assert read_phone(cell).number is None


PHONE_SPELLINGS = [
    str,
    int,
    lambda p: f"{p[:3]}-{p[3:7]}-{p[7:]}",
    lambda p: f" {p[:3]} {p[3:7]} {p[7:]} ",
    lambda p: f"+86{p}",
    lambda p: "".join(chr(ord(c) + 0xFEE0) for c in p),
    lambda p: f"{p[:3]}－{p[3:7]}－{p[7:]}",
]


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii), st.sampled_from(PHONE_SPELLINGS))
def test_any_mobile_number_in_any_spelling_is_read_back(phone, spell):
    reading = read_phone(spell(phone))
    assert (reading.number, reading.whole) == (phone, True)


ANY_CELL = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789-+()转 eE./、", max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.datetimes(),
    st.times(),
)


@given(ANY_CELL)
def test_no_cell_breaks_a_reader(cell):
    phone = read_phone(cell)
    assert phone.number is None or set(phone.number) <= set("0123456789-+")
    id_number = read_id_number(cell)
    assert id_number.number is None or len(id_number.number) == 18
    for reader in (read_name, read_gender, read_channel, line_text):
        assert reader(cell) is None or reader(cell)
    assert not any(character.isspace() for character in canonical(cell))
    if isinstance(cell, str):
        assert read_outcome(cell).closed or read_outcome(cell) == OPEN
        assert len(leading_item(cell)) <= 100


def test_identity_numbers_are_text_and_checked():
    valid = "31010619900101001X"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    body = valid[:17]
    valid = body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
    assert read_id_number(valid).number == valid
    assert read_id_number(f" {valid[:6]} {valid[6:14]} {valid[14:].lower()}").number == valid
    wrong = valid[:17] + ("0" if valid[17] != "0" else "1")
    assert (read_id_number(wrong).number, read_id_number(wrong).whole) == (None, False)
    for number in (310106199001010000, 3.10106199001010e17, "3.10106E+17", 10**15):
        assert read_id_number(number).problem is NumberProblem.DIGITS_LOST
    assert read_id_number(310106900101001).problem is None  # 15 digits are all there, only not valid


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (" 沈 雨桐 ", "沈雨桐"),
        ("沈\u3000秋", "沈秋"),
        ("Anna  Smith", "Anna Smith"),
        ("古丽·阿依", "古丽·阿依"),
        ("匿名", None),
        ("—", None),
        ("", None),
        (None, None),
    ],
)
def test_names(cell, name):
    assert read_name(cell) == name


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("来电", "电话"),
        ("现场", "现场"),
        ("窗口接待", "现场"),
        ("入户走访", "上门走访"),
        ("微信群", "微信"),
        ("12345工单", "热线转来"),
        ("代办", "代办"),
        ("Phone", "电话"),
        ("walk-in", "现场"),
        ("信鸽", None),
        (None, None),
    ],
)
def test_channels_are_those_of_the_desk(words, channel):
    assert read_channel(words) == channel
    assert channel is None or channel in rules.CHANNELS


@pytest.mark.parametrize(("cell", "gender"), [("男", "男"), ("F", "女"), (1, "男"), ("2", "女"), ("?", None)])
def test_genders(cell, gender):
    assert read_gender(cell) == gender


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("敬老卡(代母亲办理)", "敬老卡"),
        ("敬老卡（代母亲办理）", "敬老卡"),
        ("低保咨询,材料不齐", "低保咨询"),
        ("低保咨询，材料不齐", "低保咨询"),
        ("漏水。三楼", "漏水"),
        ("（急）漏水", "（急）漏水"),
        ("Benches - Parks", "Benches - Parks"),
        ("Broken, loose sidewalk", "Broken, loose sidewalk"),
        ("长" * 150, "长" * 99 + "…"),
    ],
)
def test_the_leading_words_name_the_matter(text, item):
    assert leading_item(text) == item


@pytest.mark.parametrize(
    ("words", "closed", "on_spot", "result"),
    [
        ("√", True, False, "办成"),
        ("V", True, False, "办成"),
        ("是", True, False, "办成"),
        ("已办结", True, False, "办成"),
        ("已办", True, False, "办成"),
        ("办结", True, False, "办成"),
        ("完成", True, False, "办成"),
        ("已完成。", True, False, "办成"),
        ("已解决", True, False, "办成"),
        ("已答复", True, False, "办成"),
        ("completed", True, False, "办成"),
        ("Resolved", True, False, "办成"),
        ("closed", True, False, None),
        ("当场答复", True, True, "办成"),
        ("当场办结", True, True, "办成"),
        ("现场已解决", True, True, "办成"),
        ("当场答复,居民满意", True, True, "办成"),
        ("resolved at desk", True, True, "办成"),
        ("物业已上门维修，居民满意", True, False, "办成"),
        ("已转物业,已修好", True, False, "办成"),
        ("已办结,待回访", True, False, "办成"),
        ("调解成功", True, False, "办成"),
        ("已告知政策", True, False, "办成"),
        ("不符合条件,不予受理", True, False, "不予办理"),
        ("rejected", True, False, "不予办理"),
        ("双方自行协商解决", True, False, "自行解决"),
        ("已移送", True, False, "移送"),
        ("居民撤回", True, False, None),
        ("处理中", False, False, None),
        ("", False, False, None),
        ("in progress", False, False, None),
        ("open", False, False, None),
        ("received", False, False, None),
        ("not completed", False, False, None),
        ("已转街道受理中心", False, False, None),
        ("转物业处理", False, False, None),
        ("已上报", False, False, None),
        ("未办结", False, False, None),
        ("尚未解决", False, False, None),
        ("待处理", False, False, None),
        ("材料不齐，待补", False, False, None),
        ("已受理", False, False, None),
        ("已联系物业", False, False, None),
        ("居民不满意", False, False, None),
        ("已答复，居民要求继续处理，跟进中", False, False, None),
        ("×", False, False, None),
        ("否", False, False, None),
        ("云淡风轻", False, False, None),
    ],
)
def test_outcomes_follow_the_documented_table(words, closed, on_spot, result):
    outcome = read_outcome(words)
    assert (outcome.closed, outcome.on_spot, outcome.result) == (closed, on_spot, result)
    assert result is None or result in rules.RESULTS


def test_a_status_column_decides_and_the_words_say_how():
    assert joint_outcome("是", "当场答复").on_spot
    assert not joint_outcome("否", "当场答复").closed
    assert joint_outcome("已办结", "已联系物业").closed
    assert joint_outcome("", "当场答复").on_spot


def test_equal_content_has_one_canonical_form():
    assert canonical("１２ａｂ （注）") == canonical("12ab(注)")
    assert canonical(19900001234) == canonical("19900001234") == canonical(19900001234.0)
    assert canonical("40.7472791") == canonical(40.7472791)
    assert canonical("A\r\nB_x000D_") == canonical("A\nB")
    assert (
        canonical(dt.datetime.fromisoformat("2026-01-04"))
        == canonical(dt.date(2026, 1, 4))
        == canonical("2026-01-04")
    )
    assert canonical("沈\u200b秋") == canonical("沈 秋") == "沈秋"
    assert canonical("310106199001011234") == "310106199001011234"
