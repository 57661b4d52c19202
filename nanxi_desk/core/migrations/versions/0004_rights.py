"""Roles of the staff, and what becomes of values that somebody saw whole or printed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("staff", sa.Column("roles", sa.Text(), nullable=True))
    op.add_column("list_export", sa.Column("way", sa.String(length=200), nullable=True))
    op.create_table(
        "reveal",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("record_class", sa.String(length=40), nullable=True),
        sa.Column("record", sa.String(length=65), nullable=True),
        sa.Column("revealed", sa.Text(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("reveal_id", "reveal", ["id"], unique=True)
