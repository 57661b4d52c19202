"""Whole ledgers: every row taken, refused with a reason, or known to be no visit; identities that last."""

import dataclasses
import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import UsageError
from nanxi_desk.frontdesk.ledger import fit_mapping, mapping_from_toml, propose_mapping, read_ledger
from tests.support.ledgers import TODAY, GridSheet, ledger_sheet, messy_ledger_rows, read, text_grid

DAY = "2026.1.4"


def only(sheet):
    """The one row of the sheet, everything else accounted for."""
    reading = read(sheet)
    assert reading.refused == ()
    (row,) = reading.rows
    return row


def reasons(sheet):
    return [(refused.row, refused.reason) for refused in read(sheet).refused]


@pytest.mark.parametrize("seed", range(5))
def test_a_messy_ledger_is_read_as_it_was_meant(seed):
    sample = messy_ledger_rows(2025, 400, seed)
    reading = read(GridSheet("Sheet1", sample.grid, sample.merged))
    assert reading.refused == ()
    assert len(reading.rows) == len(sample.truth) == 400
    for row, true in zip(reading.rows, sample.truth, strict=True):
        for field in dataclasses.fields(true):
            found = row.detail or row.item if field.name == "detail" else getattr(row, field.name)
            assert found == getattr(true, field.name), (field.name, true)
    below_header = len(sample.grid) - 3
    assert below_header == 400 + sum(dataclasses.astuple(reading.skipped))
    assert reading.skipped.headers == 1
    assert reading.skipped.titles == 1
    assert reading.skipped.subtotals == len({true.day.month for true in sample.truth})


def test_the_sample_is_the_same_for_a_seed_and_has_two_equal_visits():
    sample = messy_ledger_rows(2025, 60, 3)
    assert sample == messy_ledger_rows(2025, 60, 3)
    assert sample != messy_ledger_rows(2025, 60, 4)
    contents = Counter(tuple(map(str, row[1:])) for row in sample.grid if isinstance(row[0], int))
    assert max(contents.values()) == 2
    with pytest.raises(UsageError):
        messy_ledger_rows(2025, 5, 1, last=dt.date(2026, 1, 1))


def test_a_ledger_saved_as_text_loses_only_what_its_merged_cells_held():
    sample = messy_ledger_rows(2025, 400, 7)
    merged_away = {
        row for first, left, last, _ in sample.merged if left == 1 for row in range(first + 2, last + 2)
    }
    reading = read(GridSheet("Sheet1", text_grid(sample.grid)))
    assert {refused.row for refused in reading.refused} == merged_away
    assert {refused.reason for refused in reading.refused} == {"没有日期"}
    truth = {true.row: true for true in sample.truth}
    assert all(row.day == truth[row.row].day for row in reading.rows)
    whole = read(GridSheet("Sheet1", sample.grid, sample.merged))
    identities = {row.identity for row in whole.rows}
    assert {row.identity for row in reading.rows} <= identities


# --- identity ---


def test_two_equal_visits_stay_two_and_a_second_run_gives_the_same_identities():
    sheet = ledger_sheet([DAY, "沈秋", 19900001234, "低保", "√"], [DAY, "沈秋", 19900001234, "低保", "√"])
    first, second = read(sheet).rows
    assert first.identity != second.identity
    assert [row.identity for row in read(sheet).rows] == [first.identity, second.identity]
    assert all(len(row.identity) == 32 and int(row.identity, 16) >= 0 for row in (first, second))


@given(st.randoms(use_true_random=False))
def test_sorting_a_ledger_anew_changes_no_identity(dice):
    sample = messy_ledger_rows(2025, 40, 11)
    visits = [true.row - 1 for true in sample.truth]
    dated = read(GridSheet("s", sample.grid, sample.merged))
    rows = [list(sample.grid[index]) for index in visits]
    for row, taken in zip(rows, dated.rows, strict=True):
        row[1] = taken.day.isoformat()  # a re-sorted file has no merged days and no order to go by
    dice.shuffle(rows)
    for number, row in enumerate(rows, 1):
        row[0] = number
    shuffled = read(GridSheet("s", [*sample.grid[:3], *rows]))
    assert sorted(row.identity for row in shuffled.rows) == sorted(row.identity for row in dated.rows)


def test_spelling_column_order_and_empty_columns_change_no_identity():
    plain = only(ledger_sheet([dt.date(2026, 1, 4), "沈秋", 19900001234, "低保(急)", "√"]))
    other = only(ledger_sheet(["2026年1月4日", " 沈 秋", "199-0000-1234", "低保（急）", "√ "]))
    moved = only(
        ledger_sheet(
            ["√", None, "低保(急)", "１９９００００１２３４", "沈秋", "1.4", 7],
            titles=("处理情况", "备注", "事由", "联系电话", "来访人", "日期", "序号"),
        )
    )
    assert plain.identity == other.identity == moved.identity
    different = only(ledger_sheet([DAY, "沈秋", 19900001234, "低保", "√"]))
    assert different.identity != plain.identity


def test_an_unmapped_cell_is_part_of_the_content():
    titles = ("日期", "事由", "楼栋")
    reading = read(ledger_sheet([DAY, "低保", "甲"], [DAY, "低保", "乙"], titles=titles))
    assert reading.rows[0].identity != reading.rows[1].identity
    assert [row.original for row in reading.rows] == [{"楼栋": "甲"}, {"楼栋": "乙"}]


def test_equal_visits_on_two_sheets_of_one_file_stay_two():
    sheets = [ledger_sheet([DAY, "沈秋", "", "低保", ""], name=name) for name in ("甲", "乙")]
    seen: Counter[str] = Counter()
    identities = [
        row.identity
        for sheet in sheets
        for row in read_ledger(sheet, propose_mapping([sheet]), today=TODAY, seen=seen).rows
    ]
    assert len(set(identities)) == 2


# --- rows that are no visits ---


def test_sums_blank_lines_repeated_headers_and_remarks_are_counted_not_refused():
    titles = ("序号", "日期", "来访人", "事由")
    reading = read(
        ledger_sheet(
            [1, DAY, "沈秋", "低保"],
            [None, "1月小计", 1, None],
            [None, None, None, None],
            ["", " ", "\u3000", None],
            [2, None, None, None],
            ["2026年2月", None, None, None],
            list(titles),
            [3, "2.3", "顾海", "助餐"],
            ["本页小计", None, "1", None],
            [None, "2026-02-28", "小 计", 1],
            ["合 计：2件"],
            ["总计", None, 2, None],
            ["Total", None, 2, None],
            ["备注：每月上报"],
            ["第 1 页 共 2 页"],
            ["制表人：小周", None, "审核人：老钱", None],
            titles=titles,
        )
    )
    assert reading.refused == ()
    assert [row.name for row in reading.rows] == ["沈秋", "顾海"]
    assert dataclasses.asdict(reading.skipped) == {"blank": 3, "titles": 4, "headers": 1, "subtotals": 6}


def test_a_section_title_sets_the_year_of_the_rows_below_it():
    sheet = ledger_sheet(
        ["2025年12月"],
        ["12.30", "沈秋", "", "低保", ""],
        ["2026年1月"],
        ["1.2", "顾海", "", "助餐", ""],
        heading="来访登记",
    )
    assert [row.day.isoformat() for row in read(sheet).rows] == ["2025-12-30", "2026-01-02"]


def test_the_sheet_name_gives_the_year():
    sheet = ledger_sheet(["1.7", "沈秋", "", "低保", ""], heading="来访登记", name="2025年")
    assert only(sheet).day == dt.date(2025, 1, 7)


def test_a_day_merged_over_visits_is_filled_down_and_its_empty_lines_stay_empty():
    sheet = ledger_sheet(
        [DAY, "沈秋", "", "低保", ""],
        [None, "顾海", "", "助餐", ""],
        [None, None, None, None, None],
        merged=((2, 0, 4, 0),),
    )
    reading = read(sheet)
    assert [(row.name, row.day.isoformat()) for row in reading.rows] == [
        ("沈秋", "2026-01-04"),
        ("顾海", "2026-01-04"),
    ]
    assert reading.refused == ()
    assert reading.skipped.blank == 1


def test_ditto_marks_repeat_the_row_above():
    reading = read(ledger_sheet([DAY, "沈秋", 19900001234, "低保", ""], ["同上", "〃", "同上", "助餐", ""]))
    assert [(r.day, r.name, r.phone) for r in reading.rows] == [
        (dt.date(2026, 1, 4), "沈秋", "19900001234")
    ] * 2


# --- rows that cannot be taken ---


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([None, "沈秋", "", "低保", ""], "没有日期"),
        ([None, None, None, "低保", None], "没有日期"),
        ([DAY, None, None, None, None], "只有日期，没有内容"),
        (["2026.2.30", "沈秋", "", "低保", ""], "日期“2026.2.30”不存在"),
        (["昨天", "沈秋", "", "低保", ""], "日期“昨天”看不懂"),
        (["2026.11.24", "沈秋", "", "低保", ""], "日期“2026.11.24”在今天之后"),
        (["1989.11.24", "沈秋", "", "低保", ""], "日期“1989.11.24”在 1990 年之前"),
        ([1.1, "沈秋", "", "低保", ""], "日期“1.1”可能是2026-01-01或2026-01-10，前后的行也看不出是哪一天"),
        (
            [DAY, "沈秋", "1.99E+10", "低保", ""],
            "“联系电话”存成了数字，末尾几位已经丢失；请把这一格改成文本重新填写",
        ),
        ([DAY, "沈秋", "", "低\x0b保", ""], "“事由”里有工作簿存不了的控制字符"),
        ([DAY, "沈秋", "", "低" * 10_001, ""], "“事由”超过 10000 个字"),
        ([DAY, "沈" * 201, "", "低保", ""], "“来访人”超过 200 个字"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_reason_and_the_rest_is_taken(row, reason):
    sheet = ledger_sheet(row, *[[DAY, "顾海", "", "助餐", "√"]] * 3)
    assert reasons(sheet) == [(3, reason)]
    assert [taken.row for taken in read(sheet).rows] == [4, 5, 6]


def test_an_identity_number_stored_as_a_number_is_refused_and_an_invalid_one_is_kept_as_written():
    titles = ("日期", "身份证号", "事由")
    sheet = ledger_sheet(
        [DAY, 310106199001010000, "低保"],
        [DAY, "31010619900101001Z", "低保"],
        ["没有", 3.10106199e17, "低保"],
        [DAY, "", "低保"],
        titles=titles,
    )
    reading = read(sheet)
    assert [refused.row for refused in reading.refused] == [3, 5]
    assert "身份证号" in reading.refused[0].reason
    assert reading.refused[1].reason.startswith("日期“没有”看不懂；“身份证号”")
    assert [(row.row, row.id_number) for row in reading.rows] == [(4, None), (6, None)]
    assert reading.rows[0].original == {"身份证号": "31010619900101001Z"}
    assert [(warning.row, "身份证号" in warning.reason) for warning in reading.warnings] == [(4, True)]


# --- what a taken row says ---


def test_nothing_of_a_row_is_dropped():
    titles = (
        "编号",
        "日期",
        "时间",
        "来访人",
        "性别",
        "电话",
        "渠道",
        "事由",
        "内容",
        "状态",
        "处理结果",
        "满意度",
        None,
    )
    row = only(
        ledger_sheet(
            [
                "A-7",
                DAY,
                "上午",
                "匿名",
                "不详",
                "19900001234/66000543",
                "信鸽",
                "漏水(三楼)",
                "厨房顶滴水",
                "否",
                "已联系物业",
                "一般",
                "x",
            ],
            titles=titles,
        )
    )
    assert row.original == {
        "编号": "A-7",
        "时间": "上午",
        "来访人": "匿名",
        "性别": "不详",
        "电话": "19900001234/66000543",
        "渠道": "信鸽",
        "满意度": "一般",
        "第 13 列": "x",
    }
    assert (row.item, row.detail, row.outcome) == ("漏水", "漏水(三楼)\n厨房顶滴水", "否 / 已联系物业")
    assert (row.name, row.gender, row.phone, row.channel, row.closed) == (
        None,
        None,
        "19900001234",
        None,
        False,
    )


def test_a_running_number_is_not_kept_and_a_case_number_is():
    assert only(ledger_sheet([1, DAY, "低保"], titles=("序号", "日期", "事由"))).original == {}
    assert only(ledger_sheet([4933221, DAY, "x"], titles=("ID", "Date", "Title"))).original == {
        "ID": "4933221"
    }


def test_the_matter_comes_from_whatever_column_tells_it():
    assert only(ledger_sheet([DAY, "咨询低保，材料不齐"], titles=("日期", "内容"))).item == "咨询低保"
    assert only(ledger_sheet([DAY, "民政"], titles=("日期", "条线"))).item == "民政"
    english = only(
        ledger_sheet(
            [1538492521, "Broken Sidewalk", "a hole, deep", "in progress", "07030"],
            titles=("Date Created", "Title", "Description", "Status", "Zip Code"),
        )
    )
    assert (english.item, english.detail) == ("Broken Sidewalk", "a hole, deep")
    assert (english.outcome, english.closed, english.original) == (
        "in progress",
        False,
        {"Zip Code": "07030"},
    )
    assert (english.day, english.time) == (dt.date(2018, 10, 2), dt.time(23, 2, 1))


def test_an_ignored_column_is_left_out():
    sheet = ledger_sheet([DAY, "低保", "x"], titles=("日期", "事由", "流水"))
    wanted = mapping_from_toml('[columns]\n"日期"="日期"\n"事由"="事由"\n"流水"="忽略"\n')
    (mapping,) = fit_mapping(wanted, [sheet])
    assert read_ledger(sheet, mapping, today=TODAY).rows[0].original == {}


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["日期", "事由", "合计", "1.1", "同上", DAY, "备注：", "2026年"]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@given(
    st.lists(st.lists(CELLS, max_size=6), max_size=12),
    st.lists(st.tuples(*[st.integers(0, 12)] * 4), max_size=3),
)
def test_whatever_stands_below_a_header_each_row_is_accounted_for_once(rows, merged):
    ranges = tuple((min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merged)
    sound = [DAY, "沈秋", "", "低保", ""]
    sheet = ledger_sheet(*[sound] * 20, *rows)
    mapping = propose_mapping([sheet])
    reading = read_ledger(dataclasses.replace(sheet, merged=ranges), mapping, today=TODAY)
    counted = len(reading.rows) + len(reading.refused) + sum(dataclasses.astuple(reading.skipped))
    assert counted == len(rows) + 20
    assert len({row.identity for row in reading.rows}) == len(reading.rows)
    assert all(refused.reason for refused in reading.refused)


def test_rows_in_any_order_with_full_dates_are_all_taken():
    rows = [[f"2026.{month}.{day}", "沈秋", "", "低保", ""] for month in range(1, 11) for day in (1, 10, 20)]
    random.Random(5).shuffle(rows)
    reading = read(ledger_sheet(*rows))
    assert len(reading.rows) == 30
    assert reading.refused == ()
