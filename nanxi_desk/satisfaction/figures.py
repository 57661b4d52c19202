"""The figures of satisfaction by line, item, channel, month, day, person and tag, from kept sums."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, Table, and_, bindparam, func, literal_column, select

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.tables import kept_sums
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record
from nanxi_desk.core.reporting import whole_months
from nanxi_desk.core.rights import LEADING, MEMBER, declare
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.anonymous import count_waiting, settle
from nanxi_desk.satisfaction.listing import RIGHT_PEOPLE
from nanxi_desk.satisfaction.records import LEVEL_MEASURES, AnonymousRating, Asking, FollowUp
from nanxi_desk.satisfaction.tagging import RatingTags
from nanxi_desk.satisfaction.views import SatisfactionReport, Score, ScoreBar, TagBar

RIGHT_FIGURES = declare("satisfaction.figures", "查看满意度统计和月报", MEMBER, *LEADING)
LONGEST_BY_DAY = 62  # days; a longer period has its trend by month

_BY_MONTH = ("line", "item", "channel", "person", "tag", "office")  # whose months are summed as well


def _table(record_class: type[Record]) -> Table:
    table = kept_sums(record_class)
    assert table is not None
    return table


_named, _nameless, _follow = _table(Asking), _table(AnonymousRating), _table(FollowUp)


class RatingFigures:
    """The figures of one opened home: its own, at the hub those of all offices."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._tags = RatingTags(home)

    def report(self, first_day: str, last_day: str) -> SatisfactionReport:
        """The figures of a period of office days (ISO), both included.

        Persons only for the head. Writes first what waits since earlier days, see anonymous.settle.
        """
        self._home.actor.require(RIGHT_FIGURES)
        settle(self._home)
        people = self._home.actor.can(RIGHT_PEOPLE)
        with self._home.journal.read() as conn:
            sums = _Period(conn, first_day, last_day)
            whole, slips = sums.whole()
            report = SatisfactionReport(
                first_day,
                last_day,
                whole=whole,
                by_office=sums.bars("office", nameless=True) if self._home.is_hub else (),
                by_line=sums.bars("line", nameless=True),
                by_item=sums.bars("item"),
                by_channel=sums.bars("channel"),
                by_month=sums.months(),
                by_day=sums.by_day(),
                by_person=_hiding_few(sums.bars("person")) if people else None,
                tags=sums.tags(self._tags),
                slips=slips,
                waiting=count_waiting(conn),
                notes=(),
                **_followed(conn, first_day, last_day),
            )
        return _with_notes(report)


_Measures = Sequence[int]
_Sums = dict[str, dict[str, _Measures]]  # by dimension and key
_NOTHING: _Measures = (0,) * len(Asking.measures)
_NO_LEVELS: _Measures = (0,) * len(LEVEL_MEASURES)


def _summed(table: Table, measures: Sequence[str], dimensions: Sequence[str], *by: str) -> Prepared:
    """The sums of some dimensions between two days, ends included, grouped by columns."""
    columns = [table.c[name] for name in by]
    within = and_(
        table.c.dimension.in_([literal_column(f"'{name}'") for name in dimensions]),
        table.c.day.between(bindparam("first_"), bindparam("last_")),
    )
    sums = (func.sum(table.c[name]) for name in measures)
    return Prepared(select(*columns, *sums).where(within).group_by(*columns))


# Few statements, each compiled once: asking one by one cost more than the sums themselves.
_ALL_BY_DAY = _summed(_named, Asking.measures, ("all",), "day")
_PARTS = _summed(_named, Asking.measures, _BY_MONTH, "dimension", "key")
_PARTS_BY_MONTH = _summed(
    _named, Asking.measures, [f"{name}-month" for name in _BY_MONTH], "dimension", "key"
)
_NAMELESS = _summed(_nameless, LEVEL_MEASURES, ("all", "line", "office", "tag"), "dimension", "day", "key")


class _Period:
    """The kept sums of some days. Ratings without a giver count by their month, where it is whole."""

    def __init__(self, conn: Connection, first_day: str, last_day: str) -> None:
        self._days = (first_day, last_day)
        months = whole_months(first_day, last_day)
        rows = _ALL_BY_DAY.all(conn, {"first_": first_day, "last_": last_day})
        self._by_day: dict[str, _Measures] = {row[0]: tuple(map(int, row[1:])) for row in rows}
        self._named: _Sums = {}
        self._nameless: _Sums = {}
        self._nameless_months: dict[str, _Measures] = {}
        if months is None:
            self._add_parts(conn, _PARTS, first_day, last_day)
            return
        # Months stand for their days; what lies before and after them is added day by day.
        self._add_parts(conn, _PARTS_BY_MONTH, *months)
        self._add_parts(conn, _PARTS, first_day, _day_before(f"{months[0]}-01"))
        self._add_parts(conn, _PARTS, _first_after(months[1]), last_day)
        for dimension, month, key, *levels in _NAMELESS.all(conn, {"first_": months[0], "last_": months[1]}):
            _add(self._nameless.setdefault(dimension, {}), key, levels)
            if dimension == "all":
                _add(self._nameless_months, month, levels)

    def whole(self) -> tuple[Score, int]:
        """Everything, and how many slips are in it."""
        named = _total(self._by_day.values(), _NOTHING)
        return _score(named, self._nameless.get("all", {}).get("", _NO_LEVELS)), named[3]

    def bars(self, dimension: str, *, nameless: bool = False) -> tuple[ScoreBar, ...]:
        """One bar for each key, the largest first."""
        named = self._named.get(dimension, {})
        others = self._nameless.get(dimension, {}) if nameless else {}
        bars = (
            ScoreBar(key, _score(named.get(key, _NOTHING), others.get(key, _NO_LEVELS)))
            for key in dict.fromkeys([*named, *others])
        )
        filled = (bar for bar in bars if bar.score != Score())
        return tuple(sorted(filled, key=lambda bar: (-bar.score.due, -bar.score.known, bar.key)))

    def months(self) -> tuple[ScoreBar, ...]:
        """One bar for each month, the first one first; months without anything are there, too."""
        named: dict[str, _Measures] = {}
        for day, measures in self._by_day.items():
            _add(named, day[:7], measures)
        others = self._nameless_months
        every = _months_of(*self._days)
        return tuple(
            ScoreBar(key, _score(named.get(key, _NOTHING), others.get(key, _NO_LEVELS))) for key in every
        )

    def by_day(self) -> tuple[ScoreBar, ...]:
        """One bar for each day of a short period."""
        first, last = map(date.fromisoformat, self._days)
        if (last - first).days >= LONGEST_BY_DAY:
            return ()
        days = ((first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1))
        return tuple(ScoreBar(day, _score(self._by_day.get(day, _NOTHING), _NO_LEVELS)) for day in days)

    def tags(self, tags: RatingTags) -> tuple[TagBar, ...]:
        """How often each tag was chosen, best level first, then the most frequent."""
        counts: Counter[str] = Counter()
        for key, measures in self._named.get("tag", {}).items():
            counts[key] += sum(measures[4:])
        for key, levels in self._nameless.get("tag", {}).items():
            counts[key] += sum(levels)
        found = []
        for key, count in counts.items():
            level, _colon, code = key.partition(":")
            if count and level.isdigit():
                found.append(TagBar(code, int(level), tags.words([code])[0], count))
        return tuple(sorted(found, key=lambda bar: (-bar.level, -bar.count, bar.code)))

    def _add_parts(self, conn: Connection, statement: Prepared, first: str, last: str) -> None:
        if first <= last:
            for dimension, key, *measures in statement.all(conn, {"first_": first, "last_": last}):
                _add(self._named.setdefault(dimension.removesuffix("-month"), {}), key, measures)


def _add(sums: dict[str, _Measures], key: str, measures: Iterable[int]) -> None:
    numbers = tuple(map(int, measures))  # PostgreSQL's sums are decimals
    before = sums.get(key)
    sums[key] = tuple(map(sum, zip(before, numbers, strict=True))) if before else numbers


def _total(rows: Iterable[_Measures], nothing: _Measures) -> _Measures:
    return tuple(map(sum, zip(nothing, *rows, strict=True)))


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _first_after(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02d}-01"


def _score(named: _Measures, nameless: _Measures) -> Score:
    levels = [one + other for one, other in zip(named[4:], nameless, strict=True)]
    return Score(
        due=named[0],
        rated=named[1],
        levels=(levels[0], levels[1], levels[2], levels[3], levels[4]),
        anonymous=named[2],
    )


def _hiding_few(bars: Iterable[ScoreBar]) -> tuple[ScoreBar, ...]:
    """Of a person with few ratings not a number is told, since a resident could be told by it."""
    return tuple(
        bar if bar.score.known >= rules.FEWEST_TO_SHOW else ScoreBar(bar.key, Score(), hidden=True)
        for bar in bars
    )


def _months_of(first_day: str, last_day: str) -> list[str]:
    first, last = first_day[:7], last_day[:7]
    found = [first]
    while found[-1] < last:
        year, month = map(int, found[-1].split("-"))
        found.append(f"{year + month // 12}-{month % 12 + 1:02d}")
    return found


def _followed(conn: Connection, first_day: str, last_day: str) -> Mapping[str, int]:
    """What became of the follow-ups that were opened in the period."""
    measured = (func.coalesce(func.sum(_follow.c[name]), 0) for name in FollowUp.measures)
    within = and_(_follow.c.dimension == "all", _follow.c.day.between(first_day, last_day))
    opened, ended, revisitable, revisits = map(int, conn.execute(select(*measured).where(within)).one())
    return {
        "follow_ups": opened,
        "follow_ups_open": opened - ended,
        "closed": ended,
        "revisitable": revisitable,
        "revisited": revisits,
    }


def _with_notes(report: SatisfactionReport) -> SatisfactionReport:
    notes = [
        _("满意率 =（非常满意＋满意＋基本满意）÷ 已评；参评率 = 已评 ÷ 应评。"),
        _("未评不算评价；作废和撤销的不计入应评。"),
        _("不具名评价的等级和标签只计入全所、条线和月份，按整月计；事项、渠道、日期和人员里只算参评。"),
    ]
    if report.waiting:
        notes.append(_("另有 {count} 条不具名评价还没凑满五条，等级暂不计入。").format(count=report.waiting))
    if report.empty:
        notes.insert(0, _("这段时间没有请评，也没有评价。"))
    return replace(report, notes=tuple(notes))
