"""The customer's face, easing and hardening with calm."""

from __future__ import annotations

import reflex as rx

MOODS = 5


def face(look: rx.Var[str] | str, mood: rx.vars.NumberVar[int]) -> rx.Component:
    """Build a face that shows one of five moods, 0 angry to 4 glad.

    The mood in words stands beside it for screen readers; the pictures are mute.
    """
    return rx.el.div(
        *(_picture(look, number) for number in range(MOODS)),
        class_name="face",
        custom_attrs={"data-mood": mood},
    )


def _picture(look: rx.Var[str] | str, mood: int) -> rx.Component:
    return rx.el.img(
        src=rx.Var.create(look).to(str) + f"-{mood}.svg",
        alt="",
        class_name=f"mood mood-{mood}",
    )
