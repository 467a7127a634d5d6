"""The desk: teams, people, what is assigned, who wants help. Calm, dense, up to date."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.forms import problem_line
from service_quest.web.components.ticking import ticking
from service_quest.web.content import sentence
from service_quest.web.desk.assignments import assignments
from service_quest.web.desk.people import people, wants_help
from service_quest.web.desk.state import DeskState
from service_quest.web.desk.teams import house, team_choice
from service_quest.web.insight.parts import ways
from service_quest.web.shell import link, shell

DESK_MS = 2_000


def desk_page(language: str) -> rx.Component:
    """Build the page in one language."""
    team = rx.fragment(
        team_choice(language), wants_help(language), people(language), assignments(language)
    )
    no_team = rx.el.p(sentence(language, "desk.no_teams"), class_name="lead")
    desk = rx.fragment(rx.cond(DeskState.team, team, no_team), house(language))
    sign_in = link(
        sentence(language, "sign_in.title"), to=f"/{language}/sign-in/", class_name="btn wide"
    )
    closed = rx.cond(DeskState.closed, sign_in, rx.fragment())
    return shell(
        language,
        rx.cond(DeskState.shown, ways(language, "insight", "house"), rx.fragment()),
        ticking(DeskState.refresh, DESK_MS),
        problem_line(rx.cond(DeskState.closed, DeskState.closed, DeskState.problem)),
        rx.cond(DeskState.shown, desk, closed),
        title=sentence(language, "desk.title"),
        kind="page desk",
    )
