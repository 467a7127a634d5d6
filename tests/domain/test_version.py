"""Scenarios as plain JSON and back, and the version that follows from them."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from service_quest.domain import version
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import Case, Goal, Line, Meters, Scenario
from service_quest.domain.version import content_version, scenario_from, structure_of
from tests.domain.scripts import at_least, ending, kettle, scenario

KETTLE = kettle()


def through_json(script: Scenario) -> Scenario:
    """Write a scenario down and read it again."""
    return scenario_from(json.loads(json.dumps(structure_of(script))))


def test_a_scenario_comes_back_as_it_was() -> None:
    assert through_json(KETTLE) == KETTLE


def test_a_scenario_that_came_back_has_the_same_values_everywhere() -> None:
    assert analyse(through_json(KETTLE)) == analyse(KETTLE)


def test_the_version_survives_the_journey() -> None:
    assert content_version(through_json(KETTLE)) == content_version(KETTLE)


def test_a_version_is_sixteen_hexadecimal_digits() -> None:
    assert len(content_version(KETTLE)) == 16
    assert int(content_version(KETTLE), 16) >= 0


def test_the_version_does_not_depend_on_the_order_of_the_nodes() -> None:
    turned = replace(KETTLE, nodes=dict(reversed([*KETTLE.nodes.items()])))
    assert content_version(turned) == content_version(KETTLE)


@pytest.mark.parametrize(
    "change",
    [
        {"goal": Goal.WON_BACK},
        {"opening": Meters(5, 5, 6)},
        {"cases": (Case("only", partly=frozenset({"swap"})),)},
        {"cases": (*KETTLE.cases, Case("another"))},
        {"solutions": ("swap", "repair")},
        {"telling": frozenset[str]()},
        {"always": ()},
    ],
)
def test_whatever_the_rules_look_at_changes_the_version(change: dict[str, Any]) -> None:
    changed = replace(KETTLE, **change)
    assert content_version(changed) != content_version(KETTLE)
    assert through_json(changed) == changed


def test_a_changed_condition_deep_inside_changes_the_version() -> None:
    first = scenario(ending("bye"))
    line = Line("bye.l1", when=at_least(calm=1))
    second = scenario(replace(ending("bye"), lines=(line,)))
    assert content_version(first) != content_version(second)
    assert through_json(second) == second


def test_other_rules_make_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = content_version(KETTLE)
    monkeypatch.setattr(version, "RULES", "next")
    assert content_version(KETTLE) != before


def test_what_stands_at_its_default_is_not_written_down() -> None:
    structure = structure_of(scenario(ending("bye")))
    assert "always" not in structure
    assert set(structure) <= {part.name for part in fields(Scenario)}


@pytest.mark.parametrize("garbled", [{}, {"id": "x", "soul": 1}, {"goal": "fame"}, {"nodes": 1}])
def test_what_is_no_structure_is_refused(garbled: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        scenario_from(garbled)
