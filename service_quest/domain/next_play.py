"""What somebody should play next, and why: one order for everybody.

The rules of `play_next`, first to last; the first that names a scenario decides:

1. what is assigned to them, the most urgent first;
2. until two stages are known, the next stage that is not: only then can one be the weakest;
3. the weakest stage's scenario that they have not met yet;
4. the weakest stage's hardest scenario, while the stage is below `STEADY` and the scenario
   is not fully lit;
5. the scenario that asks most for the principle they are weakest at, if not fully lit;
6. the worst first try below `STEADY` that no later one has bettered;
7. the first house on the street where they have not been yet;
8. the darkest house that is not fully lit, of equals the one that went worse last;
9. where all is lit, the one that went worst last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service_quest.domain.profile import PERCENT, Tried, figure_of

STEADY = 80
"""Mean accuracy from which a stage needs no repair: at eight replies, one mistake at most."""
STARS_MOST = 3
STAGES_LEAST = 2


class Why(StrEnum):
    """The reason why a scenario comes next, in the order of the rules."""

    ASSIGNED = "assigned"
    BEGIN = "begin"
    STAGE_NEW = "stage_new"
    STAGE_HARD = "stage_hard"
    PRINCIPLE = "principle"
    FIRST_TRY = "first_try"
    UNMET = "unmet"
    DARK = "dark"
    ALL_LIT = "all_lit"


@dataclass(frozen=True, slots=True)
class Street:
    """What there is to play. `houses`: all scenarios with a house, in order.

    `stages`: the scenarios of each of the seven, the hardest last. `trains`: by principle the
    scenarios that ask for it, those that do so most first.
    """

    houses: tuple[str, ...]
    stages: Mapping[str, tuple[str, ...]]
    trains: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next and why. `about`: the stage or the principle that the reason names."""

    scenario: str
    why: Why
    about: str = ""


NOT_TRIED = Tried()
Record = Mapping[str, Tried]


def play_next(
    street: Street, record: Record, assigned: Sequence[str] = (), weakest: str | None = None
) -> Next | None:
    """Return what to play next; None only where there is nothing to play.

    `assigned`: scenarios still to be done, the most urgent first. `weakest`: a principle.
    """
    return next(_in_order(street, record, assigned, weakest), None)


def _in_order(
    street: Street, record: Record, assigned: Sequence[str], weakest: str | None
) -> Iterator[Next]:
    for name in assigned:
        yield Next(name, Why.ASSIGNED)
    yield from _for_stages(street, record)
    for name in street.trains.get(weakest or "", ()):
        if not _is_lit(record, name):
            yield Next(name, Why.PRINCIPLE, weakest or "")
    yield from _on_the_street(street, record)


def known_stages(street: Street, record: Record) -> Mapping[str, int]:
    """Return the mean of the latest accuracies at each stage that was played."""
    figures = {
        stage: figure_of([record.get(name, NOT_TRIED) for name in names]).latest
        for stage, names in street.stages.items()
    }
    return {stage: latest for stage, latest in figures.items() if latest is not None}


def _for_stages(street: Street, record: Record) -> Iterator[Next]:
    known = known_stages(street, record)
    if len(known) < STAGES_LEAST:
        for stage, names in street.stages.items():
            if stage not in known and names:
                yield Next(names[0], Why.BEGIN, stage)
        return
    weak = min(known, key=lambda stage: known[stage])  # of equals the earlier stage
    for name in street.stages[weak]:
        if not _is_met(record, name):
            yield Next(name, Why.STAGE_NEW, weak)
    hardest = street.stages[weak][-1]
    if known[weak] < STEADY and not _is_lit(record, hardest):
        yield Next(hardest, Why.STAGE_HARD, weak)


def _on_the_street(street: Street, record: Record) -> Iterator[Next]:
    poor = [name for name in street.houses if _is_unbettered(record.get(name, NOT_TRIED))]
    if poor:
        yield Next(min(poor, key=lambda name: record[name].first or 0), Why.FIRST_TRY)
    for name in street.houses:
        if not _is_met(record, name):
            yield Next(name, Why.UNMET)
    for name in sorted(street.houses, key=lambda name: _brightness(record, name)):
        yield Next(name, Why.ALL_LIT if _is_lit(record, name) else Why.DARK)


def _is_met(record: Record, name: str) -> bool:
    return record.get(name, NOT_TRIED).plays > 0


def _is_unbettered(tried: Tried) -> bool:
    first, latest = tried.first, tried.latest
    return first is not None and latest is not None and latest <= first < STEADY


def _is_lit(record: Record, name: str) -> bool:
    return record.get(name, NOT_TRIED).stars >= STARS_MOST


def _brightness(record: Record, name: str) -> int:
    """Return how bright a house is: its stars, and below a star how it went last."""
    tried = record.get(name, NOT_TRIED)
    return tried.stars * (PERCENT + 1) + (tried.latest or 0)
