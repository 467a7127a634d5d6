"""One module a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import reflex as rx

from service_quest.web import content
from service_quest.web.content import sentence
from service_quest.web.desk.entry_state import EntryState
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.desk.teams_state import TeamsState
from service_quest.web.head import page_head
from service_quest.web.insight.sharing import SharingState
from service_quest.web.insight.state import InsightState
from service_quest.web.look.stylesheet import GUIDE, PEOPLE, PRACTICE
from service_quest.web.me.looks import LooksState
from service_quest.web.me.state import MeState
from service_quest.web.pages.about import about_page
from service_quest.web.pages.answers import AnswersState, answers_page
from service_quest.web.pages.badges import badges_page
from service_quest.web.pages.board import BoardState, board_page
from service_quest.web.pages.day import day_page
from service_quest.web.pages.desk import desk_page, entry_page, teams_page
from service_quest.web.pages.guide import guide_page
from service_quest.web.pages.house import HouseState, house_page
from service_quest.web.pages.insight import insight_page
from service_quest.web.pages.join import join_page
from service_quest.web.pages.me import me_page
from service_quest.web.pages.play import play_page
from service_quest.web.pages.practice import practice_page
from service_quest.web.pages.privacy import PrivacyState, privacy_page
from service_quest.web.pages.profile import profile_page
from service_quest.web.pages.rules import rules_page
from service_quest.web.pages.settings import settings_page
from service_quest.web.pages.setup import setup_page
from service_quest.web.pages.sign_in import sign_in_page
from service_quest.web.pages.street import street_page

PAGES: dict[str, tuple[str, Callable[[str], rx.Component]]] = {
    "": ("street.title", street_page),
    "rules": ("rules.title", rules_page),
    "settings": ("settings.title", settings_page),
    "about": ("about.title", about_page),
    "setup": ("setup.title", setup_page),
    "sign-in": ("sign_in.title", sign_in_page),
    "join": ("join.title", join_page),
    "privacy": ("privacy.title", privacy_page),
    "me": ("me.title", me_page),
    "profile": ("profile.title", profile_page),
    "badges": ("wall.title", badges_page),
    "guide": ("guide.title", guide_page),
    "board": ("board.title", board_page),
    "day": ("day.title", day_page),
    "practice": ("practice.title", practice_page),
    "desk": ("desk.title", desk_page),
    "insight": ("insight.title", insight_page),
    "house": ("house.title", house_page),
    "desk/entry": ("desk.nav_entry", entry_page),
    "desk/teams": ("desk.nav_teams", teams_page),
    "answers": ("answers.title", answers_page),
}
"""By route under the language: the sentence that names the page, and its builder."""
OF_PLAY = ("", "rules", "settings", "about")
"""The pages that need no more styles than play does."""
OWN_STYLES = {"practice": (PRACTICE,), "guide": (GUIDE,)}
"""The pages that need other styles than those of people."""
ON_LOAD: dict[str, Any] = {
    "me": [MeState.look, SharingState.look, LooksState.look],
    "answers": AnswersState.look,
    "board": BoardState.look,
    "desk": PeopleState.look,
    "desk/entry": EntryState.look,
    "desk/teams": TeamsState.look,
    "insight": InsightState.look,
    "house": HouseState.look,
    "privacy": PrivacyState.tell,
}
"""What the pages that need the server ask of it as one comes to them."""


def add_pages(app: rx.App) -> None:
    """Add every page of every language to the app."""
    for language in content.library().languages:
        for route, (title, build) in PAGES.items():
            path = f"/{language}/{route}".rstrip("/")
            _add(app, path, sentence(language, title), language, partial(build, language), route)
        for name in content.library().scenarios:
            title = content.library().texts(name, language)["title"]
            path = f"/{language}/play/{name}"
            _add(app, path, title, language, partial(play_page, name, language))


def _add(
    app: rx.App,
    route: str,
    title: str,
    language: str,
    build: partial[rx.Component],
    page: str = "",
) -> None:
    # Reflex compiles what the pages of one module are made of into one program; no page
    # should bring along what only another one is made of.
    build.__module__ = __name__ + route.replace("/", ".")
    further = OWN_STYLES.get(page, () if page in OF_PLAY else (PEOPLE,))
    app.add_page(
        build,
        route=route,
        title=f"{title} · {sentence(language, 'app.name')}",
        description=sentence(language, "app.description"),
        meta=page_head(language, *further),
        on_load=ON_LOAD.get(page),
    )
