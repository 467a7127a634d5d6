"""What people may call themselves, and which passwords will do."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Literal

from service_quest.domain.errors import (
    AliasLength,
    NameLength,
    PasswordLength,
    PasswordTooPlain,
    TextLength,
    UnfitSigns,
)

ALIAS_LEAST, ALIAS_MOST = 2, 24
NAME_MOST = 80
PASSWORD_LEAST, PASSWORD_MOST = 12, 256
PASSWORD_DIFFERENT = 5
"""A password needs this many different characters: `aaaaaaaaaaaa` is no secret."""

RAW_MOST = 1_000
"""Longer input is not even looked at: normalising is slow for what no one types."""
MARKS_MOST = 3
"""So many accents may stand on one letter; a tower of them runs over its neighbours."""

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and symbols by name that show as nothing."""
JOINERS = frozenset("\u200c\u200d")
"""They hold emoji together, and shape letters in Persian and some scripts of India."""


def alias_of(text: str) -> str:
    """Return an alias as it is kept: NFKC, trimmed, spaces single; 2-24 characters.

    Raises:
        AliasLength, UnfitSigns.
    """
    alias = _tidy("NFKC", text[:RAW_MOST])
    if len(text) > RAW_MOST or not ALIAS_LEAST <= len(alias) <= ALIAS_MOST:
        raise AliasLength(least=ALIAS_LEAST, most=ALIAS_MOST)
    return _fit(alias)


def name_of(text: str) -> str:
    """Return the name of a person, team or organisation as it is kept; 1-80 characters.

    Unlike an alias it keeps its letters' forms (NFC): it is theirs, not ours.

    Raises:
        NameLength, UnfitSigns.
    """
    name = _tidy("NFC", text[:RAW_MOST])
    if len(text) > RAW_MOST or not 1 <= len(name) <= NAME_MOST:
        raise NameLength(most=NAME_MOST)
    return _fit(name)


def words_of(text: str, most: int) -> str:
    """Return somebody's own words as they are kept (NFC, trimmed); they may be none.

    New lines stay; other signs that nobody sees are refused.

    Raises:
        TextLength: over `most` characters. UnfitSigns.
    """
    words = unicodedata.normalize("NFC", text[: most + 1]).replace("\r\n", "\n").strip()
    if len(text) > most + 1 or len(words) > most:
        raise TextLength(most=most)
    if any(_is_unseen(sign) for sign in words if sign != "\n") or _piled_up(words):
        raise UnfitSigns
    return words


def likeness_of(alias: str) -> str:
    """Return what two aliases share that look the same: case and joiners are set aside."""
    folded = unicodedata.normalize("NFKC", alias.casefold())
    return "".join(sign for sign in folded if sign not in JOINERS)


def password_of(text: str) -> str:
    """Return a password as it is hashed: NFKC, so that any keyboard gives the same.

    Raises:
        PasswordLength: under 12 or over 256 characters.
        PasswordTooPlain: fewer than five different characters.
        UnfitSigns: it holds what is no character at all.
    """
    password = unicodedata.normalize("NFKC", text[:RAW_MOST])
    if len(text) > RAW_MOST or not PASSWORD_LEAST <= len(password) <= PASSWORD_MOST:
        raise PasswordLength(least=PASSWORD_LEAST, most=PASSWORD_MOST)
    if any(unicodedata.category(sign) == "Cs" for sign in password):
        raise UnfitSigns
    if len(set(password)) < PASSWORD_DIFFERENT:
        raise PasswordTooPlain(least=PASSWORD_DIFFERENT)
    return password


def _tidy(form: Literal["NFC", "NFKC"], text: str) -> str:
    # Only spaces are joined: a tab or a new line is no part of a name, and is refused.
    spaced = unicodedata.normalize(form, text.strip()).replace("\u00a0", " ")
    return " ".join(part for part in spaced.split(" ") if part)


def _fit(name: str) -> str:
    hidden = any(_is_unseen(sign) for sign in name) or _joins_nothing(name)
    if hidden or not _shows(name) or _piled_up(name):
        raise UnfitSigns
    return name


def _is_unseen(sign: str) -> bool:
    return sign in BLANK_LETTERS or (sign not in JOINERS and unicodedata.category(sign) in UNSEEN)


def _joins_nothing(name: str) -> bool:
    """Tell whether a joiner stands at an end, beside another one, or beside a plain letter."""
    padded = f" {name} "
    around = zip(padded, padded[1:], padded[2:], strict=False)
    return any(here in JOINERS and not (_joins(a) and _joins(b)) for a, here, b in around)


def _joins(sign: str) -> bool:
    """Tell whether a sign takes joiners: emoji and scripts whose letters change shape."""
    category = unicodedata.category(sign)
    cased = category in ("Lu", "Ll", "Lt")
    return not cased and category[0] in "LMS"


def _shows(name: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in name)


def _piled_up(name: str) -> bool:
    marks = groupby(name, key=lambda sign: unicodedata.category(sign) in ("Mn", "Me"))
    return any(is_mark and len(list(run)) > MARKS_MOST for is_mark, run in marks)
