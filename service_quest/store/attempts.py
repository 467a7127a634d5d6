"""Attempts: adding one, finding the first one, and adding them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import case, func
from sqlmodel import Session, col, select

from service_quest.store.records import Status, Submission, Timing, Verdict
from service_quest.store.rows import attempt_row, other_answer_rows
from service_quest.store.tables import AttemptRow


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's record at one scenario.

    `stars` 0-3 is the most ever won, `first_stars` those of the first attempt (None
    while that is not scored); `accuracy_sum` adds up 0-100 over `scored` attempts;
    `attempts` counts all, scored or not.
    """

    stars: int
    first_stars: int | None
    accuracy_sum: int
    scored: int
    attempts: int


def attempt_by_id(session: Session, attempt_id: str) -> AttemptRow | None:
    """Return the stored attempt with this id."""
    return session.get(AttemptRow, attempt_id)


def take_first(session: Session, submission: Submission, started: int) -> bool:
    """Tell whether an attempt is its person's first, and take the mark from a later one.

    It is the first if its device knew of none before it and none that is stored
    began before it (`started`, ms). So of two phones that each claim the first,
    the one that began earlier has it, in whatever order they arrive.
    """
    if not submission.first:
        return False
    first = session.exec(
        select(AttemptRow).where(
            AttemptRow.person_id == submission.person,
            AttemptRow.scenario == submission.scenario,
            col(AttemptRow.first),
        )
    ).first()
    if first and first.started_at <= started:
        return False
    if first:
        first.first = False
        session.flush()
    return True


def add_attempt(
    session: Session, submission: Submission, timing: Timing, verdict: Verdict
) -> AttemptRow:
    """Add an attempt with its other answers. IntegrityError if its id is taken."""
    first = take_first(session, submission, timing.started)
    row = attempt_row(submission, timing, verdict, first)
    session.add(row)
    session.flush()
    session.add_all(other_answer_rows(submission))
    session.flush()
    return row


def progress(session: Session, person: str) -> Mapping[str, Progress]:
    """Add up a person's attempts by scenario."""
    scored = col(AttemptRow.status) == Status.SCORED.value
    of_first = case((col(AttemptRow.first), col(AttemptRow.stars)))
    rows = session.connection().execute(
        sa.select(
            col(AttemptRow.scenario),
            func.max(col(AttemptRow.stars)),
            func.max(of_first),
            func.sum(col(AttemptRow.accuracy)),
            func.sum(case((scored, 1), else_=0)),
            func.count(),
        )
        .where(col(AttemptRow.person_id) == person)
        .group_by(col(AttemptRow.scenario))
    )
    return {
        scenario: Progress(most or 0, first, accuracy or 0, played or 0, attempts)
        for scenario, most, first, accuracy, played, attempts in rows
    }
