"""The teams, and for the administrator the coordinators who look after them."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.names import NAME_MOST
from service_quest.domain.ranking import HEADCOUNTS
from service_quest.web.content import sentence
from service_quest.web.desk.lines import TeamLine
from service_quest.web.desk.parts import (
    button,
    field,
    fold,
    form,
    hidden,
    menu,
    number,
    section,
    small,
    step,
    table,
)
from service_quest.web.desk.teams_state import CoordinatorLine, LedLine, TeamsState

Coordinator = rx.vars.ObjectVar[CoordinatorLine]


def teams(language: str) -> rx.Component:
    """Build the teams, and the way to a new one."""
    rows = rx.foreach(TeamsState.teams, lambda team: team_row(language, team))
    heads = (("team", ""), ("", ""))
    create = form(
        language,
        "desk.create",
        TeamsState.create_team,
        name_field(language, "team_name"),
        rx.cond(TeamsState.administrator, headcount_field(language), rx.fragment()),
    )
    return section(
        language,
        "teams",
        rx.cond(TeamsState.teams.length() > 0, table(language, heads, rows), rx.fragment()),
        fold(sentence(language, "desk.create_team"), create),
    )


def team_row(language: str, team: rx.vars.ObjectVar[TeamLine]) -> rx.Component:
    """Build a team's line."""
    words = rx.Var.create(sentence(language, "desk.change") + " ") + team.name.to(str)
    which = hidden("team", team.id)
    name = name_field(language, "team_name", team.name)
    rename = form(language, "form.save", TeamsState.rename_team, which, name)
    return rx.el.tr(
        rx.el.th(team.name, scope="row"),
        rx.el.td(
            menu(
                words,
                team.id,
                step(language, "desk.rename_team", rename),
                rx.cond(TeamsState.administrator, counting(language, team), rx.fragment()),
                step(
                    language,
                    "desk.close_team",
                    small(sentence(language, "desk.close_text")),
                    button(language, "desk.close_team", TeamsState.close_team(team.id), "btn lost"),
                    kind="lost",
                ),
            ),
            class_name="menu-cell",
        ),
        key=team.id,
    )


def counting(language: str, team: rx.vars.ObjectVar[TeamLine]) -> rx.Component:
    """Build the way to tell how many serve in a team."""
    which, told = hidden("team", team.id), headcount_field(language, team.headcount)
    return step(
        language,
        "desk.headcount",
        small(sentence(language, "desk.headcount_text")),
        form(language, "form.save", TeamsState.set_headcount, which, told),
    )


def headcount_field(language: str, value: rx.Var[str] | str = "") -> rx.Component:
    """Build the field of how many serve in a team."""
    count = number("headcount", HEADCOUNTS[0], HEADCOUNTS[-1], default_value=value)
    return field(sentence(language, "desk.headcount_field"), count)


def coordinators(language: str) -> rx.Component:
    """Build the coordinators, and the invitation of another."""
    rows = rx.foreach(TeamsState.coordinators, lambda one: coordinator_row(language, one))
    heads = (("coordinator", ""), ("leads", "beside"), ("", ""))
    empty = rx.el.p(sentence(language, "desk.no_coordinators"), class_name="soft")
    there = TeamsState.coordinators.length() > 0
    invite = form(
        language,
        "desk.make_link",
        TeamsState.invite_coordinator,
        name_field(language, "coordinator_name"),
        team_field(language),
    )
    return section(
        language,
        "coordinators",
        rx.cond(there, table(language, heads, rows), empty),
        fold(sentence(language, "desk.invite_coordinator"), invite),
    )


def team_field(language: str) -> rx.Component:
    """Build the choice of a new coordinator's first team."""
    none = rx.el.option(sentence(language, "desk.leads_none"), value="")
    each = rx.foreach(TeamsState.teams, lambda team: rx.el.option(team.name, value=team.id))
    select = rx.el.select(each, none, name="team", default_value=TeamsState.team)
    return field(sentence(language, "desk.team"), select)


def coordinator_row(language: str, one: Coordinator) -> rx.Component:
    """Build a coordinator's line."""
    words = rx.Var.create(sentence(language, "desk.change") + " ") + one.name.to(str)
    not_here = rx.el.small(sentence(language, "desk.invited"))
    led = rx.cond(one.leads, one.leads, sentence(language, "desk.leads_none"))
    return rx.el.tr(
        rx.el.th(
            rx.el.span(one.name),
            rx.cond(one.joined, rx.fragment(), not_here),
            rx.el.small(led, class_name="narrow"),
            scope="row",
        ),
        rx.el.td(led, class_name="beside"),
        rx.el.td(
            menu(
                words,
                one.id,
                leading(language, one),
                step(
                    language,
                    "desk.reissue",
                    small(sentence(language, "desk.reissue_coordinator")),
                    button(language, "desk.make_link", TeamsState.reissue(one.id)),
                ),
                rx.cond(one.joined, appointing(language, one), rx.fragment()),
                removing(language, one),
            ),
            class_name="menu-cell",
        ),
        key=one.id,
    )


def leading(language: str, one: Coordinator) -> rx.Component:
    """Build the teams that a coordinator may look after, each to tick."""
    boxes = rx.foreach(
        one.teams.to(list[LedLine]),
        lambda team: rx.el.label(
            rx.el.input(
                type="checkbox",
                checked=team.led,
                on_change=lambda led: TeamsState.lead(one.id, team.id, led),
            ),
            rx.el.span(team.name),
            class_name="tick",
            key=team.id,
        ),
    )
    return rx.el.fieldset(rx.el.legend(sentence(language, "desk.leads")), boxes, class_name="ticks")


def appointing(language: str, one: Coordinator) -> rx.Component:
    """Build the way to make a coordinator an administrator, in two steps."""
    return step(
        language,
        "desk.appoint",
        small(sentence(language, "desk.appoint_text")),
        button(language, "desk.appoint", TeamsState.appoint(one.id)),
    )


def removing(language: str, one: Coordinator) -> rx.Component:
    """Build the way to take a coordinator out, in two steps."""
    return step(
        language,
        "desk.remove_coordinator",
        small(sentence(language, "desk.remove_coordinator_text")),
        button(
            language, "desk.remove_coordinator", TeamsState.remove_coordinator(one.id), "btn lost"
        ),
        kind="lost",
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
