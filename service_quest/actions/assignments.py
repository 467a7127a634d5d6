"""Assigning: what a team or somebody is asked to practise, changed and taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import (
    Fresh,
    acting,
    is_id,
    known_person,
    known_team,
    new_id,
    today,
)
from service_quest.actions.content import Shelf
from service_quest.actions.errors import BadRequest
from service_quest.actions.times import milliseconds
from service_quest.domain.assignments import Assignment, Step, require_due, require_path
from service_quest.domain.errors import TextLength
from service_quest.domain.people import Act, Actor, refusal, require
from service_quest.store import assignments
from service_quest.store.engine import writing
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


def assign(
    engine: Engine, now: datetime, token: str, shelf: Shelf, wish: Wish, fresh: Fresh
) -> Assigned:
    """Ask a team or somebody to practise something.

    Raises:
        NoSession, NotAllowed: who asks may not.
        BadRequest, TextLength, DuePast, DueTooFar, PathReversed: what is wrong with the wish.
        StoreError: the database cannot do its work now.
    """
    tidy = _checked(wish, shelf)

    def work(connection: Connection) -> Assigned:
        actor = acting(connection, token, now)
        _require_over(connection, actor, wish.team, wish.person, Act.ASSIGN_TEAM, Act.ASSIGN_PERSON)
        require_due(_due(wish.asked), today(connection, now))
        about = wish.team, wish.person, wish.asked, tidy, wish.minutes, milliseconds(now)
        made = Assigned(new_id(fresh(), "assignment"), *about)
        assignments.add_assignment(connection, made, actor.person)
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
    known = {scenario.id for scenario in shelf.current.values()}
    if (wish.team is None) == (wish.person is None):
        raise BadRequest(field="team")
    if not wish.asked.scenarios or not set(wish.asked.scenarios) <= known:
        raise BadRequest(field="scenarios")
    return _tidy(wish)


def _tidy(wish: Wish) -> str:
    """Return the note; refuse terms that are out of bounds."""
    asked = wish.asked
    wrong = {
        "times": not 1 <= asked.times <= TIMES_MOST,
        "stars": not 0 <= asked.stars <= STARS_MOST,
        "minutes": wish.minutes is not None and not 1 <= wish.minutes <= MINUTES_MOST,
        "path": isinstance(asked, Step) and not _is_path(asked, wish),
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadRequest(field=field)
    if isinstance(asked, Step):
        require_path(asked)
    if len(wish.note) > SENTENCE_LENGTH:
        raise TextLength(most=SENTENCE_LENGTH)
    return UNSEEN.sub(" ", wish.note).strip()


def _is_path(step: Step, wish: Wish) -> bool:
    known = range(1, DAYS_MOST + 1)
    return wish.person is None and step.day in known and (step.due is None or step.due in known)


def _due(asked: Assignment | Step) -> date | None:
    return asked.due if isinstance(asked, Assignment) else None


def change(engine: Engine, now: datetime, token: str, assignment: str, wish: Wish) -> Assigned:
    """Ask for the same on other terms: last day, times, stars, note, minutes.

    Its scenarios and whom it is asked of stay, whatever the wish says of them. A last day
    that is over may stay as it is.

    Raises:
        NoSession, NotAllowed: who asks may not, or there is none.
        BadRequest: what is wrong; a path's days are counted, all others dated.
        TextLength, DuePast, DueTooFar, PathReversed: what else may be wrong.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> Assigned:
        found = _own(connection, token, now, assignment, Act.ASSIGN_TEAM, Act.ASSIGN_PERSON)
        if isinstance(found.asked, Step) != isinstance(wish.asked, Step):
            raise BadRequest(field="path")
        require_due(_due(wish.asked), today(connection, now), _due(found.asked))
        kept = replace(wish, team=found.team, person=found.person)
        asked = replace(wish.asked, scenarios=found.asked.scenarios)
        changed = replace(found, asked=asked, note=_tidy(kept), minutes=wish.minutes)
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
        raise refusal(actor, acts[0], missing=True)
    _require_over(connection, actor, found.team, found.person, *acts)
    return found
