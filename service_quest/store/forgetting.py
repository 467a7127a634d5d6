"""Forgetting a person: what goes with them, and what stays as nobody's.

Whatever refers to a person is listed here; a test looks for what is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import SQLModel, col

from service_quest.domain.people import Role
from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.people_rows import day_number
from service_quest.store.people_tables import (
    AbsenceRow,
    AssignmentRow,
    CoordinationRow,
    CredentialRow,
    HappensRow,
    HelpRequestRow,
    InvitationRow,
    MembershipRow,
    ShareRow,
)
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.privacy_tables import LookRow
from service_quest.store.tables import (
    AttemptRow,
    DailyTryRow,
    OtherAnswerRow,
    PersonRow,
    SessionRow,
)

DAY_MS = 24 * 3_600_000
GOES: tuple[tuple[type[SQLModel], str], ...] = (
    (CredentialRow, "person_id"),
    (CoordinationRow, "person_id"),
    (AbsenceRow, "person_id"),
    (InvitationRow, "person_id"),
    (AssignmentRow, "person_id"),
    (HelpRequestRow, "person_id"),
    (BadgeShownRow, "person_id"),
    (BadgeAwardRow, "person_id"),
    (PracticeAnswerRow, "person_id"),
    (LookRow, "person_id"),
    (ShareRow, "person_id"),
)
"""What is about one person alone."""
STAYS: Mapping[tuple[type[SQLModel], str], str] = {
    (SessionRow, "person_id"): "so that the browser is told that it is nobody's any more",
    (AttemptRow, "person_id"): "the totals of teams and scenarios",
    (HappensRow, "person_id"): "how many say of a scenario that it happens here",
    (DailyTryRow, "person_id"): "how a day's customer was met by all",
    (MembershipRow, "person_id"): "the totals of past weeks",
    (InvitationRow, "made_by"): "links to others still hold",
    (AssignmentRow, "made_by"): "what others are asked to practise",
    (LookRow, "by_id"): "whoever was looked at still sees that",
    (PersonRow, "became"): "results still on a device find the one they became",
}
"""What stays, as that of somebody whom nothing names, and why."""


def forget(connection: Connection, person: str, nobody: str, now: int, today: date) -> None:
    """Let a person be forgotten: what stays is `nobody`'s, an id that tells nothing.

    Nothing happens where there is no such person. `now` in ms.
    """
    this = sa.select(col(PersonRow.role)).where(col(PersonRow.id) == person)
    role = connection.scalar(this)
    if role is None:
        return
    for table, column in GOES:
        connection.execute(sa.delete(table).where(_column(table, column) == person))
    _blur(connection, person, now, today)
    row = {"id": nobody, "created_at": now - now % DAY_MS, "role": role, "removed_at": now}
    connection.execute(sa.insert(PersonRow).values(row))
    for table, column in STAYS:
        its = _column(table, column) == person
        connection.execute(sa.update(table).where(its).values({column: nobody}))
    connection.execute(sa.delete(PersonRow).where(col(PersonRow.id) == person))


def _blur(connection: Connection, person: str, now: int, today: date) -> None:
    """Take out of what stays whatever could tell whose it was."""
    attempts = sa.select(col(AttemptRow.id)).where(col(AttemptRow.person_id) == person)
    own_words = col(OtherAnswerRow.attempt_id).in_(attempts)
    connection.execute(sa.delete(OtherAnswerRow).where(own_words))
    started = col(AttemptRow.started_at)
    hours: dict[str, Any] = {
        "started_at": started - started % DAY_MS,
        "finished_at": None,
        "times": [],
    }
    its = col(AttemptRow.person_id) == person
    connection.execute(sa.update(AttemptRow).where(its).values(hours))
    its = col(SessionRow.person_id) == person
    gone = {"label": None, "opened_by": None}
    connection.execute(sa.update(SessionRow).where(its).values(gone))
    open_still = sa.and_(its, col(SessionRow.revoked_at).is_(None))
    connection.execute(sa.update(SessionRow).where(open_still).values(revoked_at=now))
    inside = sa.and_(col(MembershipRow.person_id) == person, col(MembershipRow.last_day).is_(None))
    connection.execute(sa.update(MembershipRow).where(inside).values(last_day=day_number(today)))


def _column(table: type[SQLModel], name: str) -> sa.ColumnElement[Any]:
    return table_of(table).c[name]


def table_of(row: type[SQLModel]) -> sa.Table:
    """Return the table that a row's class stands for."""
    return vars(row)["__table__"]


def administrators(connection: Connection) -> int:
    """Return how many administrators there are."""
    its = sa.and_(
        col(PersonRow.role) == Role.ADMINISTRATOR.value, col(PersonRow.removed_at).is_(None)
    )
    return connection.scalar(sa.select(sa.func.count()).select_from(PersonRow).where(its)) or 0


def all_people(connection: Connection) -> list[str]:
    """Return the ids of all people, guests too."""
    return list(connection.scalars(sa.select(col(PersonRow.id))))


def unseen_since(connection: Connection, moment: int) -> list[str]:
    """Return who was not seen since a moment (ms), and who was taken out; no administrator.

    Who was forgotten is not among them, nor a guest who became somebody still here.
    """
    seen = _latest(SessionRow, "person_id", "seen_at", moment)
    played = _latest(AttemptRow, "person_id", "received_at", moment)
    quiet = sa.and_(
        col(PersonRow.created_at) < moment,
        sa.or_(col(PersonRow.joined_at).is_(None), col(PersonRow.joined_at) < moment),
        col(PersonRow.id).not_in(seen),
        col(PersonRow.id).not_in(played),
        col(PersonRow.removed_at).is_(None),
    )
    # Of those who were forgotten no name is left, nor anything else that could go.
    named = sa.or_(col(PersonRow.id).in_(_with_rest()), col(PersonRow.alias).is_not(None))
    taken_out = sa.and_(col(PersonRow.removed_at).is_not(None), named)
    its = sa.and_(
        sa.or_(quiet, taken_out),
        col(PersonRow.role) != Role.ADMINISTRATOR.value,
        col(PersonRow.became).is_(None),
    )
    return list(connection.scalars(sa.select(col(PersonRow.id)).where(its)))


def _latest(table: type[SQLModel], whose: str, when: str, moment: int) -> sa.Select[Any]:
    return sa.select(_column(table, whose)).where(_column(table, when) >= moment)


def _with_rest() -> sa.CompoundSelect[Any]:
    """Select everyone of whom something is left that goes with a person."""
    parts = [sa.select(_column(table, name)) for table, name in GOES]
    words = sa.select(col(AttemptRow.person_id)).join(
        OtherAnswerRow, col(OtherAnswerRow.attempt_id) == col(AttemptRow.id)
    )
    # A column that may be empty would make NOT IN of nobody.
    return sa.union(
        *(part.where(part.selected_columns[0].is_not(None)) for part in [*parts, words])
    )


def drop_sessions(connection: Connection, before: int) -> int:
    """Drop the sessions last seen before a moment (ms); return how many there were."""
    its = col(SessionRow.seen_at) < before
    return connection.execute(sa.delete(SessionRow).where(its)).rowcount


def drop_invitations(connection: Connection, before: int) -> int:
    """Drop the invitations that ended before a moment (ms); return how many there were."""
    its = sa.or_(col(InvitationRow.expires_at) < before, col(InvitationRow.revoked_at) < before)
    return connection.execute(sa.delete(InvitationRow).where(its)).rowcount


def guises(connection: Connection, people: Collection[str]) -> list[str]:
    """Return the ids that people had before, as guests or as somebody's double."""
    wanted = sa.select(col(PersonRow.id)).where(col(PersonRow.became).in_(people))
    return list(connection.scalars(wanted))
