"""Every part of a script can be played, and every play ends and can be won."""

from __future__ import annotations

from dataclasses import replace

from service_quest.domain.scenario import HERE, Branch, Case, Farewell, Goal, Kind, Meters, Result
from tests.authoring.proving import ENDS, HIGH, SOUND, changed, places, proven, short, shrug, swap
from tests.domain.scripts import BREATHE, at_least, choice, ending, scenario, talk


def test_a_sound_script_has_no_problem() -> None:
    assert proven(SOUND) == {}


def test_a_choice_blurred_at_every_position_is_never_available() -> None:
    assert places(changed(SOUND, "a.shrug", needs=at_least(balance=9)), "SQ053") == ["a.shrug"]


def test_an_always_choice_that_never_opens_is_told_once() -> None:
    assert places(replace(SOUND, always=(BREATHE,)), "SQ053") == ["always.breathe"]


def test_choices_of_a_node_out_of_reach_are_not_told_one_by_one() -> None:
    never = (Branch("b", at_least(calm=10)), Branch("gone"))
    script = scenario(
        talk("a", swap("a.swap"), shrug("a.shrug", to=never)),
        talk("b", shrug("b.one"), shrug("b.two")),
        *ENDS,
        opening=HIGH,
    )
    assert places(script, "SQ052") == ["b"]
    assert places(script, "SQ053") == []


def test_an_ending_out_of_reach_has_a_code_of_its_own() -> None:
    never = (Branch("open", at_least(calm=10)), Branch("gone"))
    script = short(swap("a.swap"), shrug("a.shrug", to=never))
    script = replace(script, nodes={**script.nodes, "open": ending("open", Result.OPEN)})
    assert places(script, "SQ051") == ["open"]


def test_waiting_in_a_node_that_can_be_left_is_no_endless_loop() -> None:
    assert places(short(swap("a.swap"), shrug("a.wait", to=HERE)), "SQ055") == []


def test_a_loop_is_told_where_it_is_entered() -> None:
    script = scenario(
        talk("a", swap("a.swap"), shrug("a.in", to="b")),
        talk("b", shrug("b.on", to="c")),
        talk("c", shrug("c.back", to="b")),
        *ENDS,
        opening=HIGH,
    )
    assert places(script, "SQ055") == ["b"]


def test_a_way_into_a_dead_end_is_no_loop() -> None:
    stuck = talk("b", shrug("b.no", needs=at_least(calm=10)))
    script = scenario(talk("a", swap("a.swap"), shrug("a.in", to="b")), stuck, *ENDS)
    assert places(script, "SQ054") == ["b"]
    assert places(script, "SQ055") == []


def test_the_goal_has_to_be_within_reach_in_every_case() -> None:
    cases = (SOUND.cases[0], Case("other"))
    assert places(replace(SOUND, cases=cases), "SQ056") == ["cases.other"]


def test_a_case_that_never_ends_cannot_be_won() -> None:
    script = scenario(talk("a", shrug("a.wait", to=HERE)), *ENDS)
    assert places(script, "SQ056") == ["cases.only"]


def test_a_goal_reached_only_at_ones_own_cost_gives_no_three_stars() -> None:
    assert places(changed(SOUND, "a.swap", effects=Meters(balance=-3)), "SQ073") == []
    costly = changed(SOUND, "a.swap", effects=Meters(balance=-4))
    assert places(costly, "SQ073") == ["cases.only"]


def test_the_goal_to_stop_safely_is_proven_as_well() -> None:
    stop = choice("a.stop", "stopped", kind=Kind.STOP, effects=Meters(balance=1))
    script = short(stop, swap("a.swap"), shrug("a.shrug"), goal=Goal.SAFE_STOP)
    stopped = ending("stopped", Result.STOPPED, Farewell.NONE)
    script = replace(script, nodes={**script.nodes, "stopped": stopped})
    assert "SQ056" not in proven(script)
