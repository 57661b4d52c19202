"""Use cases of the front desk. Every one takes the acting person and checks a named right first."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from nanxi_desk.core import search
from nanxi_desk.core.clock import instant, local_text, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.journal.rows import get_record, load_rows
from nanxi_desk.core.journal.tables import projection, tally
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import masked_phone
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.frontdesk import listing, rules
from nanxi_desk.frontdesk.catalogue import Catalogue, CatalogueItem, Certificate, load_catalogue
from nanxi_desk.frontdesk.entry import Closing, Entry, Numbers, write_entry
from nanxi_desk.frontdesk.records import Request, RequestStep, ServiceItem, Visit
from nanxi_desk.frontdesk.views import (
    DeskRow,
    Logged,
    RequestDetail,
    ResidentHit,
    StepView,
    TodayFigures,
    VisitDraft,
)

RIGHT_READ = "frontdesk.read"
RIGHT_LOG = "frontdesk.log"
RIGHT_CLOSE = "frontdesk.close"
RIGHT_EDIT = "frontdesk.edit"
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
        self._known_catalogue: tuple[int, Catalogue] | None = None

    # --- what a clerk does -------------------------------------------------------------------------------

    def log(self, actor: Actor, draft: VisitDraft) -> Logged:
        """Log a visit with one request; FieldRefused names the field that does not fit."""
        actor.require(RIGHT_LOG)
        if not draft.item.strip():
            raise FieldRefused("item", _("请填写来办的事项。"))
        with self._journal.write(actor.id) as writing:
            resident_id = self._resident_of(writing, draft)
            return self._write_visit(writing, actor, draft, resident_id)

    def accept(self, actor: Actor, request_id: str, note: str = "") -> None:
        """受理: the office takes the request on."""
        actor.require(RIGHT_CLOSE)
        self._step(actor, request_id, "受理", note=note)

    def close_request(self, actor: Actor, request_id: str, result: str = "办成", note: str = "") -> None:
        """办结 with a result."""
        actor.require(RIGHT_CLOSE)
        self._step(actor, request_id, "办结", result=result, note=note)

    def edit(self, actor: Actor, detail: RequestDetail, values: Mapping[str, Any]) -> bool:
        """Change fields of a shown request; False where nothing differs from what the database holds."""
        actor.require(RIGHT_EDIT)
        content = dict(values)
        self.complete_item(content)
        request_id = detail.row.id
        with self._journal.write(actor.id) as writing:
            return writing.edit(Request, request_id, content, seen=detail.seen.get(request_id))

    def complete_item(self, values: dict[str, Any]) -> None:
        """Give a changed item name the catalogue's item and line."""
        if "item_name" in values:
            item = self.item(values["item_name"] or "")
            office = self._home.office
            values["item_id"] = refer(SHARED_SCOPE, item.id, within=office) if item else None
            values["line"] = item.line if item else rules.OUTSIDE_CATALOGUE
            values["item_name"] = item.name if item else values["item_name"]

    # --- lists -------------------------------------------------------------------------------------------

    def count(self, which: listing.Filter) -> int:
        """How many rows a list has."""
        with self._journal.read() as conn:
            return listing.count_rows(conn, self._list(which))

    def page(self, which: listing.Filter, first: int, count: int) -> list[DeskRow]:
        """Rows of a list, newest first; any `first` is quick."""
        with self._journal.read() as conn:
            return listing.page(conn, self._list(which), first, count)

    def row_number(self, which: listing.Filter, request_id: str) -> int | None:
        """Where a request stands in a list; None where the list does not hold it."""
        with self._journal.read() as conn:
            return listing.row_number(conn, self._list(which), request_id)

    def search(self, text: str, limit: int = 100) -> list[DeskRow]:
        """Requests found by name, pinyin, phone, number or text; newest arrival first."""
        self._home.actor.require(RIGHT_READ)
        with self._journal.read() as conn:
            return listing.rows_by_number(conn, search.hits(conn, Request, text, limit))

    def find_residents(self, text: str, limit: int = 6) -> list[ResidentHit]:
        """Residents who fit what was typed, with how often and for what they came."""
        self._home.actor.require(RIGHT_READ)
        if not text.strip():
            return []
        with self._journal.read() as conn:
            table = projection(Resident)
            numbers = search.hits(conn, Resident, text, limit)
            rows = conn.execute(select(table).where(table.c.no.in_(numbers))).mappings().all()
            found = {row["no"]: row for row in rows}
            return [_resident_hit(conn, found[no]) for no in numbers if no in found]

    def detail(self, request_id: str) -> RequestDetail:
        """Everything about one request; InputRefused where it is gone."""
        self._home.actor.require(RIGHT_READ)
        with self._journal.read() as conn:
            row = listing.row_by_id(conn, request_id)
            if row is None:
                raise InputRefused(_("这件登记已不在。"), _("请刷新列表。"))
            request = load_rows(conn, Request, [request_id])[request_id]
            visit = get_record(conn, Visit, request["visit_id"])
            visitor_id = visit.resident_id if visit else None
            resident = get_record(conn, Resident, visitor_id) if visitor_id else None
            related = [request_id, request["visit_id"], *([visitor_id] if visitor_id else [])]
            return RequestDetail(
                row=row,
                visitor_id=visitor_id,
                phone=masked_phone(resident.phone or "") if resident else "",
                address=(resident.address or "") if resident else "",
                detail=request["detail"] or "",
                ledger_text=request["ledger_text"] or "",
                steps=_steps(conn, request_id),
                history=history_of(conn, related),
                seen={request_id: request["heads"]},
            )

    def today(self) -> TodayFigures:
        """The numbers of the cards, from kept counts."""
        self._home.actor.require(RIGHT_READ)
        table = tally(Request)
        assert table is not None
        today = self._today()
        with self._journal.read() as conn:
            counts = select(table.c.day, table.c.on_spot, table.c.count.label("requests"))
            month = counts.where(table.c.day >= f"{today[:8]}01", table.c.day <= today)
            rows = conn.execute(month).all()
            still_open = select(func.sum(table.c.count)).where(table.c.state.in_(listing.OPEN_STATES))
            first, after = listing.day_span(today)
            closed_at = projection(Request).c.closed_at
            closed = select(func.count()).where(
                closed_at >= first, closed_at < after, projection(Request).c.deleted.is_(False)
            )
            return TodayFigures(
                received=sum(r.requests for r in rows if r.day == today),
                closed_on_spot=sum(r.requests for r in rows if r.day == today and r.on_spot == "True"),
                open=conn.execute(still_open).scalar() or 0,
                closed=conn.execute(closed).scalar_one(),
                month=sum(r.requests for r in rows),
            )

    # --- catalogue ---------------------------------------------------------------------------------------

    def items(self, text: str, limit: int = 8) -> list[CatalogueItem]:
        """Items that fit what was typed; without text the most used of late."""
        catalogue = self.catalogue()
        if text.strip():
            return catalogue.search(text, limit)
        table = projection(Request)
        recent = select(table.c.item_name).order_by(table.c.registered_at.desc()).limit(RECENT)
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
        """The shipped catalogue with the hub's alterations over it."""
        generation = self._journal.generation(ServiceItem.record_type)
        if self._known_catalogue is None or self._known_catalogue[0] != generation:
            table = projection(ServiceItem)
            with self._journal.read() as conn:
                altered = conn.execute(select(table).where(table.c.heads != "")).mappings().all()
            shipped = load_catalogue()
            self._known_catalogue = (generation, shipped.altered(altered) if altered else shipped)
        return self._known_catalogue[1]

    # --- inside ------------------------------------------------------------------------------------------

    def _list(self, which: listing.Filter) -> listing.RequestList:
        self._home.actor.require(RIGHT_READ)
        return listing.RequestList(which, self._today(), self._home.actor.id)

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

    def _write_visit(
        self, writing: Writing, actor: Actor, draft: VisitDraft, resident_id: str | None
    ) -> Logged:
        at = instant(self._journal.clock.now())
        item = self.item(draft.item)
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
        )
        numbers = Numbers(writing)
        number, request_id = write_entry(writing, entry, numbers)
        numbers.save()
        return Logged(number, request_id, entry.visit_id, resident_id)

    def _step(
        self, actor: Actor, request_id: str, kind: str, *, result: str | None = None, note: str = ""
    ) -> None:
        with self._journal.write(actor.id) as writing:
            request = get_record(writing.conn, Request, request_id)
            if request is None:
                raise InputRefused(_("这件登记已不在。"), _("请刷新列表。"))
            if not rules.may_follow(request.state, kind):
                raise InputRefused(
                    _("这件登记现在是“{state}”,不能再“{step}”。").format(
                        state=_(request.state or ""), step=_(kind)
                    ),
                    _("请刷新后再看。"),
                )
            at = instant(self._journal.clock.now())
            writing.create(
                RequestStep(
                    id=new_id(),
                    scope=request.scope,
                    request_id=request_id,
                    kind=kind,
                    at=at,
                    by_id=actor.id,
                    by_name=actor.name,
                    result=result,
                    on_spot=False if kind == "办结" else None,
                    note=note.strip() or None,
                )
            )


def _resident_hit(conn: Connection, row: Mapping[Any, Any]) -> ResidentHit:
    visit, request = projection(Visit), projection(Request)
    own = visit.c.resident_id == row["id"]
    visits = conn.execute(select(func.count()).where(own, visit.c.deleted.is_(False))).scalar_one()
    latest = (
        select(request.c.item_name, request.c.registered_at)
        .join(visit, visit.c.id == request.c.visit_id)
        .where(own, request.c.deleted.is_(False))
        .order_by(request.c.registered_at.desc())
        .limit(1)
    )
    last = conn.execute(latest).first()
    return ResidentHit(
        id=row["id"],
        name=row["name"] or "",
        gender=row["gender"] or "",
        phone=masked_phone(row["phone"] or ""),
        address=row["address"] or "",
        visits=visits,
        last_item=last.item_name if last else "",
        last_day=office_day(last.registered_at) if last else "",
    )


def _steps(conn: Connection, request_id: str) -> tuple[StepView, ...]:
    table = projection(RequestStep)
    statement = select(table).where(table.c.request_id == request_id, table.c.deleted.is_(False))
    rows = conn.execute(statement.order_by(table.c.id)).mappings().all()
    return tuple(
        StepView(
            kind=row["kind"] or "",
            at=local_text(row["at"], "%Y-%m-%d %H:%M") if row["at"] else "",
            by=row["by_name"] or "",
            result=row["result"] or "",
            note=row["note"] or "",
        )
        for row in sorted(rows, key=lambda row: rules.step_order(row["at"] or "", row["kind"] or ""))
    )
