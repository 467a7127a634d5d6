"""What the service model says can and cannot win (rows A1, A3, B3, B6, G2, G4)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import ARROW, Script
from service_quest.authoring.proofs.trails import explore, leading_to
from service_quest.domain.positions import Move
from service_quest.domain.scenario import Kind, Serves
from service_quest.domain.scoring import GOOD_LOSS

CALM_ENOUGH = 5
"""From this calm up an upset customer can take in a solution (B3)."""
LOW_BALANCE = 3
"""At this balance or below, replies may blur; two must stay (B6)."""
REPLIES_LEFT = 2
REGAINING = frozenset({Kind.REGAIN, Kind.STOP, Kind.FETCH_HELP})
NEVER_FREE = frozenset(
    {
        Kind.ARGUE,
        Kind.BLAME,
        Kind.RECITED,
        Kind.OLD_HAND,
        Kind.COMPLAIN,
        Kind.DEMAND,
        Kind.ATTACK,
    }
)
"""Kinds that always cost the conversation something (A1, B4, G3, G4; T1, T3, T4)."""


def arguing_wins_no_promoter(script: Script) -> Iterator[Problem]:
    """SQ057: after an arguing reply a promoter can still be reached (A1)."""
    hopeful = leading_to(script.graph, script.promoters)
    told: set[str] = set()
    for number in script.open_positions:
        for move, target in script.moves(number):
            choice = move.choice
            if choice.kind is not Kind.ARGUE or choice.id in told:
                continue
            if target in hopeful:
                told.add(choice.id)
                yield _argued(script, number, choice.id, target)


def _argued(script: Script, number: int, choice: str, target: int) -> Problem:
    onward = explore(script.graph, [target])
    ending = onward.first(script.promoters)
    assert ending is not None  # the caller saw that one can be reached
    then = (choice, *onward.choices_to(ending))
    return script.seen_at("SQ057", choice, number, *then, ending=script.node(ending).id)


def arguing_shows_the_thought(script: Script) -> Iterator[Problem]:
    """SQ072: an arguing reply without the customer's inner thought (A3)."""
    for choice in script.scenario.choices.values():
        if choice.kind is Kind.ARGUE and choice.thought is None:
            yield script.problem("SQ072", choice.id)


def no_solution_lands_early(script: Script) -> Iterator[Problem]:
    """SQ058: a solution lands before calm and the telling, where one speaks (B3)."""
    told: set[str] = set()
    for number in script.open_positions:
        position = script.position(number)
        untold = script.scenario.telling - position.facts
        if position.meters.calm >= CALM_ENOUGH and not untold:
            continue
        for move in script.graph.moves[number]:
            if _lands(move) and move.choice.id not in told:
                told.add(move.choice.id)
                yield _early(script, number, move, untold)


def _lands(move: Move) -> bool:
    return move.branch.lands and move.choice.offers is not None


def _early(script: Script, number: int, move: Move, untold: frozenset[str]) -> Problem:
    return script.seen_at(
        "SQ058",
        move.choice.id,
        number,
        move.choice.id,
        calm=script.position(number).meters.calm,
        needed=CALM_ENOUGH,
        untold=", ".join(sorted(untold)) or "–",
    )


def function_alone_wins_no_promoter(script: Script) -> Iterator[Problem]:
    """SQ059: a path of duties alone, without the essence, makes a promoter (G2)."""
    lifeless = explore(
        script.graph,
        script.starts,
        lambda move: move.choice.serves in (Serves.FUNCTION, Serves.NEITHER),
    )
    ending = lifeless.first(script.promoters)
    if ending is not None:
        yield script.problem(
            "SQ059",
            script.node(ending).id,
            case=script.position(ending).case,
            path=ARROW.join(lifeless.choices_to(ending)),
        )


def low_balance_leaves_a_way(script: Script) -> Iterator[Problem]:
    """SQ060: at low balance fewer than two replies are open, or none regains it (B6)."""

    def cornered(number: int) -> bool:
        moves = script.graph.moves[number]
        low = script.position(number).meters.balance <= LOW_BALANCE
        # A position without any reply is a dead end, which SQ054 tells.
        return low and bool(moves) and not _way_left(moves)

    for node, number in script.first_by_node(cornered).items():
        moves = script.graph.moves[number]
        data = {
            "balance": script.position(number).meters.balance,
            "open": ", ".join(move.choice.id for move in moves),
        }
        yield script.seen_at("SQ060", node, number, **data)


def _way_left(moves: tuple[Move, ...]) -> bool:
    return len(moves) >= REPLIES_LEFT and any(map(_regains, moves))


def _regains(move: Move) -> bool:
    return move.choice.kind in REGAINING and move.choice.effects.balance > 0


def bad_habits_cost(script: Script) -> Iterator[Problem]:
    """SQ065: on best play, arguing, blaming, reciting or the old hand's way costs nothing.

    Looked at only where best play comes: once a conversation is lost, every
    reply may be as good as the next.
    """
    told: set[str] = set()
    for number in best_play(script):
        for move, target in script.moves(number):
            choice = move.choice
            if choice.kind not in NEVER_FREE or choice.id in told:
                continue
            loss = script.analysis.loss(number, target)
            if loss <= GOOD_LOSS:
                told.add(choice.id)
                data = {"loss": loss, "least": GOOD_LOSS + 1, "kind": choice.kind.value}
                yield script.seen_at("SQ065", choice.id, number, choice.id, **data)


def best_play(script: Script) -> Iterator[int]:
    """Yield the positions that best replies lead through, endings left out."""
    waiting, seen = deque(script.starts), set(script.starts)
    while waiting:
        number = waiting.popleft()
        if not script.graph.is_ending(number):
            yield number
        fresh = set(script.analysis.best_targets(number)) - seen
        seen |= fresh
        waiting.extend(sorted(fresh))


PROOFS = (no_solution_lands_early, low_balance_leaves_a_way, bad_habits_cost)
"""What holds on either side of the counter."""
SERVING = (
    arguing_wins_no_promoter,
    arguing_shows_the_thought,
    function_alone_wins_no_promoter,
)
