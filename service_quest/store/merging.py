"""Two people made one: whatever stands in the name of the one, but for their attempts."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.people_tables import AbsenceRow, AssignmentRow, HelpRequestRow
from service_quest.store.tables import SessionRow


def hand_over(connection: Connection, old: str, new: str) -> None:
    """Give one person's browsers, tasks, requests for help and absences to another."""
    _hand_over_absences(connection, old, new)
    for table in (SessionRow, AssignmentRow, HelpRequestRow):
        person = col(table.person_id)
        connection.execute(sa.update(table).where(person == old).values(person_id=new))


def _hand_over_absences(connection: Connection, old: str, new: str) -> None:
    """Where both are away from the same day, what was said of the one who stays holds."""
    person, first = col(AbsenceRow.person_id), col(AbsenceRow.first_day)
    known = list(connection.scalars(sa.select(first).where(person == new)))
    connection.execute(sa.delete(AbsenceRow).where(person == old, first.in_(known)))
    connection.execute(sa.update(AbsenceRow).where(person == old).values(person_id=new))
