"""Single decisions out of scenarios: which are worth practising, and what each trains."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.moments import TRAINED_MOST, Moment, deck, moments_of
from service_quest.domain.positions import said_on_arrival
from service_quest.domain.scenario import (
    Case,
    Condition,
    Farewell,
    Kind,
    Line,
    Meters,
    Result,
    Scenario,
)
from service_quest.domain.scoring import GOOD_LOSS, Grade
from tests.domain.generated import analyses
from tests.domain.scripts import choice, ending, kettle, scenario, talk
from tests.domain.test_properties import quick


def nodes_of(script: Scenario) -> list[str]:
    """Return the nodes of a scenario's moments."""
    return [moment.node for moment in moments_of(analyse(script))]


def put(analysis: Analysis, level: str) -> Analysis:
    """Return the same scenario at another level."""
    graph = analysis.graph
    return replace(analysis, graph=replace(graph, scenario=replace(graph.scenario, level=level)))


def moment(*principles: str, node: str = "hello", name: str = "small") -> Moment:
    """Return a moment that has these principles at stake."""
    return Moment(name, node, "only", (0,), {"a": Grade.BEST, "b": Grade.BLUNDER}, principles)


def test_every_decision_is_a_moment_those_after_a_slip_too() -> None:
    assert nodes_of(kettle(level="needs")) == ["hello", "bye", "hurt"]


@pytest.mark.parametrize("level", ["opening", "daily"])
def test_whom_one_should_meet_unprepared_is_not_practised(level: str) -> None:
    assert nodes_of(kettle(level=level)) == []


def test_a_moment_knows_each_reply_by_its_grade_and_is_named_after_where_it_stands() -> None:
    first = moments_of(analyse(kettle(level="needs")))[0]
    assert first.id == "small.hello.only"
    assert first.replies == {"hello.argue": Grade.BLUNDER, "hello.listen": Grade.BEST}
    assert first.best == {"hello.listen"}
    assert first.principles == ("A1",)


def test_where_all_replies_are_about_as_good_there_is_nothing_to_practise() -> None:
    script = scenario(
        talk("a", choice("a.on", "b"), choice("a.round", "b")),
        talk("b", choice("b.end", "end")),
        ending("end"),
        level="needs",
    )
    assert nodes_of(script) == []


def test_the_way_to_a_moment_is_the_best_where_that_leads_there() -> None:
    script = kettle(level="needs")
    analysis = analyse(script)
    for one in moments_of(analysis):
        said = [analysis.graph.positions[number].node for number in one.path]
        assert (
            said
            == {
                "hello": ["hello"],
                "bye": ["hello", "told", "bye"],
                "hurt": ["hello", "hurt"],
            }[one.node]
        )


ONE, TWO = Condition(cases=frozenset({"one"})), Condition(cases=frozenset({"two"}))


def two_cases(*lines: Line) -> Scenario:
    """Return a node whose best reply is another one in each of two cases."""
    offer = {"kind": Kind.OFFER, "effects": Meters(5, 5, 5)}
    return scenario(
        talk("a", choice("a.x", "x", **offer), choice("a.y", "y", **offer), lines=lines),
        talk("x", choice("x.on", "end", needs=ONE), choice("x.off", "gone", needs=TWO)),
        talk("y", choice("y.on", "end", needs=TWO), choice("y.off", "gone", needs=ONE)),
        ending("end"),
        ending("gone", Result.LEFT, Farewell.NONE),
        level="needs",
        cases=(Case("one"), Case("two")),
    )


def test_a_node_gives_two_moments_where_the_cases_tell_themselves_apart() -> None:
    lines = Line("a.l1", when=ONE), Line("a.l2", when=TWO)
    assert nodes_of(two_cases(*lines)) == ["a", "a"]


def test_a_node_gives_one_moment_where_nothing_said_tells_the_cases_apart() -> None:
    assert nodes_of(two_cases(Line("a.l1"))) == ["a"]


@quick
@given(analyses)
def test_every_moment_can_be_reached_and_decides_something(generated: Analysis) -> None:
    analysis = put(generated, "needs")
    graph = analysis.graph
    found = moments_of(analysis)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.path[0] == graph.start(one.case)
        for source, target in zip(one.path, one.path[1:], strict=False):
            assert target in graph.targets[source]
        here = one.path[-1]
        assert graph.positions[here].node == one.node
        assert list(one.replies) == [move.choice.id for move in graph.moves[here]]
        assert one.best
        assert max(analysis.loss(here, target) for target in graph.targets[here]) > GOOD_LOSS


@quick
@given(analyses)
def test_no_two_moments_ask_the_same(generated: Analysis) -> None:
    analysis = put(generated, "needs")
    graph, asked = analysis.graph, set[tuple[object, ...]]()
    for one in moments_of(analysis):
        lines = said_on_arrival(graph.positions[one.path[-1]], graph.scenario)
        asked.add((one.node, tuple(line.id for line in lines)))
    assert len(asked) == len(moments_of(analysis))


def test_a_moment_trains_what_is_rare_among_all_that_is_at_stake() -> None:
    common = [moment("G1", "A1", node=f"n{i}") for i in range(3)]
    rare = moment("G1", "A1", "G5", "B5", node="rare")
    assert deck([*common, rare])[-1].principles == ("G5", "B5")
    assert all(one.principles == ("G1", "A1") for one in deck(common))


def test_where_no_principle_is_at_stake_there_is_nothing_to_train() -> None:
    assert deck([moment(), moment("G1", node="n")]) == (moment("G1", node="n"),)


def test_a_moment_trains_two_principles_at_most_and_whatever_is_at_stake_somewhere() -> None:
    trained = deck([moment("G1", "G2", "G3"), moment("G3", "G1"), moment("G2")])
    assert all(len(one.principles) <= TRAINED_MOST for one in trained)
    assert {name for one in trained for name in one.principles} == {"G1", "G2", "G3"}
