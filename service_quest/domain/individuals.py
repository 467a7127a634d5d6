"""People on the leaderboard: those who want to, the top three and one's own neighbours.

Nobody but themselves sees who has the fewest points. It may still dishearten those who
have few: whether the half of a team that had fewer plays less since then is looked at,
and told to who looks after the team, as one sentence and without names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from service_quest.domain.ranking import TEAM_LEAST

SHOWN_LEAST = 5
"""With fewer who said yes, the top would be nearly all."""
TOP = 3
SPAN_WEEKS = 4
LESS = Fraction(4, 5)
"""So much of the practice before, or less, is no chance."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands, from 1, with their points of the week (0-100)."""

    person: str
    place: int
    points: int


def shown_to(person: str, points: Mapping[str, int]) -> tuple[Place, ...]:
    """Return whom somebody sees, the first first: the top, themselves and their neighbours.

    `points` are those of all who want to appear. Equal points share a place. Whoever
    has the fewest is left out for all others, even among the top or equals, unless all
    have the same: then nobody is last. Where fewer than five said yes, nobody is seen.
    """
    if len(points) < SHOWN_LEAST:
        return ()
    ordered = sorted(points, key=lambda who: (-points[who], who))
    wanted = set(range(TOP))
    if person in points:
        own = ordered.index(person)
        wanted |= {own - 1, own, own + 1}
    last = _last(points) - {person}
    return tuple(
        Place(who, 1 + sum(other > points[who] for other in points.values()), points[who])
        for number, who in enumerate(ordered)
        if number in wanted and who not in last
    )


def _last(points: Mapping[str, int]) -> frozenset[str]:
    fewest = min(points.values())
    last = frozenset(who for who, theirs in points.items() if theirs == fewest)
    return last if len(last) < len(points) else frozenset()


def lower_half(points: Mapping[str, int]) -> frozenset[str]:
    """Return the half of a team that has fewer points, the smaller one of an odd number."""
    ordered = sorted(points, key=lambda who: (points[who], who))
    return frozenset(ordered[: len(ordered) // 2])


def plays_less(
    points: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]
) -> bool:
    """Tell whether the lower half of a team practises less than it did.

    `points`: of each of the team before people could appear. `before`, `after`: on how
    many days each practised, in spans of the same length; whoever is not named, on none.
    """
    if len(points) < TEAM_LEAST:
        return False
    half = lower_half(points)
    then, now = (sum(days.get(who, 0) for who in half) for days in (before, after))
    return then > 0 and now <= LESS * then
