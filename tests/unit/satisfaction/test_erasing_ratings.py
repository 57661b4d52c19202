"""Erasing somebody takes the words of ratings and follow-ups away; the figures stay what they were."""

from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.home import Actor
from nanxi_desk.core.retention import due_today, registers
from nanxi_desk.satisfaction.views import FollowOrder, Given
from tests.support.ratings import Ratings
from tests.support.raw_pages import raw_content

SECOND = Actor("b" * 32, "李明", frozenset({"主任"}))
WORDS, NOTE, REASON = "琥珀色的留言", "墨绿色雨伞的情况", "紫罗兰的理由"


def test_words_go_and_figures_stay(office: Ratings) -> None:
    request = office.visit(name="欧阳菡萏", phone="13912345678", close_now=True)
    asking = office.asked(request)
    rated = office.rating.rate(office.clerk, asking, Given(2, ("213",), words=WORDS))
    for order in (
        FollowOrder("联系", note=NOTE),
        FollowOrder("核实", note=NOTE, verdict="误评"),
        FollowOrder("回访", note=NOTE, outcome="满意"),
        FollowOrder("关闭"),
    ):
        office.follow.take_step(office.head, rated.follow_up_id, order)
    office.rating.correct(office.head, rated.rating_id, Given(1, ("115",)), REASON)
    before = office.figures.report("2026-11-01", "2026-11-30")
    visitor = office.desk.detail(request).visitor_id
    desk = DestroyDesk(office.home)
    assert visitor
    made = desk.propose_record(office.head, visitor)
    desk.confirm(SECOND, made)
    content = raw_content(office.home)
    assert [word for word in (WORDS, NOTE, REASON, "欧阳菡萏") if word.encode() in content] == []
    assert office.figures.report("2026-11-01", "2026-11-30") == before
    assert [r.level for r in office.rating.detail(asking).ratings] == [2, 1]
    assert office.rating.detail(asking).ratings[0].words == ""


def test_ratings_are_registers_that_fall_due_when_they_are_over(office: Ratings) -> None:
    closed, open_ = office.rated(5), office.rated(1)
    anonymous = [office.rated(level, anonymous=True) for level in (5, 5, 4, 4, 3)]
    office.clock.move(days=1)
    assert office.rating.settle() == 5
    with office.home.journal.read() as conn:
        assert {"asking", "follow_up"} <= {r.key for r in registers(conn, office.home.office)}
    office.clock.move(days=6 * 366)
    due = due_today(office.home)
    # What is open keeps what it stands on; where nothing is personal, nothing is due.
    assert open_.follow_up_id not in due.get("follow_up", ())
    assert open_.asking_id not in due.get("asking", ())
    assert "anonymous_rating" not in due
    assert {closed.asking_id, *(rated.asking_id for rated in anonymous)}.isdisjoint(due.get("asking", ()))
