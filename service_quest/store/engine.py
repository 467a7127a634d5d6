"""Engines and transactions, for SQLite and PostgreSQL by URL alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError

from service_quest.store.errors import StoreBusy, StoreError, coded

T = TypeVar("T")

BUSY_MS = 5_000
CONNECT_SECONDS = 5
TRIES = 5
WRITES = "service_quest_writes"
"""The execution option that marks a transaction which will write."""


def engine_for(url: str, busy_ms: int = BUSY_MS) -> Engine:
    """Return an engine for `sqlite:///file`, `postgresql://…`. Opens no connection.

    `busy_ms` is how long one writer waits for another on SQLite.

    Raises:
        StoreError: the URL names no database that can be used here.
    """
    try:
        target = _with_driver(make_url(url))
        if target.get_backend_name() == "sqlite":
            return _sqlite(target, busy_ms)
        return _postgresql(target)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreError from error


def _with_driver(url: URL) -> URL:
    # SQLAlchemy's default for a bare postgresql:// would ask for psycopg2.
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _postgresql(url: URL) -> Engine:
    if url.get_backend_name() != "postgresql":
        raise ArgumentError(f"no {url.drivername} here: sqlite or postgresql")
    options = {"connect_timeout": CONNECT_SECONDS}
    return create_engine(url, pool_pre_ping=True, connect_args=options, hide_parameters=True)


def _sqlite(url: URL, busy_ms: int) -> Engine:
    # What people wrote is no business of the log's, whatever goes wrong.
    engine = create_engine(url, connect_args={"timeout": busy_ms / 1000}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver would open transactions late, and only for some statements.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # A device forgets a result once we say that we have it: then not even a power cut
    # may take it from us.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A read that later writes is refused at once if another wrote in between,
    # whatever the timeout: who will write says so at the start, and waits.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def reading(engine: Engine, work: Callable[[Connection], T]) -> T:
    """Run `work` in a transaction that only reads.

    Raises:
        StoreError: the database cannot do its work now.
    """
    with coded(), engine.connect() as connection:
        return work(connection)


def writing(engine: Engine, work: Callable[[Connection], T]) -> T:
    """Run `work` in one transaction and commit it, again if a key was taken meanwhile.

    `work` starts from nothing each time, so it sees what the other one stored.

    Raises:
        StoreError: the database cannot do its work now; nothing was stored.
    """
    for _ in range(TRIES):
        try:
            with coded(), write_transaction(engine) as connection:
                return work(connection)
        except IntegrityError:
            continue
    raise StoreBusy


def write_transaction(engine: Engine) -> AbstractContextManager[Connection]:
    """Open a transaction that will write; it is committed unless an error leaves it."""
    return engine.execution_options(**{WRITES: True}).begin()
