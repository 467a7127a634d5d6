"""Small scenarios for the tests, written out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_quest.domain.scenario import (
    HERE,
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
    Result,
    Scenario,
    Serves,
)


def choice(name: str, to: str | tuple[Branch, ...], **fields: Any) -> Choice:
    """Return an asking reply that leads to a node, or through branches."""
    branches = (Branch(to),) if isinstance(to, str) else to
    return Choice(name, fields.pop("kind", Kind.ASK), branches, **fields)


def talk(name: str, *choices: Choice, **fields: Any) -> Node:
    """Return a node with one line `<name>.l1`."""
    lines = fields.pop("lines", (Line(f"{name}.l1"),))
    return Node(name, lines=lines, choices=choices, **fields)


def ending(name: str, result: Result = Result.AGREED, farewell: Farewell = Farewell.WARM) -> Node:
    """Return an ending with a line and a letter."""
    lines, letter = (Line(f"{name}.l1"),), (Line(f"{name}.t1"),)
    return Node(name, lines, ending=Ending(result, farewell), letter=letter)


def scenario(*nodes: Node, **fields: Any) -> Scenario:
    """Return a scenario that starts at the first node; one case `only` unless told."""
    given: Mapping[str, Any] = {
        "id": "small",
        "level": "opening",
        "place": "shop",
        "channel": Channel.COUNTER,
        "goal": Goal.PROMOTER,
        "look": "maie",
        "opening": Meters(5, 5, 5),
        "cases": (Case("only", fits=frozenset({"swap"})),),
        "start": nodes[0].id,
        "solutions": ("swap",),
        **fields,
    }
    return Scenario(nodes={node.id: node for node in nodes}, **given)


def at_least(calm: int = 0, trust: int = 0, balance: int = 0) -> Condition:
    """Return a condition with a floor for each meter."""
    return Condition(minimum=Meters(calm, trust, balance))


BREATHE = choice(
    "always.breathe",
    HERE,
    kind=Kind.REGAIN,
    effects=Meters(calm=-1, balance=3),
    needs=Condition(maximum=Meters(10, 10, 3)),
    reply=(Line("always.breathe.r1"),),
)

READY = Condition(found=frozenset({"leak"}), minimum=Meters(calm=5))


def kettle(**fields: Any) -> Scenario:
    """A leaking kettle: listening opens the way to the best of three endings."""
    hello = talk(
        "hello",
        choice(
            "hello.argue",
            "hurt",
            kind=Kind.ARGUE,
            effects=Meters(-2, -4, 1),
            thought=Line("hello.argue.thought"),
            principles=("A1",),
        ),
        choice(
            "hello.listen",
            "told",
            kind=Kind.LISTEN,
            serves=Serves.ESSENCE,
            effects=Meters(2, 2, 0),
            finds=frozenset({"leak"}),
        ),
    )
    told = talk(
        "told",
        choice(
            "told.swap",
            (Branch("bye", READY, lands=True), Branch("hurt")),
            kind=Kind.OFFER,
            serves=Serves.BOTH,
            offers="swap",
            effects=Meters(2, 2, 1),
        ),
        choice("told.form", "hurt", serves=Serves.FUNCTION, effects=Meters(0, -2, 1)),
    )
    bye = talk(
        "bye",
        choice("bye.next", "cool", serves=Serves.FUNCTION, effects=Meters(balance=1)),
        choice("bye.wish", "warm", kind=Kind.WISH, effects=Meters(0, 1, 1)),
    )
    hurt = talk(
        "hurt",
        choice("hurt.sorry", "told", kind=Kind.TAKE_BACK, effects=Meters(1, 0, -1)),
        choice("hurt.shrug", "gone", effects=Meters(balance=1)),
    )
    ends = (
        ending("warm"),
        ending("cool", Result.OPEN, Farewell.PLAIN),
        ending("gone", Result.LEFT, Farewell.NONE),
    )
    given: dict[str, Any] = {
        "facts": ("leak",),
        "telling": frozenset({"leak"}),
        "always": (BREATHE,),
        **fields,
    }
    return scenario(hello, told, bye, hurt, *ends, **given)
