"""What every response of the app gets, whoever made it: cookies, caching, safety."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service_quest.actions.people import guest_id
from service_quest.web.safety import Policies, make_safe
from service_quest.web.visitor import (
    PERSON,
    PERSON_COOKIE,
    SESSION_COOKIE,
    cookies_of,
    same_origin,
    token_of,
)

COOKIE_SECONDS = 400 * 24 * 3_600
"""The longest that browsers keep a cookie. Each visit starts it anew."""
IMMUTABLE = "public, max-age=31536000, immutable"
VISIT = "service_quest.visit"
FOUND = (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED)
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
POLICY_CLOSED = 1008


@dataclass
class Visit:
    """Whose browser a request comes from, as an inner part of the app can learn.

    `person` is set by whoever asked the database; until then a guest is assumed.
    `changed`: the browser is someone else's from now on, whatever was asked for.
    """

    token: str
    person: str
    changed: bool = False


def wrap(
    app: ASGIApp,
    new_token: Callable[[], str] | None = None,
    policies: Policies | None = None,
) -> ASGIApp:
    """Wrap the whole app, static files and websocket included.

    `new_token` makes a guest's token: 64 hexadecimal digits, random by default.
    `policies` tells which programs may run in which page: by default none of the inline ones.
    """
    make = new_token or (lambda: secrets.token_hex(32))
    known = policies or Policies()

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await app(scope, receive, send)
        elif _foreign(scope):
            await _refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            await app(scope, receive, send)
        else:
            await app(scope, receive, _mending(scope, send, make, known))

    return wrapped


def _foreign(scope: Scope) -> bool:
    """Tell whether another site's page asks for more than to look.

    The API tells so itself, in the user's language.
    """
    harmless = scope.get("method") in SAFE_METHODS or scope["path"].startswith("/api/")
    if scope["type"] == "http" and harmless:
        return False
    return not same_origin(Headers(scope=scope))


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY_CLOSED})
    else:
        await PlainTextResponse("foreign origin", 403)(scope, receive, send)


def _mending(scope: Scope, send: Send, new_token: Callable[[], str], policies: Policies) -> Send:
    """Return a `send` that completes the headers of a response on their way out."""
    asked = Headers(scope=scope)
    visit = scope[VISIT] = _visit(asked, new_token)

    async def mended(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            _complete(scope, message["status"], headers)
            tls = _over_tls(scope)
            kept = message["status"] == HTTPStatus.NOT_MODIFIED
            page = scope["path"] if _is_page(headers) else None
            make_safe(headers, policies.of(page, asked.get("host", "")), kept=kept, tls=tls)
            if visit.changed or _brings_guest(scope, message["status"], headers):
                _set_cookies(headers, visit, tls)
        await send(message)

    return mended


def _visit(asked: Headers, new_token: Callable[[], str]) -> Visit:
    token = token_of(asked)
    if token is None:
        token = new_token()
        return Visit(token, guest_id(token))
    person = cookies_of(asked).get(PERSON_COOKIE, "")
    return Visit(token, person if PERSON.fullmatch(person) else guest_id(token))


def _complete(scope: Scope, status: int, headers: MutableHeaders) -> None:
    if "location" in headers:
        headers["location"] = _own_path(headers["location"], Headers(scope=scope))
    headers.setdefault("cache-control", _caching(scope["path"], status))


def _own_path(location: str, asked: Headers) -> str:
    """Return a redirect to ourselves as a path, which holds behind any proxy."""
    target = urlsplit(location)
    if target.netloc != asked.get("host"):
        return location
    # Two slashes at the start would name another host.
    path = "/" + target.path.lstrip("/\\")
    return f"{path}?{target.query}" if target.query else path


def _brings_guest(scope: Scope, status: int, headers: MutableHeaders) -> bool:
    """Tell whether this is a page that a person opened, or the question who they are.

    A service worker that fetches pages ahead is no visit.
    """
    if scope["path"] == "/api/me":
        return True
    mode = Headers(scope=scope).get("sec-fetch-mode", "navigate")
    return _is_page(headers) and status == HTTPStatus.OK and mode == "navigate"


def _is_page(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith("text/html")


def _over_tls(scope: Scope) -> bool:
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
    return "https" in (scope["scheme"], forwarded.partition(",")[0].strip())


def _set_cookies(headers: MutableHeaders, visit: Visit, secure: bool) -> None:
    rest = f"; Path=/; Max-Age={COOKIE_SECONDS}; SameSite=Lax"
    rest += "; Secure" if secure else ""
    session = f"{SESSION_COOKIE}={visit.token}; HttpOnly{rest}"
    headers.append("set-cookie", session)
    # The page reads this one: an attempt played offline knows whose it is.
    headers.append("set-cookie", f"{PERSON_COOKIE}={visit.person}{rest}")


def _caching(path: str, status: int) -> str:
    # What is in assets/ has a digest in its name; a missing file may yet come.
    return IMMUTABLE if status in FOUND and path.startswith("/assets/") else "no-cache"
