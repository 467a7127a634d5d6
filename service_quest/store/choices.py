"""What people chose for themselves: to appear on the leaderboard, and a goal for the week."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.people import Role
from service_quest.store.people_tables import MembershipRow
from service_quest.store.tables import PersonRow


def choices(connection: Connection, person: str) -> tuple[bool, int]:
    """Return whether someone wants to appear, and their goal in days; the usual if unknown."""
    wanted = sa.select(col(PersonRow.on_board), col(PersonRow.goal_days))
    row = connection.execute(wanted.where(col(PersonRow.id) == person)).first()
    return (row[0], row[1]) if row else (False, 2)


def appearing(connection: Connection) -> Mapping[str, str]:
    """Return the aliases of those in a team who want to appear on the leaderboard."""
    wanted = (
        sa.select(col(PersonRow.id), col(PersonRow.alias))
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .where(
            col(PersonRow.on_board),
            col(PersonRow.role) == Role.TRAINEE.value,
            col(PersonRow.removed_at).is_(None),
            col(PersonRow.alias).is_not(None),
            col(MembershipRow.last_day).is_(None),
        )
    )
    return {person: alias for person, alias in connection.execute(wanted) if alias}
