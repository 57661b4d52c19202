"""Reading a returned sign-in sheet: which column is which, and what was written into a line."""

import datetime
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from nanxi_desk.core.language import _
from nanxi_desk.training import rules
from nanxi_desk.training.roster_lines import tidy_name

NUMBER, NAME, UNIT, POST, PHONE, IN, OUT, STATUS, NOTE = KEYS = (
    *("number", "name", "unit", "post", "phone", "in", "out", "status", "note"),
)
_SESSION_MARK: Final = "@"  # the key of the first column names the session, too
_KEY_ROWS: Final = 40
_LABELS: Mapping[str, str] = {
    **dict.fromkeys(("序号", "编号", "号"), NUMBER),
    **dict.fromkeys(("姓名", "名字"), NAME),
    **dict.fromkeys(("单位", "居委会", "所在单位"), UNIT),
    **dict.fromkeys(("职务", "岗位"), POST),
    **dict.fromkeys(("电话", "电话尾号", "手机", "手机号", "联系电话"), PHONE),
    **dict.fromkeys(("签到", "签名", "签字", "签到时间"), IN),
    **dict.fromkeys(("签退", "签退时间"), OUT),
    **dict.fromkeys(("状态", "出勤情况", "到会情况"), STATUS),
    **dict.fromkeys(("备注",), NOTE),
}
_ABSENT_SIGNS = frozenset(("×", "x", "✗", "✘", "未到", "缺席", "没来", "否"))


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as it stands in the sheet; `row` counts from 1, `number` 0 where there is none."""

    row: int
    number: int
    name: str
    unit: str
    post: str
    phone: str
    seen: Any
    left: Any
    status: str
    note: str

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote anything about the person."""
        return _empty(self.seen) and _empty(self.left) and not self.status


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says: a status, local times "09:01", or why it cannot be understood."""

    status: str = ""
    in_at: str = ""
    out_at: str = ""
    problem: str = ""


def key_of(key: str, session: str) -> str:
    """The key in the hidden row."""
    return f"{key}{_SESSION_MARK}{session}" if key == NUMBER else key


def find_table(rows: Sequence[Sequence[Any]]) -> tuple[str, list[SheetLine]] | None:
    """(session id, lines) of a sheet; "" where it is somebody else's list. None without a column 姓名."""
    for place, row in enumerate(rows[:_KEY_ROWS]):
        texts = [text(cell) for cell in row]
        session = next((t.partition(_SESSION_MARK)[2] for t in texts if t.startswith(f"{NUMBER}@")), "")
        if session:
            columns = {t.partition(_SESSION_MARK)[0]: at for at, t in enumerate(texts) if t}
            return session, list(_lines(rows, place + 2, columns))
    for place, row in enumerate(rows[:_KEY_ROWS]):
        columns = {}
        for at, cell in enumerate(row):
            if (key := _LABELS.get(rules.plain_name(text(cell)))) is not None:
                columns.setdefault(key, at)
        if NAME in columns and len(columns) > 1:
            return "", list(_lines(rows, place + 1, columns))
    return None


def _lines(rows: Sequence[Sequence[Any]], first: int, columns: Mapping[str, int]) -> Iterator[SheetLine]:
    for place in range(first, len(rows)):
        row = rows[place]
        cells = {key: row[at] if at < len(row) else None for key, at in columns.items()}
        words = {key: text(cells.get(key)) for key in KEYS}
        if not any(words.values()):
            continue
        digits = words[NUMBER]
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
        # A tail that is shown masked is known already.
        phone = "" if "*" in words[PHONE] and not number else words[PHONE].replace("*", "")
        yield SheetLine(
            place + 1,
            number,
            tidy_name(words[NAME]),
            words[UNIT],
            words[POST],
            phone,
            cells.get(IN),
            cells.get(OUT),
            words[STATUS],
            words[NOTE],
        )


def understood(line: SheetLine) -> Told:
    """What a line says; a signature or a tick is 出勤 without a time."""
    status, seen, left = line.status, text(line.seen), clock(line.left)
    if not status and seen in rules.STATUSES:
        status, seen = seen, ""
    if not status and seen.lower() in _ABSENT_SIGNS:
        status, seen = rules.ABSENT, ""
    if seen == "请假" or status == "请假":
        return Told(problem=_("“请假”请写明公假还是事假。"))
    if status == rules.UNMARKED:
        return Told()
    if status == rules.MADE_UP or (status and status not in rules.STATUSES):
        allowed = _("、").join(s for s in rules.STATUSES if s != rules.MADE_UP)
        return Told(
            problem=_("状态“{status}”不认识，只能是：{allowed}。").format(status=status[:10], allowed=allowed)
        )
    came = bool(seen) or not _empty(line.left)
    if came and status in ("", *rules.LEAVES):  # the leave was printed, the signature is newer
        status = rules.PRESENT
    if status and status not in rules.CAME:
        return Told(status)
    return Told(status, clock(line.seen) if seen else "", left)


def clock(cell: Any) -> str:
    """A time of day in a cell as "09:01"; "" where it is something else, such as a tick."""
    if isinstance(cell, datetime.datetime | datetime.time):
        return rules.clock_text(cell.hour * 60 + cell.minute)
    if isinstance(cell, float) and 0 < cell < 1:
        return rules.clock_text(round(cell * 1_440) % 1_440)
    minutes = rules.clock_minutes(cell) if isinstance(cell, str) and any(c.isdigit() for c in cell) else None
    return "" if minutes is None else rules.clock_text(minutes)


def text(cell: Any) -> str:
    """What a cell says, on one line."""
    if cell is None or isinstance(cell, bool):
        return "√" if cell is True else ""
    if isinstance(cell, datetime.datetime | datetime.time):
        return clock(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(unicodedata.normalize("NFKC", str(cell)).split())


def _empty(cell: Any) -> bool:
    return cell is None or cell is False or (isinstance(cell, str) and not cell.strip())
