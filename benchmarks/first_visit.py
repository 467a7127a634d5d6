"""What a first visit costs over the wire, and what is kept for playing offline, in bytes.

    python -m benchmarks.first_visit

A phone that has never been here opens a conversation, and one that is signed in the
leaderboard. Everything that the page takes in
is counted as it was sent, compressed, headers too, until the network is quiet; what the
service worker then fetches for playing offline is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import brotli
from playwright.sync_api import Browser

from benchmarks import results
from benchmarks.browsing import PHONE, browser, served_demo, signed_in
from service_quest.authoring.library import load_library
from service_quest.web import content
from service_quest.web.modules import dumped

TARGET_KB, SCENARIO_TARGET_KB = 300, 30
KB = 1_000
QUIET_MS = 3_000
OPENING = "first-minute"

Sizes = dict[str, dict[str, int]]
"""Bytes by their kind, of each of several."""


def main() -> None:
    """Print bytes by type for three pages, then the size of each scenario and of the store."""
    with served_demo() as (server, access):
        known = signed_in(server, access)
        visits, store = _visits(server.url, known)
    scenarios = _scenarios()
    _print(visits, scenarios, store)
    results.save(
        "first_visit",
        {
            "target_kb": TARGET_KB,
            "visits": visits,
            "scenario_target_kb": SCENARIO_TARGET_KB,
            "scenarios": scenarios,
            "offline_store": store,
        },
    )


def _visits(url: str, known: Sequence[Any]) -> tuple[Sizes, Sizes]:
    """Return what each page's first visit took in, and each language's offline store."""
    with browser() as chromium:
        visits = {
            name: _visit(chromium, f"{url}/et/play/{name}/") for name in (OPENING, _largest())
        }
        visits["the board"] = _visit(chromium, f"{url}/et/board/", known)
        languages = load_library().languages
        return visits, {one: _store(chromium, f"{url}/{one}/") for one in languages}


def _print(visits: Sizes, scenarios: Sizes, store: Sizes) -> None:
    kinds = sorted({kind for visit in visits.values() for kind in visit})
    rows = [
        (name, *(visit.get(kind, 0) / KB for kind in kinds), sum(visit.values()) / KB)
        for name, visit in visits.items()
    ]
    results.table(("first visit, kB", *kinds, f"all (≤ {TARGET_KB})"), rows)
    print()
    languages = list(next(iter(scenarios.values())))
    rows = [(name, *(size / KB for size in sizes.values())) for name, sizes in scenarios.items()]
    results.table((f"scenario, brotli kB (< {SCENARIO_TARGET_KB})", *languages), rows)
    print()
    rows = [(name, kept["files"], kept["bytes"] / KB) for name, kept in store.items()]
    results.table(("offline store", "files", "kB on the wire"), rows)


def _largest() -> str:
    return max(load_library().scenarios, key=lambda name: len(dumped(content.graph(name)).encode()))


def _visit(browser: Browser, url: str, cookies: Sequence[Any] = ()) -> dict[str, int]:
    """Return the bytes that a page took in, by type."""
    with browser.new_context(**PHONE, service_workers="block") as context:
        context.add_cookies([*cookies])
        page = context.new_page()
        received = _listen(context.new_cdp_session(page))
        page.goto(url)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(QUIET_MS)
        sizes: Counter[str] = Counter()
        for kind, size in received.values():
            sizes[kind] += size
        return dict(sizes)


def _listen(devtools: Any) -> dict[str, tuple[str, int]]:
    """Return what will hold type and bytes of every response, as they come."""
    kinds: dict[str, str] = {}
    received: dict[str, tuple[str, int]] = {}

    def begun(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"].lower()

    def ended(event: dict[str, Any]) -> None:
        name = event["requestId"]
        received[name] = (kinds.get(name, "other"), int(event["encodedDataLength"]))

    devtools.on("Network.responseReceived", begun)
    devtools.on("Network.loadingFinished", ended)
    devtools.send("Network.enable")
    return received


def _scenarios() -> Sizes:
    """Return the compressed bytes of each scenario: its graph and one language's words."""
    library = load_library()
    return {
        name: {
            language: len(_compressed(content.graph(name)))
            + len(_compressed(content.words(name, language)))
            for language in library.languages
        }
        for name in library.scenarios
    }


def _compressed(value: object) -> bytes:
    return brotli.compress(dumped(value).encode())


def _store(browser: Browser, url: str) -> dict[str, int]:
    """Return how many files the service worker keeps after one visit, and their bytes as sent."""
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        page.goto(url)
        page.evaluate("navigator.serviceWorker.ready")
        names: list[str] = page.evaluate(
            """async () => {
              const names = await caches.keys();
              const stores = await Promise.all(names.map((name) => caches.open(name)));
              const kept = await Promise.all(stores.map((store) => store.keys()));
              return kept.flat().map((request) => request.url);
            }"""
        )
    return {"files": len(names), "bytes": sum(_sent(name) for name in names)}


def _sent(url: str) -> int:
    """Return the length of a file's body as a browser gets it."""
    import httpx

    headers = {"Accept-Encoding": "br, gzip"}
    with httpx.stream("GET", url, headers=headers, follow_redirects=True) as answer:
        return sum(map(len, answer.iter_raw()))


if __name__ == "__main__":
    main()
