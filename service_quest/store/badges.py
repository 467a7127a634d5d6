"""What people showed of badges, and which they have. Who writes here holds the person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.badges import Shown
from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.people_rows import day_from, day_number
from service_quest.store.tables import PersonRow

# Not the key: whoever stores an attempt of the same person has that in use.
HELD = (
    sa.select(col(PersonRow.id))
    .where(col(PersonRow.id) == sa.bindparam("person"))
    .with_for_update(key_share=True)
)
AWARDS = sa.select(col(BadgeAwardRow.badge), col(BadgeAwardRow.day)).where(
    col(BadgeAwardRow.person_id) == sa.bindparam("person")
)


def hold(connection: Connection, person: str) -> None:
    """Let nobody else award anything to a person until this transaction ends.

    Otherwise each of two at once would count without what the other one adds. On
    SQLite there is one writer at a time anyway.
    """
    connection.execute(HELD, {"person": person})


def shown(connection: Connection, person: str, among: Collection[str] | None = None) -> list[Shown]:
    """Return what a person has shown of badges, a scenario an entry; or `among` some badges."""
    wanted = sa.select(col(BadgeShownRow.scenario), col(BadgeShownRow.badge)).where(
        col(BadgeShownRow.person_id) == person
    )
    if among is not None:
        wanted = wanted.where(col(BadgeShownRow.badge).in_(among))
    found: dict[str, set[str]] = {}
    for scenario, badge in connection.execute(wanted):
        found.setdefault(scenario, set()).add(badge)
    return [Shown(scenario, frozenset(badges)) for scenario, badges in found.items()]


def add_shown(connection: Connection, person: str, scenario: str, badges: Iterable[str]) -> None:
    """Add what was not shown before."""
    rows = [{"person_id": person, "badge": b, "scenario": scenario} for b in sorted(badges)]
    if rows:
        connection.execute(sa.insert(BadgeShownRow), rows)


def awards(connection: Connection, person: str) -> Mapping[str, date]:
    """Return the badges that a person has, and since when."""
    found = connection.execute(AWARDS, {"person": person})
    return {badge: day_from(day) for badge, day in found}


def awarded_by(connection: Connection, attempt: str) -> tuple[str, ...]:
    """Return the badges that an attempt earned, by their ids."""
    wanted = sa.select(col(BadgeAwardRow.badge)).where(col(BadgeAwardRow.attempt_id) == attempt)
    return tuple(connection.scalars(wanted.order_by(col(BadgeAwardRow.badge))))


def add_awards(
    connection: Connection, person: str, badges: Iterable[str], day: date, attempt: str
) -> None:
    """Award badges that a person has not got. IntegrityError for one that they have."""
    rows = [
        {"person_id": person, "badge": badge, "day": day_number(day), "attempt_id": attempt}
        for badge in badges
    ]
    if rows:
        connection.execute(sa.insert(BadgeAwardRow), rows)


def rebook(connection: Connection, old: str, new: str) -> None:
    """Give one person all that another showed and has; of two days the earlier counts."""
    for scenario in shown(connection, old):
        known = {s.scenario: s.badges for s in shown(connection, new, scenario.badges)}
        more = scenario.badges - known.get(scenario.scenario, frozenset())
        add_shown(connection, new, scenario.scenario, more)
    have = awards(connection, new)
    its = col(BadgeAwardRow.person_id) == old
    for badge, day in awards(connection, old).items():
        if badge in have and have[badge] <= day:
            continue
        theirs = sa.and_(col(BadgeAwardRow.person_id) == new, col(BadgeAwardRow.badge) == badge)
        connection.execute(sa.delete(BadgeAwardRow).where(theirs))
        one = sa.and_(its, col(BadgeAwardRow.badge) == badge)
        connection.execute(sa.update(BadgeAwardRow).where(one).values(person_id=new))
    forget(connection, old)


def forget(connection: Connection, person: str) -> None:
    """Delete all that a person showed and has."""
    connection.execute(sa.delete(BadgeShownRow).where(col(BadgeShownRow.person_id) == person))
    connection.execute(sa.delete(BadgeAwardRow).where(col(BadgeAwardRow.person_id) == person))
