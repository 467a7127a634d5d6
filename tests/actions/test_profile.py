"""The principles that the server tells somebody of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from service_quest.actions import profile
from service_quest.actions.attempts import record_attempt
from service_quest.actions.content import Shelf
from service_quest.actions.people import guest_id
from service_quest.actions.profile import principles_of, strengths_of
from service_quest.domain.profile import MOVES_LEAST, Strengths
from service_quest.domain.scenario import Node, Scenario
from tests.actions.plays import BADLY, JAAN, MAIE, WELL, after, played
from tests.domain.scripts import kettle


def about(script: Scenario, principles: dict[str, str]) -> Scenario:
    """Return a scenario whose replies are about these principles."""

    def told(node: Node) -> Node:
        own = (replace(c, principles=(principles.get(c.id, ""),)) for c in node.choices)
        choices = tuple(c if c.principles[0] else replace(c, principles=()) for c in own)
        return replace(node, choices=choices)

    return replace(script, nodes={name: told(node) for name, node in script.nodes.items()})


SCRIPT = about(kettle(), {"hello.listen": "B3", "hello.argue": "A1"})
SHELF = Shelf([SCRIPT], ["et", "en"])


def plays(engine: Engine, moves: list[str], times: int, begin: int = 0) -> None:
    """Let Maie play so often, a minute apart."""
    for number in range(begin, begin + times):
        now = after(minutes=number)
        started = int(now.timestamp() * 1000)
        attempt = played(
            SCRIPT,
            id=f"{number:032x}",
            moves=moves,
            first=number == 0,
            started=started,
            finished=started + 10_000,
        )
        record_attempt(engine, SHELF, attempt, MAIE, now)


def test_a_guest_is_told_once_there_is_enough_to_tell(engine: Engine):
    plays(engine, WELL, MOVES_LEAST - 1)
    assert strengths_of(engine, SHELF, guest_id(MAIE)) == Strengths()
    plays(engine, WELL, 1, begin=MOVES_LEAST - 1)
    plays(engine, BADLY, MOVES_LEAST, begin=MOVES_LEAST)
    assert strengths_of(engine, SHELF, guest_id(MAIE)) == Strengths("B3", "A1")


def test_nobody_is_told_of_others(engine: Engine):
    plays(engine, WELL, MOVES_LEAST)
    assert strengths_of(engine, SHELF, guest_id(JAAN)) == Strengths()
    assert strengths_of(engine, SHELF, "nobody") == Strengths()


def test_only_the_latest_plays_are_read(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    plays(engine, BADLY, MOVES_LEAST)
    plays(engine, WELL, MOVES_LEAST, begin=MOVES_LEAST)
    monkeypatch.setattr(profile, "PLAYS_MOST", MOVES_LEAST)
    assert strengths_of(engine, SHELF, guest_id(MAIE)) == Strengths("B3", None)


def test_the_first_principle_of_each_reply_counts():
    assert principles_of(SHELF) == {SCRIPT.id: {"hello.listen": "B3", "hello.argue": "A1"}}
