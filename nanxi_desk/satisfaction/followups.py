"""Follow-up of bad ratings: what is open, which steps may be taken, and what they change."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from nanxi_desk.core.calendar import load_calendar
from nanxi_desk.core.clock import instant, local_text, office_day
from nanxi_desk.core.deadlines import Light
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, from_database, get_record, load_rows
from nanxi_desk.core.journal.tables import projection, tally
from nanxi_desk.core.language import _
from nanxi_desk.core.matters import Matter
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import natural_id, new_id
from nanxi_desk.core.rights import HEAD, HUB, declare
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.records import (
    Asking,
    FollowUp,
    FollowUpStep,
    Rating,
    standing_of,
    step_of,
)
from nanxi_desk.satisfaction.rights import RIGHT_CARD, RIGHT_FOLLOW
from nanxi_desk.satisfaction.tagging import RatingTags
from nanxi_desk.satisfaction.tags import shipped_limits
from nanxi_desk.satisfaction.views import (
    FollowOrder,
    FollowStepView,
    FollowUpCounts,
    FollowUpDetail,
    FollowUpRow,
    FollowWhich,
)

RIGHT_LEAD = declare("satisfaction.lead", "分派和关闭差评", HEAD, HUB)
_LED = (rules.ASSIGN, rules.CLOSE)
_NOTED = (rules.VERIFY, rules.MEND, rules.REVISIT)
_table = projection(FollowUp)
_VISIBLE = _table.c.deleted.is_(False)
_OPEN = _table.c.state.in_(rules.OPEN_STATES)


class FollowUps:
    """Follow-ups of one opened home; at the hub those of all offices, to be read."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._tags = RatingTags(home)

    def counts(self) -> FollowUpCounts:
        """What the card on 今日台 and the page's chips show, from kept counts and an index of open ones."""
        self._home.actor.require(RIGHT_CARD)
        with self._home.journal.read() as conn:
            return count_open(conn, self._today(), self._home.actor.id)

    def count(self, which: FollowWhich) -> int:
        """How many rows a list has."""
        self._home.actor.require(RIGHT_FOLLOW)
        with self._home.journal.read() as conn:
            condition = self._condition(which)
            return int(conn.execute(select(func.count()).select_from(_table).where(condition)).scalar_one())

    def page(self, which: FollowWhich, first: int = 0, count: int = 200) -> tuple[FollowUpRow, ...]:
        """Rows of a list: open ones by their deadline, others newest first."""
        self._home.actor.require(RIGHT_FOLLOW)
        newest = (_table.c.opened_at.desc().nulls_last(), _table.c.no.desc())
        pressing = (_table.c.due.asc().nulls_last(), *newest)
        order = newest if which in ("closed", "all") else pressing
        rows = select(_table).where(self._condition(which)).order_by(*order).limit(count).offset(first)
        with self._home.journal.read() as conn:
            return tuple(self._row(from_database(FollowUp, row)) for row in conn.execute(rows).mappings())

    def detail(self, follow_up_id: str) -> FollowUpDetail:
        """Everything of one follow-up; InputRefused where it is gone."""
        self._home.actor.require(RIGHT_FOLLOW)
        with self._home.journal.read() as conn:
            row = load_rows(conn, FollowUp, [follow_up_id]).get(follow_up_id)
            if row is None or row["deleted"]:
                raise _gone()
            steps = _steps(conn, follow_up_id)
            now = standing_of(row, steps)
            asked, words = _origin(conn, row)
            return FollowUpDetail(
                row=self._row(row),
                asking_id=_bare(row["asking_id"]),
                request_id=_bare(asked["request_id"]) if asked else "",
                words=words,
                steps=_views(steps, now),
                allowed=self._allowed(row, now),
                hard=now.hard,
                days_left=self._days_left(conn, row),
            )

    def colleagues(self) -> tuple[tuple[str, str], ...]:
        """(id, name) of everybody of the office, for 分派."""
        self._home.actor.require(RIGHT_FOLLOW)
        table = projection(Staff)
        own = select(table.c.id, table.c.name).where(
            table.c.scope == self._home.office, table.c.deleted.is_(False)
        )
        with self._home.journal.read() as conn:
            rows = conn.execute(own.order_by(table.c.name.nulls_first()))
            return tuple((row.id, row.name or "") for row in rows)

    def take_step(self, actor: Actor, follow_up_id: str, order: FollowOrder) -> None:
        """Take a step; see FollowOrder for what is refused. NotAllowed where it is another's to take."""
        actor.require(RIGHT_LEAD if order.kind in _LED else RIGHT_FOLLOW)
        with self._home.journal.write(actor.id) as writing:
            row = load_rows(writing.conn, FollowUp, [follow_up_id]).get(follow_up_id)
            if row is None or row["deleted"]:
                raise _gone()
            now = standing_of(row, _steps(writing.conn, follow_up_id))
            if order.kind not in self._steps_here(row, now):
                words = _("这条差评现在是“{state}”，不能再“{step}”。")
                raise InputRefused(words.format(state=_(now.state), step=_(order.kind)), _("请刷新后再看。"))
            terms = self._terms(writing, actor, row, now, order)
            writing.create(
                FollowUpStep(
                    id=new_id(),
                    scope=row["scope"],
                    follow_up_id=follow_up_id,
                    kind=order.kind,
                    at=instant(self._home.journal.clock.now()),
                    by_id=actor.id or None,
                    by_name=actor.name,
                    turn=now.turn + 1,
                    note=order.note.strip() or None,
                    **terms,
                )
            )

    # --- inside ------------------------------------------------------------------------------------------

    def _today(self) -> str:
        return office_day(self._home.journal.clock.now())

    def _steps_here(self, row: Row, now: rules.Standing) -> tuple[str, ...]:
        """What may be done with it in this home: another office's is its own."""
        return rules.allowed_steps(now) if row["scope"] == self._home.office else ()

    def _allowed(self, row: Row, now: rules.Standing) -> tuple[str, ...]:
        actor = self._home.actor
        steps = self._steps_here(row, now)
        return tuple(s for s in steps if actor.can(RIGHT_LEAD if s in _LED else RIGHT_FOLLOW))

    def _terms(
        self, writing: Writing, actor: Actor, row: Row, now: rules.Standing, order: FollowOrder
    ) -> dict[str, Any]:
        """The values of a step that belong to its kind; FieldRefused names the field of the order."""
        if order.kind in _NOTED and not order.note.strip():
            raise FieldRefused("note", _("请写明情况，留作依据。"))
        limits = shipped_limits()
        match order.kind:
            case "分派":
                colleague = get_record(writing.conn, Staff, order.to_id) if order.to_id else None
                if colleague is None or colleague.scope != self._home.office:
                    raise FieldRefused("to_id", _("请选择一位同事。"))
                return {"to_id": colleague.id, "to_name": colleague.name}
            case "联系":
                return {"reached": order.reached, "limit_workdays": limits.verify if order.reached else None}
            case "核实":
                return _verified(actor, row, now, order)
            case "整改":
                return {"limit_workdays": limits.close if now.anonymous else limits.revisit}
            case "回访":
                if order.outcome not in rules.OUTCOMES:
                    raise FieldRefused("outcome", _("请选择回访的结果。"))
                reached = order.outcome != rules.UNREACHED
                return {"outcome": order.outcome, "limit_workdays": limits.close if reached else None}
        return {}

    def _condition(self, which: FollowWhich) -> ColumnElement[bool]:
        today, person = self._today(), self._home.actor.id
        conditions: dict[str, Sequence[ColumnElement[bool]]] = {
            "all": (),
            "open": (_OPEN,),
            "mine": (_OPEN, _table.c.responsible_id == person),
            "red": (_OPEN, _table.c.red_from <= today),
            "yellow": (_OPEN, _table.c.yellow_from <= today, _table.c.red_from > today),
            "due": (_OPEN, _is_due(today)),
            "revisit": (_table.c.state == rules.TO_REVISIT,),
            "closed": (_table.c.state == rules.CLOSED,),
        }
        return and_(_VISIBLE, *conditions[which])

    def _row(self, row: Row) -> FollowUpRow:
        return FollowUpRow(
            id=row["id"],
            level=row["level"] or 0,
            tags=self._tags.words(row["tags"]),
            line=row["line"] or "",
            item=row["item_name"] or "",
            number=row["number"] or "",
            person=row["person"] or "",
            responsible=row["responsible"] or "",
            opened=row["opened_day"] or "",
            month=row["month"] or "",
            state=row["state"] or "",
            due=row["due"] or "",
            light=_light(row, self._today()),
            verdict=row["verdict"] or "",
            outcome=row["outcome"] or "",
            anonymous=bool(row["anonymous_id"]),
            scope=row["scope"],
        )

    def _days_left(self, conn: Connection, row: Row) -> int | None:
        if not row["due"]:
            return None
        calendar = load_calendar(conn, row["scope"])
        return calendar.count(date.fromisoformat(self._today()), date.fromisoformat(row["due"]))


def _is_due(today: str) -> ColumnElement[bool]:
    """Today is the last day, and no yellow light says so already."""
    not_yellow = or_(_table.c.yellow_from.is_(None), _table.c.yellow_from > today)
    return and_(_table.c.due == today, _table.c.red_from > today, not_yellow)


def count_open(conn: Connection, today: str, person: str) -> FollowUpCounts:
    """Open follow-ups by state and light."""
    table = tally(FollowUp)
    assert table is not None
    states = {row[0]: row[1] for row in conn.execute(select(table.c.state, table.c["count"]))}
    burning = select(_table.c.red_from, _table.c.yellow_from, _table.c.due, _table.c.responsible_id).where(
        _VISIBLE, _table.c.red_from.is_not(None)
    )
    rows = conn.execute(burning).mappings().all()
    lights = [_light(row, today) for row in rows]
    return FollowUpCounts(
        open=sum(states.get(state, 0) for state in rules.OPEN_STATES),
        due=lights.count("due"),
        yellow=lights.count("yellow"),
        red=lights.count("red"),
        mine=sum(bool(person) and row["responsible_id"] == person for row in rows),
        to_revisit=states.get(rules.TO_REVISIT, 0),
    )


def _light(row: Mapping[Any, Any], today: str) -> Light:
    if not row["red_from"]:
        return ""
    if row["red_from"] <= today:
        return "red"
    if row["yellow_from"] and row["yellow_from"] <= today:
        return "yellow"
    return "due" if row["due"] == today else ""


def due_first(conn: Connection, office: str, count: int) -> list[str]:
    """Ids of an office's open follow-ups that head the list."""
    own = select(_table.c.id).where(_VISIBLE, _OPEN, _table.c.scope == office)
    ordered = own.order_by(
        _table.c.due.asc().nulls_last(), _table.c.opened_at.desc().nulls_last(), _table.c.no.desc()
    )
    return list(conn.execute(ordered.limit(count)).scalars())


# --- what the other services write ------------------------------------------------------------------------


def follow_up(home: Home, writing: Writing, rating: Rating, matter: Matter) -> str:
    """Begin to follow up a bad rating; returns the follow-up's id, the same at every seat."""
    record_id = natural_id(FollowUp.record_type, rating.scope, rating.id)
    at = instant(home.journal.clock.now())
    writing.create(
        FollowUp(
            id=record_id,
            scope=rating.scope,
            asking_id=rating.asking_id,
            level=rating.level,
            tags=rating.tags,
            line=matter.line or None,
            item_name=matter.item or None,
            number=matter.number or None,
            person_id=matter.receiver_id or None,
            person=matter.receiver or None,
            month=office_day(at)[:7],
            opened_at=at,
            first_limit=shipped_limits().contact,
        )
    )
    return record_id


def end_by_correction(home: Home, writing: Writing, actor: Actor, rating_id: str, reason: str) -> None:
    """The rating was corrected to a good one: its follow-up ends, if it is open."""
    record_id = natural_id(FollowUp.record_type, home.office, rating_id)
    writing.flush()
    row = load_rows(writing.conn, FollowUp, [record_id]).get(record_id)
    if row is None or row["deleted"] or row["state"] not in rules.OPEN_STATES:
        return
    now = standing_of(row, _steps(writing.conn, record_id))
    writing.create(
        FollowUpStep(
            id=new_id(),
            scope=row["scope"],
            follow_up_id=record_id,
            kind=rules.CORRECTED,
            at=instant(home.journal.clock.now()),
            by_id=actor.id or None,
            by_name=actor.name,
            turn=now.turn + 1,
            note=reason,
        )
    )


# --- reading ------------------------------------------------------------------------------------------------


def _verified(actor: Actor, row: Row, now: rules.Standing, order: FollowOrder) -> dict[str, Any]:
    if order.verdict not in rules.VERDICTS:
        raise FieldRefused("verdict", _("请选择核实的结果：属实、误评或恶意。"))
    if order.verdict != rules.TRUE and actor.id and actor.id == row["person_id"]:
        raise NotAllowed(_("对自己的差评不能自己认定为误评或恶意。"), _("请由另一位同事核实。"))
    limits = shipped_limits()
    if order.verdict == rules.TRUE:
        limit = limits.hard if order.hard else limits.mend
    else:
        limit = limits.close if now.anonymous else limits.revisit
    hard = order.hard if order.verdict == rules.TRUE else None
    return {"verdict": order.verdict, "hard": hard or None, "limit_workdays": limit}


def _steps(conn: Connection, follow_up_id: str) -> list[Row]:
    table = projection(FollowUpStep)
    rows = select(table).where(table.c.follow_up_id == follow_up_id, table.c.deleted.is_(False))
    return [from_database(FollowUpStep, row) for row in conn.execute(rows).mappings()]


def _origin(conn: Connection, row: Row) -> tuple[Row | None, str]:
    """The asking behind a named rating, and the words that came with the rating."""
    asked = _bare(row["asking_id"])
    asking = load_rows(conn, Asking, [asked]).get(asked) if asked else None
    rating_id = _bare(asking["rating_id"]) if asking else ""
    rating = load_rows(conn, Rating, [rating_id]).get(rating_id) if rating_id else None
    return asking, (rating["words"] or "") if rating else ""


def _views(steps: Sequence[Row], now: rules.Standing) -> tuple[FollowStepView, ...]:
    ordered = sorted(steps, key=lambda row: (*rules.step_order(*_order(row)), row["id"]))
    return tuple(
        FollowStepView(
            kind=row["kind"] or "",
            at=local_text(row["at"]) if row["at"] else "",
            by=row["by_name"] or "",
            note=row["note"] or "",
            terms=tuple(_terms(row)),
            idle=step_of(row).order in now.idle,
        )
        for row in ordered
    )


def _order(row: Row) -> tuple[str, str, int | None]:
    return row["at"] or "", row["kind"] or "", row["turn"]


def _terms(row: Row) -> list[tuple[str, str]]:
    found = []
    if row["reached"] is not None:
        found.append((_("联系"), _("联系上") if row["reached"] else _("没联系上")))
    if row["verdict"]:
        found.append((_("核实结果"), _(row["verdict"])))
    if row["hard"]:
        found.append((_("整改"), _("疑难，期限放宽")))
    if row["outcome"]:
        found.append((_("回访结果"), _(row["outcome"])))
    if row["to_name"]:
        found.append((_("责任人"), row["to_name"]))
    if row["limit_workdays"] is not None:
        found.append((_("下一步时限"), _("{days} 个工作日").format(days=row["limit_workdays"])))
    return found


def _bare(reference: str | None) -> str:
    return (reference or "").rpartition("/")[2]


def _gone() -> InputRefused:
    return InputRefused(_("这条差评已不在。"), _("请刷新列表。"))
