"""Assigning: what a team or somebody is asked to practise, changed and taken back."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import (
    Fresh,
    acting,
    is_id,
    known_person,
    known_team,
    new_id,
    zone_here,
)
from service_quest.actions.content import Shelf
from service_quest.actions.errors import BadRequest
from service_quest.actions.times import milliseconds
from service_quest.domain.assignments import (
    Assignment,
    State,
    Step,
    WholePlay,
    done_count,
    path_from,
    standing_of,
)
from service_quest.domain.calendar import day_of
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, Actor, require
from service_quest.store import assignments, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Assigned
from service_quest.store.tables import SENTENCE_LENGTH

TIMES_MOST, STARS_MOST, MINUTES_MOST, DAYS_MOST = 20, 3, 600, 400
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a coordinator asks for: of a team or of one person, by id.

    `asked` names scenarios; a `Step` of a path is for teams only.
    """

    asked: Assignment | Step
    team: str | None = None
    person: str | None = None
    note: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What someone is asked to do, and how far they are: `done` of so many scenarios.

    `due` as it is for them: a path's days count from when they joined.
    """

    assigned: Assigned
    due: date | None
    state: State
    done: int


def assign(
    engine: Engine, now: datetime, token: str, shelf: Shelf, wish: Wish, fresh: Fresh
) -> Assigned:
    """Ask a team or somebody to practise something.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: what is wrong with the wish.
        StoreError: the database cannot do its work now.
    """
    tidy = _checked(wish, shelf)

    def work(connection: Connection) -> Assigned:
        actor = acting(connection, token, now)
        _require_over(connection, actor, wish.team, wish.person, Act.ASSIGN_TEAM, Act.ASSIGN_PERSON)
        made = Assigned(
            new_id(fresh(), "assignment"), wish.team, wish.person, wish.asked, tidy, wish.minutes
        )
        assignments.add_assignment(connection, made, actor.person, milliseconds(now))
        return made

    return writing(engine, work)


def _require_over(
    connection: Connection,
    actor: Actor,
    team: str | None,
    person: str | None,
    *acts: Act,
) -> None:
    """Go on only if `actor` may: the first act is about the team, the second about someone."""
    if team is not None:
        require(actor, acts[0], team=known_team(connection, team))
    else:
        require(actor, acts[1], person=known_person(connection, person or ""))


def _checked(wish: Wish, shelf: Shelf) -> str:
    """Return the note of a wish, tidied; whatever is out of bounds is refused."""
    asked, known = wish.asked, {s.id for s in shelf.current.values()}
    wrong = {
        "team": (wish.team is None) == (wish.person is None),
        "scenarios": not asked.scenarios or not set(asked.scenarios) <= known,
        "times": not 1 <= asked.times <= TIMES_MOST,
        "stars": not 0 <= asked.stars <= STARS_MOST,
        "minutes": not 1 <= (wish.minutes or 1) <= MINUTES_MOST,
        "note": len(wish.note) > SENTENCE_LENGTH,
        "path": isinstance(asked, Step) and not _is_path(asked, wish),
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadRequest(field=field)
    return UNSEEN.sub(" ", wish.note).strip()


def _is_path(step: Step, wish: Wish) -> bool:
    last = step.day if step.due is None else step.due
    return wish.person is None and 1 <= step.day <= last <= DAYS_MOST


def extend(
    engine: Engine, now: datetime, token: str, assignment: str, due: date | None
) -> Assigned:
    """Give an assignment another last day, or none.

    Raises:
        NoSession, NotAllowed: who asks may not, or there is none.
        BadRequest: a path's days are counted, not dated. StoreError: the database is away.
    """

    def work(connection: Connection) -> Assigned:
        found = _own(connection, token, now, assignment, Act.ASSIGN_TEAM, Act.ASSIGN_PERSON)
        if isinstance(found.asked, Step):
            raise BadRequest(field="due")
        changed = replace(found, asked=replace(found.asked, due=due))
        assignments.change_assignment(connection, changed)
        return changed

    return writing(engine, work)


def withdraw(engine: Engine, now: datetime, token: str, assignment: str) -> None:
    """Take an assignment back.

    Raises:
        NoSession, NotAllowed: who asks may not, or there is none.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        _own(connection, token, now, assignment, Act.WITHDRAW_TEAM, Act.WITHDRAW_PERSON)
        assignments.withdraw(connection, assignment, milliseconds(now))

    writing(engine, work)


def _own(
    connection: Connection, token: str, now: datetime, assignment: str, *acts: Act
) -> Assigned:
    """Return an assignment that the asking person may do this to."""
    actor = acting(connection, token, now)
    found = assignments.assignment_by_id(connection, assignment) if is_id(assignment) else None
    if found is None:
        raise NotAllowed(act=acts[0].value)
    _require_over(connection, actor, found.team, found.person, *acts)
    return found


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
        joined = {
            member.team: member.first_day
            for member in teams.members(connection, actor.teams)
            if member.person.id == actor.person
        }
        at, zone = milliseconds(now), zone_here(connection)
        tasks = [task_of(one, joined.get(one.team or ""), plays, at, zone) for one in found]
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


def task_of(
    assigned: Assigned,
    joined: date | None,
    plays: Sequence[WholePlay],
    now: int,
    zone: tzinfo,
) -> Task | None:
    """Return what an assignment is to someone at a moment (ms).

    None where it is a step of a path that does not begin yet for who `joined` on that day.
    """
    asked = assigned.asked
    if isinstance(asked, Step):
        if joined is None:
            return None
        (step,) = path_from([asked], joined)
        if step.opens > day_of(now, zone):
            return None
        asked = step.assignment
    state = standing_of(asked, plays, now, zone)
    return Task(assigned, asked.due, state, done_count(asked, plays, zone))
