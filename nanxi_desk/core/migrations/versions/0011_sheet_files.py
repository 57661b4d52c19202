"""The name of the workbook that a score sheet came back in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; sheets from before have no name."""
    op.add_column("star_sheet", sa.Column("file", sa.String(length=120), nullable=True))
