"""People, sessions, content versions, attempts and other answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of playing."""
    _people()
    _content()
    _attempts()
    _other_answers()


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger()),
    )
    op.create_index("ix_session_person_id", "session", ["person_id"])


def _content() -> None:
    op.create_table(
        "content_version",
        sa.Column("version", sa.String(16), primary_key=True),
        sa.Column("scenario", sa.String(64), nullable=False),
        sa.Column("structure", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_content_version_scenario", "content_version", ["scenario"])


def _attempts() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("scenario", sa.String(64), nullable=False),
        sa.Column("version", sa.String(16), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("moves", sa.JSON(), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger()),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("clock_off", sa.Boolean(), nullable=False),
        sa.Column("abandoned", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("case", sa.String(64)),
        sa.Column("ending", sa.String(64)),
        sa.Column("points", sa.Integer()),
        sa.Column("recommendation", sa.Integer()),
        sa.Column("stars", sa.Integer()),
        sa.Column("accuracy", sa.Integer()),
        sa.Column("turning_point", sa.Integer()),
        sa.Column("grades", sa.JSON()),
    )
    both = ["person_id", "scenario"]
    op.create_index("ix_attempt_person_scenario", "attempt", both)
    where = sa.text("first")
    op.create_index(
        "uq_attempt_first",
        "attempt",
        both,
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _other_answers() -> None:
    op.create_table(
        "other_answer",
        sa.Column("attempt_id", sa.String(32), sa.ForeignKey("attempt.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(64), nullable=False),
        sa.Column("text", sa.String(280), nullable=False),
    )
