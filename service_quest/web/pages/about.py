"""Where it comes from: the model, its sources, and what is known about people."""

from __future__ import annotations

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.pages.settings import page_row
from service_quest.web.shell import shell

SECTIONS = ("model", "sides", "data", "art")
SOURCES = 5


def about_page(language: str) -> rx.Component:
    """Build the page in one language."""
    sections = (part for name in SECTIONS for part in section(language, name))
    return shell(
        language,
        rx.el.p(sentence(language, "about.lead")),
        *sections,
        rx.el.h2(sentence(language, "about.sources")),
        rx.el.ul(*(rx.el.li(sentence(language, f"about.source_{i}")) for i in range(SOURCES))),
        rx.el.div(page_row(language, "guide", "map"), class_name="rows"),
        title=sentence(language, "about.title"),
        kind="page prose",
    )


def section(language: str, name: str) -> list[rx.Component]:
    """Build a heading with its paragraph."""
    return [
        rx.el.h2(sentence(language, f"about.{name}")),
        rx.el.p(sentence(language, f"about.{name}_text")),
    ]
