"""Charts of a result: stars by office, a group's blocks beside the mean, years; every bar opens its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_result_charts import Ui_StarsResultCharts
from nanxi_desk.stars.arithmetic import Outcome, shown
from nanxi_desk.stars.public_views import AwardRow
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results, by_office, compare_blocks
from nanxi_desk.stars.views import RoundResult, YearStars
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.charts import BarChart, ChartBar, load_charts
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

OFFICES, BLOCKS, YEARS = KINDS = ("offices", "blocks", "years")
_WORDS = ((OFFICES, "各居委会的星级"), (BLOCKS, "一个楼组与平均"), (YEARS, "历年"))
KEYS = {OFFICES: "Alt+Q", BLOCKS: "Alt+W", YEARS: "Alt+E"}
_YEARS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row behind a bar; `id` is an application's, "" for a star of another year."""

    id: str
    office: str
    group: str
    stars: str
    figure: str


class ResultCharts(Formed, QWidget):
    """The chart above, below it the rows of the bar that was opened; Enter explains one of them."""

    group_wanted = Signal(str, str)  # application, block
    refused = Signal(object)

    def __init__(self, desk: Desk, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._results = desk, results
        self._publicity = Publicity(desk.home, results)
        self._found: RoundResult | None = None
        self._application = ""
        self._block = ""
        self._opened = ""  # the bar whose rows are shown
        self._years: tuple[YearStars, ...] = ()
        self._charts_ready = self._asked = self._drawn = False
        self.ui = ui = self._set_up(Ui_StarsResultCharts())
        ui.kind.set_choices(_WORDS)
        ui.kind.set_keys(KEYS)
        ui.kind.set_value(OFFICES)
        self.chart = BarChart(desk.theme, self)
        ui.chart_place.addWidget(self.chart)
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        ui.table_place.addWidget(self.table)
        ui.kind.chosen.connect(lambda _kind: self.show_chart())
        self.chart.opened.connect(self.open_bar)
        self.table.opened.connect(self._open)
        self._name()

    def prepare(self) -> None:
        """Load what charts need beside the work, before somebody asks for one."""
        if not self._asked:
            self._asked = True
            self.chart.wait(_("正在准备图表…"))
            self._desk.tasks.run_long(lambda _told, _cancelled: load_charts(), self._charts_came)

    def show_result(self, found: RoundResult, application: str) -> None:
        """The round that is drawn, and the group that stands beside the mean ("" for the best)."""
        before = self._found, self._application
        self._found = found
        known = {outcome.case.id for outcome in found.result.outcomes}
        if application in known:
            self._application = application
        elif self._application not in known:
            self._application = next(iter(o.case.id for o in found.result.outcomes), "")
        same = before[0] is found and before[1] == self._application
        if self.isVisible() and not (same and self._drawn):
            self.show_chart()  # else it stays as it is, with the rows of the bar that was opened

    def show_result_again(self, application: str) -> None:
        """The same result with the group that is marked in the list."""
        if self._found is not None:
            self.show_result(self._found, application)

    def choose(self, kind: str) -> None:
        """Another chart."""
        self.ui.kind.set_value(kind)
        self.show_chart()

    def show_chart(self) -> None:
        """Draw the chosen chart; no row is open yet."""
        self._opened = ""
        self.prepare()
        self._rows((), _("选一根柱子（方向键和 Enter），下面就是它背后的楼组。"))
        kind, found = self.ui.kind.value(), self._found
        if not self._charts_ready or found is None:
            return
        self._drawn = True
        if kind == OFFICES:
            self._draw_offices(found)
        elif kind == BLOCKS:
            self._draw_blocks(found)
        else:
            self._desk.tasks.run(self._results.years, self._draw_years, self._refuse, key="stars-years")

    def open_bar(self, key: str) -> None:
        """The rows behind a bar."""
        found = self._found
        if found is None:
            return
        self._opened = key
        what, _sign, which = key.partition("|")
        match self.ui.kind.value():
            case "offices":
                self._open_office(found, what, int(which))
            case "blocks":
                self._open_block(found, what, mean=which == "mean")
            case _:
                self._open_year(int(what), int(which))

    def _retranslate(self) -> None:
        self._name()
        opened = self._opened
        if self.isVisible():
            self.show_chart()
            if opened:
                self.open_bar(opened)

    # --- drawing -----------------------------------------------------------------------------------------

    def _name(self) -> None:
        self.table.setAccessibleName(_("柱子背后的楼组"))

    def _charts_came(self, _nothing: object) -> None:
        self._charts_ready = True
        if self.isVisible():
            self.show_chart()

    def _draw_offices(self, found: RoundResult) -> None:
        stars = _all_stars(found)
        bars = [
            _bar(f"{each.office}|{n}", found.office_name(each.office), each.stars.get(n, 0))
            for each in by_office(found)
            for n in stars
        ]
        self.chart.show_bars(
            bars,
            x_label=_("居委会"),
            y_label=_("楼组（个）"),
            empty=_("还没有楼组。"),
            series=[star_word(n) for n in stars],
        )

    def _draw_blocks(self, found: RoundResult) -> None:
        outcome = found.result.of(self._application)
        compared = compare_blocks(found, self._application)
        bars = []
        for block in compared:
            name = f"{block.code} {block.name}"
            for which, points in (("own", block.points), ("mean", block.mean)):
                bars.append(ChartBar(f"{block.code}|{which}", name, float(points), shown(points)))
        self.chart.show_bars(
            bars,
            x_label=_("板块"),
            y_label=_("得分（分）"),
            empty=_("这个楼组没有有效的评分表。"),
            series=[outcome.case.name if outcome else "", _("全部楼组平均")],
        )

    def _draw_years(self, years: Sequence[YearStars]) -> None:
        self._years = tuple(years)[-_YEARS_SHOWN:]
        stars = sorted(
            {n for year in self._years for n, count in year.stars.items() if n and count}, reverse=True
        )
        bars = [
            _bar(f"{year.year}|{n}", str(year.year), year.stars.get(n, 0))
            for year in self._years
            for n in stars
        ]
        self.chart.show_bars(
            bars,
            x_label=_("年度"),
            y_label=_("楼组（个）"),
            empty=_("还没有公示过的年度。"),
            series=[star_word(n) for n in stars],
        )

    # --- rows --------------------------------------------------------------------------------------------

    def _open_office(self, found: RoundResult, office: str, stars: int) -> None:
        rows = [
            _row(found, o, shown(o.total))
            for o in found.result.outcomes
            if (o.case.office, o.stars) == (office, stars)
        ]
        words = _("{office} {star}：{count} 个").format(
            office=found.office_name(office), star=star_word(stars), count=len(rows)
        )
        self._rows(rows, words)

    def _open_block(self, found: RoundResult, code: str, *, mean: bool) -> None:
        """The group's own bar leads to its points; the mean's to all groups, best first."""
        if not mean:
            self._opened = ""  # its rows are in the list
            self.group_wanted.emit(self._application, code)
            return
        place = [block.code for block in found.rubric.blocks].index(code)
        scored = [o for o in found.result.outcomes if o.valid]
        scored.sort(key=lambda o: (-o.blocks[place].points, o.case.id))
        block = found.rubric.blocks[place]
        self._block = code
        words = _("{block}：{count} 个楼组，从高到低").format(block=f"{code} {block.name}", count=len(scored))
        self._rows([_row(found, o, shown(o.blocks[place].points)) for o in scored], words)

    def _open_year(self, year: int, stars: int) -> None:
        publicity, opened, found = self._publicity, self._opened, self._found

        def show(awards: Sequence[AwardRow]) -> None:
            if self._opened != opened or found is None:
                return
            words = _("{year} 年 {star}：{count} 个").format(
                year=year, star=star_word(stars), count=len(awards)
            )
            self._rows([_award_row(found, award) for award in awards], words)

        self._desk.tasks.run(lambda: publicity.of_year(year, stars), show, self._refuse, key="stars-of-year")

    def _rows(self, rows: Sequence[ChartRow], words: str) -> None:
        self.ui.rows_words.setText(words)
        self.table.show_rows(FixedRows(rows))

    def _open(self, row: ChartRow) -> None:
        if row.id:
            self.group_wanted.emit(row.id, self._block if self.ui.kind.value() == BLOCKS else "")

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)


def _all_stars(found: RoundResult) -> list[int]:
    """The stars of the rubric from the highest, and none at the end where some group has none."""
    stars = [star.stars for star in reversed(found.rubric.stars)]
    return [*stars, 0] if found.result.counts.get(0) else stars


def _bar(key: str, name: str, count: int) -> ChartBar:
    return ChartBar(key, name, count, str(count) if count else "")


def _row(found: RoundResult, outcome: Outcome, figure: str) -> ChartRow:
    case = outcome.case
    return ChartRow(case.id, found.office_name(case.office), case.name, star_word(outcome.stars), figure)


def _award_row(found: RoundResult, award: AwardRow) -> ChartRow:
    """Of this round it can be explained; other years show what was published."""
    own = award.year == found.round.year
    case = next(
        (
            o.case.id
            for o in found.result.outcomes
            if own and (o.case.office, o.case.name) == (award.office, f"{award.estate} {award.group_name}")
        ),
        "",
    )
    name = f"{award.estate} {award.group_name}"
    office = found.office_name(award.office)
    return ChartRow(case, office, name, star_word(award.stars_now), award.total)


def _columns() -> Sequence[Column]:
    return (
        Column("楼组", 20, lambda row: row.group),
        Column("居委会", 10, lambda row: row.office),
        Column("星级", 9, lambda row: row.stars),
        Column("得分", 7, lambda row: row.figure),
    )
