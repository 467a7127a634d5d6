"""Event handlers act as whoever the browser is signed in as, asked anew every time.

The browser's token is in the cookie that came with the websocket; actions look it up
and decide. What comes in from a page is anybody's to forge, so it is read here.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import reflex as rx
from reflex.state import BaseState
from starlette.datastructures import Headers

from service_quest.actions.errors import BadRequest, NoSession
from service_quest.domain.errors import DomainError
from service_quest.web.arguments import TEXT_MOST
from service_quest.web.errors import sentence_for
from service_quest.web.house import house
from service_quest.web.visitor import token_of

T = TypeVar("T")
NAME_MOST = 64
"""Characters of the longest id."""


async def acted(state: rx.State, action: Callable[[str], T]) -> T:
    """Run an action in a thread with the token of the browser that asks.

    Raises:
        NoSession: the browser has no token. DomainError: as the action does.
    """
    token = token_of(Headers({"cookie": state.router.headers.cookie}))
    if token is None:
        raise NoSession
    return await house().work(lambda: action(token))


def fresh() -> str:
    """Return 64 hexadecimal digits that nobody can guess."""
    return secrets.token_hex(32)


async def told_why(state: rx.State, doing: Awaitable[None]) -> str:
    """Do something; return the sentence about what stood in the way, empty if nothing did."""
    try:
        await doing
    except DomainError as error:
        return sentence_for(error, house().sentences[language_at(state)])
    return ""


def language_at(state: BaseState) -> str:
    """Return the language of the page that asks."""
    first = state.router.url.path.strip("/").partition("/")[0]
    languages = house().languages
    return first if first in languages else languages[0]


def text_in(form: object, name: str) -> str:
    """Return a text that a page sent, trimmed.

    Raises:
        BadRequest: there is none, or it is beyond all bounds.
    """
    value = form.get(name) if isinstance(form, Mapping) else None  # pyright: ignore
    if not isinstance(value, str) or len(value) > TEXT_MOST:
        raise BadRequest(field=name)
    return value.strip()


def name_in(value: object) -> str:
    """Return an id that a page sent.

    Raises:
        BadRequest: it cannot be one.
    """
    if not isinstance(value, str) or not 0 < len(value) <= NAME_MOST:
        raise BadRequest(field="id")
    return value
