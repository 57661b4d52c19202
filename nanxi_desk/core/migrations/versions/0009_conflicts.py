"""An index of the rows in conflict for every kind of record: inbox and badge ask often, and few are."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = (
    ("anonymous_rating", "asking", "attachment_look", "attendance", "destroy_list", "destroy_removal"),
    ("destroy_rows", "destruction", "follow_up", "follow_up_step", "holiday", "item_overlay", "list_export"),
    ("rating", "rating_tag", "request", "request_step", "resident", "retention_rule", "reveal"),
    ("roster_entry", "service_item", "shift", "staff", "trainee", "training_programme"),
    ("training_session", "visit"),
)


def upgrade() -> None:
    """Add the indices."""
    some: dict[str, Any] = {f"{op.get_bind().dialect.name}_where": sa.text("conflict != ''")}
    for table in (name for line in TABLES for name in line):
        op.create_index(f"{table}_in_conflict", table, ["id"], **some)
