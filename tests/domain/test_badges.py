"""What conversations show of badges, and when they are earned."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.domain.analysis import analyse
from service_quest.domain.badges import (
    Badge,
    Meter,
    MoveRule,
    PlayRule,
    Shown,
    earned,
    newly_earned,
    play_of,
    progress_of,
    shown_in,
)
from service_quest.domain.errors import UnfinishedAttempt
from service_quest.domain.scenario import Case, Goal, Kind, Meters, Scenario, Serves, Side
from tests.domain.scripts import kettle

quick = settings(max_examples=25, deadline=None, database=None)

WELL = ("hello.listen", "told.swap", "bye.wish")
ARGUED = ("hello.argue", "hurt.sorry", "told.form", "hurt.shrug")
COLD = ("hello.listen", "told.swap", "bye.next")

TWICE = ("hello.listen", "told.swap", "hurt.sorry", "told.swap", "bye.wish")

KETTLE = kettle(opening=Meters(5, 7, 5))
STURDY = kettle(opening=Meters(5, 7, 8))
STORMY = kettle(opening=Meters(1, 9, 5), goal=Goal.WON_BACK)
MISFIT = kettle(cases=(Case("only"),))


def shows(
    move: MoveRule | None = None,
    play: PlayRule | None = None,
    said: tuple[str, ...] = WELL,
    script: Scenario = KETTLE,
) -> bool:
    """Tell whether a conversation shows a badge with these rules."""
    badge = Badge("some", "words", move=move, play=play)
    return bool(shown_in(play_of(analyse(script), "only", said), [badge]).badges)


def kinds(*some: Kind) -> MoveRule:
    return MoveRule(kinds=frozenset(some))


def test_a_move_shows_an_act_by_its_kind() -> None:
    assert shows(kinds(Kind.WISH))
    assert shows(kinds(Kind.GREET, Kind.WISH))
    assert not shows(kinds(Kind.GREET))


def test_as_the_customer_one_serves_nobody() -> None:
    assert not shows(kinds(Kind.WISH), script=kettle(side=Side.CUSTOMER))


def test_only_a_move_well_made_shows_anything() -> None:
    assert not shows(kinds(Kind.ARGUE), said=ARGUED)
    assert shows(kinds(Kind.TAKE_BACK), said=ARGUED)


def test_a_move_may_have_to_serve_the_essence() -> None:
    serving = MoveRule(serves=frozenset({Serves.ESSENCE}))
    assert shows(serving)
    assert not shows(serving, said=ARGUED)


def test_it_may_have_to_bring_out_something_new() -> None:
    assert shows(MoveRule(frozenset({Kind.LISTEN}), finds=True))
    assert not shows(MoveRule(frozenset({Kind.WISH}), finds=True))


def test_it_may_have_to_be_chosen_instead_of_another() -> None:
    assert shows(MoveRule(instead_of=frozenset({Kind.ARGUE})))
    assert not shows(MoveRule(instead_of=frozenset({Kind.OLD_HAND})))


def test_it_may_have_to_offer_what_fits() -> None:
    assert shows(MoveRule(fits=True))
    assert not shows(MoveRule(frozenset({Kind.WISH}), fits=True))
    assert not shows(MoveRule(fits=True), script=MISFIT)


def test_it_may_have_to_lift_both_sides() -> None:
    assert shows(MoveRule(raises=frozenset({Meter.TRUST, Meter.BALANCE})))
    assert not shows(MoveRule(frozenset({Kind.LISTEN}), raises=frozenset({Meter.BALANCE})))


def test_a_conversation_may_have_to_reach_the_goal() -> None:
    assert shows(play=PlayRule())
    assert not shows(play=PlayRule(), said=COLD)
    assert shows(play=PlayRule(goal=False), said=COLD)


def test_never_arguing_needs_the_chance_to_argue() -> None:
    assert shows(play=PlayRule(never=frozenset({Kind.ARGUE})))
    assert not shows(play=PlayRule(goal=False, never=frozenset({Kind.ARGUE})), said=ARGUED)
    assert not shows(play=PlayRule(never=frozenset({Kind.BLAME})))


def test_a_peacemaker_comes_from_almost_no_calm() -> None:
    stormy = PlayRule(calm_down_to=1)
    assert not shows(play=stormy)
    assert shows(play=stormy, said=TWICE, script=STORMY)


def test_both_sides_needs_a_full_balance() -> None:
    full = PlayRule(balance_from=10)
    assert not shows(play=full)
    assert shows(play=full, script=STURDY)


def test_a_move_and_a_conversation_may_both_be_asked() -> None:
    assert not shows(kinds(Kind.LISTEN), PlayRule(), said=COLD)
    assert shows(kinds(Kind.LISTEN), PlayRule(goal=False), said=COLD)


def test_a_conversation_that_breaks_off_shows_nothing() -> None:
    with pytest.raises(UnfinishedAttempt):
        play_of(analyse(KETTLE), "only", WELL[:-1])


WALL = (
    Badge("act", "words", scenarios=2, move=kinds(Kind.WISH)),
    Badge("will", "words", scenarios=1, play=PlayRule()),
)


def shown(scenario: str, *badges: str) -> Shown:
    return Shown(scenario, frozenset(badges))


def test_a_badge_is_earned_in_so_many_different_scenarios() -> None:
    assert earned(WALL, [shown("car", "act")]) == set()
    assert earned(WALL, [shown("car", "act"), shown("car", "act")]) == set()
    assert earned(WALL, [shown("car", "act"), shown("milk", "act")]) == {"act"}
    assert progress_of([shown("car", "act"), shown("milk", "act")]) == {"act": 2}


def test_what_is_earned_is_awarded_once_in_the_order_of_the_wall() -> None:
    history = [shown("car", "will", "act"), shown("milk", "act")]
    assert newly_earned(WALL, history, ()) == ("act", "will")
    assert newly_earned(WALL, history, {"act"}) == ("will",)
    assert newly_earned(WALL, history, {"act", "will"}) == ()


def test_a_conversation_tells_all_that_its_badges_need() -> None:
    played = play_of(analyse(KETTLE), "only", WELL)
    assert shown_in(played, WALL) == shown("small", "act", "will")


HISTORIES = st.lists(
    st.builds(
        Shown,
        st.sampled_from(["car", "milk", "cinema"]),
        st.frozensets(st.sampled_from(["act", "will", "gone"])),
    ),
    max_size=8,
)


@given(HISTORIES, st.integers(0, 9_999).map(Random))
@quick
def test_the_order_of_a_history_does_not_matter(history: list[Shown], random: Random) -> None:
    shuffled = random.sample(history, len(history))
    assert earned(WALL, shuffled) == earned(WALL, history)


@given(HISTORIES, HISTORIES)
@quick
def test_what_is_earned_is_never_lost(history: list[Shown], more: list[Shown]) -> None:
    assert earned(WALL, history) <= earned(WALL, history + more)


@given(HISTORIES)
@quick
def test_the_same_history_told_twice_earns_no_more(history: list[Shown]) -> None:
    assert earned(WALL, history * 2) == earned(WALL, history)


@given(HISTORIES, HISTORIES)
@quick
def test_nothing_is_awarded_twice(history: list[Shown], more: list[Shown]) -> None:
    first = newly_earned(WALL, history, ())
    then = newly_earned(WALL, history + more, first)
    assert not set(first) & set(then)
    assert set(first) | set(then) == earned(WALL, history + more)
