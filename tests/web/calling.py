"""A browser for the tests: calls an ASGI app from ordinary code and keeps cookies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.types import ASGIApp

from service_quest.actions.content import Shelf
from service_quest.web.api import api
from service_quest.web.asgi import wrap
from service_quest.web.serving import House


class Caller:
    """One browser at `http://quest.test`. Threads may share it."""

    def __init__(self, app: ASGIApp, portal: BlockingPortal) -> None:
        """Call `app` in the event loop of `portal`."""
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://quest.test")
        self._portal = portal
        self.cookies = self._client.cookies

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Send a GET; redirects are not followed."""
        return self._portal.call(partial(self._client.get, path, **options))

    def post(self, path: str, **options: Any) -> httpx.Response:
        """Send a POST."""
        return self._portal.call(partial(self._client.post, path, **options))


@contextmanager
def visiting(shelf: Shelf, database_url: str, now: datetime) -> Iterator[Caller]:
    """Open a browser that is nobody's yet, on the routes of an app with a shelf."""
    house = House(shelf, ["et", "en"], {}, "small", database_url, lambda: now)
    with calling(wrap(api(house))) as caller:
        yield caller
    house.engine.dispose()


@contextmanager
def calling(app: ASGIApp) -> Iterator[Caller]:
    """Open a browser on an app."""
    with start_blocking_portal() as portal:
        yield Caller(app, portal)
