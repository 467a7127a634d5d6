"""axe finds nothing on any page, and no page moves or scrolls sideways against one's wish."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.screens import Street, Talk
from tests.e2e.script import LANGUAGES, SCENARIOS, replies_until_blurred, say, worst_replies

BLURRING = next(name for name in SCENARIOS if replies_until_blurred(name, 0))
STILL = """() => document.getAnimations().every(
  (one) => one.animationName === "shut" || one.playState !== "running")"""


def screens(page, language):
    """Bring up one screen after the other, and name it."""
    yield "opening", Talk(page, language=language).open()
    for name in ("rules", "settings", "about"):
        page.goto(f"/{language}/{name}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield name, page
    talk = Talk(page, BLURRING, language).open()
    talk.button("player.none_of_these").click()
    yield "own words", talk
    talk.button("player.none_cancel").click()
    for choice in replies_until_blurred(BLURRING, talk.kept["case"]):
        talk.reply(choice).dispatch_event("click")
        expect(talk.transcript).to_contain_text(talk.texts[choice])
    expect(page.locator(".reply.blurred").first).to_be_visible()
    expect(talk.thought).to_be_visible()
    yield "blurred replies", talk
    talk = Talk(page, SCENARIOS[-1], language).open()
    talk.finish(worst_replies(talk.scenario, talk.kept["case"]))
    yield "debrief", talk
    page.get_by_text(say(language, "debrief.more")).click()
    expect(page.locator(".moves")).to_be_visible()
    yield "debrief, opened", talk
    yield "street", Street(page, language).open()


def violations(page):
    """Return what axe finds, rule by rule, with where."""
    found = Axe().run(page).response["violations"]
    return {rule["id"]: [node["target"] for node in rule["nodes"]][:3] for rule in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_screen(visit, language, scheme):
    page = visit(color_scheme=scheme)
    found = {}
    for name, _ in screens(page, language):
        comes_true(page, STILL)
        if rules := violations(page):
            found[name] = rules
    assert found == {}


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_axe_finds_nothing_on_small_phones_and_desks(visit, width, height):
    page = visit(viewport={"width": width, "height": height})
    found = {}
    for name, _ in screens(page, "et"):
        comes_true(page, STILL)
        if rules := violations(page):
            found[name] = rules
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_on_the_narrowest_phone(visit, language):
    page = visit(viewport={"width": 320, "height": 568})
    wide = {}
    for name, _ in screens(page, language):
        over = page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll(
                 "main, .talk-scroll, .replies, .lines, .debrief")]
               .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
               .map((one) => one.className || one.tagName)"""
        )
        if over:
            wide[name] = over
    assert wide == {}


def test_the_last_reply_can_be_reached_on_the_smallest_phone(visit):
    page = visit(viewport={"width": 320, "height": 568})
    talk = Talk(page).open()
    talk.say("hello.hear", "told.swap", "bye.sister")
    expect(talk.letter).to_be_visible()


def test_nothing_moves_for_those_who_asked_for_stillness(visit):
    page = visit(reduced_motion="reduce")
    Street(page).open()
    comes_true(page, STILL)
    talk = Talk(page).open().say("hello.delivery")
    expect(talk.thought).to_be_visible()
    comes_true(page, STILL)
    talk.button("player.try_again").click()
    talk.finish(["hello.hear", "told.swap", "bye.sister"])
    comes_true(page, STILL)


def test_every_page_names_itself_and_its_language(visit):
    # Under Playwright a page that is opened while one worker follows another may never load;
    # without it Chromium opens it.
    page = visit(service_workers="block")
    for language in LANGUAGES:
        for path in ("", "rules/", "settings/", "about/", f"play/{SCENARIOS[0]}/"):
            page.goto(f"/{language}/{path}")
            expect(page).to_have_title(re.compile(f"· {say(language, 'app.name')}$"))
            expect(page.locator("html")).to_have_attribute("lang", language)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
