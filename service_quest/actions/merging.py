"""Two people who are one: someone came by the poster, and stood on the list already."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions import badges
from service_quest.actions.acting import acting, is_id, known_person, new_id
from service_quest.actions.errors import NotTwo
from service_quest.actions.teams import require_alias_there, require_over, take_out
from service_quest.actions.times import milliseconds
from service_quest.domain.people import Act, Role
from service_quest.store import (
    attempts,
    daily,
    insight,
    invitations,
    looks,
    merging,
    people,
    practice,
    sessions,
)
from service_quest.store.engine import writing
from service_quest.store.people_records import Kind, Look, LookKind, Person

LOOK = ("alias", "face", "real_name")
"""What one who lacks it has from their double."""


def merge_people(engine: Engine, now: datetime, token: str, double: str, into: str) -> None:
    """Make two trainees one: all that is `double`'s becomes `into`'s, and `double` is gone.

    What `into` lacks, an alias, a face, a real name, comes from `double` too; of two days
    of coming the earlier counts. A phone that was signed in as the one is then signed in
    as the other. Asked for once more, it changes nothing. If both had come, it is told
    where looks are, and their browsers are told no single answers for a while (`lent`).

    Raises:
        NoSession, NotAllowed: who asks may not. NotTwo: they cannot be the same.
        AliasTakenThere: the alias that would be theirs. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.MERGE_PERSON, into, now)
        if is_id(double) and into == _became(connection, double):
            return
        require_over(connection, token, Act.MERGE_PERSON, double, now)
        other, one = _two(connection, double, into)
        attempts.rebook(connection, double, into)
        daily.rebook(connection, double, into)
        practice.rebook(connection, double, into)
        badges.hand_on(connection, double, into)
        insight.hand_on(connection, double, into)
        merging.hand_over(connection, double, into)
        if one.joined_at is None:
            merging.hand_over_choices(connection, double, into)
        take_out(connection, double, now)
        people.hand_on(connection, double, into)
        _fill_in(connection, one, other, milliseconds(now))
        if one.joined_at is not None and other.joined_at is not None:
            by, key, at = acting(connection, token).person, new_id(double, into), milliseconds(now)
            _tell(connection, Look(key, into, by, at, attempts=0, kind=LookKind.MERGE))

    writing(engine, work)


def _tell(connection: Connection, look: Look) -> None:
    """Note for one who had come as two that they were made one, and keep answers from both.

    Otherwise whoever leads a team could join as somebody, and read along with another.
    """
    sessions.lend(connection, look.person, look.looked_at)
    looks.note_look(connection, look)


def _two(connection: Connection, *whom: str) -> tuple[Person, Person]:
    """Return two people. Raises NotTwo if they are the same, or one of them does not play."""
    first, second = (people.person_by_id(connection, person) for person in whom)
    if first is None or second is None or first.id == second.id:
        raise NotTwo
    if {first.role, second.role} != {Role.TRAINEE}:
        raise NotTwo
    return first, second


def _fill_in(connection: Connection, one: Person, other: Person, now: int) -> None:
    """Give someone what they lack of what their double was; who has come needs no link."""
    came = [person.joined_at for person in (one, other) if person.joined_at is not None]
    joined_at = min(came, default=None)
    look = {name: getattr(one, name) or getattr(other, name) for name in LOOK}
    people.change_person(connection, one.id, joined_at=joined_at, **look)
    actor = known_person(connection, one.id)
    require_alias_there(connection, one.id, actor.teams if actor else ())
    if joined_at is not None:
        invitations.revoke_kind(connection, Kind.PERSON, now, one.id)


def _became(connection: Connection, person: str) -> str | None:
    found = people.person_by_id(connection, person)
    return found.became if found else None
