"""Keeps the play on the device as it goes, and takes it up again."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.device import device, effect
from service_quest.web.player.play import Play
from service_quest.web.player.tables import Table


class Keeping(rx.Fragment):
    """Renders nothing: it ties the player's state to the device's storage."""

    begin: rx.Var[Any]
    kept: rx.Var[Any]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Take up the play before the first paint; keep it after every change."""
        begin = f"() => {{ setPlay({self.begin!s}); window.sqAlive(); }}, []"
        kept = f"() => {{ if (play.id) setPlay({self.kept!s}); }}, [play]"
        return [effect("useLayoutEffect", begin, self.begin), effect("useEffect", kept, self.kept)]

    def _exclude_props(self) -> list[str]:
        return ["begin", "kept"]


def keeping(play: Play, words: Table, ui: Table) -> rx.Component:
    """Build the invisible part that keeps a play."""
    graph = play.tables.graph
    return Keeping.create(
        begin=device("begin").call(graph),
        kept=device("keep").call(graph, ui["language"], play.value, how_it_went(play, words)),
    )


def how_it_went(play: Play, words: Table) -> rx.Var[Any]:
    """Return what the device notes of a play beside its outcome."""
    first = play.tables.graph["choices"].to(list[dict[str, str]])[play.path[0]["c"].to(int)]
    return rx.Var.create(
        {
            "accuracy": play.accuracy(),
            "grades": play.grades(),
            "reply": first["id"],
            "case": play.tables.graph["cases"].to(list[str])[play.case],
            "letter": words["lines"].to(list[str])[play.outcome["letter"].to(list[int])[0]],
        }
    )
