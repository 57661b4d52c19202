"""The complete front desk: steps with their terms, deadlines, kept sums, calendar, rota, logs of lists.

Written by Alembic's autogenerate from the record classes. What the new columns show comes from the journal,
which is folded again after the migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and columns."""
    op.create_table(
        "holiday",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("workday", sa.Boolean(), nullable=True),
        sa.Column("name", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("holiday_id", "holiday", ["id"], unique=True)
    op.create_table(
        "item_overlay",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("item_id", sa.String(length=65), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("line", sa.String(length=30), nullable=True),
        sa.Column("limit_workdays", sa.Integer(), nullable=True),
        sa.Column("urgent_workdays", sa.Integer(), nullable=True),
        sa.Column("handling", sa.String(length=30), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("keywords", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("item_overlay_id", "item_overlay", ["id"], unique=True)
    op.create_table(
        "list_export",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("what", sa.String(length=200), nullable=True),
        sa.Column("filter_words", sa.String(length=1000), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(length=255), nullable=True),
        sa.Column("sha256", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("list_export_id", "list_export", ["id"], unique=True)
    op.create_table(
        "request_sum",
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("on_spot", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("solved", sa.Integer(), nullable=False),
        sa.Column("in_time", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dimension", "day", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shift",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("period", sa.String(length=200), nullable=True),
        sa.Column("staff_id", sa.String(length=65), nullable=True),
        sa.Column("substitute_id", sa.String(length=65), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("shift_day", "shift", ["day"], unique=False)
    op.create_index("shift_id", "shift", ["id"], unique=True)
    op.add_column("request", sa.Column("documents", sa.Text(), nullable=True))
    op.add_column("request", sa.Column("missing", sa.Text(), nullable=True))
    op.add_column("request", sa.Column("handed_from", sa.String(length=65), nullable=True))
    op.add_column("request", sa.Column("handler_name", sa.String(length=200), nullable=True))
    op.add_column("request", sa.Column("receiver_name", sa.String(length=200), nullable=True))
    op.add_column("request", sa.Column("handed_to", sa.String(length=200), nullable=True))
    op.add_column("request", sa.Column("due", sa.String(length=10), nullable=True))
    op.add_column("request", sa.Column("yellow_from", sa.String(length=10), nullable=True))
    op.add_column("request", sa.Column("red_from", sa.String(length=10), nullable=True))
    op.add_column("request", sa.Column("in_time", sa.Boolean(), nullable=True))
    op.drop_index(op.f("request_closed_at"), table_name="request")
    op.drop_index(op.f("request_by_registered_at"), table_name="request")
    op.create_index(
        "request_by_registered_at",
        "request",
        ["registered_at", "state", "deleted", "line", "receiver_name"],
        unique=False,
    )
    op.create_index(
        "request_by_closed_at",
        "request",
        ["closed_at", "deleted", "state", "line", "receiver_name"],
        unique=False,
    )
    op.create_index(
        "request_with_red_from",
        "request",
        ["red_from", "yellow_from", "due", "registered_at", "deleted", "line", "receiver_name"],
        unique=False,
        sqlite_where=sa.text("red_from IS NOT NULL"),
    )
    op.add_column("request_step", sa.Column("turn", sa.Integer(), nullable=True))
    op.add_column("request_step", sa.Column("limit_workdays", sa.Integer(), nullable=True))
    op.add_column("request_step", sa.Column("target", sa.String(length=200), nullable=True))
    op.add_column("request_step", sa.Column("to_id", sa.String(length=65), nullable=True))
    op.add_column("request_step", sa.Column("to_name", sa.String(length=200), nullable=True))
    op.add_column("request_step", sa.Column("pause", sa.String(length=200), nullable=True))
    op.add_column("request_step", sa.Column("first_day", sa.String(length=10), nullable=True))
    op.add_column("request_step", sa.Column("last_day", sa.String(length=10), nullable=True))
    op.add_column("request_step", sa.Column("extra_workdays", sa.Integer(), nullable=True))
    op.add_column("request_step", sa.Column("approved_by", sa.String(length=200), nullable=True))
    op.add_column("request_step", sa.Column("documents", sa.Text(), nullable=True))
    op.add_column("resident", sa.Column("joined_to", sa.String(length=65), nullable=True))
    op.create_index("resident_joined_to", "resident", ["joined_to"], unique=False)
