"""What is stored about an attempt, apart from any table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service_quest.domain.attempt import Score
from service_quest.domain.scenario import Parting


class Status(StrEnum):
    """What the server could make of an attempt."""

    SCORED = "scored"
    UNSCORED = "unscored"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """What the trainee would have said instead. `turn` from 0; `text` up to 280 signs."""

    turn: int
    node: str
    text: str


@dataclass(frozen=True, slots=True)
class Submission:
    """An attempt as a device tells it. `started`, `finished`: its own clock, in ms.

    `start`: how its player had last parted from a regular.
    """

    id: str
    person: str
    scenario: str
    version: str
    language: str
    moves: tuple[str, ...]
    times: tuple[int, ...]
    started: int
    finished: int | None
    first: bool
    abandoned: bool
    other: tuple[OtherAnswer, ...] = ()
    start: Parting = Parting.PLAIN


@dataclass(frozen=True, slots=True)
class Timing:
    """When an attempt happened, as far as it can be believed. Ms since 1970, UTC."""

    started: int
    finished: int | None
    received: int
    clock_off: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What replaying an attempt told.

    A `score` goes with `SCORED` alone, and so do the badges that were `shown`.
    """

    status: Status
    score: Score | None = None
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a stored attempt: points 0-100, recommendation 0-10, stars 0-3."""

    status: Status
    points: int | None = None
    recommendation: int | None = None
    stars: int | None = None
    accuracy: int | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> Result:
        """Return the figures of a verdict."""
        score = verdict.score
        if score is None:
            return cls(verdict.status)
        outcome = score.outcome
        return cls(
            verdict.status,
            outcome.points,
            outcome.recommendation,
            outcome.stars,
            score.accuracy,
        )


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt that is in the database, as far as a repeat of it is concerned."""

    id: str
    person: str
    scenario: str
    version: str
    moves: tuple[str, ...]
    abandoned: bool
    start: Parting
    result: Result

    def is_same_play(self, submission: Submission) -> bool:
        """Tell whether a device sends this very play again."""
        return (
            self.person == submission.person
            and self.scenario == submission.scenario
            and self.version == submission.version
            and self.start == submission.start
            and self.moves == submission.moves
            and self.abandoned == submission.abandoned
        )


@dataclass(frozen=True, slots=True)
class DailyTry:
    """Someone's one try at a day's customer. `started` in ms; `points` 0-100.

    `reply` is what they said first. `case`, `recommendation` (0-10) and `grades` are not
    there for one that was given up.
    """

    day: date
    scenario: str
    started: int
    points: int
    reply: str
    case: str | None = None
    recommendation: int | None = None
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's record at one scenario.

    `stars` 0-3 is the most ever won; `plays` counts whole attempts, `attempts` the
    abandoned ones too. `first` is the first attempt, kept apart from practice, if it
    could be scored, and `last` the latest that could. `accuracy_sum` adds up 0-100
    over `scored` attempts, so that a stage can be averaged over its scenarios.
    """

    stars: int = 0
    plays: int = 0
    attempts: int = 0
    scored: int = 0
    accuracy_sum: int = 0
    first: Result | None = None
    last: Result | None = None

    def with_attempt(self, result: Result, first: bool) -> Progress:
        """Return this record after one more attempt, which began later than the others."""
        whole = result.status is not Status.ABANDONED
        scored = result.status is Status.SCORED
        return Progress(
            stars=max(self.stars, result.stars or 0),
            plays=self.plays + whole,
            attempts=self.attempts + 1,
            scored=self.scored + scored,
            accuracy_sum=self.accuracy_sum + (result.accuracy or 0),
            first=result if first and scored else self.first,
            last=result if scored else self.last,
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """An attempt move by move. `grades`: one a move, none if it could not be scored."""

    id: str
    scenario: str
    started_at: int
    stars: int | None
    moves: tuple[str, ...]
    grades: tuple[str, ...]
