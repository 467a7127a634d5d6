"""What this app's routes serve: today's content, from the database it was started with."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from functools import cache, partial

from service_quest.actions.content import Shelf, keep_content
from service_quest.actions.forgetting import retire_daily
from service_quest.store.errors import StoreError
from service_quest.web import content
from service_quest.web.moments import todays_moments
from service_quest.web.serving import House

OPENING = "opening"
"""The level of the scenario that newcomers meet."""
DATABASE_URL = "SERVICE_QUEST_DATABASE_URL"
REDIS_URL = "REFLEX_REDIS_URL"
DELETED_FILE = "SERVICE_QUEST_DELETED_FILE"
DEFAULT_DATABASE_URL = "sqlite:///service-quest.db"


LOG = logging.getLogger(__name__)
HOUR = 3_600


@cache
def house() -> House:
    """Return what the routes need; nothing is opened or analysed yet."""
    library = content.library()
    scenarios = [source.scenario for source in library.scenarios.values()]
    opening = next(s.id for s in scenarios if s.level == OPENING)
    return House(
        shelf=Shelf(scenarios, library.languages, badges=library.badges, rota=library.rota),
        languages=library.languages,
        sentences=library.interface,
        opening=opening,
        database_url=os.environ.get(DATABASE_URL, DEFAULT_DATABASE_URL),
        redis_url=os.environ.get(REDIS_URL),
        deleted_file=os.environ.get(DELETED_FILE),
        find_moments=todays_moments,
    )


async def keep_today() -> None:
    """Store today's scenarios as the server starts: a later version can then replay them.

    Where the database cannot take them now, play goes on and the log tells.
    """
    at_home = house()
    try:
        await at_home.work(lambda: keep_content(at_home.engine, at_home.shelf, at_home.clock()))
    except StoreError:
        LOG.exception("today's scenarios could not be stored")


async def let_go_daily() -> None:
    """Once a day, and in one worker alone, let go what the organisation no longer keeps.

    Whether it is due is asked every hour; where the database is away, the next hour will do.
    """
    at_home, fresh = house(), partial(secrets.token_hex, 32)
    while True:
        let_go = partial(retire_daily, at_home.engine, at_home.clock(), fresh, at_home.ledger.note)
        try:
            await at_home.work(let_go)
        except StoreError:
            LOG.exception("what is no longer kept could not be let go")
        await asyncio.sleep(HOUR)
