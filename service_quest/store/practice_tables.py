"""The table of practice: single moments answered, apart from whole conversations."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from service_quest.store.tables import CHOICE_LENGTH, ID_LENGTH

MOMENT_LENGTH = 3 * ID_LENGTH + 2
"""The ids of a scenario, a node and a case, with dots between."""


class PracticeAnswerRow(SQLModel, table=True):
    """A reply that somebody gave in a moment of practice.

    `grade`: what it was worth; none where today's content has no such moment.
    """

    __tablename__ = "practice_answer"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_practice_answer_person", "person_id", "answered_at"),)

    id: str = Field(primary_key=True, max_length=32)
    person_id: str = Field(foreign_key="person.id", max_length=32)
    moment: str = Field(max_length=MOMENT_LENGTH)
    choice: str = Field(max_length=CHOICE_LENGTH)
    grade: str | None = Field(default=None, max_length=16)
    answered_at: int = Field(sa_type=BigInteger)
    received_at: int = Field(sa_type=BigInteger)
