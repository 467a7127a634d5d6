"""Done, open and overdue; paths by days after joining."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.domain.assignments import (
    Assignment,
    State,
    Step,
    WholePlay,
    for_member,
    lacking,
    path_from,
    standing_of,
)
from service_quest.domain.calendar import day_counted, day_of

TALLINN = ZoneInfo("Europe/Tallinn")
DAY = 86_400_000
MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)

quick = settings(max_examples=25, deadline=None, database=None)


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=TALLINN).timestamp() * 1000)


WEDNESDAY_NOON = at("2026-11-25T12:00")


def play(scenario: str = "car", stars: int = 2, played: int = WEDNESDAY_NOON, late: int = 0):
    return WholePlay(scenario, stars, day_counted(played, played + late, TALLINN))


def state(assignment: Assignment, *plays: WholePlay, now: int = WEDNESDAY_NOON) -> State:
    return standing_of(assignment, lacking(assignment, plays), day_of(now, TALLINN))


def test_what_is_played_is_done() -> None:
    assert state(Assignment(("car",)), play()) is State.DONE


def test_what_is_not_played_is_open() -> None:
    assert state(Assignment(("car",))) is State.OPEN
    assert state(Assignment(("car",)), play("milk")) is State.OPEN


def test_every_scenario_has_to_be_played() -> None:
    both = Assignment(("car", "milk"))
    assert state(both, play("car")) is State.OPEN
    assert state(both, play("car"), play("milk")) is State.DONE
    assert lacking(both, [play("car")]) == ("milk",)


def test_it_is_overdue_once_the_day_is_over_where_the_organisation_is() -> None:
    due = Assignment(("car",), due=FRIDAY)
    assert state(due, now=at("2026-11-27T23:59")) is State.OPEN
    assert state(due, now=at("2026-11-28T00:00")) is State.OVERDUE


def test_done_late_is_done() -> None:
    due = Assignment(("car",), due=FRIDAY)
    later = at("2026-12-05T10:00")
    assert state(due, play(played=later), now=later) is State.DONE


def test_so_many_times_and_so_many_stars_may_be_asked() -> None:
    assert state(Assignment(("car",), stars=3), play(stars=2)) is State.OPEN
    assert state(Assignment(("car",), stars=3), play(stars=3)) is State.DONE
    twice = Assignment(("car",), times=2, stars=1)
    assert state(twice, play(), play(stars=0)) is State.OPEN
    assert state(twice, play(), play()) is State.DONE


def test_what_was_played_before_it_was_asked_does_not_count() -> None:
    asked = Assignment(("car",), since=MONDAY)
    assert state(asked, play(played=at("2026-11-22T23:59"))) is State.OPEN
    assert state(asked, play(played=at("2026-11-23T00:00"))) is State.DONE


def test_what_waited_on_a_device_counts_for_its_own_day() -> None:
    asked = Assignment(("car",), since=MONDAY)
    sunday = at("2026-11-22T12:00")
    assert state(asked, play(played=sunday, late=DAY)) is State.OPEN
    assert state(asked, play(played=sunday, late=3 * DAY)) is State.DONE


def test_a_path_is_dated_from_the_day_of_joining() -> None:
    steps = [Step(3, None, ("milk",)), Step(1, 5, ("car",), times=2, stars=1)]
    first, second = path_from(steps, MONDAY)
    assert (first.opens, first.assignment.due) == (MONDAY, FRIDAY)
    assert first.assignment == Assignment(("car",), FRIDAY, None, 2, 1)
    assert (second.opens, second.assignment.due) == (date(2026, 11, 25), None)


def test_what_was_played_before_joining_counts_on_a_path() -> None:
    (step,) = path_from([Step(1, 1, ("car",))], MONDAY)
    assert state(step.assignment, play(played=0)) is State.DONE


def test_what_was_due_before_someone_came_is_none_of_theirs() -> None:
    asked = Assignment(("car",), due=FRIDAY)
    assert for_member(asked, MONDAY, FRIDAY + timedelta(days=1)) is None


def test_who_comes_between_has_as_many_days_as_the_others_had() -> None:
    asked = Assignment(("car",), due=FRIDAY, times=2)
    theirs = for_member(asked, MONDAY, MONDAY + timedelta(days=3))
    assert theirs == Assignment(("car",), due=FRIDAY + timedelta(days=3), times=2)


def test_what_has_no_last_day_has_none_for_newcomers() -> None:
    asked = Assignment(("car",))
    assert for_member(asked, MONDAY, FRIDAY) == asked


@given(st.integers(0, 30), st.integers(-30, 60))
@quick
def test_nobodys_last_day_is_before_they_came_or_sooner_than_for_the_others(
    span: int, came: int
) -> None:
    due, joined = MONDAY + timedelta(days=span), MONDAY + timedelta(days=came)
    theirs = for_member(Assignment(("car",), due), MONDAY, joined)
    if theirs is None:
        assert joined > due
    else:
        assert theirs.due == due + max(joined - MONDAY, timedelta())


PLAYS = st.builds(
    play,
    st.sampled_from(["car", "milk", "cinema"]),
    st.integers(0, 3),
    st.integers(WEDNESDAY_NOON - 9 * DAY, WEDNESDAY_NOON),
    st.integers(0, 3 * DAY),
)
ASSIGNMENTS = st.builds(
    Assignment,
    st.sampled_from([("car",), ("car", "milk")]),
    st.none() | st.just(FRIDAY),
    st.none() | st.just(MONDAY),
    st.integers(1, 2),
    st.integers(0, 3),
)


@given(ASSIGNMENTS, st.lists(PLAYS, max_size=8), PLAYS)
@quick
def test_one_more_play_never_undoes_what_is_done(
    assignment: Assignment, plays: list[WholePlay], more: WholePlay
) -> None:
    before, after = (lacking(assignment, some) for some in (plays, [*plays, more]))
    assert set(after) <= set(before)


@given(ASSIGNMENTS, st.lists(PLAYS, max_size=8))
@quick
def test_it_is_done_when_each_scenario_is(assignment: Assignment, plays: list[WholePlay]) -> None:
    assert (state(assignment, *plays) is State.DONE) == (not lacking(assignment, plays))
