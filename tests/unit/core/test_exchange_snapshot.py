"""A machine goes back to a snapshot, token and all: the exchange notices, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import FileState
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.change import ERASE
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import ERASED
from nanxi_desk.frontdesk.records import Request
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    announce,
    content,
    digest,
    edit,
    log,
    remove,
    rewind,
    take,
    whole,
)
from tests.support.journals import changes_in
from tests.support.parcels import use_parcels


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    """Its files are parcels, see there."""
    use_parcels(monkeypatch)
    with Subdistrict(tmp_path) as found:
        yield found


def detail(home: Home, request: str) -> str:
    with home.journal.read() as conn:
        return str(load_rows(conn, Request, [request])[request]["detail"])


def conflicting(home: Home) -> int:
    return Exchange(home).conflict_count()


def rewound(town: Subdistrict) -> tuple[Home, Home, str, str]:
    """A hub, an office back at a snapshot, a request of before it and one that only the hub has still."""
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office, detail="原来")
    town.exchange(office, hub=hub)
    snapshot = town.copy(office, to="snapshot")
    office = town.open(office.path)
    edit(office, request, "快照以后")
    after = log(office, "钱小满")
    take(hub, town.send(office))
    before = office.replica
    office = rewind(town, office, snapshot)
    assert office.replica == before, "nothing tells at start"
    return hub, office, request, after


def test_a_snapshot_that_only_went_back_becomes_a_new_computer(town: Subdistrict) -> None:
    hub, office, request, after = rewound(town)
    before = office.replica
    take(office, town.send(hub, "NX03"))
    assert office.replica != before
    assert "新的身份" in office.notices[-1]
    town.exchange(office, hub=hub)
    assert digest(office, "NX03", "*") == digest(hub, "NX03", "*")
    assert detail(office, request) == "快照以后"
    assert detail(office, after) == "None"
    assert conflicting(hub) == 0
    assert whole(office)


def test_what_was_written_after_the_snapshot_is_written_again_and_nothing_is_lost(town: Subdistrict) -> None:
    """The scripted counterexample: with the identity kept, these numbers would name two contents."""
    hub, office, request, after = rewound(town)
    edit(office, request, "恢复以后")
    fresh = log(office, "孙若兰", detail="新登记")
    edit(office, fresh, "又改")
    up = town.send(office)
    with pytest.raises(InputRefused, match="两台电脑用了同一个身份"):
        take(hub, up)
    take(office, town.send(hub, "NX03"))
    assert whole(office)
    assert detail(office, fresh) == "又改"
    for __ in range(2):
        town.exchange(office, hub=hub)
    assert digest(office, "NX03", "*") == digest(hub, "NX03", "*")
    assert detail(hub, fresh) == "又改"
    assert detail(hub, after) == "None"
    assert {h.text for c in Exchange(hub).conflicts() for h in c.heads} == {"快照以后", "恢复以后"}
    assert whole(hub)
    assert whole(office)


def test_with_the_identity_kept_the_counterexample_never_ends(
    town: Subdistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub, office, request, _after = rewound(town)
    monkeypatch.setattr("nanxi_desk.core.exchange.incoming.rehome", lambda *_: "")
    edit(office, request, "恢复以后")
    for __ in range(2):
        take(office, town.send(hub, "NX03"))
        with pytest.raises(InputRefused, match="两台电脑用了同一个身份"):
            take(hub, town.send(office))
    assert digest(office, "NX03") != digest(hub, "NX03")


def test_a_full_file_tells_exactly_what_has_to_be_written_again(town: Subdistrict) -> None:
    hub, office, request, _after = rewound(town)
    edit(office, request, "恢复以后")
    take(office, town.send(hub, "NX03", full=True))
    with office.journal.read() as conn:
        own = [c for c in changes_in(conn, "NX03") if c.id.replica == office.replica]
    assert [(c.id.seq, c.values) for c in own] == [(1, {"detail": "恢复以后"})]
    town.exchange(office, hub=hub)
    assert digest(office, "NX03") == digest(hub, "NX03")


def test_the_preview_tells_it_and_writes_nothing(town: Subdistrict) -> None:
    hub, office, request, _after = rewound(town)
    edit(office, request, "恢复以后")
    before, replica = content(office), office.replica
    file = town.send(hub, "NX03", full=True)
    preview = Exchange(office).preview(office.actor, [file], password=FILE_PASSWORD)
    assert "新的身份" in preview.notices[0]
    assert preview.files[0].state is FileState.READY
    assert preview.files[0].conflicts == 1
    assert content(office) == before
    applied = Exchange(office).apply(office.actor, preview)
    assert applied.done
    assert applied.preview.files[0].conflicts == 1
    assert office.replica != replica
    assert whole(office)


def test_the_hub_itself_goes_back(town: Subdistrict) -> None:
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    announce(hub, "社区食堂用餐卡")
    log(one)
    log(other)
    town.exchange(one, other, hub=hub)
    snapshot = town.copy(hub, to="snapshot")
    hub = town.open(hub.path)
    announce(hub, "助浴点预约")
    log(one, "钱小满")
    town.exchange(one, other, hub=hub)
    hub = rewind(town, hub, snapshot)
    for __ in range(3):
        take(hub, town.send(one), town.send(other))
        for office in (one, other):
            take(office, town.send(hub, office.office))
    assert digest(hub, "*", "NX03") == digest(one, "*", "NX03")
    assert digest(hub, "*", "NX07") == digest(other, "*", "NX07")
    announce(hub, "第三项")
    town.exchange(one, other, hub=hub)
    assert digest(one, "*") == digest(other, "*") == digest(hub, "*")


def test_an_erasure_after_the_snapshot_moves_with_what_it_erased(town: Subdistrict) -> None:
    hub, office, _request, _after = rewound(town)
    doomed = log(office, "孙若兰", detail="将被销毁")
    remove(office, doomed)
    take(office, town.send(hub, "NX03"))
    assert whole(office)
    with office.journal.read() as conn:
        [erasure] = [c for c in changes_in(conn, "NX03") if c.record_type == ERASE]
        targets = {(t["replica"], t["seq"]) for t in (erasure.values or {})["targets"]}
        kept = {(row.replica, row.seq) for row in conn.execute(select(ERASED)).all()}
    assert targets == kept
    assert {replica for replica, __ in targets} == {office.replica}
    town.exchange(office, hub=hub)
    assert digest(office, "NX03") == digest(hub, "NX03")
    assert whole(hub)


def test_a_copy_that_both_sides_use_is_not_healed_in_silence(
    town: Subdistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others know what would have to be written again: then people must know of it."""
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(one)
    log(other)
    town.exchange(one, other, hub=hub)
    snapshot = town.copy(hub, to="snapshot")
    hub = town.open(hub.path)
    announce(hub, "甲")
    take(one, town.send(hub, "NX03"))
    first = town.send(one)
    hub = rewind(town, hub, snapshot)
    announce(hub, "乙")
    take(other, town.send(hub, "NX07"))
    take(hub, town.send(other))
    before = content(hub)
    with pytest.raises(InputRefused, match="都已与别的单位交换过"):
        take(hub, first)
    assert content(hub) == before
