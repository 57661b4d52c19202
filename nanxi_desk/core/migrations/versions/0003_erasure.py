"""Retention: what offices altered of it, destroy lists under review, the account of what was done."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "destroy_list",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("cause", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("proposed_by", sa.String(length=200), nullable=True),
        sa.Column("proposed_name", sa.String(length=200), nullable=True),
        sa.Column("proposed_at", sa.String(length=20), nullable=True),
        sa.Column("subjects", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("done", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("destroy_list_id", "destroy_list", ["id"], unique=True)
    op.create_table(
        "destroy_removal",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("list_id", sa.String(length=65), nullable=True),
        sa.Column("row_id", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("destroy_removal_id", "destroy_removal", ["id"], unique=True)
    op.create_index("destroy_removal_list_id", "destroy_removal", ["list_id"], unique=False)
    op.create_table(
        "destroy_rows",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("list_id", sa.String(length=65), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("rows", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("destroy_rows_id", "destroy_rows", ["id"], unique=True)
    op.create_index("destroy_rows_list_id", "destroy_rows", ["list_id"], unique=False)
    op.create_table(
        "destruction",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("list_id", sa.String(length=200), nullable=True),
        sa.Column("portion", sa.Integer(), nullable=True),
        sa.Column("cause", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("proposed_by", sa.String(length=200), nullable=True),
        sa.Column("proposed_name", sa.String(length=200), nullable=True),
        sa.Column("proposed_at", sa.String(length=20), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.Column("confirmed_name", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("records", sa.Integer(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.Column("streams", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("destruction_id", "destruction", ["id"], unique=True)
    op.create_table(
        "retention_rule",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("register", sa.String(length=64), nullable=True),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("retention_rule_id", "retention_rule", ["id"], unique=True)
