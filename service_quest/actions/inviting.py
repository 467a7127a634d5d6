"""Invitations as coordinators make, see, make anew and revoke them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import (
    Fresh,
    acting,
    is_id,
    known_person,
    known_team,
    new_id,
    today,
)
from service_quest.actions.errors import AlreadyCome, BadRequest, TooMany
from service_quest.actions.links import Link, Maker, link_to, made
from service_quest.actions.times import milliseconds
from service_quest.domain.name_list import names_on
from service_quest.domain.names import likeness_of
from service_quest.domain.people import Act, Actor, Role, refusal, require
from service_quest.store import invitations, people, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Invitation, Kind, Person

POSTER_DAYS = 90
POSTER_DAYS_MOST = 365
USES_MOST = 1_000
NAMES_MOST = 500


@dataclass(frozen=True, slots=True)
class Pending:
    """An invitation that still holds. `name`: whom it is for, if it is for one person."""

    id: str
    kind: Kind
    person: str | None
    name: str | None
    created_at: int
    expires_at: int
    uses_left: int | None


def invite_people(
    engine: Engine, now: datetime, token: str, team: str, names: Sequence[str], fresh: Fresh
) -> Sequence[Link]:
    """Put people into a team by their names, and make a link for each.

    Empty lines are passed over. Who stands in the list of a team-mate who has not come
    yet gets another link, and the earlier one ends; who has come gets none. So the same
    list can be pasted again, however the names are written.

    Raises:
        NoSession, NotAllowed: who asks may not.
        TooMany, NameOnLine, NameTwice, NoNames: the list.
        StoreError: the database cannot do its work now.
    """
    tidy = names_on(names)
    if len(tidy) > NAMES_MOST:
        raise TooMany(most=NAMES_MOST)

    def work(connection: Connection) -> Sequence[Link]:
        actor = acting(connection, token, now)
        require(actor, Act.INVITE_PEOPLE, team=known_team(connection, team))
        known = _by_likeness(connection, team)
        whom = [known.get(likeness_of(name), name) for name in tidy]
        return [_invite(connection, actor.person, team, one, fresh(), now) for one in whom]

    return writing(engine, work)


def _by_likeness(connection: Connection, team: str) -> dict[str, Person]:
    known: dict[str, Person] = {}
    for member in teams.members(connection, [team]):
        known.setdefault(likeness_of(member.person.real_name or ""), member.person)
    return known


def _invite(
    connection: Connection,
    made_by: str,
    team: str,
    whom: Person | str,
    secret: str,
    now: datetime,
) -> Link:
    at, again = milliseconds(now), isinstance(whom, Person)
    if isinstance(whom, str):
        whom = Person(new_id(secret, "person"), Role.TRAINEE, real_name=whom)
        people.add_person(connection, whom, at)
        teams.enter_team(connection, whom.id, team, today(connection, now))
    elif whom.joined_at is not None:
        return Link(None, None, None, whom.id, whom.real_name)
    else:
        invitations.revoke_kind(connection, Kind.PERSON, at, whom.id)
    link = link_to(connection, whom, team, Maker(made_by, secret, at))
    return replace(link, again=again)


def make_poster(
    engine: Engine,
    now: datetime,
    token: str,
    team: str,
    fresh: Fresh,
    *,
    uses: int | None = None,
    days: int = POSTER_DAYS,
) -> Link:
    """Make a link by which anyone who has it joins a team, for some days.

    `uses`: that many people at most; any number without it.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: the days or uses.
        StoreError: the database is away.
    """
    if not 1 <= days <= POSTER_DAYS_MOST:
        raise BadRequest(field="days")
    if uses is not None and not 1 <= uses <= USES_MOST:
        raise BadRequest(field="uses")

    def work(connection: Connection) -> Link:
        actor = acting(connection, token, now)
        require(actor, Act.MAKE_POSTER, team=known_team(connection, team))
        maker = Maker(actor.person, fresh(), milliseconds(now))
        return made(connection, Kind.TEAM, maker, days, uses, team=team)

    return writing(engine, work)


def reissue_link(engine: Engine, now: datetime, token: str, person: str, fresh: Fresh) -> Link:
    """Make somebody's link anew; the earlier one ends.

    A trainee gets one until they have come. A coordinator who has come chooses another
    password by it.

    Raises:
        NoSession, NotAllowed: who asks may not. AlreadyCome: they need none.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> Link:
        actor, target = acting(connection, token, now), known_person(connection, person)
        team = _require_inviting(actor, target)
        found = people.person_by_id(connection, person)
        if found is None or (team and found.joined_at is not None):
            raise AlreadyCome
        invitations.revoke_to(connection, person, milliseconds(now))
        return link_to(connection, found, team, Maker(actor.person, fresh(), milliseconds(now)))

    return writing(engine, work)


def _require_inviting(actor: Actor, target: Actor | None) -> str | None:
    """Go on only if `actor` may invite somebody; return a trainee's team."""
    if target is not None and target.role is Role.COORDINATOR:
        require(actor, Act.INVITE_COORDINATOR)
        return None
    team = min(target.teams, default=None) if target else None
    require(actor, Act.INVITE_PEOPLE, team=team)
    return team


def list_invitations(engine: Engine, now: datetime, token: str, team: str) -> Sequence[Pending]:
    """Return the invitations to a team that still hold, the latest first, then by name.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Pending]:
        require(acting(connection, token), Act.LIST_INVITATIONS, team=known_team(connection, team))
        names = {m.person.id: m.person.real_name for m in teams.members(connection, [team])}
        found = invitations.invitations_to(connection, team, milliseconds(now))
        pending = [_pending(one, names.get(one.person or "")) for one in found]
        return sorted(pending, key=lambda one: (-one.created_at, one.name or ""))

    return reading(engine, work)


def _pending(invitation: Invitation, name: str | None) -> Pending:
    return Pending(
        invitation.id,
        invitation.kind,
        invitation.person,
        name,
        invitation.created_at,
        invitation.expires_at,
        invitation.uses_left,
    )


def revoke_invitation(engine: Engine, now: datetime, token: str, invitation: str) -> None:
    """Let an invitation let nobody in any more. Who has joined by it stays.

    Raises:
        NoSession, NotAllowed: who asks may not, or there is none.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        found = invitations.invitation_by_id(connection, invitation) if is_id(invitation) else None
        if found is None:
            raise refusal(actor, Act.REVOKE_INVITATION, missing=True)
        if found.kind is Kind.COORDINATOR:
            require(actor, Act.INVITE_COORDINATOR)
        else:
            require(actor, Act.REVOKE_INVITATION, team=found.team)
        invitations.revoke_invitation(connection, invitation, milliseconds(now))

    writing(engine, work)
