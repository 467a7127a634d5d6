"""The tables of privacy: who looked at whose answers, and what was last done on which day."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from service_quest.store.tables import ID_LENGTH

LOOKED = {"server_default": "answers"}


class LookRow(SQLModel, table=True):
    """Somebody (`by_id`) looked at so many of a person's attempts, move by move.

    `kind`: that, or that they gave out a code for another phone of that person's.
    """

    __tablename__ = "look"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=32)
    person_id: str = Field(foreign_key="person.id", index=True, max_length=32)
    by_id: str = Field(foreign_key="person.id", max_length=32)
    looked_at: int = Field(sa_type=BigInteger)
    attempts: int
    kind: str = Field(default="answers", max_length=16, sa_column_kwargs=LOOKED)


class ChoreRow(SQLModel, table=True):
    """What is done once a day, and the day that it was last done on (in UTC)."""

    __tablename__ = "chore"  # pyright: ignore[reportAssignmentType]

    name: str = Field(primary_key=True, max_length=ID_LENGTH)
    day: int
