"""After the grading: the public list of seven days, objections, plaques, patrols, the yearly review."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from nanxi_desk.core.checks import is_day
from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import HEAD, HUB, MEMBER, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.applications import application_row, check_state
from nanxi_desk.stars.arithmetic import Outcome
from nanxi_desk.stars.groups import star_of
from nanxi_desk.stars.public_views import AwardRow, ObjectionView, PatrolView, ReviewView
from nanxi_desk.stars.records import (
    Objection,
    ObjectionAnswer,
    Patrol,
    StarAward,
    StarReview,
    StarRound,
    award_id,
    round_id,
)
from nanxi_desk.stars.result import Results, check_gradable, published_total
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.rounds import RIGHT_RUN, Rounds, append_step, check_next, round_row
from nanxi_desk.stars.rubrics import FIRST_YEAR, LAST_YEAR
from nanxi_desk.stars.views import RoundView

RIGHT_OBJECT = declare("stars.object", "登记和答复公示异议、登记巡查", MEMBER, HEAD, HUB)
_PATROL_STATES = (rules.AWARDED, rules.PATROL, rules.REVIEW)


class Publicity:
    """Lists, objections, plaques, patrols and reviews of one home. The hub publishes and awards."""

    def __init__(self, home: Home, results: Results | None = None) -> None:
        self._home = home
        self._results = results or Results(home)

    # --- the list ----------------------------------------------------------------------------------------

    def listed(self, round_: str, *, office: str = "", stars: int | None = None) -> tuple[AwardRow, ...]:
        """The published list: highest stars first, then by office, estate and group. All offices,
        everywhere.
        """
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            rows = self._awards(conn, round_)
        found = [r for r in rows if (not office or r.office == office) and stars in (None, r.stars)]
        key = listing.natural
        return tuple(sorted(found, key=lambda r: (-r.stars, r.office, key(r.estate), key(r.group_name))))

    def of_year(self, year: int, stars: int) -> tuple[AwardRow, ...]:
        """The groups that have so many stars of a year, as its review left them; old lists, too."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            rows = self._awards(conn, round_id(year), (a for a in listing.awards(conn) if a["year"] == year))
        key = listing.natural
        found = [row for row in rows if row.stars_now == stars]
        return tuple(sorted(found, key=lambda r: (r.office, key(r.estate), key(r.group_name))))

    def office_names(self) -> dict[str, str]:
        """Names of the offices that are known here, by code."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return office_names(conn, self._home)

    def round(self, round_: str) -> RoundView:
        """The round that the list belongs to."""
        return Rounds(self._home).get(round_)

    def publish(self, actor: Actor, round_: str) -> RoundView:
        """公示: the list of all groups with a star, for seven days. InputRefused where ties are left to
        decide, or the result is not what 定档 said any more."""
        actor.require(RIGHT_RUN)
        self._home.actor.require(RIGHT_RUN)
        found = self._results.of_round(round_)
        with self._home.journal.write(actor.id) as writing:
            row = round_row(writing.conn, round_)
            check_next(row, rules.PUBLISHED)
            if found.moved:
                raise InputRefused(_("定档之后资料有变，结果已不同。"), _("请重新定档，再公示。"))
            if any(o.border and not o.decided for o in found.result.outcomes):
                raise InputRefused(_("名额边缘还有并列没有决定。"), _("请在定档时决定，再公示。"))
            append_step(self._home, writing, round_, rules.PUBLISHED)
            for outcome in found.result.outcomes:
                self._publish(writing, row, outcome)
        return Rounds(self._home).get(round_)

    def award(self, actor: Actor, round_: str) -> RoundView:
        """授牌: the final list; plaques are numbered. InputRefused before the seven days are over, and
        while an objection is without an answer."""
        actor.require(RIGHT_RUN)
        now = instant(self._home.journal.clock.now())
        with self._home.journal.write(actor.id) as writing:
            conn, row = writing.conn, round_row(writing.conn, round_)
            check_next(row, rules.AWARDED)
            check_gradable(Rounds(self._home).view(conn, row), now)
            waiting = [o for o in listing.objections(conn, round_) if not o["answered"]]
            if waiting:
                raise InputRefused(
                    _("还有 {count} 条异议没有答复。").format(count=len(waiting)), _("请先答复。")
                )
            append_step(self._home, writing, round_, rules.AWARDED)
            self._number(writing, row, office_day(now))
        return Rounds(self._home).get(round_)

    def set_plaque(self, actor: Actor, award: str, plaque: str) -> None:
        """Another number for a plaque; FieldRefused where another group has it."""
        actor.require(RIGHT_RUN)
        number = plaque.strip()
        with self._home.journal.write(actor.id) as writing:
            row = self._award(writing.conn, award)
            same = [a for a in listing.awards(writing.conn) if a["plaque"] == number and a["id"] != award]
            if not number or same:
                raise FieldRefused("plaque", _("请填写一个没有用过的星牌号。"))
            check_state(round_row(writing.conn, row["round_id"]), _PATROL_STATES)
            writing.edit(StarAward, award, {"plaque": number})

    def enter_earlier(self, actor: Actor, group: str, year: int, stars: int, plaque: str = "") -> str:
        """A star of a year before the program was used, from the old list; the award's id.

        FieldRefused names `year`, `stars` or `group`; InputRefused where the year has a round here.
        """
        actor.require(RIGHT_RUN)
        if not stars or not rules.is_star(stars):
            raise FieldRefused("stars", _("星级应在 1 到 5 之间。"))
        with self._home.journal.write(actor.id) as writing:
            conn, round_ = writing.conn, round_id(year)
            if round_ in load_rows(conn, StarRound, [round_]) or not FIRST_YEAR <= year <= LAST_YEAR:
                raise FieldRefused("year", _("这一年在这里有评定，或年度不对。"))
            row = listing.group_rows(conn, [group]).get(group)
            if row is None:
                raise FieldRefused("group", _("没有这个楼组，请从列表里选。"))
            record_id = award_id(round_, row["scope"], group)
            number = plaque.strip() or None
            if record_id in load_rows(conn, StarAward, [record_id]):
                writing.edit(StarAward, record_id, {"stars": stars, "plaque": number})
            else:
                writing.create(earlier_award(row, year, stars=stars, plaque=number))
        return record_id

    # --- objections --------------------------------------------------------------------------------------

    def objections(self, round_: str) -> tuple[ObjectionView, ...]:
        """The objections that this home holds, those without an answer first."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            groups = {row["id"]: row for row in listing.applications(conn, round_)}
            rows = listing.objections(conn, round_)
            answers = listing.objection_answers(conn, [row["id"] for row in rows])
        found = [
            _objection_view(row, groups[listing.bare(row["application_id"])], answers.get(row["id"], []))
            for row in rows
        ]
        return tuple(sorted(found, key=lambda o: (o.answered, o.at)))

    def object(self, actor: Actor, application: str, words: str, raised_by: str = "") -> str:
        """Somebody objects to a group's star during 公示; the objection's id."""
        actor.require(RIGHT_OBJECT)
        if not words.strip():
            raise FieldRefused("words", _("请写明异议的内容。"))
        with self._home.journal.write(actor.id) as writing:
            row = application_row(writing.conn, application)
            check_state(round_row(writing.conn, listing.bare(row["round_id"])), (rules.PUBLISHED,))
            record = Objection(
                id=new_id(),
                scope=row["scope"],
                application_id=application,
                words=words.strip(),
                raised_by=raised_by.strip() or None,
                at=instant(self._home.journal.clock.now()),
                taken_by=actor.name,
            )
            writing.create(record)
            return record.id

    def answer(self, actor: Actor, objection: str, words: str, *, upheld: bool) -> None:
        """Answer an objection. One that is upheld leads back to 定档, with a veto or another reason."""
        actor.require(RIGHT_OBJECT)
        if not words.strip():
            raise FieldRefused("words", _("请写明答复。"))
        with self._home.journal.write(actor.id) as writing:
            row = load_rows(writing.conn, Objection, [objection]).get(objection)
            if row is None or row["deleted"]:
                raise InputRefused(_("这条异议已不在。"), _("请刷新后再试。"))
            writing.create(
                ObjectionAnswer(
                    id=new_id(),
                    scope=row["scope"],
                    objection_id=objection,
                    words=words.strip(),
                    upheld=upheld,
                    at=instant(self._home.journal.clock.now()),
                    by_name=actor.name,
                )
            )

    # --- patrols and review ------------------------------------------------------------------------------

    def patrols(self, round_: str) -> tuple[PatrolView, ...]:
        """The patrols of a round, newest first."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            rows = listing.patrols(conn, round_)
            names = {a.group_id: f"{a.estate} {a.group_name}" for a in self._awards(conn, round_)}
        return tuple(
            PatrolView(
                row["id"],
                row["scope"],
                listing.bare(row["group_id"]),
                names.get(listing.bare(row["group_id"]), ""),
                row["day"] or "",
                bool(row["in_order"]),
                row["finding"] or "",
                row["by_name"] or "",
            )
            for row in rows
        )

    def patrol(self, actor: Actor, award: str, day: str, *, in_order: bool, finding: str = "") -> str:
        """Somebody looked at a group that has a star. FieldRefused names `day` or `finding`."""
        actor.require(RIGHT_OBJECT)
        now = office_day(self._home.journal.clock.now())
        if not is_day(day) or day > now:
            raise FieldRefused("day", _("巡查日期应写作 2026-11-22，不晚于今天。"))
        if not in_order and not finding.strip():
            raise FieldRefused("finding", _("请写明发现的问题。"))
        with self._home.journal.write(actor.id) as writing:
            row = self._award(writing.conn, award)
            check_state(round_row(writing.conn, row["round_id"]), _PATROL_STATES)
            if not self._home.is_hub and row["office"] != self._home.office:
                raise InputRefused(_("这是“{office}”的楼组。").format(office=row["office"]))
            record = Patrol(
                id=new_id(),
                scope=row["office"],
                group_id=listing.bare(row["group_id"]),
                round_id=refer(SHARED_SCOPE, row["round_id"], within=row["office"]),
                day=day,
                in_order=in_order,
                finding=finding.strip() or None,
                by_name=actor.name,
            )
            writing.create(record)
            return record.id

    def reviews(self, round_: str) -> tuple[ReviewView, ...]:
        """All reviews of a round's stars, oldest first; the last one of a star holds."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            known = {row["id"] for row in listing.awards(conn, round_=round_)}
            return tuple(
                ReviewView(
                    listing.bare(row["award_id"]),
                    row["decision"] or "",
                    row["stars_before"] or 0,
                    row["stars_after"] or 0,
                    row["reason"] or "",
                    row["at"] or "",
                    row["by_name"] or "",
                )
                for row in listing.all_reviews(conn)
                if listing.bare(row["award_id"]) in known
            )

    def review(self, actor: Actor, award: str, stars: int, reason: str) -> str:
        """复评: a group's star is kept, raised, lowered or taken away; a word of rules.REVIEWS."""
        actor.require(RIGHT_RUN)
        if not rules.is_star(stars):
            raise FieldRefused("stars", _("星级应在 0 到 5 之间，0 是摘星。"))
        if not reason.strip():
            raise FieldRefused("reason", _("请写明复评的依据。"))
        with self._home.journal.write(actor.id) as writing:
            row = self._award(writing.conn, award)
            check_state(round_row(writing.conn, row["round_id"]), (rules.REVIEW,))
            before = star_of(row, listing.reviews(writing.conn).get(award)).stars
            decision = rules.review_of(before, stars)
            writing.create(
                StarReview(
                    id=new_id(),
                    scope=SHARED_SCOPE,
                    award_id=award,
                    decision=decision,
                    stars_before=before,
                    stars_after=stars,
                    reason=reason.strip(),
                    at=instant(self._home.journal.clock.now()),
                    by_name=actor.name,
                )
            )
        return decision

    # --- inside ------------------------------------------------------------------------------------------

    def _awards(self, conn: Connection, round_: str, rows: Iterable[Row] | None = None) -> list[AwardRow]:
        """The list of a round, or `rows` of a year that may have had none here."""
        reviewed = listing.reviews(conn)
        groups = {a["id"]: listing.bare(a["group_id"]) for a in listing.applications(conn, round_)}
        objections = Counter(
            groups.get(listing.bare(o["application_id"])) for o in listing.objections(conn, round_)
        )
        patrols = Counter(listing.bare(p["group_id"]) for p in listing.patrols(conn, round_))
        found = []
        for row in listing.awards(conn, round_=round_) if rows is None else rows:
            star, group = star_of(row, reviewed.get(row["id"])), listing.bare(row["group_id"])
            if not star.awarded:
                continue
            found.append(
                AwardRow(
                    row["id"],
                    star.year,
                    row["office"] or "",
                    group,
                    row["estate"] or "",
                    row["group_name"] or "",
                    star.awarded,
                    star.stars,
                    star.total,
                    star.plaque,
                    star.awarded_on,
                    star.review,
                    objections[group],
                    patrols[group],
                )
            )
        return found

    @staticmethod
    def _award(conn: Connection, award: str) -> Row:
        row = load_rows(conn, StarAward, [award]).get(award)
        if row is None or row["deleted"]:
            raise InputRefused(_("名单里没有这个楼组。"), _("请刷新后再试。"))
        return row

    @staticmethod
    def _publish(writing: Writing, round_: Row, outcome: Outcome) -> None:
        """Write what a group gets, or that it gets nothing any more after an objection."""
        application = application_row(writing.conn, outcome.case.id)
        office, group = application["scope"], listing.bare(application["group_id"])
        record_id = award_id(round_["id"], office, group)
        known = load_rows(writing.conn, StarAward, [record_id]).get(record_id)
        total = published_total(outcome)
        if known is not None:
            writing.edit(StarAward, record_id, {"stars": outcome.stars, "total": total})
        elif outcome.stars:
            award = StarAward(
                id=record_id,
                scope=SHARED_SCOPE,
                round_id=round_["id"],
                year=round_["year"],
                office=office,
                group_id=f"{office}/{group}",
                group_name=application["group_name"],
                estate=application["estate"],
                stars=outcome.stars,
                total=total,
            )
            writing.create(award)

    @staticmethod
    def _number(writing: Writing, round_: Row, day: str) -> None:
        """Plaques of the year, in the order of the list: 2026-5-001 …"""
        rows = [row for row in listing.awards(writing.conn, round_=round_["id"]) if row["stars"]]
        key = listing.natural
        rows.sort(key=lambda r: (-r["stars"], r["office"], key(r["estate"]), key(r["group_name"]), r["id"]))
        counts: Counter[int] = Counter()
        for row in rows:
            counts[row["stars"]] += 1
            plaque = row["plaque"] or f"{round_['year']}-{row['stars']}-{counts[row['stars']]:03d}"
            writing.edit(StarAward, row["id"], {"plaque": plaque, "awarded_on": day})


def earlier_award(group: Row, year: int, *, stars: int, plaque: str | None) -> StarAward:
    """The record of a star from an old list, which has no total."""
    return StarAward(
        id=award_id(round_id(year), group["scope"], group["id"]),
        scope=SHARED_SCOPE,
        year=year,
        office=group["scope"],
        group_id=f"{group['scope']}/{group['id']}",
        group_name=group["name"],
        estate=group["estate"],
        stars=stars,
        total="—",
        plaque=plaque,
    )


def _objection_view(row: Row, group: Row, answers: list[Row]) -> ObjectionView:
    return ObjectionView(
        row["id"],
        group["id"],
        group["scope"],
        group["group_name"] or "",
        group["estate"] or "",
        row["words"] or "",
        row["raised_by"] or "",
        row["at"] or "",
        bool(row["answered"]),
        row["upheld"],
        tuple((a["words"] or "", bool(a["upheld"]), a["at"] or "", a["by_name"] or "") for a in answers),
    )
