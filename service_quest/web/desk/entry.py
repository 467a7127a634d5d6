"""How people get in: a list of names, a file, a poster; and the invitations that are out."""

from __future__ import annotations

import reflex as rx

from service_quest.actions.inviting import POSTER_DAYS, POSTER_DAYS_MOST, USES_MOST
from service_quest.web.acting import FILE_MOST
from service_quest.web.content import sentence
from service_quest.web.desk.entry_state import EntryState, InvitationLine
from service_quest.web.desk.parts import (
    button,
    field,
    fold,
    form,
    menu,
    number,
    section,
    small,
    step,
    table,
)
from service_quest.web.device import reads

HEADS = (("invitation", ""), ("uses_left", "num"), ("expires", "num"), ("", ""))


def adding(language: str) -> rx.Component:
    """Build the list of names and the poster."""
    return section(
        language,
        "add_people",
        small(sentence(language, "desk.names_lead")),
        file_field(language),
        form(language, "desk.make_links", EntryState.add_people, names_field(language)),
        fold(
            sentence(language, "desk.poster"),
            small(sentence(language, "desk.poster_text")),
            form(language, "desk.poster_make", EntryState.make_poster, *poster_fields(language)),
        ),
    )


def names_field(language: str) -> rx.Component:
    """Build the field that names are pasted into; those of a file are put there, too."""
    names = rx.el.textarea(
        name="names",
        required=True,
        rows="5",
        default_value=EntryState.names,
        key=EntryState.read.to_string(),
    )
    return field(sentence(language, "desk.names"), names, "full")


def file_field(language: str) -> rx.Component:
    """Build the choice of a file with names."""
    chosen = rx.el.input(
        type="file", accept=".csv,.txt,text/csv", on_change=reads(EntryState.read_list, FILE_MOST)
    )
    read = sentence(language, "desk.file_read")
    note = sentence(language, "desk.from_file_note")
    return rx.el.div(
        rx.el.label(sentence(language, "desk.from_file"), chosen, class_name="btn"),
        rx.el.p(rx.cond(EntryState.is_read, read, note), class_name="small soft", role="status"),
        class_name="file-field",
    )


def poster_fields(language: str) -> list[rx.Component]:
    """Build the fields of how long a poster works, and for how many."""
    days = number("days", 1, POSTER_DAYS_MOST, required=True, default_value=str(POSTER_DAYS))
    uses = number("uses", 1, USES_MOST, placeholder=sentence(language, "desk.no_limit"))
    return [
        field(sentence(language, "desk.poster_days"), days),
        field(sentence(language, "desk.poster_uses"), uses),
    ]


def invitations(language: str) -> rx.Component:
    """Build the invitations that still work."""
    rows = rx.foreach(EntryState.invitations, lambda one: invitation_row(language, one))
    empty = rx.el.p(sentence(language, "desk.no_invitations"), class_name="soft")
    there = EntryState.invitations.length() > 0
    return section(language, "invitations", rx.cond(there, table(language, HEADS, rows), empty))


def invitation_row(language: str, one: rx.vars.ObjectVar[InvitationLine]) -> rx.Component:
    """Build an invitation's line."""
    poster = sentence(language, "desk.kind_team")
    made = rx.Var.create(sentence(language, "desk.made_on") + " ") + one.made.to(str)
    uses = rx.cond(one.uses, one.uses, sentence(language, "desk.no_limit"))
    name = rx.cond(one.name, one.name, poster).to(str)
    words = rx.Var.create(sentence(language, "desk.change") + " ") + name
    return rx.el.tr(
        rx.el.th(rx.el.span(name), rx.el.small(made), scope="row"),
        rx.el.td(uses, class_name="num"),
        rx.el.td(one.expires, class_name="num"),
        rx.el.td(
            menu(
                words,
                one.id,
                rx.cond(one.person, making_anew(language, one), rx.fragment()),
                step(
                    language,
                    "desk.revoke",
                    button(language, "desk.revoke", EntryState.revoke(one.id), "btn lost"),
                    kind="lost",
                ),
            ),
            class_name="menu-cell",
        ),
        key=one.id,
    )


def making_anew(language: str, one: rx.vars.ObjectVar[InvitationLine]) -> rx.Component:
    """Build the way to another link for the same person."""
    return step(
        language,
        "desk.reissue",
        small(sentence(language, "desk.reissue_text")),
        button(language, "desk.make_link", EntryState.reissue(one.person)),
    )
