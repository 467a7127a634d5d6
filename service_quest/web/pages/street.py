"""The map: a street where each level lives in a house, and its stars are lit windows."""

from __future__ import annotations

from functools import partial
from typing import Any

import reflex as rx

from service_quest.authoring.compiled_profile import houses_of
from service_quest.domain.scenario import STAGES
from service_quest.web import content
from service_quest.web.components.assigned import assigned
from service_quest.web.components.customer import customer_card
from service_quest.web.components.icons import icon
from service_quest.web.components.joy import joy
from service_quest.web.components.meaning import meaning_card
from service_quest.web.components.pictures import picture
from service_quest.web.components.practising import practice_card
from service_quest.web.components.rhythm import rhythm_card
from service_quest.web.components.ring import ring_card
from service_quest.web.components.wall import wall_row
from service_quest.web.content import sentence
from service_quest.web.device import act
from service_quest.web.look.street import house, road, sky
from service_quest.web.pages.settings import page_row
from service_quest.web.shell import filled, link, me, notice_box, played, shell, stars, told


def on_the_street() -> list[str]:
    """Return the scenarios that have a house, in the order of the levels."""
    scenarios = (source.scenario for source in content.library().scenarios.values())
    return [scenario.id for scenario in houses_of(scenarios)]


def street_page(language: str) -> rx.Component:
    """Build the map in one language."""
    return shell(
        language,
        rx.el.div(
            picture(sky()),
            rx.el.div(
                rx.el.h1(sentence(language, "street.title")),
                rx.el.p(sentence(language, "street.lead")),
                class_name="map-hello",
            ),
            class_name="map-sky",
        ),
        rx.el.div(
            joy(pins=content.pins_module(language)),
            customer_card(language),
            assigned(language),
            practice_card(language),
            meaning_card(language, stages()),
            class_name="assigned",
        ),
        rx.el.ol(
            *(stop(name, number, language) for number, name in enumerate(on_the_street())),
            class_name="street",
        ),
        rx.el.div(
            ring_card(language, stages()),
            rhythm_card(language),
            definition(language),
            rx.el.div(wall_row(language), page_row(language, "guide", "map"), class_name="rows"),
            *invitations(language),
            class_name="map-foot",
        ),
        kind="map",
    )


def stages() -> dict[str, list[str]]:
    """Return the scenarios of each of the seven stages."""
    scenarios = content.library().scenarios
    names = on_the_street()
    return {s: [n for n in names if scenarios[n].scenario.level == s] for s in STAGES}


def comes_next(number: int) -> rx.Var[bool]:
    """Tell whether a scenario is the first that has not been played yet."""
    *before, this = on_the_street()[: number + 1]
    unplayed: Any = ~played(this)
    for name in before:
        unplayed = unplayed & played(name)
    return unplayed


def stop(name: str, number: int, language: str) -> rx.Component:
    """Build a stop on the street: the house, its plate, the road on."""
    scenario = content.library().scenarios[name].scenario
    side = "left" if number % 2 == 0 else "right"
    lit = stars(name)
    standing = rx.cond(comes_next(number), "next", rx.cond(played(name), "done", "open"))
    place = {"data_place": scenario.place, "data_state": standing}
    return rx.el.li(
        picture(road(side), "road-wrap"),
        link(
            picture(house(scenario.place), lighting(name), data_stars=lit, **place),
            plate(name, number, language),
            to=f"/{language}/play/{name}/",
        ),
        class_name="stop",
        custom_attrs={"data-side": side} | {k.replace("_", "-"): v for k, v in place.items()},
    )


def lighting(name: str) -> rx.Var[str]:
    """Return the class of a house; one that has just won a star lights up anew."""
    return rx.cond(told("lit") == name, "house fresh", "house")


def plate(name: str, number: int, language: str) -> rx.Component:
    """Build the plate beside a house: level, scenario, windows lit, and the way in."""
    texts = content.library().texts(name, language)
    level = content.library().scenarios[name].scenario.level
    lit = stars(name)
    go = rx.el.span(icon("play"), sentence(language, "street.play"), class_name="go")
    return rx.el.span(
        rx.el.b(sentence(language, f"levels.{level}")),
        rx.el.small(f"{texts['title']} · {texts['trade']}"),
        rx.el.span(
            rx.el.i(),
            rx.el.i(),
            rx.el.i(),
            class_name="windows",
            role="img",
            aria_label=windows_words(language, lit),
            custom_attrs={"data-stars": lit},
        ),
        rx.cond(comes_next(number), go, rx.fragment()),
        class_name="plate",
    )


def windows_words(language: str, lit: rx.vars.NumberVar[int]) -> rx.Var[str]:
    """Return how many windows are lit, in words."""
    return filled(sentence(language, "street.stars"), stars=lit)


def street_sentence(language: str, name: str) -> str:
    """Return a sentence of the street."""
    return sentence(language, f"street.{name}")


def definition(language: str) -> rx.Component:
    """Build what great service means in this house, in its own words (service-model G6)."""
    card = rx.el.section(
        rx.el.h2(sentence(language, "definition.title")),
        rx.el.p(me("definition")),
        class_name="card own-definition",
    )
    return rx.cond(me("definition"), card, rx.fragment())


def invitations(language: str) -> list[rx.Component]:
    """Build what the device may still need: installing, or a secure address."""
    say = partial(street_sentence, language)
    install = rx.el.section(
        rx.el.h2(say("install_lead")),
        rx.cond(
            told("install") == "ios",
            rx.el.p(icon("share"), " ", say("install_ios")),
            rx.el.button(
                icon("download"),
                say("install"),
                class_name="btn primary",
                type="button",
                on_click=act("install"),
            ),
        ),
        class_name="card",
    )
    insecure = rx.el.div(notice_box("info", "install", say("insecure")), class_name="inline-notice")
    return [
        rx.cond((told("install") != "") & any_played(), install, rx.fragment()),
        rx.cond(told("secure"), rx.fragment(), insecure),
    ]


def any_played() -> rx.Var[bool]:
    """Tell whether anything on the street has been played."""
    return told("record").to(dict[str, Any]).length() > 1
