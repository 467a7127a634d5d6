"""What a coordinator asked to be practised: near the top of the street, also offline."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web import content
from service_quest.web.content import sentence
from service_quest.web.shell import link, me
from service_quest.web.times import day_told


def assigned(language: str) -> rx.Component:
    """Build the list of what is assigned to who is here; nothing without any."""
    tasks = me("assigned").to(list[dict[str, str]])
    rows = rx.el.ul(rx.foreach(tasks, lambda task: assigned_row(language, task)))
    card = rx.el.section(rx.el.h2(sentence(language, "assigned.title")), rows, class_name="card")
    return rx.cond(me("assigned"), card, rx.fragment())


def assigned_row(language: str, task: rx.Var[dict[str, str]]) -> rx.Component:
    """Build the way into one of them, with its day."""
    to = rx.Var.create(f"/{language}/play/") + task["scenario"] + "/"
    note = rx.cond(task["note"], rx.el.small(task["note"], class_name="soft"), rx.fragment())
    title = rx.Var.create(titles(language)).to(dict[str, str])[task["scenario"]]
    told = rx.el.span(title, *terms(language, task), note)
    return rx.el.li(link(told, due_chip(language, task), to=to))


def terms(language: str, task: rx.Var[dict[str, str]]) -> list[rx.Component]:
    """Build what counts as done and how long it takes, each where it is told."""
    return [
        rx.cond(
            task[name],
            rx.el.small(
                words(language, f"desk.terms_{name}", task[name].to(str), "count"),
                class_name="soft",
            ),
            rx.fragment(),
        )
        for name in ("times", "stars", "minutes")
    ]


def titles(language: str) -> dict[str, str]:
    """Return the titles of all scenarios."""
    return {name: content.library().texts(name, language)["title"] for name in _names()}


def _names() -> list[str]:
    return list(content.library().scenarios)


def due_chip(language: str, task: rx.Var[dict[str, str]]) -> rx.Component:
    """Build the chip that tells until when, or until when it was."""
    day = task["due"].to(str)
    date = day_told(day, language)
    open_ = rx.cond(
        task["due"],
        chip(words(language, "assigned.due", date), "chip lit"),
        chip(sentence(language, "assigned.no_due"), "chip lit"),
    )
    late = chip(words(language, "assigned.overdue", date), "chip lost")
    return rx.cond(task["state"] == "overdue", late, open_)


def words(language: str, name: str, told: rx.Var[str], gap: str = "date") -> rx.Var[str]:
    """Return a sentence with its one gap filled, by default with a day."""
    before, after = sentence(language, name).split(f"{{{gap}}}")
    return rx.Var.create(before) + told + after


def chip(words: Any, kind: str) -> rx.Component:
    """Build a chip."""
    return rx.el.span(words, class_name=kind)
