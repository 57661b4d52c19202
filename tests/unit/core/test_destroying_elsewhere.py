"""Destroyed everywhere: by real workbooks from office to hub and back, whatever arrives, early or late."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.fields import Search, field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.change import Change
from nanxi_desk.core.journal.emptying import Emptied, empty
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.lists import ListColumn, ListSheet, export_list
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import Record, Retention, new_id
from nanxi_desk.core.retention import due_today
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.exchanges import HUB, Subdistrict, digest, edit, take, texts, unlocked, whole
from tests.support.journals import Note, alone, forget_class
from tests.support.raw_pages import index_terms, raw_content
from tests.support.replicas import COMMON, Replica, meet

NAME, PHONE, DETAIL = "欧阳菡萏", "13912345678", "墨绿色雨伞"
SECRETS = (NAME, PHONE, DETAIL)
SECOND = Actor("b" * 32, "李明")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def came(office: Home) -> tuple[str, str]:
    """(request, resident) of somebody who came and was helped."""
    draft = VisitDraft(item="居住证明", name=NAME, phone=PHONE, detail=DETAIL, close_now=True)
    logged = FrontDesk(office).log(office.actor, draft)
    assert logged.resident_id
    return logged.request_id, logged.resident_id


def erase(home: Home, record: str) -> None:
    lists = DestroyDesk(home)
    assert lists.confirm(SECOND, lists.propose_record(home.actor, record)).clean


def is_gone(home: Home, *records: str) -> None:
    content = raw_content(home)
    assert [secret for secret in SECRETS if secret.encode() in content] == []
    assert not {"oyhd", "菡", PHONE} & index_terms(home)
    assert FrontDesk(home).search(NAME) == []
    assert whole(home)
    with home.journal.read() as conn:
        told = str(history_of(conn, records))
    assert not [secret for secret in SECRETS if secret in told]


def test_an_office_erases_and_the_hub_follows(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    old = town.send(office)
    town.exchange(office, hub=hub)
    assert DETAIL.encode() in raw_content(hub)
    sheet = ListSheet("全部", NAME, [ListColumn("姓名")], [])
    export_list(hub, hub.actor, sheet, town.folder / "list.xlsx")
    erase(office, resident)
    new = town.send(office)
    assert not [text for text in texts(unlocked(new)) if any(secret in text for secret in SECRETS)]
    take(hub, new)
    is_gone(office, request, resident)
    is_gone(hub, request, resident)
    assert digest(office, "NX03") == digest(hub, "NX03")
    assert [view.records for view in DestroyDesk(hub).destructions()] == [3]
    for home in (office, hub):
        with home.journal.read() as conn:
            row = load_rows(conn, Request, [request])[request]
        assert (row["state"], row["detail"], row["item_name"]) == ("办结", None, "证明出具")
    for file in (old, town.send(hub, "NX03", full=True), town.send(office, full=True)):
        take(office if file.name.endswith("NX03.xlsx") else hub, file)
    is_gone(office, request, resident)
    is_gone(hub, request, resident)


def test_the_hub_erases_and_the_office_follows(town: Subdistrict) -> None:
    """The person asked the subdistrict."""
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    town.exchange(office, hub=hub)
    erase(hub, resident)
    is_gone(hub, request, resident)
    with pytest.raises(InputRefused, match="没有"):
        DestroyDesk(office).confirm(SECOND, "0" * 32)
    take(office, town.send(hub, "NX03"))
    is_gone(office, request, resident)
    assert digest(office, "NX03") == digest(hub, "NX03")
    [account] = DestroyDesk(office).destructions()
    assert (account.proposed, account.confirmed, account.scope) == (hub.actor.name, "李明", "NX03")


def test_a_workbook_that_was_lost_and_found_brings_nothing_back(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    lost = town.send(office)
    erase(office, resident)
    take(hub, town.send(office, full=True))
    is_gone(hub, request, resident)
    take(hub, lost)
    is_gone(hub, request, resident)
    assert digest(office, "NX03") == digest(hub, "NX03")


def test_what_was_written_elsewhere_meanwhile_is_due_for_the_next_list(town: Subdistrict) -> None:
    """The office went on working on a record that the hub had erased; nobody but a person can decide."""
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    town.exchange(office, hub=hub)
    erase(hub, resident)
    edit(office, request, "后来又问")
    with office.journal.write(office.actor.id) as writing:
        writing.edit(Resident, resident, {"phone": "13700000001"})
    again = FrontDesk(office).log(
        office.actor, VisitDraft(item="居住证明", name="", resident_id=resident, close_now=True)
    )
    town.exchange(office, hub=hub)
    is_gone(office, request, resident)
    assert FrontDesk(office).detail(again.request_id).row.visitor == ""
    assert digest(office, "NX03") == digest(hub, "NX03")
    late = due_today(office)
    assert (late["request"], late["resident"]) == ((request,), (resident,))
    lists = DestroyDesk(office)
    lists.confirm(SECOND, lists.propose_due(office.actor))
    town.exchange(office, hub=hub)
    for home in (office, hub):
        assert due_today(home) == {}
        assert b"13700000001" not in raw_content(home)
        assert "后来又问".encode() not in raw_content(home)
        assert whole(home)
    assert digest(office, "NX03") == digest(hub, "NX03")


# --- any order ---------------------------------------------------------------------------------------------


class Matter(Record):
    """Of which a skeleton stays."""

    record_type = "test_matter"
    label = "事项"
    searchable = True
    retention = Retention(kept=("kind",))

    kind: str = field("类别", default="甲")
    words: str | None = field("内容", search=Search.TEXT, default=None)
    more: str | None = field("补充", search=Search.TEXT, default=None)


forget_class(Matter)
_KINDS: dict[int, type[Record]] = {0: Note, 1: Matter}
_WORDS = {Note: "title", Matter: "words"}
who, which, kinds = st.integers(0, 1), st.integers(0, 2), st.integers(0, 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("create"), who, kinds),
        st.tuples(st.just("edit"), who, which),
        st.tuples(st.just("erase"), who, which),
        st.tuples(st.just("delete"), who, which),
        st.tuples(st.just("write a file"), who, which),
        st.tuples(st.just("take a file"), who, which),
    ),
    min_size=4,
    max_size=16,
)


class _Town:
    """Two homes, the files between them in any order, and what each erasure took away."""

    def __init__(self) -> None:
        self.homes = Replica(), Replica()
        self.records: list[tuple[type[Record], str]] = []
        self.files: list[list[Change]] = []
        self.gone: set[str] = set()
        self._tokens = 0

    def token(self) -> str:
        self._tokens += 1
        return f"token{self._tokens:03d}x"

    def run(self, step: str, home: int, number: int) -> None:
        desk = self.homes[home]
        if step == "create":
            self._create(desk, _KINDS[number])
        elif step == "write a file":
            self.files.append(desk.changes())
        elif step == "take a file" and self.files:
            desk.take(self.files[number % len(self.files)])
        elif self.records:
            self._touch(step, desk, *self.records[number % len(self.records)])

    def _create(self, desk: Replica, kind: type[Record]) -> None:
        values = {_WORDS[kind]: self.token()}
        made = kind(id=new_id(), scope=COMMON, **values)
        self.records.append((kind, desk.create(made)))

    def _touch(self, step: str, desk: Replica, kind: type[Record], record: str) -> None:
        row = desk.row(record, of=kind)
        if row is None or (row["deleted"] and step != "erase"):
            return
        if step == "edit":
            desk.edit(record, of=kind, **{_WORDS[kind]: self.token()})
        elif step == "delete":
            desk.delete(record, of=kind)
        else:
            values = [c.values for c in desk.changes() if c.record_id == record and c.values]
            self.gone.update(str(v[_WORDS[kind]]) for v in values if v.get(_WORDS[kind]))
            with desk.journal().write("actor") as writing:
                empty(writing, kind, [record], Emptied())


@pytest.fixture(scope="module")
def classes() -> Iterator[None]:
    with alone(Note, Matter):
        yield


@pytest.mark.usefixtures("classes")
@given(steps)
@settings(deadline=None)
def test_what_was_erased_is_nowhere_after_any_order_of_exchange(order: list[tuple[str, int, int]]) -> None:
    town = _Town()
    for step in order:
        town.run(*step)
    meet(*town.homes)
    one, other = town.homes
    assert one.digests() == other.digests()
    for desk in town.homes:
        content = desk.dump()
        assert [token for token in sorted(town.gone) if token.encode() in content] == []
        assert desk.verify().problems == []
