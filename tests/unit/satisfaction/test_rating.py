"""Asking and rating: one visit one rating, one matter one rating; slips, corrections, what is not counted."""

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.frontdesk.views import StepOrder
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.records import Asking, Rating
from nanxi_desk.satisfaction.views import Given, RatingFilter
from tests.support.homes import ADMIN
from tests.support.ratings import Ratings

pytestmark = pytest.mark.both_databases
DAY = "2026-11-22"


def row_of(office: Ratings, asking: str) -> dict:
    with office.home.journal.read() as conn:
        return load_rows(conn, Asking, [asking])[asking]


def test_a_visit_is_asked_for_and_rated_once(office: Ratings) -> None:
    request = office.visit(name="周兰", phone="13800001234", channel="电话")
    before = office.rating.subject(request)
    assert (before.kind, before.asked, before.state, before.refused) == ("来访", False, "未评", "")
    asked = office.rating.ask(office.clerk, request)
    assert (asked.asked, asked.visitor, asked.person, asked.channel) == (True, "周兰", "周敏", "电话")
    assert office.rating.ask(office.clerk, request).asking_id == asked.asking_id

    rated = office.rating.rate(office.clerk, asked.asking_id, Given(5, ("517",), rules.MOUSE, words=" 谢谢 "))
    row = office.rating.detail(rated.asking_id)
    assert (row.row.state, row.row.level, row.row.tags, row.row.way) == (
        "已评", 5, ("服务热情，效率高",), "鼠标",
    )  # fmt: skip
    assert (row.ratings[0].words, row.ratings[0].entered_by, row.ratings[0].current) == ("谢谢", "", True)
    assert rated.follow_up_id == ""
    with pytest.raises(InputRefused, match="一次一评"):
        office.rating.rate(office.clerk, asked.asking_id, Given(4))
    with pytest.raises(InputRefused, match="已经评过"):
        office.rating.ask(office.clerk, request)


def test_the_matters_of_one_visit_are_one_rating(office: Ratings) -> None:
    first = office.desk.log(office.clerk, office_draft())
    second = office.desk.log(office.clerk, office_draft(visit_id=first.visit_id, item="居住登记"))
    assert office.asked(first.request_id) == office.asked(second.request_id)
    office.rate(first.request_id, 4)
    assert office.rating.subject(second.request_id).refused


def office_draft(**values):
    from nanxi_desk.frontdesk.views import VisitDraft

    return VisitDraft(**{"item": "社保卡", "name": "周兰", **values})


def test_a_matter_closed_on_a_later_day_is_rated_for_itself(office: Ratings) -> None:
    request = office.visit(name="周兰", accept=True)
    office.rate(request, 4)
    office.clock.move(days=2)
    office.desk.take_step(office.clerk, [request], StepOrder("办结"))
    subject = office.rating.subject(request)
    assert (subject.kind, subject.refused) == ("事项", "")
    office.rate(request, 2)
    assert office.rating.count(RatingFilter()) == 2
    assert [row.kind for row in office.rating.page(RatingFilter(), 0, 9)] == ["事项", "来访"]


def test_a_matter_closed_the_same_day_is_its_visit(office: Ratings) -> None:
    request = office.visit(close_now=True)
    assert office.rating.subject(request).kind == "来访"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Given(0), "level"),
        (Given(6), "level"),
        (Given(5, way="电波"), "way"),
        (Given(2), "tags"),
        (Given(1), "tags"),
        (Given(5, ("213",)), "tags"),
        (Given(2, ("999",)), "tags"),
        (Given(5, way="纸质", anonymous=True), "anonymous"),
        (Given(5, way="纸质"), "way"),
        (Given(5, way="命令行"), "way"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(office: Ratings, given: Given, field: str) -> None:
    asking = office.asked(office.visit())
    with pytest.raises(FieldRefused) as caught:
        office.rating.rate(office.clerk, asking, given)
    assert caught.value.field == field
    assert row_of(office, asking)["state"] == "未评"


def test_nothing_is_rated_that_was_not_asked_for(office: Ratings) -> None:
    subject = office.rating.subject(office.visit())
    with pytest.raises(InputRefused, match="还没有请评"):
        office.rating.rate(office.clerk, subject.asking_id, Given(5))


# --- slips ------------------------------------------------------------------------------------------------


def test_a_slip_is_marked_and_names_who_entered_it(office: Ratings) -> None:
    request = office.visit()
    office.clock.move(days=3)
    rated = office.rating.enter_slip(office.head, request, Given(2, ("214",), given_day=DAY))
    detail = office.rating.detail(rated.asking_id)
    assert (detail.row.way, detail.row.slip, detail.row.day) == ("纸质", True, DAY)
    assert (detail.ratings[0].entered_by, detail.ratings[0].given_day) == (ADMIN, DAY)
    assert rated.follow_up_id


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-26", "gestern", "2026-11-31"])
def test_a_slip_is_not_older_than_its_visit_nor_from_tomorrow(office: Ratings, day: str) -> None:
    request = office.visit()
    office.clock.move(days=3)
    with pytest.raises(FieldRefused) as caught:
        office.rating.enter_slip(office.head, request, Given(4, given_day=day))
    assert caught.value.field == "given_day"


def test_nobody_enters_a_rating_of_the_own_service(office: Ratings) -> None:
    request = office.visit()
    with pytest.raises(NotAllowed, match="自己"):
        office.rating.enter_slip(office.clerk, request, Given(5))
    with pytest.raises(NotAllowed, match="自己"):
        office.rating.rate_by_command(office.clerk, request, Given(5))
    # Neither who received it nor who handles it now.
    office.desk.take_step(office.clerk, [request], StepOrder("受理"))
    office.desk.take_step(office.clerk, [request], StepOrder("转办", target="同事", to_id=office.head.id))
    office.desk.take_step(office.head, [request], StepOrder("接收"))
    with pytest.raises(NotAllowed, match="自己"):
        office.rating.enter_slip(office.head, request, Given(5))
    assert not office.rating.subject(request).asked
    office.rate(request, 5)  # the visitor's own key is another matter


# --- corrections ------------------------------------------------------------------------------------------


def test_a_correction_is_a_new_row_that_names_the_old(office: Ratings) -> None:
    rated = office.rated(5)
    with pytest.raises(FieldRefused) as caught:
        office.rating.correct(office.head, rated.rating_id, Given(4), " ")
    assert caught.value.field == "reason"
    corrected = office.rating.correct(office.head, rated.rating_id, Given(3), "按错了键")
    detail = office.rating.detail(rated.asking_id)
    assert [(r.level, r.current, r.corrects) for r in detail.ratings] == [
        (5, False, ""),
        (3, True, rated.rating_id),
    ]
    assert (detail.row.level, detail.row.corrected) == (3, True)
    with pytest.raises(InputRefused, match="已经更正过"):
        office.rating.correct(office.head, rated.rating_id, Given(4), "再改")
    again = office.rating.correct(office.head, corrected.rating_id, Given(2, ("213",)), "本人要求")
    assert again.follow_up_id
    assert office.follow.counts().open == 1
    with office.home.journal.read() as conn:
        assert load_rows(conn, Rating, [rated.rating_id])[rated.rating_id]["level"] == 5


def test_a_correction_to_a_good_level_ends_the_follow_up(office: Ratings) -> None:
    rated = office.rated(1)
    assert office.follow.counts().open == 1
    office.rating.correct(office.head, rated.rating_id, Given(4), "按错了键")
    detail = office.follow.detail(rated.follow_up_id)
    assert (detail.row.state, [s.kind for s in detail.steps], detail.allowed) == ("关闭", ["更正"], ())
    assert office.follow.counts().open == 0


def test_who_served_does_not_correct(office: Ratings) -> None:
    request = office.visit(actor=office.head)
    rated = office.rate(request, 1)
    with pytest.raises(NotAllowed, match="自己"):
        office.rating.correct(office.head, rated.rating_id, Given(5), "误按")
    with pytest.raises(NotAllowed):
        office.rating.correct(office.clerk, rated.rating_id, Given(5), "误按")


# --- what becomes of the matter ---------------------------------------------------------------------------


def whole(office: Ratings):
    return office.figures.report("2026-11-01", "2026-11-30").whole


@pytest.mark.parametrize("end", ["作废", "撤销"])
def test_what_is_void_or_withdrawn_is_not_due(office: Ratings, end: str) -> None:
    request = office.visit()
    rated = office.rate(request, 4)
    office.visit()
    office.asked(office.visit("居住登记"))
    assert (whole(office).due, whole(office).rated) == (2, 1)
    office.desk.take_step(office.clerk, [request], StepOrder(end, reason="登错了"))
    assert (whole(office).due, whole(office).rated, whole(office).levels) == (1, 0, (0,) * 5)
    assert not row_of(office, rated.asking_id)["counted"]
    office.desk.undo(office.head)
    assert (whole(office).due, whole(office).rated) == (2, 1)


def test_a_visit_counts_as_long_as_one_of_its_matters_does(office: Ratings) -> None:
    first = office.desk.log(office.clerk, office_draft())
    second = office.desk.log(office.clerk, office_draft(visit_id=first.visit_id, item="居住登记"))
    office.rate(first.request_id, 4)
    office.desk.take_step(office.clerk, [first.request_id], StepOrder("作废", reason="登错了"))
    assert whole(office).due == 1
    office.desk.take_step(office.clerk, [second.request_id], StepOrder("作废", reason="登错了"))
    assert whole(office).due == 0


def test_what_is_void_cannot_be_asked_for(office: Ratings) -> None:
    request = office.visit()
    asking = office.asked(request)
    office.desk.take_step(office.clerk, [request], StepOrder("作废", reason="登错了"))
    assert "作废" in office.rating.subject(request).refused
    with pytest.raises(InputRefused, match="作废"):
        office.rating.ask(office.clerk, request)
    with pytest.raises(InputRefused, match="作废"):
        office.rating.rate(office.clerk, asking, Given(5))


def test_a_matter_that_is_given_another_item_counts_under_its_line(office: Ratings) -> None:
    request = office.visit("社保卡")
    office.rate(request, 4)
    detail = office.desk.detail(request)
    office.desk.edit(office.clerk, detail, {"item_name": "居住登记"})
    lines = office.figures.report("2026-11-01", "2026-11-30").by_line
    assert [(bar.key, bar.score.rated) for bar in lines] == [("人口居住证", 1)]


# --- finding and lists ------------------------------------------------------------------------------------


def test_slips_find_what_they_belong_to(office: Ratings) -> None:
    request = office.visit(name="欧阳如兰")
    number = office.desk.detail(request).row.number
    assert [s.request_id for s in office.rating.subjects("oyrl")] == [request]
    assert [s.request_id for s in office.rating.subjects("")] == [request]
    assert office.rating.named(number.lower()).request_id == request
    assert office.rating.named(request).number == number
    with pytest.raises(InputRefused, match="没有找到"):
        office.rating.named("NX03-20261122-ZZ999")


def test_lists_are_narrowed(office: Ratings) -> None:
    office.rated(5)
    office.rated(2, item="居住登记")
    office.asked(office.visit())
    office.rated(4, anonymous=True)
    counts = {
        which: office.rating.count(RatingFilter(which))  # type: ignore[arg-type]
        for which in ("all", "rated", "unrated", "bad", "slip")
    }
    assert counts == {"all": 4, "rated": 3, "unrated": 1, "bad": 1, "slip": 0}
    for which, count in counts.items():
        assert len(office.rating.page(RatingFilter(which), 0, 9)) == count  # type: ignore[arg-type]
    assert office.rating.count(RatingFilter(level=5)) == 1
    assert office.rating.count(RatingFilter(line="人口居住证")) == 1
    assert office.rating.count(RatingFilter(first_day="2026-11-23")) == 0
    assert office.rating.count(RatingFilter(first_day=DAY, last_day=DAY, level=2)) == 1
    assert [row.level for row in office.rating.page(RatingFilter(), 1, 2)] == [0, 2]
    hidden = [row for row in office.rating.page(RatingFilter("rated"), 0, 9) if row.anonymous]
    assert [(row.level, row.tags, row.way, row.state) for row in hidden] == [(0, (), "", "已评")]


def test_who_served_is_shown_to_the_head_only(office: Ratings) -> None:
    office.rated(5)
    assert office.rating.page(RatingFilter(), 0, 1)[0].person == "周敏"
    assert office.rating.count(RatingFilter(person="周敏")) == 1
    office.home.seat(Actor(office.head.id, ADMIN, frozenset(["委员"])))
    assert office.rating.page(RatingFilter(), 0, 1)[0].person == ""
    with pytest.raises(NotAllowed):
        office.rating.count(RatingFilter(person="周敏"))
