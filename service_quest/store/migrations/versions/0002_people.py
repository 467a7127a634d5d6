"""The organisation: roles, teams, invitations, assignments; the day that an attempt counts for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen the tables of playing, and make those of the organisation."""
    _widen_person()
    _widen_session()
    _widen_attempt()
    _organisation()
    _teams()
    _membership()
    _invitations()
    _assignments()


def _widen_person() -> None:
    guest = sa.text("'guest'")
    op.add_column("person", sa.Column("role", sa.String(16), nullable=False, server_default=guest))
    op.add_column("person", sa.Column("alias", sa.String(24)))
    op.add_column("person", sa.Column("face", sa.String(64)))
    op.add_column("person", sa.Column("real_name", sa.String(80)))
    op.add_column("person", sa.Column("joined_at", sa.BigInteger()))
    op.add_column("person", sa.Column("removed_at", sa.BigInteger()))
    # In one statement: SQLite cannot add a reference to a column that is there.
    op.execute("ALTER TABLE person ADD COLUMN became VARCHAR(32) REFERENCES person (id)")
    op.create_index("ix_person_became", "person", ["became"])


def _widen_session() -> None:
    op.add_column("session", sa.Column("label", sa.String(80)))
    op.add_column("session", sa.Column("opened_by", sa.String(64)))
    op.create_index("ix_session_opened_by", "session", ["opened_by"], unique=True)


def _widen_attempt() -> None:
    # Until there is an organisation, days are those of UTC.
    zero = sa.text("0")
    op.add_column("attempt", sa.Column("day", sa.Integer(), nullable=False, server_default=zero))
    op.execute("UPDATE attempt SET day = started_at / 86400000")  # ms of a day
    op.create_index("ix_attempt_day_person", "attempt", ["day", "person_id", "status"])


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_organisation_one"),
    )
    op.create_table(
        "credential",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("login", sa.String(64), nullable=False, unique=True),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
    )


def _teams() -> None:
    op.create_table(
        "team",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
    )
    op.create_table(
        "coordination",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("team_id", sa.String(32), sa.ForeignKey("team.id"), primary_key=True),
    )
    op.create_index("ix_coordination_team_id", "coordination", ["team_id"])


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("team_id", sa.String(32), sa.ForeignKey("team.id"), primary_key=True),
        sa.Column("first_day", sa.Integer(), primary_key=True),
        sa.Column("last_day", sa.Integer()),
    )
    op.create_index("ix_membership_team_id", "membership", ["team_id"])
    op.create_table(
        "absence",
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("first_day", sa.Integer(), primary_key=True),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("marked_day", sa.Integer(), nullable=False),
    )


def _invitations() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("team_id", sa.String(32), sa.ForeignKey("team.id")),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id")),
        sa.Column("made_by", sa.String(32), sa.ForeignKey("person.id")),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("uses_left", sa.Integer()),
        sa.Column("revoked_at", sa.BigInteger()),
    )
    op.create_index("ix_invitation_team_id", "invitation", ["team_id"])
    op.create_index("ix_invitation_person_id", "invitation", ["person_id"])


def _assignments() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("team_id", sa.String(32), sa.ForeignKey("team.id")),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id")),
        sa.Column("scenarios", sa.JSON(), nullable=False),
        sa.Column("since_day", sa.Integer()),
        sa.Column("due_day", sa.Integer()),
        sa.Column("path_day", sa.Integer()),
        sa.Column("path_due", sa.Integer()),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(280), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("made_by", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger()),
    )
    op.create_index("ix_assignment_team_id", "assignment", ["team_id"])
    op.create_index("ix_assignment_person_id", "assignment", ["person_id"])
    op.create_table(
        "help_request",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("scenario", sa.String(64)),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger()),
    )
    op.create_index("ix_help_request_open", "help_request", ["answered_at", "person_id"])
