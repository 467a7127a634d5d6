"""Who wants help, who is in the team and how far they are, and what is done with each."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.names import NAME_MOST
from service_quest.web.components.coming import Coming
from service_quest.web.components.forms import own_address
from service_quest.web.content import sentence
from service_quest.web.desk.lines import AwayLine, PersonLine
from service_quest.web.desk.parts import (
    button,
    count,
    field,
    filled,
    form,
    hidden,
    menu,
    section,
    small,
    step,
    table,
)
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.pages.answers import answers_link
from service_quest.web.shell import link

CODE = "shown-code"
HEADS = (
    ("person", ""),
    ("done", "num"),
    ("open", "num"),
    ("overdue", "num"),
    ("", ""),
)
One = rx.vars.ObjectVar[PersonLine]


def wants_help(language: str) -> rx.Component:
    """Build the list that matters most: who wants to talk. Nothing, if nobody does."""
    people = PeopleState.people.to(list[PersonLine])
    wanting = people.filter(lambda one: one.to(PersonLine).help_since != "").to(list[PersonLine])
    rows = rx.el.ul(
        rx.foreach(wanting, lambda one: help_row(language, one)), class_name="help-list"
    )
    return rx.cond(wanting.length() > 0, section(language, "wants_help", rows), rx.fragment())


def help_row(language: str, one: One) -> rx.Component:
    """Build someone who wants help, and the way to note that one has talked."""
    since = filled(language, "desk.since", "when", one.help_since)
    return rx.el.li(
        rx.el.span(rx.el.b(one.name), rx.el.small(since), class_name="words"),
        button(language, "desk.helped", PeopleState.helped(one.id)),
        key=one.id,
    )


def people(language: str) -> rx.Component:
    """Build the people of the team."""
    rows = rx.foreach(PeopleState.people, lambda one: person_row(language, one))
    empty = rx.el.p(sentence(language, "desk.no_people"), class_name="soft")
    return section(
        language,
        "people",
        rx.cond(PeopleState.people.length() > 0, table(language, HEADS, rows), empty),
        rx.el.div(
            link(
                sentence(language, "desk.add_people"),
                to=f"/{language}/desk/entry/",
                class_name="link",
            ),
            download(language, "people"),
            class_name="part-foot",
        ),
    )


def download(language: str, name: str) -> rx.Component:
    """Build the way to take a table along as a file."""
    to = rx.Var.create(f"/api/desk/{language}/") + PeopleState.team + f"/{name}.csv"
    # A file is no page of ours: the browser itself has to ask for it.
    by_browser = {"download": f"{name}.csv", "reloadDocument": True}
    words = sentence(language, "desk.download")
    return rx.el.a(words, href=to, class_name="link", custom_attrs=by_browser)


def shown_code(language: str) -> rx.Component:
    """Build the code just made for someone's other phone, if there is one."""
    signs = rx.Var.create(PeopleState.code)
    code = rx.el.output(signs[0:4], rx.el.i(), signs[4:8], class_name="code")
    card = rx.el.section(
        rx.el.h2(filled(language, "desk.code_for", "name", PeopleState.code_for)),
        code,
        own_address(language),
        small(sentence(language, "desk.code_text")),
        button(language, "desk.hide", PeopleState.hide_code, "link"),
        id=CODE,
        tab_index=-1,
        class_name="desk-part",
        role="status",
    )
    shown = rx.fragment(card, Coming.create(made=PeopleState.code, part=CODE))
    return rx.cond(PeopleState.code, shown, rx.fragment())


def person_row(language: str, one: One) -> rx.Component:
    """Build a person's line."""
    not_here = sentence(language, "desk.invited")
    away = one.away.to(list[AwayLine])
    span = filled(language, "desk.away_words", "span", away[0].to(AwayLine).span)
    return rx.el.tr(
        rx.el.th(
            rx.el.span(one.name),
            rx.el.small(rx.cond(one.joined, one.alias, not_here)),
            rx.cond(away.length() > 0, rx.el.small(span), rx.fragment()),
            scope="row",
        ),
        count(one.done),
        count(one.open),
        count(one.overdue, "late"),
        rx.el.td(person_menu(language, one), class_name="menu-cell"),
        key=one.id,
    )


def person_menu(language: str, one: One) -> rx.Component:
    """Build what can be done with a person."""
    words = rx.Var.create(sentence(language, "desk.change") + " ") + one.name.to(str)
    several = PeopleState.teams.length() > 1
    others = PeopleState.people.length() > 1
    return menu(
        words,
        one.id,
        renaming(language, one),
        being_away(language, one),
        rx.cond(one.joined, of_who_is_in(language, one), new_link(language, one)),
        rx.cond(several, moving(language, one), rx.fragment()),
        rx.cond(others, merging(language, one), rx.fragment()),
        answers_link(language, one.id),
        removing(language, one),
    )


def renaming(language: str, one: One) -> rx.Component:
    """Build the field of another real name."""
    name = rx.el.input(name="name", default_value=one.name, required=True, max_length=NAME_MOST)
    label = field(sentence(language, "desk.rename"), name)
    whose = hidden("person", one.id)
    go = form(language, "form.save", PeopleState.rename_person, whose, label)
    return step(language, "desk.rename", go)


def being_away(language: str, one: One) -> rx.Component:
    """Build what is noted of days away, and two dates for more."""
    rows = rx.foreach(
        one.away.to(list[AwayLine]),
        lambda away: rx.el.button(
            filled(language, "desk.away_unmark", "span", away.span),
            type="button",
            on_click=PeopleState.unmark_away(one.id, away.first),
            class_name="link",
        ),
    )
    days = (
        field(sentence(language, f"desk.away_{name}"), day_field(name))
        for name in ("first", "last")
    )
    whose = hidden("person", one.id)
    go = form(language, "desk.away_mark", PeopleState.mark_away, whose, *days)
    return step(language, "desk.away", rows, go)


def day_field(name: str, **props: Any) -> rx.Component:
    """Build the field of a day that must be given."""
    return rx.el.input(type="date", name=name, required=True, **props)


def of_who_is_in(language: str, one: One) -> rx.Component:
    """Build what helps with phones: a code for another one, an end to all."""
    return rx.fragment(
        step(
            language,
            "desk.code",
            small(sentence(language, "desk.code_text")),
            button(language, "desk.code_make", PeopleState.hand_out_code(one.id)),
        ),
        step(
            language,
            "desk.sessions",
            small(sentence(language, "desk.sessions_text")),
            button(language, "desk.sessions", PeopleState.end_sessions(one.id), "btn lost"),
        ),
    )


def new_link(language: str, one: One) -> rx.Component:
    """Build the way to another link for who has not come yet."""
    return step(
        language,
        "desk.reissue",
        small(sentence(language, "desk.reissue_text")),
        button(language, "desk.make_link", PeopleState.reissue(one.id)),
    )


def moving(language: str, one: One) -> rx.Component:
    """Build the choice of another team."""
    others = rx.foreach(
        PeopleState.teams,
        lambda team: rx.el.option(team.name, value=team.id, disabled=team.id == PeopleState.team),
    )
    select = rx.el.select(none_yet(language, "team"), others, name="team", required=True)
    whose = hidden("person", one.id)
    label = field(sentence(language, "desk.team"), select)
    return step(
        language,
        "desk.move",
        form(language, "desk.move_go", PeopleState.move_person, whose, label),
    )


def merging(language: str, one: One) -> rx.Component:
    """Build the choice of who someone really is."""
    others = rx.foreach(
        PeopleState.people,
        lambda other: rx.el.option(other.name, value=other.id, disabled=other.id == one.id),
    )
    select = rx.el.select(none_yet(language, "person"), others, name="into", required=True)
    whose = hidden("person", one.id)
    label = field(sentence(language, "desk.merge_into"), select)
    return step(
        language,
        "desk.merge",
        small(filled(language, "desk.merge_text", "name", one.name)),
        form(language, "desk.merge_go", PeopleState.merge_person, whose, label),
    )


def none_yet(language: str, what: str) -> rx.Component:
    """Build the choice that a list begins with: one has to be made."""
    return rx.el.option(sentence(language, f"desk.choose_{what}"), value="")


def removing(language: str, one: One) -> rx.Component:
    """Build the way to take someone out, in two steps."""
    return step(
        language,
        "desk.remove",
        small(sentence(language, "desk.remove_sure")),
        button(language, "desk.remove", PeopleState.remove_person(one.id), "btn lost"),
        kind="lost",
    )
