"""Two people made one: whatever stands in the name of the one, but for their attempts."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.people_tables import (
    AbsenceRow,
    AssignmentRow,
    HelpRequestRow,
    MembershipRow,
    ShareRow,
)
from service_quest.store.privacy_tables import LookRow
from service_quest.store.tables import PersonRow, SessionRow


def hand_over(connection: Connection, old: str, new: str) -> None:
    """Give one person's browsers, tasks, requests for help and absences to another.

    The looks at their answers go along, and the days in a team that both are in now.
    """
    _hand_over_absences(connection, old, new)
    _hand_over_days(connection, old, new)
    for table in (SessionRow, AssignmentRow, HelpRequestRow, LookRow):
        person = col(table.person_id)
        connection.execute(sa.update(table).where(person == old).values(person_id=new))


def hand_over_choices(connection: Connection, old: str, new: str) -> None:
    """Give one person's choices to another who made none: goal, leaderboard, a brief shared."""
    wanted = sa.select(col(PersonRow.on_board), col(PersonRow.goal_days))
    chosen = connection.execute(wanted.where(col(PersonRow.id) == old)).mappings().one()
    this = col(PersonRow.id) == new
    connection.execute(sa.update(PersonRow).where(this).values(dict(chosen)))
    share = col(ShareRow.person_id)
    connection.execute(sa.update(ShareRow).where(share == old).values(person_id=new))


def _hand_over_days(connection: Connection, old: str, new: str) -> None:
    """Who was in a team as two people was in it once, since the earlier of their days."""
    own = _begun(connection, new)
    for team, day in _begun(connection, old).items():
        if team not in own:
            continue
        _drop_days(connection, old, team, day)
        if day < own[team]:
            _drop_days(connection, new, team, day)
            row = {"person_id": new, "team_id": team, "first_day": day}
            connection.execute(sa.insert(MembershipRow).values(row))


def _drop_days(connection: Connection, person: str, team: str, since: int) -> None:
    this = col(MembershipRow.person_id) == person, col(MembershipRow.team_id) == team
    later = col(MembershipRow.first_day) >= since
    connection.execute(sa.delete(MembershipRow).where(*this, later))


def _begun(connection: Connection, person: str) -> dict[str, int]:
    """Return the teams that someone is in, and since which day."""
    wanted = sa.select(col(MembershipRow.team_id), col(MembershipRow.first_day)).where(
        col(MembershipRow.person_id) == person, col(MembershipRow.last_day).is_(None)
    )
    return {row.team_id: row.first_day for row in connection.execute(wanted)}


def _hand_over_absences(connection: Connection, old: str, new: str) -> None:
    """Where both are away from the same day, what was said of the one who stays holds."""
    person, first = col(AbsenceRow.person_id), col(AbsenceRow.first_day)
    known = list(connection.scalars(sa.select(first).where(person == new)))
    connection.execute(sa.delete(AbsenceRow).where(person == old, first.in_(known)))
    connection.execute(sa.update(AbsenceRow).where(person == old).values(person_id=new))
