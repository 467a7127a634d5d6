"""The customer of the day: which it is, whose try counts, and what others said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.calendar import Season
from service_quest.domain.days import (
    NOBODY,
    Rota,
    customer_of,
    day_tried,
    days_with_customer,
    number_of,
    share_of,
)

TALLINN = ZoneInfo("Europe/Tallinn")
MONDAY = date(2026, 3, 2)
THREE = Rota(("milk", "key", "queue"))
MINUTE, HOUR = 60_000, 3_600_000
names = st.sampled_from(["milk", "key", "queue", "lamp"])


def at(day: int, hour: int, minute: int = 0) -> int:
    """Return a moment of March 2026 in Tallinn, in ms."""
    return round(datetime(2026, 3, day, hour, minute, tzinfo=TALLINN).timestamp() * 1000)


@given(st.lists(names, min_size=1, unique=True), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_in_one_round_everybody_comes_once(repeat: list[str], day: date) -> None:
    rota = Rota(tuple(repeat))
    round_ = [customer_of(day + timedelta(days=n), rota) for n in range(len(repeat))]
    assert sorted(filter(None, round_)) == sorted(repeat)
    assert customer_of(day + timedelta(days=len(repeat)), rota) == round_[0]


def test_the_days_number_tells_whose_turn_it_is() -> None:
    assert (number_of(date(1970, 1, 1)), number_of(MONDAY)) == (0, 20_514)
    assert customer_of(MONDAY, THREE) == THREE.repeat[20_514 % 3]


def test_a_fixed_date_goes_before_the_round_and_does_not_move_it() -> None:
    rota = Rota(THREE.repeat, {MONDAY: "lamp"})
    assert customer_of(MONDAY, rota) == "lamp"
    for away in (-1, 1, 2):
        day = MONDAY + timedelta(days=away)
        assert customer_of(day, rota) == customer_of(day, THREE)
    assert rota.scenarios() == {"milk", "key", "queue", "lamp"}


def test_nobody_comes_before_the_first_day_or_without_a_rota() -> None:
    rota = Rota(THREE.repeat, {MONDAY: "lamp"}, since=MONDAY + timedelta(days=4))
    season = Season(MONDAY)
    assert customer_of(MONDAY, NOBODY) is None
    assert days_with_customer(season.days(), NOBODY) == frozenset()
    assert days_with_customer(season.days(), rota) == {date(2026, 3, d) for d in (6, 7, 8)}
    assert len(days_with_customer(season.days(), Rota(("milk",)))) == 7


@pytest.mark.parametrize(
    ("began", "ended", "arrived", "day"),
    [
        (at(2, 9), at(2, 9, 1), at(2, 9, 2), 2),
        (at(2, 9), at(2, 17), at(2, 17), 2),  # somebody came between
        (at(2, 9), None, at(3, 9), 2),
        (at(2, 9), at(2, 9, 1), at(4, 9), 2),
        (at(2, 9), at(2, 9, 1), at(4, 9) + 1, None),
        (at(2, 23, 59), at(3, 0, 1), at(3, 0, 1), 2),
        (at(2, 23, 30), at(3, 0, 30), at(3, 1), 2),
        (at(2, 23, 30), at(3, 0, 31), at(3, 1), None),  # slept on it, so to say
        (at(2, 22), at(3, 8), at(3, 8), None),
        (at(3, 0), at(3, 0, 1), at(3, 0, 1), 3),
    ],
)
def test_a_try_is_of_the_day_it_began_if_it_ends_and_comes_in_time(
    began: int, ended: int | None, arrived: int, day: int | None
) -> None:
    wanted = None if day is None else date(2026, 3, day)
    assert day_tried(began, ended, arrived, TALLINN) == wanted


def test_the_day_is_that_of_the_organisation() -> None:
    late = round(datetime(2026, 3, 2, 22, 30, tzinfo=UTC).timestamp() * 1000)
    assert day_tried(late, late + MINUTE, late + HOUR, UTC) == MONDAY
    assert day_tried(late, late + MINUTE, late + HOUR, TALLINN) == date(2026, 3, 3)


def test_a_share_is_told_from_five_tries_on() -> None:
    assert share_of("a", {"a": 3, "b": 1}) is None
    assert share_of("a", {"a": 3, "b": 2}) == 60
    assert share_of("c", {"a": 3, "b": 2}) == 0
    assert share_of("a", {}) is None


@given(st.dictionaries(names, st.integers(1, 40), min_size=1))
def test_shares_are_percentages_that_add_up(replies: dict[str, int]) -> None:
    shares = [share_of(reply, replies) for reply in replies]
    if sum(replies.values()) < 5:
        assert set(shares) == {None}
    else:
        told = [share for share in shares if share is not None]
        assert len(told) == len(replies)
        assert abs(sum(told) - 100) <= len(replies) / 2
