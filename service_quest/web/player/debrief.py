"""The debrief: a letter from the customer, the moment that counted, and every move."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.icons import icon
from service_quest.web.player.charts import meters_chart
from service_quest.web.player.faces import face
from service_quest.web.player.play import Play, Step, Table


def debrief(play: Play, words: Table, ui: Table, place: Table) -> rx.Component:
    """Build the debrief of a finished play: the first card, the rest behind a tap."""
    text = ui["debrief"].to(dict[str, str])
    return rx.el.section(
        letter(play, words, text, place),
        moment(play, words, ui),
        next_shift(play, ui),
        onward(play, text, place),
        rx.el.details(
            rx.el.summary(text["more"], class_name="button quiet"),
            numbers(play, text),
            meters_chart(play, text),
            truth(play, words, text),
            moves(play, words, ui),
            class_name="debrief-more",
        ),
        class_name="debrief",
        aria_label=text["title"],
    )


def letter(play: Play, words: Table, text: Table, place: Table) -> rx.Component:
    """Build the customer's own words with the face and the 0-10 they would give."""
    end = play.tables.ending(play.position)
    lines = end["letter"].to(list[int])
    return rx.el.div(
        face(place["look"].to(str), play.mood),
        rx.el.blockquote(
            rx.foreach(lines, lambda line: rx.el.p(words["lines"].to(list[str])[line])),
            class_name="letter-words",
        ),
        rx.el.p("— ", words["customer"].to(str), class_name="letter-from"),
        rx.el.div(
            rx.el.span(end["recommendation"].to(int).to_string(), class_name="score-number"),
            rx.el.span("/10", class_name="score-of"),
            rx.el.span(text["would_recommend"], class_name="score-label"),
            class_name="score",
        ),
        class_name="letter",
    )


def moment(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the moment where it was lost, or say that it was won throughout."""
    text = ui["debrief"].to(dict[str, str])
    turning = play.turning_point()
    step = play.tables.step(play.path[turning])
    lost = rx.el.div(
        rx.el.h2(text["lost_here"]),
        said_by_me(words, step),
        better_reply(play, words, step, text),
        rx.el.button(
            icon("retry"),
            text["try_moment"],
            class_name="button primary",
            on_click=play.replay_from(turning),
        ),
        class_name="moment lost",
    )
    won = rx.el.div(
        rx.el.h2(text["won_throughout"]),
        rx.el.p(text["won_text"]),
        class_name="moment won",
    )
    return rx.cond(turning >= 0, lost, won)


def said_by_me(words: Table, step: Step) -> rx.Component:
    """Quote the trainee's own reply."""
    return rx.el.p(words["choices"].to(list[str])[step.choice], class_name="bubble mine")


def better_reply(play: Play, words: Table, step: Step, text: Table) -> rx.Component:
    """Quote a reply that would have kept what could be won."""
    slot = play.tables.column("top")[step.source]
    choice = play.tables.replies(step.source)[slot]
    return rx.el.p(
        rx.el.span(text["better"], " ", class_name="better-label"),
        words["choices"].to(list[str])[choice],
        class_name="better",
    )


def next_shift(play: Play, ui: Table) -> rx.Component:
    """Build the one thing to try in the next shift, from the move that cost most."""
    text = ui["debrief"].to(dict[str, str])
    tips = ui["principles"].to(dict[str, dict[str, str]])
    turning = play.turning_point()
    index = rx.cond(turning >= 0, turning, 0)
    principle = play.principle(play.tables.step(play.path[index]))
    return rx.el.div(
        rx.el.h2(text["next_shift"]),
        rx.el.p(tips[principle]["tip"].to(str)),
        class_name="next-shift",
    )


def onward(play: Play, text: Table, place: Table) -> rx.Component:
    """Build what one can do next: the street, or the same conversation anew."""
    return rx.el.div(
        rx.el.a(
            icon("map"),
            text["to_street"],
            href=place["street"].to(str),
            class_name="button primary",
        ),
        rx.el.button(
            icon("retry"),
            text["again"],
            class_name="button",
            on_click=play.start_anew(),
        ),
        class_name="onward",
    )


def numbers(play: Play, text: Table) -> rx.Component:
    """Build stars and accuracy, with the way to the rules."""
    end = play.tables.ending(play.position)
    return rx.el.div(
        rx.el.div(
            *(window(end["stars"].to(int), i) for i in (1, 2, 3)),
            class_name="stars",
            role="img",
            aria_label=end["stars"].to(int).to_string() + " / 3",
        ),
        rx.el.p(
            rx.el.span(play.accuracy().to_string(), " %", class_name="accuracy-number"),
            rx.el.span(text["accuracy"]),
            class_name="accuracy",
        ),
        class_name="numbers",
    )


def window(stars: rx.vars.NumberVar[int], which: int) -> rx.Component:
    """Build one of three windows, lit when that many stars were won."""
    return rx.el.span(class_name="star-window", custom_attrs={"data-lit": stars >= which})


def truth(play: Play, words: Table, text: Table) -> rx.Component:
    """Tell what lay behind it all, and what would have fitted."""
    return rx.el.div(
        rx.el.h2(text["truth"]),
        rx.el.p(words["cases"].to(list[str])[play.case]),
        rx.foreach(
            words["fits"].to(list[list[str]])[play.case],
            lambda fit: rx.el.p(text["fitting"], " ", rx.el.strong(fit)),
        ),
        class_name="truth",
    )


def moves(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the list of all moves with their grades."""
    return rx.el.ol(
        rx.foreach(
            play.path,
            lambda step, i: move(play, words, ui, play.tables.step(step), i),
        ),
        class_name="moves",
    )


def move(
    play: Play, words: Table, ui: Table, step: Step, turn: rx.vars.NumberVar[int]
) -> rx.Component:
    """Build one move: the words, the grade in words, its principle, and a way back in."""
    text = ui["debrief"].to(dict[str, str])
    grade = play.tables.rules["grades"].to(list[str])[step.grade]
    principles = ui["principles"].to(dict[str, dict[str, str]])
    return rx.el.li(
        rx.el.p(words["choices"].to(list[str])[step.choice], class_name="move-words"),
        rx.el.p(
            rx.el.span(class_name="grade-mark", aria_hidden=True),
            ui["grades"].to(dict[str, str])[grade],
            class_name="grade",
        ),
        rx.cond(step.grade >= 2, better_reply(play, words, step, text), rx.fragment()),
        rx.el.p(principles[play.principle(step)]["name"].to(str), class_name="move-rule"),
        rx.el.button(text["play_on"], class_name="link", on_click=play.replay_from(turn)),
        class_name="move",
        custom_attrs={"data-grade": grade},
    )
