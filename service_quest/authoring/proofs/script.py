"""A scenario as the proofs see it: its graph, its texts by language, its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from service_quest.authoring.library import Library
from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.trails import Trails, explore
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import UNREACHED, Analysis
from service_quest.domain.positions import Move, Position, PositionGraph
from service_quest.domain.scenario import Node, Scenario
from service_quest.domain.scoring import PROMOTER_FROM, STARS_MOST

ARROW = " → "


@dataclass(frozen=True)
class Script:
    """One scenario under proof. `texts`: text id → sentence, by language."""

    source: ScenarioSource
    analysis: Analysis
    texts: Mapping[str, Mapping[str, str]]

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.source.scenario

    @property
    def graph(self) -> PositionGraph:
        """Every position and every move."""
        return self.analysis.graph

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first position of each case, after each parting from a regular."""
        return tuple(self.graph.starts.values())

    @cached_property
    def trails(self) -> Trails:
        """The shortest way to every position from the start of its case."""
        return explore(self.graph, self.starts)

    @cached_property
    def promoters(self) -> frozenset[int]:
        """The endings where the customer would recommend the house (G5)."""
        outcomes = enumerate(self.analysis.outcomes)
        return frozenset(i for i, o in outcomes if o and o.recommendation >= PROMOTER_FROM)

    @cached_property
    def triumphs(self) -> frozenset[int]:
        """The endings that win all three stars."""
        outcomes = enumerate(self.analysis.outcomes)
        return frozenset(i for i, outcome in outcomes if outcome and outcome.stars == STARS_MOST)

    @cached_property
    def open_positions(self) -> tuple[int, ...]:
        """Every position where the conversation goes on, nearest to the start first."""
        numbers = range(len(self.graph.positions))
        return tuple(i for i in numbers if not self.graph.is_ending(i))

    def position(self, number: int) -> Position:
        """Return a position by its number."""
        return self.graph.positions[number]

    def node(self, number: int) -> Node:
        """Return the node of a position."""
        return self.scenario.nodes[self.position(number).node]

    def moves(self, number: int) -> Iterator[tuple[Move, int]]:
        """Yield the moves open at a position with the numbers of their targets."""
        row, targets = self.graph.moves[number], self.graph.targets[number]
        return zip(row, targets, strict=True)

    def winnable(self, number: int) -> bool:
        """Tell whether any ending can be reached from a position."""
        return self.analysis.best[number] != UNREACHED

    def first_by_node(self, holds: Callable[[int], bool]) -> dict[str, int]:
        """Return, for each node with such an open position, the one nearest the start."""
        found: dict[str, int] = {}
        for number in filter(holds, self.open_positions):
            found.setdefault(self.position(number).node, number)
        return found

    def problem(self, code: str, where: str, **data: str | int) -> Problem:
        """Make a problem at the place where `where` is written in the file."""
        line = self.source.line_of(where)
        return Problem(code, self.source.path, line, where, data)

    def seen_at(self, code: str, where: str, number: int, *then: str, **data: str | int) -> Problem:
        """Make a problem that shows at a position, with the case and path to it.

        `then` are the choices made from there on.
        """
        path = ARROW.join((*self.trails.choices_to(number), *then)) or "–"
        opened = self.opened_as(self.trails.root(number))
        return self.problem(code, where, case=opened, path=path, **data)

    def opened_as(self, start: int) -> str:
        """Return the name of a first position: its case, and the parting from a regular."""
        position = self.position(start)
        return f"{position.case}, {position.parting}" if position.parting else position.case


def shown(source: ScenarioSource, library: Library) -> dict[str, Mapping[str, str]]:
    """Return the texts of a scenario in each language it has been written in."""
    name, own = source.scenario.id, source.scenario.language
    return {
        language: library.texts(name, language)
        for language in library.languages
        if language == own or (name, language) in library.overlays
    } or {own: source.texts}
