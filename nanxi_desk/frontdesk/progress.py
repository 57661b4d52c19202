"""Steps of a request's life: what may be taken, with which terms, for one request or for many."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.calendar import WorkCalendar, load_calendar
from nanxi_desk.core.clock import instant, local_text, office_day
from nanxi_desk.core.deadlines import LONGEST_LIMIT, LONGEST_PAUSE
from nanxi_desk.core.errors import FieldRefused, InputRefused, UserError
from nanxi_desk.core.fields import Kind
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import chunks, get_record, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id, refer, referred
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.catalogue import Catalogue
from nanxi_desk.frontdesk.entry import HUB_OFFICE, Entry, Numbers, limit_of, write_entry
from nanxi_desk.frontdesk.records import Request, RequestStep, Visit, step_of
from nanxi_desk.frontdesk.views import StepOrder, StepsTaken, StepView

PUBLICATION_DAYS = 7  # 公示, days of the calendar
_HUB_STEPS = ("接收", "退回", "回件")
_TERMS = (
    "limit_workdays",
    "target",
    "to_name",
    "pause",
    "first_day",
    "last_day",
    "extra_workdays",
    "approved_by",
    "documents",
)
_REASONED = ("不予受理", "退回", "回件", "延期", "作废")


@dataclass(frozen=True, slots=True)
class _Place:
    """One request, as the writing transaction sees it."""

    row: Mapping[str, Any]
    now: rules.Standing
    today: date
    calendar: WorkCalendar


class Progress:
    """Takes steps in one opened home; the rights are checked by the front desk's service."""

    def __init__(self, home: Home, catalogue: Callable[[], Catalogue]) -> None:
        self._home = home
        self._catalogue = catalogue

    def take(
        self, writing: Writing, actor: Actor, request_ids: Sequence[str], order: StepOrder
    ) -> StepsTaken:
        """Take a step for each of the requests, in the given transaction.

        A single request that refuses it raises InputRefused, or FieldRefused with the field of the order;
        of several the others go on, and the refusals are told.
        """
        done, refused = 0, []
        for part in chunks(request_ids):
            for place in self._places(writing.conn, part):
                try:
                    self._take(writing, actor, place, order)
                    done += 1
                except UserError as error:
                    if len(request_ids) == 1:
                        raise
                    refused.append((place.row["number"] or "", error.message))
            writing.flush()
        if not done and not refused:
            raise gone()
        return StepsTaken(done, tuple(refused))

    def allowed(self, row: Mapping[str, Any], now: rules.Standing) -> tuple[str, ...]:
        """The steps that this home may take now: at the hub, an office's request can only be answered."""
        steps = rules.allowed_steps(now)
        if row["scope"] != self._home.office:
            handed = now.target == rules.HUB and now.state in rules.HANDED_STATES and self._home.is_hub
            return tuple(step for step in steps if handed and step in _HUB_STEPS)
        if now.state == "转办" and now.target == rules.HUB:
            # The hub takes or returns it; an answer by telephone may still be typed in.
            return tuple(step for step in steps if step not in ("接收", "退回"))
        return steps

    def _places(self, conn: Connection, request_ids: Sequence[str]) -> Iterable[_Place]:
        rows = load_rows(conn, Request, request_ids)
        steps = steps_of(conn, request_ids)
        today = date.fromisoformat(office_day(self._home.journal.clock.now()))
        calendars = {scope: load_calendar(conn, scope) for scope in {row["scope"] for row in rows.values()}}
        for request_id in request_ids:
            row = rows.get(request_id)
            if row is not None and not row["deleted"]:
                now = rules.standing(map(step_of, steps.get(request_id, ())))
                yield _Place(row, now, today, calendars[row["scope"]])

    def _take(self, writing: Writing, actor: Actor, place: _Place, order: StepOrder) -> None:
        if order.kind not in self.allowed(place.row, place.now):
            raise _not_now(place.now.state, order.kind)
        if order.kind in _REASONED and not order.reason.strip():
            raise FieldRefused("reason", _("请写明理由，留作依据。"))
        terms = self._terms(writing, actor, place, order)
        request_id, scope = place.row["id"], place.row["scope"]
        # What the hub writes stands in the office's scope, so its own staff is named with the hub's.
        by_id = refer(self._home.office, actor.id, within=scope) if actor.id else None
        step = RequestStep(
            id=new_id(),
            scope=scope,
            request_id=request_id,
            kind=order.kind,
            at=instant(self._home.journal.clock.now()),
            by_id=by_id,
            by_name=actor.name,
            note=order.reason.strip() or None,
            turn=place.now.turn + 1,
            **terms,
        )
        writing.create(step)
        if scope != self._home.office and order.kind in ("接收", "退回"):
            self._counterpart(writing, actor, place, order)
        if order.kind == "办结" and place.row["handed_from"]:
            self._answer(writing, actor, place, order)

    def _terms(self, writing: Writing, actor: Actor, place: _Place, order: StepOrder) -> dict[str, Any]:
        """The values of a step that belong to its kind; FieldRefused names the field of the order."""
        match order.kind:
            case "受理":
                return {"limit_workdays": self._limit(place, order)}
            case "转办":
                return _hand_on(writing.conn, actor, self._home, order)
            case "暂停":
                return _pause(place, order)
            case "延期":
                return _extension(place, order)
            case "催办" | "督办":
                _check_urging(place, order.kind)
            case "办结":
                return _closing(order)
        return {}

    def _limit(self, place: _Place, order: StepOrder) -> int:
        if order.limit is None:
            return limit_of(self._catalogue().find(place.row["item_name"] or ""), urgent=order.urgent)
        if not 0 <= order.limit <= LONGEST_LIMIT:
            raise FieldRefused("limit", _("时限应为 0 到 {most} 个工作日。").format(most=LONGEST_LIMIT))
        return order.limit

    # --- between office and hub ---------------------------------------------------------------------------

    def _counterpart(self, writing: Writing, actor: Actor, place: _Place, order: StepOrder) -> None:
        """What the hub takes over becomes a request of its own; what it returns is withdrawn there."""
        office, row = self._home.office, place.row
        origin = refer(row["scope"], row["id"], within=office)
        table = projection(Request)
        known = select(table.c.id).where(table.c.handed_from == origin, table.c.deleted.is_(False))
        own = writing.conn.execute(known).scalars().all()
        if order.kind == "退回":
            if own:
                self.take(writing, actor, own, StepOrder("撤销", reason=order.reason))
            return
        visit = get_record(writing.conn, Visit, row["visit_id"])
        at = instant(self._home.journal.clock.now())
        entry = Entry(
            office=office,
            at=at,
            channel="代办",
            receiver_id=actor.id,
            receiver_name=actor.name,
            resident_id=_carried(visit, row["scope"], office),
            item=self._catalogue().find(row["item_name"] or ""),
            item_name=row["item_name"] or "",
            detail=row["detail"],
            limit=place.now.limit if place.now.limit is not None else rules.ORDINARY_LIMIT,
            handed_from=origin,
        )
        numbers = Numbers(writing)
        write_entry(writing, entry, numbers)
        numbers.save()

    def _answer(self, writing: Writing, actor: Actor, place: _Place, order: StepOrder) -> None:
        """The hub closed what an office had handed to it: the answer goes into that office's request."""
        scope, request_id = referred(place.row["handed_from"], within=place.row["scope"])
        writing.flush()
        for there in self._places(writing.conn, [request_id]):
            if "回件" in self.allowed(there.row, there.now) and there.row["scope"] == scope:
                words = "：".join(part for part in (order.result, order.reason.strip()) if part)
                self._take(writing, actor, there, StepOrder("回件", reason=words))


def steps_of(conn: Connection, request_ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The visible steps of requests, by request id."""
    table = projection(RequestStep)
    found: dict[str, list[dict[str, Any]]] = {}
    for part in chunks(request_ids):
        rows = select(table).where(table.c.request_id.in_(part), table.c.deleted.is_(False))
        for row in conn.execute(rows).mappings():
            found.setdefault(row["request_id"], []).append({str(name): value for name, value in row.items()})
    return found


def gone() -> InputRefused:
    """The request that was asked for is not there any more."""
    return InputRefused(_("这件登记已不在。"), _("请刷新列表。"))


def _not_now(state: str, kind: str) -> InputRefused:
    words = _("这件登记现在是“{state}”,不能再“{step}”。").format(state=_(state), step=_(kind))
    return InputRefused(words, _("请刷新后再看。"))


def _hand_on(conn: Connection, actor: Actor, home: Home, order: StepOrder) -> dict[str, Any]:
    return hand_on_terms(conn, actor, home, order.target, order.to_id, order.to_name)


def hand_on_terms(
    conn: Connection, actor: Actor, home: Home, target: str, to_id: str, to_name: str
) -> dict[str, Any]:
    """To whom a request goes: a colleague of the office, the hub, or an outside body by its name."""
    if target not in rules.TARGETS:
        raise FieldRefused("target", _("请选择转给谁：同事、街道或外单位。"))
    if target == rules.COLLEAGUE:
        colleague = get_record(conn, Staff, to_id) if to_id else None
        if colleague is None or colleague.id == actor.id:
            raise FieldRefused("to_id", _("请选择一位同事。"))
        return {"target": target, "to_id": colleague.id, "to_name": colleague.name}
    if target == rules.HUB:
        if home.is_hub:
            raise FieldRefused("target", _("本机就是街道，请转给同事或外单位。"))
        return {"target": target, "to_id": None, "to_name": HUB_OFFICE}
    if not to_name.strip():
        raise FieldRefused("to_name", _("请写明转给哪个单位。"))
    return {"target": target, "to_id": None, "to_name": to_name.strip()}


def _pause(place: _Place, order: StepOrder) -> dict[str, Any]:
    today = place.today
    if order.pause not in rules.PAUSES:
        raise FieldRefused("pause", _("请选择暂停的原因：补正、公示或评定。"))
    if order.pause == "补正":
        if "补正" in place.now.pause_kinds:
            raise FieldRefused("pause", _("补正只能一次性告知，这件已经告知过。"))
        if not any(document.strip() for document in order.documents):
            raise FieldRefused("documents", _("请写明要补的材料，一行一件。"))
    first = _day(order.first_day, "first_day") or today
    earliest = place.now.accepted or today
    if not earliest <= first <= today:
        words = _("暂停从受理之日（{day}）到今天之间的一天起算。").format(day=earliest.isoformat())
        raise FieldRefused("first_day", words)
    last = _day(order.last_day, "last_day") or pause_end(order.pause, first, place.calendar)
    if last is None:
        raise FieldRefused("last_day", _("请写明暂停到哪一天。"))
    if not first <= last <= first + timedelta(days=LONGEST_PAUSE):
        raise FieldRefused("last_day", _("暂停的最后一天应在起始日之后一年以内。"))
    documents = [document.strip() for document in order.documents if document.strip()]
    return {
        "pause": order.pause,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "documents": documents or None,
    }


def pause_end(kind: str, first: date, calendar: WorkCalendar) -> date | None:
    """The usual last day of a pause; None where only the office knows it."""
    if kind == "补正":
        return calendar.add(first, rules.CORRECTION_WORKDAYS)
    return first + timedelta(days=PUBLICATION_DAYS) if kind == "公示" else None


def _extension(place: _Place, order: StepOrder) -> dict[str, Any]:
    if place.now.limit is None:
        raise InputRefused(_("这件登记没有期限，不用延期。"))
    if not order.extra_workdays or not 0 < order.extra_workdays <= LONGEST_LIMIT:
        words = _("请写明延长几个工作日（1 到 {most}）。").format(most=LONGEST_LIMIT)
        raise FieldRefused("extra_workdays", words)
    if not order.approved_by.strip():
        raise FieldRefused("approved_by", _("延期要有人批准，请写明批准人。"))
    return {"extra_workdays": order.extra_workdays, "approved_by": order.approved_by.strip()}


def _check_urging(place: _Place, kind: str) -> None:
    found = place.now.deadline(place.calendar)
    overdue = found is not None and place.today >= found.red_from
    if kind == "催办" and overdue:
        raise InputRefused(_("已经超期，请改用“督办”。"))
    if kind == "督办" and not overdue:
        raise InputRefused(_("还没有超期，请用“催办”。"))


def _closing(order: StepOrder) -> dict[str, Any]:
    if order.result not in rules.RESULTS:
        raise FieldRefused("result", _("请选择办结的结果。"))
    if order.result == "不予办理" and not order.reason.strip():
        raise FieldRefused("reason", _("不予办理要写明理由。"))
    return {"result": order.result, "on_spot": False}


def _day(text: str, name: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise FieldRefused(name, _("日期应写作 2026-11-22。")) from error


def _carried(visit: Visit | None, scope: str, office: str) -> str | None:
    """The resident of an office's visit, as a record of the hub refers to it."""
    if visit is None or not visit.resident_id:
        return None
    there, resident = referred(visit.resident_id, within=scope)
    return refer(there, resident, within=office)


def step_views(steps: Sequence[Mapping[str, Any]], idle: Collection[str]) -> tuple[StepView, ...]:
    """Steps for the screen in their order, times local."""
    ordered = sorted(
        steps, key=lambda row: (*rules.step_order(row["at"] or "", row["kind"] or "", row["turn"]), row["id"])
    )
    return tuple(
        StepView(
            kind=row["kind"] or "",
            at=local_text(row["at"], "%Y-%m-%d %H:%M") if row["at"] else "",
            by=row["by_name"] or "",
            result=row["result"] or "",
            note=row["note"] or "",
            terms=tuple(_terms(row)),
            idle=row["id"] in idle,
        )
        for row in ordered
    )


def _terms(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The terms of a step under the labels of their fields."""
    fields = RequestStep.fields
    for name in _TERMS:
        value = row[name]
        if fields[name].kind is Kind.LIST and value:
            value = "、".join(json.loads(value) if isinstance(value, str) else value)
        if value not in (None, ""):
            yield fields[name].label, str(value)
