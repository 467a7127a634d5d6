"""The replies under the thumb, and what one would say instead."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.authoring.compiled import BLURRED
from service_quest.web.components.icons import icon
from service_quest.web.player.play import Play
from service_quest.web.player.tables import Table

TAPPED = {
    "onPointerDown": rx.Var("(() => document.activeElement?.blur())"),
    "onMouseDown": rx.Var("((event) => event.preventDefault())"),
}
"""A tapped reply is gone at once. Were the focus in it or around it then, the browser would
have to move it before it could paint; so it is taken away while the finger is still down.
"""


def replies(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the reply cards of the present node, and the way to say none of them fits."""
    text = ui["player"].to(dict[str, str])
    return rx.el.div(
        rx.foreach(
            play.tables.replies(play.position),
            lambda choice, slot: reply(play, words, text, choice.to(int), slot),
        ),
        none_of_these(play, text),
        tab_index=-1,
        role="group",
        aria_label=text["replies"],
        **risen(play),
    )


def risen(play: Play) -> dict[str, Any]:
    """Return the looks of the part under the thumb, which comes up after what was said.

    The element stays from turn to turn, so that the browser lays out new words only;
    every other turn is marked, for its movement to start anew.
    """
    odd = rx.cond(play.path.length() % 2 == 1, "", rx.Var("undefined"))
    delay = (play.last_said * 0.5).to_string() + "s"
    return {
        "class_name": "replies",
        "custom_attrs": {"data-odd": odd, "style": {"--delay": delay}},
    }


def reply(play: Play, words: Table, text: Table, choice: rx.Var[int], slot: Any) -> rx.Component:
    """Build one reply: open, blurred by low balance, or not there at all."""
    lead = play.tables.leads(play.position)[slot]
    said = words["choices"].to(list[str])[choice]
    kind = play.tables.graph["choices"].to(list[dict[str, str]])[choice]["kind"]
    own = rx.cond(kind == "regain", "reply self", "reply")
    tapped = TAPPED | {"onClick": play.take(slot)}
    card = rx.el.button(said, class_name=own, type="button", custom_attrs=tapped)
    return rx.cond(lead >= 0, card, rx.cond(lead == BLURRED, blurred(said, text), rx.fragment()))


def blurred(said: rx.Var[str], text: Table) -> rx.Component:
    """Build a reply that low balance keeps out of reach."""
    return rx.el.button(
        rx.el.span(said, aria_hidden=True),
        rx.el.span(icon("breath"), text["blurred"], class_name="why"),
        class_name="reply blurred",
        type="button",
        custom_attrs={"aria-disabled": "true"},
    )


def none_of_these(play: Play, text: Table) -> rx.Component:
    """Build the way to say that one would say something else, with or without words."""
    ask = rx.el.button(
        icon("speech"),
        text["none_of_these"],
        class_name="link reply-none",
        type="button",
        on_click=play.change(asking=True),
    )
    kept = rx.el.p(icon("check"), text["none_kept"], class_name="chip", role="status")
    return rx.cond(play.value["asking"], own_words(play, text), rx.cond(play.noted, kept, ask))


def own_words(play: Play, text: Table) -> rx.Component:
    """Build the field for one's own sentence."""
    return rx.el.div(
        rx.el.label(
            rx.el.span(text["none_lead"]),
            rx.el.textarea(id="own-words", max_length=280, auto_focus=True),
            rx.el.small(text["none_optional"], class_name="soft"),
            class_name="field",
        ),
        rx.el.div(
            rx.el.button(
                text["none_send"], class_name="btn primary", type="button", on_click=play.note()
            ),
            rx.el.button(
                text["none_cancel"],
                class_name="btn quiet",
                type="button",
                on_click=play.change(asking=False),
            ),
            class_name="cluster",
        ),
        class_name="other",
    )


def second_thought(play: Play, ui: Table) -> rx.Component:
    """Offer to replay the moment that has just gone wrong (the opening only)."""
    text = ui["player"].to(dict[str, str])
    return rx.el.div(
        rx.el.p(text["heard_thought"], role="status"),
        rx.el.button(
            icon("retry"),
            text["try_again"],
            class_name="btn primary wide",
            type="button",
            on_click=play.replay_from(play.path.length() - 1),
        ),
        rx.el.button(
            text["go_on"],
            class_name="btn quiet wide",
            type="button",
            on_click=play.change(asked=play.path.length()),
        ),
        tab_index=-1,
        **risen(play),
    )
