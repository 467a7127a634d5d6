"""By keyboard and ear: from start to debrief without a pointer, everything told in words."""

import pytest
from playwright.sync_api import expect

from tests.e2e.screens import Street, Talk
from tests.e2e.script import HOUSES, best_replies, say

# What the focused element is called, and whether one can see that it has the focus.
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return { text: at.innerText.trim(), name: at.className, tag: at.tagName,
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
}"""
MOST_TABS = 12


@pytest.fixture
def desk(visit):
    """A page without a touch screen."""
    return visit(
        viewport={"width": 1280, "height": 800}, has_touch=False, is_mobile=False, locale="et-EE"
    )


def tab_to(page, text):
    """Press Tab until the focus is on what reads `text`; it must be seen all the way."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["tag"] != "BODY"
        assert focused["seen"], focused
        if focused["text"] == text:
            return
    raise AssertionError(f"{text} is not reached with {MOST_TABS} tabs")


def test_from_the_opening_to_the_debrief_with_tab_and_enter(desk):
    talk = Talk(desk).open()
    for choice in best_replies(talk.scenario, talk.kept["case"]):
        tab_to(desk, talk.texts[choice])
        desk.keyboard.press("Enter")
        expect(talk.reply(choice)).to_have_count(0)
        expect(desk.locator(".replies:focus, .debrief:focus")).to_have_count(1)
    expect(talk.letter).to_be_visible()
    tab_to(desk, say("et", "debrief.to_street"))
    tab_to(desk, say("et", "debrief.more"))
    desk.keyboard.press("Enter")
    expect(desk.locator(".moves")).to_be_visible()


def test_the_second_thought_and_ones_own_words_keep_the_focus(desk):
    talk = Talk(desk).open()
    tab_to(desk, say("et", "player.none_of_these"))
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("textbox")).to_be_focused()
    desk.keyboard.type("Ma ootaksin natuke.")
    tab_to(desk, say("et", "player.none_send"))
    desk.keyboard.press("Enter")
    expect(desk.get_by_text(say("et", "player.none_kept"))).to_be_visible()
    expect(talk.replies).to_be_focused()
    tab_to(desk, talk.texts["hello.delivery"])
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name=say("et", "player.try_again"))).to_be_visible()
    expect(talk.replies).to_be_focused()
    tab_to(desk, say("et", "player.try_again"))
    desk.keyboard.press("Enter")
    expect(talk.reply("hello.hear")).to_be_visible()
    expect(talk.replies).to_be_focused()


def test_the_first_tab_offers_the_way_past_the_bar(desk):
    desk.goto("/et/")
    expect(desk.locator(".map-hello")).to_be_visible()
    desk.keyboard.press("Tab")
    skip = desk.get_by_role("link", name=say("et", "app.skip"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('main') !== null")


def test_every_house_on_the_street_is_reached_by_tab_and_entered(desk):
    street = Street(desk).open()
    reached = []
    for _ in range(MOST_TABS + len(HOUSES)):
        desk.keyboard.press("Tab")
        reached.append(desk.evaluate("document.activeElement.getAttribute('href')"))
    houses = [f"/et/play/{name}/" for name in HOUSES]
    assert set(houses) <= set(reached)
    street.house(HOUSES[-1]).focus()
    outline = "getComputedStyle(document.activeElement.querySelector('.plate')).outlineStyle"
    assert desk.evaluate(outline) == "solid"
    desk.keyboard.press("Enter")
    Talk(desk, HOUSES[-1]).is_ready()


def test_new_lines_are_read_out_and_the_mood_is_told_in_words(desk):
    talk = Talk(desk).open()
    expect(talk.transcript).to_have_attribute("aria-live", "polite")
    expect(desk.locator(".scene [aria-live]")).to_have_text(say("et", "moods.2"))
    talk.say("hello.delivery")
    expect(talk.transcript).to_contain_text(talk.texts["hello.delivery.r1"])
    expect(desk.locator(".scene [aria-live]")).to_have_text(say("et", "moods.1"))
    thinks = f"Maie {say('et', 'player.thinks')}: {talk.texts['hello.delivery.thought']}"
    expect(desk.get_by_role("status").filter(has_text=thinks)).to_be_visible()
