"""What holds for every scenario, tried on generated ones."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_quest.domain.analysis import UNREACHED, Analysis
from service_quest.domain.attempt import replay, walk
from service_quest.domain.errors import DomainError
from service_quest.domain.positions import Position
from service_quest.domain.scenario import Parting
from service_quest.domain.scoring import Grade, reaches_goal
from tests.domain.generated import analyses
from tests.domain.naive import Play, begin

EXAMPLES = int(os.environ.get("SERVICE_QUEST_EXAMPLES", "12"))
"""How many scenarios each property is tried on: few, as these tests run at every save."""
quick = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)

TURNS = 12

Start = tuple[str, Parting]
"""A case, and the parting from a regular."""

seeds = st.integers(0, 999).map(Random)


def as_position(play: Play) -> Position:
    """Return the engine's name for where a naive conversation stands."""
    meters = type(play.script.opening)(play.calm, play.trust, play.balance)
    parting = Parting(play.parted) if play.parted else None
    return Position(play.node, meters, frozenset(play.facts()), play.case, parting)


def all_paths(play: Play, turns: int) -> Iterator[tuple[str, ...]]:
    """Yield every list of up to `turns` legal replies, the empty one too."""
    yield ()
    for choice in play.options() if turns else ():
        for rest in all_paths(play.say(choice.id), turns - 1):
            yield (choice.id, *rest)


def random_play(analysis: Analysis, random: Random) -> tuple[Start, list[str], Play]:
    """Play at random to an ending or for a while. Returns start, replies, where it got."""
    start = random.choice(list(analysis.graph.starts))
    play, said = begin(analysis.graph.scenario, *start), list[str]()
    while play.options() and len(said) < TURNS:
        said.append(random.choice(play.options()).id)
        play = play.say(said[-1])
    return start, said, play


def agrees(analysis: Analysis, start: Start, said: Sequence[str]) -> None:
    """Check every position of a path, and what is open there, against the naive player."""
    graph, play = analysis.graph, begin(analysis.graph.scenario, *start)
    case, parting = start
    numbers = walk(analysis, case, said, parting)
    for number, reply in zip(numbers, [*said, None], strict=True):
        assert graph.positions[number] == as_position(play)
        assert [m.choice.id for m in graph.moves[number]] == [c.id for c in play.options()]
        assert graph.is_ending(number) == play.over()
        play = play.say(reply) if reply else play


@quick
@given(analyses)
def test_the_graph_agrees_with_a_step_by_step_player_on_every_short_path(
    analysis: Analysis,
) -> None:
    for start in analysis.graph.starts:
        for said in all_paths(begin(analysis.graph.scenario, *start), 3):
            agrees(analysis, start, said)


@quick
@given(analyses, seeds)
def test_the_graph_agrees_with_a_step_by_step_player_on_long_random_paths(
    analysis: Analysis, random: Random
) -> None:
    for _ in range(5):
        start, said, _ = random_play(analysis, random)
        agrees(analysis, start, said)


@quick
@given(analyses)
def test_the_graph_holds_nothing_that_cannot_be_reached(analysis: Analysis) -> None:
    graph = analysis.graph
    reached = set(graph.starts.values())
    waiting = list(reached)
    while waiting:
        fresh = set(graph.targets[waiting.pop()]) - reached
        reached |= fresh
        waiting.extend(fresh)
    assert reached == set(range(len(graph.positions)))


@quick
@given(analyses)
def test_values_agree_with_a_naive_iteration(analysis: Analysis) -> None:
    targets = analysis.graph.targets
    ends = [o.points if o else UNREACHED for o in analysis.outcomes]
    best, changed = ends, True
    while changed:
        new = [max([ends[i], *(best[t] for t in row)]) for i, row in enumerate(targets)]
        best, changed = new, new != best
    assert list(analysis.best) == best


@quick
@given(analyses)
def test_turns_are_the_fewest_that_keep_the_value(analysis: Analysis) -> None:
    for number, targets in enumerate(analysis.graph.targets):
        if targets and analysis.best[number] != UNREACHED:
            keeping = [t for t in targets if analysis.loss(number, t) == 0]
            assert analysis.turns[number] == 1 + min(analysis.turns[t] for t in keeping)
        else:
            assert analysis.turns[number] == 0


@quick
@given(analyses)
def test_no_move_gains_value_and_some_move_keeps_it(analysis: Analysis) -> None:
    for number, targets in enumerate(analysis.graph.targets):
        losses = [analysis.loss(number, target) for target in targets]
        assert not losses or min(losses) == 0


@quick
@given(analyses)
def test_best_replies_lead_to_the_promised_outcome(analysis: Analysis) -> None:
    for start in analysis.graph.starts.values():
        number = start
        if analysis.best[start] == UNREACHED:
            continue
        for _ in range(analysis.turns[start]):
            number = analysis.best_targets(number)[0]
        outcome = analysis.outcomes[number]
        assert outcome and outcome.points == analysis.best[start]


@quick
@given(analyses)
def test_three_stars_are_given_only_where_the_goal_is_reached(analysis: Analysis) -> None:
    for position, outcome in zip(analysis.graph.positions, analysis.outcomes, strict=True):
        if outcome:
            assert 0 <= outcome.points <= 100
            assert 0 <= outcome.recommendation <= 10
            won = reaches_goal(analysis.graph.scenario, position)
            assert (outcome.stars == 3) == (won and position.meters.balance >= 5)


@quick
@given(analyses, seeds)
def test_replaying_a_legal_list_gives_the_outcome_of_stepping(
    analysis: Analysis, random: Random
) -> None:
    for _ in range(8):
        (case, parting), said, play = random_play(analysis, random)
        if not play.over():
            continue
        score = replay(analysis, case, said, parting)
        assert (score.ending, score.outcome.points) == (play.node, play.points())
        missed = analysis.best[analysis.graph.start(case, parting)] - score.outcome.points
        assert sum(move.loss for move in score.moves) == missed
        assert 0 <= score.accuracy <= 100
        assert (score.turning_point is None) == (max(m.loss for m in score.moves) <= 4)


@quick
@given(analyses, seeds)
def test_any_list_is_either_replayed_or_refused_with_a_code(
    analysis: Analysis, random: Random
) -> None:
    ids = [*analysis.graph.scenario.choices, "nowhere.nothing", ""]
    for _ in range(10):
        (case, parting), said, _ = random_play(analysis, random)
        said = _garbled(said, ids, random)
        if _legal(begin(analysis.graph.scenario, case, parting), said):
            assert replay(analysis, case, said, parting).moves
        else:
            with pytest.raises(DomainError) as caught:
                replay(analysis, case, said, parting)
            assert caught.value.code in CODES


CODES = {"illegal-move", "move-after-ending", "unfinished-attempt"}


def _garbled(said: list[str], ids: list[str], random: Random) -> list[str]:
    at = random.randrange(len(said) + 1)
    return random.choice(
        [said[:at], [*said[:at], random.choice(ids), *said[at:]], [*said, *said], said[at:]]
    )


def _legal(play: Play, said: Sequence[str]) -> bool:
    for reply in said:
        if reply not in [choice.id for choice in play.options()]:
            return False
        play = play.say(reply)
    return play.over()


@quick
@given(analyses)
def test_grades_follow_the_losses(analysis: Analysis) -> None:
    order = list(Grade)
    for number, targets in enumerate(analysis.graph.targets):
        moves = [(analysis.loss(number, t), analysis.grade(number, t)) for t in targets]
        ranks = [order.index(grade) for _, grade in sorted(moves, key=lambda m: m[0])]
        assert [max(rank, 1) for rank in ranks] == sorted(max(rank, 1) for rank in ranks)
