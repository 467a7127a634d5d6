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
    """Something else is stored under this id (`id`)."""

    code = "id-reused"


class UnknownReply(DomainError):
    """The moment that was practised has no such reply (`moment`, `choice`)."""

    code = "unknown-reply"


class BadRequest(DomainError):
    """What a page asked for is not what it may be (`field`: the first part that is wrong)."""

    code = "bad-request"


class InvitationInvalid(DomainError):
    """The link lets nobody in. It does not tell why."""

    code = "invitation-invalid"


class CodeInvalid(DomainError):
    """The code lets nobody in. It does not tell why."""

    code = "code-invalid"


class WrongSignIn(DomainError):
    """Name and password do not go together. It does not tell which is wrong."""

    code = "wrong-sign-in"


class NameTaken(DomainError):
    """Somebody else signs in under this name."""

    code = "name-taken"


class AliasTaken(DomainError):
    """A team-mate has an alias that looks the same."""

    code = "alias-taken"


class AliasTakenThere(DomainError):
    """Someone's alias looks like that of somebody in the team they are to be in (`alias`)."""

    code = "alias-taken-there"


class AlreadyCome(DomainError):
    """Someone has come already, and needs no link any more."""

    code = "already-come"


class NotTwo(DomainError):
    """Only two different trainees can turn out to be one."""

    code = "not-two"


class AwayReversed(DomainError):
    """An absence would end before it begins."""

    code = "away-reversed"


class AliasLeads(DomainError):
    """An alias looks like the name of an administrator or a coordinator."""

    code = "alias-leads"


class AlreadyJoined(DomainError):
    """The browser is signed in as somebody; they would have to sign out first."""

    code = "already-joined"


class TooMany(DomainError):
    """A list is longer than is taken at once (`most`)."""

    code = "too-many"


class LastAdministrator(DomainError):
    """There would be no administrator left; somebody else has to become one first."""

    code = "last-administrator"


class WrongPassword(DomainError):
    """The password that one has so far is another."""

    code = "wrong-password"


class TeamNameTaken(DomainError):
    """An open team has a name that looks the same."""

    code = "team-name-taken"


class UnknownZone(DomainError):
    """There is no time zone of that name (`zone`); one is named `like` that."""

    code = "unknown-zone"


class TeamNotEmpty(DomainError):
    """A team cannot be closed while people are in it (`count`)."""

    code = "team-not-empty"
