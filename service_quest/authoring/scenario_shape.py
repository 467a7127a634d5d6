"""What may stand in a scenario file. The README's format page follows from here."""

from __future__ import annotations

from collections.abc import Iterable

from service_quest.authoring.shapes import (
    Branching,
    Each,
    Field,
    Flag,
    Record,
    Sentence,
    Shape,
    Table,
    Whole,
    Word,
)
from service_quest.domain.scenario import (
    LEVELS,
    METER_MAX,
    STAGES,
    Channel,
    Farewell,
    Goal,
    Kind,
    Parting,
    Result,
    Serves,
    Side,
    Speaker,
)

TOP_KEYS = [
    "id",
    "language",
    "title",
    "summary",
    "level",
    "trade",
    "place",
    "channel",
    "side",
    "address",
    "goal",
    "order",
    "customer",
    "me",
    "facts",
    "solutions",
    "cases",
    "start",
    "always",
    "nodes",
]
RESERVED_NODES = frozenset([*TOP_KEYS, "here"])
METERS = ("calm", "trust", "balance")
CASES_MAX = 3


def _one_of(words: Iterable[str]) -> Word:
    return Word(tuple(str(word) for word in words))


def _some(refers: str) -> Each:
    return Each(Word(refers=refers), single=True)


def _meters(low: int, high: int) -> Record:
    return Record({name: Field(Whole(low, high)) for name in METERS})


LIMITS = _meters(0, METER_MAX)
CONDITION = Record(
    {
        "case": Field(_some("cases")),
        "parting": Field(
            Each(_one_of(Parting), single=True), note="of a regular; at the first node only"
        ),
        "found": Field(_some("found"), note="facts found, or landed:<solution>"),
        "missing": Field(_some("found"), note="facts not found yet"),
        "min": Field(LIMITS, note="floors of the meters"),
        "max": Field(LIMITS, note="ceilings of the meters"),
    }
)
LINE = Record(
    {
        "say": Field(Sentence(), required=True, inline=True),
        "by": Field(_one_of(Speaker)),
        "when": Field(CONDITION),
    },
    short="say",
)
LINES = Table(LINE)
TARGET = Word(refers="nodes")
BRANCH = Record(
    {
        "when": Field(CONDITION),
        "to": Field(TARGET, required=True),
        "lands": Field(Flag(), note="the offered solution is taken up"),
    }
)
CHOICE = Record(
    {
        "say": Field(Sentence(), required=True, inline=True),
        "kind": Field(_one_of(Kind), required=True),
        "serves": Field(_one_of(Serves)),
        "principles": Field(Each(Word(refers="principles"), single=True)),
        "effects": Field(_meters(-METER_MAX, METER_MAX)),
        "finds": Field(_some("facts")),
        "needs": Field(CONDITION),
        "offers": Field(Word(refers="solutions")),
        "thought": Field(LINE),
        "reply": Field(Table(LINE, reserved=frozenset(["thought", "say"])), inline=True),
        "to": Field(Branching(TARGET, BRANCH), required=True),
    }
)
CHOICES = Table(CHOICE)
ENDING = Record(
    {
        "result": Field(_one_of(Result), required=True),
        "farewell": Field(_one_of(Farewell), required=True),
    }
)
NODE = Record(
    {
        "lines": Field(LINES, inline=True),
        "choices": Field(CHOICES, inline=True),
        "ending": Field(ENDING),
        "letter": Field(LINES, inline=True, note="the customer's words in the debrief"),
        "stage": Field(_one_of(STAGES), note="of a whole visit"),
        "quiet": Field(Flag(), note="the choices under `always` are not offered here"),
    }
)
MOOD = Record(
    {
        "calm": Field(Whole(0, METER_MAX), required=True),
        "trust": Field(Whole(0, METER_MAX), required=True),
    }
)
REGULAR = Record(
    {
        "after": Field(Word(), required=True, note="the scenario where they were met before"),
        "warm": Field(MOOD, required=True, note="mood after a recommendation of 9-10 there"),
        "cold": Field(MOOD, required=True, note="mood after 0-6; after 7-8 or none it is `mood`"),
    }
)
CUSTOMER = Record(
    {
        "name": Field(Sentence(), required=True),
        "look": Field(Word(), note="the seed of the face"),
        "mood": Field(MOOD, required=True),
        "regular": Field(REGULAR, note="met before: the mood follows from how they parted"),
    }
)
FACT = Record(
    {
        "about": Field(Sentence(), required=True, inline=True),
        "telling": Field(Flag(), note="what happened: found before a solution lands"),
        "carried": Field(Flag(), note="remembered in the later stages of a whole visit"),
    },
    short="about",
)
CASE = Record(
    {
        "truth": Field(Sentence(), required=True, inline=True),
        "fits": Field(_some("solutions")),
        "partly": Field(_some("solutions")),
    }
)
SCENARIO: Record = Record(
    {
        "id": Field(Word(), required=True),
        "language": Field(Word(), required=True),
        "title": Field(Sentence(), required=True),
        "summary": Field(Sentence(), required=True),
        "level": Field(_one_of(LEVELS), required=True),
        "trade": Field(Sentence(), required=True),
        "place": Field(Word(), required=True),
        "channel": Field(_one_of(Channel), required=True),
        "side": Field(_one_of(Side), note="whose words the trainee chooses"),
        "address": Field(Word(("teie", "sina")), required=True),
        "goal": Field(_one_of(Goal), required=True),
        "order": Field(Whole(0, 99), note="place among the scenarios of its level"),
        "customer": Field(CUSTOMER, required=True),
        "me": Field(Record({"balance": Field(Whole(0, METER_MAX), required=True)})),
        "facts": Field(Table(FACT)),
        "solutions": Field(Table(Sentence())),
        "cases": Field(Table(CASE), required=True),
        "start": Field(TARGET, required=True),
        "always": Field(CHOICES),
        "nodes": Field(Table(NODE, reserved=RESERVED_NODES), required=True, inline=True),
    }
)
TEXT_TABLE: Shape = Table(Sentence())
