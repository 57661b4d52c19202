"""Records that look at others which are no parts of theirs: derived again where those move, in any order."""

import pytest

from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.records import Record, natural_id
from nanxi_desk.core.schema import rebuild
from tests.support.homes import make_home
from tests.support.journals import add_tables, forget_class, known

pytestmark = pytest.mark.both_databases


class Tree(Record):
    record_type = "test_tree"
    label = "树"

    place: str = field("地点", Kind.TEXT, required=True, indexed=True)
    tall: int = field("高", Kind.INTEGER, required=True)


class Bench(Record):
    record_type = "test_bench"
    label = "长椅"
    beside = ("place", "test_tree", "place")

    place: str | None = field("地点", indexed=True, default=None)
    shade: int | None = field("树荫", Kind.INTEGER, derived=True, default=None)

    @classmethod
    def derive(cls, values, parts, workdays):
        del values, workdays
        return {"shade": sum(tree["tall"] for tree in parts)}


for each in (Tree, Bench):
    forget_class(each)


def test_what_lies_beside_a_record_is_followed(tmp_path) -> None:
    with known(Tree, Bench), make_home(tmp_path / "home") as home:
        add_tables(home.engine, Tree, Bench)
        trees = {name: natural_id("test_tree", home.office, name) for name in "abc"}
        bench = natural_id("test_bench", home.office, "bench")

        def shade() -> int:
            with home.journal.read() as conn:
                assert verify(conn).problems == []
                return int(load_rows(conn, Bench, [bench])[bench]["shade"])

        def tree(name: str, place: str) -> Tree:
            return Tree(id=trees[name], scope=home.office, place=place, tall=len(place))

        with home.journal.write("") as writing:
            writing.create(tree("a", "巷口"), Bench(id=bench, scope=home.office, place="巷口"))
        assert shade() == 2
        with home.journal.write("") as writing:
            writing.create(tree("b", "巷口"), tree("c", "河边小路"))
        assert shade() == 4
        with home.journal.write("") as writing:
            writing.edit(Tree, trees["a"], {"tall": 9})
        assert shade() == 11
        with home.journal.write("") as writing:
            writing.edit(Tree, trees["b"], {"place": "河边小路"})
        assert shade() == 9
        with home.journal.write("") as writing:
            writing.delete(Tree, trees["a"])
        assert shade() == 0
        with home.journal.write("") as writing:
            writing.edit(Bench, bench, {"place": "河边小路"})
        assert shade() == 6
        rebuild(home.engine)
        assert shade() == 6
