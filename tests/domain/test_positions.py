"""Positions, moves, what is said, and the graph of all positions."""

from __future__ import annotations

import sys
from time import process_time

import pytest

from service_quest.domain.errors import TooManyPositions, UnknownCase
from service_quest.domain.positions import (
    Position,
    blurred,
    build_graph,
    letter_at,
    moves_at,
    opening,
    said_after,
    said_on_arrival,
    take,
    thought_after,
    visible,
)
from service_quest.domain.scenario import (
    HERE,
    Branch,
    Condition,
    Line,
    Meters,
    Scenario,
)
from tests.domain.scripts import (
    BREATHE,
    at_least,
    choice,
    ending,
    kettle,
    scenario,
    talk,
)


def at(node: str, calm: int = 5, trust: int = 5, balance: int = 5, *facts: str):
    return Position(node, Meters(calm, trust, balance), frozenset(facts), "only")


def open_choices(script: Scenario, position: Position) -> list[str]:
    return [move.choice.id for move in moves_at(script, position)]


def test_a_conversation_opens_at_the_start_with_nothing_found() -> None:
    assert opening(kettle(), "only") == at("hello")


def test_there_is_no_opening_for_an_unknown_case() -> None:
    with pytest.raises(UnknownCase) as caught:
        opening(kettle(), "other")
    assert caught.value.data == {"case": "other"}


def test_a_move_changes_meters_and_finds_facts() -> None:
    script = kettle()
    move = take(script.choices["hello.listen"], opening(script, "only"))
    assert move.target == at("told", 7, 7, 5, "leak")


def test_the_first_branch_that_holds_decides_where_a_choice_leads() -> None:
    swap = kettle().choices["told.swap"]
    assert take(swap, at("told", 5, 5, 5, "leak")).target.node == "bye"
    assert take(swap, at("told", 4, 5, 5, "leak")).target.node == "hurt"


def test_branches_look_at_the_moment_before_the_reply_takes_effect() -> None:
    assert take(kettle().choices["told.swap"], at("told", 4, 5, 5, "leak")).target == (
        at("hurt", 6, 7, 6, "leak")
    )


def test_a_landing_solution_becomes_a_fact() -> None:
    landed = take(kettle().choices["told.swap"], at("told", 5, 5, 5, "leak")).target
    assert landed.landed() == "swap"
    assert "landed:swap" in landed.facts


def test_nothing_has_landed_until_something_does() -> None:
    assert at("told", 5, 5, 5, "leak").landed() is None


def test_the_last_solution_to_land_is_the_one_that_counts() -> None:
    lands = (Branch("end", lands=True),)
    repair = choice("a.repair", lands, offers="repair")
    target = take(repair, at("a", 5, 5, 5, "landed:swap", "leak")).target
    assert target.facts == {"landed:repair", "leak"}


def test_a_landing_branch_without_an_offer_lands_nothing() -> None:
    idle = choice("a.idle", (Branch("end", lands=True),))
    assert take(idle, at("a")).target.landed() is None


def test_here_stays_at_the_node() -> None:
    assert take(BREATHE, at("told", balance=2)).target == at("told", 4, 5, 5)


def test_a_choice_whose_needs_are_unmet_is_not_open() -> None:
    script = kettle()
    assert "always.breathe" not in open_choices(script, at("hello", balance=4))
    assert "always.breathe" in open_choices(script, at("hello", balance=3))


def test_low_balance_blurs_a_reply_that_would_else_be_open() -> None:
    steady = choice("a.steady", "end", needs=at_least(balance=4))
    assert blurred(steady, at("a", balance=3))
    assert not blurred(steady, at("a", balance=4))


def test_a_reply_that_needs_more_than_balance_is_hidden_not_blurred() -> None:
    needs = Condition(found=frozenset({"leak"}), minimum=Meters(trust=6, balance=4))
    picky = choice("a.picky", "end", needs=needs)
    assert not visible(picky, at("a", 5, 6, 1))
    assert not visible(picky, at("a", 5, 5, 1, "leak"))
    assert not blurred(picky, at("a", 5, 5, 1, "leak"))
    assert blurred(picky, at("a", 5, 6, 1, "leak"))


def test_the_reply_is_said_before_the_next_node_speaks() -> None:
    answer = choice("a.ask", "b", reply=(Line("a.ask.r1"),))
    script = scenario(talk("a", answer), talk("b"))
    said = said_after(take(answer, at("a")), at("a"), script)
    assert [line.id for line in said] == ["a.ask.r1", "b.l1"]


def test_a_node_does_not_repeat_itself_when_one_stays() -> None:
    script = scenario(talk("a"), always=(BREATHE,))
    tired = at("a", balance=1)
    said = said_after(take(BREATHE, tired), tired, script)
    assert [line.id for line in said] == ["always.breathe.r1"]


def test_a_node_says_what_fits_the_position_on_arrival() -> None:
    lines = (Line("a.calm", when=at_least(calm=6)), Line("a.l1"))
    script = scenario(talk("a", lines=lines))
    assert [line.id for line in said_on_arrival(at("a"), script)] == ["a.l1"]
    calm = said_on_arrival(at("a", 6), script)
    assert [line.id for line in calm] == ["a.calm", "a.l1"]


def test_the_inner_thought_shows_where_its_condition_holds() -> None:
    thought = Line("a.ask.thought", when=at_least(trust=5))
    asked = choice("a.ask", HERE, thought=thought)
    assert thought_after(take(asked, at("a")), at("a")) is thought
    assert thought_after(take(asked, at("a", 5, 4)), at("a", 5, 4)) is None
    assert thought_after(take(BREATHE, at("a")), at("a")) is None


def test_the_letter_joins_every_line_that_fits() -> None:
    letter = (Line("end.t1"), Line("end.t2", when=at_least(trust=9)))
    node = talk("end", letter=letter)
    assert letter_at(at("end"), scenario(node)) == letter[:1]
    assert letter_at(at("end", 5, 9), scenario(node)) == letter


def test_the_graph_holds_each_position_once() -> None:
    graph = build_graph(kettle())
    assert len(set(graph.positions)) == len(graph.positions)
    assert graph.positions[graph.start("only")] == opening(kettle(), "only")


def test_endings_have_no_moves() -> None:
    graph = build_graph(kettle())
    endings = [i for i in range(len(graph.positions)) if graph.is_ending(i)]
    assert endings
    assert not any(graph.moves[i] for i in endings)


def test_sources_mirror_targets() -> None:
    graph = build_graph(kettle())
    forward = {(i, t) for i, row in enumerate(graph.targets) for t in row}
    backward = {(s, i) for i, row in enumerate(graph.sources) for s in row}
    assert forward == backward


def exploding(facts: int) -> Scenario:
    """Return a script whose facts can be found in any order: 2**facts positions."""
    finds = [
        choice(f"a.f{i}", HERE, finds=frozenset({f"f{i}"}), effects=Meters(i % 3))
        for i in range(facts)
    ]
    return scenario(talk("a", *finds, choice("a.end", "end")), ending("end"))


def test_a_script_within_the_bound_is_walked_to_its_end() -> None:
    assert len(build_graph(exploding(3), bound=100).positions) > 8


def test_a_huge_script_is_refused_by_the_bound_and_quickly() -> None:
    begun = process_time()
    with pytest.raises(TooManyPositions) as caught:
        build_graph(exploding(14))
    # Where coverage is traced, most of the time is the tracer's.
    assert process_time() - begun < (1 if sys.gettrace() is None else 4)
    assert caught.value.data == {"scenario": "small", "bound": 6000}


def test_the_bound_itself_is_still_allowed() -> None:
    size = len(build_graph(kettle()).positions)
    assert len(build_graph(kettle(), bound=size).positions) == size
    with pytest.raises(TooManyPositions):
        build_graph(kettle(), bound=size - 1)
