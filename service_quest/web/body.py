"""Reads the body of a request as JSON, with a limit on everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NoReturn, TypeVar

from anyio import fail_after
from starlette.requests import Request

from service_quest.actions.errors import NoSession
from service_quest.web.errors import BadJson, ForeignOrigin, NotJson, TooLarge, TooSlow
from service_quest.web.visitor import same_origin, token_of

T = TypeVar("T")

BODY_MOST = 32 * 1024
"""Bytes. Two hundred moves with their sentences are under half of it."""
BODY_SECONDS = 20


async def read_result(request: Request, read: Callable[[object], T]) -> tuple[T, str]:
    """Return a result from a device's outbox, as `read` makes it of JSON, and whose token came.

    Raises:
        ForeignOrigin, NoSession: it comes from no page of ours, or from nobody.
        As `read_json`, and as `read`.
    """
    if not same_origin(request.headers):
        raise ForeignOrigin
    result = read(await read_json(request))
    token = token_of(request.headers)
    if token is None:
        raise NoSession
    return result, token


async def read_json(request: Request, most: int = BODY_MOST) -> object:
    """Return the JSON values in a body of at most `most` bytes.

    Raises:
        NotJson, TooLarge, TooSlow, BadJson: it is not to be had.
    """
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind.strip().lower() != "application/json":
        raise NotJson
    try:
        with fail_after(BODY_SECONDS):
            return parse_json(await _read(request, most))
    except TimeoutError as error:
        raise TooSlow from error


async def _read(request: Request, most: int) -> bytes:
    # The length that is declared spares the reading, but proves nothing.
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared[:20]) > most:
        raise TooLarge(most=most)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise TooLarge(most=most)
    return bytes(body)


def parse_json(body: bytes) -> object:
    """Return the values in strict JSON. Raises BadJson."""
    try:
        return json.loads(body.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadJson from error


def _no_number(_: str) -> NoReturn:
    raise ValueError
