"""Letting go of people by command, and of those whom a restored backup brought back."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Engine

from service_quest.actions.forgetting import Retired, forget_again, retire
from service_quest.store.engine import engine_for
from service_quest.store.ledger import ledger_for
from service_quest.web.launch.settings import Settings

T = TypeVar("T")
FRESH = partial(secrets.token_hex, 32)


def let_go(settings: Settings) -> Retired:
    """Let go what the organisation no longer keeps.

    Raises:
        StoreError: the database cannot do its work now.
    """
    note = ledger_for(settings.database_url, settings.deleted_file).note
    return _with_engine(settings, lambda engine: retire(engine, datetime.now(UTC), FRESH, note))


def forget_restored(settings: Settings) -> int:
    """Forget whoever a restored backup has brought back; return how many.

    Raises:
        StoreError: the database or the list of the forgotten cannot be read.
    """
    forgotten = ledger_for(settings.database_url, settings.deleted_file).digests()
    again = partial(forget_again, now=datetime.now(UTC), fresh=FRESH, forgotten=forgotten)
    return _with_engine(settings, again)


def _with_engine(settings: Settings, work: Callable[[Engine], T]) -> T:
    engine = engine_for(settings.database_url)
    try:
        return work(engine)
    finally:
        # The workers that are forked next open connections of their own.
        engine.dispose()
