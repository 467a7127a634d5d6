"""The conversation: the customer's face, what is said, and the replies under the thumb."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.icons import icon
from service_quest.web.components.pictures import picture as drawn
from service_quest.web.player.faces import NO_MOOD, face, marked_unseen, unseen
from service_quest.web.player.play import Play
from service_quest.web.player.replies import replies, second_thought
from service_quest.web.player.saying import saying
from service_quest.web.player.tables import Table, Tables
from service_quest.web.shell import link

LATEST = 3
"""No line waits for more lines than this; look/css/talk.css tells how long that is."""
SHRINKS = 3
"""The face is smallest from this turn on."""


def conversation(
    play: Play, words: Table, ui: Table, picture: rx.Var[str], room: rx.Var[str]
) -> rx.Component:
    """Build the whole conversation, from the face to the reply cards."""
    turns = play.path.length()
    return rx.el.div(
        bar(play, words, ui),
        scene(play, words, ui, picture, room),
        transcript(play, words, ui),
        rx.cond(play.must_ask, second_thought(play, ui), replies(play, words, ui)),
        class_name=rx.cond(play.hurried, "talk hurry", "talk"),
        custom_attrs={
            "data-place": play.tables.graph["place"],
            "data-turn": rx.cond(turns > SHRINKS, SHRINKS, turns),
            **marked_unseen(play.tables.graph["channel"].to(str)),
        },
    )


def bar(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the bar on top: the way out, where one is, and one's own balance."""
    return rx.el.header(
        heading(graph=play.tables.graph, words=words, ui=ui),
        balance(play, ui["player"].to(dict[str, str])),
        class_name="talk-bar",
    )


@rx.memo
def heading(
    graph: rx.Var[dict[str, Any]], words: rx.Var[dict[str, Any]], ui: rx.Var[dict[str, Any]]
) -> rx.Component:
    """Build what stays the same at the top; a memo, so that no tap renders it again."""
    text = ui["player"].to(dict[str, str])
    channel = rx.Var.create("by_") + graph["channel"].to(str)
    return rx.fragment(
        link(icon("close"), to=ui["home"].to(str), aria_label=text["leave"], class_name="icon-btn"),
        rx.el.h1(
            rx.el.b(words["title"].to(str)),
            rx.el.span(words["customer"].to(str), ", ", text[channel]),
            class_name="talk-title",
        ),
    )


def balance(play: Play, text: rx.vars.ObjectVar[dict[str, str]]) -> rx.Component:
    """Build the trainee's own balance: a ring that breathes, and its number."""
    own = play.meter("balance")
    return rx.el.div(
        rx.el.span(icon("breath"), class_name="orb"),
        rx.el.span(own),
        class_name="balance",
        aria_label=text["balance"],
        custom_attrs={
            "style": {"--v": own},
            "role": "meter",
            "aria-valuemin": 0,
            "aria-valuemax": 10,
            "aria-valuenow": own,
            "data-low": rx.cond(play.low, "true", rx.Var("undefined")),
        },
    )


def scene(
    play: Play, words: Table, ui: Table, picture: rx.Var[str], room: rx.Var[str]
) -> rx.Component:
    """Build the customer's face and, when it shows, what goes through their mind.

    Who calls or writes is not seen: then only what they say tells how they feel.
    """
    moods = ui["moods"].to(dict[str, str])
    hidden = unseen(play.tables.graph["channel"].to(str))
    mood = rx.cond(hidden, "", moods[play.mood.to_string()])
    return rx.el.div(
        rx.el.p(mood, class_name="sr", aria_live="polite"),
        drawn(room),
        face(picture, rx.cond(hidden, NO_MOOD, play.mood)),
        rx.foreach(play.thoughts, lambda line: thought(words, ui, line.to(int))),
        live_meters(play, ui),
        class_name="scene",
    )


def thought(words: Table, ui: Table, line: rx.vars.NumberVar[int]) -> rx.Component:
    """Build the cloud of an inner thought."""
    return rx.el.p(
        rx.el.span(
            words["customer"].to(str),
            " ",
            ui["player"].to(dict[str, str])["thinks"],
            ": ",
            class_name="sr",
        ),
        words["lines"].to(list[str])[line],
        key=line,
        class_name="thought",
        role="status",
    )


def live_meters(play: Play, ui: Table) -> rx.Component:
    """Build the customer's meters, seen only where the trainee asked for that help."""
    names = ui["debrief"].to(dict[str, str])
    return rx.el.div(
        *(
            rx.el.span(
                names[name],
                rx.el.i(custom_attrs={"style": {"--v": play.meter(name)}}),
                play.meter(name),
                class_name="meter",
            )
            for name in ("calm", "trust")
        ),
        class_name="meters-live",
    )


def transcript(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build what has been said so far; new lines are read out as they come."""
    tables = {"graph": play.tables.graph, "words": words, "ui": ui}
    turns = play.path.length()
    return rx.el.div(
        rx.el.div(
            rx.foreach(play.opening, lambda number: line(play.tables, words, ui, number, "")),
            rx.foreach(
                play.path,
                lambda step, i: rx.fragment(
                    exchange(step=step, newest=i.to(int) + 1 == turns, **tables), key=i
                ),
            ),
            saying(),
            class_name="lines",
        ),
        class_name="talk-scroll",
        # Those who come by keyboard can scroll it too.
        tab_index=0,
        role="log",
        aria_live="polite",
        aria_label=ui["player"].to(dict[str, str])["transcript"],
        on_click=play.change(hurry=turns),
    )


@rx.memo
def exchange(
    step: rx.Var[dict[str, Any]],
    newest: rx.Var[bool],
    graph: rx.Var[dict[str, Any]],
    words: rx.Var[dict[str, Any]],
    ui: rx.Var[dict[str, Any]],
) -> rx.Component:
    """Build the trainee's words, then the answer to them, each line a little later.

    A memo: a tap renders the newest turn, and those before it stay as they are.
    """
    tables = Tables(graph, rx.Var.create({}))
    taken = tables.step(step)
    mine = rx.el.p(
        rx.el.span(ui["player"].to(dict[str, str])["you"], ": ", class_name="sr"),
        words["choices"].to(list[str])[taken.choice],
        class_name="line me",
    )
    return rx.fragment(
        mine,
        rx.cond(newest, rx.el.p(class_name="line customer typing", aria_hidden=True)),
        rx.foreach(taken.said, lambda number, i: line(tables, words, ui, number, lateness(i))),
    )


def lateness(index: Any) -> rx.Var[str]:
    """Return the class of when a line of an answer appears: a breath after the last one."""
    waits = index.to(int) + 1
    return rx.Var.create(" w") + rx.cond(waits > LATEST, LATEST, waits).to_string()


def line(
    tables: Tables, words: Table, ui: Table, number: rx.Var[int], late: rx.Var[str] | str
) -> rx.Component:
    """Build one spoken line; inner thoughts are not spoken."""
    at = number.to(int)
    by = tables.graph["by"].to(list[str])[at]
    who = rx.el.span(ui["speakers"].to(dict[str, str])[by], class_name="who")
    spoken = rx.el.p(
        rx.cond((by == "customer") | (by == "narrator"), rx.fragment(), who),
        words["lines"].to(list[str])[at],
        class_name=rx.Var.create("line ") + by + late,
    )
    return rx.cond(tables.is_thought(at), rx.fragment(), spoken)
