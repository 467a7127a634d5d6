"""One's own profile, as far as only the server can tell it: the principles in one's replies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, Engine

from service_quest.actions.content import Shelf
from service_quest.domain.profile import Strengths, strengths_in
from service_quest.store import insight
from service_quest.store.engine import reading

PLAYS_MOST = 200
"""So many of the latest plays tell of strengths and weaknesses."""


def strengths_of(engine: Engine, shelf: Shelf, person: str) -> Strengths:
    """Return the principles that somebody, guest or member, is best and worst at lately.

    Raises:
        StoreError: the database cannot do its work now.
    """

    def work(connection: Connection) -> Strengths:
        return strengths_in(insight.plays_of(connection, person, PLAYS_MOST), principles_of(shelf))

    return reading(engine, work)


# Asked for whenever a device looks in, and the same for as long as the content is.
@lru_cache(maxsize=1)
def principles_of(shelf: Shelf) -> Mapping[str, Mapping[str, str]]:
    """Return the first principle of every reply, by scenario."""
    return {
        scenario.id: {
            name: choice.principles[0]
            for name, choice in scenario.choices.items()
            if choice.principles
        }
        for scenario in shelf.current.values()
    }
