"""The ring of seven: how accurate one's replies were, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Any

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.look.ring import GAP_DEGREES
from service_quest.web.profile.reckoning import LATEST, Figure, mean_of, names
from service_quest.web.shell import link

LENGTH = {"custom_attrs": {"pathLength": "360"}}
CIRCLE: dict[str, Any] = {"cx": "60", "cy": "60", "r": "52"}
NUMBERS_AT = 68
"""How far from the middle a stage's number stands."""


def ring_card(language: str, stages: dict[str, list[str]]) -> rx.Component:
    """Build the ring with its list: each stage and its figure, and the way to the profile."""
    values = {stage: mean_of(names(of), LATEST) for stage, of in stages.items()}
    return rx.el.section(
        rx.el.svg(
            *(arc(i, value, len(values)) for i, value in enumerate(values.values())),
            class_name="ring7",
            view_box="0 0 120 120",
            aria_hidden=True,
        ),
        rx.el.div(
            rx.el.h2(sentence(language, "street.ring")),
            rx.el.ul(
                *(row(language, stage, value) for stage, value in values.items()),
                class_name="ring-list",
            ),
        ),
        link(sentence(language, "profile.see"), to=f"/{language}/profile/", class_name="btn wide"),
        class_name="card ring-card",
    )


def large_ring(latest: Sequence[Figure], firsts: Sequence[Figure]) -> rx.Component:
    """Build the ring of the profile: numbered stages, with a mark where the first tries were."""
    count = len(latest)
    arcs = (
        arc(i, value, count, mark(first))
        for i, (value, first) in enumerate(zip(latest, firsts, strict=True))
    )
    return rx.el.svg(
        *arcs,
        *(number(i, count) for i in range(count)),
        class_name="ring7 large",
        view_box="-14 -14 148 148",
        aria_hidden=True,
    )


def arc(number: int, value: Figure, count: int, *marks: rx.Component) -> rx.Component:
    """Build one arc of the ring, filled by `--v`."""
    degrees = number * 360 / count + GAP_DEGREES / 2 - 90
    return rx.el.g(
        rx.el.circle(class_name="bg", **CIRCLE, **LENGTH),
        rx.el.circle(class_name="fg", **CIRCLE, **LENGTH),
        *marks,
        transform=f"rotate({degrees:.1f} 60 60)",
        custom_attrs={
            "data-empty": rx.cond(value < 0, "", rx.Var("undefined")),
            "style": {"--v": value},
        },
    )


def mark(first: Figure) -> rx.Component:
    """Build the mark of the first tries on an arc; none where they are not known."""
    dot = {"pathLength": "360", "style": {"--v": first}}
    return rx.cond(
        first >= 0, rx.el.circle(class_name="at", **CIRCLE, custom_attrs=dot), rx.fragment()
    )


def number(stage: int, count: int) -> rx.Component:
    """Build a stage's number beside the middle of its arc."""
    turn = radians((stage + 0.5) * 360 / count - 90)
    x, y = 60 + NUMBERS_AT * cos(turn), 60 + NUMBERS_AT * sin(turn)
    return rx.el.svg.text(str(stage + 1), x=f"{x:.1f}", y=f"{y + 3:.1f}")


def row(language: str, stage: str, value: Figure) -> rx.Component:
    """Build a line of the list; a stage not yet played shows a dash."""
    figure = rx.cond(value >= 0, value.to_string() + "%", "–")
    return rx.el.li(sentence(language, f"levels.{stage}"), rx.el.b(figure))
