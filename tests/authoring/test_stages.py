"""A whole visit as it is written: seven stages in order, and little carried between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_quest.authoring.library import Library
from service_quest.authoring.proofs import prove
from service_quest.authoring.reader import Reading, read_scenario
from service_quest.domain.scenario import STAGES
from tests.authoring.umbrella import changed

SAMPLE = (Path(__file__).parent / "visit.yaml").read_text("utf-8")


def read(folder: Path, *pairs: tuple[str, str]) -> Reading:
    path = folder / "visit.yaml"
    path.write_text(changed(*pairs, text=SAMPLE), "utf-8")
    return read_scenario(path)


def test_the_sample_is_sound_and_goes_through_all_seven_stages(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.problems == ()
    assert reading.source
    script = reading.source.scenario
    assert {node.stage for node in script.nodes.values()} == {*STAGES, None}
    assert script.carried == {"storm", "argued"}
    library = Library(Path(), {script.id: reading.source}, {}, ("et",), {}, {}, ())
    assert prove(reading.source, library) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("start: tune\n", "start: spark\n"), "SQ118"),
        (("to: spark}", "to: need}"), "SQ118"),
        (("to: value}", "to: tune}"), "SQ118"),
        (("  value_on:\n    stage: values\n", "  value_on:\n"), "SQ116"),
        (("level: whole-visit", "level: storm"), "SQ115"),
        ((", carried: true}\n  argued", "}\n  argued"), "SQ120"),
    ],
)
def test_a_break_in_the_chain_is_told(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert told in [problem.code for problem in read(tmp_path, change).problems]


def test_a_fact_may_be_asked_for_in_the_stage_that_finds_it(tmp_path: Path) -> None:
    here = ('l1: "Eelmine läks tuules katki."', 'l1: {say: "Tuules.", when: {found: storm}}')
    kept = (", telling: true, carried: true}", "}")
    later = ("found: storm}, to: part", "found: argued}, to: part")
    told = [p for p in read(tmp_path, here, kept, later).problems if p.code == "SQ120"]
    assert [problem.where for problem in told] == ["solve_on.cheap.to"]


def test_an_ending_may_ask_for_what_was_found_last(tmp_path: Path) -> None:
    letter = ('t1: "Varju ma sain."', 't1: {say: "Varju ma sain.", when: {missing: argued}}')
    assert read(tmp_path, letter).problems == ()
