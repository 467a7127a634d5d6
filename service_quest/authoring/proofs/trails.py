"""Shortest paths through a position graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from service_quest.domain.positions import Move, PositionGraph

Step = tuple[int, str]


def _any_move(_: Move) -> bool:
    return True


@dataclass(frozen=True)
class Trails:
    """How each reached position was first reached: from where, by which choice."""

    steps: Mapping[int, Step | None]

    def __contains__(self, number: int) -> bool:
        """Tell whether a position was reached."""
        return number in self.steps

    def root(self, number: int) -> int:
        """Return where the shortest path to a reached position starts."""
        while step := self.steps[number]:
            number = step[0]
        return number

    def choices_to(self, number: int) -> tuple[str, ...]:
        """Return the choices on the shortest path to a reached position."""
        choices: list[str] = []
        step = self.steps[number]
        while step:
            choices.append(step[1])
            step = self.steps[step[0]]
        return tuple(reversed(choices))

    def first(self, wanted: Iterable[int]) -> int | None:
        """Return the wanted position reached in the fewest moves, if any was."""
        wanted = frozenset(wanted)
        return next((number for number in self.steps if number in wanted), None)


def explore(
    graph: PositionGraph,
    starts: Iterable[int],
    allowed: Callable[[Move], bool] = _any_move,
) -> Trails:
    """Walk breadth first from `starts` along the moves that are `allowed`."""
    steps: dict[int, Step | None] = dict.fromkeys(starts)
    waiting = deque(steps)
    while waiting:
        source = waiting.popleft()
        row = zip(graph.moves[source], graph.targets[source], strict=True)
        for move, target in row:
            if target not in steps and allowed(move):
                steps[target] = (source, move.choice.id)
                waiting.append(target)
    return Trails(steps)


def leading_to(graph: PositionGraph, wanted: Iterable[int]) -> frozenset[int]:
    """Return every position from which one of the wanted can be reached, these included."""
    reached = set(wanted)
    waiting = list(reached)
    while waiting:
        new = set(graph.sources[waiting.pop()]) - reached
        reached |= new
        waiting.extend(new)
    return frozenset(reached)
