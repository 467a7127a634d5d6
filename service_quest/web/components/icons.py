"""Icons as components: decorations beside words, silent to screen readers."""

from __future__ import annotations

import reflex as rx


def icon(name: str) -> rx.Component:
    """Build an icon by its name in the look."""
    return rx.el.span(class_name=f"icon icon-{name}", aria_hidden=True)
