"""What can still be won from a position, and what a move gave away."""

from __future__ import annotations

from itertools import pairwise

from service_quest.domain.analysis import UNREACHED, analyse
from service_quest.domain.attempt import walk
from service_quest.domain.scenario import HERE, Meters
from service_quest.domain.scoring import Grade
from tests.domain.scripts import choice, ending, kettle, scenario, talk

BEST_WAY = ["hello.listen", "told.swap", "bye.wish"]


def test_the_value_of_an_ending_is_its_outcome() -> None:
    analysis = analyse(kettle())
    for value, outcome in zip(analysis.best, analysis.outcomes, strict=True):
        assert outcome is None or value == outcome.points


def test_the_start_is_worth_the_best_ending_that_can_be_reached() -> None:
    analysis = analyse(kettle())
    path = walk(analysis, "only", BEST_WAY)
    assert analysis.best[path[0]] == analysis.best[path[-1]]
    assert analysis.best[path[0]] == max(o.points for o in analysis.outcomes if o)


def test_best_moves_lose_nothing() -> None:
    analysis = analyse(kettle())
    path = walk(analysis, "only", BEST_WAY)
    steps = list(pairwise(path))
    assert [analysis.loss(*step) for step in steps] == [0, 0, 0]
    assert {analysis.grade(*step) for step in steps} == {Grade.BEST}


def test_turns_count_down_along_best_play() -> None:
    analysis = analyse(kettle())
    path = walk(analysis, "only", BEST_WAY)
    assert [analysis.turns[i] for i in path] == [3, 2, 1, 0]


def test_arguing_loses_what_can_no_longer_be_won() -> None:
    analysis = analyse(kettle())
    start, hurt = walk(analysis, "only", ["hello.argue"])
    assert analysis.loss(start, hurt) == analysis.best[start] - analysis.best[hurt] > 0
    assert analysis.grade(start, hurt) is Grade.BLUNDER


def test_keeping_the_outcome_but_taking_longer_is_good_not_best() -> None:
    script = scenario(
        talk("a", choice("a.long", "b"), choice("a.short", "end")),
        talk("b", choice("b.on", "end")),
        ending("end"),
    )
    analysis = analyse(script)
    start = analysis.graph.start("only")
    long, short = analysis.graph.targets[start]
    assert analysis.slower(start, long)
    assert analysis.grade(start, long) is Grade.GOOD
    assert analysis.best_targets(start) == (short,)


def test_a_loop_does_not_trap_the_analysis() -> None:
    rounds = choice("a.again", HERE)
    script = scenario(talk("a", rounds, choice("a.end", "end")), ending("end"))
    analysis = analyse(script)
    assert analysis.turns[analysis.graph.start("only")] == 1


def test_a_position_from_which_nothing_ends_has_no_value() -> None:
    analysis = analyse(scenario(talk("a", choice("a.again", HERE)), ending("end")))
    assert analysis.best == (UNREACHED,)


def test_cases_are_valued_apart() -> None:
    analysis = analyse(kettle(opening=Meters(5, 5, 5)))
    unfit = analyse(kettle(cases=(kettle().cases[0], type(kettle().cases[0])("other"))))
    assert unfit.best[unfit.graph.start("only")] == analysis.best[0]
    assert unfit.best[unfit.graph.start("other")] < analysis.best[0]
