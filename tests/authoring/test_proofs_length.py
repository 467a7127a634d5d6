"""Turns, words and minutes of the best path; the bound; nobody left without an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service_quest.domain.scenario import HERE, Line
from tests.authoring.proving import (
    ENDS,
    HIGH,
    SOUND,
    chain,
    changed,
    places,
    proven,
    short,
    shrug,
    swap,
)
from tests.domain.scripts import at_least, choice, scenario, talk


@pytest.mark.parametrize(("turns", "found"), [(5, 1), (6, 0), (10, 0), (11, 1)])
def test_the_best_path_takes_six_to_ten_replies(turns: int, found: int) -> None:
    script = replace(chain(*[0] * turns), level="needs")
    assert len(places(script, "SQ066")) == found
    for short_on_purpose in ("opening", "meaning"):
        assert places(replace(script, level=short_on_purpose), "SQ066") == []


@pytest.mark.parametrize(("turns", "found"), [(2, 1), (3, 0), (6, 0), (7, 1)])
def test_a_customer_of_the_day_is_served_in_three_to_six_replies(turns: int, found: int) -> None:
    script = replace(chain(*[0] * turns), level="daily")
    assert len(places(script, "SQ066")) == found


def test_a_customer_of_the_day_takes_at_most_130_words_and_a_minute() -> None:
    script, said = replace(SOUND, level="daily"), {"a.l1": "no " * 130}
    assert "SQ067" not in proven(script, said)
    assert [p.data["words"] for p in proven(script, {**said, "warm.l1": "no"})["SQ067"]] == [131]
    assert "SQ068" not in proven(script, {"a.l1": "x" * 1150})
    assert [p.data["most"] for p in proven(script, {"a.l1": "x" * 1151})["SQ068"]] == [60]


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


def test_the_bound_is_told_and_nothing_else() -> None:
    finds = [
        choice(f"a.f{i}", HERE, finds=frozenset({f"f{i}"}), reply=(Line(f"a.f{i}.r1"),))
        for i in range(13)
    ]
    assert set(proven(short(swap("a.swap"), *finds))) == {"SQ050"}


def test_a_script_over_the_bound_is_told_where_it_spreads() -> None:
    finds = [choice(f"a.f{i}", HERE, finds=frozenset({f"f{i}"})) for i in range(13)]
    (problem,) = proven(short(swap("a.swap"), *finds))["SQ050"]
    assert problem.data["count"] == 2 * 2**13
    assert problem.data["widest"] == "a (8192), warm (8192)"


def test_a_script_that_explodes_is_not_walked_to_its_end() -> None:
    finds = [choice(f"a.f{i}", HERE, finds=frozenset({f"f{i}"})) for i in range(16)]
    (problem,) = proven(short(swap("a.swap"), *finds))["SQ050"]
    assert problem.data["count"] == "> 18000"
