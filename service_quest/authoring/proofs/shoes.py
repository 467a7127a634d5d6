"""What can and cannot win from the customer's side (rows T1, T4, T8)."""

from __future__ import annotations

from collections.abc import Iterator

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import ARROW, Script
from service_quest.authoring.proofs.trails import explore, leading_to
from service_quest.domain.scenario import Kind


def attack_wins_no_full_stars(script: Script) -> Iterator[Problem]:
    """SQ075: after an attack all three stars are still within reach (T1, T8)."""
    hopeful = leading_to(script.graph, script.triumphs)
    told: set[str] = set()
    for number in script.open_positions:
        for move, target in script.moves(number):
            choice = move.choice
            if choice.kind is Kind.ATTACK and target in hopeful and choice.id not in told:
                told.add(choice.id)
                yield script.seen_at("SQ075", choice.id, number, choice.id)


def attack_shows_the_thought(script: Script) -> Iterator[Problem]:
    """SQ076: an attack that does not show what it does to the person serving (T8, B6)."""
    for choice in script.scenario.choices.values():
        if choice.kind is Kind.ATTACK and choice.thought is None:
            yield script.problem("SQ076", choice.id)


def help_needs_a_wish(script: Script) -> Iterator[Problem]:
    """SQ077: all three stars without once naming a remedy: mere complaint confuses (T4).

    That the background comes before help (T2) is proven as the telling is (SQ058).
    """
    vague = explore(
        script.graph, script.starts, lambda move: move.choice.kind is not Kind.NAME_REMEDY
    )
    ending = vague.first(script.triumphs)
    if ending is not None:
        case = script.opened_as(vague.root(ending))
        path = ARROW.join(vague.choices_to(ending))
        yield script.problem("SQ077", script.node(ending).id, case=case, path=path)


PROOFS = (
    attack_wins_no_full_stars,
    attack_shows_the_thought,
    help_needs_a_wish,
)
