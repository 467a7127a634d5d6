"""The field guide's page: built in every language, and the ways that lead to it."""

from __future__ import annotations

import json

import pytest

from service_quest.authoring.guide import FAMILIES
from service_quest.web import content
from service_quest.web.look.icons import ICONS
from service_quest.web.pages import PAGES
from service_quest.web.pages.guide import SPINES

LANGUAGES = content.library().languages
LINKING = ("", "about")


def rendered(page: str, language: str) -> str:
    """Return a page as it is handed to the compiler."""
    _, build = PAGES[page]
    return str(build(language).render()).replace("\\\\", "\\")


def as_written(text: str) -> str:
    """Return a text as it stands in what is handed to the compiler."""
    return json.dumps(text)[1:-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_built_with_its_question(language: str):
    assert as_written(content.sentence(language, "meaning.question")) in rendered("guide", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", LINKING)
def test_a_page_leads_to_the_guide(page: str, language: str):
    assert f"/{language}/guide/" in rendered(page, language)


def test_the_street_asks_what_service_means():
    assert as_written(content.sentence("et", "meaning.question")) in rendered("", "et")


def test_every_family_has_its_icon():
    assert tuple(SPINES) == FAMILIES
    assert set(SPINES.values()) <= set(ICONS)


def test_a_principle_leads_to_a_card_or_a_family_that_is_there():
    guide = content.guide("et")
    there = {*FAMILIES, *(card["id"] for card in guide["cards"])}
    leaves = content.leaves()
    assert set(leaves.values()) <= there
    assert leaves["A3"] == "thoughts"
    assert {name for name in content.library().principles if name[0] in "GABT"} == set(leaves)


def test_no_id_on_the_page_is_used_twice():
    ids = [*FAMILIES, *(card["id"] for card in content.guide("et")["cards"])]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_all_the_sentences_that_it_shows(language: str):
    assert all(content.guide(language)["say"].values())
