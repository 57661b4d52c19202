"""Use cases of planning: programmes, sessions, repeats, headcounts. Rights come first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from nanxi_desk.core.calendar import load_calendar
from nanxi_desk.core.checks import check_value, is_day
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, from_database, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import ANSWERING, declare
from nanxi_desk.training import listing, rules
from nanxi_desk.training.records import Programme, RosterEntry, TrainingSession, entry_id, programme_id
from nanxi_desk.training.rights import RIGHT_READ
from nanxi_desk.training.sessions import load_session, own_session, session_views
from nanxi_desk.training.shipped import shipped_programmes
from nanxi_desk.training.views import (
    OfficeView,
    ProgrammeView,
    Repeat,
    SessionDetail,
    SessionFilter,
    SessionOrder,
    SessionRow,
)

RIGHT_PLAN = declare("training.plan", "安排培训（项目、场次、名单）", *ANSWERING)
_LONGEST_STEP = 366  # days between repeats

_programmes, _sessions = projection(Programme), projection(TrainingSession)


class Training:
    """Programmes and sessions of one opened home: its own, and the hub's that are shared with it."""

    def __init__(self, home: Home) -> None:
        self._home = home

    @property
    def today(self) -> str:
        """The office's day."""
        return office_day(self._home.journal.clock.now())

    @property
    def _scope(self) -> str:
        return SHARED_SCOPE if self._home.is_hub else self._home.office

    # --- programmes --------------------------------------------------------------------------------------

    def programmes(self, *, withdrawn_too: bool = False) -> tuple[ProgrammeView, ...]:
        """Programmes in the order of the shipped file, then own ones by name."""
        self._home.actor.require(RIGHT_READ)
        order = [programme_id(SHARED_SCOPE, each.key) for each in shipped_programmes()]
        with self._home.journal.read() as conn:
            rows = conn.execute(select(_programmes).where(_programmes.c.deleted.is_(False))).mappings().all()
            counted = _count_by_programme(conn)
        found = [self._programme(dict(row), counted) for row in rows if row["name"]]
        found.sort(key=lambda p: (order.index(p.id) if p.id in order else len(order), p.name, p.id))
        return tuple(each for each in found if withdrawn_too or not each.withdrawn)

    def add_programme(self, actor: Actor, name: str, audience: str = "") -> str:
        """A further programme, the hub's for all; its id. FieldRefused where there is one of this name."""
        actor.require(RIGHT_PLAN)
        self._check_programme("", name, audience)
        # By its name: two seats that add the same have added one.
        record_id = programme_id(self._scope, rules.plain_name(name))
        with self._home.journal.write(actor.id) as writing:
            values: dict[str, Any] = {"name": name.strip(), "audience": audience.strip() or None}
            row = load_rows(writing.conn, Programme, [record_id]).get(record_id)
            if row is None:
                writing.create(Programme(id=record_id, scope=self._scope, **values))
            else:
                if row["deleted"]:
                    writing.restore(Programme, record_id)
                writing.edit(Programme, record_id, {**values, "withdrawn": None})
        return record_id

    def save_programme(self, actor: Actor, programme: str, name: str, audience: str = "") -> None:
        """Another name or audience; sessions keep their programme."""
        actor.require(RIGHT_PLAN)
        self._check_programme(programme, name, audience)
        self._edit_programme(actor, programme, {"name": name.strip(), "audience": audience.strip() or None})

    def withdraw_programme(self, actor: Actor, programme: str) -> None:
        """Nobody plans sessions of it any more; those that there are stay."""
        self._edit_programme(actor, programme, {"withdrawn": True})

    def take_back_programme(self, actor: Actor, programme: str) -> None:
        """A withdrawn programme is offered again."""
        self._edit_programme(actor, programme, {"withdrawn": None})

    def offices(self) -> tuple[OfficeView, ...]:
        """Offices that this home knows, by code: at the hub all that sent a file, elsewhere the own one."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            names = office_names(conn, self._home)
        shown = names if self._home.is_hub else {self._home.office: self._home.office_name}
        return tuple(OfficeView(code, shown[code]) for code in sorted(shown))

    # --- planning ----------------------------------------------------------------------------------------

    def plan(self, actor: Actor, order: SessionOrder, repeat: Repeat | None = None) -> tuple[str, ...]:
        """A session, with its repeats in one step; the ids in order of days. FieldRefused names the field."""
        actor.require(RIGHT_PLAN)
        values, scope = self._checked(order)
        days = [order.day, *self._repeats(order.day, repeat)]
        series = new_id() if len(days) > 1 else None
        with self._home.journal.write(actor.id) as writing:
            self._check_known(writing.conn, order)
            return tuple(
                self._create(writing, scope, {**values, "day": day, "series": series}) for day in days
            )

    def repeat(self, actor: Actor, session: str, repeat: Repeat) -> tuple[str, ...]:
        """Further sessions like one that there is, with its roster where asked; their ids."""
        actor.require(RIGHT_PLAN)
        with self._home.journal.write(actor.id) as writing:
            row = self._own(writing.conn, session)
            days = self._repeats(row["day"], repeat)
            if not days:
                raise FieldRefused("count", _("请写要重复几次，或选日期。"))
            series = row["series"] or new_id()
            if not row["series"]:
                writing.edit(TrainingSession, session, {"series": series})
            values = {name: row[name] for name in _REPEATED}
            made = tuple(
                self._create(writing, row["scope"], {**values, "day": day, "series": series}) for day in days
            )
            if repeat.with_roster:
                for each, day in zip(made, days, strict=True):
                    copy_roster(writing, row, each, day)
        return made

    def alter(self, actor: Actor, session: str, order: SessionOrder, seen: str | None = None) -> bool:
        """Another day, place and so on; False where nothing differs. `seen` is the detail's."""
        actor.require(RIGHT_PLAN)
        values, scope = self._checked(order)
        with self._home.journal.write(actor.id) as writing:
            row = self._own(writing.conn, session)
            self._check_known(writing.conn, order, before=row)
            if scope != row["scope"]:
                raise FieldRefused("shared", _("场次的主办单位不能改，请另建一场。"))
            told = _referring(writing.conn, scope, values)
            return writing.edit(TrainingSession, session, told, seen=seen)

    def set_headcount(self, actor: Actor, session: str, heads: int | None) -> None:
        """How many people there were where names are not taken; None: not counted yet."""
        actor.require(RIGHT_PLAN)
        with self._home.journal.write(actor.id) as writing:
            row = self._own(writing.conn, session)
            if not row["counted_only"]:
                words = _("这一场登记姓名，人次由签到得出。")
                raise FieldRefused("headcount", words, _("只计人数的场次才填人数。"))
            _check_heads(heads)
            writing.edit(TrainingSession, session, {"headcount": heads})

    def cancel(self, actor: Actor, session: str) -> None:
        """The session does not take place; it counts nowhere, and everything of it stays."""
        self._edit(actor, session, {"cancelled": True})

    def take_back(self, actor: Actor, session: str) -> None:
        """A cancelled session takes place after all."""
        self._edit(actor, session, {"cancelled": None})

    # --- reading -----------------------------------------------------------------------------------------

    def count(self, wanted: SessionFilter) -> int:
        """How many sessions a list has."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return len(self._found(conn, wanted))

    def page(self, wanted: SessionFilter, first: int = 0, count: int = 500) -> tuple[SessionRow, ...]:
        """Sessions of a list, the latest day first, with their counts."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return session_views(
                conn, self._home, self._found(conn, wanted)[first : first + count], self.today
            )

    def detail(self, session: str) -> SessionDetail:
        """Everything of one session but its people; InputRefused where it is gone."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            row = load_session(conn, session)
            view = session_views(conn, self._home, [row], self.today)[0]
            same = _sessions.c.series == row["series"], _sessions.c.deleted.is_(False)
            series = select(_sessions.c.id).where(*same).order_by(_sessions.c.day, _sessions.c.id)
            ids = tuple(conn.execute(series).scalars()) if row["series"] else (row["id"],)
        return SessionDetail(view, _order_of(row), row["heads"], ids)

    def named(self, text: str) -> str:
        """The id of the session that is meant: an id, or a day with words of the topic, "2026-05-12 应急"."""
        self._home.actor.require(RIGHT_READ)
        words = text.split()
        with self._home.journal.read() as conn:
            row = load_rows(conn, TrainingSession, [text.strip()]).get(text.strip())
            if row is not None and not row["deleted"]:
                return str(row["id"])
            found = self._found(conn, SessionFilter())
        fitting = [row for row in found if words and all(_names(row, word) for word in words)]
        if len(fitting) == 1:
            return str(fitting[0]["id"])
        if not fitting:
            hint = _("请写场次的编号，或“日期 主题”，例如 2026-05-12 应急。")
            raise InputRefused(_("没有找到场次“{text}”。").format(text=text[:40]), hint)
        raise InputRefused(
            _("“{text}”对得上 {count} 场。").format(text=text[:40], count=len(fitting)),
            _("请再写日期或主题，只对上一场。"),
        )

    # --- inside ------------------------------------------------------------------------------------------

    def _found(self, conn: Connection, wanted: SessionFilter) -> list[Row]:
        rows = listing.session_rows(conn, wanted, self.today)
        if wanted.which == "doubtful":
            people = listing.people_of(conn, rows)
            rows = [row for row in rows if listing.doubts(people[row["id"]])]
        return rows

    def _programme(self, row: Row, counted: Mapping[str, int]) -> ProgrammeView:
        shared = row["scope"] == SHARED_SCOPE
        return ProgrammeView(
            row["id"],
            row["scope"],
            row["name"],
            row["audience"] or "",
            ("hub" if row["heads"] else "shipped") if shared else "office",
            bool(row["withdrawn"]),
            self._home.is_hub if shared else row["scope"] == self._home.office,
            counted.get(row["id"], 0),
        )

    def _check_programme(self, programme: str, name: str, audience: str) -> None:
        check_value(Programme.fields["name"], name.strip())
        check_value(Programme.fields["audience"], audience.strip() or None)
        for each in self.programmes(withdrawn_too=True):
            same = rules.plain_name(each.name) == rules.plain_name(name)
            if same and each.id != programme and not (each.withdrawn and not programme and each.editable):
                raise FieldRefused("name", _("已有同名的项目。"), _("请换一个名称，或直接用它。"))

    def _edit_programme(self, actor: Actor, programme: str, values: Mapping[str, Any]) -> None:
        actor.require(RIGHT_PLAN)
        with self._home.journal.write(actor.id) as writing:
            if not load_rows(writing.conn, Programme, [programme]):
                raise InputRefused(_("这个项目已不在。"), _("请刷新后再试。"))
            writing.edit(Programme, programme, values)

    def _checked(self, order: SessionOrder) -> tuple[dict[str, Any], str]:
        """The values of a session's form, and its scope; FieldRefused for the first that does not fit."""
        if order.shared and not self._home.is_hub:
            raise FieldRefused("shared", _("只有街道能办面向各居委会的场次。"))
        begin, end = _checked_times(order)
        tenths = _checked_hours(order, begin, end)
        values: dict[str, Any] = {
            "programme_id": order.programme_id,
            "topic": order.topic.strip(),
            "day": order.day,
            "begin": begin or None,
            "end": end or None,
            "place": order.place.strip() or None,
            "teacher": order.teacher.strip() or None,
            "forms": list(dict.fromkeys(f.strip() for f in order.forms if f.strip())) or None,
            "tenths": tenths,
            "audience": order.audience.strip() or None,
            "counted_only": order.counted_only or None,
            "headcount": order.headcount if order.counted_only else None,
            "needs_out": order.needs_out or None,
            "late_after": order.late_after,
            "early_before": order.early_before,
            "note": order.note.strip() or None,
        }
        for name in ("late_after", "early_before"):
            if values[name] is not None and not 0 <= values[name] <= rules.MOST_GRACE:
                words = _("宽限应在 0 到 {most} 分钟之间。").format(most=rules.MOST_GRACE)
                raise FieldRefused(name, words)
        _check_heads(values["headcount"])
        for name, value in values.items():
            check_value(TrainingSession.fields[name], value)
        return values, SHARED_SCOPE if order.shared else self._home.office

    def _check_known(self, conn: Connection, order: SessionOrder, before: Row | None = None) -> None:
        programme = listing.bare(order.programme_id)
        row = load_rows(conn, Programme, [programme]).get(programme)
        if row is None or row["deleted"]:
            raise FieldRefused("programme_id", _("请选择项目。"))
        if before is not None and order.counted_only and not before["counted_only"]:
            people = listing.people_of(conn, [before])[before["id"]]
            if any(each.mark is not None for each in people):
                words = _("这一场已有人签到，不能改为只计人数。")
                raise FieldRefused("counted_only", words, _("请另建一场只计人数的。"))

    def _repeats(self, first: str, repeat: Repeat | None) -> list[str]:
        if repeat is None:
            return []
        if repeat.days:
            days = sorted({*repeat.days} - {first})
            if not all(is_day(day) for day in days):
                raise FieldRefused("days", _("日期应写作 2026-11-22。"))
        else:
            fits = 1 <= repeat.every <= _LONGEST_STEP
            if not fits:
                raise FieldRefused("every", _("间隔应在 1 到 {most} 天之间。").format(most=_LONGEST_STEP))
            start = date.fromisoformat(first)
            steps = range(1, max(repeat.count, 0) + 1)
            days = [
                (start + timedelta(days=repeat.every * n)).isoformat()
                for n in steps[: rules.MOST_REPEATS + 1]
            ]
        if len(days) > rules.MOST_REPEATS:
            raise FieldRefused("count", _("一次最多重复 {most} 场。").format(most=rules.MOST_REPEATS))
        return self._on_workdays(days) if repeat.workdays_only else days

    def _on_workdays(self, days: Sequence[str]) -> list[str]:
        with self._home.journal.read() as conn:
            calendar = load_calendar(conn, self._home.office)
        moved = []
        for wanted in days:
            day = date.fromisoformat(wanted)
            while not calendar.is_workday(day):
                day += timedelta(days=1)
            moved.append(day.isoformat())
        return list(dict.fromkeys(moved))

    def _create(self, writing: Writing, scope: str, values: Mapping[str, Any]) -> str:
        record_id = new_id()
        told = _referring(writing.conn, scope, values)
        writing.create(TrainingSession(id=record_id, scope=scope, **told))
        return record_id

    def _own(self, conn: Connection, session: str) -> Row:
        return own_session(conn, self._home, session)

    def _edit(self, actor: Actor, session: str, values: Mapping[str, Any]) -> None:
        actor.require(RIGHT_PLAN)
        with self._home.journal.write(actor.id) as writing:
            self._own(writing.conn, session)
            writing.edit(TrainingSession, session, values)


_REPEATED = (
    *("programme_id", "topic", "begin", "end", "place", "teacher", "forms", "tenths", "audience"),
    *("counted_only", "needs_out", "late_after", "early_before", "note"),
)


def copy_roster(writing: Writing, source: Row, target: str, day: str) -> int:
    """Invite to a session whom another one of the same host invites; how many that were."""
    writing.flush()
    entries = projection(RosterEntry)
    invited = select(entries).where(entries.c.session_id == source["id"], entries.c.deleted.is_(False))
    rows = [
        from_database(RosterEntry, row)
        for row in writing.conn.execute(invited.order_by(entries.c.number.nulls_last())).mappings()
    ]
    for row in rows:
        person = listing.bare(row["person_id"])
        values = {name: row[name] for name in RosterEntry.fields if name not in ("session_id", "day")}
        record_id = entry_id(source["scope"], target, person)
        writing.create(RosterEntry(id=record_id, scope=source["scope"], session_id=target, day=day, **values))
    return len(rows)


def _referring(conn: Connection, scope: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A session's values with the programme as a record of the scope refers to it."""
    programme = listing.bare(values["programme_id"])
    row = load_rows(conn, Programme, [programme])[programme]
    return {**values, "programme_id": refer(row["scope"], programme, within=scope)}


def _count_by_programme(conn: Connection) -> dict[str, int]:
    column = _sessions.c.programme_id
    counted = select(column, func.count()).where(
        _sessions.c.deleted.is_(False), _sessions.c.cancelled.is_not(True)
    )
    found: dict[str, int] = {}
    for programme, count in conn.execute(counted.group_by(column)):
        key = listing.bare(programme)
        found[key] = found.get(key, 0) + count
    return found


def _checked_times(order: SessionOrder) -> tuple[str, str]:
    told = []
    for name, text in (("begin", order.begin), ("end", order.end)):
        minutes = rules.clock_minutes(text) if text.strip() else None
        if text.strip() and minutes is None:
            raise FieldRefused(name, _("时间应写作 09:00。"))
        told.append("" if minutes is None else rules.clock_text(minutes))
    begin, end = told
    if end and (not begin or end <= begin):
        raise FieldRefused("end", _("结束时间应晚于开始时间。"))
    return begin, end


def _checked_hours(order: SessionOrder, begin: str, end: str) -> int | None:
    if order.hours.strip():
        tenths = rules.tenths_of(order.hours)
        if tenths is None or tenths > 1_000:
            raise FieldRefused("hours", _("学时应是 0 到 100 的数，最多一位小数，例如 2.5。"))
        return tenths
    minutes = rules.minutes_between(begin, end)
    return None if minutes is None else rules.lesson_tenths(minutes)


def _check_heads(heads: int | None) -> None:
    if heads is not None and not 0 <= heads <= rules.MOST_HEADCOUNT:
        words = _("人数应在 0 到 {most} 之间。").format(most=rules.MOST_HEADCOUNT)
        raise FieldRefused("headcount", words)


def _order_of(row: Row) -> SessionOrder:
    tenths = row["tenths"]
    return SessionOrder(
        programme_id=listing.bare(row["programme_id"]),
        topic=row["topic"] or "",
        day=row["day"] or "",
        begin=row["begin"] or "",
        end=row["end"] or "",
        place=row["place"] or "",
        teacher=row["teacher"] or "",
        forms=tuple(row["forms"] or ()),
        hours="" if tenths is None else str(rules.hours_of(tenths)),
        audience=row["audience"] or "",
        shared=row["scope"] == SHARED_SCOPE,
        counted_only=bool(row["counted_only"]),
        headcount=row["headcount"],
        needs_out=bool(row["needs_out"]),
        late_after=row["late_after"],
        early_before=row["early_before"],
        note=row["note"] or "",
    )


def _names(row: Row, word: str) -> bool:
    plain = rules.plain_name(word)
    return bool(plain) and (
        plain in rules.plain_name(row["topic"] or "") or (row["day"] or "").startswith(word)
    )


def with_defaults(order: SessionOrder, programme: ProgrammeView) -> SessionOrder:
    """A form's first filling: for whom the programme is."""
    return order if order.audience else replace(order, audience=programme.audience)
