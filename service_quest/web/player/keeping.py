"""Keeps the play on the device as it goes, and takes it up again."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData

from service_quest.web.device import device
from service_quest.web.player.play import Play, Table


class Keeping(rx.Fragment):
    """Renders nothing: it ties the player's state to the device's storage."""

    begin: rx.Var[Any]
    kept: rx.Var[Any]

    def add_hooks(self) -> list[str | rx.Var]:
        """Take up the play once mounted; keep it after every change."""
        effect = VarData(
            imports={"react": [ImportVar(tag="useEffect"), ImportVar(tag="useLayoutEffect")]}
        )
        begin, kept = str(self.begin), str(self.kept)
        return [
            rx.Var(
                f"useLayoutEffect(() => setPlay({begin}), [])",
                _var_data=VarData.merge(effect, self.begin._get_all_var_data()),
            ),
            rx.Var(
                f"useEffect(() => {{ if (play.id) setPlay({kept}); }}, [play])",
                _var_data=VarData.merge(effect, self.kept._get_all_var_data()),
            ),
        ]

    def _exclude_props(self) -> list[str]:
        return ["begin", "kept"]


def keeping(play: Play, ui: Table) -> rx.Component:
    """Build the invisible part that keeps a play."""
    graph = play.tables.graph
    return Keeping.create(
        begin=device("begin").call(graph),
        kept=device("keep").call(graph, ui["language"], play.value, play.accuracy()),
    )
