"""Icons as components: decorations beside words, silent to screen readers."""

from __future__ import annotations

import reflex as rx

from service_quest.web.look.icons import GRADE_MARKS, ICONS


def icon(name: str) -> rx.Component:
    """Build an icon by its name in the look."""
    return rx.el.svg(
        rx.el.path(d=ICONS[name]), class_name="icon", view_box="0 0 24 24", aria_hidden=True
    )


def grade_mark(grade: rx.Var[str]) -> rx.Component:
    """Build the mark of a grade; its colour comes from `data-grade` around it."""
    marks = rx.Var.create({name: list(mark) for name, mark in GRADE_MARKS.items()})
    paths = marks.to(dict[str, list[str]])[grade]
    return rx.el.svg(
        rx.el.path(d=paths[0].to(str), class_name="shape"),
        rx.el.path(d=paths[1].to(str), class_name="mark"),
        class_name="grade-mark",
        view_box="0 0 32 32",
        aria_hidden=True,
    )
