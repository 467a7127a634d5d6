"""A whole visit stage by stage: strong here, weak there, often without knowing it (M3)."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.scenario import STAGES
from service_quest.web.player.play import Play
from service_quest.web.player.tables import Table


def stages_walked(play: Play, ui: Table) -> rx.Component:
    """Build the list of the seven stages with the accuracy in each, after a whole visit."""
    names = ui["levels"].to(dict[str, str])
    rows = (row(play, number, names[stage].to(str)) for number, stage in enumerate(STAGES))
    staged = play.tables.graph["stages"].to(list[int]).length() > 0
    return rx.cond(staged, rx.el.ul(*rows, class_name="ring-list stages-walked"), rx.fragment())


def row(play: Play, number: int, name: rx.Var[str]) -> rx.Component:
    """Build a line of the list; a stage that was not reached shows a dash."""
    taken = steps_in(play, number)
    figure = rx.cond(taken.length() > 0, play.accuracy_of(taken).to_string() + "%", "–")
    return rx.el.li(name, rx.el.b(figure))


def steps_in(play: Play, number: int) -> rx.vars.ArrayVar[list[dict[str, int]]]:
    """Return the steps that were taken in a stage, by its number from 0."""
    stages, nodes = play.tables.graph["stages"].to(list[int]), play.tables.column("node")
    taken = play.path.filter(lambda step: stages[nodes[play.tables.step(step).source]] == number)
    return taken.to(list[dict[str, int]])
