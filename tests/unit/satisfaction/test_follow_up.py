"""A bad rating on its way: who does what, until when, with which words; what the card counts."""

import pytest

from nanxi_desk.core.attachments import RIGHT_OPEN, Attachments, prepare
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor
from nanxi_desk.satisfaction.records import FollowUp
from nanxi_desk.satisfaction.rights import RIGHT_FOLLOW
from nanxi_desk.satisfaction.views import FollowOrder
from tests.support.homes import ADMIN
from tests.support.pictures import photo
from tests.support.ratings import Ratings

pytestmark = pytest.mark.both_databases
MONDAY = {"days": 1}  # the clock stands at a Sunday


def take(
    office: Ratings, follow: str, kind: str, note: str = "情况已记下", actor: Actor | None = None, **terms
):
    office.follow.take_step(actor or office.head, follow, FollowOrder(kind, note=note, **terms))


def test_a_bad_rating_is_followed_up_to_its_end(office: Ratings) -> None:
    office.clock.move(**MONDAY)
    rated = office.rated(2, words="等了一个小时")
    follow = rated.follow_up_id
    opened = office.follow.detail(follow)
    assert (opened.row.state, opened.row.due, opened.row.light, opened.days_left) == (
        "待联系", "2026-11-24", "", 1,
    )  # fmt: skip
    assert (opened.row.person, opened.row.tags, opened.words) == ("周敏", ("业务不熟练",), "等了一个小时")
    assert opened.allowed == ("分派", "联系")
    assert opened.asking_id == rated.asking_id

    take(office, follow, "分派", to_id=office.clerk.id, note="")
    take(office, follow, "联系", note="", actor=office.clerk)
    take(office, follow, "核实", verdict="属实", hard=True)
    assert office.follow.detail(follow).row.due == "2026-12-14"  # fifteen workdays
    take(office, follow, "整改")
    take(office, follow, "回访", outcome="满意")
    take(office, follow, "关闭", note="")
    closed = office.follow.detail(follow)
    assert (closed.row.state, closed.row.due, closed.allowed) == ("关闭", "", ())
    assert [s.kind for s in closed.steps] == ["分派", "联系", "核实", "整改", "回访", "关闭"]
    assert closed.row.responsible == "周敏"
    assert ("核实结果", "属实") in closed.steps[2].terms
    report = office.figures.report("2026-11-01", "2026-11-30")
    assert (report.follow_ups, report.closed, report.revisit_rate) == (1, 1, 1.0)


def test_the_card_counts_by_light(office: Ratings) -> None:
    office.clock.move(**MONDAY)
    follow = office.rated(1).follow_up_id
    office.rated(5)
    assert (office.follow.counts().open, office.follow.counts().pressing) == (1, 0)
    office.clock.move(days=1)
    assert (office.follow.counts().yellow, office.follow.count("yellow")) == (1, 1)
    office.clock.move(days=1)
    assert (office.follow.counts().red, office.follow.count("red")) == (1, 1)
    assert [row.id for row in office.follow.page("red")] == [follow]
    assert office.follow.page("red")[0].light == "red"
    take(office, follow, "分派", to_id=office.head.id)
    assert (office.follow.counts().mine, office.follow.count("mine")) == (1, 1)
    take(office, follow, "联系")
    take(office, follow, "核实", verdict="属实")
    take(office, follow, "整改")
    assert (office.follow.counts().to_revisit, office.follow.count("revisit")) == (1, 1)
    take(office, follow, "回访", outcome="联系不上")
    take(office, follow, "关闭")
    counts = {which: office.follow.count(which) for which in ("open", "closed", "all")}  # type: ignore[arg-type]
    assert counts == {"open": 0, "closed": 1, "all": 1}
    report = office.figures.report("2026-11-01", "2026-11-30")
    assert (report.closed, report.revisited, report.revisit_rate) == (1, 0, 0.0)


@pytest.mark.parametrize(
    ("order", "field"),
    [
        (FollowOrder("核实", verdict="属实"), "note"),
        (FollowOrder("核实", note="查了", verdict="不知道"), "verdict"),
        (FollowOrder("分派", to_id="nobody"), "to_id"),
    ],
)
def test_what_is_missing_is_said_at_its_field(office: Ratings, order: FollowOrder, field: str) -> None:
    follow = office.rated(2).follow_up_id
    take(office, follow, "联系")
    with pytest.raises(FieldRefused) as caught:
        office.follow.take_step(office.head, follow, order)
    assert caught.value.field == field


def test_steps_have_their_order_and_their_people(office: Ratings) -> None:
    follow = office.rated(2).follow_up_id
    with pytest.raises(InputRefused, match="待联系"):
        take(office, follow, "回访", outcome="满意")
    with pytest.raises(InputRefused, match="不能再"):
        take(office, follow, "更正")
    take(office, follow, "联系")
    with pytest.raises(NotAllowed, match="自己"):
        take(office, follow, "核实", verdict="恶意", actor=office.clerk)
    take(office, follow, "核实", verdict="误评")
    take(office, follow, "回访", outcome="基本满意", actor=office.clerk)
    with pytest.raises(NotAllowed):
        take(office, follow, "关闭", actor=office.clerk)
    office.home.seat(Actor(office.clerk.id, ADMIN, office.clerk.roles))
    assert office.follow.detail(follow).allowed == ()
    with pytest.raises(InputRefused, match="已不在"):
        take(office, "0" * 32, "关闭")


def test_evidence_is_for_those_who_may_follow_up(office: Ratings, monkeypatch: pytest.MonkeyPatch) -> None:
    follow, shelf = office.rated(2).follow_up_id, Attachments(office.home)
    [kept] = shelf.attach(office.clerk, FollowUp, follow, [prepare(photo(), "现场.jpg")])
    take(office, follow, "联系")  # steps derive the row anew and leave the evidence alone
    assert [view.attachment for view in shelf.of(FollowUp, follow)] == [kept]
    assert shelf.open(office.clerk, FollowUp, follow, kept.sha256)
    allowed = Actor.can
    monkeypatch.setattr(Actor, "can", lambda actor, right: right != RIGHT_FOLLOW and allowed(actor, right))
    assert office.home.actor.can(RIGHT_OPEN)
    for refused in (
        lambda: shelf.of(FollowUp, follow),
        lambda: shelf.thumbnail(FollowUp, follow, kept.sha256),
        lambda: shelf.open(office.clerk, FollowUp, follow, kept.sha256),
        lambda: shelf.detach(office.clerk, FollowUp, follow, kept.sha256),
    ):
        with pytest.raises(NotAllowed):
            refused()
