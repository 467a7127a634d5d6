"""Who looked at whose answers, and what is done once a day."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nobody has looked yet."""
    op.create_table(
        "look",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("by_id", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("looked_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
    )
    op.create_index("ix_look_person_id", "look", ["person_id"])
    op.create_table(
        "chore",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("day", sa.Integer(), nullable=False),
    )
