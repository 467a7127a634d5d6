"""The conversation: the customer's face, what is said, and the replies under the thumb."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.icons import icon
from service_quest.web.components.pictures import picture as drawn
from service_quest.web.player.faces import face
from service_quest.web.player.play import Play
from service_quest.web.player.replies import replies, second_thought
from service_quest.web.player.tables import Step, Table
from service_quest.web.shell import link

LINE_SECONDS = 0.55
"""How long a line waits for the one before it."""
LATEST = 3
"""No line waits for more lines than this."""
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
        # Another turn, another element: the old one goes before anything new is laid out.
        rx.fragment(
            rx.cond(play.must_ask, second_thought(play, ui), replies(play, words, ui)), key=turns
        ),
        class_name=rx.cond(play.value["hurry"].to(int) >= turns, "talk hurry", "talk"),
        custom_attrs={
            "data-place": play.tables.graph["place"],
            "data-channel": play.tables.graph["channel"],
            "data-turn": rx.cond(turns > SHRINKS, SHRINKS, turns),
        },
    )


def bar(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the bar on top: the way out, where one is, and one's own balance."""
    text = ui["player"].to(dict[str, str])
    channel = rx.Var.create("by_") + play.tables.graph["channel"].to(str)
    return rx.el.header(
        link(icon("close"), to=ui["home"].to(str), aria_label=text["leave"], class_name="icon-btn"),
        rx.el.h1(
            rx.el.b(words["title"].to(str)),
            rx.el.span(words["customer"].to(str), ", ", text[channel]),
            class_name="talk-title",
        ),
        balance(play, text),
        class_name="talk-bar",
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
    """Build the customer's face and, when it shows, what goes through their mind."""
    moods = ui["moods"].to(dict[str, str])
    return rx.el.div(
        rx.el.p(moods[play.mood.to_string()], class_name="sr", aria_live="polite"),
        drawn(room),
        face(picture, play.mood),
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
    return rx.el.div(
        rx.el.div(
            answer(play, words, ui, play.opening, rx.Var.create(0)),
            rx.foreach(
                play.path,
                lambda step, i: turn(play, words, ui, play.tables.step(step), i.to(int)),
            ),
            class_name="lines",
        ),
        class_name="talk-scroll",
        # Those who come by keyboard can scroll it too.
        tab_index=0,
        role="log",
        aria_live="polite",
        aria_label=ui["player"].to(dict[str, str])["transcript"],
        on_click=play.change(hurry=play.path.length()),
    )


def turn(
    play: Play, words: Table, ui: Table, step: Step, index: rx.vars.NumberVar[int]
) -> rx.Component:
    """Build one exchange: the trainee's words, then the answer to them."""
    mine = rx.el.p(
        rx.el.span(ui["player"].to(dict[str, str])["you"], ": ", class_name="sr"),
        words["choices"].to(list[str])[step.choice],
        class_name="line me",
    )
    return rx.fragment(mine, answer(play, words, ui, step.said, index + 1), key=index)


def answer(
    play: Play, words: Table, ui: Table, said: rx.Var[list[int]], after: rx.Var[int]
) -> rx.Component:
    """Build the lines that follow `after` turns, each a little later than the last."""
    newest = play.path.length() == after
    return rx.fragment(
        rx.cond(newest & (after > 0), typing(), rx.fragment()),
        rx.foreach(
            said, lambda number, i: line(play, words, ui, number.to(int), lateness(after, i))
        ),
    )


def lateness(after: rx.Var[int], index: Any) -> rx.Var[str]:
    """Return when a line appears: the opening at once, an answer a breath later."""
    breath = rx.cond(after.to(int) > 0, 1, 0).to(int)
    waits = index.to(int) + breath
    return (rx.cond(waits > LATEST, LATEST, waits).to(int) * LINE_SECONDS).to_string() + "s"


def line(
    play: Play, words: Table, ui: Table, number: rx.vars.NumberVar[int], delay: rx.Var[str]
) -> rx.Component:
    """Build one spoken line; inner thoughts are not spoken."""
    by = play.tables.graph["by"].to(list[str])[number]
    who = rx.el.span(ui["speakers"].to(dict[str, str])[by], class_name="who")
    spoken = rx.el.p(
        rx.cond((by == "customer") | (by == "narrator"), rx.fragment(), who),
        words["lines"].to(list[str])[number],
        class_name=rx.Var.create("line ") + by,
        custom_attrs={"style": {"--delay": delay}},
    )
    return rx.cond(play.is_thought(number), rx.fragment(), spoken)


def typing() -> rx.Component:
    """Build the dots that stand until the first line has come."""
    return rx.el.p(
        rx.el.i(),
        rx.el.i(),
        rx.el.i(),
        class_name="line customer typing",
        aria_hidden=True,
        custom_attrs={"style": {"--delay": f"{LINE_SECONDS}s"}},
    )
