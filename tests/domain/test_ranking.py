"""The leaderboard: the formula, and that nothing but practice moves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.domain.calendar import Season
from service_quest.domain.ranking import (
    POOL,
    TEAM_LEAST,
    Absence,
    Effort,
    Member,
    Membership,
    NoHeadcount,
    Standing,
    TeamWeek,
    away_in,
    counts_from,
    effort_of,
    headcount_of,
    in_month,
    placed,
    points_of,
    rank,
    rosters,
    usual_of,
)

SEASON = Season(date(2026, 11, 23))
MONDAY = SEASON.monday
DAYS = tuple(SEASON.days())
BEFORE = MONDAY - timedelta(days=1)

quick = settings(max_examples=25, deadline=None, database=None)


def member(person: str = "a", days: Sequence[date] = (), **fields: object) -> Member:
    return replace(Member(person, frozenset(days)), **fields)


def tries(*outcomes: int) -> Mapping[date, int]:
    return dict(zip(DAYS, outcomes, strict=False))


def team(name: str, *members: Member) -> TeamWeek:
    return TeamWeek(name, members)


def keen(count: int, prefix: str = "k", outcome: int = 100) -> tuple[Member, ...]:
    done = tries(outcome, outcome)
    return tuple(member(f"{prefix}{i}", DAYS[:2], tries=done) for i in range(count))


def idle(count: int, prefix: str = "i") -> tuple[Member, ...]:
    return tuple(member(f"{prefix}{i}") for i in range(count))


def standing(name: str, standings: Sequence[Standing]) -> Standing:
    return next(one for one in standings if one.team == name)


def exact(week: TeamWeek, customers: Sequence[date] = DAYS) -> Fraction:
    return points_of(week, SEASON, customers) or Fraction(0)


def board(*weeks: TeamWeek, customers: Sequence[date] = DAYS) -> tuple[Standing, ...]:
    return rank(weeks, SEASON, customers)


# The formula


def test_a_team_that_does_it_all_has_a_hundred_points() -> None:
    (one,) = board(team("one", *keen(5)))
    assert one == Standing("one", 5, 1, 100, 100, 100)


def test_a_team_that_does_nothing_has_none() -> None:
    (one,) = board(team("one", *idle(5)))
    assert (one.points, one.practised_share, one.day_mean) == (0, 0, 0)


def test_practice_is_sixty_and_the_customers_of_the_day_are_forty() -> None:
    practised = [member(str(i), DAYS[:2]) for i in range(5)]
    tried = [member(str(i), tries=tries(100, 100)) for i in range(5)]
    assert exact(team("one", *practised)) == 60
    assert exact(team("one", *tried)) == 40


def test_one_day_is_no_week_of_practice() -> None:
    assert effort_of(member(days=DAYS[:1]), SEASON, DAYS).practised == 0
    assert effort_of(member(days=DAYS[5:]), SEASON, DAYS).practised == 1


def test_days_of_other_weeks_count_nothing() -> None:
    around = [BEFORE, DAYS[0], SEASON.after().monday]
    stray = {BEFORE: 100, SEASON.after().monday: 100}
    assert effort_of(member(days=around, tries=stray), SEASON, DAYS) == Effort()


def test_the_two_best_first_tries_count() -> None:
    assert effort_of(member(tries=tries(10, 90, 40)), SEASON, DAYS).daily == 65
    assert effort_of(member(tries=tries(90)), SEASON, DAYS).daily == 45


def test_a_try_counts_only_where_there_was_a_customer() -> None:
    only = [DAYS[1]]
    assert effort_of(member(tries=tries(90, 50)), SEASON, only).daily == 50


def test_without_customers_of_the_day_practice_is_all() -> None:
    (one,) = board(team("one", *keen(4), *idle(1)), customers=())
    assert one == Standing("one", 5, 1, 80, 80, None)


def test_customers_of_other_weeks_are_none() -> None:
    (one,) = board(team("one", *keen(5)), customers=[BEFORE])
    assert (one.points, one.day_mean) == (100, None)


def test_points_are_shown_whole_and_rounded_half_up() -> None:
    (one,) = board(team("one", *keen(1), *idle(7)), customers=())
    assert one.points == 13


# Places


def test_equal_points_share_a_place_and_the_next_is_left_out() -> None:
    found = board(team("c", *idle(5, "c")), team("b", *keen(5, "b")), team("a", *keen(5, "a")))
    assert [(one.team, one.place) for one in found] == [("a", 1), ("b", 1), ("c", 3)]


def test_equal_means_equal_as_shown() -> None:
    most = team("most", *keen(99, "m"), *idle(1, "mi"))
    more = team("more", *keen(199, "n"), *idle(2, "ni"))
    assert exact(most) != exact(more)
    assert [one.place for one in board(most, more)] == [1, 1]


def test_fewer_than_five_have_no_figures() -> None:
    few = standing("few", board(team("few", *keen(4)), team("five", *idle(5))))
    assert few == Standing("few", 4)


def test_small_teams_stand_together_if_they_are_enough() -> None:
    found = board(team("x", *keen(3, "x")), team("y", *idle(3, "y")))
    assert standing(POOL, found) == Standing(POOL, 6, 1, 50, 50, 50, ("x", "y"))
    assert [one.team for one in found] == [POOL, "x", "y"]


def test_small_teams_that_are_too_few_together_stay_without_figures() -> None:
    found = board(team("x", *keen(2, "x")), team("y", *keen(2, "y")))
    assert [one.points for one in found] == [None, None]


def test_no_teams_make_an_empty_board() -> None:
    assert board() == ()


# Roster and absence


def test_the_roster_is_who_is_there_on_monday() -> None:
    found = rosters(
        [
            Membership("stays", "one", BEFORE),
            Membership("begins", "one", MONDAY),
            Membership("leaves today", "one", BEFORE, MONDAY),
            Membership("joins later", "one", DAYS[1]),
            Membership("left", "one", BEFORE - timedelta(days=9), BEFORE),
        ],
        SEASON,
    )
    assert found == {"one": {"stays", "begins", "leaves today"}}


def test_who_changes_teams_on_monday_is_in_the_new_one() -> None:
    moves = [Membership("she", "old", BEFORE, MONDAY), Membership("she", "new", MONDAY)]
    assert rosters(moves, SEASON) == {"new": {"she"}}
    assert rosters(moves[::-1], SEASON) == {"new": {"she"}}


def test_who_is_away_was_marked_before_monday_for_most_of_the_week() -> None:
    def away(first: date, last: date, marked: date = BEFORE) -> bool:
        return "she" in away_in([Absence("she", first, last, marked)], SEASON)

    assert away(DAYS[0], DAYS[3])
    assert away(BEFORE, SEASON.after().sunday)
    assert not away(DAYS[0], DAYS[2])
    assert not away(DAYS[0], DAYS[6], marked=MONDAY)


def test_two_spells_away_add_up_and_overlaps_do_not() -> None:
    first, second = (
        Absence("she", DAYS[0], DAYS[1], BEFORE),
        Absence("she", DAYS[2], DAYS[3], BEFORE),
    )
    assert away_in([first, second], SEASON) == {"she"}
    assert away_in([first, first], SEASON) == set()


def test_who_is_away_counts_as_they_usually_do() -> None:
    usual = Effort(Fraction(1, 2), Fraction(50))
    away = member("away", DAYS[:5], tries=tries(100, 100), away=True, usual=usual)
    assert exact(team("one", *keen(5), away)) == Fraction(5 * 100 + 50, 6)


def test_who_is_away_and_new_does_not_count() -> None:
    assert exact(team("one", *keen(5), member("new", away=True))) == 100


def test_where_nobody_counts_there_are_no_points() -> None:
    assert points_of(team("one", member("new", away=True)), SEASON) is None


def test_usual_is_the_mean_of_the_last_weeks_there() -> None:
    good, none = Effort(Fraction(1), Fraction(100)), Effort()
    assert usual_of([good, none]) == Effort(Fraction(1, 2), Fraction(50))
    assert usual_of([good, good, good, none, none, none, none]) == none
    assert usual_of([good, None, None]) == good


def test_usual_fades_after_eight_weeks() -> None:
    assert usual_of([Effort(Fraction(1)), *[None] * 8]) is None
    assert usual_of([]) is None


def test_a_team_with_half_its_people_away_has_no_place() -> None:
    away = [replace(one, away=True, usual=Effort()) for one in idle(6)]
    assert standing("one", board(team("one", *keen(5), *away))).place is None
    assert standing("one", board(team("one", *keen(5), *away[:5]))).place == 1


# Headcount


def test_who_serves_there_and_is_on_no_roster_counts_with_nothing_done() -> None:
    four, eight = keen(4), replace(team("one", *keen(8)), headcount=10)
    assert exact(eight) == 80
    (one,) = board(eight)
    assert one == Standing("one", 8, 1, 80, 80, 80)
    assert exact(replace(team("one", *four), headcount=4)) == 100
    assert points_of(replace(team("one"), headcount=3), SEASON, DAYS) == 0


def test_who_is_away_is_on_the_roster_and_not_missing() -> None:
    usual = Effort(Fraction(1, 2), Fraction(50))
    away = (member("away", away=True, usual=usual), member("new", away=True))
    told = replace(team("one", *keen(5), *away), headcount=8)
    assert exact(told) == Fraction(5 * 100 + 50, 7)


def test_who_is_missing_in_small_teams_is_missing_in_their_pool() -> None:
    x, y = replace(team("x", *keen(3, "x")), headcount=5), team("y", *keen(3, "y"))
    assert standing(POOL, board(x, y)) == Standing(POOL, 6, 1, 75, 75, 75, ("x", "y"))


@pytest.mark.parametrize("people", [0, -1, 10_000, 10**9])
def test_no_team_has_nobody_or_ten_thousand(people: int) -> None:
    with pytest.raises(NoHeadcount) as caught:
        headcount_of(people)
    assert caught.value.data == {"least": 1, "most": 9999}
    assert (headcount_of(None), headcount_of(1), headcount_of(9999)) == (None, 1, 9999)


# From when one counts


def since(*spans: tuple[str, date, date | None]) -> date | None:
    return counts_from([Membership("she", *span) for span in spans])


def test_who_joins_on_monday_counts_at_once_and_later_from_the_next() -> None:
    following = SEASON.after().monday
    assert since(("one", MONDAY, None)) == MONDAY
    assert since(("one", DAYS[1], None)) == since(("one", DAYS[6], None)) == following
    assert since(("one", BEFORE, None)) == MONDAY


def test_who_changes_teams_counts_in_the_new_one_as_its_roster_has_them() -> None:
    following = SEASON.after().monday
    assert since(("old", BEFORE, MONDAY), ("new", MONDAY, None)) == MONDAY
    assert since(("old", BEFORE, DAYS[2]), ("new", DAYS[2], None)) == following


def test_who_comes_back_in_a_week_that_they_began_there_counts_in_it() -> None:
    assert since(("one", BEFORE, DAYS[1]), ("one", DAYS[3], None)) == MONDAY


def test_who_is_in_no_team_counts_nowhere() -> None:
    assert since() is since(("one", BEFORE, MONDAY)) is None


# Months


def week(*points: int | None) -> tuple[Standing, ...]:
    names = "abcdef"
    rows = (Standing(names[i], 5, None, p, p, p) for i, p in enumerate(points) if p is not None)
    small = (Standing(names[i], 4) for i, p in enumerate(points) if p is None)
    return (*placed(rows), *small)


def test_a_month_is_the_mean_of_its_weeks() -> None:
    found = in_month([week(100, 50), week(51, 50)])
    assert [(one.team, one.points, one.place) for one in found] == [("a", 76, 1), ("b", 50, 2)]


def test_a_month_needs_a_place_in_half_of_its_weeks() -> None:
    found = in_month([week(100, 10), week(None, 10), week(None, 10)])
    assert [(one.team, one.place) for one in found] == [("b", 1), ("a", None)]
    assert [one.team for one in in_month([week(100), week(None)])] == ["a"]


def test_the_pool_has_no_month() -> None:
    small = board(team("x", *keen(3, "x")), team("y", *keen(3, "y")))
    assert {one.team for one in in_month([small])} == {"x", "y"}


def test_a_month_without_customers_has_no_mean_of_them() -> None:
    (one,) = in_month([board(team("one", *keen(5)), customers=())])
    assert (one.points, one.day_mean) == (100, None)


# Properties


def effort(random: Random) -> Effort:
    return Effort(Fraction(random.randint(0, 4), 4), Fraction(random.randint(0, 200), 2))


def some(random: Random) -> Member:
    """Return somebody in a random week: busy, idle or away."""
    return Member(
        "x",
        frozenset(random.sample(DAYS, random.randint(0, 4))),
        {day: random.randint(0, 100) for day in random.sample(DAYS, random.randint(0, 4))},
        random.random() < 0.2,
        effort(random) if random.random() < 0.7 else None,
    )


def people(random: Random, least: int = 1, most: int = 9) -> list[Member]:
    return [some(random) for _ in range(random.randint(least, most))]


def numbered(members: Sequence[Member], prefix: str = "p") -> tuple[Member, ...]:
    return tuple(replace(one, person=f"{prefix}{i}") for i, one in enumerate(members))


def teams(random: Random) -> list[TeamWeek]:
    count = random.randint(0, 5)
    return [TeamWeek(f"t{i}", numbered(people(random), f"{i}-")) for i in range(count)]


# Made from a seed: quicker than drawing each part, as these tests run at every save.
SEEDS = st.integers(0, 9_999).map(Random)
ROSTERS = SEEDS.map(people)
LARGE = SEEDS.map(lambda random: people(random, 2 * TEAM_LEAST, 12))
BOARDS = SEEDS.map(teams)
HISTORIES = SEEDS.map(
    lambda random: [
        effort(random) if random.random() < 0.7 else None for _ in range(random.randint(0, 12))
    ]
)


@given(BOARDS, SEEDS)
@quick
def test_the_order_of_teams_and_people_does_not_matter(
    weeks: list[TeamWeek], random: Random
) -> None:
    stirred = [
        TeamWeek(one.team, tuple(random.sample(one.members, len(one.members)))) for one in weeks
    ]
    random.shuffle(stirred)
    assert board(*stirred) == board(*weeks)


@given(BOARDS)
@quick
def test_a_place_tells_how_many_have_more_points(weeks: list[TeamWeek]) -> None:
    ranked = [one for one in board(*weeks) if one.place is not None]
    for one in ranked:
        better = sum((other.points or 0) > (one.points or 0) for other in ranked)
        assert one.place == better + 1


@given(BOARDS)
@quick
def test_points_and_shares_are_within_their_limits(weeks: list[TeamWeek]) -> None:
    for one in board(*weeks):
        figures = (one.points, one.practised_share, one.day_mean)
        assert all(figure is None or 0 <= figure <= 100 for figure in figures)
        assert (one.points is None) == (one.place is None)


@given(ROSTERS, SEEDS)
@quick
def test_playing_more_never_lowers_the_points(members: list[Member], random: Random) -> None:
    which = random.randrange(len(members))
    day, outcome = random.choice(DAYS), random.randint(0, 100)
    one = members[which]
    tried = {day: outcome} | dict(one.tries)  # a first try stays the first
    busier = replace(one, practised=one.practised | {day}, tries=tried)
    after = [*members[:which], busier, *members[which + 1 :]]
    assert exact(team("t", *after)) >= exact(team("t", *members))


@given(ROSTERS, SEEDS)
@quick
def test_grinding_on_the_same_day_adds_nothing(members: list[Member], random: Random) -> None:
    played = [one for one in members if one.practised]
    if played:
        day = random.choice(sorted(played[0].practised))
        again = replace(played[0], practised=frozenset([*played[0].practised, day]))
        after = [again if one is played[0] else one for one in members]
        assert exact(team("t", *after)) == exact(team("t", *members))


@given(ROSTERS, st.integers(1, 6))
@quick
def test_ghosts_and_idlers_never_help(members: list[Member], count: int) -> None:
    assert exact(team("t", *members, *idle(count))) <= exact(team("t", *members))


@given(ROSTERS)
@quick
def test_a_ghost_marked_as_away_changes_nothing(members: list[Member]) -> None:
    ghost = member("ghost", away=True)
    assert exact(team("t", *members, ghost)) == exact(team("t", *members))


@given(ROSTERS)
@quick
def test_marking_an_idler_as_away_gains_nothing(members: list[Member]) -> None:
    there = team("t", *members, member("idler"))
    away = team("t", *members, member("idler", away=True, usual=usual_of([Effort()])))
    assert exact(away) == exact(there)


@given(ROSTERS, st.integers(0, 5), SEEDS)
@quick
def test_where_the_headcount_is_told_leaving_anybody_out_never_helps(
    members: list[Member], more: int, random: Random
) -> None:
    headcount = len(members) + more
    stays = random.sample(members, random.randint(0, len(members)))
    whole, part = (replace(team("t", *some), headcount=headcount) for some in (members, stays))
    assert exact(part) <= exact(whole)


@given(ROSTERS, st.integers(1, 9))
@quick
def test_a_headcount_up_to_the_roster_changes_nothing(members: list[Member], told: int) -> None:
    untold = team("t", *members)
    counted = replace(untold, headcount=min(told, len(members)))
    assert points_of(counted, SEASON, DAYS) == points_of(untold, SEASON, DAYS)


@given(BOARDS, SEEDS)
@quick
def test_a_headcount_lifts_nobody_and_lowers_no_other_team(
    weeks: list[TeamWeek], random: Random
) -> None:
    told = {one.team: random.choice([None, random.randint(1, 15)]) for one in weeks}
    before = {one.team: one.points for one in board(*weeks)}
    after = board(*(replace(one, headcount=told[one.team]) for one in weeks))
    for one in after:
        assert (one.points or 0) <= (before[one.team] or 0)
        if one.team != POOL and told[one.team] is None:
            assert one.points == before[one.team]


@given(SEEDS)
@quick
def test_who_is_taken_out_or_added_after_monday_changes_no_roster(random: Random) -> None:
    def day(number: int) -> date:
        return MONDAY + timedelta(days=number)

    spans = [(random.randint(-20, 0), random.choice([None, *range(30)])) for _ in range(8)]
    known = [
        Membership(f"p{i}", "one", day(first), None if days is None else day(first + days))
        for i, (first, days) in enumerate(spans)
    ]
    today = day(random.randint(1, 6))
    left = [replace(m, last=today) if (m.last or date.max) > today else m for m in known]
    joined = Membership("new", "one", today)
    assert rosters([*left, joined], SEASON) == rosters(known, SEASON)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4))
@quick
def test_an_absence_marked_after_monday_changes_nothing(spells: list[tuple[int, int]]) -> None:
    absences = [Absence("she", DAYS[0], DAYS[last], DAYS[marked]) for last, marked in spells]
    assert away_in(absences, SEASON) == set()


@given(LARGE, st.integers(1, 9))
@quick
def test_a_split_team_has_the_same_points_over_all_its_people(
    members: list[Member], cut: int
) -> None:
    there = [replace(one, away=False) for one in members]
    whole, left, right = (team("t", *some) for some in (there, there[:cut], there[cut:]))
    weighted = sum(len(part.members) * exact(part) for part in (left, right))
    assert weighted == len(there) * exact(whole)


@given(LARGE, BOARDS)
@quick
def test_splitting_a_team_never_betters_the_sum_of_places(
    members: list[Member], others: list[TeamWeek]
) -> None:
    there = numbered([replace(one, away=False) for one in members])
    cut = len(there) // 2
    before = standing("whole", board(team("whole", *there), *others))
    after = board(team("left", *there[:cut]), team("right", *there[cut:]), *others)
    places = [standing(name, after).place or 0 for name in ("left", "right")]
    assert max(places) >= (before.place or 0)
    assert sum(places) > (before.place or 0)


@given(BOARDS)
@quick
def test_no_figures_tell_on_fewer_than_five(weeks: list[TeamWeek]) -> None:
    assert all(one.people >= TEAM_LEAST for one in board(*weeks) if one.points is not None)


@given(HISTORIES)
@quick
def test_usual_is_no_better_than_the_best_of_the_weeks(history: list[Effort | None]) -> None:
    usual = usual_of(history)
    known = [one for one in history if one]
    if usual:
        assert usual.points(with_daily=True) <= max(one.points(with_daily=True) for one in known)
