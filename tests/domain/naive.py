"""A second, simple-minded engine: it plays one step at a time from the script alone.

Written from the format's description, not from the engine, so that the two can
be held against each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from service_quest.domain.scenario import Choice, Condition, Scenario

METERS = ("calm", "trust", "balance")


@dataclass(frozen=True)
class Play:
    """A conversation under way."""

    script: Scenario
    case: str
    node: str
    calm: int
    trust: int
    balance: int
    found: frozenset[str] = field(default_factory=frozenset[str])
    landed: str | None = None
    parted: str | None = None

    def facts(self) -> set[str]:
        """Return all that has been found, the landed solution too."""
        return {*self.found} | ({f"landed:{self.landed}"} if self.landed else set())

    def over(self) -> bool:
        """Tell whether an ending has come."""
        return self.script.nodes[self.node].ending is not None

    def true(self, when: Condition) -> bool:
        """Tell whether a condition holds now."""
        if when.cases and self.case not in when.cases:
            return False
        if when.partings and self.parted not in when.partings:
            return False
        if any(fact not in self.facts() for fact in when.found):
            return False
        if any(fact in self.facts() for fact in when.missing):
            return False
        return all(
            getattr(when.minimum, m) <= getattr(self, m) <= getattr(when.maximum, m) for m in METERS
        )

    def options(self) -> list[Choice]:
        """Return the replies that can be given now."""
        node = self.script.nodes[self.node]
        if node.ending:
            return []
        offered = list(node.choices)
        if not node.quiet:
            offered += self.script.always
        return [c for c in offered if self.true(c.needs)]

    def say(self, name: str) -> Play:
        """Return the conversation after a reply."""
        choice = next(c for c in self.options() if c.id == name)
        branch = next(b for b in choice.branches if self.true(b.when))
        after = replace(
            self,
            node=self.node if branch.to == "here" else branch.to,
            found=self.found | choice.finds,
            landed=choice.offers if branch.lands and choice.offers else self.landed,
            parted=self.parted if branch.to == "here" else None,
        )
        moved = {m: getattr(self, m) + getattr(choice.effects, m) for m in METERS}
        arrived = replace(after, **{m: min(10, max(0, value)) for m, value in moved.items()})
        return arrived.impression() if self.leaves_its_stage_for(arrived.node) else arrived

    def leaves_its_stage_for(self, name: str) -> bool:
        """Tell whether a node belongs to another stage than the present one."""
        here, there = self.script.nodes[self.node], self.script.nodes[name]
        if there.ending or here.stage is None or there.stage is None:
            return False
        return here.stage != there.stage

    def impression(self) -> Play:
        """Return what is left of this conversation as a new stage begins."""
        rough = {m: getattr(self, m) for m in METERS}
        for m, value in rough.items():
            rough[m] = 2 if value < 4 else 5 if value < 7 else 8
        return replace(self, found=self.found & self.script.carried, **rough)

    def points(self) -> int:
        """Work out the outcome of this ending, 0-100, by the published rule."""
        ending = self.script.nodes[self.node].ending
        assert ending is not None
        case = next(c for c in self.script.cases if c.id == self.case)
        part = 2 * self.calm + 3 * self.trust
        part += 25 if self.landed in case.fits else 11 if self.landed in case.partly else 0
        part += {"warm": 15, "plain": 7, "none": 0}[ending.farewell]
        part = min(part, {"agreed": 90, "open": 58, "left": 31, "stopped": 31}[ending.result])
        if self.script.goal == "safe-stop":
            return (60 if ending.result == "stopped" else part // 3) + 4 * self.balance
        return part + self.balance


def begin(script: Scenario, case: str, parted: str = "plain") -> Play:
    """Return the conversation before the first reply, as one last parted from a regular."""
    regular = script.regular
    if regular is None:
        opening, remembered = script.opening, None
    else:
        moods = {"plain": script.opening, "warm": regular.warm, "cold": regular.cold}
        opening, remembered = moods[parted], parted
    meters = {m: getattr(opening, m) for m in METERS}
    return Play(script, case, script.start, parted=remembered, **meters)
