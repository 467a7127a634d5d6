"""Looks at people's answers, codes given out for them, and chores that are done once a day."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.people_records import Look, LookKind
from service_quest.store.privacy_tables import ChoreRow, LookRow
from service_quest.store.tables import PersonRow


def note_look(connection: Connection, look: Look) -> None:
    """Note that somebody looked at a person's answers."""
    row = {
        "id": look.id,
        "person_id": look.person,
        "by_id": look.by,
        "looked_at": look.looked_at,
        "attempts": look.attempts,
        "kind": look.kind.value,
    }
    connection.execute(sa.insert(LookRow).values(row))


def looks_at(connection: Connection, person: str, most: int) -> list[Look]:
    """Return the looks at a person's answers, the latest first, with who it was."""
    wanted = (
        sa.select(
            col(LookRow.id),
            col(LookRow.person_id),
            col(LookRow.by_id),
            col(LookRow.looked_at),
            col(LookRow.attempts),
            col(LookRow.kind),
            col(PersonRow.real_name),
        )
        .join(PersonRow, col(PersonRow.id) == col(LookRow.by_id))
        .where(col(LookRow.person_id) == person)
    )
    latest = wanted.order_by(col(LookRow.looked_at).desc(), col(LookRow.id)).limit(most)
    rows = connection.execute(latest)
    return [Look(*row[:5], LookKind(row.kind), row.real_name) for row in rows]


def drop_looks(connection: Connection, before: int) -> int:
    """Drop the looks before a moment (ms); return how many there were."""
    its = col(LookRow.looked_at) < before
    return connection.execute(sa.delete(LookRow).where(its)).rowcount


def take_chore(connection: Connection, name: str, day: int) -> bool:
    """Take on what is done once a day; False if another has, or had, this day or later.

    IntegrityError if another takes it on for the first time at this very moment.
    """
    this = col(ChoreRow.name) == name
    due = sa.and_(this, col(ChoreRow.day) < day)
    if connection.execute(sa.update(ChoreRow).where(due).values(day=day)).rowcount:
        return True
    if connection.scalar(sa.select(col(ChoreRow.day)).where(this)) is not None:
        return False
    connection.execute(sa.insert(ChoreRow).values(name=name, day=day))
    return True
