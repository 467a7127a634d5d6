"""Getting in by link: the first administrator, coordinators, trainees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import known_team, new_id, today, zone_named
from service_quest.actions.entering import (
    Door,
    Entered,
    enter,
    entered_before,
    require_nobody,
    signed_in,
)
from service_quest.actions.errors import (
    AliasLeads,
    AliasTaken,
    BadRequest,
    InvitationInvalid,
    NameTaken,
)
from service_quest.actions.passwords import hashed, login_of
from service_quest.actions.people import token_hash
from service_quest.actions.times import milliseconds
from service_quest.domain.names import alias_of, likeness_of, name_of, password_of
from service_quest.domain.people import Role
from service_quest.store import invitations, people, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Invitation, Kind, Organisation, Person

SETUP_MS = 24 * 3_600_000
FACE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


@dataclass(frozen=True, slots=True)
class Invited:
    """What a link tells the one who holds it. `name`: their real name, where it is known.

    `here`: the browser is signed in already; the link is its own, or lets in somebody.
    """

    kind: Kind
    organisation: str | None
    team: str | None
    name: str | None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first administrator settles. `zone`: a name such as Europe/Tallinn."""

    organisation: str
    zone: str
    name: str
    password: str


def open_set_up(engine: Engine, now: datetime, token: str) -> bool:
    """Make `token` the one set-up link, unless there is an organisation; tell whether it is.

    Raises:
        StoreError: the database cannot do its work now.
    """
    at = milliseconds(now)

    def work(connection: Connection) -> bool:
        if people.organisation(connection):
            return False
        invitations.revoke_kind(connection, Kind.SETUP, at)
        link = Invitation(
            new_id(token, "invitation"), Kind.SETUP, None, None, None, at, at + SETUP_MS, 1, None
        )
        invitations.add_invitation(connection, link, token_hash(token))
        return True

    return writing(engine, work)


def valid(connection: Connection, link: str, now: int, *kinds: Kind) -> Invitation:
    """Return the invitation of a link, if it still lets in one of these kinds. `now` in ms.

    Raises:
        InvitationInvalid: it does not; whatever the reason, it is told alike.
    """
    found = invitations.invitation_by_token(connection, token_hash(link))
    if found is None or found.kind not in kinds or not found.holds(now):
        raise InvitationInvalid
    if found.team is not None and known_team(connection, found.team) is None:
        raise InvitationInvalid
    return found


def read_invitation(engine: Engine, now: datetime, link: str, token: str | None = None) -> Invited:
    """Return what a link is for, to the browser with a token.

    The person whom it let in may open it again; it then leads them back.

    Raises:
        InvitationInvalid: it lets nobody in. StoreError: the database is away.
    """
    links = (Kind.SETUP, Kind.COORDINATOR, Kind.PERSON, Kind.TEAM)

    def work(connection: Connection) -> Invited:
        own = _own_kind(connection, link, milliseconds(now), token)
        if own:
            return Invited(own, None, None, None, here=True)
        found = valid(connection, link, milliseconds(now), *links)
        house = people.organisation(connection)
        team = teams.team_by_id(connection, found.team) if found.team else None
        person = people.person_by_id(connection, found.person) if found.person else None
        return Invited(
            found.kind,
            house.name if house else None,
            team.name if team else None,
            person.real_name if person else None,
        )

    return reading(engine, work)


def _own_kind(connection: Connection, link: str, now: int, token: str | None) -> Kind | None:
    """Return the kind of a link that who is signed in came by, or could not use."""
    person = signed_in(connection, token)
    found = invitations.invitation_by_token(connection, token_hash(link))
    if person is None or found is None:
        return None
    return found.kind if found.person == person or found.holds(now) else None


def set_up(engine: Engine, now: datetime, door: Door, link: str, founding: Founding) -> Entered:
    """Found the organisation, and enter as its administrator.

    Raises:
        InvitationInvalid: the link does not hold, or somebody was quicker.
        NameLength, PasswordLength, PasswordTooPlain, UnfitSigns, BadRequest: what is wrong.
        StoreError: the database cannot do its work now.
    """
    at = milliseconds(now)
    zone_named(founding.zone)
    house = Organisation(name_of(founding.organisation), founding.zone)
    name, login = name_of(founding.name), login_of(founding.name)
    password = password_of(founding.password)
    reading(engine, lambda c: valid(c, link, at, Kind.SETUP))
    # Hashed before the transaction, so that nobody waits for it with the lock.
    kept = hashed(password)

    def work(connection: Connection) -> Entered:
        take(connection, valid(connection, link, at, Kind.SETUP), at)
        person = Person(
            new_id(door.fresh, "person"), Role.ADMINISTRATOR, real_name=name, joined_at=at
        )
        people.add_organisation(connection, house, at)
        people.add_person(connection, person, at)
        invitations.add_credential(connection, person.id, login, kept, at)
        return enter(connection, door, person.id, person.role, at, link)

    return writing(engine, work)


def take(connection: Connection, invitation: Invitation, now: int) -> None:
    """Take one use of an invitation. Raises InvitationInvalid if another was quicker."""
    if not invitations.use(connection, invitation, now):
        raise InvitationInvalid


def begin_coordinating(
    engine: Engine, now: datetime, door: Door, link: str, name: str, password: str
) -> Entered:
    """Enter as the coordinator that a link invites, with a password from now on.

    One who has been here before and got a link anew has another password from now on.

    Raises:
        InvitationInvalid, AlreadyJoined, NameTaken, NameLength, UnfitSigns,
        PasswordLength, PasswordTooPlain: what is wrong.
        StoreError: the database cannot do its work now.
    """
    at = milliseconds(now)
    real_name, login, tidy = name_of(name), login_of(name), password_of(password)
    reading(engine, lambda c: valid(c, link, at, Kind.COORDINATOR))
    kept = hashed(tidy)

    def work(connection: Connection) -> Entered:
        person = _invited(connection, door, link, at, Kind.COORDINATOR)
        known = invitations.credential(connection, login)
        if known and known[0] != person:
            raise NameTaken
        people.change_person(connection, person, real_name=real_name, joined_at=at)
        invitations.drop_credential(connection, person)
        invitations.add_credential(connection, person, login, kept, at)
        return enter(connection, door, person, Role.COORDINATOR, at, link)

    return writing(engine, work)


def _invited(connection: Connection, door: Door, link: str, now: int, kind: Kind) -> str:
    """Use up a link to one person, and return them."""
    found = valid(connection, link, now, kind)
    require_nobody(connection, door.token)
    take(connection, found, now)
    if found.person is None or people.actor_by_id(connection, found.person) is None:
        raise InvitationInvalid
    return found.person


def join(engine: Engine, now: datetime, door: Door, link: str, alias: str, face: str) -> Entered:
    """Enter as the trainee that a link or poster invites, under an alias and a face.

    The same request once more, within ten minutes, has the same result.

    Raises:
        InvitationInvalid, AlreadyJoined, AliasTaken, AliasLeads, AliasLength, UnfitSigns,
        BadRequest: what is wrong. StoreError: the database cannot do its work now.
    """
    at = milliseconds(now)
    tidy = alias_of(alias)
    if not FACE.fullmatch(face):
        raise BadRequest(field="face")

    def work(connection: Connection) -> Entered:
        again = entered_before(connection, door, link, at)
        if again:
            return again
        found = valid(connection, link, at, Kind.PERSON, Kind.TEAM)
        require_nobody(connection, door.token)
        take(connection, found, at)
        person = _trainee(connection, found, door, at)
        _settle(connection, found, person, tidy, now)
        look = {"alias": tidy, "face": face, "joined_at": at}
        people.change_person(connection, person, **look)
        return enter(connection, door, person, Role.TRAINEE, at, link)

    return writing(engine, work)


def _trainee(connection: Connection, invitation: Invitation, door: Door, now: int) -> str:
    """Return whom an invitation is for; a poster makes someone new."""
    if invitation.person is not None:
        if people.actor_by_id(connection, invitation.person) is None:
            raise InvitationInvalid
        return invitation.person
    person = Person(new_id(door.fresh, "person"), Role.TRAINEE)
    people.add_person(connection, person, now)
    return person.id


def _settle(
    connection: Connection, invitation: Invitation, person: str, alias: str, now: datetime
) -> None:
    """See that someone is in the team, and that their alias is theirs alone there."""
    if invitation.kind is Kind.TEAM and invitation.team is not None:
        teams.enter_team(connection, person, invitation.team, today(connection, now))
    require_own_alias(connection, person, alias)


def require_own_alias(connection: Connection, person: str, alias: str) -> None:
    """Go on only if no team-mate's alias looks the same, nor the name of who leads here.

    Raises:
        AliasTaken, AliasLeads.
    """
    actor = people.actor_by_id(connection, person)
    if is_alias_taken(connection, alias, actor.teams if actor else (), person):
        raise AliasTaken
    if likeness_of(alias) in {likeness_of(name) for name in _leading(connection)}:
        raise AliasLeads


def is_alias_taken(connection: Connection, alias: str, there: Iterable[str], person: str) -> bool:
    """Tell whether anybody in some teams but `person` has an alias that looks the same."""
    mates = (mate.person for mate in teams.members(connection, there))
    others = {likeness_of(one.alias) for one in mates if one.alias and one.id != person}
    return likeness_of(alias) in others


def _leading(connection: Connection) -> list[str]:
    """Return the names of administrators and coordinators: nobody else speaks for them."""
    roles = (Role.ADMINISTRATOR, Role.COORDINATOR)
    found = (one.real_name for role in roles for one in people.people_of(connection, role))
    return [name for name in found if name]
