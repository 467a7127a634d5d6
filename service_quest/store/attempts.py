"""Attempts: adding one, finding the first one, and adding them up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.people_rows import day_number
from service_quest.store.records import (
    Answered,
    Progress,
    StoredAttempt,
    Submission,
    Timing,
    Verdict,
)
from service_quest.store.rows import (
    attempt_values,
    other_answer_values,
    result_of,
    stored_attempt,
)
from service_quest.store.tables import AttemptRow, OtherAnswerRow

FIGURES = (
    col(AttemptRow.status),
    col(AttemptRow.points),
    col(AttemptRow.recommendation),
    col(AttemptRow.stars),
    col(AttemptRow.accuracy),
)
STORED = (
    col(AttemptRow.id),
    col(AttemptRow.person_id),
    col(AttemptRow.scenario),
    col(AttemptRow.version),
    col(AttemptRow.moves),
    col(AttemptRow.abandoned),
    col(AttemptRow.start),
    *FIGURES,
)
# Those that every attempt asks are built once: to build one takes as long as to ask it.
BY_ID = sa.select(*STORED).where(col(AttemptRow.id) == sa.bindparam("attempt"))
FIRST_STARTED = sa.select(col(AttemptRow.started_at)).where(
    col(AttemptRow.person_id) == sa.bindparam("person"),
    col(AttemptRow.scenario) == sa.bindparam("scenario"),
    col(AttemptRow.first),
)
ADDED = sa.insert(AttemptRow)
SUMMED = (col(AttemptRow.scenario), col(AttemptRow.first), *FIGURES)


def attempt_by_id(connection: Connection, attempt_id: str) -> StoredAttempt | None:
    """Return the stored attempt with this id."""
    row = connection.execute(BY_ID, {"attempt": attempt_id}).mappings().first()
    return stored_attempt(row) if row else None


def take_first(connection: Connection, submission: Submission, started: int) -> bool:
    """Tell whether an attempt is its person's first, and take the mark from a later one.

    It is the first if its device knew of none before it and none that is stored
    began before it (`started`, ms). So of two phones that each claim the first,
    the one that began earlier has it, in whatever order they arrive.
    """
    if not submission.first:
        return False
    its = {"person": submission.person, "scenario": submission.scenario}
    earliest = connection.scalar(FIRST_STARTED, its)
    if earliest is not None and earliest <= started:
        return False
    if earliest is not None:
        _take_mark(connection, submission, started)
    return True


def _take_mark(connection: Connection, submission: Submission, started: int) -> None:
    # One that came in meanwhile and began earlier keeps its mark: then the index refuses this.
    later = sa.and_(
        col(AttemptRow.person_id) == submission.person,
        col(AttemptRow.scenario) == submission.scenario,
        col(AttemptRow.first),
        col(AttemptRow.started_at) > started,
    )
    connection.execute(sa.update(AttemptRow).where(later).values(first=False))


def add_attempt(
    connection: Connection, submission: Submission, timing: Timing, verdict: Verdict, day: date
) -> None:
    """Add an attempt that counts for `day`, with its other answers.

    IntegrityError if its id is taken.
    """
    first = take_first(connection, submission, timing.started)
    row = attempt_values(submission, timing, verdict, first) | {"day": day_number(day)}
    connection.execute(ADDED, row)
    if others := other_answer_values(submission):
        connection.execute(sa.insert(OtherAnswerRow), others)


def rebook(connection: Connection, old: str, new: str) -> None:
    """Book all of one person's attempts to another.

    Where both have a first attempt at a scenario, the one that began earlier stays it.
    """
    later = _later_firsts(connection, old, new)
    these = sa.update(AttemptRow).where(col(AttemptRow.id).in_(later))
    connection.execute(these.values(first=False))
    its = col(AttemptRow.person_id) == old
    connection.execute(sa.update(AttemptRow).where(its).values(person_id=new))


def _later_firsts(connection: Connection, old: str, new: str) -> list[str]:
    its = sa.and_(col(AttemptRow.person_id).in_([old, new]), col(AttemptRow.first))
    wanted = sa.select(col(AttemptRow.scenario), col(AttemptRow.id)).where(its)
    in_order = wanted.order_by(col(AttemptRow.started_at), col(AttemptRow.id))
    seen: set[str] = set()
    later: list[str] = []
    for scenario, attempt in connection.execute(in_order):
        if scenario in seen:
            later.append(attempt)
        seen.add(scenario)
    return later


def latest(connection: Connection, person: str, most: int) -> list[Answered]:
    """Return a person's latest attempts move by move, at most so many, the latest first."""
    wanted = (
        sa.select(
            col(AttemptRow.id),
            col(AttemptRow.scenario),
            col(AttemptRow.started_at),
            col(AttemptRow.stars),
            col(AttemptRow.moves),
            col(AttemptRow.grades),
        )
        .where(col(AttemptRow.person_id) == person)
        .order_by(col(AttemptRow.started_at).desc(), col(AttemptRow.id))
        .limit(most)
    )
    rows = connection.execute(wanted)
    return [Answered(*row[:4], tuple(row.moves), tuple(row.grades or ())) for row in rows]


def begun(connection: Connection, person: str, scenario: str, since: int) -> list[int]:
    """Return when a person began a scenario and said something, since a moment (ms)."""
    wanted = sa.select(col(AttemptRow.started_at), col(AttemptRow.moves)).where(
        col(AttemptRow.person_id) == person,
        col(AttemptRow.scenario) == scenario,
        col(AttemptRow.started_at) >= since,
    )
    return [at for at, moves in connection.execute(wanted) if moves]


def progress(connection: Connection, person: str) -> Mapping[str, Progress]:
    """Add up a person's attempts by scenario."""
    wanted = (
        sa.select(*SUMMED)
        .where(col(AttemptRow.person_id) == person)
        .order_by(col(AttemptRow.started_at), col(AttemptRow.id))
    )
    records: dict[str, Progress] = {}
    for row in connection.execute(wanted).mappings():
        before = records.get(row["scenario"], Progress())
        records[row["scenario"]] = before.with_attempt(result_of(row), row["first"])
    return records
