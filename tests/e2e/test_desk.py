"""The desk in a browser: names from a file, cards to print, menus, tables to take along."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import DESK
from tests.e2e.organisation import fill, found, join, press
from tests.e2e.script import OPENING_SCENARIO, say

NAMES = "Nimi;Amet\r\nÕie Äke;müüja\r\nŠura Žukov;kokk\r\n".encode("cp1257")
ON_DESK = {**DESK, "is_mobile": False, "has_touch": False}


def test_names_from_a_file_become_cards_of_which_only_they_are_printed(visit_own, own_app):
    desk = found(visit_own(**ON_DESK), own_app)
    desk.create_team("Kesklinna pood")
    desk.turn_to("nav_entry")
    page = desk.page
    page.locator("input[type=file]").set_input_files(
        {"name": "nimed.csv", "mimeType": "text/csv", "buffer": NAMES}
    )
    expect(page.locator("textarea[name=names]")).to_have_value("Õie Äke\nŠura Žukov")
    press(page, "desk.make_links")
    cards = page.locator(".made li")
    expect(cards).to_have_count(2)
    expect(page.locator("textarea[name=names]")).to_have_value("")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "desk.copy_all")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"Õie Äke: \S+/et/join/#\w{64}\nŠura Žukov: \S+#\w{64}", copied)

    page.emulate_media(media="print")
    for kept in (cards.first, page.locator(".qr").first, page.locator(".on-paper").first):
        expect(kept).to_be_visible()
    for left_out in (page.locator(".top"), page.locator(".desk-nav"), page.locator("textarea")):
        expect(left_out.first).to_be_hidden()
    assert cards.first.evaluate("card => getComputedStyle(card).breakInside") == "avoid"


def test_an_assignment_is_made_with_terms_copied_and_changed(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Apteek")
    phone = visit_own()
    join(phone, desk.poster(), "Välk")
    desk.assign(OPENING_SCENARIO)
    menu = desk.menu(desk.page.locator("tbody").nth(1).locator("th span").inner_text())
    desk.unfold("desk.copy_link")
    phone.goto(menu.locator("input[readonly]").last.input_value())
    expect(phone).to_have_url(re.compile(f"/et/play/{OPENING_SCENARIO}/"))
    desk.unfold("desk.change_terms")
    day = (datetime.now(UTC) + timedelta(days=7)).date()
    menu.get_by_label(say("et", "desk.due")).fill(day.isoformat())
    press(desk.page, "form.save")
    expect(desk.page.locator("tbody").nth(1)).to_contain_text(f"{day.day}.{day.month:02}.")
    expect(menu).to_have_count(0)


def test_the_table_of_people_is_taken_along(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Apteek")
    desk.add("Uku Uus")
    with desk.page.expect_download() as begun:
        desk.page.get_by_role("link", name=say("et", "desk.download")).first.click()
    text = begun.value.path().read_text("utf-8-sig")
    assert text.splitlines()[1] == "Uku Uus;;ei;0;0;0;"
    assert say("et", "export.not_for") in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_desk_is_free_of_barriers(visit_own, own_app, scheme):
    desk = found(visit_own(color_scheme=scheme), own_app)
    desk.create_team("Apteek")
    desk.add("Uku Uus", "Tiiu Talv")
    page = desk.page
    menu = desk.menu("Uku Uus")
    for words in ("desk.away", "desk.merge"):
        desk.unfold(words)
    expect(menu.get_by_role("button", name=say("et", "desk.away_mark"))).to_be_visible()
    is_free_of_barriers(page)
    page.locator(".menu-beside").click(position={"x": 8, "y": 500})
    expect(menu).to_have_count(0)
    desk.unfold("desk.path_add")
    is_free_of_barriers(page)
    desk.turn_to("nav_entry")
    desk.unfold("desk.poster")
    press(page, "desk.poster_make")
    expect(page.locator(".qr")).to_be_visible()
    is_free_of_barriers(page)
    desk.turn_to("nav_teams")
    desk.unfold("desk.invite_coordinator")
    fill(page, "desk.coordinator_name", "Kaie")
    press(page, "desk.make_link")
    desk.menu("Kaie")
    expect(page.locator(".ticks input")).to_be_checked()
    is_free_of_barriers(page)
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def is_free_of_barriers(page) -> None:
    """Expect that axe finds nothing."""
    found_ = Axe().run(page)
    assert found_.violations_count == 0, found_.generate_report()
