"""Headers found, titles understood, mapping files written, read and fitted."""

import datetime as dt

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.frontdesk.ledger import (
    Target,
    find_header,
    fit_mapping,
    mapping_from_toml,
    mapping_to_toml,
    propose_mapping,
    propose_mappings,
)
from nanxi_desk.frontdesk.ledger_columns import known_title
from tests.support.ledgers import GridSheet, ledger_sheet

DAY = "2026.1.4"


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("日期", Target.DATE),
        (" 日 期 ", Target.DATE),
        ("登记日期*", Target.DATE),
        ("来访时间", Target.DATE),
        ("来访人", Target.NAME),
        ("居民姓名", Target.NAME),
        ("当事人", Target.NAME),
        ("联系电话（手机）", Target.PHONE),
        ("联系方式", Target.PHONE),
        ("家庭住址", Target.ADDRESS),
        ("条线", Target.LINE),
        ("类别", Target.LINE),
        ("来访事由", Target.ITEM),
        ("反映问题", Target.DETAIL),
        ("诉求", Target.DETAIL),
        ("处理结果", Target.OUTCOME),
        ("状态", Target.STATUS),
        ("值班人", Target.RECEIVER),
        ("备注", Target.NOTE),
        ("性别", Target.GENDER),
        ("身份证号码", Target.ID_NUMBER),
        ("来访方式", Target.CHANNEL),
        ("序号", Target.SEQUENCE),
        ("Date Created", Target.DATE),
        ("date_created", Target.DATE),
        ("Requester", Target.NAME),
        ("Title", Target.ITEM),
        ("Category", Target.LINE),
        ("Description", Target.DETAIL),
        ("Status", Target.STATUS),
        ("Assigned To", Target.RECEIVER),
        ("ID", Target.SEQUENCE),
        ("居民来访的日期", Target.DATE),
        ("办结日期", None),
        ("Date Closed", None),
        ("Last Update Date", None),
        ("出生日期", None),
        ("满意度", None),
        ("Location", None),
        ("Zip Code", None),
        ("Latitude", None),
        ("Num Of Comments", None),
        ("User", None),
    ],
)
def test_titles(title, target):
    known = known_title(title)
    assert (known[0] if known else None) is target


def test_the_header_is_found_below_title_rows():
    sheet = GridSheet(
        "s", [["登记簿"], [], ["单位：某居委"], ["日期", "姓名", "事由"], [DAY, "沈秋", "低保"]]
    )
    guess = find_header(sheet)
    assert guess is not None
    assert (guess.mapping.header_row, guess.mapping.header_rows) == (3, 1)
    assert guess.mapping.columns == {0: Target.DATE, 1: Target.NAME, 2: Target.ITEM}


def test_a_header_of_two_rows_with_merged_cells():
    rows = [
        ["登记簿"],
        ["序号", "日期", "来访人", None, "楼栋", "事由"],
        [None, None, "姓名", "电话", None, None],
        [1, DAY, "沈秋", 19900001234, "甲", "低保"],
    ]
    merged = ((0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4), (1, 5, 2, 5))
    for sheet in (GridSheet("s", rows, merged), GridSheet("s", rows)):
        mapping = propose_mapping([sheet])
        assert (mapping.header_row, mapping.header_rows) == (1, 2)
        assert [mapping.columns.get(c) for c in range(6)] == [
            Target.SEQUENCE, Target.DATE, Target.NAME, Target.PHONE, None, Target.ITEM,
        ]  # fmt: skip
        assert mapping.titles[4] == "楼栋"


def test_a_line_about_the_form_is_no_part_of_the_header():
    sheet = GridSheet("s", [["填报单位：__"], ["日期", "姓名", "事由"], [DAY, "沈秋", "低保"]])
    mapping = propose_mapping([sheet])
    assert (mapping.header_row, mapping.header_rows) == (1, 1)


def test_of_two_date_columns_the_one_with_dates_is_taken():
    titles = ("登记日期", "日期", "事由")
    empty = propose_mapping([ledger_sheet(["-", DAY, "低保"], ["-", DAY, "助餐"], titles=titles)])
    assert empty.column(Target.DATE) == 1
    both = propose_mapping([ledger_sheet([DAY, DAY, "低保"], titles=titles)])
    assert both.column(Target.DATE) == 0


def test_a_time_column_beside_the_date():
    mapping = propose_mapping([ledger_sheet([DAY, "8:30", "低保"], titles=("日期", "时间", "事由"))])
    assert mapping.columns == {0: Target.DATE, 1: Target.TIME, 2: Target.ITEM}
    mapping = propose_mapping([ledger_sheet([DAY, dt.time(8), "低保"], titles=("日期", "来访时间", "事由"))])
    assert mapping.columns[1] is Target.TIME


def test_equal_titles_stay_apart():
    mapping = propose_mapping(
        [ledger_sheet([DAY, "低保", "甲", "乙"], titles=("日期", "事由", "备注", "备注"))]
    )
    assert mapping.titles == {0: "日期", 1: "事由", 2: "备注", 3: "备注(2)"}
    assert mapping.column(Target.NOTE) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["甲", "乙"], [1, 2]],
        [["日期", "金额"], [DAY, 3]],
        [["姓名", "事由"], ["沈秋", "低保"]],
        [["日期", "事由", "份数"], ["苹果", "梨", 3], ["桃", "李", 4]],  # nothing below is a date
    ],
)
def test_a_file_without_a_recognisable_header_is_refused_in_one_sentence(rows):
    with pytest.raises(InputRefused) as refused:
        propose_mapping([GridSheet("s", rows)])
    assert "表头" in refused.value.message
    assert "--map" in refused.value.hint


def test_every_monthly_sheet_is_proposed_and_the_summary_is_not():
    january = ledger_sheet([DAY, "沈秋", "", "低保", ""], name="1月")
    february = ledger_sheet(["2026.2.4", "顾海", "", "助餐", ""], name="2月")
    empty = ledger_sheet(name="3月")
    summary = GridSheet("汇总", [["条线", "件数"], ["民政", 2]])
    assert [m.sheet for m in propose_mappings([summary, january, february, empty])] == ["1月", "2月"]


def test_a_mapping_file_goes_there_and_back():
    sheet = ledger_sheet([DAY, "沈秋", "", "低保", ""], titles=("日期", '来"访\\人', "电话", "事由", "楼栋"))
    mapping = propose_mapping([sheet])
    text = mapping_to_toml(mapping)
    assert fit_mapping(mapping_from_toml(text), [sheet]) == (mapping,)
    assert '# "楼栋"' in text


def test_a_mapping_file_names_what_no_title_says():
    sheet = GridSheet("s", [["甲", "乙（丙）", "丁"], [45000, "低保", "x"]])
    wanted = mapping_from_toml(
        'year = 2025\ndate_unit = "serial"\n[columns]\n"甲" = "日期"\n"乙(丙)" = "item"\n"丁" = "忽略"\n'
    )
    (mapping,) = fit_mapping(wanted, [sheet])
    assert mapping.columns == {0: Target.DATE, 1: Target.ITEM, 2: Target.IGNORE}
    assert (mapping.header_row, mapping.year, mapping.date_unit) == (0, 2025, "serial")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[columns]\n"日期" = 日期\n', "第 2 行"),
        ('[columns]\n"日期" = "日期"\n"人" = "人名"\n', "第 3 行“人”"),
        ('[columns]\n"人" = "姓名"\n', "日期"),
        ('[columns]\n"a" = "日期"\n"b" = "日期"\n', "第 3 行“b”"),
        ('jahr = 2026\n[columns]\n"a" = "日期"\n', "第 1 行“jahr”"),
        ('year = "2026"\n[columns]\n"a" = "日期"\n', "第 1 行“year”"),
        ('header_row = 0\n[columns]\n"a" = "日期"\n', "第 1 行“header_row”"),
        ('date_unit = "days"\n[columns]\n"a" = "日期"\n', "第 1 行“date_unit”"),
        ('sheet = 3\n[columns]\n"a" = "日期"\n', "第 1 行“sheet”"),
        ("", "[columns]"),
        ("columns = 3", "[columns]"),
        ("\x00", "第 1 行"),
    ],
)
def test_a_wrong_mapping_file_names_line_or_key(text, named):
    with pytest.raises(InputRefused) as refused:
        mapping_from_toml(text)
    assert named in refused.value.message


def test_a_mapping_file_that_does_not_fit_names_what_is_missing():
    sheet = ledger_sheet([DAY, "沈秋", "", "低保", ""])
    with pytest.raises(InputRefused, match="来源地"):
        fit_mapping(mapping_from_toml('[columns]\n"日期"="日期"\n"来源地"="住址"\n'), [sheet])
    with pytest.raises(InputRefused, match="二月"):
        fit_mapping(mapping_from_toml('sheet="二月"\n[columns]\n"日期"="日期"\n'), [sheet])
    with pytest.raises(InputRefused, match="日期"):
        fit_mapping(mapping_from_toml('header_row=99\n[columns]\n"日期"="日期"\n'), [sheet])
