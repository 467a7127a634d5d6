"""Badges as pins in pages: decorations beside words, silent to screen readers."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.look.pins import INSET, SHINE, outline, symbol


def pin(badge: str, family: str) -> rx.Component:
    """Build the pin of a badge that is known beforehand."""
    drawn = outline(family)
    return pin_of(drawn.shape, f"var(--{drawn.enamel})", symbol(badge))


def pin_of(shape: Any, enamel: Any, mark: Any, **attributes: Any) -> rx.Component:
    """Build a pin from its outline, its enamel and its symbol, each known or a `Var`.

    Paints are attributes, so that a page needs no styles of its own for a pin; those
    that show pins still to come repaint them (`look/css/badges.css`).
    """
    lines = {"fill": "none", "strokeLinecap": "round", "strokeLinejoin": "round"}
    rim = {"fill": enamel, "stroke": "var(--amber)", "strokeWidth": 3}
    shine = {**lines, "stroke": "#fff", "strokeWidth": 3, "opacity": 0.35}
    strokes = {**lines, "stroke": "var(--paper)", "strokeWidth": 2, "transform": INSET}
    return rx.el.svg(
        rx.el.path(d=shape, class_name="enamel", custom_attrs=rim),
        rx.el.path(d=SHINE, class_name="shine", custom_attrs=shine),
        rx.el.path(d=mark, class_name="symbol", custom_attrs=strokes),
        class_name="pin",
        view_box="0 0 64 64",
        aria_hidden=True,
        custom_attrs=attributes,
    )
