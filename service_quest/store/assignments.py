"""What is assigned, who wants help, and the plays by which it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.assignments import WholePlay
from service_quest.store.people_records import Assigned, HelpRequest
from service_quest.store.people_rows import assigned_of, assignment_values, day_from
from service_quest.store.people_tables import AssignmentRow, HelpRequestRow, MembershipRow
from service_quest.store.records import Status
from service_quest.store.tables import AttemptRow

ASSIGNMENT = (
    col(AssignmentRow.id),
    col(AssignmentRow.team_id),
    col(AssignmentRow.person_id),
    col(AssignmentRow.scenarios),
    col(AssignmentRow.since_day),
    col(AssignmentRow.due_day),
    col(AssignmentRow.path_day),
    col(AssignmentRow.path_due),
    col(AssignmentRow.times),
    col(AssignmentRow.stars),
    col(AssignmentRow.note),
    col(AssignmentRow.minutes),
    col(AssignmentRow.created_at),
)


def add_assignment(connection: Connection, assigned: Assigned, made_by: str) -> None:
    """Add an assignment."""
    row = assignment_values(assigned) | {"made_by": made_by}
    connection.execute(sa.insert(AssignmentRow).values(row))


def assignment_by_id(connection: Connection, assignment: str) -> Assigned | None:
    """Return an assignment that was not withdrawn."""
    wanted = sa.select(*ASSIGNMENT).where(
        col(AssignmentRow.id) == assignment, col(AssignmentRow.withdrawn_at).is_(None)
    )
    row = connection.execute(wanted).mappings().first()
    return assigned_of(row) if row else None


def change_assignment(connection: Connection, assigned: Assigned) -> None:
    """Store an assignment anew."""
    this = col(AssignmentRow.id) == assigned.id
    values = assignment_values(assigned)
    connection.execute(sa.update(AssignmentRow).where(this).values(values))


def withdraw(connection: Connection, assignment: str, now: int) -> None:
    """Take an assignment back."""
    this = col(AssignmentRow.id) == assignment
    connection.execute(sa.update(AssignmentRow).where(this).values(withdrawn_at=now))


def assignments_to(
    connection: Connection, teams: Iterable[str], people: Collection[str]
) -> list[Assigned]:
    """Return what teams and people are asked to practise, the latest first."""
    wanted = sa.select(*ASSIGNMENT).where(
        col(AssignmentRow.withdrawn_at).is_(None),
        sa.or_(
            col(AssignmentRow.team_id).in_(list(teams)),
            col(AssignmentRow.person_id).in_(list(people)),
        ),
    )
    ordered = wanted.order_by(col(AssignmentRow.created_at).desc(), col(AssignmentRow.id))
    return [assigned_of(row) for row in connection.execute(ordered).mappings()]


def whole_plays(
    connection: Connection, people: Collection[str], scenarios: Collection[str]
) -> Mapping[str, list[WholePlay]]:
    """Return the scored conversations of people at some scenarios, by person.

    No answers are among it: how often and how well is all that it tells.
    """
    wanted = sa.select(
        col(AttemptRow.person_id),
        col(AttemptRow.scenario),
        col(AttemptRow.stars),
        col(AttemptRow.day),
    ).where(
        col(AttemptRow.person_id).in_(people),
        col(AttemptRow.scenario).in_(scenarios),
        col(AttemptRow.status) == Status.SCORED.value,
    )
    plays: dict[str, list[WholePlay]] = {}
    for person, scenario, stars, day in connection.execute(wanted).all():
        plays.setdefault(person, []).append(WholePlay(scenario, stars or 0, day_from(day)))
    return plays


def ask_help(connection: Connection, request: HelpRequest) -> None:
    """Note that someone wants help."""
    row = {
        "id": request.id,
        "person_id": request.person,
        "scenario": request.scenario,
        "asked_at": request.asked_at,
    }
    connection.execute(sa.insert(HelpRequestRow).values(row))


def help_wanted(connection: Connection, people: Collection[str]) -> list[HelpRequest]:
    """Return who of these people waits for help, the longest first."""
    wanted = sa.select(
        col(HelpRequestRow.id),
        col(HelpRequestRow.person_id),
        col(HelpRequestRow.scenario),
        col(HelpRequestRow.asked_at),
    ).where(col(HelpRequestRow.answered_at).is_(None), col(HelpRequestRow.person_id).in_(people))
    rows = connection.execute(wanted.order_by(col(HelpRequestRow.asked_at)))
    return [HelpRequest(*row) for row in rows]


def help_by_team(connection: Connection, among: Collection[str] | None = None) -> Mapping[str, int]:
    """Return how many wait for help in each team where anyone does, or in those `among` some."""
    team, person = col(MembershipRow.team_id), col(HelpRequestRow.person_id)
    wanted = (
        sa.select(team, sa.func.count(person.distinct()))
        .join(HelpRequestRow, person == col(MembershipRow.person_id))
        .where(col(MembershipRow.last_day).is_(None), col(HelpRequestRow.answered_at).is_(None))
    )
    if among is not None:
        wanted = wanted.where(team.in_(among))
    return {name: int(count) for name, count in connection.execute(wanted.group_by(team))}


def answer_help(connection: Connection, person: str, now: int) -> None:
    """Note that someone no longer waits for help."""
    its = sa.and_(
        col(HelpRequestRow.person_id) == person, col(HelpRequestRow.answered_at).is_(None)
    )
    connection.execute(sa.update(HelpRequestRow).where(its).values(answered_at=now))
