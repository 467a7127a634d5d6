"""Who sees what, in plain words, and what the organisation has chosen."""

from __future__ import annotations

import reflex as rx

from service_quest.actions.settings import settings_of
from service_quest.store.errors import StoreError
from service_quest.web.content import sentence
from service_quest.web.house import house
from service_quest.web.shell import link, shell

BEFORE = ("colleagues", "coordinators", "nameless")
AFTER = ("codes", "administrators", "not_for", "kept")
LAST = ("device", "leaving")


class PrivacyState(rx.State):
    """What the organisation has chosen, as far as it is known: it is no secret."""

    answers: bool = False
    months: int = 0

    @rx.event
    async def tell(self) -> None:
        """Tell what is chosen; where the database is away, the page says that less."""
        at_home = house()
        try:
            chosen = await at_home.work(lambda: settings_of(at_home.engine))
        except StoreError:
            return
        self.answers, self.months = chosen.answers, chosen.keep_months


def privacy_page(language: str) -> rx.Component:
    """Build the page in one language."""
    return shell(
        language,
        rx.el.p(sentence(language, "privacy.lead")),
        *sections(language, *BEFORE),
        *answers(language),
        *sections(language, *AFTER),
        *how_long(language),
        *sections(language, *LAST),
        rx.el.p(
            link(sentence(language, "privacy.to_me"), to=f"/{language}/me/", class_name="link")
        ),
        title=sentence(language, "privacy.title"),
        kind="page prose",
    )


def sections(language: str, *names: str) -> list[rx.Component]:
    """Build headings with their paragraphs."""
    return [part for name in names for part in section(language, name)]


def section(language: str, name: str) -> list[rx.Component]:
    """Build a heading with its paragraph."""
    return [
        rx.el.h2(sentence(language, f"privacy.{name}")),
        rx.el.p(sentence(language, f"privacy.{name}_text")),
    ]


def answers(language: str) -> list[rx.Component]:
    """Build whether single answers are open to coordinators, once that is known."""
    on, off, unknown = (
        sentence(language, f"privacy.answers_{x}") for x in ("on", "off", "unknown")
    )
    known = rx.cond(PrivacyState.answers, on, off)
    told = rx.cond(PrivacyState.months > 0, known, unknown)
    return [rx.el.h2(sentence(language, "privacy.answers")), rx.el.p(told)]


def how_long(language: str) -> list[rx.Component]:
    """Build for how long people are kept, once that is known."""
    before, after = (sentence(language, f"privacy.how_long_{x}") for x in ("before", "after"))
    months = rx.cond(PrivacyState.months > 0, rx.Var.create(PrivacyState.months).to_string(), "…")
    words = rx.Var.create(f"{before} ") + months + f" {after}"
    return [rx.el.h2(sentence(language, "privacy.how_long")), rx.el.p(words)]
