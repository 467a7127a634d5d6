"""What is one's own to do with one's data: take it along, delete it; another password."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.forms import new_password, password, posting_form
from service_quest.web.content import sentence
from service_quest.web.shell import me

FILES = ("json", "csv")


def own_data(language: str) -> rx.Component:
    """Build the files to take along, and the way to be deleted."""
    files = (
        rx.el.a(
            sentence(language, f"own.{kind}"),
            href=f"/api/export.{kind}",
            class_name="btn",
            # A file is no page of ours: the browser itself has to ask for it.
            custom_attrs={"download": f"service-quest.{kind}", "reloadDocument": True},
        )
        for kind in FILES
    )
    return rx.el.section(
        rx.el.h2(sentence(language, "own.title")),
        rx.el.p(sentence(language, "own.text"), class_name="soft"),
        rx.el.div(*files, class_name="cluster"),
        deleting(language),
        class_name="card",
    )


def deleting(language: str) -> rx.Component:
    """Build the way to be deleted, in two steps and a word that one understands."""
    sure = rx.el.label(
        rx.el.input(type="checkbox", name="sure", value="yes", required=True),
        rx.el.span(sentence(language, "own.delete_sure")),
        class_name="tick",
    )
    return rx.el.details(
        rx.el.summary(sentence(language, "own.delete")),
        rx.el.p(sentence(language, "own.delete_text")),
        posting_form(
            language, "/api/delete", f"/{language}/", sure, go="own.delete_go", kind="lost"
        ),
        class_name="change",
    )


def another_password(language: str) -> rx.Component:
    """Build the form by which one takes another password."""
    return rx.el.section(
        rx.el.details(
            rx.el.summary(sentence(language, "own.password")),
            rx.el.p(sentence(language, "own.password_text"), class_name="soft"),
            posting_form(
                language,
                "/api/password",
                f"/{language}/me/",
                # For what keeps passwords: whose this one is.
                rx.el.input(
                    value=me("name"), auto_complete="username", read_only=True, hidden=True
                ),
                password(sentence(language, "own.current"), "current", new=False),
                *new_password(language),
                go="own.password_go",
            ),
            class_name="change",
        ),
        class_name="card",
    )
