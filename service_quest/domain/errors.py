"""Errors carry a code and data; sentences are made at the edge, per language."""

from __future__ import annotations


class DomainError(Exception):
    """A rule was broken. `code` is stable; `data` fills the sentence made from it.

    The sentence for a code is the interface text `errors.<code>`.
    """

    code = "domain"

    def __init__(self, **data: str | int) -> None:
        """Keep the data that a sentence about this error needs."""
        super().__init__(f"{self.code} {data}" if data else self.code)
        self.data = data


class TooManyPositions(DomainError):
    """A scenario reaches more positions than the bound (`bound`, `scenario`)."""

    code = "too-many-positions"


class UnknownCase(DomainError):
    """The scenario has no such case (`case`)."""

    code = "unknown-case"


class UnknownParting(DomainError):
    """The scenario does not follow on such a parting (`parting`)."""

    code = "unknown-parting"


class IllegalMove(DomainError):
    """A move names no choice that can be taken there (`turn` from 1, `choice`)."""

    code = "illegal-move"


class MoveAfterEnding(DomainError):
    """A move follows after the conversation has ended (`turn` from 1)."""

    code = "move-after-ending"


class UnfinishedAttempt(DomainError):
    """The moves stop before an ending (`turn`: how many were made)."""

    code = "unfinished-attempt"


class NotAllowed(DomainError):
    """The acting person may not do this (`act`)."""

    code = "not-allowed"


class Gone(NotAllowed):
    """What an administrator would do something to is not there, or no longer (`act`)."""

    code = "gone"


class OutOfReach(NotAllowed):
    """What a coordinator would do something to is not there, or is none of theirs (`act`).

    It does not tell which.
    """

    code = "out-of-reach"


class AliasLength(DomainError):
    """An alias is too short or too long (`least`, `most` characters)."""

    code = "alias-length"


class TextLength(DomainError):
    """A text is too long (`most` characters)."""

    code = "text-length"


class NameLength(DomainError):
    """A name is empty or too long (`most` characters)."""

    code = "name-length"


class UnfitSigns(DomainError):
    """A name holds signs that cannot be seen or that turn the text around them."""

    code = "unfit-signs"


class PasswordLength(DomainError):
    """A password is too short or too long (`least`, `most` characters)."""

    code = "password-length"


class PasswordTooPlain(DomainError):
    """A password repeats too few different characters (`least` are needed)."""

    code = "password-too-plain"


class NameOnLine(DomainError):
    """A name in a list will not do (`line` from 1; at most `most` characters)."""

    code = "name-on-line"


class NameTwice(DomainError):
    """A name stands twice in a list (`name`; lines `first` and `last`, from 1)."""

    code = "name-twice"


class NoNames(DomainError):
    """There is no name in a list."""

    code = "no-names"


class ListUnreadable(DomainError):
    """A file is no list of names from a certain `line` on (from 1)."""

    code = "list-unreadable"
