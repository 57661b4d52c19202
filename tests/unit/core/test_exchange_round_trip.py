"""Exchange between real homes: equal in the end, whatever order, repetition, loss and restoring did."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.exchange.incoming import import_files, read_file
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.sheets import CHANGES
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import JOURNAL
from nanxi_desk.core.people import Resident
from nanxi_desk.core.workbook import protection
from nanxi_desk.frontdesk.records import Request, ServiceItem
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    announce,
    content,
    digest,
    edit,
    log,
    numbers,
    rows_of,
    take,
    texts,
    unlocked,
    whole,
)
from tests.support.journals import MovableClock
from tests.support.requirements import needs_tool


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def detail(home: Home, request_id: str) -> str | None:
    with home.journal.read() as conn:
        row = load_rows(conn, Request, [request_id]).get(request_id)
    return row["detail"] if row else None


def journalled(home: Home) -> int:
    with home.journal.read() as conn:
        return conn.execute(select(func.count()).select_from(JOURNAL)).scalar_one()


@pytest.mark.both_databases
def test_office_and_hub_agree_after_there_and_back(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office, phone="13800000001", close_now=True)
    announce(hub, "社区食堂用餐卡")
    [there] = take(hub, town.send(office))
    assert (there.new, there.changed, there.waiting) == (6, 0, [])
    assert digest(hub, "NX03") == digest(office, "NX03")
    assert digest(hub, "*") != digest(office, "*")
    take(office, town.send(hub, "NX03"))
    assert digest(hub, "NX03", "*") == digest(office, "NX03", "*")
    edit(office, request, "改过")
    [again] = take(hub, town.send(office))
    assert (again.new, again.changed, again.changes) == (0, 1, 1)
    assert detail(hub, request) == "改过"
    assert whole(hub)
    assert whole(office)


def test_replay_of_a_file_a_second_and_a_third_time_adds_nothing(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    file = town.send(office)
    take(hub, file)
    before = content(hub)
    assert numbers(take(hub, file)) == [(0, 0, 0, 0)]
    assert numbers(take(hub, file, file)) == [(0, 0, 0, 0)] * 2
    assert content(hub) == before


def test_the_same_file_twice_in_one_call_counts_once(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    file = town.send(office)
    first, second = take(hub, file, file)
    assert (first.new, second.new) == (5, 0)


def test_files_of_one_call_get_in_whatever_their_order(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    first = town.send(office)
    take(office, acknowledged(town, office, first))
    edit(office, request, "二")
    second = town.send(office)
    take(office, acknowledged(town, office, first, second))
    edit(office, request, "三")
    third = town.send(office)
    results = take(hub, third, second, first)
    assert [r.file for r in results] == [str(third), str(second), str(first)]
    assert [r.waiting for r in results] == [[], [], []]
    assert [r.changes for r in results] == [1, 1, 5]
    assert detail(hub, request) == "三"


def acknowledged(town: Subdistrict, office: Home, *files: Path) -> Path:
    """What a hub that took these files sends back, so that the next file goes on from there."""
    elsewhere = town.home(HUB)
    take(elsewhere, *files)
    return town.send(elsewhere, office.office)


@pytest.mark.both_databases
def test_a_file_whose_predecessor_is_lost_waits_and_the_full_one_heals_it(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    take(office, acknowledged(town, office, town.send(office)))
    edit(office, request, "后来")
    late = town.send(office)
    before = digest(hub)
    [result] = take(hub, late)
    assert (result.new, result.changed, result.changes) == (0, 0, 0)
    assert "NX03" in result.waiting[0]
    assert office.replica[:8] in result.waiting[0]
    assert "1–5" in result.waiting[0]
    assert "--full" in result.waiting[0]
    assert digest(hub) == before
    [healed] = take(hub, town.send(office, full=True))
    assert healed.waiting == []
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_a_lost_file_that_nobody_acknowledged_is_healed_by_the_next(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.send(office).unlink()
    log(office, "钱小满")
    [result] = take(hub, town.send(office))
    assert result.waiting == []
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_after_a_restore_have_goes_down_and_the_partner_sends_again_what_was_lost(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    backup = town.copy(office, to="backup")
    office = town.open(office.path)
    old = office.replica
    lost = log(office, "孙若兰")
    town.exchange(office, hub=hub)
    office = town.restore(office, backup)
    assert office.replica != old
    assert detail(office, lost) is None
    log(office, "李大川")
    known = pending(hub)
    take(hub, town.send(office), trust="")  # born of a known one: no word needed
    assert (known, pending(hub)) == (0, 4)
    take(office, town.send(hub, "NX03"))
    assert digest(hub, "NX03", "*") == digest(office, "NX03", "*")
    with office.journal.read() as conn:
        assert lost in load_rows(conn, Request, [lost])


def pending(hub: Home) -> int:
    """How many changes the hub's only office is not known to have."""
    [partner] = Exchange(hub).partners()
    return partner.pending


def test_a_restored_hub_gets_again_what_it_lost(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    backup = town.copy(hub, to="backup")
    hub = town.open(hub.path)
    announced = announce(hub, "助浴点预约")
    log(office, "周文静")
    town.exchange(office, hub=hub)
    hub = town.restore(hub, backup)
    log(office, "吴长青")
    assert take(hub, town.send(office))[0].waiting  # it goes on from what the lost hub had
    take(office, town.send(hub, "NX03"), trust="")
    assert take(hub, town.send(office))[0].waiting == []
    assert digest(hub, "NX03", "*") == digest(office, "NX03", "*")
    assert whole(hub)
    with hub.journal.read() as conn:
        assert announced in load_rows(conn, ServiceItem, [announced])


def test_a_file_that_arrives_late_does_not_tell_what_its_sender_has_now(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    announce(hub, "社区食堂用餐卡")
    log(office)
    early = town.send(office)
    town.exchange(office, hub=hub)
    take(hub, town.send(office))
    take(hub, early)
    assert read_file(town.send(hub, "NX03"), FILE_PASSWORD).changes == []
    assert len(read_file(town.send(hub, "NX03", full=True), FILE_PASSWORD).changes) == 6


@pytest.mark.both_databases
def test_a_dry_run_changes_nothing_and_tells_the_true_numbers(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    take(hub, town.send(office))
    edit(office, request, "甲")
    log(office, "郑月华")
    files = [town.send(office), town.send(office, full=True)]
    before = content(hub)
    foretold = take(hub, *files, dry_run=True)
    assert content(hub) == before
    done = take(hub, *files)
    assert numbers(foretold) == numbers(done)
    assert numbers(done)[0] == (4, 1, 0, 5)
    assert content(hub) != before


def test_two_computers_of_one_office_meet_through_the_hub(town: Subdistrict) -> None:
    hub, first = town.home(HUB), town.home("NX03")
    request = log(first)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    assert first.replica != second.replica
    town.exchange(first, second, hub=hub)
    edit(first, request, "先")
    edit(second, request, "后")
    log(second, "钱小满")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert digest(first, "NX03") == digest(second, "NX03") == digest(hub, "NX03")
    with hub.journal.read() as conn:
        assert load_rows(conn, Request, [request])[request]["conflict"] == "detail"


def test_a_clone_that_lives_on_is_not_left_out(town: Subdistrict) -> None:
    hub, first = town.home(HUB), town.home("NX03")
    log(first)
    announce(hub, "社区食堂用餐卡")
    town.exchange(first, hub=hub)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    log(second, "孙若兰")
    announce(hub, "助浴点预约")
    town.exchange(second, hub=hub)
    take(hub, town.send(second))
    later(first)
    take(hub, town.send(first))
    late = town.send(hub, "NX03")
    assert take(first, late)[0].waiting == []
    assert digest(first, "NX03", "*") == digest(second, "NX03", "*") == digest(hub, "NX03", "*")


def later(home: Home) -> None:
    """Its files from now on are written an hour later."""
    clock = MovableClock(home.journal.clock.now())
    clock.move(hours=1)
    home.journal.clock = clock


# --- scopes ------------------------------------------------------------------------------------------------


def test_no_workbook_holds_what_its_receiver_does_not(town: Subdistrict) -> None:
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(one, "赵一鸣", detail="只给华业")
    log(other, "钱小满", detail="只给听潮")
    log(hub, "孙若兰", detail="街道自己的来访")
    for __ in range(2):
        town.exchange(one, other, hub=hub)
    to_one = texts(unlocked(town.send(hub, "NX03", full=True)))
    assert any("只给华业" in text for text in to_one)
    secret = ("只给听潮", "钱小满", "街道自己的来访", "孙若兰", "听潮居委会", '"scope":"local"')
    assert not [text for text in to_one for word in secret if word in text]
    from_other = texts(unlocked(town.send(other, full=True)))
    assert any("钱小满" in text for text in from_other)
    assert not [
        text for text in from_other for word in ("只给华业", "赵一鸣", '"scope":"local"') if word in text
    ]
    assert set(digest(one)) <= {"NX03", "*"}
    assert set(digest(other)) <= {"NX07", "*"}
    assert digest(hub, "NX03", "NX07") == {**digest(one, "NX03"), **digest(other, "NX07")}


def test_an_office_that_knows_its_hub_exports_to_nobody_else(town: Subdistrict, tmp_path: Path) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    town.exchange(office, hub=hub)
    with pytest.raises(InputRefused, match="只与街道“NX00”交换"):
        town.send(office, "NX07")
    for code in ("NX03", "", "街道"):
        with pytest.raises(UsageError, match="单位代码"):
            town.send(office, code)
    for password in ("", "长" * 256):
        with pytest.raises(UsageError, match="密码"):
            export(office, office.actor, tmp_path / "x.xlsx", HUB, password)
    with pytest.raises(UsageError, match="不存在"):
        export(office, office.actor, tmp_path / "none" / "x.xlsx", HUB, "pw")
    assert not (tmp_path / "x.xlsx").exists()


# --- text --------------------------------------------------------------------------------------------------

AWKWARD = [
    "=1+1",
    "+86 021",
    "310106199001011234",
    "上\r\n下\r右\n左",
    "_x000D_",
    "_x0041_x0042_",
    "_x005F_x000D_",
    "👵🏽 与 𠮷野",
    "ＡＢＣ１２３",
    "   前有空白",
    "后有空白 \t",
    "<b>&amp;</b>",
    "'单引号",
    "0012",
    "1e5",
    "TRUE",
    "#N/A",
]


@pytest.mark.both_databases
def test_text_arrives_as_it_was_written(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    written = {log(office, detail="-"): text for text in AWKWARD}
    for request, text in written.items():
        edit(office, request, text)
    file = town.send(office)
    take(hub, file)
    assert {request: detail(hub, request) for request in written} == written
    assert digest(hub, "NX03") == digest(office, "NX03")
    rows = rows_of(unlocked(file), "事项登记")
    shown = {row[rows[0].index("id")]: row[rows[0].index("detail")] for row in rows[2:]}
    assert shown == written


def test_long_texts_continue_in_further_columns(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    long = "长" * 9_998 + "完。"
    request = log(office, detail=long)
    with office.journal.write(office.actor.id) as writing:
        writing.edit(Request, request, {"detail": long[::-1], "ledger_text": long})
        resident = Resident(id="ab" * 16, scope="NX03", name="周文静", note=long, address="南汐路" * 60)
        writing.create(resident)
    file = town.send(office)
    keys = rows_of(unlocked(file), CHANGES)[0]
    assert "body3" in keys
    take(hub, file)
    assert detail(hub, request) == long[::-1]
    assert digest(hub, "NX03") == digest(office, "NX03")


@needs_tool("soffice")
def test_a_workbook_saved_again_by_libreoffice_brings_the_same(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    for text in AWKWARD:
        log(office, detail="x" + text, phone="13800000001", close_now=True)
    edit(office, log(office), "上\r\n下_x000D_")
    saved = town.put(saved_by_libreoffice(unlocked(town.send(office)), town.folder))
    [result] = take(hub, saved)
    assert result.waiting == []
    assert digest(hub, "NX03") == digest(office, "NX03")
    assert whole(hub)


def saved_by_libreoffice(plain: bytes, folder: Path) -> bytes:
    source = folder / "plain" / "交换.xlsx"
    source.parent.mkdir()
    source.write_bytes(plain)
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = folder / "saved" / source.name
    assert saved.is_file(), done.stderr
    assert saved.read_bytes() != plain
    return saved.read_bytes()


# --- any schedule ------------------------------------------------------------------------------------------

OFFICES = ("NX03", "NX07")
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from((HUB, *OFFICES))),
    st.tuples(st.just("edit"), st.sampled_from(OFFICES)),
    st.tuples(st.just("export"), st.sampled_from(OFFICES)),
    st.tuples(st.just("answer"), st.sampled_from(OFFICES)),
    st.tuples(st.just("deliver"), st.integers(0, 99)),  # some file, perhaps again; some are never delivered
)


@settings(max_examples=8)
@given(st.lists(STEPS, max_size=12))
def test_any_schedule_of_files_ends_equal_after_a_last_exchange(steps: list[tuple[str, str | int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    with pytest.MonkeyPatch.context() as patch, Subdistrict(folder) as town:
        patch.setattr(protection, "encrypt", lambda data, _password: data)  # its cost is in the way here
        homes = {code: town.home(code) for code in (HUB, *OFFICES)}
        play(town, homes, steps)
        for __ in range(2):
            town.exchange(*(homes[code] for code in OFFICES), hub=homes[HUB])
        for code in OFFICES:
            assert digest(homes[code], code, "*") == digest(homes[HUB], code, "*")
            assert set(digest(homes[code])) <= {code, "*"}
        assert whole(homes[HUB])
    shutil.rmtree(folder)


def play(town: Subdistrict, homes: dict[str, Home], steps: list[tuple[str, str | int]]) -> None:
    files: list[tuple[str, Path]] = []
    requests: dict[str, str] = {}
    for number, (verb, what) in enumerate(steps):
        if verb == "deliver" and files:
            code, file = files[int(what) % len(files)]
            received = read_file(file, FILE_PASSWORD)
            import_files(homes[code], homes[code].actor, [received], trust="all")
        elif verb == "write" and what == HUB:
            announce(homes[HUB], f"新事项{number}")
        elif verb == "write":
            requests[str(what)] = log(homes[str(what)], f"访客{number}")
        elif verb == "edit" and what in requests:
            edit(homes[str(what)], requests[str(what)], f"第{number}步")
        elif verb == "export":
            files.append((HUB, town.send(homes[str(what)])))
        elif verb == "answer":
            files.append((str(what), town.send(homes[HUB], str(what))))
