"""One's own page: who one is here, where one is signed in, help, another phone, the way out."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.icons import icon
from service_quest.web.components.wall import wall_row
from service_quest.web.content import sentence
from service_quest.web.me.parts import Renewing, guest, known
from service_quest.web.me.state import MeState
from service_quest.web.shell import link, me, shell


def me_page(language: str) -> rx.Component:
    """Build the page in one language: a guest's, or a member's."""
    member = (me("role") != "guest") & me("role").bool()
    return shell(
        language,
        Renewing.create(changes=MeState.changes),
        rx.cond(member, rx.fragment(*known(language)), rx.fragment(*guest(language))),
        wall_row(language, "row alone"),
        link(
            icon("eye"),
            rx.el.span(sentence(language, "me.privacy"), class_name="words"),
            icon("forward"),
            to=f"/{language}/privacy/",
            class_name="row alone",
        ),
        title=sentence(language, "me.title"),
        kind="page me-page",
    )
