"""Days on which someone is away, marked beforehand."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import today
from service_quest.actions.errors import AwayReversed
from service_quest.actions.teams import require_over
from service_quest.domain.people import Act
from service_quest.domain.ranking import Absence
from service_quest.store import teams
from service_quest.store.engine import writing


def mark_away(
    engine: Engine, now: datetime, token: str, person: str, first: date, last: date
) -> None:
    """Note that someone is away from a day to a day, both included.

    Raises:
        NoSession, NotAllowed: who asks may not. AwayReversed: the days.
        StoreError: the database is away.
    """
    if last < first:
        raise AwayReversed

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.MARK_AWAY, person, now)
        marked = today(connection, now)
        teams.mark_absence(connection, Absence(person, first, last, marked))

    writing(engine, work)


def unmark_away(engine: Engine, now: datetime, token: str, person: str, first: date) -> None:
    """Take back that someone is away from a day on.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.MARK_AWAY, person, now)
        teams.unmark_absence(connection, person, first)

    writing(engine, work)
