"""Fills a home with the made-up round of sample.py: one that is over, computed from its sheets, and one
that runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.demo import RIGHT_FILL, journal_as
from nanxi_desk.core.demo_pictures import HALLS, attach_made_up
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Identity, Journal, Writing
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.offices import name_offices
from nanxi_desk.core.people import Staff
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.records import SHARED_SCOPE, Record, natural_id, refer
from nanxi_desk.core.rights import HEAD, HUB, MEMBER
from nanxi_desk.core.sealed_box import new_pair
from nanxi_desk.stars import listing, rules, sample
from nanxi_desk.stars.applications import ANSWERS
from nanxi_desk.stars.arithmetic import Case, Result, Sheet, compute, shown
from nanxi_desk.stars.publicity import earlier_award
from nanxi_desk.stars.records import (
    Application,
    Objection,
    ObjectionAnswer,
    PanelSeat,
    Patrol,
    RoundStep,
    ScoreSheet,
    StarAward,
    StarRound,
    application_id,
    award_id,
    round_id,
)
from nanxi_desk.stars.result import result_digest
from nanxi_desk.stars.rubric import decimal_text
from nanxi_desk.stars.rubrics import rubric_of
from nanxi_desk.stars.sample import SampleGroup
from nanxi_desk.stars.sealing import TO_ROUND, key_text, make_round_key, seal_sheet
from nanxi_desk.stars.views import SheetContent

# Days before the last one on which a round came into each state.
_PAST: Final = {
    rules.APPLYING: 240, rules.SCREENING: 180, rules.SCORING: 120, rules.CLOSED: 60, rules.GRADING: 55,
    rules.PUBLISHED: 50, rules.AWARDED: 42, rules.PATROL: 20,
}  # fmt: skip
_RUNNING: Final = {rules.APPLYING: 15, rules.SCREENING: 10, rules.SCORING: 5}
_ORIGIN: Final = "demo"
_PICTURED: Final = 2  # applications with evidence


@dataclass(frozen=True, slots=True)
class _Group:
    """A sample's group as this home knows it."""

    sample: SampleGroup
    office: str
    id: str


def fill_stars(home: Home, actor: Actor, seed: int, last_day: str) -> dict[int, int]:
    """Write a whole round of the year of `last_day`, and one of the next year that is being scored.

    An office gets its own groups, the hub those of all thirteen; the public list is the same. Returns how
    many groups got how many stars by the computed result. Nothing is written where the year has a round
    already.
    """
    actor.require(RIGHT_FILL)
    return _Filler(home, actor, seed, last_day).fill()


def picture_applications(home: Home, actor: Actor, seed: int) -> None:
    """Attach made-up evidence to the first applications of the newest round, of one office."""
    actor.require(RIGHT_FILL)
    with home.journal.read() as conn:
        rounds = listing.rounds(conn)
        rows = listing.applications(conn, rounds[0]["id"]) if rounds else []
    office = rows[0]["scope"] if rows else home.office
    own = [row["id"] for row in rows if row["scope"] == office][:_PICTURED]
    attach_made_up(home, actor, Application, own, HALLS, seed, journal=journal_as(home, office))


class _Filler:
    def __init__(self, home: Home, actor: Actor, seed: int, last_day: str) -> None:
        self._home, self._actor, self._seed = home, actor, seed
        self._year = int(last_day[:4])
        self._last = datetime.fromisoformat(f"{last_day}T02:00:00+00:00")
        codes = [code for code, __ in sample.offices()]
        if not home.is_hub and home.office not in codes:
            codes[2] = home.office  # a home of another code stands for the third of the made-up offices
        self._codes = codes
        self._own = codes if home.is_hub else [home.office]
        self._hub = home.office if home.is_hub else sample.hub_office()
        with home.journal.read() as conn:
            self._rubric = rubric_of(conn, self._year)
            self._next_rubric = rubric_of(conn, self._year + 1)
        self._groups = [
            _Group(each, codes[each.office], self._id("group", codes[each.office], each.estate, each.name))
            for each in sample.groups(seed, self._rubric)
        ]

    def fill(self) -> dict[int, int]:
        """Everything, each office in a transaction of its own."""
        with self._home.journal.read() as conn:
            if load_rows(conn, StarRound, [round_id(self._year), round_id(self._year + 1)]):
                return {}
        private, public = new_pair()
        keys = {TO_ROUND: public}
        sheets = {group.id: self._sheets(group) for group in self._groups}
        result = compute(self._rubric, [self._case(group, sheets[group.id]) for group in self._groups])
        for code in self._own:
            with self._journal(code).write(self._actor.id, _ORIGIN) as writing:
                self._write_office(writing, code, sheets, keys, result)
        with self._journal("").write(self._actor.id, _ORIGIN) as writing:
            self._write_shared(writing, sheets, result, key_text(private), key_text(public))
        self._write_running()
        return dict(result.counts)

    def _journal(self, office: str) -> Journal:
        """The home's journal as an office (the hub for "") would have filled it."""
        own, code = self._home.journal, office or self._hub
        if code == self._home.office:
            return own
        replica = natural_id("replica", code, "demo", self._home.replica)
        return own.written_by(Identity(replica, code, is_hub=not office))

    def _id(self, *what: str) -> str:
        return natural_id("star_demo", str(self._seed), *what)

    def _at(self, days: int) -> str:
        return instant(min(self._last, self._home.journal.clock.now()) - timedelta(days=days))

    # --- the round that is over --------------------------------------------------------------------------

    def _judges(self, group: _Group) -> list[tuple[str, str]]:
        """(id, name) of a group's judges: five of the office, two of the hub."""
        own = [(self._id("staff", group.office, name), name) for name, __ in self._members(group.office)]
        return own + [(self._id("staff", "", name), name) for name, __ in sample.judges(self._seed, -1)]

    def _members(self, office: str) -> Sequence[tuple[str, str]]:
        return sample.judges(self._seed, self._codes.index(office))

    def _application(self, group: _Group, year: int) -> str:
        return application_id(group.office, round_id(year), group.id)

    def _sheets(self, group: _Group) -> list[Sheet]:
        application = self._application(group, self._year)
        return [
            Sheet(self._id("sheet", application, judge), judge, name, points)
            for (judge, name), points in zip(self._judges(group), group.sample.points, strict=True)
        ]

    def _case(self, group: _Group, sheets: Sequence[Sheet]) -> Case:
        name = f"{group.sample.estate} {group.sample.name}"
        application = self._application(group, self._year)
        before = group.sample.before
        return Case(application, name, group.office, tuple(sheets), group.sample.answers, (), before)

    def _write_office(
        self,
        writing: Writing,
        office: str,
        sheets: Mapping[str, Sequence[Sheet]],
        keys: Mapping[str, bytes],
        result: Result,
    ) -> None:
        """An office's members, groups, applications, sheets, patrols and objections."""
        for name, post in self._members(office):
            roles = [HEAD, MEMBER] if post == "主任" else [MEMBER]
            person = self._id("staff", office, name)
            writing.create(Staff(id=person, scope=office, name=name, post=post, roles=roles))
            writing.create(self._seat(office, self._year, person, name, post, days=130))
        chance = Random(f"after {self._seed} {office}")  # noqa: S311 - made-up data
        own = [group for group in self._groups if group.office == office]
        for number, group in enumerate(own):
            writing.create(self._group(group), self._applied(group, self._year, 200))
            for sheet in sheets[group.id]:
                writing.create(self._sheet(group, sheet, keys))
            if number % 2:
                writing.create(self._patrol(group, chance))
        for words, answer, upheld in sample.objections()[: 1 if office in self._codes[:2] else 0]:
            outcome = result.of(self._application(own[0], self._year))
            assert outcome is not None
            writing.create(*self._objection(own[0], words, answer, upheld=upheld))

    @staticmethod
    def _group(group: _Group) -> BuildingGroup:
        each = group.sample
        return BuildingGroup(
            id=group.id,
            scope=group.office,
            estate=each.estate,
            name=each.name,
            households=each.households,
            leader=each.leader,
            map_row=each.place[0],
            map_column=each.place[1],
        )

    def _applied(self, group: _Group, year: int, days: int) -> Application:
        each = group.sample
        counts = each.answers.counts if each.answers and year == self._year else (None,) * 5
        score = str(70 + each.stars * 5)
        more: dict[str, Any] = {**each.texts, **dict(zip(ANSWERS, counts, strict=True))}
        return Application(
            id=self._application(group, year),
            scope=group.office,
            round_id=refer(SHARED_SCOPE, round_id(year), within=group.office),
            group_id=group.id,
            group_name=each.name,
            estate=each.estate,
            households=each.households,
            target=each.stars,
            self_score=score,
            applied_at=self._at(days),
            applied_by=self._members(group.office)[2][0],
            screening=rules.PASSED,
            screened_by=self._members(group.office)[0][0],
            screened_at=self._at(days - 20 if year == self._year else 8),
            **more,
        )

    def _sheet(self, group: _Group, sheet: Sheet, keys: Mapping[str, bytes]) -> ScoreSheet:
        content = SheetContent({code: decimal_text(points) for code, points in sheet.points.items()})
        application = self._application(group, self._year)
        box = seal_sheet(content, round_id(self._year), application, sheet.judge_id, keys)
        returned = bool(int(sheet.id[:2], 16) % 2)
        return ScoreSheet(
            id=sheet.id,
            scope=group.office,
            round_id=refer(SHARED_SCOPE, round_id(self._year), within=group.office),
            application_id=application,
            judge_id=sheet.judge_id,
            judge=sheet.judge,
            submitted_at=self._at(90),
            turn=1,
            way=rules.WORKBOOK_WAY if returned else rules.SCREEN_WAY,
            entered_by=self._members(group.office)[0][0] if returned else None,
            file=f"{sheet.judge} 评分表.xlsx" if returned else None,
            rubric_digest=self._rubric.digest,
            box=box,
        )

    def _seat(self, office: str, year: int, judge: str, name: str, post: str, *, days: int) -> PanelSeat:
        scope = office or SHARED_SCOPE
        return PanelSeat(
            id=natural_id(PanelSeat.record_type, scope, round_id(year), judge),
            scope=scope,
            round_id=refer(SHARED_SCOPE, round_id(year), within=scope),
            judge_id=judge,
            judge=name,
            post=post,
            named_at=self._at(days),
        )

    def _patrol(self, group: _Group, chance: Random) -> Patrol:
        found = chance.random() < 0.3
        return Patrol(
            id=self._id("patrol", group.id),
            scope=group.office,
            group_id=group.id,
            round_id=refer(SHARED_SCOPE, round_id(self._year), within=group.office),
            day=office_day(self._at(chance.randint(1, 19))),
            in_order=not found,
            finding=sample.finding(chance) if found else None,
            by_name=self._members(group.office)[3][0],
        )

    def _objection(self, group: _Group, words: str, answer: str, *, upheld: bool) -> tuple[Record, Record]:
        record_id = self._id("objection", group.id)
        objection = Objection(
            id=record_id,
            scope=group.office,
            application_id=self._application(group, self._year),
            words=words,
            raised_by="本小区居民",
            at=self._at(48),
            taken_by=self._members(group.office)[2][0],
        )
        answered = ObjectionAnswer(
            id=self._id("answer", group.id),
            scope=group.office,
            objection_id=record_id,
            words=answer,
            upheld=upheld,
            at=self._at(46),
            by_name=self._members(group.office)[0][0],
        )
        return objection, answered

    def _write_shared(
        self,
        writing: Writing,
        sheets: Mapping[str, Sequence[Sheet]],
        result: Result,
        private: str,
        public: str,
    ) -> None:
        """What the hub says: the round, its judges, the list, and the stars of the year before."""
        names = [name for __, name in sample.offices()]
        name_offices(writing.conn, dict(zip(self._codes, names, strict=True)))
        self._create_round(writing, self._year)
        counted = " ".join(sorted(sheet.id for own in sheets.values() for sheet in own))
        more: dict[str, dict[str, Any]] = {
            rules.SCORING: {"public_key": public, "rubric_digest": self._rubric.digest},
            rules.CLOSED: {"opening_key": private, "counted": counted},
            rules.GRADING: {"result_digest": result_digest(self._rubric, result)},
        }
        for turn, (state, days) in enumerate(_PAST.items(), 1):
            writing.create(self._step(self._year, turn, state, days, **more.get(state, {})))
        self._seat_hub(writing, self._year, 130)
        ids = {self._application(group, self._year): group for group in self._groups}
        plaques: dict[int, int] = {}
        for outcome in result.outcomes:
            group, stars = ids[outcome.case.id], outcome.stars
            plaques[stars] = plaques.get(stars, 0) + 1
            writing.create(
                StarAward(
                    id=award_id(round_id(self._year), group.office, group.id),
                    scope=SHARED_SCOPE,
                    round_id=round_id(self._year),
                    year=self._year,
                    office=group.office,
                    group_id=f"{group.office}/{group.id}",
                    group_name=group.sample.name,
                    estate=group.sample.estate,
                    stars=stars,
                    total=shown(outcome.total),
                    awarded_on=office_day(self._at(_PAST[rules.AWARDED])),
                    plaque=f"{self._year}-{stars}-{plaques[stars]:03d}",
                )
            )
        for group in self._groups:
            row = {
                "id": group.id,
                "scope": group.office,
                "name": group.sample.name,
                "estate": group.sample.estate,
            }
            if group.sample.before:
                writing.create(earlier_award(row, self._year - 1, stars=group.sample.before, plaque=None))

    def _create_round(self, writing: Writing, year: int) -> None:
        writing.create(
            StarRound(
                id=round_id(year),
                scope=SHARED_SCOPE,
                year=year,
                name=f"{year} 年星级楼组评定",
                first_year=False,
            )
        )

    def _step(self, year: int, turn: int, state: str, days: int, **values: Any) -> RoundStep:
        return RoundStep(
            id=self._id("step", str(year), state),
            scope=SHARED_SCOPE,
            round_id=round_id(year),
            kind=state,
            at=self._at(days),
            turn=turn,
            by_name=sample.judges(self._seed, -1)[0][0],
            **values,
        )

    def _seat_hub(self, writing: Writing, year: int, days: int) -> None:
        for name, post in sample.judges(self._seed, -1):
            person = self._id("staff", "", name)
            if self._home.is_hub and year == self._year:
                writing.create(Staff(id=person, scope=self._hub, name=name, post=post, roles=[HUB]))
            writing.create(self._seat("", year, person, name, post, days=days))

    # --- the round that runs -----------------------------------------------------------------------------

    def _write_running(self) -> None:
        """Next year's round in 评审中: nothing is scored yet; who fills is one of the judges, at the hub
        the lead.
        """
        year = self._year + 1
        for code in self._own:
            with self._journal(code).write(self._actor.id, _ORIGIN) as writing:
                for name, post in self._members(code):
                    person = self._id("staff", code, name)
                    writing.create(self._seat(code, year, person, name, post, days=9))
                if code == self._home.office:
                    writing.create(self._seat(code, year, self._actor.id, self._actor.name, "主任", days=9))
                for group in self._groups:
                    if group.office == code:
                        writing.create(self._applied(group, year, 12))
        _private, public = new_pair()
        key = key_text(public)
        record: Record | None = None
        if self._home.is_hub and self._home.access.sealing_key(self._actor.id) is not None:
            reference = refer(SHARED_SCOPE, round_id(year), within=self._home.office)
            made = make_round_key(self._home, round_id(year), reference)
            record, key = made.record, made.public_key
        with self._journal("").write(self._actor.id, _ORIGIN) as writing:
            self._create_round(writing, year)
            more = {rules.SCORING: {"public_key": key, "rubric_digest": self._next_rubric.digest}}
            for turn, (state, days) in enumerate(_RUNNING.items(), 1):
                writing.create(self._step(year, turn, state, days, **more.get(state, {})))
            self._seat_hub(writing, year, 9)
            if record is not None:
                writing.create(record)
            if self._home.is_hub:
                writing.create(self._seat("", year, self._actor.id, self._actor.name, "街道", days=9))
