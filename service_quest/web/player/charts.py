"""Both sides' meters over a conversation, as three small lines."""

from __future__ import annotations

import reflex as rx

from service_quest.web.player.play import Play, Table

METERS = ("calm", "trust", "balance")
STEP = 20
"""Units of width between two turns; a meter's point is ten units high."""


def meters_chart(play: Play, text: Table) -> rx.Component:
    """Build one line a meter, each with its name and its last value in words."""
    return rx.el.div(*(meter_line(play, text, name) for name in METERS), class_name="meters")


def meter_line(play: Play, text: Table, name: str) -> rx.Component:
    """Build the line of one meter from the opening to the end."""
    column = play.tables.column(name)
    first = play.tables.graph["start"].to(list[int])[play.case]
    return rx.el.figure(
        rx.el.figcaption(text[name], " ", rx.el.strong(column[play.position])),
        rx.el.svg(
            rx.el.path(d=line(play, column, first), class_name=f"line-{name}"),
            view_box=rx.Var.create("0 -2 ") + (play.path.length() * STEP).to_string() + " 104",
            preserve_aspect_ratio="none",
            aria_hidden=True,
        ),
        class_name="meter",
    )


def line(
    play: Play, column: rx.vars.ArrayVar[list[int]], first: rx.vars.NumberVar[int]
) -> rx.vars.StringVar:
    """Return the path of a line, ten units a point of the meter, high is up."""
    start = rx.Var.create("M0,") + height(column[first])
    turns = rx.Var.range(play.path.length()).to(list[int])
    rest = turns.map(lambda i: point(play, column, i.to(int)))
    return start + "L" + rest.to(list[str]).join("L")


def point(
    play: Play, column: rx.vars.ArrayVar[list[int]], turn: rx.vars.NumberVar[int]
) -> rx.vars.StringVar:
    """Return the point that a meter came to with a turn (from 0)."""
    target = play.tables.step(play.path[turn]).target
    return ((turn + 1) * STEP).to_string() + "," + height(column[target])


def height(meter: rx.vars.NumberVar[int]) -> rx.vars.StringVar:
    """Return where a meter's value lies from the top."""
    return (100 - meter * 10).to_string()
