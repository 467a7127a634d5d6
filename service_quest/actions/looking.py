"""Looking at single answers: only where the organisation allows it, and never unnoticed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import Fresh, acting, known_person, new_id
from service_quest.actions.lent import lent_since
from service_quest.actions.times import milliseconds
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, require
from service_quest.store import attempts, looks, people
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Look, Person
from service_quest.store.records import Answered
from service_quest.store.settings import settings

ANSWERS_MOST = 20
"""So many of the latest conversations are shown."""
LOOKS_MOST = 50


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered in their latest conversations, the latest first."""

    person: Person
    answered: Sequence[Answered]


def see_answers(engine: Engine, now: datetime, token: str, person: str, fresh: Fresh) -> Answers:
    """Return a person's single answers; that they were looked at is noted for them.

    Raises:
        NoSession, NotAllowed: who asks may not, it is switched off, or the browser is lent.
        StoreError: the database is away, so that it could not be noted either.
    """

    def work(connection: Connection) -> Answers:
        actor, target = acting(connection, token, now), known_person(connection, person)
        consent = settings(connection).answers
        require(actor, Act.SEE_ANSWERS, person=target, consent=consent)
        known = people.person_by_id(connection, person)
        if known is None or lent_since(connection, token, now) is not None:
            raise NotAllowed(act=Act.SEE_ANSWERS.value)
        answered = attempts.latest(connection, person, ANSWERS_MOST)
        if person != actor.person:
            at, key = milliseconds(now), new_id(fresh(), "look")
            look = Look(key, person, actor.person, at, len(answered))
            looks.note_look(connection, look)
        return Answers(known, answered)

    return writing(engine, work)


def looks_at_me(engine: Engine, token: str) -> Sequence[Look]:
    """Return who looked at the answers of who asks, or gave out a code, the latest first.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Look]:
        actor = acting(connection, token)
        require(actor, Act.SEE_LOOKS)
        return looks.looks_at(connection, actor.person, LOOKS_MOST)

    return reading(engine, work)
