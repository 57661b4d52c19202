"""A made-up ledger of a year, as untidy as hand-kept ones are, with the truth beside it.

Names, streets and numbers are invented; the same seed gives the same ledger.
"""

import datetime as dt
import random
from dataclasses import dataclass, replace
from typing import NamedTuple

from nanxi_desk.core.errors import UsageError
from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.ledger_values import Cell

TITLES = ("序号", "日期", "来访人", "联系电话", "住址", "条线", "事由", "处理情况", "经办人", "备注")
_WIDTH = len(TITLES)
_SURNAMES = "沈陆顾钱倪庄盛柏纪舒阮茅邬"
_GIVEN = (
    "雨桐",
    "建国",
    "美娟",
    "志远",
    "阿妹",
    "秋",
    "子涵",
    "根宝",
    "丽萍",
    "海",
    "文彬",
    "小妹",
    "伟忠",
    "玉兰",
)
_STREETS = ("枫桥弄", "青石弄", "柳浦弄", "云栖弄")
_STAFF = ("小周", "老钱", "吴老师", "孙主任")
_ITEMS = (
    ("老龄", ("敬老卡", "助餐", "老伙伴结对")),
    ("民政", ("低保", "临时救助", "廉租房咨询")),
    ("就业", ("失业登记", "灵活就业补贴", "招聘推荐")),
    ("社保医保", ("社保卡补办", "长护险", "居民医保参保")),
    ("物业环境", ("楼上漏水", "楼道堆物", "报修转物业")),
    ("综治调解", ("邻里调解", "法律援助转介")),
    ("人口居住证", ("居住登记", "居住证签注")),
)
_REMARKS = ("", "", "", "（代父亲办理）", "，材料不齐", ";第二次来", "(已电话告知)")
# Words, then whether the matter is closed and whether at the first contact.
_OUTCOMES: tuple[tuple[str | None, bool, bool], ...] = (
    ("当场答复", True, True),
    ("√", True, False),
    ("已办结", True, False),
    ("物业已上门维修，居民满意", True, False),
    ("处理中", False, False),
    ("已转街道受理中心", False, False),
    (None, False, False),
)
_WEEKDAYS = "一二三四五六日"
_WIDE = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}


@dataclass(frozen=True, slots=True)
class TrueVisit:
    """What a row of the sample stands for; `row` counts from 1 as spreadsheets do."""

    row: int
    day: dt.date
    name: str | None
    phone: str | None
    address: str
    line: str
    item: str
    detail: str
    outcome: str | None
    closed: bool
    on_spot: bool
    receiver: str


class SampleLedger(NamedTuple):
    """Cells, merged ranges (first row, first column, last row, last column, zero-based), and the truth."""

    grid: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...]
    truth: tuple[TrueVisit, ...]


def messy_ledger_rows(
    year: int, count: int, seed: int, *, first: dt.date | None = None, last: dt.date | None = None
) -> SampleLedger:
    """A ledger of `count` visits in `year`, or between two of its days.

    It has title rows, monthly sums, blank lines, a header repeated in the middle, dates in eight spellings,
    days merged over several visits, phones in six, stray blanks in names and two equal visits.
    """
    begin, end = first or dt.date(year, 1, 2), last or dt.date(year, 12, 30)
    if not (begin.year == end.year == year and begin <= end):
        raise UsageError(_("样例台账的起止日期要在同一年里。"))
    return _Writer(year, count, random.Random(seed), begin, end).write()  # noqa: S311 - made-up data


def text_grid(grid: list[list[Cell]]) -> list[list[Cell]]:
    """The same cells as a .csv file holds them: all text, days as a spreadsheet shows them, nothing None."""
    return [[_shown(cell) for cell in row] for row in grid]


def _shown(cell: Cell) -> str:
    if isinstance(cell, dt.datetime):
        return f"{cell.year}/{cell.month}/{cell.day}"
    return "" if cell is None else str(cell)


class _Writer:
    """Writes one ledger from top to bottom."""

    def __init__(self, year: int, count: int, dice: random.Random, begin: dt.date, end: dt.date) -> None:
        self.dice = dice
        self.count = count
        span = (end - begin).days
        self.days = sorted(begin + dt.timedelta(days=dice.randint(0, span)) for _visit in range(count))
        self.grid: list[list[Cell]] = [
            [f"居民来访登记簿（{year}年）"],
            ["填报单位：__________   填报人：______"],
            list(TITLES),
        ]
        self.merged = [(0, 0, 0, _WIDTH - 1)]
        self.truth: list[TrueVisit] = []

    def write(self) -> SampleLedger:
        previous: dt.date | None = None
        for number, day in enumerate(self.days, 1):
            if previous is not None and day.month != previous.month:
                self._sum(previous.month)
            if self.dice.random() < 0.02:
                self.grid.append([None] * _WIDTH)
            if number > 1 and number == self.count // 2 + 1:
                self.grid.append(list(TITLES))
            if number > 1 and number == self.count // 3 + 1:
                self._repeat()
            else:
                self._visit(day)
            previous = day
        self.grid.append(["合计", None, self.count, *[None] * (_WIDTH - 3)])
        self.grid.append(["备注：本簿由值班人员逐日填写。"])
        merged = (*self.merged, *self._merged_days())
        rows = [[*row, *[None] * (_WIDTH - len(row))] for row in self.grid]
        return SampleLedger(rows, merged, tuple(self.truth))

    def _sum(self, month: int) -> None:
        self.grid.append([None, f"{month}月小计", len(self.truth), *[None] * (_WIDTH - 3)])

    def _visit(self, day: dt.date) -> None:
        dice = self.dice
        name = dice.choice(_SURNAMES) + dice.choice(_GIVEN) if dice.random() > 0.04 else None
        phone = self._phone_number()
        address = f"{dice.choice(_STREETS)}{dice.randint(1, 60)}号{dice.randint(1, 6)}0{dice.randint(1, 4)}室"
        line, items = dice.choice(_ITEMS)
        item = dice.choice(items)
        detail = item + dice.choice(_REMARKS)
        outcome, closed, on_spot = dice.choice(_OUTCOMES)
        receiver = dice.choice(_STAFF)
        self.truth.append(
            TrueVisit(
                len(self.grid) + 1,
                day,
                name,
                phone,
                address,
                line,
                item,
                detail,
                outcome,
                closed,
                on_spot,
                receiver,
            )
        )
        self.grid.append(
            [
                len(self.truth),
                self._spelled_day(day),
                self._spelled_name(name),
                self._spelled_phone(phone),
                address.translate(_WIDE) if dice.random() < 0.1 else address,
                line,
                detail,
                outcome,
                receiver,
                "已回访" if dice.random() < 0.3 else None,
            ]
        )

    def _repeat(self) -> None:
        """The same person with the same matter on the same day, written the same way: two visits."""
        above = next(row for row in reversed(self.grid) if isinstance(row[0], int))
        self.truth.append(replace(self.truth[-1], row=len(self.grid) + 1))
        self.grid.append([len(self.truth), *above[1:]])

    def _phone_number(self) -> str | None:
        roll = self.dice.random()
        if roll < 0.1:
            return None
        number = self.dice.randint(0, 9_999_999)
        return f"021-6{number:07d}" if roll < 0.2 else f"1990{number:07d}"

    def _spelled_phone(self, phone: str | None) -> Cell:
        if phone is None or "-" in phone:
            return phone
        spellings: tuple[Cell, ...] = (
            int(phone),
            phone,
            f"{phone[:3]}-{phone[3:7]}-{phone[7:]}",
            f"{phone[:3]} {phone[3:7]} {phone[7:]}",
            phone.translate(_WIDE),
            f"+86 {phone}",
        )
        return self.dice.choice(spellings)

    def _spelled_name(self, name: str | None) -> Cell:
        if name is None:
            return None
        return self.dice.choice((name, name, f" {name} ", f"{name[0]} {name[1:]}", f"{name} "))

    def _spelled_day(self, day: dt.date) -> Cell:
        spellings: tuple[Cell, ...] = (
            dt.datetime(day.year, day.month, day.day),  # noqa: DTZ001 - a spreadsheet's day
            f"{day.year}/{day.month:02d}/{day.day:02d}",
            f"{day.year}.{day.month}.{day.day}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.month}.{day.day}",
            f"{day.month}月{day.day}日",
            f"{day.year}-{day.month}-{day.day}".translate(_WIDE),
            f"{day.year}-{day.month}-{day.day} 星期{_WEEKDAYS[day.weekday()]}",
        )
        return self.dice.choice(spellings)

    def _merged_days(self) -> list[tuple[int, int, int, int]]:
        """Merge the day of some runs of rows; the cells below the first are then empty, as in a file."""
        day_of = {visit.row - 1: visit.day for visit in self.truth}
        merged = []
        row = 0
        while row < len(self.grid):
            last = row
            while row in day_of and day_of.get(last + 1) == day_of[row]:
                last += 1
            if last > row and self.dice.random() < 0.2:
                merged.append((row, 1, last, 1))
                for below in range(row + 1, last + 1):
                    self.grid[below][1] = None
            row = last + 1
        return merged
