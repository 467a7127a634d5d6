"""Handing over: a coordinator becomes an administrator, so that another can leave."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, known_person
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, Role, require
from service_quest.store import people, teams
from service_quest.store.engine import writing


def appoint(engine: Engine, now: datetime, token: str, person: str) -> None:
    """Make a coordinator an administrator, beside those who are.

    Raises:
        NoSession, NotAllowed: who asks may not, or it is no coordinator.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor, target = acting(connection, token, now), known_person(connection, person)
        require(actor, Act.APPOINT, person=target)
        if target is None or target.role is not Role.COORDINATOR:
            raise NotAllowed(act=Act.APPOINT.value)
        # An administrator looks after all teams.
        teams.drop_leader(connection, person)
        people.change_person(connection, person, role=Role.ADMINISTRATOR.value)

    writing(engine, work)
