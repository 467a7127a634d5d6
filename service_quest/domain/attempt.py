"""An attempt: the moves of one play, replayed and scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service_quest.domain.analysis import Analysis
from service_quest.domain.errors import (
    IllegalMove,
    MoveAfterEnding,
    UnfinishedAttempt,
)
from service_quest.domain.scenario import Parting, Scenario
from service_quest.domain.scoring import (
    Grade,
    Outcome,
    accuracy_of,
    turning_point,
)

CASE_DIGITS = 8


@dataclass(frozen=True, slots=True)
class PlayedMove:
    """One move of an attempt: its choice, what it lost (0-100) and its grade."""

    choice: str
    loss: int
    grade: Grade
    principles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A replayed attempt. `accuracy` 0-100; `turning_point` an index into `moves`."""

    case: str
    ending: str
    outcome: Outcome
    moves: tuple[PlayedMove, ...]
    accuracy: int
    turning_point: int | None


def case_for(scenario: Scenario, attempt_id: str) -> str:
    """Draw the case from an attempt's id (at least 8 hexadecimal digits first).

    The device and the server draw alike, so a device cannot pick its case and
    keep its id. Raises ValueError when the id is no such number.
    """
    return scenario.cases[int(attempt_id[:CASE_DIGITS], 16) % len(scenario.cases)].id


def walk(
    analysis: Analysis, case: str, choices: Sequence[str], parting: Parting = Parting.PLAIN
) -> list[int]:
    """Return the numbers of the positions that a list of choices passes through.

    Raises:
        UnknownCase, UnknownParting, IllegalMove, MoveAfterEnding: the list is not legal.
    """
    graph = analysis.graph
    path = [graph.start(case, parting)]
    for turn, choice in enumerate(choices, start=1):
        if graph.is_ending(path[-1]):
            raise MoveAfterEnding(turn=turn)
        row = zip(graph.moves[path[-1]], graph.targets[path[-1]], strict=True)
        target = next((t for move, t in row if move.choice.id == choice), None)
        if target is None:
            raise IllegalMove(turn=turn, choice=choice)
        path.append(target)
    return path


def replay(
    analysis: Analysis, case: str, choices: Sequence[str], parting: Parting = Parting.PLAIN
) -> Score:
    """Replay a finished attempt from its first position and score it.

    Raises:
        UnknownCase, UnknownParting, IllegalMove, MoveAfterEnding, UnfinishedAttempt.
    """
    path = walk(analysis, case, choices, parting)
    outcome = analysis.outcomes[path[-1]]
    if outcome is None:
        raise UnfinishedAttempt(turn=len(choices))
    moves = tuple(
        _played(analysis, choice, source, target)
        for choice, source, target in zip(choices, path, path[1:], strict=False)
    )
    losses = [move.loss for move in moves]
    ending = analysis.graph.positions[path[-1]].node
    return Score(case, ending, outcome, moves, accuracy_of(losses), turning_point(losses))


def _played(analysis: Analysis, choice: str, source: int, target: int) -> PlayedMove:
    return PlayedMove(
        choice,
        analysis.loss(source, target),
        analysis.grade(source, target),
        analysis.graph.scenario.choices[choice].principles,
    )
