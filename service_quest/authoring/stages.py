"""A whole visit as it is written: its nodes' stages, and what is carried between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from service_quest.authoring.problem import Problem
from service_quest.authoring.source import ScenarioSource
from service_quest.authoring.structure import all_conditions
from service_quest.domain.chain import CARRIED_MOST
from service_quest.domain.scenario import (
    HERE,
    LANDED,
    STAGES,
    WHOLE_VISIT,
    Condition,
    Node,
    Scenario,
)


def check_stages(source: ScenarioSource) -> Iterator[Problem]:
    """Yield what is wrong with the stages: only a whole visit has them, all seven, in order."""
    scenario = source.scenario
    if scenario.level != WHOLE_VISIT:
        yield from _stray(source)
        return
    for node in _talk(scenario):
        if node.stage is None:
            yield _at(source, "SQ116", node.id)
    for stage in STAGES:
        if stage not in {node.stage for node in _talk(scenario)}:
            yield _at(source, "SQ117", "nodes", stage=stage)
    yield from _order(source)
    if len(scenario.carried) > CARRIED_MOST:
        yield _at(source, "SQ119", "facts", count=len(scenario.carried), most=CARRIED_MOST)
    yield from _forgotten(source)


def _at(source: ScenarioSource, code: str, where: str, **data: str | int) -> Problem:
    return Problem(code, source.path, source.line_of(where), where, data)


def _talk(scenario: Scenario) -> Iterator[Node]:
    return (node for node in scenario.nodes.values() if not node.ending)


def _stray(source: ScenarioSource) -> Iterator[Problem]:
    scenario = source.scenario
    staged = (f"{node.id}.stage" for node in scenario.nodes.values() if node.stage)
    carried = (f"facts.{fact}.carried" for fact in scenario.facts if fact in scenario.carried)
    for where in chain(staged, carried):
        yield _at(source, "SQ115", where, level=WHOLE_VISIT)


def _order(source: ScenarioSource) -> Iterator[Problem]:
    """Yield a start that is not in the first stage, and steps other than on or to the next."""
    scenario = source.scenario
    first = scenario.nodes.get(scenario.start)
    if first and first.stage not in (None, STAGES[0]):
        yield _at(source, "SQ118", "start", stage=first.stage, next=STAGES[0])
    for node in _talk(scenario):
        for choice in node.choices:
            for branch in choice.branches:
                target = scenario.nodes.get(branch.to)
                if branch.to != HERE and target and _strays(node, target):
                    data = {"stage": node.stage or "–", "next": target.stage or "–"}
                    yield _at(source, "SQ118", f"{choice.id}.to", **data)


def _strays(node: Node, target: Node) -> bool:
    if target.ending or node.stage is None or target.stage is None:
        return False
    return STAGES.index(target.stage) - STAGES.index(node.stage) not in (0, 1)


def _forgotten(source: ScenarioSource) -> Iterator[Problem]:
    """Yield conditions on facts that can be known there neither from before nor by finding."""
    scenario = source.scenario
    for place, condition in all_conditions(scenario):
        node = scenario.nodes.get(place.partition(".")[0])
        if node is None or node.ending or node.stage is None:
            continue
        for fact in sorted(_asked(condition) - scenario.carried - _found_in(scenario, node.stage)):
            yield _at(source, "SQ120", place, id=fact, stage=node.stage)


def _asked(condition: Condition) -> frozenset[str]:
    asked = condition.found | condition.missing
    return frozenset(fact for fact in asked if not fact.startswith(LANDED))


def _found_in(scenario: Scenario, stage: str) -> frozenset[str]:
    own = (node.choices for node in _talk(scenario) if node.stage == stage)
    choices = chain(scenario.always, *own)
    return frozenset[str]().union(*(choice.finds for choice in choices))
