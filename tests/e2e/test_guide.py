"""The field guide in a browser: opens as one plays, searched, offline; and a question kept here."""

from __future__ import annotations

import json
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from service_quest.web import content
from service_quest.web.pages.street import stages
from tests.e2e.screens import Street, Talk, is_kept_for_offline, kept
from tests.e2e.script import OPENING_SCENARIO, say

CARDS = content.guide("et")["cards"]
MINE = "Et keegi läheks minu juurest kergemalt ära, kui tuli."
NEW = "Et ma ise lähen ka kergemalt koju."


class Guide:
    """The guide's page."""

    def __init__(self, page: Page, language: str = "et") -> None:
        self.page = page
        self.search = page.get_by_label(say(language, "guide.search"))
        self.told = page.get_by_role("search").get_by_role("status")
        self.open_cards = page.locator(".leaf:not(.locked)")
        self.locked = page.locator(".leaf.locked")

    def open(self, card: str = "") -> Guide:
        """Go there by its address, or to one of its cards."""
        self.page.goto(f"/et/guide/{'#' if card else ''}{card}")
        return self


def has_played(page: Page, *scenarios: str) -> None:
    """Let the device remember that some scenarios were played."""
    last = {"stars": 2, "recommendation": 8, "accuracy": 80}
    record = {name: {"stars": 2, "plays": 1, "first": last, "last": last} for name in scenarios}
    page.evaluate("told => localStorage.setItem('sq:record', told)", json.dumps(record))
    page.reload()


def opened_by(scenario: str) -> list[str]:
    """Return the cards that a scenario opens."""
    return [card["id"] for card in CARDS if scenario in card["meets"]]


def is_free_of_barriers(page: Page) -> None:
    """Expect that axe finds nothing."""
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_a_card_opens_with_the_first_customer_and_the_debrief_leads_to_it(visit):
    page = visit()
    guide = Guide(page).open()
    expect(guide.told).to_have_text(say("et", "guide.none_yet"))
    expect(guide.locked).to_have_count(len(CARDS))
    expect(guide.open_cards).to_have_count(0)

    talk = Talk(page).open().say("hello.delivery")
    talk.button("player.go_on").click()
    talk.finish(["cross.again", "told.swap", "bye.sister"])
    page.get_by_role("link", name=say("et", "debrief.guide")).click()
    expect(page.locator("#thoughts h2")).to_be_in_viewport()
    opened = opened_by(OPENING_SCENARIO)
    expect(guide.open_cards).to_have_count(len(opened))
    expect(guide.told).to_have_text(say("et", "guide.have", count=len(opened), of=len(CARDS)))

    guide.open("stupid")
    page.reload()
    card = page.locator("#stupid details")
    expect(card).to_have_attribute("open", "")
    expect(card).to_contain_text(content.library().texts(OPENING_SCENARIO, "et")["hello.delivery"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_is_found_as_one_types_and_without_a_network(visit_own, own_app, scheme):
    page = visit_own(color_scheme=scheme)
    Street(page).open()
    has_played(page, "night-alarm", "wine-and-salt")
    is_kept_for_offline(page)
    own_app.stop()
    guide = Guide(page).open()
    expect(guide.open_cards).not_to_have_count(0)  # the browser has taken over
    guide.search.fill("HAALESTUM")
    expect(guide.open_cards.filter(visible=True)).to_have_count(1)
    expect(guide.told).to_have_text(say("et", "guide.found", count=1))
    guide.open_cards.filter(visible=True).locator("summary").click()
    expect(page.locator("#tuning-in .leaf-example")).to_be_visible()
    is_free_of_barriers(page)
    guide.search.fill("ükssarvik")
    expect(guide.told).to_have_text(say("et", "guide.nothing"))
    expect(page.locator(".leaf").filter(visible=True)).to_have_count(0)
    guide.search.fill("")
    is_free_of_barriers(page)


def test_what_service_means_is_asked_after_the_opening_and_again_after_the_last_stage(visit):
    page = visit()
    Street(page).open()
    question = page.locator("summary", has_text=say("et", "meaning.question"))
    expect(question).to_have_count(0)
    has_played(page, OPENING_SCENARIO)
    question.click()
    is_free_of_barriers(page)
    page.get_by_label(say("et", "meaning.lead")).fill(MINE)
    page.get_by_role("button", name=say("et", "meaning.keep")).click()
    page.get_by_role("link", name=say("et", "meaning.kept")).click()
    expect(page.get_by_label(say("et", "meaning.first"))).to_have_value(MINE)
    expect(page.get_by_text(say("et", "meaning.after"))).to_be_visible()

    page.evaluate("told => localStorage.setItem('sq:meant', told)", json.dumps({"first": MINE}))
    has_played(page, *(names[-1] for names in stages().values()))
    Street(page).open()
    question.click()
    expect(page.locator("blockquote")).to_have_text(MINE)
    is_free_of_barriers(page)
    page.get_by_label(say("et", "meaning.now")).fill(NEW)
    page.get_by_role("button", name=say("et", "meaning.keep")).click()
    expect(page.get_by_role("link", name=say("et", "meaning.kept"))).to_be_visible()
    assert {MINE, NEW} <= set(kept(page, "sq:meant").values())


@pytest.mark.parametrize("way", ["later", "skip"])
def test_the_question_can_be_put_off_or_declined(visit, way):
    page = visit()
    Street(page).open()
    has_played(page, OPENING_SCENARIO)
    question = page.locator("summary", has_text=say("et", "meaning.question"))
    question.click()
    page.get_by_role("button", name=say("et", f"meaning.{way}")).click()
    expect(question).to_have_count(0)
    tomorrow = int(time.time() * 1000) + 25 * 3_600_000
    page.clock.set_fixed_time(tomorrow)
    page.reload()
    Street(page).is_open()
    expect(question).to_have_count(1 if way == "later" else 0)
