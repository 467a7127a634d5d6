"""Transactions on both kinds of database, and what goes wrong with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from service_quest.store.engine import engine_for, reading, writing
from service_quest.store.errors import StoreBusy, StoreError, StoreFull, coded, store_error
from service_quest.store.migrate import migrate_engine
from service_quest.store.tables import PersonRow


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Engine]:
    """Open a migrated SQLite database that waits 50 ms for another writer."""
    engine = engine_for(f"sqlite:///{tmp_path / 'small.db'}", busy_ms=50)
    migrate_engine(engine)
    yield engine
    engine.dispose()


def add(connection: Connection, name: str) -> str:
    """Add a person."""
    connection.execute(insert(PersonRow).values(id=name, created_at=1))
    return name


def people(engine: Engine) -> int:
    """Count the people."""
    return reading(
        engine, lambda c: c.execute(select(func.count()).select_from(PersonRow)).scalar_one()
    )


def test_what_is_written_is_committed(engine: Engine):
    assert writing(engine, lambda connection: add(connection, "maie")) == "maie"
    assert people(engine) == 1


def test_an_error_in_the_middle_leaves_nothing_behind(engine: Engine):
    def fail(connection: Connection) -> None:
        add(connection, "maie")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        writing(engine, fail)
    assert people(engine) == 0


def test_a_key_taken_meanwhile_is_another_try(engine: Engine):
    tries: list[int] = []

    def taken_at_first(connection: Connection) -> None:
        tries.append(people(engine) if engine.dialect.name == "postgresql" else 0)
        if len(tries) == 1:
            raise IntegrityError("", {}, Exception("taken"))
        add(connection, "maie")

    writing(engine, taken_at_first)
    assert len(tries) == 2
    assert people(engine) == 1


def test_a_key_that_stays_taken_is_not_tried_for_ever(engine: Engine):
    writing(engine, lambda connection: add(connection, "maie"))

    with pytest.raises(StoreBusy):
        writing(engine, lambda connection: add(connection, "maie"))


def test_rows_must_refer_to_what_is_there(engine: Engine):
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO membership VALUES ('p', 'nowhere', 1, NULL)"))


def test_sqlite_is_set_up_for_many_readers_and_one_writer(small: Engine):
    with small.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 50,
    }


def test_readers_do_not_wait_for_a_writer(small: Engine, tmp_path: Path):
    with sqlite3.connect(tmp_path / "small.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert people(small) == 0


def test_a_writer_that_holds_on_too_long_makes_the_store_busy(small: Engine, tmp_path: Path):
    with sqlite3.connect(tmp_path / "small.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            writing(small, lambda connection: add(connection, "maie"))
        other.execute("ROLLBACK")

    writing(small, lambda connection: add(connection, "maie"))
    assert people(small) == 1


def test_a_full_disk_keeps_what_was_there_and_takes_more_once_there_is_room(small: Engine):
    def fill(connection: Connection) -> None:
        pages = "max_page_count" if room else "page_count"
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit[pages]}")
        for number in range(2_000):
            add(connection, f"p{number}")

    with small.connect() as connection:
        count = connection.exec_driver_sql("PRAGMA page_count").scalar()
    limit = {"page_count": count, "max_page_count": 100_000}
    room = False
    with pytest.raises(StoreFull):
        writing(small, fill)
    assert people(small) == 0

    room = True
    writing(small, fill)
    assert people(small) == 2_000


@pytest.mark.parametrize(
    ("state", "words", "kind"),
    [
        ("53100", "could not extend file", StoreFull),
        ("40P01", "deadlock detected", StoreBusy),
        ("53300", "sorry, too many clients already", StoreBusy),
        ("57P01", "terminating connection", StoreError),
        (None, "database or disk is full", StoreFull),
        (None, "database is locked", StoreBusy),
        (None, "disk I/O error", StoreError),
    ],
)
def test_what_drivers_say_becomes_a_code(state: str | None, words: str, kind: type[StoreError]):
    driver_error = Exception(words)
    driver_error.sqlstate = state  # type: ignore[attr-defined]

    assert type(store_error(OperationalError("", {}, driver_error))) is kind


def test_too_few_connections_make_the_store_busy():
    with pytest.raises(StoreBusy), coded():
        raise PoolTimeout


def test_a_server_that_went_away_is_a_coded_error_and_its_return_needs_no_restart(
    engine: Engine,
):
    writing(engine, lambda connection: add(connection, "maie"))
    if engine.dialect.name == "postgresql":
        with engine.connect() as other, engine.connect() as killer:
            number = other.execute(text("SELECT pg_backend_pid()")).scalar()
            killer.execute(text("SELECT pg_terminate_backend(:n)"), {"n": number})
            with pytest.raises(StoreError), coded():
                other.execute(text("SELECT 1"))
    assert people(engine) == 1
