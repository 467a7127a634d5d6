"""What a team's season earns: together, and beside its own weeks only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.badges import Badge, TeamRule
from service_quest.domain.calendar import Season
from service_quest.domain.ranking import Effort, Member, Standing, TeamWeek
from service_quest.domain.team_badges import TeamSeason, shown_by, team_season

SEASON = Season(date(2026, 3, 2))
TWO_DAYS = frozenset({SEASON.monday, SEASON.monday + timedelta(days=3)})
EVERYONE = Badge("everyone", "team", team=TeamRule(everyone=True))
STREET = Badge("street", "team", team=TeamRule(street=True))
BEST = Badge("best", "team", team=TeamRule(best_of=8))
PLAIN = TeamSeason(everyone=False, points=50, before=(), dark=3)


def earns(season: TeamSeason) -> tuple[str, ...]:
    """Return which of the three a season earns."""
    return shown_by(season, [EVERYONE, STREET, BEST, Badge("alone", "words")])


def of(*members: Member, dark: Sequence[str] = ("shop",)) -> TeamSeason:
    """Return the season of a team with such members."""
    return team_season(TeamWeek("t", members), SEASON, Standing("t", 2), (), dark)


def keen(name: str) -> Member:
    """Return somebody who practised on two days."""
    return Member(name, TWO_DAYS)


def test_all_who_were_there_must_have_practised_on_two_days():
    assert earns(of(keen("a"), keen("b"))) == ("everyone",)
    assert not earns(of(keen("a"), Member("b", frozenset({SEASON.monday}))))
    assert not earns(of(keen("a"), keen("b"), Member("c")))


def test_who_serves_there_and_is_not_on_the_roster_did_not_practise():
    week = TeamWeek("t", (keen("a"), keen("b")), 3)
    assert not earns(team_season(week, SEASON, Standing("t", 2), (), ("shop",)))
    assert earns(team_season(replace(week, headcount=2), SEASON, Standing("t", 2), (), ("shop",)))


def test_nobody_waits_for_who_is_away():
    gone = Member("c", away=True, usual=Effort())
    assert earns(of(keen("a"), keen("b"), gone)) == ("everyone",)


def test_one_alone_is_no_team():
    assert not earns(of(keen("a")))
    assert not earns(of())


def test_the_street_is_lit_when_no_house_is_dark():
    assert earns(of(keen("a"), dark=())) == ("street",)


def test_a_best_week_beats_each_of_the_teams_own_last_ones():
    best = replace(PLAIN, points=61, before=(99, 60, 20, None, 40, 60, 30, 10))
    assert earns(best) == ("best",)
    assert not earns(replace(best, points=60))
    assert not earns(replace(best, before=(20, None, 60)))
    assert not earns(replace(best, points=None))


@given(st.lists(st.none() | st.integers(0, 100), max_size=12), st.integers(0, 100))
def test_doing_better_never_loses_a_badge(before: list[int | None], points: int):
    season = replace(PLAIN, before=before, points=points)
    assert set(earns(season)) <= set(earns(replace(season, points=points + 1)))
