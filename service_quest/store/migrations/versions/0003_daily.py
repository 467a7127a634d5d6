"""Tries at the customers of the day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of tries. Earlier days had no customer."""
    op.create_table(
        "daily_try",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("day", sa.Integer(), primary_key=True),
        sa.Column("scenario", sa.String(64), nullable=False),
        sa.Column("attempt_id", sa.String(32), sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reply", sa.String(129), nullable=False),
    )
    op.create_index("ix_daily_try_attempt_id", "daily_try", ["attempt_id"])
    columns = ["day", "person_id", "points", "reply"]
    op.create_index("ix_daily_try_day", "daily_try", columns)
