"""Proving small scenarios that are written out in a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from service_quest.authoring.library import Library
from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs import prove
from service_quest.authoring.source import Overlay, ScenarioSource
from service_quest.domain.scenario import Scenario

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
