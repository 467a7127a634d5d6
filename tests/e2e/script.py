"""What the shipped scenarios say and lead to: the same tables that the browser walks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from service_quest.authoring.compiled import BLURRED
from service_quest.domain.scenario import Side
from service_quest.web import content
from service_quest.web.house import OPENING

LANGUAGES = content.library().languages
SCENARIOS = tuple(content.library().scenarios)
HOUSES = tuple(sorted(one.id for one in content.on_the_street()))
OPENING_SCENARIO = next(
    name for name, source in content.library().scenarios.items() if source.scenario.level == OPENING
)
SHOES = tuple(
    name
    for name, source in content.library().scenarios.items()
    if source.scenario.side is Side.CUSTOMER
)
"""The scenarios that are played as the customer."""
say = content.sentence


@cache
def texts(scenario: str, language: str) -> Any:
    """Return the words of a scenario by their ids."""
    return content.library().texts(scenario, language)


def best_replies(scenario: str, case: int) -> Iterator[str]:
    """Return the ids of the replies that win most, from the opening to an ending."""
    return replies_along(scenario, case, lambda graph, position: graph["at"]["top"][position])


def worst_replies(scenario: str, case: int) -> Iterator[str]:
    """Return the ids of the replies that give away most, turn by turn."""

    def worst(graph: Any, position: int) -> int:
        open_ = [slot for slot, to in enumerate(graph["to"][position]) if to >= 0]
        return min(open_, key=lambda slot: graph["at"]["best"][graph["to"][position][slot]])

    return replies_along(scenario, case, worst)


def replies_along(scenario: str, case: int, choose: Any) -> Iterator[str]:
    """Walk the tables from a case's start, taking the slot that `choose` names."""
    graph = content.graph(scenario)
    position = graph["start"][0][case]
    while graph["at"]["end"][position] < 0:
        slot = choose(graph, position)
        node = graph["nodes"][graph["at"]["node"][position]]
        yield graph["choices"][node[slot]]["id"]
        position = graph["to"][position][slot]


def replies_until_blurred(scenario: str, case: int) -> list[str]:
    """Return the shortest way to where a thought shows and low balance blurs a reply.

    Empty where the scenario has no such position.
    """
    graph = content.graph(scenario)
    ways: dict[int, list[str]] = {graph["start"][0][case]: []}
    for position in (todo := list(ways)):
        node = graph["nodes"][graph["at"]["node"][position]]
        for slot, to in enumerate(graph["to"][position]):
            if to < 0 or to in ways:
                continue
            ways[to] = [*ways[position], graph["choices"][node[slot]]["id"]]
            todo.append(to)
            said = graph["says"][graph["say"][position][slot]]
            if BLURRED in graph["to"][to] and set(said) & set(graph["thoughts"]):
                return ways[to]
    return []
