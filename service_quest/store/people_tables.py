"""The tables of the organisation: teams, who is in them, how one gets in, what is assigned.

Times and days are as in `tables.py`. A span of days includes its first and its last.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from service_quest.store.tables import ID_LENGTH, NAME_LENGTH, SENTENCE_LENGTH


class OrganisationRow(SQLModel, table=True):
    """The one organisation that this app belongs to. `zone`: the name of its time zone.

    `settings`: what it has switched on, by the name of the switch; None: nothing yet.
    """

    __tablename__ = "organisation"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (CheckConstraint("id = 1", name="ck_organisation_one"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    name: str = Field(max_length=NAME_LENGTH)
    zone: str = Field(max_length=ID_LENGTH)
    created_at: int = Field(sa_type=BigInteger)
    settings: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )


class CredentialRow(SQLModel, table=True):
    """What someone signs in with. `login`: a digest of the name in its plainest form."""

    __tablename__ = "credential"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    login: str = Field(unique=True, max_length=64)
    password_hash: str = Field(max_length=255)
    changed_at: int = Field(sa_type=BigInteger)


class TeamRow(SQLModel, table=True):
    """A team. One that is closed keeps its past. `headcount`: how many serve there, if told."""

    __tablename__ = "team"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=32)
    name: str = Field(max_length=NAME_LENGTH)
    created_at: int = Field(sa_type=BigInteger)
    closed_at: int | None = Field(default=None, sa_type=BigInteger)
    headcount: int | None = None


class MembershipRow(SQLModel, table=True):
    """A trainee is in a team for a span of days, or from a day on."""

    __tablename__ = "membership"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    team_id: str = Field(primary_key=True, foreign_key="team.id", index=True, max_length=32)
    first_day: int = Field(primary_key=True)
    last_day: int | None = None


class CoordinationRow(SQLModel, table=True):
    """A coordinator looks after a team."""

    __tablename__ = "coordination"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    team_id: str = Field(primary_key=True, foreign_key="team.id", index=True, max_length=32)


class AbsenceRow(SQLModel, table=True):
    """A trainee is away for a span of days. `marked_day`: when that was said."""

    __tablename__ = "absence"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    first_day: int = Field(primary_key=True)
    last_day: int
    marked_day: int


class InvitationRow(SQLModel, table=True):
    """A link, poster or code that lets someone in. The token itself is not kept.

    `person_id`: who is let in, where that is settled; `uses_left` None: as many as come.
    `lent_at`: that of the browser that a code was made in.
    """

    __tablename__ = "invitation"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=32)
    token_hash: str = Field(unique=True, max_length=64)
    kind: str = Field(max_length=16)
    team_id: str | None = Field(default=None, foreign_key="team.id", index=True, max_length=32)
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True, max_length=32)
    made_by: str | None = Field(default=None, foreign_key="person.id", max_length=32)
    created_at: int = Field(sa_type=BigInteger)
    expires_at: int = Field(sa_type=BigInteger)
    uses_left: int | None = None
    revoked_at: int | None = Field(default=None, sa_type=BigInteger)
    lent_at: int | None = Field(default=None, sa_type=BigInteger)


class AssignmentRow(SQLModel, table=True):
    """Scenarios that a team or a person is asked to practise.

    A step of a path opens on `path_day` and is due on `path_due`, days of being in the
    team, the first of them 1; any other assignment is due on `due_day`, if at all.
    """

    __tablename__ = "assignment"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=32)
    team_id: str | None = Field(default=None, foreign_key="team.id", index=True, max_length=32)
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True, max_length=32)
    scenarios: list[str] = Field(sa_column=Column(JSON, nullable=False))
    since_day: int | None = None
    due_day: int | None = None
    path_day: int | None = None
    path_due: int | None = None
    times: int
    stars: int
    note: str = Field(max_length=SENTENCE_LENGTH)
    minutes: int | None = None
    made_by: str = Field(foreign_key="person.id", max_length=32)
    created_at: int = Field(sa_type=BigInteger)
    withdrawn_at: int | None = Field(default=None, sa_type=BigInteger)


class HelpRequestRow(SQLModel, table=True):
    """A trainee wants help, with a scenario or in general."""

    __tablename__ = "help_request"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_help_request_open", "answered_at", "person_id"),)

    id: str = Field(primary_key=True, max_length=32)
    person_id: str = Field(foreign_key="person.id", max_length=32)
    scenario: str | None = Field(default=None, max_length=ID_LENGTH)
    asked_at: int = Field(sa_type=BigInteger)
    answered_at: int | None = Field(default=None, sa_type=BigInteger)


class HappensRow(SQLModel, table=True):
    """Somebody said that what a scenario tells happens here, too."""

    __tablename__ = "happens"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_happens_day_scenario", "day", "scenario"),)

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    scenario: str = Field(primary_key=True, max_length=ID_LENGTH)
    day: int


class ShareRow(SQLModel, table=True):
    """Somebody shares their brief with their coordinator. `note`: what to talk about."""

    __tablename__ = "share"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    note: str = Field(max_length=SENTENCE_LENGTH)
    shared_at: int = Field(sa_type=BigInteger)
