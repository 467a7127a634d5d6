"""What an organisation has chosen for all its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service_quest.domain.errors import DomainError

HOURS = range(25)
MONTHS = range(1, 121)


class HoursReversed(DomainError):
    """Hours that end before they begin, or are none of a day (`first`, `last`)."""

    code = "hours-reversed"


class KeptTooLong(DomainError):
    """People are kept for a number of months that is not offered (`least`, `most`)."""

    code = "kept-too-long"


@dataclass(frozen=True, slots=True)
class Settings:
    """The organisation's choices.

    `individuals_since`: the day from which people may appear on the leaderboard, each
    if they want to; None: nobody does. Nudges may be shown from the hour `nudge_from`
    until `nudge_until` (0-24, the organisation's clock), and never at any other.
    `definition`: what great service means to it, in its own words (service-model G6).
    `answers`: coordinators may look at single answers of their people. `keep_months`:
    after so long unseen a person is forgotten.

    Raises HoursReversed, KeptTooLong.
    """

    individuals_since: date | None = None
    nudge_from: int = 8
    nudge_until: int = 18
    definition: str = ""
    answers: bool = False
    keep_months: int = 24

    def __post_init__(self) -> None:
        """Refuse hours that are none."""
        known = self.nudge_from in HOURS and self.nudge_until in HOURS
        if not known or self.nudge_from > self.nudge_until:
            raise HoursReversed(first=self.nudge_from, last=self.nudge_until)
        if self.keep_months not in MONTHS:
            raise KeptTooLong(least=MONTHS[0], most=MONTHS[-1])

    @property
    def individuals(self) -> bool:
        """Whether people may appear on the leaderboard at all."""
        return self.individuals_since is not None
