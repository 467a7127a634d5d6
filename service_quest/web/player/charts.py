"""Both sides' meters over a conversation, as three lines in one picture."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from service_quest.web.player.play import Play
from service_quest.web.player.tables import Table

METERS = {"calm": "calm", "trust": "trust", "balance": "own"}
"""Columns of the tables and the classes their lines are drawn with."""


class Polyline(BaseHTML):
    """An SVG polyline, which Reflex has not."""

    tag = "polyline"
    points: rx.Var[str]


def meters_chart(play: Play, ui: Table) -> rx.Component:
    """Build the chart: time runs right, ten is on top; the turning point is marked."""
    names = ui["debrief"].to(dict[str, str])
    turning = rx.cond(play.turning_point() >= 0, play.turning_point(), -1).to(int)
    mark = rx.Var.create("M") + across(play, turning + 1) + " 0V100"
    return rx.el.figure(
        rx.el.svg(
            rx.el.path(d="M0 0H100M0 50H100", class_name="grid"),
            rx.cond(turning >= 0, rx.el.path(d=mark, class_name="turn"), rx.fragment()),
            *(
                Polyline.create(points=line(play, name), class_name=drawn)
                for name, drawn in METERS.items()
            ),
            view_box="0 0 100 100",
            preserve_aspect_ratio="none",
            aria_hidden=True,
        ),
        rx.el.figcaption(*(key(play, names, name, drawn) for name, drawn in METERS.items())),
        class_name="meters",
    )


def key(play: Play, names: Table, name: str, drawn: str) -> rx.Component:
    """Name a line, with what the meter came to, for those who do not see it too."""
    return rx.el.span(
        rx.el.svg(
            Polyline.create(points="1,4 29,4", class_name=drawn),
            view_box="0 0 30 8",
            aria_hidden=True,
        ),
        names[name],
        " ",
        play.meter(name),
        class_name="key",
    )


def line(play: Play, name: str) -> rx.vars.StringVar:
    """Return the points of a meter's line, from the opening to the end."""
    column = play.tables.column(name)
    turns = rx.Var.range(play.path.length()).to(list[int])
    rest = turns.map(lambda turn: point(play, column, turn.to(int)))
    start = rx.Var.create("0,") + height(column[play.start])
    return start + " " + rest.to(list[str]).join(" ")


def point(
    play: Play, column: rx.vars.ArrayVar[list[int]], turn: rx.vars.NumberVar[int]
) -> rx.vars.StringVar:
    """Return the point that a meter came to with a turn (from 0)."""
    target = play.tables.step(play.path[turn]).target
    return across(play, turn + 1) + "," + height(column[target])


def across(play: Play, turns: rx.vars.NumberVar[int]) -> rx.vars.StringVar:
    """Return how far right a number of turns lies, of 100."""
    return (turns * 100 / play.path.length()).to_string()


def height(meter: rx.vars.NumberVar[int]) -> rx.vars.StringVar:
    """Return how far down a meter's value lies, of 100."""
    return (100 - meter * 10).to_string()
