"""Knowing the script does not replace listening."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from service_quest.domain.scenario import Branch, Case, Condition, Goal, Meters, Scenario
from tests.authoring.proving import ENDS, HIGH, changed, places, proven, short, shrug, swap
from tests.domain.scripts import scenario, talk


def two_cases(second: str, **fields: Any) -> Scenario:
    """Return a script with two solutions and two cases."""
    cases = (Case("one", frozenset({"swap"})), Case("two", frozenset({second})))
    repair = swap("a.repair", offers="repair")
    given = {"solutions": ("swap", "repair"), "cases": cases, **fields}
    return short(swap("a.swap"), repair, **given)


def test_one_list_of_replies_does_not_win_every_case() -> None:
    (problem,) = proven(two_cases("swap"))["SQ069"]
    assert problem.data["path"] == "a.swap"


def test_cases_that_need_different_solutions_need_listening() -> None:
    assert "SQ069" not in proven(two_cases("repair"))


def test_a_half_fitting_solution_can_win_a_customer_back_in_every_case_too() -> None:
    half = frozenset({"swap"})
    cases = (Case("one", half), Case("two", frozenset({"repair"}), half))
    script = two_cases("repair", cases=cases, opening=Meters(10, 10, 8))
    assert places(replace(script, goal=Goal.WON_BACK), "SQ069") == ["cases"]
    assert places(script, "SQ069") == []


def test_a_reply_that_only_one_case_offers_cannot_be_said_blindly() -> None:
    only = Condition(cases=frozenset({"one"}))
    script = changed(two_cases("swap"), "a.swap", needs=only)
    assert "SQ069" not in proven(script)


def test_a_case_that_has_ended_well_waits_for_the_other() -> None:
    lands = Condition(cases=frozenset({"one"}))
    onward = (Branch("warm", lands, lands=True), Branch("b"))
    script = scenario(
        talk("a", swap("a.swap", to=onward), shrug("a.shrug")),
        talk("b", swap("b.swap"), shrug("b.shrug")),
        *ENDS,
        opening=HIGH,
        cases=(Case("one", frozenset({"swap"})), Case("two", frozenset({"swap"}))),
    )
    (problem,) = proven(script)["SQ069"]
    assert problem.data["path"] == "a.swap → b.swap"
