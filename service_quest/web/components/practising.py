"""What should be practised now: near the top of the street, only while something is due."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.practice.run import due_of
from service_quest.web.shell import filled, link, me, told


def practice_card(language: str) -> rx.Component:
    """Build the way to practice, with how many moments wait there and why; else nothing."""
    count = due_of(me("practice"), told("today")).length()
    minutes = rx.Var(f"Math.ceil({count!s} / 2)")
    words = filled(sentence(language, "practice.card_many"), count=count, minutes=minutes)
    row = link(
        rx.el.span(
            rx.cond(count == 1, sentence(language, "practice.card_one"), words),
            rx.el.small(sentence(language, "practice.card_why"), class_name="soft"),
        ),
        icon("forward"),
        to=f"/{language}/practice/",
    )
    return rx.cond(count > 0, rx.el.section(row, class_name="card practice-card"), rx.fragment())
