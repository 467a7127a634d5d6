"""A scenario as the rules see it: ids and numbers, no sentences.

The words of each language live apart, under text ids (see `authoring.library`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

STAGES = ("tuning-in", "interest", "needs", "values", "options", "solution", "farewell")
THEMES = ("dont-argue", "storm", "customers-shoes", "whole-visit", "meaning", "opening", "daily")
LEVELS = STAGES + THEMES
DAILY = "daily"
SHOES = "customers-shoes"
WHOLE_VISIT = "whole-visit"
OFF_STREET = frozenset({"opening", DAILY})
"""Themes without a house: one meets them elsewhere, and they count towards no stage."""

METER_MAX = 10
LANDED = "landed:"
HERE = "here"


class Goal(StrEnum):
    """What winning means (service-model, "What the rules mean in play")."""

    PROMOTER = "promoter"
    WON_BACK = "won-back"
    SAFE_STOP = "safe-stop"


class Side(StrEnum):
    """Whose words the trainee chooses: those of the person serving, or the customer's.

    From the customer's side (service-model T, B1) the one who is met is the person serving:
    `calm` is their will to help, `trust` theirs in the customer, and `balance`, always in
    sight, the customer's own calm.
    """

    SERVER = "server"
    CUSTOMER = "customer"


class Channel(StrEnum):
    """Where the conversation happens."""

    COUNTER = "counter"
    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    VISIT = "visit"


UNSEEN = (Channel.PHONE, Channel.EMAIL, Channel.CHAT)
"""Where neither sees the other's face."""


class Kind(StrEnum):
    """What a reply does, apart from its words."""

    GREET = "greet"
    ASK = "ask"
    LISTEN = "listen"
    SUM_UP = "sum-up"
    OFFER = "offer"
    INFORM = "inform"
    APOLOGISE = "apologise"
    THANK = "thank"
    AGREE = "agree"
    REFUSE = "refuse"
    ARGUE = "argue"
    BLAME = "blame"
    PROMISE = "promise"
    RECITED = "recited"
    OLD_HAND = "old-hand"
    REGAIN = "regain"
    STOP = "stop"
    FETCH_HELP = "fetch-help"
    TAKE_BACK = "take-back"
    WISH = "wish"
    ACT = "act"
    TELL_BACKGROUND = "tell-background"
    NAME_REMEDY = "name-remedy"
    COMPLAIN = "complain"
    DEMAND = "demand"
    ATTACK = "attack"


CUSTOMERS_KINDS = frozenset(
    {Kind.TELL_BACKGROUND, Kind.NAME_REMEDY, Kind.COMPLAIN, Kind.DEMAND, Kind.ATTACK}
)
"""What only customers do (T1-T4, T8): tell, name a wish, or only complain, demand, attack."""
SERVERS_KINDS = frozenset({Kind.OFFER, Kind.RECITED, Kind.OLD_HAND, Kind.FETCH_HELP})
"""What only whoever serves does."""


class Serves(StrEnum):
    """Whether a reply serves the job's function, its essence, both or neither (G2)."""

    FUNCTION = "function"
    ESSENCE = "essence"
    BOTH = "both"
    NEITHER = "neither"


class Result(StrEnum):
    """How a conversation ended."""

    AGREED = "agreed"
    OPEN = "open"
    LEFT = "left"
    STOPPED = "stopped"


class Farewell(StrEnum):
    """How the goodbye went."""

    WARM = "warm"
    PLAIN = "plain"
    NONE = "none"


class Speaker(StrEnum):
    """Who says a line."""

    CUSTOMER = "customer"
    OLD_HAND = "old-hand"
    COLLEAGUE = "colleague"
    MANAGER = "manager"
    NARRATOR = "narrator"


class Parting(StrEnum):
    """How the trainee and a customer last parted; plain also if they never met."""

    PLAIN = "plain"
    WARM = "warm"
    COLD = "cold"


@dataclass(frozen=True, slots=True)
class Meters:
    """The customer's calm and trust and the trainee's balance, each 0-10."""

    calm: int = 0
    trust: int = 0
    balance: int = 0

    def moved(self, effects: Meters) -> Meters:
        """Return these meters after `effects` (signed), kept within 0-10."""
        return Meters(
            _clamp(self.calm + effects.calm),
            _clamp(self.trust + effects.trust),
            _clamp(self.balance + effects.balance),
        )


def _clamp(value: int) -> int:
    return max(0, min(METER_MAX, value))


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds where every part does; an empty one always holds.

    `cases` empty means any case, `partings` any or none. `minimum` is a floor,
    `maximum` a ceiling, both inclusive.
    """

    cases: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    minimum: Meters = Meters()
    maximum: Meters = Meters(METER_MAX, METER_MAX, METER_MAX)
    partings: frozenset[Parting] = frozenset()

    def known(self, case: str, facts: frozenset[str], parting: Parting | None = None) -> bool:
        """Tell whether the case, the facts found and the last parting meet this condition."""
        return (
            (not self.cases or case in self.cases)
            and (not self.partings or parting in self.partings)
            and self.found <= facts
            and not (self.missing & facts)
        )

    def customer_ready(self, meters: Meters) -> bool:
        """Tell whether every limit on meters holds, but for the floor of balance."""
        low, high = self.minimum, self.maximum
        return (
            low.calm <= meters.calm <= high.calm
            and low.trust <= meters.trust <= high.trust
            and meters.balance <= high.balance
        )

    def steady(self, meters: Meters) -> bool:
        """Tell whether the trainee's balance is high enough."""
        return meters.balance >= self.minimum.balance

    def holds(
        self, case: str, facts: frozenset[str], meters: Meters, parting: Parting | None = None
    ) -> bool:
        """Tell whether the whole condition holds."""
        known = self.known(case, facts, parting)
        return known and self.customer_ready(meters) and self.steady(meters)


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Line:
    """One spoken line. `id` is unique in its scenario (`hello.l1`)."""

    id: str
    by: Speaker = Speaker.CUSTOMER
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a choice leads while `when` holds. `lands`: what was offered is taken up."""

    to: str
    when: Condition = ALWAYS
    lands: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply. `id` is unique in its scenario (`hello.ask_what`, `always.breathe`)."""

    id: str
    kind: Kind
    branches: tuple[Branch, ...]
    serves: Serves = Serves.NEITHER
    principles: tuple[str, ...] = ()
    effects: Meters = Meters()
    finds: frozenset[str] = frozenset()
    needs: Condition = ALWAYS
    offers: str | None = None
    reply: tuple[Line, ...] = ()
    thought: Line | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """What an ending node adds to the outcome."""

    result: Result
    farewell: Farewell


@dataclass(frozen=True, slots=True)
class Node:
    """One turn of the customer's and the replies to it, or an ending.

    `quiet`: the scenario's `always` choices are not offered here. `stage`: the one of the
    seven that it belongs to, in a whole visit.
    """

    id: str
    lines: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()
    ending: Ending | None = None
    letter: tuple[Line, ...] = ()
    quiet: bool = False
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One hidden truth behind the same opening, and the solutions that fit it."""

    id: str
    fits: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Regular:
    """A customer who comes back: met before in the scenario `after`.

    `warm` and `cold` are the meters at the start where they parted so (G2: the aim of
    most houses is that customers come back); after a plain parting it is the opening.
    """

    after: str
    warm: Meters
    cold: Meters


@dataclass(frozen=True)
class Scenario:
    """One playable dialogue. `opening` holds the meters at the start.

    `carried`: the facts that are remembered from one stage of a whole visit to the next.
    """

    id: str
    level: str
    place: str
    channel: Channel
    goal: Goal
    look: str
    opening: Meters
    cases: tuple[Case, ...]
    start: str
    nodes: Mapping[str, Node]
    facts: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()
    solutions: tuple[str, ...] = ()
    address: str = "teie"
    language: str = "et"
    order: int = 0
    always: tuple[Choice, ...] = field(default=())
    regular: Regular | None = None
    side: Side = Side.SERVER
    carried: frozenset[str] = frozenset()

    @property
    def partings(self) -> tuple[Parting, ...]:
        """The partings that the conversation may follow on, the plain one first."""
        return tuple(Parting) if self.regular else (Parting.PLAIN,)

    def opening_after(self, parting: Parting) -> Meters:
        """Return the meters at the start, by how one last parted."""
        if self.regular and parting is not Parting.PLAIN:
            return self.regular.warm if parting is Parting.WARM else self.regular.cold
        return self.opening

    @cached_property
    def choices(self) -> Mapping[str, Choice]:
        """Every choice by its id."""
        own = {c.id: c for node in self.nodes.values() for c in node.choices}
        return own | {c.id: c for c in self.always}

    @cached_property
    def case_by_id(self) -> Mapping[str, Case]:
        """Every case by its id."""
        return {case.id: case for case in self.cases}

    def choices_at(self, node_id: str) -> tuple[Choice, ...]:
        """Return the choices of a node, those offered everywhere last; an ending's none."""
        node = self.nodes[node_id]
        if node.ending:
            return ()
        return node.choices if node.quiet else node.choices + self.always


def street_order(scenario: Scenario) -> tuple[int, int, str]:
    """Return what scenarios are sorted by to stand as on the street: by level, easy ones first."""
    return LEVELS.index(scenario.level), scenario.order, scenario.id
