"""Moments: single decisions out of the scenarios, to be practised one at a time."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.positions import said_on_arrival
from service_quest.domain.scenario import OFF_STREET, Scenario
from service_quest.domain.scoring import GOOD_LOSS, Grade

TRAINED_MOST = 2
"""So many principles at most are trained by one moment."""

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One decision in a scenario.

    `path`: the numbers of the positions from the start of the case up to it. `replies`:
    the grade of each reply that is open there, in the order of the script. `principles`:
    those that it trains.
    """

    scenario: str
    node: str
    case: str
    path: Path
    replies: Mapping[str, Grade]
    principles: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is known by, as long as scenario, node and case keep their names."""
        return f"{self.scenario}.{self.node}.{self.case}"

    @property
    def best(self) -> frozenset[str]:
        """The replies that lose nothing, by the shortest way."""
        return frozenset(reply for reply, grade in self.replies.items() if grade is Grade.BEST)


def moments_of(analysis: Analysis) -> tuple[Moment, ...]:
    """Return the moments of a scenario, with all principles that are at stake in each.

    A decision counts where there is a best reply and one that loses 5 points or more. Best
    play comes first; where it does not lead, the shortest way does, past a slip: so there
    are upset customers and low balance, too. A node gives one moment, or another where
    neither what is said there nor what is best is that of another case. The opening and
    the customers of the day have none: they are to be met unprepared.
    """
    scenario = analysis.graph.scenario
    if scenario.level in OFF_STREET:
        return ()
    found: dict[str, list[Moment]] = {name: [] for name in scenario.nodes}
    for path in [*_best_ways(analysis), *_shortest_ways(analysis)]:
        moment = _decision(analysis, path)
        if moment and not any(_alike(analysis, moment, one) for one in found[moment.node]):
            found[moment.node].append(moment)
    return tuple(moment for row in found.values() for moment in row)


def found_in(
    scenarios: Iterable[Scenario], analysed: Callable[[Scenario], Analysis] = analyse
) -> tuple[Moment, ...]:
    """Return the deck of some scenarios. `analysed` may know their graphs already."""
    streets = (one for one in scenarios if one.level not in OFF_STREET)
    return deck(moment for one in streets for moment in moments_of(analysed(one)))


def deck(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Return the moments of all scenarios, each with the principles that it trains.

    They are those at stake in it that are at stake in the fewest: what is met everywhere
    gets enough practice, and what is met rarely gets all there is. Where no principle is at
    stake, there is nothing to train.
    """
    everywhere = tuple(moment for moment in moments if moment.principles)
    often = Counter(principle for moment in everywhere for principle in moment.principles)
    return tuple(replace(moment, principles=_rarest(moment, often)) for moment in everywhere)


def _rarest(moment: Moment, often: Mapping[str, int]) -> tuple[str, ...]:
    kept = sorted(moment.principles, key=lambda principle: often[principle])[:TRAINED_MOST]
    return tuple(principle for principle in moment.principles if principle in kept)


def _best_ways(analysis: Analysis) -> Iterator[Path]:
    """Yield best play from the start of each case, up to each decision on it."""
    graph = analysis.graph
    for case in graph.scenario.cases:
        path = (graph.start(case.id),)
        while not graph.is_ending(path[-1]) and (onward := analysis.best_targets(path[-1])):
            yield path
            path = (*path, onward[0])


def _shortest_ways(analysis: Analysis) -> Iterator[Path]:
    """Yield the shortest way to each node from the start of each case."""
    graph = analysis.graph
    for case in graph.scenario.cases:
        start = graph.start(case.id)
        waiting, seen, reached = deque[Path]([(start,)]), {start}, set[str]()
        while waiting:
            path = waiting.popleft()
            node = graph.positions[path[-1]].node
            if node not in reached:
                reached.add(node)
                yield path
            onward = [to for to in graph.targets[path[-1]] if to not in seen]
            seen.update(onward)
            waiting.extend((*path, to) for to in dict.fromkeys(onward))


def _decision(analysis: Analysis, path: Path) -> Moment | None:
    """Return the moment at the end of a path, if there is anything to decide there."""
    graph, here = analysis.graph, path[-1]
    row = list(zip(graph.moves[here], graph.targets[here], strict=True))
    replies = {move.choice.id: analysis.grade(here, target) for move, target in row}
    losses = {move.choice.id: analysis.loss(here, target) for move, target in row}
    costly = [name for name in replies if losses[name] > GOOD_LOSS]
    best = [name for name, grade in replies.items() if grade is Grade.BEST]
    if not best or not costly:
        return None
    telling = best + sorted(costly, key=lambda name: -losses[name])
    position = graph.positions[here]
    at_stake = _principles(analysis, telling)
    return Moment(graph.scenario.id, position.node, position.case, path, replies, at_stake)


def _principles(analysis: Analysis, replies: Sequence[str]) -> tuple[str, ...]:
    choices = analysis.graph.scenario.choices
    return tuple(dict.fromkeys(p for reply in replies for p in choices[reply].principles))


def _alike(analysis: Analysis, one: Moment, other: Moment) -> bool:
    """Tell whether two moments at a node would ask the same, or be answered by the same."""
    said = [_heard(analysis, moment) for moment in (one, other)]
    return one.case == other.case or bool(one.best & other.best) or said[0] == said[1]


def _heard(analysis: Analysis, moment: Moment) -> tuple[str, ...]:
    graph = analysis.graph
    lines = said_on_arrival(graph.positions[moment.path[-1]], graph.scenario)
    return tuple(line.id for line in lines)
