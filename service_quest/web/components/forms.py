"""Forms: fields with their words, and forms that the device posts by itself."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.authoring.library import FIRST_LANGUAGE
from service_quest.domain.names import ALIAS_MOST, NAME_MOST, PASSWORD_MOST
from service_quest.web.content import library, sentence
from service_quest.web.device import hears
from service_quest.web.look.people import LOOKS

FACES = tuple(name for name in LOOKS if f"faces.{name}" in library().interface[FIRST_LANGUAGE])
"""The faces that a trainee can pick from: those that are described in words."""


def posting_form(
    language: str, path: str, to: str, *fields: rx.Component, go: str, kind: str = "primary"
) -> rx.Component:
    """Build a form that is posted to `path` as JSON and then opens a page.

    Only the answer to a plain request can set the session's cookie. `go` is the
    button's sentence, `kind` its look; `to` the page, unless the server names another.
    """
    return rx.el.form(
        *fields,
        rx.el.p(role="alert", class_name="form-problem"),
        rx.el.button(sentence(language, go), type="submit", class_name=f"btn {kind} wide"),
        class_name="form",
        on_submit=hears("submit", path, to),
        custom_attrs={
            "data-away": sentence(language, "form.away"),
            "data-differ": sentence(language, "setup.differ"),
        },
    )


def problem_line(problem: rx.Var[str]) -> rx.Component:
    """Build the line that tells what stood in the way, read out as it appears."""
    return rx.el.p(problem, role="alert", class_name="form-problem")


def own_address(language: str) -> rx.Component:
    """Build the address at which another device enters a code."""
    origin = rx.Var("globalThis.location?.origin").to(str)
    return rx.el.p(origin + f"/{language}/me/", class_name="code-at")


def field(label: str, name: str, *, note: str = "", **props: Any) -> rx.Component:
    """Build an input with its label, and a line that explains it."""
    told = {"aria_describedby": f"{name}-note"} if note else {}
    limits = {"max_length": NAME_MOST, "required": True, "auto_complete": "off"}
    return rx.el.div(
        rx.el.label(label, html_for=f"field-{name}"),
        rx.el.input(id=f"field-{name}", name=name, **told, **(limits | props)),
        rx.el.small(note, id=f"{name}-note") if note else rx.fragment(),
        class_name="field",
    )


def password(label: str, name: str, *, new: bool, note: str = "") -> rx.Component:
    """Build the input of a password; a new one is offered to the browser to keep."""
    return field(
        label,
        name,
        note=note,
        type="password",
        max_length=PASSWORD_MOST,
        auto_complete="new-password" if new else "current-password",
    )


def new_password(language: str) -> list[rx.Component]:
    """Build the two inputs of a new password."""
    note = sentence(language, "setup.password_note")
    return [
        password(sentence(language, "setup.password"), "password", new=True, note=note),
        password(sentence(language, "setup.again"), "again", new=True),
    ]


def alias_field(language: str, **props: Any) -> rx.Component:
    """Build the input of an alias."""
    note = sentence(language, "join.alias_note")
    label = sentence(language, "join.alias")
    return field(label, "alias", note=note, max_length=ALIAS_MOST, **props)


def face_picker(language: str, chosen: rx.Var[str] | str = "") -> rx.Component:
    """Build the choice among the twelve faces, each named in words."""
    return rx.el.fieldset(
        rx.el.legend(sentence(language, "join.face")),
        rx.el.div(*(face_choice(language, name, chosen) for name in FACES), class_name="faces"),
        class_name="field",
    )


def face_choice(language: str, name: str, chosen: rx.Var[str] | str) -> rx.Component:
    """Build one face as a radio button."""
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="face",
            value=name,
            required=True,
            default_checked=rx.Var.create(chosen) == name,
        ),
        portrait(name, sentence(language, f"faces.{name}")),
    )


def portrait(name: str | rx.Var[str], words: str | rx.Var[str] = "") -> rx.Component:
    """Build a small picture of a face; without `words` it is silent."""
    source = rx.Var.create("/faces/") + name + ".svg"
    return rx.el.img(src=source, alt=words, class_name="portrait", loading="lazy")
