"""The field guide as pages take it: families with their cards, and examples with their words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from service_quest.domain.guide import THOUGHT, YOU, Card, Example, heard_in, met_in
from service_quest.domain.scenario import OFF_STREET, Scenario, Side, Speaker

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a card's words are taken from: the scenarios, their words, and the app's."""

    scenarios: Mapping[str, Scenario]
    texts: Mapping[str, Texts]
    say: Texts


def compile_guide(cards: Iterable[Card], told: Told) -> dict[str, Any]:
    """Return the words of each family, and the cards in the order of the file."""
    shown = tuple(cards)
    families = dict.fromkeys(card.family for card in shown)
    return {
        "families": {name: _family(name, told) for name in families},
        "cards": [_card(card, told) for card in shown],
    }


def _family(name: str, told: Told) -> dict[str, str]:
    return {word: told.say[f"guide.families.{name}.{word}"] for word in ("name", "lead")}


def _card(card: Card, told: Told) -> dict[str, Any]:
    words = {word: told.say[f"guide.cards.{card.id}.{word}"] for word in ("title", "text", "try")}
    way = _way(card, told)
    locked = told.say[f"guide.families.{card.family}.locked"].format(title=_title(way, told))
    return {
        "id": card.id,
        "family": card.family,
        **words,
        "meets": list(met_in(card, told.scenarios.values())),
        "examples": [_example(example, told) for example in card.examples],
        "way": way,
        "locked": locked,
        "find": folded(" ".join(words.values())),
        "find_locked": folded(locked),
    }


def _way(card: Card, told: Told) -> str:
    """Return the scenario in which a card is met most easily: one on the street, if any."""
    shown = [example.scenario for example in card.examples]
    street = (name for name in shown if told.scenarios[name].level not in OFF_STREET)
    return next(street, shown[0])


def _example(example: Example, told: Told) -> dict[str, Any]:
    scenario = told.scenarios[example.scenario]
    return {
        "scenario": scenario.id,
        "title": _title(scenario.id, told),
        "lines": [_line(line, scenario, told) for line in example.lines],
    }


def _line(text_id: str, scenario: Scenario, told: Told) -> dict[str, str]:
    who = heard_in(scenario)[text_id]
    words = told.texts[scenario.id]
    return {"who": who, "by": _named(who, scenario, told), "text": words[text_id]}


def _named(who: str, scenario: Scenario, told: Told) -> str:
    name = told.texts[scenario.id]["customer.name"]
    as_customer = scenario.side is Side.CUSTOMER
    named = {
        YOU: told.say["guide.you_customer" if as_customer else "guide.you"],
        THOUGHT: told.say["guide.thinks"].format(name=name),
        str(Speaker.CUSTOMER): name,
    }
    return named.get(who) or told.say[f"speakers.{who}"]


def _title(scenario: str, told: Told) -> str:
    return told.texts[scenario]["title"]


def folded(text: str) -> str:
    """Return a text as it is searched: in lower case, without its diacritics."""
    split = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
