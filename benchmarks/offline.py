"""Whether every scenario of a language can be opened and finished after one visit.

    python -m benchmarks.offline

A phone opens one page while the app is served; then the server is stopped, and each
scenario is opened anew and played to an ending, by the first reply that can be given.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

from benchmarks import results
from benchmarks.browsing import PHONE, browser, served
from service_quest.authoring.library import load_library
from tests.browser import comes_true

OPENING = "first-minute"
MOST_TURNS = 40
PATIENCE_MS = 20_000

Row = dict[str, Any]


def main() -> None:
    """Print a line for each scenario and language."""
    library = load_library()
    found: dict[str, dict[str, Row]] = {}
    with browser() as chromium:
        for language in library.languages:
            with chromium.new_context(**PHONE, reduced_motion="reduce") as context:
                found[language] = _played(context, language, list(library.scenarios))
    rows = [
        (f"{language} {name}", _yes(row["opened"]), _yes(row["finished"]), row["turns"], row["ms"])
        for language, rows in found.items()
        for name, row in rows.items()
    ]
    results.table(("scenario", "opened", "finished", "turns", "ms to open"), rows)
    every = [row for rows in found.values() for row in rows.values()]
    finished = sum(row["finished"] for row in every)
    print(f"{finished} of {len(every)} finished with the server stopped")
    results.save("offline", {"finished": finished, "of": len(every), "scenarios": found})


def _yes(done: bool) -> str:
    return "yes" if done else "NO"


def _played(context: BrowserContext, language: str, names: list[str]) -> dict[str, Row]:
    with served() as server:
        page = context.new_page()
        page.goto(f"{server.url}/{language}/play/{OPENING}/")
        page.evaluate("navigator.serviceWorker.ready")
        page.close()
        server.stop()
        url = f"{server.url}/{language}/play"
        return {name: _play(context, f"{url}/{name}/") for name in names}


def _play(context: BrowserContext, url: str) -> Row:
    row: Row = {"opened": False, "finished": False, "turns": 0, "ms": 0}
    page = context.new_page()
    begun = perf_counter()
    try:
        page.goto(url, timeout=PATIENCE_MS)
        page.locator(".reply").first.wait_for(timeout=PATIENCE_MS)
        row |= {"opened": True, "ms": round(1_000 * (perf_counter() - begun))}
        row["turns"] = finish(page)
        row["finished"] = page.locator(".debrief").is_visible()
    except Error as error:
        row["error"] = error.message.splitlines()[0]
    page.close()
    return row


STANDS = (
    "() => ['.line.me', '.replies > .btn.quiet', '.debrief']"
    ".map((part) => document.querySelectorAll(part).length).join()"
)
"""How far a play is: it differs after each tap that was answered."""


def finish(page: Page) -> int:
    """Take replies until the debrief shows; return how many."""
    # After a slip, the opening first asks whether to try that moment again: go on.
    next_one = page.locator(".debrief, .replies > .btn.quiet, .reply:not(.blurred)").first
    for turn in range(MOST_TURNS):
        next_one.wait_for()
        if page.locator(".debrief").count():
            return turn
        before = page.evaluate(STANDS)
        next_one.tap()
        comes_true(page, f"(before) => ({STANDS})() !== before", arg=before)
    return MOST_TURNS


if __name__ == "__main__":
    main()
