"""What tests share: content, databases, the built app, and a browser.

Heavy packages are imported inside the fixtures: the domain's tests need none of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.postgres import PostgreSQL
from tests.server import ROOT, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright
    from sqlalchemy import Engine

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "has_touch": True,
    "is_mobile": True,
    "locale": "et-EE",
}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "et-EE"}
# Quick tests first: a mistake shows within seconds, not after the browser's minutes.
ORDER = (
    "domain",
    "authoring",
    "mistakes",
    "playthroughs",
    "store",
    "actions",
    "demo",
    "web",
    "e2e",
)

# A busy machine is no reason for a property to fail.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort by layer, and mark whatever needs the running app."""
    items.sort(key=_place)
    for item in items:
        if "app" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.e2e)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give what drives a browser to one process, one after the other, and the rest to others.

    Two browsers at once would only wait for each other.
    """
    from xdist.scheduler import LoadScopeScheduling

    class BrowserTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "browser" if nodeid.startswith("tests/e2e/") else nodeid

    return BrowserTogether(config, log)


def _place(item: pytest.Item) -> int:
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    return ORDER.index(folder) if folder in ORDER else len(ORDER)


@pytest.fixture(scope="session")
def content_root() -> Path:
    """Return the folder of the scenarios and texts that ship."""
    return ROOT / "content"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Run one PostgreSQL for the whole session."""
    with PostgreSQL() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return an empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    name = f"test_{os.urandom(6).hex()}"
    yield server.new_database(name)
    server.drop_database(name)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Open a database that has today's schema and no rows."""
    from service_quest.store.engine import engine_for
    from service_quest.store.migrate import migrate_engine

    opened = engine_for(database_url)
    migrate_engine(opened)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the production build for the whole session. Tests that stop it use `own_app`."""
    server = Server(tmp_path_factory.mktemp("app")).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def app_url(app: Server) -> str:
    """Return where the app is served (localhost, so that service workers run)."""
    return app.url


@pytest.fixture
def own_app(app: Server, tmp_path: Path) -> Iterator[Server]:
    """Serve the same build once more for one test, which may stop, kill and restart it."""
    server = Server(tmp_path).start()
    yield server
    if server.is_running:
        server.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start Playwright, which drives the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the Chromium that all tests share."""
    from tests.browser import chromium, launch_flags

    started = playwright.chromium.launch(executable_path=chromium(), args=launch_flags())
    yield started
    started.close()


@pytest.fixture
def phone(browser: Browser, app_url: str) -> Iterator[Page]:
    """Open a new phone-sized, touched page with nothing remembered."""
    context = browser.new_context(base_url=app_url, **PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """Open a new desktop page with nothing remembered."""
    context = browser.new_context(base_url=app_url, **DESK)
    yield context.new_page()
    context.close()


@pytest.fixture
def open_phone(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Open a phone's browser that keeps what it stored when it is closed and opened again.

    `open_phone(base_url)` starts it, with further options of the phone by name;
    `.close()` on what it returns closes the browser.
    """
    from tests.browser import chromium, launch_flags

    opened: list[BrowserContext] = []

    def start(base_url: str, **options: Any) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=chromium(),
            args=launch_flags(),
            base_url=base_url,
            **(PHONE | options),
        )
        opened.append(context)
        return context

    yield start
    for context in opened:
        context.close()
