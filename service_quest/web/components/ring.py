"""The ring of seven: how accurate one's replies were, stage by stage."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.look.ring import GAP_DEGREES
from service_quest.web.shell import told


def accuracy_of(scenarios: list[str]) -> rx.vars.NumberVar[int]:
    """Return the mean of the latest accuracies at some scenarios, -1 where none was played."""
    record = told("record").to(dict[str, dict[str, dict[str, int]]])
    latest = rx.Var.create(scenarios).to(list[str]).map(lambda name: record[name]["last"])
    found = latest.to(list[Any]).filter(lambda last: last.bool()).to(list[dict[str, int]])
    total = found.reduce(lambda sum_, last: sum_.to(int) + last.to(dict[str, int])["accuracy"], 0)
    mean = (total.to(int) / found.length() + 0.5) // 1
    return rx.cond(found.length() > 0, mean, -1).to(int)


def ring_card(language: str, stages: dict[str, list[str]]) -> rx.Component:
    """Build the ring with its list: each stage and its figure."""
    values = {stage: accuracy_of(names) for stage, names in stages.items()}
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
        class_name="card ring-card",
    )


def arc(number: int, value: rx.vars.NumberVar[int], count: int) -> rx.Component:
    """Build one arc of the ring, filled by `--v`."""
    degrees = number * 360 / count + GAP_DEGREES / 2 - 90
    circle: dict[str, Any] = {"cx": "60", "cy": "60", "r": "52"}
    length = {"custom_attrs": {"pathLength": "360"}}
    return rx.el.g(
        rx.el.circle(class_name="bg", **circle, **length),
        rx.el.circle(class_name="fg", **circle, **length),
        transform=f"rotate({degrees:.1f} 60 60)",
        custom_attrs={
            "data-empty": rx.cond(value < 0, "", rx.Var("undefined")),
            "style": {"--v": value},
        },
    )


def row(language: str, stage: str, value: rx.vars.NumberVar[int]) -> rx.Component:
    """Build a line of the list; a stage not yet played shows a dash."""
    figure = rx.cond(value >= 0, value.to_string() + " %", "–")
    return rx.el.li(sentence(language, f"levels.{stage}"), rx.el.b(figure))
