"""What the pages of the desk share: the way among them, the choice of a team, their frame."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.forms import problem_line
from service_quest.web.components.ticking import ticking
from service_quest.web.content import sentence
from service_quest.web.desk.state import DeskState
from service_quest.web.shell import link, shell

DESK_MS = 2_000
PAGES = {
    "desk": "desk.nav_desk",
    "desk/entry": "desk.nav_entry",
    "desk/teams": "desk.nav_teams",
    "insight": "desk.nav_insight",
    "house": "nav.house",
}
"""The pages by route, and the sentences that name them there."""


def desk_frame(language: str, page: str, state: Any, *parts: rx.Component) -> rx.Component:
    """Build a page of the desk; `state` looks after it. Signed out, only the way in is there."""
    problem = rx.cond(DeskState.closed, DeskState.closed, DeskState.problem)
    to_sign_in = link(
        sentence(language, "sign_in.title"), to=f"/{language}/sign-in/", class_name="btn wide"
    )
    return shell(
        language,
        ticking(state.refresh, DESK_MS),
        rx.cond(DeskState.closed, rx.fragment(), nav(language, page)),
        problem_line(problem),
        rx.cond(
            DeskState.shown,
            rx.fragment(*parts),
            rx.cond(DeskState.closed, to_sign_in, rx.fragment()),
        ),
        title=sentence(language, "desk.title"),
        kind="page desk",
    )


def nav(language: str, here: str) -> rx.Component:
    """Build the ways among the pages of the desk."""
    return rx.el.nav(
        *(
            link(
                sentence(language, words),
                to=f"/{language}/{page}/",
                **({"aria_current": "page"} if page == here else {}),
            )
            for page, words in PAGES.items()
        ),
        aria_label=sentence(language, "desk.nav"),
        class_name="desk-nav",
    )


def team_choice(language: str, state: Any) -> rx.Component:
    """Build the choice among one's teams; with a single one, its name."""
    options = rx.foreach(DeskState.teams, lambda team: rx.el.option(team.choice, value=team.id))
    select = rx.el.select(
        options,
        value=DeskState.team,
        on_change=state.choose,
        aria_label=sentence(language, "desk.team"),
    )
    single = rx.el.h2(DeskState.team_name)
    return rx.el.div(
        rx.cond(DeskState.teams.length() > 1, select, single), class_name="team-choice"
    )


def no_team(language: str) -> rx.Component:
    """Build what stands there while there is no team, with the way to the first one."""
    return rx.fragment(
        rx.el.p(sentence(language, "desk.no_teams"), class_name="lead"),
        link(
            sentence(language, "desk.create_team"),
            to=f"/{language}/desk/teams/",
            class_name="btn primary",
        ),
    )
