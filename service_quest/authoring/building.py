"""Building the domain's scenario from fitted data; what is missing takes its default."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from service_quest.authoring.fitting import Data
from service_quest.domain.scenario import (
    ALWAYS,
    HERE,
    METER_MAX,
    Branch,
    Case,
    Channel,
    Choice,
    Condition,
    Ending,
    Farewell,
    Goal,
    Kind,
    Line,
    Meters,
    Node,
    Parting,
    Regular,
    Result,
    Scenario,
    Serves,
    Side,
    Speaker,
)

OPENING = 5
OPENING_BALANCE = 7


class Fields:
    """Fitted data with typed ways in; a missing key gives the neutral value."""

    def __init__(self, data: Data | None) -> None:
        """Wrap a record; anything else counts as empty."""
        self.data = data if isinstance(data, dict) else {}

    def word(self, key: str, default: str = "") -> str:
        """Return a word or sentence."""
        return str(self.data.get(key, default))

    def number(self, key: str, default: int = 0) -> int:
        """Return a whole number."""
        return cast("int", self.data.get(key, default))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self.data.get(key) is True

    def under(self, key: str) -> Fields:
        """Return the record under a key."""
        return Fields(self.data.get(key))

    def each(self, key: str) -> list[Data]:
        """Return the list under a key."""
        items = self.data.get(key, [])
        return items if isinstance(items, list) else [items]

    def words(self, key: str) -> frozenset[str]:
        """Return the ids listed under a key."""
        return frozenset(str(item) for item in self.each(key))

    def table(self, key: str) -> Iterator[tuple[str, Fields]]:
        """Yield the ids under a key with their records."""
        for name, data in self.under(key).data.items():
            yield name, Fields(data)


def scenario_from(data: Data | None) -> Scenario:
    """Build a scenario from data fitted to the scenario shape."""
    top = Fields(data)
    customer = top.under("customer")
    facts = dict(top.table("facts"))
    return Scenario(
        id=top.word("id"),
        level=top.word("level"),
        place=top.word("place"),
        channel=Channel(top.word("channel", Channel.COUNTER)),
        goal=Goal(top.word("goal", Goal.PROMOTER)),
        look=customer.word("look", top.word("id")),
        opening=_opening(customer.under("mood"), top.under("me")),
        cases=tuple(_case(name, case) for name, case in top.table("cases")),
        start=top.word("start"),
        nodes={name: _node(name, node) for name, node in top.table("nodes")},
        facts=tuple(facts),
        telling=frozenset(name for name in facts if facts[name].flag("telling")),
        solutions=tuple(name for name, _ in top.table("solutions")),
        address=top.word("address", "teie"),
        language=top.word("language", "et"),
        order=top.number("order"),
        always=tuple(_choice("always", *item) for item in top.table("always")),
        regular=_regular(customer.under("regular"), top.under("me")),
        side=Side(top.word("side", Side.SERVER)),
        carried=frozenset(name for name in facts if facts[name].flag("carried")),
    )


def _regular(regular: Fields, me: Fields) -> Regular | None:
    if not regular.data:
        return None
    warm, cold = (_opening(regular.under(parting), me) for parting in ("warm", "cold"))
    return Regular(regular.word("after"), warm, cold)


def _opening(mood: Fields, me: Fields) -> Meters:
    return Meters(
        mood.number("calm", OPENING),
        mood.number("trust", OPENING),
        me.number("balance", OPENING_BALANCE),
    )


def _case(name: str, case: Fields) -> Case:
    return Case(name, case.words("fits"), case.words("partly"))


def _node(name: str, node: Fields) -> Node:
    return Node(
        id=name,
        lines=_lines(name, node, "lines"),
        choices=tuple(_choice(name, *item) for item in node.table("choices")),
        ending=_ending(node.under("ending")) if "ending" in node.data else None,
        letter=_lines(name, node, "letter"),
        quiet=node.flag("quiet"),
        stage=node.word("stage") or None,
    )


def _ending(ending: Fields) -> Ending:
    return Ending(
        Result(ending.word("result", Result.OPEN)),
        Farewell(ending.word("farewell", Farewell.NONE)),
    )


def _lines(place: str, owner: Fields, key: str) -> tuple[Line, ...]:
    return tuple(_line(f"{place}.{name}", line) for name, line in owner.table(key))


def _line(text_id: str, line: Fields) -> Line:
    speaker = Speaker(line.word("by", Speaker.CUSTOMER))
    return Line(text_id, speaker, _condition(line, "when"))


def _choice(place: str, name: str, choice: Fields) -> Choice:
    text_id = f"{place}.{name}"
    thought = choice.under("thought")
    return Choice(
        id=text_id,
        kind=Kind(choice.word("kind", Kind.ACT)),
        branches=tuple(_branches(choice)),
        serves=Serves(choice.word("serves", Serves.NEITHER)),
        principles=tuple(str(item) for item in choice.each("principles")),
        effects=_meters(choice.under("effects"), 0),
        finds=choice.words("finds"),
        needs=_condition(choice, "needs"),
        offers=choice.word("offers") or None,
        reply=_lines(text_id, choice, "reply"),
        thought=_line(f"{text_id}.thought", thought) if thought.data else None,
    )


def _branches(choice: Fields) -> Iterator[Branch]:
    for item in choice.each("to"):
        if isinstance(item, str):
            yield Branch(item)
        else:
            branch = Fields(item)
            when = _condition(branch, "when")
            yield Branch(branch.word("to", HERE), when, branch.flag("lands"))


def _meters(meters: Fields, default: int) -> Meters:
    return Meters(
        meters.number("calm", default),
        meters.number("trust", default),
        meters.number("balance", default),
    )


def _condition(owner: Fields, key: str) -> Condition:
    if key not in owner.data:
        return ALWAYS
    when = owner.under(key)
    return Condition(
        cases=when.words("case"),
        found=when.words("found"),
        missing=when.words("missing"),
        minimum=_meters(when.under("min"), 0),
        maximum=_meters(when.under("max"), METER_MAX),
        partings=frozenset(Parting(str(item)) for item in when.each("parting")),
    )
