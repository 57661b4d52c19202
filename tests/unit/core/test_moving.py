"""A hub moves to a server and back by workbook: `--full`, addressed to itself, carries all that it holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.home import Home
from nanxi_desk.core.lists import ListExport
from nanxi_desk.core.records import new_id
from tests.support.engines import POSTGRESQL, SQLITE, place
from tests.support.exchanges import HUB, Subdistrict, announce, digest, edit, log, take, whole
from tests.support.journals import changes_in
from tests.support.requirements import needs_server


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def lived_in(town: Subdistrict) -> tuple[Home, Home]:
    """A hub with records of its own, shared ones, and those of an office."""
    hub, office = town.home(HUB), town.home("NX03")
    log(hub, "钱小满")
    announce(hub, "社区食堂用餐卡")
    edit(office, log(office, "赵一鸣"), "补充")
    town.exchange(office, hub=hub)
    return hub, office


@needs_server()
@pytest.mark.parametrize(("here", "there"), [(SQLITE, POSTGRESQL), (POSTGRESQL, SQLITE)])
def test_a_hub_moves_from_one_database_to_the_other(town: Subdistrict, here: str, there: str) -> None:
    place.kind = here
    hub, office = lived_in(town)
    place.kind = there
    new = town.home(HUB)
    assert (hub.database_kind, new.database_kind) == (here, there)
    take(new, town.send(hub, HUB, full=True))
    before = digest(hub)
    assert {scope: digest(new)[scope] for scope in ("*", "NX03")} == {s: before[s] for s in ("*", "NX03")}
    take(hub, town.send(new, HUB, full=True))  # the first administrator of the new one
    assert digest(new) == digest(hub)
    assert digest(new).keys() == {"*", "NX00", "NX03"}
    assert whole(new)
    assert whole(hub)
    # From then on the offices exchange with the new one.
    edit(office, log(office, "孙若兰"), "新的一件")
    town.exchange(office, hub=new)
    assert digest(new, "NX03", "*") == digest(office, "NX03", "*")


def test_only_what_is_new_follows_and_local_records_stay(town: Subdistrict) -> None:
    hub, new = town.home(HUB), town.home(HUB)
    log(hub, "钱小满")
    listed = ListExport(
        id=new_id(),
        scope="local",
        what="来访",
        rows=1,
        file_name="a.xlsx",
        sha256="0",
        at="2026-11-22T01:00:00Z",
    )
    with hub.journal.write(hub.actor.id) as writing:
        writing.create(listed)
    take(new, town.send(hub, HUB, full=True))
    with new.journal.read() as conn:
        assert {change.id.scope for change in changes_in(conn)} == {HUB}
    take(hub, town.send(new, HUB))
    log(hub, "李四")
    [result] = take(new, town.send(hub, HUB))
    assert (result.new, result.waiting) == (4, [])
    assert digest(new) == digest(hub)


def test_only_the_hub_sends_to_itself_and_nobody_else_takes_it(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    with pytest.raises(InputRefused, match=HUB):
        take(office, town.send(hub, HUB, full=True))
    with pytest.raises(UsageError):
        town.send(office, "NX03", full=True)
