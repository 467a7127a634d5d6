"""Settings, kept on the device: language, look, motion, and one help in play."""

from __future__ import annotations

import reflex as rx

from service_quest.web import content
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.device import act
from service_quest.web.shell import link, shell, told

CHOICES = {
    "theme": (("", "theme_auto"), ("light", "theme_light"), ("dark", "theme_dark")),
    "motion": (("", "motion_auto"), ("still", "motion_still")),
    "meters": (("", "meters_off"), ("on", "meters_on")),
}
"""For each setting, its values (empty: the default) and the sentences that name them."""


def settings_page(language: str) -> rx.Component:
    """Build the settings in one language."""
    return shell(
        language,
        languages(language),
        *(setting(name, language) for name in CHOICES),
        rx.el.div(
            *(
                page_row(language, page, name)
                for page, name in (("rules", "info"), ("about", "light"))
            ),
            class_name="rows more-pages",
        ),
        title=sentence(language, "settings.title"),
    )


def languages(language: str) -> rx.Component:
    """Build the choice of language; each is named in itself."""
    return rx.el.nav(
        rx.el.h2(sentence(language, "settings.language"), class_name="legend"),
        rx.el.div(
            *(language_link(other, language) for other in content.library().languages),
            class_name="segmented",
        ),
        aria_label=sentence(language, "settings.language"),
    )


def language_link(other: str, language: str) -> rx.Component:
    """Build the link to this page in another language, which is then remembered."""
    return rx.el.a(
        sentence(other, "app.language"),
        href=f"/{other}/settings/",
        lang=other,
        on_click=act("choose", {"language": other}),
        # A new document: its language, its files for offline play and its manifest are others.
        custom_attrs={"reloadDocument": True}
        | ({"aria-current": "true"} if other == language else {}),
    )


def setting(name: str, language: str) -> rx.Component:
    """Build one setting as a row of buttons, one pressed."""
    note = content.library().interface[language].get(f"settings.{name}_note")
    return rx.el.fieldset(
        rx.el.legend(sentence(language, f"settings.{name}"), class_name="legend"),
        rx.el.div(
            *(option(name, value, label, language) for value, label in CHOICES[name]),
            class_name="segmented",
        ),
        rx.el.p(note, class_name="soft small") if note else rx.fragment(),
        class_name="setting",
    )


def option(name: str, value: str, label: str, language: str) -> rx.Component:
    """Build one value of a setting."""
    chosen = told("settings").to(dict[str, str])[name]
    now = rx.cond(chosen, chosen, "")
    return rx.el.button(
        sentence(language, f"settings.{label}"),
        type="button",
        on_click=act("choose", {name: value}),
        custom_attrs={"aria-pressed": rx.cond(now == value, "true", "false")},
    )


def page_row(language: str, page: str, name: str) -> rx.Component:
    """Build a row that leads to another page."""
    return link(
        icon(name),
        rx.el.span(sentence(language, f"nav.{page}"), class_name="words"),
        icon("forward"),
        to=f"/{language}/{page}/",
        class_name="row",
    )
