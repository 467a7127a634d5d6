"""What a reply tells of a principle, and which moments come next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.moments import Moment
from service_quest.domain.practice import (
    MOMENTS_MOST,
    RATINGS,
    Met,
    Rating,
    histories,
    rated,
    suggest,
)
from service_quest.domain.scoring import Grade

PRINCIPLES = ("G1", "G2", "A1", "A2", "B3")
SCENARIOS = ("lamp", "door", "roses")
MINUTE = 60_000


def moment(scenario: str, node: str, *principles: str) -> Moment:
    """Return a moment with one customer that trains these principles."""
    return Moment(scenario, node, "only", (0,), {"a": Grade.BEST, "b": Grade.BLUNDER}, principles)


names = st.sampled_from(PRINCIPLES)
replies = st.lists(st.tuples(st.lists(names, max_size=2), st.sampled_from(Grade)), max_size=6)
meetings = st.lists(st.builds(Met, st.integers(0, 10**13), replies), max_size=8)
decks = st.lists(
    st.builds(moment, st.sampled_from(SCENARIOS), st.integers(0, 9).map(str), names, names),
    unique_by=lambda one: one.id,
)
times = st.integers(0, 10**13)


def test_what_was_done_well_once_and_badly_once_was_not_known() -> None:
    met = Met(0, [(["A1", "A3"], Grade.BEST), (["A1"], Grade.BLUNDER), (["G2"], Grade.INACCURACY)])
    assert rated(met) == {"A1": Rating.AGAIN, "A3": Rating.GOOD, "G2": Rating.HARD}


def test_every_grade_tells_something_and_a_worse_one_never_more() -> None:
    told = [RATINGS[grade] for grade in Grade]
    assert told == sorted(told, reverse=True)


@given(meetings)
def test_a_principle_has_one_rating_for_each_time_that_it_was_met(met: list[Met]) -> None:
    found = histories(met)
    for principle, history in found.items():
        times_met = sorted(m.at for m in met if principle in rated(m))
        assert [at for at, _ in history] == times_met
    assert found.keys() == {name for one in met for name in rated(one)}


def test_in_whatever_order_it_arrives_the_history_is_the_same() -> None:
    early, late = Met(1, [(["A1"], Grade.BEST)]), Met(2, [(["A1"], Grade.BLUNDER)])
    assert histories([late, early]) == {"A1": ((1, Rating.GOOD), (2, Rating.AGAIN))}


def test_the_longest_overdue_comes_first() -> None:
    moments = [moment("lamp", "a", "G1"), moment("door", "b", "A1")]
    found = suggest({"G1": 20, "A1": 10}, moments, {}, {})
    assert [(one.principle, one.moment) for one in found] == [
        ("A1", "door.b.only"),
        ("G1", "lamp.a.only"),
    ]


def test_a_stranger_goes_before_whom_one_knows() -> None:
    moments = [moment("lamp", "a", "G1"), moment("door", "b", "G1"), moment("door", "c", "A1")]
    (first,) = suggest({"G1": 0}, moments, {"lamp": 5}, {})
    assert first.moment == "door.b.only"
    both = suggest({"G1": 0, "A1": 1}, [*moments, moment("roses", "d", "A1")], {}, {})
    assert len({one.moment.split(".")[0] for one in both}) == 2


def test_among_those_one_knows_it_is_whom_one_met_longest_ago_and_a_new_moment() -> None:
    moments = [moment("lamp", "a", "G1"), moment("lamp", "b", "G1"), moment("door", "c", "G1")]
    (first,) = suggest({"G1": 0}, moments, {"lamp": 5, "door": 9}, {"lamp.a.only": 5})
    assert first.moment == "lamp.b.only"


def test_what_no_moment_trains_is_passed_over() -> None:
    assert suggest({"M2": 0}, [moment("lamp", "a", "G1")], {}, {}) == ()


@given(
    st.dictionaries(names, times),
    decks,
    st.dictionaries(st.sampled_from(SCENARIOS), times),
    st.dictionaries(st.sampled_from([f"lamp.{n}.only" for n in range(9)]), times),
)
def test_nothing_comes_twice_and_all_that_comes_trains_what_is_due(
    due: dict[str, int], moments: list[Moment], met: dict[str, int], practised: dict[str, int]
) -> None:
    found = suggest(due, moments, met, practised)
    known = {one.id: one for one in moments}
    assert len(found) <= MOMENTS_MOST
    assert len({one.moment for one in found}) == len({one.principle for one in found}) == len(found)
    assert [one.due for one in found] == sorted(one.due for one in found)
    for one in found:
        assert one.principle in known[one.moment].principles
        assert due[one.principle] == one.due


@given(st.integers(8, 30))
def test_no_more_than_seven_come_however_much_is_due(many: int) -> None:
    moments = [moment(f"s{n}", "a", f"P{n:02}") for n in range(many)]
    found = suggest({f"P{n:02}": n for n in range(many)}, moments, {}, {})
    assert [one.due for one in found] == list(range(MOMENTS_MOST))
