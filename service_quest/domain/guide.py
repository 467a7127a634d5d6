"""The field guide: cards that open as one plays, and where each of them is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from service_quest.domain.scenario import Choice, Scenario

YOU, THOUGHT = "you", "thought"
"""Who says a line of an example, where it is no speaker of the scenario."""


@dataclass(frozen=True, slots=True)
class Example:
    """Some lines of a scenario, by their ids, one after the other."""

    scenario: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One leaf of the guide. `principles`: the rows of the service model that it tells of."""

    id: str
    family: str
    level: str | None = None
    principles: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


def met_in(card: Card, scenarios: Iterable[Scenario]) -> tuple[str, ...]:
    """Return the scenarios that open a card once played, those of its examples first.

    The others are of its level, or have a reply that names one of its principles.
    """
    shown = [example.scenario for example in card.examples]
    others = (one.id for one in scenarios if _tells_of(one, card))
    return tuple(dict.fromkeys(chain(shown, others)))


def _tells_of(scenario: Scenario, card: Card) -> bool:
    named = (name for choice in scenario.choices.values() for name in choice.principles)
    return scenario.level == card.level or not set(card.principles).isdisjoint(named)


def cards_by_principle(cards: Iterable[Card]) -> Mapping[str, str]:
    """Return for each principle the first card that tells of it."""
    found: dict[str, str] = {}
    for card in cards:
        for principle in card.principles:
            found.setdefault(principle, card.id)
    return found


def heard_in(scenario: Scenario) -> Mapping[str, str]:
    """Return who says each line that can be heard in a scenario, by the line's id.

    That is one of its speakers, `YOU` for a reply, `THOUGHT` for what is only thought.
    """
    said = chain.from_iterable(_heard_after(choice) for choice in scenario.choices.values())
    lines = (line for node in scenario.nodes.values() for line in node.lines)
    return {line.id: str(line.by) for line in lines} | dict(said)


def _heard_after(choice: Choice) -> Iterator[tuple[str, str]]:
    yield choice.id, YOU
    if choice.thought:
        yield choice.thought.id, THOUGHT
    for line in choice.reply:
        yield line.id, str(line.by)
