"""Reading a scenario file: what it says, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from service_quest.authoring.building import scenario_from
from service_quest.authoring.fitting import Fitting, Reference
from service_quest.authoring.problem import Problem, nearest
from service_quest.authoring.scenario_shape import SCENARIO
from service_quest.authoring.source import ScenarioSource
from service_quest.authoring.stages import check_stages
from service_quest.authoring.structure import check_graph, check_links
from service_quest.authoring.yaml_text import read_tree
from service_quest.domain.scenario import HERE, LANDED, Scenario

UNKNOWN_CODES = {
    "nodes": "SQ015",
    "facts": "SQ019",
    "found": "SQ019",
    "solutions": "SQ020",
    "cases": "SQ021",
    "principles": "SQ022",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A scenario file as read. `source` is None where the rules could not run on it."""

    path: Path
    source: ScenarioSource | None
    problems: tuple[Problem, ...]


def read_scenario(path: Path, principles: Collection[str] | None = None) -> Reading:
    """Read one scenario file and check that its parts hold together.

    `principles` are the ids that choices may name; None leaves them unchecked.
    """
    tree, problems = read_tree(path)
    if not tree.entries:
        return Reading(path, None, tuple(problems or [Problem("SQ014", path, 1, "")]))
    fitting = Fitting(path, problems)
    source = _source(path, fitting, scenario_from(fitting.fit(SCENARIO, tree, "")))
    _check_references(fitting, _known_ids(source.scenario, principles))
    _check_name(fitting, source.scenario.id)
    problems.extend(check_links(source))
    sound = not problems
    problems.extend(check_graph(source))
    problems.extend(check_stages(source))
    return Reading(path, source if sound else None, tuple(problems))


def _source(path: Path, fitting: Fitting, scenario: Scenario) -> ScenarioSource:
    return ScenarioSource(path, scenario, fitting.texts, fitting.places)


def _known_ids(
    scenario: Scenario, principles: Collection[str] | None
) -> Mapping[str, Collection[str] | None]:
    landed = [LANDED + solution for solution in scenario.solutions]
    return {
        "nodes": [HERE, *scenario.nodes],
        "facts": scenario.facts,
        "found": [*scenario.facts, *landed],
        "solutions": scenario.solutions,
        "cases": [case.id for case in scenario.cases],
        "principles": principles,
    }


def _check_references(fitting: Fitting, known: Mapping[str, Collection[str] | None]) -> None:
    for used in fitting.references:
        ids = known[used.refers]
        if ids is not None and (used.id not in ids or _starts_here(used)):
            code, near = UNKNOWN_CODES[used.refers], nearest(used.id, ids)
            fitting.problem(code, used.line, used.where, id=used.id, near=near)


def _starts_here(used: Reference) -> bool:
    return used.where == "start" and used.id == HERE


def _check_name(fitting: Fitting, name: str) -> None:
    if name and name != fitting.path.stem:
        line = fitting.places.get("id", 1)
        fitting.problem("SQ013", line, "id", id=name, file=fitting.path.stem)
