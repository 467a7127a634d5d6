"""Who wants help, who is in the team and how far they are, and how one adds people."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.names import NAME_MOST
from service_quest.web.content import sentence
from service_quest.web.desk.lines import PersonLine
from service_quest.web.desk.parts import count, field, fold, form, links, menu, section, table
from service_quest.web.desk.state import DeskState
from service_quest.web.pages.answers import answers_link

HEADS = (
    ("person", ""),
    ("done", "num"),
    ("open", "num"),
    ("overdue", "num"),
    ("", ""),
)


def wants_help(language: str) -> rx.Component:
    """Build the list that matters most: who wants to talk. Nothing, if nobody does."""
    people = DeskState.people.to(list[PersonLine])
    wanting = people.filter(lambda one: one.to(PersonLine).help_since != "").to(list[PersonLine])
    rows = rx.el.ul(
        rx.foreach(wanting, lambda one: help_row(language, one)), class_name="help-list"
    )
    return rx.cond(wanting.length() > 0, section(language, "wants_help", rows), rx.fragment())


def help_row(language: str, one: rx.vars.ObjectVar[PersonLine]) -> rx.Component:
    """Build someone who wants help, and the way to note that one has talked."""
    before, after = sentence(language, "desk.since").split("{when}")
    since = rx.Var.create(before) + one.help_since.to(str) + after
    return rx.el.li(
        rx.el.span(rx.el.b(one.name), rx.el.small(since), class_name="words"),
        rx.el.button(
            sentence(language, "desk.helped"),
            type="button",
            class_name="btn",
            on_click=DeskState.helped(one.id),
        ),
        key=one.id,
    )


def people(language: str) -> rx.Component:
    """Build the people of the team, and the ways to add some."""
    rows = rx.foreach(DeskState.people, lambda one: person_row(language, one))
    empty = rx.el.p(sentence(language, "desk.no_people"), class_name="soft")
    return section(
        language,
        "people",
        rx.cond(DeskState.people.length() > 0, table(language, HEADS, rows), empty),
        fold(
            sentence(language, "desk.add_people"),
            form(language, "desk.make_links", DeskState.add_people, names_field(language)),
        ),
        links(language, "people", "desk.links_lead"),
        poster(language),
    )


def names_field(language: str) -> rx.Component:
    """Build the field that a list of names is pasted into."""
    return field(
        sentence(language, "desk.names"), rx.el.textarea(name="names", required=True, rows="5")
    )


def poster(language: str) -> rx.Component:
    """Build the way to a link that a whole team joins by."""
    return fold(
        sentence(language, "desk.poster"),
        rx.el.p(sentence(language, "desk.poster_text"), class_name="soft"),
        rx.el.button(
            sentence(language, "desk.poster_make"),
            type="button",
            class_name="btn",
            on_click=DeskState.make_poster,
        ),
        links(language, "poster", "desk.poster_copy"),
    )


def person_row(language: str, one: rx.vars.ObjectVar[PersonLine]) -> rx.Component:
    """Build a person's line."""
    not_here = sentence(language, "desk.invited")
    small = rx.cond(one.joined, one.alias, not_here)
    return rx.el.tr(
        rx.el.th(rx.el.span(one.name), rx.el.small(small), scope="row"),
        count(one.done),
        count(one.open),
        count(one.overdue, "late"),
        rx.el.td(person_menu(language, one), class_name="menu-cell"),
        key=one.id,
    )


def person_menu(language: str, one: rx.vars.ObjectVar[PersonLine]) -> rx.Component:
    """Build what can be done with a person."""
    who = rx.el.input(type="hidden", name="person", value=one.id, read_only=True)
    name = rx.el.input(name="name", default_value=one.name, required=True, max_length=NAME_MOST)
    words = rx.Var.create(sentence(language, "desk.change") + " ") + one.name.to(str)
    renaming = field(sentence(language, "desk.rename"), name)
    return menu(
        words,
        one.id,
        form(language, "form.save", DeskState.rename_person, who, renaming),
        rx.cond(DeskState.teams.length() > 1, moving(language, who), rx.fragment()),
        answers_link(language, one.id),
        removing(language, one),
    )


def moving(language: str, who: rx.Component) -> rx.Component:
    """Build the choice of another team."""
    others = rx.foreach(
        DeskState.teams,
        lambda team: rx.el.option(team.name, value=team.id, disabled=team.id == DeskState.team),
    )
    return form(
        language,
        "desk.move_go",
        DeskState.move_person,
        who,
        field(sentence(language, "desk.move"), rx.el.select(others, name="team", required=True)),
    )


def removing(language: str, one: rx.vars.ObjectVar[PersonLine]) -> rx.Component:
    """Build the way to take someone out, in two steps."""
    return rx.el.details(
        rx.el.summary(sentence(language, "desk.remove"), class_name="link"),
        rx.el.p(sentence(language, "desk.remove_sure"), class_name="small"),
        rx.el.button(
            sentence(language, "desk.remove"),
            type="button",
            class_name="btn lost",
            on_click=DeskState.remove_person(one.id),
        ),
    )
