"""Replaying the moves of an attempt."""

from __future__ import annotations

import pytest

from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import case_for, replay, walk
from service_quest.domain.errors import (
    DomainError,
    IllegalMove,
    MoveAfterEnding,
    UnfinishedAttempt,
    UnknownCase,
)
from service_quest.domain.scenario import Case
from service_quest.domain.scoring import Grade
from tests.domain.scripts import kettle

KETTLE = analyse(kettle())
BEST_WAY = ["hello.listen", "told.swap", "bye.wish"]


def test_the_best_way_is_scored_without_a_flaw() -> None:
    score = replay(KETTLE, "only", BEST_WAY)
    assert score.ending == "warm"
    assert score.accuracy == 100
    assert score.turning_point is None
    assert {move.grade for move in score.moves} == {Grade.BEST}


def test_the_costliest_move_is_the_turning_point() -> None:
    score = replay(KETTLE, "only", ["hello.argue", "hurt.shrug"])
    assert score.turning_point == 0
    assert score.moves[0].principles == ("A1",)
    assert score.moves[0].loss > score.moves[1].loss
    assert score.accuracy < 100


def test_the_losses_add_up_to_what_was_missed() -> None:
    score = replay(KETTLE, "only", ["hello.listen", "told.form", "hurt.shrug"])
    missed = KETTLE.best[KETTLE.graph.start("only")] - score.outcome.points
    assert sum(move.loss for move in score.moves) == missed


def test_a_walk_passes_through_one_position_more_than_moves() -> None:
    path = walk(KETTLE, "only", BEST_WAY[:2])
    nodes = [KETTLE.graph.positions[i].node for i in path]
    assert nodes == ["hello", "told", "bye"]


@pytest.mark.parametrize(
    ("case", "moves", "error", "data"),
    [
        ("other", BEST_WAY, UnknownCase, {"case": "other"}),
        ("only", ["bye.wish"], IllegalMove, {"turn": 1, "choice": "bye.wish"}),
        ("only", ["hello.listen", "?"], IllegalMove, {"turn": 2, "choice": "?"}),
        ("only", [*BEST_WAY, "hello.listen"], MoveAfterEnding, {"turn": 4}),
        ("only", BEST_WAY[:2], UnfinishedAttempt, {"turn": 2}),
        ("only", [], UnfinishedAttempt, {"turn": 0}),
    ],
)
def test_an_impossible_attempt_is_refused_with_its_code(
    case: str, moves: list[str], error: type[DomainError], data: dict[str, str | int]
) -> None:
    with pytest.raises(error) as caught:
        replay(KETTLE, case, moves)
    assert caught.value.data == data
    assert caught.value.code == error.code
    assert caught.value.code in str(caught.value)


def test_an_error_without_data_still_tells_its_code() -> None:
    assert str(UnfinishedAttempt()) == "unfinished-attempt"


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in DomainError.__subclasses__()]
    assert len(set(codes)) == len(codes)
    assert DomainError.code not in codes


def test_the_case_is_drawn_from_the_first_digits_of_the_id() -> None:
    script = kettle(cases=(Case("a"), Case("b"), Case("c")))
    ids = [f"{number:08x}" + "f" * 24 for number in range(4)]
    assert [case_for(script, name) for name in ids] == ["a", "b", "c", "a"]


def test_each_case_is_drawn_about_as_often() -> None:
    script = kettle(cases=(Case("a"), Case("b"), Case("c")))
    ids = [f"{number * 2654435761 % 2**32:08x}" for number in range(3000)]
    drawn = [case_for(script, name) for name in ids]
    assert all(900 < drawn.count(case) < 1100 for case in "abc")


def test_an_id_that_is_no_number_draws_no_case() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        case_for(kettle(), "not-a-number")
