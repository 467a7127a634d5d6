"""Signing in with a password, and out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions import passwords
from service_quest.actions.entering import Door, Entered, enter
from service_quest.actions.errors import WrongSignIn
from service_quest.actions.people import token_hash
from service_quest.actions.times import milliseconds
from service_quest.domain.errors import DomainError
from service_quest.store import invitations, people, sessions
from service_quest.store.engine import reading, writing


def sign_in(engine: Engine, now: datetime, door: Door, name: str, password: str) -> Entered:
    """Enter by name and password.

    Raises:
        WrongSignIn: they do not go together. StoreError: the database is away.
    """
    at = milliseconds(now)
    try:
        login = passwords.login_of(name)
    except DomainError:
        login = ""
    found = reading(engine, lambda c: invitations.credential(c, login))
    right, renewed = passwords.fits(password, found[1] if found else None)
    if not found or not right:
        raise WrongSignIn
    return writing(engine, lambda c: _enter(c, door, found[0], renewed, at))


def _enter(
    connection: Connection, door: Door, person: str, renewed: str | None, now: int
) -> Entered:
    actor = people.actor_by_id(connection, person)
    if actor is None:
        raise WrongSignIn
    if renewed:
        invitations.renew_hash(connection, person, renewed, now)
    return enter(connection, door, person, actor.role, now, "")


def sign_out(engine: Engine, now: datetime, token: str) -> None:
    """Sign a browser out. Nothing happens if it is already, or was nobody's.

    Raises:
        StoreError: the database cannot do its work now.
    """
    writing(engine, lambda c: sessions.revoke(c, token_hash(token), milliseconds(now)))
