"""Nobody is left without an answer, and no debrief without the customer's own words."""

from __future__ import annotations

from collections.abc import Iterator

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import Script
from service_quest.domain.positions import letter_at, said_after, said_on_arrival


def every_reply_is_answered(script: Script) -> Iterator[Problem]:
    """SQ070: a reply after which nothing is said, or an opening without a line."""
    told: set[str] = set()
    for start in script.starts:
        if not said_on_arrival(script.position(start), script.scenario):
            where = script.scenario.start
            yield script.problem("SQ070", where, case=script.opened_as(start), path="–")
            break
    for number in script.open_positions:
        for move in script.graph.moves[number]:
            said = said_after(move, script.position(number), script.scenario)
            if not said and move.choice.id not in told:
                told.add(move.choice.id)
                choice = move.choice.id
                yield script.seen_at("SQ070", choice, number, choice)


def every_ending_has_a_letter(script: Script) -> Iterator[Problem]:
    """SQ071: an ending reached in a way that leaves the debrief without a sentence."""
    told: set[str] = set()
    for number, outcome in enumerate(script.analysis.outcomes):
        node = script.node(number).id
        if outcome is None or node in told:
            continue
        if not letter_at(script.position(number), script.scenario):
            told.add(node)
            yield script.seen_at("SQ071", node, number)


PROOFS = (every_reply_is_answered, every_ending_has_a_letter)
