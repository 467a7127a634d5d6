"""The desk as one browser has it, for the tests: its states, with their handlers to call."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar

import reflex as rx
from reflex.istate.data import RouterData

import service_quest.service_quest  # noqa: F401 - registers the pages' states
from service_quest.web.visitor import SESSION_COOKIE

State = TypeVar("State", bound=rx.State)
ORIGIN = "https://quest.test"


def opened(kind: type[State], token: str = "", language: str = "et") -> State:
    """Return a page's state in the browser with a token (empty: none), as it is before a visit."""
    root = rx.State(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    path = f"/{language}/desk/"
    headers = {"cookie": f"{SESSION_COOKIE}={token}", "origin": ORIGIN}
    root.router = RouterData.from_router_data({"headers": headers, "asPath": path})
    return root.get_substate(kind.get_full_name().split("."))  # pyright: ignore


def beside(state: rx.State, kind: type[State]) -> State:
    """Return another state of the same browser."""
    root: Any = state
    while root.parent_state is not None:
        root = root.parent_state
    return root.get_substate(kind.get_full_name().split("."))


def call(state: rx.State, event: str, *arguments: Any) -> None:
    """Let a page send an event."""
    asyncio.run(getattr(state, event)(*arguments))
