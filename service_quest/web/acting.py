"""Event handlers act as whoever the browser is signed in as, asked anew every time.

The browser's token is in the cookie that came with the websocket; actions look it up
and decide. What comes in from a page is anybody's to forge, so it is read here.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar, cast

import reflex as rx
from reflex.state import BaseState
from starlette.datastructures import Headers

from service_quest.actions.errors import BadRequest, NoSession
from service_quest.domain.errors import DomainError, TextLength
from service_quest.web.arguments import TEXT_MOST
from service_quest.web.errors import NumberNeeded, TooLarge, sentence_for
from service_quest.web.house import house
from service_quest.web.visitor import token_of

T = TypeVar("T")
NAME_MOST = 64
"""Characters of the longest id."""
FILE_MOST = 64 * 1024
"""Bytes of the longest file that a page sends: a table with that list in it."""
NUMBER = re.compile(r"[0-9]{1,6}")


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


def text_in(form: object, name: str, default: str | None = None) -> str:
    """Return a text that a page sent, trimmed.

    Raises:
        BadRequest: there is none and no default. TextLength: it is beyond all bounds.
    """
    value = form.get(name, default) if isinstance(form, Mapping) else None
    if not isinstance(value, str):
        raise BadRequest(field=name)
    if len(value) > TEXT_MOST:
        raise TextLength(most=TEXT_MOST)
    return value.strip()


def number_in(form: object, name: str, among: range, label: str) -> int | None:
    """Return a whole number that a page sent as text; None if it is left empty.

    `label`: the id of the sentence that stands beside its field.

    Raises:
        BadRequest: it is no text. NumberNeeded: it is none `among` those that may be.
    """
    text = text_in(form, name, "")
    if text and not (NUMBER.fullmatch(text) and int(text) in among):
        raise NumberNeeded(label=label, least=among[0], most=among[-1])
    return int(text) if text else None


def needed_number_in(form: object, name: str, among: range, label: str) -> int:
    """Return a whole number that a page sent as text, as `number_in` does.

    Raises:
        BadRequest: it is no text. NumberNeeded: there is none that may be.
    """
    number = number_in(form, name, among, label)
    if number is None:
        raise NumberNeeded(label=label, least=among[0], most=among[-1])
    return number


def file_in(value: object) -> bytes:
    """Return the contents of a file that a page sent as a `data:` address in pieces.

    Raises:
        BadRequest: it is none. TooLarge: it has over `FILE_MOST` bytes.
    """
    pieces = cast("list[object]", value) if isinstance(value, list) else []
    address = "".join(piece for piece in pieces if isinstance(piece, str))
    if not address.startswith("data:"):
        raise BadRequest(field="file")
    packed = address.partition("base64,")[2]
    try:
        data = base64.b64decode(packed[: 2 * FILE_MOST], validate=True)
    except ValueError as error:
        raise BadRequest(field="file") from error
    if len(data) > FILE_MOST:
        raise TooLarge(most=FILE_MOST)
    return data


def name_in(value: object) -> str:
    """Return an id that a page sent.

    Raises:
        BadRequest: it cannot be one.
    """
    if not isinstance(value, str) or not 0 < len(value) <= NAME_MOST:
        raise BadRequest(field="id")
    return value
