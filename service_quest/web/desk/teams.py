"""Which team one looks at, and the house around it: new teams, names, coordinators."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.names import NAME_MOST
from service_quest.web.content import sentence
from service_quest.web.desk.parts import field, fold, form, links, section
from service_quest.web.desk.state import DeskState


def team_choice(language: str) -> rx.Component:
    """Build the choice among one's teams; with a single one, its name."""
    options = rx.foreach(DeskState.teams, lambda team: rx.el.option(team.name, value=team.id))
    select = rx.el.select(
        options,
        value=DeskState.team,
        on_change=DeskState.choose,
        aria_label=sentence(language, "desk.team"),
    )
    single = rx.el.h2(DeskState.team_name)
    return rx.el.div(
        rx.cond(DeskState.teams.length() > 1, select, single), class_name="team-choice"
    )


def house(language: str) -> rx.Component:
    """Build what is done once in a while."""
    renaming = fold(
        sentence(language, "desk.rename_team"),
        form(
            language,
            "form.save",
            DeskState.rename_team,
            name_field(language, "team_name", DeskState.team_name),
        ),
    )
    return section(
        language,
        "teams",
        fold(
            sentence(language, "desk.create_team"),
            form(language, "desk.create", DeskState.create_team, name_field(language, "team_name")),
        ),
        rx.cond(DeskState.team, renaming, rx.fragment()),
        rx.cond(DeskState.administrator, coordinators(language), rx.fragment()),
    )


def coordinators(language: str) -> rx.Component:
    """Build the invitation of a coordinator to the team shown."""
    return fold(
        sentence(language, "desk.invite_coordinator"),
        form(
            language,
            "desk.make_link",
            DeskState.invite_coordinator,
            name_field(language, "coordinator_name"),
        ),
        links(language, "coordinator", "desk.coordinator_link"),
    )


def name_field(language: str, label: str, value: rx.Var[str] | str = "") -> rx.Component:
    """Build the field of a name."""
    return field(
        sentence(language, f"desk.{label}"),
        rx.el.input(
            name="name",
            required=True,
            max_length=NAME_MOST,
            auto_complete="off",
            default_value=value,
        ),
    )
