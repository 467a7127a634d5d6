"""Small parts of the desk: fields in one line, tables, links to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.desk.lines import LinkLine
from service_quest.web.desk.state import DeskState
from service_quest.web.device import act
from service_quest.web.shell import told


def section(language: str, title: str, *parts: rx.Component) -> rx.Component:
    """Build a section of the desk with its heading."""
    return rx.el.section(
        rx.el.h2(sentence(language, f"desk.{title}")), *parts, class_name="desk-part"
    )


def form(language: str, go: str, event: Any, *fields: rx.Component) -> rx.Component:
    """Build a form in a line. It empties once it was done."""
    return rx.el.form(
        *fields,
        rx.el.button(sentence(language, go), type="submit", class_name="btn"),
        class_name="line-form",
        on_submit=event,
        key=rounds(),
    )


def rounds() -> rx.Var[str]:
    """Return a key that changes with everything done: what was open then closes."""
    return rx.Var.create(DeskState.done).to_string()


def field(label: str, control: rx.Component) -> rx.Component:
    """Build a control with its label."""
    return rx.el.label(rx.el.span(label), control, class_name="field")


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


def menu(words: rx.Var[str] | str, key: rx.Var[str], *parts: rx.Component) -> rx.Component:
    """Build what can be done with a line of a table, folded away behind three dots."""
    return rx.el.details(
        rx.el.summary(icon("more"), aria_label=words, class_name="icon-btn"),
        rx.el.div(*parts, class_name="menu"),
        class_name="line-menu",
        key=key.to(str) + rounds().to(str),
    )


def links(language: str, what: str, words: str) -> rx.Component:
    """Build the links just made of one kind, each to copy."""
    made = rx.el.div(
        rx.el.p(sentence(language, words), class_name="soft small"),
        rx.el.ul(rx.foreach(DeskState.links, lambda one: link_row(language, one))),
        class_name="links",
        role="status",
    )
    return rx.cond(DeskState.links_for == what, made, rx.fragment())


def link_row(language: str, one: rx.vars.ObjectVar[LinkLine]) -> rx.Component:
    """Build one link in a field that it is copied from."""
    copied = told("copied") == one.field
    words = rx.cond(copied, sentence(language, "form.copied"), sentence(language, "form.copy"))
    return rx.el.li(
        rx.el.label(
            rx.el.span(one.name),
            rx.el.input(id=one.field, value=one.address, read_only=True),
            class_name="field",
        ),
        rx.el.button(words, type="button", on_click=act("copy", one.field), class_name="btn"),
        key=one.address,
    )
