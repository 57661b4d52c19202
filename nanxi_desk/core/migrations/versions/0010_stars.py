"""Star building groups: groups, rubric, rounds, panel, applications, sealed sheets, stars.

Written by Alembic's autogenerate from the record classes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = (
    ("building_group", "star_application", "star_award", "star_objection", "star_objection_answer"),
    ("star_panel_seat", "star_patrol", "star_recusal", "star_review", "star_round", "star_round_key"),
    ("star_round_step", "star_rubric", "star_sheet", "star_trial", "star_veto"),
)


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "building_group",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("estate", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("leader", sa.String(length=40), nullable=True),
        sa.Column("leader_phone", sa.String(length=40), nullable=True),
        sa.Column("map_row", sa.Integer(), nullable=True),
        sa.Column("map_column", sa.Integer(), nullable=True),
        sa.Column("dissolved_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("building_group_id", "building_group", ["id"], unique=True)
    op.create_table(
        "star_application",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("group_id", sa.String(length=65), nullable=True),
        sa.Column("group_name", sa.String(length=40), nullable=True),
        sa.Column("estate", sa.String(length=40), nullable=True),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("self_score", sa.String(length=12), nullable=True),
        sa.Column("feature_publicity", sa.Text(), nullable=True),
        sa.Column("feature_culture", sa.Text(), nullable=True),
        sa.Column("feature_pact", sa.Text(), nullable=True),
        sa.Column("platform_council", sa.Text(), nullable=True),
        sa.Column("platform_activity", sa.Text(), nullable=True),
        sa.Column("platform_news", sa.Text(), nullable=True),
        sa.Column("attachments", sa.Text(), nullable=True),
        sa.Column("applied_at", sa.String(length=20), nullable=True),
        sa.Column("applied_by", sa.String(length=200), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.Column("screening", sa.String(length=200), nullable=True),
        sa.Column("screening_note", sa.Text(), nullable=True),
        sa.Column("screened_by", sa.String(length=200), nullable=True),
        sa.Column("screened_at", sa.String(length=20), nullable=True),
        sa.Column("answers_5", sa.Integer(), nullable=True),
        sa.Column("answers_4", sa.Integer(), nullable=True),
        sa.Column("answers_3", sa.Integer(), nullable=True),
        sa.Column("answers_2", sa.Integer(), nullable=True),
        sa.Column("answers_1", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_application_id", "star_application", ["id"], unique=True)
    op.create_index("star_application_round_id", "star_application", ["round_id"], unique=False)
    op.create_table(
        "star_award",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("office", sa.String(length=16), nullable=True),
        sa.Column("group_id", sa.String(length=65), nullable=True),
        sa.Column("group_name", sa.String(length=40), nullable=True),
        sa.Column("estate", sa.String(length=40), nullable=True),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("total", sa.String(length=60), nullable=True),
        sa.Column("awarded_on", sa.String(length=10), nullable=True),
        sa.Column("plaque", sa.String(length=30), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_award_group_id", "star_award", ["group_id"], unique=False)
    op.create_index("star_award_id", "star_award", ["id"], unique=True)
    op.create_index("star_award_round_id", "star_award", ["round_id"], unique=False)
    op.create_table(
        "star_objection",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("application_id", sa.String(length=65), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("raised_by", sa.String(length=60), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("taken_by", sa.String(length=200), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("answered", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_objection_application_id", "star_objection", ["application_id"], unique=False)
    op.create_index("star_objection_id", "star_objection", ["id"], unique=True)
    op.create_table(
        "star_objection_answer",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("objection_id", sa.String(length=65), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_objection_answer_id", "star_objection_answer", ["id"], unique=True)
    op.create_index(
        "star_objection_answer_objection_id", "star_objection_answer", ["objection_id"], unique=False
    )
    op.create_table(
        "star_panel_seat",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("judge_id", sa.String(length=200), nullable=True),
        sa.Column("judge", sa.String(length=60), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("home_group", sa.String(length=65), nullable=True),
        sa.Column("named_at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_panel_seat_id", "star_panel_seat", ["id"], unique=True)
    op.create_table(
        "star_patrol",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("group_id", sa.String(length=65), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("in_order", sa.Boolean(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_patrol_group_id", "star_patrol", ["group_id"], unique=False)
    op.create_index("star_patrol_id", "star_patrol", ["id"], unique=True)
    op.create_table(
        "star_recusal",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("application_id", sa.String(length=65), nullable=True),
        sa.Column("judge_id", sa.String(length=200), nullable=True),
        sa.Column("judge", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_recusal_application_id", "star_recusal", ["application_id"], unique=False)
    op.create_index("star_recusal_id", "star_recusal", ["id"], unique=True)
    op.create_table(
        "star_review",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("award_id", sa.String(length=65), nullable=True),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("stars_before", sa.Integer(), nullable=True),
        sa.Column("stars_after", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_review_award_id", "star_review", ["award_id"], unique=False)
    op.create_index("star_review_id", "star_review", ["id"], unique=True)
    op.create_table(
        "star_round",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("first_year", sa.Boolean(), nullable=True),
        sa.Column("apply_until", sa.String(length=10), nullable=True),
        sa.Column("screen_until", sa.String(length=10), nullable=True),
        sa.Column("score_until", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("since", sa.String(length=20), nullable=True),
        sa.Column("early", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_round_id", "star_round", ["id"], unique=True)
    op.create_table(
        "star_round_key",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("lead_id", sa.String(length=200), nullable=True),
        sa.Column("lead_name", sa.String(length=200), nullable=True),
        sa.Column("public_key", sa.String(length=200), nullable=True),
        sa.Column("lead_slot", sa.Text(), nullable=True),
        sa.Column("code_slot", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_round_key_id", "star_round_key", ["id"], unique=True)
    op.create_table(
        "star_round_step",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("kind", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.String(length=200), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("public_key", sa.String(length=200), nullable=True),
        sa.Column("rubric_digest", sa.String(length=200), nullable=True),
        sa.Column("opening_key", sa.String(length=200), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("thresholds", sa.Text(), nullable=True),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.Column("result_digest", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_round_step_id", "star_round_step", ["id"], unique=True)
    op.create_index("star_round_step_round_id", "star_round_step", ["round_id"], unique=False)
    op.create_table(
        "star_rubric",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_rubric_id", "star_rubric", ["id"], unique=True)
    op.create_table(
        "star_sheet",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("application_id", sa.String(length=65), nullable=True),
        sa.Column("judge_id", sa.String(length=200), nullable=True),
        sa.Column("judge", sa.String(length=60), nullable=True),
        sa.Column("submitted_at", sa.String(length=20), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("way", sa.String(length=200), nullable=True),
        sa.Column("entered_by", sa.String(length=200), nullable=True),
        sa.Column("rubric_digest", sa.String(length=200), nullable=True),
        sa.Column("box", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_sheet_application_id", "star_sheet", ["application_id"], unique=False)
    op.create_index("star_sheet_id", "star_sheet", ["id"], unique=True)
    op.create_index("star_sheet_round_id", "star_sheet", ["round_id"], unique=False)
    op.create_table(
        "star_trial",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("round_id", sa.String(length=65), nullable=True),
        sa.Column("thresholds", sa.Text(), nullable=True),
        sa.Column("counts", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_trial_id", "star_trial", ["id"], unique=True)
    op.create_table(
        "star_veto",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("application_id", sa.String(length=65), nullable=True),
        sa.Column("code", sa.String(length=12), nullable=True),
        sa.Column("words", sa.String(length=80), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("lifts", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("star_veto_application_id", "star_veto", ["application_id"], unique=False)
    op.create_index("star_veto_id", "star_veto", ["id"], unique=True)
    some: dict[str, Any] = {f"{op.get_bind().dialect.name}_where": sa.text("conflict != ''")}
    for table in (name for line in TABLES for name in line):
        op.create_index(f"{table}_in_conflict", table, ["id"], **some)
