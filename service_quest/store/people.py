"""People: guests, those who joined, and what they may reach."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.people import Actor, Role
from service_quest.store.people_records import Organisation, Person
from service_quest.store.people_rows import person_of
from service_quest.store.people_tables import CoordinationRow, MembershipRow, OrganisationRow
from service_quest.store.tables import PersonRow, SessionRow

PERSON = (
    col(PersonRow.id),
    col(PersonRow.role),
    col(PersonRow.alias),
    col(PersonRow.face),
    col(PersonRow.real_name),
    col(PersonRow.joined_at),
    col(PersonRow.removed_at),
    col(PersonRow.became),
)
ORGANISATION = sa.select(col(OrganisationRow.name), col(OrganisationRow.zone))


def add_organisation(connection: Connection, organisation: Organisation, now: int) -> None:
    """Add the one organisation. IntegrityError if there is one."""
    row = {"id": 1, "name": organisation.name, "zone": organisation.zone, "created_at": now}
    connection.execute(sa.insert(OrganisationRow).values(row))


def change_organisation(connection: Connection, changed: Organisation) -> None:
    """Give the organisation another name and time zone."""
    connection.execute(sa.update(OrganisationRow).values(name=changed.name, zone=changed.zone))


def organisation(connection: Connection) -> Organisation | None:
    """Return the organisation, if it has been set up."""
    row = connection.execute(ORGANISATION).first()
    return Organisation(*row) if row else None


def person_by_id(connection: Connection, person: str) -> Person | None:
    """Return the person with this id, removed or not."""
    wanted = sa.select(*PERSON).where(col(PersonRow.id) == person)
    row = connection.execute(wanted).mappings().first()
    return person_of(row) if row else None


def actor_by_id(connection: Connection, person: str) -> Actor | None:
    """Return the person with this id and their teams, unless they were removed."""
    found = person_by_id(connection, person)
    if found is None or found.removed_at is not None:
        return None
    return Actor(person, found.role, _teams_of(connection, person, found.role))


def _teams_of(connection: Connection, person: str, role: Role) -> frozenset[str]:
    if role is Role.COORDINATOR:
        its = sa.select(col(CoordinationRow.team_id)).where(
            col(CoordinationRow.person_id) == person
        )
        return frozenset(connection.scalars(its))
    its = sa.select(col(MembershipRow.team_id)).where(
        col(MembershipRow.person_id) == person, col(MembershipRow.last_day).is_(None)
    )
    return frozenset(connection.scalars(its))


def add_guest(connection: Connection, person: str, token_hash: str, now: int) -> None:
    """Add a guest and the browser that it came with. IntegrityError if either is there."""
    connection.execute(sa.insert(PersonRow).values(id=person, created_at=now))
    browser = {"token_hash": token_hash, "person_id": person, "created_at": now, "seen_at": now}
    connection.execute(sa.insert(SessionRow).values(browser))


def add_person(connection: Connection, person: Person, now: int) -> None:
    """Add someone. IntegrityError if their id is there."""
    row = {
        "id": person.id,
        "created_at": now,
        "role": person.role.value,
        "alias": person.alias,
        "face": person.face,
        "real_name": person.real_name,
        "joined_at": person.joined_at,
        "became": person.became,
    }
    connection.execute(sa.insert(PersonRow).values(row))


def people_of(connection: Connection, role: Role) -> list[Person]:
    """Return everyone of a role who was not removed, by name."""
    its = sa.and_(col(PersonRow.role) == role.value, col(PersonRow.removed_at).is_(None))
    wanted = sa.select(*PERSON).where(its).order_by(col(PersonRow.real_name), col(PersonRow.id))
    return [person_of(row) for row in connection.execute(wanted).mappings()]


def change_person(connection: Connection, person: str, **changes: Any) -> None:
    """Set some columns of a person."""
    this = col(PersonRow.id) == person
    connection.execute(sa.update(PersonRow).where(this).values(changes))


def hand_on(connection: Connection, old: str, new: str) -> None:
    """Note that `old`, and all that became `old`, are `new`."""
    its = sa.or_(col(PersonRow.id) == old, col(PersonRow.became) == old)
    connection.execute(sa.update(PersonRow).where(its).values(became=new))


def guises_of(connection: Connection, person: str) -> list[str]:
    """Return the ids that someone had as a guest."""
    its = sa.select(col(PersonRow.id)).where(col(PersonRow.became) == person)
    return list(connection.scalars(its.order_by(col(PersonRow.created_at), col(PersonRow.id))))
