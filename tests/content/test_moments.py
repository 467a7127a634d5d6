"""Over all content: enough moments for what matters, none a copy, small enough to bring along."""

from __future__ import annotations

from collections import defaultdict

import brotli
import pytest

from service_quest.domain.moments import Moment
from service_quest.web import content
from service_quest.web.modules import dumped
from service_quest.web.moments import found_moments, practice

MOMENTS_LEAST = 6
"""For each principle of great service, of not arguing, and of both sides."""
CUSTOMERS_LEAST = 4
BYTES_MOST = 90_000
GROUPS = ("great-service", "no-argument", "both-sides")
LANGUAGES = content.library().languages


def about() -> list[str]:
    """Return the principles that must have enough moments."""
    known = content.library().principles.values()
    return [principle.id for principle in known if principle.group in GROUPS]


def training(principle: str) -> list[Moment]:
    """Return the moments that train a principle."""
    return [moment for moment in found_moments() if principle in moment.principles]


@pytest.mark.parametrize("principle", about())
def test_every_principle_that_matters_has_enough_moments_with_several_customers(principle: str):
    found = training(principle)
    assert len(found) >= MOMENTS_LEAST
    assert len({moment.scenario for moment in found}) >= CUSTOMERS_LEAST


def test_every_moment_has_an_id_of_its_own():
    ids = [moment.id for moment in found_moments()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_moment_is_a_copy_of_another(language: str):
    asked: dict[str, list[str]] = defaultdict(list)
    for name, moment in practice(language)["moments"].items():
        words = [moment["lines"], [reply["say"] for reply in moment["replies"]]]
        asked[repr((moment["scenario"], words))].append(name)
    assert [names for names in asked.values() if len(names) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_replies_of_a_moment_read_alike(language: str):
    for name, moment in practice(language)["moments"].items():
        said = [reply["say"] for reply in moment["replies"]]
        assert len(set(said)) == len(said), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_moment_shows_somebody_saying_something(language: str):
    for name, moment in practice(language)["moments"].items():
        assert moment["lines"] or moment["before"], name
        assert moment["principles"], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_languages_moments_are_small_enough_to_bring_along(language: str):
    packed = brotli.compress(dumped(practice(language)).encode())
    assert len(packed) <= BYTES_MOST


def test_whom_one_should_meet_unprepared_is_in_no_moment():
    scenarios = content.library().scenarios
    levels = {scenarios[moment.scenario].scenario.level for moment in found_moments()}
    assert not levels & {"daily", "opening"}
