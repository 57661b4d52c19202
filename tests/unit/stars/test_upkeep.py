"""Groups, applications, panel and ledger; how long things are kept; the made-up round."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from nanxi_desk.core.attachments import Attachments
from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.retention import due_today
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.application_book import take_application_book, write_application_book
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.fill import fill_stars, picture_applications
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.papers import certificate, public_list, result_paper
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.records import Application
from nanxi_desk.stars.report import export_result, paper_sheet, result_facts
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.sample import STARS
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import GroupFilter, RoundPlan, Thresholds
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.star_books import places, store
from tests.support.star_rounds import RUBRIC, YEAR, OneHomeRound, add_groups, be_everybody, full


def test_groups_are_kept_found_and_drawn(home: Home) -> None:
    be_everybody(home)
    desk = Groups(home)
    ids = add_groups(home, 12)
    assert [g.name for g in desk.page(GroupFilter(), 0, 3)] == ["1号楼组", "2号楼组", "3号楼组"]
    assert desk.count(GroupFilter(text="1号楼组")) == 2  # 11号楼组, too
    assert desk.count(GroupFilter(text="%")) == 0
    desk.edit(home.actor, ids[0], {"map_row": 2, "map_column": 3, "leader_phone": "13800000001"})
    phone = desk.detail(ids[0]).values["leader_phone"]
    assert phone == "138****0001"
    desk.edit(home.actor, ids[0], {"leader_phone": phone, "leader": "孙若兰"})
    assert desk.detail(ids[0]).row.leader_phone == "138****0001"  # what came back masked stays whole
    for text in ("srl", "sunruo", "若兰", "hyxq"):
        assert {g.id for g in desk.page(GroupFilter(text=text), 0, 1)} == {ids[0]}
    assert desk.count(GroupFilter(text="url")) == 0  # pinyin is typed from its beginning
    assert desk.offices() == (("NX00", "南汐街道"),)
    drawn = desk.map_of("华业小区")
    assert [(c.row, c.column, c.name) for c in drawn.cells][:2] == [(1, 2, "1号楼组"), (2, 0, "2号楼组")]
    assert len({(c.row, c.column) for c in drawn.cells}) == 12
    for wrong in ({"households": 0}, {"name": " "}, {"map_row": 0}, {"name": "2号楼组"}):
        with pytest.raises(FieldRefused) as refused:
            desk.edit(home.actor, ids[0], wrong)
        assert refused.value.field in wrong
    desk.edit(home.actor, ids[0], {"dissolved_on": "2026-01-01"})
    assert desk.count(GroupFilter()) == 11
    award = Publicity(home).enter_earlier(home.actor, ids[1], 2018, 3, "旧-18")
    assert Publicity(home).enter_earlier(home.actor, ids[1], 2018, 4) == award
    assert [(s.year, s.stars) for s in desk.detail(ids[1]).history] == [(2018, 4)]
    assert Rounds(home).create(home.actor, RoundPlan(YEAR)).first_year is False


def test_an_application_says_what_does_not_fit(played: OneHomeRound) -> None:
    desk, actor, application = Applications(played.home), played.actor, played.applications[0]
    for field, value in (("target", 2), ("self_score", "101"), ("households", 0)):
        with pytest.raises(FieldRefused) as refused:
            desk.edit(actor, application, {field: value})
        assert refused.value.field == field
    desk.edit(actor, application, {"self_score": "８６．５", "feature_culture": "读书角"})
    detail = desk.detail(application)
    assert (detail.draft.self_score, detail.draft.feature_culture) == ("86.5", "读书角")
    with pytest.raises(FieldRefused, match="多于"):
        desk.set_answers(actor, application, (20, 11, 0, 0, 0))
    desk.set_answers(actor, application, (20, 5, 0, 0, 0))
    assert desk.detail(application).answers == (20, 5, 0, 0, 0)
    with pytest.raises(FieldRefused) as refused:
        desk.screen(actor, application, rules.RETURNED)
    assert refused.value.field == "note"
    desk.screen(actor, application, rules.RETURNED, "缺签约户名单")
    assert [row.state for row in desk.all(played.round)] == [rules.RETURNED, rules.PASSED]
    desk.withdraw(actor, application)
    assert desk.all(played.round, state="撤回")[0].id == application
    desk.withdraw(actor, application, back=True)
    desk.find_veto(actor, application, "leader", "三月起无人担任")
    assert desk.all(played.round)[0].vetoed
    [veto] = desk.detail(application).vetoes
    desk.lift_veto(actor, veto.id, "四月已补选")
    assert not desk.all(played.round)[0].vetoed
    assert [v.lifted for v in desk.detail(application).vetoes] == [True]


def test_a_seat_can_be_taken_away_until_a_sheet_is_in(played: OneHomeRound) -> None:
    panel, actor = Panel(played.home), played.actor
    seats = panel.judges(played.round)
    panel.unseat(actor, seats[0].seat_id)
    assert len(panel.judges(played.round)) == 4
    assert panel.seat(actor, played.round, seats[0].id).seat_id == seats[0].seat_id
    played.start()
    played.score(played.applications[0], {seats[0].id: full()})
    with pytest.raises(InputRefused, match="不能退出评委"):
        panel.unseat(actor, seats[0].seat_id)
    with pytest.raises(FieldRefused):
        panel.recuse(actor, played.applications[0], played.groups[0], "不是评委")


def test_applications_come_by_ledger(home: Home) -> None:
    actor = be_everybody(home)
    home.seat(type(actor)(actor.id, actor.name, frozenset(rules_of_all())))
    round_ = Rounds(home).create(home.actor, RoundPlan(YEAR)).id
    add_groups(home, 2)
    path = home.path / "ledger.xlsx"
    assert write_application_book(home, home.actor, round_, path) == 2
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    keys_row, columns = places(sheet)

    def type_in(row: int, **cells: object) -> None:
        for key, value in cells.items():
            sheet.cell(keys_row + 2 + row, columns[key]).value = value

    type_in(0, target=4, self_score=86.5, answers_5=10, answers_4=5, answers_3=0, answers_2=0, answers_1=0)
    type_in(1, target=5, answers_5=1)
    type_in(2, estate="望鹤公寓", group="3号楼组", households=24, target=3)
    type_in(3, target=3)
    store(book, path)
    assert take_application_book(home, home.actor, path, dry_run=True).taken == 2
    found = take_application_book(home, home.actor, path)
    assert (found.rows, found.taken, found.already) == (4, 2, 0)
    assert [row for row, __ in found.refused] == [keys_row + 3, keys_row + 5]
    again = take_application_book(home, home.actor, path)
    assert (again.taken, again.already) == (0, 2)
    rows = Applications(home).all(round_)
    assert [(r.estate, r.target, r.self_score, r.answered) for r in rows] == [
        ("华业小区", 4, "86.5", 15),
        ("望鹤公寓", 3, "", 0),
    ]


def rules_of_all() -> tuple[str, ...]:
    return ("街道", "管理员", "主任", "委员")


def test_sheets_are_due_when_their_years_are_over(played: OneHomeRound, clock: MovableClock) -> None:
    played.start()
    played.score(played.applications[0], {played.judges[0]: full()})
    clock.moment += timedelta(days=4 * 365)
    assert "star_sheet" not in due_today(played.home)
    clock.moment += timedelta(days=2 * 366)
    due = due_today(played.home)
    assert len(due["star_sheet"]) == 1
    assert not {"star_award", "star_rubric", "star_round", "building_group"} & due.keys()
    lists = DestroyDesk(played.home)
    made = lists.propose_due(played.actor)
    second = Actor("5" * 32, "第二人", played.actor.roles)
    played.home.seat(second)
    lists.confirm(second, made)
    played.home.seat(played.actor)
    with played.home.journal.read() as conn:
        assert verify(conn).problems == []
        assert listing.sheets(conn, played.round) == []


def test_a_tie_at_a_quota_waits_for_a_decision(played: OneHomeRound) -> None:
    played.start()
    for application in played.applications:
        played.score(application, dict.fromkeys(played.judges, full()))
    played.close()
    results, publicity, actor = Results(played.home), Publicity(played.home), played.actor
    one_only = Thresholds(quota={5: 1, 4: 1})
    results.grade(actor, played.round, thresholds=one_only, reason="名额")
    assert any("并列" in note for note in results.of_round(played.round).notes)
    with pytest.raises(InputRefused, match="并列"):
        publicity.publish(actor, played.round)
    with pytest.raises(FieldRefused):
        results.what_if(actor, played.round, Thresholds(quota={2: 1}))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("filled") / "hub", "NX00", hub=True)
    home.seat(type(home.actor)(home.actor.id, home.actor.name, frozenset(rules_of_all())))
    assert fill_stars(home, home.actor, 1, "2026-11-20") == STARS
    assert fill_stars(home, home.actor, 1, "2026-11-20") == {}
    return home


def test_the_made_up_round_comes_to_57_33_and_6(filled: Home) -> None:
    round_ = Rounds(filled).named("2026")
    found = Results(filled).of_round(round_.id)
    assert dict(found.result.counts) == {5: 6, 4: 33, 3: 57}
    assert len({o.case.office for o in found.result.outcomes}) == 13
    assert {len(o.valid) for o in found.result.outcomes} == {7}
    assert (found.moved, found.absent, found.late) == (False, 0, 0)
    assert Counter(row.stars for row in Publicity(filled).listed(round_.id)) == STARS
    assert [d.far for d in found.result.deviations].count(True) == 1
    assert Results(filled).years()[-1].stars == STARS
    with filled.journal.read() as conn:
        report = verify(conn)
    assert (report.problems, report.pending) == ([], [])


def test_the_first_groups_of_the_round_that_runs_show_made_up_evidence(filled: Home) -> None:
    picture_applications(filled, filled.actor, 1)
    rows = Applications(filled).all(Rounds(filled).named("2027").id)
    attached = [Attachments(filled).of(Application, row.id) for row in rows[:3]]
    assert [len(views) for views in attached] == [2, 2, 0]
    assert all(view.here for views in attached for view in views)
    with filled.journal.read() as conn:
        assert verify(conn).problems == []


def test_every_star_is_explained_down_to_sheet_judge_and_rule(filled: Home) -> None:
    results = Results(filled)
    round_ = Rounds(filled).named("2026").id
    for outcome in results.of_round(round_).result.outcomes:
        told = results.explain(round_, outcome.case.id)
        named = [line.words for line in told.points]
        assert all(any(sheet.judge == words for words in named) for sheet in outcome.valid)
        assert all(any(words.startswith(code) for words in named) for code in RUBRIC.indicators)
        assert told.next_star or outcome.stars == 5
        assert any(line.met is False for line in told.rules) == (outcome.stars < 5)
    comparison = results.blocks(round_, outcome.case.id)
    assert [block.code for block in comparison] == ["A1", "A2", "A3", "B", "C"]
    assert sum(sum(o.stars.values()) for o in results.by_office(round_)) == 96


def test_the_result_goes_out_as_files_and_papers(filled: Home, tmp_path: Path) -> None:
    round_ = Rounds(filled).named("2026").id
    facts = result_facts(filled, round_)
    assert facts["stars"] == {"5": 6, "4": 33, "3": 57}
    assert len(facts["groups"][0]["sheets"]) == 7
    export_result(filled, filled.actor, round_, tmp_path / "r.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0].iter_rows(values_only=True))
    assert sum(row[3] in ("三星", "四星", "五星") for row in rows) == 96
    listed = public_list(filled, round_)
    assert [len(listed.rows), listed.rows[0][1], listed.rows[-1][1]] == [96, "五星", "三星"]
    paper = result_paper(filled, round_)
    assert [row[0] for row in paper.rows] == [
        str(o.rank) for o in Results(filled).of_round(round_).result.outcomes
    ]
    assert Counter(row[3] for row in paper.rows) == {"五星": 6, "四星": 33, "三星": 57}
    award = Publicity(filled).listed(round_)[0]
    honour = certificate(filled, award)
    assert (honour.stars, award.plaque in honour.number, award.group_name in honour.name) == (5, True, True)
    assert Publicity(filled).of_year(2026, 5)[0].id == award.id
    assert {row.year for row in Publicity(filled).of_year(2025, 4)} == {2025}
    running = Rounds(filled).named("2027").id
    row = ScoreSheets(filled).walk(running)[0]
    form = ScoreSheets(filled).form(row.application_id)
    assert form.refused == ""
    lines = [line.code for block in paper_sheet(form, "街道").blocks for line in block.lines]
    assert lines == list(RUBRIC.indicators)
