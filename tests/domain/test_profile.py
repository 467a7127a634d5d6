"""One's own profile: figures by stage, where they go, what stands out; and briefs made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.insight import Accuracy, GradedPlay
from service_quest.domain.profile import (
    HALVING,
    MOVES_LEAST,
    TREND_LEAST,
    StageFigure,
    Strengths,
    Trend,
    Tried,
    brief_of,
    figure_of,
    strengths_in,
    trend_of,
)
from service_quest.domain.scoring import Grade

ROWS = {"milk": {"a.one": "B3", "a.two": "A1", "a.three": "G3"}}
WELL = {"B3": ("a.one", Grade.BEST), "A1": ("a.two", Grade.GOOD), "G3": ("a.three", Grade.GOOD)}
BADLY = {"B3": ("a.one", Grade.BLUNDER), "A1": ("a.two", Grade.MISTAKE)}
percent = st.integers(0, 100)
tries = st.builds(
    Tried, st.integers(0, 4), st.integers(0, 3), st.none() | percent, st.none() | percent
)


def play(*moves: tuple[str, Grade]) -> tuple[str, GradedPlay]:
    """Return a play of the milk scenario."""
    return "milk", GradedPlay("ann", tuple(m for m, _ in moves), tuple(g for _, g in moves))


def strengths(*plays: tuple[str, GradedPlay]) -> Strengths:
    return strengths_in(plays, ROWS)


def test_a_stage_has_the_mean_of_the_first_tries_beside_that_of_the_latest():
    assert figure_of([Tried(2, 3, 40, 90), Tried(1, 1, None, 70)]) == StageFigure(40, 80, Trend.UP)
    assert figure_of([Tried(), Tried(plays=1)]) == StageFigure()


def test_a_trend_needs_a_scenario_that_was_played_twice():
    assert trend_of([Tried(1, 0, 20, 90)]) is None
    assert trend_of([Tried(2, 0, None, 90)]) is None
    assert trend_of([Tried(2, 0, 20, 90)]) is Trend.UP


def test_a_trend_counts_from_its_threshold_on():
    def after(gain: int) -> Trend | None:
        return trend_of([Tried(2, 0, 50, 50 + gain)])

    assert (after(TREND_LEAST), after(-TREND_LEAST)) == (Trend.UP, Trend.DOWN)
    assert {after(TREND_LEAST - 1), after(1 - TREND_LEAST)} == {Trend.LEVEL}


def test_a_new_and_harder_scenario_makes_nobody_worse():
    assert trend_of([Tried(2, 3, 80, 90), Tried(1, 0, 10, 10)]) is Trend.UP


@given(st.lists(tries))
def test_a_figure_lies_between_the_worst_and_the_best_that_it_is_made_of(of: list[Tried]):
    figure = figure_of(of)
    for mean, known in (
        (figure.first, [t.first for t in of]),
        (figure.latest, [t.latest for t in of]),
    ):
        there = [one for one in known if one is not None]
        assert (mean is None) == (not there)
        assert mean is None or min(there) <= mean <= max(there)


@given(st.lists(tries))
def test_all_gains_turned_round_turn_the_trend_round(of: list[Tried]):
    turned = {None: None, Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP, Trend.LEVEL: Trend.LEVEL}
    back = [Tried(one.plays, one.stars, one.latest, one.first) for one in of]
    assert trend_of(back) == turned[trend_of(of)]


def test_a_principle_is_told_of_from_four_replies_on():
    one = play(WELL["B3"], BADLY["A1"])
    assert strengths(*[one] * (MOVES_LEAST - 1)) == Strengths()
    assert strengths(*[one] * MOVES_LEAST) == Strengths("B3", "A1")


def test_where_all_goes_equally_well_nothing_is_weak_and_what_was_met_most_is_strong():
    often = [play(WELL["B3"], WELL["A1"])] * MOVES_LEAST
    assert strengths(*often, play(WELL["A1"])) == Strengths("A1", None)


def test_what_mostly_goes_wrong_is_no_strength():
    often = [play(BADLY["B3"], BADLY["A1"])] * MOVES_LEAST
    found = strengths(*often)
    assert found.strongest is None
    assert found.weakest in {"A1", "B3"}
    assert strengths(*[play(BADLY["B3"])] * MOVES_LEAST) == Strengths(None, "B3")
    assert strengths(*[play(WELL["B3"])] * MOVES_LEAST) == Strengths("B3", None)


def test_what_was_learned_lately_outweighs_what_went_wrong_before():
    steady = (WELL["G3"], WELL["G3"], ("a.three", Grade.BLUNDER))
    lately = [play(WELL["A1"], *steady)] * HALVING
    before = [play(BADLY["A1"], *steady)] * HALVING
    assert strengths(*lately, *before).weakest is None  # two thirds each
    assert strengths(*before, *lately) == Strengths("G3", "A1")
    assert strengths(*lately, *before[:-1]) == Strengths("A1", "G3")


def test_replies_that_are_gone_and_scenarios_that_are_gone_tell_nothing():
    gone = ("milk", GradedPlay("ann", ("a.gone",) * 9, (Grade.BLUNDER,) * 9))
    elsewhere = ("car", GradedPlay("ann", ("a.one",) * 9, (Grade.BLUNDER,) * 9))
    assert strengths(gone, elsewhere) == Strengths()


moves = st.lists(st.tuples(st.sampled_from(["a.one", "a.two", "a.three"]), st.sampled_from(Grade)))


@given(st.lists(moves, max_size=30))
def test_nothing_is_both_strong_and_weak(given_: list[list[tuple[str, Grade]]]):
    found = strengths(*(play(*one) for one in given_))
    assert found.strongest is None or found.strongest != found.weakest
    assert {found.strongest, found.weakest} <= {None, "B3", "A1", "G3"}


def test_a_brief_has_first_tries_beside_the_latest():
    found = brief_of([Accuracy("ann", "needs", 90, 40), Accuracy("ann", "needs", 70)], [], {})
    assert found.stages == {"needs": (40, 80)}
    assert (found.strongest, found.weakest) == (None, None)


def test_a_brief_names_the_same_principles_as_the_profile():
    plays = [play(WELL["B3"], BADLY["A1"])] * MOVES_LEAST
    found = brief_of([], plays, ROWS)
    assert Strengths(found.strongest, found.weakest) == strengths(*plays) == Strengths("B3", "A1")
