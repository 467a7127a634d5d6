"""When a principle comes back: later the better it is known, and always the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service_quest.actions.schedule import DAYS_MOST, due_after
from service_quest.domain.practice import History, Rating

DAY = 24 * 3_600_000
BEGAN = 1_772_000_000_000
steps = st.lists(
    st.tuples(st.integers(0, 90 * DAY), st.sampled_from(Rating)), min_size=1, max_size=12
)


def history(gaps: list[tuple[int, Rating]]) -> History:
    """Return what was known when, from the gaps between."""
    at, found = BEGAN, list[tuple[int, Rating]]()
    for gap, rating in gaps:
        at += gap
        found.append((at, rating))
    return tuple(found)


def days(*ratings: Rating) -> float:
    """Return after how many days it comes back, if it is met each time when it is due."""
    at, found = BEGAN, History()
    for rating in ratings:
        found = (*found, (at, rating))
        at = due_after(found)
    return (at - found[-1][0]) / DAY


def test_what_was_missed_comes_back_the_next_day():
    assert days(Rating.AGAIN) == 1


def test_the_better_it_was_known_the_later_it_comes_back():
    again, hard, good = (days(rating) for rating in (Rating.AGAIN, Rating.HARD, Rating.GOOD))
    assert again <= hard < good


def test_known_time_and_again_it_stays_away_longer_each_time():
    waits = [days(*[Rating.GOOD] * times) for times in (1, 2, 3, 4)]
    assert waits == sorted(set(waits))


def test_a_slip_brings_it_back_soon():
    assert days(Rating.GOOD, Rating.GOOD, Rating.AGAIN) < days(Rating.GOOD, Rating.GOOD)


def test_it_comes_back_within_a_year():
    assert days(*[Rating.GOOD] * 12) <= DAYS_MOST


@given(steps)
def test_there_is_no_chance_in_it(gaps: list[tuple[int, Rating]]):
    known = history(gaps)
    first = due_after(known)
    due_after.cache_clear()
    assert due_after(known) == first >= known[-1][0] + DAY
