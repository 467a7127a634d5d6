"""The closer look at a play: stars, accuracy, both sides' meters and every move."""

from __future__ import annotations

import reflex as rx

from service_quest.web.components.icons import grade_mark, icon
from service_quest.web.player.charts import meters_chart
from service_quest.web.player.play import Play
from service_quest.web.player.stages import stages_walked
from service_quest.web.player.tables import Step, Table
from service_quest.web.shell import link

INACCURACY = 2
"""The index of the grade from which a better reply is shown."""


def closer_look(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build what lies behind a tap."""
    text = ui["debrief"].to(dict[str, str])
    return rx.el.details(
        rx.el.summary(text["more"], icon("down")),
        rx.el.div(
            numbers(play, text),
            meters_chart(play, ui),
            stages_walked(play, ui),
            truth(play, words, text),
            moves(play, words, ui),
            link(text["how_scored"], to=ui["home"].to(str) + "rules/", class_name="link"),
            class_name="fold-body",
        ),
        class_name="fold",
    )


def numbers(play: Play, text: Table) -> rx.Component:
    """Build stars and accuracy; practice is told apart, and a win at one's own expense."""
    stars = play.outcome["stars"].to(int)
    return rx.el.div(
        rx.el.div(
            rx.el.span(
                rx.el.i(),
                rx.el.i(),
                rx.el.i(),
                class_name="windows big fresh",
                role="img",
                aria_label=stars.to_string() + " " + text["stars_of"].to(str),
                custom_attrs={"data-stars": stars},
            ),
            rx.el.p(rx.el.b(play.accuracy(), "%"), rx.el.span(text["accuracy"]), class_name="stat"),
            class_name="wins",
        ),
        rx.cond(play.at_own_expense, rx.el.p(text["own_low"], class_name="soft"), rx.fragment()),
        rx.cond(
            play.value["first"],
            rx.fragment(),
            rx.el.p(text["practice_note"], class_name="soft small"),
        ),
    )


def truth(play: Play, words: Table, text: Table) -> rx.Component:
    """Tell what lay behind it all, and what would have fitted."""
    fits = words["fits"].to(list[list[str]])[play.case]
    return rx.el.div(
        rx.el.h3(text["truth"]),
        rx.el.p(words["cases"].to(list[str])[play.case]),
        rx.foreach(fits, lambda fit: rx.el.p(text["fitting"], " ", rx.el.b(fit.to(str)))),
    )


def moves(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the list of all moves with their grades."""
    return rx.el.ol(
        rx.foreach(
            play.path,
            lambda step, i: move(play, words, ui, play.tables.step(step), i.to(int)),
        ),
        class_name="moves",
    )


def move(
    play: Play, words: Table, ui: Table, step: Step, turn: rx.vars.NumberVar[int]
) -> rx.Component:
    """Build one move: the grade in words, what was said, its principle, and a way back in."""
    text = ui["debrief"].to(dict[str, str])
    grade = play.tables.rules["grades"].to(list[str])[step.grade]
    principles = ui["principles"].to(dict[str, dict[str, str]])
    costliest = rx.cond(play.turning_point() == turn, "move turning", "move")
    return rx.el.li(
        grade_mark(grade),
        rx.el.p(ui["grades"].to(dict[str, str])[grade], class_name="grade-word"),
        rx.el.p(words["choices"].to(list[str])[step.choice], class_name="said"),
        rx.el.p(principles[play.principle(step)]["name"].to(str), class_name="why"),
        rx.cond(step.grade >= INACCURACY, better_reply(play, words, step, text), rx.fragment()),
        rx.el.button(
            text["play_on"], class_name="link", type="button", on_click=play.replay_from(turn)
        ),
        class_name=costliest,
        custom_attrs={"data-grade": grade},
    )


def better_reply(play: Play, words: Table, step: Step, text: Table) -> rx.Component:
    """Quote a reply that would have kept what could be won."""
    slot = play.tables.column("top")[step.source]
    choice = play.tables.replies(step.source)[slot]
    return rx.el.p(
        text["better"], " ", words["choices"].to(list[str])[choice], class_name="why better"
    )
