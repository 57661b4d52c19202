"""评分工作簿 in the window: out to judges, back with a preview of every cell, paper forms as PDF."""

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.home import Actor
from nanxi_desk.core.rights import MEMBER
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.tab_score_books import BookFile, JudgeBooks, RefusedCell, dropped_books
from tests.support.requirements import needs_tool
from tests.support.score_windows import ScoreDesk
from tests.support.star_books import fill_book, places
from tests.support.star_rounds import OneHomeRound, full
from tests.support.windows import CTRL, ENTER, ESC, press

WHOLE = full("0.9").points
ONE, TWO = "1号楼组", "2号楼组"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "发出"
    made.mkdir()
    return made


@pytest.fixture
def books(score: ScoreDesk, folder: Path) -> JudgeBooks:
    """The page, with the folder that is asked for."""
    press(Qt.Key.Key_F9)
    page = score.pane.books
    page.ask_folder = lambda _page: str(folder)
    score.bot.waitUntil(lambda: page.judges.rows.rowCount() == 6, timeout=10_000)
    score.rest()
    return page


def write(score: ScoreDesk, books: JudgeBooks, *names: str) -> dict[str, Path]:
    """Have workbooks written for some judges; the files by name."""
    before = set(Path(books.ask_folder(books)).iterdir())
    rows = [books.judges.rows.row(n) for n in range(books.judges.rows.rowCount())]
    books.judges.setFocus()
    books.judges.clearSelection()
    for place, row in enumerate(rows):
        if row is not None and row.name in names:
            books.judges.selectionModel().select(
                books.judges.rows.index(place, 0),
                books.judges.selectionModel().SelectionFlag.Select
                | books.judges.selectionModel().SelectionFlag.Rows,
            )
    press(Qt.Key.Key_F8)
    score.bot.waitUntil(lambda: "已发出" in books.ui.out_told.text(), timeout=20_000)
    score.rest()
    written = set(Path(books.ask_folder(books)).iterdir()) - before
    assert len(written) == (len(names) or len(rows))
    return {path.stem.split("-")[-1].split(" ")[0]: path for path in written}


def look(score: ScoreDesk, books: JudgeBooks, *paths: Path) -> list[BookFile]:
    """Open returned workbooks; what the list says of each."""
    books.ask_files = lambda _page: [str(path) for path in paths]
    books.files.setFocus()
    press(Qt.Key.Key_O, CTRL)
    known = {str(path) for path in paths}
    score.bot.waitUntil(lambda: known <= {row.id for row in listed(books)}, timeout=20_000)
    score.rest()
    return listed(books)


def listed(books: JudgeBooks) -> list[BookFile]:
    rows = [books.files.rows.row(n) for n in range(books.files.rows.rowCount())]
    return [row for row in rows if isinstance(row, BookFile)]


def cells(books: JudgeBooks) -> list[RefusedCell]:
    rows = [books.cells.rows.row(n) for n in range(books.cells.rows.rowCount())]
    return [row for row in rows if isinstance(row, RefusedCell)]


def submitted(scoring: OneHomeRound) -> int:
    return Rounds(scoring.home).status(scoring.round).submitted


def test_books_go_out_and_several_come_back_at_once(
    score: ScoreDesk, books: JudgeBooks, scoring: OneHomeRound
) -> None:
    paths = write(score, books, "郑一", "王二")
    fill_book(paths["郑一"], {ONE: WHOLE, TWO: {"recused": "回避"}})
    fill_book(paths["王二"], {ONE: WHOLE})
    files = look(score, books, *paths.values())
    told = {file.book.judge: file.words() for file in files if file.book is not None}
    assert told == {"郑一": "收下 1，回避 1", "王二": "收下 1，空着 1"}
    assert submitted(scoring) == 0  # a preview writes nothing
    score.pane.shown()  # another tab meanwhile, and back
    score.rest()
    assert score.pane.ui.stack.currentWidget() is books
    books.files.setFocus()
    press(ENTER, CTRL)
    score.bot.waitUntil(lambda: "收下 2 张" in books.ui.back_told.text(), timeout=20_000)
    score.rest()
    assert submitted(scoring) == 2
    assert listed(books) == []
    [again] = look(score, books, paths["郑一"])
    assert again.words() == "已收过 1，回避 1"
    press(ESC)
    assert score.pane.ui.stack.currentWidget() is score.pane.ui.walk


def test_a_wrong_cell_is_named_and_the_good_books_are_taken(
    score: ScoreDesk, books: JudgeBooks, scoring: OneHomeRound, tmp_path: Path
) -> None:
    paths = write(score, books, "郑一", "王二")
    fill_book(paths["郑一"], {ONE: WHOLE, TWO: {**WHOLE, "B.1": "9", "C.2": None}})
    fill_book(paths["王二"], {ONE: WHOLE})
    other = tmp_path / "别的.xlsx"
    openpyxl.Workbook().save(other)
    look(score, books, *paths.values(), other)
    sheet = openpyxl.load_workbook(paths["郑一"]).worksheets[0]
    keys_row, columns = places(sheet)
    row = next(
        r for r in range(keys_row + 2, sheet.max_row + 1) if sheet.cell(r, columns["group"]).value == TWO
    )
    wanted = [sheet.cell(row, columns[key]).coordinate for key in ("B.1", "C.2")]
    assert [cell.cell for cell in cells(books)] == wanted
    assert {cell.file for cell in cells(books)} == {paths["郑一"].name}
    words = {file.path.name: file.words() for file in listed(books)}
    assert words[paths["郑一"].name] == "2 处要改"
    assert "不是本程序发出的评分表" in words["别的.xlsx"]
    books.cells.setFocus()
    books.cells.selectRow(1)
    assert f"{wanted[1]}：" in books.ui.back_told.text()  # the whole sentence, for which a column has no room
    assert "没评的不能当 0 分" in books.ui.back_told.text()
    assert books.ui.take.text() == "收下 1 份  Ctrl+Enter"
    press(ENTER, CTRL)
    score.bot.waitUntil(lambda: submitted(scoring) == 1, timeout=20_000)
    score.rest()
    assert {file.path for file in listed(books)} == {paths["郑一"], other}
    fill_book(paths["郑一"], {TWO: WHOLE})
    look(score, books, paths["郑一"])
    place = next(n for n, file in enumerate(listed(books)) if file.path == other)
    books.files.setFocus()
    books.files.selectRow(place)
    press(Qt.Key.Key_Delete)
    score.rest()
    assert [file.path for file in listed(books)] == [paths["郑一"]]
    press(ENTER, CTRL)
    score.bot.waitUntil(lambda: submitted(scoring) == 3, timeout=20_000)
    score.rest()


def test_no_book_is_written_over_another(score: ScoreDesk, books: JudgeBooks, folder: Path) -> None:
    first = write(score, books)
    assert len(first) == 6
    content = {path: path.read_bytes() for path in first.values()}
    second = write(score, books, "郑一")
    assert set(second.values()).isdisjoint(first.values())
    assert {path: path.read_bytes() for path in content} == content


def drop(target: object, *files: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(400, 300).toPoint(), copy, data, left, none)
    QApplication.sendEvent(target, over)  # type: ignore[arg-type]
    if not over.isAccepted():
        return False
    falling = QDropEvent(QPointF(400, 300), copy, data, left, none)
    QApplication.sendEvent(target, falling)  # type: ignore[arg-type]
    return falling.isAccepted()


def test_books_that_fall_on_the_pane_are_looked_through(
    score: ScoreDesk, books: JudgeBooks, tmp_path: Path
) -> None:
    paths = write(score, books, "郑一", "王二")
    score.pane.show_walk()
    score.rest()
    locked = tmp_path / "交换.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(locked))])
    assert dropped_books(data) == []  # it falls through to the window, which takes it to the exchange
    assert drop(score.pane, *paths.values())
    score.bot.waitUntil(lambda: len(listed(books)) == 2, timeout=20_000)
    score.rest()
    assert score.pane.ui.stack.currentWidget() is books


def test_a_member_has_the_own_book_alone(
    scoring: OneHomeRound, open_window: Callable[[], ScoreDesk], folder: Path
) -> None:
    actor = scoring.home.actor
    scoring.home.seat(Actor(actor.id, actor.name, frozenset((MEMBER,))))
    desk = open_window()
    desk.shows("南汐街道 华业小区 1号楼组")
    assert not desk.pane.ui.judge.isVisible()
    press(Qt.Key.Key_F9)
    books = desk.pane.books
    desk.bot.waitUntil(lambda: books.judges.rows.rowCount() == 1, timeout=10_000)
    books.ask_folder = lambda _page: str(folder)
    [path] = write(desk, books).values()
    fill_book(path, {ONE: WHOLE})
    [file] = look(desk, books, path)
    assert file.words() == "收下 1，空着 1"
    press(ENTER, CTRL)
    desk.bot.waitUntil(lambda: desk.rows()[ONE].state == "submitted", timeout=20_000)
    desk.rest()


@needs_tool("pdftotext")
def test_paper_forms_are_one_page_each(score: ScoreDesk, books: JudgeBooks, tmp_path: Path) -> None:
    books.judges.setFocus()
    press(Qt.Key.Key_P, CTRL)
    score.bot.waitUntil(lambda: books.papers.preview is not None, timeout=20_000)
    score.rest()
    preview = books.papers.preview
    assert preview is not None
    file = tmp_path / "评分表.pdf"
    preview.ask_path = lambda _parent, _proposed: str(file)
    preview.save_as_pdf()
    score.bot.waitUntil(file.is_file, timeout=20_000)
    score.rest()
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    # It takes some characters for the radicals that look like them.
    pages = [page for page in unicodedata.normalize("NFKC", done.stdout).split("\f") if page.strip()]
    assert len(pages) == 12  # six judges, two groups
    for page in pages:
        assert all(code in page for code in WHOLE)
        assert "评委签名" in page
        assert "0.9" not in page
    assert sum("郑一" in page for page in pages) == 2
    preview.close()
