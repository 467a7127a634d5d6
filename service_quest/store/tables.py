"""The tables of playing. Times are milliseconds since 1970 in UTC, in every database alike.

A day is a whole number: days since 1970-01-01 in the organisation's calendar.
Those of the organisation are in `people_tables.py`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field, SQLModel

ID_LENGTH = 64
CHOICE_LENGTH = 129
"""A node's id, a dot, and that of a reply there."""
SENTENCE_LENGTH = 280
ALIAS_LENGTH = 24
NAME_LENGTH = 80
LABEL_LENGTH = 80


class PersonRow(SQLModel, table=True):
    """Someone who plays. A guest is an opaque id and nothing else.

    `became`: the person that a guest turned out to be, who now has all that it played.
    `on_board`: they want to appear on the leaderboard; `goal_days`: how many days of a
    week they want to practise on, 1-5.
    """

    __tablename__ = "person"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=32)
    created_at: int = Field(sa_type=BigInteger)
    role: str = Field(default="guest", max_length=16, sa_column_kwargs={"server_default": "guest"})
    alias: str | None = Field(default=None, max_length=ALIAS_LENGTH)
    face: str | None = Field(default=None, max_length=ID_LENGTH)
    real_name: str | None = Field(default=None, max_length=NAME_LENGTH)
    joined_at: int | None = Field(default=None, sa_type=BigInteger)
    removed_at: int | None = Field(default=None, sa_type=BigInteger)
    became: str | None = Field(default=None, foreign_key="person.id", index=True, max_length=32)
    on_board: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    goal_days: int = Field(default=2, sa_column_kwargs={"server_default": text("2")})


class SessionRow(SQLModel, table=True):
    """A browser that is signed in as a person. The token itself is not kept.

    `opened_by`: a digest of the request that opened it, so that a repeat of it is known.
    `lent_at`: when it, or the browser whose code it came by, was let in by a code that
    somebody else gave out.
    """

    __tablename__ = "session"  # pyright: ignore[reportAssignmentType]

    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True, max_length=32)
    created_at: int = Field(sa_type=BigInteger)
    seen_at: int = Field(sa_type=BigInteger)
    revoked_at: int | None = Field(default=None, sa_type=BigInteger)
    label: str | None = Field(default=None, max_length=LABEL_LENGTH)
    opened_by: str | None = Field(default=None, index=True, unique=True, max_length=64)
    lent_at: int | None = Field(default=None, sa_type=BigInteger)


class ContentVersionRow(SQLModel, table=True):
    """A scenario as it once was, so that old attempts can still be replayed."""

    __tablename__ = "content_version"  # pyright: ignore[reportAssignmentType]

    version: str = Field(primary_key=True, max_length=16)
    scenario: str = Field(index=True, max_length=ID_LENGTH)
    structure: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    kept_at: int = Field(sa_type=BigInteger)


class AttemptRow(SQLModel, table=True):
    """One play of a scenario, and what it was worth if it could be scored.

    `day`: the organisation's day that it counts for. `start`: the parting from a regular
    that it followed on.
    """

    __tablename__ = "attempt"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_attempt_person_scenario", "person_id", "scenario"),
        # Who practised when, without a look at the rows themselves.
        Index("ix_attempt_day_person", "day", "person_id", "status"),
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
    day: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    start: str = Field(default="plain", max_length=8, sa_column_kwargs={"server_default": "plain"})


class OtherAnswerRow(SQLModel, table=True):
    """“None of these is what I'd say”, with what the trainee would have said."""

    __tablename__ = "other_answer"  # pyright: ignore[reportAssignmentType]

    attempt_id: str = Field(primary_key=True, foreign_key="attempt.id", max_length=32)
    number: int = Field(primary_key=True)
    turn: int
    node: str = Field(max_length=ID_LENGTH)
    text: str = Field(max_length=SENTENCE_LENGTH)


class DailyTryRow(SQLModel, table=True):
    """A person's one try at a day's customer: the attempt that began first on that day.

    `points`: its outcome, 0-100; `reply`: the first choice made in it.
    """

    __tablename__ = "daily_try"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        # The leaderboard's week, and what was said on a day, from the index alone.
        Index("ix_daily_try_day", "day", "person_id", "points", "reply"),
    )

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    day: int = Field(primary_key=True)
    scenario: str = Field(max_length=ID_LENGTH)
    attempt_id: str = Field(foreign_key="attempt.id", index=True, max_length=32)
    started_at: int = Field(sa_type=BigInteger)
    points: int
    reply: str = Field(max_length=CHOICE_LENGTH)
