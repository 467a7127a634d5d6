"""People and the browsers that are signed in as them."""

from __future__ import annotations

from sqlmodel import Session

from service_quest.store.tables import PersonRow, SessionRow


def session_of(session: Session, token_hash: str) -> SessionRow | None:
    """Return the signed-in browser with this token hash, revoked or not."""
    return session.get(SessionRow, token_hash)


def add_guest(session: Session, person_id: str, token_hash: str, now: int) -> None:
    """Add a guest and the browser that it came with. IntegrityError if either is there."""
    session.add(PersonRow(id=person_id, created_at=now))
    session.flush()
    session.add(SessionRow(token_hash=token_hash, person_id=person_id, created_at=now, seen_at=now))
    session.flush()
