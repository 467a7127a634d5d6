"""Who sees what, in plain words."""

from __future__ import annotations

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.shell import shell

SECTIONS = (
    "colleagues",
    "coordinators",
    "administrators",
    "not_for",
    "kept",
    "device",
    "leaving",
)


def privacy_page(language: str) -> rx.Component:
    """Build the page in one language."""
    return shell(
        language,
        rx.el.p(sentence(language, "privacy.lead")),
        *(part for name in SECTIONS for part in section(language, name)),
        title=sentence(language, "privacy.title"),
        kind="page prose",
    )


def section(language: str, name: str) -> list[rx.Component]:
    """Build a heading with its paragraph."""
    return [
        rx.el.h2(sentence(language, f"privacy.{name}")),
        rx.el.p(sentence(language, f"privacy.{name}_text")),
    ]
