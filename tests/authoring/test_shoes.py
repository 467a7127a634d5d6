"""The customer's side: another meaning of the same meters, and proofs of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service_quest.authoring.compiled import compile_graph
from service_quest.authoring.library import Library, load_library
from service_quest.authoring.proofs import prove
from service_quest.authoring.reader import Reading, read_scenario
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import replay
from service_quest.domain.badges import Badge, MoveRule, play_of, shown_in
from service_quest.domain.scenario import Kind, Line, Meters, Scenario, Side
from service_quest.domain.scoring import Grade
from service_quest.domain.version import content_version, structure_of
from tests.authoring.proving import SOUND, changed, places, short, shrug, swap
from tests.authoring.umbrella import changed as rewritten

SAMPLE = (Path(__file__).parent / "kettle-shoes.yaml").read_text("utf-8")
WELL = ["hello.tell", "wish.swap", "fixed.thank"]


def read(folder: Path, *pairs: tuple[str, str]) -> Reading:
    path = folder / "kettle-shoes.yaml"
    path.write_text(rewritten(*pairs, text=SAMPLE), "utf-8")
    return read_scenario(path)


@pytest.fixture
def sample(tmp_path: Path) -> ScenarioSource:
    """The sample of this side: a kettle that leaks, told by its owner."""
    source = read(tmp_path).source
    assert source
    return source


def as_customer(script: Scenario) -> Scenario:
    return replace(script, side=Side.CUSTOMER)


def test_the_sample_is_sound(sample: ScenarioSource) -> None:
    library = Library(Path(), {sample.scenario.id: sample}, {}, ("et",), {}, {}, ())
    assert read_scenario(sample.path).problems == ()
    assert prove(sample, library) == []


def test_background_wish_and_thanks_win_all_stars_and_an_attack_loses_most(
    sample: ScenarioSource,
) -> None:
    analysis = analyse(sample.scenario)
    well = replay(analysis, "stock", WELL)
    assert well.outcome.stars == 3
    badly = replay(analysis, "stock", ["hello.rubbish", "cross.leave"])
    assert badly.outcome.stars == 0
    assert badly.moves[0].grade in (Grade.MISTAKE, Grade.BLUNDER)


def test_the_side_is_part_of_the_version_and_of_the_tables(sample: ScenarioSource) -> None:
    script = sample.scenario
    assert "side" not in structure_of(replace(script, side=Side.SERVER))
    assert content_version(script) != content_version(replace(script, side=Side.SERVER))
    assert compile_graph(analyse(script), "0" * 16)["side"] == "customer"


def test_badges_are_of_serving(sample: ScenarioSource) -> None:
    thanks = Badge("thanks", "words", move=MoveRule(kinds=frozenset({Kind.THANK})))
    analysis = analyse(sample.scenario)
    play = play_of(analysis, "stock", WELL)
    assert shown_in(play, [thanks]).badges == frozenset()
    assert shown_in(replace(play, side=Side.SERVER), [thanks]).badges == {"thanks"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("level: daily", "level: opening"), [("SQ107", "level")]),
        (("side: customer\n", ""), [("SQ108", "hello.rubbish.kind")]),
        (("kind: stop", "kind: fetch-help"), [("SQ108", "cross.leave.kind")]),
        (("goal: promoter", "goal: safe-stop"), [("SQ108", "goal")]),
        ((", telling: true", ""), [("SQ109", "facts")]),
    ],
)
def test_what_belongs_to_one_side_is_not_found_on_the_other(
    tmp_path: Path, change: tuple[str, str], told: list[tuple[str, str]]
) -> None:
    assert [(p.code, p.where) for p in read(tmp_path, change).problems][:1] == told


def test_the_level_of_the_customers_shoes_is_played_in_them(tmp_path: Path) -> None:
    shoes = ("level: daily", "level: customers-shoes")
    assert "SQ107" not in [p.code for p in read(tmp_path, shoes).problems]
    assert "SQ107" in [p.code for p in read(tmp_path, shoes, ("side: customer\n", "")).problems]


@pytest.mark.parametrize(("trust", "forgiven"), [(-3, []), (-2, ["a.attack"])])
def test_an_attack_never_leaves_all_three_stars(trust: int, forgiven: list[str]) -> None:
    attack = {"kind": Kind.ATTACK, "thought": Line("a.attack.thought")}
    first = swap("a.attack", effects=Meters(trust=trust, balance=1), **attack)
    script = short(first, shrug("a.shrug"), opening=Meters(8, 9, 8))
    assert places(as_customer(script), "SQ075") == forgiven
    assert places(script, "SQ075") == []


def test_an_attack_shows_what_it_does(tmp_path: Path) -> None:
    script = as_customer(changed(SOUND, "a.shrug", kind=Kind.ATTACK))
    assert places(script, "SQ076") == ["a.shrug"]


def test_help_needs_a_clear_wish() -> None:
    assert places(as_customer(SOUND), "SQ077") == ["warm"]
    assert places(as_customer(changed(SOUND, "a.swap", kind=Kind.NAME_REMEDY)), "SQ077") == []


@pytest.mark.parametrize("kind", [Kind.COMPLAIN, Kind.DEMAND, Kind.ATTACK, Kind.BLAME])
def test_what_no_server_can_use_costs_something(kind: Kind) -> None:
    free = swap("a.swap", kind=Kind.NAME_REMEDY), swap("a.free", kind=kind)
    assert places(as_customer(short(*free)), "SQ065") == ["a.free"]


def test_duties_are_not_asked_of_customers() -> None:
    lifeless = changed(SOUND, "a.swap", serves="neither")
    assert places(lifeless, "SQ059") == ["warm"]
    assert places(as_customer(lifeless), "SQ059") == []


def test_what_is_said_otherwise_stands_in_for_what_there_is(content_root: Path) -> None:
    for texts in load_library(content_root).interface.values():
        others = [i.removeprefix("as_customer.") for i in texts if i.startswith("as_customer.")]
        assert others
        assert set(others) <= set(texts)
