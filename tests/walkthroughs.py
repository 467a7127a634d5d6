"""`python -m tests.walkthroughs FOLDER [NAME ...]`: every scenario in a browser, to two endings.

In each language one browser plays it as well as can be, and another as badly. What the phone
shows at the opening, half-way and in the debrief is kept in the folder, to be looked at; what is
wider than the phone, breaks or never ends is told.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

from tests.browser import chromium, comes_true, launch_flags
from tests.e2e.screens import Talk
from tests.e2e.script import LANGUAGES, SCENARIOS, best_replies, texts, worst_replies
from tests.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
WAYS = {"best": best_replies, "worst": worst_replies}
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def main() -> None:
    """Play, keep the pictures, and tell what went wrong; the exit status is 1 if anything did."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("folder", type=Path)
    given.add_argument("names", nargs="*")
    options = given.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    wrong = list[str]()
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        server = Server(Path(kept)).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=launch_flags())
        for name in options.names or SCENARIOS:
            for language in LANGUAGES:
                for way in WAYS:
                    context = browser.new_context(
                        base_url=server.url, reduced_motion="reduce", **PHONE
                    )
                    walk = Walk(name, language, way, options.folder)
                    wrong += [f"{name} {language} {way}: {what}" for what in walk.told(context)]
                    context.close()
        server.stop()
    print("\n".join(wrong) or "nothing went wrong")
    raise SystemExit(bool(wrong))


class Walk:
    """One scenario played one way in one language."""

    def __init__(self, name: str, language: str, way: str, folder: Path) -> None:
        """Take what is played, how, and where its pictures go."""
        self.name, self.language, self.way, self.folder = name, language, way, folder
        self.texts = texts(name, language)

    def told(self, context: BrowserContext) -> list[str]:
        """Play; return what went wrong."""
        page, logs = context.new_page(), list[str]()
        page.on("pageerror", lambda error: logs.append(str(error)))
        try:
            logs += self._play(page, Talk(page, self.name, self.language).open().kept["case"])
        except Error as error:
            logs.append(error.message.splitlines()[0])
        return logs

    def _play(self, page: Page, case: int) -> Iterator[str]:
        path = list(WAYS[self.way](self.name, case))
        self._keep(page, "0-opening")
        for number, choice in enumerate(path):
            said = page.locator(".line.me").count()
            going_on = page.locator(".replies > .btn.quiet")
            if going_on.count():
                going_on.tap()
            page.locator(".reply:not(.blurred)", has_text=self.texts[choice]).first.tap()
            comes_true(
                page,
                "(said) => document.querySelectorAll('.line.me').length > said"
                " || document.querySelector('.debrief')",
                arg=said,
                seconds=10,
            )
            if number == len(path) // 2:
                self._keep(page, "1-half-way")
            if page.evaluate(WIDER):
                yield f"wider than the phone after {choice}"
        page.locator(".debrief").wait_for(timeout=10_000)
        self._keep(page, "2-debrief")
        if page.evaluate(WIDER):
            yield "its debrief is wider than the phone"

    def _keep(self, page: Page, what: str) -> None:
        page.wait_for_timeout(150)
        name = f"{self.name}-{self.language}-{self.way}-{what}.png"
        page.screenshot(path=self.folder / name)


if __name__ == "__main__":
    main()
