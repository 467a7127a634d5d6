"""Visitors: newcomers with a phone, whose pages must never fail with an error of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import comes_true
from tests.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from tests.server import Server

Visit = Callable[..., "Page"]
OF_THE_NETWORK = (
    "A bad HTTP response code",
    "An unknown error occurred when fetching the script",
    "Failed to load resource",
    "WebSocket connection",
)
# Replies come at once, and one picture point for one: the tests wait for nothing they can see.
QUIET: dict[str, Any] = {"reduced_motion": "reduce", "device_scale_factor": 1}

ALIVE = "() => !window.sqAlive || 'alive' in document.documentElement.dataset"
"""What is no page of ours, and where nothing runs, need not come alive."""

expect.set_options(timeout=10_000)


class Visitors:
    """Opens pages for people who have never been here, and remembers what went wrong there."""

    def __init__(self, browser: Browser, base_url: str) -> None:
        self._browser = browser
        self._base_url = base_url
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def __call__(self, **options: Any) -> Page:
        """Open an empty page in a browser of its own; `options` go beyond a quiet phone."""
        wanted: dict[str, Any] = {**PHONE, **QUIET, "base_url": self._base_url, **options}
        context = self._browser.new_context(**wanted)
        self._contexts.append(context)
        context.set_default_timeout(10_000)
        context.set_default_navigation_timeout(30_000)  # a busy machine is no failure
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self._hear)
        return context.new_page()

    def _hear(self, message: ConsoleMessage) -> None:
        # That a server was stopped, or refused a forgery, is what some tests are about.
        if message.type == "error" and not message.text.startswith(OF_THE_NETWORK):
            self.errors.append(message.text)

    def leave(self) -> None:
        """Close everything."""
        for context in self._contexts:
            context.close()


@pytest.fixture(autouse=True)
def alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever opens a page wait until it does what it is told, as people do."""
    from playwright.sync_api import Page

    for way in ("goto", "reload", "go_back"):
        monkeypatch.setattr(Page, way, _until_alive(getattr(Page, way)))


def _until_alive(go: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(go)
    def goes(page: Page, *where: Any, **how: Any) -> Any:
        answer = go(page, *where, **how)
        comes_true(page, ALIVE)
        return answer

    return goes


@pytest.fixture
def visit(browser: Browser, app: Server) -> Iterator[Visit]:
    """Open the app as a newcomer: `visit(locale="en-GB")` returns an empty page."""
    visitors = Visitors(browser, app.url)
    yield visitors
    visitors.leave()
    assert visitors.errors == []


@pytest.fixture
def visit_own(browser: Browser, own_app: Server) -> Iterator[Visit]:
    """Open an app that this test alone uses, and may stop."""
    visitors = Visitors(browser, own_app.url)
    yield visitors
    visitors.leave()
    assert visitors.errors == []
