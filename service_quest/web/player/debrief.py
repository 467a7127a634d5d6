"""The debrief: a letter from the customer, the moment that counted, one thing to try."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.scenario import DAILY
from service_quest.web.components.icons import icon
from service_quest.web.player.closer import closer_look
from service_quest.web.player.faces import face
from service_quest.web.player.happens import it_happens
from service_quest.web.player.play import Play
from service_quest.web.player.tables import Table
from service_quest.web.shell import link

DETRACTOR_MOST, NEUTRAL_MOST = 6, 8
"""The bounds of the customer's 0-10 (service-model G5)."""
STOPPED_STARS = 2
"""Where the goal is a safe stop, whoever stopped has at least so many stars."""


def debrief(
    play: Play, words: Table, ui: Table, picture: rx.Var[str], joy: rx.Component
) -> rx.Component:
    """Build the debrief of a finished play: the first card, the rest behind a tap.

    `joy` is told below the letter, if there is any.
    """
    text = ui["debrief"].to(dict[str, str])
    return rx.el.section(
        rx.el.div(
            letter(play, words, text, picture),
            rx.cond(play.as_customer, turns(play, text), rx.fragment()),
            joy,
            moment(play, words, ui),
            next_shift(play, ui),
            onward(play, ui),
            it_happens(
                scenario=play.tables.graph["id"].to(str),
                ask=text["it_happens"].to(str),
                noted=text["it_happens_noted"].to(str),
            ),
            closer_look(play, words, ui),
            class_name="stack",
        ),
        class_name=rx.cond(play.hurried, "debrief hurry", "debrief"),
        tab_index=-1,
        aria_label=text["title"],
        custom_attrs={"data-place": play.tables.graph["place"]},
    )


def awaited(place: str, customer: str) -> rx.Component:
    """Build the letter as it is seen while the page of a finished play comes alive.

    Its text is what the device kept; `head.EARLY` hands it to the stylesheet, as text alone.
    """
    paper = rx.el.div(
        rx.el.div(class_name="letter-head"),
        rx.el.p(class_name="letter-text"),
        rx.el.p(customer, class_name="signature"),
        class_name="letter",
    )
    return rx.el.div(
        rx.el.div(paper, class_name="stack"),
        class_name="awaited",
        aria_hidden=True,
        custom_attrs={"data-place": place},
    )


def letter(play: Play, words: Table, text: Table, picture: rx.Var[str]) -> rx.Component:
    """Build the customer's own words, with the face and the 0-10 they would give."""
    lines = play.outcome["letter"].to(list[int])
    said = words["lines"].to(list[str])
    return rx.el.article(
        rx.el.div(
            face(picture, play.mood, "round big"), score(play, text), class_name="letter-head"
        ),
        rx.el.blockquote(
            rx.foreach(lines, lambda line: rx.el.p(said[line.to(int)])),
            class_name="letter-text",
        ),
        rx.el.p(words["customer"].to(str), class_name="signature"),
        class_name="letter",
    )


def score(play: Play, text: Table) -> rx.Component:
    """Build what the ending was worth to the customer; after abuse, whether it was stopped."""
    return rx.cond(play.to_stop, stopped(play, text), likelihood(play, text))


def stopped(play: Play, text: Table) -> rx.Component:
    """Tell whether abuse was stopped: there, no recommendation is asked for (B6)."""
    kind = rx.cond(play.outcome["stars"].to(int) >= STOPPED_STARS, "promoter", "detractor")
    return rx.el.h1(
        rx.el.em(text[kind], rx.el.small(text["would_recommend"])),
        class_name="score",
        custom_attrs={"data-kind": kind},
    )


def likelihood(play: Play, text: Table) -> rx.Component:
    """Build the customer's 0-10 with what such a number is called."""
    given = play.outcome["recommendation"].to(int)
    kind = rx.cond(
        given > NEUTRAL_MOST, "promoter", rx.cond(given > DETRACTOR_MOST, "neutral", "detractor")
    )
    return rx.el.h1(
        rx.el.b(given),
        rx.el.span("/ 10"),
        rx.el.em(text[kind], rx.el.small(text["would_recommend"])),
        class_name="score",
        custom_attrs={"data-kind": kind},
    )


def turns(play: Play, text: Table) -> rx.Component:
    """Tell how many turns it took: calm and respect make it quicker (B5)."""
    said = text["turns"].to(str)
    said = said.replace("{turns}", play.path.length().to_string())
    return rx.el.p(said.replace("{least}", play.turns_least.to_string()), class_name="soft turns")


def moment(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the moment where it was lost, or say that it was won throughout."""
    text = ui["debrief"].to(dict[str, str])
    won = rx.el.section(
        rx.el.h2(text["won_throughout"]), rx.el.p(text["won_text"]), class_name="card won"
    )
    return rx.cond(play.turning_point() >= 0, lost_moment(play, words, text), won)


def lost_moment(play: Play, words: Table, text: Table) -> rx.Component:
    """Quote what was said there, and what the customer thought; offer to play it again."""
    turning = play.turning_point()
    step = play.tables.step(play.path[turning])
    lines = words["lines"].to(list[str])
    return rx.el.section(
        rx.el.h2(text["lost_here"]),
        rx.el.p(
            rx.el.span(text["you_said"], class_name="label"),
            words["choices"].to(list[str])[step.choice],
            class_name="said",
        ),
        rx.foreach(
            play.thoughts_of(step),
            lambda line: rx.el.p(lines[line.to(int)], class_name="thought-quote"),
        ),
        rx.el.button(
            icon("retry"),
            text["try_moment"],
            class_name="btn primary wide",
            type="button",
            on_click=play.replay_from(turning),
        ),
        class_name="card turning",
    )


def next_shift(play: Play, ui: Table) -> rx.Component:
    """Build the one thing to try in the next shift, from the move that cost most."""
    text = ui["debrief"].to(dict[str, str])
    tips = ui["principles"].to(dict[str, dict[str, str]])
    turning = play.turning_point()
    # Where all went well: how it began; where it had to be stopped, what came after (B6).
    told = rx.cond(play.to_stop, play.path.length() - 1, 0)
    costliest = play.tables.step(play.path[rx.cond(turning >= 0, turning, told).to(int)])
    principle = play.principle(costliest)
    leaf = ui["leaves"].to(dict[str, str])[principle]
    more = link(
        text["guide"], to=ui["home"].to(str) + "guide/#" + leaf.to(str), class_name="link small"
    )
    return rx.el.section(
        icon("light"),
        rx.el.h2(text["next_shift"], class_name="label"),
        rx.el.p(tips[principle]["tip"].to(str)),
        rx.cond(leaf, more, rx.fragment()),
        class_name="card next-shift",
    )


def onward(play: Play, ui: Table) -> rx.Component:
    """Build what one can do next: the street, or the same conversation anew."""
    text = ui["debrief"].to(dict[str, str])
    daily = play.tables.graph["level"] == DAILY
    return rx.el.div(
        link(
            icon("map"),
            rx.cond(daily, text["to_day"], text["to_street"]),
            to=ui["home"].to(str) + rx.cond(daily, "day/", ""),
            class_name=rx.cond(
                (play.turning_point() < 0) | play.is_opening, "btn primary wide", "btn wide"
            ),
        ),
        rx.el.button(
            icon("retry"),
            text["again"],
            class_name="btn quiet wide",
            type="button",
            on_click=play.start_anew(),
        ),
        class_name="actions",
    )
