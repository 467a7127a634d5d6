"""What each did in a week, team by team: what the leaderboard is worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from service_quest.domain.calendar import Season
from service_quest.domain.days import Rota, days_with_customer
from service_quest.domain.ranking import (
    USUAL_WITHIN,
    Absence,
    Effort,
    Member,
    Membership,
    TeamWeek,
    away_in,
    effort_of,
    rosters,
    usual_of,
)
from service_quest.store import board, daily
from service_quest.store.people_records import Team


def team_weeks(
    connection: Connection, season: Season, rota: Rota, known: Iterable[Team]
) -> list[TeamWeek]:
    """Return the week of each of the teams known that had anyone in it on Monday."""
    headcounts = {team.id: team.headcount for team in known}
    first, last = season.monday, season.sunday
    joined = board.memberships(connection, first, last)
    away = away_in(board.absences(connection, first, last), season)
    days = board.practised(connection, first, last)
    tries = daily.points_by_day(connection, first, last)
    usual = _usual(connection, away, season, rota)

    def member(person: str) -> Member:
        practised = days.get(person, frozenset())
        mine = tries.get(person, {})
        return Member(person, practised, mine, person in away, usual.get(person))

    return [
        TeamWeek(team, tuple(member(person) for person in sorted(roster)), headcounts[team])
        for team, roster in rosters(joined, season).items()
        if team in headcounts
    ]


def _usual(
    connection: Connection, away: frozenset[str], season: Season, rota: Rota
) -> Mapping[str, Effort | None]:
    """Return what those who are away did in their last weeks there."""
    if not away:
        return {}
    first, last = season.after(-USUAL_WITHIN).monday, season.after(-1).sunday
    days = board.practised(connection, first, last, away)
    tries = daily.points_by_day(connection, first, last, away)
    gone = board.absences(connection, first, last)
    inside = board.memberships(connection, first, last)

    def did(week: Season) -> Mapping[str, Effort]:
        customers = days_with_customer(week.days(), rota)
        there = _there(week, gone, inside)
        weeks = (Member(p, days.get(p, frozenset()), tries.get(p, {})) for p in there)
        return {member.person: effort_of(member, week, customers) for member in weeks}

    past = [did(season.after(-number)) for number in range(USUAL_WITHIN, 0, -1)]
    return {person: usual_of([week.get(person) for week in past]) for person in away}


def _there(week: Season, gone: Sequence[Absence], inside: Sequence[Membership]) -> frozenset[str]:
    """Return who was on a roster in a week and not away."""
    return frozenset[str]().union(*rosters(inside, week).values()) - away_in(gone, week)
