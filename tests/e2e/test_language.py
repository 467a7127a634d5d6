"""Another language: chosen in the settings, kept, and kept for offline play too."""

import re

from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.screens import Street, Talk, is_kept_for_offline
from tests.e2e.script import say


def choose_english(page):
    page.goto("/et/settings/")
    page.get_by_role("link", name=say("en", "app.language")).click()
    expect(page).to_have_url(re.compile("/en/settings/$"))
    expect(page.get_by_role("heading", name=say("en", "settings.title"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_page_and_every_later_visit_follow_the_choice(visit):
    page = visit()
    choose_english(page)
    page.goto("/")
    Talk(page, language="en").is_ready().finish()
    page.goto("/")
    Street(page, "en").is_open()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_way_back_from_the_settings_stays_in_the_language(visit):
    page = visit()
    choose_english(page)
    page.get_by_role("link", name=say("en", "nav.back")).click()
    Street(page, "en").is_open()


def test_the_chosen_language_plays_offline_and_is_no_new_version(visit):
    page = visit()
    Talk(page).open().finish()
    is_kept_for_offline(page)
    choose_english(page)
    comes_true(
        page,
        "() => navigator.serviceWorker.controller?.scriptURL.endsWith('lang=en')"
        " && navigator.serviceWorker.controller.state === 'activated'",
    )
    page.context.set_offline(True)
    page.goto("/")
    street = Street(page, "en").is_open()
    expect(street.notice("street.update")).to_have_count(0)
    Talk(page, language="en").open()


def test_a_conversation_can_be_taken_up_in_the_other_language(visit):
    page = visit()
    Talk(page).open().say("hello.hear")
    english = Talk(page, language="en").open()
    expect(english.transcript).to_contain_text(english.texts["told.l1"])
    expect(english.reply("told.swap")).to_be_visible()


def test_what_is_refused_is_told_in_the_language_of_the_page(visit):
    page = visit(locale="en-GB")
    page.goto(f"/et/join/#{'0' * 64}")
    expect(page.get_by_role("alert")).to_have_text(say("et", "errors.invitation-invalid"))
