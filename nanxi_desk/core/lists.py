"""Lists for people: any list of the screen as an .xlsx, masked by whoever gives the rows, and logged here.

What is printed, or stored as PDF, is logged in the same way. A list is never an exchange workbook: it carries
no changes, and the import refuses it by its own sentence.
"""

import datetime
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from nanxi_desk.core.checks import MAX_INTEGER, UNWRITABLE
from nanxi_desk.core.clock import instant, local_minute
from nanxi_desk.core.errors import InputRefused, Unavailable
from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import sync_folder
from nanxi_desk.core.records import LOCAL_SCOPE, Record, Retention, new_id
from nanxi_desk.core.rights import LEADING, MEMBER, ROLES, declare
from nanxi_desk.core.slip import Slip

RIGHT_EXPORT_LISTS: Final = declare("lists.export", "导出列表（号码已遮挡）", MEMBER, *LEADING)
RIGHT_PRINT: Final = declare("lists.print", "打印单据和列表（号码已遮挡）", *ROLES)
WAYS: Final = ("导出", "打印", "PDF")
LIST_MARK: Final = "_列表"  # an empty sheet that nobody sees: by it the import knows a list
REPORT_EVERY: Final = 1_000  # rows
_SUFFIX = ".xlsx"
_LONGEST_TEXT = 16_000  # characters; a cell holds about twice as many units
_LONGEST_NAME = 25  # of a sheet, with room for what marks its continuations
_NOT_IN_NAMES = re.compile(r"[\\/?*:\[\]']")

Value = str | int | None
Progress = Callable[[int], None]


class ListExport(Record):
    """That somebody took a list or slip out of the program; who it was stands in the change. Never exported.

    Without `way` it is an .xlsx. The hash of a print is that of its texts: paper has no file.
    """

    record_type = "list_export"
    label = "导出记录"
    named_rights = ("log.read", "")
    title = "what"
    written_by = "local"
    # Words of the filter and of the file's name may name somebody; that a list was taken out stays.
    retention = Retention(after=("at",), kept=("what", "rows", "sha256", "at"))

    what: str = field("列表", required=True, editable=False)
    filter_words: str | None = field("范围", editable=False, max_length=1_000, default=None)
    rows: int = field("行数", Kind.INTEGER, required=True, editable=False)
    file_name: str | None = field("文件名", editable=False, max_length=255, default=None)
    sha256: str = field("校验值", required=True, editable=False)
    at: str = field("导出时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    way: str | None = field("方式", Kind.CHOICE, choices=WAYS, editable=False, default=None)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its translated label, width in characters, and what its values are.

    Dates come as ISO days and become real dates; all other text stays text.
    """

    label: str
    width: int = 12
    kind: Literal["text", "number", "date"] = "text"
    key: str = ""  # finds the column again in a sheet that comes back
    choices: tuple[str, ...] = ()  # what may be written into it


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list to be written. `rows` is taken once, a value for each column; texts are masked already."""

    title: str
    scope_words: str
    columns: Sequence[ListColumn]
    rows: Iterable[Sequence[Value]]
    name: str = ""  # of the sheet's tab; without it the title
    above: Sequence[str] = ()  # further lines above the table
    comes_back: bool = False  # it is filled in by hand and read again, by the keys of its columns


@dataclass(frozen=True, slots=True)
class ExportedList:
    """What was written: the file, how many rows, and the hash that stands in the log."""

    path: Path
    rows: int
    sha256: str


def export_list(  # noqa: PLR0913 - who, what, where to, and how it goes on
    home: Home,
    actor: Actor,
    sheet: ListSheet,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress = lambda _rows: None,
    cancelled: Callable[[], bool] = lambda: False,
    more: Sequence[ListSheet] = (),
) -> ExportedList | None:
    """Write a list as .xlsx and log it; the log stands before the file appears under its name.

    `more` are further sheets of the same file; the log tells the first one's title and all their rows.
    `progress` gets the number of rows now and then, and `cancelled` is asked then: None where it was, and
    nothing stays. InputRefused where the file exists already (but with `replace`), Unavailable where disk or
    folder do not let it.
    """
    actor.require(RIGHT_EXPORT_LISTS)
    target = path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)
    _check_target(target, replace=replace)
    temporary = target.with_name(f".{target.stem[:40]}.{secrets.token_hex(4)}.part")
    try:
        try:
            written = [_Counted(each, progress, cancelled) for each in (sheet, *more)]
            digest = _write(home, actor, written, temporary)
            done = ExportedList(target, sum(each.count for each in written), digest)
            _log(home, actor, sheet, done)
            _check_target(target, replace=replace)
            temporary.replace(target)
        except _Cancelled:
            return None
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(target.parent)
    except OSError as error:
        raise Unavailable(
            _("文件“{file}”写不进去：{reason}。").format(file=target, reason=error.strerror or error),
            _("请检查磁盘空间和文件夹权限，若文件正开着请先关闭，或另存到别处。"),
        ) from error
    return done


def log_print(
    home: Home, actor: Actor, sheet: ListSheet, texts: Iterable[str], *, pdf: Path | None = None
) -> None:
    """Log that somebody prints this, or stores it as `pdf`, before it is done; `texts` is what stands on it.

    Of the sheet only title, scope and rows count, each of these once. InputRefused for a folder that is not
    there: nothing would come of it.
    """
    actor.require(RIGHT_PRINT)
    if pdf is not None and not pdf.absolute().parent.is_dir():
        raise InputRefused(_("“{file}”写不进去：文件夹不存在。").format(file=pdf.name), _("请换一个位置。"))
    digest = hashlib.sha256("\x00".join(texts).encode("utf-8", "replace")).hexdigest()
    rows = sum(1 for _row in sheet.rows)
    name = _printable(pdf.name)[:255] if pdf else None
    _keep(home, actor, sheet, (rows, digest, name, "PDF" if pdf else "打印"))


def log_file(home: Home, actor: Actor, sheet: ListSheet, path: Path, content: bytes) -> None:
    """Log that somebody takes rows out as a file of another kind, before it appears."""
    actor.require(RIGHT_EXPORT_LISTS)
    rows = sum(1 for _row in sheet.rows)
    digest = hashlib.sha256(content).hexdigest()
    _log(home, actor, sheet, ExportedList(path, rows, digest))


def log_slips(home: Home, actor: Actor, slips: Sequence[Slip], *, pdf: Path | None = None) -> None:
    """Log that somebody prints slips, or stores them as `pdf`, before it is done."""
    titles = list(dict.fromkeys(slip.title for slip in slips))
    numbers = list(dict.fromkeys(slip.number for slip in slips if slip.number))
    sheet = ListSheet("、".join(titles), "、".join(numbers), (), [[slip.number] for slip in slips])
    log_print(home, actor, sheet, map(repr, slips), pdf=pdf)


def _check_target(target: Path, *, replace: bool) -> None:
    if target.is_dir() or (target.exists() and not replace):
        raise InputRefused(
            _("“{file}”已经存在，没有覆盖。").format(file=target.name), _("请换一个文件名，或确认替换它。")
        )


def _write(home: Home, actor: Actor, written: Sequence["_Counted"], temporary: Path) -> str:
    """Write the rows to a new file and onto the disk; the file's hash."""
    from nanxi_desk.core.workbook import Column, SheetPlan, stream_workbook

    plans = []
    for rows in written:
        sheet = rows.sheet
        columns = [Column(c.key, c.label, c.width, c.kind, c.choices) for c in sheet.columns]
        name = _NOT_IN_NAMES.sub(" ", sheet.name or sheet.title)[:_LONGEST_NAME].strip() or _("列表")
        back, above = sheet.comes_back, _head(home, actor, sheet)
        plans.append(SheetPlan(name, columns, rows, key_row=back, above=above, table=back))
    plans.append(SheetPlan(LIST_MARK, [Column("", LIST_MARK)], (), "veryHidden", key_row=False))
    with open(temporary, "xb", opener=lambda file, flags: os.open(file, flags, 0o600)) as stream:
        stream_workbook(stream, plans)
        stream.flush()
        os.fsync(stream.fileno())
    with temporary.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _head(home: Home, actor: Actor, sheet: ListSheet) -> tuple[str, ...]:
    now = local_minute(instant(home.journal.clock.now()))
    lines = (
        f"{home.office_name} · {sheet.title}",
        _("范围：{words}").format(words=sheet.scope_words) if sheet.scope_words else "",
        *sheet.above,
        (
            _("{when} 由 {who} 导出。填好后可以再读入，请不要移动行和列。")
            if sheet.comes_back
            else _("{when} 由 {who} 导出。只供查看，不能再导入。")
        ).format(when=now, who=actor.name),
    )
    return tuple(_printable(line) for line in lines if line)


class _Cancelled(Exception):
    """Leads out of the writing."""


class _Counted:
    """The rows as cells of a workbook, counted while they pass."""

    def __init__(self, sheet: ListSheet, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self.count = 0
        self.sheet = sheet
        self._progress = progress
        self._cancelled = cancelled

    def __iter__(self) -> Iterator[Sequence[Value | datetime.date]]:
        dates = [column.kind == "date" for column in self.sheet.columns]
        for row in self.sheet.rows:
            yield [_cell(value, date) for value, date in zip(row, dates, strict=True)]
            self.count += 1
            if self.count % REPORT_EVERY == 0:
                self._report()
        self._report()

    def _report(self) -> None:
        self._progress(self.count)
        if self._cancelled():
            raise _Cancelled


def _cell(value: Value, date: bool) -> Value | datetime.date:
    if isinstance(value, int) and abs(value) > MAX_INTEGER:
        return str(value)
    if not isinstance(value, str):
        return value
    if date:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return _printable(value)
    return _printable(value)


def _printable(text: str) -> str:
    """The text as a cell can hold it; what a foreign version wrote must not keep a list from appearing."""
    text = text if text.isprintable() else UNWRITABLE.sub("\ufffd", text)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


def _log(home: Home, actor: Actor, sheet: ListSheet, done: ExportedList) -> None:
    name = _printable(done.path.name)[:255]
    _keep(home, actor, sheet, (done.rows, done.sha256, name, WAYS[0]))


def _keep(home: Home, actor: Actor, sheet: ListSheet, facts: tuple[int, str, str | None, str]) -> None:
    """Journal the facts: how many rows, the hash, the file's name, and which way it went."""
    rows, sha256, file_name, way = facts
    words = ListExport.fields["filter_words"].max_length
    with home.journal.write(actor.id) as writing:
        writing.create(
            ListExport(
                id=new_id(),
                scope=LOCAL_SCOPE,
                what=_printable(sheet.title)[:200],
                filter_words=_printable(sheet.scope_words)[:words] or None,
                at=instant(home.journal.clock.now()),
                rows=rows,
                sha256=sha256,
                file_name=file_name,
                way=way,
            )
        )
