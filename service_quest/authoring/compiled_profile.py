"""The street as a profile takes it: who is met where, and what each house trains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from service_quest.domain.next_play import Street
from service_quest.domain.scenario import DAILY, OFF_STREET, STAGES, Scenario, street_order

ASKED_LEAST = 2
"""A scenario trains a principle from so many replies on: one alone is no practice."""
TRAINING_MOST = 5
"""So many scenarios are named for each principle."""


def houses_of(scenarios: Iterable[Scenario]) -> list[Scenario]:
    """Return the scenarios that have a house, in the order of the levels."""
    shown = (one for one in scenarios if one.level not in OFF_STREET)
    return sorted(shown, key=street_order)


def street_of(scenarios: Iterable[Scenario]) -> Street:
    """Return the street: who is met in which order, stage by stage, and for what."""
    shown = houses_of(scenarios)
    stages = {stage: tuple(one.id for one in shown if one.level == stage) for stage in STAGES}
    return Street(tuple(one.id for one in shown), stages, _trained(shown))


def _trained(houses: Iterable[Scenario]) -> Mapping[str, tuple[str, ...]]:
    asked: dict[str, list[tuple[int, str]]] = {}
    for scenario in houses:
        firsts = Counter(one.principles[0] for one in scenario.choices.values() if one.principles)
        for principle, count in firsts.items():
            if count >= ASKED_LEAST:
                asked.setdefault(principle, []).append((-count, scenario.id))
    # Sorting is stable: of equals the one that comes first on the street.
    return {
        principle: tuple(name for _, name in sorted(of, key=lambda one: one[0])[:TRAINING_MOST])
        for principle, of in sorted(asked.items())
    }


def compile_profile(
    scenarios: Mapping[str, Scenario], texts: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """Return the street's tables, and who waits in every scenario that can be asked for."""
    met = {name: one for name, one in scenarios.items() if one.level != DAILY}
    described = {name: _described(one, texts[name]) for name, one in sorted(met.items())}
    return asdict(street_of(scenarios.values())) | {"scenarios": described}


def _described(scenario: Scenario, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": texts["title"],
        "trade": texts["trade"],
        "place": scenario.place,
        "look": scenario.look,
    }
