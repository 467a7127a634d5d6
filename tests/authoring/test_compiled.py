"""The tables that the browser walks lead where a step-by-step player gets to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from service_quest.authoring.compiled import BLURRED, HIDDEN, compile_graph, compile_texts
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.scenario import Meters
from tests.domain.generated import analyses
from tests.domain.naive import Play, begin
from tests.domain.scripts import at_least, choice, ending, kettle, scenario, talk
from tests.domain.test_properties import all_paths, quick

DEEP = 3


def tables(analysis: Analysis) -> dict[str, Any]:
    """Return the tables as they are after a journey to the browser."""
    return json.loads(json.dumps(compile_graph(analysis, "0" * 16)))


def agrees(table: dict[str, Any], number: int, play: Play) -> None:
    """Check what the tables say of a position against the naive player."""
    at = {name: column[number] for name, column in table["at"].items()}
    assert table["node_ids"][at["node"]] == play.node
    assert (at["calm"], at["trust"], at["balance"]) == (play.calm, play.trust, play.balance)
    assert (at["end"] >= 0) == play.over()
    row = zip(table["nodes"][at["node"]], table["to"][number], strict=True)
    open_ = [table["choices"][slot]["id"] for slot, to in row if to not in (HIDDEN, BLURRED)]
    assert open_ == [reply.id for reply in play.options()]


@quick
@given(analyses)
def test_every_short_path_through_the_tables_is_one_of_the_script(analysis: Analysis) -> None:
    table, script = tables(analysis), analysis.graph.scenario
    for row, parting in zip(table["start"], table["partings"], strict=True):
        for start, case in zip(row, table["cases"], strict=True):
            for said in all_paths(begin(script, case, parting), DEEP):
                number, play = start, begin(script, case, parting)
                for reply in said:
                    slots = table["nodes"][table["at"]["node"][number]]
                    slot = [table["choices"][slot]["id"] for slot in slots].index(reply)
                    number, play = table["to"][number][slot], play.say(reply)
                agrees(table, number, play)


@quick
@given(analyses)
def test_the_top_reply_keeps_what_can_be_won_by_the_shortest_way(analysis: Analysis) -> None:
    at = (table := tables(analysis))["at"]
    for number, slot in enumerate(at["top"]):
        if slot >= 0 and at["best"][number] >= 0:
            target = table["to"][number][slot]
            assert at["best"][target] == at["best"][number]
            assert at["turns"][target] == at["turns"][number] - 1


@pytest.mark.parametrize(("balance", "shown"), [(5, BLURRED), (6, 1)])
def test_a_reply_is_blurred_by_low_balance_and_hidden_by_all_else(balance: int, shown: int) -> None:
    steady = choice("a.steady", "b", needs=at_least(balance=6))
    trusted = choice("a.trusted", "b", needs=at_least(trust=9))
    script = scenario(
        talk("a", steady, trusted, choice("a.on", "b")),
        ending("b"),
        opening=Meters(5, 5, balance),
    )
    table = tables(analyse(script))
    (row,) = (row for row, end in zip(table["to"], table["at"]["end"], strict=True) if end < 0)
    assert row == [shown, HIDDEN, 1]


def test_only_a_whole_visit_tells_the_stages_of_its_nodes() -> None:
    assert tables(analyse(kettle()))["stages"] == []
    on = choice("b.on", "c")
    script = scenario(talk("a", choice("a.on", "b")), talk("b", on, stage="needs"), ending("c"))
    assert tables(analyse(script))["stages"] == [-1, 2, -1]


def test_the_words_stand_in_the_order_of_the_numbers() -> None:
    script = kettle()
    graph = compile_graph(analyse(script), "0" * 16)
    ids = [*graph["line_ids"], *script.choices, "title", "summary", "trade", "customer.name"]
    texts = {i: f"<{i}>" for i in [*ids, "cases.only", "solutions.swap"]}
    words = compile_texts(graph, script, texts)
    assert words["choices"] == [f"<{name}>" for name in script.choices]
    assert words["lines"] == [f"<{name}>" for name in graph["line_ids"]]
    assert words["fits"] == [["<solutions.swap>"]]
    with pytest.raises(KeyError):
        compile_texts(graph, script, {})
