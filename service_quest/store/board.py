"""What the leaderboard is worked out from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.ranking import Absence, Membership
from service_quest.store.people_rows import day_from, day_number
from service_quest.store.people_tables import AbsenceRow, MembershipRow
from service_quest.store.records import Status
from service_quest.store.tables import AttemptRow

WHOLE = (Status.SCORED.value, Status.UNSCORED.value)


def memberships(connection: Connection, first: date, last: date) -> list[Membership]:
    """Return who was in which team in a span of days."""
    until = col(MembershipRow.last_day)
    began = col(MembershipRow.first_day) <= day_number(last)
    return _memberships(connection, began, sa.or_(until.is_(None), until >= day_number(first)))


def memberships_of(connection: Connection, person: str) -> list[Membership]:
    """Return when somebody was in which team, ever."""
    return _memberships(connection, col(MembershipRow.person_id) == person)


def _memberships(connection: Connection, *which: sa.ColumnElement[bool]) -> list[Membership]:
    wanted = sa.select(
        col(MembershipRow.person_id),
        col(MembershipRow.team_id),
        col(MembershipRow.first_day),
        col(MembershipRow.last_day),
    ).where(*which)
    return [
        Membership(person, team, day_from(began), None if ended is None else day_from(ended))
        for person, team, began, ended in connection.execute(wanted).all()
    ]


def absences(connection: Connection, first: date, last: date) -> list[Absence]:
    """Return who is away in a span of days."""
    wanted = sa.select(
        col(AbsenceRow.person_id),
        col(AbsenceRow.first_day),
        col(AbsenceRow.last_day),
        col(AbsenceRow.marked_day),
    ).where(
        col(AbsenceRow.first_day) <= day_number(last),
        col(AbsenceRow.last_day) >= day_number(first),
    )
    return [
        Absence(person, day_from(began), day_from(ended), day_from(marked))
        for person, began, ended, marked in connection.execute(wanted)
    ]


def practised(
    connection: Connection, first: date, last: date, among: Collection[str] | None = None
) -> Mapping[str, frozenset[date]]:
    """Return the days on which people played to an end, in a span of days.

    Answered from the index alone. `among`: only of these people.
    """
    day, person = col(AttemptRow.day), col(AttemptRow.person_id)
    wanted = sa.select(person, day).where(
        day >= day_number(first),
        day <= day_number(last),
        col(AttemptRow.status).in_(WHOLE),
    )
    if among is not None:
        wanted = wanted.where(person.in_(among))
    days: dict[str, set[date]] = {}
    for who, number in connection.execute(wanted.distinct()).all():
        days.setdefault(who, set()).add(day_from(number))
    return {who: frozenset(found) for who, found in days.items()}


def first_day(connection: Connection) -> date | None:
    """Return the first day that anyone was in a team."""
    number = connection.scalar(sa.select(sa.func.min(col(MembershipRow.first_day))))
    return None if number is None else day_from(number)
