"""Queries of the slice: rows by round, application and group. A round is shared, so an office's records
refer to it as `*/id` and the hub's own shared ones by the bare id."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, select

from nanxi_desk.core.journal.rows import Row, from_database, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Staff
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.records import SHARED_SCOPE, Record
from nanxi_desk.stars.records import (
    Application,
    Objection,
    ObjectionAnswer,
    PanelSeat,
    Patrol,
    Recusal,
    RoundKey,
    RoundStep,
    ScoreSheet,
    StarAward,
    StarReview,
    StarRound,
    StarRubric,
    StarTrial,
    VetoFinding,
)
from nanxi_desk.stars.views import GroupFilter

_PARTS = re.compile(r"([0-9]{1,18})|([^0-9]+)")


def _visible(
    conn: Connection, record_class: type[Record], *conditions: ColumnElement[bool], order: Sequence[str]
) -> list[Row]:
    table = projection(record_class)
    statement = select(table).where(table.c.deleted.is_(False), table.c.heads != "", *conditions)
    by = [*(table.c[name].nulls_first() for name in order), table.c.id]
    return [from_database(record_class, row) for row in conn.execute(statement.order_by(*by)).mappings()]


def _of_round(record_class: type[Record], round_: str) -> ColumnElement[bool]:
    return projection(record_class).c.round_id.in_((round_, f"{SHARED_SCOPE}/{round_}"))


def bare(reference: str | None) -> str:
    """The id of a reference, wherever it points."""
    return (reference or "").rpartition("/")[2]


def rubrics(conn: Connection) -> list[Row]:
    """The rubrics of all years that somebody wrote, oldest year first."""
    return _visible(conn, StarRubric, order=["year"])


def rounds(conn: Connection) -> list[Row]:
    """All rounds, newest year first."""
    return _visible(conn, StarRound, order=["year"])[::-1]


def steps(conn: Connection, round_: str) -> list[Row]:
    """The steps of a round, in the order of the rules."""
    table = projection(RoundStep)
    return _visible(conn, RoundStep, table.c.round_id == round_, order=["turn", "at"])


def round_keys(conn: Connection, round_: str) -> list[Row]:
    """The round's key; only the hub has one."""
    return _visible(conn, RoundKey, _of_round(RoundKey, round_), order=["id"])


def seats(conn: Connection, round_: str) -> list[Row]:
    """The panel of a round: hub judges and those of every office that is held here."""
    return _visible(conn, PanelSeat, _of_round(PanelSeat, round_), order=["scope", "judge"])


def applications(conn: Connection, round_: str) -> list[Row]:
    """All applications of a round, by office, estate and group."""
    found = _visible(conn, Application, _of_round(Application, round_), order=["scope"])
    return sorted(found, key=lambda r: (r["scope"], natural(r["estate"]), natural(r["group_name"]), r["id"]))


def natural(text: str | None) -> tuple[tuple[int, int, str], ...]:
    """A key by which "2号" stands before "10号"."""
    found = []
    for number, word in _PARTS.findall(text or ""):
        found.append((0, int(number), "") if number else (1, 0, word))
    return tuple(found)


def of_applications(conn: Connection, record_class: type[Record], round_: str) -> dict[str, list[Row]]:
    """Records that refer to applications of a round, by application, oldest first."""
    table, own = projection(record_class), projection(Application)
    wanted = select(own.c.id).where(_of_round(Application, round_))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _visible(conn, record_class, table.c.application_id.in_(wanted), order=["at"]):
        found[bare(row["application_id"])].append(row)
    return found


def vetoes(conn: Connection, round_: str) -> dict[str, list[Row]]:
    """Vetoes that were found and not lifted, by application."""
    found = of_applications(conn, VetoFinding, round_)
    return {key: standing for key, rows in found.items() if (standing := standing_vetoes(rows))}


def standing_vetoes(rows: Iterable[Row]) -> list[Row]:
    """Those of the findings that nobody lifted; one that lifts another is itself none."""
    known = list(rows)
    lifted = {row["lifts"] for row in known if row["lifts"]}
    return [row for row in known if not row["lifts"] and row["id"] not in lifted]


def recusals(conn: Connection, round_: str) -> dict[str, list[Row]]:
    """Recusals by application."""
    return of_applications(conn, Recusal, round_)


def sheets(conn: Connection, round_: str) -> list[Row]:
    """All submissions of a round, oldest first; what they hold is sealed."""
    return _visible(conn, ScoreSheet, _of_round(ScoreSheet, round_), order=["submitted_at"])


def sheets_of(conn: Connection, application: str) -> list[Row]:
    """All submissions for one application, oldest first."""
    table = projection(ScoreSheet)
    return _visible(conn, ScoreSheet, table.c.application_id == application, order=["submitted_at"])


def latest(submissions: Iterable[Row]) -> dict[tuple[str, str], Row]:
    """The submission that holds, by (application, judge): the newest. A submission is given a later time
    than all that were known where it was made, so a clock that goes wrong does not bring an old one back."""
    found: dict[tuple[str, str], Row] = {}
    for row in submissions:
        key = bare(row["application_id"]), row["judge_id"]
        if key not in found or _age(found[key]) < _age(row):
            found[key] = row
    return found


def numbers(submissions: Iterable[Row]) -> dict[str, int]:
    """Which of its judge's submissions for its group each one is, by id; 1 for the first."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    numbered = {}
    for row in sorted(submissions, key=_age):
        key = bare(row["application_id"]), row["judge_id"]
        numbered[row["id"]] = found[key] = found[key] + 1
    return numbered


def _age(row: Row) -> tuple[str, int, str]:
    return row["submitted_at"] or "", row["turn"] or 0, row["id"]


def awards(conn: Connection, *, round_: str = "") -> list[Row]:
    """Stars that were published, of a round or all; oldest year first."""
    table = projection(StarAward)
    conditions = [table.c.round_id == round_] if round_ else []
    return _visible(conn, StarAward, *conditions, order=["year", "office", "estate", "group_name"])


def reviews(conn: Connection) -> dict[str, Row]:
    """The newest review by award."""
    return {bare(row["award_id"]): row for row in all_reviews(conn)}


def all_reviews(conn: Connection) -> list[Row]:
    """Every review, oldest first."""
    return _visible(conn, StarReview, order=["at"])


def objections(conn: Connection, round_: str) -> list[Row]:
    """The objections of a round, oldest first."""
    found = of_applications(conn, Objection, round_)
    return sorted((row for rows in found.values() for row in rows), key=lambda r: (r["at"] or "", r["id"]))


def objection_answers(conn: Connection, objection_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Answers by objection, oldest first."""
    table = projection(ObjectionAnswer)
    wanted = tuple(objection_ids)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _visible(conn, ObjectionAnswer, table.c.objection_id.in_(wanted), order=["at"]):
        found[row["objection_id"]].append(row)
    return found


def patrols(conn: Connection, round_: str) -> list[Row]:
    """The patrols of a round, newest first."""
    return _visible(conn, Patrol, _of_round(Patrol, round_), order=["day"])[::-1]


def trials(conn: Connection, round_: str) -> list[Row]:
    """The trials of other thresholds, newest first."""
    return _visible(conn, StarTrial, _of_round(StarTrial, round_), order=["at"])[::-1]


def groups(conn: Connection, wanted: GroupFilter) -> list[Row]:
    """Building groups by office, estate and name; stars and words are the caller's to look at."""
    table = projection(BuildingGroup)
    conditions: list[ColumnElement[bool]] = []
    if wanted.office:
        conditions.append(table.c.scope == wanted.office)
    if wanted.estate:
        conditions.append(table.c.estate == wanted.estate)
    if not wanted.dissolved_too:
        conditions.append(table.c.dissolved_on.is_(None))
    found = _visible(conn, BuildingGroup, *conditions, order=["scope"])
    return sorted(found, key=lambda r: (r["scope"], natural(r["estate"]), natural(r["name"]), r["id"]))


def group_rows(conn: Connection, ids: Iterable[str]) -> Mapping[str, Row]:
    """Some groups by id, those that are here."""
    return {i: row for i, row in load_rows(conn, BuildingGroup, ids).items() if not row["deleted"]}


def staff_of(conn: Connection, office: str) -> list[Row]:
    """The staff of an office, by name."""
    table = projection(Staff)
    return _visible(conn, Staff, table.c.scope == office, order=["name"])
