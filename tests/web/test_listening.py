"""What comes in at the websocket: only events that pages send, and no secret with them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import pytest
from reflex.app import EventNamespace
from reflex.istate.manager.memory import StateManagerMemory
from reflex.utils.token_manager import SocketRecord

from service_quest.service_quest import app
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.discretion import ENTRIES, Seldom
from service_quest.web.guard import A_BROWSER, Guard
from service_quest.web.limits import TooManyTries
from service_quest.web.listening import Listening, event_in, needed_of
from service_quest.web.visitor import SESSION_COOKIE

LOOK = f"{PeopleState.get_full_name()}.look"
PLACE = {"pathname": "/et/desk/", "asPath": "/et/desk/?person=x#secret", "query": {"person": "x"}}
NONSENSE: Sequence[Any] = [
    None,
    "x" * 10_000,
    ["x"],
    {},
    {"name": "nope.x"},
    {"name": 7},
    {"name": f"{PeopleState.get_full_name()}.setvar"},
    {"name": LOOK, "payload": ["x"]},
    {"name": LOOK, "router_data": "x"},
    {"name": LOOK, "router_data": {"pathname": 7}},
    {"name": LOOK, "router_data": {"query": "x"}},
    {"name": LOOK, "router_data": {"asPath": "x" * 100_000}},
]


class Heard(Listening):
    """Listens to one tab, and keeps what would go on to Reflex."""

    def __init__(self, guard: Guard) -> None:
        super().__init__("/_event", app, guard, lambda: 0.0)
        self._token_manager.token_to_socket["tab"] = SocketRecord(
            instance_id=self._token_manager.instance_id, sid="sid"
        )
        self._token_manager.sid_to_token["sid"] = "tab"
        self._static_router_data["sid"] = {"ip": "10.0.0.1", "headers": {}}


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what goes on to Reflex."""
    found: list[Any] = []

    async def take(_self: object, _sid: str, data: Any) -> None:
        found.append(data)

    monkeypatch.setattr(EventNamespace, "on_event", take)
    return found


@pytest.mark.parametrize("data", NONSENSE)
def test_what_no_page_sends_does_not_reach_reflex(passed: list[Any], data: Any):
    asyncio.run(Heard(Guard()).on_event("sid", data))
    assert passed == []


def test_what_a_page_sends_does_without_what_stands_behind_the_sign(passed: list[Any]):
    sent = {"name": LOOK, "payload": {}, "router_data": PLACE, "beside": "x"}
    asyncio.run(Heard(Guard()).on_event("sid", sent))
    (event,) = passed
    assert event.keys() == {"name", "payload", "router_data"}
    assert event["router_data"] == PLACE | {"asPath": "/et/desk/?person=x"}


def test_an_event_of_no_known_tab_goes_nowhere(passed: list[Any]):
    asyncio.run(Heard(Guard()).on_event("another", {"name": LOOK}))
    assert passed == []


def test_nonsense_counts_and_is_told_once(passed: list[Any], caplog: pytest.LogCaptureFixture):
    guard = Guard(lambda: 0.0)
    heard = Heard(guard)

    async def flood() -> None:
        for _ in range(A_BROWSER[0]):
            await heard.on_event("sid", {"name": "nope." + "x" * 1_000})

    asyncio.run(flood())
    assert passed == []
    assert len(caplog.records) == 1
    assert len(caplog.text) < 400
    with pytest.raises(TooManyTries):
        guard.require_pace("", "10.0.0.1", "tab")


def test_of_a_request_only_the_session_and_the_origin_are_kept():
    token = "a" * 64
    headers = {
        "cookie": f"lang=et; {SESSION_COOKIE}={token}; other=1",
        "origin": "http://quest.test",
        "authorization": "Basic eDp5",
        "user-agent": "Firefox",
    }
    assert needed_of(headers) == {
        "cookie": f"{SESSION_COOKIE}={token}",
        "origin": "http://quest.test",
    }
    assert needed_of({"cookie": "lang=et"}) == {}


def test_one_place_in_the_code_writes_only_so_often():
    seldom = Seldom()
    here = logging.makeLogRecord({"pathname": "a.py", "lineno": 1})
    there = logging.makeLogRecord({"pathname": "a.py", "lineno": 2})
    assert [seldom.filter(here) for _ in range(ENTRIES[0] + 1)] == [True] * ENTRIES[0] + [False]
    assert seldom.filter(there)
    assert event_in({"name": LOOK}) is not None


def test_what_tabs_hold_stands_on_no_disk():
    assert isinstance(app.state_manager, StateManagerMemory)
