"""What every response gets on its way out, and what never gets in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import Message
from starlette.websockets import WebSocket

from service_quest.actions.people import guest_id
from service_quest.web.asgi import wrap
from service_quest.web.visitor import PERSON_COOKIE, SESSION_COOKIE
from tests.actions.plays import JAAN, MAIE
from tests.web.calling import Caller, calling

TOKENS = [f"{number:064x}" for number in range(10)]


async def page(_request: Request) -> Response:
    return HTMLResponse("<p>Tere!</p>")


async def script(_request: Request) -> Response:
    return PlainTextResponse("1", headers={"content-type": "text/javascript"})


async def fetched(_request: Request) -> Response:
    return PlainTextResponse("secret", headers={"cache-control": "no-store"})


async def elsewhere(_request: Request) -> Response:
    return RedirectResponse("https://quest.example/et/")


async def echo(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


PAGES = Starlette(
    routes=[
        Route("/et/", page, methods=["GET", "POST"]),
        Route("/elsewhere", elsewhere),
        Route("/kept", fetched),
        Route("/assets/app-1f3a.js", script),
        Route("/sw.js", script),
        WebSocketRoute("/_event", echo),
    ]
)


@pytest.fixture
def browser() -> Iterator[Caller]:
    """Open a new browser on a small app; its guests get the tokens in order."""
    tokens = (TOKENS[number] for number in count())
    with calling(wrap(Starlette(routes=[Mount("", PAGES)]), lambda: next(tokens))) as browser:
        yield browser


def cookies(browser: Caller, path: str = "/et/", **options: Any) -> list[str]:
    """Return the cookies that a response sets."""
    return browser.get(path, **options).headers.get_list("set-cookie")


def test_the_first_page_brings_a_session_that_no_script_can_read(browser: Caller):
    session, person = cookies(browser)

    rest = "; Path=/; Max-Age=34560000; SameSite=Lax"
    assert session == f"{SESSION_COOKIE}={TOKENS[0]}; HttpOnly{rest}"
    assert person == f"{PERSON_COOKIE}={guest_id(TOKENS[0])}{rest}"


def test_who_comes_back_keeps_the_session_and_its_time_starts_anew(browser: Caller):
    cookies(browser)
    session, person = cookies(browser)

    assert session.startswith(f"{SESSION_COOKIE}={TOKENS[0]};")
    assert person.startswith(f"{PERSON_COOKIE}={guest_id(TOKENS[0])};")


def test_a_person_who_was_signed_in_is_not_made_a_guest_again(browser: Caller):
    browser.cookies.set(SESSION_COOKIE, MAIE)
    browser.cookies.set(PERSON_COOKIE, guest_id(JAAN))

    assert cookies(browser)[1].startswith(f"{PERSON_COOKIE}={guest_id(JAAN)};")


@pytest.mark.parametrize("forged", ["x", "A" * 64, "b" * 63, '"; HttpOnly'])
def test_a_forged_session_is_replaced(browser: Caller, forged: str):
    session, _ = cookies(browser, headers={"cookie": f"{SESSION_COOKIE}={forged}"})

    assert session.startswith(f"{SESSION_COOKIE}={TOKENS[0]};")


def test_a_forged_person_never_comes_back(browser: Caller):
    forged = {"cookie": f"{SESSION_COOKIE}={MAIE}; {PERSON_COOKIE}=x"}
    assert cookies(browser, headers=forged)[1].startswith(f"{PERSON_COOKIE}={guest_id(MAIE)};")


def test_over_tls_the_cookies_are_secure(browser: Caller):
    for cookie in cookies(browser, headers={"x-forwarded-proto": "https"}):
        assert cookie.endswith("; Secure")
    for cookie in cookies(browser, "https://quest.test/et/"):
        assert cookie.endswith("; Secure")


def test_scripts_and_redirects_bring_no_session(browser: Caller):
    for path in ("/sw.js", "/assets/app-1f3a.js", "/et", "/nothing"):
        assert cookies(browser, path) == []


def test_a_service_worker_that_fetches_ahead_is_no_visit(browser: Caller):
    assert cookies(browser, headers={"sec-fetch-mode": "cors"}) == []
    assert cookies(browser, headers={"sec-fetch-mode": "navigate", "sec-fetch-dest": "empty"})


def test_what_has_a_digest_in_its_name_is_kept_for_ever_and_the_rest_asked_for_anew(
    browser: Caller,
):
    caching = {
        path: browser.get(path).headers["cache-control"]
        for path in ("/assets/app-1f3a.js", "/assets/gone.js", "/sw.js", "/et/", "/kept")
    }
    assert caching == {
        "/assets/app-1f3a.js": "public, max-age=31536000, immutable",
        "/assets/gone.js": "no-cache",
        "/sw.js": "no-cache",
        "/et/": "no-cache",
        "/kept": "no-store",
    }


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/et", "/et/"),
        ("/et?from=poster", "/et/?from=poster"),
        ("/elsewhere", "https://quest.example/et/"),
    ],
)
def test_a_redirect_to_ourselves_holds_behind_any_proxy(browser: Caller, path: str, location: str):
    assert browser.get(path).headers["location"] == location


@pytest.mark.parametrize("path", ["//evil.test/et", "///evil.test", "/%5Cevil.test"])
def test_no_path_makes_a_redirect_to_another_host(path: str):
    async def turned(scope: Any, receive: Any, send: Any) -> None:
        url = f"http://quest.test{path}/"
        await RedirectResponse(url)(scope, receive, send)

    with calling(wrap(turned)) as browser:
        location = browser.get("/x").headers["location"]
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\")


def test_no_page_can_be_framed_or_sniffed(browser: Caller):
    headers = browser.get("/et/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_another_sites_page_cannot_post_anywhere(browser: Caller):
    evil = {"origin": "https://evil.test"}
    assert browser.post("/et/", headers=evil).status_code == 403
    assert browser.post("/et/", headers={"origin": "http://quest.test"}).status_code == 200
    assert browser.get("/et/", headers=evil).status_code == 200


def connected(origin: str | None, host: str = "quest.test") -> str:
    """Open a websocket and return the type of the app's first message."""
    headers = [(b"host", host.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    scope = {
        "type": "websocket",
        "path": "/_event",
        "raw_path": b"/_event",
        "query_string": b"",
        "root_path": "",
        "scheme": "ws",
        "headers": headers,
        "subprotocols": [],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    anyio.run(wrap(PAGES), scope, receive, send)
    return sent[0]["type"]


@pytest.mark.parametrize("origin", ["http://quest.test", "https://quest.test", None])
def test_a_page_of_our_own_gets_a_websocket(origin: str | None):
    assert connected(origin) == "websocket.accept"


@pytest.mark.parametrize("origin", ["https://evil.test", "null", "http://quest.test:81"])
def test_a_page_of_another_site_gets_no_websocket(origin: str):
    assert connected(origin) == "websocket.close"


def test_starting_and_stopping_pass_through():
    seen: list[str] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope["type"])

    async def nothing(*_: Any) -> Any:
        return {}

    anyio.run(wrap(app), {"type": "lifespan"}, nothing, nothing)
    assert seen == ["lifespan"]
