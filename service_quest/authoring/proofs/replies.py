"""The best reply is not to be guessed from its looks, and the wrong ones tempt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import Script
from service_quest.domain.scenario import Choice, Meters
from service_quest.domain.scoring import Grade

JUDGED_FROM = 4
"""Below this many nodes with a real choice, a habit of the writer's can't be told."""
PLACES = 5
RIGHT = frozenset({Grade.BEST, Grade.GOOD})

Guess = Callable[[Sequence[str]], str | None]
"""A way to pick a reply without reading it: the ids open, in order → one of them."""
Ballot = tuple[tuple[str, ...], frozenset[str]]
"""The replies open at a position, and the best of them."""


def best_reply_is_not_the_longest(script: Script) -> Iterator[Problem]:
    """SQ061, in each language: whoever takes the longest reply is mostly right."""
    ballots = _ballots(script)
    for language, texts in script.texts.items():
        if _mostly(ballots, _longest(texts)):
            nodes = ", ".join(_right_nodes(ballots, _longest(texts)))
            data = {"language": language, "nodes": nodes, "of": len(ballots)}
            yield script.problem("SQ061", "nodes", **data)


def best_reply_is_not_in_one_place(script: Script) -> Iterator[Problem]:
    """SQ062 for the first reply, SQ063 for another place: taking it is mostly right."""
    ballots = _ballots(script)
    for place in range(PLACES):
        if _mostly(ballots, _placed(place)):
            nodes = ", ".join(_right_nodes(ballots, _placed(place)))
            data = {"place": place + 1, "nodes": nodes, "of": len(ballots)}
            yield script.problem("SQ063" if place else "SQ062", "nodes", **data)


def _ballots(script: Script) -> Mapping[str, list[Ballot]]:
    """Return, by node, the votes of its positions: only where the replies differ in worth."""
    ballots: dict[str, list[Ballot]] = {}
    for number in filter(script.winnable, script.open_positions):
        node = script.node(number)
        own = {choice.id for choice in node.choices}
        row = [(m.choice.id, t) for m, t in script.moves(number) if m.choice.id in own]
        grade = script.analysis.grade
        best = frozenset(c for c, t in row if grade(number, t) is Grade.BEST)
        if len(row) > len(best):
            ballot = tuple(c for c, _ in row), best
            ballots.setdefault(node.id, []).append(ballot)
    return {n: b for n, b in ballots.items() if any(len(o) > 1 for o, _ in b)}


def _right_nodes(ballots: Mapping[str, list[Ballot]], guess: Guess) -> list[str]:
    """Return the nodes where a guess is right at more than half of the positions."""
    return [
        node
        for node, votes in ballots.items()
        if 2 * sum(guess(open_) in best for open_, best in votes) > len(votes)
    ]


def _mostly(ballots: Mapping[str, list[Ballot]], guess: Guess) -> bool:
    right = len(_right_nodes(ballots, guess))
    return len(ballots) >= JUDGED_FROM and 2 * right > len(ballots)


def _longest(texts: Mapping[str, str]) -> Guess:
    return lambda choices: max(choices, key=lambda c: len(texts.get(c, "")))


def _placed(place: int) -> Guess:
    return lambda choices: choices[place] if place < len(choices) else None


def wrong_replies_tempt(script: Script) -> Iterator[Problem]:
    """SQ064: a reply that is never better than an inaccuracy gives nothing at once."""
    sound = set(_sound_choices(script))
    opened = {move.choice.id for row in script.graph.moves for move in row}
    for choice in script.scenario.choices.values():
        if choice.id in opened - sound and not _gives(choice):
            yield script.problem("SQ064", choice.id)


def _sound_choices(script: Script) -> Iterator[str]:
    for number in filter(script.winnable, script.open_positions):
        for move, target in script.moves(number):
            if script.analysis.grade(number, target) in RIGHT:
                yield move.choice.id


def _gives(choice: Choice) -> bool:
    effects: Meters = choice.effects
    return max(effects.calm, effects.trust, effects.balance) > 0


PROOFS = (
    best_reply_is_not_the_longest,
    best_reply_is_not_in_one_place,
    wrong_replies_tempt,
)
