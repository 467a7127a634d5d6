"""What the profile leads to: the conversation to play next, and the principles to lean on."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.next_play import Why
from service_quest.web.components.customer import customer_face
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.player.tables import Table, Words, words_of
from service_quest.web.profile.reckoning import next_of, weakest_stage
from service_quest.web.shell import filled, link, me, told


def play_next(table: Table) -> rx.Component:
    """Build what to play next, once the device has told what was played."""
    ready = told("today").to(int) > 0
    waiting = rx.el.section(class_name="card next-card")
    return rx.cond(ready, next_step(table=table, weak=weakest_stage(table)), waiting)


# Two steps, so that the browser works out each part once and not wherever it is used.
@rx.memo
def next_step(table: rx.Var[dict[str, Any]], weak: rx.Var[dict[str, Any]]) -> rx.Component:
    """Pass on what comes next."""
    return next_card(table=table, one=next_of(table, weak))


@rx.memo
def next_card(table: rx.Var[dict[str, Any]], one: rx.Var[dict[str, Any]]) -> rx.Component:
    """Build who waits, the reason in words, and one big way in."""
    say, name = words_of(table, "profile"), one["name"].to(str)
    who = table["scenarios"].to(dict[str, Any])[name].to(dict[str, str])
    return rx.el.section(
        rx.el.div(
            customer_face(who),
            rx.el.div(
                rx.el.h2(say["next"], class_name="label"),
                rx.el.p(rx.el.b(who["title"]), class_name="next-title"),
                rx.el.p(who["trade"], class_name="soft small"),
            ),
            class_name="next-head",
        ),
        rx.el.p(reason(table, one)),
        link(
            icon("play"),
            say["go"],
            to=table["home"].to(str) + "play/" + name + "/",
            aria_label=say["go"].to(str) + ": " + who["title"],
            class_name="btn primary wide",
        ),
        class_name="card next-card",
        custom_attrs={"data-place": who["place"]},
    )


def reason(table: Table, one: Table) -> rx.Var[str]:
    """Return why a scenario comes next, in words."""
    about = one["about"].to(str)
    principles = table["say"].to(dict[str, Any])["principles"].to(dict[str, dict[str, str]])
    named = rx.cond(
        one["why"] == Why.PRINCIPLE.value,
        principles[about]["name"],
        words_of(table, "levels")[about],
    )
    why = words_of(table, "profile")["why"].to(dict[str, str])[one["why"].to(str)]
    return filled(why, about=named)


def principles(language: str, table: Table) -> rx.Component:
    """Build the strongest and the weakest principle, as the server last told them."""
    known = me("principles").to(dict[str, str])
    nothing = rx.el.p(sentence(language, "profile.no_principles"), class_name="soft")
    return rx.el.section(
        rx.cond(known["strongest"], strongest(language, table, known["strongest"]), rx.fragment()),
        rx.cond(known["weakest"], weakest(language, table, known["weakest"]), rx.fragment()),
        rx.cond(known, rx.fragment(), nothing),
        class_name="card profile-principles",
    )


def strongest(language: str, table: Table, name: rx.Var[str]) -> rx.Component:
    """Build the principle that goes best."""
    return principle(language, table, "strongest", name)


def weakest(language: str, table: Table, name: rx.Var[str]) -> rx.Component:
    """Build the principle that is worth practising, with what to do about it."""
    words = _principle(table, name)
    return principle(
        language,
        table,
        "weakest",
        name,
        rx.el.p(
            rx.el.span(sentence(language, "debrief.next_shift"), class_name="label"), words["tip"]
        ),
        *practice(language, table, name),
    )


def principle(
    language: str, table: Table, which: str, name: rx.Var[str], *more: rx.Component
) -> rx.Component:
    """Build a principle under what it is to somebody."""
    words = _principle(table, name)
    return rx.el.div(
        rx.el.h2(sentence(language, f"profile.{which}"), class_name="label"),
        rx.el.p(rx.el.b(words["name"])),
        rx.el.p(words["rule"]),
        *more,
        class_name="principle",
        custom_attrs={"data-which": which},
    )


def practice(language: str, table: Table, name: rx.Var[str]) -> list[rx.Component]:
    """Build the ways to practise a principle: moment by moment, or the story that asks for it."""
    story = table["trains"].to(dict[str, list[str]])[name].to(list[str])[0].to(str)
    titles = table["scenarios"].to(dict[str, dict[str, str]])
    before, after = sentence(language, "profile.story").split("{title}")
    return [
        link(
            icon("retry"),
            sentence(language, "profile.practise"),
            to=f"/{language}/practice/",
            class_name="btn wide",
        ),
        rx.cond(
            story,
            link(
                rx.el.span(before, titles[story]["title"], after),
                to=table["home"].to(str) + "play/" + story + "/",
                class_name="link",
            ),
            rx.fragment(),
        ),
    ]


def _principle(table: Table, name: rx.Var[str]) -> Words:
    said = table["say"].to(dict[str, Any])["principles"].to(dict[str, Any])
    return said[name].to(dict[str, str])
