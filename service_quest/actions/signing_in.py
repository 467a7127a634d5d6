"""Signing in with a password, and out; another password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions import passwords
from service_quest.actions.acting import acting
from service_quest.actions.entering import Door, Entered, enter
from service_quest.actions.errors import WrongPassword, WrongSignIn
from service_quest.actions.people import token_hash
from service_quest.actions.times import milliseconds
from service_quest.domain.errors import DomainError
from service_quest.domain.names import password_of
from service_quest.domain.people import Act, require
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


def change_password(engine: Engine, now: datetime, token: str, current: str, new: str) -> None:
    """Take another password, and sign out everywhere else.

    Raises:
        NoSession, NotAllowed: who asks may not, or has none. WrongPassword: the one so far.
        PasswordLength, PasswordTooPlain, UnfitSigns: the new one.
        StoreError: the database is away.
    """
    tidy, at = password_of(new), milliseconds(now)

    def whose(connection: Connection) -> str:
        actor = acting(connection, token)
        require(actor, Act.CHANGE_PASSWORD)
        return actor.person

    stored = reading(engine, lambda c: invitations.password_hash(c, whose(c)))
    if not passwords.fits(current, stored)[0]:
        raise WrongPassword
    # Hashed before the transaction, so that nobody waits for it with the lock.
    kept = passwords.hashed(tidy)

    def work(connection: Connection) -> None:
        person = whose(connection)
        invitations.renew_hash(connection, person, kept, at)
        sessions.revoke_others(connection, person, token_hash(token), at)
        # A code or link made before would let in whoever one wants to keep out.
        invitations.revoke_to(connection, person, at)

    writing(engine, work)
