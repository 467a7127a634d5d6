"""Joining: a nickname, a face, and one is playing."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.forms import alias_field, face_picker, posting_form
from service_quest.web.components.invited import invitation, invited
from service_quest.web.content import sentence
from service_quest.web.pages.setup import coordinator
from service_quest.web.pages.street import any_played
from service_quest.web.shell import link, shell


def join_page(language: str) -> rx.Component:
    """Build the page in one language."""
    form = joining(language)
    return shell(
        language,
        invited(language, "join.none", team=form, person=form, coordinator=coordinator(language)),
        title=sentence(language, "join.title"),
        kind="page form-page",
    )


def joining(language: str) -> rx.Component:
    """Build what a trainee fills in."""
    return rx.el.div(
        whose(language),
        rx.el.p(sentence(language, "join.lead"), class_name="lead"),
        posting_form(
            language,
            "/api/join",
            f"/{language}/",
            alias_field(language),
            face_picker(language),
            go="join.go",
        ),
        rx.cond(
            any_played(),
            rx.el.p(sentence(language, "join.comes_along"), class_name="soft small"),
            rx.fragment(),
        ),
        link(sentence(language, "join.privacy"), to=f"/{language}/privacy/", class_name="link"),
    )


def whose(language: str) -> rx.Component:
    """Build the lines that tell whose link it is and into which team it leads."""
    before, after = sentence(language, "join.hello").split("{name}")
    name = invitation("name").to(str)
    return rx.el.div(
        rx.cond(name, rx.el.p(before, rx.el.b(name), after), rx.fragment()),
        rx.el.p(
            rx.el.span(sentence(language, "join.team"), class_name="label"),
            rx.el.b(invitation("team").to(str)),
            class_name="team-name",
        ),
        class_name="whose",
    )
