"""The devices of one person: a code for another, a list of all, an end to any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import Fresh, acting, is_id, known_person, new_id
from service_quest.actions.entering import Door, Entered, enter, entered_before, require_nobody
from service_quest.actions.errors import CodeInvalid
from service_quest.actions.lent import lent_by, lent_since
from service_quest.actions.people import token_hash
from service_quest.actions.times import milliseconds
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, require
from service_quest.store import invitations, looks, people, sessions
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Invitation, Kind, Look, LookKind, SignedIn

ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
"""No two signs of it are read or heard as one another."""
CODE_LENGTH = 8
CODE_MS = 10 * 60_000
CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")
SPACING = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """A code that lets one more device in, until `expires_at` (ms)."""

    code: str
    expires_at: int


@dataclass(frozen=True, slots=True)
class Device:
    """One of someone's devices. `here`: the one that asks."""

    device: SignedIn
    here: bool


def code_from(fresh: str) -> str:
    """Return a device code made of a fresh token."""
    number, signs = int(fresh, 16), ""
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    return signs


def make_device_code(
    engine: Engine, now: datetime, token: str, fresh: Fresh, person: str | None = None
) -> DeviceCode:
    """Make a code for one more device of one's own, or of `person`; an earlier one ends.

    That somebody else gave one out is told to the person, as looks at their answers are.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """
    at = milliseconds(now)

    def work(connection: Connection) -> DeviceCode:
        actor, secret = acting(connection, token, now), fresh()
        made = Invitation(
            id=new_id(secret, "invitation"),
            kind=Kind.DEVICE,
            team=None,
            person=person or actor.person,
            made_by=actor.person,
            created_at=at,
            expires_at=at + CODE_MS,
            uses_left=1,
            revoked_at=None,
            lent_at=lent_since(connection, token, now),
        )
        if person is None:
            require(actor, Act.MAKE_CODE)
        else:
            require(actor, Act.HAND_OUT_CODE, person=known_person(connection, person))
            _note_code(connection, made, secret)
        return _code_for(connection, made, code_from(secret))

    return writing(engine, work)


def _code_for(connection: Connection, made: Invitation, code: str) -> DeviceCode:
    invitations.revoke_kind(connection, Kind.DEVICE, made.created_at, made.person)
    invitations.add_invitation(connection, made, _kept(code))
    return DeviceCode(code, made.expires_at)


def _note_code(connection: Connection, made: Invitation, fresh: str) -> None:
    """Note for whom a code is that somebody else has in hand."""
    if made.person and made.made_by and made.person != made.made_by:
        key = new_id(fresh, "look")
        given = Look(key, made.person, made.made_by, made.created_at, 0, LookKind.CODE)
        looks.note_look(connection, given)


def _kept(code: str) -> str:
    return token_hash(f"code:{code}")


def redeem_device_code(engine: Engine, now: datetime, door: Door, typed: str) -> Entered:
    """Enter as the person whose code this is, however it was typed.

    The same request once more, within ten minutes, has the same result.

    Raises:
        CodeInvalid, AlreadyJoined: it lets nobody in. StoreError: the database is away.
    """
    at = milliseconds(now)
    code = SPACING.sub("", typed).upper()
    if not CODE.fullmatch(code):
        raise CodeInvalid
    return writing(engine, lambda c: _redeem(c, door, code, at))


def _redeem(connection: Connection, door: Door, code: str, now: int) -> Entered:
    again = entered_before(connection, door, code, now)
    if again:
        return again
    found = invitations.invitation_by_token(connection, _kept(code))
    if found is None or found.person is None or not found.holds(now):
        raise CodeInvalid
    actor = people.actor_by_id(connection, found.person)
    require_nobody(connection, door.token)
    if actor is None or not invitations.use(connection, found, now):
        raise CodeInvalid
    door = replace(door, lent_at=lent_by(found, now))
    return enter(connection, door, actor.person, actor.role, now, code)


def list_sessions(engine: Engine, token: str) -> Sequence[Device]:
    """Return where the asking person is signed in, the last seen first.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Device]:
        actor = acting(connection, token)
        require(actor, Act.LIST_SESSIONS)
        here = sessions.shown(token_hash(token))
        found = sessions.sessions_of(connection, actor.person)
        return [Device(one, one.id == here) for one in found]

    return reading(engine, work)


def end_session(engine: Engine, now: datetime, token: str, session: str) -> None:
    """Sign one of the asking person's own devices out.

    Raises:
        NoSession, NotAllowed: who asks may not, or it is not theirs.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.END_SESSION)
        at = milliseconds(now)
        if not is_id(session) or not sessions.revoke_shown(connection, actor.person, session, at):
            raise NotAllowed(act=Act.END_SESSION.value)

    writing(engine, work)


def end_sessions_of(engine: Engine, now: datetime, token: str, person: str) -> None:
    """Sign somebody out everywhere: their phone was lost.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.END_SESSIONS_OF, person=known_person(connection, person))
        sessions.revoke_all(connection, person, milliseconds(now))
        invitations.revoke_to(connection, person, milliseconds(now))

    writing(engine, work)
