"""Links just made: each as a card with its QR code, to copy, to scan or to print."""

from __future__ import annotations

import reflex as rx

from service_quest.web import content
from service_quest.web.components.coming import Coming
from service_quest.web.content import sentence
from service_quest.web.desk.lines import LinkLine
from service_quest.web.desk.parts import button, filled
from service_quest.web.desk.state import DeskState
from service_quest.web.device import act, prints
from service_quest.web.shell import told

ALL = "links-all"
"""The id of the field that holds all links at once."""


def cards(language: str, what: str, title: str) -> rx.Component:
    """Build the cards of the links just made, if they are for `what`. Only they are printed."""
    rows = rx.el.ul(rx.foreach(DeskState.links, lambda one: card(language, what, one)))
    local = rx.el.p(sentence(language, "desk.local"), class_name="form-problem no-print")
    made = rx.el.section(
        rx.el.h2(sentence(language, title), class_name="no-print"),
        rx.cond(DeskState.local, local, rx.fragment()),
        rx.cond(DeskState.again, had_one(language), rx.fragment()),
        actions(language),
        rows,
        rx.el.p(sentence(language, "desk.hide_note"), class_name="small soft no-print"),
        id=f"made-{what}",
        tab_index=-1,
        class_name="desk-part made",
        role="status",
        custom_attrs={"data-kind": what},
    )
    first = DeskState.links_text + DeskState.links_for
    shown = rx.fragment(made, Coming.create(made=first, part=f"made-{what}"))
    return rx.cond(DeskState.links_for == what, shown, rx.fragment())


def had_one(language: str) -> rx.Component:
    """Build the line about those whose earlier link has ended with this one."""
    words = filled(language, "desk.had_link", "names", DeskState.again)
    return rx.el.p(words, class_name="small no-print")


def actions(language: str) -> rx.Component:
    """Build what can be done with all of them."""
    every = rx.el.textarea(
        id=ALL, value=DeskState.links_text, read_only=True, tab_index=-1, aria_hidden=True
    )
    many = rx.fragment(copying(language, rx.Var.create(ALL), "desk.copy_all"), every)
    return rx.el.div(
        rx.cond(DeskState.links.length() > 1, many, rx.fragment()),
        button(language, "desk.print", prints()),
        button(language, "desk.hide", DeskState.hide_links, "link"),
        class_name="made-actions no-print",
    )


def copying(language: str, field: rx.Var[str], words: str = "form.copy") -> rx.Component:
    """Build the button that copies a field."""
    copied = rx.cond(
        told("copied") == field, sentence(language, "form.copied"), sentence(language, words)
    )
    return rx.el.button(copied, type="button", on_click=act("copy", field), class_name="btn")


def card(language: str, what: str, one: rx.vars.ObjectVar[LinkLine]) -> rx.Component:
    """Build one card: whose it is, its code, the link; on paper also what to do with it."""
    link = rx.el.label(
        rx.el.span(one.name),
        rx.el.input(id=one.field, value=one.address, read_only=True, tab_index=-1),
        class_name="field",
    )
    valid = "desk.valid_until" if what == "poster" else "desk.valid_once"
    whole = rx.el.li(
        code(one),
        link,
        *([] if what == "coordinator" else told_in_all(valid, one)),
        rx.el.div(copying(language, one.field), class_name="no-print"),
        key=one.field,
    )
    return rx.cond(one.address, whole, rx.el.li(one.name, class_name="no-print alone"))


def told_in_all(valid: str, one: rx.vars.ObjectVar[LinkLine]) -> list[rx.Component]:
    """Build what to do, in every language: who gets the paper may read another one."""
    return [
        rx.el.p(
            sentence(language, "desk.scan"),
            " ",
            filled(language, valid, "when", one.until.to(list[str])[at]),
            lang=language,
            class_name="on-paper",
        )
        for at, language in enumerate(content.library().languages)
    ]


def code(one: rx.vars.ObjectVar[LinkLine]) -> rx.Component:
    """Build the QR code: black on white in any light, or cameras do not read it."""
    box = rx.Var.create("0 0 ") + one.size.to_string() + " " + one.size.to_string()
    return rx.el.svg(
        rx.el.path(d=one.qr), view_box=box, class_name="qr", role="img", aria_label="QR"
    )
