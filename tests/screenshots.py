"""`python -m tests.screenshots`: take the pictures in assets/screenshots anew.

The real launcher serves the demo, and a browser plays: stars come from results that the server
has scored, conversation and debrief from taps on the replies; the board, the desk and what gets
stuck where are the demo's. The pictures that the web manifest names are 390 by 844 pixels.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from service_quest.authoring.library import Library, load_library
from service_quest.demo.fill import Access, Town, fill
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.attempt import walk
from service_quest.domain.version import content_version
from service_quest.store.engine import engine_for
from service_quest.store.migrate import migrate
from service_quest.web.house import house
from service_quest.web.launch.demo import SEED
from tests.browser import chromium, comes_true, launch_flags
from tests.playthroughs.transcripts import read
from tests.pngs import with_fewer_colours
from tests.server import ROOT, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FOLDER = ROOT / "assets" / "screenshots"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
# Nothing moves, so that no picture is taken half-way.
STILL = {"device_scale_factor": 1, "reduced_motion": "reduce"}

STARS = {"pharmacy-fever": 3, "cinema-late": 2, "broadband-call": 3, "second-car": 2}
"""The windows that are lit on the street, as transcripts with so many stars light them."""
SCENARIO, FIRST_CASE = "hotel-no-room", 0
SLIP = ("desk.straight", "told.what_said", "four.true_then")
"""A conversation up to a reply that argues; from there on it is played as well as can be."""
HOUSE = {
    "phone": {"board": ".standings tbody tr"},
    "desk": {"desk": ".dense tbody tr", "insight": ".stages7 tbody tr"},
}
"""Pages of the organisation, and what is there once they show something."""


def main() -> None:
    """Serve, play, and write every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    library = load_library()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        access = filled(server.database_url)
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=launch_flags())
        try:
            take_all(browser, server.url, library)
            take_house(browser, server.url, access)
        finally:
            browser.close()
            server.stop()


def take_all(browser: Browser, url: str, library: Library) -> None:
    """Take three pictures a language for the manifest, and two more for the README."""
    phone = {"base_url": url, **PHONE, **STILL}
    for language in library.languages:
        take(browser.new_context(**phone), library, language, ("street", "talk", "debrief"))
    dusk = browser.new_context(**phone, color_scheme="dark")
    take(dusk, library, "en", ("street",), "-dusk")
    desk = browser.new_context(base_url=url, **DESK, **STILL)
    take(desk, library, "en", ("talk",), "-desk")


def filled(database_url: str) -> Access:
    """Fill a database with the demo, as of now."""
    migrate(database_url)
    engine = engine_for(database_url)
    access = fill(Town(engine, house().shelf, datetime.now(UTC), Random(SEED)))
    engine.dispose()
    assert access
    return access


def sign_in(context: BrowserContext, access: Access) -> None:
    """Sign a browser in as the demo's administrator."""
    known = {"name": access.administrator, "password": access.password, "once": "0" * 32}
    answer = context.request.post("/api/sign-in", data=known)
    assert answer.ok, answer.text()


def take_house(browser: Browser, url: str, access: Access) -> None:
    """Take the pages of the organisation, as its administrator sees them."""
    for kind, views_of in HOUSE.items():
        context = browser.new_context(base_url=url, **(PHONE if kind == "phone" else DESK), **STILL)
        sign_in(context, access)
        page = context.new_page()
        for view, shows in views_of.items():
            page.goto(f"/en/{view}/")
            page.locator(shows).first.wait_for()
            keep(page, f"en-{view}.png")
        context.close()


def take(
    context: BrowserContext,
    library: Library,
    language: str,
    wanted: tuple[str, ...],
    suffix: str = "",
) -> None:
    """Play in a new browser and write the pictures of the views that are wanted."""
    book_results(context, library, language)
    page = context.new_page()
    for view in views(page, library, language):
        if view in wanted:
            keep(page, f"{language}-{view}{suffix}.png")
    context.close()


def views(page: Page, library: Library, language: str) -> Iterator[str]:
    """Go from view to view, and name each one when it stands ready."""
    page.goto(f"/{language}/")
    comes_true(page, "document.querySelectorAll('.windows[data-stars=\"3\"]').length")
    yield "street"
    always_draw(page, FIRST_CASE)
    page.goto(f"/{language}/play/{SCENARIO}/")
    analysis = analyse(library.scenarios[SCENARIO].scenario)
    texts = library.texts(SCENARIO, language)
    for choice in SLIP:
        page.get_by_role("button", name=texts[choice], exact=True).click()
    page.locator(".thought").wait_for()
    yield "talk"
    with page.expect_response("**/api/attempts"):
        for choice in best_from(analysis, SLIP):
            page.get_by_role("button", name=texts[choice], exact=True).click()
    page.locator(".card.turning").wait_for()
    yield "debrief"


def best_from(analysis: Analysis, moves: tuple[str, ...]) -> Iterator[str]:
    """Yield the best replies after some moves, up to an ending."""
    graph = analysis.graph
    at = walk(analysis, graph.scenario.cases[FIRST_CASE].id, moves)[-1]
    while not graph.is_ending(at):
        target = analysis.best_targets(at)[0]
        yield graph.moves[at][graph.targets[at].index(target)].choice.id
        at = target


def always_draw(page: Page, case: int) -> None:
    """Let every play in this page draw the same case, by the first byte of its id."""
    page.add_init_script(f"""
      const random = crypto.getRandomValues.bind(crypto);
      crypto.getRandomValues = (bytes) => {{ random(bytes).set([0, 0, 0, {case}]); return bytes; }};
    """)


def book_results(context: BrowserContext, library: Library, language: str) -> None:
    """Send a result for each scenario won so far, as a device would."""
    person = context.request.get("/api/me").json()["person"]
    for name, stars in STARS.items():
        scenario = library.scenarios[name].scenario
        play = next(play for play in read(name).values() if play.stars == stars)
        case = [case.id for case in scenario.cases].index(play.case)
        attempt: dict[str, Any] = {
            "id": f"{case:08x}" + person[:16] + name.encode().hex()[:8],
            "person": person,
            "scenario": name,
            "version": content_version(scenario),
            "language": language,
            "moves": list(play.moves),
            "times": [8_000 * turn for turn in range(1, len(play.moves) + 1)],
            "started": 1_760_000_000_000,
            "finished": 1_760_000_090_000,
            "first": True,
            "abandoned": False,
        }
        answer = context.request.post("/api/attempts", data=attempt)
        assert answer.ok, answer.text()


def keep(page: Page, name: str) -> None:
    """Write what the page shows, in few enough colours to be small."""
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    # For a moment one is told that a result waits to be sent.
    comes_true(page, "!document.querySelector('.notices .notice')")
    path = FOLDER / name
    path.write_bytes(with_fewer_colours(page.screenshot()))
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
