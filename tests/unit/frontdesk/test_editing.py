"""Editing by name: which record is meant, which field, and what its text stands for."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import RECORD_TYPES, SHARED_SCOPE, natural_id, new_id
from nanxi_desk.core.retention import set_years
from nanxi_desk.core.reveals import Reveal, reveal
from nanxi_desk.core.rights import FRONT_DESK, declared
from nanxi_desk.frontdesk.editing import edit_record, find_record, record_history
from nanxi_desk.frontdesk.records import Request, ServiceItem, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import Logged, VisitDraft
from nanxi_desk.modules import load_services
from nanxi_desk.stars.groups import Groups
from tests.support.exchanges import content
from tests.support.homes import make_home


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Iterator[Home]:
    with make_home(tmp_path_factory.mktemp("editing") / "home") as made:
        yield made


@pytest.fixture
def logged(home) -> Logged:
    draft = VisitDraft(item="敬老卡", name="王桂兰", phone="13812345678", detail="来问材料")
    return FrontDesk(home).log(home.actor, draft)


def row(home: Home, record_class, record_id: str) -> dict:
    with home.journal.read() as conn:
        return load_rows(conn, record_class, [record_id])[record_id]


def refused(home: Home, name: str, *assignments: str) -> InputRefused:
    """The refusal of an edit, which has changed nothing."""
    before = content(home)
    with pytest.raises(InputRefused) as error:
        edit_record(home, home.actor, name, assignments)
    assert content(home) == before
    assert error.value.message.endswith("。")
    return error.value


def test_a_record_is_found_by_id_and_by_number_in_any_case(home, logged):
    with home.journal.read() as conn:
        for name in (
            logged.request_id,
            logged.request_id.upper(),
            logged.number,
            f" {logged.number.lower()} ",
        ):
            record_class, found = find_record(conn, name)
            assert (record_class, found["id"]) == (Request, logged.request_id)
        assert find_record(conn, logged.visit_id)[0] is Visit
        assert find_record(conn, logged.resident_id)[0] is Resident


@pytest.mark.parametrize("name", ["", "0" * 32, "NX03-20200101-AA001", "王桂兰", "*"])
def test_an_unknown_record_is_refused(home, logged, name):
    refused(home, name, "情况=甲")


def test_a_number_that_two_records_have_is_refused_and_names_both(home, logged):
    with home.journal.write(home.actor.id) as writing:
        twin = Request(**{**_values(home, logged.request_id), "id": new_id(), "scope": "NX03"})
        writing.create(twin)
    error = refused(home, logged.number, "情况=甲")
    assert logged.request_id in error.hint
    assert twin.id in error.hint
    with home.journal.write(home.actor.id) as writing:
        writing.delete(Request, twin.id)
    assert edit_record(home, home.actor, logged.number, ["情况=甲"])


def _values(home: Home, request_id: str) -> dict:
    found = row(home, Request, request_id)
    return {name: found[name] for name, field in Request.fields.items() if not field.derived}


@pytest.mark.parametrize("name", ["情况", "detail", " 情况 "])
def test_a_field_goes_by_its_label_or_its_name(home, logged, name):
    change = edit_record(home, home.actor, logged.number, [f"{name}=已联系=好"])
    assert change
    assert home.replica in change
    assert row(home, Request, logged.request_id)["detail"] == "已联系=好"
    assert edit_record(home, home.actor, logged.number, [f"{name}=已联系=好"]) is None


def test_several_fields_change_together_and_blank_empties(home, logged):
    edit_record(home, home.actor, logged.resident_id, ["住址=枫桥弄1号", "性别=女", "电话="])
    person = row(home, Resident, logged.resident_id)
    assert (person["address"], person["gender"], person["phone"]) == ("枫桥弄1号", "女", None)


def test_an_item_brings_its_line_and_an_unknown_one_leaves_the_catalogue(home, logged):
    item = FrontDesk(home).item("低保")
    edit_record(home, home.actor, logged.number, ["事项=低保"])
    found = row(home, Request, logged.request_id)
    assert (found["item_id"], found["line"]) == (f"{SHARED_SCOPE}/{item.id}", item.line)
    edit_record(home, home.actor, logged.number, ["事项=找猫"])
    found = row(home, Request, logged.request_id)
    assert (found["item_id"], found["item_name"], found["line"]) == (None, "找猫", "目录外")


def test_an_id_number_may_be_typed_with_blanks_and_a_small_x(home, logged):
    edit_record(home, home.actor, logged.resident_id, ["身份证号=110105 19491231 002x"])
    assert row(home, Resident, logged.resident_id)["id_number"] == "11010519491231002X"


@pytest.mark.parametrize(
    "assignment",
    [
        "情况",
        "=甲",
        "鞋码=42",
        "状态=办结",
        "state=办结",
        "编号=1",
        "id=1",
        "事项=",
        "事项=" + "字" * 101,
        "情况=一\x01二",
        "情况=" + "字" * 10_001,
    ],
)
def test_what_does_not_fit_a_request_is_refused(home, logged, assignment):
    refused(home, logged.number, "情况=不会留下", assignment)


@pytest.mark.parametrize("assignment", ["电话=没有", "性别=保密", "身份证号=123", "来访人= "])
def test_what_does_not_fit_a_resident_is_refused_at_its_field(home, logged, assignment):
    error = refused(home, logged.resident_id, assignment)
    assert isinstance(error, FieldRefused)
    assert assignment.partition("=")[0] in error.message


def test_an_office_cannot_alter_the_catalogue(home):
    with home.journal.read() as conn:
        item, __ = next(iter(ServiceItem.base_layer().items()))
        assert find_record(conn, item)[0] is ServiceItem
    assert isinstance(refused(home, item, "条线=民政"), NotAllowed)


@contextmanager
def front_desk_at(home: Home) -> Iterator[None]:
    """Somebody of the front desk sits there, who may alter requests and nothing else."""
    before = home.actor
    home.seat(Actor(before.id, before.name, frozenset({FRONT_DESK})))
    try:
        yield
    finally:
        home.seat(before)


def other_modules_records(home: Home) -> dict[str, str]:
    """Records that are not the front desk's, by what an edit of them would say."""
    set_years(home, home.actor, "request", 8)
    rule = natural_id("retention_rule", home.office, "request")
    group = Groups(home).add(home.actor, {"estate": "华业小区", "name": new_id(), "leader": "王芳"})
    return {rule: "保存年数=1", group: "楼组长=李四", home.actor.id: "岗位=书记"}


def test_the_right_to_alter_requests_alters_no_other_modules_records(home, logged):
    """An id is all that `edit` asks for: the front desk shortened how long records are kept."""
    others = other_modules_records(home)
    with front_desk_at(home):
        for record, assignment in others.items():
            assert isinstance(refused(home, record, assignment), NotAllowed)
        assert edit_record(home, home.actor, logged.number, ["情况=前台可以改"])
    assert "不能按记录号办理" in refused(home, next(iter(others)), "保存年数=1").message


def test_what_a_person_may_not_see_is_not_told_by_id(home, logged):
    """Who looked at whole numbers, and why, is for those who lead."""
    reveal(home, home.actor, Resident, logged.resident_id, "电话回访")
    with home.journal.read() as conn:
        looked = str(conn.execute(select(projection(Reveal).c.id)).scalars().first())
    assert record_history(home, looked)[0] is Reveal
    with front_desk_at(home):
        assert record_history(home, logged.number)[0] is Request
        with pytest.raises(NotAllowed, match="查看显示、导出和打印的记录"):
            record_history(home, looked)


def test_every_class_says_whose_right_it_is():
    load_services()
    known = {right.name for right in declared()} | {""}
    ours = [each for each in RECORD_TYPES.values() if each.__module__.startswith("nanxi_desk.")]
    assert {name for each in ours for name in each.named_rights} <= known
    # What nobody may look at by id says so by having neither: the keys of sealed rounds.
    assert [each.record_type for each in ours if not each.named_rights[0]] == ["star_round_key"]


NUMBERS = ["x", "--5", "-", "²", "1.5", "9" * 31, "9" * 20, "9" * 5_000, "1e3", "٣x"]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_hub_types_numbers_and_lists(tmp_path, text):
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as hub:
        item = next(iter(ServiceItem.base_layer()))
        refused(hub, item, f"limit_workdays={text}")
        assert edit_record(hub, hub.actor, item, ["limit_workdays=-7", "常用说法=甲、 乙 ,丙"])
        found = row(hub, ServiceItem, item)
        assert (found["limit_workdays"], found["keywords"]) == (-7, ["甲", "乙", "丙"])


@given(st.text(st.characters(exclude_categories=()), max_size=30), st.text(max_size=30))
def test_whatever_is_typed_changes_the_record_or_is_refused(home, name, value):
    number = FrontDesk(home).log(home.actor, VisitDraft(item="低保")).number
    for target, assignment in ((number, f"{name}={value}"), (number, value), (value, f"情况={name}")):
        with suppress(InputRefused):
            edit_record(home, home.actor, target, [assignment])
