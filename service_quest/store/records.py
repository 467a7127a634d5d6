"""What is stored about an attempt, apart from any table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service_quest.domain.attempt import Score


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
    """An attempt as a device tells it. `started`, `finished`: its own clock, in ms."""

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


@dataclass(frozen=True, slots=True)
class Timing:
    """When an attempt happened, as far as it can be believed. Ms since 1970, UTC."""

    started: int
    finished: int | None
    received: int
    clock_off: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What replaying an attempt told. A `score` goes with `SCORED` alone."""

    status: Status
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a stored attempt: points 0-100, recommendation 0-10, stars 0-3."""

    status: Status
    points: int | None = None
    recommendation: int | None = None
    stars: int | None = None
    accuracy: int | None = None
