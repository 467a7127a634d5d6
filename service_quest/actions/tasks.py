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
        at, zone = milliseconds(now), zone_here(connection)
        inside = teams.members(connection, actor.teams)
        joined: dict[str, date] = {}
        for member in inside:
            if member.person.id == actor.person:
                joined |= days_of_joining(member, at, zone)
        tasks = [task_of(one, joined, plays, at, zone) for one in found]
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


def days_of_joining(member: TeamMember, now: int, zone: tzinfo) -> dict[str, date]:
    """Return the day on which someone came, and that on which they were in their team.

    By the team's id, `NO_TEAM` for the app itself. Who is on the list and has not come
    yet would come now (ms).
    """
    joined_at = member.person.joined_at
    came = day_of(now if joined_at is None else joined_at, zone)
    return {NO_TEAM: came, member.team: max(member.first_day, came)}


def task_of(
    assigned: Assigned,
    joined: Mapping[str, date],
    plays: Sequence[WholePlay],
    now: int,
    zone: tzinfo,
) -> Task | None:
    """Return what an assignment is to someone at a moment (ms).

    None where it is none of theirs: a step of a path that does not begin yet for who
    came on those days (as `days_of_joining` has them), or what was due before.
    """
    asked = _as_theirs(assigned, joined.get(assigned.team or NO_TEAM), now, zone)
    if asked is None:
        return None
    left = lacking(asked, plays)
    return Task(assigned, asked.due, standing_of(asked, left, day_of(now, zone)), left)


def _as_theirs(
    assigned: Assigned, joined: date | None, now: int, zone: tzinfo
) -> Assignment | None:
    asked, asked_on = assigned.asked, day_of(assigned.asked_at, zone)
    if isinstance(asked, Assignment):
        return asked if joined is None else for_member(asked, asked_on, joined)
    if joined is None:
        return None
    # Whoever was there before the path was laid walks it from that day on.
    (step,) = path_from([asked], max(joined, asked_on))
    return step.assignment if step.opens <= day_of(now, zone) else None
