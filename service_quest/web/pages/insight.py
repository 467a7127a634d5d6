"""Where it gets stuck: teams together by stage, replies most missed, and the house itself."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.forms import problem_line
from service_quest.web.content import sentence
from service_quest.web.desk.nav import nav
from service_quest.web.insight.parts import (
    briefs,
    missed,
    picture,
    where_the_house_fails,
)
from service_quest.web.insight.state import InsightState
from service_quest.web.shell import shell


def insight_page(language: str) -> rx.Component:
    """Build the page in one language."""
    shown = rx.fragment(
        picture(language), missed(language), where_the_house_fails(language), briefs(language)
    )
    return shell(
        language,
        nav(language, "insight"),
        problem_line(rx.Var.create(InsightState.problem)),
        rx.cond(InsightState.shown, shown, rx.fragment()),
        title=sentence(language, "insight.title"),
        kind="page desk insight",
    )
