"""A whole visit: seven stages in a row, with an impression carried from each to the next."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import replay, walk
from service_quest.domain.chain import carried_facts, carried_meters, crosses
from service_quest.domain.errors import TooManyPositions
from service_quest.domain.positions import bound_of, build_graph
from service_quest.domain.scenario import (
    HERE,
    METER_MAX,
    STAGES,
    Branch,
    Kind,
    Meters,
    Node,
    Scenario,
)
from service_quest.domain.version import content_version, scenario_from, structure_of
from tests.domain.scripts import choice, ending, kettle, scenario, talk

UNCARRIED = 12_000


def stage_of(name: str, onward: str) -> Node:
    """A stage of one node with a fact of its own, and replies that move every meter."""
    ask = choice(f"{name}.ask", HERE, finds=frozenset({f"{name}_said"}), effects=Meters(1, 2, -1))
    push = choice(f"{name}.push", onward, effects=Meters(-2, -3, 1))
    offer = choice(
        f"{name}.offer",
        (Branch(onward, lands=True),),
        kind=Kind.OFFER,
        offers="swap",
        effects=Meters(3, 1, 2),
    )
    return talk(name, ask, push, offer, stage=name)


def visit(**fields: object) -> Scenario:
    """A visit through all seven stages, in which the needs are remembered."""
    stages = [stage_of(here, onward) for here, onward in pairwise((*STAGES, "bye"))]
    facts = tuple(f"{stage}_said" for stage in STAGES)
    carried = frozenset({"needs_said"})
    return scenario(*stages, ending("bye"), facts=facts, carried=carried, **fields)


@pytest.mark.parametrize(
    ("value", "carried"), [(0, 2), (3, 2), (4, 5), (5, 5), (6, 5), (7, 8), (10, 8)]
)
def test_a_meter_is_carried_as_the_middle_of_its_band(value: int, carried: int) -> None:
    assert carried_meters(Meters(value, 5, 5)) == Meters(carried, 5, 5)
    assert carried_meters(Meters(5, value, value)) == Meters(5, carried, carried)


def test_what_is_carried_is_carried_on_unchanged() -> None:
    for value in range(METER_MAX + 1):
        once = carried_meters(Meters(value, value, value))
        assert carried_meters(once) == once


def test_named_facts_and_the_solution_taken_up_are_carried() -> None:
    facts = frozenset({"needs_said", "values_said", "landed:swap"})
    assert carried_facts(visit(), facts) == {"needs_said", "landed:swap"}


def test_only_another_stage_is_crossed_into_and_no_ending() -> None:
    script = visit()
    assert crosses(script, "needs", "values")
    assert not crosses(script, "needs", "needs")
    assert not crosses(script, "farewell", "bye")
    staged = replace(script.nodes["bye"], stage="farewell")
    assert not crosses(replace(script, nodes={**script.nodes, "bye": staged}), "needs", "bye")
    assert not crosses(kettle(), "hello", "told")


def test_a_stage_begins_with_an_impression_of_the_last() -> None:
    analysis = analyse(visit())
    said = ["tuning-in.ask", "tuning-in.push", "interest.offer"]
    path = walk(analysis, "only", said)
    met = [analysis.graph.positions[number] for number in path]
    assert met[1].meters == Meters(6, 7, 4)
    assert met[2].meters == carried_meters(Meters(4, 4, 5))
    assert met[2].facts == frozenset()
    assert met[3].facts == {"landed:swap"}


def test_the_ending_is_scored_to_the_point() -> None:
    analysis = analyse(visit())
    moves = [f"{stage}.offer" for stage in STAGES]
    outcome = replay(analysis, "only", moves).outcome
    assert (outcome.calm, outcome.trust, outcome.own) == (2 * 10, 3 * 6, 10)


def test_the_graph_is_a_sum_and_not_a_product() -> None:
    script = visit()
    by_stage = dict.fromkeys(STAGES, 0)
    for position in build_graph(script).positions:
        if position.node in by_stage:
            by_stage[position.node] += 1
    # Once the carried fact and the solution taken up are told apart, no stage adds to the next.
    assert by_stage["farewell"] == by_stage["solution"] < 300
    alone = {name: replace(node, stage=None) for name, node in script.nodes.items()}
    with pytest.raises(TooManyPositions):
        build_graph(replace(script, nodes=alone), UNCARRIED)


def test_a_whole_visit_may_reach_more_positions() -> None:
    assert (bound_of(kettle()), bound_of(visit(level="whole-visit"))) == (6_000, 10_000)


def test_stages_are_part_of_the_version_only_where_there_are_any() -> None:
    script = visit()
    assert scenario_from(structure_of(script)) == script
    assert content_version(script) != content_version(replace(script, carried=frozenset()))
    plain = structure_of(kettle())
    assert "carried" not in plain
    assert all("stage" not in node for node in plain["nodes"].values())
