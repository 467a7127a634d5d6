"""Bots and figures, on scenarios whose worth is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from service_quest.authoring.bots import (
    BOTS,
    PLAYS,
    TURNS_MOST,
    Tally,
    breaches,
    overall,
    played,
    tallies,
    tally_of,
)
from service_quest.authoring.library import load_library
from service_quest.authoring.proofs.script import Script
from service_quest.authoring.source import ScenarioSource
from service_quest.authoring.survey import figures_of, survey
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import HERE, Kind, Meters, Regular, Scenario, Serves
from tests.authoring.proving import HIGH, SOUND, short, swap
from tests.domain.scripts import choice

FIRST, LAST = (next(bot for bot in BOTS if bot.name == name) for name in ("first", "last"))
NAMED = {bot.name: bot for bot in BOTS}
DICE = Random(1)


def script(of: Scenario, **texts: dict[str, str]) -> Script:
    """Return a scenario as the bots see it."""
    return Script(ScenarioSource(Path("small.yaml"), of, {}, {}), analyse(of), texts or {"et": {}})


def likes(bot: str, *kinds: Kind) -> list[str]:
    """Return the kinds that a bot picks of those offered."""
    row = [choice(f"a.{kind}", "b", kind=kind) for kind in kinds]
    return [liked.kind for liked in NAMED[bot].taste(row, {})]


def test_a_bot_that_knows_its_place_wins_what_lies_there() -> None:
    assert tally_of(FIRST, script(SOUND), DICE).stars == 1
    assert tally_of(LAST, script(SOUND), DICE).stars == 0


def test_a_bot_that_reads_lengths_does_so_in_each_language() -> None:
    long, brief = {"a.swap": "long long", "a.shrug": "s"}, {"a.swap": "s", "a.shrug": "long"}
    both = script(SOUND, et=long, en=brief)
    assert tally_of(NAMED["longest"], both, DICE).stars == 0.5
    assert tally_of(NAMED["longest"], script(SOUND, et=long), DICE).stars == 1


@pytest.mark.parametrize(
    ("bot", "offered", "liked"),
    [
        ("apologises", [Kind.ASK, Kind.APOLOGISE], [Kind.APOLOGISE]),
        ("gives", [Kind.AGREE, Kind.ASK, Kind.OFFER], [Kind.AGREE, Kind.OFFER]),
        ("argues", [Kind.ASK, Kind.ATTACK], [Kind.ATTACK]),
        ("leaves", [Kind.STOP, Kind.ASK, Kind.FETCH_HELP], [Kind.STOP, Kind.FETCH_HELP]),
        ("thanks", [Kind.ASK, Kind.OFFER], []),
        ("warm", [Kind.ASK, Kind.WISH], [Kind.WISH]),
    ],
)
def test_a_habit_takes_what_it_likes(bot: str, offered: list[Kind], liked: list[Kind]) -> None:
    assert likes(bot, *offered) == liked


def test_duties_are_told_by_what_a_reply_serves() -> None:
    row = [choice("a.x", "b", serves=Serves.FUNCTION), choice("a.y", "b", serves=Serves.BOTH)]
    assert [liked.id for liked in NAMED["function"].taste(row, {})] == ["a.x"]


def test_whoever_goes_round_for_ever_comes_to_nothing() -> None:
    waiting = short(choice("a.wait", HERE), swap("a.swap"))
    assert played(FIRST, analyse(waiting), 0, {}, DICE) is None
    assert tally_of(FIRST, script(waiting), DICE) == Tally(0, 0)
    assert TURNS_MOST > 21


def test_every_case_and_parting_is_played() -> None:
    cold = Regular("earlier", HIGH, Meters(5, 0, 8))
    assert 0 < tally_of(FIRST, script(replace(SOUND, regular=cold)), DICE).stars < 1


def test_tallies_are_the_same_each_time_whatever_else_is_played() -> None:
    small, other = script(SOUND), script(replace(SOUND, id="other"))
    alone, both = tallies([small]), tallies([other, small])
    assert all(alone[bot.name]["small"] == both[bot.name]["small"] for bot in BOTS)
    assert PLAYS > 1


def test_a_habit_that_pays_is_told_of_where_it_pays() -> None:
    found = {bot.name: {"small": Tally(30, 0.0)} for bot in BOTS}
    found["first"] = {"small": Tally(80, 0.0), "other": Tally(10, 0.0)}
    found["random"] = {"small": Tally(30, 0.06)}
    assert [(s, bot) for s, bot, _ in breaches(found)] == [("small", "random"), ("small", "first")]
    assert overall(found["first"]) == Tally(45, 0)
    assert not FIRST.fails(overall(found["first"]))
    assert FIRST.fails(Tally(55.1, 0)) and FIRST.fails(Tally(0, 0.11))


def test_the_figures_are_of_the_longest_best_path() -> None:
    said = {"a.l1": "one two", "a.swap": "three", "warm.l1": "four", "gone.l1": "unsaid words"}
    figures = figures_of(script(SOUND, et=said), Tally(30, 0))
    assert (figures.words, figures.turns, figures.endings) == (4, 1, 2)
    assert figures.positions == 3
    assert figures.difficulty == analyse(SOUND).best[0] - 30


def test_the_survey_names_every_scenario_every_bot_and_every_breach() -> None:
    scripts = [script(SOUND)]
    told = survey(
        scripts, tallies(scripts), {"checks.report.breach": "{id} {bot} {points} {stars}"}
    )
    lines = told.splitlines()
    assert any(line.startswith("small") for line in lines)
    assert {f"bots.{bot.name}" for bot in BOTS} <= {line.split(" ")[0] for line in lines}
    assert "small bots.first 88 100%" in lines


def test_no_bot_is_without_words(content_root: Path) -> None:
    for texts in load_library(content_root).interface.values():
        assert all(texts[f"checks.bots.{bot.name}"] for bot in BOTS)
