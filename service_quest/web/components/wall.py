"""The way to the wall of badges, with how many one has."""

from __future__ import annotations

import reflex as rx

from service_quest.web import content
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.shell import link, me


def wall_row(language: str, kind: str = "row") -> rx.Component:
    """Build the row that leads to the wall."""
    have = me("badges").to(dict[str, str])
    count = rx.cond(have, have.keys().length(), 0).to(int)
    of = str(len(content.library().badges))
    before, after = sentence(language, "wall.have_some").replace("{of}", of).split("{count}")
    some = rx.Var.create(before) + count.to_string() + after
    return link(
        icon("badge"),
        rx.el.span(
            sentence(language, "wall.yours"),
            rx.el.small(rx.cond(count > 0, some, sentence(language, "wall.none_yet"))),
            class_name="words",
        ),
        icon("forward"),
        to=f"/{language}/badges/",
        class_name=kind,
    )
