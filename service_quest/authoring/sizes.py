"""How large a conversation may be, level by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from service_quest.authoring.scenario_shape import CASES_MAX

Limits = tuple[int, int]
"""The least and the most, both inclusive."""


@dataclass(frozen=True, slots=True)
class Size:
    """The limits of a level; what is None is left to the writer.

    `nodes` counts endings too, `talk` does not. `turns`, `words` and `seconds` are of
    best play. `choices`: how many each node has; `choices_wanted`: at most nodes.
    """

    turns: Limits | None = None
    words: int = 350
    seconds: int = 180
    nodes: Limits | None = None
    talk: Limits | None = None
    endings: int = 0
    cases: int = CASES_MAX
    choices: Limits | None = None
    choices_wanted: int = 0


COFFEE_BREAK = Size(turns=(6, 10), nodes=(14, 24), endings=4, choices_wanted=3)
CUT_TO_MEASURE = Size()
"""A newcomer's first minute is short on purpose; so is a talk about what the work means."""
ONE_MINUTE = Size(
    turns=(3, 6), words=130, seconds=60, talk=(4, 6), endings=2, cases=2, choices=(2, 3)
)
"""A customer of the day. Endings stand apart: they are one line and no turn."""

WHOLE_VISIT = Size(
    turns=(12, 21), words=800, seconds=420, nodes=(24, 60), endings=4, choices_wanted=3
)
"""Seven stages of two or three turns: it takes a longer break."""

SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "opening": CUT_TO_MEASURE,
        "meaning": CUT_TO_MEASURE,
        "daily": ONE_MINUTE,
        "whole-visit": WHOLE_VISIT,
    }
)


def size_of(level: str) -> Size:
    """Return the limits for scenarios of a level."""
    return SIZES.get(level, COFFEE_BREAK)
