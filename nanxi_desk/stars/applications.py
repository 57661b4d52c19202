"""Applications: a group applies, its office screens; residents' answers; vetoes."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import Connection

from nanxi_desk.core.clock import instant
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import HEAD, HUB, MEMBER, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.panel import judges_of, recused_in
from nanxi_desk.stars.records import Application, VetoFinding, application_id
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.rounds import round_row
from nanxi_desk.stars.rubric import WHOLE, decimal_text
from nanxi_desk.stars.rubrics import rubric_of
from nanxi_desk.stars.views import ApplicationDetail, ApplicationDraft, ApplicationRow, VetoView
from nanxi_desk.stars.words import star_word

RIGHT_APPLY = declare("stars.apply", "登记申报、居民测评和一票否决", MEMBER, HEAD, HUB)
RIGHT_SCREEN = declare("stars.screen", "初评", HEAD)
APPLIED: Final = "申报"
WITHDRAWN: Final = "撤回"
TEXTS: Final = (
    "feature_publicity", "feature_culture", "feature_pact",
    "platform_council", "platform_activity", "platform_news",
)  # fmt: skip
ANSWERS: Final = tuple(f"answers_{level}" for level in rules.LEVELS)
_VETO_STATES: Final = rules.STATES[: rules.STATES.index(rules.PUBLISHED) + 1]


class Applications:
    """The applications of the groups that this home holds; an office writes its own."""

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- seeing ------------------------------------------------------------------------------------------

    def all(self, round_: str, *, office: str = "", state: str = "") -> tuple[ApplicationRow, ...]:
        """The applications of a round, by office, estate and group; with `state` those that stand so."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            rows = application_rows(conn, round_)
        return tuple(
            r for r in rows if (not office or r.office == office) and (not state or r.state == state)
        )

    def detail(self, application: str) -> ApplicationDetail:
        """One application with its vetoes and recusals."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            row = application_row(conn, application)
            round_ = round_row(conn, listing.bare(row["round_id"]))
            shown = next(r for r in application_rows(conn, round_["id"]) if r.id == application)
            found = listing.of_applications(conn, VetoFinding, round_["id"]).get(application, [])
            standing = {v["id"] for v in listing.standing_vetoes(found)}
            recused = listing.recusals(conn, round_["id"]).get(application, ())
        return ApplicationDetail(
            shown,
            draft_of(row),
            row["screening_note"] or "",
            row["screened_by"] or "",
            row["screened_at"] or "",
            answers_of(row),
            tuple(_veto_view(v, lifted=v["id"] not in standing) for v in found if not v["lifts"]),
            tuple(r["judge"] or "" for r in recused),
            row["heads"],
            row["scope"] == self._home.office
            and round_["state"] in rules.APPLYING_STATES
            and self._home.actor.can(RIGHT_APPLY),
        )

    def waiting_groups(self, round_: str) -> tuple[str, ...]:
        """The ids of this office's groups that have not applied yet."""
        self._home.actor.require(RIGHT_READ)
        from nanxi_desk.stars.views import GroupFilter

        with self._home.journal.read() as conn:
            applied = {listing.bare(a["group_id"]) for a in listing.applications(conn, round_)}
            own = listing.groups(conn, GroupFilter(office=self._home.office))
            return tuple(row["id"] for row in own if row["id"] not in applied)

    # --- writing -----------------------------------------------------------------------------------------

    def apply(self, actor: Actor, round_: str, draft: ApplicationDraft) -> str:
        """A group applies; the application's id. FieldRefused names what does not fit; InputRefused: it has
        applied already, or the round takes none any more."""
        actor.require(RIGHT_APPLY)
        with self._home.journal.write(actor.id) as writing:
            return add_application(self._home, writing, actor, round_, draft)

    def edit(
        self, actor: Actor, application: str, values: Mapping[str, Any], *, seen: str | None = None
    ) -> bool:
        """Alter what an application says, by the names of ApplicationDraft; `seen` are its detail's heads."""
        actor.require(RIGHT_APPLY)
        if not set(values) <= {"target", "self_score", "households", *TEXTS}:
            raise ValueError("not to be edited")
        with self._home.journal.write(actor.id) as writing:
            row = self._open(writing.conn, application, rules.APPLYING_STATES)
            year = round_row(writing.conn, listing.bare(row["round_id"]))["year"]
            return writing.edit(Application, application, _stored(writing.conn, year, values), seen=seen)

    def withdraw(self, actor: Actor, application: str, *, back: bool = False) -> None:
        """A group withdraws its application, or (`back`) applies again after all."""
        actor.require(RIGHT_APPLY)
        with self._home.journal.write(actor.id) as writing:
            self._open(writing.conn, application, rules.ANSWERING_STATES)
            writing.edit(Application, application, {"withdrawn": None if back else True})

    def screen(self, actor: Actor, application: str, outcome: str, note: str = "") -> None:
        """初评 by the head: a word of rules.SCREENINGS. FieldRefused where one that is turned down has no
        note.
        """
        actor.require(RIGHT_SCREEN)
        if outcome not in rules.SCREENINGS:
            raise FieldRefused(
                "outcome", _("初评结果只能是：{all}。").format(all=_("、").join(rules.SCREENINGS))
            )
        if outcome != rules.PASSED and not note.strip():
            raise FieldRefused("note", _("请写明退回或不通过的原因。"))
        with self._home.journal.write(actor.id) as writing:
            self._open(writing.conn, application, (rules.SCREENING,))
            values = {
                "screening": outcome,
                "screening_note": note.strip() or None,
                "screened_by": actor.name,
                "screened_at": instant(self._home.journal.clock.now()),
            }
            writing.edit(Application, application, values)

    def set_answers(
        self, actor: Actor, application: str, counts: tuple[int, int, int, int, int] | None
    ) -> None:
        """What the residents answered: households by level, best first; None: they were not asked.

        FieldRefused where more answered than there are households.
        """
        actor.require(RIGHT_APPLY)
        with self._home.journal.write(actor.id) as writing:
            row = self._open(writing.conn, application, rules.ANSWERING_STATES)
            writing.edit(Application, application, answer_values(counts, row["households"]))

    def find_veto(self, actor: Actor, application: str, code: str, note: str) -> None:
        """Something excludes the group from every star: a code of the rubric's vetoes, with what happened."""
        actor.require(RIGHT_APPLY)
        if not note.strip():
            raise FieldRefused("note", _("请写明依据：何时、何事、怎样查实。"))
        with self._home.journal.write(actor.id) as writing:
            conn = writing.conn
            row = self._open(conn, application, _VETO_STATES, hub_too=True)
            rubric = rubric_of(conn, round_row(conn, listing.bare(row["round_id"]))["year"])
            words = next((veto.words for veto in rubric.vetoes if veto.code == code), None)
            if words is None:
                raise FieldRefused("code", _("请从评分标准的否决情形里选一项。"))
            found = listing.vetoes(conn, listing.bare(row["round_id"])).get(application, ())
            if any(veto["code"] == code for veto in found):
                raise InputRefused(_("这一情形已经登记。"))
            self._add_veto(writing, row, actor, code=code, words=words, note=note.strip())

    def lift_veto(self, actor: Actor, veto: str, note: str) -> None:
        """A veto was wrong; both findings stay, and the second says why."""
        actor.require(RIGHT_APPLY)
        if not note.strip():
            raise FieldRefused("note", _("请写明撤销的原因。"))
        with self._home.journal.write(actor.id) as writing:
            found = load_rows(writing.conn, VetoFinding, [veto]).get(veto)
            if found is None or found["deleted"]:
                raise InputRefused(_("这条登记已不在。"), _("请刷新后再试。"))
            row = self._open(writing.conn, listing.bare(found["application_id"]), _VETO_STATES, hub_too=True)
            standing = listing.vetoes(writing.conn, listing.bare(row["round_id"])).get(row["id"], ())
            if any(each["id"] == veto for each in standing):
                more = {"code": found["code"], "words": found["words"], "lifts": veto}
                self._add_veto(writing, row, actor, note=note.strip(), **more)

    def _add_veto(self, writing: Writing, row: Row, actor: Actor, **values: Any) -> None:
        writing.create(
            VetoFinding(
                id=new_id(),
                scope=row["scope"],
                application_id=row["id"],
                at=instant(self._home.journal.clock.now()),
                by_name=actor.name,
                **values,
            )
        )

    def _open(
        self, conn: Connection, application: str, states: tuple[str, ...], *, hub_too: bool = False
    ) -> Row:
        """The application's row; InputRefused where its round is past these states, or it is another
        office's.
        """
        row = application_row(conn, application)
        if row["scope"] != self._home.office and not (hub_too and self._home.is_hub):
            raise InputRefused(
                _("这是“{office}”的申报。").format(office=row["scope"]), _("请由那个居委会修改。")
            )
        check_state(round_row(conn, listing.bare(row["round_id"])), states)
        return row


def check_state(round_: Row, states: tuple[str, ...]) -> None:
    """InputRefused where a round is in none of these states."""
    if round_["state"] not in states:
        raise InputRefused(
            _("评定现在是“{now}”，这一步只在“{states}”时能做。").format(
                now=_(round_["state"] or rules.APPLYING), states=_("、").join(_(s) for s in states)
            )
        )


def add_application(home: Home, writing: Writing, actor: Actor, round_: str, draft: ApplicationDraft) -> str:
    """Write an application; see Applications.apply."""
    conn, office = writing.conn, home.office
    row = round_row(conn, round_)
    check_state(row, rules.APPLYING_STATES)
    group = listing.group_rows(conn, [draft.group_id]).get(draft.group_id)
    if group is None or group["scope"] != office or group["dissolved_on"]:
        raise FieldRefused("group_id", _("请选择本居委会的一个楼组。"))
    record_id = application_id(office, round_, draft.group_id)
    if record_id in load_rows(conn, Application, [record_id]):
        raise InputRefused(_("“{group}”已经申报。").format(group=group["name"]), _("请直接修改那份申报。"))
    values = {n: getattr(draft, n) for n in ("target", "self_score", "households", *TEXTS)}
    if values["households"] is None:
        values["households"] = group["households"]
    record = Application(
        id=record_id,
        scope=office,
        round_id=refer(SHARED_SCOPE, round_, within=office),
        group_id=draft.group_id,
        group_name=group["name"],
        estate=group["estate"],
        applied_at=instant(home.journal.clock.now()),
        applied_by=actor.name,
        **_stored(conn, row["year"], values),
    )
    writing.create(record)
    return record_id


def application_row(conn: Connection, application: str) -> Row:
    """An application's row; InputRefused where it is not there."""
    row = load_rows(conn, Application, [application]).get(application)
    if row is None or row["deleted"]:
        raise InputRefused(_("这份申报已不在。"), _("请刷新后再试。"))
    return row


def application_rows(conn: Connection, round_: str) -> tuple[ApplicationRow, ...]:
    """All applications of a round as lists show them."""
    seats, recusals = listing.seats(conn, round_), listing.recusals(conn, round_)
    vetoes, latest = listing.vetoes(conn, round_), listing.latest(listing.sheets(conn, round_))
    sheets = Counter(application for application, __ in latest)
    found = []
    for row in listing.applications(conn, round_):
        judges = judges_of(seats, row["scope"])
        recused = recused_in(row, judges, recusals.get(row["id"], ()))
        found.append(
            row_view(row, vetoed=row["id"] in vetoes, sheets=sheets[row["id"]], recused=len(recused))
        )
    return tuple(found)


def row_view(row: Row, *, vetoed: bool, sheets: int, recused: int) -> ApplicationRow:
    """One application's row as a list shows it."""
    return ApplicationRow(
        row["id"],
        row["scope"],
        listing.bare(row["group_id"]),
        row["estate"] or "",
        row["group_name"] or "",
        row["households"],
        row["target"] or 0,
        row["self_score"] or "",
        WITHDRAWN if row["withdrawn"] else row["screening"] or APPLIED,
        vetoed,
        sheets,
        recused,
        sum(answers_of(row) or ()),
    )


def answers_of(row: Row) -> tuple[int, int, int, int, int] | None:
    """Residents' answers by level, best first; None where nobody was asked."""
    counts = [row[name] for name in ANSWERS]
    if all(count is None for count in counts):
        return None
    five, four, three, two, one = (max(count or 0, 0) for count in counts)
    return five, four, three, two, one


def answer_values(counts: tuple[int, ...] | None, households: int | None) -> dict[str, int | None]:
    """The fields of answers; FieldRefused where they cannot be."""
    if counts is None:
        return dict.fromkeys(ANSWERS)
    if len(counts) != len(ANSWERS) or any(count < 0 for count in counts):
        raise FieldRefused("answers", _("五档户数都应是 0 或以上的整数。"))
    if households is not None and sum(counts) > households:
        raise FieldRefused(
            "answers",
            _("参评 {answered} 户，多于楼组的 {households} 户。").format(
                answered=sum(counts), households=households
            ),
            _("一户一评；户数有变请先改申报里的户数。"),
        )
    return dict(zip(ANSWERS, counts, strict=True))


def score_text(text: str, field: str) -> str | None:
    """A self-score as it is stored, an exact decimal; None for nothing. FieldRefused for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    try:
        number = Fraction(plain) if plain.isascii() and plain.replace(".", "", 1).isdigit() else None
    except ValueError:
        number = None
    if number is None or not 0 <= number <= WHOLE or len(plain) > 8:
        raise FieldRefused(field, _("分数应在 0 到 100 之间，例如 86.5。"))
    return decimal_text(number)


def _stored(conn: Connection, year: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a record holds them; FieldRefused names what does not fit."""
    stored = {name: (values[name] or "").strip() or None for name in TEXTS if name in values}
    if "target" in values:
        known = [star.stars for star in rubric_of(conn, year).stars]
        if values["target"] not in known:
            words = _("、").join(star_word(stars) for stars in known)
            raise FieldRefused("target", _("申报星级只能是：{stars}。").format(stars=words))
        stored["target"] = values["target"]
    if "self_score" in values:
        stored["self_score"] = score_text(values["self_score"] or "", "self_score")
    if "households" in values:
        households = values["households"]
        if households is not None and not 1 <= households <= 5_000:
            raise FieldRefused("households", _("户数应在 1 到 5000 之间。"))
        stored["households"] = households
    return stored


def draft_of(row: Row) -> ApplicationDraft:
    """What an application's row says."""
    return ApplicationDraft(
        listing.bare(row["group_id"]),
        row["target"] or 0,
        row["self_score"] or "",
        row["households"],
        **{name: row[name] or "" for name in TEXTS},
    )


def _veto_view(row: Row, *, lifted: bool) -> VetoView:
    return VetoView(
        row["id"], row["code"] or "", row["words"] or "", row["note"] or "", row["at"] or "",
        row["by_name"] or "", lifted,
    )  # fmt: skip
