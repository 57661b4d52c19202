"""The result of a round: computed from what is journalled, never stored; explained down to sheet, judge
and rule.
"""

import hashlib
import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import Row
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import HUB, LEADING, MEMBER, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.applications import answers_of
from nanxi_desk.stars.arithmetic import Answers, Case, Outcome, Result, Sheet, compute
from nanxi_desk.stars.explaining import explain
from nanxi_desk.stars.groups import histories, stars_before
from nanxi_desk.stars.records import StarTrial
from nanxi_desk.stars.rounds import (
    RIGHT_RUN,
    Rounds,
    append_step,
    check_next,
    counting_sheets,
    last_step,
    round_row,
)
from nanxi_desk.stars.rubric import WHOLE, Rubric, decimal_text
from nanxi_desk.stars.rubrics import rubric_of
from nanxi_desk.stars.sealing import TO_ROUND, unseal_sheet
from nanxi_desk.stars.service import opening_key, read_points
from nanxi_desk.stars.views import (
    BlockComparison,
    Explanation,
    OfficeStars,
    RoundResult,
    RoundView,
    SheetContent,
    SheetOrigin,
    Thresholds,
    YearStars,
)
from nanxi_desk.stars.words import star_word

RIGHT_RESULT = declare("stars.result", "查看评定结果和每颗星的依据", MEMBER, *LEADING)
RIGHT_TRY = declare("stars.try", "定档时试算门槛", HUB)
_READ_FROM = (
    *("star_sheet", "star_application", "star_veto", "star_recusal", "star_panel_seat"),
    *("star_round", "star_round_step", "star_rubric", "star_award", "star_review"),
)


class Results:
    """Results as one home can compute them: the hub all groups, an office its own."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._known: dict[str, tuple[object, RoundResult]] = {}
        self._contents: dict[str, SheetContent | None] = {}  # by submission: they never change once open
        self._computing = threading.Lock()  # who asks while it is computed waits, and need not compute again

    # --- reading -----------------------------------------------------------------------------------------

    def of_round(self, round_: str) -> RoundResult:
        """The result as it stands: with what 定档 decided, else by the rubric alone. InputRefused while
        sealed.

        Takes a second for a hundred groups the first time; not for the window's own thread.
        """
        self._home.actor.require(RIGHT_RESULT)
        mark = (
            self._home.actor.can(RIGHT_RUN),
            *(self._home.journal.generation(name) for name in _READ_FROM),
        )
        with self._computing:
            known = self._known.get(round_)
            if known is None or known[0] != mark:
                with self._home.journal.read() as conn:
                    known = self._known[round_] = (mark, self._compute(conn, round_))
            return known[1]

    def early(self, round_: str, key: bytes) -> RoundResult:
        """The result of the sheets that are in, with the key of Rounds.open_early. Nothing of it is kept."""
        self._home.actor.require(RIGHT_RUN)
        with self._home.journal.read() as conn:
            if not Rounds(self._home).view(conn, round_row(conn, round_)).early:
                raise InputRefused(_("没有提前开封的记录。"), _("请先写明原因，再提前开封。"))
            return self._compute(conn, round_, key=key)

    def what_if(self, actor: Actor, round_: str, thresholds: Thresholds) -> RoundResult:
        """The result under other thresholds, in 评审截止 or 定档; the trial is journalled, the round stays
        as it is.

        FieldRefused names the star ("3", "quota 5") whose threshold cannot be.
        """
        actor.require(RIGHT_TRY)
        with self._home.journal.read() as conn:
            row = round_row(conn, round_)
            if row["state"] not in (rules.CLOSED, rules.GRADING):
                raise InputRefused(_("门槛只能在评审截止后、公示前试算。"))
            found = self._compute(conn, round_, thresholds=thresholds)
        counts = _("，").join(
            f"{star_word(stars)} {found.result.counts.get(stars, 0)}"
            for stars in (*(s.stars for s in reversed(found.rubric.stars)), 0)
        )
        with self._home.journal.write(actor.id) as writing:
            trial = StarTrial(
                id=new_id(),
                scope=self._home.office,
                round_id=refer(SHARED_SCOPE, round_, within=self._home.office),
                thresholds=threshold_text(thresholds),
                counts=counts,
                at=instant(self._home.journal.clock.now()),
                by_name=actor.name,
            )
            writing.create(trial)
        return found

    def trials(self, round_: str) -> tuple[tuple[str, str, str, str], ...]:
        """The trials of a round, newest first: (at, by, thresholds as JSON, counts)."""
        self._home.actor.require(RIGHT_RESULT)
        with self._home.journal.read() as conn:
            return tuple(
                (t["at"] or "", t["by_name"] or "", t["thresholds"] or "", t["counts"] or "")
                for t in listing.trials(conn, round_)
            )

    def explain(self, round_: str, application: str) -> Explanation:
        """Why a group has its star, and what is missing to the next. InputRefused where it has no result."""
        found = self.of_round(round_)
        outcome = found.result.of(application)
        if outcome is None:
            raise InputRefused(_("这个楼组没有评定结果。"), _("它可能没有通过初评，或已撤回申报。"))
        return explain(found, outcome)

    # --- charts ------------------------------------------------------------------------------------------

    def by_office(self, round_: str) -> tuple[OfficeStars, ...]:
        """Stars of each office's groups."""
        return by_office(self.of_round(round_))

    def blocks(self, round_: str, application: str) -> tuple[BlockComparison, ...]:
        """A group's blocks beside the mean of all groups that have sheets."""
        return compare_blocks(self.of_round(round_), application)

    def years(self) -> tuple[YearStars, ...]:
        """Stars of every year that was published, oldest first, as its review left them."""
        self._home.actor.require(RIGHT_RESULT)
        with self._home.journal.read() as conn:
            reviewed = listing.reviews(conn)
            found: dict[int, dict[int, int]] = {}
            for row in listing.awards(conn):
                review = reviewed.get(row["id"])
                stars = row["stars"] or 0 if review is None else review["stars_after"] or 0
                of_year = found.setdefault(row["year"] or 0, {})
                of_year[stars] = of_year.get(stars, 0) + 1
        return tuple(YearStars(year, stars) for year, stars in sorted(found.items()))

    # --- 定档 --------------------------------------------------------------------------------------------

    def grade(
        self,
        actor: Actor,
        round_: str,
        *,
        thresholds: Thresholds | None = None,
        decided: Mapping[str, int] | None = None,
        reason: str = "",
    ) -> RoundResult:
        """定档: the result stands, by the rubric or by other thresholds with a reason; ties across a
        quota's border as decided (application → stars). After 公示 it takes a reason, too. FieldRefused
        names what does not fit.
        """
        actor.require(RIGHT_RUN)
        other, ties = thresholds or Thresholds(), dict(decided or {})
        with self._home.journal.read() as conn:
            row = round_row(conn, round_)
            if row["state"] != rules.GRADING:
                check_next(row, rules.GRADING)
            if (other or ties or row["state"] == rules.PUBLISHED) and not reason.strip():
                raise FieldRefused("reason", _("请写明调整的原因，它会与结果一同保存。"))
            found = self._compute(conn, round_, thresholds=other, decided=ties)
        _check_ties(found.result, ties)
        with self._home.journal.write(actor.id) as writing:
            append_step(
                self._home,
                writing,
                round_,
                rules.GRADING,
                reason=reason,
                thresholds=threshold_text(other) if other else None,
                decided=json.dumps(ties, sort_keys=True) if ties else None,
                result_digest=found.digest,
            )
        return self.of_round(round_)

    # --- inside ------------------------------------------------------------------------------------------

    def _compute(
        self,
        conn: Connection,
        round_: str,
        *,
        thresholds: Thresholds | None = None,
        decided: Mapping[str, int] | None = None,
        key: bytes | None = None,
    ) -> RoundResult:
        """Thresholds and decisions of None: those of the last 定档."""
        row, steps = round_row(conn, round_), listing.steps(conn, round_)
        view = Rounds(self._home).view(conn, row)
        early = key is not None
        key = key or opening_key(conn, round_)
        if key is None:
            raise InputRefused(_("评审还没有截止，评分表仍然密封。"), _("现在只能看到提交了几份。"))
        graded = last_step(steps, rules.GRADING)
        if thresholds is None:
            thresholds = read_thresholds(graded["thresholds"] if graded else None)
        if decided is None:
            decided = json.loads(graded["decided"]) if graded and graded["decided"] else {}
        standard = rubric_of(conn, row["year"])
        rubric = altered(standard, thresholds)
        here = listing.sheets(conn, round_)
        rows, absent, late = self._counted(conn, round_, steps, here, early=early)
        contents = self._opened(round_, rows, key, keep=not early)
        cases = self._cases(conn, row, rubric, rows, contents)
        result = compute(rubric, cases, first_year=bool(row["first_year"]), decided=decided)
        digest = result_digest(rubric, result)
        moved = bool(graded and self._home.is_hub and graded["result_digest"] != digest)
        notes = _notes(self._home, result, rubric, absent, late)
        moved = moved and view.state in rules.OPENED_STATES and not early
        targets = {row["id"]: row["target"] or 0 for row in listing.applications(conn, round_)}
        offices = office_names(conn, self._home)
        origins = _origins(here, rows, contents)
        return RoundResult(
            *(view, rubric, standard, result, digest, absent, late, moved, early),
            *(notes, targets, offices, origins),
        )

    def _counted(
        self, conn: Connection, round_: str, steps: list[Row], here: list[Row], *, early: bool
    ) -> tuple[list[Row], int, int]:
        """(the submissions that count, how many of them are not here, how many came too late)."""
        if early:
            return counting_sheets(conn, round_), 0, 0
        step = last_step(steps, rules.CLOSED)
        wanted = set(((step or {}).get("counted") or "").split())
        rows = [s for s in here if s["id"] in wanted and s["box"]]
        late = sum(s["id"] not in wanted for s in counting_sheets(conn, round_))
        absent = len(wanted) - len(rows) if self._home.is_hub else 0
        return rows, absent, late

    def _opened(
        self, round_: str, rows: Iterable[Row], key: bytes, *, keep: bool
    ) -> dict[str, SheetContent | None]:
        found = {}
        for row in rows:
            if row["id"] in self._contents:
                found[row["id"]] = self._contents[row["id"]]
                continue
            application = listing.bare(row["application_id"])
            found[row["id"]] = unseal_sheet(row["box"], round_, application, row["judge_id"], TO_ROUND, key)
        if keep:
            self._contents.update(found)
        return found

    @staticmethod
    def _cases(
        conn: Connection,
        round_: Row,
        rubric: Rubric,
        rows: Iterable[Row],
        contents: Mapping[str, SheetContent | None],
    ) -> list[Case]:
        sheets: dict[str, list[Sheet]] = {}
        for row in rows:
            content = contents[row["id"]]
            # One that does not open, or holds what the rubric does not know, is shown as no valid sheet.
            points = read_points(rubric, content.points)[0] if content else {}
            sheet = Sheet(row["id"], row["judge_id"], row["judge"] or "", points)
            sheets.setdefault(listing.bare(row["application_id"]), []).append(sheet)
        vetoes = listing.vetoes(conn, round_["id"])
        known = [
            row
            for row in listing.applications(conn, round_["id"])
            if not row["withdrawn"] and row["screening"] == rules.PASSED
        ]
        history = histories(conn, (listing.bare(row["group_id"]) for row in known))
        return [
            Case(
                row["id"],
                f"{row['estate']} {row['group_name']}",
                row["scope"],
                tuple(sorted(sheets.get(row["id"], ()), key=lambda s: (s.judge, s.id))),
                _answers(row),
                tuple(sorted({veto["code"] for veto in vetoes.get(row["id"], ())})),
                stars_before(history.get(listing.bare(row["group_id"]), ()), round_["year"]),
            )
            for row in known
        ]


def by_office(found: RoundResult) -> tuple[OfficeStars, ...]:
    """Stars of each office's groups."""
    offices: dict[str, dict[int, int]] = {}
    for outcome in found.result.outcomes:
        stars = offices.setdefault(outcome.case.office, {})
        stars[outcome.stars] = stars.get(outcome.stars, 0) + 1
    return tuple(OfficeStars(o, sum(stars.values()), stars) for o, stars in sorted(offices.items()))


def compare_blocks(found: RoundResult, application: str) -> tuple[BlockComparison, ...]:
    """A group's blocks beside the mean of all groups that have sheets; nothing for a group without any."""
    outcome = found.result.of(application)
    scored = [o for o in found.result.outcomes if o.valid]
    if outcome is None or not outcome.valid:
        return ()
    return tuple(
        BlockComparison(
            block.code,
            block.name,
            block.points,
            sum((o.blocks[number].points for o in scored), Fraction(0)) / len(scored),
            block.most,
        )
        for number, block in enumerate(outcome.blocks)
    )


def _origins(
    here: Iterable[Row], counted: Iterable[Row], contents: Mapping[str, SheetContent | None]
) -> dict[str, SheetOrigin]:
    """How the sheets that count came, and what was remarked in them, by id."""
    numbers = listing.numbers(here)
    return {
        row["id"]: SheetOrigin(
            row["way"] or "",
            row["submitted_at"] or "",
            row["entered_by"] or "",
            row["file"] or "",
            numbers[row["id"]],
            content.remarks if (content := contents[row["id"]]) else {},
        )
        for row in counted
    }


def _answers(row: Row) -> Answers | None:
    counts = answers_of(row)
    return None if counts is None else Answers(counts, row["households"] or 0)


def _notes(home: Home, result: Result, rubric: Rubric, absent: int, late: int) -> tuple[str, ...]:
    notes = []
    if not home.is_hub:
        notes.append(_("这里只有本居委会的楼组，名额和名次以街道的结果为准。"))
    if absent:
        notes.append(_("有 {count} 份计入的评分表不在这里。").format(count=absent))
    if late:
        notes.append(_("有 {count} 份评分表在截止后才到，没有计入。").format(count=late))
    few = sum(len(o.valid) < rubric.trim_from for o in result.outcomes)
    if few:
        words = _("有 {count} 个楼组的有效评分表不足 {least} 份，没有去掉最高分和最低分。")
        notes.append(words.format(count=few, least=rubric.trim_from))
    border = sum(bool(o.border) and not o.decided for o in result.outcomes)
    if border:
        notes.append(_("有 {count} 个楼组在名额边缘并列，需要决定。").format(count=border))
    return tuple(notes)


def _check_ties(result: Result, decided: Mapping[str, int]) -> None:
    for application, stars in decided.items():
        outcome = result.of(application)
        if outcome is None or not outcome.decided or outcome.stars != stars:
            raise FieldRefused("decided", _("只有在名额边缘并列的楼组才能另行决定，且不能超过名额。"))


def altered(rubric: Rubric, thresholds: Thresholds) -> Rubric:
    """The rubric with other thresholds; FieldRefused names the star that cannot have them."""
    known = {star.stars for star in rubric.stars}
    for stars in (*thresholds.least, *thresholds.quota):
        if stars not in known:
            raise FieldRefused(str(stars), _("评分标准里没有这个星级。"))
    stars_ = tuple(
        replace(
            star,
            least=thresholds.least.get(star.stars, star.least),
            quota=thresholds.quota.get(star.stars, star.quota),
        )
        for star in rubric.stars
    )
    leasts = [star.least for star in stars_]
    for star in stars_:
        if not 0 <= star.least <= WHOLE or leasts != sorted(leasts):
            raise FieldRefused(str(star.stars), _("门槛应在 0 到 100 分之间，星级越高门槛越高。"))
        if star.quota is not None and star.quota < 0:
            raise FieldRefused(f"quota {star.stars}", _("名额应是 0 或以上的整数。"))
    return replace(rubric, stars=stars_) if thresholds else rubric


def threshold_text(thresholds: Thresholds) -> str:
    """Thresholds as a record holds them."""
    content: dict[str, Any] = {
        "least": {str(s): decimal_text(least) for s, least in sorted(thresholds.least.items())},
        "quota": {str(s): quota for s, quota in sorted(thresholds.quota.items())},
    }
    return json.dumps(content, sort_keys=True)


def read_thresholds(text: str | None) -> Thresholds:
    """The reverse of threshold_text."""
    if not text:
        return Thresholds()
    content = json.loads(text)
    return Thresholds(
        {int(s): Fraction(least) for s, least in content.get("least", {}).items()},
        {int(s): quota for s, quota in content.get("quota", {}).items()},
    )


def result_digest(rubric: Rubric, result: Result) -> str:
    """A hash over rubric, points and stars: equal results have equal ones, wherever and whenever computed."""
    state = hashlib.sha256(rubric.text.encode())
    for outcome in sorted(result.outcomes, key=lambda o: o.case.id):
        sheets = sorted((s.id, sorted((c, str(p)) for c, p in s.points.items())) for s in outcome.valid)
        line = [outcome.case.id, str(outcome.total), outcome.stars, outcome.earned, sheets]
        state.update(json.dumps(line, separators=(",", ":")).encode())
    return state.hexdigest()[:32]


def published_total(outcome: Outcome) -> str:
    """A total as the list prints it: the exact decimal where it is short, else cut after two places."""
    from nanxi_desk.stars.arithmetic import shown

    return shown(outcome.total)


def check_gradable(view: RoundView, day: str) -> None:
    """InputRefused where the days of 公示 are not over on `day`."""
    if view.public_until and office_day(day) <= view.public_until:
        raise InputRefused(
            _("公示到 {day} 为止，期满才能授牌。").format(day=view.public_until), _("期间的异议请先答复。")
        )
