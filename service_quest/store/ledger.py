"""The list of those who were forgotten: so that a restored backup does not bring them back.

It is a file beside the database, not in it: a digest a line, from which no id can be told
without having it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from service_quest.store.errors import StoreError

NAME = "service-quest.deleted"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The list in a file, which need not be there yet."""

    path: Path

    def note(self, people: Iterable[str]) -> None:
        """Add people by their ids; on return they are on the disk.

        Raises:
            StoreError: they could not be noted, so they must not be forgotten either.
        """
        lines = "".join(f"{digest_of(person)}\n" for person in people)
        try:
            with self.path.open("a", encoding="ascii") as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError from error

    def digests(self) -> frozenset[str]:
        """Return the digests of all who are on it.

        Raises:
            StoreError: there is a list, but it cannot be read.
        """
        try:
            return frozenset(self.path.read_text("ascii", errors="replace").split())
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise StoreError from error


def digest_of(person: str) -> str:
    """Return what stands for a person in the list."""
    return hashlib.sha256(f"deleted:{person}".encode()).hexdigest()


def ledger_for(database_url: str, chosen: str | None = None) -> Ledger:
    """Return the list that goes with a database: the chosen file, else one beside it."""
    return Ledger(Path(chosen) if chosen else _beside(database_url))


def _beside(database_url: str) -> Path:
    try:
        url = make_url(database_url)
    except ArgumentError:
        return Path(NAME)
    # PostgreSQL may be anywhere: the list is then where the app is.
    in_file = url.get_backend_name() == "sqlite" and url.database
    return Path(url.database or NAME).with_suffix(".deleted") if in_file else Path(NAME)
