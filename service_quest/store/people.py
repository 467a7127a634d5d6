"""People and the browsers that are signed in as them."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.tables import PersonRow, SessionRow


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that was signed in as a person. Times in ms since 1970, UTC."""

    person: str
    seen_at: int
    revoked_at: int | None


def browser_by_token(connection: Connection, token_hash: str) -> Browser | None:
    """Return the browser with this token hash, signed out or not."""
    wanted = sa.select(
        col(SessionRow.person_id), col(SessionRow.seen_at), col(SessionRow.revoked_at)
    ).where(col(SessionRow.token_hash) == token_hash)
    row = connection.execute(wanted).first()
    return Browser(*row) if row else None


def add_guest(connection: Connection, person: str, token_hash: str, now: int) -> None:
    """Add a guest and the browser that it came with. IntegrityError if either is there."""
    connection.execute(sa.insert(PersonRow).values(id=person, created_at=now))
    browser = {"token_hash": token_hash, "person_id": person, "created_at": now, "seen_at": now}
    connection.execute(sa.insert(SessionRow).values(browser))


def note_seen(connection: Connection, token_hash: str, now: int) -> None:
    """Note that a browser was here at `now` (ms)."""
    this = col(SessionRow.token_hash) == token_hash
    connection.execute(sa.update(SessionRow).where(this).values(seen_at=now))
