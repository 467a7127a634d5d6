"""The way between rows and domain objects: here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from service_quest.domain.attempt import Score
from service_quest.domain.scenario import Scenario
from service_quest.domain.version import content_version, scenario_from, structure_of
from service_quest.store.records import Result, Status, Submission, Timing, Verdict
from service_quest.store.tables import AttemptRow, ContentVersionRow, OtherAnswerRow


def attempt_row(
    submission: Submission, timing: Timing, verdict: Verdict, first: bool
) -> AttemptRow:
    """Return the row of an attempt."""
    row = AttemptRow(
        id=submission.id,
        person_id=submission.person,
        scenario=submission.scenario,
        version=submission.version,
        language=submission.language,
        moves=list(submission.moves),
        times=list(submission.times),
        started_at=timing.started,
        finished_at=timing.finished,
        received_at=timing.received,
        clock_off=timing.clock_off,
        abandoned=submission.abandoned,
        first=first,
        status=verdict.status.value,
    )
    if verdict.score:
        _fill(row, verdict.score)
    return row


def _fill(row: AttemptRow, score: Score) -> None:
    row.case = score.case
    row.ending = score.ending
    row.points = score.outcome.points
    row.recommendation = score.outcome.recommendation
    row.stars = score.outcome.stars
    row.accuracy = score.accuracy
    row.turning_point = score.turning_point
    row.grades = [move.grade.value for move in score.moves]


def other_answer_rows(submission: Submission) -> Iterator[OtherAnswerRow]:
    """Yield the rows of what the trainee would rather have said, in their order."""
    for number, other in enumerate(submission.other):
        yield OtherAnswerRow(
            attempt_id=submission.id,
            number=number,
            turn=other.turn,
            node=other.node,
            text=other.text,
        )


def result_of(row: AttemptRow) -> Result:
    """Return the figures of a stored attempt."""
    return Result(Status(row.status), row.points, row.recommendation, row.stars, row.accuracy)


def same_play(row: AttemptRow, submission: Submission) -> bool:
    """Tell whether a row holds this very play, so that a repeat can be answered."""
    return (
        row.person_id == submission.person
        and row.scenario == submission.scenario
        and row.version == submission.version
        and row.abandoned == submission.abandoned
        and row.moves == list(submission.moves)
    )


def content_row(scenario: Scenario, now: int) -> ContentVersionRow:
    """Return the row that keeps a scenario as it is at `now` (ms)."""
    return ContentVersionRow(
        version=content_version(scenario),
        scenario=scenario.id,
        structure=structure_of(scenario),
        kept_at=now,
    )


def scenario_of(row: ContentVersionRow) -> Scenario | None:
    """Return the scenario that a row kept, or None if the rules have changed since."""
    try:
        scenario = scenario_from(row.structure)
        return scenario if content_version(scenario) == row.version else None
    except ValueError:
        return None
