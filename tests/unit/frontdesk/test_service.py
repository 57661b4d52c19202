"""Use cases of the front desk: logged, found again, closed, corrected, and asked for by right."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import get_record, load_rows
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import Logged, VisitDraft
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MORNING, MovableClock

pytestmark = pytest.mark.both_databases

NOBODY = Actor("", "")


@pytest.fixture
def home(tmp_path) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=MovableClock()) as made:
        yield made
        with made.journal.read() as conn:
            assert verify(conn).problems == []


@pytest.fixture
def desk(home: Home) -> FrontDesk:
    return FrontDesk(home)


def log(desk: FrontDesk, home: Home, item: str = "社保卡", **draft) -> Logged:
    return desk.log(home.actor, VisitDraft(item=item, **draft))


def found(desk: FrontDesk, typed: str) -> list[str]:
    return [row.id for row in desk.search(typed)]


# --- logging -----------------------------------------------------------------------------------------------


def test_a_logged_visit_is_shown_whole(desk: FrontDesk, home: Home) -> None:
    logged = log(
        desk, home, name=" 周兰 ", phone="13800001234", address="南京西路1号", channel="电话", detail="补办"
    )
    detail = desk.detail(logged.request_id)
    row = detail.row
    assert (row.number, row.visitor, row.channel, row.state) == (logged.number, "周兰", "电话", "登记")
    assert (row.registered, row.day, row.receiver) == ("11-22 09:00", "2026-11-22", ADMIN)
    assert (detail.detail, detail.address) == ("补办", "南京西路1号")
    assert [step.kind for step in detail.steps] == ["登记"]
    assert detail.steps[0].by == ADMIN
    assert detail.visitor_id == logged.resident_id


def test_phones_are_masked(desk: FrontDesk, home: Home) -> None:
    logged = log(desk, home, name="周兰", phone="13800001234")
    shown = repr(desk.detail(logged.request_id)) + repr(desk.find_residents("周兰"))
    assert "13800001234" not in shown
    assert "1234" in desk.find_residents("周兰")[0].phone


def test_items_of_the_catalogue_bring_their_line(desk: FrontDesk, home: Home) -> None:
    known = desk.detail(log(desk, home, "社保卡").request_id).row
    assert known.line not in ("", "目录外")
    unknown = desk.detail(log(desk, home, "帮忙找猫").request_id).row
    assert (unknown.item, unknown.line) == ("帮忙找猫", "目录外")


def test_an_anonymous_visit_has_no_resident(desk: FrontDesk, home: Home) -> None:
    logged = log(desk, home)
    assert logged.resident_id is None
    assert desk.detail(logged.request_id).row.visitor == ""


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"item": ""}, "item"),
        ({"item": "  "}, "item"),
        ({"phone": "13800001234"}, "name"),
        ({"name": "周兰", "phone": "keine"}, "phone"),
        ({"name": "周" * 61}, "name"),
        ({"name": "周兰", "id_number": "310101199001011239"}, "id_number"),
        ({"name": "周兰", "gender": "x"}, "gender"),
        ({"channel": "brieftaube"}, "channel"),
        ({"detail": "x" * 10_001}, "detail"),
        ({"detail": "x\x00"}, "detail"),
        ({"close_now": True, "result": "vielleicht"}, "result"),
    ],
)
def test_what_does_not_fit_names_its_field_and_leaves_nothing(
    desk: FrontDesk, home: Home, draft: dict, field: str
) -> None:
    with pytest.raises(FieldRefused) as refusal:
        log(desk, home, **draft)
    assert refusal.value.field == field
    assert desk.count("all") == 0
    assert desk.find_residents("周") == []
    assert log(desk, home).number.endswith("001")


def test_closed_on_the_spot(desk: FrontDesk, home: Home) -> None:
    row = desk.detail(log(desk, home, close_now=True, result="移送").request_id).row
    assert (row.state, row.result, row.on_spot) == ("办结", "移送", True)
    assert desk.today().closed_on_spot == 1


def test_the_same_person_is_not_made_twice(desk: FrontDesk, home: Home) -> None:
    first = log(desk, home, name="周兰", phone="13800001234")
    again = log(desk, home, name="周兰", phone="13800001234")
    other = log(desk, home, name="周兰", phone="13900001234")
    nameless = log(desk, home, name="周兰")
    assert first.resident_id == again.resident_id
    assert len({first.resident_id, other.resident_id, nameless.resident_id}) == 3
    chosen = desk.log(home.actor, VisitDraft(item="社保卡", resident_id=first.resident_id))
    (hit,) = [hit for hit in desk.find_residents("周兰") if hit.id == first.resident_id]
    assert chosen.resident_id == first.resident_id
    assert (hit.visits, hit.last_day) == (3, "2026-11-22")


def test_numbers_count_by_day_and_name_office_and_replica(desk: FrontDesk, home: Home) -> None:
    wall = home.journal.clock
    assert isinstance(wall, MovableClock)
    numbers = [log(desk, home).number for __ in range(2)]
    wall.move(hours=15)  # midnight at the office is 16:00 UTC
    numbers.append(log(desk, home).number)
    series = home.replica[:2].upper()
    assert numbers == [
        f"NX03-{day}-{series}{count}"
        for day, count in [("20261122", "001"), ("20261122", "002"), ("20261123", "001")]
    ]
    assert len({re.sub(r"\W", "", number) for number in numbers}) == 3


# --- the life of a request ---------------------------------------------------------------------------------


def test_accepted_then_closed(desk: FrontDesk, home: Home) -> None:
    wall = home.journal.clock
    assert isinstance(wall, MovableClock)
    request = log(desk, home).request_id
    wall.move(days=1)
    desk.accept(home.actor, request, "材料齐")
    assert desk.detail(request).row.state == "受理"
    wall.move(days=1)
    desk.close_request(home.actor, request, "自行解决", "电话告知")
    detail = desk.detail(request)
    assert (detail.row.state, detail.row.result, detail.row.on_spot) == ("办结", "自行解决", False)
    assert [(s.kind, s.note) for s in detail.steps] == [
        ("登记", ""),
        ("受理", "材料齐"),
        ("办结", "电话告知"),
    ]
    assert detail.steps[-1].at == "2026-11-24 09:00"


def test_steps_of_one_second_follow_the_way_of_the_life_cycle(desk: FrontDesk, home: Home) -> None:
    for number in range(8):  # ids of one millisecond are in no order
        logged = desk.log(home.actor, VisitDraft(item="敬老卡", detail=str(number), close_now=True))
        assert [step.kind for step in desk.detail(logged.request_id).steps] == ["登记", "办结"]


def test_steps_out_of_turn_are_refused(desk: FrontDesk, home: Home) -> None:
    request = log(desk, home, close_now=True).request_id
    for act in (desk.accept, desk.close_request):
        with pytest.raises(InputRefused, match="办结") as refusal:
            act(home.actor, request)
        assert refusal.value.hint
    assert len(desk.detail(request).steps) == 2


def test_results_that_are_none_are_refused(desk: FrontDesk, home: Home) -> None:
    request = log(desk, home).request_id
    with pytest.raises(FieldRefused):
        desk.close_request(home.actor, request, "vielleicht")
    assert desk.detail(request).row.state == "登记"


def test_a_request_that_is_gone(desk: FrontDesk, home: Home) -> None:
    request = log(desk, home).request_id
    detail = desk.detail(request)
    with home.journal.write(home.actor.id) as writing:
        writing.delete(Request, request)
    for act in (
        lambda: desk.detail(request),
        lambda: desk.accept(home.actor, request),
        lambda: desk.close_request(home.actor, request),
        lambda: desk.edit(home.actor, detail, {"detail": "x"}),
        lambda: desk.detail("0" * 32),
    ):
        with pytest.raises(InputRefused) as refusal:
            act()
        assert refusal.value.hint
    assert found(desk, "社保卡") == []


# --- editing -----------------------------------------------------------------------------------------------


def test_an_edit_shows_and_is_told_in_the_history(desk: FrontDesk, home: Home) -> None:
    request = log(desk, home, detail="旧").request_id
    assert desk.edit(home.actor, desk.detail(request), {"detail": "新"})
    detail = desk.detail(request)
    assert detail.detail == "新"
    assert (detail.history[-1].who, detail.history[-1].fields) == (ADMIN, (("情况", "新"),))
    assert not desk.edit(home.actor, detail, {"detail": "新"})


def test_a_changed_item_takes_its_line_along(desk: FrontDesk, home: Home) -> None:
    """Item, its name and its line are one unit: they change together."""
    request = log(desk, home, "帮忙找猫").request_id
    desk.edit(home.actor, desk.detail(request), {"item_name": "社保卡"})
    row = desk.detail(request).row
    assert row.line == desk.item("社保卡").line
    with home.journal.read() as conn:
        record = get_record(conn, Request, request)
    assert record
    assert record.item_id == f"*/{desk.item('社保卡').id}"
    desk.edit(home.actor, desk.detail(request), {"item_name": "还是找猫"})
    with home.journal.read() as conn:
        record = get_record(conn, Request, request)
    assert record
    assert (record.item_id, record.line) == (None, "目录外")


def test_an_edit_of_what_was_shown_before_is_a_conflict(desk: FrontDesk, home: Home) -> None:
    request = log(desk, home, detail="旧").request_id
    shown = desk.detail(request)
    assert desk.edit(home.actor, shown, {"detail": "一"}) == "saved"
    assert desk.edit(home.actor, shown, {"detail": "二"}) == "beside"
    assert desk.edit(home.actor, shown, {"item_name": "居住证明"}) == "saved"
    with home.journal.read() as conn:
        assert load_rows(conn, Request, [request])[request]["conflict"] == "detail"
    assert desk.detail(request).detail == "二"


# --- finding -----------------------------------------------------------------------------------------------

WAYS = {
    "the name": "欧阳雨桐",
    "part of the name": "雨桐",
    "one character": "桐",
    "initials": "oyyt",
    "the first initials": "oyy",
    "full pinyin": "ouyangyutong",
    "the beginning of the pinyin": "ouyangyu",
    "capitals": "OYYT",
    "the phone": "13812345678",
    "the beginning of the phone": "1381234",
    "the last four digits": "5678",
    "full-width digits": "1381234",
    "the item": "社保卡",
    "words of the text": "丢失",
    "two words": "雨桐 丢失",
    "name and phone": "欧阳 5678",
    "the address": "南京西路",
}


@pytest.mark.one_database
@pytest.mark.parametrize("way", WAYS)
def test_a_visit_is_found_by(desk: FrontDesk, home: Home, way: str) -> None:
    wanted = log(
        desk,
        home,
        name="欧阳雨桐",
        phone="138-1234-5678",
        address="南京西路1号",
        detail="钱包丢失,要补办",
    ).request_id
    log(desk, home, "帮忙找猫", name="周兰", phone="13987654321", detail="灰色的")
    assert found(desk, WAYS[way]) == [wanted]


def test_a_visit_is_found_by_its_number(desk: FrontDesk, home: Home) -> None:
    first, second = log(desk, home), log(desk, home)
    assert found(desk, first.number) == [first.request_id]
    assert found(desk, second.number.lower()) == [second.request_id]
    assert found(desk, second.number.replace("-", "")) == [second.request_id]
    assert set(found(desk, "NX03")) == {first.request_id, second.request_id}


@pytest.mark.one_database
@pytest.mark.parametrize("typed", ["", " ", '"', "*", "' OR 1", "AND", "NEAR(", "桐雨", "(", "-", "^", ":"])
def test_what_fits_nothing_finds_nothing(desk: FrontDesk, home: Home, typed: str) -> None:
    log(desk, home, name="欧阳雨桐", detail="补办")
    assert found(desk, typed) == []
    assert desk.find_residents(typed) == []


def test_newest_first_and_no_more_than_asked_for(desk: FrontDesk, home: Home) -> None:
    ids = [log(desk, home, name="周兰", phone="13800001234").request_id for __ in range(5)]
    assert found(desk, "周兰") == ids[::-1]
    assert [row.id for row in desk.search("周兰", 2)] == ids[:2:-1]


def test_a_renamed_resident_is_found_under_the_new_name_only(desk: FrontDesk, home: Home) -> None:
    logged = log(desk, home, name="欧阳雨桐")
    untouched = log(desk, home, name="周兰").request_id
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Resident, logged.resident_id, {"name": "司马青"})
    for typed in ("欧阳", "oyyt", "ouyangyutong"):
        assert found(desk, typed) == []
        assert desk.find_residents(typed) == []
    for typed in ("司马青", "smq", "simaqing"):
        assert found(desk, typed) == [logged.request_id]
        assert [hit.id for hit in desk.find_residents(typed)] == [logged.resident_id]
    assert found(desk, "周兰") == [untouched]


def test_a_changed_phone_is_found_and_the_old_one_is_not(desk: FrontDesk, home: Home) -> None:
    logged = log(desk, home, name="周兰", phone="13800001234")
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Resident, logged.resident_id, {"phone": "13900009999"})
    assert found(desk, "1234") == []
    assert found(desk, "9999") == [logged.request_id]


def test_a_deleted_resident_is_not_found_and_the_request_stays(desk: FrontDesk, home: Home) -> None:
    logged = log(desk, home, name="周兰")
    with home.journal.write(home.actor.id) as writing:
        writing.delete(Resident, logged.resident_id)
    assert desk.find_residents("周兰") == []
    assert found(desk, "周兰") == []
    assert found(desk, "社保卡") == [logged.request_id]
    assert desk.detail(logged.request_id).row.visitor == ""


def test_a_visit_given_to_another_resident_is_found_there(desk: FrontDesk, home: Home) -> None:
    one, other = log(desk, home, name="周兰"), log(desk, home, name="欧阳雨桐")
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Visit, one.visit_id, {"resident_id": other.resident_id})
    assert found(desk, "周兰") == []
    assert set(found(desk, "欧阳")) == {one.request_id, other.request_id}


# --- catalogue ---------------------------------------------------------------------------------------------


def test_without_text_the_items_used_of_late_come_first(desk: FrontDesk, home: Home) -> None:
    used = desk.item("社保卡")
    for __ in range(2):
        log(desk, home, "社保卡")
    assert desk.items("")[0] == used
    assert len(desk.items("", 5)) == 5
    assert len(set(desk.items("", 8))) == 8


# --- rights and identity -----------------------------------------------------------------------------------


def test_every_use_case_asks_for_its_right(desk: FrontDesk, home: Home) -> None:
    logged = log(desk, home, name="周兰")
    detail = desk.detail(logged.request_id)
    for act in (
        lambda: desk.log(NOBODY, VisitDraft(item="社保卡")),
        lambda: desk.accept(NOBODY, logged.request_id),
        lambda: desk.close_request(NOBODY, logged.request_id),
        lambda: desk.edit(NOBODY, detail, {"detail": "x"}),
    ):
        with pytest.raises(NotAllowed) as refusal:
            act()
        assert refusal.value.exit_code == 3
    assert desk.count("all") == 1
    assert desk.detail(logged.request_id) == detail


def test_whoever_may_not_read_sees_nothing(desk: FrontDesk, home: Home) -> None:
    request = log(desk, home, name="周兰").request_id
    home.actor = NOBODY
    for act in (
        lambda: desk.count("all"),
        lambda: desk.page("all", 0, 10),
        lambda: desk.search("周兰"),
        lambda: desk.find_residents("周兰"),
        lambda: desk.detail(request),
        desk.today,
        lambda: desk.row_number("all", request),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_desk_that_was_open_writes_under_the_new_identity(desk: FrontDesk, home: Home) -> None:
    """The old replica is retired: nothing more may be written in its name."""
    log(desk, home)
    fresh = home.renew_identity()
    logged = log(desk, home)
    assert logged.number.split("-")[2].startswith(fresh[:2].upper())


def test_times_are_the_offices(desk: FrontDesk, home: Home) -> None:
    wall = home.journal.clock
    assert isinstance(wall, MovableClock)
    wall.moment = dt.datetime(2026, 12, 31, 16, 30, tzinfo=dt.UTC)
    row = desk.detail(log(desk, home).request_id).row
    assert (row.day, row.registered) == ("2027-01-01", "01-01 00:30")
    assert wall.moment > MORNING
