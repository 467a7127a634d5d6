"""How many people serve in a team, where that is told."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; it is told of no team yet."""
    op.add_column("team", sa.Column("headcount", sa.Integer()))
