"""Every ending of every scenario is played once, from a transcript."""

from __future__ import annotations

import pytest

from service_quest.authoring.library import Library, load_library
from service_quest.domain.analysis import analyse
from tests.playthroughs.transcripts import FOLDER, as_yaml, played, read, refreshed

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize("name", NAMES)
def test_each_transcript_comes_to_its_ending_and_worth(name: str, library: Library) -> None:
    analysis = analyse(library.scenarios[name].scenario)
    for transcript in read(name).values():
        assert played(analysis, transcript.case, transcript.moves) == transcript


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
