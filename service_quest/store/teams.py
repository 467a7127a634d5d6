"""Teams, who is in them and who looks after them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.ranking import Absence
from service_quest.store.people import PERSON
from service_quest.store.people_records import Team, TeamMember
from service_quest.store.people_rows import day_from, day_number, person_of
from service_quest.store.people_tables import (
    AbsenceRow,
    CoordinationRow,
    MembershipRow,
    TeamRow,
)
from service_quest.store.tables import PersonRow

TEAM = (col(TeamRow.id), col(TeamRow.name), col(TeamRow.headcount))


def add_team(connection: Connection, team: Team, now: int) -> None:
    """Add a team."""
    row = {"id": team.id, "name": team.name, "created_at": now, "headcount": team.headcount}
    connection.execute(sa.insert(TeamRow).values(row))


def team_by_id(connection: Connection, team: str) -> Team | None:
    """Return an open team."""
    wanted = sa.select(*TEAM).where(col(TeamRow.id) == team, col(TeamRow.closed_at).is_(None))
    row = connection.execute(wanted).first()
    return Team(*row) if row else None


def teams(connection: Connection, among: Collection[str] | None = None) -> list[Team]:
    """Return the open teams by name, or those `among` some ids."""
    wanted = sa.select(*TEAM).where(col(TeamRow.closed_at).is_(None))
    if among is not None:
        wanted = wanted.where(col(TeamRow.id).in_(among))
    rows = connection.execute(wanted.order_by(col(TeamRow.name), col(TeamRow.id)))
    return [Team(*row) for row in rows]


def all_teams(connection: Connection) -> list[Team]:
    """Return all teams there ever were."""
    rows = connection.execute(sa.select(*TEAM))
    return [Team(*row) for row in rows]


def rename_team(connection: Connection, team: str, name: str) -> None:
    """Give a team another name."""
    this = col(TeamRow.id) == team
    connection.execute(sa.update(TeamRow).where(this).values(name=name))


def set_headcount(connection: Connection, team: str, headcount: int | None) -> None:
    """Note how many serve in a team; None: it is not told."""
    this = col(TeamRow.id) == team
    connection.execute(sa.update(TeamRow).where(this).values(headcount=headcount))


def close_team(connection: Connection, team: str, now: int) -> None:
    """Close a team."""
    this = col(TeamRow.id) == team
    connection.execute(sa.update(TeamRow).where(this).values(closed_at=now))


def add_leader(connection: Connection, person: str, team: str) -> None:
    """Let a coordinator look after a team."""
    row = {"person_id": person, "team_id": team}
    connection.execute(sa.insert(CoordinationRow).values(row))


def drop_leader(connection: Connection, person: str, team: str | None = None) -> None:
    """Let a coordinator no longer look after a team, or after any."""
    its = [col(CoordinationRow.person_id) == person]
    if team is not None:
        its.append(col(CoordinationRow.team_id) == team)
    connection.execute(sa.delete(CoordinationRow).where(*its))


def leaders(connection: Connection) -> Mapping[str, frozenset[str]]:
    """Return the open teams that each coordinator looks after."""
    wanted = (
        sa.select(col(CoordinationRow.person_id), col(CoordinationRow.team_id))
        .join(TeamRow, col(TeamRow.id) == col(CoordinationRow.team_id))
        .where(col(TeamRow.closed_at).is_(None))
    )
    led: dict[str, set[str]] = {}
    for person, team in connection.execute(wanted):
        led.setdefault(person, set()).add(team)
    return {person: frozenset(found) for person, found in led.items()}


def enter_team(connection: Connection, person: str, team: str, day: date) -> None:
    """Put someone into a team from a day on, unless they are in it."""
    its = sa.and_(col(MembershipRow.person_id) == person, col(MembershipRow.team_id) == team)
    inside = sa.select(col(MembershipRow.first_day)).where(
        its, col(MembershipRow.last_day).is_(None)
    )
    if connection.scalar(inside) is not None:
        return
    # Someone who left and came back within a day was never away.
    today = sa.and_(its, col(MembershipRow.first_day) == day_number(day))
    again = connection.execute(sa.update(MembershipRow).where(today).values(last_day=None))
    if not again.rowcount:
        row = {"person_id": person, "team_id": team, "first_day": day_number(day)}
        connection.execute(sa.insert(MembershipRow).values(row))


def leave_teams(connection: Connection, person: str, day: date) -> None:
    """Take someone out of all teams; this day is their last there."""
    its = sa.and_(col(MembershipRow.person_id) == person, col(MembershipRow.last_day).is_(None))
    last = {"last_day": day_number(day)}
    connection.execute(sa.update(MembershipRow).where(its).values(last))


def members(connection: Connection, among: Iterable[str]) -> list[TeamMember]:
    """Return who is in the teams now, those removed left out, by the name they go by."""
    wanted = (
        sa.select(*PERSON, col(MembershipRow.team_id), col(MembershipRow.first_day))
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .where(
            col(MembershipRow.team_id).in_(list(among)),
            col(MembershipRow.last_day).is_(None),
            col(PersonRow.removed_at).is_(None),
        )
        .order_by(col(PersonRow.real_name), col(PersonRow.alias), col(PersonRow.id))
    )
    rows = connection.execute(wanted).mappings()
    return [TeamMember(person_of(r), r["team_id"], day_from(r["first_day"])) for r in rows]


def mark_absence(connection: Connection, absence: Absence) -> None:
    """Note that someone is away; what was said of the same first day before is replaced."""
    unmark_absence(connection, absence.person, absence.first)
    row = {
        "person_id": absence.person,
        "first_day": day_number(absence.first),
        "last_day": day_number(absence.last),
        "marked_day": day_number(absence.marked),
    }
    connection.execute(sa.insert(AbsenceRow).values(row))


def unmark_absence(connection: Connection, person: str, first: date) -> None:
    """Forget that someone is away from a day on."""
    its = sa.and_(
        col(AbsenceRow.person_id) == person, col(AbsenceRow.first_day) == day_number(first)
    )
    connection.execute(sa.delete(AbsenceRow).where(its))


def absences_of(connection: Connection, people: Collection[str], day: date) -> list[Absence]:
    """Return when some people are away on a day or later, the earliest first."""
    wanted = sa.select(
        col(AbsenceRow.person_id),
        col(AbsenceRow.first_day),
        col(AbsenceRow.last_day),
        col(AbsenceRow.marked_day),
    ).where(col(AbsenceRow.person_id).in_(people), col(AbsenceRow.last_day) >= day_number(day))
    return [
        Absence(person, day_from(first), day_from(last), day_from(marked))
        for person, first, last, marked in connection.execute(
            wanted.order_by(col(AbsenceRow.first_day), col(AbsenceRow.person_id))
        )
    ]
