"""The figures: three totals that never mix, hours, rates, who never came; each with its rows. And papers."""

import json

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.workbook import read_table_file
from nanxi_desk.training import papers, report, rules
from nanxi_desk.training.views import FigureFilter, NewPerson
from tests.support.trainings import DAY, YEAR

pytestmark = pytest.mark.both_databases


@pytest.fixture
def year(office):
    """Three sessions with names, one by headcount, one that is still to come."""
    topics = [
        office.session(topic, day=day)
        for topic, day in (("甲", "2026-03-02"), ("乙", "2026-03-20"), ("丙", DAY))
    ]
    for session in topics:
        office.invite(session, "王芳", "李明", NewPerson("张伟", "NX03", post="委员", phone="1234"))
    office.came(topics[0], "王芳", "李明")
    office.came(topics[1], "王芳")
    office.attending.mark_rest(office.actor, topics[1])
    office.attending.leave(
        office.actor, topics[2], [office.named(topics[2], "李明").person_id], rules.OFFICIAL
    )
    office.attending.walk_in(office.actor, topics[2], NewPerson("陈来宾", unit="某公司"))
    other = office.training.programmes()[2].id
    office.session("业委会", counted_only=True, headcount=104, programme_id=other, day="2026-05-05")
    office.invite(office.session("未来", day="2026-12-30"), "王芳")
    return topics


def test_the_report_counts_apart(office, year):
    whole = office.year()
    totals = whole.totals
    assert (totals.sessions, totals.attendances, totals.people) == (4, 4, 3)
    assert (totals.headcount_sessions, totals.headcount, totals.all_attendances) == (1, 104, 108)
    assert [(bar.key, bar.totals.sessions, bar.totals.attendances) for bar in whole.by_month] == [
        ("2026-03", 2, 3),
        ("2026-05", 1, 0),
        ("2026-11", 1, 1),
    ]
    assert [(bar.label, bar.totals.attendances, bar.totals.headcount) for bar in whole.by_programme] == [
        ("治惠学堂", 4, 0),
        ("业委会成员培训", 0, 104),
    ]
    assert [(bar.label, bar.totals.people) for bar in whole.by_office] == [("华业居委会", 2), ("来宾", 1)]
    assert any("只计人数" in note for note in whole.notes)


def test_every_total_opens_its_rows(office, year):
    whole, everything = office.year(), FigureFilter(*YEAR)
    assert len(office.figures.sessions(everything)) == whole.totals.sessions
    assert len(office.figures.came(everything)) == whole.totals.attendances
    assert len(office.figures.people(everything)) == whole.totals.people
    for bar in whole.by_office:
        assert len(office.figures.came(FigureFilter(*YEAR, office=bar.key))) == bar.totals.attendances
        assert len(office.figures.sessions(FigureFilter(*YEAR, office=bar.key))) == bar.totals.sessions
    for bar in whole.by_month:
        assert len(office.figures.came(FigureFilter(*YEAR, month=bar.key))) == bar.totals.attendances
    for bar in whole.by_programme:
        wanted = FigureFilter(*YEAR, programme_id=bar.key)
        assert len(office.figures.people(wanted)) == bar.totals.people


def test_hours_and_rates_of_persons(office, year):
    people = {each.name: each for each in office.year().people}
    wang, li, zhang = people["王芳"], people["李明"], people["张伟"]
    assert (str(wang.hours), wang.tally.unmarked, wang.rate) == ("6", 1, 2 / 3)
    assert (str(li.hours), li.tally.official, li.tally.absent, li.rate) == ("3", 1, 1, 0.5)
    assert (zhang.tally.invited, zhang.tally.came, zhang.tally.unmarked, zhang.rate) == (3, 0, 2, 0.0)
    account = office.figures.person(wang.person_id, *YEAR)
    assert [(each.session.topic, each.attendee.status, str(each.hours)) for each in account] == [
        ("甲", rules.PRESENT, "3"),
        ("乙", rules.PRESENT, "3"),
        ("丙", rules.UNMARKED, "0"),
    ]


def test_who_never_came_with_the_staff_whom_nobody_invited(office, year):
    with office.home.journal.write(office.actor.id) as writing:
        writing.create(Staff(id=new_id(), scope=office.home.office, name="高社工", post="社工"))
    names = [each.name for each in office.figures.never_came(*YEAR)]
    assert "张伟" in names
    assert "高社工" in names
    assert "王芳" not in names


def test_a_cancelled_or_coming_session_counts_nowhere(office, year):
    office.training.cancel(office.actor, year[0])
    totals = office.year().totals
    assert (totals.sessions, totals.attendances, totals.people) == (3, 2, 2)


def test_the_report_as_workbook_and_json(office, year, tmp_path):
    whole = office.year()
    written = report.export_report(office.home, office.actor, whole, tmp_path / "a.xlsx")
    sheets = {sheet.name: sheet.rows for sheet in read_table_file(written.path)}
    assert [name for name in sheets if not name.startswith("_")] == [
        *("总计", "按项目", "按主办", "按单位", "按月", "场次", "人员学时", "未参加"),
    ]
    assert sheets["总计"][-1] == ["合计", 4, 1, 4, 3, 104]
    assert "年报" in str(sheets["总计"][0][0])
    phones = [cell for rows in sheets.values() for row in rows for cell in row if "1234" in str(cell)]
    assert set(phones) == {"****1234"}
    report.export_json(office.home, office.actor, whole, tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert (found["sessions"], found["attendances"], found["people"], found["headcount"]) == (4, 4, 3, 104)
    assert found["attendance"]["came"] == 4


def test_papers_say_what_stands(office, year):
    home, (first, second, third) = office.home, year
    blank = papers.sign_in_sheet(home, first)
    assert (blank.rows[0][:4], len(blank.rows), blank.row_mm) == (("1", "王芳", "华业居委会", ""), 13, 9)
    assert not any("√" in cell for row in blank.rows for cell in row)
    filled = papers.sign_in_sheet(home, first, filled=True)
    assert [row[5] for row in filled.rows] == ["√", "√", ""]
    assert "未登记 1" in filled.below[0]
    assert [label.name for label in papers.seat_labels(home, first).labels] == ["王芳", "李明", "张伟"]
    assert papers.roster_paper(home, third).rows[1][6] == rules.OFFICIAL
    away = papers.absentees_paper(home, second)
    assert [(row[1], row[6]) for row in away.rows] == [("李明", rules.ABSENT), ("张伟", rules.ABSENT)]
    assert sum(column.width_mm for column in blank.columns) == 180
    wang = office.named(first, "王芳").person_id
    paper = papers.certificate(home, wang, *YEAR)
    assert "共计 6 学时" in paper.sentence
    assert [row[2] for row in paper.table.rows] == ["甲", "乙"]
    with pytest.raises(InputRefused):
        papers.certificate(home, wang, "2020-01-01", "2020-12-31")
    summary = papers.summary_paper(home, office.year())
    assert summary.rows[-1] == ("合计", "4", "4", "3", "104")
