"""The app as it is served, and a browser on a phone's screen, for one benchmark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_quest.demo.fill import Access
from tests.browser import chromium, launch_flags
from tests.screenshots import filled, sign_in
from tests.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "et-EE",
}


@contextmanager
def served() -> Iterator[Server]:
    """Serve the production build, building it first where it is not current."""
    with tempfile.TemporaryDirectory() as folder, _running(Server(Path(folder))) as server:
        yield server


@contextmanager
def served_demo() -> Iterator[tuple[Server, Access]]:
    """Serve the production build with the demo's people; tell also who signs in."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        access = filled(server.database_url)
        with _running(server):
            yield server, access


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        if server.is_running:
            server.stop()


def signed_in(server: Server, access: Access) -> Sequence[Any]:
    """Sign in as the demo's administrator; return the cookies that a browser then has."""
    with browser() as started, started.new_context(base_url=server.url) as context:
        sign_in(context, access)
        return context.cookies()


@contextmanager
def browser(*flags: str) -> Iterator[Browser]:
    """Start Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        args = [*launch_flags(), *flags]
        started = playwright.chromium.launch(executable_path=chromium(), args=args)
        yield started
        started.close()
