"""Destroy lists: what is due, two persons, everything of a person gone, the figures kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from nanxi_desk.core import search
from nanxi_desk.core.backups import SUFFIX, make_backup
from nanxi_desk.core.database import create_database, write_anew
from nanxi_desk.core.destroy_records import DestroyList, Destruction
from nanxi_desk.core.destroying import PORTION, DestroyDesk
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Identity
from nanxi_desk.core.journal.local import RESIDUE, get_local
from nanxi_desk.core.journal.tables import STREAM, projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.lists import ListColumn, ListSheet, export_list
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import LOCAL_SCOPE, RECORD_TYPES, SHARED_SCOPE, Record
from nanxi_desk.core.retention import due_today, registers, set_years
from nanxi_desk.frontdesk.records import Request, RequestStep, ServiceItem, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import StepOrder, VisitDraft
from tests.support.homes import make_home
from tests.support.journals import MovableClock, add_tables, forget_class, known
from tests.support.raw_pages import index_terms, pages, raw_content

OLD = datetime(2019, 3, 1, 2, tzinfo=UTC)
NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)
NAME, PHONE, ID_NUMBER = "欧阳菡萏", "13912345678", "110101199003074258"
SECRETS = (NAME, PHONE, ID_NUMBER, "墨绿色雨伞", "139 1234 5678", "旧说明琥珀", "菡")
SECOND = Actor("b" * 32, "李明", frozenset({"主任"}))


@dataclass
class Desk:
    home: Home
    clock: MovableClock
    front: FrontDesk
    lists: DestroyDesk

    def log(self, name: str = NAME, **draft: str | bool) -> str:
        """A closed request of a resident."""
        values = {"item": "居住证明", "name": name, "close_now": True, **draft}
        return self.front.log(self.home.actor, VisitDraft(**values)).request_id  # type: ignore[arg-type]

    def row(self, kind: type, record_id: str) -> dict[str, object]:
        with self.home.journal.read() as conn:
            table = projection(kind)
            return dict(conn.execute(select(table).where(table.c.id == record_id)).mappings().one())

    def residents(self, name: str = NAME) -> list[str]:
        with self.home.journal.read() as conn:
            table = projection(Resident)
            return list(conn.execute(select(table.c.id).where(table.c.name == name)).scalars())

    def erase(self, record_id: str) -> str:
        made = self.lists.propose_record(self.home.actor, record_id)
        self.lists.confirm(SECOND, made)
        return made

    def whole(self) -> bool:
        with self.home.journal.read() as conn:
            return verify(conn).problems == []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = MovableClock(OLD)
    with make_home(tmp_path / "home", wall=clock) as home:
        yield Desk(home, clock, FrontDesk(home), DestroyDesk(home))


@pytest.fixture
def person(desk: Desk) -> str:
    """Somebody of whom traces lie everywhere that this version keeps any."""
    first = desk.log(phone=PHONE, id_number=ID_NUMBER, detail="墨绿色雨伞")
    edited = desk.front.detail(first)
    desk.front.edit(desk.home.actor, edited, {"detail": "旧说明琥珀"})
    open_ = desk.log(phone=PHONE, detail="墨绿色雨伞", close_now=False)
    desk.front.take_step(desk.home.actor, [open_], StepOrder("受理"))
    desk.front.take_step(desk.home.actor, [open_], StepOrder("办结", reason="墨绿色雨伞", result="办成"))
    with desk.home.journal.write(desk.home.actor.id) as writing:
        second = Resident(id="9" * 32, scope=desk.home.office, name=NAME, phone="13900000000")
        writing.create(second)
    desk.front.join_residents(desk.home.actor, _resident_of(desk, first), "9" * 32)
    desk.log("赵一鸣", detail=f"邻居 139 1234 5678 来电，另留 {PHONE} 转告")
    sheet = ListSheet("全部", f"姓名：{NAME}", [ListColumn("姓名")], [["欧阳**"]])
    export_list(desk.home, desk.home.actor, sheet, desk.home.path / f"{NAME}.xlsx")
    (desk.home.path / f"{NAME}.xlsx").unlink()
    Drafts(desk.home).keep("visit", {"name": NAME})
    return first


def _resident_of(desk: Desk, request: str) -> str:
    visit = desk.row(Visit, str(desk.row(Request, request)["visit_id"]))
    return str(visit["resident_id"])


def traces(desk: Desk) -> list[str]:
    content = raw_content(desk.home)
    return [secret for secret in SECRETS if secret.encode() in content]


def test_a_person_is_gone_from_every_page_and_index_and_the_figures_stay(desk: Desk, person: str) -> None:
    assert set(traces(desk)) == set(SECRETS)
    assert {"oyhd", "ouyanghandan", PHONE} & index_terms(desk.home)
    before, past = desk.row(Request, person), desk.front.today()
    steps = _steps(desk, person)
    desk.erase(_resident_of(desk, person))
    assert traces(desk) == []
    assert not {"oyhd", "ouyanghandan", "菡", PHONE, PHONE[-4:]} & index_terms(desk.home)
    for typed in (NAME, "oyhd", "ouyang", PHONE[:7], "雨伞"):
        assert (desk.front.search(typed), desk.front.find_residents(typed)) == ([], [])
    assert desk.whole()
    assert desk.front.today() == past
    after = desk.row(Request, person)
    assert (after["detail"], after["ledger_text"]) == (None, None)
    kept = ("number", "item_name", "line", "registered_at", "state", "closed_at", "on_spot", "deleted")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert _steps(desk, person) == steps
    assert desk.row(Visit, str(after["visit_id"]))["resident_id"] is None
    assert desk.front.detail(person).row.visitor == ""
    assert Drafts(desk.home).read("visit") is None
    assert desk.residents() == []


def _steps(desk: Desk, request: str) -> list[tuple[object, ...]]:
    table = projection(RequestStep)
    with desk.home.journal.read() as conn:
        rows = conn.execute(select(table.c.kind, table.c.at, table.c.by_name, table.c.result).order_by("id"))
        return [tuple(row) for row in rows]


def test_other_peoples_records_lose_the_number_and_keep_the_rest(desk: Desk, person: str) -> None:
    other = desk.front.search("赵一鸣")[0].id
    desk.erase(_resident_of(desk, person))
    assert desk.row(Request, other)["detail"] == "邻居 〔已清除〕 来电，另留 〔已清除〕 转告"
    assert [hit.id for hit in desk.front.search("赵一鸣")] == [other]


def test_an_office_leaves_shared_records_to_the_hub(desk: Desk) -> None:
    """The hub would take its change there for a forgery, and every file after it."""
    own = desk.home.journal.identity
    item = ServiceItem(id="e" * 32, scope=SHARED_SCOPE, name=f"咨询 {PHONE}", line="民政")
    desk.home.journal.identity = Identity(own.replica, own.office, is_hub=True)
    with desk.home.journal.write(desk.home.actor.id) as writing:
        writing.create(item)
    desk.home.journal.identity = own
    desk.erase(_resident_of(desk, desk.log(phone=PHONE)))
    assert desk.row(ServiceItem, item.id)["name"] == f"咨询 {PHONE}"
    with desk.home.journal.read() as conn:
        scopes = conn.execute(select(STREAM.c.scope, STREAM.c.seq)).all()
    assert dict(scopes)[SHARED_SCOPE] == 1  # type: ignore[arg-type]


def test_a_dispute_about_what_is_left_is_not_due(desk: Desk, person: str) -> None:
    """Something of the record was erased, but it is about somebody else and stays."""
    other = desk.front.search("赵一鸣")[0].id
    desk.erase(_resident_of(desk, person))
    seen = str(desk.row(Request, other)["heads"])
    for detail in ("一说", "另一说"):
        with desk.home.journal.write(desk.home.actor.id) as writing:
            writing.edit(Request, other, {"detail": detail}, seen=seen)
    assert desk.row(Request, other)["conflict"] == "detail"
    assert due_today(desk.home) == {}


def test_the_log_of_lists_keeps_that_it_was_and_not_of_whom(desk: Desk, person: str) -> None:
    desk.erase(_resident_of(desk, person))
    with desk.home.journal.read() as conn:
        [row] = conn.execute(select(projection(RECORD_TYPES["list_export"]))).mappings().all()
    assert (row["what"], row["rows"], row["filter_words"], row["file_name"]) == ("全部", 1, None, None)


class Card(Record):
    """A register of a module to come, that says nothing of retention."""

    record_type = "test_card"
    label = "卡片"

    holder_id: str = field("居民", Kind.REFERENCE, references="resident", required=True)
    words: str = field("内容", required=True)


class Look(Record):
    """A log of a module to come, kept by this installation alone."""

    record_type = "test_look"
    label = "查看记录"
    written_by = "local"

    record: str = field("记录号", required=True)
    why: str = field("理由", required=True)


for _class in (Card, Look):
    forget_class(_class)


def test_a_module_to_come_inherits_all_of_it(desk: Desk) -> None:
    with known(Card, Look):
        add_tables(desk.home.engine, Card, Look)
        resident = _resident_of(desk, desk.log(phone=PHONE))
        card = Card(id="a" * 32, scope=desk.home.office, holder_id=resident, words="墨绿色雨伞")
        look = Look(id="c" * 32, scope=LOCAL_SCOPE, record=resident, why="旧说明琥珀")
        with desk.home.journal.write(desk.home.actor.id) as writing:
            writing.create(card, look)
        assert due_today(desk.home) == {}
        desk.clock.moment = datetime(2024, 3, 2, 2, tzinfo=UTC)
        assert due_today(desk.home)["test_card"] == (card.id,)
        assert resident in due_today(desk.home)["resident"]
        desk.erase(resident)
        assert traces(desk) == []
        assert desk.row(Card, card.id)["deleted"]
        assert desk.whole()


def test_nothing_brings_it_back_by_undo(desk: Desk) -> None:
    request = desk.log(phone=PHONE)
    desk.erase(_resident_of(desk, request))
    with pytest.raises(InputRefused, match="清除"):
        desk.front.undo(desk.home.actor)
    assert traces(desk) == []


# --- two persons -------------------------------------------------------------------------------------------


def test_who_proposed_cannot_confirm(desk: Desk, person: str) -> None:
    made = desk.lists.propose_record(desk.home.actor, _resident_of(desk, person))
    for actor in (desk.home.actor, Actor("recovery", "恢复码", frozenset({"管理员"}))):
        with pytest.raises(InputRefused, match="另一个人"):
            desk.lists.confirm(actor, made)
    with pytest.raises(NotAllowed):
        desk.lists.confirm(Actor("", ""), made)
    assert desk.residents()


def test_the_account_says_who_how_much_and_when_and_names_nobody(desk: Desk, person: str) -> None:
    made = desk.lists.propose_record(desk.home.actor, _resident_of(desk, person), reason="来电要求")
    rehearsed = desk.lists.confirm(SECOND, made, dry_run=True)
    assert (desk.residents() != [], desk.lists.destructions()) == (True, ())
    done = desk.lists.confirm(SECOND, made)
    assert (done.records, done.registers, done.remaining) == (rehearsed.records, rehearsed.registers, 0)
    assert done.registers["resident"] == 2
    [account] = desk.lists.destructions()
    assert (account.proposed, account.confirmed, account.number) == ("陈静", "李明", done.number)
    assert account.counts == done.registers
    assert [view.state for view in desk.lists.lists()] == ["已销毁"]
    with pytest.raises(InputRefused, match="已销毁"):
        desk.lists.confirm(SECOND, made)
    desk.clock.move(days=400)
    assert desk.whole()


def test_a_row_is_taken_off_with_a_reason_that_names_nobody(desk: Desk, person: str) -> None:
    resident = _resident_of(desk, person)
    with pytest.raises(FieldRefused, match="姓名或号码"):
        desk.lists.propose_record(desk.home.actor, resident, reason=f"{NAME}要求")
    made = desk.lists.propose_record(desk.home.actor, resident)
    for reason in ("", f"替{PHONE}留着"):
        with pytest.raises(FieldRefused):
            desk.lists.remove(desk.home.actor, made, [person], reason)
    desk.lists.remove(desk.home.actor, made, [person], "诉讼需要")
    assert [view.removed for view in desk.lists.rows(made) if view.id == person] == ["诉讼需要"]
    desk.lists.confirm(SECOND, made)
    assert desk.row(Request, person)["detail"] == "旧说明琥珀"
    assert desk.residents() == []


def test_what_is_open_cannot_be_put_on_a_list(desk: Desk) -> None:
    request = desk.log(close_now=False)
    with pytest.raises(InputRefused, match="还没有办结"):
        desk.lists.propose_record(desk.home.actor, _resident_of(desk, request))


def test_a_list_can_be_withdrawn(desk: Desk, person: str) -> None:
    made = desk.lists.propose_record(desk.home.actor, _resident_of(desk, person))
    desk.lists.withdraw(desk.home.actor, made)
    with pytest.raises(InputRefused, match="已撤回"):
        desk.lists.confirm(SECOND, made)


# --- what is due -------------------------------------------------------------------------------------------


def test_every_class_says_how_long_it_is_kept() -> None:
    for record_class in RECORD_TYPES.values():
        terms = record_class.retention
        named = {*terms.after, *terms.kept}
        assert named <= record_class.fields.keys(), record_class
        required = {f.name for f in record_class.fields.values() if f.required and not f.derived}
        assert not terms.kept or record_class.record_type == "list_export" or required <= set(terms.kept)


def test_nothing_is_due_before_its_time_and_all_of_it_after(desk: Desk) -> None:
    request = desk.log(detail="来问")
    desk.clock.moment = datetime(2024, 2, 28, 2, tzinfo=UTC)
    assert due_today(desk.home) == {}
    desk.clock.moment = datetime(2024, 3, 2, 2, tzinfo=UTC)
    visit = str(desk.row(Request, request)["visit_id"])
    resident = _resident_of(desk, request)
    assert due_today(desk.home) == {"request": (request,), "resident": (resident,), "visit": (visit,)}


def test_a_resident_who_came_again_stays_and_the_old_matter_goes(desk: Desk) -> None:
    old = desk.log(phone=PHONE, detail="旧事")
    desk.clock.moment = NOW
    new = desk.log(phone=PHONE, detail="新事")
    assert _resident_of(desk, new) == (resident := _resident_of(desk, old))
    found = due_today(desk.home)
    assert (found["request"], found.get("resident")) == ((old,), None)
    made = desk.lists.propose_due(desk.home.actor)
    desk.lists.confirm(SECOND, made)
    assert (desk.row(Request, old)["detail"], desk.row(Request, new)["detail"]) == (None, "新事")
    assert desk.residents() == [resident]
    assert due_today(desk.home) == {}
    assert desk.whole()


def test_whoever_is_joined_to_somebody_who_came_stays(desk: Desk) -> None:
    one, other = (_resident_of(desk, desk.log(phone=phone)) for phone in ("13900000001", "13900000002"))
    desk.front.join_residents(desk.home.actor, one, other)
    desk.clock.moment = NOW
    desk.log(phone="13900000001")
    assert "resident" not in due_today(desk.home)


def test_what_is_open_is_never_due(desk: Desk) -> None:
    request = desk.log(detail="来问", close_now=False)
    desk.clock.moment = NOW
    assert due_today(desk.home) == {}
    desk.front.close_request(desk.home.actor, request)
    assert due_today(desk.home) == {}, "five years from the closing"


def test_what_somebody_edited_lately_is_in_use(desk: Desk) -> None:
    resident = _resident_of(desk, desk.log(phone=PHONE))
    desk.clock.moment = NOW
    with desk.home.journal.write(desk.home.actor.id) as writing:
        writing.edit(Resident, resident, {"address": "云南南路"})
    assert "resident" not in due_today(desk.home)


def test_a_ledger_taken_over_lately_counts_from_its_visits(desk: Desk) -> None:
    """The record is new, what it tells of is old."""
    desk.clock.moment = NOW
    with desk.home.journal.write(desk.home.actor.id) as writing:
        resident = Resident(id="a" * 32, scope=desk.home.office, name=NAME)
        visit = Visit(id="c" * 32, scope=desk.home.office, resident_id=resident.id, at="2018-05-01T02:00:00Z")
        writing.create(resident, visit, Resident(id="d" * 32, scope=desk.home.office, name="无来访"))
    assert due_today(desk.home) == {"resident": (resident.id,), "visit": (visit.id,)}


def test_an_office_alters_the_years(desk: Desk) -> None:
    request = desk.log(detail="来问")
    desk.clock.moment = datetime(2021, 3, 2, 2, tzinfo=UTC)
    set_years(desk.home, desk.home.actor, "request", 2)
    assert due_today(desk.home) == {"request": (request,)}
    set_years(desk.home, desk.home.actor, "request", 0)
    desk.clock.moment = NOW
    assert "request" not in due_today(desk.home)
    assert "resident" not in due_today(desk.home), "a request that is kept for good keeps its resident"
    with desk.home.journal.read() as conn:
        told = {r.key: (r.years, r.altered, r.anonymises) for r in registers(conn, desk.home.office)}
    assert (told["request"], told["resident"]) == ((None, True, True), (5, False, False))
    for name, years in (("request", 101), ("staff", 3), ("nothing", 3)):
        with pytest.raises(FieldRefused):
            set_years(desk.home, desk.home.actor, name, years)


def test_what_came_in_between_is_left_out(desk: Desk) -> None:
    old = desk.log(phone=PHONE)
    resident = _resident_of(desk, old)
    desk.clock.moment = NOW
    made = desk.lists.propose_due(desk.home.actor)
    desk.log(phone=PHONE)
    done = desk.lists.confirm(SECOND, made)
    assert done.skipped == 1
    assert desk.residents() == [resident]


def test_a_long_list_goes_in_portions_and_on_where_it_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nanxi_desk.core.destroying.PORTION", 4)
    assert PORTION > 4
    for number in range(4):
        desk.log(f"赵{number}明", detail="来问")
    desk.clock.moment = NOW
    made = desk.lists.propose_due(desk.home.actor)
    reached: list[tuple[int, int]] = []
    done = desk.lists.confirm(
        SECOND, made, progress=lambda *at: reached.append(at), cancelled=lambda: bool(reached)
    )
    assert (reached, done.remaining) == ([(4, 12)], 8)
    assert desk.whole()
    assert desk.lists.lists()[0].state == "销毁中"
    done = desk.lists.confirm(
        Actor("c" * 32, "王芳", frozenset({"主任"})), made, progress=lambda *at: reached.append(at)
    )
    assert (reached[1:], done.remaining) == ([(8, 12), (12, 12)], 0)
    accounts = desk.lists.destructions()
    assert sum(account.records for account in accounts) == 12
    assert {account.confirmed for account in accounts} == {"李明", "王芳"}
    assert due_today(desk.home) == {}


# --- what is left in files ---------------------------------------------------------------------------------


def test_residue_is_told_until_the_file_was_written_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    resident = _resident_of(desk, desk.log(phone=PHONE))
    made = desk.lists.propose_record(desk.home.actor, resident)
    monkeypatch.setattr("nanxi_desk.core.journal.door.write_anew", lambda _engine: False)
    assert not desk.lists.confirm(SECOND, made).clean
    monkeypatch.undo()
    with desk.home.journal.read() as conn:
        assert get_local(conn, RESIDUE) == "1"
        assert any("残留" in sentence for sentence in verify(conn).pending)
    assert desk.home.journal.scrub()
    with desk.home.journal.read() as conn:
        assert get_local(conn, RESIDUE) is None


def test_what_a_busy_file_left_in_its_corners_is_gone_once_written_anew(tmp_path: Path) -> None:
    """SQLite zeroes what is deleted, but not the places from which it had moved that before."""
    chance, key, path = Random(1), bytes(32), tmp_path / "busy.db"
    engine = create_database(path, key)
    with engine.connect() as conn, conn.begin():
        conn.exec_driver_sql("CREATE TABLE t (no INTEGER PRIMARY KEY, name TEXT, more TEXT)")
        conn.exec_driver_sql("CREATE INDEX t_name ON t (name)")
        rows = [(no, f"N{no:05}S", "x" * chance.randint(10, 300)) for no in range(2_000)]
        conn.exec_driver_sql("INSERT INTO t VALUES (?, ?, ?)", rows)
        for __ in range(4_000):
            grown = "y" * chance.randint(10, 900), chance.randrange(2_000)
            conn.exec_driver_sql("UPDATE t SET more = ? WHERE no = ?", grown)
        conn.exec_driver_sql("UPDATE t SET name = NULL, more = NULL")
    assert write_anew(engine)
    engine.dispose()
    content = b"".join(pages(path, key))
    assert [name for __, name, __ in rows if name.encode() in content] == []


def test_backups_that_hold_it_are_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "home" / "backups").mkdir()
    make_backup(desk.home, tmp_path / "home" / "backups" / f"before{SUFFIX}")
    request = desk.log(phone=PHONE)
    full = make_backup(desk.home, tmp_path / "home" / "backups" / f"with{SUFFIX}")
    desk.erase(_resident_of(desk, request))
    make_backup(desk.home, tmp_path / "home" / "backups" / f"after{SUFFIX}")
    assert [backup.path for backup in desk.lists.backups()] == [full.path]


def test_tables_of_lists_hold_no_personal_value(desk: Desk, person: str) -> None:
    desk.erase(_resident_of(desk, person))
    with desk.home.journal.read() as conn:
        for kind in (DestroyList, Destruction):
            text = str(conn.execute(select(projection(kind))).all())
            assert not [secret for secret in SECRETS if secret in text]
        assert search.hits(conn, Resident, NAME, 5) == []
