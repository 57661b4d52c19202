"""One workbook per judge: out with all the judge's groups, back through the gate, each submission taken once.

A form carries a random token that stays in the file. What is taken from it gets an id from token and
content, so the same file taken in twice, here and at the hub, is one; and since the token is not in the
database, nobody can guess points from the id.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from nanxi_desk.core.clock import instant, local_minute
from nanxi_desk.core.errors import FieldRefused, InputRefused, Unavailable
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import sync_folder
from nanxi_desk.core.records import natural_id
from nanxi_desk.core.workbook import read_table_file
from nanxi_desk.core.workbook.cells import Cell
from nanxi_desk.core.workbook.form_sheet import (
    FilledForm,
    FilledRow,
    FormColumn,
    FormPlan,
    FormRow,
    read_form,
    write_form,
)
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.applications import application_row
from nanxi_desk.stars.panel import judges_of, recuse
from nanxi_desk.stars.records import ScoreSheet
from nanxi_desk.stars.rounds import last_step, round_row
from nanxi_desk.stars.rubric import Indicator, Rubric, decimal_text
from nanxi_desk.stars.rubrics import rubric_of
from nanxi_desk.stars.service import (
    RIGHT_SCORE,
    RIGHT_TAKE,
    ScoreSheets,
    plain_number,
    remark_fault,
    step_words,
    submit_sheet,
)
from nanxi_desk.stars.views import CellRefused, SheetContent, SheetRow, TakenBook

FORMAT: Final = "nanxi-desk-star-sheet-1"
RECUSED: Final = "回避"
_REMARK, _OUT, _TOTAL = "remark", "recused", "total"
_EACH: Final = "each"  # fact of a form that has a remark for each indicator; before there was none
_LABELS: Final = ("office", "estate", "group")
_MOST_REFUSED: Final = 200


def write_judge_book(home: Home, actor: Actor, round_: str, judge_id: str, path: Path) -> int:
    """Write a judge's workbook; how many groups are in it. Nothing that was scored before stands in it.

    InputRefused where the judge has no group, or the file is there already; Unavailable where the disk fails.
    """
    actor.require(RIGHT_SCORE if judge_id == actor.id else RIGHT_TAKE)
    rows = [row for row in ScoreSheets(home).walk(round_, judge_id) if row.state != "recused"]
    with home.journal.read() as conn:
        view = round_row(conn, round_)
        rubric = rubric_of(conn, view["year"])
        judge = next((s["judge"] for s in listing.seats(conn, round_) if s["judge_id"] == judge_id), None)
    if judge is None or not rows:
        raise InputRefused(_("这位评委没有要评的楼组。"), _("请先确定评委，并完成初评。"))
    facts = {
        "format": FORMAT,
        "round": round_,
        "judge": judge_id,
        "rubric": rubric.digest,
        "token": secrets.token_hex(16),
        "made_at": instant(home.journal.clock.now()),
        "remarks": _EACH,
    }
    above = (
        _("{round} · 评分表 · {judge}").format(round=view["name"], judge=judge),
        _("每个楼组一行，每格从下拉列表选分；没看到的不要填 0。要回避的楼组在“回避”一栏选“回避”，分数留空。"),
        _("要说明某一项的，写在最右边同编号的“备注”格里；对整份的话写在“备注”一栏。"),
        _("只填浅黄色的格子，不要增删行列；填好后原样交回。{when} 制作。").format(
            when=local_minute(facts["made_at"])
        ),
    )
    plan = FormPlan(_("评分表"), above, _columns(rubric), [_form_row(row) for row in rows], facts)
    store_form(path, write_form(plan))
    return len(rows)


def take_judge_books(
    home: Home, actor: Actor, paths: Sequence[Path], *, dry_run: bool = False
) -> tuple[TakenBook, ...]:
    """Take returned workbooks in, all of them or (with a refused cell in any) none: see TakenBook.refused.

    InputRefused names a file that is none of ours, or that the round does not take any more.
    """
    actor.require(RIGHT_SCORE)
    forms = [(path, _read(path)) for path in paths]
    for __, form in forms:
        if form.facts["judge"] != actor.id:
            actor.require(RIGHT_TAKE)
    with home.journal.read() as conn:
        books = [_check(conn, home, path, form) for path, form in forms]
    if any(book.refused for book in books):
        return tuple(book.taken() for book in books)
    with home.journal.write(actor.id, rehearsal=dry_run) as writing:
        for book in books:
            book.take(home, writing, actor)
    return tuple(book.taken() for book in books)


# --- out
# -----------------------------------------------------------------------------------------------------


def _columns(rubric: Rubric) -> list[FormColumn]:
    codes = tuple(rubric.indicators)
    points = [
        FormColumn(
            i.code,
            f"{i.code}\n{i.name}\n({decimal_text(i.most)})",
            8,
            fill=True,
            numbers=True,
            choices=_choices(i),
            note=step_words(i),
        )
        for i in rubric.indicators.values()
    ]
    return [
        FormColumn("office", _("居委会"), 12),
        FormColumn("estate", _("小区"), 12),
        FormColumn("group", _("楼组"), 10),
        *points,
        FormColumn(_TOTAL, _("合计"), 9, totals=codes),
        FormColumn(_OUT, _("回避"), 7, fill=True, choices=(RECUSED,)),
        FormColumn(_REMARK, _("备注"), 24, fill=True),
        *(
            FormColumn(
                remark_key(i.code),
                f"{i.code}\n{_('备注')}",
                14,
                fill=True,
                note=f"{i.code} {i.name}",
                printed=False,
            )
            for i in rubric.indicators.values()
        ),
    ]


def remark_key(code: str) -> str:
    """The column of an indicator's remarks, "" for the whole sheet's.

    It stands apart from the points, which a sum wants together.
    """
    return f"{_REMARK}:{code}" if code else _REMARK


def _choices(indicator: Indicator) -> tuple[str, ...]:
    """All that may be given, most first; none where that is too long for a drop-down."""
    choices = tuple(map(decimal_text, indicator.choices()))
    return choices if len(",".join(choices)) <= 250 else ()


def _form_row(row: SheetRow) -> FormRow:
    cells = dict(zip(_LABELS, (row.office_name, row.estate, row.group_name), strict=True))
    return FormRow(row.application_id, cells)


def store_form(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a form durably under a name that is not taken, or (`replace`) in place of the file there."""
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
    if target.exists() and not replace:
        raise InputRefused(_("“{file}”已经存在，没有覆盖。").format(file=target.name), _("请换一个文件名。"))
    part = target.with_name(f".{target.stem[:40]}.{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb", opener=lambda file, flags: os.open(file, flags, 0o600)) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise Unavailable(
            _("文件“{file}”写不进去：{reason}。").format(file=target, reason=error.strerror or error),
            _("请检查磁盘空间和文件夹权限，若文件正开着请先关闭，或另存到别处。"),
        ) from error
    finally:
        part.unlink(missing_ok=True)


# --- back
# ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Book:
    """A returned workbook while it is checked and taken."""

    path: Path
    form: FilledForm
    judge_id: str
    judge: str
    sheets: list[tuple[FilledRow, SheetContent]]
    recused: list[FilledRow]
    empty: int
    refused: list[CellRefused]
    fresh: int = 0

    def take(self, home: Home, writing: Writing, actor: Actor) -> None:
        """Write what is not here yet."""
        for row in self.recused:
            recuse(home, writing, row.id, self.judge_id, _("评委在评分表中注明"))
        for row, content in self.sheets:
            turn = submit_sheet(
                home,
                writing,
                actor,
                row.id,
                self.judge_id,
                content,
                way=rules.WORKBOOK_WAY,
                record_id=self.submission_id(writing.conn, row, content),
                file=self.path.name,
            )
            self.fresh += bool(turn)

    def submission_id(self, conn: Connection, row: FilledRow, content: SheetContent) -> str:
        """The same wherever the same form with the same content is taken in."""
        scope = application_row(conn, row.id)["scope"]
        text = json.dumps([dict(content.points), dict(content.remarks)], sort_keys=True, ensure_ascii=False)
        token = self.form.facts["token"].encode()
        mark = hmac.digest(token, text.encode(), hashlib.sha256).hex()
        return natural_id(ScoreSheet.record_type, scope, row.id, self.judge_id, mark)

    def taken(self) -> TakenBook:
        """What became of it."""
        return TakenBook(
            self.path.name,
            self.judge,
            self.fresh,
            0 if self.refused else len(self.sheets) - self.fresh,
            self.empty,
            len(self.recused),
            tuple(self.refused[:_MOST_REFUSED]),
        )


def _read(path: Path) -> FilledForm:
    """The form in a file; InputRefused where it is none of ours."""
    form = read_form(read_table_file(path))
    if form is None or form.facts.get("format") != FORMAT or not form.facts.get("token"):
        raise InputRefused(
            _("“{file}”不是本程序发出的评分表。").format(file=path.name),
            _("请交回发给评委的那份文件，不要另存成别的格式或复制到新表。"),
        )
    return form


def _check(conn: Connection, home: Home, path: Path, form: FilledForm) -> _Book:
    """Everything that can be said of a form before anything is written."""
    facts = form.facts
    try:
        view = round_row(conn, facts.get("round", ""))
    except InputRefused as error:
        raise InputRefused(
            _("“{file}”属于另一次评定。").format(file=path.name), _("请先导入街道最近一次的工作簿。")
        ) from error
    if view["state"] != rules.SCORING:
        raise InputRefused(
            _("“{file}”：评定现在是“{now}”，不再收评分表。").format(
                file=path.name, now=_(view["state"] or "")
            )
        )
    rubric = rubric_of(conn, view["year"])
    step = last_step(listing.steps(conn, view["id"]), rules.SCORING) or {}
    if not facts.get("rubric") == rubric.digest == step.get("rubric_digest"):
        raise InputRefused(
            _("“{file}”是按另一份评分标准做的。").format(file=path.name), _("请重新发出评分表。")
        )
    seats = listing.seats(conn, view["id"])
    judge_id = facts.get("judge", "")
    judge = next((s["judge"] for s in seats if s["judge_id"] == judge_id), None)
    if judge is None:
        raise InputRefused(_("“{file}”的评委不在这次评定里。").format(file=path.name), _("请先确定评委。"))
    book = _Book(path, form, judge_id, judge, [], [], 0, [])
    known = {
        row["id"]: row
        for row in listing.applications(conn, view["id"])
        if (home.is_hub or row["scope"] == home.office)
        and judge_id in {j["judge_id"] for j in judges_of(seats, row["scope"])}
    }
    _check_columns(rubric, book)
    if not book.refused:
        _check_rows(rubric, book, known)
    return book


def _check_columns(rubric: Rubric, book: _Book) -> None:
    wanted = [*_LABELS, *rubric.indicators, _OUT, _REMARK]
    if book.form.facts.get("remarks") == _EACH:
        wanted += map(remark_key, rubric.indicators)
    gone = [key for key in wanted if key not in book.form.letters]
    if gone:
        why = _("缺少列：{columns}。请用发出的原表填写。").format(columns=_("、").join(gone))
        book.refused.append(CellRefused(book.form.sheet, "", why))


def _check_rows(rubric: Rubric, book: _Book, known: Mapping[str, Row]) -> None:
    met: set[str] = set()
    for row in book.form.rows:
        application = known.get(row.id)
        if not row.id:
            _refuse(
                book,
                row,
                "",
                _("第 {row} 行不在发出的表格里，请把内容移回楼组自己的那一行。").format(row=row.number),
            )
        elif application is None:
            _refuse(
                book, row, "", _("第 {row} 行的楼组不在这位评委名下，或不属于这里。").format(row=row.number)
            )
        elif row.id in met:
            _refuse(book, row, "", _("第 {row} 行的楼组在表里出现了两次。").format(row=row.number))
        elif _text(row.cells.get("group")) != (application["group_name"] or ""):
            words = _("第 {row} 行的楼组名与发出时不同，可能只排序了部分列。")
            _refuse(book, row, "group", words.format(row=row.number))
        else:
            _check_row(rubric, book, row)
        met.add(row.id)


def _check_row(rubric: Rubric, book: _Book, row: FilledRow) -> None:
    out = _text(row.cells.get(_OUT))
    filled = {c: row.cells.get(c) for c in rubric.indicators if _text(row.cells.get(c))}
    if out:
        if out != RECUSED:
            _refuse(book, row, _OUT, _("“回避”一栏只能选“回避”或留空。"))
        elif filled:
            _refuse(book, row, _OUT, _("回避的楼组不能同时有分数。"))
        else:
            book.recused.append(row)
        return
    remarks = _remarks(rubric, row)
    if filled:
        before = len(book.refused)
        points = _points(rubric, book, row, filled)
        for code, text in remarks.items():
            if why := remark_fault(text):
                _refuse(book, row, remark_key(code), why)
        if len(book.refused) == before:
            book.sheets.append((row, SheetContent(points, remarks)))
    elif remarks:
        words = _("这个楼组有备注而没有分数，请评分，或删去备注。")
        _refuse(book, row, remark_key(next(iter(remarks))), words)
    else:
        book.empty += 1


def _points(rubric: Rubric, book: _Book, row: FilledRow, filled: Mapping[str, Cell]) -> dict[str, str]:
    """The points of a row; what is missing or does not fit is refused by its cell."""
    points = {}
    for code, indicator in rubric.indicators.items():
        if code not in filled:
            words = _("“{code} {name}”没有分数，没评的不能当 0 分。")
            _refuse(book, row, code, words.format(code=code, name=indicator.name))
            continue
        number = _number(filled[code])
        if number is None or not indicator.fits(number):
            _refuse(book, row, code, step_words(indicator))
            continue
        points[code] = decimal_text(number)
    return points


def _remarks(rubric: Rubric, row: FilledRow) -> dict[str, str]:
    """The remarks of a row by indicator, "" for the whole sheet, each in one line as the window has them."""
    found = {"": row.cells.get(_REMARK)} | {c: row.cells.get(remark_key(c)) for c in rubric.indicators}
    texts = {code: " ".join(_said(cell).split()) for code, cell in found.items()}
    return {code: text for code, text in texts.items() if text}


def _said(cell: Cell) -> str:
    """A remark as it was typed: full-width signs are no mistake there."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _refuse(book: _Book, row: FilledRow, key: str, why: str) -> None:
    book.refused.append(CellRefused(book.form.sheet, book.form.cell(row, key) if key else "", why))


def _number(cell: Cell) -> Fraction | None:
    """The points of a cell; a spreadsheet's number is read as it is shown, never as its binary neighbour."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return plain_number(repr(cell).removesuffix(".0"))
    return plain_number(_text(cell)) if isinstance(cell, str) else None


def _text(cell: Cell) -> str:
    import unicodedata

    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip()


def refusal_of(books: Iterable[TakenBook]) -> FieldRefused | None:
    """One sentence for all refused cells, the first of them named; None where there are none."""
    found = [(book, cell) for book in books for cell in book.refused]
    if not found:
        return None
    book, cell = found[0]
    place = f"{book.file} › {cell.sheet}" + (f" {cell.cell}" if cell.cell else "")
    hint = _("这一份或这几份里什么都没有收，改好后再收。")
    if len(found) > 1:
        hint = _("另有 {count} 处要改，什么都没有收。").format(count=len(found) - 1)
    return FieldRefused(cell.cell, _("{place}：{why}").format(place=place, why=cell.why), hint)
