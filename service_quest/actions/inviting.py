"""Invitations as coordinators make, see and revoke them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import Fresh, acting, is_id, known_team, new_id, today
from service_quest.actions.errors import TooMany
from service_quest.actions.people import token_hash
from service_quest.actions.times import milliseconds
from service_quest.domain.errors import NotAllowed
from service_quest.domain.names import name_of
from service_quest.domain.people import Act, Role, require
from service_quest.store import invitations, people, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Invitation, Kind, Person

DAY_MS = 24 * 3_600_000
LINK_DAYS = 30
POSTER_DAYS = 90
NAMES_MOST = 500


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it was just made: its `token` is told once. `expires_at` in ms.

    For one person: their id and real name. `token` is None where they have joined.
    """

    invitation: str | None
    token: str | None
    expires_at: int | None
    person: str | None = None
    name: str | None = None


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


@dataclass(frozen=True, slots=True)
class _Maker:
    """Who makes a link, with which secret, and when (ms)."""

    person: str
    secret: str
    at: int


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
        return _link(connection, person, None, _Maker(actor.person, secret, at))

    return writing(engine, work)


def _link(connection: Connection, person: Person, team: str | None, maker: _Maker) -> Link:
    """Store a link to one person: a trainee of a team, or a coordinator of several."""
    kind = Kind.PERSON if team else Kind.COORDINATOR
    link = _made(connection, kind, maker, LINK_DAYS, 1, team=team, person=person.id)
    return replace(link, person=person.id, name=person.real_name)


def _made(
    connection: Connection,
    kind: Kind,
    maker: _Maker,
    days: int,
    uses: int | None,
    **whom: str | None,
) -> Link:
    expires = maker.at + days * DAY_MS
    made = Invitation(
        id=new_id(maker.secret, "invitation"),
        kind=kind,
        team=whom.get("team"),
        person=whom.get("person"),
        made_by=maker.person,
        created_at=maker.at,
        expires_at=expires,
        uses_left=uses,
        revoked_at=None,
    )
    invitations.add_invitation(connection, made, token_hash(maker.secret))
    return Link(made.id, maker.secret, expires)


def invite_people(
    engine: Engine, now: datetime, token: str, team: str, names: Sequence[str], fresh: Fresh
) -> Sequence[Link]:
    """Put people into a team by their names, and make a link for each.

    Empty lines are passed over. Who stands in the list of a team-mate who has not come
    yet gets another link, and the earlier one ends; who has come gets none. So the same
    list can be pasted again.

    Raises:
        NoSession, NotAllowed: who asks may not. TooMany, NameLength, UnfitSigns: the list.
        StoreError: the database cannot do its work now.
    """
    tidy = [name_of(name) for name in names if name.strip()]
    if len(tidy) > NAMES_MOST:
        raise TooMany(most=NAMES_MOST)

    def work(connection: Connection) -> Sequence[Link]:
        actor = acting(connection, token, now)
        require(actor, Act.INVITE_PEOPLE, team=known_team(connection, team))
        known = _by_name(connection, team)
        found = [known[name].pop(0) if known.get(name) else None for name in tidy]
        return [
            _invite(connection, actor.person, team, person or name, fresh(), now)
            for person, name in zip(found, tidy, strict=True)
        ]

    return writing(engine, work)


def _by_name(connection: Connection, team: str) -> dict[str, list[Person]]:
    known: dict[str, list[Person]] = {}
    for member in teams.members(connection, [team]):
        known.setdefault(member.person.real_name or "", []).append(member.person)
    return known


def _invite(
    connection: Connection,
    made_by: str,
    team: str,
    whom: Person | str,
    secret: str,
    now: datetime,
) -> Link:
    at = milliseconds(now)
    if isinstance(whom, str):
        whom = Person(new_id(secret, "person"), Role.TRAINEE, real_name=whom)
        people.add_person(connection, whom, at)
        teams.enter_team(connection, whom.id, team, today(connection, now))
    elif whom.joined_at is not None:
        return Link(None, None, None, whom.id, whom.real_name)
    else:
        invitations.revoke_kind(connection, Kind.PERSON, at, whom.id)
    return _link(connection, whom, team, _Maker(made_by, secret, at))


def make_poster(
    engine: Engine, now: datetime, token: str, team: str, fresh: Fresh, uses: int | None = None
) -> Link:
    """Make a link by which anyone who has it joins a team, `uses` times at most.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """
    at = milliseconds(now)

    def work(connection: Connection) -> Link:
        actor = acting(connection, token, now)
        require(actor, Act.MAKE_POSTER, team=known_team(connection, team))
        maker = _Maker(actor.person, fresh(), at)
        return _made(connection, Kind.TEAM, maker, POSTER_DAYS, uses, team=team)

    return writing(engine, work)


def list_invitations(engine: Engine, now: datetime, token: str, team: str) -> Sequence[Pending]:
    """Return the invitations to a team that still hold, the latest first.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Pending]:
        require(acting(connection, token), Act.LIST_INVITATIONS, team=known_team(connection, team))
        names = {m.person.id: m.person.real_name for m in teams.members(connection, [team])}
        found = invitations.invitations_to(connection, team, milliseconds(now))
        return [_pending(one, names.get(one.person or "")) for one in found]

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
            raise NotAllowed(act=Act.REVOKE_INVITATION.value)
        if found.kind is Kind.COORDINATOR:
            require(actor, Act.INVITE_COORDINATOR)
        else:
            require(actor, Act.REVOKE_INVITATION, team=found.team)
        invitations.revoke_invitation(connection, invitation, milliseconds(now))

    writing(engine, work)
