"""What can go wrong with a database, as coded errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from service_quest.domain.errors import DomainError


class StoreError(DomainError):
    """The database cannot do its work now. Nothing was stored; try again later."""

    code = "store-unreachable"


class StoreFull(StoreError):
    """There is no room left on the disk."""

    code = "store-full"


class StoreBusy(StoreError):
    """Another writer held the database for too long."""

    code = "store-busy"


FULL_SIGNS = ("disk is full", "no space left", "could not extend file")
BUSY_SIGNS = ("is locked", "deadlock detected", "lock timeout", "too many clients")
FULL_STATES = ("53100",)
BUSY_STATES = ("40001", "40P01", "53300", "55P03")


@contextmanager
def coded() -> Generator[None]:
    """Turn what a driver raises into a coded error; a broken key passes through.

    Raises:
        StoreFull, StoreBusy, StoreError: instead of the driver's own error.
    """
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, sqlite3.Error) as error:
        # SQLite's own comes out bare while a connection is being prepared.
        raise store_error(error) from error
    except PoolTimeout as error:
        raise StoreBusy from error


def store_error(error: DBAPIError | sqlite3.Error) -> StoreError:
    """Return the coded error for a driver's, by its SQLSTATE or else by its words."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    words = str(cause).lower()
    if state in FULL_STATES or any(sign in words for sign in FULL_SIGNS):
        return StoreFull()
    if state in BUSY_STATES or any(sign in words for sign in BUSY_SIGNS):
        return StoreBusy()
    return StoreError()
