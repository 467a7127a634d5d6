"""One person's profile over the seven stages (service-model M3): how each goes, what stands out.

What is worth playing next is told by `next_play.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service_quest.domain.insight import MISSED, Accuracy, GradedPlay, mean

TREND_LEAST = 5
"""So many points of accuracy are a trend: in a conversation of ten replies, that is one
that no longer costs a mistake."""
MOVES_LEAST = 4
"""A principle is told of from so many replies on: one reply alone is chance."""
HALVING = 10
"""With every ten conversations since, a reply weighs half as much: what somebody has learned
must show, and one bad day must not."""
STRONG_LEAST = 50
"""Percent of replies that have to go well before a principle is called a strength."""
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Tried:
    """What is known of somebody at one scenario.

    `plays` to the end, `stars` at most (0-3), accuracy (0-100) of the `first` try and of the
    `latest`; None where it is not known.
    """

    plays: int = 0
    stars: int = 0
    first: int | None = None
    latest: int | None = None

    @property
    def gain(self) -> int | None:
        """By how much the latest try is better than the first; None with fewer than two."""
        if self.plays <= 1 or self.first is None or self.latest is None:
            return None
        return self.latest - self.first


class Trend(StrEnum):
    """Where a stage is going, measured against the first tries at the same scenarios."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class StageFigure:
    """A stage: mean accuracy (0-100) of the first tries and of the latest; None for none."""

    first: int | None = None
    latest: int | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Strengths:
    """The principles that somebody is best and worst at; None where there is too little to tell."""

    strongest: str | None = None
    weakest: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What somebody's own play tells, for a talk with their coordinator.

    `stages`: first and latest accuracy by level. `strongest` and `weakest` are principles;
    None where there is not enough to tell.
    """

    stages: Mapping[str, tuple[int | None, int]]
    strongest: str | None
    weakest: str | None


def figure_of(tries: Iterable[Tried]) -> StageFigure:
    """Return a stage's figure from what is known of its scenarios."""
    known = list(tries)
    firsts = [one.first for one in known if one.first is not None]
    latest = [one.latest for one in known if one.latest is not None]
    return StageFigure(
        mean(firsts) if firsts else None, mean(latest) if latest else None, trend_of(known)
    )


def trend_of(tries: Iterable[Tried]) -> Trend | None:
    """Return where a stage is going; None where no scenario was played twice.

    Only scenarios played twice or more are compared, each with itself: a harder one that is
    new pulls the stage's mean down, but nobody has grown worse by it.
    """
    gains = [one.gain for one in tries if one.gain is not None]
    if not gains:
        return None
    least = TREND_LEAST * len(gains)
    if sum(gains) >= least:
        return Trend.UP
    return Trend.DOWN if sum(gains) <= -least else Trend.LEVEL


def strengths_in(
    plays: Sequence[tuple[str, GradedPlay]], principle_of: Mapping[str, Mapping[str, str]]
) -> Strengths:
    """Return the strongest and the weakest principle in somebody's plays, the latest first.

    Each play comes with its scenario; `principle_of` has the first principle of each reply,
    by scenario. A principle's share is that of its replies by which nothing better was
    missed, newer ones weighing more (`HALVING`); it is told from `MOVES_LEAST` replies on.
    The strongest has the highest share, `STRONG_LEAST` at least; the weakest has the lowest,
    and is none where all goes equally well. Of equals the one met more often is named.
    """
    given: Counter[str] = Counter()
    weight: dict[str, float] = defaultdict(float)
    well: dict[str, float] = defaultdict(float)
    for age, (scenario, play) in enumerate(plays):
        names, worth = principle_of.get(scenario, {}), 0.5 ** (age // HALVING)
        for choice, grade in zip(play.moves, play.grades, strict=False):
            if principle := names.get(choice):
                given[principle] += 1
                weight[principle] += worth
                well[principle] += worth * (grade not in MISSED)
    shares = {p: PERCENT * well[p] / weight[p] for p, n in given.items() if n >= MOVES_LEAST}
    return _ends(shares, given)


def _ends(shares: Mapping[str, float], given: Mapping[str, int]) -> Strengths:
    best = max(shares, key=lambda p: (shares[p], given[p], p), default=None)
    worst = min(shares, key=lambda p: (shares[p], -given[p], p), default=None)
    if best is None or worst is None:
        return Strengths()
    weak = shares[worst] < max(shares[best], STRONG_LEAST)
    return Strengths(best if shares[best] >= STRONG_LEAST else None, worst if weak else None)


def brief_of(
    accuracies: Iterable[Accuracy],
    plays: Sequence[tuple[str, GradedPlay]],
    principle_of: Mapping[str, Mapping[str, str]],
) -> Brief:
    """Return what somebody's play tells of stages and principles, as `strengths_in` takes it."""
    found = strengths_in(plays, principle_of)
    return Brief(_stages(accuracies), found.strongest, found.weakest)


def _stages(accuracies: Iterable[Accuracy]) -> Mapping[str, tuple[int | None, int]]:
    by_stage: dict[str, list[Accuracy]] = defaultdict(list)
    for one in accuracies:
        by_stage[one.level].append(one)
    return {
        level: (_first_of(of), mean([one.latest for one in of])) for level, of in by_stage.items()
    }


def _first_of(accuracies: Sequence[Accuracy]) -> int | None:
    firsts = [one.first for one in accuracies if one.first is not None]
    return mean(firsts) if firsts else None
