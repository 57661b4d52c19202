"""A whole star round played by a hub and its offices: real homes, ledgers, logins, workbooks, exchange.

The groups, their texts and the judges' points are the made-up ones of nanxi_desk.stars.sample; every star is
computed by the program from what was typed and what came back in workbooks.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from pathlib import Path

import openpyxl

from nanxi_desk.core.home import Home
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rights import HUB as AT_HUB
from nanxi_desk.core.rights import MEMBER
from nanxi_desk.stars import rules, sample
from nanxi_desk.stars.application_book import take_application_book, write_application_book
from nanxi_desk.stars.applications import ANSWERS, Applications
from nanxi_desk.stars.arithmetic import Case, Result, Sheet, compute
from nanxi_desk.stars.judge_sheets import take_judge_books, write_judge_book
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.records import shipped_rubric
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.rubric import decimal_text
from nanxi_desk.stars.sample import SampleGroup
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import RoundPlan, SheetContent
from nanxi_desk.stars.words import star_word
from tests.support.exchanges import HUB, Subdistrict, digest, whole
from tests.support.homes import CHEAP, make_home
from tests.support.journals import MovableClock
from tests.support.star_books import places, store
from tests.support.star_rounds import YEAR, be_everybody

FIRST_PASSWORD, OWN_PASSWORD = "first-Password-1", "own-Password-22"
Walk = Callable[[Home, Mapping[str, Mapping[str, str]]], None]  # a judge's home, points by application


@dataclass
class Judge:
    """A judge of the play: where, who, which of the sample's columns of points, and how sheets come in."""

    home: Home
    name: str
    column: int
    way: str
    id: str = ""


@dataclass
class StarPlay:
    """The play, act by act. `offices` and `groups` of each cut the sample down; all of it is 13 and 8.

    `saved` is how many files of each kind LibreOffice saves on their way, all of them without a number.
    """

    town: Subdistrict
    offices: int = 13
    groups: int = 8
    saved: int | None = None
    clock: MovableClock = field(default_factory=MovableClock)
    homes: list[Home] = field(default_factory=list)
    judges: list[Judge] = field(default_factory=list)
    round: str = ""
    code: str = ""

    def __post_init__(self) -> None:
        self.rubric = shipped_rubric()
        self.sample: dict[tuple[str, str, str], SampleGroup] = {}
        self.of_application: dict[str, SampleGroup] = {}
        everything = sample.groups(2018, self.rubric)
        for office, (code, __) in enumerate(sample.offices()[: self.offices]):
            own = [group for group in everything if group.office == office]
            # Those with most stars: a few groups are to show more than one kind.
            for group in sorted(own, key=lambda g: -g.stars)[: self.groups]:
                self.sample[code, group.estate, group.name] = group
        self.hub = self._home(HUB, "街道自治办")
        self.homes = [self._home(code, name) for code, name in sample.offices()[: self.offices]]

    def _home(self, code: str, name: str) -> Home:
        hub = code == HUB
        home = make_home(self.town.folder / code, code, name=name, hub=hub, wall=self.clock)
        self.town.opened.append(home)
        be_everybody(home)
        return home

    # --- acts --------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """The hub opens the round; each office applies by its ledger, seats its judges, screens."""
        rounds, hub = Rounds(self.hub), self.hub.actor
        self.round = rounds.create(hub, RoundPlan(YEAR, first_year=False)).id
        self.town.exchange(*self.homes, hub=self.hub)
        ledgers = [self._ledger(home) for home in self.homes]
        returned = through_libreoffice(ledgers[: self.saved], self.town.folder / "ledgers")
        for home, ledger in zip(self.homes, ledgers, strict=True):
            found = take_application_book(home, home.actor, returned.get(ledger.name, ledger))
            assert (found.refused, found.taken) == ((), len(self._own(home)))
        self._seat()
        self.town.exchange(*self.homes, hub=self.hub)
        for row in Applications(self.hub).all(self.round):
            group = self.of_application[row.id] = self.sample[row.office, row.estate, row.group_name]
            if group.before:
                Publicity(self.hub).enter_earlier(hub, row.group_id, YEAR - 1, group.before)
        rounds.advance(hub, self.round, rules.SCREENING)
        self.town.exchange(*self.homes, hub=self.hub)
        for home in self.homes:
            for row in Applications(home).all(self.round):
                Applications(home).screen(home.actor, row.id, rules.PASSED)
        self.town.exchange(*self.homes, hub=self.hub)

    def score(self, by_hand: Walk | None = None, most: int | None = None) -> None:
        """评审中: half of the sheets by the judges themselves or from paper, half by workbooks through
        LibreOffice. `by_hand` types those of the judges themselves, at most so many.
        """
        left = 0 if by_hand is None else 10**6 if most is None else most
        self.code = Rounds(self.hub).start_scoring(self.hub.actor, self.round, CHEAP).code
        self.town.exchange(*self.homes, hub=self.hub)
        books: list[tuple[Judge, Path]] = []
        for judge in self.judges:
            if judge.way == rules.WORKBOOK_WAY:
                path = self.town.folder / f"{judge.home.office}-{judge.column}-{judge.name}.xlsx"
                write_judge_book(judge.home, judge.home.actor, self.round, judge.id, path)
                self._fill_book(judge, path)
                books.append((judge, path))
            else:
                left -= self._type(judge, by_hand, left)
        paths = [path for __, path in books]
        returned = through_libreoffice(paths[: self.saved], self.town.folder / "books")
        for home in (self.hub, *self.homes):
            files = [returned.get(path.name, path) for judge, path in books if judge.home is home]
            taken = take_judge_books(home, home.actor, files)
            assert [book.refused for book in taken] == [()] * len(files)
            again = take_judge_books(home, home.actor, files)
            assert sum(book.taken for book in again) == 0

    def close(self) -> Result:
        """Exchange, close with the printed code, compute, exchange again."""
        self.town.exchange(*self.homes, hub=self.hub)
        status = Rounds(self.hub).status(self.round)
        assert status.due == status.submitted == 7 * len(self.sample)
        Rounds(self.hub).close(self.hub.actor, self.round, code=self.code)
        return Results(self.hub).of_round(self.round).result

    def award(self) -> None:
        """定档, 公示 of seven days, 授牌; everybody hears of it."""
        hub = self.hub.actor
        Results(self.hub).grade(hub, self.round)
        Publicity(self.hub).publish(hub, self.round)
        self.clock.move(days=8)
        Publicity(self.hub).award(hub, self.round)
        self.town.exchange(*self.homes, hub=self.hub)

    # --- what must hold ----------------------------------------------------------------------------------

    def expected(self) -> Result:
        """The arithmetic over the sample's own points, without homes, workbooks and seals between."""
        rows = Applications(self.hub).all(self.round)
        cases = []
        for row in rows:
            group = self.of_application[row.id]
            sheets = tuple(Sheet(f"{n}", f"{n}", "", points) for n, points in enumerate(group.points))
            cases.append(Case(row.id, "", row.office, sheets, group.answers, (), group.before))
        return compute(self.rubric, cases)

    def check(self) -> None:
        """After the close: the sample's arithmetic to the last fraction, each star explained; then awarded,
        and the same list and plaques at every office.
        """
        result, expected = Results(self.hub).of_round(self.round).result, self.expected()
        assert _figures(result) == _figures(expected)
        ways = Counter(
            row.way for judge in self.judges for row in ScoreSheets(self.hub).walk(self.round, judge.id)
        )
        typed, booked = ways[rules.SCREEN_WAY] + ways[rules.PAPER_WAY], ways[rules.WORKBOOK_WAY]
        assert typed + booked == 7 * len(self.sample)
        assert abs(typed - booked) <= len(self.sample)
        for outcome in result.outcomes:
            assert len(outcome.valid) == 7
            told = Results(self.hub).explain(self.round, outcome.case.id)
            met = [line.words for line in told.rules if line.depth == 0 and line.met]
            assert met[0] == star_word(outcome.stars)
            assert star_word(outcome.stars) in told.sentence
        self.award()
        assert self.alike()
        listed = Publicity(self.hub).listed(self.round)
        assert len({row.plaque for row in listed}) == len(listed) == len(self.sample)
        for home in self.homes:
            own = [row for row in listed if row.office == home.office]
            assert [r for r in Publicity(home).listed(self.round) if r.office == home.office] == own

    def alike(self) -> bool:
        """Every home is whole, and holds what the hub holds of it."""
        return all(
            whole(home) and digest(home, home.office, "*") == digest(self.hub, home.office, "*")
            for home in self.homes
        ) and whole(self.hub)

    # --- inside ------------------------------------------------------------------------------------------

    def _own(self, home: Home) -> list[tuple[str, str, str]]:
        return [key for key in self.sample if key[0] == home.office]

    def _ledger(self, home: Home) -> Path:
        """The office's ledger, filled in as an office does that has registered nothing yet."""
        path = self.town.folder / f"applications-{home.office}.xlsx"
        write_application_book(home, home.actor, self.round, path)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        keys_row, columns = places(sheet)
        for row, key in enumerate(self._own(home), keys_row + 2):
            group = self.sample[key]
            cells = {
                "estate": group.estate,
                "group": group.name,
                "target": group.stars,
                "households": group.households,
                "self_score": 70 + 5 * group.stars,
                **group.texts,
                **dict(zip(ANSWERS, group.answers.counts if group.answers else (None,) * 5, strict=True)),
            }
            for name, value in cells.items():
                sheet.cell(row, columns[name]).value = value
        store(book, path)
        return path

    def _seat(self) -> None:
        """Five judges an office, two at the hub. Two of the five and one of the two have logins; the third
        writes on paper, which the head types in, or in a workbook, by turns; the others get workbooks.
        """
        for number, home in enumerate(self.homes):
            third = rules.PAPER_WAY if number % 2 else rules.WORKBOOK_WAY
            ways = (rules.SCREEN_WAY, rules.SCREEN_WAY, third, rules.WORKBOOK_WAY, rules.WORKBOOK_WAY)
            people = sample.judges(2018, number)
            for column, ((name, post), way) in enumerate(zip(people, ways, strict=True)):
                self._seat_one(Judge(home, name, column, way), post)
        for column, ((name, post), way) in enumerate(
            zip(sample.judges(2018, -1), (rules.SCREEN_WAY, rules.WORKBOOK_WAY), strict=True),
            sample.OFFICE_JUDGES,
        ):
            self._seat_one(Judge(self.hub, name, column, way), post)

    def _seat_one(self, judge: Judge, post: str) -> None:
        home, everybody = judge.home, judge.home.actor
        roles = [AT_HUB] if home.is_hub else [MEMBER]
        if judge.way == rules.SCREEN_WAY:
            judge.id = home.access.add(judge.name, post, FIRST_PASSWORD, CHEAP, roles=roles)
            home.access.enter(judge.name, FIRST_PASSWORD)
            home.access.change_password(FIRST_PASSWORD, OWN_PASSWORD, CHEAP)
            home.seat(everybody)
        else:
            staff = Staff(id=new_id(), scope=home.office, name=judge.name, post=post, roles=roles)
            with home.journal.write(everybody.id) as writing:
                writing.create(staff)
            judge.id = staff.id
        Panel(home).seat(home.actor, self.round, judge.id)
        self.judges.append(judge)

    def _points(self, judge: Judge, application: str) -> dict[str, str]:
        points = self.of_application[application].points[judge.column]
        return {code: decimal_text(points[code]) for code in self.rubric.indicators}

    def _type(self, judge: Judge, by_hand: Walk | None, most: int) -> int:
        """A judge's sheets one by one: at the own login, or by the head from paper. How many by hand."""
        home, everybody = judge.home, judge.home.actor
        own = judge.way == rules.SCREEN_WAY
        if own:
            home.access.enter(judge.name, OWN_PASSWORD)
        sheets, actor = ScoreSheets(home), home.actor
        walk = [row.application_id for row in sheets.walk(self.round, judge.id)]
        todo = {application: self._points(judge, application) for application in walk}
        typed = dict(islice(todo.items(), most)) if own else {}
        if by_hand is not None and typed:
            by_hand(home, typed)
        for application, points in todo.items():
            if application not in typed:
                sheets.submit(actor, application, SheetContent(points), judge.id, judge.way)
        if own:
            home.seat(everybody)
        return len(typed)

    def _fill_book(self, judge: Judge, path: Path) -> None:
        """Numbers into the judge's workbook, as drop-downs leave them."""
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        keys_row, columns = places(sheet)
        for row in range(keys_row + 2, sheet.max_row + 1):
            for code, text in self._points(judge, str(sheet.cell(row, columns["_row"]).value)).items():
                sheet.cell(row, columns[code]).value = float(text)
        store(book, path)


def through_libreoffice(paths: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Workbooks as LibreOffice saves them, by their names."""
    if not paths:
        return {}
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    folder.mkdir()
    subprocess.run(
        [
            *(office, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), *map(str, paths)),
        ],
        check=True,
        capture_output=True,
        timeout=180 + 60 * len(paths),
    )
    return {path.name: folder / path.name for path in paths}


def stars_of(result: Result) -> dict[int, int]:
    """How many groups have how many stars."""
    return dict(Counter(outcome.stars for outcome in result.outcomes))


def _figures(result: Result) -> dict[str, tuple[int, Fraction]]:
    return {outcome.case.id: (outcome.stars, outcome.total) for outcome in result.outcomes}
