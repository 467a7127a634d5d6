"""One's own profile over the seven stages (service-model M3): offline, and for guests, too."""

from __future__ import annotations

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.modules import module
from service_quest.web.profile.advice import play_next, principles
from service_quest.web.profile.parts import overview, rules, stages
from service_quest.web.shell import shell


def profile_page(language: str) -> rx.Component:
    """Build the page in one language."""
    table = module("profile", language)
    return shell(
        language,
        overview(language, table),
        play_next(table),
        stages(language, table),
        principles(language, table),
        rules(language),
        title=sentence(language, "profile.title"),
        kind="page profile-page",
    )
