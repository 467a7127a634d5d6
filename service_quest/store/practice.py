"""Practice: the moments that somebody answered, and what their plays tell of principles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.scoring import Grade
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.records import Status
from service_quest.store.tables import AttemptRow

STORED = (
    col(PracticeAnswerRow.id),
    col(PracticeAnswerRow.person_id),
    col(PracticeAnswerRow.moment),
    col(PracticeAnswerRow.choice),
    col(PracticeAnswerRow.grade),
    col(PracticeAnswerRow.answered_at),
)


@dataclass(frozen=True, slots=True)
class PracticeAnswer:
    """A reply given in a moment of practice. `at` in ms, by the device's own clock."""

    id: str
    person: str
    moment: str
    choice: str
    at: int


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer that is in the database, with its grade where it has one."""

    answer: PracticeAnswer
    grade: Grade | None

    def is_same(self, sent: PracticeAnswer) -> bool:
        """Tell whether a device sends this very answer again, whatever its clock says now."""
        mine = self.answer
        return (mine.person, mine.moment, mine.choice) == (sent.person, sent.moment, sent.choice)


@dataclass(frozen=True, slots=True)
class Played:
    """A scored attempt: when it began (ms), and its replies with their grades."""

    scenario: str
    at: int
    moves: tuple[str, ...]
    grades: tuple[Grade, ...]


def answer_by_id(connection: Connection, answer: str) -> StoredAnswer | None:
    """Return the stored answer with this id."""
    wanted = sa.select(*STORED).where(col(PracticeAnswerRow.id) == answer)
    row = connection.execute(wanted).mappings().first()
    return _stored(row) if row else None


def _stored(row: Mapping[Any, Any]) -> StoredAnswer:
    answer = PracticeAnswer(
        row["id"], row["person_id"], row["moment"], row["choice"], row["answered_at"]
    )
    return StoredAnswer(answer, Grade(row["grade"]) if row["grade"] else None)


def add_answer(
    connection: Connection, answer: PracticeAnswer, grade: Grade | None, now: int
) -> None:
    """Add an answer that arrives at `now` (ms). IntegrityError if its id is taken."""
    row = {
        "id": answer.id,
        "person_id": answer.person,
        "moment": answer.moment,
        "choice": answer.choice,
        "grade": grade.value if grade else None,
        "answered_at": answer.at,
        "received_at": now,
    }
    connection.execute(sa.insert(PracticeAnswerRow), row)


def answers_of(connection: Connection, person: str, most: int) -> list[StoredAnswer]:
    """Return somebody's latest answers that have a grade."""
    wanted = (
        sa.select(*STORED)
        .where(
            col(PracticeAnswerRow.person_id) == person, col(PracticeAnswerRow.grade).is_not(None)
        )
        .order_by(col(PracticeAnswerRow.answered_at).desc(), col(PracticeAnswerRow.id))
        .limit(most)
    )
    return [_stored(row) for row in connection.execute(wanted).mappings()]


def plays_of(connection: Connection, person: str, most: int) -> list[Played]:
    """Return somebody's latest scored attempts."""
    scored = col(AttemptRow.status) == Status.SCORED.value
    wanted = (
        sa.select(
            col(AttemptRow.scenario),
            col(AttemptRow.started_at),
            col(AttemptRow.moves),
            col(AttemptRow.grades),
        )
        .where(col(AttemptRow.person_id) == person, scored)
        .order_by(col(AttemptRow.started_at).desc(), col(AttemptRow.id))
        .limit(most)
    )
    return [
        Played(scenario, at, tuple(moves), tuple(map(Grade, grades or ())))
        for scenario, at, moves, grades in connection.execute(wanted)
    ]


def last_met(connection: Connection, person: str) -> Mapping[str, int]:
    """Return when somebody last began each scenario that they have met (ms)."""
    scenario = col(AttemptRow.scenario)
    latest = sa.func.max(col(AttemptRow.started_at))
    wanted = sa.select(scenario, latest).where(col(AttemptRow.person_id) == person)
    return {name: int(at) for name, at in connection.execute(wanted.group_by(scenario))}


def rebook(connection: Connection, old: str, new: str) -> None:
    """Book one person's answers to another."""
    person = col(PracticeAnswerRow.person_id)
    connection.execute(sa.update(PracticeAnswerRow).where(person == old).values(person_id=new))
