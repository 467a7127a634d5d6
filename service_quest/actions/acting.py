"""Who acts: from a browser's token to the person, with what they may reach."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from service_quest.actions.errors import BadRequest, NoSession
from service_quest.actions.people import SEEN_EVERY_MS, guest_id, token_hash
from service_quest.actions.times import milliseconds
from service_quest.domain.calendar import day_of
from service_quest.domain.people import Actor, Role
from service_quest.store import people, sessions, teams

Fresh = Callable[[], str]
"""Makes 64 hexadecimal digits that nobody can guess, others each time."""
ID_DIGITS = 32
ID = re.compile(r"[0-9a-f]{16,32}")
DEFAULT_ZONE = "UTC"
"""The days are those of UTC until there is an organisation."""


def acting(connection: Connection, token: str, now: datetime | None = None) -> Actor:
    """Return who acts with a browser's token; a guest may not be stored yet.

    With `now` it is also noted that the browser was here, which only a transaction
    that writes can do.

    Raises:
        NoSession: the browser was signed out, or its person is gone.
    """
    browser = sessions.browser_by_token(connection, token_hash(token))
    if browser is None:
        return Actor(guest_id(token), Role.GUEST)
    found = people.actor_by_id(connection, browser.person)
    if browser.revoked_at is not None or found is None:
        raise NoSession
    if now and milliseconds(now) - browser.seen_at > SEEN_EVERY_MS:
        sessions.note_seen(connection, token_hash(token), milliseconds(now))
    return found


def led_by(actor: Actor) -> frozenset[str] | None:
    """Return the teams that somebody looks after; None for an administrator: all of them."""
    return None if actor.role is Role.ADMINISTRATOR else actor.teams


def is_id(text: str) -> bool:
    """Tell whether this can be an id at all: some databases choke on what else is sent."""
    return ID.fullmatch(text) is not None


def known_team(connection: Connection, team: str) -> str | None:
    """Return the id of an open team, or None: nobody may do anything to what is not there."""
    return team if is_id(team) and teams.team_by_id(connection, team) else None


def known_person(connection: Connection, person: str) -> Actor | None:
    """Return somebody by id, or None, as with teams."""
    return people.actor_by_id(connection, person) if is_id(person) else None


def new_id(fresh: str, what: str) -> str:
    """Return an id that follows from a fresh token without telling it."""
    return hashlib.sha256(f"{what}:{fresh}".encode()).hexdigest()[:ID_DIGITS]


@cache
def zone_named(name: str) -> tzinfo:
    """Return a time zone by its name, such as Europe/Tallinn.

    Raises:
        BadRequest: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        # Also what is no key at all: a path, an empty or an overlong name.
        raise BadRequest(field="zone") from error


def zone_here(connection: Connection) -> tzinfo:
    """Return the organisation's time zone."""
    organisation = people.organisation(connection)
    return zone_named(organisation.zone if organisation else DEFAULT_ZONE)


def today(connection: Connection, now: datetime) -> date:
    """Return the organisation's day at a moment."""
    return day_of(milliseconds(now), zone_here(connection))
