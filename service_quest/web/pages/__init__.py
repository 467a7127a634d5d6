"""One module a page."""

from __future__ import annotations

import reflex as rx

from service_quest.web import content
from service_quest.web.pages.play import play_page


def add_pages(app: rx.App) -> None:
    """Add every page of every language to the app."""
    for language in content.library().languages:
        for scenario_id in content.library().scenarios:
            _add_play(app, scenario_id, language)


def _add_play(app: rx.App, scenario_id: str, language: str) -> None:
    title = content.library().texts(scenario_id, language)["title"]
    app.add_page(
        lambda: play_page(scenario_id, language),
        route=f"/{language}/play/{scenario_id}",
        title=f"{title} · Service Quest",
    )
