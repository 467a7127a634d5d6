"""The desk, three pages: how far everyone is, how people get in, teams and coordinators."""

from __future__ import annotations

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.desk.assignments import assignments, path
from service_quest.web.desk.cards import cards
from service_quest.web.desk.entry import adding, invitations
from service_quest.web.desk.entry_state import EntryState
from service_quest.web.desk.nav import desk_frame, no_team, team_choice
from service_quest.web.desk.people import people, shown_code, wants_help
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.desk.teams import coordinators, teams
from service_quest.web.desk.teams_state import TeamsState


def desk_page(language: str) -> rx.Component:
    """Build the overview in one language."""
    less = rx.el.p(sentence(language, "standings.lower_half"), class_name="soft")
    team = rx.fragment(
        team_choice(language, PeopleState),
        rx.cond(PeopleState.lower_half, less, rx.fragment()),
        shown_code(language),
        cards(language, "people", "desk.made"),
        wants_help(language),
        people(language),
        assignments(language),
        path(language),
    )
    desk = rx.cond(PeopleState.team, team, no_team(language))
    return desk_frame(language, "desk", PeopleState, desk)


def entry_page(language: str) -> rx.Component:
    """Build the page of getting in."""
    team = rx.fragment(
        team_choice(language, EntryState),
        adding(language),
        cards(language, "people", "desk.made"),
        cards(language, "poster", "desk.made_poster"),
        invitations(language),
    )
    entry = rx.cond(EntryState.team, team, no_team(language))
    return desk_frame(language, "desk/entry", EntryState, entry)


def teams_page(language: str) -> rx.Component:
    """Build the page of teams and coordinators."""
    of_all = rx.cond(TeamsState.administrator, coordinators(language), rx.fragment())
    made = cards(language, "coordinator", "desk.made_coordinator")
    return desk_frame(language, "desk/teams", TeamsState, teams(language), of_all, made)
