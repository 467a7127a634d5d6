"""Leaving and coming back: the same node, the same words, and never a flash of the opening."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import QUIET
from tests.e2e.screens import Talk
from tests.e2e.script import SCENARIOS

# Notes, frame by frame, which replies could be seen.
WATCH = """
window.seen = new Set();
const look = () => {
  for (const reply of document.querySelectorAll(".reply"))
    if (reply.checkVisibility({ visibilityProperty: true })) window.seen.add(reply.textContent);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def test_a_closed_browser_opens_at_the_same_moment(open_phone, app_url):
    phone = open_phone(app_url, **QUIET)
    talk = Talk(phone.new_page()).open().say("hello.delivery")
    talk.button("player.go_on").click()
    talk.say("cross.again")
    before, said = talk.kept["path"], talk.lines.all_inner_texts()
    phone.close()

    page = open_phone(app_url, **QUIET).new_page()
    page.add_init_script(WATCH)
    talk = Talk(page).open()
    expect(talk.reply("told.swap")).to_be_visible()
    expect(talk.lines).to_have_text(said)
    assert talk.kept["path"] == before
    assert talk.texts["hello.hear"] not in page.evaluate("[...window.seen]")


def test_a_conversation_left_for_the_street_goes_on_where_it_was(visit):
    page = visit()
    talk = Talk(page, SCENARIOS[-1]).open()
    opening = talk.lines.all_inner_texts()
    page.locator(".replies .reply:not([aria-disabled])").first.click()
    expect(talk.lines).not_to_have_text(opening)
    said = talk.lines.all_inner_texts()
    page.locator(".talk-bar a").click()
    page.locator(f'a[href$="/play/{talk.scenario}/"]').click()
    expect(talk.lines).to_have_text(said)


def test_a_debrief_is_still_there_after_a_reload_and_is_booked_once(visit, app):
    page = visit()
    talk = Talk(page).open().finish()
    told = talk.letter.inner_text()
    page.reload()
    expect(talk.letter).to_have_text(told, use_inner_text=True)
    assert page.evaluate("JSON.parse(localStorage['sq:record'])['first-minute'].plays") == 1


AWAITED = """() => {
  const paper = document.querySelector(".awaited");
  const text = getComputedStyle(paper.querySelector(".letter-text"), "::before").content;
  return [paper.checkVisibility(), text];
}"""


def without_programs(page, path):
    """Open a page that never comes alive; return what its awaited letter shows."""
    page.route("**/assets/*.js", lambda route: route.abort())
    page.main_frame.goto(path)  # `Page.goto` would wait until it is alive
    return page.evaluate(AWAITED)


def test_the_letter_of_a_finished_play_is_read_before_the_page_is_alive(visit):
    page = visit(service_workers="block")
    talk = Talk(page, SCENARIOS[-1]).open().finish()
    told = talk.letter.inner_text()
    expect(page.locator(".awaited")).to_be_hidden()
    assert without_programs(page, talk.path) == [True, f'"{told}"']
    expect(page.locator(".talk")).to_be_hidden()
    assert without_programs(page, talk.path.replace("/et/", "/en/")) == [False, "none"]


@pytest.mark.parametrize("forged", ['"; } * { display: none', "\\", {"a": 1}, 7, "\u202ea\n"])
def test_a_forged_letter_is_text_or_nothing(visit, forged):
    page = visit(service_workers="block")
    talk = Talk(page, SCENARIOS[-1]).open().finish()
    key = f"sq:play:{talk.scenario}"
    page.evaluate(
        """([key, et]) => {
          const play = JSON.parse(localStorage[key]);
          localStorage[key] = JSON.stringify({ ...play, letter: { et } });
        }""",
        [key, forged],
    )
    seen, text = without_programs(page, talk.path)
    assert seen
    assert text == "none" or text.startswith('"')
    expect(page.locator(".signature").first).to_be_visible()


def test_a_play_of_an_older_script_starts_afresh(visit):
    page = visit()
    talk = Talk(page).open().say("hello.hear")
    page.evaluate(
        """() => {
          const play = JSON.parse(localStorage["sq:play:first-minute"]);
          localStorage["sq:play:first-minute"] = JSON.stringify({ ...play, version: "0" });
        }"""
    )
    page.reload()
    expect(talk.reply("hello.hear")).to_be_visible()
