"""A ledger's file before a person: what is proposed, pointed at, chosen by hand, and what is lacking yet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.workbook.grid import write_grid
from nanxi_desk.core.workbook.protection import encrypt
from nanxi_desk.frontdesk.ledger import Target, propose_mapping
from nanxi_desk.frontdesk.ledger_columns import mapping_at
from nanxi_desk.frontdesk.ledger_file import (
    FIELDS,
    LedgerFile,
    PasswordWanted,
    first_mapping,
    lacking,
    read_ledger_file,
    samples,
    with_column,
)
from tests.support.ledgers import GridSheet, ledger_sheet, messy_ledger_rows

DAY = "2026-01-04"
SHEET = ledger_sheet([DAY, "沈秋", "13812345678", "低保", "√"], [DAY, " 顾 海", None, "助餐", None])


def test_every_field_but_the_ignored_one_is_offered_once():
    assert set(FIELDS) == set(Target) - {Target.IGNORE}
    assert len(FIELDS) == len(set(FIELDS))


@given(steps=st.lists(st.tuples(st.sampled_from(FIELDS), st.none() | st.integers(0, 4)), max_size=12))
def test_however_columns_are_chosen_each_serves_one_field_and_the_last_choice_holds(steps):
    mapping = propose_mapping([SHEET])
    for target, column in steps:
        mapping = with_column(mapping, target, column)
        assert mapping.column(target) == column
        assert len(set(mapping.columns.values())) == len(mapping.columns)
        assert list(mapping.columns) == sorted(mapping.columns)


def test_samples_are_the_first_different_texts_below_the_header():
    mapping = propose_mapping([SHEET])
    assert samples(SHEET, mapping, 0) == [DAY]
    assert samples(SHEET, mapping, 1) == ["沈秋", "顾 海"]
    assert samples(SHEET, mapping, 1, count=1) == ["沈秋"]
    assert samples(SHEET, mapping, 2) == ["13812345678"]
    assert samples(SHEET, mapping, 9) == []


def test_a_header_that_was_pointed_at_is_understood_as_far_as_it_is_known():
    sheet = GridSheet("s", [["日期", "事由"], ["来访日期", "什么", "姓名"], [DAY, "低保", "沈秋"]])
    mapping = mapping_at(sheet, 1)
    assert dict(mapping.columns) == {0: Target.DATE, 2: Target.NAME}
    assert dict(mapping.titles) == {0: "来访日期", 1: "什么", 2: "姓名"}
    assert (mapping.header_row, mapping.header_rows) == (1, 1)
    assert mapping_at(sheet, 2, 2).header_rows == 1


def test_without_a_recognisable_header_the_first_row_of_several_cells_is_offered():
    assert first_mapping(GridSheet("s", [["一览"], [None, None], ["甲", "乙"]])).header_row == 2
    assert first_mapping(GridSheet("s", [["一览"]])).header_row == 0


def test_what_is_lacking_is_said_until_there_is_a_day_and_a_matter():
    mapping = propose_mapping([SHEET])
    assert lacking([]) != ""
    assert lacking([mapping]) == ""
    assert "日期" in lacking([mapping, with_column(mapping, Target.DATE, None)])
    assert "事由" in lacking([with_column(mapping, Target.ITEM, None)])
    assert lacking([with_column(with_column(mapping, Target.ITEM, None), Target.DETAIL, 3)]) == ""


def test_sheets_with_rows_are_read_and_ledgers_among_them_proposed(tmp_path):
    sample = messy_ledger_rows(2025, 20, 1)
    file = tmp_path / "来访.xlsx"
    file.write_bytes(write_grid("来访登记", sample.grid, sample.merged))
    read = read_ledger_file(file)
    assert [sheet.name for sheet in read.sheets] == ["来访登记"]
    assert read.proposed["来访登记"].column(Target.DATE) == 1
    read.forget()
    assert read.sheet("来访登记").rows == []


def test_a_password_is_asked_for_and_an_empty_file_is_refused(tmp_path):
    file = tmp_path / "来访.xlsx"
    file.write_bytes(encrypt(write_grid("来访登记", [["日期", "事由"], [DAY, "低保"]]), "geheim"))
    with pytest.raises(PasswordWanted):
        read_ledger_file(file)
    assert isinstance(read_ledger_file(file, "geheim"), LedgerFile)
    with pytest.raises(InputRefused):
        read_ledger_file(file, "falsch")
    empty = tmp_path / "空.csv"
    empty.write_text("", "utf-8")
    with pytest.raises(InputRefused, match=r"空\.csv"):
        read_ledger_file(empty)
