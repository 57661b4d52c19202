"""The exchange complete: revoked computers, receipts of imports, files set aside.

Written by Alembic's autogenerate from the tables of the journal.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the columns."""
    op.create_table(
        "waiting_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("replica", sa.String(length=32), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("office_name", sa.String(length=200), nullable=False),
        sa.Column("file_number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("since", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("replica", sa.Column("revoked", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column(
        "exchange_file",
        sa.Column("name", sa.String(length=200), server_default=sa.text("''"), nullable=False),
    )
    op.add_column(
        "exchange_file", sa.Column("turn", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column("exchange_file", sa.Column("receipt", sa.Text(), nullable=True))
    op.add_column(
        "exchange_file", sa.Column("undone", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
