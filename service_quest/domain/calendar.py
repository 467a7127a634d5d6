"""The organisation's days, its seasons (weeks) and the day that an attempt counts for.

Moments are ms since 1970, UTC, as they are stored; the zone is always passed in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Self

LATE_MS = 48 * 3_600_000
"""An attempt may wait on a device for this long and still count for its own day."""
WEEK = 7


def day_of(moment: int, zone: tzinfo) -> date:
    """Return the day that it is in `zone` at a moment (ms)."""
    seconds, ms = divmod(moment, 1000)
    instant = datetime.fromtimestamp(seconds, UTC) + timedelta(milliseconds=ms)
    return instant.astimezone(zone).date()


def start_of(day: date, zone: tzinfo) -> int:
    """Return the first moment (ms) of a day in `zone`."""
    return round(datetime.combine(day, time(), zone).timestamp() * 1000)


def day_counted(played: int, arrived: int, zone: tzinfo) -> date:
    """Return the day that an attempt counts for.

    That is the day it was played, if it arrived within 48 hours of that; one that
    comes later, or claims to be from the future, counts for the day it arrived (ms).
    """
    in_time = played <= arrived <= played + LATE_MS
    return day_of(played if in_time else arrived, zone)


@dataclass(frozen=True, slots=True, order=True)
class Season:
    """A week of the leaderboard, named by its Monday.

    Raises ValueError for a day that is no Monday.
    """

    monday: date

    def __post_init__(self) -> None:
        """Refuse any other day."""
        if self.monday.weekday() != 0:
            raise ValueError(self.monday)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the season that a day is in."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def named(cls, name: str) -> Self:
        """Return the season of a name such as `2026-W47`. Raises ValueError for others."""
        season = cls(datetime.strptime(f"{name}-1", "%G-W%V-%u").replace(tzinfo=UTC).date())
        if season.name != name:
            raise ValueError(name)
        return season

    @property
    def name(self) -> str:
        """The week by the international standard, as `2026-W47`."""
        year, week, _ = self.monday.isocalendar()
        return f"{year:04}-W{week:02}"

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=WEEK - 1)

    @property
    def month(self) -> date:
        """The first day of the month that the season counts for: that of its Thursday."""
        return (self.monday + timedelta(days=3)).replace(day=1)

    def days(self) -> Iterator[date]:
        """Yield its seven days."""
        return (self.monday + timedelta(days=number) for number in range(WEEK))

    def after(self, weeks: int = 1) -> Season:
        """Return the season so many weeks later (earlier, if negative)."""
        return Season(self.monday + timedelta(weeks=weeks))

    def __contains__(self, day: date) -> bool:
        return 0 <= (day - self.monday).days < WEEK

    def settled_at(self, zone: tzinfo) -> int:
        """Return the moment (ms) from which nothing that is still to arrive can change it."""
        return start_of(self.after().monday, zone) + LATE_MS


def months_before(moment: datetime, months: int) -> datetime:
    """Return the moment so many months earlier, on the month's last day where it is shorter."""
    years, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    last = monthrange(years, month + 1)[1]
    return moment.replace(year=years, month=month + 1, day=min(moment.day, last))
