"""What this app's routes serve: today's content, from the database it was started with."""

from __future__ import annotations

import os

from service_quest.actions.content import Shelf
from service_quest.web import content
from service_quest.web.api import House

OPENING = "opening"
"""The level of the scenario that newcomers meet."""
DATABASE_URL = "SERVICE_QUEST_DATABASE_URL"
DEFAULT_DATABASE_URL = "sqlite:///service-quest.db"


def house() -> House:
    """Return what the routes need; nothing is opened or analysed yet."""
    library = content.library()
    scenarios = [source.scenario for source in library.scenarios.values()]
    opening = next(s.id for s in scenarios if s.level == OPENING)
    return House(
        shelf=Shelf(scenarios, library.languages),
        languages=library.languages,
        sentences=library.interface,
        opening=opening,
        database_url=os.environ.get(DATABASE_URL, DEFAULT_DATABASE_URL),
    )
