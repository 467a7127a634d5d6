"""Links as they are made: to one person, or for a team's poster."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from service_quest.actions.acting import new_id
from service_quest.actions.people import token_hash
from service_quest.store import invitations
from service_quest.store.people_records import Invitation, Kind, Person

DAY_MS = 24 * 3_600_000
LINK_DAYS = 30


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it was just made: its `token` is told once. `expires_at` in ms.

    For one person: their id and real name. `token` is None where they have joined;
    `again`: they stood on the list before.
    """

    invitation: str | None
    token: str | None
    expires_at: int | None
    person: str | None = None
    name: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a link, with which secret, and when (ms)."""

    person: str
    secret: str
    at: int


def link_to(connection: Connection, person: Person, team: str | None, maker: Maker) -> Link:
    """Store a link to one person: a trainee of a team, or a coordinator of several."""
    kind = Kind.PERSON if team else Kind.COORDINATOR
    link = made(connection, kind, maker, LINK_DAYS, 1, team=team, person=person.id)
    return replace(link, person=person.id, name=person.real_name)


def made(
    connection: Connection,
    kind: Kind,
    maker: Maker,
    days: int,
    uses: int | None,
    *,
    team: str | None = None,
    person: str | None = None,
) -> Link:
    """Store an invitation that holds for some days and uses; without `uses`, for any number."""
    expires = maker.at + days * DAY_MS
    invitation = Invitation(
        id=new_id(maker.secret, "invitation"),
        kind=kind,
        team=team,
        person=person,
        made_by=maker.person,
        created_at=maker.at,
        expires_at=expires,
        uses_left=uses,
        revoked_at=None,
    )
    invitations.add_invitation(connection, invitation, token_hash(maker.secret))
    return Link(invitation.id, maker.secret, expires)
