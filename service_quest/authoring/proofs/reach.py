"""Every part of a script can be played, and every play comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import Script
from service_quest.authoring.proofs.trails import leading_to
from service_quest.authoring.structure import exits
from service_quest.domain.scoring import STANDING_BALANCE, STARS_MOST, Outcome, reaches_goal


def every_node_is_reached(script: Script) -> Iterator[Problem]:
    """SQ051 for an ending, SQ052 for any other node that a way leads to, but no play.

    A node that no way leads to is told from the script alone (SQ016).
    """
    reached = {position.node for position in script.graph.positions}
    targets = frozenset[str]().union(*exits(script.scenario).values())
    for node in script.scenario.nodes.values():
        if node.id not in reached and node.id in targets:
            yield script.problem("SQ051" if node.ending else "SQ052", node.id)


def every_choice_opens(script: Script) -> Iterator[Problem]:
    """SQ053: a choice that can nowhere be taken."""
    opened = {move.choice.id for row in script.graph.moves for move in row}
    reached = {position.node for position in script.graph.positions}
    for choice in script.scenario.choices.values():
        node = choice.id.partition(".")[0]
        # A node that is never reached is told once, not once more for each reply.
        if choice.id not in opened and (node in reached or node == "always"):
            yield script.problem("SQ053", choice.id)


def no_dead_end(script: Script) -> Iterator[Problem]:
    """SQ054: a position that is no ending and leaves no reply."""
    stuck = script.first_by_node(lambda i: not script.graph.moves[i])
    for node, number in stuck.items():
        yield script.seen_at("SQ054", node, number)


def every_loop_has_an_exit(script: Script) -> Iterator[Problem]:
    """SQ055: positions that only lead round to each other."""
    stuck = [i for i in script.open_positions if not script.graph.moves[i]]
    excused = leading_to(script.graph, stuck)
    lost = {i for i in script.open_positions if not script.winnable(i)} - excused
    sources = script.graph.sources
    entries = {i for i in lost if i in script.starts or set(sources[i]) - lost}
    for node, number in script.first_by_node(entries.__contains__).items():
        yield script.seen_at("SQ055", node, number)


def every_case_can_be_won(script: Script) -> Iterator[Problem]:
    """SQ056: no path reaches the goal; SQ073: none does with one's own balance standing.

    Looked at over all partings from a regular together; `every_parting_can_be_won` looks
    at each.
    """
    positions = script.graph.positions
    endings = [(i, o) for i, o in enumerate(script.analysis.outcomes) if o]
    won = [i for i, _ in endings if reaches_goal(script.scenario, positions[i])]
    for case in script.scenario.cases:
        mine = [i for i in won if positions[i].case == case.id]
        outcomes = [script.analysis.outcomes[i] for i in mine]
        if not mine:
            yield _unwon(script, case.id)
        elif not any(o and o.stars == STARS_MOST for o in outcomes):
            data = {"balance": STANDING_BALANCE}
            yield script.seen_at("SQ073", f"cases.{case.id}", mine[0], **data)


def every_parting_can_be_won(script: Script) -> Iterator[Problem]:
    """SQ074: as one last parted from a regular, all three stars are out of reach."""
    if not script.scenario.regular:
        return
    hopeful = leading_to(script.graph, script.triumphs)
    for (case, parting), start in script.graph.starts.items():
        if start not in hopeful:
            where = "customer.regular"
            yield script.problem("SQ074", where, case=case, parting=parting)


def _unwon(script: Script, case: str) -> Problem:
    def worth(found: tuple[int, Outcome]) -> tuple[int, int]:
        return found[1].recommendation, found[1].points

    endings = [
        (i, outcome)
        for i, outcome in enumerate(script.analysis.outcomes)
        if outcome and script.position(i).case == case
    ]
    where, goal = f"cases.{case}", script.scenario.goal.value
    if not endings:
        return script.problem("SQ056", where, case=case, path="–", goal=goal, best="–")
    number, outcome = max(endings, key=worth)
    data = {"goal": goal, "best": outcome.recommendation}
    return script.seen_at("SQ056", where, number, **data)


PROOFS = (
    every_node_is_reached,
    every_choice_opens,
    no_dead_end,
    every_loop_has_an_exit,
    every_case_can_be_won,
    every_parting_can_be_won,
)
