"""Score sheets: a judge's walk from group to group, drafts, submission, what was submitted before.

A sheet is sealed the moment it is submitted. Before the round closes only its judge reads it again, with
the own password; a draft is sealed to its judge as well.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Final

from sqlalchemy import Connection

from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.clock import instant, parse_instant
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import HEAD, HUB, MEMBER, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.applications import application_row, draft_of, row_view
from nanxi_desk.stars.arithmetic import missing_cells, running_total
from nanxi_desk.stars.panel import judges_of, recuse, recused_in
from nanxi_desk.stars.records import ScoreSheet
from nanxi_desk.stars.rounds import last_step, round_row
from nanxi_desk.stars.rubric import Indicator, Rubric, decimal_text
from nanxi_desk.stars.rubrics import rubric_of
from nanxi_desk.stars.sealing import (
    TO_JUDGE,
    TO_ROUND,
    read_key,
    seal_draft,
    seal_sheet,
    unseal_draft,
    unseal_sheet,
)
from nanxi_desk.stars.views import (
    PastSheet,
    SheetContent,
    SheetForm,
    SheetReckoning,
    SheetRow,
    SheetState,
)

LONGEST_REMARK: Final = 500  # characters
LONGEST_FILE: Final = 120  # of a workbook's name that is kept
RIGHT_SCORE = declare("stars.score", "评分（只评自己的一份）", MEMBER, HEAD, HUB)
RIGHT_TAKE = declare("stars.take", "收发评分工作簿、录入别人的纸质评分表", HEAD, HUB)
_POINTS = dict.fromkeys(map(ord, "。．，、,"), ".")
_DRAFT = "star:"
_BOX = "box"


class ScoreSheets:
    """The sheets of one home. `judge_id` "" means the acting person; others' take the right to take them
    in.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- the walk ----------------------------------------------------------------------------------------

    def walk(self, round_: str, judge_id: str = "") -> tuple[SheetRow, ...]:
        """The groups that a judge scores, in the order of offices, estates and groups; none for no judge."""
        judge = self._judge(judge_id)
        with self._home.journal.read() as conn:
            return self._walk(conn, round_, judge)

    def form(self, application: str, judge_id: str = "") -> SheetForm:
        """A judge's sheet for one group: the draft, else what was submitted last."""
        judge = self._judge(judge_id)
        with self._home.journal.read() as conn:
            return self._form(conn, application, judge)

    @staticmethod
    def reckon(rubric: Rubric, content: SheetContent) -> SheetReckoning:
        """Running total, blocks, missing cells and what does not fit: for every stroke of a key."""
        points, wrong = read_points(rubric, content.points)
        blocks = {
            block.code: running_total({i.code: points[i.code] for i in block.indicators if i.code in points})
            for block in rubric.blocks
        }
        missing = tuple(code for code in missing_cells(rubric, points) if code not in wrong)
        return SheetReckoning(running_total(points), blocks, missing, wrong)

    def past(self, application: str, judge_id: str = "") -> tuple[PastSheet, ...]:
        """All submissions of a judge for a group, newest first; contents where they may be read."""
        judge = self._judge(judge_id)
        with self._home.journal.read() as conn:
            row = application_row(conn, application)
            round_ = listing.bare(row["round_id"])
            rows = [s for s in listing.sheets_of(conn, application) if s["judge_id"] == judge]
            holds = {s["id"] for s in listing.latest(rows).values()}
            return tuple(
                PastSheet(
                    number,
                    s["submitted_at"] or "",
                    s["way"] or "",
                    s["entered_by"] or "",
                    s["id"] in holds,
                    self._read(conn, round_, s),
                )
                for number, s in reversed(list(enumerate(rows, 1)))
            )

    # --- writing -----------------------------------------------------------------------------------------

    def keep_draft(self, application: str, content: SheetContent, judge_id: str = "") -> bool:
        """Keep what the acting person has typed, sealed to that person alone, the paper sheet of another
        judge too; False where there is no login to seal to.
        """
        judge, actor = self._judge(judge_id), self._home.actor
        key = self._home.access.sealing_key(actor.id)
        if key is None:
            return False
        box = seal_draft(content, application, judge, key)
        return Drafts(self._home).keep(self._draft_name(application, judge), {_BOX: box})

    def drop_draft(self, application: str, judge_id: str = "") -> None:
        """Throw a draft of the acting person away."""
        Drafts(self._home).drop(self._draft_name(application, self._judge(judge_id)))

    def submit(
        self,
        actor: Actor,
        application: str,
        content: SheetContent,
        judge_id: str = "",
        way: str = rules.SCREEN_WAY,
    ) -> int:
        """Submit a sheet, sealed; which submission it is (1: the first). A later one takes the place of
        the former.

        FieldRefused names the first indicator that is missing or does not fit: missing is never 0.
        InputRefused where the round takes none, the group is not to be scored, or the judge is recused.
        """
        judge = judge_id or actor.id
        actor.require(RIGHT_SCORE if judge == actor.id else RIGHT_TAKE)
        with self._home.journal.write(actor.id) as writing:
            turn = submit_sheet(self._home, writing, actor, application, judge, content, way=way)
        Drafts(self._home).drop(self._draft_name(application, judge))
        return turn

    def recuse_oneself(self, actor: Actor, application: str, reason: str) -> None:
        """The acting judge does not score a group; FieldRefused without a reason."""
        actor.require(RIGHT_SCORE)
        with self._home.journal.write(actor.id) as writing:
            recuse(self._home, writing, application, actor.id, reason)

    # --- inside ------------------------------------------------------------------------------------------

    def _judge(self, judge_id: str) -> str:
        own = judge_id in ("", self._home.actor.id)
        self._home.actor.require(RIGHT_SCORE if own else RIGHT_TAKE)
        return judge_id or self._home.actor.id

    def _walk(self, conn: Connection, round_: str, judge: str) -> tuple[SheetRow, ...]:
        seats, recusals = listing.seats(conn, round_), listing.recusals(conn, round_)
        latest = listing.latest(listing.sheets(conn, round_))
        drafts = set(Drafts(self._home).names(_DRAFT))
        names = office_names(conn, self._home)
        found = []
        for row in listing.applications(conn, round_):
            judges = judges_of(seats, row["scope"])
            if row["withdrawn"] or row["screening"] != rules.PASSED:
                continue
            if judge not in {j["judge_id"] for j in judges}:
                continue
            sheet = latest.get((row["id"], judge))
            state: SheetState = "submitted" if sheet else "empty"
            if self._draft_name(row["id"], judge) in drafts:
                state = "draft"
            if judge in recused_in(row, judges, recusals.get(row["id"], ())):
                state = "recused"
            found.append(
                SheetRow(
                    row["id"],
                    row["scope"],
                    row["estate"] or "",
                    row["group_name"] or "",
                    row["target"] or 0,
                    state,
                    (sheet or {}).get("submitted_at") or "",
                    (sheet or {}).get("turn") or 0,
                    (sheet or {}).get("way") or "",
                    names.get(row["scope"]) or row["scope"],
                )
            )
        return tuple(found)

    def _form(self, conn: Connection, application: str, judge: str) -> SheetForm:
        row = application_row(conn, application)
        round_ = round_row(conn, listing.bare(row["round_id"]))
        judges = judges_of(listing.seats(conn, round_["id"]), row["scope"])
        recused = recused_in(row, judges, listing.recusals(conn, round_["id"]).get(application, ()))
        sheets = listing.latest(listing.sheets_of(conn, application))
        sheet = sheets.get((application, judge))
        draft_box = self._draft_box(application, judge)
        content, locked = self._content(conn, round_["id"], application, judge, sheet, draft_box)
        state: SheetState = "submitted" if sheet else "empty"
        if draft_box:
            state = "draft"
        if judge in recused:
            state = "recused"
        return SheetForm(
            row_view(row, vetoed=False, sheets=len(sheets), recused=len(recused)),
            judge,
            next((j["judge"] or "" for j in judges if j["judge_id"] == judge), ""),
            rubric_of(conn, round_["year"]),
            content,
            locked,
            bool(draft_box),
            state,
            (sheet or {}).get("turn") or 0,
            refusal(round_, row, judge, judges, recused),
            draft_of(row),
            office_names(conn, self._home).get(row["scope"]) or row["scope"],
        )

    def _draft_name(self, application: str, judge: str) -> str:
        """The name of a draft; two ids beside each other would be too long for one."""
        if judge == self._home.actor.id:
            return f"{_DRAFT}{application}"
        return f"{_DRAFT}{hashlib.sha256(f'{application}/{judge}'.encode()).hexdigest()[:32]}"

    def _draft_box(self, application: str, judge: str) -> str:
        kept = Drafts(self._home).read(self._draft_name(application, judge)) or {}
        box = kept.get(_BOX)
        return box if isinstance(box, str) else ""

    def _content(
        self, conn: Connection, round_: str, application: str, judge: str, sheet: Row | None, draft_box: str
    ) -> tuple[SheetContent | None, bool]:
        """(content, locked): what the form begins with, and whether the own password would show more."""
        if not draft_box and sheet is None:
            return SheetContent(), False
        if draft_box:
            key = self._own_key()
            content = unseal_draft(draft_box, application, judge, key) if key else None
            return content, key is None
        assert sheet is not None
        content = self._read(conn, round_, sheet)
        locked = content is None and judge == self._home.actor.id and self._own_key() is None
        return content, locked

    def _read(self, conn: Connection, round_: str, sheet: Row) -> SheetContent | None:
        """What a submission holds: for its judge by the own key, for those who may once the round is open."""
        application, judge, box = listing.bare(sheet["application_id"]), sheet["judge_id"], sheet["box"] or ""
        if judge == self._home.actor.id and (own := self._own_key()) is not None:
            content = unseal_sheet(box, round_, application, judge, TO_JUDGE, own)
            if content is not None:
                return content
        key = opening_key(conn, round_)
        if key is None:
            return None
        return unseal_sheet(box, round_, application, judge, TO_ROUND, key)

    def _own_key(self) -> bytes | None:
        try:
            return self._home.access.own_key()
        except FieldRefused:
            return None


def opening_key(conn: Connection, round_: str) -> bytes | None:
    """The key that opens every sheet, once the round is closed."""
    step = last_step(listing.steps(conn, round_), rules.CLOSED)
    return read_key(step["opening_key"]) if step else None


def refusal(round_: Row, application: Row, judge: str, judges: list[Row], recused: set[str]) -> str:
    """Why a judge cannot submit a sheet for a group; "" where nothing speaks against it."""
    if round_["state"] != rules.SCORING:
        return _("评定现在是“{now}”，只有评审中才能评分。").format(now=_(round_["state"] or ""))
    if application["withdrawn"] or application["screening"] != rules.PASSED:
        return _("“{group}”没有通过初评，不评分。").format(group=application["group_name"])
    if judge not in {j["judge_id"] for j in judges}:
        return _("这位同事不是这个楼组的评委。")
    if judge in recused:
        return _("评委住在本楼组或已回避，不评这个楼组。")
    return ""


def submit_sheet(  # noqa: PLR0913 - a sheet, whose it is, and how it came
    home: Home,
    writing: Writing,
    actor: Actor,
    application: str,
    judge: str,
    content: SheetContent,
    *,
    way: str,
    record_id: str = "",
    file: str = "",
) -> int:
    """Seal and write a submission; see ScoreSheets.submit. With a `record_id` that is there already: 0.

    `file` is the name of the workbook that it came back in.
    """
    conn = writing.conn
    row = application_row(conn, application)
    round_ = round_row(conn, listing.bare(row["round_id"]))
    judges = judges_of(listing.seats(conn, round_["id"]), row["scope"])
    recused = recused_in(row, judges, listing.recusals(conn, round_["id"]).get(application, ()))
    if row["scope"] != home.office and not home.is_hub:
        raise NotAllowed(
            _("这是“{office}”的楼组。").format(office=row["scope"]), _("请由那个居委会或街道录入。")
        )
    if why := refusal(round_, row, judge, judges, recused):
        raise InputRefused(why)
    rubric = rubric_of(conn, round_["year"])
    step = last_step(listing.steps(conn, round_["id"]), rules.SCORING) or {}
    if rubric.digest != step.get("rubric_digest"):
        raise InputRefused(_("评分标准与开始评审时不同。"), _("请先导入街道最近一次的工作簿。"))
    whole = complete(rubric, content)
    past = [s for s in listing.sheets_of(conn, application) if s["judge_id"] == judge]
    if record_id and any(s["id"] == record_id for s in past):
        return 0
    public = read_key(step.get("public_key"))
    assert public is not None  # the step that began the scoring
    keys = {TO_ROUND: public}
    own = home.access.sealing_key(judge)
    if own is not None:
        keys[TO_JUDGE] = own
    writing.create(
        ScoreSheet(
            id=record_id or new_id(),
            scope=row["scope"],
            round_id=refer(SHARED_SCOPE, round_["id"], within=row["scope"]),
            application_id=application,
            judge_id=judge,
            judge=next(j["judge"] for j in judges if j["judge_id"] == judge),
            submitted_at=_later(home, past),
            turn=len(past) + 1,
            way=way,
            entered_by=None if judge == actor.id else actor.name,
            file=UNWRITABLE.sub("\ufffd", file)[:LONGEST_FILE] or None,
            rubric_digest=rubric.digest,
            box=seal_sheet(whole, round_["id"], application, judge, keys),
        )
    )
    return len(past) + 1


def _later(home: Home, past: list[Row]) -> str:
    """Now, but after all that is known: else an old sheet would hold where a clock was wrong."""
    now = home.journal.clock.now()
    known = [parse_instant(s["submitted_at"]) for s in past if s["submitted_at"]]
    return instant(max([now, *(moment + timedelta(seconds=1) for moment in known)]))


def complete(rubric: Rubric, content: SheetContent) -> SheetContent:
    """The sheet as it is stored; FieldRefused names the first indicator that is missing or does not fit."""
    points, wrong = read_points(rubric, content.points)
    for code, why in wrong.items():
        raise FieldRefused(code, why)
    for code in missing_cells(rubric, points):
        words = _("“{code} {name}”还没有评分，0 分也要写明。")
        raise FieldRefused(code, words.format(code=code, name=rubric.indicators[code].name))
    remarks = {
        c: t.strip() for c, t in content.remarks.items() if t.strip() and c in ("", *rubric.indicators)
    }
    for code, text in remarks.items():
        if why := remark_fault(text):
            raise FieldRefused(code, why)
    return SheetContent({code: decimal_text(points[code]) for code in rubric.indicators}, remarks)


def remark_fault(text: str) -> str:
    """What is wrong with a remark as a sentence, "" where nothing is."""
    if len(text) > LONGEST_REMARK:
        return _("备注最多 500 个字。")
    return _("备注里有看不见的控制字符，请重新输入。") if UNWRITABLE.search(text) else ""


def read_points(rubric: Rubric, texts: Mapping[str, str]) -> tuple[dict[str, Fraction], dict[str, str]]:
    """(points, what does not fit) of typed texts; empty ones are in neither."""
    points, wrong = {}, {}
    spelled = rubric.spelled
    for code, text in texts.items():
        known = spelled[code].get(text) if code in spelled else None
        if known is not None:  # as sheets are stored: no need to look closer
            points[code] = known
            continue
        plain = unicodedata.normalize("NFKC", text).strip()
        if not plain:
            continue
        indicator = rubric.indicators.get(code)
        if indicator is None:
            wrong[code] = _("评分标准里没有“{code}”。").format(code=code[:20])
            continue
        number = plain_number(plain)
        if number is None or not indicator.fits(number):
            wrong[code] = step_words(indicator)
        else:
            points[code] = number
    return points, wrong


def plain_digits(text: str) -> str:
    """What was meant by points typed with an input method for Chinese: it makes other signs of the point, and
    wide ones of the digits.
    """
    return unicodedata.normalize("NFKC", text.translate(_POINTS))


def plain_number(text: str) -> Fraction | None:
    """A decimal of digits and one point; None for anything else."""
    whole, point, part = text.partition(".")
    if not text.isascii() or len(text) > 12 or not whole.isdigit() or (point and not part.isdigit()):
        return None
    return Fraction(text)


def step_words(indicator: Indicator) -> str:
    """What may be given for an indicator, as a sentence."""
    return _("“{code} {name}”应在 0 到 {most} 分之间，每档 {step} 分。").format(
        code=indicator.code,
        name=indicator.name,
        most=decimal_text(indicator.most),
        step=decimal_text(indicator.step),
    )
