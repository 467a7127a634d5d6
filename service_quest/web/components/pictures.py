"""Drawings from the look, set into pages as they are."""

from __future__ import annotations

from typing import Any

import reflex as rx


def picture(
    svg: str | rx.Var[str], kind: str | rx.Var[str] = "", **attributes: Any
) -> rx.Component:
    """Build an element that holds a drawing; `attributes` carry its state (`data-…`)."""
    inner = {"dangerouslySetInnerHTML": {"__html": svg}}
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return rx.el.span(class_name=kind, custom_attrs=inner | named)
