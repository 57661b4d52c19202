"""Rounds: made, led from state to state, opened, closed; what anybody may know of one while it runs."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.checks import is_day
from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import HUB, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.panel import judges_of, recused_in
from nanxi_desk.stars.records import RoundStep, StarRound, round_id, step_of
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.rubrics import FIRST_YEAR, LAST_YEAR, rubric_of
from nanxi_desk.stars.sealing import make_round_key, open_round_key
from nanxi_desk.stars.views import (
    JudgeProgress,
    Opening,
    RoundPlan,
    RoundStatus,
    RoundView,
    StepView,
)
from nanxi_desk.stars.words import star_word

RIGHT_RUN = declare("stars.run", "开启、截止和推进评定", HUB)
DAYS = ("apply_until", "screen_until", "score_until")
# States that other services lead to, since more comes with them.
_BY_OTHERS = (rules.SCORING, rules.CLOSED, rules.GRADING, rules.PUBLISHED, rules.AWARDED)


class Rounds:
    """The rounds of the programme. Only the hub leads them; offices see what arrived with the last
    workbook.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- seeing ------------------------------------------------------------------------------------------

    def all(self) -> tuple[RoundView, ...]:
        """All rounds, newest year first."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return tuple(self.view(conn, row) for row in listing.rounds(conn))

    def get(self, round_: str) -> RoundView:
        """One round; InputRefused where it is not there."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return self.view(conn, round_row(conn, round_))

    def named(self, words: str) -> RoundView:
        """The round of a year ("2026"), of an id or a name; InputRefused where there is none."""
        for view in self.all():
            if words.strip() in (str(view.year), view.id, view.name):
                return view
        raise InputRefused(
            _("没有“{round}”这次评定。").format(round=words[:40]),
            _("请写年度，例如 2026；街道用 stars open 建立。"),
        )

    def status(self, round_: str) -> RoundStatus:
        """How far a round is. Counts only: nothing here tells what anybody scored."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return self._status(conn, round_row(conn, round_))

    def view(self, conn: Connection, row: Row) -> RoundView:
        """A round's row as it is shown."""
        steps = listing.steps(conn, row["id"])
        now = rules.standing(map(step_of, steps))
        counting = {step.order for step in (*now.taken, *now.early)}
        views = [_step_view(step, counts=step["id"] in counting) for step in steps]
        published = now.last(rules.PUBLISHED)
        until = ""
        if published is not None and published.day is not None and now.state in rules.SETTLED_STATES:
            until = rules.public_until(published.day).isoformat()
        keys = listing.round_keys(conn, row["id"])
        may_run = self._home.is_hub and self._home.actor.can(RIGHT_RUN)
        return RoundView(
            id=row["id"],
            year=row["year"] or 0,
            name=row["name"] or "",
            state=now.state,
            since=now.since,
            first_year=bool(row["first_year"]),
            **{name: row[name] or "" for name in DAYS},
            next_states=rules.next_states(now.state) if may_run else (),
            early=tuple(v for v in views if v.kind == rules.EARLY),
            steps=tuple(views),
            public_until=until,
            lead=keys[-1]["lead_name"] if keys else "",
            thresholds=threshold_words((last_step(steps, rules.GRADING) or {}).get("thresholds")),
        )

    # --- leading -----------------------------------------------------------------------------------------

    def create(self, actor: Actor, plan: RoundPlan) -> RoundView:
        """A round for a year, in 申报. FieldRefused names what does not fit; InputRefused: the year has
        one.
        """
        actor.require(RIGHT_RUN)
        _check_plan(plan)
        with self._home.journal.write(actor.id) as writing:
            conn, record_id = writing.conn, round_id(plan.year)
            if record_id in load_rows(conn, StarRound, [record_id]):
                raise InputRefused(_("{year} 年的评定已经建立。").format(year=plan.year))
            first = plan.first_year
            if first is None:
                first = not any(
                    (row["year"] or 0) < plan.year and row["stars"] for row in listing.awards(conn)
                )
            record = StarRound(
                id=record_id,
                scope=SHARED_SCOPE,
                year=plan.year,
                name=plan.name.strip() or f"{plan.year} 年星级楼组评定",
                first_year=first,
                **{name: getattr(plan, name) or None for name in DAYS},
            )
            writing.create(record)
            writing.flush()
            append_step(self._home, writing, record_id, rules.APPLYING)
        return self.get(record_id)

    def edit(self, actor: Actor, round_: str, values: Mapping[str, Any]) -> bool:
        """Alter name, days, or whether it is the programme's first year (until 定档)."""
        actor.require(RIGHT_RUN)
        unknown = set(values) - {"name", "first_year", *DAYS}
        if unknown:
            raise ValueError(f"not to be edited: {unknown}")
        with self._home.journal.write(actor.id) as writing:
            row = round_row(writing.conn, round_)
            if "first_year" in values and row["state"] in rules.SETTLED_STATES:
                raise FieldRefused("first_year", _("名单已经公示，是否首年不能再改。"))
            _check_days({name: values.get(name, row[name]) for name in DAYS})
            return writing.edit(StarRound, round_, dict(values))

    def advance(self, actor: Actor, round_: str, state: str, reason: str = "") -> RoundView:
        """Lead a round on to 初评, 巡查 or 复评; the other states have services of their own."""
        actor.require(RIGHT_RUN)
        if state in _BY_OTHERS:
            raise ValueError(f"{state} has a service of its own")
        with self._home.journal.write(actor.id) as writing:
            append_step(self._home, writing, round_, state, reason=reason)
        return self.get(round_)

    def start_scoring(self, actor: Actor, round_: str, cost: KeyCost = DEFAULT_COST) -> Opening:
        """评审中: sheets may be submitted, each sealed to a key that is made now. Freezes the year's rubric.

        The acting person becomes the lead, who opens the round by password; the code opens it as well and is
        shown this once. InputRefused while nobody passed 初评.
        """
        actor.require(RIGHT_RUN)
        self._home.actor.require(RIGHT_RUN)
        with self._home.journal.write(actor.id) as writing:
            conn, row = writing.conn, round_row(writing.conn, round_)
            check_next(row, rules.SCORING)
            key = make_round_key(
                self._home, round_, refer(SHARED_SCOPE, round_, within=self._home.office), cost
            )
            writing.create(key.record)
            append_step(
                self._home,
                writing,
                round_,
                rules.SCORING,
                public_key=key.public_key,
                rubric_digest=rubric_of(conn, row["year"]).digest,
            )
        return Opening(round_, key.code)

    def close(
        self, actor: Actor, round_: str, *, password: str | None = None, code: str | None = None
    ) -> RoundView:
        """评审截止: all sheets open, everywhere, once the workbook is there. What is in by now counts, no
        more.

        By the lead (`password` after a PIN) or with the printed `code`. FieldRefused names which does not
        fit.
        """
        actor.require(RIGHT_RUN)
        self._home.actor.require(RIGHT_RUN)
        with self._home.journal.read() as conn:
            check_next(round_row(conn, round_), rules.CLOSED)
        private = self._open(round_, password, code)
        with self._home.journal.write(actor.id) as writing:
            counted = sorted(row["id"] for row in counting_sheets(writing.conn, round_))
            append_step(
                self._home,
                writing,
                round_,
                rules.CLOSED,
                opening_key=_text(private),
                counted=" ".join(counted),
            )
        return self.get(round_)

    def open_early(
        self, actor: Actor, round_: str, reason: str, *, password: str | None = None, code: str | None = None
    ) -> bytes:
        """Look into the sheets before the round closes: journalled first, and shown to everybody for good.

        Returns the key for Results.early; it is kept nowhere. FieldRefused for "reason", "password" or
        "code".
        """
        actor.require(RIGHT_RUN)
        self._home.actor.require(RIGHT_RUN)
        if not reason.strip():
            raise FieldRefused("reason", _("请写明为什么要提前开封，原因会一直显示。"))
        private = self._open(round_, password, code)
        with self._home.journal.write(actor.id) as writing:
            if round_row(writing.conn, round_)["state"] != rules.SCORING:
                raise InputRefused(_("只有评审中的评定才谈得上提前开封。"))
            append_step(self._home, writing, round_, rules.EARLY, reason=reason.strip())
        return private

    def _open(self, round_: str, password: str | None, code: str | None) -> bytes:
        with self._home.journal.read() as conn:
            keys = listing.round_keys(conn, round_)
            public = (last_step(listing.steps(conn, round_), rules.SCORING) or {}).get("public_key")
        row = next((key for key in keys if key["public_key"] == public), None)
        if row is None:
            raise InputRefused(_("这里没有本次评定的封条。"), _("请在开始评审的那台街道电脑上操作。"))
        return open_round_key(self._home, round_, row, password=password, code=code)

    # --- inside ------------------------------------------------------------------------------------------

    def _status(self, conn: Connection, row: Row) -> RoundStatus:
        view = self.view(conn, row)
        applications = [a for a in listing.applications(conn, view.id) if not a["withdrawn"]]
        seats, recusals = listing.seats(conn, view.id), listing.recusals(conn, view.id)
        submitted = listing.latest(listing.sheets(conn, view.id))
        least = rubric_of(conn, view.year).least_judges
        due: Counter[tuple[str, str]] = Counter()
        done: Counter[tuple[str, str]] = Counter()
        out: Counter[tuple[str, str]] = Counter()
        few = []
        for application in applications:
            if application["screening"] != rules.PASSED:
                continue
            office, judges = application["scope"], judges_of(seats, application["scope"])
            recused = recused_in(application, judges, recusals.get(application["id"], ()))
            able = [j["judge_id"] for j in judges if j["judge_id"] not in recused]
            due.update((office, judge) for judge in able)
            done.update((office, judge) for judge in able if (application["id"], judge) in submitted)
            out.update((office, judge) for judge in recused if any(j["judge_id"] == judge for j in judges))
            if len(able) < least:
                few.append(f"{application['estate']} {application['group_name']}")
        offices = tuple(dict.fromkeys(a["scope"] for a in applications))
        judges_shown = [
            JudgeProgress(
                office,
                j["judge_id"],
                j["judge"] or "",
                j["scope"] == SHARED_SCOPE,
                due[office, j["judge_id"]],
                done[office, j["judge_id"]],
                out[office, j["judge_id"]],
            )
            for office in offices
            for j in judges_of(seats, office)
        ]
        return RoundStatus(
            view,
            len(applications),
            dict(Counter(a["screening"] or "" for a in applications)),
            offices,
            due.total(),
            done.total(),
            out.total(),
            tuple(judges_shown),
            tuple(few),
            sum(not row["answered"] for row in listing.objections(conn, view.id)),
            self._notes(view),
            office_names(conn, self._home),
        )

    def _notes(self, view: RoundView) -> tuple[str, ...]:
        notes = [
            _("{who} 于 {day} 提前开封：{reason}").format(
                who=s.by_name, day=office_day(s.at), reason=s.reason
            )
            for s in view.early
        ]
        if not self._home.is_hub:
            notes.append(_("进度以最近一次交换的工作簿为准。"))
        return tuple(notes)


def round_row(conn: Connection, round_: str) -> Row:
    """A round's row; InputRefused where it is not there."""
    row = load_rows(conn, StarRound, [round_]).get(round_)
    if row is None or row["deleted"]:
        raise InputRefused(_("没有这次评定。"), _("请刷新后再试。"))
    return row


def check_next(row: Row, state: str) -> None:
    """InputRefused where a round cannot go to this state now."""
    now = row["state"] or ""
    if state not in rules.next_states(now):
        after = _("、").join(_(s) for s in rules.next_states(now)) or _("无")
        raise InputRefused(
            _("评定现在是“{now}”，不能转到“{state}”。").format(now=_(now), state=_(state)),
            _("下一步：{after}。").format(after=after),
        )


def append_step(home: Home, writing: Writing, round_: str, kind: str, **values: Any) -> None:
    """Write a step of a round; InputRefused where it does not follow the state it is in."""
    row = round_row(writing.conn, round_)
    if kind != rules.EARLY:
        check_next(row, kind)
    steps = listing.steps(writing.conn, round_)
    values["reason"] = (values.get("reason") or "").strip() or None
    writing.create(
        RoundStep(
            id=new_id(),
            scope=SHARED_SCOPE,
            round_id=round_,
            kind=kind,
            at=instant(home.journal.clock.now()),
            turn=len(steps) + 1,
            by_id=home.actor.id,
            by_name=home.actor.name,
            **values,
        )
    )
    writing.flush()


def last_step(steps: Sequence[Row], kind: str) -> Row | None:
    """The newest step of a kind that counts."""
    found = rules.standing(map(step_of, steps)).last(kind)
    return next((row for row in steps if found is not None and row["id"] == found.order), None)


def counting_sheets(conn: Connection, round_: str) -> list[Row]:
    """The submissions that count as things stand: the newest of each judge who is on the panel and not
    recused, for every group that passed 初评."""
    seats, recusals = listing.seats(conn, round_), listing.recusals(conn, round_)
    known = {a["id"]: a for a in listing.applications(conn, round_)}
    steps = listing.steps(conn, round_)
    digest = (last_step(steps, rules.SCORING) or {}).get("rubric_digest")
    found = []
    for (application, judge), row in listing.latest(listing.sheets(conn, round_)).items():
        group = known.get(application)
        if group is None or group["withdrawn"] or group["screening"] != rules.PASSED:
            continue
        judges = judges_of(seats, group["scope"])
        able = {j["judge_id"] for j in judges} - recused_in(group, judges, recusals.get(application, ()))
        if judge in able and row["rubric_digest"] == digest:
            found.append(row)
    return found


def _step_view(step: Row, *, counts: bool) -> StepView:
    return StepView(step["kind"] or "", step["at"] or "", step["by_name"] or "", step["reason"] or "", counts)


def threshold_words(text: str | None) -> str:
    """Thresholds as a step or a trial holds them, in words; "" for those of the rubric."""
    if not text:
        return ""
    content = json.loads(text)
    parts = [
        _("{star} 不低于 {least} 分").format(star=star_word(int(stars)), least=least)
        for stars, least in content.get("least", {}).items()
    ]
    parts += [
        _("{star} 名额 {quota}").format(
            star=star_word(int(stars)), quota=_("不限") if quota is None else quota
        )
        for stars, quota in content.get("quota", {}).items()
    ]
    return _("，").join(parts)


def _check_plan(plan: RoundPlan) -> None:
    if not FIRST_YEAR <= plan.year <= LAST_YEAR:
        raise FieldRefused(
            "year", _("年度应在 {first} 到 {last} 之间。").format(first=FIRST_YEAR, last=LAST_YEAR)
        )
    _check_days({name: getattr(plan, name) for name in DAYS})


def _check_days(days: Mapping[str, str | None]) -> None:
    before: date | None = None
    for name, text in days.items():
        if text and not is_day(text):
            raise FieldRefused(name, _("日期应写作 2026-11-22。"))
        day = date.fromisoformat(text) if text else None
        if day and before and day < before:
            raise FieldRefused(name, _("日期应在前一阶段之后。"))
        before = day or before


def _text(key: bytes) -> str:
    from nanxi_desk.stars.sealing import key_text

    return key_text(key)
