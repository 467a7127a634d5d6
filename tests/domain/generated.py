"""Whole scenarios made by Hypothesis: branches, conditions, facts, cases, loops.

Each is read off a tape of bytes, which is one draw: a hundred small draws would
take longer than all the tests together. Zeros pick the plainest option each
time, so that what Hypothesis shrinks to is plain as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.errors import TooManyPositions
from service_quest.domain.scenario import (
    ALWAYS,
    HERE,
    STAGES,
    Branch,
    Case,
    Choice,
    Condition,
    Ending,
    Farewell,
    Goal,
    Kind,
    Meters,
    Node,
    Parting,
    Regular,
    Result,
    Scenario,
    Serves,
)
from tests.domain.scripts import scenario

T = TypeVar("T")
FACTS = ("leak", "need")
SOLUTIONS = ("swap", "repair")
CASES = ("guests", "alone")
NO_PARTING = frozenset[Parting]()
NOT_COLD = frozenset({Parting.PLAIN, Parting.WARM})
TALK = ("a", "b", "c")
ENDINGS = ("x", "y", "z")
TAPE = 500
SMALL_BOUND = 400
"""Generated graphs above this are left out: they would only make the tests slow."""


@dataclass
class Tape:
    """A scenario in the making: each byte of the tape picks one thing."""

    tape: bytes
    read: int = field(default=0)

    def pick(self, options: Sequence[T]) -> T:
        """Return the option that the next byte points to."""
        self.read += 1
        return options[self.tape[self.read - 1] % len(options)]

    def some(self, names: Sequence[str]) -> frozenset[str]:
        """Pick none, one or all of the names, none as often as any."""
        some = [*(frozenset({name}) for name in names), frozenset(names)]
        return self.pick([*(frozenset[str]() for _ in some), *some])

    def effects(self) -> Meters:
        """Pick effects.

        Few distinct ones, so that meters meet again and graphs stay small; of odd
        sizes, so that they also run into both ends of their range.
        """
        return Meters(self.pick((0, 0, -4, 5)), self.pick((0, 0, -5, 4)), self.pick((0, 0, -3, 5)))

    def meters(self) -> Meters:
        """Pick meters to open with."""
        each = (5, 3, 8)
        return Meters(self.pick(each), self.pick(each), self.pick(each))

    def regular(self) -> Regular | None:
        """Pick a customer met before, or a new one."""
        regular = Regular("earlier", self.meters(), self.meters())
        return self.pick((None, regular))

    def condition(self) -> Condition:
        """Pick a condition, mostly an empty one."""
        if self.pick((True, True, False)):
            return ALWAYS
        low, high = (0, 0, 0, 0, 4), (10, 10, 10, 10, 5)
        return Condition(
            cases=self.some(CASES),
            found=self.some((*FACTS, "landed:swap")),
            missing=self.some(("landed:swap", "need")),
            minimum=Meters(self.pick(low), self.pick(low), self.pick(low)),
            maximum=Meters(self.pick(high), self.pick(high), self.pick(high)),
            partings=self.pick((NO_PARTING, NO_PARTING, frozenset({Parting.WARM}), NOT_COLD)),
        )

    def branches(self) -> tuple[Branch, ...]:
        """Pick one branch, or one with a condition and one without."""
        last = Branch(self.target(), lands=self.pick((False, True)))
        if self.pick((True, False)):
            return (last,)
        return (Branch(self.target(), self.condition(), self.pick((True, False))), last)

    def target(self) -> str:
        """Pick where a choice leads: loops are likely, endings more so."""
        return self.pick((*ENDINGS, *TALK, *TALK, HERE))

    def choice(self, name: str) -> Choice:
        """Pick a choice with this id."""
        return Choice(
            name,
            self.pick(tuple(Kind)),
            self.branches(),
            serves=self.pick(tuple(Serves)),
            effects=self.effects(),
            finds=self.some(FACTS),
            needs=self.condition(),
            offers=self.pick((None, *SOLUTIONS)),
        )

    def talk(self, name: str) -> Node:
        """Pick a node with two to four choices."""
        count = self.pick((2, 3, 4, 3))
        replies = tuple(self.choice(f"{name}.c{i}") for i in range(count))
        quiet, stage = self.pick((False, True)), self.pick((None, *STAGES[:2]))
        return Node(name, choices=replies, quiet=quiet, stage=stage)

    def ending(self, name: str) -> Node:
        """Pick an ending."""
        kind = Ending(self.pick(tuple(Result)), self.pick(tuple(Farewell)))
        return Node(name, ending=kind)

    def case(self, name: str) -> Case:
        """Pick what fits in a case."""
        return Case(name, self.some(SOLUTIONS), self.some(SOLUTIONS))

    def scenario(self) -> Scenario:
        """Pick three nodes, three endings and one or two cases."""
        nodes = [*map(self.talk, TALK), *map(self.ending, ENDINGS)]
        return scenario(
            *nodes,
            goal=self.pick(tuple(Goal)),
            opening=self.meters(),
            regular=self.regular(),
            cases=tuple(map(self.case, self.pick((CASES, CASES[:1])))),
            always=self.pick(((), (self.choice("always.breathe"),))),
            facts=FACTS,
            solutions=SOLUTIONS,
            carried=self.some(FACTS),
        )


def _analysed(tape: bytes) -> Analysis:
    try:
        return analyse(Tape(tape).scenario(), SMALL_BOUND)
    except TooManyPositions:
        reject()


analyses = st.binary(min_size=TAPE, max_size=TAPE).map(_analysed)
"""Scenarios whose graphs are small enough to be walked in full."""
