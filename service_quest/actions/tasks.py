"""Tasks: what an assignment is to one person, and how far they have come with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, zone_here
from service_quest.actions.times import milliseconds
from service_quest.domain.assignments import (
    Assignment,
    State,
    WholePlay,
    for_member,
    lacking,
    path_from,
    standing_of,
)
from service_quest.domain.calendar import day_of
from service_quest.domain.people import Act, require
from service_quest.store import assignments, teams
from service_quest.store.engine import reading
from service_quest.store.people_records import Assigned, TeamMember

NO_TEAM = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What someone is asked to do, and how far they are: the scenarios `lacking` yet.

    `due` as it is for them: a path's days count from when they joined.
    """

    assigned: Assigned
    due: date | None
    state: State
    lacking: tuple[str, ...]


def assigned_to_me(engine: Engine, now: datetime, token: str) -> Sequence[Task]:
    """Return what the asking person is to practise, what is not done first, by its last day.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Task]:
        actor = acting(connection, token)
        require(actor, Act.SEE_ASSIGNED)
        found = assignments.assignments_to(connection, actor.teams, [actor.person])
        plays = plays_of(connection, [actor.person], found).get(actor.person, ())
        zone = zone_here(connection)
        today = day_of(milliseconds(now), zone)
        inside = teams.members(connection, actor.teams)
        joined: dict[str, date] = {}
        for member in inside:
            if member.person.id == actor.person:
                joined |= days_of_joining(member, today, zone)
        tasks = [task_of(one, joined, plays, today, zone) for one in found]
        return sorted((task for task in tasks if task), key=_urgency)

    return reading(engine, work)


def _urgency(task: Task) -> tuple[bool, date]:
    return task.state is State.DONE, task.due or date.max


def plays_of(
    connection: Connection, whom: Collection[str], found: Sequence[Assigned]
) -> Mapping[str, Sequence[WholePlay]]:
    """Return what people played of all that is assigned."""
    wanted = {scenario for one in found for scenario in one.asked.scenarios}
    return assignments.whole_plays(connection, whom, wanted)


def days_of_joining(member: TeamMember, today: date, zone: tzinfo) -> dict[str, date]:
    """Return the day on which someone came, and that on which they were in their team.

    By the team's id, `NO_TEAM` for the app itself. Who is on the list and has not come
    yet would come today.
    """
    joined_at = member.person.joined_at
    came = today if joined_at is None else day_of(joined_at, zone)
    return {NO_TEAM: came, member.team: max(member.first_day, came)}


def task_of(
    assigned: Assigned,
    joined: Mapping[str, date],
    plays: Sequence[WholePlay],
    today: date,
    zone: tzinfo,
) -> Task | None:
    """Return what an assignment is to someone on a day.

    None where it is none of theirs: a step of a path that does not begin yet for who
    came on those days (as `days_of_joining` has them), or what was due before.
    """
    asked = _as_theirs(assigned, joined.get(assigned.team or NO_TEAM), today, zone)
    if asked is None:
        return None
    left = lacking(asked, plays)
    return Task(assigned, asked.due, standing_of(asked, left, today), left)


def _as_theirs(
    assigned: Assigned, joined: date | None, today: date, zone: tzinfo
) -> Assignment | None:
    asked, asked_on = assigned.asked, day_of(assigned.asked_at, zone)
    if isinstance(asked, Assignment):
        return asked if joined is None else for_member(asked, asked_on, joined)
    if joined is None:
        return None
    # Whoever was there before the path was laid walks it from that day on.
    (step,) = path_from([asked], max(joined, asked_on))
    return step.assignment if step.opens <= today else None
