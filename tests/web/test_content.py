"""What the pages take from the content."""

from __future__ import annotations

import pytest

from service_quest.domain.scenario import LEVELS, Parting, Scenario
from service_quest.web import content

SHARED = ("player.replies", "grades.best", "debrief.again")
OTHERWISE = {
    "customer": ("player.balance", "debrief.calm", "debrief.trust", "moods.0", "speakers.customer"),
    "safe-stop": ("debrief.would_recommend", "debrief.promoter", "debrief.won_throughout"),
}


def at(tree: object, text_id: str) -> object:
    for part in text_id.split("."):
        assert isinstance(tree, dict)
        tree = tree[part]
    return tree


@pytest.mark.parametrize("manner", OTHERWISE)
@pytest.mark.parametrize("language", content.library().languages)
def test_each_manner_of_telling_has_words_of_its_own(language: str, manner: str) -> None:
    mine, theirs = content.interface(language), content.interface(language, manner)
    assert all(at(mine, text_id) == at(theirs, text_id) for text_id in SHARED)
    assert all(at(mine, text_id) != at(theirs, text_id) for text_id in OTHERWISE[manner])
    assert set(mine) == set(theirs)


def test_what_is_said_otherwise_stands_in_for_something() -> None:
    for language in content.library().languages:
        texts = content.library().interface[language]
        for prefix in content.OTHERWISE.values():
            others = {i.removeprefix(prefix) for i in texts if i.startswith(prefix)}
            assert others
            assert others <= set(texts)


def test_abuse_is_told_as_a_stop_and_what_the_trainee_buys_as_a_customer() -> None:
    manners = {
        name: content.manner_of(source.scenario)
        for name, source in content.library().scenarios.items()
    }
    assert manners["concert-door"] == "safe-stop"
    assert manners["wine-and-salt"] == "customer"
    assert manners["storm-harbour"] == content.SERVING


def along_the_street(scenario: Scenario) -> tuple[bool, int, int]:
    """The newcomer's first minute comes before all others."""
    return scenario.level != "opening", LEVELS.index(scenario.level), scenario.order


def test_every_regular_was_met_earlier_on_the_street_and_parted_from_in_any_of_three_ways() -> None:
    scripts = {name: source.scenario for name, source in content.library().scenarios.items()}
    again = [script for script in scripts.values() if script.regular]
    assert len(again) >= 6
    for script in again:
        assert script.regular
        before = scripts[script.regular.after]
        assert along_the_street(before) < along_the_street(script)
        table = content.graph(script.id)
        given = {end["recommendation"] for end in content.graph(before.id)["ends"]}
        partings = {table["partings"][table["regular"]["parting"][one]] for one in given}
        assert partings == set(Parting), script.id
