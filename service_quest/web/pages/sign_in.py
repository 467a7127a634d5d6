"""Signing in with a password: the administrator and the coordinators."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.forms import field, password, posting_form
from service_quest.web.content import sentence
from service_quest.web.shell import link, shell


def sign_in_page(language: str) -> rx.Component:
    """Build the page in one language."""
    return shell(
        language,
        rx.el.p(sentence(language, "sign_in.lead"), class_name="lead"),
        posting_form(
            language,
            "/api/sign-in",
            f"/{language}/desk/",
            field(sentence(language, "sign_in.name"), "name", auto_complete="username"),
            password(sentence(language, "sign_in.password"), "password", new=False),
            go="sign_in.go",
        ),
        rx.el.section(
            rx.el.h2(sentence(language, "sign_in.other")),
            rx.el.p(sentence(language, "sign_in.other_text")),
            link(sentence(language, "sign_in.code"), to=f"/{language}/me/", class_name="link"),
            class_name="aside",
        ),
        title=sentence(language, "sign_in.title"),
        kind="page form-page",
    )
