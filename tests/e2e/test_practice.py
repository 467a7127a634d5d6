"""Practice in the browser: graded at once, offline too, and each answer arrives once."""

from __future__ import annotations

import time

import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from service_quest.store.engine import engine_for
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.tables import AttemptRow
from tests.e2e.results import PATIENCE, results_once_there
from tests.e2e.screens import Street, Talk, is_kept_for_offline
from tests.e2e.script import say, worst_replies
from tests.server import Server

WEEK_MS = 7 * 24 * 3_600_000
SCENARIO = "pharmacy-fever"


class Practice:
    """The page of practice."""

    def __init__(self, page: Page, language: str = "et") -> None:
        self.page = page
        self.language = language
        self.replies = page.locator(".practice .reply")
        self.verdict = page.locator(".verdict")
        self.done = page.locator(".practice-done")

    def open(self) -> Practice:
        """Go there by its address."""
        self.page.goto(f"/{self.language}/practice/")
        return self

    def button(self, name: str) -> Locator:
        """Return a button of the page by its sentence."""
        return self.page.get_by_role("button", name=say(self.language, f"practice.{name}"))

    def answer_all(self) -> int:
        """Give the first reply to each moment; return how many there were."""
        for turn in range(7):
            self.replies.first.click()
            expect(self.verdict).to_be_visible()
            if self.button("finish").is_visible():
                self.button("finish").click()
                return turn + 1
            self.button("next").click()
            expect(self.verdict).to_have_count(0)
        raise AssertionError("more than seven moments")


def a_week_ago(server: Server) -> None:
    """Let all that was played have been played a week ago."""
    engine = engine_for(server.database_url)
    with engine.begin() as connection:
        started = sa.column("started_at")
        connection.execute(sa.update(AttemptRow).values(started_at=started - WEEK_MS))
    engine.dispose()


def answers(server: Server) -> list[str]:
    """Return the ids of the answers that are stored."""
    engine = engine_for(server.database_url)
    with engine.connect() as connection:
        found = list(connection.scalars(sa.select(sa.column("id")).select_from(PracticeAnswerRow)))
    engine.dispose()
    return found


def has_played_badly(page: Page, server: Server) -> None:
    """Play a conversation badly, so that its principles are due by now."""
    talk = Talk(page, SCENARIO).open()
    talk.finish(worst_replies(SCENARIO, talk.kept["case"]))
    results_once_there(server, 1)
    a_week_ago(server)


def test_what_is_due_is_practised_with_and_without_a_network(visit_own, own_app):
    page = visit_own()
    practice = Practice(page).open()
    expect(page.get_by_text(say("et", "practice.empty_title"))).to_be_visible()
    has_played_badly(page, own_app)
    Street(page).open()
    is_kept_for_offline(page)
    page.locator(".practice-card a").click()
    expect(practice.button("start")).to_be_visible()
    is_free_of_barriers(page)
    practice.button("start").click()
    expect(page.locator(".practice .replies")).to_be_focused()
    is_free_of_barriers(page)
    first = practice.answer_all()
    expect(practice.done).to_be_focused()
    is_free_of_barriers(page)
    assert len(answers_once_there(own_app, first)) == first

    own_app.stop()
    practice.open()
    practice.button("anyway").or_(practice.button("start")).click()
    second = practice.answer_all()
    assert len(answers(own_app)) == first
    own_app.start()
    page.reload()
    arrived = answers_once_there(own_app, first + second)
    assert len(set(arrived)) == len(arrived) == first + second


def answers_once_there(server: Server, count: int) -> list[str]:
    """Wait until so many answers have arrived, and return their ids."""
    until = time.monotonic() + PATIENCE
    while len(found := answers(server)) < count:
        assert time.monotonic() < until, f"{len(found)} of {count} answers arrived"
        time.sleep(0.05)
    return found


def is_free_of_barriers(page: Page) -> None:
    """Expect that nothing stands in anybody's way, by day and by night."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
