"""Use cases of rating: what is asked for, how it is rated, late slips and corrections. Rights come first."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import Connection

from nanxi_desk.core.checks import is_day
from nanxi_desk.core.clock import OFFICE_ZONE, instant, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.matters import Matter, Matters
from nanxi_desk.core.records import natural_id, new_id
from nanxi_desk.core.rights import DESK, HEAD, HUB, LEADING, MEMBER, declare
from nanxi_desk.satisfaction import listing, rules
from nanxi_desk.satisfaction.anonymous import Waiting, keep_waiting, settle
from nanxi_desk.satisfaction.followups import end_by_correction, follow_up
from nanxi_desk.satisfaction.records import Asking, Rating, asking_id
from nanxi_desk.satisfaction.tagging import RatingTags
from nanxi_desk.satisfaction.views import (
    Given,
    Rated,
    RatingDetail,
    RatingFilter,
    RatingRow,
    Subject,
    Tag,
)

RIGHT_ASK = declare("satisfaction.ask", "请评、补录纸质评价", *DESK)
RIGHT_CORRECT = declare("satisfaction.correct", "更正评价", HEAD, HUB)
RIGHT_READ = declare("satisfaction.read", "查看评价", MEMBER, *LEADING)


class Satisfaction:
    """Ratings of one opened home; `matters` are the front desk's."""

    def __init__(self, home: Home, matters: Matters) -> None:
        self._home = home
        self._matters = matters
        self.tags = RatingTags(home)

    # --- asking and rating -------------------------------------------------------------------------------

    def subject(self, request_id: str) -> Subject:
        """What would be rated of this request: its visit, or the matter itself, closed on a later day."""
        self._home.actor.require(RIGHT_ASK)
        with self._home.journal.read() as conn:
            return self._subject(conn, self._matter(conn, request_id))

    def subjects(self, text: str, limit: int = 8) -> tuple[Subject, ...]:
        """What slips may be entered for, found by number, name, pinyin, phone or text; newest first."""
        self._home.actor.require(RIGHT_ASK)
        with self._home.journal.read() as conn:
            matters = self._matters.found(conn, text, limit)
            own = [m for m in matters if m.scope == self._home.office]
            found = {s.asking_id: s for s in (self._subject(conn, m) for m in own)}
            return tuple(found.values())

    def named(self, text: str) -> Subject:
        """The subject of the matter of exactly this number or id; InputRefused where there is none."""
        self._home.actor.require(RIGHT_ASK)
        with self._home.journal.read() as conn:
            matter = self._matters.named(conn, text.strip())
            if matter is None:
                raise InputRefused(
                    _("没有找到“{number}”。").format(number=text[:40]), _("请写登记的编号，列表里可以查到。")
                )
            return self._subject(conn, matter)

    def ask(self, actor: Actor, request_id: str) -> Subject:
        """Ask for a rating: it is due from now on. Asking again changes nothing.

        InputRefused with Subject.refused where it cannot be asked for.
        """
        actor.require(RIGHT_ASK)
        with self._home.journal.write(actor.id) as writing:
            subject = self._subject(writing.conn, self._matter(writing.conn, request_id))
            self._ask(writing, subject)
        return self.subject(request_id)

    def rate(self, actor: Actor, asking: str, given: Given) -> Rated:
        """What the visitor gave. FieldRefused names `level` or `tags`; InputRefused: it is rated already.

        A named one is there at once, with its follow-up if it is bad; of an anonymous one only 已评 is.
        """
        actor.require(RIGHT_ASK)
        self._check(given)
        if given.way in rules.ENTERED_BY_STAFF:  # those ways ask who served
            raise FieldRefused("way", _("纸质评价请用“补录”录入。"))
        settle(self._home)
        with self._home.journal.write(actor.id) as writing:
            writing.flush()
            row = self._unrated(writing.conn, asking)
            matter = self._matter(writing.conn, row["request_id"])
            if not row["counted"]:
                raise InputRefused(_("这件登记已作废或撤销，不能再评。"))
            if given.anonymous:
                return self._rate_anonymously(writing, row, given)
            return self._rate(writing, actor, row, matter, given)

    def enter_slip(self, actor: Actor, request_id: str, given: Given) -> Rated:
        """Enter a paper slip, marked as such; FieldRefused names `given_day` where that cannot be.

        It is due on the day written on it, without one on that of the visit or closing.
        NotAllowed for who served: somebody else enters it.
        """
        return self._enter(actor, request_id, given, rules.SLIP)

    def rate_by_command(self, actor: Actor, request_id: str, given: Given) -> Rated:
        """Enter a rating on the command line, under the same conditions as a slip."""
        return self._enter(actor, request_id, given, rules.COMMAND)

    def correct(self, actor: Actor, rating_id: str, given: Given, reason: str) -> Rated:
        """A new row that names the old one, which stays. FieldRefused names `reason`, `level` or `tags`."""
        actor.require(RIGHT_CORRECT)
        if not reason.strip():
            raise FieldRefused("reason", _("请写明更正的理由，留作依据。"))
        self._check(given)
        with self._home.journal.write(actor.id) as writing:
            old = load_rows(writing.conn, Rating, [rating_id]).get(rating_id)
            asked = old and load_rows(writing.conn, Asking, [old["asking_id"]]).get(old["asking_id"])
            if not old or old["deleted"] or not asked or asked["scope"] != self._home.office:
                raise InputRefused(_("这条评价已不在。"), _("请刷新列表。"))
            if asked["rating_id"] != rating_id:
                raise InputRefused(_("这条评价已经更正过。"), _("请在最新的一条上更正。"))
            matter = self._matter(writing.conn, asked["request_id"])
            self._refuse_own(actor, matter)
            rating = self._rating(actor, asked["id"], new_id(), given).replace(
                way=old["way"], given_day=old["given_day"], corrects=rating_id, reason=reason.strip()
            )
            writing.create(rating)
            if old["level"] in rules.BAD_LEVELS and given.level in rules.GOOD_LEVELS:
                end_by_correction(self._home, writing, actor, rating_id, reason.strip())
            opened = ""
            if old["level"] in rules.GOOD_LEVELS and given.level in rules.BAD_LEVELS:
                opened = follow_up(self._home, writing, rating, matter)
        return Rated(asked["id"], rating.id, opened)

    def offered_tags(self, level: int) -> tuple[Tag, ...]:
        """The tags that the rating window offers for a level."""
        return self.tags.in_force(level)

    def settle(self) -> int:
        """Write the anonymous ratings of earlier days, see anonymous.settle; when a day begins. How many."""
        return settle(self._home)

    # --- lists -------------------------------------------------------------------------------------------

    def count(self, wanted: RatingFilter) -> int:
        """How many rows a list has."""
        self._may_list(wanted)
        with self._home.journal.read() as conn:
            return listing.count_rows(conn, wanted)

    def page(self, wanted: RatingFilter, first: int, count: int) -> tuple[RatingRow, ...]:
        """Rows of a list, newest asking first. Who served is shown to the head only."""
        self._may_list(wanted)
        people = self._home.actor.can(listing.RIGHT_PEOPLE)
        with self._home.journal.read() as conn:
            return listing.page(conn, wanted, first, count, self.tags.words, people=people)

    def detail(self, asking: str) -> RatingDetail:
        """Everything of one asking; InputRefused where it is gone."""
        self._home.actor.require(RIGHT_READ)
        people = self._home.actor.can(listing.RIGHT_PEOPLE)
        with self._home.journal.read() as conn:
            found = listing.detail(conn, asking, self.tags.words, people=people)
        if found is None:
            raise InputRefused(_("这条评价已不在。"), _("请刷新列表。"))
        return found

    # --- inside ------------------------------------------------------------------------------------------

    def _may_list(self, wanted: RatingFilter) -> None:
        self._home.actor.require(RIGHT_READ)
        if wanted.person:
            self._home.actor.require(listing.RIGHT_PEOPLE)

    def _matter(self, conn: Connection, request_id: str) -> Matter:
        matter = self._matters.of(conn, request_id.rpartition("/")[2])
        if matter is None:
            raise InputRefused(_("这件登记已不在。"), _("请刷新列表。"))
        return matter

    def _subject(self, conn: Connection, matter: Matter) -> Subject:
        kind = rules.MATTER if matter.closed_day > matter.day else rules.VISIT
        asking = asking_id(matter.scope, kind, matter.request_id if kind == rules.MATTER else matter.visit_id)
        row = load_rows(conn, Asking, [asking]).get(asking)
        state = row["state"] if row else rules.UNRATED
        return Subject(
            kind=kind,
            request_id=matter.request_id,
            visit_id=matter.visit_id,
            asking_id=asking,
            number=matter.number,
            item=matter.item,
            line=matter.line,
            channel=matter.channel,
            visitor=matter.visitor,
            day=matter.day,
            person=matter.receiver,
            state=state,
            asked=row is not None,
            refused=self._refusal(matter, kind, state),
        )

    def _refusal(self, matter: Matter, kind: str, state: str) -> str:
        if matter.scope != self._home.office:
            return _("这件登记属于别的单位，由它自己请评。")
        if not matter.counted:
            return _("这件登记已作废或撤销，不再请评。")
        if state == rules.RATED:
            return _("这次来访已经评过了。") if kind == rules.VISIT else _("这件事项已经评过了。")
        return ""

    def _paper_moment(self, matter: Matter, given: Given) -> str:
        """Paper was asked for when it was given, not entered: the day written on it, or the visit's."""
        day = given.given_day or max(matter.day, matter.closed_day)
        noon = datetime.combine(date.fromisoformat(day), time(12), OFFICE_ZONE)
        return instant(min(noon, self._home.journal.clock.now()))

    def _ask(self, writing: Writing, subject: Subject, at: str = "") -> None:
        if subject.refused:
            raise InputRefused(subject.refused)
        if subject.asked:
            return
        writing.create(
            Asking(
                id=subject.asking_id,
                scope=self._home.office,
                visit_id=subject.visit_id,
                request_id=subject.request_id,
                subject=subject.kind,
                asked_at=at or instant(self._home.journal.clock.now()),
                channel=subject.channel or None,
            )
        )
        writing.flush()

    def _check(self, given: Given) -> None:
        """FieldRefused for the first part that does not fit."""
        if given.level not in rules.LEVELS:
            raise FieldRefused("level", _("请选择评价等级：1 到 5。"))
        if given.way not in rules.WAYS:
            raise FieldRefused("way", _("评价方式只能是：{ways}。").format(ways=_("、").join(rules.WAYS)))
        known = {tag.code for tag in self.tags.in_force(given.level)}
        if not set(given.tags) <= known:
            raise FieldRefused("tags", _("标签和等级不符，请重新选择。"))
        if len(given.tags) > rules.MOST_TAGS:
            raise FieldRefused("tags", _("标签最多选 {most} 个。").format(most=rules.MOST_TAGS))
        if given.level in rules.BAD_LEVELS and not given.tags:
            raise FieldRefused("tags", _("不满意请至少选一个原因，便于改进。"))
        if given.anonymous and given.way in rules.ENTERED_BY_STAFF:
            raise FieldRefused("anonymous", _("录入的人看得见是谁评的，不能算不具名。"))

    def _unrated(self, conn: Connection, asking: str) -> Row:
        row = load_rows(conn, Asking, [asking]).get(asking)
        if row is None or row["deleted"] or row["scope"] != self._home.office:
            raise InputRefused(_("还没有请评，不能评价。"), _("请先在登记上按“请评”。"))
        if row["state"] == rules.RATED:
            raise InputRefused(_("已经评过了，一次一评。"), _("评错了请主任更正。"))
        return row

    def _rate_anonymously(self, writing: Writing, row: Row, given: Given) -> Rated:
        """The visit keeps just 已评; what was given lies where nothing leads back to it."""
        writing.edit(Asking, row["id"], {"unnamed": True})
        waiting = Waiting(row["day"][:7], row["line"] or "", given.level, tuple(dict.fromkeys(given.tags)))
        keep_waiting(self._home, writing, waiting)
        return Rated(row["id"])

    def _rate(self, writing: Writing, actor: Actor, row: Row, matter: Matter, given: Given) -> Rated:
        # The same id at every seat: two that rate at once stand side by side and are decided, not counted.
        record_id = natural_id(Rating.record_type, row["scope"], row["id"])
        rating = self._rating(actor, row["id"], record_id, given)
        writing.create(rating)
        opened = follow_up(self._home, writing, rating, matter) if given.level in rules.BAD_LEVELS else ""
        return Rated(row["id"], rating.id, opened)

    def _rating(self, actor: Actor, asking: str, record_id: str, given: Given) -> Rating:
        entered = given.way in rules.ENTERED_BY_STAFF
        return Rating(
            id=record_id,
            scope=self._home.office,
            asking_id=asking,
            level=given.level,
            tags=list(dict.fromkeys(given.tags)) or None,
            way=given.way,
            at=instant(self._home.journal.clock.now()),
            given_day=(given.given_day or None) if given.way == rules.SLIP else None,
            words=given.words.strip() or None,
            entered_by=(actor.id or None) if entered else None,
            entered_name=actor.name if entered else None,
        )

    def _enter(self, actor: Actor, request_id: str, given: Given, way: str) -> Rated:
        actor.require(RIGHT_ASK)
        entered = Given(given.level, given.tags, way, given.anonymous, given.words, given.given_day)
        self._check(entered)
        with self._home.journal.write(actor.id) as writing:
            matter = self._matter(writing.conn, request_id)
            self._refuse_own(actor, matter)
            self._check_day(given.given_day, matter)
            subject = self._subject(writing.conn, matter)
            self._ask(writing, subject, self._paper_moment(matter, given) if way == rules.SLIP else "")
            row = self._unrated(writing.conn, subject.asking_id)
            return self._rate(writing, actor, row, matter, entered)

    def _check_day(self, day: str, matter: Matter) -> None:
        today = office_day(self._home.journal.clock.now())
        if day and not (is_day(day) and matter.day <= day <= today):
            words = _("纸质评价的日期应在来访（{day}）和今天之间。").format(day=matter.day)
            raise FieldRefused("given_day", words)

    @staticmethod
    def _refuse_own(actor: Actor, matter: Matter) -> None:
        """Staff cannot rate their own; one visitor's key on the window is not the clerk's."""
        if actor.id in (matter.receiver_id, matter.handler_id):
            raise NotAllowed(
                _("不能录入或更正对自己服务的评价。"), _("请由另一位同事录入，或请来访人在评价窗口上评。")
            )


def slip_days(today: str) -> Sequence[str]:
    """The days that the slip's form offers first: today and the six before."""
    day = date.fromisoformat(today)
    return [date.fromordinal(day.toordinal() - back).isoformat() for back in range(7)]
