"""Entering: a browser becomes someone's, with another token and all it played as a guest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from service_quest.actions import badges
from service_quest.actions.errors import AlreadyJoined
from service_quest.actions.people import guest_id, token_hash
from service_quest.domain.people import Role
from service_quest.store import attempts, daily, people, practice, sessions
from service_quest.store.people_records import Browser, Person
from service_quest.store.tables import LABEL_LENGTH

REPEAT_MS = 10 * 60_000
"""So long a request whose answer was lost may be sent again."""


@dataclass(frozen=True, slots=True)
class Door:
    """A browser that wants to enter.

    `token` is what it came with, if anything, `fresh` what it will have from now on.
    `label` names the device in a list. `once` is the same when a request is repeated.
    `lent_at`: when somebody else's code let it in (ms), as `lent.py` tells.
    """

    token: str | None
    fresh: str
    label: str = ""
    once: str = ""
    lent_at: int | None = None

    def digest(self, secret: str) -> str | None:
        """Return what a repeat of the request with this secret is known by."""
        if not self.once:
            return None
        return hashlib.sha256(f"once:{self.once}:{secret}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entered:
    """Who a browser is signed in as now, and the guest that it was before."""

    person: str
    role: Role
    was: str | None = None


def enter(
    connection: Connection, door: Door, person: str, role: Role, now: int, secret: str
) -> Entered:
    """Sign a browser in as `person` under its fresh token, and out of what it was. `now` in ms."""
    was = _leave(connection, door.token, person, now) if door.token else None
    label = door.label[:LABEL_LENGTH]
    browser = Browser(person, now, None, door.lent_at)
    opened_by = door.digest(secret)
    sessions.open_session(connection, browser, token_hash(door.fresh), label, opened_by)
    return Entered(person, role, was)


def _leave(connection: Connection, token: str, person: str, now: int) -> str | None:
    """End the session that was; return the guest that it was, now known as `person`."""
    browser = sessions.browser_by_token(connection, token_hash(token))
    if browser is None:
        return _note_guest(connection, guest_id(token), person, now)
    if browser.revoked_at is not None:
        return None
    sessions.revoke(connection, token_hash(token), now)
    before = people.person_by_id(connection, browser.person)
    if before is None or before.role is not Role.GUEST:
        return None
    attempts.rebook(connection, before.id, person)
    daily.rebook(connection, before.id, person)
    practice.rebook(connection, before.id, person)
    badges.hand_on(connection, before.id, person)
    people.hand_on(connection, before.id, person)
    return before.id


def _note_guest(connection: Connection, guest: str, person: str, now: int) -> str | None:
    # Nothing of this guest's has arrived, but its device may hold what is still to come.
    if people.person_by_id(connection, guest):
        return None
    people.add_person(connection, Person(guest, Role.GUEST, became=person), now)
    return guest


def require_nobody(connection: Connection, token: str | None) -> None:
    """Go on only if a browser is a guest's.

    Raises:
        AlreadyJoined: it is signed in as somebody.
    """
    if signed_in(connection, token):
        raise AlreadyJoined


def signed_in(connection: Connection, token: str | None) -> str | None:
    """Return whom a browser is signed in as; None for a guest, and once it was signed out."""
    browser = sessions.browser_by_token(connection, token_hash(token)) if token else None
    if browser is None or browser.revoked_at is not None:
        return None
    actor = people.actor_by_id(connection, browser.person)
    return actor.person if actor and actor.role is not Role.GUEST else None


def entered_before(connection: Connection, door: Door, secret: str, now: int) -> Entered | None:
    """Sign a browser in once more if the answer to this very request was lost."""
    digest = door.digest(secret)
    before = sessions.opened_by(connection, digest, now - REPEAT_MS) if digest else None
    actor = people.actor_by_id(connection, before.person) if before else None
    if before is None or actor is None:
        return None
    door = replace(door, lent_at=before.lent_at)
    return enter(connection, door, actor.person, actor.role, now, secret)
