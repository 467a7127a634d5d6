"""People on the leaderboard: few are seen, nobody is last, and the lower half is looked after."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.individuals import lower_half, plays_less, shown_to

NAMES = [f"p{number}" for number in range(12)]
POINTS = {name: 100 - 5 * number for number, name in enumerate(NAMES)}
people = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), min_size=5)


def seen(person: str, points: dict[str, int]) -> list[str]:
    """Return whom somebody sees."""
    return [place.person for place in shown_to(person, points)]


def test_one_sees_the_top_oneself_and_ones_neighbours():
    assert seen("p7", POINTS) == ["p0", "p1", "p2", "p6", "p7", "p8"]
    assert seen("p0", POINTS) == ["p0", "p1", "p2"]
    assert seen("p3", POINTS) == ["p0", "p1", "p2", "p3", "p4"]


def test_who_does_not_appear_sees_the_top_alone():
    assert seen("stranger", POINTS) == ["p0", "p1", "p2"]


def test_with_fewer_than_five_nobody_is_shown():
    assert shown_to("p0", dict.fromkeys(NAMES[:4], 1)) == ()


def test_equal_points_share_a_place():
    places = shown_to("p0", {"p0": 60, "p1": 60, "p2": 40, "p3": 0, "p4": 0})
    assert [place.place for place in places] == [1, 1, 3]


@given(people, st.sampled_from(NAMES))
def test_never_more_than_six_and_always_oneself(points: dict[str, int], person: str):
    shown = seen(person, points)
    assert len(shown) <= 6
    assert (person in shown) == (person in points)


@given(st.integers(5, 40))
def test_nobody_else_sees_who_is_last_however_many_they_are(many: int):
    points = {f"p{number:02}": many - number for number in range(many)}
    names = list(points)
    for who in [*names[:-1], "stranger"]:
        assert names[-1] not in seen(who, points)
    assert seen(names[-1], points)[-2:] == names[-2:]
    assert seen(names[-2], points)[-1] == names[-2]


@given(people)
def test_who_has_the_fewest_is_shown_to_themselves_alone(points: dict[str, int]):
    fewest = min(points.values())
    for who in [*points, "stranger"]:
        others = [points[one] for one in seen(who, points) if one != who]
        assert fewest not in others or len(set(points.values())) == 1


def test_where_all_have_the_same_nobody_is_last():
    assert len(shown_to("p4", dict.fromkeys(NAMES[:5], 0))) == 5


@given(people)
def test_halves_are_fair(points: dict[str, int]):
    low = lower_half(points)
    assert len(low) == len(points) // 2
    assert all(points[a] <= points[b] for a in low for b in points.keys() - low)


SIX = {f"p{number}": 10 * number for number in range(6)}
BEFORE = dict.fromkeys(SIX, 5)


def test_the_lower_half_that_plays_much_less_is_noticed():
    assert plays_less(SIX, BEFORE, {"p0": 4, "p1": 4, "p2": 4})
    assert not plays_less(SIX, BEFORE, {"p0": 4, "p1": 4, "p2": 5})


def test_what_the_upper_half_does_is_no_matter():
    assert not plays_less(SIX, BEFORE, {"p0": 5, "p1": 5, "p2": 5})


def test_nothing_is_told_of_small_teams_or_of_who_never_played():
    four = {name: SIX[name] for name in list(SIX)[:4]}
    assert not plays_less(four, BEFORE, {})
    assert not plays_less(SIX, {}, {})
