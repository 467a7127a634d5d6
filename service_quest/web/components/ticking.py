"""A beat for pages that stay up to date: an event at an interval, while somebody looks."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.device import effect

LIVE_MS = 1_100


class Ticking(rx.Fragment):
    """Renders nothing: asks anew while the page is in view and the server is there.

    An event that finds no connection is dropped (`temporal`): the next one is soon.
    """

    on_tick: rx.EventHandler[rx.event.no_args_event_spec]
    every: rx.Var[int]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Start the beat with the page, and stop it as one leaves."""
        tick = rx.Var.create(self.event_triggers["on_tick"])
        code = (
            f"() => {{ const beat = setInterval(() => document.hidden || ({tick!s})(), "
            f"{self.every!s}); return () => clearInterval(beat); }}, []"
        )
        return [effect("useEffect", code, tick)]

    def _exclude_props(self) -> list[str]:
        return ["on_tick", "every"]


def ticking(event: Any, every: int = LIVE_MS) -> rx.Component:
    """Build the beat of a page; `event` must be harmless to repeat. `every` in ms."""
    return Ticking.create(on_tick=event.temporal, every=every)
