"""Backward induction over a position graph: what can still be won from where."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from service_quest.domain.positions import PositionGraph, build_graph
from service_quest.domain.scenario import Scenario
from service_quest.domain.scoring import Grade, Outcome, grade_of, outcome_at

UNREACHED = -1


@dataclass(frozen=True)
class Analysis:
    """A graph with, for each position, the best outcome and the turns it takes.

    `best[i]` is 0-100, or -1 where no ending can be reached; `turns[i]` counts
    the moves to it; `outcomes[i]` is set at endings.
    """

    graph: PositionGraph
    outcomes: tuple[Outcome | None, ...]
    best: tuple[int, ...]
    turns: tuple[int, ...]

    def loss(self, source: int, target: int) -> int:
        """Return the points 0-100 that moving from `source` to `target` gave away."""
        return self.best[source] - self.best[target]

    def slower(self, source: int, target: int) -> bool:
        """Tell whether a move keeps the outcome but takes longer than it need (B5)."""
        return self.turns[target] + 1 > self.turns[source]

    def grade(self, source: int, target: int) -> Grade:
        """Grade the move from `source` to `target`."""
        return grade_of(self.loss(source, target), self.slower(source, target))

    def best_targets(self, source: int) -> tuple[int, ...]:
        """Return the numbers of the positions that the best replies lead to."""
        targets = self.graph.targets[source]
        return tuple(t for t in targets if self.grade(source, t) is Grade.BEST)


def analyse(scenario: Scenario, bound: int | None = None) -> Analysis:
    """Build the graph of a scenario and work out every position's value.

    Raises:
        TooManyPositions: more than `bound` positions can be reached, by default the
            most that its level allows.
    """
    graph = build_graph(scenario, bound)
    outcomes = _outcomes(graph)
    best, turns = _induct(outcomes, graph.sources)
    return Analysis(graph, outcomes, tuple(best), tuple(turns))


def _outcomes(graph: PositionGraph) -> tuple[Outcome | None, ...]:
    return tuple(
        outcome_at(graph.scenario, position) if graph.is_ending(i) else None
        for i, position in enumerate(graph.positions)
    )


def _induct(
    outcomes: Sequence[Outcome | None], sources: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]]:
    """Walk back from the endings, the best first, so that loops in a script are no harm."""
    best, turns = [UNREACHED] * len(outcomes), [0] * len(outcomes)
    worth: dict[int, list[int]] = {}
    for number, outcome in enumerate(outcomes):
        if outcome:
            worth.setdefault(outcome.points, []).append(number)
    for points in sorted(worth, reverse=True):
        _walk_back(points, worth[points], sources, best, turns)
    return best, turns


def _walk_back(
    points: int,
    endings: Sequence[int],
    sources: Sequence[Sequence[int]],
    best: list[int],
    turns: list[int],
) -> None:
    waiting = deque(endings)
    for number in endings:
        best[number] = points
    while waiting:
        target = waiting.popleft()
        for source in sources[target]:
            if best[source] == UNREACHED:
                best[source], turns[source] = points, turns[target] + 1
                waiting.append(source)
