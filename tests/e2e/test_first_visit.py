"""The first minute: from a link straight to a customer who is already speaking."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.results import people, results_once_there
from tests.e2e.screens import Street, Talk

LOCALES = [("et-EE", "et"), ("en-GB", "en"), ("en-US", "en"), ("fi-FI", "et")]


@pytest.mark.parametrize(("locale", "language"), LOCALES)
def test_a_newcomer_meets_a_customer_in_their_own_language(visit, locale, language):
    page = visit(locale=locale)
    page.goto("/")
    talk = Talk(page, language=language).is_ready()
    expect(page).to_have_url(re.compile(f"{talk.path}$"))
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(talk.transcript).to_contain_text(talk.texts["hello.l1"])
    expect(talk.reply("hello.hear")).to_be_in_viewport()


def test_no_form_and_no_prompt_stand_before_the_first_customer(visit):
    page = visit()
    page.goto("/")
    Talk(page).is_ready()
    expect(page.locator("form, input, textarea, select, dialog, .notice")).to_have_count(0)


def test_the_customer_speaks_before_any_script_has_run(visit):
    page = visit(java_script_enabled=False)
    page.goto("/")
    talk = Talk(page)
    expect(talk.transcript).to_contain_text(talk.texts["hello.l1"])


def test_a_reply_tapped_before_the_programs_are_there_is_taken_as_soon_as_they_are(visit):
    page = visit()
    held: list[Route] = []
    # Playwright marks a handler as its own, which a built-in method does not take.
    page.route("**/assets/entry.client*", lambda route: held.append(route))  # noqa: PLW0108
    type(page).goto.__wrapped__(page, "/")
    talk = Talk(page)
    talk.reply("hello.hear").tap()
    expect(talk.lines.filter(has_text=talk.texts["hello.hear"])).to_have_count(0)
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(talk.lines.filter(has_text=talk.texts["hello.hear"])).to_be_visible()


def test_the_session_comes_with_the_first_page_and_no_script_can_read_it(visit):
    page = visit()
    with page.expect_response(re.compile("/play/")) as answer:
        page.goto("/")
    assert "sq_session=" in (answer.value.all_headers().get("set-cookie") or "")
    cookie = next(c for c in page.context.cookies() if c["name"] == "sq_session")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert "sq_session" not in page.evaluate("document.cookie")


def test_two_first_pages_at_once_are_one_guest(visit_own, own_app):
    page = visit_own()
    page.goto("/favicon.svg")
    context = page.context
    assert context.cookies() == []
    page.evaluate("open('/'); open('/');")
    while len(context.pages) < 3:
        context.wait_for_event("page")
    for opened in context.pages[1:]:
        opened.bring_to_front()
        Talk(opened).is_ready().finish()
    assert len({row.person_id for row in results_once_there(own_app, 2)}) == 1
    assert len(people(own_app)) == 1


def test_the_first_minute_goes_wrong_is_seen_through_and_is_replayed(visit):
    page = visit()
    page.goto("/")
    talk = Talk(page).is_ready()
    talk.say("hello.receipt")
    expect(talk.thought).to_contain_text(talk.texts["hello.receipt.thought"])
    talk.button("player.try_again").click()
    expect(talk.thought).to_have_count(0)
    talk.say("hello.hear", "told.swap", "bye.sister")
    expect(talk.letter).to_be_visible()
    page.get_by_role("link", name="Tänavale").click()
    Street(page).is_open()
    page.goto("/")
    Street(page).is_open()
