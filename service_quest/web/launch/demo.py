"""`service-quest demo`: a made-up organisation to look around in, in a database of its own."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from service_quest.web.launch.language import Sentences
from service_quest.web.launch.settings import Settings, read_settings

DEMO_FILE = "demo.db"
SEED = 7


def demo_settings(
    arguments: argparse.Namespace, environment: Mapping[str, str], root: Path
) -> Settings:
    """Settle every setting; the database is the demo's own unless one is named for it.

    One that the environment names for the app itself is not touched.

    Raises:
        LaunchError: as `read_settings`.
    """
    settings = read_settings(arguments, environment, root)
    own = settings.database_url if arguments.database_url else f"sqlite:///{root / DEMO_FILE}"
    return replace(settings, database_url=own)


def fill_demo(settings: Settings, sentences: Sentences) -> None:
    """Fill the demo's database, unless that was done before; tell how to get in."""
    from service_quest.demo.fill import Town, fill
    from service_quest.store.engine import engine_for
    from service_quest.web.house import house

    def tell(week: int, of: int) -> None:
        print(sentences.say("demo.week", week=week, of=of), flush=True)

    print(sentences.say("demo.filling"), flush=True)
    engine = engine_for(settings.database_url)
    try:
        town = Town(engine, house().shelf, datetime.now(UTC), Random(SEED))  # noqa: S311 - the same town
        access = fill(town, tell)
    finally:
        # The workers that are forked next open connections of their own.
        engine.dispose()
    if access is None:
        print(sentences.say("demo.there"), flush=True)
        return
    ways = {"administrator": access.administrator, "coordinator": access.coordinator}
    print(sentences.say("demo.ways", **ways, password=access.password), flush=True)
    poster = f"/{sentences.language}/join/#{access.poster}"
    print(sentences.say("demo.poster", path=poster), flush=True)
