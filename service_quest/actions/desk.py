"""The coordinator's desk: who has done what is assigned, and who wants help.

It tells that something is done, never what anyone answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, known_team, led_by, zone_here
from service_quest.actions.tasks import Task, days_of_joining, plays_of, task_of
from service_quest.actions.times import milliseconds
from service_quest.domain.assignments import State, WholePlay
from service_quest.domain.calendar import day_of
from service_quest.domain.people import Act, require
from service_quest.domain.ranking import Absence
from service_quest.store import assignments, teams
from service_quest.store.engine import reading
from service_quest.store.people_records import Assigned, HelpRequest, Person, Team, TeamMember

Counts = Mapping[State, int]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One of a team: how many of their tasks are done, open and overdue.

    `person.joined_at` is None for who has not come yet. `asked_at` (ms): since when they
    want help. `tasks`: their tasks, by the assignment's id. `away`: today and later.
    """

    person: Person
    since: date
    counts: Counts
    tasks: Mapping[str, State]
    asked_at: int | None
    away: Sequence[Absence]


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """An assignment, and for how many of the team it is done, open and overdue."""

    assigned: Assigned
    counts: Counts


@dataclass(frozen=True, slots=True)
class Desk:
    """A team as its coordinator sees it; who wants help is told by the longest wait.

    `waiting`: how many want help in each team that the coordinator looks after, if any do.
    """

    team: Team
    day: date
    people: Sequence[PersonLine]
    assignments: Sequence[AssignmentLine]
    help: Sequence[HelpRequest]
    waiting: Mapping[str, int]


def desk_of(engine: Engine, now: datetime, token: str, team: str) -> Desk:
    """Return what a coordinator sees of a team.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """
    return reading(engine, lambda c: _desk_for(c, now, token, team, Act.SEE_DESK))


def export_desk(engine: Engine, now: datetime, token: str, team: str) -> Desk:
    """Return what a coordinator takes along of a team.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """
    return reading(engine, lambda c: _desk_for(c, now, token, team, Act.EXPORT_DESK))


def _desk_for(connection: Connection, now: datetime, token: str, team: str, act: Act) -> Desk:
    actor = acting(connection, token)
    require(actor, act, team=known_team(connection, team))
    waiting = assignments.help_by_team(connection, led_by(actor))
    return _desk(connection, team, milliseconds(now), waiting)


def _desk(connection: Connection, team: str, now: int, waiting: Mapping[str, int]) -> Desk:
    members = teams.members(connection, [team])
    whom = [member.person.id for member in members]
    found = assignments.assignments_to(connection, [team], whom)
    zone = zone_here(connection)
    day = day_of(now, zone)
    tasks = _tasks(members, found, plays_of(connection, whom, found), day, zone)
    wanted = assignments.help_wanted(connection, whom)
    away = teams.absences_of(connection, whom, day)
    return Desk(
        teams.team_by_id(connection, team) or Team(team, ""),
        day,
        [_line(member, tasks[member.person.id], wanted, away) for member in members],
        [AssignmentLine(one, _counts_of(one, tasks)) for one in found],
        wanted,
        waiting,
    )


def _tasks(
    members: Sequence[TeamMember],
    found: Sequence[Assigned],
    plays: Mapping[str, Sequence[WholePlay]],
    today: date,
    zone: tzinfo,
) -> Mapping[str, Sequence[Task]]:
    """Return everyone's tasks."""
    tasks: dict[str, Sequence[Task]] = {}
    for member in members:
        whose = member.person.id
        asked = [one for one in found if one.person in (None, whose)]
        own = plays.get(whose, ())
        since = days_of_joining(member, today, zone)
        known = (task_of(one, since, own, today, zone) for one in asked)
        tasks[whose] = [task for task in known if task]
    return tasks


def _line(
    member: TeamMember,
    tasks: Sequence[Task],
    wanted: Sequence[HelpRequest],
    away: Sequence[Absence],
) -> PersonLine:
    whose = member.person.id
    return PersonLine(
        member.person,
        member.first_day,
        Counter(task.state for task in tasks),
        {task.assigned.id: task.state for task in tasks},
        next((one.asked_at for one in wanted if one.person == whose), None),
        [one for one in away if one.person == whose],
    )


def _counts_of(assigned: Assigned, tasks: Mapping[str, Sequence[Task]]) -> Counts:
    its = (task for of in tasks.values() for task in of if task.assigned.id == assigned.id)
    return Counter(task.state for task in its)
