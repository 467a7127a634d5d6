"""The weekly rhythm: a goal of one's own, and a nudge only when it is welcome."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.rhythm import NoGoal, goal_of, nudged_until
from service_quest.domain.settings import Settings

TALLINN = ZoneInfo("Europe/Tallinn")
THURSDAY = date(2026, 11, 26)
MONDAY = THURSDAY - timedelta(days=3)
HOURS = Settings(None, 8, 18)


def at(hour: int, day: date = THURSDAY) -> datetime:
    """Return a moment at half past an hour."""
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=TALLINN)


@pytest.mark.parametrize("days", [0, 6, -1])
def test_a_goal_is_one_to_five_days(days: int):
    with pytest.raises(NoGoal):
        goal_of(days)
    assert goal_of(3) == 3


def test_late_in_the_week_a_goal_not_reached_is_worth_a_word_until_the_hours_end():
    until = nudged_until([MONDAY], 2, at(9), HOURS)
    assert until == datetime(2026, 11, 26, 18, tzinfo=TALLINN)


@pytest.mark.parametrize("hour", [0, 7, 18, 23])
def test_never_outside_the_hours(hour: int):
    assert nudged_until([MONDAY], 2, at(hour), HOURS) is None


@pytest.mark.parametrize(
    "practised", [[THURSDAY], [MONDAY, MONDAY + timedelta(days=1)], [MONDAY, THURSDAY]]
)
def test_not_after_practice_or_a_goal_reached(practised: list[date]):
    assert nudged_until(practised, 2, at(9), HOURS) is None


def test_not_early_in_the_week():
    assert nudged_until([], 2, at(9, MONDAY), HOURS) is None


def test_last_weeks_days_do_not_count():
    last = [MONDAY - timedelta(days=1), MONDAY - timedelta(days=2)]
    assert nudged_until(last, 2, at(9), HOURS)


@given(st.integers(0, 23), st.integers(0, 24), st.integers(0, 24))
def test_whatever_the_hours_a_nudge_lies_within_them(hour: int, one: int, other: int):
    hours = Settings(None, min(one, other), max(one, other))
    until = nudged_until([], 2, at(hour), hours)
    if until:
        assert hours.nudge_from <= hour < hours.nudge_until
        assert at(hour) < until
