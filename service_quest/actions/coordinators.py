"""Coordinators, as the administrator invites them, gives them teams and takes them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import Fresh, acting, known_person, known_team, new_id
from service_quest.actions.links import Link, Maker, link_to
from service_quest.actions.teams import take_out
from service_quest.actions.times import milliseconds
from service_quest.domain.errors import NotAllowed
from service_quest.domain.names import name_of
from service_quest.domain.people import Act, Role, require
from service_quest.store import people, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Person


@dataclass(frozen=True, slots=True)
class Coordinator:
    """A coordinator and the teams (ids) that they look after, closed ones left out."""

    person: Person
    teams: frozenset[str]


def invite_coordinator(
    engine: Engine, now: datetime, token: str, name: str, led: Sequence[str], fresh: Fresh
) -> Link:
    """Make a link for a coordinator of some teams (ids).

    Raises:
        NoSession, NotAllowed: who asks may not, or there is no such team.
        NameLength, UnfitSigns: the name. StoreError: the database is away.
    """
    at, tidy = milliseconds(now), name_of(name)

    def work(connection: Connection) -> Link:
        actor = acting(connection, token, now)
        require(actor, Act.INVITE_COORDINATOR)
        for team in led:
            require(actor, Act.LEAD_TEAM, team=known_team(connection, team))
        secret = fresh()
        person = Person(new_id(secret, "person"), Role.COORDINATOR, real_name=tidy)
        people.add_person(connection, person, at)
        for team in sorted(set(led)):
            teams.add_leader(connection, person.id, team)
        return link_to(connection, person, None, Maker(actor.person, secret, at))

    return writing(engine, work)


def list_coordinators(engine: Engine, token: str) -> Sequence[Coordinator]:
    """Return the coordinators by name, those who have not come yet among them.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Coordinator]:
        require(acting(connection, token), Act.LIST_COORDINATORS)
        leads = teams.leaders(connection)
        found = people.people_of(connection, Role.COORDINATOR)
        return [Coordinator(one, leads.get(one.id, frozenset())) for one in found]

    return reading(engine, work)


def lead_team(
    engine: Engine, now: datetime, token: str, person: str, team: str, *, leads: bool
) -> None:
    """Let a coordinator look after a team, or no longer.

    Raises:
        NoSession, NotAllowed: who asks may not, or they are no coordinator.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.LEAD_TEAM, team=known_team(connection, team))
        _known_coordinator(connection, person, Act.LEAD_TEAM)
        teams.drop_leader(connection, person, team)
        if leads:
            teams.add_leader(connection, person, team)

    writing(engine, work)


def remove_coordinator(engine: Engine, now: datetime, token: str, person: str) -> None:
    """Take a coordinator out: they can no longer sign in. What they assigned stays.

    Raises:
        NoSession, NotAllowed: who asks may not, or they are no coordinator.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.REMOVE_COORDINATOR, person=known_person(connection, person))
        _known_coordinator(connection, person, Act.REMOVE_COORDINATOR)
        teams.drop_leader(connection, person)
        take_out(connection, person, now)

    writing(engine, work)


def _known_coordinator(connection: Connection, person: str, act: Act) -> None:
    found = known_person(connection, person)
    if found is None or found.role is not Role.COORDINATOR:
        raise NotAllowed(act=act.value)
