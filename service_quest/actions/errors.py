"""Why an attempt is not recorded. Each says whether the device should keep it."""

from __future__ import annotations

from service_quest.domain.errors import DomainError


class BadAttempt(DomainError):
    """What was sent is not an attempt (`field`: the first part that is wrong)."""

    code = "bad-attempt"


class UnknownLanguage(DomainError):
    """The attempt was played in a language that the app has not got (`language`)."""

    code = "unknown-language"


class NoSession(DomainError):
    """The browser is signed in as nobody, or no longer."""

    code = "no-session"


class PersonMismatch(DomainError):
    """Somebody else played this attempt. It waits on the device for them."""

    code = "person-mismatch"


class IdReused(DomainError):
    """Another attempt is stored under this id (`id`)."""

    code = "id-reused"
