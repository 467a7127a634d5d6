"""Practice that comes back when it is needed: how a reply tells what is known, what comes next.

When a principle should come back is worked out by a scheduler that is told these ratings;
here is what goes into it, and what is made of the days that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from service_quest.domain.moments import Moment
from service_quest.domain.scoring import Grade

MOMENTS_MOST = 7
"""So many moments at most are suggested at once: three to four minutes."""
NEVER = -1


class Rating(IntEnum):
    """How well a principle was known, as schedulers of spaced practice count it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


RATINGS: Mapping[Grade, Rating] = {
    Grade.BEST: Rating.GOOD,
    Grade.GOOD: Rating.GOOD,
    Grade.INACCURACY: Rating.HARD,
    Grade.MISTAKE: Rating.AGAIN,
    Grade.BLUNDER: Rating.AGAIN,
}

History = tuple[tuple[int, Rating], ...]
"""When (ms) a principle was met and how well it was known, the earliest first."""


@dataclass(frozen=True, slots=True)
class Met:
    """What somebody did at a time (ms): the principles of each reply, and its grade."""

    at: int
    replies: Sequence[tuple[Sequence[str], Grade]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A moment to practise, for the sake of a principle that is due at a time (ms)."""

    moment: str
    principle: str
    due: int


def rated(met: Met) -> Mapping[str, Rating]:
    """Return how well each principle was known: its worst reply tells."""
    found: dict[str, Rating] = {}
    for principles, grade in met.replies:
        for principle in principles:
            found[principle] = min(found.get(principle, Rating.GOOD), RATINGS[grade])
    return found


def histories(everything: Iterable[Met]) -> Mapping[str, History]:
    """Return the history of each principle, one rating for each time that it was met."""
    found: dict[str, list[tuple[int, Rating]]] = {}
    for met in sorted(everything, key=lambda one: one.at):
        for principle, rating in rated(met).items():
            found.setdefault(principle, []).append((met.at, rating))
    return {principle: tuple(history) for principle, history in found.items()}


def suggest(
    due: Mapping[str, int],
    moments: Sequence[Moment],
    met: Mapping[str, int],
    practised: Mapping[str, int],
) -> tuple[Suggestion, ...]:
    """Return up to seven moments: a principle each, the longest overdue first.

    Each is with a customer whom one has not met, while there is one, else with whom one
    met longest ago. `due`: by principle; `met`: when one last was in a scenario;
    `practised`: when one last had a moment (all in ms).
    """
    seen, told = dict(met), list[Suggestion]()
    for principle, at in sorted(due.items(), key=lambda pair: (pair[1], pair[0])):
        if len(told) == MOMENTS_MOST:
            break
        taken = {one.moment for one in told}
        fitting = [m for m in moments if principle in m.principles and m.id not in taken]
        if not fitting:
            continue
        moment = min(
            fitting,
            key=lambda m: (seen.get(m.scenario, NEVER), practised.get(m.id, NEVER)),
        )
        seen[moment.scenario] = max([at, *seen.values()]) + 1
        told.append(Suggestion(moment.id, principle, at))
    return tuple(told)
