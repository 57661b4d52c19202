"""Training: programmes, sessions, people who take part, rosters, attendances.

Written by Alembic's autogenerate from the record classes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE trainee_search USING fts5("
        "words, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0\")",
    ),
    "postgresql": (
        "CREATE TABLE trainee_search (no BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX trainee_search_words ON trainee_search USING gin (words)",
    ),
}


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "attendance",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("session_id", sa.String(length=65), nullable=True),
        sa.Column("person_id", sa.String(length=65), nullable=True),
        sa.Column("office", sa.String(length=16), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("status", sa.String(length=200), nullable=True),
        sa.Column("in_at", sa.String(length=20), nullable=True),
        sa.Column("out_at", sa.String(length=20), nullable=True),
        sa.Column("leave", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("makes_up", sa.String(length=65), nullable=True),
        sa.Column("suspect", sa.Boolean(), nullable=True),
        sa.Column("suspect_note", sa.String(length=200), nullable=True),
        sa.Column("way", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("attendance_id", "attendance", ["id"], unique=True)
    op.create_index("attendance_person_id", "attendance", ["person_id"], unique=False)
    op.create_index("attendance_session_id", "attendance", ["session_id"], unique=False)
    op.create_table(
        "roster_entry",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("session_id", sa.String(length=65), nullable=True),
        sa.Column("person_id", sa.String(length=65), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("office", sa.String(length=16), nullable=True),
        sa.Column("unit_name", sa.String(length=60), nullable=True),
        sa.Column("post", sa.String(length=40), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("phone_tail", sa.String(length=4), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("roster_entry_id", "roster_entry", ["id"], unique=True)
    op.create_index("roster_entry_person_id", "roster_entry", ["person_id"], unique=False)
    op.create_index("roster_entry_session_id", "roster_entry", ["session_id"], unique=False)
    op.create_table(
        "trainee",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("office", sa.String(length=16), nullable=True),
        sa.Column("unit_name", sa.String(length=60), nullable=True),
        sa.Column("post", sa.String(length=40), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("card", sa.String(length=40), nullable=True),
        sa.Column("resident_id", sa.String(length=65), nullable=True),
        sa.Column("staff_id", sa.String(length=65), nullable=True),
        sa.Column("joined_to", sa.String(length=65), nullable=True),
        sa.Column("apart_from", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("trainee_card", "trainee", ["card"], unique=False)
    op.create_index("trainee_id", "trainee", ["id"], unique=True)
    op.create_index("trainee_joined_to", "trainee", ["joined_to"], unique=False)
    op.create_index("trainee_resident_id", "trainee", ["resident_id"], unique=False)
    op.create_table(
        "training_programme",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("audience", sa.String(length=100), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("training_programme_id", "training_programme", ["id"], unique=True)
    op.create_table(
        "training_session",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("programme_id", sa.String(length=65), nullable=True),
        sa.Column("topic", sa.String(length=120), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("begin", sa.String(length=5), nullable=True),
        sa.Column("end", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("teacher", sa.String(length=60), nullable=True),
        sa.Column("forms", sa.Text(), nullable=True),
        sa.Column("tenths", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(length=100), nullable=True),
        sa.Column("counted_only", sa.Boolean(), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("needs_out", sa.Boolean(), nullable=True),
        sa.Column("late_after", sa.Integer(), nullable=True),
        sa.Column("early_before", sa.Integer(), nullable=True),
        sa.Column("series", sa.String(length=32), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("attachments", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("training_session_by_day", "training_session", ["day", "deleted"], unique=False)
    op.create_index("training_session_id", "training_session", ["id"], unique=True)
    op.create_index("training_session_programme_id", "training_session", ["programme_id"], unique=False)
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)
