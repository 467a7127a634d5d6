"""Regulars as they are written: who they were met as, and what each parting must allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from service_quest.authoring.compiled import compile_graph
from service_quest.authoring.regulars import check_regulars
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import Case, Goal, Meters, Parting, Regular
from tests.authoring.proving import ENDS, HIGH, SOUND, places, proven, short, shrug, swap
from tests.authoring.umbrella import reading
from tests.domain.scripts import at_least, choice, kettle, scenario, talk

LOW = Meters(3, 3, 8)
REGULAR = (
    "trust: 5}\n  regular: {after: earlier, warm: {calm: 7, trust: 8}, cold: {calm: 2, trust: 3}}"
)


def told(after: Mapping[str, str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the codes told of regulars, by scenario. `after`: where each was met before."""

    def source(name: str) -> ScenarioSource:
        regular = Regular(after[name], HIGH, LOW) if name in after else None
        script = replace(kettle(), id=name, regular=regular)
        return ScenarioSource(Path(f"{name}.yaml"), script, {"customer.name": names[name]}, {})

    sources = {name: source(name) for name in names}
    problems = check_regulars(sources, sources, ["et"], lambda name, _: sources[name].texts)
    return [(problem.path.stem, problem.code) for problem in problems]


def test_a_regular_comes_back_from_a_scenario_that_there_is() -> None:
    assert told({"b": "a"}, {"a": "Maie", "b": "Maie"}) == []
    assert told({"b": "c"}, {"a": "Maie", "b": "Maie"}) == [("b", "SQ102")]


def test_a_round_is_told_at_each_scenario_in_it_but_not_before_it() -> None:
    names = dict.fromkeys("abc", "Maie")
    assert told({"a": "b", "b": "c", "c": "b"}, names) == [("b", "SQ103"), ("c", "SQ103")]


def test_a_regular_keeps_the_name() -> None:
    assert told({"b": "a"}, {"a": "Maie", "b": "Mai"}) == [("b", "SQ104")]


def test_a_regular_is_read_with_the_moods_of_both_partings(tmp_path: Path) -> None:
    source = reading(tmp_path, ("trust: 5}", REGULAR)).source
    assert source
    assert source.scenario.regular == Regular("earlier", Meters(7, 8, 7), Meters(2, 3, 7))
    assert source.scenario.opening == Meters(5, 5, 7)


@pytest.mark.parametrize("swapped", [("calm: 7", "calm: 4"), ("trust: 3", "trust: 6")])
def test_a_warmer_parting_opens_no_colder(tmp_path: Path, swapped: tuple[str, str]) -> None:
    found = reading(tmp_path, ("trust: 5}", REGULAR), swapped)
    assert [problem.code for problem in found.problems] == ["SQ105"]


def test_a_parting_is_known_at_the_first_node_only(tmp_path: Path) -> None:
    first = ("l1: Tere. See vari läks katki.", "l1: {say: Tere., when: {parting: [warm, plain]}}")
    later = ("l1: Selge.", "l1: {say: Selge., when: {parting: cold}}")
    met = ("trust: 5}", REGULAR)
    assert reading(tmp_path, met, first).problems == ()
    assert [p.code for p in reading(tmp_path, first).problems] == ["SQ106"]
    assert [p.where for p in reading(tmp_path, met, later).problems] == ["cold.l1.when"]


def test_three_stars_are_within_reach_after_every_parting() -> None:
    met = replace(SOUND, regular=Regular("earlier", HIGH, LOW))
    problems = proven(met)
    assert [problem.data["parting"] for problem in problems["SQ074"]] == ["cold"]
    assert "SQ056" not in problems
    assert places(replace(met, regular=Regular("earlier", HIGH, Meters(8, 7, 8))), "SQ074") == []


def test_what_shows_after_one_parting_only_names_it() -> None:
    # Only a customer whom the trainee sent off coldly can be talked round into a dead end.
    stuck = talk("b", choice("b.never", "gone", needs=at_least(trust=9)))
    hello = talk("a", swap("a.swap"), choice("a.on", "b", needs=at_least(trust=4)))
    script = scenario(hello, stuck, *ENDS, opening=LOW, regular=Regular("earlier", HIGH, LOW))
    (problem,) = proven(script)["SQ054"]
    assert problem.data["case"] == "only, warm"


def test_each_parting_has_to_be_listened_to_anew() -> None:
    # After a cold parting the customer takes what either case needs.
    both = frozenset({"swap"})
    cases = (Case("a", both), Case("b", both))
    first = swap("a.swap", needs=at_least(calm=8))
    met = short(
        first,
        shrug("a.shrug"),
        cases=cases,
        opening=LOW,
        regular=Regular("earlier", HIGH, LOW),
    )
    assert places(met, "SQ069") == ["cases"]
    assert places(replace(met, regular=None), "SQ069") == []


def test_the_tables_tell_where_each_parting_starts_and_when_it_is_meant() -> None:
    script = kettle(regular=Regular("earlier", HIGH, LOW))
    analysis = analyse(script)
    table = compile_graph(analysis, "0" * 16)
    assert table["partings"] == ["plain", "warm", "cold"]
    assert table["start"] == [[analysis.graph.start("only", parting)] for parting in Parting]
    assert table["regular"] == {"after": "earlier", "parting": [2] * 7 + [0] * 2 + [1] * 2}
    won_back = compile_graph(analysis, "0" * 16, Goal.WON_BACK)
    assert won_back["regular"] == {"after": "earlier", "parting": [2] * 6 + [0] + [1] * 4}
    assert compile_graph(analyse(kettle()), "0" * 16)["regular"] == {}
