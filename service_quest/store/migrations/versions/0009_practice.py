"""Moments that are practised on their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody has practised yet."""
    op.create_table(
        "practice_answer",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("moment", sa.String(194), nullable=False),
        sa.Column("choice", sa.String(129), nullable=False),
        sa.Column("grade", sa.String(16)),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_practice_answer_person", "practice_answer", ["person_id", "answered_at"])
