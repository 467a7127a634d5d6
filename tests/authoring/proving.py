"""Proving small scenarios that are written out in a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from service_quest.authoring.library import Library
from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs import prove
from service_quest.authoring.source import Overlay, ScenarioSource
from service_quest.domain.scenario import (
    Branch,
    Choice,
    Farewell,
    Kind,
    Meters,
    Node,
    Result,
    Scenario,
    Serves,
)
from tests.domain.scripts import choice, ending, scenario, talk

Texts = Mapping[str, str]
NO_TEXTS: Texts = {}


def proven(
    script: Scenario, texts: Texts = NO_TEXTS, english: Texts = NO_TEXTS
) -> dict[str, list[Problem]]:
    """Return the problems of a scenario by code."""
    source = ScenarioSource(Path("small.yaml"), script, texts, {})
    overlay = Overlay(Path("small.en.yaml"), "en", english, {}, {})
    overlays = {(script.id, "en"): overlay} if english else {}
    languages = ("et", "en") if english else ("et",)
    library = Library(Path(), {script.id: source}, overlays, languages, {}, {}, ())
    by_code: dict[str, list[Problem]] = {}
    for problem in prove(source, library):
        by_code.setdefault(problem.code, []).append(problem)
    return by_code


def places(script: Scenario, code: str) -> list[str]:
    """Return where the problems of one code are."""
    return [problem.where for problem in proven(script).get(code, [])]


ENDS = (ending("warm"), ending("gone", Result.LEFT, Farewell.NONE))
HIGH = Meters(8, 8, 8)
LANDS = (Branch("warm", lands=True),)


def swap(name: str, **fields: Any) -> Choice:
    """Return an offer that fits and lands at once, and serves both."""
    given = {"kind": Kind.OFFER, "serves": Serves.BOTH, "offers": "swap", **fields}
    return choice(name, given.pop("to", LANDS), **given)


def shrug(name: str, **fields: Any) -> Choice:
    """Return a tempting way to lose the customer."""
    return choice(name, fields.pop("to", "gone"), **{"effects": Meters(balance=1), **fields})


def short(*choices: Choice, **fields: Any) -> Scenario:
    """Return a script with one node, opening high."""
    return scenario(talk("a", *choices), *ENDS, **{"opening": HIGH, **fields})


SOUND = short(swap("a.swap"), shrug("a.shrug"))


def changed(script: Scenario, name: str, **fields: Any) -> Scenario:
    """Return a script with one choice changed."""

    def mended(node: Node) -> Node:
        row = tuple(replace(c, **fields) if c.id == name else c for c in node.choices)
        return replace(node, choices=row)

    nodes = {key: mended(node) for key, node in script.nodes.items()}
    return replace(script, nodes=nodes)


def chain(*order: int, count: int = 3) -> Scenario:
    """Return a script with a node for each place that the best reply shall have."""
    nodes: list[Node] = []
    for turn, place in enumerate(order):
        name, last = f"n{turn}", turn + 1 == len(order)
        onward = {"to": LANDS if last else f"n{turn + 1}", "effects": Meters(balance=0)}
        row = [shrug(f"{name}.{i}") for i in range(count - 1)]
        row.insert(place, swap(f"{name}.best", **onward))
        nodes.append(talk(name, *row))
    return scenario(*nodes, *ENDS, opening=HIGH)
