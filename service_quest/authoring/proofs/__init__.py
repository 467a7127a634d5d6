"""What is proven about a scenario on its position graph (codes SQ050-SQ099).

`prove` takes a scenario whose structure is sound (its targets exist) and returns
every problem of play; each carries a path that a writer can follow to see it.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from service_quest.authoring.library import Library
from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs import (
    cases,
    length,
    reach,
    replies,
    service,
    shoes,
    silence,
)
from service_quest.authoring.proofs.script import Script, shown
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from service_quest.domain.errors import TooManyPositions
from service_quest.domain.positions import build_graph
from service_quest.domain.scenario import Side

LOOKED_FURTHER = 3
"""How many times the bound is walked to tell a writer where a script spreads."""

PROOFS = (
    *reach.PROOFS,
    *service.PROOFS,
    *replies.PROOFS,
    *length.PROOFS,
    *cases.PROOFS,
    *silence.PROOFS,
)
OF_A_SIDE = {Side.SERVER: service.SERVING, Side.CUSTOMER: shoes.PROOFS}
"""What holds only for whoever serves, or only for customers."""


def prove(source: ScenarioSource, library: Library) -> list[Problem]:
    """Return every problem of play in one scenario, over all of its cases.

    A scenario over the bound has that one problem (SQ050) and is walked no further.
    """
    try:
        analysis = analyse(source.scenario)
    except TooManyPositions as error:
        return [_too_large(source, error)]
    script = Script(source, analysis, shown(source, library))
    proofs = (*PROOFS, *OF_A_SIDE[source.scenario.side])
    return [problem for proof in proofs for problem in proof(script)]


def _too_large(source: ScenarioSource, error: TooManyPositions) -> Problem:
    bound = int(error.data["bound"])
    data = {"bound": bound, "count": f"> {bound * LOOKED_FURTHER}", "widest": "–"}
    with suppress(TooManyPositions):
        graph = build_graph(source.scenario, bound * LOOKED_FURTHER)
        crowds = Counter(position.node for position in graph.positions)
        widest = ", ".join(f"{node} ({size})" for node, size in crowds.most_common(3))
        data |= {"count": len(graph.positions), "widest": widest}
    return Problem("SQ050", source.path, source.line_of("nodes"), "nodes", data)
