"""The customer of the day: the same for everyone, one try, and what was said to them.

Weekdays and weekends alike have one: service people work on any day, and since only
the best two tries of a week count, nobody has to come on a day that is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo

from service_quest.domain.calendar import day_counted, day_of

DAY_ZERO = date(1970, 1, 1)
"""A day's number counts from here: a browser reckons the same without a calendar."""
GRACE_MS = 3_600_000
"""Who began before midnight may end so much later: not after a night to think it over."""
UNMET_DAYS = 14
"""Who played a customer so shortly before its day, on no day of its own, has rehearsed."""
SAID_LEAST = 5
"""With fewer tries, a share of what was said would tell on somebody."""


@dataclass(frozen=True, slots=True)
class Rota:
    """Which scenario is the customer of which day.

    `repeat` goes round by the days' numbers; `dates` go before it. Before `since`
    there was nobody.
    """

    repeat: tuple[str, ...] = ()
    dates: Mapping[date, str] = field(default_factory=dict[date, str])
    since: date = date.min

    def scenarios(self) -> frozenset[str]:
        """Return all that ever have a day."""
        return frozenset(self.repeat) | frozenset(self.dates.values())


NOBODY = Rota()


def customer_of(day: date, rota: Rota) -> str | None:
    """Return the scenario that is a day's customer, if it has one."""
    if day < rota.since:
        return None
    if day in rota.dates:
        return rota.dates[day]
    return rota.repeat[number_of(day) % len(rota.repeat)] if rota.repeat else None


def days_with_customer(days: Iterable[date], rota: Rota) -> frozenset[date]:
    """Return those of some days that have a customer."""
    return frozenset(day for day in days if customer_of(day, rota))


def number_of(day: date) -> int:
    """Return the number of a day: days since 1970-01-01."""
    return (day - DAY_ZERO).days


def day_tried(started: int, ended: int | None, arrived: int, zone: tzinfo) -> date | None:
    """Return the day whose customer an attempt can be the try at (times in ms).

    That is the day on which it began. There is none where it came more than 48 hours
    later, as with practice, or ended on a later day than it began, beyond an hour: by
    then one may have been told how it went.
    """
    day = day_of(started, zone)
    if day_counted(started, arrived, zone) != day:
        return None
    late = ended is not None and day_of(ended, zone) != day and ended - started > GRACE_MS
    return None if late else day


def is_rehearsed(scenario: str, begun: Iterable[int], day: date, rota: Rota, zone: tzinfo) -> bool:
    """Tell whether a day's customer was practised beforehand, from when it was played (ms).

    Customers are on the devices a week ahead, and whoever knows an address could play
    them there. What was played on a day that was the customer's own is no rehearsal.
    """
    earliest = day - timedelta(days=UNMET_DAYS)
    days = {day_of(moment, zone) for moment in begun}
    return any(earliest <= one < day and customer_of(one, rota) != scenario for one in days)


def share_of(reply: str, replies: Mapping[str, int]) -> int | None:
    """Return how many in a hundred gave a reply, or None where too few gave any.

    `replies` counts tries by their first reply. It is the first one that is compared:
    all have heard the same words by then and may say the same, whatever the case. The
    moment that decides is another one for each way of playing; so few met it that most
    days there would be nothing to tell.
    """
    tries = sum(replies.values())
    if tries < SAID_LEAST:
        return None
    return (200 * replies.get(reply, 0) + tries) // (2 * tries)
