"""Settings act at once and stay; and what a trainee would say instead reaches the server."""

import pytest
from playwright.sync_api import expect

from tests.browser import chromium, comes_true, launch_flags
from tests.e2e.conftest import QUIET
from tests.e2e.results import own_words, results_once_there
from tests.e2e.screens import Street, Talk, person
from tests.e2e.script import say

GROUND = "getComputedStyle(document.body).backgroundColor"


def press(page, setting, option):
    """Press one value of a setting, and expect it to be told as pressed."""
    group = page.get_by_role("group", name=say("et", f"settings.{setting}"), exact=True)
    button = group.get_by_role("button", name=say("et", f"settings.{option}"), exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(group.locator("[aria-pressed=true]")).to_have_count(1)
    return button


def test_dusk_falls_at_once_and_stays(visit):
    page = visit(color_scheme="light")
    page.goto("/et/settings/")
    day = page.evaluate(GROUND)
    button = press(page, "theme", "theme_dark")
    comes_true(page, f"day => {GROUND} !== day", arg=day)
    dusk = page.evaluate(GROUND)
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(GROUND) == dusk
    press(page, "theme", "theme_auto")
    comes_true(page, f"day => {GROUND} === day", arg=day)


def test_stillness_can_be_chosen_on_any_device(visit):
    page = visit(reduced_motion="no-preference")
    talk = Talk(page).open()
    moving = "() => document.getAnimations().some((one) => one.playState === 'running')"
    comes_true(page, moving)
    page.goto("/et/settings/")
    press(page, "motion", "motion_still")
    talk.open()
    comes_true(page, f"() => !({moving})()")


def test_the_customers_meters_show_during_play_only_where_asked_for(visit):
    page = visit()
    talk = Talk(page).open()
    meters = page.locator(".meters-live")
    expect(meters).to_be_hidden()
    page.goto("/et/settings/")
    press(page, "meters", "meters_on")
    talk.open()
    expect(meters).to_be_visible()
    expect(meters).to_contain_text("4")
    talk.say("hello.delivery")
    expect(meters).to_contain_text("2")


@pytest.mark.parametrize("text", ["", "Istuge, ma toon teile kohe uue."])
def test_what_one_would_say_instead_reaches_the_server(visit, app, text):
    page = visit()
    talk = Talk(page).open().say("hello.hear")
    talk.button("player.none_of_these").click()
    page.get_by_role("textbox").fill(text)
    talk.button("player.none_send").click()
    expect(page.get_by_text(say("et", "player.none_kept"))).to_be_visible()
    talk.say("told.swap", "bye.sister")
    row = results_once_there(app, 1, person(page))[0]
    said = [(one.turn, one.node, one.text) for one in own_words(app, row.id)]
    assert said == [(1, "told", text)]


def test_over_plain_http_it_plays_online_and_says_what_is_missing(playwright, app):
    flags = [*launch_flags(), "--host-resolver-rules=MAP trainer.test 127.0.0.1"]
    browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
    page = browser.new_page(base_url=f"http://trainer.test:{app.port}", locale="et-EE", **QUIET)
    page.goto("/")
    assert not page.evaluate("isSecureContext")
    Talk(page).is_ready().finish()
    assert results_once_there(app, 1, person(page))[0].status == "scored"
    page.goto("/")
    street = Street(page).is_open()
    expect(page.get_by_text(say("et", "street.insecure"))).to_be_visible()
    expect(street.notice("street.waiting_one")).to_have_count(0)
    browser.close()
