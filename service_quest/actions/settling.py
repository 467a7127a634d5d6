"""Settling: a season that nothing can change any more is stored as it stood, once.

Whoever looks first after that does it, or the command `service-quest settle`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import zone_here
from service_quest.actions.content import Shelf
from service_quest.actions.times import milliseconds
from service_quest.actions.weeks import team_weeks
from service_quest.domain.calendar import Season, day_of
from service_quest.domain.days import days_with_customer
from service_quest.domain.ranking import POOL, Standing, TeamWeek, rank
from service_quest.domain.scenario import OFF_STREET
from service_quest.domain.team_badges import shown_by, team_season
from service_quest.store import board, seasons, teams
from service_quest.store.engine import reading, writing
from service_quest.store.seasons import Settled

BEFORE_MOST = 52
"""Weeks that a best week can be one of."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A season as it is to be stored, and the badges that teams earned in it."""

    season: Season
    settled: Settled
    awards: Mapping[str, tuple[str, ...]]


def settle(engine: Engine, shelf: Shelf, now: datetime, most: int | None = None) -> int:
    """Settle what is due, the oldest first; return how many seasons. Harmless to repeat.

    `most`: so many at once, for those who wait.

    Raises:
        StoreError: the database cannot do its work now.
    """
    done = 0
    while most is None or done < most:
        # Worked out before the transaction that writes: nobody waits for it with the lock.
        found = reading(engine, lambda c: _due(c, shelf, milliseconds(now)))
        if found is None:
            return done
        writing(engine, lambda c, due=found: _store(c, due, milliseconds(now)))
        done += 1
    return done


def _due(connection: Connection, shelf: Shelf, now: int) -> Settlement | None:
    """Work out the oldest season that is over and not settled."""
    last, first = seasons.last_settled(connection), board.first_day(connection)
    if first is None:
        return None
    season = last.after() if last else Season.of(first)
    zone = zone_here(connection)
    # Most who look find nothing due: told without working anything out.
    if season.sunday >= day_of(now, zone) or season.settled_at(zone) > now:
        return None
    return _settlement(connection, shelf, season)


def _settlement(connection: Connection, shelf: Shelf, season: Season) -> Settlement:
    known = teams.all_teams(connection)
    weeks = team_weeks(connection, season, shelf.rota, known)
    standings = rank(weeks, season, days_with_customer(season.days(), shelf.rota))
    names = {team.id: team.name for team in known}
    awards = _awards(connection, shelf, season, weeks, standings)
    return Settlement(season, Settled(standings, names), awards)


def _awards(
    connection: Connection,
    shelf: Shelf,
    season: Season,
    weeks: list[TeamWeek],
    standings: tuple[Standing, ...],
) -> Mapping[str, tuple[str, ...]]:
    street = {s.id for s in shelf.current.values() if s.level not in OFF_STREET}
    before = seasons.points_before(connection, season, BEFORE_MOST)
    lit = seasons.lit_by(connection, season, [week.team for week in weeks])
    have = seasons.team_awards(connection)
    at = {standing.team: standing for standing in standings if standing.team != POOL}
    earned: dict[str, tuple[str, ...]] = {}
    for week in weeks:
        team = week.team
        dark = street - lit.get(team, frozenset()) if street else {"every house"}
        one = team_season(week, season, at[team], before.get(team, ()), dark)
        new = (badge for badge in shown_by(one, shelf.badges) if badge not in have.get(team, ()))
        earned[team] = tuple(new)
    return earned


def _store(connection: Connection, due: Settlement, now: int) -> None:
    last = seasons.last_settled(connection)
    if last and last >= due.season:
        return  # somebody else was quicker
    seasons.add_season(connection, due.season, due.settled, now)
    seasons.add_team_awards(connection, due.season, due.awards)
