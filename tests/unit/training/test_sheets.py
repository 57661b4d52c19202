"""The sign-in sheet as a workbook: out, filled in by hand, saved by LibreOffice, and back."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.workbook import read_table_file
from nanxi_desk.core.workbook.grid import write_grid
from nanxi_desk.training import rules
from nanxi_desk.training.sheet_cells import SheetLine, understood
from nanxi_desk.training.views import NewPerson
from tests.support.requirements import needs_tool


@pytest.fixture
def session(office) -> str:
    session = office.session()
    people = [
        NewPerson(name, "NX03", phone=f"1380000{n:04d}")
        for n, name in enumerate(("王芳", "李明", "张伟", "刘洋"))
    ]
    office.invite(session, *people)
    return session


def filled(path: Path, cells: dict[str, str]) -> Path:
    """The sheet with texts typed into cells, as a spreadsheet program saves it."""
    book = load_workbook(path)
    for place, text in cells.items():
        book.worksheets[0][place] = text
    book.save(path)
    return path


def first_row(path: Path) -> int:
    """Number of the first person's row."""
    rows = read_table_file(path)[0].rows
    return next(number for number, row in enumerate(rows, 1) if row[0] == "1")


def write(office, session, folder, **how) -> Path:
    return office.sheets.write(office.actor, session, folder / "签到表.xlsx", **how).path


def test_a_blank_sheet_has_masked_phones_and_numbered_lines_for_walk_ins(office, session, tmp_path):
    rows = read_table_file(write(office, session, tmp_path, blank_rows=3))[0].rows
    people = rows[-7:]
    assert [row[:5] for row in people[:2]] == [
        ["1", "王芳", "华业居委会", None, "****0000"],
        ["2", "李明", "华业居委会", None, "****0001"],
    ]
    assert [row[0] for row in people[4:]] == ["5", "6", "7"]
    assert not any("1380000" in str(cell) for row in rows for cell in row)


def test_a_returned_sheet_is_shown_first_and_written_once(office, session, tmp_path):
    path = write(office, session, tmp_path)
    top = first_row(path)
    filled(
        path,
        {
            f"F{top}": "9:05",
            f"F{top + 1}": "√",
            f"G{top + 1}": "11：00",
            f"H{top + 2}": "事假",
            f"B{top + 4}": "赵六",
            f"C{top + 4}": "某公司",
            f"E{top + 4}": "7788",
        },
    )
    preview = office.sheets.read(session, path)
    kinds = [(row.kind, row.name, row.words) for row in preview.rows if row.kind != "blank"]
    assert kinds == [
        ("mark", "王芳", "出勤 09:05"),
        ("mark", "李明", "出勤 11:00"),
        ("mark", "张伟", "事假"),
        ("walk_in", "赵六", "出勤"),
    ]
    assert office.attending.tally(session).came == 0
    taken = office.sheets.take(office.actor, preview)
    assert (taken.marked, taken.walk_ins, taken.new_people, taken.refused) == (3, 1, 1, ())
    assert {row.name: row.status for row in office.attending.people(session)} == {
        "王芳": rules.PRESENT,
        "李明": rules.EARLY,
        "张伟": rules.PERSONAL,
        "刘洋": rules.UNMARKED,
        "赵六": rules.PRESENT,
    }
    again = office.sheets.read(session, path)
    assert {row.kind for row in again.rows} == {"same", "blank"}
    assert office.sheets.take(office.actor, again).marked == 0
    assert office.attending.tally(session).came == 3


def test_a_filled_sheet_that_comes_back_as_it_went_changes_nothing(office, session, tmp_path):
    office.clock.move(minutes=25, seconds=30)
    office.came(session, "王芳")
    office.attending.leave(office.actor, session, [office.named(session, "李明").person_id], rules.OFFICIAL)
    preview = office.sheets.read(session, write(office, session, tmp_path, filled=True))
    assert [row.kind for row in preview.rows[:4]] == ["same", "same", "blank", "blank"]
    assert office.sheets.take(office.actor, preview).marked == 0


def test_who_signs_in_spite_of_a_printed_leave_has_come(office, session, tmp_path):
    office.attending.leave(office.actor, session, [office.named(session, "王芳").person_id], rules.PERSONAL)
    path = write(office, session, tmp_path)
    filled(path, {f"F{first_row(path)}": "王芳"})
    office.sheets.take(office.actor, office.sheets.read(session, path))
    assert office.named(session, "王芳").status == rules.PRESENT


def test_moved_rows_and_unknown_words_are_refused_line_by_line(office, session, tmp_path):
    path = write(office, session, tmp_path)
    top = first_row(path)
    filled(path, {f"B{top}": "李明", f"F{top}": "√", f"H{top + 2}": "没来吧", f"F{top + 3}": "请假"})
    preview = office.sheets.read(session, path)
    problems = [row.problem for row in preview.rows if row.kind == "refused"]
    assert len(problems) == 3
    assert "1 号应是王芳" in problems[0]
    assert "没来吧" in problems[1]
    assert "公假还是事假" in problems[2]
    assert len(office.sheets.take(office.actor, preview).refused) == 3


def test_the_sheet_of_another_session_is_refused_by_its_name(office, session, tmp_path):
    path = write(office, session, tmp_path)
    with pytest.raises(InputRefused, match="应急处置"):
        office.sheets.read(office.session("另一场"), path)


def test_somebody_elses_sheet_is_read_by_its_header(office, session, tmp_path):
    path = tmp_path / "别人的.xlsx"
    rows = [["签到", None, None], ["姓名", "签到", "手机"], ["李 明", "9:01", None], ["孙七", "√", "5566"]]
    path.write_bytes(write_grid("表", rows))
    preview = office.sheets.read(session, path)
    assert [(row.kind, row.name) for row in preview.rows] == [("mark", "李明"), ("walk_in", "孙七")]
    path.write_bytes(write_grid("表", [["甲", "乙"]]))
    with pytest.raises(InputRefused, match="没有签到表"):
        office.sheets.read(session, path)


@needs_tool("soffice")
def test_a_sheet_saved_by_libreoffice_comes_back(office, session, tmp_path):
    path = write(office, session, tmp_path)
    top = first_row(path)
    filled(path, {f"F{top}": "9:05", f"H{top + 1}": "公假"})
    subprocess.run(
        [
            *(str(shutil.which("soffice")), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    preview = office.sheets.read(session, tmp_path / "out" / path.name)
    marks = [(row.name, row.words) for row in preview.rows if row.kind == "mark"]
    assert marks == [("王芳", "出勤 09:05"), ("李明", "公假")]


@pytest.mark.parametrize(
    ("seen", "left", "status", "expected"),
    [
        ("", "", "", ("", "")),
        ("√", "", "", (rules.PRESENT, "")),
        ("0905", "", "", (rules.PRESENT, "09:05")),
        (0.375, "", "", (rules.PRESENT, "09:00")),
        ("×", "", "", (rules.ABSENT, "")),
        ("迟到", "", "", (rules.LATE, "")),
        ("", "", "缺勤", (rules.ABSENT, "")),
        ("9:00", "", "迟到", (rules.LATE, "09:00")),
        ("", "11:00", "", (rules.PRESENT, "")),
        ("", "", "未登记", ("", "")),
    ],
)
def test_what_people_write_into_a_line(seen, left, status, expected):
    line = SheetLine(5, 1, "王芳", "", "", "", seen, left, status, "")
    told = understood(line)
    assert (told.status, told.in_at) == expected
