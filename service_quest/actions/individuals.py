"""People on the leaderboard: switched on by the organisation, then by each for themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, known_team, today
from service_quest.domain.calendar import WEEK, Season
from service_quest.domain.days import Rota, days_with_customer
from service_quest.domain.individuals import SPAN_WEEKS, Place, plays_less, shown_to
from service_quest.domain.people import Act, require
from service_quest.domain.ranking import Member, effort_of, whole
from service_quest.store import board, daily, people, teams
from service_quest.store.choices import appearing, choices
from service_quest.store.engine import reading, writing
from service_quest.store.settings import settings

SPAN_LEAST = 2
"""Weeks after which it can be told at all whether people play less."""


@dataclass(frozen=True, slots=True)
class Individuals:
    """The people's table as one person sees it this week; `aliases` of those in it."""

    places: Sequence[Place]
    aliases: Mapping[str, str]
    own: str


def appear(engine: Engine, now: datetime, token: str, on: bool) -> None:
    """Appear on the leaderboard under one's alias, or no longer.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.APPEAR_ON_BOARD)
        people.change_person(connection, actor.person, on_board=on)

    writing(engine, work)


def individuals_of(engine: Engine, now: datetime, token: str, rota: Rota) -> Individuals | None:
    """Return the people whom one sees this week; None where people do not appear.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Individuals | None:
        actor = acting(connection, token)
        require(actor, Act.SEE_BOARD)
        if not settings(connection).individuals:
            return None
        aliases = appearing(connection)
        season = Season.of(today(connection, now))
        points = _points(connection, season, aliases.keys(), rota)
        places = shown_to(actor.person, points)
        return Individuals(places, {p.person: aliases[p.person] for p in places}, actor.person)

    return reading(engine, work)


def wants_to_appear(engine: Engine, token: str) -> bool | None:
    """Return whether who asks wants to appear; None where nobody can.

    Raises:
        NoSession: who asks was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> bool | None:
        actor = acting(connection, token)
        on, _ = choices(connection, actor.person)
        return on if settings(connection).individuals else None

    return reading(engine, work)


def lower_half_plays_less(engine: Engine, now: datetime, token: str, team: str, rota: Rota) -> bool:
    """Tell whether the lower half of a team practises less since people may appear.

    The halves are by the points of the four weeks before; the latest whole weeks since,
    up to four, are compared with as many before, from the second on: told while it holds.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> bool:
        require(acting(connection, token), Act.SEE_DESK, team=known_team(connection, team))
        return _plays_less(connection, team, today(connection, now), rota)

    return reading(engine, work)


def _plays_less(connection: Connection, team: str, day: date, rota: Rota) -> bool:
    since = settings(connection).individuals_since
    weeks = (day - since).days // WEEK if since else 0
    if since is None or weeks < SPAN_LEAST:
        return False
    began = since - timedelta(weeks=SPAN_WEEKS)
    members = teams.members(connection, [team])
    who = [one.person.id for one in members if one.first_day <= began]
    points = dict.fromkeys(who, 0)
    for number in range(1, SPAN_WEEKS + 1):
        season = Season.of(since).after(-number)
        for person, more in _points(connection, season, who, rota).items():
            points[person] += more
    end, span = since + timedelta(weeks=weeks), timedelta(weeks=min(SPAN_WEEKS, weeks))
    before, after = (_days(connection, day - span, day, who) for day in (since, end))
    return plays_less(points, before, after)


def _points(
    connection: Connection, season: Season, among: Collection[str], rota: Rota
) -> Mapping[str, int]:
    """Return the whole points of some people in a week, by the teams' own rule."""
    who = sorted(among)
    days = board.practised(connection, season.monday, season.sunday, who)
    tries = daily.points_by_day(connection, season.monday, season.sunday, who)
    customers = days_with_customer(season.days(), rota)
    found: dict[str, int] = {}
    for person in who:
        member = Member(person, days.get(person, frozenset()), tries.get(person, {}))
        found[person] = whole(effort_of(member, season, customers).points(bool(customers)))
    return found


def _days(
    connection: Connection, first: date, end: date, who: Collection[str]
) -> Mapping[str, int]:
    """Return on how many days each practised, from a day until before another."""
    days = board.practised(connection, first, end - timedelta(days=1), who)
    return {person: len(found) for person, found in days.items()}
