"""A weekly rhythm: days practised out of a goal one sets oneself. A day off costs nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, tzinfo

from service_quest.domain.calendar import Season
from service_quest.domain.errors import DomainError
from service_quest.domain.settings import HOURS, Settings

GOALS = range(1, 6)
NUDGE_FROM = 3
"""The weekday (0 Monday) from which a goal not yet reached is worth a word."""


class NoGoal(DomainError):
    """A goal that nobody can set (`least`, `most` days a week)."""

    code = "no-goal"


def goal_of(days: int) -> int:
    """Return the goal. Raises NoGoal for one that is not 1-5 days a week."""
    if days not in GOALS:
        raise NoGoal(least=GOALS[0], most=GOALS[-1])
    return days


def nudged_until(
    practised: Collection[date], goal: int, now: datetime, settings: Settings
) -> datetime | None:
    """Return until when a nudge may be shown from now on, or None for no nudge.

    `now` in the organisation's zone. Only within the organisation's hours, from
    Thursday, while the goal of the week is not reached and today had no practice.
    """
    today = now.date()
    done = sum(day in Season.of(today) for day in practised)
    if today in practised or done >= goal or today.weekday() < NUDGE_FROM:
        return None
    if not settings.nudge_from <= now.hour < settings.nudge_until:
        return None
    return end_of_hours(today, now.tzinfo, settings)


def end_of_hours(day: date, zone: tzinfo | None, settings: Settings) -> datetime:
    """Return when the organisation's hours end on a day."""
    last = time.max if settings.nudge_until == HOURS[-1] else time(settings.nudge_until)
    return datetime.combine(day, last, zone)
