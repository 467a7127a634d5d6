"""What a coordinator asks to be practised, and how far somebody has come with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from service_quest.domain.errors import DomainError

DUE_YEARS = 2
DUE_DAYS = 365 * DUE_YEARS + 1
"""So far ahead something may be due, a leap day among them."""


class DuePast(DomainError):
    """The last day of an assignment is over already."""

    code = "due-past"


class DueTooFar(DomainError):
    """The last day of an assignment is more than some `years` away."""

    code = "due-too-far"


class PathReversed(DomainError):
    """A step of a path is due before it begins (days `first` and `last` of the path)."""

    code = "path-reversed"


class State(StrEnum):
    """How far somebody has come with an assignment."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Scenarios to practise, by a day if one is given (that day included).

    Done is every scenario played to its end `times` times with `stars` (0-3) or more.
    What was played before the day `since` does not count; without it everything does.
    """

    scenarios: tuple[str, ...]
    due: date | None = None
    since: date | None = None
    times: int = 1
    stars: int = 0


@dataclass(frozen=True, slots=True)
class WholePlay:
    """A scored conversation: `stars` 0-3, and the organisation's day that it counts for."""

    scenario: str
    stars: int
    day: date


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: from the day `day` after joining (1: that day) till `due`."""

    day: int
    due: int | None
    scenarios: tuple[str, ...]
    times: int = 1
    stars: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """An assignment and the day from which it is shown."""

    opens: date
    assignment: Assignment


def require_due(due: date | None, today: date, known: date | None = None) -> None:
    """Go on only if something can be due on a day. `known`: the day that it was so far.

    Raises:
        DuePast, DueTooFar: it cannot; a day that is left as it was always can.
    """
    if due is None or due == known:
        return
    if due < today:
        raise DuePast
    if (due - today).days > DUE_DAYS:
        raise DueTooFar(years=DUE_YEARS)


def require_path(step: Step) -> None:
    """Go on only if a step is due after it began, or on that day. Raises PathReversed."""
    if step.due is not None and step.due < step.day:
        raise PathReversed(first=step.day, last=step.due)


def standing_of(assignment: Assignment, left: Collection[str], today: date) -> State:
    """Tell how far somebody is on a day of whose scenarios some are `left`, as `lacking` tells.

    What is done late is done: the point is that it was practised.
    """
    if not left:
        return State.DONE
    late = assignment.due is not None and today > assignment.due
    return State.OVERDUE if late else State.OPEN


def lacking(assignment: Assignment, plays: Iterable[WholePlay]) -> tuple[str, ...]:
    """Return the scenarios that are not done yet."""
    done = [play.scenario for play in plays if _counts(assignment, play)]
    return tuple(name for name in assignment.scenarios if done.count(name) < assignment.times)


def path_from(steps: Sequence[Step], joined: date) -> tuple[Dated, ...]:
    """Return a path's assignments for somebody who joined on a day, the first to open first.

    Whatever they played before counts: no one is asked to begin again.
    """
    dated = (Dated(_day(joined, step.day), _dated(step, joined)) for step in steps)
    return tuple(sorted(dated, key=lambda one: one.opens))


def for_member(asked: Assignment, asked_on: date, joined: date) -> Assignment | None:
    """Return a team's assignment, asked on a day, as it is for who joined on another.

    Nobody is late with what was due before they came: that is none of theirs. Who came
    since it was asked has at least as many days for it as those who were there.
    """
    if asked.due is None or joined <= asked_on:
        return asked
    if asked.due < joined:
        return None
    return replace(asked, due=joined + (asked.due - asked_on))


def _dated(step: Step, joined: date) -> Assignment:
    due = None if step.due is None else _day(joined, step.due)
    return Assignment(step.scenarios, due, None, step.times, step.stars)


def _day(joined: date, number: int) -> date:
    return joined + timedelta(days=number - 1)


def _counts(assignment: Assignment, play: WholePlay) -> bool:
    in_time = assignment.since is None or play.day >= assignment.since
    return in_time and play.stars >= assignment.stars
