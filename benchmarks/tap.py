"""How long a tap on a reply takes to be painted, beside a bare page of inkjs.

    python -m benchmarks.tap

The CPU is slowed four times. Both pages show the same sentences and offer the same
replies; they take turns, and the same taps are made on both. Timed from the click to
the first frame after the document changed (`frame`: one's own words are there), to the
moment that frame was drawn, and to the frame after the last change (`answered`: the reply
to it, the face and the next replies are there too).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks import results
from benchmarks.browsing import PHONE, browser, served
from benchmarks.inkpage import INKJS, write_pages
from benchmarks.npm import install
from benchmarks.plays import Play, random_play
from benchmarks.quiet import wait_until_quiet
from service_quest.authoring.library import load_library
from service_quest.domain.analysis import analyse

SLOWED = 4
ROUNDS = 5
PLAYS = 6
LEAST_TURNS = 7
TARGET = 1.1
"""Times the p95 of inkjs."""
SETTLED_MS = 600
FINGER_MS = 80
"""How long a finger stays on the glass."""
READY_MS = 2_500
"""What a page may do on its own before the first tap; nothing of it is counted."""

Times = dict[str, list[float]]

WATCH = """
window.taps = [];
let tap = null;
addEventListener("click", (event) => { tap = { from: event.timeStamp }; }, true);
new MutationObserver(() => {
  const changed = tap;
  if (changed) requestAnimationFrame(() => {
    changed.answered = performance.now() - changed.from;
    if (changed.frame) return;
    changed.frame = changed.answered;
    taps.push(changed);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { changed.drawn = performance.now() - changed.from; };
    port2.postMessage("");
  });
}).observe(document, { subtree: true, childList: true, characterData: true });
// The first case, always: the plays are of that one.
const random = crypto.getRandomValues.bind(crypto);
crypto.getRandomValues = (bytes) => random(bytes).fill(0, 0, 4);
"""
PLACE = """(said) => {
  const button = [...document.querySelectorAll("button")].find((b) => b.textContent === said);
  button.scrollIntoView({ block: "nearest", behavior: "instant" });
  const { x, y, width, height } = button.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""


def main() -> None:
    """Print p50 and p95 of both, each the median of the rounds, and their spread."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--scenario", default="pharmacy-fever")
    given.add_argument("--rounds", type=int, default=ROUNDS)
    given.add_argument("--motion", action="store_true", help="with the natural delays of speech")
    options = given.parse_args()
    rounds = _measure(options.scenario, options.rounds, options.motion)
    found = {page: _summary([times[page] for times in rounds]) for page in rounds[0]}
    taps = sum(len(times["service quest"]["frame"]) for times in rounds)
    ratio = found["service quest"]["frame"]["p95"] / found["inkjs"]["frame"]["p95"]
    _print(found)
    print(f"p95 is {ratio:.2f} times inkjs (target ≤ {TARGET}), from {taps} taps a page")
    name = "tap_motion" if options.motion else "tap"
    results.save(name, {"taps": taps, "ratio": ratio, "target": TARGET, **found})


def _print(found: dict[str, Any]) -> None:
    heading = ("ms", "p50", "p95", "p95 of rounds")
    rows = [
        (f"{page}, {kind}", f["p50"], f["p95"], f"{min(f['rounds']):.1f}-{max(f['rounds']):.1f}")
        for page, kinds in found.items()
        for kind, f in kinds.items()
    ]
    results.table(heading, rows)


def _summary(rounds: Sequence[Times]) -> dict[str, Any]:
    summary: dict[str, Any] = {}
    for kind in rounds[0]:
        cuts = [quantiles(times[kind], n=20) for times in rounds]
        p50, p95 = ([cut[i] for cut in cuts] for i in (9, 18))
        summary[kind] = {"p50": median(p50), "p95": median(p95), "rounds": p95}
    return summary


def _measure(scenario: str, rounds: int, motion: bool) -> list[dict[str, Times]]:
    plays = _plays(scenario)
    with served() as server, browser() as chromium, _inkjs(chromium, plays) as other:
        pages = {
            "service quest": [f"{server.url}/et/play/{scenario}/"] * PLAYS,
            "inkjs": [f"{other}/{number}.html" for number in range(PLAYS)],
        }
        return [
            {name: _round(chromium, urls, plays, motion) for name, urls in pages.items()}
            for _ in range(rounds)
        ]


def _plays(scenario: str) -> list[Play]:
    library, random = load_library(), Random(1)
    analysis = analyse(library.scenarios[scenario].scenario)
    texts, plays = library.texts(scenario, "et"), list[Play]()
    while len(plays) < PLAYS:
        play = random_play(analysis, texts, random)
        if len(play.turns) >= LEAST_TURNS:
            plays.append(play)
    return plays


@contextmanager
def _inkjs(chromium: Browser, plays: Sequence[Play]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, chromium.new_context() as context:
        pages = Path(folder) / "pages"
        pages.mkdir()
        write_pages(pages, install(Path(folder), INKJS), plays, context.new_page())
        handler = partial(_Quiet, directory=str(pages))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_address[1]}"
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _round(browser: Browser, urls: Sequence[str], plays: Sequence[Play], motion: bool) -> Times:
    times: Times = {"frame": [], "drawn": [], "answered": []}
    for url, play in zip(urls, plays, strict=True):
        moving = "no-preference" if motion else "reduce"
        with browser.new_context(**PHONE, reduced_motion=moving) as context:
            for tap in _tapped(context.new_page(), url, play, motion):
                for kind in times:
                    times[kind].append(tap[kind])
    return times


def _tapped(page: Page, url: str, play: Play, motion: bool) -> list[dict[str, float]]:
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_timeout(READY_MS)
    if not wait_until_quiet():
        print("the machine is busy: these times are too long")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    # The last tap ends the talk: what comes then is another page, and inkjs has none.
    for turn in play.turns[:-1]:
        _touch(page, devtools, turn.taken)
        seconds = len(turn.answer) + 1 if motion else 0
        page.wait_for_timeout(SETTLED_MS + 1_000 * seconds)
    taps: list[dict[str, float]] = page.evaluate("taps")
    assert len(taps) == len(play.turns) - 1, f"{len(taps)} of {len(play.turns) - 1} taps at {url}"
    return taps


def _touch(page: Page, devtools: CDPSession, said: str) -> None:
    x, y = page.evaluate(PLACE, said)
    points = [{"x": x, "y": y}]
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points})
    page.wait_for_timeout(FINGER_MS)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


if __name__ == "__main__":
    main()
