"""The leaderboard of a week: teams by their points, never people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from threading import Lock

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, today
from service_quest.actions.errors import BadRequest
from service_quest.domain.calendar import Season
from service_quest.domain.days import NOBODY, Rota, days_with_customer
from service_quest.domain.people import Act, require
from service_quest.domain.ranking import (
    USUAL_WITHIN,
    Absence,
    Effort,
    Member,
    Membership,
    Standing,
    TeamWeek,
    away_in,
    effort_of,
    rank,
    rosters,
    usual_of,
)
from service_quest.store import board, daily, teams
from service_quest.store.engine import reading


@dataclass(frozen=True, slots=True)
class Week:
    """The standings of a season, the first first: the same for all who look.

    `names`: of the teams, by id. `waiting`: teams that nobody was in on Monday; they
    count from the next one. `running`: the season is not over; `first`: there was none
    before it.
    """

    season: Season
    standings: Sequence[Standing]
    names: Mapping[str, str]
    waiting: Sequence[str]
    running: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Board(Week):
    """A week as one person sees it. `own`: the teams they are in, or lead."""

    own: frozenset[str]


Look = Callable[[Engine, datetime, str | None], Week]


def board_of(
    engine: Engine, now: datetime, token: str, season: str | None = None, look: Look | None = None
) -> Board:
    """Return the standings of a season (`2026-W47`), of the one that runs without it.

    `look` is another way to `week_of`, such as `Glance.at`.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: there is no such season.
        StoreError: the database cannot do its work now.
    """
    own = reading(engine, lambda c: _viewer(c, token))
    week = (look or week_of)(engine, now, season)
    return Board(**{part.name: getattr(week, part.name) for part in fields(Week)}, own=own)


def _viewer(connection: Connection, token: str) -> frozenset[str]:
    actor = acting(connection, token)
    require(actor, Act.SEE_BOARD)
    return actor.teams


def week_of(engine: Engine, now: datetime, season: str | None = None, rota: Rota = NOBODY) -> Week:
    """Work out the standings of a season. Who may see them is asked elsewhere.

    `rota` tells which days have a customer; in a week without any practice counts for all.

    Raises:
        BadRequest: there is no such season. StoreError: the database is away.
    """
    return reading(engine, lambda c: _week(c, season, today(c, now), rota))


def _week(connection: Connection, named: str | None, day: date, rota: Rota) -> Week:
    current = Season.of(day)
    season = _season(named) if named else current
    if season > current:
        raise BadRequest(field="season")
    names = {team.id: team.name for team in teams.teams(connection)}
    weeks = [one for one in _team_weeks(connection, season, rota) if one.team in names]
    waiting = sorted(set(names) - {one.team for one in weeks})
    earliest = board.first_day(connection)
    first = earliest is None or season <= Season.of(earliest)
    standings = rank(weeks, season, days_with_customer(season.days(), rota))
    return Week(season, standings, names, waiting, season == current, first)


def _season(name: str) -> Season:
    try:
        return Season.named(name)
    except (ValueError, OverflowError) as error:
        raise BadRequest(field="season") from error


class Glance:
    """Keeps the weeks that were looked at, each for a moment. Threads may share it."""

    def __init__(
        self, keep: timedelta = timedelta(seconds=1), most: int = 20, rota: Rota = NOBODY
    ) -> None:
        """Keep each of at most so many weeks for so long. `rota` is as in `week_of`."""
        self._keep, self._most, self._rota = keep, most, rota
        self._kept: dict[str | None, tuple[datetime, Week]] = {}
        self._lock = Lock()

    def at(self, engine: Engine, now: datetime, season: str | None = None) -> Week:
        """Return `week_of`, or what it was a moment ago; who comes meanwhile waits for it."""
        with self._lock:
            kept = self._kept.get(season)
            if kept is None or not kept[0] <= now < kept[0] + self._keep:
                kept = now, week_of(engine, now, season, self._rota)
                if len(self._kept) >= self._most:
                    self._kept.clear()
                self._kept[season] = kept
            return kept[1]


def _team_weeks(connection: Connection, season: Season, rota: Rota) -> list[TeamWeek]:
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
        TeamWeek(team, tuple(member(person) for person in sorted(roster)))
        for team, roster in rosters(joined, season).items()
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
