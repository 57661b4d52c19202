"""Cases that an exchange has to stand, each by its name; others have their place in the files beside this."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.trust import signature_problems
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.change import CHAIN_START, Change
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import STREAM, projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.records import natural_id
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import StepOrder
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.records import Asking
from tests.support.exchanges import (
    CHANGES,
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    announce,
    cell_changed,
    content,
    digest,
    edit,
    log,
    manifest_of,
    remove,
    rewritten,
    signed_anew,
    take,
    unlocked,
    whole,
)
from tests.support.homes import make_home
from tests.support.journals import MovableClock, Note, alone, changes_in
from tests.support.parcels import use_parcels
from tests.support.replicas import Replica, meet


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    """Its files are parcels, see there."""
    use_parcels(monkeypatch)
    with Subdistrict(tmp_path) as found:
        yield found


@pytest.fixture
def real_town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def two_seats(town: Subdistrict, **draft: str) -> tuple[Home, Home, Home, str]:
    hub, first = town.home(HUB), town.home("NX03")
    request = log(first, **draft)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    return hub, first, second, request


def row_of(home: Home, request: str) -> dict[str, object]:
    with home.journal.read() as conn:
        return load_rows(conn, Request, [request])[request]


# --- clocks ------------------------------------------------------------------------------------------------


def test_a_clock_reset_to_2009_loses_to_nothing_it_has_seen(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town, detail="原来")
    second.journal.clock = MovableClock(datetime(2009, 1, 1, tzinfo=UTC))
    edit(second, request, "时钟错了的电脑所写")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert [row_of(home, request)["detail"] for home in (hub, first)] == ["时钟错了的电脑所写"] * 2
    assert Exchange(hub).conflict_count() == 0
    [newest] = [c for c in changes_of(hub, request) if c.values == {"detail": "时钟错了的电脑所写"}]
    assert newest.at.startswith("2009")


def changes_of(home: Home, record: str) -> list[Change]:
    with home.journal.read() as conn:
        return [c for c in changes_in(conn) if c.record_id == record]


def test_an_edit_over_a_far_future_stamp_wins_everywhere(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town)
    second.journal.clock = MovableClock(datetime(2090, 1, 1, tzinfo=UTC))
    edit(second, request, "来自未来")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    edit(first, request, "看过以后写的")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert [row_of(home, request)["detail"] for home in (hub, first, second)] == ["看过以后写的"] * 3
    assert Exchange(hub).conflict_count() == 0


def test_what_comes_from_the_future_is_marked_in_the_inbox(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town)
    second.journal.clock = MovableClock(datetime(2090, 1, 1, tzinfo=UTC))
    edit(second, request, "来自未来")
    second.journal.clock = MovableClock()
    edit(first, request, "今天写的")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    [conflict] = Exchange(hub).conflicts()
    assert {h.text: h.at[:4] for h in conflict.heads}["来自未来"] == "2090"


# --- ways ---------------------------------------------------------------------------------------------------


def test_two_hops_of_relay_make_no_phantom_conflicts(town: Subdistrict) -> None:
    """From one seat through the hub to the other and back, each writing over what it has seen."""
    hub, first, second, request = two_seats(town, detail="原来")
    homes = {"甲": first, "乙": second}
    for turn in range(3):
        for name, home in homes.items():
            edit(home, request, f"{name}第{turn}次")
            take(hub, town.send(home))
            for other in homes.values():
                take(other, town.send(hub, "NX03", full=turn == 1))
            for each in (hub, first, second):
                assert row_of(each, request)["detail"] == f"{name}第{turn}次"
                assert Exchange(each).conflict_count() == 0
    FrontDesk(second).accept(second.actor, request)
    take(hub, town.send(second))
    take(first, town.send(hub, "NX03"))
    FrontDesk(first).close_request(first.actor, request)
    town.exchange(first, second, hub=hub)
    assert digest(hub, "NX03") == digest(first, "NX03") == digest(second, "NX03")
    assert Exchange(hub).conflicts() == Exchange(first).conflicts() == Exchange(second).conflicts() == ()


# --- records that meet -------------------------------------------------------------------------------------


def test_the_same_natural_key_at_hub_and_two_offices_is_one_record() -> None:
    with alone(Note):
        hub, one, other = Replica(), Replica(), Replica()
        record = natural_id("test_note", "S", "名册-1", "王建国")
        for replica, title in ((hub, "街道"), (one, "一居"), (other, "一居")):
            replica.create(Note(id=record, scope="S", title=title, tags=[title]))
        meet(hub, one, other)
        assert hub.digests() == one.digests() == other.digests()
        assert hub.inbox("S") == one.inbox("S") == other.inbox("S") == {record: "title"}
        assert hub.value(record, "tags") == ["一居", "街道"]


def test_a_hand_over_is_seen_by_both_ends_only(town: Subdistrict) -> None:
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    request = log(one, detail="违建")
    FrontDesk(one).accept(one.actor, request)
    FrontDesk(one).take_step(one.actor, [request], StepOrder("转办", reason="请街道核实", target="街道"))
    town.exchange(one, other, hub=hub)
    for kind, reason in (("接收", ""), ("回件", "已责令拆除")):
        FrontDesk(hub).take_step(hub.actor, [request], StepOrder(kind, reason=reason))
    for __ in range(2):
        town.exchange(one, other, hub=hub)
    assert digest(hub, "NX03") == digest(one, "NX03")
    with other.journal.read() as conn:
        assert all(c.id.scope in ("NX07", "*") for c in changes_in(conn))
    FrontDesk(one).close_request(one.actor, request)
    assert whole(one)


def test_two_closings_keep_state_and_result_together(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town)
    FrontDesk(first).accept(first.actor, request)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    FrontDesk(first).close_request(first.actor, request, "办成")
    FrontDesk(second).close_request(second.actor, request, "不予办理", "不符合条件")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    rows = [row_of(home, request) for home in (hub, first, second)]
    assert {row["state"] for row in rows} == {"办结"}
    [result] = {row["result"] for row in rows}
    assert result in ("办成", "不予办理")
    assert digest(hub, "NX03") == digest(first, "NX03") == digest(second, "NX03")
    assert all(whole(home) for home in (hub, first, second))


def test_the_same_visible_number_twice_is_told_and_stops_nothing(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    one, other = log(office), log(office, "钱小满")
    number = row_of(office, one)["number"]
    with office.journal.write(office.actor.id) as writing:
        writing.edit(Request, other, {"number": number})
    town.exchange(office, hub=hub)
    for home in (office, hub):
        with home.journal.read() as conn:
            found = verify(conn)
        assert found.problems == []
        assert [line for line in found.pending if "待核" in line and str(number) in line]


def test_an_erased_value_stays_away_and_chains_verify(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town, detail="将被销毁的内容")
    old = town.send(second, full=True)
    remove(first, request)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    take(hub, old)
    assert all(whole(home) for home in (hub, first, second))
    assert digest(hub, "NX03") == digest(first, "NX03") == digest(second, "NX03")
    for home in (hub, first, second):
        assert all("将被销毁" not in (c.body or b"").decode() for c in changes_of(home, request))
    assert "将被销毁".encode() not in town.send(hub, "NX03", full=True).read_bytes()


def test_undo_of_an_erasure_is_refused(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    take(hub, town.send(office))
    remove(office, request)
    take(hub, town.send(office))
    latest = next(f.id for f in Exchange(hub).history() if f.undoable)
    with pytest.raises(InputRefused, match="依法清除"):
        Exchange(hub).undo(hub.actor, latest)


# --- ends of streams ---------------------------------------------------------------------------------------


def signed_streams(home: Home) -> dict[str, bytes]:
    with home.journal.read() as conn:
        rows = conn.execute(select(STREAM).where(STREAM.c.signature.is_not(None))).all()
    return {f"{row.replica}/{row.scope}": row.signature for row in rows}


def test_owners_sign_the_ends_of_their_streams_and_the_hub_relays_them(town: Subdistrict) -> None:
    hub, first, second, _request = two_seats(town)
    log(second, "钱小满")
    town.exchange(first, second, hub=hub)
    town.exchange(first, hub=hub)
    name = f"{second.replica}/NX03"
    assert signed_streams(second)[name] == signed_streams(hub)[name] == signed_streams(first)[name]
    with first.journal.read() as conn:
        assert signature_problems(conn) == []


def test_a_false_signature_of_an_end_is_refused(real_town: Subdistrict) -> None:
    town = real_town
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    plain = unlocked(town.send(office))
    name = f"{office.replica}/NX03"
    assert name in manifest_of(plain)["signatures"]
    forged = town.put(signed_anew(plain, office, signatures={name: "00" * 64}))
    with pytest.raises(InputRefused, match="不是它的主人签的"):
        take(hub, forged)


def test_a_stream_that_was_cut_here_shows(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    take(hub, town.send(office))
    with hub.engine.begin() as conn:
        conn.execute(update(STREAM).where(STREAM.c.replica == office.replica).values(seq=1, hash=CHAIN_START))
    with hub.journal.read() as conn:
        assert len(signature_problems(conn)) == 1


# --- sentences ---------------------------------------------------------------------------------------------


def test_a_damaged_cell_is_named_by_file_sheet_row_and_column(real_town: Subdistrict) -> None:
    town = real_town
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    plain = unlocked(town.send(office))
    file = town.put(rewritten(plain, {CHANGES: cell_changed("hash", lambda _cell: "!", row=3)}))
    with pytest.raises(InputRefused) as refusal:
        take(hub, file)
    assert refusal.value.message == f"“{file.name}”:“_变更”表第 4 行 E 列被改动或损坏了。"


# --- many -----------------------------------------------------------------------------------------------


def year(town: Subdistrict, offices: int, weeks: int, per_week: int, chance: random.Random) -> None:
    """Every week some files come, in any order, some twice, some never; in the end all are the same."""
    hub = town.home(HUB)
    homes = [_office(town, f"NX{number:02d}") for number in range(1, offices + 1)]
    for home in homes:
        take(home, _first(town, hub, home))
    kept: list[Path] = []
    for week in range(weeks):
        announce(hub, f"第 {week} 周通知")
        for home in homes:
            for number in range(per_week):
                log(home, f"人{number}", close_now=chance.random() < 0.5)
        files = [town.send(home) for home in homes if chance.random() < 0.8]
        files += chance.sample(kept, min(2, len(kept)))
        files = [file for file in files if chance.random() < 0.8]
        chance.shuffle(files)
        if files:
            take(hub, *files)
        kept += files
        for home in homes:
            if chance.random() < 0.5:
                down = town.send(hub, home.office)
                if chance.random() < 0.8:
                    take(home, down)
    for __ in range(2):
        town.exchange(*homes, hub=hub)
    assert_equal(hub, homes, weeks * per_week)


def _office(town: Subdistrict, code: str) -> Home:
    home = make_home(town.folder / code, code, name=f"{code}居委会")
    town.opened.append(home)
    return home


def _first(town: Subdistrict, hub: Home, home: Home) -> Path:
    take(hub, town.send(home))
    return town.send(hub, home.office)


def assert_equal(hub: Home, homes: Sequence[Home], requests: int) -> None:
    """Scoped digests and totals are equal, nothing waits, everybody is whole."""
    total = 0
    for home in homes:
        assert digest(home, home.office, "*") == digest(hub, home.office, "*")
        own = _requests(home)
        assert own == requests
        assert Exchange(home).waiting() == ()
        assert whole(home)
        total += own
    assert _requests(hub) == total
    assert Exchange(hub).waiting() == ()
    assert whole(hub)


def _requests(home: Home) -> int:
    table = projection(Request)
    visible = select(func.count()).select_from(table).where(table.c.deleted.is_(False))
    with home.journal.read() as conn:
        return int(conn.execute(visible).scalar_one())


def test_three_offices_and_some_weeks_add_up(town: Subdistrict) -> None:
    year(town, offices=3, weeks=4, per_week=2, chance=random.Random(20261122))


@pytest.mark.soak
def test_thirteen_offices_and_a_year_add_up(real_town: Subdistrict) -> None:
    """23,000 requests by real workbooks: 13 offices, 52 weeks, 34 a week and office."""
    year(real_town, offices=13, weeks=52, per_week=34, chance=random.Random(1))


@pytest.mark.soak
def test_thirteen_offices_and_some_weeks_by_real_workbooks(real_town: Subdistrict) -> None:
    year(real_town, offices=13, weeks=4, per_week=5, chance=random.Random(2))


def test_a_cut_or_flipped_file_never_changes_the_hub_by_its_preview(real_town: Subdistrict) -> None:
    """Any byte, sampled: refused in one sentence, or exactly the preview of the intact file."""
    town = real_town
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    data = town.send(office).read_bytes()
    intact = _figures(hub, town.put(data))
    before = content(hub)
    chance = random.Random(7)
    for __ in range(6):
        place = chance.randrange(len(data))
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        for damaged in (data[:place], bytes(flipped)):
            file = town.put(damaged)
            [preview] = (
                Exchange(hub).preview(hub.actor, [file], password=FILE_PASSWORD, trusted=("all",)).files
            )
            if preview.refused:
                assert preview.refused.startswith(f"“{file.name}”")
                assert preview.refused.count("。") == 1
            else:
                assert _figures(hub, file) == intact
    assert content(hub) == before


def _figures(hub: Home, file: Path) -> tuple[int, ...]:
    service = Exchange(hub)
    [found] = service.preview(hub.actor, [file], password=FILE_PASSWORD, trusted=("all",)).files
    return found.new, found.changed, found.conflicts, found.changes


# --- what an import need not compute -----------------------------------------------------------------------


class _Watched(dict[str, object]):
    """A row that remembers what was read of it."""

    def __init__(self, row: dict[str, object]) -> None:
        super().__init__(row)
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> object:
        self.read.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        self.read.add(name)
        return super().get(name, default)


def test_derived_fields_are_read_from_what_the_class_names_and_nothing_else(town: Subdistrict) -> None:
    """Otherwise an edit of another field would leave them as they were."""
    office = town.home("NX03")
    request = log(office)
    row = _Watched(row_of(office, request))
    derived = Request.derive(row, [], lambda _scope: pytest.fail("no calendar is asked for"))
    assert set(derived) == {f.name for f in Request.fields.values() if f.derived}
    assert Request.derived_from is not None
    assert row.read <= Request.derived_from | {"scope"}


def test_sums_are_read_from_what_the_class_names_and_nothing_else(town: Subdistrict) -> None:
    office = town.home("NX03")
    assert Request.added_from is not None
    open_, closed = log(office), log(office, "钱小满", close_now=True)
    read = set()
    for request in (open_, closed):
        row = _Watched(row_of(office, request))
        assert Request.adds(row)
        read |= row.read
    assert read == Request.added_from


def test_what_lies_beside_is_read_in_the_fields_that_the_class_names_and_no_others(town: Subdistrict) -> None:
    office = town.home("NX03")
    request = log(office)
    assert Asking.beside_read is not None
    for subject in (rules.VISIT, rules.MATTER):
        beside = _Watched(row_of(office, request))
        asking = {"request_id": request, "subject": subject, "asked_at": None, "unnamed": None}
        assert Asking.derive(asking, [beside], lambda _scope: pytest.fail("no calendar is asked for"))
        assert beside.read - {"id"} == Asking.beside_read


def test_an_edit_of_another_field_leaves_askings_alone_and_one_of_theirs_moves_them(
    town: Subdistrict,
) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office, detail="原来")
    satisfaction_of(office).ask(office.actor, request)
    town.exchange(office, hub=hub)
    for values in ({"detail": "改过"}, {"line": "别的条线"}):
        with office.journal.write(office.actor.id) as writing:
            writing.edit(Request, request, values)
        take(hub, town.send(office))
        assert whole(hub)
        assert digest(hub, "NX03") == digest(office, "NX03")
    with hub.journal.read() as conn:
        assert [row.line for row in conn.execute(select(projection(Asking).c.line))] == ["别的条线"]


# --- the list ----------------------------------------------------------------------------------------------

# What an exchange has to stand, and the tests that show it; they lie in the files of this folder.
CASES = {
    "replay": ["test_replay_of_a_file_a_second_and_a_third_time_adds_nothing"],
    "clone": ["test_a_clone_that_lives_on_is_not_left_out", "test_a_copied_folder"],
    "database file copied back on the same machine": [
        "test_yesterdays_database_file_copied_back_on_the_same_machine"
    ],
    "restore, after which have goes down": [
        "test_after_a_restore_have_goes_down_and_the_partner_sends_again_what_was_lost",
        "test_what_was_written_after_the_snapshot_is_written_again_and_nothing_is_lost",
    ],
    "an edit over a far-future stamp": ["test_an_edit_over_a_far_future_stamp_wins_everywhere"],
    "a clock reset to 2009": ["test_a_clock_reset_to_2009_loses_to_nothing_it_has_seen"],
    "unknown fields": [
        "test_unknown_fields_survive_and_count",
        "test_unknown_fields_and_registers_of_a_newer_version_are_carried_counted_and_passed_on",
    ],
    "newer minor and major format": [
        "test_names_of_a_newer_minor_version_are_passed_over",
        "test_another_major_version_is_refused_whole",
        "test_a_newer_minor_format_brings_the_same_digest_and_a_newer_major_one_nothing",
    ],
    "dangling references": [
        "test_dangling_references_are_told_and_come_to_life_when_the_missing_record_arrives"
    ],
    "deletion against edit": ["test_a_deletion_beside_an_edit_stays_visible_and_is_decided"],
    "concurrent decisions": ["test_concurrent_decisions_are_a_conflict_again_unless_they_agree"],
    "a superseded head leaves the inbox": ["test_a_superseded_head_leaves_the_inbox"],
    "two hops of relay": ["test_two_hops_of_relay_make_no_phantom_conflicts"],
    "undo after export": ["test_undo_after_export_takes_back_and_everybody_agrees"],
    "undo and own numbers": ["test_undo_never_reuses_an_own_number"],
    "one natural key thrice": ["test_the_same_natural_key_at_hub_and_two_offices_is_one_record"],
    "hand-over": ["test_a_hand_over_is_seen_by_both_ends_only"],
    "two closings": ["test_two_closings_keep_state_and_result_together"],
    "the same visible number twice": ["test_the_same_visible_number_twice_is_told_and_stops_nothing"],
    "an erased value": ["test_an_erased_value_stays_away_and_chains_verify"],
    "a lost, replaced, revoked key": [
        "test_a_lost_computer_is_replaced_and_its_key_revoked",
        "test_a_revoked_computer_is_refused",
    ],
    "line ends and escapes through LibreOffice": [
        "test_a_workbook_saved_again_by_libreoffice_brings_the_same"
    ],
    "digests across versions and engines": [
        "test_digests_are_equal_across_engines_after_an_exchange_by_workbook",
        "test_a_workbook_of_that_time_gives_the_same_records_and_digest",
    ],
}


@pytest.mark.parametrize("case", CASES)
def test_each_case_of_the_list_has_its_tests(case: str) -> None:
    written = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [name for name in CASES[case] if f"\ndef {name}(" not in written] == []
