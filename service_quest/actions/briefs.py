"""A one-page brief for a coaching talk: a person's own profile, shared by that person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, known_person, known_team
from service_quest.actions.content import Shelf
from service_quest.actions.insight import accuracies_of
from service_quest.actions.profile import PLAYS_MOST, principles_of
from service_quest.actions.times import milliseconds
from service_quest.domain.names import words_of
from service_quest.domain.people import Act, require
from service_quest.domain.profile import Brief, brief_of
from service_quest.domain.scenario import STAGES
from service_quest.store import insight, people, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Person

NOTE_MOST = 280


@dataclass(frozen=True, slots=True)
class Shared:
    """A brief with whose it is, and what they want to talk about."""

    person: Person
    note: str
    brief: Brief


def share_brief(engine: Engine, now: datetime, token: str, note: str) -> None:
    """Share one's brief with one's coordinator, with a sentence on what to talk about.

    Raises:
        NoSession, NotAllowed: who asks may not. TextLength, UnfitSigns: the sentence.
        StoreError: the database is away.
    """
    tidy = words_of(note, NOTE_MOST)

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.SHARE_PROFILE)
        insight.share(connection, actor.person, tidy, milliseconds(now))

    writing(engine, work)


def stop_sharing(engine: Engine, now: datetime, token: str) -> None:
    """Share one's brief no longer.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.SHARE_PROFILE)
        insight.stop_sharing(connection, actor.person)

    writing(engine, work)


def shared_note(engine: Engine, token: str) -> str | None:
    """Return what one wants to talk about, None while one shares nothing.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> str | None:
        actor = acting(connection, token)
        require(actor, Act.SHARE_PROFILE)
        return insight.shared_by(connection, [actor.person]).get(actor.person)

    return reading(engine, work)


def shared_with_me(engine: Engine, token: str, team: str) -> Sequence[Person]:
    """Return who of a team shares their brief with its coordinator.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Person]:
        require(acting(connection, token), Act.SEE_DESK, team=known_team(connection, team))
        members = [member.person for member in teams.members(connection, [team])]
        sharing = insight.shared_by(connection, [person.id for person in members])
        return [person for person in members if person.id in sharing]

    return reading(engine, work)


def read_brief(engine: Engine, token: str, shelf: Shelf, person: str) -> Shared:
    """Return somebody's brief, one's own or one that is shared.

    Raises:
        NoSession, NotAllowed: who asks may not, or it is not shared.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> Shared:
        actor, target = acting(connection, token), known_person(connection, person)
        note = insight.shared_by(connection, [person]).get(person)
        require(actor, Act.SEE_PROFILE, person=target, consent=note is not None)
        whose = people.person_by_id(connection, person)
        assert whose  # it was just found among those who act
        return Shared(whose, note or "", _brief(connection, shelf, person))

    return reading(engine, work)


def _brief(connection: Connection, shelf: Shelf, person: str) -> Brief:
    levels = {s.id: s.level for s in shelf.current.values() if s.level in STAGES}
    return brief_of(
        accuracies_of(connection, [person], levels),
        insight.plays_of(connection, person, PLAYS_MOST),
        principles_of(shelf),
    )
