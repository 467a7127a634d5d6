"""The content as the pages take it: tables and words, compiled once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from service_quest.authoring.compiled import compile_graph, compile_texts
from service_quest.authoring.compiled_days import Compiled, compile_best, compile_days
from service_quest.authoring.compiled_guide import Told, compile_guide
from service_quest.authoring.compiled_profile import compile_profile, houses_of
from service_quest.authoring.library import CONTENT_ROOT, Library, load_library
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.badges import Badge
from service_quest.domain.guide import cards_by_principle
from service_quest.domain.scenario import Goal, Scenario, Side
from service_quest.domain.version import content_version
from service_quest.web.look.pins import outline, symbol
from service_quest.web.look.street import house


@cache
def library() -> Library:
    """Return the content that this app was started with."""
    return load_library(CONTENT_ROOT)


@cache
def analysis(scenario_id: str) -> Analysis:
    """Return the analysed graph of a scenario."""
    return analyse(library().scenarios[scenario_id].scenario)


@cache
def graph(scenario_id: str) -> dict[str, Any]:
    """Return the compiled tables of a scenario."""
    scenarios = library().scenarios
    scenario = scenarios[scenario_id].scenario
    before = scenarios[scenario.regular.after] if scenario.regular else None
    met = before.scenario.goal if before else Goal.PROMOTER
    return compile_graph(analysis(scenario_id), content_version(scenario), met)


def words(scenario_id: str, language: str) -> dict[str, Any]:
    """Return the words of a scenario in one language."""
    source = library().scenarios[scenario_id]
    texts = library().texts(scenario_id, language)
    return compile_texts(graph(scenario_id), source.scenario, texts)


def days(language: str) -> dict[str, Any]:
    """Return the customers of the day in one language, whose day is when, and their sentences."""
    say = nested(library().interface[language], ("app", "day", "grades", "levels"))
    own = {"say": say, "locale": sentence(language, "times.locale"), "home": f"/{language}/"}
    return compile_days(library().rota, _customers(language)) | own


def best(language: str) -> dict[str, Any]:
    """Return how it goes best with the customers of the day in one language."""
    return compile_best(_customers(language))


def street(language: str) -> dict[str, Any]:
    """Return the stops of the street in one language, in order, with their sentences."""
    say = {name: sentence(language, f"street.{name}") for name in ("stars", "play")}
    stops = [_stop(scenario, language) for scenario in on_the_street()]
    return {"stops": stops, "say": say}


def on_the_street() -> list[Scenario]:
    """Return the scenarios that have a house, in the order of the levels."""
    return houses_of(source.scenario for source in library().scenarios.values())


def _stop(scenario: Scenario, language: str) -> dict[str, str]:
    texts = library().texts(scenario.id, language)
    return {
        "id": scenario.id,
        "place": scenario.place,
        "level": sentence(language, f"levels.{scenario.level}"),
        "name": f"{texts['title']} · {texts['trade']}",
        "way": f"/{language}/play/{scenario.id}/",
    }


def houses() -> dict[str, str]:
    """Return the drawing of each place's house on the street."""
    return {scenario.place: house(scenario.place) for scenario in on_the_street()}


def profile(language: str) -> dict[str, Any]:
    """Return the street as the profile takes it in one language, with its sentences."""
    say = nested(library().interface[language], ("profile", "levels", "principles"))
    scenarios = {name: source.scenario for name, source in library().scenarios.items()}
    texts = {name: library().texts(name, language) for name in scenarios}
    return compile_profile(scenarios, texts) | {"say": say, "home": f"/{language}/"}


def _customers(language: str) -> dict[str, Compiled]:
    scenarios = library().scenarios
    return {
        name: Compiled(graph(name), words(name, language), scenarios[name].scenario.look)
        for name in library().rota.scenarios()
    }


def sentence(language: str, text_id: str, **data: str | int) -> str:
    """Return an interface sentence, its places filled from `data`.

    Raises:
        KeyError: the language has no such sentence.
    """
    text = library().interface[language][text_id]
    return text.format(**data) if data else text


def guide(language: str) -> dict[str, Any]:
    """Return the field guide in one language, with its sentences."""
    scenarios = {name: one.scenario for name, one in library().scenarios.items()}
    texts = {name: library().texts(name, language) for name in scenarios}
    told = Told(scenarios, texts, library().interface[language])
    say = {name: sentence(language, f"guide.{name}") for name in OF_THE_GUIDE}
    return compile_guide(library().cards, told) | {"say": say, "home": f"/{language}/"}


OF_THE_GUIDE = ("have", "none_yet", "search", "found", "nothing", "example", "waits", "try")
ARGUING = ("no-argument", "thoughts")
"""The principles of this group are told of by a whole family of cards."""


def leaves() -> dict[str, str]:
    """Return where in the guide each principle is told of, as an id on its page."""
    group, family = ARGUING
    argued = (one.id for one in library().principles.values() if one.group == group)
    return {**cards_by_principle(library().cards), **dict.fromkeys(argued, family)}


SERVING = "serving"
"""The manner in which most conversations are told."""
OTHERWISE = {"customer": "as_customer.", "safe-stop": "as_safe_stop."}
"""By manner: the ids under this stand in for those without it. One who was stopped from
abusing people is not asked whether they would recommend the house (B6)."""
MANNERS = (SERVING, *OTHERWISE)

OF_THE_PLAYER = ("player", "debrief", "principles", "grades", "moods", "speakers", "levels")


def manner_of(scenario: Scenario) -> str:
    """Tell in which of the MANNERS a conversation is told."""
    if scenario.goal is Goal.SAFE_STOP:
        return "safe-stop"
    return "customer" if scenario.side is Side.CUSTOMER else SERVING


def said_in(manner: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return interface sentences as they read in one manner of telling."""
    prefix = OTHERWISE.get(manner)
    if prefix is None:
        return texts
    others = {i.removeprefix(prefix): t for i, t in texts.items() if i.startswith(prefix)}
    return {**texts, **others}


@cache
def interface(language: str, manner: str = SERVING) -> dict[str, Any]:
    """Return the sentences that the player needs, nested by the dots of their ids."""
    texts = said_in(manner, library().interface[language])
    own = {"language": language, "home": f"/{language}/", "leaves": leaves()}
    return nested(texts, OF_THE_PLAYER) | own


def nested(texts: Mapping[str, str], sections: Collection[str]) -> dict[str, Any]:
    """Return the sentences of some sections, nested by the dots of their ids."""
    nested: dict[str, Any] = {}
    for text_id, text in texts.items():
        section, *rest = text_id.split(".")
        if section not in sections:
            continue
        place = nested.setdefault(section, {})
        for part in rest[:-1]:
            place = place.setdefault(part, {})
        place[rest[-1]] = text
    return nested


@cache
def pins(language: str) -> dict[str, dict[str, str]]:
    """Return what is shown of each badge as it is earned: its pin and its words."""
    return {badge.id: _pin(badge, language) for badge in library().badges}


def _pin(badge: Badge, language: str) -> dict[str, str]:
    drawn = outline(badge.family)
    return {
        "shape": drawn.shape,
        "enamel": f"var(--{drawn.enamel})",
        "symbol": symbol(badge.id),
        "new": sentence(language, "wall.new"),
        "name": sentence(language, f"badges.{badge.id}.name"),
        "earned": sentence(language, f"badges.{badge.id}.earned"),
    }
