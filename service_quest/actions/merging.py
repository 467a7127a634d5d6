"""Two people who are one: someone came by the poster, and stood on the list already."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions import badges
from service_quest.actions.acting import is_id, known_person
from service_quest.actions.errors import BadRequest
from service_quest.actions.teams import require_over, take_out
from service_quest.domain.people import Act, Role
from service_quest.store import attempts, daily, insight, merging, people, practice
from service_quest.store.engine import writing


def merge_people(engine: Engine, now: datetime, token: str, double: str, into: str) -> None:
    """Make two trainees one: all that is `double`'s becomes `into`'s, and `double` is gone.

    A phone that was signed in as the one is then signed in as the other. Asked for once
    more, it changes nothing.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: they cannot be the same.
        StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.MERGE_PERSON, into, now)
        if is_id(double) and into == _became(connection, double):
            return
        require_over(connection, token, Act.MERGE_PERSON, double, now)
        if double == into or not _both_play(connection, double, into):
            raise BadRequest(field="into")
        attempts.rebook(connection, double, into)
        daily.rebook(connection, double, into)
        practice.rebook(connection, double, into)
        badges.hand_on(connection, double, into)
        insight.hand_on(connection, double, into)
        merging.hand_over(connection, double, into)
        take_out(connection, double, now)
        people.hand_on(connection, double, into)

    writing(engine, work)


def _became(connection: Connection, person: str) -> str | None:
    found = people.person_by_id(connection, person)
    return found.became if found else None


def _both_play(connection: Connection, *whom: str) -> bool:
    found = [known_person(connection, person) for person in whom]
    return all(one is not None and one.role is Role.TRAINEE for one in found)
