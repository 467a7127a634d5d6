"""The conversation: the customer's face, the bubbles, and the replies under the thumb."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.device import device
from service_quest.web.components.icons import icon
from service_quest.web.player.faces import face
from service_quest.web.player.play import Play, Step, Table

LOW_BALANCE = 3
"""At or below this, replies begin to slip away (B6)."""
OPEN_FROM = 0
"""A lead below this is a mark, not a position (see authoring.compiled)."""


def conversation(play: Play, words: Table, ui: Table, place: Table) -> rx.Component:
    """Build the whole conversation, from the face to the reply cards."""
    return rx.el.div(
        stage(play, words, ui, place),
        transcript(play, words, ui),
        rx.cond(play.must_ask, second_thought(play, ui), replies(play, words, ui)),
        class_name="talk",
        custom_attrs={
            "data-hurry": (play.value["hurry"].to(int) >= play.path.length()),
            "data-turns": play.path.length(),
        },
    )


def stage(play: Play, words: Table, ui: Table, place: Table) -> rx.Component:
    """Build the customer's face, its mood in words for screen readers, and the balance ring."""
    balance = play.tables.column("balance")[play.position]
    return rx.el.div(
        face(place["look"].to(str), play.mood),
        rx.el.p(words["customer"].to(str), class_name="talk-name"),
        rx.el.p(
            ui["moods"].to(dict[str, str])[play.mood.to_string()],
            class_name="sr-only",
            aria_live="polite",
        ),
        balance_ring(balance, ui),
        class_name="talk-stage",
    )


def balance_ring(balance: rx.vars.NumberVar[int], ui: Table) -> rx.Component:
    """Build the trainee's own balance as a ring, with its number for screen readers."""
    return rx.el.div(
        icon("heart"),
        rx.el.span(balance.to_string(), class_name="balance-number"),
        class_name="balance",
        aria_label=ui["player"].to(dict[str, str])["balance"],
        aria_valuemin=0,
        aria_valuemax=10,
        aria_valuenow=balance,
        style={"--balance": balance},
        custom_attrs={"role": "meter", "data-low": balance <= LOW_BALANCE},
    )


def transcript(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build what has been said so far; new lines are read out as they come."""
    return rx.el.ol(
        turn_of(play, words, play.opening),
        rx.foreach(play.path, lambda step: turn(play, words, play.tables.step(step))),
        class_name="bubbles",
        role="log",
        aria_live="polite",
        aria_label=ui["player"].to(dict[str, str])["transcript"],
        on_click=play.change(hurry=play.path.length()),
    )


def turn(play: Play, words: Table, step: Step) -> rx.Component:
    """Build one exchange: the trainee's words, then the answer to them."""
    mine = words["choices"].to(list[str])[step.choice]
    return turn_of(play, words, step.said, rx.el.p(mine, class_name="bubble mine"))


def turn_of(
    play: Play, words: Table, said: rx.Var[list[int]], *before: rx.Component
) -> rx.Component:
    """Build the bubbles of one turn, each a little later than the last."""
    return rx.el.li(
        *before,
        rx.foreach(said, lambda line, i: bubble(play, words, line.to(int), i)),
        class_name="turn",
    )


def bubble(play: Play, words: Table, line: rx.vars.NumberVar[int], index: Any) -> rx.Component:
    """Build one line: who speaks is in its class, when it appears in `--i`."""
    by = play.tables.graph["by"].to(list[str])[line]
    thought = play.tables.graph["thoughts"].to(list[int]).contains(line)
    return rx.el.p(
        words["lines"].to(list[str])[line],
        class_name=rx.cond(thought, "bubble thought", "bubble by-" + by),
        style={"--i": index},
    )


def replies(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the reply cards of the present node."""
    position = play.position
    return rx.el.div(
        rx.foreach(
            play.tables.replies(position),
            lambda choice, slot: reply(play, words, ui, choice.to(int), slot),
        ),
        class_name="replies",
        role="group",
        aria_label=ui["player"].to(dict[str, str])["replies"],
    )


def reply(
    play: Play, words: Table, ui: Table, choice: rx.vars.NumberVar[int], slot: Any
) -> rx.Component:
    """Build one reply: open, blurred by low balance, or not there at all."""
    lead = play.tables.leads(play.position)[slot]
    text = words["choices"].to(list[str])[choice]
    card = rx.el.button(text, class_name="reply", on_click=play.take(slot))
    lost = rx.el.button(
        rx.el.span(text, aria_hidden=True, class_name="blur"),
        rx.el.span(ui["player"].to(dict[str, str])["blurred"], class_name="reply-lost"),
        class_name="reply blurred",
        disabled=True,
    )
    return rx.cond(lead >= OPEN_FROM, card, rx.cond(lead == -2, lost, rx.fragment()))


def second_thought(play: Play, ui: Table) -> rx.Component:
    """Offer to replay the moment that has just gone wrong (the opening only)."""
    text = ui["player"].to(dict[str, str])
    turn_before = play.path.length() - 1
    return rx.el.div(
        rx.el.p(text["heard_thought"], class_name="second-lead"),
        rx.el.button(
            icon("retry"),
            text["try_again"],
            class_name="button primary",
            on_click=play.replay_from(turn_before),
        ),
        rx.el.button(
            text["go_on"],
            class_name="button quiet",
            on_click=play.change(asked=play.path.length()),
        ),
        class_name="second-thought",
    )
