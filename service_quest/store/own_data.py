"""All that is kept about a person, table by table, for themselves to take along."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import SQLModel, col

from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.forgetting import table_of
from service_quest.store.people_tables import (
    AbsenceRow,
    AssignmentRow,
    CoordinationRow,
    CredentialRow,
    HappensRow,
    HelpRequestRow,
    InvitationRow,
    MembershipRow,
    OrganisationRow,
    ShareRow,
    TeamRow,
)
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.privacy_tables import ChoreRow, LookRow
from service_quest.store.season_tables import SeasonRow, SeasonStandingRow, TeamAwardRow
from service_quest.store.tables import (
    AttemptRow,
    ContentVersionRow,
    DailyTryRow,
    OtherAnswerRow,
    PersonRow,
    SessionRow,
)

Rows = Sequence[Mapping[str, Any]]
TAKEN_ALONG: Mapping[type[SQLModel], str] = {
    PersonRow: "id",
    SessionRow: "person_id",
    CredentialRow: "person_id",
    MembershipRow: "person_id",
    CoordinationRow: "person_id",
    AbsenceRow: "person_id",
    AttemptRow: "person_id",
    DailyTryRow: "person_id",
    PracticeAnswerRow: "person_id",
    BadgeShownRow: "person_id",
    BadgeAwardRow: "person_id",
    AssignmentRow: "person_id",
    HelpRequestRow: "person_id",
    LookRow: "person_id",
    ShareRow: "person_id",
    HappensRow: "person_id",
}
"""The tables with rows about a person, and the column that says about whom."""
OWN_WORDS = OtherAnswerRow
"""Taken along with the attempts that they belong to."""
LEFT: Mapping[type[SQLModel], str] = {
    InvitationRow: "a link tells nothing about whom it lets in but who made it",
    OrganisationRow: "nobody's in particular",
    TeamRow: "nobody's in particular",
    ContentVersionRow: "nobody's in particular",
    ChoreRow: "nobody's in particular",
    SeasonRow: "nobody's in particular",
    SeasonStandingRow: "a team's",
    TeamAwardRow: "a team's",
}
SECRET = frozenset({"token_hash", "opened_by", "login", "password_hash"})
"""By these one signs in, or could try to: they tell nothing about a person."""
SOMEBODY_ELSE = frozenset({"made_by", "by_id"})
"""Ids of others, who are told by name where the app shows them."""
ANSWERS: Mapping[type[SQLModel], frozenset[str]] = {
    AttemptRow: frozenset({"moves", "times", "grades", "turning_point"}),
    DailyTryRow: frozenset({"reply"}),
    PracticeAnswerRow: frozenset({"choice", "grade"}),
    OtherAnswerRow: frozenset({"node", "text"}),
}
"""What tells single answers."""


def rows_about(
    connection: Connection, people: Collection[str], *, answers: bool = True
) -> Mapping[str, Rows]:
    """Return the rows about some ids, all of one person's, by the table's name.

    Without `answers`, what tells single ones is left out of them.
    """
    theirs = sa.select(col(AttemptRow.id)).where(col(AttemptRow.person_id).in_(people))
    whose = {table: _its(table, column, people) for table, column in TAKEN_ALONG.items()}
    whose[OWN_WORDS] = col(OWN_WORDS.attempt_id).in_(theirs)
    return {
        table_of(table).name: _rows(connection, table, its, _hidden(table, answers))
        for table, its in whose.items()
    }


def _hidden(table: type[SQLModel], answers: bool) -> frozenset[str]:
    always = SECRET | SOMEBODY_ELSE
    return always if answers else always | ANSWERS.get(table, frozenset[str]())


def _its(table: type[SQLModel], column: str, people: Collection[str]) -> sa.ColumnElement[bool]:
    return table_of(table).c[column].in_(people)


def _rows(
    connection: Connection,
    table: type[SQLModel],
    its: sa.ColumnElement[bool],
    hidden: frozenset[str],
) -> Rows:
    shown = [c for c in table_of(table).c if c.name not in hidden]
    order = table_of(table).primary_key.columns
    rows = connection.execute(sa.select(*shown).where(its).order_by(*order))
    return [dict(row) for row in rows.mappings()]
