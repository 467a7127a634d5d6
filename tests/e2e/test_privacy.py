"""What is one's own is gone when one wants it gone, from server, device and log."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.organisation import fill, found, join, press
from tests.e2e.screens import Talk
from tests.e2e.script import say

SCRIPT = "<img src=x onerror=x()>"


def kept(page):
    """Return what the device keeps, by key."""
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('sq:')).sort()")


def session(page):
    """Return the token of the browser's session."""
    return next(c["value"] for c in page.context.cookies() if c["name"] == "sq_session")


def test_of_who_signs_out_nothing_is_left_for_the_next_in_the_same_tab(visit_own, own_app):
    page = visit_own()
    desk = found(page, own_app)
    desk.create_team("Lett")
    desk.add("Mari Maasikas")
    before = session(page)
    page.goto("/et/me/")
    press(page, "me.sign_out")
    page.wait_for_url("**/et/")
    comes_true(page, "!JSON.stringify(localStorage).includes('Anneli')")
    assert session(page) != before
    page.goto("/et/desk/")
    expect(page.get_by_role("link", name=say("et", "sign_in.title"))).to_be_visible()
    assert "Mari" not in page.content()
    page.go_back()
    page.go_forward()
    assert "Mari" not in page.content()
    assert before not in own_app.log.read_text("utf-8")


def test_who_deletes_themselves_is_gone_from_the_device_and_from_the_desk(visit_own, own_app):
    boss = visit_own()
    desk = found(boss, own_app)
    desk.create_team("Lett")
    link = desk.add("Mari Maasikas")["Mari Maasikas"]
    expect(desk.figures("Mari Maasikas").first).to_be_visible()
    page = visit_own()
    join(page, link, SCRIPT)
    Talk(page).open().finish()
    # What people call themselves is shown and never run.
    expect(boss.locator("th small", has_text=SCRIPT)).to_be_visible()
    before = session(page)
    page.goto("/et/me/")
    page.locator("summary", has_text=say("et", "own.delete")).click()
    page.get_by_label(say("et", "own.delete_sure")).check()
    press(page, "own.delete_go")
    page.wait_for_url(re.compile("/et/$"))
    comes_true(page, "!localStorage.getItem('sq:record') || localStorage['sq:record'] === '{}'")
    assert session(page) != before
    page.goto("/et/me/")
    expect(page.get_by_role("heading", name=say("et", "me.guest_title"))).to_be_visible()
    expect(desk.figures("Mari Maasikas")).to_have_count(0)
    assert not [key for key in kept(page) if key.startswith("sq:play:")]
    assert before not in own_app.log.read_text("utf-8")


def test_one_takes_along_ones_data_and_a_new_password(visit_own, own_app):
    page = visit_own()
    found(page, own_app)
    page.goto("/et/me/")
    with page.expect_download() as download:
        page.get_by_role("link", name=say("et", "own.json")).click()
    assert "Anneli Haldaja" in download.value.path().read_text("utf-8")
    page.locator("summary", has_text=say("et", "own.password")).click()
    fill(page, "own.current", "kolm karu laulavad")
    fill(page, "setup.password", "neli kassi magavad")
    fill(page, "setup.again", "neli kassi magavad")
    press(page, "own.password_go")
    expect(page.locator("details[open]", has_text=say("et", "own.password_text"))).to_have_count(0)
