"""The one rule of outcomes, stars, grades and accuracy."""

from __future__ import annotations

import pytest

from service_quest.domain.positions import Position
from service_quest.domain.scenario import Case, Farewell, Goal, Meters, Result
from service_quest.domain.scoring import (
    CALM_WEIGHT,
    CUSTOMER_MAX,
    FAREWELL_POINTS,
    FIT_POINTS,
    TRUST_WEIGHT,
    Grade,
    Outcome,
    accuracy_of,
    credit_of,
    grade_of,
    outcome_at,
    reaches_goal,
    stars_for,
    turning_point,
)
from tests.domain.scripts import ending, scenario, talk

CASE = Case("only", fits=frozenset({"swap"}), partly=frozenset({"repair"}))


FULL = Meters(10, 10, 10)
SAFE = Goal.SAFE_STOP


def outcome(
    meters: Meters = FULL,
    landed: str | None = "swap",
    result: Result = Result.AGREED,
    farewell: Farewell = Farewell.WARM,
    goal: Goal = Goal.PROMOTER,
) -> Outcome:
    script = scenario(ending("end", result, farewell), goal=goal, cases=(CASE,))
    facts = frozenset({f"landed:{landed}"} if landed else set[str]())
    return outcome_at(script, Position("end", meters, facts, "only"))


def test_the_parts_make_up_ninety_for_the_customer_and_ten_for_oneself() -> None:
    most = CALM_WEIGHT * 10 + TRUST_WEIGHT * 10
    most += FIT_POINTS["fits"] + FAREWELL_POINTS[Farewell.WARM]
    assert most == CUSTOMER_MAX
    assert outcome().points == 100


def test_a_perfect_conversation_is_recommended_with_ten() -> None:
    assert outcome().recommendation == 10
    assert outcome().stars == 3


def test_a_wretched_one_is_worth_nothing() -> None:
    worst = outcome(Meters(), None, Result.LEFT, Farewell.NONE)
    assert (worst.points, worst.recommendation, worst.stars) == (0, 0, 0)


def test_trust_weighs_more_than_calm() -> None:
    assert outcome(Meters(8, 10, 5)).points > outcome(Meters(10, 8, 5)).points


@pytest.mark.parametrize(("landed", "fit"), [("swap", 25), ("repair", 11), (None, 0)])
def test_only_what_fits_the_case_earns_the_fit(landed: str | None, fit: int) -> None:
    assert outcome(landed=landed).fit == fit


def test_an_ending_without_agreement_is_no_promotion() -> None:
    assert outcome(result=Result.OPEN).recommendation == 6
    assert outcome(result=Result.LEFT).recommendation == 3
    assert outcome(result=Result.STOPPED).recommendation == 3


def test_a_promoter_bought_with_ones_balance_is_no_full_win() -> None:
    spent = outcome(Meters(10, 10, 4))
    assert (spent.recommendation, spent.stars) == (10, 2)


def test_stopping_wins_where_the_goal_is_to_stop_safely() -> None:
    stopped = outcome(Meters(0, 0, 8), None, Result.STOPPED, Farewell.NONE, SAFE)
    assert (stopped.points, stopped.stars) == (92, 3)
    agreed = outcome(Meters(10, 10, 8), "swap", goal=SAFE)
    assert agreed.points < stopped.points
    assert agreed.stars == 1


def test_a_node_that_goes_on_has_no_outcome() -> None:
    script = scenario(talk("a"))
    with pytest.raises(ValueError, match="a"):
        outcome_at(script, Position("a", Meters(), frozenset(), "only"))


@pytest.mark.parametrize(
    ("goal", "recommendation", "balance", "stars"),
    [
        (Goal.PROMOTER, 9, 5, 3),
        (Goal.PROMOTER, 9, 4, 2),
        (Goal.PROMOTER, 8, 10, 2),
        (Goal.PROMOTER, 7, 0, 2),
        (Goal.PROMOTER, 6, 10, 1),
        (Goal.PROMOTER, 5, 0, 1),
        (Goal.PROMOTER, 4, 10, 0),
        (Goal.WON_BACK, 7, 5, 3),
        (Goal.WON_BACK, 7, 4, 2),
        (Goal.WON_BACK, 6, 10, 2),
        (Goal.WON_BACK, 4, 0, 1),
        (Goal.WON_BACK, 3, 10, 0),
    ],
)
def test_stars_measure_against_the_goal(
    goal: Goal, recommendation: int, balance: int, stars: int
) -> None:
    assert stars_for(goal, Result.AGREED, recommendation, balance) == stars


@pytest.mark.parametrize(
    ("result", "balance", "stars"),
    [
        (Result.STOPPED, 5, 3),
        (Result.STOPPED, 4, 2),
        (Result.AGREED, 4, 1),
        (Result.AGREED, 3, 0),
    ],
)
def test_a_safe_stop_is_measured_by_stopping_and_standing(
    result: Result, balance: int, stars: int
) -> None:
    assert stars_for(SAFE, result, 3, balance) == stars


@pytest.mark.parametrize("goal", Goal)
def test_more_recommendation_or_balance_never_costs_a_star(goal: Goal) -> None:
    for result in Result:
        for likely in range(10):
            for balance in range(10):
                here = stars_for(goal, result, likely, balance)
                assert here <= stars_for(goal, result, likely + 1, balance)
                assert here <= stars_for(goal, result, likely, balance + 1)


@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("result", Result)
def test_three_stars_are_the_goal_reached_with_balance_standing(goal: Goal, result: Result) -> None:
    script = scenario(ending("end", result), goal=goal, cases=(CASE,))
    facts = frozenset({"landed:swap"})
    for trust in range(11):
        for balance in range(11):
            meters = Meters(8, trust, balance)
            position = Position("end", meters, facts, "only")
            won = reaches_goal(script, position) and balance >= 5
            assert (outcome_at(script, position).stars == 3) is won


@pytest.mark.parametrize(
    ("loss", "slower", "grade"),
    [
        (0, False, Grade.BEST),
        (0, True, Grade.GOOD),
        (4, False, Grade.GOOD),
        (5, False, Grade.INACCURACY),
        (9, True, Grade.INACCURACY),
        (10, False, Grade.MISTAKE),
        (18, False, Grade.MISTAKE),
        (19, False, Grade.BLUNDER),
        (100, True, Grade.BLUNDER),
    ],
)
def test_a_grade_follows_from_what_a_move_lost(loss: int, slower: bool, grade: Grade) -> None:
    assert grade_of(loss, slower) is grade


def test_grades_never_get_better_as_more_is_lost() -> None:
    order = list(Grade)
    for slower in (False, True):
        ranks = [order.index(grade_of(loss, slower)) for loss in range(101)]
        assert ranks == sorted(ranks)


def test_credit_falls_from_a_hundred_and_is_halved_by_a_mistake() -> None:
    earned = [credit_of(loss) for loss in range(101)]
    assert earned[0] == 100
    assert earned[18] == 50
    assert earned == sorted(earned, reverse=True)
    assert earned[-1] > 0


def test_accuracy_is_the_mean_credit_of_the_moves() -> None:
    assert accuracy_of([]) == 100
    assert accuracy_of([0, 18]) == 75


def test_the_turning_point_is_the_first_of_the_costliest_moves() -> None:
    assert turning_point([0, 12, 5, 12]) == 1


def test_slips_too_small_to_notice_turn_nothing() -> None:
    assert turning_point([0, 4, 2]) is None
    assert turning_point([]) is None
