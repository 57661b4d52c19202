"""The panel: an office's members judge its groups, and the same few from the hub judge all."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.clock import instant
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE, natural_id, refer
from nanxi_desk.core.rights import HEAD, HUB, MEMBER, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.records import PanelSeat, Recusal, StarRound, recusal_id
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.views import Candidate, Judge, RecusalView

RIGHT_PANEL = declare("stars.panel", "确定评委和回避", HEAD, HUB)
_PROPOSED_POSTS = ("主任", "委员")  # of staff whose record names no role


class Panel:
    """The judges of a round, as far as this home may name them: an office its own, the hub those for all."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def judges(self, round_: str, office: str = "") -> tuple[Judge, ...]:
        """The panel; with `office` those who judge its groups."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            seats, names = listing.seats(conn, round_), office_names(conn, self._home)
            return tuple(
                self._judge(row, names)
                for row in seats
                if not office or row["scope"] in (SHARED_SCOPE, office)
            )

    def candidates(self, round_: str) -> tuple[Candidate, ...]:
        """The staff of this home; members and the head of an office are proposed."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            seated = {row["judge_id"] for row in listing.seats(conn, round_)}
            return tuple(
                Candidate(
                    row["id"], row["name"] or "", row["post"] or "", row["id"] in seated, self._proposed(row)
                )
                for row in listing.staff_of(conn, self._home.office)
            )

    def recusals(self, round_: str) -> tuple[RecusalView, ...]:
        """Who does not score which group: as written down, and those who live there; in the groups' order."""
        self._home.actor.require(RIGHT_READ)
        found: list[RecusalView] = []
        with self._home.journal.read() as conn:
            seats, named = listing.seats(conn, round_), listing.recusals(conn, round_)
            for row in listing.applications(conn, round_):
                if row["withdrawn"]:
                    continue
                place = row["id"], row["scope"], row["estate"] or "", row["group_name"] or ""
                written = named.get(row["id"], [])
                found += [
                    RecusalView(*place, r["judge_id"], r["judge"] or "", r["reason"] or "", r["at"] or "")
                    for r in written
                ]
                judges = judges_of(seats, row["scope"])
                living = recused_in(row, judges, ()) - {r["judge_id"] for r in written}
                found += [
                    RecusalView(*place, j["judge_id"], j["judge"] or "")
                    for j in judges
                    if j["judge_id"] in living
                ]
        return tuple(found)

    def seat(self, actor: Actor, round_: str, judge_id: str, home_group: str = "") -> Judge:
        """Seat one of this home's staff, or say where a judge lives: a building group's id, who is recused
        there.

        InputRefused once the sheets are open.
        """
        actor.require(RIGHT_PANEL)
        home, scope = self._home, self._scope
        with home.journal.write(actor.id) as writing:
            conn = writing.conn
            _check_open(conn, round_)
            staff = {row["id"]: row for row in listing.staff_of(conn, home.office)}.get(judge_id)
            if staff is None:
                raise FieldRefused("judge_id", _("没有这位同事，请从名单里选。"))
            record_id = natural_id(PanelSeat.record_type, scope, round_, judge_id)
            lives = self._group_reference(conn, home_group)
            known = load_rows(conn, PanelSeat, [record_id]).get(record_id)
            if known is None:
                seat = PanelSeat(
                    id=record_id,
                    scope=scope,
                    round_id=refer(SHARED_SCOPE, round_, within=scope),
                    judge_id=judge_id,
                    judge=staff["name"],
                    post=staff["post"],
                    home_group=lives,
                    named_at=instant(home.journal.clock.now()),
                )
                writing.create(seat)
            else:
                writing.restore(PanelSeat, record_id)
                writing.edit(PanelSeat, record_id, {"home_group": lives, "judge": staff["name"]})
            writing.flush()
            row = load_rows(conn, PanelSeat, [record_id])[record_id]
            return self._judge(row, office_names(conn, home))

    def seat_proposed(self, actor: Actor, round_: str) -> int:
        """Seat all who are proposed and not seated yet; how many that were."""
        actor.require(RIGHT_PANEL)
        waiting = [c.id for c in self.candidates(round_) if c.proposed and not c.seated]
        for judge in waiting:
            self.seat(actor, round_, judge)
        return len(waiting)

    def unseat(self, actor: Actor, seat_id: str) -> None:
        """Take a seat away; InputRefused where the judge has submitted a sheet: that would take it with
        it.
        """
        actor.require(RIGHT_PANEL)
        with self._home.journal.write(actor.id) as writing:
            row = load_rows(writing.conn, PanelSeat, [seat_id]).get(seat_id)
            if row is None or row["deleted"]:
                return
            round_ = listing.bare(row["round_id"])
            _check_open(writing.conn, round_)
            if any(s["judge_id"] == row["judge_id"] for s in listing.sheets(writing.conn, round_)):
                raise InputRefused(
                    _("“{judge}”已交评分表，不能退出评委。").format(judge=row["judge"]), _("可以登记回避。")
                )
            writing.delete(PanelSeat, seat_id)

    def recuse(self, actor: Actor, application: str, judge_id: str, reason: str) -> None:
        """A judge does not score a group; what was submitted for it does not count."""
        actor.require(RIGHT_PANEL)
        self._home.actor.require(RIGHT_PANEL)
        with self._home.journal.write(actor.id) as writing:
            recuse(self._home, writing, application, judge_id, reason)

    @property
    def _scope(self) -> str:
        return SHARED_SCOPE if self._home.is_hub else self._home.office

    def _judge(self, row: Row, names: Mapping[str, str]) -> Judge:
        office = "" if row["scope"] == SHARED_SCOPE else row["scope"]
        return Judge(
            row["id"],
            row["judge_id"],
            row["judge"] or "",
            row["post"] or "",
            office,
            listing.bare(row["home_group"]),
            self._home.access.sealing_key(row["judge_id"]) is not None,
            names.get(office, office),
        )

    def _group_reference(self, conn: Connection, group: str) -> str | None:
        if not group:
            return None
        row = listing.group_rows(conn, [group]).get(group)
        if row is None:
            raise FieldRefused("home_group", _("没有这个楼组，请从列表里选。"))
        return f"{row['scope']}/{group}"

    def _proposed(self, row: Mapping[str, Any]) -> bool:
        if self._home.is_hub:
            return False
        if row["roles"]:
            return bool({MEMBER, HEAD} & set(row["roles"]))
        return any(word in (row["post"] or "") for word in _PROPOSED_POSTS)


def recuse(home: Home, writing: Any, application: str, judge_id: str, reason: str) -> bool:
    """Write a recusal; False where it stands already. FieldRefused for a judge who is not on the panel."""
    from nanxi_desk.stars.records import Application

    conn = writing.conn
    row = load_rows(conn, Application, [application]).get(application)
    if row is None or row["deleted"]:
        raise InputRefused(_("这份申报已不在。"), _("请刷新后再试。"))
    round_ = listing.bare(row["round_id"])
    _check_open(conn, round_)
    seat = next(
        (s for s in judges_of(listing.seats(conn, round_), row["scope"]) if s["judge_id"] == judge_id), None
    )
    if seat is None:
        raise FieldRefused("judge_id", _("这位同事不是这个楼组的评委。"))
    record_id = recusal_id(row["scope"], application, judge_id)
    if record_id in load_rows(conn, Recusal, [record_id]):
        return False
    if not reason.strip():
        raise FieldRefused("reason", _("请写明回避的原因。"))
    writing.create(
        Recusal(
            id=record_id,
            scope=row["scope"],
            application_id=application,
            judge_id=judge_id,
            judge=seat["judge"],
            reason=reason.strip(),
            at=instant(home.journal.clock.now()),
        )
    )
    return True


def judges_of(seats: Iterable[Row], office: str) -> list[Row]:
    """Who judges the groups of an office: its own seats and the hub's, each person once."""
    found: dict[str, Row] = {}
    for row in seats:
        if row["scope"] in (SHARED_SCOPE, office):
            found.setdefault(row["judge_id"], row)
    return list(found.values())


def recused_in(application: Row, seats: Iterable[Row], recusals: Iterable[Row]) -> set[str]:
    """The judges who do not score a group: by name, or since they live there."""
    group = listing.bare(application["group_id"])
    named = {row["judge_id"] for row in recusals}
    return named | {
        row["judge_id"] for row in seats if row["home_group"] and listing.bare(row["home_group"]) == group
    }


def _check_open(conn: Connection, round_: str) -> None:
    row = load_rows(conn, StarRound, [round_]).get(round_)
    if row is None:
        raise InputRefused(_("没有这次评定。"), _("请刷新后再试。"))
    if row["state"] not in rules.SEALED_STATES:
        raise InputRefused(_("评审已经截止，评委和回避不能再改。"))
