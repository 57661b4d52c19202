"""The first structure: journal, streams, replicas, and the tables of people and front desk.

Written by Alembic's autogenerate from the record classes; the search index is added by hand.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE {name} USING fts5("
        "words, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0\")",
    ),
    "postgresql": (
        "CREATE TABLE {name} (no BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX {name}_words ON {name} USING gin (words)",
    ),
}


def upgrade() -> None:
    """Create every table and the search index."""
    op.create_table(
        "erased",
        sa.Column("replica", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("replica", "scope", "seq"),
    )
    op.create_table(
        "exchange_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("replica", sa.String(length=32), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("file_number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "journal",
        sa.Column(
            "pos", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pos"),
    )
    op.create_index("journal_record", "journal", ["record_id"], unique=False)
    op.create_table(
        "local_value",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "partner",
        sa.Column("replica", sa.String(length=32), nullable=False),
        sa.Column("file_number", sa.Integer(), nullable=False),
        sa.Column("have", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("replica"),
    )
    op.create_table(
        "replica",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=True),
        sa.Column("born_of", sa.String(length=32), nullable=True),
        sa.Column("birth_signature", sa.LargeBinary(), nullable=True),
        sa.Column("certificate", sa.LargeBinary(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "request",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.String(length=65), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("registered_at", sa.String(length=20), nullable=True),
        sa.Column("item_id", sa.String(length=65), nullable=True),
        sa.Column("item_name", sa.String(length=100), nullable=True),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("ledger_text", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("result", sa.String(length=200), nullable=True),
        sa.Column("closed_at", sa.String(length=20), nullable=True),
        sa.Column("on_spot", sa.Boolean(), nullable=True),
        sa.Column("handler_id", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index(
        "request_by_handler_id", "request", ["handler_id", "registered_at", "deleted"], unique=False
    )
    op.create_index(
        "request_by_registered_at", "request", ["registered_at", "state", "deleted"], unique=False
    )
    op.create_index("request_closed_at", "request", ["closed_at"], unique=False)
    op.create_index("request_id", "request", ["id"], unique=True)
    op.create_index("request_visit_id", "request", ["visit_id"], unique=False)
    op.create_table(
        "request_step",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("request_id", sa.String(length=65), nullable=True),
        sa.Column("kind", sa.String(length=200), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("by_id", sa.String(length=65), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("result", sa.String(length=200), nullable=True),
        sa.Column("on_spot", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("request_step_id", "request_step", ["id"], unique=True)
    op.create_index("request_step_request_id", "request_step", ["request_id"], unique=False)
    op.create_table(
        "request_tally",
        sa.Column("day", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("on_spot", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "state", "on_spot"),
    )
    op.create_table(
        "resident",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("gender", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("id_number", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("resident_id", "resident", ["id"], unique=True)
    op.create_index("resident_phone", "resident", ["phone"], unique=False)
    op.create_table(
        "service_item",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("limit_workdays", sa.Integer(), nullable=True),
        sa.Column("urgent_workdays", sa.Integer(), nullable=True),
        sa.Column("handling", sa.String(length=200), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("keywords", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("service_item_id", "service_item", ["id"], unique=True)
    op.create_table(
        "staff",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("staff_id", "staff", ["id"], unique=True)
    op.create_table(
        "stream",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("replica", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("stream_name", "stream", ["replica", "scope"], unique=True)
    op.create_table(
        "visit",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("resident_id", sa.String(length=65), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=200), nullable=True),
        sa.Column("receiver_id", sa.String(length=65), nullable=True),
        sa.Column("receiver_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("visit_id", "visit", ["id"], unique=True)
    op.create_index("visit_resident_id", "visit", ["resident_id"], unique=False)
    for name in ("request_search", "resident_search"):
        for statement in SEARCH[op.get_bind().dialect.name]:
            op.execute(statement.format(name=name))
