"""Whatever was erased is in no table, index or journal of either home, in any order of exchange."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.core.fields import Search, field
from nanxi_desk.core.journal.change import Change
from nanxi_desk.core.journal.emptying import Emptied, empty
from nanxi_desk.core.records import Record, Retention, new_id
from tests.support.journals import Note, alone, forget_class
from tests.support.replicas import COMMON, Replica, meet


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


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note, Matter):
        yield


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
