"""The customer's face, easing and hardening with calm."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.scenario import UNSEEN

NO_MOOD = -1
"""Of a face without features."""


def face(picture: rx.Var[str], mood: rx.vars.NumberVar[int], kind: str = "") -> rx.Component:
    """Build a face that shows one of five moods, 0 angry to 4 glad, or no features: NO_MOOD.

    The mood in words stands beside it for screen readers; the picture is mute.
    """
    return rx.el.span(
        class_name=f"face {kind}".strip(),
        custom_attrs={"data-mood": mood, "dangerouslySetInnerHTML": {"__html": picture}},
    )


def unseen(channel: rx.Var[str]) -> rx.vars.BooleanVar:
    """Tell whether the customer's face is hidden where one talks."""
    return rx.Var.create([one.value for one in UNSEEN]).contains(channel)


def marked_unseen(channel: rx.Var[str]) -> dict[str, rx.Var[str]]:
    """Return what tells the stylesheet so."""
    return {"data-unseen": rx.cond(unseen(channel), "", rx.Var("undefined"))}
