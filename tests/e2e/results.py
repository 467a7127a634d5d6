"""The results as the server's database holds them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from service_quest.store.engine import engine_for
from service_quest.store.tables import AttemptRow, OtherAnswerRow, PersonRow

if TYPE_CHECKING:
    from tests.server import Server

PATIENCE = 15.0


def results(server: Server, person: str | None = None) -> list[AttemptRow]:
    """Return the attempts that are stored, oldest first; of one person where that is given."""
    wanted = select(AttemptRow).order_by(col(AttemptRow.started_at), col(AttemptRow.received_at))
    if person:
        wanted = wanted.where(AttemptRow.person_id == person)
    return _read(server, wanted)


def results_once_there(server: Server, count: int, person: str | None = None) -> list[AttemptRow]:
    """Wait until `count` attempts have arrived, and return them."""
    until = time.monotonic() + PATIENCE
    while len(found := results(server, person)) < count:
        assert time.monotonic() < until, f"{len(found)} of {count} results arrived"
        time.sleep(0.05)
    return found


def people(server: Server) -> list[PersonRow]:
    """Return everyone who is known."""
    return _read(server, select(PersonRow))


def own_words(server: Server, attempt: str) -> list[OtherAnswerRow]:
    """Return what a trainee would have said instead, turn by turn."""
    return _read(server, select(OtherAnswerRow).where(OtherAnswerRow.attempt_id == attempt))


def _read(server: Server, statement) -> list:
    engine = engine_for(server.database_url)
    try:
        with Session(engine, expire_on_commit=False) as session:
            return list(session.exec(statement))
    finally:
        engine.dispose()
