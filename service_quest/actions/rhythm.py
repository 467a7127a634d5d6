"""One's own week: on which days one practised, out of a goal one sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, zone_here
from service_quest.domain.calendar import Season
from service_quest.domain.people import Act, require
from service_quest.domain.rhythm import goal_of, nudged_until
from service_quest.store import board, people
from service_quest.store.choices import choices
from service_quest.store.engine import reading, writing
from service_quest.store.settings import settings


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A week: its Monday, the days practised in order, the goal in days.

    `nudge_until`: until when (UTC) a nudge may be shown; None for none.
    """

    monday: date
    days: Sequence[date]
    goal: int
    nudge_until: datetime | None


def rhythm_of(engine: Engine, now: datetime, token: str) -> Rhythm:
    """Return the week of who asks.

    Raises:
        NoSession: who asks was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> Rhythm:
        actor = acting(connection, token)
        require(actor, Act.SEE_PROGRESS)
        here = now.astimezone(zone_here(connection))
        season = Season.of(here.date())
        found = board.practised(connection, season.monday, season.sunday, [actor.person])
        days = sorted(found.get(actor.person, ()))
        _, goal = choices(connection, actor.person)
        until = nudged_until(days, goal, here, settings(connection))
        return Rhythm(season.monday, days, goal, until.astimezone(UTC) if until else None)

    return reading(engine, work)


def set_goal(engine: Engine, now: datetime, token: str, days: int) -> None:
    """Set on how many days of a week one wants to practise, 1-5.

    Raises:
        NoSession, NotAllowed: who asks may not. NoGoal: the days.
        StoreError: the database is away.
    """
    goal = goal_of(days)

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.SET_GOAL)
        people.change_person(connection, actor.person, goal_days=goal)

    writing(engine, work)
