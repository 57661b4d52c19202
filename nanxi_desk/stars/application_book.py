"""The ledger of applications: a form with all groups of an office goes out, what was filled in is taken at
once.
"""

import dataclasses
import secrets
import unicodedata
from pathlib import Path
from typing import Any, Final

from nanxi_desk.core.errors import InputRefused, UserError
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.records import new_id
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
from nanxi_desk.stars.applications import (
    ANSWERS,
    RIGHT_APPLY,
    TEXTS,
    add_application,
    answer_values,
    check_state,
)
from nanxi_desk.stars.groups import RIGHT_GROUPS
from nanxi_desk.stars.judge_sheets import store_form
from nanxi_desk.stars.records import Application, application_id
from nanxi_desk.stars.rounds import round_row
from nanxi_desk.stars.rubrics import rubric_of
from nanxi_desk.stars.views import ApplicationDraft, GroupFilter, LedgerResult

FORMAT: Final = "nanxi-desk-star-applications-1"
BLANK_ROWS: Final = 30  # for groups that are not registered yet


def write_application_book(
    home: Home, actor: Actor, round_: str, path: Path, *, replace: bool = False
) -> int:
    """Write the ledger of this office's groups that have not applied; how many. Blank rows are for groups
    that are not registered yet. `replace`: whoever chose the place agreed to lose the file there.
    """
    actor.require(RIGHT_APPLY)
    with home.journal.read() as conn:
        view = round_row(conn, round_)
        targets = tuple(str(star.stars) for star in rubric_of(conn, view["year"]).stars)
        applied = {listing.bare(a["group_id"]) for a in listing.applications(conn, round_)}
        groups = [g for g in listing.groups(conn, GroupFilter(office=home.office)) if g["id"] not in applied]
    rows = [
        FormRow(g["id"], {"estate": g["estate"], "group": g["name"], "households": g["households"]})
        for g in groups
    ]
    rows += [FormRow("", {})] * BLANK_ROWS
    facts = {"format": FORMAT, "round": round_, "office": home.office, "token": secrets.token_hex(16)}
    above = (
        _("{round} · 申报登记表").format(round=view["name"]),
        _("要申报的楼组请选申报星级，其余各栏可以留空；不申报的不选星级。居民测评按户填，五档都填。"),
        _("新的楼组请在下面空行里填写小区和楼组名。"),
    )
    store_form(path, write_form(FormPlan(_("申报"), above, _columns(targets), rows, facts)), replace=replace)
    return len(groups)


def take_application_book(home: Home, actor: Actor, path: Path, *, dry_run: bool = False) -> LedgerResult:
    """Take a ledger of applications; rows that cannot be taken are named, the others are taken.

    InputRefused where the file is none of ours or the round takes none any more.
    """
    actor.require(RIGHT_APPLY)
    form = read_form(read_table_file(path))
    if form is None or form.facts.get("format") != FORMAT or form.facts.get("office") != home.office:
        raise InputRefused(
            _("“{file}”不是本居委会的申报登记表。").format(file=path.name), _("请交回本程序发出的那份文件。")
        )
    taken = already = 0
    refused: list[tuple[int, str]] = []
    with home.journal.write(actor.id, rehearsal=dry_run) as writing:
        round_ = form.facts.get("round", "")
        check_state(round_row(writing.conn, round_), rules.APPLYING_STATES)
        rows = [row for row in form.rows if _text(row.cells.get("target"))]
        for row in rows:
            try:
                with_group = row if row.id else _register(home, writing, actor, row)
                if _take_row(home, writing, actor, round_, with_group, form):
                    taken += 1
                else:
                    already += 1
            except UserError as error:
                refused.append((row.number, error.message))
    return LedgerResult(len(rows), taken, already, tuple(refused))


def _register(home: Home, writing: Writing, actor: Actor, row: FilledRow) -> FilledRow:
    """The row with the id of its group, which is registered where the estate has none of that name."""
    actor.require(RIGHT_GROUPS)
    estate, name = _text(row.cells.get("estate")), _text(row.cells.get("group"))
    if not estate or not name:
        raise InputRefused(_("新楼组请填写小区和楼组名。"))
    known = listing.groups(writing.conn, GroupFilter(office=home.office, estate=estate))
    group = next((g["id"] for g in known if g["name"] == name), None)
    if group is None:
        group = new_id()
        households = _whole(row.cells.get("households"))
        record = BuildingGroup(id=group, scope=home.office, estate=estate, name=name, households=households)
        writing.create(record)
        writing.flush()
    return dataclasses.replace(row, id=group)


def _take_row(
    home: Home, writing: Writing, actor: Actor, round_: str, row: FilledRow, form: FilledForm
) -> bool:
    """Write the application of one row; False where the group has applied already."""
    record_id = application_id(home.office, round_, row.id)
    if record_id in load_rows(writing.conn, Application, [record_id]):
        return False
    draft, answers = _draft(row, form), _answers(row)
    values = answer_values(answers, draft.households)
    add_application(home, writing, actor, round_, draft)
    if answers is not None:
        writing.edit(Application, record_id, values)
    writing.flush()
    return True


def _columns(targets: tuple[str, ...]) -> list[FormColumn]:
    texts = [FormColumn(name, _(Application.fields[name].label), 22, fill=True) for name in TEXTS]
    answers = [
        FormColumn(name, _(Application.fields[name].label), 7, fill=True, numbers=True) for name in ANSWERS
    ]
    return [
        FormColumn("estate", _("小区"), 12),
        FormColumn("group", _("楼组"), 10),
        FormColumn("target", _("申报星级"), 7, fill=True, numbers=True, choices=targets),
        FormColumn("households", _("户数"), 7, fill=True, numbers=True),
        FormColumn("self_score", _("自评分"), 7, fill=True, numbers=True),
        *texts,
        *answers,
    ]


def _draft(row: FilledRow, form: FilledForm) -> ApplicationDraft:
    values: dict[str, Any] = {name: str(row.cells.get(name) or "").strip() for name in TEXTS}
    target = _whole(row.cells.get("target"))
    if target is None:
        raise InputRefused(_("{cell}：申报星级请从下拉列表里选。").format(cell=form.cell(row, "target")))
    score = row.cells.get("self_score")
    values["self_score"] = str(score).removesuffix(".0") if isinstance(score, int | float) else _text(score)
    households = row.cells.get("households")
    number = _whole(households)
    if _text(households) and number is None:
        raise InputRefused(_("{cell}：户数应是整数。").format(cell=form.cell(row, "households")))
    return ApplicationDraft(row.id, target, households=number, **values)


def _answers(row: FilledRow) -> tuple[int, int, int, int, int] | None:
    cells = [row.cells.get(name) for name in ANSWERS]
    if not any(_text(cell) for cell in cells):
        return None
    five, four, three, two, one = (_whole(cell) for cell in cells)
    if five is None or four is None or three is None or two is None or one is None:
        raise InputRefused(_("居民测评五档都要填整数，没有的填 0。"))
    return five, four, three, two, one


def _whole(cell: Cell) -> int | None:
    text = _text(cell).removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def _text(cell: Cell) -> str:
    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip()
