"""Guests: made from a browser's token, without asking anything."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.errors import NoSession, PersonMismatch
from service_quest.actions.times import milliseconds
from service_quest.store import people, sessions
from service_quest.store.engine import reading, writing

SEEN_EVERY_MS = 3_600_000
"""How often it is noted that a browser was here: not at every request."""


def token_hash(token: str) -> str:
    """Return what is kept of a token: it cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_id(token: str) -> str:
    """Return the person that a guest's token stands for, 32 hexadecimal digits.

    It follows from the token, so that requests in parallel make one guest, and so
    that the device knows who plays before anything has reached the database.
    """
    return hashlib.sha256(b"guest:" + token.encode()).hexdigest()[:32]


def open_guest(engine: Engine, now: datetime, token: str) -> str:
    """Store a guest with its browser, unless they are there, and return the person.

    Raises:
        NoSession: the browser was signed out. StoreError: the database is away.
    """
    at = milliseconds(now)
    return writing(engine, lambda connection: arrive(connection, at, token))


def arrive(connection: Connection, now: int, token: str) -> str:
    """Do as `open_guest`, inside another action's transaction. `now` in ms."""
    found = sessions.browser_by_token(connection, token_hash(token))
    if found is None:
        people.add_guest(connection, guest_id(token), token_hash(token), now)
        return guest_id(token)
    if found.revoked_at is not None:
        raise NoSession
    if now - found.seen_at > SEEN_EVERY_MS:
        sessions.note_seen(connection, token_hash(token), now)
    return found.person


def known_as(connection: Connection, said: str, person: str) -> str:
    """Return `person` if it is who a device says, or who played there as a guest and joined since.

    Raises:
        PersonMismatch: it is somebody else.
    """
    if said != person:
        guest = people.person_by_id(connection, said)
        if guest is None or guest.became != person:
            raise PersonMismatch
    return person


def find_person(engine: Engine, token: str) -> str:
    """Return whom a browser's token stands for; a new guest is stored only on need.

    Raises:
        NoSession: the browser was signed out. StoreError: the database is away.
    """
    found = reading(engine, lambda c: sessions.browser_by_token(c, token_hash(token)))
    if found is None:
        return guest_id(token)
    if found.revoked_at is not None:
        raise NoSession
    return found.person
