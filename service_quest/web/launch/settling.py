"""`service-quest settle`: what whoever looks first would do, done by a timer."""

from __future__ import annotations

from service_quest.actions.settling import settle
from service_quest.store.engine import engine_for
from service_quest.store.errors import StoreError
from service_quest.store.migrate import migrate_engine
from service_quest.web.house import house
from service_quest.web.launch.errors import LaunchError
from service_quest.web.launch.settings import Settings
from service_quest.web.serving import utc_now


def settle_now(settings: Settings) -> int:
    """Settle the weeks that are due; return how many.

    Raises:
        LaunchError: the database cannot be used now.
    """
    engine = engine_for(settings.database_url)
    try:
        migrate_engine(engine)
        return settle(engine, house().shelf, utc_now())
    except StoreError as error:
        raise LaunchError(error.code, url=settings.database_url, detail="") from error
    finally:
        engine.dispose()
