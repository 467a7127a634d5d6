"""Brings a database to the schema of this version. Run once, before serving."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from service_quest.store.engine import engine_for, writing
from service_quest.store.errors import StoreError

ONE_AT_A_TIME = Lock()
MIGRATIONS = Path(__file__).parent / "migrations"


class StoreTooNew(StoreError):
    """The database was made by a later version of the app."""

    code = "store-too-new"


def migrate(url: str, to: str = "head") -> None:
    """Run the steps that a database lacks; one already there is left as it is.

    Either all of the steps happen or none. `to` is a step's number, for tests.

    Raises:
        StoreTooNew: the database knows a step that this version does not.
        StoreError: it cannot be reached or written, or its disk is full.
    """
    engine = engine_for(url)
    try:
        migrate_engine(engine, to)
    finally:
        engine.dispose()


def migrate_engine(engine: Engine, to: str = "head") -> None:
    """Do as `migrate`, on an engine that is already there."""
    # Threads take turns, because Alembic keeps its context in the module. Processes
    # that start at once collide over a key: the second then finds nothing to do.
    with ONE_AT_A_TIME:
        writing(engine, lambda connection: _upgrade(connection, to))


def _upgrade(connection: Connection, to: str) -> None:
    config = migration_config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise StoreTooNew from error


def migration_config() -> Config:
    """Return where the steps are, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def latest_step() -> str:
    """Return the number of the last step."""
    return ScriptDirectory.from_config(migration_config()).get_current_head() or ""
