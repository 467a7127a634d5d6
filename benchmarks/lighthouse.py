"""What Lighthouse says of the pages, as a phone sees them.

    python -m benchmarks.lighthouse [--runs 5] [--pages map board ...]

Each run has a Chromium of its own with nothing kept: the cache is empty, and so is the
storage, but for the debrief, where it holds a finished play. The pages of people are those
of the demo, seen by its administrator. Pages that are not asked for keep their figures.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks import results
from benchmarks.browsing import PHONE, browser, served_demo, signed_in
from benchmarks.npm import install, node
from benchmarks.offline import finish
from benchmarks.quiet import wait_until_quiet
from tests.browser import chromium, launch_flags
from tests.postgres import free_port

LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 5
TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100}
TIMINGS = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "speed-index": "SI ms",
}
SCENARIO = "pharmacy-fever"
AS_GUEST = ("rules", "settings", "about", "privacy", "join", "sign-in", "setup")
AS_PERSON = (
    *("day", "badges", "me", "board", "profile", "guide", "practice"),
    *("desk", "desk/teams", "desk/entry", "insight", "house", "answers"),
)
PAGES = {
    "map": "/et/",
    "player, opening": "/et/play/first-minute/",
    "player": f"/et/play/{SCENARIO}/",
    "debrief": f"/et/play/{SCENARIO}/",
    **{name: f"/et/{name}/" for name in AS_GUEST},
}
OF_PEOPLE = {name: f"/et/{name}/" for name in AS_PERSON}
REMEMBER = "(all) => all.forEach(({ name, value }) => localStorage.setItem(name, value))"

Report = dict[str, Any]
Storage = list[dict[str, Any]]


@dataclass(frozen=True)
class Kept:
    """What a browser has before it opens a page: in its storage, and as cookies."""

    storage: Storage = field(default_factory=list)
    cookies: Sequence[Any] = ()


def main() -> None:
    """Print the median scores of each page, with the worst, and its timings."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--runs", type=int, default=RUNS)
    every = {**PAGES, **OF_PEOPLE}
    given.add_argument("--pages", nargs="*", choices=every, default=list(every))
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as folder, served_demo() as (server, access):
        program = install(Path(folder), LIGHTHOUSE) / "cli" / "index.js"
        kept = dict.fromkeys(PAGES, Kept()) | dict.fromkeys(
            OF_PEOPLE, Kept(cookies=signed_in(server, access))
        )
        every["join"] += f"#{access.poster}"
        kept["debrief"] = _finished_play(server.url + PAGES["debrief"])
        found = {
            page: _summary(
                [_run(program, server.url, every[page], kept[page]) for _ in range(options.runs)]
            )
            for page in options.pages
        }
    _print(found)
    before = results.kept("lighthouse").get("pages", {})
    known = {page: row for page, row in before.items() if page in every}
    results.save("lighthouse", {"targets": TARGETS, "pages": known | found})


def _print(found: dict[str, Report]) -> None:
    heading = [f"{name} (≥ {least})" for name, least in TARGETS.items()]
    rows = [
        (
            page,
            *(f"{score['median']:.0f} ({score['least']:.0f})" for score in row["scores"].values()),
            *(f"{ms:.0f}" for ms in row["timings"].values()),
        )
        for page, row in found.items()
    ]
    results.table(("median (least)", *heading, *TIMINGS.values()), rows)
    for page, row in found.items():
        for audit in row["failed"]:
            print(f"{page}: {audit}")


def _finished_play(url: str) -> Kept:
    """Play to an ending in a browser of its own; return what it then has."""
    with browser() as started, started.new_context(**PHONE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(url)
        finish(page)
        origin = context.storage_state().get("origins", [])[0]
        return Kept([dict(one) for one in origin.get("localStorage", [])], context.cookies())


def _run(program: Path, url: str, path: str, kept: Kept) -> Report:
    with _chromium(url, kept) as port:
        command = [node(), str(program), url + path, f"--port={port}", "--output=json", "--quiet"]
        options = ["--disable-storage-reset", f"--only-categories={','.join(TARGETS)}"]
        if not wait_until_quiet():
            print("the machine is busy: these scores are too low")
        done = subprocess.run([*command, *options], capture_output=True, check=True)
    return json.loads(done.stdout)


@contextmanager
def _chromium(url: str, kept: Kept) -> Iterator[int]:
    """Start a Chromium that has what is `kept` and nothing else; yield its debugging port."""
    port = free_port()
    flags = [*launch_flags(), f"--remote-debugging-port={port}"]
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium(), args=flags
        )
        context.add_cookies([*kept.cookies])
        if kept.storage:
            page = context.new_page()
            # A picture of the same origin: no page of the app runs, nothing of it is cached.
            page.goto(f"{url}/icons/icon-192.png")
            page.evaluate(REMEMBER, kept.storage)
            page.close()
        yield port
        context.close()


def _summary(reports: Sequence[Report]) -> Report:
    scores = {
        name: [100 * report["categories"][name]["score"] for report in reports] for name in TARGETS
    }
    return {
        "scores": {
            name: {"median": median(values), "least": min(values), "all": values}
            for name, values in scores.items()
        },
        "timings": {
            name: median(report["audits"][name]["numericValue"] for report in reports)
            for name in TIMINGS
        },
        "failed": sorted({audit for report in reports for audit in _failed(report)}),
    }


def _failed(report: Report) -> Iterator[str]:
    """Return what kept accessibility or best practices from 100."""
    for name in ("accessibility", "best-practices"):
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']}"


if __name__ == "__main__":
    main()
