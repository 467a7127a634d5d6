"""The leaderboard of a week or a month: teams by their points, never by their people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import partial
from threading import Lock, Thread

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, today
from service_quest.actions.errors import BadRequest
from service_quest.actions.weeks import team_weeks
from service_quest.domain.calendar import Season
from service_quest.domain.days import NOBODY, Rota, days_with_customer
from service_quest.domain.people import Act, require
from service_quest.domain.ranking import Standing, counts_from, in_month, rank
from service_quest.store import board, seasons, teams
from service_quest.store.engine import reading
from service_quest.store.errors import StoreError
from service_quest.store.people_records import Team
from service_quest.store.seasons import Settled


@dataclass(frozen=True, slots=True)
class Week:
    """The standings of a season or a month, the first first: the same for all who look.

    `season`: the week, of a month its last. `names`: of the teams, by id. `waiting`:
    teams that nobody was in on Monday; they count from the next one. `running`: it is
    not over; `first`: there was none before it.
    """

    season: Season
    standings: Sequence[Standing]
    names: Mapping[str, str]
    waiting: Sequence[str]
    running: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Board(Week):
    """A week or a month as one person sees it. `own`: the teams they are in, or lead.

    `late`: it is the week that runs, and they count in their team from the next one.
    """

    own: frozenset[str]
    late: bool = False


Look = Callable[[Engine, datetime, str | None], Week]


def board_of(
    engine: Engine, now: datetime, token: str, when: str | None = None, look: Look | None = None
) -> Board:
    """Return the standings of a season (`2026-W47`) or a month (`2026-11`).

    Without `when` it is the season that runs. `look` is another way to `week_of`, such
    as `Glance.at`.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: there is no such time.
        StoreError: the database cannot do its work now.
    """
    own, counts = reading(engine, lambda c: _viewer(c, token))
    week = (look or week_of)(engine, now, when)
    known = {part.name: getattr(week, part.name) for part in fields(Week)}
    weekly = week.running and not _is_month(when)
    late = weekly and counts is not None and counts > week.season.monday
    return Board(**known, own=own, late=late)


def _viewer(connection: Connection, token: str) -> tuple[frozenset[str], date | None]:
    actor = acting(connection, token)
    require(actor, Act.SEE_BOARD)
    return actor.teams, counts_from(board.memberships_of(connection, actor.person))


def _is_month(when: str | None) -> bool:
    return bool(when and "W" not in when)


def week_of(engine: Engine, now: datetime, when: str | None = None, rota: Rota = NOBODY) -> Week:
    """Return the standings of a season or a month. Who may see them is asked elsewhere.

    What is settled is read as it was settled. `rota` tells which days have a customer;
    in a week without any practice counts for all.

    Raises:
        BadRequest: there is no such time. StoreError: the database is away.
    """

    def work(connection: Connection) -> Week:
        current = Season.of(today(connection, now))
        if when and _is_month(when):
            return _month(connection, _month_named(when, current), current, rota)
        return _week(connection, _season(when, current), current, rota)

    return reading(engine, work)


def _week(connection: Connection, season: Season, current: Season, rota: Rota) -> Week:
    opened = teams.teams(connection)
    found = _standings(connection, season, rota, opened)
    there = {standing.team for standing in found.standings}
    waiting = [] if season < current else sorted({team.id for team in opened} - there)
    first = season <= _earliest(connection, current)
    return Week(season, found.standings, found.names, waiting, season == current, first)


def _standings(
    connection: Connection, season: Season, rota: Rota, opened: Sequence[Team]
) -> Settled:
    """Return how teams stood or stand in a season; only open ones, where it is not settled."""
    stored = seasons.settled(connection, season)
    if stored:
        return stored
    weeks = team_weeks(connection, season, rota, opened)
    customers = days_with_customer(season.days(), rota)
    return Settled(rank(weeks, season, customers), {team.id: team.name for team in opened})


def _month(connection: Connection, month: date, current: Season, rota: Rota) -> Week:
    opened = teams.teams(connection)
    earliest = _earliest(connection, current)
    weeks = [week for week in _weeks_in(month) if earliest <= week <= current]
    # One that has just begun would pull all down: it counts while there is no other.
    weeks = [week for week in weeks if week < current] or weeks
    found = [_standings(connection, week, rota, opened) for week in weeks]
    called = {team: name for one in found for team, name in one.names.items()}
    called |= {team.id: team.name for team in opened}
    standings = in_month([one.standings for one in found])
    last = weeks[-1] if weeks else Season.of(month)
    running, first = month == current.month, month <= earliest.month
    return Week(last, standings, called, [], running, first)


def _weeks_in(month: date) -> list[Season]:
    """Return the seasons that count for a month."""
    around = [Season.of(month).after(number) for number in range(-1, 6)]
    return [season for season in around if season.month == month]


def _earliest(connection: Connection, current: Season) -> Season:
    first = board.first_day(connection)
    return Season.of(first) if first else current


def _season(name: str | None, current: Season) -> Season:
    try:
        season = Season.named(name) if name else current
    except (ValueError, OverflowError) as error:
        raise BadRequest(field="season") from error
    if season > current:
        raise BadRequest(field="season")
    return season


def _month_named(name: str, current: Season) -> date:
    try:
        month = date.fromisoformat(f"{name}-01")
    except ValueError as error:
        raise BadRequest(field="month") from error
    if month > current.month or month.year <= date.min.year:
        raise BadRequest(field="month")
    return month


def aside(work: Callable[[], object]) -> None:
    """Do something in a thread of its own."""
    Thread(target=work, daemon=True).start()


class Glance:
    """Keeps what was looked at, each for a moment. Threads may share it."""

    def __init__(
        self,
        keep: timedelta = timedelta(seconds=1),
        most: int = 20,
        rota: Rota = NOBODY,
        before: Callable[[Engine, datetime], object] | None = None,
        aside: Callable[[Callable[[], object]], object] = aside,
    ) -> None:
        """Keep each of at most so many weeks or months for so long. `rota` is as in `week_of`.

        `before` is done before anything is worked out anew, such as settling; `aside` does
        what nobody has to wait for.
        """
        self._keep, self._most, self._rota, self._before = keep, most, rota, before
        self._aside = aside
        self._kept: dict[str | None, tuple[datetime, Week]] = {}
        self._lock = Lock()

    def at(self, engine: Engine, now: datetime, when: str | None = None) -> Week:
        """Return `week_of`, or what it was a moment ago.

        Up to twice as old as it is to be kept it is still told, while it is worked out anew
        for who looks next; so among many who look nobody waits. Later they wait for it.
        """
        kept = self._young(now, when, 2 * self._keep)
        if kept is None:
            with self._lock:
                return self._young(now, when, self._keep) or self._anew(engine, now, when)
        if self._young(now, when, self._keep) is None and self._lock.acquire(blocking=False):
            self._aside(partial(self._renew, engine, now, when))
        return kept

    def _young(self, now: datetime, when: str | None, most: timedelta) -> Week | None:
        kept = self._kept.get(when)
        return kept[1] if kept and kept[0] <= now < kept[0] + most else None

    def _renew(self, engine: Engine, now: datetime, when: str | None) -> None:
        try:
            self._anew(engine, now, when)
        except StoreError:
            return  # who looks next waits for it, and is told
        finally:
            self._lock.release()

    def _anew(self, engine: Engine, now: datetime, when: str | None) -> Week:
        if self._before:
            self._before(engine, now)
        week = week_of(engine, now, when, self._rota)
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[when] = now, week
        return week
