"""Regulars: how one last parted opens the next conversation."""

from __future__ import annotations

import pytest

from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import replay
from service_quest.domain.errors import UnknownParting
from service_quest.domain.positions import opening, said_on_arrival, take
from service_quest.domain.scenario import (
    HERE,
    Condition,
    Goal,
    Line,
    Meters,
    Parting,
    Regular,
    Scenario,
)
from service_quest.domain.scoring import parting_after
from service_quest.domain.version import content_version, scenario_from, structure_of
from tests.domain.scripts import choice, ending, kettle, scenario, talk

MET = Regular("earlier", warm=Meters(8, 7, 5), cold=Meters(2, 3, 5))
PLAIN, WARM, COLD = Parting


def again() -> Scenario:
    """A regular who says so, and who may be reminded of how it was."""
    lines = tuple(Line(f"a.{p}", when=Condition(partings=frozenset({p}))) for p in Parting)
    sorry = choice("a.sorry", "bye", needs=Condition(partings=frozenset({COLD})))
    wait = choice("a.wait", HERE)
    on = choice("a.on", "b")
    back = choice("b.back", "a")
    return scenario(
        talk("a", sorry, wait, on, lines=lines), talk("b", back), ending("bye"), regular=MET
    )


@pytest.mark.parametrize(
    ("given", "parting"), [(0, COLD), (6, COLD), (7, PLAIN), (8, PLAIN), (9, WARM), (10, WARM)]
)
def test_a_parting_is_what_the_customer_would_say_of_the_house(
    given: int, parting: Parting
) -> None:
    assert parting_after(given) is parting


@pytest.mark.parametrize(("given", "parting"), [(5, COLD), (6, PLAIN), (7, WARM), (8, WARM)])
def test_whoever_was_won_back_from_a_lost_cause_parts_warmly(given: int, parting: Parting) -> None:
    assert parting_after(given, Goal.WON_BACK) is parting


@pytest.mark.parametrize(
    ("parting", "meters"), [(PLAIN, Meters(5, 5, 5)), (WARM, MET.warm), (COLD, MET.cold)]
)
def test_the_opening_mood_is_that_of_the_parting(parting: Parting, meters: Meters) -> None:
    assert opening(kettle(regular=MET), "only", parting).meters == meters


def test_whoever_is_met_for_the_first_time_has_no_parting_behind_them() -> None:
    assert opening(kettle(), "only").parting is None
    with pytest.raises(UnknownParting) as caught:
        opening(kettle(), "only", WARM)
    assert caught.value.data == {"parting": "warm"}


@pytest.mark.parametrize("parting", Parting)
def test_the_first_lines_may_tell_the_parting(parting: Parting) -> None:
    said = said_on_arrival(opening(again(), "only", parting), again())
    assert [line.id for line in said] == [f"a.{parting}"]


def test_a_parting_is_remembered_until_the_talk_leaves_its_first_node() -> None:
    script = again()
    first = opening(script, "only", COLD)
    still = take(script.choices["a.wait"], first).target
    left = take(script.choices["a.on"], first).target
    back = take(script.choices["b.back"], left).target
    assert (still.parting, left.parting, back.parting) == (COLD, None, None)


def test_every_parting_is_walked_and_told_apart() -> None:
    graph = analyse(again()).graph
    assert set(graph.starts) == {("only", parting) for parting in Parting}
    open_ = {p: {m.choice.id for m in graph.moves[i]} for (_, p), i in graph.starts.items()}
    assert ["a.sorry" in open_[p] for p in (PLAIN, WARM, COLD)] == [False, False, True]


def test_the_same_replies_are_worth_more_after_a_warm_parting() -> None:
    analysis = analyse(kettle(regular=MET))
    moves = ["hello.listen", "told.form", "hurt.shrug"]
    points = [replay(analysis, "only", moves, p).outcome.points for p in (COLD, PLAIN, WARM)]
    assert points == sorted(points) and len(set(points)) == 3


def test_whoever_is_no_regular_keeps_their_version_and_a_regular_survives_the_journey() -> None:
    script = again()
    assert "regular" not in structure_of(kettle())
    assert content_version(script) != content_version(kettle())
    assert scenario_from(structure_of(script)) == script
