"""Seasons that are over stay as they were; badges of teams; what people chose for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of seasons, and room for people's own choices."""
    op.create_table(
        "season",
        sa.Column("monday", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=False),
    )
    _standings()
    op.create_table(
        "team_award",
        sa.Column("team_id", sa.String(32), sa.ForeignKey("team.id"), primary_key=True),
        sa.Column("badge", sa.String(64), primary_key=True),
        sa.Column("monday", sa.Integer(), nullable=False),
    )
    off, twice = sa.text("false"), sa.text("2")
    op.add_column("person", sa.Column("on_board", sa.Boolean(), nullable=False, server_default=off))
    op.add_column(
        "person", sa.Column("goal_days", sa.Integer(), nullable=False, server_default=twice)
    )


def _standings() -> None:
    op.create_table(
        "season_standing",
        sa.Column("monday", sa.Integer(), sa.ForeignKey("season.monday"), primary_key=True),
        sa.Column("team_id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer()),
        sa.Column("points", sa.Integer()),
        sa.Column("practised_share", sa.Integer()),
        sa.Column("day_mean", sa.Integer()),
        sa.Column("pooled", sa.JSON(), nullable=False),
    )
    op.create_index("ix_season_standing_team_id", "season_standing", ["team_id"])
