"""What stands before every event handler: only what pages send, at a pace that people have."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from reflex.state import State, StateUpdate
from reflex_base.event import Event
from reflex_base.registry import RegistrationContext

from service_quest.actions.errors import BadRequest
from service_quest.domain.errors import TextLength
from service_quest.service_quest import app
from service_quest.web.arguments import DEPTH_MOST, TEXT_MOST, VALUES_MOST, require_sound
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.desk.state import DeskState
from service_quest.web.guard import (
    A_BROWSER,
    AN_ADDRESS,
    OF_THE_FRAMEWORK,
    SETS_ANYTHING,
    Guard,
)
from service_quest.web.limits import Pace
from service_quest.web.visitor import SESSION_COOKIE
from tests.web.test_security_walk import visitor

LOOK = f"{PeopleState.get_full_name()}.look"
TOKENS = [f"{number:064x}" for number in range(100)]


def sent(guard: Guard, name: str, state: State, **payload: Any) -> StateUpdate | None:
    """Send an event; None if it passes."""
    return asyncio.run(guard.preprocess(app, state, Event(name, payload=payload)))


def known() -> list[str]:
    """Return every event that Reflex would run."""
    return list(RegistrationContext.ensure_context().event_handlers)


@pytest.mark.parametrize("name", [name for name in known() if name.endswith(SETS_ANYTHING)])
def test_nobody_sets_a_var_from_outside(name: str):
    assert sent(Guard(), name, visitor(TOKENS[0]), var_name="team", value="x") is not None


def test_of_the_frameworks_own_events_only_those_pass_that_pages_send():
    passing = {
        name
        for name in known()
        if "service_quest" not in name and sent(Guard(), name, visitor(TOKENS[0])) is None
    }
    needing = {name for name in OF_THE_FRAMEWORK if name.endswith("set_is_hydrated")}
    assert passing == set(OF_THE_FRAMEWORK) - needing
    for name in needing:
        assert sent(Guard(), name, visitor(TOKENS[0]), value=True) is None


def test_an_event_with_arguments_that_its_handler_has_not_got_is_refused_in_words():
    update = sent(Guard(), LOOK, visitor(TOKENS[0]), beside=1)
    assert update
    (told,) = update.delta.values()
    assert "arguments" in told["problem_rx_state_"]


def test_a_browser_that_hurries_waits_and_others_do_not():
    guard, state = Guard(lambda: 0.0), visitor(TOKENS[0])
    for _ in range(A_BROWSER[0]):
        assert sent(guard, LOOK, state) is None
    refused = sent(guard, LOOK, state)
    assert refused
    assert "1" in refused.delta[DeskState.get_full_name()]["problem_rx_state_"]
    assert sent(guard, LOOK, visitor(TOKENS[1])) is None


def test_many_browsers_behind_one_address_wait_for_each_other_in_the_end():
    guard, state = Guard(lambda: 0.0), visitor("")
    passed = 0
    for number in range(AN_ADDRESS[0] + 10):
        signed_in(state, f"{number:064x}")
        passed += sent(guard, LOOK, state) is None
    assert passed == AN_ADDRESS[0]


def signed_in(state: State, token: str) -> None:
    """Let the browser of a tab have another token."""
    headers = replace(state.router.headers, cookie=f"{SESSION_COOKIE}={token}")
    state.rx_router_headers = headers


def test_a_pace_forgives_as_time_goes_by():
    pace = Pace(2, 1.0)
    assert [pace.passes("a", 0), pace.passes("a", 0), pace.passes("a", 0)] == [True, True, False]
    assert not pace.passes("a", 0.5)
    assert pace.passes("a", 1.0)


def test_a_pace_remembers_only_so_many():
    pace = Pace(1, 0.0, most=3)
    assert all(pace.passes(name, 0) for name in "abcd")
    assert not pace.passes("d", 0)
    assert pace.passes("a", 0)
    assert len(pace._left) == 3


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(BadRequest):
        yield


@pytest.mark.parametrize(
    "values",
    [
        ["x"] * VALUES_MOST,
        {"a": {"b": ["NUL \0"]}},
        {"half \ud800": 1},
        ["\udfff"],
    ],
)
def test_what_cannot_be_worked_with_is_refused(values: object):
    with refused():
        require_sound(values, "form")


def test_a_text_that_is_too_long_is_told_as_such():
    with pytest.raises(TextLength) as caught:
        require_sound({"form": {"names": "x" * (TEXT_MOST + 1)}}, "arguments")
    assert caught.value.data == {"most": TEXT_MOST}


def test_only_so_deep():
    deep: object = "x"
    for _ in range(DEPTH_MOST):
        deep = [deep]
    require_sound(deep, "form")
    with refused():
        require_sound([deep], "form")


def test_what_people_write_passes():
    require_sound({"names": "Õnne\n" * 2_000, "face": "🙂", "n": [1, None, True, 1.5]}, "form")


def test_in_a_tab_where_someone_else_signs_in_nothing_is_left_of_who_was_there():
    state = visitor(TOKENS[0])

    async def changes_hands() -> tuple[str, str]:
        guard = Guard()
        await guard.preprocess(app, state, Event(LOOK))
        desk = await state.get_state(DeskState)
        desk.team_name = "Lett"
        await guard.preprocess(app, state, Event(LOOK))
        kept = desk.team_name
        signed_in(state, TOKENS[1])
        await guard.preprocess(app, state, Event(LOOK))
        return kept, desk.team_name

    assert asyncio.run(changes_hands()) == ("Lett", "")
