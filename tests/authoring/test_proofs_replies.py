"""The best reply is not guessed from its looks, and the wrong ones tempt."""

from __future__ import annotations

import pytest

from service_quest.domain.scenario import Kind, Meters, Scenario
from tests.authoring.proving import SOUND, chain, changed, places, proven, short, shrug, swap


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
