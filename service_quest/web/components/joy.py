"""The moment of joy: what was earned since one last looked, told once, wherever one is then.

The device knows which badges its person has seen; what came to it from elsewhere, or
before it was theirs, is no news. An attempt that is sent late has its moment late.
"""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.pins import pin_of
from service_quest.web.device import device, effect
from service_quest.web.shell import me

MOMENT = {"animation": "puff .6s ease-out", "width": "4rem", "gridRow": "span 3"}
"""As long as a window takes to light; nothing moves where motion is unwanted."""


class Enjoying(rx.Fragment):
    """Renders nothing: notes that the news was shown, and lets it go as one leaves."""

    news: rx.Var[int]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Note it whenever there is more news."""
        enjoy = device("enjoy")
        code = f"() => {enjoy.call(self.news)!s}, [{self.news!s}]"
        return [effect("useEffect", code, enjoy, self.news)]

    def _exclude_props(self) -> list[str]:
        return ["news"]


def news(pins: rx.Var[dict[str, Any]]) -> rx.vars.ArrayVar[list[str]]:
    """Return the badges that were earned and not yet shown here, of those that have words."""
    have = me("badges").to(dict[str, str])
    seen = rx.cond(me("seen"), me("seen"), []).to(list[str])
    fresh = have.keys().filter(lambda badge: pins[badge] & ~seen.contains(badge))
    return rx.cond(have, fresh, []).to(list[str])


@rx.memo
def joy(pins: rx.Var[dict[str, Any]]) -> rx.Component:
    """Build a card for each new badge, read out as it appears; `pins` as in `content.pins`."""
    badges = news(pins)
    told = pins.to(dict[str, dict[str, str]])
    return rx.fragment(
        Enjoying.create(news=badges.length()),
        rx.el.div(
            rx.foreach(badges, lambda badge: card(told[badge.to(str)].to(dict[str, str]))),
            role="status",
            # Out of the way while it is empty: a grid would leave room for it.
            class_name=rx.cond(badges.length() > 0, "stack joy", "sr"),
        ),
    )


def card(badge: rx.vars.ObjectVar[dict[str, str]]) -> rx.Component:
    """Build the card of one new badge: its pin, its name, and the sentence on earning it."""
    return rx.el.section(
        pin_of(badge["shape"], badge["enamel"], badge["symbol"], style=MOMENT),
        rx.el.p(badge["new"], class_name="label"),
        rx.el.h2(badge["name"]),
        rx.el.p(badge["earned"]),
        class_name="card next-shift",
    )
