"""Without a network: everything of the language plays, and nothing is lost."""

import re
import threading

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import QUIET
from tests.e2e.results import results, results_once_there
from tests.e2e.screens import Street, Talk, is_kept_for_offline
from tests.e2e.script import HOUSES, LANGUAGES, SCENARIOS

PATIENCE = 3.0
"""Seconds that the service worker waits for the network where it has something else to show."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_one_visit_every_scenario_plays_to_its_end_with_the_server_stopped(
    visit_own, own_app, language
):
    page = visit_own()
    Talk(page, language=language).open()
    is_kept_for_offline(page)
    own_app.stop()
    for scenario in SCENARIOS:
        Talk(page, scenario, language).open().finish()
    street = Street(page, language).open()
    for scenario in HOUSES:
        expect(street.lit_windows(scenario)).not_to_have_attribute("data-stars", "0")
    expect(street.notice("street.waiting_many", count=len(SCENARIOS))).to_be_visible()


def test_a_result_survives_the_closed_browser_and_arrives_once(open_phone, own_app):
    phone = open_phone(own_app.url, **QUIET)
    page = phone.new_page()
    Talk(page).open()
    is_kept_for_offline(page)
    own_app.stop()
    talk = Talk(page).open().finish()
    played = talk.kept["id"]
    phone.close()

    page = open_phone(own_app.url, **QUIET).new_page()
    page.goto("/")
    street = Street(page).is_open()
    expect(street.notice("street.waiting_one")).to_be_visible()

    own_app.start()
    page.reload()
    expect(street.notice("street.waiting_one")).to_have_count(0)
    assert [row.id for row in results_once_there(own_app, 1)] == [played]
    page.reload()
    street.is_open()
    assert [row.id for row in results(own_app)] == [played]


def test_in_flight_mode_the_device_says_so_and_sends_by_itself_when_it_is_over(visit, app):
    page = visit()
    Talk(page).open()
    is_kept_for_offline(page)
    page.context.set_offline(True)
    talk = Talk(page, SCENARIOS[-1]).open().finish()
    played = talk.kept["id"]
    page.goto("/")
    street = Street(page).is_open()
    expect(street.notice("street.offline")).to_be_visible()
    expect(street.notice("street.waiting_one")).to_be_visible()
    page.context.set_offline(False)
    expect(street.notice("street.offline")).to_have_count(0)
    expect(street.notice("street.waiting_one")).to_have_count(0)
    assert [row.id for row in results(app) if row.id == played] == [played]


def test_a_newcomer_who_lost_the_network_meets_the_customer_first(visit):
    page = visit(locale="en-GB")
    page.goto("/")
    Talk(page, language="en").is_ready()
    is_kept_for_offline(page)
    page.context.set_offline(True)
    page.goto("/")
    talk = Talk(page, language="en").is_ready()
    expect(talk.transcript).to_contain_text(talk.texts["hello.l1"])


def test_a_page_of_another_language_is_shown_in_the_one_that_is_kept(visit):
    page = visit()
    Talk(page).open()
    is_kept_for_offline(page)
    page.context.set_offline(True)
    page.goto("/en/rules/")
    expect(page).to_have_url(re.compile("/et/rules/$"))


def test_a_page_of_another_language_is_not_shown_in_pieces_but_leads_home(visit):
    page = visit()
    Talk(page).open()
    is_kept_for_offline(page)
    page.context.set_offline(True)
    page.goto("/en/nowhere/")
    Street(page).is_open()


def test_a_page_that_is_not_kept_is_waited_for(visit_own, own_app):
    page = visit_own()
    Talk(page).open()
    is_kept_for_offline(page)
    (worker,) = own_app.workers()
    worker.suspend()
    late = threading.Timer(PATIENCE + 2, worker.resume)
    late.start()
    page.goto("/en/rules/")
    late.join()
    expect(page).to_have_url(re.compile("/en/rules/$"))


def test_a_page_that_is_kept_is_shown_when_the_network_is_slow(visit_own, own_app):
    page = visit_own()
    Talk(page).open()
    is_kept_for_offline(page)
    (worker,) = own_app.workers()
    worker.suspend()
    late = threading.Timer(4 * PATIENCE, worker.resume)
    late.start()
    page.goto("/et/rules/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    assert late.is_alive()
    late.join()


def test_a_reply_is_answered_although_the_server_is_gone(visit_own, own_app):
    talk = Talk(visit_own()).open()
    own_app.kill()
    talk.say("hello.hear", "told.swap")
    expect(talk.transcript).to_contain_text(talk.texts["bye.l1"])


def test_only_one_language_is_kept(visit):
    page = visit()
    Talk(page, language="en").open()
    is_kept_for_offline(page)
    kept = page.evaluate(
        """async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const lists = await Promise.all(caches_.map((cache) => cache.keys()));
          return lists.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    for scenario in SCENARIOS:
        assert f"/en/play/{scenario}/index.html" in kept
    assert not [path for path in kept if path.startswith("/et/")]
