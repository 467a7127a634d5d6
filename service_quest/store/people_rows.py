"""The way between the organisation's rows and what stands for them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from service_quest.domain.assignments import Assignment, Step
from service_quest.domain.days import DAY_ZERO, number_of
from service_quest.domain.people import Role
from service_quest.store.people_records import Assigned, Invitation, Kind, Person

Row = Mapping[Any, Any]


def day_number(day: date) -> int:
    """Return a day as it is stored: days since 1970-01-01."""
    return number_of(day)


@lru_cache(maxsize=4096)
def day_from(number: int) -> date:
    """Return the day that is stored as a number."""
    return DAY_ZERO + timedelta(days=number)


def person_of(row: Row) -> Person:
    """Return the person that a row holds."""
    return Person(
        id=row["id"],
        role=Role(row["role"]),
        alias=row["alias"],
        face=row["face"],
        real_name=row["real_name"],
        joined_at=row["joined_at"],
        removed_at=row["removed_at"],
        became=row["became"],
    )


def invitation_of(row: Row) -> Invitation:
    """Return the invitation that a row holds."""
    return Invitation(
        id=row["id"],
        kind=Kind(row["kind"]),
        team=row["team_id"],
        person=row["person_id"],
        made_by=row["made_by"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        uses_left=row["uses_left"],
        revoked_at=row["revoked_at"],
        lent_at=row["lent_at"],
    )


def invitation_values(invitation: Invitation, token_hash: str) -> dict[str, Any]:
    """Return the row of a new invitation."""
    return {
        "id": invitation.id,
        "token_hash": token_hash,
        "kind": invitation.kind.value,
        "team_id": invitation.team,
        "person_id": invitation.person,
        "made_by": invitation.made_by,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
        "uses_left": invitation.uses_left,
        "revoked_at": invitation.revoked_at,
        "lent_at": invitation.lent_at,
    }


def assigned_of(row: Row) -> Assigned:
    """Return the assignment that a row holds."""
    return Assigned(
        id=row["id"],
        team=row["team_id"],
        person=row["person_id"],
        asked=_asked(row),
        note=row["note"],
        minutes=row["minutes"],
        asked_at=row["created_at"],
    )


def _asked(row: Row) -> Assignment | Step:
    what = tuple(row["scenarios"])
    if row["path_day"] is not None:
        return Step(row["path_day"], row["path_due"], what, row["times"], row["stars"])
    due, since = _day_or_none(row["due_day"]), _day_or_none(row["since_day"])
    return Assignment(what, due, since, row["times"], row["stars"])


def _day_or_none(number: int | None) -> date | None:
    return None if number is None else day_from(number)


def assignment_values(assigned: Assigned) -> dict[str, Any]:
    """Return the row of an assignment, but for who made it."""
    asked = assigned.asked
    path = isinstance(asked, Step)
    since = None if path or asked.since is None else day_number(asked.since)
    due = None if path or asked.due is None else day_number(asked.due)
    return {
        "id": assigned.id,
        "team_id": assigned.team,
        "person_id": assigned.person,
        "scenarios": list(asked.scenarios),
        "since_day": since,
        "due_day": due,
        "path_day": asked.day if path else None,
        "path_due": asked.due if path else None,
        "times": asked.times,
        "stars": asked.stars,
        "note": assigned.note,
        "minutes": assigned.minutes,
        "created_at": assigned.asked_at,
    }
