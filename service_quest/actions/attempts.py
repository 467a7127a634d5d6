"""Recording attempts, and adding them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import zone_here
from service_quest.actions.badges import award
from service_quest.actions.content import Shelf
from service_quest.actions.daily import book_try
from service_quest.actions.errors import IdReused, UnknownLanguage
from service_quest.actions.people import arrive, known_as
from service_quest.actions.times import milliseconds, timing_of
from service_quest.domain.analysis import Analysis
from service_quest.domain.attempt import case_for, replay, walk
from service_quest.domain.badges import Badge, Shown, play_of, shown_in
from service_quest.domain.calendar import day_counted
from service_quest.domain.scenario import Scenario
from service_quest.store import attempts
from service_quest.store.badges import awarded_by
from service_quest.store.content import kept_scenario
from service_quest.store.engine import reading, writing
from service_quest.store.records import (
    Progress,
    Result,
    Status,
    StoredAttempt,
    Submission,
    Timing,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A stored attempt. `repeat`: it was stored before. `badges`: those that it earned."""

    id: str
    result: Result
    repeat: bool
    badges: tuple[str, ...] = ()


def record_attempt(
    engine: Engine, shelf: Shelf, submission: Submission, token: str, now: datetime
) -> Recorded:
    """Replay an attempt, score it and store it once, for the person of `token`.

    Raises:
        NoSession, PersonMismatch, IdReused, UnknownLanguage: it is not stored.
        UnknownParting, IllegalMove, MoveAfterEnding, UnfinishedAttempt: nobody can
        have played it.
        StoreError: the database cannot do its work now; send it again later.
    """
    if submission.language not in shelf.languages:
        raise UnknownLanguage(language=submission.language)
    # Replayed before the transaction, so that nobody waits for it with the lock.
    verdict = judge(engine, shelf, submission)
    timing = timing_of(submission, milliseconds(now))
    return writing(engine, lambda c: _record(c, shelf, submission, timing, verdict, token))


def _record(
    connection: Connection,
    shelf: Shelf,
    submission: Submission,
    timing: Timing,
    verdict: Verdict,
    token: str,
) -> Recorded:
    person = known_as(connection, submission.person, arrive(connection, timing.received, token))
    submission = replace(submission, person=person)
    stored = attempts.attempt_by_id(connection, submission.id)
    if stored:
        return _repeat(stored, submission, awarded_by(connection, stored.id))
    zone = zone_here(connection)
    day = day_counted(timing.finished or timing.started, timing.received, zone)
    attempts.add_attempt(connection, submission, timing, verdict, day)
    book_try(connection, shelf.rota, zone, submission, timing, verdict)
    shown = Shown(submission.scenario, verdict.shown)
    earned = award(connection, person, shown, shelf.badges, day, submission.id)
    return Recorded(submission.id, Result.of(verdict), repeat=False, badges=earned)


def _repeat(stored: StoredAttempt, submission: Submission, earned: tuple[str, ...]) -> Recorded:
    if not stored.is_same_play(submission):
        raise IdReused(id=submission.id)
    return Recorded(stored.id, stored.result, repeat=True, badges=earned)


def judge(engine: Engine, shelf: Shelf, submission: Submission) -> Verdict:
    """Replay an attempt in the version it was played in.

    Raises:
        UnknownParting, IllegalMove, MoveAfterEnding, UnfinishedAttempt: nobody can
        have played it.
        StoreError: an older version cannot be fetched now.
    """

    def load(scenario: str, version: str) -> Scenario | None:
        return reading(engine, lambda c: kept_scenario(c, scenario, version))

    analysis = shelf.find(submission.scenario, submission.version, load)
    if analysis is None:
        return Verdict(Status.UNSCORED)
    return _scored(analysis, submission, shelf.badges)


def _scored(analysis: Analysis, submission: Submission, badges: Sequence[Badge]) -> Verdict:
    case = case_for(analysis.graph.scenario, submission.id)
    if submission.abandoned:
        end = walk(analysis, case, submission.moves, submission.start)[-1]
        if not analysis.graph.is_ending(end):
            return Verdict(Status.ABANDONED)
    # Whatever the device says of it, a conversation that ended is a whole attempt.
    played = (analysis, case, submission.moves, submission.start)
    return Verdict(Status.SCORED, replay(*played), shown_in(play_of(*played), badges).badges)


def progress_of(engine: Engine, person: str) -> Mapping[str, Progress]:
    """Return a person's record at each scenario played.

    Raises:
        StoreError: the database cannot do its work now.
    """
    return reading(engine, lambda c: attempts.progress(c, person))
