"""What the tests of actions share."""

from __future__ import annotations

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from service_quest.actions import passwords
from tests.actions.staff import Staff


@pytest.fixture
def staff(engine: Engine) -> Staff:
    """Return an organisation that is yet to be founded."""
    return Staff(engine)


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with less work than in earnest."""
    quick = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((quick,)))
    passwords.nobodys_hash.cache_clear()
