"""Badges: awarded with the attempt that earns them, once, whatever arrives at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting
from service_quest.domain.badges import Badge, Shown, newly_earned, progress_of
from service_quest.domain.people import Act, require
from service_quest.store import badges as store
from service_quest.store.engine import reading
from service_quest.store.seasons import earned_with

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wall:
    """What someone has of badges: since when, and in how many scenarios they showed each."""

    since: Mapping[str, date]
    shown: Mapping[str, int]


def wall_of(engine: Engine, badges: Sequence[Badge], token: str) -> Wall:
    """Return what who asks has of today's badges.

    Raises:
        NoSession: who asks was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> Wall:
        actor = acting(connection, token)
        require(actor, Act.SEE_BADGES)
        known = {badge.id for badge in badges}
        together = earned_with(connection, actor.person)
        since = {**together, **store.awards(connection, actor.person)}
        shown = progress_of(store.shown(connection, actor.person, known))
        return Wall({badge: day for badge, day in since.items() if badge in known}, shown)

    return reading(engine, work)


def award(
    connection: Connection,
    person: str,
    shown: Shown,
    badges: Sequence[Badge],
    day: date,
    attempt: str,
) -> tuple[str, ...]:
    """Keep what an attempt showed, and return the badges that it earned, new ones only.

    Part of the transaction that stores the attempt.
    """
    if not shown.badges:
        return ()
    store.hold(connection, person)
    before = store.shown(connection, person, shown.badges)
    known = next((one.badges for one in before if one.scenario == shown.scenario), NOTHING)
    store.add_shown(connection, person, shown.scenario, shown.badges - known)
    new = newly_earned(badges, [*before, shown], store.awards(connection, person))
    store.add_awards(connection, person, new, day, attempt)
    return new


def hand_on(connection: Connection, old: str, new: str) -> None:
    """Give one person the badges of another, and all that counts towards others.

    What the two showed together is awarded with the next attempt that shows it.
    """
    for person in sorted((old, new)):
        store.hold(connection, person)
    store.rebook(connection, old, new)
