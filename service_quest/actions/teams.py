"""Teams and the people in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import (
    Fresh,
    acting,
    known_person,
    known_team,
    led_by,
    new_id,
    today,
)
from service_quest.actions.errors import (
    AliasTakenThere,
    BadRequest,
    TeamNameTaken,
    TeamNotEmpty,
)
from service_quest.actions.getting_in import FACE, is_alias_taken, require_own_alias
from service_quest.actions.times import milliseconds
from service_quest.domain.names import alias_of, likeness_of, name_of
from service_quest.domain.people import Act, Actor, Role, require
from service_quest.domain.ranking import counts_from, headcount_of
from service_quest.store import assignments, board, insight, invitations, people, sessions, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Person, Team

REMOVED = {"alias": None, "face": None, "real_name": None}
"""What is forgotten of someone who is taken out."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks. `was`: the guests that one was. `help`: one waits for help.

    `zone` names the time zone that the organisation's days are reckoned in. `counts`: the
    Monday from which a trainee counts in their team.
    """

    person: Person
    organisation: str | None
    teams: Sequence[Team]
    was: Sequence[str]
    help: bool
    zone: str | None = None
    counts: date | None = None


def who_am_i(engine: Engine, token: str) -> Me | None:
    """Return who a browser is signed in as; None for a guest.

    Raises:
        NoSession: it was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> Me | None:
        actor = acting(connection, token)
        person = people.person_by_id(connection, actor.person)
        if actor.role is Role.GUEST or person is None:
            return None
        house = people.organisation(connection)
        return Me(
            person,
            house.name if house else None,
            teams.teams(connection, led_by(actor)),
            people.guises_of(connection, person.id),
            bool(assignments.help_wanted(connection, [person.id])),
            house.zone if house else None,
            counts_from(board.memberships_of(connection, person.id)),
        )

    return reading(engine, work)


def create_team(
    engine: Engine,
    now: datetime,
    token: str,
    name: str,
    fresh: Fresh,
    headcount: int | None = None,
) -> Team:
    """Make a team; a coordinator who makes one looks after it, but tells no headcount.

    Raises:
        NoSession, NotAllowed: who asks may not. NameLength, UnfitSigns, TeamNameTaken: the
        name. NoHeadcount: nowhere do so many serve. StoreError: the database is away.
    """
    tidy, serve = name_of(name), headcount_of(headcount)

    def work(connection: Connection) -> Team:
        actor = acting(connection, token, now)
        require(actor, Act.CREATE_TEAM)
        team = Team(new_id(fresh(), "team"), tidy, serve)
        if serve is not None:
            require(actor, Act.SET_HEADCOUNT, team=team.id)
        _require_free_name(connection, tidy)
        teams.add_team(connection, team, milliseconds(now))
        if actor.role is Role.COORDINATOR:
            teams.add_leader(connection, actor.person, team.id)
        return team

    return writing(engine, work)


def rename_team(engine: Engine, now: datetime, token: str, team: str, name: str) -> None:
    """Give a team another name.

    Raises:
        NoSession, NotAllowed: who asks may not. NameLength, UnfitSigns, TeamNameTaken: the
        name. StoreError: the database is away.
    """
    tidy = name_of(name)

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.RENAME_TEAM, team=known_team(connection, team))
        _require_free_name(connection, tidy, team)
        teams.rename_team(connection, team, tidy)

    writing(engine, work)


def _require_free_name(connection: Connection, name: str, team: str = "") -> None:
    others = (one.name for one in teams.teams(connection) if one.id != team)
    if likeness_of(name) in map(likeness_of, others):
        raise TeamNameTaken


def set_headcount(
    engine: Engine, now: datetime, token: str, team: str, headcount: int | None
) -> None:
    """Tell how many people serve in a team, or no longer (None).

    Raises:
        NoSession, NotAllowed: who asks may not. NoHeadcount: nowhere do so many serve.
        StoreError: the database is away.
    """
    serve = headcount_of(headcount)

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.SET_HEADCOUNT, team=known_team(connection, team))
        teams.set_headcount(connection, team, serve)

    writing(engine, work)


def close_team(engine: Engine, now: datetime, token: str, team: str) -> None:
    """Close a team that nobody is in any more; its past stays, its links let nobody in.

    Raises:
        NoSession, NotAllowed: who asks may not. TeamNotEmpty: somebody is in it.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.CLOSE_TEAM, team=known_team(connection, team))
        inside = teams.members(connection, [team])
        if inside:
            raise TeamNotEmpty(count=len(inside))
        invitations.revoke_to_team(connection, team, milliseconds(now))
        teams.close_team(connection, team, milliseconds(now))

    writing(engine, work)


def move_person(engine: Engine, now: datetime, token: str, person: str, team: str) -> None:
    """Take someone out of their team and into another, from today on.

    Raises:
        NoSession, NotAllowed: who asks may not. AliasTakenThere: so is their alias.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor, target = acting(connection, token, now), known_person(connection, person)
        require(actor, Act.MOVE_PERSON, team=known_team(connection, team), person=target)
        if target and target.teams == frozenset({team}):
            return
        require_alias_there(connection, person, [team])
        day = today(connection, now)
        teams.leave_teams(connection, person, day)
        teams.enter_team(connection, person, team, day)

    writing(engine, work)


def require_alias_there(connection: Connection, person: str, there: Iterable[str]) -> None:
    """Go on only if nobody else in some teams has an alias that looks like someone's.

    Raises AliasTakenThere.
    """
    whose = people.person_by_id(connection, person)
    if whose and whose.alias and is_alias_taken(connection, whose.alias, there, person):
        raise AliasTakenThere(alias=whose.alias)


def rename_person(engine: Engine, now: datetime, token: str, person: str, name: str) -> None:
    """Give someone another real name.

    Raises:
        NoSession, NotAllowed: who asks may not. NameLength, UnfitSigns: the name.
        StoreError: the database is away.
    """
    tidy = name_of(name)

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.RENAME_PERSON, person, now)
        people.change_person(connection, person, real_name=tidy)

    writing(engine, work)


def require_over(connection: Connection, token: str, act: Act, person: str, now: datetime) -> Actor:
    """Return who acts, if they may do this to someone. Raises NoSession, NotAllowed."""
    actor = acting(connection, token, now)
    require(actor, act, person=known_person(connection, person))
    return actor


def remove_person(engine: Engine, now: datetime, token: str, person: str) -> None:
    """Take someone out: nobody is signed in as them, and their names are forgotten.

    What they played stays, as nobody's in particular.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.REMOVE_PERSON, person, now)
        take_out(connection, person, now)

    writing(engine, work)


def take_out(connection: Connection, person: str, now: datetime) -> None:
    """Do as `remove_person`, inside another action's transaction."""
    at = milliseconds(now)
    sessions.revoke_all(connection, person, at)
    invitations.revoke_to(connection, person, at)
    invitations.drop_credential(connection, person)
    teams.leave_teams(connection, person, today(connection, now))
    insight.stop_sharing(connection, person)
    people.change_person(connection, person, removed_at=at, **REMOVED)


def change_look(engine: Engine, now: datetime, token: str, alias: str, face: str) -> None:
    """Give oneself another alias and face.

    Raises:
        NoSession, NotAllowed: who asks may not.
        AliasLength, UnfitSigns, AliasTaken, AliasLeads, BadRequest: what is wrong.
        StoreError: the database is away.
    """
    tidy = alias_of(alias)
    if not FACE.fullmatch(face):
        raise BadRequest(field="face")

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.CHANGE_LOOK)
        require_own_alias(connection, actor.person, tidy)
        people.change_person(connection, actor.person, alias=tidy, face=face)

    writing(engine, work)
