"""The browsers that are signed in, and as whom."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.people_records import Browser, SignedIn
from service_quest.store.tables import SessionRow

SHOWN_DIGITS = 16
"""So much of a token's hash names a browser in a list."""


BROWSER = (
    col(SessionRow.person_id),
    col(SessionRow.seen_at),
    col(SessionRow.revoked_at),
    col(SessionRow.lent_at),
)
BY_TOKEN = sa.select(*BROWSER).where(col(SessionRow.token_hash) == sa.bindparam("token"))
"""Built once: every request asks it."""


def browser_by_token(connection: Connection, token_hash: str) -> Browser | None:
    """Return the browser with this token hash, signed out or not."""
    row = connection.execute(BY_TOKEN, {"token": token_hash}).first()
    return Browser(*row) if row else None


def open_session(
    connection: Connection,
    browser: Browser,
    token_hash: str,
    label: str,
    opened_by: str | None = None,
) -> None:
    """Sign a browser in."""
    if opened_by:
        this = col(SessionRow.opened_by) == opened_by
        connection.execute(sa.update(SessionRow).where(this).values(opened_by=None))
    row = {
        "token_hash": token_hash,
        "person_id": browser.person,
        "created_at": browser.seen_at,
        "seen_at": browser.seen_at,
        "label": label,
        "opened_by": opened_by,
        "lent_at": browser.lent_at,
    }
    connection.execute(sa.insert(SessionRow).values(row))


def opened_by(connection: Connection, digest: str, since: int) -> Browser | None:
    """Return the browser that the request with this digest signed in since then (ms), undone.

    The answer to it was lost on its way, so nobody holds the token of that browser.
    """
    its = sa.and_(
        col(SessionRow.opened_by) == digest,
        col(SessionRow.created_at) >= since,
        col(SessionRow.revoked_at).is_(None),
    )
    row = connection.execute(sa.select(*BROWSER).where(its)).first()
    if row is None:
        return None
    connection.execute(sa.delete(SessionRow).where(its))
    return Browser(*row)


def here_before(connection: Connection, person: str, moment: int) -> bool:
    """Tell whether someone is still signed in where they were when a browser was lent (ms)."""
    lent = col(SessionRow.lent_at)
    its = sa.and_(
        col(SessionRow.person_id) == person,
        col(SessionRow.created_at) <= moment,
        sa.or_(lent.is_(None), lent < moment),
        col(SessionRow.revoked_at).is_(None),
    )
    return connection.scalar(sa.select(sa.exists().where(its))) or False


def lend(connection: Connection, person: str, now: int) -> None:
    """Mark all browsers of a person as lent since `now` (ms)."""
    its = sa.and_(col(SessionRow.person_id) == person, col(SessionRow.revoked_at).is_(None))
    connection.execute(sa.update(SessionRow).where(its).values(lent_at=now))


def note_seen(connection: Connection, token_hash: str, now: int) -> None:
    """Note that a browser was here at `now` (ms)."""
    this = col(SessionRow.token_hash) == token_hash
    connection.execute(sa.update(SessionRow).where(this).values(seen_at=now))


def revoke(connection: Connection, token_hash: str, now: int) -> None:
    """Sign a browser out."""
    this = sa.and_(col(SessionRow.token_hash) == token_hash, col(SessionRow.revoked_at).is_(None))
    connection.execute(sa.update(SessionRow).where(this).values(revoked_at=now))


def revoke_all(connection: Connection, person: str, now: int) -> None:
    """Sign someone out everywhere."""
    its = sa.and_(col(SessionRow.person_id) == person, col(SessionRow.revoked_at).is_(None))
    connection.execute(sa.update(SessionRow).where(its).values(revoked_at=now))


def revoke_others(connection: Connection, person: str, token_hash: str, now: int) -> None:
    """Sign someone out everywhere but in the browser with this token hash."""
    its = sa.and_(
        col(SessionRow.person_id) == person,
        col(SessionRow.token_hash) != token_hash,
        col(SessionRow.revoked_at).is_(None),
    )
    connection.execute(sa.update(SessionRow).where(its).values(revoked_at=now))


def sessions_of(connection: Connection, person: str) -> list[SignedIn]:
    """Return the browsers that someone is signed in with, the last seen first."""
    its = sa.and_(col(SessionRow.person_id) == person, col(SessionRow.revoked_at).is_(None))
    wanted = sa.select(
        col(SessionRow.token_hash),
        col(SessionRow.label),
        col(SessionRow.created_at),
        col(SessionRow.seen_at),
    ).where(its)
    rows = connection.execute(wanted.order_by(col(SessionRow.seen_at).desc()))
    return [SignedIn(shown(h), label or "", made, seen) for h, label, made, seen in rows]


def shown(token_hash: str) -> str:
    """Return what names a browser in a list."""
    return token_hash[:SHOWN_DIGITS]


def revoke_shown(connection: Connection, person: str, name: str, now: int) -> bool:
    """Sign out one of someone's own browsers, and tell whether there was one."""
    its = sa.and_(
        col(SessionRow.person_id) == person,
        sa.func.substr(col(SessionRow.token_hash), 1, SHOWN_DIGITS) == name,
        col(SessionRow.revoked_at).is_(None),
    )
    done = connection.execute(sa.update(SessionRow).where(its).values(revoked_at=now))
    return done.rowcount > 0
