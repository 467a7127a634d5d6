"""The map: a street where each level lives in a house, and its stars are lit windows."""

from __future__ import annotations

from functools import partial
from typing import Any

import reflex as rx

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
from service_quest.web.look.street import road, sky
from service_quest.web.modules import module
from service_quest.web.pages.settings import page_row
from service_quest.web.player.tables import Words
from service_quest.web.shell import filled, link, me, notice_box, played, shell, stars, told

ROAD_LEFT, ROAD_RIGHT = (picture(road(side), "road-wrap") for side in ("left", "right"))


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
            joy(pins=module("pins", language)),
            customer_card(language),
            assigned(language),
            practice_card(language),
            meaning_card(language, stages()),
            class_name="assigned",
        ),
        stops(street=module("street", language), houses=module("houses")),
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
    shown = content.on_the_street()
    return {stage: [one.id for one in shown if one.level == stage] for stage in STAGES}


@rx.memo
def stops(street: rx.Var[dict[str, Any]], houses: rx.Var[dict[str, Any]]) -> rx.Component:
    """Build the stops of the street, each a house, its plate, and the road on."""
    table = street.to(dict[str, Any])
    along = table["stops"].to(list[dict[str, str]])
    ahead = along.filter(lambda one: ~played(one["id"])).to(list[dict[str, str]])
    say, drawn = table["say"].to(dict[str, str]), houses.to(dict[str, str])
    return rx.el.ol(
        rx.foreach(along, lambda one, number: stop(one, number, ahead[0]["id"], drawn, say)),
        class_name="street",
    )


def stop(
    here: Words, number: rx.vars.NumberVar[int], ahead: rx.Var[str], houses: Words, say: Words
) -> rx.Component:
    """Build one stop; `ahead` names the first that has not been played yet."""
    comes_next = here["id"] == ahead
    left = number % 2 == 0
    standing = rx.cond(comes_next, "next", rx.cond(played(here["id"]), "done", "open"))
    place = {"data-place": here["place"], "data-state": standing}
    house = picture(houses[here["place"]], lighting(here), data_stars=stars(here["id"]), **place)
    return rx.el.li(
        rx.cond(left, ROAD_LEFT, ROAD_RIGHT),
        link(house, plate(here, comes_next, say), to=here["way"]),
        key=here["id"],
        class_name="stop",
        custom_attrs={"data-side": rx.cond(left, "left", "right")} | place,
    )


def lighting(here: Words) -> rx.Var[str]:
    """Return the class of a house; one that has just won a star lights up anew."""
    return rx.cond(told("lit") == here["id"], "house fresh", "house")


def plate(here: Words, comes_next: rx.Var[bool], say: Words) -> rx.Component:
    """Build the plate beside a house: level, scenario, windows lit, and the way in."""
    lit = stars(here["id"])
    go = rx.el.span(icon("play"), say["play"], class_name="go")
    return rx.el.span(
        rx.el.b(here["level"]),
        rx.el.small(here["name"]),
        rx.el.span(
            rx.el.i(),
            rx.el.i(),
            rx.el.i(),
            class_name="windows",
            role="img",
            aria_label=filled(say["stars"], stars=lit),
            custom_attrs={"data-stars": lit},
        ),
        rx.cond(comes_next, go, rx.fragment()),
        class_name="plate",
    )


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
