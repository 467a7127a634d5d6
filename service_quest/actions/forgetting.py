"""Being forgotten: by one's own wish, after long silence, or again after a restored backup."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import Fresh, acting, new_id, today
from service_quest.actions.errors import LastAdministrator
from service_quest.actions.times import BACK_MS, milliseconds
from service_quest.domain.calendar import months_before
from service_quest.domain.people import Act, Role, require
from service_quest.store import forgetting, looks
from service_quest.store.engine import reading, writing
from service_quest.store.ledger import digest_of
from service_quest.store.people_rows import day_number
from service_quest.store.settings import settings

Note = Callable[[Iterable[str]], None]
"""Notes for good who is forgotten, before they are: see `store/ledger.py`."""
DAY = timedelta(days=1)
CHORE = "retention"


@dataclass(frozen=True, slots=True)
class Retired:
    """What was let go: so many people, sessions, invitations and looks."""

    people: int
    sessions: int
    invitations: int
    looks: int


def delete_self(engine: Engine, now: datetime, token: str, fresh: Fresh, note: Note) -> None:
    """Forget who asks. What they played stays, as nobody's; totals stay.

    Raises:
        NoSession, NotAllowed: who asks may not. LastAdministrator: nobody else is one.
        StoreError: the database is away, or it could not be noted.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token)
        require(actor, Act.DELETE_SELF)
        if actor.role is Role.ADMINISTRATOR and forgetting.administrators(connection) == 1:
            raise LastAdministrator
        _forget(connection, [actor.person], now, fresh, note)

    writing(engine, work)


def _forget(
    connection: Connection, people: Collection[str], now: datetime, fresh: Fresh, note: Note
) -> None:
    """Forget people with all that they were before."""
    everyone = [*forgetting.guises(connection, people), *people]
    if not everyone:
        return
    note(everyone)
    at, day = milliseconds(now), today(connection, now)
    for person in everyone:
        forgetting.forget(connection, person, new_id(fresh(), "nobody"), at, day)


def forget_again(engine: Engine, now: datetime, fresh: Fresh, forgotten: Collection[str]) -> int:
    """Forget whoever is back though they were forgotten (digests); return how many.

    A backup that was restored brings people back. Without any it changes nothing.

    Raises:
        StoreError: the database cannot do its work now.
    """
    if not forgotten:
        return 0

    def back(connection: Connection) -> list[str]:
        people = forgetting.all_people(connection)
        return [person for person in people if digest_of(person) in forgotten]

    def work(connection: Connection) -> int:
        found = back(connection)
        _forget(connection, found, now, fresh, lambda _: None)
        return len(found)

    return writing(engine, work) if reading(engine, back) else 0


def retire(engine: Engine, now: datetime, fresh: Fresh, note: Note) -> Retired:
    """Let go what the organisation no longer keeps.

    Forgotten is who was not seen for the months that it has chosen, administrators
    apart, and who was taken out; links go when they have ended.

    Raises:
        StoreError: the database cannot do its work now; nothing was let go.
    """
    return writing(engine, lambda connection: _retire(connection, now, fresh, note))


def retire_daily(engine: Engine, now: datetime, fresh: Fresh, note: Note) -> Retired | None:
    """Do as `retire` if nobody has today (in UTC), else nothing.

    Raises:
        StoreError: the database cannot do its work now; nothing was let go.
    """

    def work(connection: Connection) -> Retired | None:
        if not looks.take_chore(connection, CHORE, day_number(now.date())):
            return None
        return _retire(connection, now, fresh, note)

    return writing(engine, work)


def _retire(connection: Connection, now: datetime, fresh: Fresh, note: Note) -> Retired:
    since = milliseconds(months_before(now, settings(connection).keep_months))
    people = forgetting.unseen_since(connection, since)
    _forget(connection, people, now, fresh, note)
    return Retired(
        len(people),
        # A browser that still has its token must be told that it is nobody's.
        forgetting.drop_sessions(connection, min(since, milliseconds(now) - BACK_MS)),
        forgetting.drop_invitations(connection, milliseconds(now - DAY)),
        looks.drop_looks(connection, since),
    )
