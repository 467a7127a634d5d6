"""What people say of the house, and what they share of themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "happens",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("scenario", sa.String(64), primary_key=True),
        sa.Column("day", sa.Integer(), nullable=False),
    )
    op.create_index("ix_happens_day_scenario", "happens", ["day", "scenario"])
    op.create_table(
        "share",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("note", sa.String(280), nullable=False),
        sa.Column("shared_at", sa.BigInteger(), nullable=False),
    )
