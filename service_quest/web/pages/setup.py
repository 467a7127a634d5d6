"""The first start: the administrator names the organisation; coordinators come in by link."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.forms import field, new_password, posting_form
from service_quest.web.components.invited import invited
from service_quest.web.content import sentence
from service_quest.web.shell import shell


def setup_page(language: str) -> rx.Component:
    """Build the page in one language."""
    return shell(
        language,
        invited(
            language,
            "setup.none",
            setup=administrator(language),
            coordinator=coordinator(language),
        ),
        title=sentence(language, "setup.title"),
        kind="page form-page",
    )


def administrator(language: str) -> rx.Component:
    """Build what the first of all fills in."""
    organisation = sentence(language, "setup.organisation")
    return rx.el.div(
        rx.el.p(sentence(language, "setup.lead"), class_name="lead"),
        posting_form(
            language,
            "/api/setup",
            f"/{language}/desk/",
            field(organisation, "organisation", auto_complete="organization"),
            own_name(language),
            *new_password(language),
            go="setup.go",
        ),
    )


def coordinator(language: str) -> rx.Component:
    """Build what an invited coordinator fills in."""
    return rx.el.div(
        rx.el.h2(sentence(language, "setup.coordinator_title")),
        rx.el.p(sentence(language, "setup.coordinator_lead"), class_name="lead"),
        posting_form(
            language,
            "/api/join",
            f"/{language}/desk/",
            own_name(language),
            *new_password(language),
            go="setup.go",
        ),
    )


def own_name(language: str) -> rx.Component:
    """Build the input of one's own name."""
    note = sentence(language, "setup.name_note")
    options: dict[str, Any] = {"auto_complete": "username"}
    return field(sentence(language, "setup.name"), "name", note=note, **options)
