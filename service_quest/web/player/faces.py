"""The customer's face, easing and hardening with calm."""

from __future__ import annotations

import reflex as rx

NO_MOOD = -1


def face(picture: rx.Var[str], mood: rx.vars.NumberVar[int], kind: str = "") -> rx.Component:
    """Build a face that shows one of five moods, 0 angry to 4 glad, or no features: NO_MOOD.

    The mood in words stands beside it for screen readers; the picture is mute.
    """
    return rx.el.span(
        class_name=f"face {kind}".strip(),
        custom_attrs={"data-mood": mood, "dangerouslySetInnerHTML": {"__html": picture}},
    )
