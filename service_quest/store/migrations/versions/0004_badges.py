"""Badges: what conversations showed of them, and who has which since when; settings."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of badges, and room for the organisation's settings."""
    op.create_table(
        "badge_shown",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("badge", sa.String(64), primary_key=True),
        sa.Column("scenario", sa.String(64), primary_key=True),
    )
    op.create_table(
        "badge_award",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("badge", sa.String(64), primary_key=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.String(32), sa.ForeignKey("attempt.id"), nullable=False),
    )
    op.create_index("ix_badge_award_attempt_id", "badge_award", ["attempt_id"])
    op.add_column("organisation", sa.Column("settings", sa.JSON()))
