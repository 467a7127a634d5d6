"""What each proof finds, and where it stops finding."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import walk
from service_quest.domain.scenario import (
    HERE,
    Branch,
    Case,
    Choice,
    Condition,
    Farewell,
    Goal,
    Kind,
    Line,
    Meters,
    Node,
    Result,
    Scenario,
    Serves,
)
from tests.authoring.proving import places, proven
from tests.domain.scripts import BREATHE, at_least, choice, ending, scenario, talk

ENDS = (ending("warm"), ending("gone", Result.LEFT, Farewell.NONE))
HIGH = Meters(8, 8, 8)
LANDS = (Branch("warm", lands=True),)


def swap(name: str, **fields: Any) -> Choice:
    """Return an offer that fits and lands at once, and serves both."""
    given = {"kind": Kind.OFFER, "serves": Serves.BOTH, "offers": "swap", **fields}
    return choice(name, given.pop("to", LANDS), **given)


def shrug(name: str, **fields: Any) -> Choice:
    """Return a tempting way to lose the customer."""
    return choice(name, fields.pop("to", "gone"), **{"effects": Meters(balance=1), **fields})


def short(*choices: Choice, **fields: Any) -> Scenario:
    """Return a script with one node, opening high."""
    return scenario(talk("a", *choices), *ENDS, **{"opening": HIGH, **fields})


SOUND = short(swap("a.swap"), shrug("a.shrug"))


def changed(script: Scenario, name: str, **fields: Any) -> Scenario:
    """Return a script with one choice changed."""

    def mended(node: Node) -> Node:
        row = tuple(replace(c, **fields) if c.id == name else c for c in node.choices)
        return replace(node, choices=row)

    nodes = {key: mended(node) for key, node in script.nodes.items()}
    return replace(script, nodes=nodes)


def test_a_sound_script_has_no_problem() -> None:
    assert proven(SOUND) == {}


# Structure


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


# A1, A3


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


# B3


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


# G2


@pytest.mark.parametrize("serves", [Serves.FUNCTION, Serves.NEITHER])
def test_duties_alone_make_no_promoter(serves: Serves) -> None:
    assert places(changed(SOUND, "a.swap", serves=serves), "SQ059") == ["warm"]


@pytest.mark.parametrize("serves", [Serves.ESSENCE, Serves.BOTH])
def test_the_essence_may_make_one(serves: Serves) -> None:
    assert places(changed(SOUND, "a.swap", serves=serves), "SQ059") == []


# B6


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


# Replies


@pytest.mark.parametrize("kind", [Kind.ARGUE, Kind.BLAME, Kind.RECITED, Kind.OLD_HAND])
def test_bad_habits_cost_something_on_the_best_way(kind: Kind) -> None:
    assert places(changed(SOUND, "a.swap", kind=kind), "SQ065") == ["a.swap"]


def test_a_bad_habit_has_to_cost_more_than_a_good_move_may() -> None:
    recited = swap("a.recited", kind=Kind.RECITED, effects=Meters(trust=-1, balance=-1))
    script = short(swap("a.swap"), recited, shrug("a.shrug"))
    assert places(script, "SQ065") == ["a.recited"]
    dearer = changed(script, "a.recited", effects=Meters(trust=-1, balance=-2))
    assert places(dearer, "SQ065") == []


def test_a_wrong_reply_gives_something_at_once() -> None:
    assert places(changed(SOUND, "a.shrug", effects=Meters(trust=-1)), "SQ064") == ["a.shrug"]


@pytest.mark.parametrize("gift", [Meters(calm=1), Meters(trust=1), Meters(balance=1)])
def test_any_meter_can_be_what_it_gives(gift: Meters) -> None:
    assert places(changed(SOUND, "a.shrug", effects=gift), "SQ064") == []


def test_the_best_reply_need_not_tempt() -> None:
    assert places(changed(SOUND, "a.swap", effects=Meters(balance=-1)), "SQ064") == []


def chain(*order: int, count: int = 3) -> Scenario:
    """Return a script with a node for each place that the best reply shall have."""
    nodes: list[Node] = []
    for turn, place in enumerate(order):
        name, last = f"n{turn}", turn + 1 == len(order)
        onward = {"to": LANDS if last else f"n{turn + 1}", "effects": Meters(balance=0)}
        row = [shrug(f"{name}.{i}") for i in range(count - 1)]
        row.insert(place, swap(f"{name}.best", **onward))
        nodes.append(talk(name, *row))
    return scenario(*nodes, *ENDS, opening=HIGH)


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ((0, 0, 0, 1), {"SQ062"}),
        ((0, 0, 1, 2), set[str]()),
        ((1, 1, 1, 0), {"SQ063"}),
        ((2, 2, 2, 0), {"SQ063"}),
        ((0, 1, 2, 0, 1, 2), set[str]()),
        ((0, 0, 0), set[str]()),
    ],
)
def test_the_best_reply_is_not_mostly_in_one_place(order: tuple[int, ...], codes: set[str]) -> None:
    assert set(proven(chain(*order))) & {"SQ062", "SQ063"} == codes


def lengths(script: Scenario, best: int) -> dict[str, str]:
    """Return texts where the best replies have this length, all others ten."""
    names = script.choices
    return {name: "x" * (best if name.endswith("best") else 10) for name in names}


def test_the_best_reply_is_not_mostly_the_longest_in_any_language() -> None:
    script = chain(0, 1, 2, 0)
    brief, long = lengths(script, 9), lengths(script, 11)
    assert "SQ061" not in proven(script, brief, brief)
    (problem,) = proven(script, long)["SQ061"]
    assert problem.data["language"] == "et"


def test_a_single_open_reply_says_nothing_about_habits() -> None:
    assert "SQ062" not in proven(chain(0, 0, 0, 0, count=1))


# Length


@pytest.mark.parametrize(("turns", "found"), [(5, 1), (6, 0), (10, 0), (11, 1)])
def test_the_best_path_takes_six_to_ten_replies(turns: int, found: int) -> None:
    script = replace(chain(*[0] * turns), level="needs")
    assert len(places(script, "SQ066")) == found
    assert places(replace(script, level="opening"), "SQ066") == []


def test_the_best_path_has_at_most_350_words() -> None:
    said = {"a.l1": "no " * 300, "a.swap": "no " * 49, "warm.l1": "Aitäh"}
    assert "SQ067" not in proven(SOUND, said)
    (problem,) = proven(SOUND, {**said, "warm.l1": "Aitäh teile"})["SQ067"]
    assert problem.data["words"] == 351


def test_what_is_not_said_on_the_best_path_costs_no_words() -> None:
    aside = {"a.shrug": "no " * 400, "gone.l1": "no " * 400}
    assert "SQ067" not in proven(SOUND, aside)


def test_every_reply_on_offer_takes_time_to_read() -> None:
    said = {"a.l1": "x" * 3000, "a.swap": "x" * 200, "a.shrug": "x" * 250}
    assert "SQ068" not in proven(SOUND, said)
    (problem,) = proven(SOUND, {**said, "warm.l1": "xx"})["SQ068"]
    assert problem.data["seconds"] == 180


def test_each_language_is_measured_by_its_own_words() -> None:
    problems = proven(SOUND, {"a.l1": "Tere."}, {"a.l1": "no " * 351})
    assert [problem.data["language"] for problem in problems["SQ067"]] == ["en"]


# Cases


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


def test_a_half_fitting_solution_can_win_every_case_too() -> None:
    half = frozenset({"swap"})
    cases = (Case("one", half), Case("two", frozenset({"repair"}), half))
    script = two_cases("repair", cases=cases, opening=Meters(10, 10, 8))
    assert places(script, "SQ069") == ["cases"]
    assert places(replace(script, opening=HIGH), "SQ069") == []


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


# Silence


def test_somebody_answers_every_reply() -> None:
    mute = short(swap("a.swap"), shrug("a.wait", to=HERE))
    assert places(mute, "SQ070") == ["a.wait"]
    answered = changed(mute, "a.wait", reply=(Line("a.wait.r1"),))
    assert places(answered, "SQ070") == []


def test_a_conversation_opens_with_a_line() -> None:
    quiet = talk("a", swap("a.swap"), shrug("a.shrug"), lines=())
    assert places(scenario(quiet, *ENDS, opening=HIGH), "SQ070") == ["a"]


def test_every_way_into_an_ending_has_a_letter() -> None:
    picky = replace(ENDS[1], letter=(Line("gone.t1", when=at_least(trust=9)),))
    script = replace(SOUND, nodes={**SOUND.nodes, "gone": picky})
    assert places(script, "SQ071") == ["gone"]


# What a writer is told


def test_the_bound_is_told_and_nothing_else() -> None:
    finds = [
        choice(f"a.f{i}", HERE, finds=frozenset({f"f{i}"}), reply=(Line(f"a.f{i}.r1"),))
        for i in range(14)
    ]
    assert set(proven(short(swap("a.swap"), *finds))) == {"SQ050"}


def test_every_path_told_can_be_played() -> None:
    broken = [arguing(-2), tired(), changed(SOUND, "a.swap", kind=Kind.BLAME)]
    broken += [replace(SOUND, opening=Meters(4, 10, 8)), two_cases("swap")]
    paths = 0
    for script in broken:
        analysis = analyse(script)
        for problem in (one for found in proven(script).values() for one in found):
            case = str(problem.data.get("case", script.cases[0].id))
            said = [c for c in str(problem.data.get("path", "–")).split(" → ") if c != "–"]
            assert len(walk(analysis, case, said)) == len(said) + 1
            paths += "path" in problem.data
    assert paths >= len(broken)


def test_the_goal_to_stop_safely_is_proven_as_well() -> None:
    stop = choice("a.stop", "stopped", kind=Kind.STOP, effects=Meters(balance=1))
    script = short(stop, swap("a.swap"), shrug("a.shrug"), goal=Goal.SAFE_STOP)
    stopped = ending("stopped", Result.STOPPED, Farewell.NONE)
    script = replace(script, nodes={**script.nodes, "stopped": stopped})
    assert "SQ056" not in proven(script)
