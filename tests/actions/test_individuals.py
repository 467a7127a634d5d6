"""People on the leaderboard by two switches; one's own week, and who is looked after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from service_quest.actions.individuals import (
    Individuals,
    appear,
    individuals_of,
    lower_half_plays_less,
    wants_to_appear,
)
from service_quest.actions.people import open_guest
from service_quest.actions.rhythm import Rhythm, rhythm_of, set_goal
from service_quest.actions.settings import allow_individuals, set_nudge_hours
from service_quest.actions.teams import remove_person
from service_quest.domain.days import NOBODY
from service_quest.domain.rhythm import NoGoal
from tests.actions.plays import MAIE, NOW, after
from tests.actions.staff import Someone, Staff, fresh


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


def crew(staff: Staff, boss: Someone, many: int = 6) -> tuple[str, list[Someone]]:
    """Make a team that so many join."""
    team = staff.team(boss).id
    poster = staff.poster(boss, team)
    return team, [staff.joins(poster, f"Laps {number}") for number in range(many)]


def practise(staff: Staff, who: Someone, days: Sequence[float]) -> None:
    """Let someone play on some days, counted from the first."""
    for day in days:
        replace(staff, now=after(days=day)).plays(who, int(fresh()[:8], 16))


def switched_on(staff: Staff, boss: Someone, people: Sequence[Someone]) -> None:
    """Let the organisation allow it, and people want it."""
    allow_individuals(staff.engine, staff.now, boss.token, on=True)
    for who in people:
        appear(staff.engine, staff.now, who.token, on=True)


def seen(staff: Staff, who: Someone, days: float = 0) -> Individuals | None:
    """Return whom someone sees."""
    return individuals_of(staff.engine, after(days=days), who.token, NOBODY)


def test_nobody_is_shown_before_the_organisation_allows_it(staff: Staff, boss: Someone):
    _, people = crew(staff, boss)
    for who in people:
        appear(staff.engine, staff.now, who.token, on=True)
    assert seen(staff, people[0]) is None
    assert wants_to_appear(staff.engine, people[0].token) is None


def test_only_those_who_want_it_are_shown_under_their_alias(staff: Staff, boss: Someone):
    _, people = crew(staff, boss)
    switched_on(staff, boss, people[:5])
    practise(staff, people[4], (0, 1))
    practise(staff, people[5], (0, 1))

    table = seen(staff, people[0], days=1)
    assert table
    assert (table.places[0].person, table.places[0].points) == (people[4].person, 100)
    assert "Laps 4" in table.aliases.values()
    assert people[5].person not in table.aliases
    assert wants_to_appear(staff.engine, people[0].token) is True
    assert wants_to_appear(staff.engine, people[5].token) is False


def test_who_no_longer_wants_to_or_is_gone_is_not_shown(staff: Staff, boss: Someone):
    _, people = crew(staff, boss, 7)
    switched_on(staff, boss, people)
    appear(staff.engine, staff.now, people[0].token, on=False)
    remove_person(staff.engine, staff.now, boss.token, people[1].person)
    table = seen(staff, people[2])
    assert table and table.places
    assert not {people[0].person, people[1].person} & set(table.aliases)


def test_four_are_too_few_to_be_shown(staff: Staff, boss: Someone):
    _, people = crew(staff, boss)
    switched_on(staff, boss, people[:4])
    table = seen(staff, people[0])
    assert table == Individuals((), {}, people[0].person)


def test_the_coordinator_is_told_when_the_lower_half_plays_less(staff: Staff, boss: Someone):
    team, people = crew(staff, boss)
    for who in people[:3]:
        practise(staff, who, (21, 24))
    for who in people[3:]:
        practise(staff, who, (1, 2, 8, 9, 15, 16, 22, 23, 29, 30, 36, 37))
    there = replace(staff, now=after(days=28))
    switched_on(there, boss, people)

    def less(days: float) -> bool:
        moment = after(days=days)
        return lower_half_plays_less(staff.engine, moment, boss.token, team, NOBODY)

    assert not less(41)
    assert less(42)
    for who in people[:3]:
        practise(staff, who, (29, 33))
    assert not less(42)


def test_it_is_told_from_the_latest_weeks_and_as_long_as_it_holds(staff: Staff, boss: Someone):
    team, people = crew(staff, boss)
    for who in people[3:]:
        practise(staff, who, (1, 2, 8, 9, 15, 16, 22, 23))
    for who in people[:3]:
        practise(staff, who, [7 * week + 1 for week in range(13) if week != 8])
    switched_on(replace(staff, now=after(days=28)), boss, people)

    def less(weeks: int) -> bool:
        moment = after(days=28 + 7 * weeks)
        return lower_half_plays_less(staff.engine, moment, boss.token, team, NOBODY)

    # The fifth week after, in which they did not play, is one of the latest four until the ninth.
    assert [weeks for weeks in range(1, 10) if less(weeks)] == [5, 6, 7, 8]


def test_a_week_is_told_with_the_days_practised_and_the_goal(staff: Staff, boss: Someone):
    _, people = crew(staff, boss)
    practise(staff, people[0], (0, 0.1, 2))
    set_goal(staff.engine, staff.now, people[0].token, 3)

    rhythm = rhythm_of(staff.engine, after(days=2), people[0].token)
    assert rhythm == Rhythm(date(2026, 3, 2), [date(2026, 3, 2), date(2026, 3, 4)], 3, None)
    following = rhythm_of(staff.engine, after(days=7), people[0].token)
    assert (following.days, following.goal) == ([], 3)


def test_a_nudge_ends_with_the_organisations_hours(staff: Staff, boss: Someone):
    _, people = crew(staff, boss)
    set_nudge_hours(staff.engine, staff.now, boss.token, 9, 12)
    thursday = rhythm_of(staff.engine, after(days=3, hours=-1), people[0].token)
    assert thursday.nudge_until == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert rhythm_of(staff.engine, after(days=3, hours=3), people[0].token).nudge_until is None


def test_a_guest_has_a_week_too_with_the_usual_goal(staff: Staff):
    open_guest(staff.engine, NOW, MAIE)
    assert rhythm_of(staff.engine, NOW, MAIE).goal == 2
    assert rhythm_of(staff.engine, NOW, fresh()).goal == 2


def test_a_goal_beyond_five_days_is_refused(staff: Staff, boss: Someone):
    with pytest.raises(NoGoal):
        set_goal(staff.engine, staff.now, boss.token, 6)
