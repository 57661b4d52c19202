"""Use cases of the front desk. Every one takes the acting person and checks a named right first."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from nanxi_desk.core import search
from nanxi_desk.core.calendar import load_calendar
from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.deadlines import deadline
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.journal.receipt import Receipt
from nanxi_desk.core.journal.rows import get_record, load_rows
from nanxi_desk.core.journal.tables import kept_sums, projection, tally
from nanxi_desk.core.journal.taking_back import take_back
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import holds_numbers, masked_phone, masked_text
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rights import DESK, ROLES, declare
from nanxi_desk.frontdesk import listing, rules
from nanxi_desk.frontdesk.catalogue import Catalogue, CatalogueItem, Certificate
from nanxi_desk.frontdesk.entry import Closing, Entry, HandOn, Numbers, limit_of, write_entry
from nanxi_desk.frontdesk.people import Residents, main_records
from nanxi_desk.frontdesk.progress import Progress, gone, hand_on_terms, pause_end, step_views, steps_of
from nanxi_desk.frontdesk.records import Request, Visit, step_of
from nanxi_desk.frontdesk.slip_facts import slip_facts
from nanxi_desk.frontdesk.slips import SlipFacts
from nanxi_desk.frontdesk.upkeep import CatalogueInForce
from nanxi_desk.frontdesk.views import (
    Colleague,
    DeskRow,
    Edited,
    Logged,
    RequestDetail,
    RequestFilter,
    ResidentHit,
    ResidentPast,
    StepOrder,
    StepsTaken,
    TodayFigures,
    VisitDraft,
    Which,
)

UNDO_STEPS = 20
RIGHT_READ = declare("frontdesk.read", "查看登记和居民（号码已遮挡）", *ROLES)
RIGHT_LOG = declare("frontdesk.log", "登记来访", *DESK)
RIGHT_CLOSE = declare("frontdesk.close", "办理步骤：受理、转办、办结…", *DESK)
RIGHT_EDIT = declare("frontdesk.edit", "修改登记、合并同一人、撤销", *DESK)
RECENT = 500  # requests looked at to tell the most used items


_people = projection(Resident)
_SAME_PERSON = select(_people.c.id).where(
    _people.c.phone == bindparam("phone_"), _people.c.name == bindparam("name_"), _people.c.deleted.is_(False)
)


class FrontDesk:
    """The front desk of one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal = home.journal
        self._catalogue = CatalogueInForce(home)
        self._progress = Progress(home, self.catalogue)
        self._residents = Residents(home)
        self._done: list[tuple[str, Receipt]] = []  # what can be taken back, oldest first

    # --- what a clerk does -------------------------------------------------------------------------------

    def log(self, actor: Actor, draft: VisitDraft) -> Logged:
        """Log a matter of a visit; FieldRefused names the field that does not fit."""
        actor.require(RIGHT_LOG)
        if not draft.item.strip():
            raise FieldRefused("item", _("请填写来办的事项。"))
        with self._journal.write(actor.id) as writing:
            logged = self._write_matter(writing, actor, draft)
        self._remember(_("登记 {number}").format(number=logged.number), writing)
        return logged

    def accept(self, actor: Actor, request_id: str, note: str = "") -> None:
        """受理: the office takes the request on, with the limit that its item has."""
        self.take_step(actor, [request_id], StepOrder("受理", reason=note))

    def close_request(self, actor: Actor, request_id: str, result: str = "办成", note: str = "") -> None:
        """办结 with a result."""
        self.take_step(actor, [request_id], StepOrder("办结", reason=note, result=result))

    def take_step(self, actor: Actor, request_ids: Sequence[str], order: StepOrder) -> StepsTaken:
        """Take a step of the life-cycle; see progress.Progress.take for what is refused, and how."""
        actor.require(RIGHT_CLOSE)
        with self._journal.write(actor.id) as writing:
            taken = self._progress.take(writing, actor, request_ids, order)
        words = (
            _(order.kind)
            if taken.done == 1
            else _("{step} {count} 件").format(step=_(order.kind), count=taken.done)
        )
        self._remember(words, writing)
        return taken

    def join_residents(self, actor: Actor, keep: str, other: str) -> None:
        """合并同一人: `other` is led to `keep`; both ids stay valid."""
        actor.require(RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            self._residents.join(writing, keep, other)
        self._remember(_("合并同一人"), writing)

    def part_residents(self, actor: Actor, resident_id: str) -> None:
        """A joined record stands for itself again."""
        actor.require(RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            self._residents.part(writing, resident_id)
        self._remember(_("拆分同一人"), writing)

    @property
    def undoable(self) -> str:
        """What undo() would take back, in words; "" for nothing."""
        return self._done[-1][0] if self._done else ""

    def undo(self, actor: Actor) -> str:
        """Take back the last thing that was done here; returns what it was.

        InputRefused where there is nothing, or where somebody has gone on from it since.
        """
        actor.require(RIGHT_EDIT)
        if not self._done:
            raise InputRefused(_("没有可以撤销的操作。"))
        words, receipt = self._done.pop()
        with self._journal.write(actor.id, "undo") as writing:
            take_back(writing, receipt)
        return words

    def edit(self, actor: Actor, detail: RequestDetail, values: Mapping[str, Any]) -> Edited:
        """Change fields of a shown request; "" where nothing differs from what the database holds.

        "beside" where another seat has changed one of them since the request was shown: both values stay.
        """
        actor.require(RIGHT_EDIT)
        content = dict(values)
        self.complete_item(content)
        request_id, seen = detail.row.id, detail.seen[detail.row.id]
        with self._journal.write(actor.id) as writing:
            others = writing.changed_since(Request, request_id, content, seen=seen)
            changed = writing.edit(Request, request_id, content, seen=seen)
        self._remember(_("修改 {number}").format(number=detail.row.number), writing)
        if not changed:
            return ""
        return "beside" if others else "saved"

    def complete_item(self, values: dict[str, Any]) -> None:
        """Give a changed item name the catalogue's item and line."""
        if "item_name" in values:
            item = self.item(values["item_name"] or "")
            office = self._home.office
            values["item_id"] = item.reference(office) if item else None
            values["line"] = item.line if item else rules.OUTSIDE_CATALOGUE
            values["item_name"] = item.name if item else values["item_name"]

    # --- lists -------------------------------------------------------------------------------------------

    def count(self, wanted: RequestFilter | Which) -> int:
        """How many rows a list has."""
        with self._journal.read() as conn:
            return listing.count_rows(conn, self._list(wanted))

    def page(self, wanted: RequestFilter | Which, first: int, count: int) -> list[DeskRow]:
        """Rows of a list; any `first` is quick."""
        with self._journal.read() as conn:
            return listing.page(conn, self._list(wanted), first, count)

    def row_number(self, wanted: RequestFilter | Which, request_id: str) -> int | None:
        """Where a request stands in a list; None where the list does not hold it."""
        with self._journal.read() as conn:
            return listing.row_number(conn, self._list(wanted), request_id)

    def search(self, text: str, limit: int = 100) -> list[DeskRow]:
        """Requests found by name, pinyin, phone, number or text; newest arrival first."""
        self._home.actor.require(RIGHT_READ)
        with self._journal.read() as conn:
            return listing.rows_by_number(conn, search.hits(conn, Request, text, limit), self._today())

    def find_residents(self, text: str, limit: int = 6) -> list[ResidentHit]:
        """Residents who fit what was typed, with how often and for what they came."""
        self._home.actor.require(RIGHT_READ)
        return self._residents.find(text, limit)

    def past(self, resident_id: str) -> ResidentPast:
        """What a resident came for before, and which records may be the same person."""
        self._home.actor.require(RIGHT_READ)
        return self._residents.past(resident_id)

    def people(self) -> tuple[str, ...]:
        """Names of those who are 首问责任人 of anything, for the filter."""
        self._home.actor.require(RIGHT_READ)
        table = kept_sums(Request)
        assert table is not None
        names = select(table.c.key).where(table.c.dimension == "person", table.c.received > 0).distinct()
        with self._journal.read() as conn:
            return tuple(sorted(name for name in conn.execute(names).scalars() if name))

    def colleagues(self) -> tuple[Colleague, ...]:
        """To whom of the office a request can go on."""
        self._home.actor.require(RIGHT_READ)
        table = projection(Staff)
        own = select(table.c.id, table.c.name, table.c.post).where(
            table.c.scope == self._home.office, table.c.deleted.is_(False), table.c.id != self._home.actor.id
        )
        with self._journal.read() as conn:
            return tuple(
                Colleague(r.id, r.name or "", r.post or "")
                for r in conn.execute(own.order_by(table.c.name.nulls_first()))
            )

    def due_day(self, item: str, *, urgent: bool = False) -> str:
        """The ISO day on which a matter would be due if it was accepted today."""
        self._home.actor.require(RIGHT_READ)
        today = date.fromisoformat(self._today())
        with self._journal.read() as conn:
            calendar = load_calendar(conn, self._home.office)
        return deadline(today, limit_of(self.item(item), urgent=urgent), (), calendar).due.isoformat()

    def pause_end(self, kind: str, first_day: str) -> str:
        """The usual last day of a pause from a day on, ISO; "" where only the office knows it."""
        self._home.actor.require(RIGHT_READ)
        with self._journal.read() as conn:
            calendar = load_calendar(conn, self._home.office)
        last = pause_end(kind, date.fromisoformat(first_day), calendar)
        return last.isoformat() if last else ""

    def detail(self, request_id: str) -> RequestDetail:
        """Everything about one request; InputRefused where it is gone."""
        self._home.actor.require(RIGHT_READ)
        with self._journal.read() as conn:
            row = listing.row_by_id(conn, request_id, self._today())
            if row is None:
                raise gone()
            request = load_rows(conn, Request, [request_id])[request_id]
            visit = get_record(conn, Visit, request["visit_id"])
            visitor_id = visit.resident_id.rpartition("/")[2] if visit and visit.resident_id else None
            if visitor_id:
                visitor_id = main_records(conn, [visitor_id])[visitor_id]
            resident = get_record(conn, Resident, visitor_id) if visitor_id else None
            related = [request_id, request["visit_id"], *([visitor_id] if visitor_id else [])]
            steps = steps_of(conn, [request_id]).get(request_id, [])
            now = rules.standing(map(step_of, steps))
            return RequestDetail(
                row=row,
                visitor_id=visitor_id,
                phone=masked_phone(resident.phone or "") if resident else "",
                address=(resident.address or "") if resident else "",
                detail=request["detail"] or "",
                ledger_text=masked_text(request["ledger_text"] or ""),
                ledger_masked=holds_numbers(request["ledger_text"] or ""),
                masked=resident is not None and bool(resident.phone or resident.id_number),
                steps=step_views(steps, now.idle),
                history=history_of(conn, related),
                allowed=_fitting(self._progress.allowed(request, now), row),
                days_left=self._days_left(conn, row, request["scope"]),
                paused_until=now.paused_until.isoformat() if now.paused_until else "",
                documents=tuple(request["documents"] or ()),
                missing=tuple(request["missing"] or ()),
                handed_from=request["handed_from"].partition("/")[0] if request["handed_from"] else "",
                seen={request_id: request["heads"]},
            )

    def slip_facts(self, request_id: str) -> SlipFacts:
        """What the slips say of a request."""
        now = instant(self._journal.clock.now())
        return slip_facts(self.detail(request_id), self.catalogue(), self._home.office_name, now)

    def today(self) -> TodayFigures:
        """The numbers of the cards, from kept counts."""
        self._home.actor.require(RIGHT_READ)
        table = tally(Request)
        assert table is not None
        today = self._today()
        with self._journal.read() as conn:
            counts = select(table.c.day, table.c.on_spot, table.c.count.label("requests"))
            counted = table.c.state.not_in(rules.UNCOUNTED_STATES)
            month = counts.where(counted, table.c.day >= f"{today[:8]}01", table.c.day <= today)
            rows = conn.execute(month).all()
            still_open = select(table.c.state, func.sum(table.c.count)).group_by(table.c.state)
            by_state = {state: count for state, count in conn.execute(still_open) if count}
            lights = listing.count_lights(conn, today)
            return TodayFigures(
                received=sum(r.requests for r in rows if r.day == today),
                closed_on_spot=sum(r.requests for r in rows if r.day == today and r.on_spot == "True"),
                open=sum(by_state.get(state, 0) for state in rules.OPEN_STATES),
                closed=listing.count_rows(conn, self._list("closed_today")),
                month=sum(r.requests for r in rows),
                due=lights["due"],
                yellow=lights["yellow"],
                red=lights["red"],
                pressing=lights["pressing"],
                handed=sum(by_state.get(state, 0) for state in rules.HANDED_STATES),
            )

    # --- catalogue ---------------------------------------------------------------------------------------

    def items(self, text: str, limit: int = 8) -> list[CatalogueItem]:
        """Items that fit what was typed; without text the most used of late."""
        self._home.actor.require(RIGHT_READ)
        catalogue = self.catalogue()
        if text.strip():
            return catalogue.search(text, limit)
        table = projection(Request)
        recent = select(table.c.item_name).order_by(table.c.registered_at.desc().nulls_last()).limit(RECENT)
        with self._journal.read() as conn:
            used = Counter(conn.execute(recent).scalars())
        known = [item for name, __ in used.most_common() if (item := catalogue.find(name))]
        return list(dict.fromkeys([*known, *catalogue.items]))[:limit]

    def item(self, text: str) -> CatalogueItem | None:
        """The item of exactly this name or keyword."""
        return self.catalogue().find(text)

    def certificate(self, text: str) -> Certificate | None:
        """The certificate that was asked for, if an office must not issue it."""
        return self.catalogue().certificate(text)

    def catalogue(self) -> Catalogue:
        """The shipped catalogue under what the hub altered, under what this office altered."""
        return self._catalogue.current()

    # --- inside ------------------------------------------------------------------------------------------

    def _list(self, wanted: RequestFilter | Which) -> listing.RequestList:
        self._home.actor.require(RIGHT_READ)
        if isinstance(wanted, str):
            wanted = RequestFilter(which=wanted)
        return listing.RequestList(wanted, self._today(), self._home.actor.id)

    def _remember(self, words: str, writing: Writing) -> None:
        """Keep what was just written, so that it can be taken back."""
        if writing.receipt:
            self._done = [*self._done[1 - UNDO_STEPS :], (words, writing.receipt)]

    def _days_left(self, conn: Connection, row: DeskRow, scope: str) -> int | None:
        if not row.due or row.state not in rules.OPEN_STATES:
            return None
        calendar = load_calendar(conn, scope)
        return calendar.count(date.fromisoformat(self._today()), date.fromisoformat(row.due))

    def _today(self) -> str:
        return office_day(self._journal.clock.now())

    def _resident_of(self, writing: Writing, draft: VisitDraft) -> str | None:
        """The resident of a draft: the chosen one, the same person known before, or a new record."""
        if draft.resident_id:
            return draft.resident_id
        # Input methods leave full-width digits behind; they mean the same.
        name, phone, address = (
            unicodedata.normalize("NFKC", text).strip() for text in (draft.name, draft.phone, draft.address)
        )
        if not name:
            if phone:
                raise FieldRefused("name", _("有电话就请填上姓名;不愿留名的来访请把电话也留空。"))
            return None
        if phone:
            same = {"phone_": phone, "name_": name}
            known = writing.conn.execute(_SAME_PERSON, same).scalars().first()
            if known:
                return str(known)
        resident = Resident(
            id=new_id(),
            scope=self._home.office,
            name=name,
            phone=phone or None,
            address=address or None,
            gender=draft.gender or None,
            id_number=draft.id_number.strip().upper() or None,
            note=draft.note.strip() or None,
        )
        writing.create(resident)
        return resident.id

    def _write_matter(self, writing: Writing, actor: Actor, draft: VisitDraft) -> Logged:
        """One matter: the first of a new visit, or a further one of a visit that is there."""
        at = instant(self._journal.clock.now())
        visit = get_record(writing.conn, Visit, draft.visit_id) if draft.visit_id else None
        resident_id = visit.resident_id if visit else self._resident_of(writing, draft)
        item = self.item(draft.item)
        hand_on = self._hand_on(writing, actor, draft)
        entry = Entry(
            office=self._home.office,
            at=at,
            channel=draft.channel,
            receiver_id=actor.id,
            receiver_name=actor.name,
            resident_id=resident_id,
            item=item,
            item_name=item.name if item else draft.item.strip(),
            detail=draft.detail.strip() or None,
            closing=Closing(at, draft.result, on_spot=True) if draft.close_now else None,
            limit=limit_of(item, urgent=draft.urgent) if draft.accept or hand_on else None,
            hand_on=hand_on,
            documents=draft.documents,
            missing=draft.missing,
            visit_known=visit is not None,
            visit_id=visit.id if visit else new_id(),
        )
        numbers = Numbers(writing)
        number, request_id = write_entry(writing, entry, numbers)
        numbers.save()
        return Logged(number, request_id, entry.visit_id, resident_id)

    def _hand_on(self, writing: Writing, actor: Actor, draft: VisitDraft) -> HandOn | None:
        if not draft.target:
            return None
        terms = hand_on_terms(writing.conn, actor, self._home, draft.target, draft.to_id, draft.to_name)
        return HandOn(terms["target"], terms["to_name"], terms["to_id"])


def _fitting(allowed: Sequence[str], row: DeskRow) -> tuple[str, ...]:
    """催办 has its place before the deadline, 督办 after it."""
    other = "催办" if row.light == "red" else "督办"
    return tuple(step for step in allowed if step != other)
