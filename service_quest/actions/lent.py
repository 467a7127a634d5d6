"""Browsers that came in by a code which somebody else gave out: what they are not told, and why.

Whose phone is lost needs a code from the coordinator, and who has one in hand could also use
it themselves. So such a browser is told no single answers, neither of what was played before
nor of what is played on the person's own phone from then on, until two things are true:

- `WAIT_MS` have passed. All that time the person's page tells who gave out a code and when,
  and lists the browser with a way to end it.
- No browser is still signed in that was so before. Whoever wants to read along has to sign
  the person out of their own phone, which nobody overlooks; whose phone is lost ends it in
  their list.

A code made in such a browser hands this on, and a repeated request changes nothing of it.
Play, progress and practice are the person's there as anywhere.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from service_quest.actions.people import token_hash
from service_quest.actions.times import milliseconds
from service_quest.store import sessions
from service_quest.store.people_records import Invitation

WAIT_MS = 7 * 24 * 3_600_000


def lent_since(connection: Connection, token: str, now: datetime) -> int | None:
    """Return since when (ms) a browser is told no single answers; None if it is told them."""
    browser = sessions.browser_by_token(connection, token_hash(token))
    if browser is None or browser.lent_at is None:
        return None
    waited = milliseconds(now) - browser.lent_at >= WAIT_MS
    if waited and not sessions.here_before(connection, browser.person, browser.lent_at):
        return None
    return browser.lent_at


def lent_by(code: Invitation, now: int) -> int | None:
    """Return since when (ms) a browser is lent that a code lets in `now` (ms), if it is at all."""
    return code.lent_at if code.made_by == code.person else now
