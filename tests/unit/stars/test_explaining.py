"""What the explanation and the files of a result tell of a sheet: when and how it came."""

from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from nanxi_desk.core.home import Home
from nanxi_desk.stars import rules
from nanxi_desk.stars.judge_sheets import take_judge_books, write_judge_book
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.papers import result_paper
from nanxi_desk.stars.report import export_result, result_facts
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.service import ScoreSheets
from tests.support.journals import MovableClock
from tests.support.star_books import fill_book
from tests.support.star_rounds import OneHomeRound, full


@pytest.fixture
def mixed(home: Home, clock: MovableClock) -> OneHomeRound:
    """A closed round: the acting judge on screen, twice; one from paper; one for another; one workbook."""
    played = OneHomeRound(home, groups=1)
    Panel(home).seat(played.actor, played.round, played.actor.id)
    played.start()
    [group] = played.applications
    paper, other, book, __, ___ = played.judges
    sheets, actor = ScoreSheets(home), played.actor
    sheets.submit(actor, group, full("0.8"))
    clock.move(minutes=10)
    sheets.submit(actor, group, full("0.9"))
    clock.move(minutes=10)
    sheets.submit(actor, group, full(), paper, rules.PAPER_WAY)
    clock.move(minutes=10)
    sheets.submit(actor, group, full(), other)
    clock.move(minutes=10)
    path = home.path / "冯三 评分表.xlsx"
    write_judge_book(home, actor, played.round, book, path)
    fill_book(path, {"1号楼组": full("0.9").points})
    take_judge_books(home, actor, [path])
    played.close()
    return played


def test_every_sheet_tells_when_and_how_it_came(mixed: OneHomeRound) -> None:
    told = Results(mixed.home).explain(mixed.round, mixed.applications[0]).sheets
    actor = mixed.actor.name
    ways = {}
    for line, below in pairwise(told):
        if line.depth == 0:
            assert below.depth == 1
            ways[line.words] = below.words
    assert ways == {
        actor: "本人在屏幕上填写，2026-11-22 09:10 提交，第 2 次提交，以前的不计",
        "郑一": f"{actor}按纸质评分表录入，2026-11-22 09:20 提交",
        "王二": f"{actor}在屏幕上代填，2026-11-22 09:30 提交",
        "冯三": f"交回工作簿“冯三 评分表.xlsx”，由{actor}收入，2026-11-22 09:40 提交",
    }


def test_files_of_the_result_tell_it_too(mixed: OneHomeRound, tmp_path: Path) -> None:
    home = mixed.home
    facts = result_facts(home, mixed.round)
    assert facts["ways"] == {"屏幕": 2, "工作簿": 1, "纸质录入": 1}
    sheets = {sheet["judge"]: sheet for sheet in facts["groups"][0]["sheets"]}
    assert sheets["冯三"]["file"] == "冯三 评分表.xlsx"
    assert (sheets["郑一"]["way"], sheets["郑一"]["entered_by"]) == ("纸质录入", mixed.actor.name)
    own = sheets[mixed.actor.name]
    assert (own["entered_by"], own["file"], own["submission"]) == (None, None, 2)
    export_result(home, mixed.actor, mixed.round, tmp_path / "r.xlsx")
    listed = openpyxl.load_workbook(tmp_path / "r.xlsx")["评分表"]
    rows = {row[2]: row for row in listed.iter_rows(values_only=True) if row[1] and "1号楼组" in str(row[1])}
    assert rows["冯三"][4:7] == ("工作簿", mixed.actor.name, "冯三 评分表.xlsx")
    assert rows["冯三"][7] == "2026-11-22 09:40"
    assert rows[mixed.actor.name][8] == 2
    assert "4 份评分表（屏幕 2，工作簿 1，纸质录入 1）" in result_paper(home, mixed.round).closing[0]


def test_a_long_or_odd_file_name_does_not_keep_a_sheet_out(home: Home) -> None:
    played = OneHomeRound(home, groups=1)
    played.start()
    path = home.path / ("长" * 70 + ".xlsx")
    write_judge_book(home, played.actor, played.round, played.judges[0], path)
    fill_book(path, {"1号楼组": full().points})
    odd = home.path / ("a\x01" + "b" * 180 + ".xlsx")
    path.rename(odd)
    assert take_judge_books(home, played.actor, [odd])[0].taken == 1
    played.close()
    [sheet] = result_facts(home, played.round)["groups"][0]["sheets"]
    assert sheet["file"] == "a\ufffd" + "b" * 118
