"""The rows of a hand-kept ledger: each one taken as a visit, refused with a reason, or known to be none.

A taken row loses nothing: what its fields cannot hold stays in `original` in the ledger's own words.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.ledger_columns import ColumnMapping, Target
from nanxi_desk.frontdesk.ledger_dates import DateProblem, DateReading, read_date, read_time
from nanxi_desk.frontdesk.ledger_order import ResolvedDay, Surroundings, resolve_days, years_in_title
from nanxi_desk.frontdesk.ledger_outcome import joint_outcome
from nanxi_desk.frontdesk.ledger_values import (
    LONGEST_TEXT,
    NO_NUMBER,
    Cell,
    NumberReading,
    Sheet,
    canonical,
    cell_text,
    has_han,
    holdable,
    is_blank,
    leading_item,
    line_text,
    phone_digits,
    plain,
    read_channel,
    read_gender,
    read_id_number,
    read_name,
    read_phone,
)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One visit with one matter. `row` counts from 1 as spreadsheets do; `identity` (32 hexadecimal digits)
    is the same whenever the same content is read again. `item` is None where no column says the matter;
    `detail` is None where it would only repeat the item. `original` holds, by title, whatever is not in the
    other fields."""

    sheet: str
    row: int
    identity: str
    day: dt.date
    time: dt.time | None
    name: str | None
    gender: str | None
    id_number: str | None
    phone: str | None
    address: str | None
    channel: str | None
    line: str | None
    item: str | None
    detail: str | None
    outcome: str | None
    closed: bool
    on_spot: bool
    result: str | None
    receiver: str | None
    note: str | None
    original: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that holds something and cannot be taken; or, among warnings, what of a taken row was not."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedRows:
    """How many rows are no visits: blank, titles and remarks, repeated headers, sums."""

    blank: int = 0
    titles: int = 0
    headers: int = 0
    subtotals: int = 0


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """Everything below one header; each of its rows is in exactly one of `rows`, `refused`, `skipped`."""

    rows: tuple[LedgerRow, ...]
    refused: tuple[RefusedRow, ...]
    skipped: SkippedRows
    warnings: tuple[RefusedRow, ...] = ()


def read_ledger(
    sheet: Sheet, mapping: ColumnMapping, *, today: dt.date, seen: Counter[str] | None = None
) -> LedgerReading:
    """Read the rows below the header. `today` is the office's day; later dates are refused.

    `seen` counts equal rows; pass one counter to all sheets of a file, so that equal visits on two sheets
    stay two.
    """
    return _Ledger(sheet, mapping, today, Counter() if seen is None else seen).read()


# Words that label sums, and lines that belong to the form. \s: 合 计 is spread over its cell.
_SUM = re.compile(
    r".{0,14}(?:[小合总累共]\s*计)[:\s]*[0-9]*\s*[件人次条]*[。.]?|(?:grand |sub-?)?totals?\b.{0,12}",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"[^:]{1,12}:.*|第\s*[0-9]+\s*页.*|page\s*[0-9]+.*|\(?以[上下].{0,20}", re.DOTALL | re.IGNORECASE
)
_NUMERIC = re.compile(r"[0-9.,%\s件人次条-]*")
_DITTO = frozenset({"同上", "〃", "″", '"', "''", "”", "“", "ditto"})
_DITTO_TARGETS = (Target.DATE, Target.NAME, Target.PHONE, Target.ADDRESS, Target.LINE, Target.RECEIVER)
# Numbers that only count rows; other numbers (a case id) stay with the record, though not in its identity.
_RUNNING = re.compile(r"序号?|no\.?|num|#|行号", re.IGNORECASE)
_LONGEST_LINE = 200
Value = TypeVar("Value")
_CONTENT_TARGETS = frozenset(Target) - {Target.SEQUENCE, Target.IGNORE, Target.DATE, Target.TIME}


@dataclass(slots=True)
class _Data:
    """A row that is taken or refused."""

    index: int
    cells: Sequence[Cell]
    date: DateReading
    title_years: frozenset[int]
    text: str  # all texts of the row, to ask once what is seldom so


@dataclass(slots=True)
class _Said:
    """The filled cells of a row by target; what a reader does not understand goes to `original`."""

    cells: Mapping[Target, Cell]
    titles: Mapping[Target, str]
    original: dict[str, str]

    def text(self, target: Target) -> str:
        return cell_text(self.cells[target]) if target in self.cells else ""

    def line(self, target: Target) -> str | None:
        return line_text(self.cells[target]) if target in self.cells else None

    def understood(self, target: Target, read: Callable[[Cell], Value | None]) -> Value | None:
        if target not in self.cells:
            return None
        value = read(self.cells[target])
        if value is None:
            self.original[self.titles[target]] = self.text(target)
        return value

    def number(self, target: Target, read: Callable[[Cell], NumberReading]) -> NumberReading:
        reading = read(self.cells[target]) if target in self.cells else NO_NUMBER
        if not reading.whole:
            self.original[self.titles[target]] = self.text(target)
        return reading


class _Ledger:
    """The state of one reading."""

    def __init__(self, sheet: Sheet, mapping: ColumnMapping, today: dt.date, seen: Counter[str]) -> None:
        self.sheet = sheet
        self.mapping = mapping
        self.today = today
        self.seen = seen
        self.first = mapping.header_row + mapping.header_rows
        self.column = {target: column for column, target in mapping.columns.items()}
        self.rows: list[LedgerRow] = []
        self.refused: list[RefusedRow] = []
        self.warnings: list[RefusedRow] = []
        self.counts: Counter[str] = Counter()
        # Items, staff and outcomes repeat all through a ledger. The caches live as long as this reading.
        self.canonical = lru_cache(maxsize=65_536, typed=True)(canonical)
        self.outcome = lru_cache(maxsize=65_536)(joint_outcome)
        width = max((len(row) for row in sheet.rows), default=0)
        self.titles = [mapping.titles.get(c) or _("第 {n} 列").format(n=c + 1) for c in range(width)]
        self.headers = [
            {c: canonical(cell) for c, cell in enumerate(row) if not is_blank(cell)}
            for row in sheet.rows[mapping.header_row : self.first]
        ]
        self.identifying = self._identifying_columns(width)
        self.ditto_columns = [self.column[target] for target in _DITTO_TARGETS if target in self.column]
        self.content_columns = {
            c for c in range(width) if mapping.columns.get(c, Target.NOTE) in _CONTENT_TARGETS
        }
        self.target_titles = {target: self.titles[column] for target, column in self.column.items()}
        sequence = self.column.get(Target.SEQUENCE)
        running = sequence is not None and _RUNNING.fullmatch(self.titles[sequence].strip())
        taken = mapping.columns.keys() - (set() if running else {sequence})
        self.unmapped = [c for c in range(width) if c not in taken]

    def _identifying_columns(self, width: int) -> list[tuple[str, int, Callable[[Cell], str]]]:
        """Title, column and normal form of what makes a row itself, in an order free of the sheet's."""
        found: list[tuple[str, int, Callable[[Cell], str]]] = []
        for column in range(width):
            target = self.mapping.columns.get(column)
            if target in (Target.DATE, Target.SEQUENCE, Target.IGNORE):
                continue
            form = {Target.PHONE: phone_digits, Target.TIME: _canonical_time}.get(
                target or Target.NOTE, self.canonical
            )
            # An untitled column goes by its place, in no language.
            found.append((canonical(self.mapping.titles.get(column, f"#{column + 1}")), column, form))
        return sorted(found, key=lambda entry: entry[:2])

    def read(self) -> LedgerReading:
        data = self._data_rows()
        around = Surroundings(
            title_years=[row.title_years for row in data],
            today=self.today,
            year=self.mapping.year,
            all_text=all(
                cell is None or isinstance(cell, str) for row in self.sheet.rows[self.first :] for cell in row
            ),
            chinese=any(has_han(title) for title in self.mapping.titles.values()),
        )
        for row, day in zip(data, resolve_days([row.date for row in data], around), strict=True):
            self._take(row, day)
        skipped = SkippedRows(
            **{kind: self.counts[kind] for kind in ("blank", "titles", "headers", "subtotals")}
        )
        return LedgerReading(tuple(self.rows), tuple(self.refused), skipped, tuple(self.warnings))

    # --- which rows are visits ---

    def _data_rows(self) -> list[_Data]:
        filled = self._filled()
        years = years_in_title(self.sheet.name)
        for row in self.sheet.rows[: self.mapping.header_row]:
            years |= self._years(row)
        data: list[_Data] = []
        previous: Sequence[Cell] = ()
        for index in range(self.first, len(self.sheet.rows)):
            own = self.sheet.rows[index]
            cells = self._with_dittos(filled.get(index, own), previous)
            reading = read_date(self._cell(cells, Target.DATE), self.mapping.date_unit)
            text = "".join([cell for cell in cells if isinstance(cell, str)])
            kind = self._kind(own, reading, text)
            if kind is None:
                data.append(_Data(index, cells, reading, years, text))
                previous = cells
                continue
            self.counts[kind] += 1
            if kind == "titles":
                years = self._years(own) or years
        return data

    def _years(self, row: Sequence[Cell]) -> frozenset[int]:
        return frozenset().union(*(years_in_title(cell) for cell in row if isinstance(cell, str)))

    def _filled(self) -> dict[int, list[Cell]]:
        """Rows that share a cell merged downwards, with its value in each of them."""
        filled: dict[int, list[Cell]] = {}
        for first, left, last, _right in self.sheet.merged:
            if last <= first or first < self.first or left >= len(self.sheet.rows[first]):
                continue
            value = self.sheet.rows[first][left]
            if is_blank(value):
                continue
            for index in range(first + 1, min(last, len(self.sheet.rows) - 1) + 1):
                cells = filled.setdefault(index, list(self.sheet.rows[index]))
                cells.extend([None] * (left + 1 - len(cells)))
                if is_blank(cells[left]):
                    cells[left] = value
        return filled

    def _with_dittos(self, cells: Sequence[Cell], previous: Sequence[Cell]) -> Sequence[Cell]:
        """同上 stands for what the row above says."""
        for column in self.ditto_columns:
            if column < len(cells) and cells[column] in _DITTO and column < len(previous):
                cells = [*cells[:column], previous[column], *cells[column + 1 :]]
        return cells

    def _kind(self, own: Sequence[Cell], date: DateReading, text: str) -> str | None:
        """What a row is if it is no visit: "blank", "titles", "headers", "subtotals"; None for a visit."""
        labelled = "计" in text or "otal" in text.lower()
        if date.problem is None and not labelled and _holds_several(own):
            return None
        filled = {column: cell for column, cell in enumerate(own) if not is_blank(cell)}
        if not filled or self._is_numbered_blank(filled):
            return "blank"
        texts = [cell for cell in filled.values() if isinstance(cell, str)]
        if labelled and _is_sum(filled, texts, date):
            return "subtotals"
        if date.problem is None and len(filled) > 1:
            return None
        if self._is_header(filled):
            return "headers"
        return "titles" if date.problem is not None and self._is_title(filled, texts) else None

    def _is_numbered_blank(self, filled: Mapping[int, Cell]) -> bool:
        """A line of an empty form: nothing but its running number."""
        column = next(iter(filled))
        is_sequence = self.mapping.columns.get(column) is Target.SEQUENCE
        return len(filled) == 1 and is_sequence and not has_han(cell_text(filled[column]))

    def _is_header(self, filled: Mapping[int, Cell]) -> bool:
        for header in self.headers:
            same = sum(header.get(column) == canonical(cell) for column, cell in filled.items())
            if same >= 2 and same * 2 > len(filled):
                return True
        return False

    def _is_title(self, filled: Mapping[int, Cell], texts: Sequence[str]) -> bool:
        """A title, remark or signature line: one cell where no content stands, or labels throughout."""
        if len(texts) < len(filled):
            return False
        if all(_LABELLED.fullmatch(plain(text)) for text in texts) and (
            len(filled) > 1 or not self.content_columns & filled.keys()
        ):
            return True
        if len(filled) > 1:
            return False
        column = next(iter(filled))
        return column not in self.content_columns or (len(texts[0]) < 30 and bool(years_in_title(texts[0])))

    def _cell(self, cells: Sequence[Cell], target: Target) -> Cell:
        column = self.column.get(target)
        return cells[column] if column is not None and column < len(cells) else None

    # --- what a visit says ---

    def _take(self, data: _Data, resolved: ResolvedDay) -> None:
        cells = data.cells
        said = _Said(
            {t: cells[c] for t, c in self.column.items() if c < len(cells) and not is_blank(cells[c])},
            self.target_titles,
            self._unmapped(cells),
        )
        phone = said.number(Target.PHONE, read_phone)
        id_number = said.number(Target.ID_NUMBER, read_id_number)
        reasons = self._text_problems(data)
        if resolved.day is None:
            reasons.append(_date_reason(resolved, said.cells.get(Target.DATE)))
        elif all(is_blank(cells[c]) for c in self.content_columns if c < len(cells)):
            reasons.append(_("只有日期，没有内容"))
        for target, number in ((Target.ID_NUMBER, id_number), (Target.PHONE, phone)):
            if number.problem:
                reasons.append(
                    _("“{title}”存成了数字，末尾几位已经丢失；请把这一格改成文本重新填写").format(
                        title=said.titles[target]
                    )
                )
        if reasons or resolved.day is None:
            self.refused.append(RefusedRow(self.sheet.name, data.index + 1, "；".join(reasons)))
            return
        if not id_number.whole:
            words = _("“{title}”不是有效的身份证号，原样留在台账原文里")
            reason = words.format(title=said.titles[Target.ID_NUMBER])
            self.warnings.append(RefusedRow(self.sheet.name, data.index + 1, reason))
        self.rows.append(self._row(data, said, resolved.day, phone.number, id_number.number))

    def _row(
        self, data: _Data, said: _Said, day: dt.date, phone: str | None, id_number: str | None
    ) -> LedgerRow:
        line, status, words = said.line(Target.LINE), said.text(Target.STATUS), said.text(Target.OUTCOME)
        item, detail = _matter(said.text(Target.ITEM), said.text(Target.DETAIL), line)
        outcome = self.outcome(status, words)
        return LedgerRow(
            sheet=self.sheet.name,
            row=data.index + 1,
            identity=self._identity(data.cells, day),
            day=day,
            time=said.understood(Target.TIME, read_time) or data.date.time,
            name=said.understood(Target.NAME, read_name),
            gender=said.understood(Target.GENDER, read_gender),
            id_number=id_number,
            phone=phone,
            address=said.line(Target.ADDRESS),
            channel=said.understood(Target.CHANNEL, read_channel),
            line=line,
            item=item,
            detail=detail,
            outcome=" / ".join(part for part in (status, words) if part) or None,
            closed=outcome.closed,
            on_spot=outcome.on_spot,
            result=outcome.result,
            receiver=said.line(Target.RECEIVER),
            note=said.text(Target.NOTE) or None,
            original=said.original,
        )

    def _unmapped(self, cells: Sequence[Cell]) -> dict[str, str]:
        return {
            self.titles[c]: cell_text(cells[c])
            for c in self.unmapped
            if c < len(cells) and not is_blank(cells[c])
        }

    def _identity(self, cells: Sequence[Cell], day: dt.date) -> str:
        """A digest of the normalised content and of how many equal rows came before."""
        parts = [day.isoformat()]
        for title, column, form in self.identifying:
            if column < len(cells) and cells[column] is not None:
                value = form(cells[column])
                if value:
                    parts += (title, value)
        content = "\x1f".join(parts)
        key = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        self.seen[key] += 1
        return hashlib.blake2b(f"{key}#{self.seen[key]}".encode(), digest_size=16).hexdigest()

    # --- reasons ---

    def _text_problems(self, data: _Data) -> list[str]:
        """Texts that no record can hold; asked of all cells at once, since nearly every row is sound."""
        if len(data.text) <= _LONGEST_LINE and holdable(data.text):
            return []
        reasons = []
        for column, cell in enumerate(data.cells):
            if not isinstance(cell, str):
                continue
            title = self.titles[column]
            if not holdable(cell_text(cell)):
                reasons.append(_("“{title}”里有工作簿存不了的控制字符").format(title=title))
            limit = _LONGEST_LINE if self.mapping.columns.get(column) in _LINES else LONGEST_TEXT
            if len(cell.strip()) > limit:
                reasons.append(_("“{title}”超过 {limit} 个字").format(title=title, limit=limit))
        return reasons


_LINES = frozenset({Target.NAME, Target.ADDRESS, Target.LINE, Target.RECEIVER})


def _matter(item: str, detail: str, line: str | None) -> tuple[str | None, str | None]:
    """Item and detail: the item's leading words name it, all other words stay in the detail."""
    name = leading_item(item or detail or line or "") or None
    words = [part for part in (item, detail) if part and part != name]
    if len(words) == 2 and (words[0] in words[1] or words[1] in words[0]):
        words = [max(words, key=len)]
    return name, "\n".join(words) or None


def _holds_several(cells: Sequence[Cell]) -> bool:
    seen = 0
    for cell in cells:
        seen += not is_blank(cell)
        if seen > 1:
            return True
    return False


def _canonical_time(cell: Cell) -> str:
    time = read_time(cell)
    return canonical(cell) if time is None else time.isoformat()


def _is_sum(filled: Mapping[int, Cell], texts: Sequence[str], date: DateReading) -> bool:
    labels = [text for text in texts if _SUM.fullmatch(plain(text))]
    if not labels:
        return False
    if date.problem is not None:
        return True
    # With a date of its own a row is a sum only if nothing but numbers stands beside the label.
    others = [text for text in texts if text not in labels and read_date(text).problem is not None]
    return all(_NUMERIC.fullmatch(plain(text)) for text in others) and len(filled) <= 4


def _date_reason(resolved: ResolvedDay, cell: Cell) -> str:
    """Why a row has no day, with the cell's own words."""
    text = cell_text(cell)[:40]
    days = _("或").join(day.isoformat() for day in resolved.candidates)
    words = {
        DateProblem.MISSING: _("没有日期"),
        DateProblem.UNREADABLE: _("日期“{text}”看不懂"),
        DateProblem.SHORTENED: _("日期“{text}”存成了科学计数，末尾几位已经丢失"),
        DateProblem.IMPOSSIBLE: _("日期“{text}”不存在"),
        DateProblem.NO_YEAR: _("日期“{text}”没有年份，标题和前后的行也看不出是哪一年"),
        DateProblem.FUTURE: _("日期“{text}”在今天之后"),
        DateProblem.TOO_OLD: _("日期“{text}”在 1990 年之前"),
        DateProblem.AMBIGUOUS: _("日期“{text}”分不清哪个数是月、哪个数是日"),
    }[resolved.problem or DateProblem.MISSING]
    if resolved.problem is DateProblem.AMBIGUOUS and days:
        words = _("日期“{text}”可能是{days}，前后的行也看不出是哪一天")
    return words.format(text=text, days=days)
