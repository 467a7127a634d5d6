"""Positions of a scenario, the moves between them, and the graph of all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from service_quest.domain.chain import carried_facts, carried_meters, crosses
from service_quest.domain.errors import TooManyPositions, UnknownCase, UnknownParting
from service_quest.domain.scenario import (
    HERE,
    LANDED,
    WHOLE_VISIT,
    Branch,
    Choice,
    Condition,
    Line,
    Meters,
    Parting,
    Scenario,
)

POSITION_BOUND = 6_000
"""The most positions a scenario may reach, over all its cases."""
WHOLE_VISIT_BOUND = 10_000
"""The same for a whole visit, which is seven stages long."""


@dataclass(frozen=True, slots=True)
class Position:
    """A node, the meters, the facts found and the case: all that the rules look at.

    `parting`: how one last parted from a regular, as long as the talk stands at its first
    node. From then on it only lives on in the meters, which keeps the graph small.
    """

    node: str
    meters: Meters
    facts: frozenset[str]
    case: str
    parting: Parting | None = None

    def meets(self, condition: Condition) -> bool:
        """Tell whether `condition` holds here."""
        return condition.holds(self.case, self.facts, self.meters, self.parting)

    def landed(self) -> str | None:
        """Return the solution that was taken up, if one was."""
        found = (f for f in self.facts if f.startswith(LANDED))
        return next((f.removeprefix(LANDED) for f in found), None)


@dataclass(frozen=True, slots=True)
class Move:
    """A choice that can be taken at a position, and where it leads."""

    choice: Choice
    branch: Branch
    target: Position


def opening(scenario: Scenario, case: str, parting: Parting = Parting.PLAIN) -> Position:
    """Return the first position of a case, as one last parted from its customer.

    Raises:
        UnknownCase: the scenario has no such case.
        UnknownParting: its customer is no regular.
    """
    if case not in scenario.case_by_id:
        raise UnknownCase(case=case)
    if parting not in scenario.partings:
        raise UnknownParting(parting=parting)
    last = parting if scenario.regular else None
    return Position(scenario.start, scenario.opening_after(parting), frozenset(), case, last)


def visible(choice: Choice, position: Position) -> bool:
    """Tell whether the trainee could think of this reply here, blurred or not."""
    needs = choice.needs
    known = needs.known(position.case, position.facts, position.parting)
    return known and needs.customer_ready(position.meters)


def blurred(choice: Choice, position: Position) -> bool:
    """Tell whether low balance alone keeps this reply out of reach."""
    return visible(choice, position) and not choice.needs.steady(position.meters)


def take(choice: Choice, position: Position) -> Move:
    """Take a choice at a position, whether it is open there or not."""
    branch = next(b for b in choice.branches if position.meets(b.when))
    facts = position.facts | choice.finds
    if branch.lands and choice.offers:
        facts = _landing(facts, choice.offers)
    stays = branch.to == HERE
    target = Position(
        position.node if stays else branch.to,
        position.meters.moved(choice.effects),
        facts,
        position.case,
        position.parting if stays else None,
    )
    return Move(choice, branch, target)


def _landing(facts: frozenset[str], solution: str) -> frozenset[str]:
    kept = frozenset(f for f in facts if not f.startswith(LANDED))
    return kept | {LANDED + solution}


def moves_at(scenario: Scenario, position: Position) -> Iterator[Move]:
    """Yield the moves open at a position, in the order of the script."""
    for choice in scenario.choices_at(position.node):
        if position.meets(choice.needs):
            move = take(choice, position)
            crossing = crosses(scenario, position.node, move.target.node)
            yield into_next_stage(scenario, move) if crossing else move


def into_next_stage(scenario: Scenario, move: Move) -> Move:
    """Return a move that crosses into the next stage of a whole visit: see `chain`."""
    target = move.target
    meters, facts = carried_meters(target.meters), carried_facts(scenario, target.facts)
    return replace(move, target=replace(target, meters=meters, facts=facts))


def said_after(move: Move, position: Position, scenario: Scenario) -> tuple[Line, ...]:
    """Return what is said when `move` is made at `position`: the reply, then the node."""
    reply = tuple(line for line in move.choice.reply if position.meets(line.when))
    if move.branch.to == HERE:
        return reply
    return reply + said_on_arrival(move.target, scenario)


def said_on_arrival(position: Position, scenario: Scenario) -> tuple[Line, ...]:
    """Return the lines of the node that are said at this position."""
    lines = scenario.nodes[position.node].lines
    return tuple(line for line in lines if position.meets(line.when))


def thought_after(move: Move, position: Position) -> Line | None:
    """Return the customer's inner thought that this move brings out, if any."""
    thought = move.choice.thought
    return thought if thought and position.meets(thought.when) else None


def letter_at(position: Position, scenario: Scenario) -> tuple[Line, ...]:
    """Return the customer's closing words at an ending."""
    letter = scenario.nodes[position.node].letter
    return tuple(line for line in letter if position.meets(line.when))


@dataclass(frozen=True)
class PositionGraph:
    """Every reachable position of a scenario and every move between them.

    `positions[i]` has the moves `moves[i]`; ending positions have none.
    """

    scenario: Scenario
    positions: tuple[Position, ...]
    moves: tuple[tuple[Move, ...], ...]

    @cached_property
    def index(self) -> Mapping[Position, int]:
        """The number of each position."""
        return {position: i for i, position in enumerate(self.positions)}

    @cached_property
    def targets(self) -> tuple[tuple[int, ...], ...]:
        """For each position, the numbers of the positions its moves lead to."""
        return tuple(tuple(self.index[m.target] for m in row) for row in self.moves)

    @cached_property
    def sources(self) -> tuple[tuple[int, ...], ...]:
        """For each position, the numbers of the positions with a move to it."""
        sources: list[list[int]] = [[] for _ in self.positions]
        for source, targets in enumerate(self.targets):
            for target in targets:
                sources[target].append(source)
        return tuple(map(tuple, sources))

    @cached_property
    def starts(self) -> Mapping[tuple[str, Parting], int]:
        """The number of each first position, by case and parting."""
        return {
            (case.id, parting): self.start(case.id, parting)
            for parting in self.scenario.partings
            for case in self.scenario.cases
        }

    def start(self, case: str, parting: Parting = Parting.PLAIN) -> int:
        """Return the number of the first position of a case.

        Raises:
            UnknownCase, UnknownParting: the scenario has no such start.
        """
        return self.index[opening(self.scenario, case, parting)]

    def is_ending(self, number: int) -> bool:
        """Tell whether the conversation is over at this position."""
        node = self.positions[number].node
        return self.scenario.nodes[node].ending is not None


def bound_of(scenario: Scenario) -> int:
    """Return the most positions that a scenario may reach."""
    return WHOLE_VISIT_BOUND if scenario.level == WHOLE_VISIT else POSITION_BOUND


def build_graph(scenario: Scenario, bound: int | None = None) -> PositionGraph:
    """Walk every position that can be reached, breadth first, over all cases and partings.

    Like positions are numbered next to each other (by node, case, facts, meters):
    the tables made from the graph then compress to a third.

    Raises:
        TooManyPositions: more than `bound` positions can be reached, by default the
            most that its level allows.
    """
    bound = bound_of(scenario) if bound is None else bound
    found: dict[Position, tuple[Move, ...]] = {}
    starts = (opening(scenario, c.id, p) for p in scenario.partings for c in scenario.cases)
    waiting = deque(starts)
    seen = set(waiting)
    while waiting:
        position = waiting.popleft()
        found[position] = tuple(moves_at(scenario, position))
        for move in found[position]:
            if move.target not in seen:
                seen.add(move.target)
                waiting.append(move.target)
        if len(seen) > bound:
            raise TooManyPositions(scenario=scenario.id, bound=bound)
    ordered = sorted(found, key=_likeness)
    return PositionGraph(scenario, tuple(ordered), tuple(found[p] for p in ordered))


def _likeness(position: Position) -> tuple[object, ...]:
    meters = position.meters
    levels = (meters.balance, meters.calm, meters.trust)
    return position.node, position.case, sorted(position.facts), levels, position.parting or ""
