"""Lists of people as they are pasted and as sheets have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.training import rules
from nanxi_desk.training.roster_lines import office_of, read_pasted, read_rows

OFFICES = {"NX03": "华业居委会", "NX07": "听潮居委会"}


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(line.name, line.office, line.post, line.phone) for line in read_pasted(text, OFFICES)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("王芳", [("王芳", "", "", "")]),
        ("1. 王芳 华业居委会 主任 13800001234", [("王芳", "NX03", "主任", "13800001234")]),
        ("2、李明", [("李明", "", "", "")]),
        ("（3）王　强", [("王强", "", "", "")]),
        ("张伟、刘洋、陈静", [("张伟", "", "", ""), ("刘洋", "", "", ""), ("陈静", "", "", "")]),
        ("王芳\t听潮\t社工\t138-0000-1234", [("王芳", "NX07", "社工", "138-0000-1234")]),
        ("王芳，华业居委会，1234", [("王芳", "NX03", "", "1234")]),
        ("王芳 62580000", [("王芳", "", "", "62580000")]),
        (
            "姓名\t电话\t单位\n王芳\t1234\t华业\n李明\t\t听潮居委会",
            [("王芳", "NX03", "", "1234"), ("李明", "NX07", "", "")],
        ),
        ("Anna Smith,某公司", [("Anna Smith", "", "", "")]),
    ],
)
def test_pasted_lines(text, people):
    assert told(text) == people


def test_two_names_and_one_phone_are_not_guessed():
    (line,) = read_pasted("张伟、刘洋 13800001234", OFFICES)
    assert "分不清" in line.problem


def test_columns_of_a_sheet_in_any_order_below_a_title():
    rows = [
        ["培训名单", None, None, None],
        [None, None, None, None],
        ["联系电话", "姓 名", "职务", "所属居委"],
        [13800001234, "王芳", "主任", "华业"],
        [None, None, None, None],
        ["12", "李明", "委员", "听潮居委会"],
    ]
    first, second = read_rows(rows, OFFICES)
    assert (first.row, first.name, first.office, first.phone) == (4, "王芳", "NX03", "13800001234")
    assert first.role == rules.COMMITTEE
    assert (second.row, second.problem) == (6, "电话至少要有后四位。")


def test_a_sheet_without_names_is_none():
    assert read_rows([["日期", "主题"], ["2026-05-12", "应急"]], OFFICES) is None


def test_offices_by_name_and_code():
    assert (
        office_of("华业", OFFICES)
        == office_of("nx03", OFFICES)
        == office_of("华业居民委员会", OFFICES)
        == "NX03"
    )
    assert office_of("华", OFFICES) == office_of("", OFFICES) == office_of("别处居委会", OFFICES) == ""


@given(st.text(max_size=120))
def test_whatever_is_pasted_gives_names_or_a_reason(text):
    for line in read_pasted(text, OFFICES):
        assert line.problem or (0 < len(line.name) <= 60 and not any(c.isdigit() for c in line.name))
        assert line.row >= 1


_name = st.text("王李张刘陈杨芳明强伟洋静", min_size=2, max_size=3)


@given(st.lists(_name, min_size=1, max_size=20), st.sampled_from(["\n", "、", "\n\n"]))
def test_plain_names_come_back_as_they_are(names, between):
    assert [line.name for line in read_pasted(between.join(names), OFFICES)] == names
