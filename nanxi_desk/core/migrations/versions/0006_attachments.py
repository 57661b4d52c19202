"""Attachments: their bytes, which changes name them, what came ahead; the log of who looked at them.

Written by Alembic's autogenerate from the tables of the journal.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the tables and the columns."""
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "blob_use",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pos", _BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "pos"),
    )
    op.create_index("blob_use_pos", "blob_use", ["pos"], unique=False)
    op.create_table(
        "blob_ahead",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("replica", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "replica", "scope", "seq"),
    )
    op.create_table(
        "attachment_look",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("way", sa.String(length=200), nullable=True),
        sa.Column("record_class", sa.String(length=40), nullable=True),
        sa.Column("record", sa.String(length=65), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("attachment_look_id", "attachment_look", ["id"], unique=True)
    op.add_column("request", sa.Column("attachments", sa.Text(), nullable=True))
    op.add_column("partner", sa.Column("blobs", sa.Text(), server_default=sa.text("''"), nullable=False))
