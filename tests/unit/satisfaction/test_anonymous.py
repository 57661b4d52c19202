"""Anonymous ratings: durable, written in company, and an attack on them with all that the office holds."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core.backups import make_backup
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.local import local_names
from nanxi_desk.core.journal.rows import change_of_row, from_database
from nanxi_desk.core.journal.tables import JOURNAL, all_tables, projection
from nanxi_desk.core.workbook import decrypt, read_workbook
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.anonymous import KEY_FILE, WAITING, Waiting, settle, together
from nanxi_desk.satisfaction.records import AnonymousRating, Asking, FollowUp
from tests.support.exchanges import FILE_PASSWORD, HUB, Subdistrict, take
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import MovableClock
from tests.support.ratings import Ratings, ratings_of


def rows_of(home: Home, record_class) -> list[dict]:
    table = projection(record_class)
    with home.journal.read() as conn:
        return [from_database(record_class, row) for row in conn.execute(select(table)).mappings()]


def waiting_rows(home: Home) -> list[tuple[str, bytes]]:
    with home.journal.read() as conn:
        return [(row.key, bytes(row.sealed)) for row in conn.execute(select(WAITING))]


def give(office: Ratings, *levels: int, item: str = "社保卡") -> list[str]:
    """A visit for each level, rated anonymously, some minutes apart; the askings."""
    found = []
    for level in levels:
        found.append(office.rated(level, item, anonymous=True).asking_id)
        office.clock.move(minutes=7)
    return found


# --- how they are kept and written ------------------------------------------------------------------------


@pytest.mark.both_databases
def test_the_visit_keeps_just_that_it_was_rated(office: Ratings) -> None:
    rated = office.rated(2, anonymous=True, words="写了名字也没用", tags=("212",))
    assert (rated.rating_id, rated.follow_up_id) == ("", "")
    detail = office.rating.detail(rated.asking_id)
    assert (detail.row.state, detail.row.level, detail.row.tags, detail.ratings) == ("已评", 0, (), ())
    assert office.follow.counts().open == 0
    assert rows_of(office.home, AnonymousRating) == []


@pytest.mark.both_databases
def test_five_are_written_together_when_the_day_is_over(office: Ratings) -> None:
    give(office, 5, 4, 3, 2, 1)
    assert office.rating.settle() == 0  # today more may come
    office.clock.move(days=1)
    assert office.rating.settle() == 5
    assert office.rating.settle() == 0
    written = rows_of(office.home, AnonymousRating)
    assert sorted((r["month"], r["line"], r["level"]) for r in written) == [
        ("2026-11", "社保医保", level) for level in (1, 2, 3, 4, 5)
    ]
    assert waiting_rows(office.home) == []
    followed = office.follow.page("open")
    assert sorted((f.level, f.state, f.anonymous, f.number, f.person) for f in followed) == [
        (1, "待核实", True, "", ""),
        (2, "待核实", True, "", ""),
    ]
    report = office.figures.report("2026-11-01", "2026-11-30")
    assert (report.whole.levels, report.whole.anonymous, report.whole.rated) == ((1,) * 5, 5, 5)
    assert [bar.score.levels for bar in report.by_line] == [(1,) * 5]
    assert [bar.score.levels for bar in report.by_channel] == [(0,) * 5]


def test_fewer_than_five_wait_and_are_told_as_waiting(office: Ratings) -> None:
    give(office, 5, 1, 1, 1)
    office.clock.move(days=1)
    report = office.figures.report("2026-11-01", "2026-11-30")
    assert (report.waiting, report.whole.rated, report.whole.known) == (4, 4, 0)
    assert report.whole.satisfaction is None
    assert any("4" in note for note in report.notes)
    give(office, 5)
    office.clock.move(days=1)
    assert office.rating.settle() == 5


def test_waiting_ratings_survive_the_end_of_the_program(tmp_path) -> None:
    clock = MovableClock()
    with make_home(tmp_path / "home", wall=clock) as home:
        give(ratings_of(home, clock), 5, 4, 3, 2, 1)
    clock.move(days=1)
    with Home.open(tmp_path / "home", PASSWORD, wall=clock) as home:
        assert settle(home) == 5


def test_a_period_that_cuts_a_month_leaves_them_out(office: Ratings) -> None:
    give(office, 5, 4, 3, 2, 1)
    office.clock.move(days=1)
    office.rating.settle()
    report = office.figures.report("2026-11-02", "2026-11-30")
    assert (report.whole.known, report.whole.rated, report.whole.anonymous) == (0, 5, 5)


@given(
    st.lists(
        st.builds(
            Waiting,
            st.sampled_from(["2026-10", "2026-11"]),
            st.sampled_from(["民政", "老龄", "残联", ""]),
            st.sampled_from([1, 2, 3, 4, 5]),
            st.just(()),
        ),
        max_size=40,
    )
)
def test_nobody_is_written_in_a_group_of_fewer_than_five(waiting: list[Waiting]) -> None:
    ready, left = together(waiting)
    groups = Counter((rating.month, rating.line) for rating in ready)
    named = {key: count for key, count in groups.items() if key[1]}
    assert all(count >= rules.FEWEST_TOGETHER for count in named.values())
    assert not ready or sum(groups.values()) >= rules.FEWEST_TOGETHER
    assert len(left) < rules.FEWEST_TOGETHER
    assert Counter(r.level for r in (*ready, *left)) == Counter(r.level for r in waiting)


# --- the attack -------------------------------------------------------------------------------------------


def held_by_the_office(home: Home) -> dict[str, list[tuple]]:
    """Every row of every table, in the order in which the database gives them."""
    with home.journal.read() as conn:
        return {
            name: [tuple(row) for row in conn.execute(select(table))]
            for name, table in all_tables().tables.items()
        }


def words_of(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def test_while_it_waits_no_table_tells_what_was_given(office: Ratings) -> None:
    """The very first, alone in the table, on the day it was given: the giver is known, the rating is not."""
    office.rated(2, anonymous=True, tags=("212", "214"))
    spelled = re.compile(r"(?<![0-9a-f])(212|214)(?![0-9a-f])")
    for name, rows in held_by_the_office(office.home).items():
        if name != "rating_tag":
            telling = [row for row in rows if len(set(spelled.findall(" ".join(map(words_of, row))))) == 2]
            assert telling == [], name
    (row,) = waiting_rows(office.home)
    assert set(WAITING.c.keys()) == {"key", "sealed"}
    assert len(row[1]) > 1_000


def test_two_states_of_the_table_cannot_be_compared(office: Ratings) -> None:
    """Yesterday's backup beside today's table: no row of the one is a row of the other, all are as long."""
    give(office, 1, 5)
    before = waiting_rows(office.home)
    give(office, 4)
    after = waiting_rows(office.home)
    assert {key for key, __ in before}.isdisjoint(key for key, __ in after)
    assert {sealed for __, sealed in before}.isdisjoint(sealed for __, sealed in after)
    assert len({len(sealed) for __, sealed in (*before, *after)}) == 1


def test_the_order_of_the_rows_is_not_the_order_of_the_givers(office: Ratings) -> None:
    """By their numbers, in the journal and by their ids: over many batches each giver stands everywhere."""
    places = {"no": set(), "journal": set(), "id": set()}
    for _batch in range(12):
        known = {row["id"] for row in rows_of(office.home, AnonymousRating)}
        give(office, 1, 5, 5, 5, 5)  # the bad one came first each time
        office.clock.move(days=1)
        assert office.rating.settle() == 5
        written = [r for r in rows_of(office.home, AnonymousRating) if r["id"] not in known]
        journal = [change.record_id for change in changes_of(office.home)]
        orders = {
            "no": sorted(written, key=lambda r: r["no"]),
            "journal": sorted(written, key=lambda r: journal.index(r["id"])),
            "id": sorted(written, key=lambda r: r["id"]),
        }
        for name, ordered in orders.items():
            places[name].add([r["level"] for r in ordered].index(1))
    assert all(len(found) > 1 for found in places.values()), places


def changes_of(home: Home) -> list:
    with home.journal.read() as conn:
        rows = conn.execute(select(JOURNAL).order_by(JOURNAL.c.pos)).mappings().all()
        return [change_of_row(row) for row in rows]


@dataclass
class Scene:
    """Ten have rated anonymously, one named; the batch is written. Sought is who gave the level 1."""

    town: Subdistrict
    hub: Home
    office: Ratings
    alone: list[str]  # askings: the only one of its line
    crowd: list[str]  # five of one line, the one who is sought among them
    few: list[str]  # four of another line

    @property
    def home(self) -> Home:
        return self.office.home

    @property
    def written(self) -> dict[str, dict]:
        return {row["id"]: row for row in rows_of(self.home, AnonymousRating)}

    @property
    def marked(self) -> list[dict]:
        return [row for row in rows_of(self.home, Asking) if row["unnamed"]]

    @property
    def linked(self) -> set[str]:
        """Every id that leads to a giver."""
        return {row[name] for row in self.marked for name in ("id", "visit_id", "request_id")}


@pytest.fixture
def scene(tmp_path) -> Iterator[Scene]:
    clock = MovableClock()
    with Subdistrict(tmp_path) as town:
        hub, home = town.home(HUB), town.home("NX03")
        home.journal.clock = clock
        office = ratings_of(home, clock)
        office.rated(5, "居住登记")
        alone = give(office, 4, item="漏水/堆物/违建/飞线")
        crowd = give(office, 5, 5, 1, 5, 4, item="社保卡")
        few = give(office, 3, 2, 5, 5, item="居住登记")
        clock.move(days=1)
        assert office.rating.settle() == 10
        yield Scene(town, hub, office, alone, crowd, few)


def test_attack_by_line_and_month(scene: Scene) -> None:
    """Whoever is written under a line has four others of it; the lonely line is nowhere."""
    bad = next(row for row in scene.written.values() if row["level"] == 1)
    assert {row["id"] for row in scene.marked} == {*scene.alone, *scene.crowd, *scene.few}
    assert {row["id"] for row in scene.marked if row["line"] == bad["line"]} == set(scene.crowd)
    assert Counter(row["line"] for row in scene.written.values()) == {"社保医保": 5, None: 5}


def test_attack_by_the_journal(scene: Scene) -> None:
    """The changes of a batch have one time and nobody's name, come after all marks, and name no record."""
    changes = changes_of(scene.home)
    batch = [c for c in changes if c.record_type == AnonymousRating.record_type]
    marks = [c for c in changes if c.record_type == Asking.record_type and "unnamed" in str(c.values)]
    assert (len(batch), len(marks)) == (10, 10)
    assert len({(c.at, c.actor, c.origin) for c in batch}) == 1
    assert {c.actor for c in batch} == {""}
    assert min(c.stamp for c in batch) > max(c.stamp for c in marks)
    assert {c.at for c in marks}.isdisjoint({c.at for c in batch})
    for change in batch:
        assert set(change.values or {}) <= {"month", "line", "level", "tags"}
        assert not scene.linked & set(json.dumps(change.values).split('"'))
        assert not any(change.parents.values())


def test_attack_by_ids(scene: Scene) -> None:
    """They are drawn (version 4), where those of other records tell the millisecond (version 7)."""
    follows = [row for row in rows_of(scene.home, FollowUp) if row["anonymous_id"]]
    assert len(follows) == 2
    assert {i[12] for i in (*scene.written, *(row["id"] for row in follows))} == {"4"}


def test_attack_by_the_follow_up(scene: Scene) -> None:
    """It knows what the rating knows, and begins with the batch."""
    for row in rows_of(scene.home, FollowUp):
        rating = scene.written[row["anonymous_id"]]
        telling = ("asking_id", "person_id", "person", "number", "item_name")
        assert [row[name] for name in telling] == [None] * len(telling)
        assert (row["line"], row["level"], row["tags"]) == (rating["line"], rating["level"], rating["tags"])


def test_attack_by_any_table(scene: Scene) -> None:
    """No row holds something of a rating and something of a visit; nothing small is kept but a day."""
    written, linked = scene.written, scene.linked
    for name, rows in held_by_the_office(scene.home).items():
        for row in rows:
            text = " ".join(map(words_of, row))
            assert not (any(i in text for i in written) and any(i in text for i in linked)), name
    with scene.home.journal.read() as conn:
        assert local_names(conn, "anonymous") == ["anonymous:day"]
    assert waiting_rows(scene.home) == []


def test_attack_by_workbook_and_hub(scene: Scene) -> None:
    """The workbook carries what the tables hold, and the hub learns no more from it."""
    file = scene.town.send(scene.home)
    take(scene.hub, file)
    there = {row["id"]: row for row in rows_of(scene.hub, AnonymousRating)}
    facts = ("line", "month", "level", "tags")
    assert {i: [row[f] for f in facts] for i, row in there.items()} == {
        i: [row[f] for f in facts] for i, row in scene.written.items()
    }
    sheets = read_workbook(decrypt(file.read_bytes(), FILE_PASSWORD))
    sheet = next(sheet for sheet in sheets if sheet.name == "不具名评价")
    assert {str(cell) for cell in sheet.rows[0] if cell} == {*facts, "id"}


def test_attack_by_the_figures(scene: Scene) -> None:
    """Persons, items, channels and days tell no level of an anonymous rating."""
    report = scene.office.figures.report("2026-11-01", "2026-11-30")
    for bars in (report.by_item, report.by_channel, report.by_day):
        assert sum(bar.score.known for bar in bars) == 1
    assert report.by_person is not None
    assert all(bar.hidden for bar in report.by_person)


def test_the_key_of_the_waiting_lies_outside_database_and_backup(office: Ratings, tmp_path: Path) -> None:
    office.rated(1, anonymous=True)
    key = (office.home.path / KEY_FILE).read_bytes()
    assert len(key) == 32
    assert (office.home.path / KEY_FILE).stat().st_mode & 0o077 == 0
    for rows in held_by_the_office(office.home).values():
        assert all(key not in value for row in rows for value in row if isinstance(value, bytes))
    backup = make_backup(office.home, tmp_path / "b.nxbak")
    assert key not in backup.path.read_bytes()


def test_without_its_key_what_waits_stays_unread_and_new_ones_are_taken(office: Ratings) -> None:
    give(office, 5, 5)
    (office.home.path / KEY_FILE).unlink()
    give(office, 4, 4, 4, 4, 4)
    office.clock.move(days=1)
    assert office.rating.settle() == 5
    assert len(waiting_rows(office.home)) == 2
