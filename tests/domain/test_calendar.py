"""Days, seasons and the day an attempt counts for, in the organisation's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.domain.calendar import LATE_MS, Season, day_counted, day_of, start_of

TALLINN = ZoneInfo("Europe/Tallinn")
ZONES = st.sampled_from([TALLINN, UTC, timezone(timedelta(hours=14)), ZoneInfo("Asia/Beirut")])
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MOMENTS = st.integers(1_577_836_800_000, 2_000_000_000_000)
HOUR = 3_600_000

quick = settings(max_examples=25, deadline=None, database=None)


def at(text: str) -> int:
    """Return the moment of a time in Tallinn."""
    return round(datetime.fromisoformat(text).replace(tzinfo=TALLINN).timestamp() * 1000)


def test_a_day_begins_at_midnight_where_the_organisation_is() -> None:
    midnight = at("2026-11-23T00:00")
    assert day_of(midnight, TALLINN) == date(2026, 11, 23)
    assert day_of(midnight - 1, TALLINN) == date(2026, 11, 22)
    assert day_of(midnight, UTC) == date(2026, 11, 22)


@given(DAYS, ZONES)
@quick
def test_a_days_first_moment_is_in_it_and_the_one_before_is_not(day: date, zone: ZoneInfo) -> None:
    first = start_of(day, zone)
    assert day_of(first, zone) == day
    assert day_of(first - 1, zone) == day - timedelta(days=1)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_a_day_on_which_clocks_change_is_one_day(day: str, hours: int) -> None:
    this = date.fromisoformat(day)
    length = start_of(this + timedelta(days=1), TALLINN) - start_of(this, TALLINN)
    assert length == hours * HOUR


def test_what_arrives_within_two_days_counts_for_the_day_it_was_played() -> None:
    played = at("2026-11-20T23:50")
    for late in (0, HOUR, LATE_MS):
        assert day_counted(played, played + late, TALLINN) == date(2026, 11, 20)


def test_what_arrives_later_counts_for_the_day_it_arrives() -> None:
    played = at("2026-11-20T23:50")
    assert day_counted(played, played + LATE_MS + 1, TALLINN) == date(2026, 11, 22)


def test_what_claims_to_come_from_the_future_counts_for_the_day_it_arrives() -> None:
    arrived = at("2026-11-20T23:50")
    assert day_counted(arrived + HOUR, arrived, TALLINN) == date(2026, 11, 20)


@given(MOMENTS, st.integers(-10 * LATE_MS, 10 * LATE_MS), ZONES)
@quick
def test_no_attempt_counts_for_a_day_to_come_or_one_long_past(
    arrived: int, waited: int, zone: ZoneInfo
) -> None:
    day = day_counted(arrived - waited, arrived, zone)
    assert day_of(arrived - LATE_MS, zone) <= day <= day_of(arrived, zone)


@given(DAYS)
@quick
def test_every_day_is_in_one_season_of_seven_days(day: date) -> None:
    season = Season.of(day)
    assert day in season
    assert day in list(season.days())
    assert len(list(season.days())) == 7
    assert season.sunday + timedelta(days=1) == season.after().monday
    assert day not in season.after(-1)


@given(DAYS)
@quick
def test_a_season_is_found_again_by_its_name(day: date) -> None:
    assert Season.named(Season.of(day).name) == Season.of(day)


def test_the_first_week_may_begin_in_the_year_before() -> None:
    assert Season.of(date(2025, 12, 29)).name == "2026-W01"
    assert Season.of(date(2027, 1, 3)).name == "2026-W53"


@pytest.mark.parametrize("name", ["", "2026", "2026-W5", "2026-W54", "2026-w05", "2026-W05-1"])
def test_other_names_are_no_seasons(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Season.named(name)


def test_a_season_begins_on_a_monday() -> None:
    with pytest.raises(ValueError, match="2026-11-24"):
        Season(date(2026, 11, 24))


def test_a_week_counts_for_the_month_that_most_of_it_is_in() -> None:
    assert Season(date(2026, 11, 30)).month == date(2026, 12, 1)
    assert Season(date(2026, 9, 28)).month == date(2026, 10, 1)
    assert Season(date(2026, 10, 26)).month == date(2026, 10, 1)


@given(DAYS, st.integers(0, LATE_MS))
@quick
def test_once_settled_nothing_that_arrives_counts_for_a_season(day: date, wait: int) -> None:
    season = Season.of(day)
    arrives = season.settled_at(TALLINN)
    assert day_counted(arrives - wait, arrives, TALLINN) not in season
