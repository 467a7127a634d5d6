"""Passwords: hashed with Argon2id, and checked in the same time whoever asks."""

from __future__ import annotations

import hashlib
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from service_quest.domain.errors import DomainError
from service_quest.domain.names import likeness_of, name_of, password_of

HASHING = PasswordHash((Argon2Hasher(),))


def login_of(name: str) -> str:
    """Return what is stored of the name that someone signs in with, however they type it.

    Raises:
        NameLength, UnfitSigns.
    """
    return hashlib.sha256(likeness_of(name_of(name)).encode()).hexdigest()


def hashed(password: str) -> str:
    """Return what is stored of a password. It takes a quarter of a second on purpose."""
    return HASHING.hash(password)


@cache
def nobodys_hash() -> str:
    """Return a hash to check against where there is no such name."""
    return HASHING.hash("nobody's password")


def fits(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Tell whether a password is the stored one, and its hash anew if that has aged."""
    try:
        tidy = password_of(password)
    except DomainError:
        # Nobody can have such a password; time must not tell.
        tidy, stored = "", None
    right, renewed = HASHING.verify_and_update(tidy, stored or nobodys_hash())
    return (right, renewed) if stored else (False, None)
