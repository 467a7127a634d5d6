"""What is stored about people and their organisation, apart from any table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service_quest.domain.assignments import Assignment, Step
from service_quest.domain.people import Role


class Kind(StrEnum):
    """What an invitation lets in: one each, but for a team's poster."""

    SETUP = "setup"
    COORDINATOR = "coordinator"
    PERSON = "person"
    TEAM = "team"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation that the app belongs to. `zone`: the name of its time zone."""

    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone, as stored. `alias` is None until they joined. Times in ms, UTC."""

    id: str
    role: Role
    alias: str | None = None
    face: str | None = None
    real_name: str | None = None
    joined_at: int | None = None
    removed_at: int | None = None
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that was signed in as a person. Times in ms since 1970, UTC.

    `lent_at`: when it came in by a code that somebody else gave out, if it did.
    """

    person: str
    seen_at: int
    revoked_at: int | None
    lent_at: int | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser as its person sees it in a list. `id` cannot be used to sign in."""

    id: str
    label: str
    created_at: int
    seen_at: int


@dataclass(frozen=True, slots=True)
class Team:
    """A team by id and name. `headcount`: how many serve there, where that is told."""

    id: str
    name: str
    headcount: int | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link, poster or code. `uses_left` None: as many as come. Times in ms, UTC.

    `lent_at`: that of the browser that a code was made in.
    """

    id: str
    kind: Kind
    team: str | None
    person: str | None
    made_by: str | None
    created_at: int
    expires_at: int
    uses_left: int | None
    revoked_at: int | None
    lent_at: int | None = None

    def holds(self, now: int) -> bool:
        """Tell whether it still lets someone in at `now` (ms)."""
        return self.revoked_at is None and now < self.expires_at and self.uses_left != 0


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Someone in a team, from a day on."""

    person: Person
    team: str
    first_day: date


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Someone wants help, with a scenario or in general. `asked_at` in ms."""

    id: str
    person: str
    scenario: str | None
    asked_at: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a team or one person is asked to practise.

    A `Step` is part of a path, its days counted from joining the team. `minutes`: what
    it takes, as the coordinator thinks. `asked_at`: ms since 1970, UTC.
    """

    id: str
    team: str | None
    person: str | None
    asked: Assignment | Step
    note: str = ""
    minutes: int | None = None
    asked_at: int = 0


class LookKind(StrEnum):
    """What is told to a person that somebody did: saw answers, or opened a way to them."""

    ANSWERS = "answers"
    CODE = "code"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody (`by`, under a `name` if they have one) saw answers of a person. Ms, UTC.

    Or they did what answers might be seen by (`kind`): gave out a code for another phone,
    or made the person one with another.
    """

    id: str
    person: str
    by: str
    looked_at: int
    attempts: int
    kind: LookKind = LookKind.ANSWERS
    name: str | None = None
