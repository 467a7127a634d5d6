"""The way between rows and domain objects: here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_quest.domain.attempt import Score
from service_quest.domain.scenario import Parting, Scenario
from service_quest.domain.version import content_version, scenario_from, structure_of
from service_quest.store.records import (
    Result,
    Status,
    StoredAttempt,
    Submission,
    Timing,
    Verdict,
)

Values = dict[str, Any]
"""A row to be: column → value."""


def attempt_values(submission: Submission, timing: Timing, verdict: Verdict, first: bool) -> Values:
    """Return the row of an attempt."""
    return {
        "id": submission.id,
        "person_id": submission.person,
        "scenario": submission.scenario,
        "version": submission.version,
        "language": submission.language,
        "start": submission.start.value,
        "moves": list(submission.moves),
        "times": list(submission.times),
        "started_at": timing.started,
        "finished_at": timing.finished,
        "received_at": timing.received,
        "clock_off": timing.clock_off,
        "abandoned": submission.abandoned,
        "first": first,
        "status": verdict.status.value,
        **(_score_values(verdict.score) if verdict.score else {}),
    }


def _score_values(score: Score) -> Values:
    return {
        "case": score.case,
        "ending": score.ending,
        "points": score.outcome.points,
        "recommendation": score.outcome.recommendation,
        "stars": score.outcome.stars,
        "accuracy": score.accuracy,
        "turning_point": score.turning_point,
        "grades": [move.grade.value for move in score.moves],
    }


def other_answer_values(submission: Submission) -> list[Values]:
    """Return the rows of what the trainee would rather have said, in their order."""
    return [
        {
            "attempt_id": submission.id,
            "number": number,
            "turn": other.turn,
            "node": other.node,
            "text": other.text,
        }
        for number, other in enumerate(submission.other)
    ]


def stored_attempt(row: Mapping[Any, Any]) -> StoredAttempt:
    """Return the attempt that a row holds."""
    return StoredAttempt(
        id=row["id"],
        person=row["person_id"],
        scenario=row["scenario"],
        version=row["version"],
        moves=tuple(row["moves"]),
        abandoned=row["abandoned"],
        start=Parting(row["start"]),
        result=result_of(row),
    )


def result_of(row: Mapping[Any, Any]) -> Result:
    """Return the figures of the attempt that a row holds."""
    return Result(
        Status(row["status"]),
        row["points"],
        row["recommendation"],
        row["stars"],
        row["accuracy"],
    )


def content_values(scenario: Scenario, now: int) -> Values:
    """Return the row that keeps a scenario as it is at `now` (ms)."""
    return {
        "version": content_version(scenario),
        "scenario": scenario.id,
        "structure": structure_of(scenario),
        "kept_at": now,
    }


def scenario_of(version: str, structure: Mapping[str, Any]) -> Scenario | None:
    """Return the scenario that was kept, or None if the rules have changed since."""
    try:
        scenario = scenario_from(structure)
    except ValueError:
        return None
    return scenario if content_version(scenario) == version else None
