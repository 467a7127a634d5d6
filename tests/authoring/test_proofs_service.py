"""What the service model says can and cannot win."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import walk
from service_quest.domain.scenario import Branch, Choice, Kind, Line, Meters, Scenario, Serves
from tests.authoring.proving import ENDS, SOUND, changed, places, proven, shrug, swap
from tests.domain.scripts import BREATHE, at_least, choice, scenario, talk


def arguing(trust: int) -> Scenario:
    """Return a script where one may argue and still offer what fits."""
    argue = choice(
        "a.argue",
        "b",
        kind=Kind.ARGUE,
        effects=Meters(trust=trust, balance=1),
        thought=Line("a.argue.thought"),
    )
    again = talk("b", swap("b.swap"), shrug("b.shrug"))
    first = talk("a", swap("a.swap"), argue)
    return scenario(first, again, *ENDS, opening=Meters(8, 9, 8))


def test_arguing_may_still_lead_to_an_eight() -> None:
    script = arguing(trust=-3)
    outcomes = {o.recommendation for o in analyse(script).outcomes if o}
    assert 8 in outcomes
    assert places(script, "SQ057") == []


def test_arguing_must_not_lead_to_a_nine() -> None:
    (problem,) = proven(arguing(trust=-2))["SQ057"]
    assert problem.where == "a.argue"
    assert problem.data["path"] == "a.argue → b.swap"
    assert problem.data["ending"] == "warm"


def test_arguing_brings_out_a_thought() -> None:
    assert places(changed(arguing(-3), "a.argue", thought=None), "SQ072") == ["a.argue"]


@pytest.mark.parametrize(("calm", "early"), [(4, ["a.swap"]), (5, [])])
def test_a_solution_lands_from_calm_five_on(calm: int, early: list[str]) -> None:
    assert places(replace(SOUND, opening=Meters(calm, 10, 8)), "SQ058") == early


def test_a_solution_does_not_land_before_the_telling() -> None:
    (problem,) = proven(replace(SOUND, facts=("leak",), telling=frozenset({"leak"})))["SQ058"]
    assert problem.data["untold"] == "leak"


def test_a_fact_found_by_the_offer_itself_comes_too_late() -> None:
    script = replace(SOUND, facts=("leak",), telling=frozenset({"leak"}))
    script = changed(script, "a.swap", finds=frozenset({"leak"}))
    assert places(script, "SQ058") == ["a.swap"]


def test_offering_early_is_allowed_while_nothing_lands() -> None:
    script = changed(SOUND, "a.swap", branches=(Branch("warm"),))
    assert places(replace(script, opening=Meters(1, 10, 8)), "SQ058") == []


@pytest.mark.parametrize("serves", [Serves.FUNCTION, Serves.NEITHER])
def test_duties_alone_make_no_promoter(serves: Serves) -> None:
    assert places(changed(SOUND, "a.swap", serves=serves), "SQ059") == ["warm"]


@pytest.mark.parametrize("serves", [Serves.ESSENCE, Serves.BOTH])
def test_the_essence_may_make_one(serves: Serves) -> None:
    assert places(changed(SOUND, "a.swap", serves=serves), "SQ059") == []


def tired(*always: Choice, balance: int = 3) -> Scenario:
    """Return the sound script, begun with little balance left."""
    return replace(SOUND, opening=Meters(10, 10, balance), always=always)


def test_low_balance_needs_a_reply_that_regains_it() -> None:
    assert places(tired(), "SQ060") == ["a"]
    assert places(tired(BREATHE), "SQ060") == []


def test_at_balance_four_nothing_is_asked_for() -> None:
    assert places(tired(balance=4), "SQ060") == []


def test_a_breather_alone_is_not_enough() -> None:
    steady = at_least(balance=4)
    script = changed(changed(tired(BREATHE), "a.swap", needs=steady), "a.shrug", needs=steady)
    (problem,) = proven(script)["SQ060"]
    assert problem.data["open"] == "always.breathe"


@pytest.mark.parametrize("kind", [Kind.REGAIN, Kind.STOP, Kind.FETCH_HELP])
def test_stopping_and_fetching_help_regain_balance_too(kind: Kind) -> None:
    assert places(tired(replace(BREATHE, kind=kind)), "SQ060") == []


def test_any_other_gain_in_balance_is_no_regaining() -> None:
    assert places(tired(replace(BREATHE, kind=Kind.ARGUE)), "SQ060") == ["a"]


def test_a_breather_that_gives_nothing_regains_nothing() -> None:
    assert places(tired(replace(BREATHE, effects=Meters())), "SQ060") == ["a"]


def test_every_path_told_can_be_played() -> None:
    broken = [arguing(-2), tired(), changed(SOUND, "a.swap", kind=Kind.BLAME)]
    broken += [replace(SOUND, opening=Meters(4, 10, 8))]
    paths = 0
    for script in broken:
        analysis = analyse(script)
        for problem in (one for found in proven(script).values() for one in found):
            case = str(problem.data.get("case", script.cases[0].id))
            said = [c for c in str(problem.data.get("path", "–")).split(" → ") if c != "–"]
            assert len(walk(analysis, case, said)) == len(said) + 1
            paths += "path" in problem.data
    assert paths >= len(broken)
