"""What the pane 打分 has done in the background: plain values in, plain values out."""

from collections.abc import Sequence
from dataclasses import dataclass

from nanxi_desk.core.home import Home
from nanxi_desk.stars import rules
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.service import RIGHT_TAKE, ScoreSheets
from nanxi_desk.stars.views import Judge, PastSheet, SheetContent, SheetForm, SheetRow

ALL, WAITING, DONE, OUT = "all", "waiting", "done", "out"
_STATES = {WAITING: ("empty", "draft"), DONE: ("submitted",), OUT: ("recused",)}


@dataclass(frozen=True, slots=True)
class Walk:
    """The groups of one judge, and all judges whose sheets the acting person may take in, the own first."""

    judge_id: str
    judges: tuple[Judge, ...]
    rows: tuple[SheetRow, ...]

    def count(self, which: str) -> int:
        """How many groups there are of a kind."""
        return sum(fits(row, which) for row in self.rows)


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet with what was submitted before."""

    form: SheetForm
    past: tuple[PastSheet, ...]

    @property
    def submitted(self) -> SheetContent | None:
        """What holds now, where it may be read."""
        return next((sheet.content for sheet in self.past if sheet.counts), None)


@dataclass(frozen=True, slots=True)
class Gone:
    """A sheet was submitted, or its judge is recused: the walk as it is now and the sheet that follows."""

    turn: int
    walk: Walk
    following: OpenSheet | None


class ScoreWork:
    """The services behind the pane, for one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._sheets = ScoreSheets(home)

    def walk(self, round_: str, judge: str) -> Walk:
        """A judge's groups; `judge` "" is the acting person."""
        actor = self._home.actor
        judges: tuple[Judge, ...] = ()
        if actor.can(RIGHT_TAKE) and actor.can(RIGHT_READ):
            office = "" if self._home.is_hub else self._home.office
            known = {each.id: each for each in Panel(self._home).judges(round_, office)}
            own = known.pop(actor.id, None) or Judge("", actor.id, actor.name, "", "")
            judges = (own, *known.values())
        return Walk(judge or actor.id, judges, self._sheets.walk(round_, judge))

    def open(self, application: str, judge: str) -> OpenSheet:
        """One sheet."""
        return OpenSheet(self._sheets.form(application, judge), self._sheets.past(application, judge))

    def unlock(self, password: str, application: str, judge: str) -> OpenSheet:
        """The same, once the acting person has given the own password; FieldRefused for a wrong one."""
        self._home.access.own_key(password)
        return self.open(application, judge)

    def keep(self, application: str, judge: str, content: SheetContent | None) -> bool:
        """Keep a draft, or with None throw it away; whether that could be done."""
        if content is None:
            self._sheets.drop_draft(application, judge)
            return True
        return self._sheets.keep_draft(application, content, judge)

    def submit(
        self, round_: str, application: str, judge: str, content: SheetContent, order: Sequence[str]
    ) -> Gone:
        """Submit a sheet; `order` are the groups as the list shows them."""
        actor = self._home.actor
        way = rules.SCREEN_WAY if judge in ("", actor.id) else rules.PAPER_WAY
        turn = self._sheets.submit(actor, application, content, judge, way)
        return self._gone(turn, round_, application, judge, order)

    def recuse(self, round_: str, application: str, judge: str, reason: str, order: Sequence[str]) -> Gone:
        """The judge does not score a group."""
        actor = self._home.actor
        if judge in ("", actor.id):
            self._sheets.recuse_oneself(actor, application, reason)
        else:
            Panel(self._home).recuse(actor, application, judge, reason)
        return self._gone(0, round_, application, judge, order)

    def _gone(self, turn: int, round_: str, application: str, judge: str, order: Sequence[str]) -> Gone:
        walk = self.walk(round_, judge)
        following = next_waiting(walk.rows, application, order)
        return Gone(turn, walk, self.open(following, judge) if following else None)


def fits(row: SheetRow, which: str) -> bool:
    """Whether a group is of a kind: ALL, WAITING, DONE or OUT."""
    return which == ALL or row.state in _STATES[which]


def narrowed(rows: Sequence[SheetRow], which: str, text: str) -> tuple[SheetRow, ...]:
    """The groups of a kind that fit what is typed: words, or initials in pinyin."""
    typed = text.strip().lower()
    found = [row for row in rows if fits(row, which)]
    if not typed:
        return tuple(found)
    from nanxi_desk.core.pinyin import full, initials  # takes long to load

    def says(row: SheetRow) -> bool:
        words = f"{row.office} {row.office_name} {row.estate} {row.group_name}".lower()
        if typed in words:
            return True
        names = (row.estate, row.group_name)
        return typed.isascii() and any(
            spelled.startswith(typed) for name in names for spelled in (*initials(name), *full(name))
        )

    return tuple(row for row in found if says(row))


def next_waiting(rows: Sequence[SheetRow], here: str, order: Sequence[str] = ()) -> str:
    """The next group that waits for a sheet: of those in `order` after the one that is `here`, then from
    their top, then of all; "" where none waits.
    """
    waiting = {row.application_id for row in rows if row.state in _STATES[WAITING]} - {here}
    everything = [row.application_id for row in rows]
    for among in (list(order), everything):
        place = among.index(here) + 1 if here in among else 0
        for application in (*among[place:], *among[:place]):
            if application in waiting:
                return application
    return ""
