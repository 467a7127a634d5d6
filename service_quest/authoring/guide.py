"""The field guide as it is written (content/guide.yaml): its words, and whether it quotes right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from service_quest.authoring.fitting import Data, Fitting, Reference
from service_quest.authoring.problem import Problem, nearest
from service_quest.authoring.shapes import Each, Field, Record, Table, Word
from service_quest.authoring.yaml_text import read_tree
from service_quest.domain.guide import Card, Example, heard_in
from service_quest.domain.scenario import LEVELS, Scenario

FAMILIES = ("stages", "words", "work", "thoughts", "wishes", "sides")
WORDS = ("title", "text", "try")
"""A card's interface texts: `guide.cards.<id>.title`, what it says, what to try."""

EXAMPLE = Record(
    {
        "scenario": Field(Word(refers="scenarios"), required=True),
        "lines": Field(Each(Word(refers="lines")), required=True),
    }
)
CARD = Record(
    {
        "family": Field(Word(FAMILIES), required=True),
        "level": Field(Word(LEVELS), note="met in every scenario of it"),
        "principles": Field(
            Each(Word(refers="principles")), note="met where a reply names one of them"
        ),
        "examples": Field(Each(EXAMPLE), required=True, note="the first that was played is shown"),
    }
)
CARDS = Table(CARD)

Named = Sequence[Reference]


def read_guide(path: Path) -> tuple[tuple[Card, ...], Named, list[Problem]]:
    """Read the cards in the order of the file, all that they name, and what is wrong."""
    tree, problems = read_tree(path)
    fitting = Fitting(path, problems)
    fitted = fitting.fit(CARDS, tree, "")
    found = fitted if isinstance(fitted, dict) else {}
    for name, data in found.items():
        if isinstance(data, dict) and data.get("examples") == []:
            fitting.problem("SQ008", fitting.places[name], name, key="examples")
    cards = tuple(_card(name, data) for name, data in found.items())
    return cards, fitting.references, fitting.problems


def wordless(
    cards: Iterable[Card], path: Path, interface: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """Yield every sentence of a card that a language lacks. `interface`: see `Library`."""
    for card in cards:
        for language, texts in interface.items():
            ids = [f"guide.cards.{card.id}.{word}" for word in WORDS]
            for text_id in (one for one in ids if not texts.get(one)):
                yield Problem("SQ048", path, 1, card.id, {"id": text_id, "language": language})


def misquoted(
    cards: Iterable[Card],
    named: Named,
    path: Path,
    scenarios: Mapping[str, Scenario],
    unreadable: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield every example from a scenario, or of a line, that is not there."""
    for card in cards:
        for example in card.examples:
            scenario = scenarios.get(example.scenario)
            if scenario:
                yield from _unheard(card, example, named, path, scenario)
            elif example.scenario and example.scenario not in unreadable:
                line = _line_of(card, example.scenario, named)
                data = {"id": example.scenario, "near": nearest(example.scenario, scenarios)}
                yield Problem("SQ130", path, line, card.id, data)


def unknown_principles(named: Named, path: Path, principles: Collection[str]) -> Iterator[Problem]:
    """Yield every principle that a card names and that does not exist."""
    for one in named:
        if one.refers == "principles" and one.id not in principles:
            data = {"id": one.id, "near": nearest(one.id, principles)}
            yield Problem("SQ022", path, one.line, one.where, data)


def _unheard(
    card: Card, example: Example, named: Named, path: Path, scenario: Scenario
) -> Iterator[Problem]:
    heard = heard_in(scenario)
    for text_id in (one for one in example.lines if one not in heard):
        data = {"id": text_id, "scenario": scenario.id, "near": nearest(text_id, heard)}
        yield Problem("SQ131", path, _line_of(card, text_id, named), card.id, data)


def _line_of(card: Card, name: str, named: Named) -> int:
    """Return the line on which a card names something."""
    own = (one for one in named if one.where.startswith(f"{card.id}."))
    return next(one.line for one in own if one.id == name)


def _card(name: str, data: Data) -> Card:
    fields = data if isinstance(data, dict) else {}
    level, examples = fields.get("level"), fields.get("examples")
    return Card(
        name,
        str(fields.get("family", FAMILIES[0])),
        level if isinstance(level, str) else None,
        _names(fields.get("principles")),
        tuple(_example(one) for one in examples) if isinstance(examples, list) else (),
    )


def _example(data: Data) -> Example:
    fields = data if isinstance(data, dict) else {}
    return Example(str(fields.get("scenario", "")), _names(fields.get("lines")))


def _names(data: Data | None) -> tuple[str, ...]:
    return tuple(str(name) for name in data) if isinstance(data, list) else ()
