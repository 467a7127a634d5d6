"""Small parts of the desk: sections, forms in a line, tables, menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.desk.state import ROUND, DeskState

opened = ClientStateVar.create("opened", default="")
"""The line whose menu is open, with the count of what was done: after that it is closed."""


def section(language: str, title: str, *parts: rx.Component) -> rx.Component:
    """Build a section of the desk with its heading."""
    return rx.el.section(
        rx.el.h2(sentence(language, f"desk.{title}")), *parts, class_name="desk-part"
    )


def form(language: str, go: str, event: Any, *fields: rx.Component) -> rx.Component:
    """Build a form in a line. It empties once it was done, and is taken once (`ROUND`)."""
    return rx.el.form(
        *fields,
        hidden(ROUND, rounds()),
        rx.el.button(sentence(language, go), type="submit", class_name="btn"),
        class_name="line-form",
        on_submit=event,
        key=rounds(),
    )


def rounds() -> rx.Var[str]:
    """Return a key that changes with everything done: what was open then closes."""
    return rx.Var.create(DeskState.done).to_string()


def field(label: str, control: rx.Component, kind: str = "") -> rx.Component:
    """Build a control with its label; `kind` is `full` for one that needs a line of its own."""
    return rx.el.label(rx.el.span(label), control, class_name=f"field {kind}".strip())


def button(language: str, words: str, event: Any, kind: str = "btn") -> rx.Component:
    """Build a button that does something at once."""
    return rx.el.button(sentence(language, words), type="button", on_click=event, class_name=kind)


def hidden(name: str, value: rx.Var[Any]) -> rx.Component:
    """Build what a form sends beside its fields."""
    return rx.el.input(type="hidden", name=name, value=value, read_only=True)


def number(name: str, least: int, most: int, **props: Any) -> rx.Component:
    """Build the field of a whole number."""
    return rx.el.input(type="number", name=name, min=least, max=most, input_mode="numeric", **props)


def filled(language: str, text_id: str, gap: str, value: rx.Var[Any]) -> rx.Var[str]:
    """Return a sentence with one gap filled by what only the browser knows."""
    before, after = sentence(language, text_id).split(f"{{{gap}}}")
    return rx.Var.create(before) + value.to(str) + after


def fold(words: str, *parts: rx.Component) -> rx.Component:
    """Build what is needed now and then, folded away."""
    return rx.el.details(
        rx.el.summary(words, icon("down")),
        rx.el.div(*parts, class_name="fold-in"),
        class_name="desk-fold",
    )


def table(language: str, heads: Sequence[tuple[str, str]], rows: rx.Component) -> rx.Component:
    """Build a table; `heads` are sentences and the kinds of their columns."""
    head = [
        rx.el.th(
            sentence(language, f"desk.{name}") if name else rx.fragment(),
            scope="col",
            class_name=kind,
        )
        if name
        else rx.el.td()
        for name, kind in heads
    ]
    return rx.el.table(rx.el.thead(rx.el.tr(*head)), rx.el.tbody(rows), class_name="dense")


def count(number: rx.Var[Any], kind: str = "") -> rx.Component:
    """Build a figure's cell; nothing stands out while it is nought."""
    shade = rx.cond(number.to(int) > 0, f"num {kind}", "num nought")
    return rx.el.td(number, class_name=shade)


def step(language: str, words: str, *parts: rx.Component, kind: str = "") -> rx.Component:
    """Build one of the things in a menu: its words, and what it needs once it is chosen."""
    return rx.el.details(
        rx.el.summary(sentence(language, words), icon("down")),
        rx.el.div(*parts, class_name="fold-in"),
        class_name=f"step {kind}".strip(),
    )


def small(words: str | rx.Var[str]) -> rx.Component:
    """Build a line that explains."""
    return rx.el.p(words, class_name="small soft")


def menu(words: rx.Var[str] | str, key: rx.Var[str], *parts: rx.Component) -> rx.Component:
    """Build what can be done with a line of a table, behind three dots; one is open at a time.

    What is folded away is not there at all: among a hundred people it would be heavy.
    """
    mine = key.to(str) + rounds().to(str)
    is_open = opened.value == mine
    beside = rx.el.div(on_click=opened.set_value(""), aria_hidden=True, class_name="menu-beside")
    return rx.el.div(
        rx.el.button(
            icon("more"),
            type="button",
            aria_label=words,
            aria_expanded=is_open,
            on_click=opened.set_value(rx.cond(is_open, "", mine)),
            class_name="icon-btn",
        ),
        rx.cond(is_open, rx.fragment(beside, rx.el.div(*parts, class_name="menu")), rx.fragment()),
        class_name="line-menu",
    )
