"""The customers of the day as pages take them: whose day it is, and how it went best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service_quest.domain.days import Rota, number_of


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scenario's tables, its words in one language, and its customer's face."""

    graph: Mapping[str, Any]
    words: Mapping[str, Any]
    look: str


def compile_days(rota: Rota, scenarios: Mapping[str, Compiled]) -> dict[str, Any]:
    """Return the rota with days as numbers (since 1970-01-01), and who its customers are."""
    return {
        "repeat": list(rota.repeat),
        "dates": {str(number_of(day)): name for day, name in sorted(rota.dates.items())},
        "since": number_of(rota.since),
        "customers": {name: _customer(one) for name, one in sorted(scenarios.items())},
    }


def _customer(compiled: Compiled) -> dict[str, Any]:
    words = compiled.words
    return {
        "name": words["customer"],
        "title": words["title"],
        "trade": words["trade"],
        "place": compiled.graph["place"],
        "look": compiled.look,
    }


def compile_best(scenarios: Mapping[str, Compiled]) -> dict[str, Any]:
    """Return by scenario what can be `said` first, and by case how it goes `best`."""
    return {name: _openings(one.graph, one.words) for name, one in sorted(scenarios.items())}


def _openings(graph: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    starts = graph["start"][0]  # whoever comes to everybody comes as a stranger
    first = graph["nodes"][graph["at"]["node"][starts[0]]]
    cases = zip(graph["cases"], starts, strict=True)
    return {
        "said": {graph["choices"][choice]["id"]: words["choices"][choice] for choice in first},
        "best": {case: _best(graph, words, start) for case, start in cases},
    }


def _best(graph: Mapping[str, Any], words: Mapping[str, Any], start: int) -> dict[str, Any]:
    """Return the best first reply, and the customer's own words where best play leads."""
    at = graph["at"]
    position, replies = start, graph["nodes"][at["node"][start]]
    while at["end"][position] < 0:
        position = graph["to"][position][at["top"][position]]
    letter = graph["ends"][at["end"][position]]["letter"]
    reply = graph["choices"][replies[at["top"][start]]]["id"]
    return {"reply": reply, "letter": [words["lines"][line] for line in letter]}
