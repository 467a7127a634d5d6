"""Moments in words: what led there, what can be said, and what comes of each reply."""

from __future__ import annotations

import json
from typing import Any

from service_quest.authoring.compiled import GRADES
from service_quest.authoring.compiled_moments import (
    ME,
    compile_moments,
    grades_table,
    moments_from,
)
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.moments import Moment, moments_of
from service_quest.domain.scenario import Line, Scenario, Speaker
from service_quest.domain.scoring import Grade
from tests.domain.scripts import choice, ending, kettle, scenario, talk

SCRIPT = kettle(level="needs")


class Everything(dict[str, str]):
    """Words for every id there can be."""

    def __missing__(self, text_id: str) -> str:
        return f"<{text_id}>"


def compiled(script: Scenario = SCRIPT) -> dict[str, Any]:
    """Return a scenario's moments as they are after a journey to the browser."""
    found, analysis = moments(script)
    told = compile_moments(found, {script.id: analysis}, {script.id: Everything()})
    return json.loads(json.dumps(told))


def moments(script: Scenario = SCRIPT) -> tuple[tuple[Moment, ...], Analysis]:
    """Return a scenario's moments and its graph."""
    analysis = analyse(script)
    return moments_of(analysis), analysis


def test_a_moment_tells_what_led_there_and_what_was_said() -> None:
    told = compiled()["moments"]["small.hurt.only"]
    assert told["before"] == [[ME, "<hello.argue>"]]
    assert told["lines"] == [["customer", "<hurt.l1>"]]
    assert (told["scenario"], told["mood"]) == ("small", 1)


def test_at_the_first_node_nothing_was_said_before() -> None:
    assert compiled()["moments"]["small.hello.only"]["before"] == []


def test_what_was_found_out_earlier_is_told_before_the_last_step() -> None:
    told = compiled()["moments"]["small.bye.only"]
    assert told["before"] == [
        [ME, "<hello.listen>"],
        ["customer", "<told.l1>"],
        [ME, "<told.swap>"],
    ]


def test_replies_stand_in_the_order_of_the_script_each_with_what_comes_of_it() -> None:
    argue, listen = compiled()["moments"]["small.hello.only"]["replies"]
    assert (argue["id"], listen["id"]) == ("hello.argue", "hello.listen")
    assert argue["thought"] == "<hello.argue.thought>"
    assert argue["then"] == [["customer", "<hurt.l1>"]]
    assert [GRADES[reply["grade"]] for reply in (argue, listen)] == [Grade.BLUNDER, Grade.BEST]
    assert listen["thought"] == ""


def test_the_best_reply_is_named_by_its_slot() -> None:
    for told in compiled()["moments"].values():
        assert told["replies"][told["best"]]["grade"] == 0


def test_a_reply_tells_the_principle_that_is_trained_before_any_other_of_its_own() -> None:
    replies = (
        choice("a.good", "warm", principles=("G1", "B3")),
        choice("a.bad", "gone", principles=("A1",)),
        choice("a.none", "gone"),
    )
    ends = [node for name, node in SCRIPT.nodes.items() if name in ("warm", "gone")]
    script = scenario(talk("a", *replies), *ends, level="needs")
    (one,) = moments(script)[0]
    told = compiled(script)["moments"][one.id]["replies"]
    assert [reply["principle"] for reply in told] == ["G1", "A1", "G1"]


def test_who_is_met_is_told_once_for_all_moments_with_them() -> None:
    told = compiled()
    assert list(told["customers"]) == ["small"]
    assert told["customers"]["small"] == {
        "name": "<customer.name>",
        "title": "<title>",
        "trade": "<trade>",
        "summary": "<summary>",
        "look": "maie",
        "place": "shop",
        "channel": "counter",
        "side": "server",
    }


def test_who_says_a_line_is_told_with_it() -> None:
    lines = Line("a.n1", by=Speaker.NARRATOR), Line("a.o1", by=Speaker.OLD_HAND)
    ends = [node for name, node in SCRIPT.nodes.items() if name in ("warm", "gone")]
    row = talk("a", choice("a.x", "warm"), choice("a.y", "gone"), lines=lines)
    told = compiled(scenario(row, *ends, level="needs"))["moments"]["small.a.only"]
    assert [by for by, _ in told["lines"]] == ["narrator", "old-hand"]


def test_the_servers_table_makes_the_same_moments_again() -> None:
    found, _ = moments()
    assert moments_from(json.loads(json.dumps(grades_table(found)))) == found


def test_an_ending_says_its_lines_after_the_reply_that_led_there() -> None:
    (_, wish) = compiled()["moments"]["small.bye.only"]["replies"]
    assert wish["then"] == [["customer", "<warm.l1>"]]
    assert ending("warm").lines == (Line("warm.l1"),)
