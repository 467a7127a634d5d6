"""Every ending of every scenario is played once, from a transcript."""

from __future__ import annotations

import pytest

from service_quest.authoring.library import Library, load_library
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import Condition, Meters, Parting, Regular, Result
from tests.domain.scripts import choice, ending, scenario, talk
from tests.playthroughs.transcripts import FOLDER, as_yaml, played, read, refreshed

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize("name", NAMES)
def test_each_transcript_comes_to_its_ending_and_worth(name: str, library: Library) -> None:
    analysis = analyse(library.scenarios[name].scenario)
    for transcript in read(name).values():
        again = played(analysis, transcript.case, transcript.moves, transcript.start)
        assert again == transcript


def test_every_ending_of_every_scenario_has_a_transcript(library: Library) -> None:
    for name, source in library.scenarios.items():
        endings = {node.id for node in source.scenario.nodes.values() if node.ending}
        assert set(read(name)) == endings, f"refresh: python -m tests.playthroughs {name}"


def test_no_transcript_is_left_of_a_scenario_that_is_gone(library: Library) -> None:
    assert set(NAMES) <= set(library.scenarios)


@pytest.mark.parametrize("name", NAMES)
def test_refreshing_keeps_what_still_holds(name: str, library: Library) -> None:
    source = library.scenarios[name]
    assert {play.ending: play for play in refreshed(source)} == read(name)
    assert as_yaml(source, refreshed(source)).startswith("# Every ending")


def test_an_ending_that_only_one_parting_leads_to_is_played_from_it() -> None:
    cold = choice("a.cold", "gone", needs=Condition(partings=frozenset({Parting.COLD})))
    hello = talk("a", cold, choice("a.on", "warm"))
    met = Regular("earlier", warm=Meters(8, 8, 5), cold=Meters(2, 2, 5))
    script = scenario(hello, ending("warm"), ending("gone", Result.LEFT), regular=met)
    source = ScenarioSource(FOLDER / "small.yaml", script, {"a.cold": "…", "a.on": "…"}, {})
    plays = {play.ending: play for play in refreshed(source)}
    assert (plays["gone"].start, plays["gone"].moves) == (Parting.COLD, ("a.cold",))
    assert "gone:\n  case: only\n  start: cold\n" in as_yaml(source, [plays["gone"]])
