"""Tries at the customers of the day: taking them, and what is counted by them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.people import Role
from service_quest.store.people_rows import day_from, day_number
from service_quest.store.records import DailyTry
from service_quest.store.tables import AttemptRow, DailyTryRow, PersonRow


def take_try(connection: Connection, person: str, attempt: str, made: DailyTry) -> None:
    """Book an attempt as the try of its day, unless one is booked that began no later.

    So of several phones the one that began first has it, in whatever order they send.
    IntegrityError if another transaction books the day's first one meanwhile.
    """
    its = sa.and_(
        col(DailyTryRow.day) == day_number(made.day), col(DailyTryRow.person_id) == person
    )
    earliest = connection.scalar(sa.select(col(DailyTryRow.started_at)).where(its))
    values = {
        "scenario": made.scenario,
        "attempt_id": attempt,
        "started_at": made.started,
        "points": made.points,
        "reply": made.reply,
    }
    if earliest is None:
        row = {"person_id": person, "day": day_number(made.day), **values}
        connection.execute(sa.insert(DailyTryRow), row)
    elif made.started < earliest:
        # Asked once more where it is written: meanwhile a yet earlier one may have come.
        later = sa.and_(its, col(DailyTryRow.started_at) > made.started)
        connection.execute(sa.update(DailyTryRow).where(later).values(values))


def rebook(connection: Connection, old: str, new: str) -> None:
    """Book one person's tries to another; on a day that both tried, the earlier stays."""
    both = (
        sa.select(col(DailyTryRow.person_id), col(DailyTryRow.day))
        .where(col(DailyTryRow.person_id).in_([old, new]))
        .order_by(col(DailyTryRow.started_at), col(DailyTryRow.person_id))
    )
    seen: set[int] = set()
    for person, day in connection.execute(both).all():
        if day in seen:
            its = sa.and_(col(DailyTryRow.person_id) == person, col(DailyTryRow.day) == day)
            connection.execute(sa.delete(DailyTryRow).where(its))
        seen.add(day)
    connection.execute(
        sa.update(DailyTryRow).where(col(DailyTryRow.person_id) == old).values(person_id=new)
    )


def points_by_day(
    connection: Connection, first: date, last: date, among: Collection[str] | None = None
) -> Mapping[str, Mapping[date, int]]:
    """Return what people's tries were worth (0-100) in a span of days, by person and day.

    Answered from the index alone. `among`: only of these people.
    """
    inside = col(DailyTryRow.day).between(day_number(first), day_number(last))
    wanted = sa.select(
        col(DailyTryRow.person_id), col(DailyTryRow.day), col(DailyTryRow.points)
    ).where(inside)
    if among is not None:
        wanted = wanted.where(col(DailyTryRow.person_id).in_(among))
    tries: dict[str, dict[date, int]] = {}
    for person, day, points in connection.execute(wanted).all():
        tries.setdefault(person, {})[day_from(day)] = points
    return tries


def tries_of(connection: Connection, person: str, first: date) -> list[DailyTry]:
    """Return a person's tries from a day on, with how each went."""
    tried = sa.join(DailyTryRow, AttemptRow, col(DailyTryRow.attempt_id) == col(AttemptRow.id))
    wanted = (
        sa.select(
            col(DailyTryRow.day),
            col(DailyTryRow.scenario),
            col(DailyTryRow.started_at),
            col(DailyTryRow.points),
            col(DailyTryRow.reply),
            col(AttemptRow.case),
            col(AttemptRow.recommendation),
            col(AttemptRow.grades),
        )
        .select_from(tried)
        .where(col(DailyTryRow.person_id) == person, col(DailyTryRow.day) >= day_number(first))
        .order_by(col(DailyTryRow.day))
    )
    return [_daily_try(row) for row in connection.execute(wanted).mappings()]


def _daily_try(row: Mapping[Any, Any]) -> DailyTry:
    return DailyTry(
        day_from(row["day"]),
        row["scenario"],
        row["started_at"],
        row["points"],
        row["reply"],
        row["case"],
        row["recommendation"],
        tuple(row["grades"] or ()),
    )


def replies_on(connection: Connection, day: date, scenario: str) -> Mapping[str, int]:
    """Return how many members opened with each reply to a day's customer."""
    members = sa.join(DailyTryRow, PersonRow, col(PersonRow.id) == col(DailyTryRow.person_id))
    reply = col(DailyTryRow.reply)
    wanted = (
        sa.select(reply, sa.func.count())
        .select_from(members)
        .where(
            col(DailyTryRow.day) == day_number(day),
            col(DailyTryRow.scenario) == scenario,
            col(PersonRow.role) != Role.GUEST.value,
        )
        .group_by(reply)
    )
    return {given: int(many) for given, many in connection.execute(wanted)}
