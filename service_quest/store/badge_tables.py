"""The tables of badges. Days are as in `tables.py`."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from service_quest.store.tables import ID_LENGTH


class BadgeShownRow(SQLModel, table=True):
    """A person showed something of a badge in a scenario, however often."""

    __tablename__ = "badge_shown"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    badge: str = Field(primary_key=True, max_length=ID_LENGTH)
    scenario: str = Field(primary_key=True, max_length=ID_LENGTH)


class BadgeAwardRow(SQLModel, table=True):
    """A person has a badge since a day. `attempt_id`: what earned it."""

    __tablename__ = "badge_award"  # pyright: ignore[reportAssignmentType]

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=32)
    badge: str = Field(primary_key=True, max_length=ID_LENGTH)
    day: int
    attempt_id: str = Field(foreign_key="attempt.id", index=True, max_length=32)
