"""Regulars: customers who come back in another scenario, and whether they are the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from service_quest.authoring.problem import Problem, nearest
from service_quest.authoring.source import ScenarioSource

PLACE = "customer.regular"
Texts = Callable[[str, str], Mapping[str, str]]
"""Gives the sentences of a scenario in a language."""


def check_regulars(
    scenarios: Mapping[str, ScenarioSource],
    known: Collection[str],
    languages: Collection[str],
    texts: Texts,
) -> Iterator[Problem]:
    """Yield what is wrong with the scenarios that regulars come from.

    `known`: all scenarios that have a file, those included that cannot be read.
    """
    for source in scenarios.values():
        regular = source.scenario.regular
        if regular is None:
            continue
        if regular.after not in known:
            near = nearest(regular.after, known)
            yield _at(source, "SQ102", "after", id=regular.after, near=near)
        elif round_ := _way_back(source, scenarios):
            yield _at(source, "SQ103", "after", path=" → ".join(round_))
        elif regular.after in scenarios:
            yield from _others(source, scenarios[regular.after], languages, texts)


def _at(source: ScenarioSource, code: str, field: str, **data: str | int) -> Problem:
    where = f"{PLACE}.{field}"
    return Problem(code, source.path, source.line_of(where), where, data)


def _way_back(source: ScenarioSource, scenarios: Mapping[str, ScenarioSource]) -> list[str]:
    """Return the scenarios that lead round to this one, none if they do not."""
    start = source.scenario.id
    path = [start]
    while (at := scenarios.get(path[-1])) and at.scenario.regular:
        path.append(at.scenario.regular.after)
        if path[-1] == start:
            return path
        if path[-1] in path[:-1]:
            break  # a round further back, which is told there
    return []


def _others(
    source: ScenarioSource, before: ScenarioSource, languages: Collection[str], texts: Texts
) -> Iterator[Problem]:
    """Yield where the customer has another name or face than when they were met before."""
    here, there = source.scenario, before.scenario
    names = ((name(texts, here.id, each), name(texts, there.id, each)) for each in languages)
    marks = [*names, (here.look, there.look)]
    for mine, theirs in marks:
        if mine != theirs:
            yield _at(source, "SQ104", "after", id=there.id, mine=mine, theirs=theirs)
            return


def name(texts: Texts, scenario: str, language: str) -> str:
    """Return what the customer of a scenario is called in a language."""
    return texts(scenario, language).get("customer.name", "")
