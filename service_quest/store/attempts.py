"""Attempts: adding one, finding the first one, and adding them up."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlmodel import Session, col, select

from service_quest.store.records import (
    Progress,
    Result,
    Status,
    Submission,
    Timing,
    Verdict,
)
from service_quest.store.rows import attempt_row, other_answer_rows
from service_quest.store.tables import AttemptRow


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
    wanted = (
        sa.select(
            col(AttemptRow.scenario),
            col(AttemptRow.first),
            col(AttemptRow.status),
            col(AttemptRow.points),
            col(AttemptRow.recommendation),
            col(AttemptRow.stars),
            col(AttemptRow.accuracy),
        )
        .where(col(AttemptRow.person_id) == person)
        .order_by(col(AttemptRow.started_at), col(AttemptRow.id))
    )
    records: dict[str, Progress] = {}
    for scenario, first, status, *figures in session.connection().execute(wanted):
        result = Result(Status(status), *figures)
        records[scenario] = records.get(scenario, Progress()).with_attempt(result, first)
    return records
