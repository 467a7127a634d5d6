"""The page of one scenario in one language: the conversation, then its debrief."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from service_quest.web import content
from service_quest.web.components.joy import joy
from service_quest.web.modules import module
from service_quest.web.player.debrief import awaited, debrief
from service_quest.web.player.keeping import keeping
from service_quest.web.player.play import FRESH, Play
from service_quest.web.player.tables import Tables
from service_quest.web.player.talk import conversation
from service_quest.web.shell import notices, skip_link, watching


@rx.memo
def player(
    *,
    graph: rx.Var[dict[str, Any]],
    rules: rx.Var[dict[str, Any]],
    words: rx.Var[dict[str, Any]],
    ui: rx.Var[dict[str, Any]],
    picture: rx.Var[str],
    room: rx.Var[str],
    pins: rx.Var[dict[str, Any]],
) -> rx.Component:
    """Build the player of any scenario from its tables and words."""
    state = ClientStateVar.create("play", default=FRESH, global_ref=False)
    play = Play(Tables(graph, rules), state)
    return rx.el.main(
        keeping(play, words, ui),
        rx.cond(
            play.ended,
            debrief(play, words, ui, picture, joy(pins=pins)),
            conversation(play, words, ui, picture, room),
        ),
        id="main",
        tab_index=-1,
        class_name="player",
    )


def play_page(scenario_id: str, language: str) -> rx.Component:
    """Build the page of a scenario."""
    scenario = content.library().scenarios[scenario_id].scenario
    return rx.fragment(
        watching(),
        skip_link(language),
        awaited(scenario.place, content.words(scenario_id, language)["customer"]),
        player(
            graph=module(scenario_id, "graph"),
            rules=module("rules"),
            words=module(scenario_id, language),
            ui=module("interface", content.manner_of(scenario), language),
            picture=module("face", scenario.look).to(str),
            room=module("room", scenario.place).to(str),
            pins=module("pins", language),
        ),
        notices(language),
    )
