"""What is proven about a scenario on its position graph (codes SQ050-SQ099).

`prove` takes a scenario whose structure is sound (its targets exist) and returns
every problem of play; each carries a path that a writer can follow to see it.
"""

from __future__ import annotations

from service_quest.authoring.library import Library
from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs import (
    cases,
    length,
    reach,
    replies,
    service,
    silence,
)
from service_quest.authoring.proofs.script import Script, shown
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from service_quest.domain.errors import TooManyPositions

PROOFS = (
    *reach.PROOFS,
    *service.PROOFS,
    *replies.PROOFS,
    *length.PROOFS,
    *cases.PROOFS,
    *silence.PROOFS,
)


def prove(source: ScenarioSource, library: Library) -> list[Problem]:
    """Return every problem of play in one scenario, over all of its cases.

    A scenario over the bound has that one problem (SQ050) and is walked no further.
    """
    try:
        analysis = analyse(source.scenario)
    except TooManyPositions as error:
        return [_too_large(source, error)]
    script = Script(source, analysis, shown(source, library))
    return [problem for proof in PROOFS for problem in proof(script)]


def _too_large(source: ScenarioSource, error: TooManyPositions) -> Problem:
    line = source.line_of("nodes")
    bound = error.data["bound"]
    return Problem("SQ050", source.path, line, "nodes", {"bound": bound})
