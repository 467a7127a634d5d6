"""The tables. Times are milliseconds since 1970 in UTC, in every database alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field, SQLModel

ID_LENGTH = 64
SENTENCE_LENGTH = 280


class PersonRow(SQLModel, table=True):
    """Someone who plays. A guest is an opaque id and nothing else."""

    __tablename__ = "person"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=32)
    created_at: int = Field(sa_type=BigInteger)


class SessionRow(SQLModel, table=True):
    """A browser that is signed in as a person. The token itself is not kept."""

    __tablename__ = "session"  # pyright: ignore[reportAssignmentType]

    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True, max_length=32)
    created_at: int = Field(sa_type=BigInteger)
    seen_at: int = Field(sa_type=BigInteger)
    revoked_at: int | None = Field(default=None, sa_type=BigInteger)


class ContentVersionRow(SQLModel, table=True):
    """A scenario as it once was, so that old attempts can still be replayed."""

    __tablename__ = "content_version"  # pyright: ignore[reportAssignmentType]

    version: str = Field(primary_key=True, max_length=16)
    scenario: str = Field(index=True, max_length=ID_LENGTH)
    structure: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    kept_at: int = Field(sa_type=BigInteger)


class AttemptRow(SQLModel, table=True):
    """One play of a scenario, and what it was worth if it could be scored."""

    __tablename__ = "attempt"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_attempt_person_scenario", "person_id", "scenario"),
        # At most one first attempt of a person at a scenario.
        Index(
            "uq_attempt_first",
            "person_id",
            "scenario",
            unique=True,
            sqlite_where=text("first"),
            postgresql_where=text("first"),
        ),
    )

    id: str = Field(primary_key=True, max_length=32)
    person_id: str = Field(foreign_key="person.id", max_length=32)
    scenario: str = Field(max_length=ID_LENGTH)
    version: str = Field(max_length=16)
    language: str = Field(max_length=16)
    moves: list[str] = Field(sa_column=Column(JSON, nullable=False))
    times: list[int] = Field(sa_column=Column(JSON, nullable=False))
    started_at: int = Field(sa_type=BigInteger)
    finished_at: int | None = Field(default=None, sa_type=BigInteger)
    received_at: int = Field(sa_type=BigInteger)
    clock_off: bool
    abandoned: bool
    first: bool
    status: str = Field(max_length=16)
    case: str | None = Field(default=None, max_length=ID_LENGTH)
    ending: str | None = Field(default=None, max_length=ID_LENGTH)
    points: int | None = None
    recommendation: int | None = None
    stars: int | None = None
    accuracy: int | None = None
    turning_point: int | None = None
    grades: list[str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class OtherAnswerRow(SQLModel, table=True):
    """“None of these is what I'd say”, with what the trainee would have said."""

    __tablename__ = "other_answer"  # pyright: ignore[reportAssignmentType]

    attempt_id: str = Field(primary_key=True, foreign_key="attempt.id", max_length=32)
    number: int = Field(primary_key=True)
    turn: int
    node: str = Field(max_length=ID_LENGTH)
    text: str = Field(max_length=SENTENCE_LENGTH)
