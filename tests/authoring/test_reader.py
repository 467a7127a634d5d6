"""What a scenario file says reaches the domain, and what it gets wrong is all told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import (
    ALWAYS,
    Branch,
    Channel,
    Condition,
    Ending,
    Farewell,
    Goal,
    Kind,
    Meters,
    Result,
    Serves,
    Speaker,
)
from tests.authoring.umbrella import changed, codes, reading

ASK = "        say: Kuidas see juhtus?\n"


@pytest.fixture
def umbrella(tmp_path: Path) -> ScenarioSource:
    found = reading(tmp_path)
    assert found.source, found.problems
    return found.source


def test_a_sound_scenario_has_no_problems(tmp_path: Path) -> None:
    assert reading(tmp_path).problems == ()


def test_the_head_of_a_file_is_read(umbrella: ScenarioSource) -> None:
    scenario = umbrella.scenario
    assert (scenario.id, scenario.level, scenario.place) == ("umbrella", "opening", "shop")
    assert (scenario.channel, scenario.goal) == (Channel.COUNTER, Goal.PROMOTER)
    assert (scenario.address, scenario.language, scenario.look) == ("teie", "et", "aino")
    assert scenario.opening == Meters(calm=5, trust=5, balance=7)
    assert scenario.start == "hello"


def test_facts_solutions_and_cases_are_read(umbrella: ScenarioSource) -> None:
    scenario = umbrella.scenario
    assert scenario.facts == ("wind",)
    assert scenario.telling == {"wind"}
    assert scenario.solutions == ("swap",)
    assert scenario.case_by_id["rain"].fits == {"swap"}
    assert scenario.case_by_id["rain"].partly == frozenset()


def test_a_choice_is_read_with_all_it_does(umbrella: ScenarioSource) -> None:
    ask = umbrella.scenario.choices["hello.ask"]
    assert ask.kind is Kind.ASK
    assert ask.principles == ("B3",)
    assert ask.effects == Meters(calm=1, trust=1, balance=0)
    assert ask.finds == {"wind"}
    assert ask.branches == (Branch("offer"),)
    assert [line.id for line in ask.reply] == ["hello.ask.r1"]


def test_branches_are_read_in_order(umbrella: ScenarioSource) -> None:
    swap = umbrella.scenario.choices["offer.swap"]
    told = Condition(found=frozenset({"wind"}))
    assert swap.offers == "swap"
    assert swap.branches == (Branch("bye", told, lands=True), Branch("cold"))


def test_what_is_left_out_takes_its_neutral_value(umbrella: ScenarioSource) -> None:
    doubt = umbrella.scenario.choices["hello.doubt"]
    assert doubt.serves is Serves.NEITHER
    assert (doubt.needs, doubt.effects, doubt.finds) == (ALWAYS, Meters(), frozenset())
    assert umbrella.scenario.nodes["hello"].lines[0].by is Speaker.CUSTOMER


def test_an_ending_is_read_with_its_letter(umbrella: ScenarioSource) -> None:
    bye = umbrella.scenario.nodes["bye"]
    assert bye.ending == Ending(Result.AGREED, Farewell.WARM)
    assert [line.id for line in bye.letter] == ["bye.t1"]


def test_a_condition_is_read_with_every_part(tmp_path: Path) -> None:
    needs = (
        "        needs: {case: rain, found: wind, missing: ['landed:swap'],"
        " min: {trust: 3}, max: {balance: 8}}\n"
    )
    source = reading(tmp_path, (ASK, ASK + needs)).source
    assert source
    assert source.scenario.choices["hello.ask"].needs == Condition(
        cases=frozenset({"rain"}),
        found=frozenset({"wind"}),
        missing=frozenset({"landed:swap"}),
        minimum=Meters(trust=3),
        maximum=Meters(10, 10, 8),
    )


def test_lines_may_name_their_speaker_and_condition(tmp_path: Path) -> None:
    line = "      l2: {say: Ära viitsi., by: old-hand, when: {case: rain}}\n"
    greeting = "      l1: Tere. See vari läks katki.\n"
    source = reading(tmp_path, (greeting, greeting + line)).source
    assert source
    spoken = source.scenario.nodes["hello"].lines[1]
    assert (spoken.by, spoken.when.cases) == (Speaker.OLD_HAND, {"rain"})
    assert source.texts["hello.l2"] == "Ära viitsi."


def test_choices_offered_everywhere_are_left_out_of_quiet_nodes(tmp_path: Path) -> None:
    always = (
        "always:\n  breathe:\n    say: (Hingan.)\n    kind: regain\n"
        "    effects: {balance: 2}\n    to: here\nnodes:\n"
    )
    quiet = "  offer:\n    quiet: true\n"
    source = reading(tmp_path, ("nodes:\n", always), ("  offer:\n", quiet)).source
    assert source
    at = source.scenario.choices_at
    assert [choice.id for choice in at("hello")][-1] == "always.breathe"
    assert "always.breathe" not in [choice.id for choice in at("offer")]


def test_every_sentence_is_kept_under_its_text_id(umbrella: ScenarioSource) -> None:
    assert list(umbrella.texts)[:7] == [
        "title",
        "summary",
        "trade",
        "customer.name",
        "facts.wind",
        "solutions.swap",
        "cases.rain",
    ]
    assert {"hello.l1", "hello.ask", "hello.ask.r1", "bye.t1"} <= umbrella.texts.keys()
    assert len(umbrella.texts) == 19
    assert umbrella.texts["hello.doubt.thought"] == "Nii et ma valetan?"


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("title", "title:"),
        ("customer.name", "  name:"),
        ("facts.wind", "  wind:"),
        ("offer", "  offer:"),
        ("offer.swap", "      swap:"),
        ("offer.swap.to", "        to:\n"),
        ("hello.doubt.thought", "        thought:"),
        ("bye.t1", "      t1:"),
    ],
)
def test_every_place_knows_its_line(umbrella: ScenarioSource, place: str, written: str) -> None:
    before = changed().split("\n" + written)[0]
    assert umbrella.line_of(place) == before.count("\n") + 2


def test_a_place_that_is_not_written_lies_where_its_owner_does(umbrella: ScenarioSource) -> None:
    assert umbrella.line_of("offer.swap.needs") == umbrella.line_of("offer.swap")
    assert umbrella.line_of("nowhere.at.all") == 1


def test_words_like_no_and_numbers_stay_sentences(tmp_path: Path) -> None:
    source = reading(tmp_path, ("l1: Selge.", "l1: no"), ("t1: Sellesse", "t9: 1.10\n      t1: S"))
    assert source.source
    assert source.source.texts["cold.l1"] == "no"
    assert source.source.texts["cold.t9"] == "1.10"


def test_a_sentence_over_several_lines_becomes_one(tmp_path: Path) -> None:
    source = reading(tmp_path, ("l1: Selge.", "l1: >\n        Selge\n        pilt.")).source
    assert source
    assert source.texts["cold.l1"] == "Selge pilt."


def test_every_problem_is_told_in_one_run(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        ("channel: counter", "channel: conter"),
        ("calm: 1, trust: 1", "calm: 99, trsut: 1"),
        ("finds: [wind]", "finds: [rain]"),
        ("        to: offer", "        to: ofer"),
    )
    assert found.source is None
    assert codes(found.problems) == ["SQ011", "SQ012", "SQ007", "SQ019", "SQ015", "SQ033"]


def test_a_problem_offers_what_may_have_been_meant(tmp_path: Path) -> None:
    found = reading(tmp_path, ("        to: offer", "        to: ofer"))
    assert found.problems[0].data == {"id": "ofer", "near": "offer"}
    assert found.problems[0].where == "hello.ask.to"


def test_a_scenario_with_small_faults_can_still_be_played(tmp_path: Path) -> None:
    found = reading(tmp_path, ("solutions:\n", "solutions:\n  repair: Parandame ära\n"))
    assert codes(found.problems) == ["SQ037"]
    assert found.source
    assert analyse(found.source.scenario).best[0] > 0


def test_a_start_must_be_a_node(tmp_path: Path) -> None:
    assert codes(reading(tmp_path, ("start: hello", "start: here")).problems) == ["SQ015"]


@pytest.mark.parametrize("name", ["title", "here", "nodes", "Tere", "a__b", "ä", "9a", "a" * 41])
def test_a_node_cannot_have_a_name_that_is_taken_or_malformed(tmp_path: Path, name: str) -> None:
    found = reading(
        tmp_path, ("        to: offer", f"        to: {name}"), ("  offer:", f"  {name}:")
    )
    assert "SQ010" in codes(found.problems)


def test_a_full_scenario_needs_its_size_but_the_first_minute_does_not(tmp_path: Path) -> None:
    found = reading(tmp_path, ("level: opening", "level: needs"))
    assert codes(found.problems) == ["SQ029", "SQ030", "SQ031"]
    assert found.source


def test_a_talk_about_what_service_means_may_be_as_short_as_the_first_minute(
    tmp_path: Path,
) -> None:
    assert reading(tmp_path, ("level: opening", "level: meaning")).problems == ()


def test_a_customer_of_the_day_has_few_nodes_few_cases_and_no_node_without_a_choice(
    tmp_path: Path,
) -> None:
    cases = "".join(f"  c{i}: {{truth: Sajab., fits: [swap]}}\n" for i in range(2))
    found = reading(tmp_path, ("level: opening", "level: daily"), ("cases:\n", f"cases:\n{cases}"))
    told = {problem.code: problem.data for problem in found.problems}
    assert told["SQ100"] == {"count": 2, "low": 4, "high": 6}
    assert told["SQ027"] == {"count": 3, "limit": 2}
    assert "SQ029" not in told


def test_a_stop_needs_no_solution(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        ("goal: promoter", "goal: safe-stop"),
        ("solutions:\n  swap: Uus vari kohe kaasa\n", ""),
        ("    fits: [swap]\n", ""),
        ("        offers: swap\n", ""),
        (", lands: true", ""),
    )
    assert found.problems == ()
