"""The screens as a trainee sees them, found by their words and roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.script import OPENING_SCENARIO, best_replies, say, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Locator, Page


class Talk:
    """A conversation and, after it, its debrief."""

    def __init__(self, page: Page, scenario: str = OPENING_SCENARIO, language: str = "et") -> None:
        self.page = page
        self.scenario = scenario
        self.language = language
        self.texts = texts(scenario, language)
        self.path = f"/{language}/play/{scenario}/"
        self.transcript = page.get_by_role("log")
        self.thought = page.locator(".thought")
        self.replies = page.locator(".replies")
        self.letter = page.locator(".debrief .letter-text")
        self.score = page.locator(".score b")

    def open(self) -> Talk:
        """Open the page of the scenario and wait until it can be played."""
        self.page.goto(self.path)
        return self.is_ready()

    def is_ready(self) -> Talk:
        """Wait until the browser has taken over, as the play's record on the device tells."""
        comes_true(self.page, "key => localStorage.getItem(key)", arg=self._key)
        return self

    def reply(self, choice: str) -> Locator:
        """Return the card of a reply, by its id."""
        return self.page.get_by_role("button", name=self.texts[choice], exact=True)

    def say(self, *choices: str) -> Talk:
        """Give some replies with a finger, one after the other."""
        for choice in choices:
            self.reply(choice).click()
            self._has_heard(choice)
        return self

    def _has_heard(self, choice: str) -> None:
        # What was said stands in the transcript, not only as the tap's first echo, or the
        # conversation is over.
        words = self.texts[choice]
        said = self.transcript.locator(".line.me:not([aria-hidden])", has_text=words)
        expect(said.or_(self.letter).first).to_be_attached()

    def finish(self, replies: Iterable[str] | None = None) -> Talk:
        """Play to the end at once, by default along the best replies."""
        for choice in replies or best_replies(self.scenario, self.kept["case"]):
            # A finger would have to wait until a reply has come into view.
            self.reply(choice).dispatch_event("click")
            self._has_heard(choice)
        expect(self.letter).to_be_visible()
        return self

    def button(self, text_id: str) -> Locator:
        """Return a button by its sentence's id."""
        return self.page.get_by_role("button", name=say(self.language, text_id), exact=True)

    @property
    def lines(self) -> Locator:
        """What has been said so far, line by line."""
        return self.transcript.locator(".line:not(.typing)")

    @property
    def kept(self) -> dict[str, Any]:
        """The play as the device keeps it."""
        return kept(self.page, self._key)

    @property
    def _key(self) -> str:
        return f"sq:play:{self.scenario}"


class Street:
    """The map, where everything is chosen."""

    def __init__(self, page: Page, language: str = "et") -> None:
        self.page = page
        self.language = language
        self.title = page.get_by_role("heading", name=say(language, "street.title"), exact=True)
        self.notices = page.locator(".notices")

    def open(self) -> Street:
        """Come in by the street's own address."""
        self.page.goto(f"/{self.language}/")
        return self.is_open()

    def is_open(self) -> Street:
        """Expect to stand on the street, in its language."""
        expect(self.page).to_have_url(re.compile(f"/{self.language}/$"))
        expect(self.title).to_be_visible()
        return self

    def house(self, scenario: str) -> Locator:
        """Return the way into a scenario."""
        return self.page.locator(f'a[href$="/play/{scenario}/"]')

    def lit_windows(self, scenario: str) -> Locator:
        """Return the windows of a house, which tell in words how many are lit."""
        return self.house(scenario).get_by_role("img")

    def notice(self, text_id: str, **data: int) -> Locator:
        """Return a notice by its sentence's id."""
        return self.notices.get_by_text(say(self.language, text_id, **data))


def kept(page: Page, key: str) -> Any:
    """Return what the device keeps under a key."""
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", key)


def person(page: Page) -> str:
    """Return the opaque id of who plays here, as the first page brought it."""
    return cookies(page)["sq_person"]


def cookies(page: Page) -> dict[str, str]:
    """Return the values of all cookies, those included that no script can read."""
    return {one.get("name", ""): one.get("value", "") for one in page.context.cookies()}


def is_kept_for_offline(page: Page) -> None:
    """Wait until the service worker has kept its files and looks after this page."""
    comes_true(page, "() => navigator.serviceWorker.controller?.state === 'activated'", seconds=60)
