"""Over all content: no habit does well, and best play wins everything everywhere."""

from __future__ import annotations

import pytest

from service_quest.authoring.bots import BOTS, Bot, Tally, breaches, overall, tallies
from service_quest.authoring.library import load_library
from service_quest.authoring.proofs.cases import blind_win
from service_quest.authoring.proofs.script import Script
from service_quest.authoring.survey import scripts
from service_quest.domain.positions import bound_of
from service_quest.domain.scoring import STARS_MOST


@pytest.fixture(scope="module")
def content() -> list[Script]:
    return scripts(load_library())


@pytest.fixture(scope="module")
def found(content: list[Script]) -> dict[str, dict[str, Tally]]:
    return tallies(content)


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
def test_no_habit_takes_the_place_of_listening(
    bot: Bot, found: dict[str, dict[str, Tally]]
) -> None:
    best_at = [(s, tally) for s, name, tally in breaches(found) if name == bot.name]
    assert not bot.fails(overall(found[bot.name])), best_at


def test_best_play_wins_all_three_stars_from_every_start(content: list[Script]) -> None:
    for script in content:
        for start in script.starts:
            number = start
            while not script.graph.is_ending(number):
                number = script.analysis.best_targets(number)[0]
            outcome = script.analysis.outcomes[number]
            assert outcome and outcome.stars == STARS_MOST, (script.scenario.id, start)


def test_no_fixed_list_of_replies_wins_every_case(content: list[Script]) -> None:
    several = [script for script in content if len(script.scenario.cases) > 1]
    assert several
    for script in several:
        for parting in script.scenario.partings:
            assert blind_win(script, parting) == (), script.scenario.id


def test_every_graph_is_within_its_bound(content: list[Script]) -> None:
    for script in content:
        assert len(script.graph.positions) <= bound_of(script.scenario)
