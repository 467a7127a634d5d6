"""What can be told wrong from a script alone, before any position is walked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from service_quest.authoring.problem import Problem
from service_quest.authoring.sizes import Limits, Size, size_of
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.scenario import (
    ALWAYS,
    CUSTOMERS_KINDS,
    DAILY,
    HERE,
    SERVERS_KINDS,
    SHOES,
    Choice,
    Condition,
    Goal,
    Line,
    Regular,
    Scenario,
    Side,
)


def _at(source: ScenarioSource, code: str, where: str, **data: str | int) -> Problem:
    return Problem(code, source.path, source.line_of(where), where, data)


def check_links(source: ScenarioSource) -> Iterator[Problem]:
    """Yield what would break the engine: dead ends, branches that may not match, cases."""
    scenario = source.scenario
    for node in scenario.nodes.values():
        if node.ending and node.choices:
            yield _at(source, "SQ018", node.id)
        if not node.ending and not node.choices:
            yield _at(source, "SQ017", node.id)
        if not node.lines:
            yield _at(source, "SQ034", node.id)
    for choice in scenario.choices.values():
        if not choice.branches or choice.branches[-1].when != ALWAYS:
            yield _at(source, "SQ023", f"{choice.id}.to")
    count, limit = len(scenario.cases), size_of(scenario.level).cases
    if not 0 < count <= limit:
        yield _at(source, "SQ027", "cases", count=count, limit=limit)


def check_graph(source: ScenarioSource) -> Iterator[Problem]:
    """Yield what is wrong with the shape of the script: ways through it, its size."""
    yield from _ways(source)
    yield from _choices(source)
    yield from _conditions(source)
    yield from _sides(source)
    yield from _solutions(source)
    yield from _unused(source)
    yield from _size(source, size_of(source.scenario.level))


def exits(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """Return for each node the nodes that its choices can lead to, by the script."""
    return {
        node: frozenset(
            branch.to
            for choice in scenario.choices_at(node)
            for branch in choice.branches
            if branch.to in scenario.nodes
        )
        for node in scenario.nodes
    }


def _ways(source: ScenarioSource) -> Iterator[Problem]:
    scenario, onward = source.scenario, exits(source.scenario)
    if _broken(scenario):
        return  # an unknown target would make half of the script look unreachable
    backward = _reversed(onward)
    reached = _spread(onward, [scenario.start])
    endings = [node.id for node in scenario.nodes.values() if node.ending]
    leading_out = _spread(backward, endings)
    for node in scenario.nodes.values():
        if node.id not in reached:
            yield _at(source, "SQ016", node.id, id=node.id)
        elif node.id not in leading_out and node.choices:
            yield _at(source, "SQ026", node.id, id=node.id)


def _broken(scenario: Scenario) -> bool:
    branches = (b for choice in scenario.choices.values() for b in choice.branches)
    known = {HERE, *scenario.nodes}
    lost = any(branch.to not in known for branch in branches)
    return lost or scenario.start not in scenario.nodes


def _reversed(onward: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    back: dict[str, set[str]] = {node: set() for node in onward}
    for node, targets in onward.items():
        for target in targets:
            back[target].add(node)
    return {node: frozenset(sources) for node, sources in back.items()}


def _spread(ways: Mapping[str, frozenset[str]], starts: Iterable[str]) -> set[str]:
    waiting = [start for start in starts if start in ways]
    reached = set(waiting)
    while waiting:
        fresh = ways[waiting.pop()] - reached
        reached |= fresh
        waiting.extend(fresh)
    return reached


def _choices(source: ScenarioSource) -> Iterator[Problem]:
    for choice in source.scenario.choices.values():
        place = f"{choice.id}.to"
        if any(branch.when == ALWAYS for branch in choice.branches[:-1]):
            yield _at(source, "SQ024", place)
        lands = any(branch.lands for branch in choice.branches)
        if lands and choice.offers is None:
            yield _at(source, "SQ025", place)


def _conditions(source: ScenarioSource) -> Iterator[Problem]:
    scenario = source.scenario
    for place, condition in all_conditions(scenario):
        if _impossible(condition):
            yield _at(source, "SQ035", place)
        first = place.partition(".")[0] == scenario.start
        if condition.partings and not (scenario.regular and first):
            yield _at(source, "SQ106", place)
    if scenario.regular and not _in_order(scenario, scenario.regular):
        yield _at(source, "SQ105", "customer.regular")


def _in_order(scenario: Scenario, regular: Regular) -> bool:
    cold, plain, warm = regular.cold, scenario.opening, regular.warm
    calm = cold.calm <= plain.calm <= warm.calm
    return calm and cold.trust <= plain.trust <= warm.trust and cold != warm


def _impossible(when: Condition) -> bool:
    low, high = when.minimum, when.maximum
    crossed = low.calm > high.calm or low.trust > high.trust or low.balance > high.balance
    return crossed or bool(when.found & when.missing)


def all_conditions(scenario: Scenario) -> Iterator[tuple[str, Condition]]:
    """Yield every condition of a script with the place it is written at."""
    for line in all_lines(scenario):
        yield f"{line.id}.when", line.when
    for choice in scenario.choices.values():
        yield f"{choice.id}.needs", choice.needs
        for branch in choice.branches:
            yield f"{choice.id}.to", branch.when


def all_lines(scenario: Scenario) -> Iterator[Line]:
    """Yield every line of a script in screenplay order, thoughts included."""
    for node in scenario.nodes.values():
        yield from node.lines
        yield from _said(node.choices)
        yield from node.letter
    yield from _said(scenario.always)


def _said(choices: Iterable[Choice]) -> Iterator[Line]:
    for choice in choices:
        if choice.thought:
            yield choice.thought
        yield from choice.reply


def _sides(source: ScenarioSource) -> Iterator[Problem]:
    scenario = source.scenario
    own = scenario.side is Side.CUSTOMER
    level = scenario.level
    if own != (level == SHOES) and not (own and level == DAILY):
        yield _at(source, "SQ107", "level", level=level, side=scenario.side)
    if own and scenario.goal is Goal.SAFE_STOP:
        yield _at(source, "SQ108", "goal", what=scenario.goal, side=scenario.side)
    if own and not scenario.telling:
        yield _at(source, "SQ109", "facts")
    for choice in scenario.choices.values():
        if choice.kind in (SERVERS_KINDS if own else CUSTOMERS_KINDS):
            yield _at(source, "SQ108", f"{choice.id}.kind", what=choice.kind, side=scenario.side)


def _solutions(source: ScenarioSource) -> Iterator[Problem]:
    scenario = source.scenario
    if scenario.goal is Goal.SAFE_STOP:
        return
    if not scenario.solutions:
        yield _at(source, "SQ028", "solutions")
    for case in scenario.cases:
        if scenario.solutions and not case.fits:
            yield _at(source, "SQ036", f"cases.{case.id}", id=case.id)


def _unused(source: ScenarioSource) -> Iterator[Problem]:
    scenario = source.scenario
    choices = scenario.choices.values()
    found = {fact for choice in choices for fact in choice.finds}
    offered = {choice.offers for choice in choices}
    for fact in scenario.facts:
        if fact not in found:
            yield _at(source, "SQ033", f"facts.{fact}", id=fact)
    for solution in scenario.solutions:
        if solution not in offered:
            yield _at(source, "SQ037", f"solutions.{solution}", id=solution)


def _size(source: ScenarioSource, size: Size) -> Iterator[Problem]:
    nodes = list(source.scenario.nodes.values())
    talk = [node for node in nodes if not node.ending]
    endings = len(nodes) - len(talk)
    yield from _counted(source, "SQ029", "nodes", len(nodes), size.nodes)
    yield from _counted(source, "SQ100", "nodes", len(talk), size.talk)
    if endings < size.endings:
        yield _at(source, "SQ030", "nodes", count=endings, low=size.endings)
    wanted = size.choices_wanted
    if wanted and 2 * sum(len(node.choices) >= wanted for node in talk) <= len(talk):
        yield _at(source, "SQ031", "nodes", count=wanted)
    for node in talk:
        yield from _counted(source, "SQ101", node.id, len(node.choices), size.choices)


def _counted(
    source: ScenarioSource, code: str, where: str, count: int, limits: Limits | None
) -> Iterator[Problem]:
    if limits and not limits[0] <= count <= limits[1]:
        yield _at(source, code, where, count=count, low=limits[0], high=limits[1])
