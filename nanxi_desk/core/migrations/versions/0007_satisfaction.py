"""Satisfaction: askings, ratings, anonymous ratings and those that wait, follow-ups, tags.

Written by Alembic's autogenerate from the record classes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "anonymous_rating",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=True),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("anonymous_rating_id", "anonymous_rating", ["id"], unique=True)
    op.create_table(
        "anonymous_rating_sum",
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("l5", sa.Integer(), nullable=False),
        sa.Column("l4", sa.Integer(), nullable=False),
        sa.Column("l3", sa.Integer(), nullable=False),
        sa.Column("l2", sa.Integer(), nullable=False),
        sa.Column("l1", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dimension", "day", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "asking",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.String(length=65), nullable=True),
        sa.Column("request_id", sa.String(length=65), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("asked_at", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=200), nullable=True),
        sa.Column("unnamed", sa.Boolean(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("item_name", sa.String(length=200), nullable=True),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("way", sa.String(length=200), nullable=True),
        sa.Column("rating_id", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("asking_by_asked_at", "asking", ["asked_at", "deleted", "state", "level"], unique=False)
    op.create_index("asking_id", "asking", ["id"], unique=True)
    op.create_index("asking_request_id", "asking", ["request_id"], unique=False)
    op.create_index("asking_visit_id", "asking", ["visit_id"], unique=False)
    op.create_table(
        "asking_sum",
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("rated", sa.Integer(), nullable=False),
        sa.Column("unnamed", sa.Integer(), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("l5", sa.Integer(), nullable=False),
        sa.Column("l4", sa.Integer(), nullable=False),
        sa.Column("l3", sa.Integer(), nullable=False),
        sa.Column("l2", sa.Integer(), nullable=False),
        sa.Column("l1", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dimension", "day", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "asking_tally",
        sa.Column("day", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("counted", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "state", "counted"),
    )
    op.create_table(
        "follow_up",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("asking_id", sa.String(length=65), nullable=True),
        sa.Column("anonymous_id", sa.String(length=65), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("item_name", sa.String(length=200), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("person_id", sa.String(length=65), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=True),
        sa.Column("opened_at", sa.String(length=20), nullable=True),
        sa.Column("first_limit", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("opened_day", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("verdict", sa.String(length=200), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.Column("revisited", sa.Boolean(), nullable=True),
        sa.Column("responsible_id", sa.String(length=200), nullable=True),
        sa.Column("responsible", sa.String(length=200), nullable=True),
        sa.Column("closed_at", sa.String(length=20), nullable=True),
        sa.Column("due", sa.String(length=10), nullable=True),
        sa.Column("yellow_from", sa.String(length=10), nullable=True),
        sa.Column("red_from", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("follow_up_asking_id", "follow_up", ["asking_id"], unique=False)
    op.create_index("follow_up_by_opened_at", "follow_up", ["opened_at", "deleted", "state"], unique=False)
    op.create_index("follow_up_id", "follow_up", ["id"], unique=True)
    op.create_index(
        "follow_up_with_red_from",
        "follow_up",
        ["red_from", "yellow_from", "due", "deleted", "responsible_id"],
        unique=False,
        sqlite_where=sa.text("red_from IS NOT NULL"),
    )
    op.create_table(
        "follow_up_step",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("follow_up_id", sa.String(length=65), nullable=True),
        sa.Column("kind", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("by_id", sa.String(length=65), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("limit_workdays", sa.Integer(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("verdict", sa.String(length=200), nullable=True),
        sa.Column("hard", sa.Boolean(), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.Column("to_id", sa.String(length=65), nullable=True),
        sa.Column("to_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("follow_up_step_follow_up_id", "follow_up_step", ["follow_up_id"], unique=False)
    op.create_index("follow_up_step_id", "follow_up_step", ["id"], unique=True)
    op.create_table(
        "follow_up_sum",
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=False),
        sa.Column("revisitable", sa.Integer(), nullable=False),
        sa.Column("revisits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dimension", "day", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "follow_up_tally",
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("state"),
    )
    op.create_table(
        "rating",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("asking_id", sa.String(length=65), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("way", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("given_day", sa.String(length=10), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.String(length=65), nullable=True),
        sa.Column("entered_name", sa.String(length=200), nullable=True),
        sa.Column("corrects", sa.String(length=65), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("rating_asking_id", "rating", ["asking_id"], unique=False)
    op.create_index("rating_id", "rating", ["id"], unique=True)
    op.create_table(
        "rating_tag",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("code", sa.String(length=8), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=40), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("rating_tag_id", "rating_tag", ["id"], unique=True)
    op.create_table(
        "waiting_rating",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
