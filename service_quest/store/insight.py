"""What is read for a team's figures, and what people say of the house."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.insight import GradedPlay, Said
from service_quest.domain.scoring import Grade
from service_quest.store import practice
from service_quest.store.people_tables import HappensRow, MembershipRow, ShareRow
from service_quest.store.records import Status
from service_quest.store.tables import AttemptRow, OtherAnswerRow

SCORED = col(AttemptRow.status) == Status.SCORED.value
Latest = Mapping[tuple[str, str], tuple[int, int | None]]
"""By person and scenario: the latest accuracy, and that of the first attempt."""


def accuracies(connection: Connection, people: Collection[str]) -> Latest:
    """Return how accurate people were: latest and first, 0-100."""
    person, scenario = col(AttemptRow.person_id), col(AttemptRow.scenario)
    wanted = (
        sa.select(person, scenario, col(AttemptRow.accuracy), col(AttemptRow.first))
        .where(person.in_(people), SCORED)
        .order_by(col(AttemptRow.started_at), col(AttemptRow.id))
    )
    found: dict[tuple[str, str], tuple[int, int | None]] = {}
    for who, where, accuracy, is_first in connection.execute(wanted):
        before = found.get((who, where), (0, None))[1]
        found[who, where] = accuracy or 0, accuracy if is_first else before
    return found


def first_plays(connection: Connection, team: str, scenario: str) -> list[GradedPlay]:
    """Return scored first attempts at a scenario, in the order in which they came.

    They are those of a team's own days: each stays with the team that its person was in
    then. If it went along, whoever moves people could compare a team with and without them.
    """
    person, day = col(AttemptRow.person_id), col(AttemptRow.day)
    until = col(MembershipRow.last_day)
    inside = sa.and_(
        col(MembershipRow.person_id) == person,
        col(MembershipRow.team_id) == team,
        col(MembershipRow.first_day) <= day,
        sa.or_(until.is_(None), until >= day),
    )
    wanted = (
        sa.select(person, col(AttemptRow.moves), col(AttemptRow.grades))
        .join(MembershipRow, inside)
        .where(col(AttemptRow.scenario) == scenario, SCORED, col(AttemptRow.first))
        .order_by(col(AttemptRow.received_at), col(AttemptRow.id))
    )
    return [_play(*row) for row in connection.execute(wanted)]


def plays_of(connection: Connection, person: str, most: int) -> list[tuple[str, GradedPlay]]:
    """Return somebody's latest scored attempts, each with its scenario."""
    plays = practice.plays_of(connection, person, most)
    return [(one.scenario, GradedPlay(person, one.moves, one.grades)) for one in plays]


def _play(person: str, moves: list[str], grades: list[str] | None) -> GradedPlay:
    return GradedPlay(person, tuple(moves), tuple(Grade(grade) for grade in grades or ()))


def own_words(connection: Connection, since: int) -> list[Said]:
    """Return what people would have said instead, in attempts that came since then (ms)."""
    attempt = col(OtherAnswerRow.attempt_id) == col(AttemptRow.id)
    wanted = (
        sa.select(
            col(AttemptRow.scenario),
            col(OtherAnswerRow.node),
            col(AttemptRow.person_id),
            col(OtherAnswerRow.text),
        )
        .join(AttemptRow, attempt)
        .where(col(AttemptRow.received_at) >= since)
        .order_by(col(AttemptRow.received_at), col(AttemptRow.id), col(OtherAnswerRow.turn))
    )
    return [Said(*row) for row in connection.execute(wanted)]


def say_it_happens(connection: Connection, person: str, scenario: str, day: int) -> None:
    """Note that what a scenario tells happens here; said twice it counts once."""
    its = sa.and_(col(HappensRow.person_id) == person, col(HappensRow.scenario) == scenario)
    connection.execute(sa.delete(HappensRow).where(its))
    row = {"person_id": person, "scenario": scenario, "day": day}
    connection.execute(sa.insert(HappensRow).values(row))


def hand_on(connection: Connection, old: str, new: str) -> None:
    """Let somebody have said what another did, once for each scenario."""
    mine, both = col(HappensRow.person_id), sa.select(col(HappensRow.scenario))
    said = list(connection.scalars(both.where(mine == new)))
    twice = sa.and_(mine == old, col(HappensRow.scenario).in_(said))
    connection.execute(sa.delete(HappensRow).where(twice))
    connection.execute(sa.update(HappensRow).where(mine == old).values(person_id=new))


def happens(connection: Connection, since_day: int) -> Mapping[str, int]:
    """Return how many people said of a scenario that it happens here, since a day."""
    scenario = col(HappensRow.scenario)
    wanted = sa.select(scenario, sa.func.count()).where(col(HappensRow.day) >= since_day)
    rows = connection.execute(wanted.group_by(scenario))
    return {name: int(count) for name, count in rows}


def share(connection: Connection, person: str, note: str, now: int) -> None:
    """Note that somebody shares their brief, with what they want to talk about."""
    stop_sharing(connection, person)
    row = {"person_id": person, "note": note, "shared_at": now}
    connection.execute(sa.insert(ShareRow).values(row))


def stop_sharing(connection: Connection, person: str) -> None:
    """Forget that somebody shares their brief."""
    connection.execute(sa.delete(ShareRow).where(col(ShareRow.person_id) == person))


def shared_by(connection: Connection, people: Collection[str]) -> Mapping[str, str]:
    """Return who of these people shares their brief, with what they want to talk about."""
    wanted = sa.select(col(ShareRow.person_id), col(ShareRow.note))
    rows = connection.execute(wanted.where(col(ShareRow.person_id).in_(people)))
    return {row.person_id: row.note for row in rows}
