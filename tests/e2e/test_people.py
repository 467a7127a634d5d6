"""Three kinds of people at once: set up, join with a phone, play, and see it on board and desk."""

from __future__ import annotations

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import DESK
from tests.e2e.organisation import (
    Desk,
    fill,
    found,
    have_been_there_since_last_week,
    join,
    played_on_another_day,
    press,
    setup_link,
)
from tests.e2e.results import people, results_once_there
from tests.e2e.screens import Street, Talk, is_kept_for_offline, kept
from tests.e2e.script import OPENING_SCENARIO, say

SOON = 2_500
TO_JOIN = 20.0


def test_a_list_of_names_two_phones_and_a_play_offline_are_seen_on_board_and_desk(
    visit_own, own_app
):
    desk = found(visit_own(**DESK, is_mobile=False, has_touch=False), own_app)
    desk.create_team("Kesklinna pood")
    links = desk.add("Mari Maasikas", "Jüri Tamm", "Kadri Kask", "Liis Lepp", "Oksana Petrova")
    desk.assign(OPENING_SCENARIO)
    have_been_there_since_last_week(own_app)

    mari, jyri = visit_own(), visit_own()
    began = time.monotonic()
    join(mari, links["Mari Maasikas"], "Välk")
    assert time.monotonic() - began < TO_JOIN
    expect(mari.locator(".assigned")).to_contain_text(say("et", "assigned.no_due"))
    expect(desk.figures("Mari Maasikas")).to_have_text(["0", "1", "0"])
    join(jyri, links["Jüri Tamm"], "Torm")
    Talk(jyri).open()
    is_kept_for_offline(jyri)

    board = mari.context.new_page()
    board.goto("/et/board/")
    points = board.locator("tr[data-own] .points")
    expect(points).to_have_text("0")

    jyri.context.set_offline(True)
    Talk(jyri).open().finish()
    Talk(mari).open().finish()
    (of_mari,) = results_once_there(own_app, 1)
    expect(desk.figures("Mari Maasikas")).to_have_text(["1", "0", "0"], timeout=SOON)
    expect(desk.figures("Jüri Tamm")).to_have_text(["0", "1", "0"])
    played_on_another_day(own_app, of_mari)
    expect(points).to_have_text("12", timeout=SOON)  # a fifth of the 60 for practice

    jyri.context.set_offline(False)
    of_jyri = next(
        row for row in results_once_there(own_app, 3) if row.person_id != of_mari.person_id
    )
    expect(desk.figures("Jüri Tamm")).to_have_text(["1", "0", "0"], timeout=SOON)
    played_on_another_day(own_app, of_jyri)
    expect(points).to_have_text("24", timeout=SOON)


def test_what_a_guest_played_comes_along_by_the_poster(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Sadama kohvik")
    poster = desk.poster()
    phone = visit_own()
    Talk(phone).open().finish()
    (before,) = results_once_there(own_app, 1)
    join(phone, poster, "Tuul")
    (after,) = results_once_there(own_app, 1)
    assert before.person_id != after.person_id
    joined = next(person for person in people(own_app) if person.id == after.person_id)
    assert (joined.alias, joined.role) == ("Tuul", "trainee")


def test_another_phone_gets_in_by_a_short_code_and_can_be_ended(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Infoliin")
    first, second = visit_own(), visit_own()
    join(first, desk.poster(), "Päike")
    first.goto("/et/me/")
    press(first, "me.code_make")
    code = first.locator(".code").inner_text()

    second.goto("/et/me/")
    fill(second, "me.redeem_code", code.lower())
    press(second, "me.redeem_go")
    second.wait_for_url("**/et/")
    second.goto("/et/me/")
    expect(second.get_by_role("heading", name="Päike")).to_be_visible()

    first.reload()
    expect(first.locator(".devices li")).to_have_count(2)
    first.get_by_role("button", name=say("et", "me.device_end")).first.click()
    expect(first.locator(".devices li")).to_have_count(1)
    second.reload()
    expect(second.get_by_role("heading", name=say("et", "me.guest_title"))).to_be_visible()


def test_a_wrong_code_gets_a_plain_message(visit_own):
    page = visit_own()
    page.goto("/et/me/")
    fill(page, "me.redeem_code", "AAAA AAAA")
    press(page, "me.redeem_go")
    expect(page.get_by_role("alert")).to_have_text(say("et", "errors.code-invalid"))


def test_signing_out_leaves_nothing_for_the_next(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Veebipood")
    phone = visit_own()
    join(phone, desk.poster(), "Meri")
    Talk(phone).open().finish()
    results_once_there(own_app, 1)
    phone.goto("/et/me/")
    phone.locator("summary", has_text=say("et", "me.sign_out")).click()
    expect(phone.get_by_text(say("et", "me.sign_out_sure"))).to_be_visible()
    press(phone, "me.sign_out")
    Street(phone).is_open()
    phone.goto("/et/me/")
    expect(phone.get_by_role("heading", name=say("et", "me.guest_title"))).to_be_visible()
    assert kept(phone, "sq:record") in (None, {})
    assert kept(phone, f"sq:play:{OPENING_SCENARIO}") is None
    assert "alias" not in (kept(phone, "sq:me") or {})
    assert "Meri" not in phone.content()


def test_wanting_help_is_seen_at_the_desk_until_they_have_talked(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Apteek")
    phone = visit_own()
    join(phone, desk.poster(), "Kuu")
    phone.goto("/et/me/")
    press(phone, "me.help_ask")
    expect(phone.get_by_text(say("et", "me.help_asked"))).to_be_visible()
    row = desk.page.locator(".help-list li")
    expect(row).to_contain_text("Kuu", timeout=SOON)
    press(desk.page, "desk.helped")
    expect(row).to_have_count(0)


def test_a_team_mate_is_renamed_moved_and_taken_out(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Apteek")
    desk.add("Uku Uus", "Tiiu Talv")
    page = desk.page
    desk.menu("Uku Uus")
    desk.unfold("desk.rename")
    fill(page, "desk.rename", "Uku Vana")
    press(page, "form.save")
    row = page.locator("tr", has_text="Uku Vana")
    expect(row).to_be_visible()
    desk.menu("Uku Vana")
    desk.unfold("desk.remove")
    press(page, "desk.remove")
    expect(row).to_have_count(0)
    expect(page.locator("tr", has_text="Tiiu Talv")).to_be_visible()


def test_a_coordinator_comes_in_by_link_and_signs_in_again(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Autoteenindus")
    desk.turn_to("nav_teams")
    desk.unfold("desk.invite_coordinator")
    fill(desk.page, "desk.coordinator_name", "Kalle Koordinaator")
    press(desk.page, "desk.make_link")
    link = desk.page.get_by_label("Kalle Koordinaator", exact=True).input_value()
    page = visit_own()
    page.goto(link)
    fill(page, "setup.name", "Kalle Koordinaator")
    fill(page, "setup.password", "metsas elab karu")
    fill(page, "setup.again", "metsas elab karu")
    press(page, "setup.go")
    Desk(page).is_open()
    expect(page.get_by_role("heading", name="Autoteenindus")).to_be_visible()

    again = visit_own()
    again.goto("/et/sign-in/")
    fill(again, "sign_in.name", "Kalle Koordinaator")
    fill(again, "sign_in.password", "vale parool siin")
    press(again, "sign_in.go")
    expect(again.get_by_role("alert")).to_have_text(say("et", "errors.wrong-sign-in"))
    fill(again, "sign_in.password", "metsas elab karu")
    press(again, "sign_in.go")
    Desk(again).is_open()


def test_passwords_that_differ_are_told_before_anything_is_sent(visit_own, own_app):
    page = visit_own()
    page.goto(setup_link(own_app))
    fill(page, "setup.organisation", "Tänava Teenindus")
    fill(page, "setup.name", "Anneli")
    fill(page, "setup.password", "kolm karu laulavad")
    fill(page, "setup.again", "kolm karu tantsivad")
    press(page, "setup.go")
    expect(page.get_by_role("alert")).to_have_text(say("et", "setup.differ"))
    expect(page).to_have_url(re.compile("/setup/"))


@pytest.mark.parametrize("name", ["join", "setup"])
def test_a_page_for_links_says_so_without_one_and_asks_nothing(visit, name):
    page, asked = visit(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/et/{name}/")
    expect(page.get_by_role("alert")).to_have_text(say("et", f"{name}.none"))
    assert not [url for url in asked if "/api/invitation" in url]


def test_a_used_link_tells_so_and_reveals_nothing(visit_own, own_app):
    link = setup_link(own_app)
    found(visit_own(), own_app)
    page = visit_own()
    page.goto(link)
    expect(page.get_by_role("alert")).to_have_text(say("et", "errors.invitation-invalid"))
    assert "Tänava" not in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/et/board/", "/et/desk/"])
def test_a_guest_sees_neither_board_nor_desk(visit, path):
    page = visit()
    page.goto(path)
    expect(page.get_by_role("alert")).to_have_text(say("et", "errors.not-allowed"))
    expect(page.locator("table")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_people_is_free_of_barriers(visit_own, own_app, scheme):
    admin = visit_own(color_scheme=scheme)
    admin.goto(setup_link(own_app))
    expect(admin.get_by_label(say("et", "setup.organisation"))).to_be_visible()
    is_free_of_barriers(admin)
    desk = found(admin, own_app)
    desk.create_team("Kesklinna pood")
    desk.assign(OPENING_SCENARIO)
    phone = visit_own(color_scheme=scheme)
    phone.goto(desk.poster())
    expect(phone.locator("input[name=face]")).to_have_count(12)
    is_free_of_barriers(phone)
    join(phone, phone.url, "Välk")
    expect(phone.locator(".assigned")).to_be_visible()
    is_free_of_barriers(phone)
    desk.page.locator(".line-menu > button").first.click()
    is_free_of_barriers(desk.page)
    for path in ("me", "board", "privacy", "sign-in"):
        phone.goto(f"/et/{path}/")
        phone.wait_for_timeout(700)
        is_free_of_barriers(phone)


def is_free_of_barriers(page) -> None:
    """Expect that axe finds nothing."""
    found_ = Axe().run(page)
    assert found_.violations_count == 0, found_.generate_report()


def test_ones_own_link_leads_back_to_the_street(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Sadam")
    phone = visit_own()
    link = desk.add("Mari Maasikas")["Mari Maasikas"]
    join(phone, link, "Välk")
    phone.goto("about:blank")
    phone.goto(link)
    expect(phone.get_by_text(say("et", "join.here"))).to_be_visible()
    phone.get_by_role("link", name=say("et", "join.here_on")).click()
    Street(phone).is_open()


def test_a_form_tapped_twice_is_taken_once(visit_own, own_app):
    page = visit_own()
    desk = found(page, own_app)
    desk.turn_to("nav_teams")
    desk.unfold("desk.create_team")
    fill(page, "desk.team_name", "Sadam")
    page.get_by_role("button", name=say("et", "desk.create"), exact=True).dblclick()
    expect(page.get_by_role("rowheader", name="Sadam")).to_be_visible()
    desk.turn_to("nav_desk")
    expect(page.locator(".form-problem")).to_have_text("")
    desk.turn_to("nav_teams")
    expect(page.get_by_role("rowheader", name="Sadam")).to_have_count(1)


def test_a_code_made_far_down_the_desk_comes_into_view(visit_own, own_app):
    page = visit_own()
    desk = found(page, own_app)
    desk.create_team("Sadam")
    names = [f"Inimene {number:02}" for number in range(30)]
    links = desk.add(*names)
    join(visit_own(), links[names[-1]], "Välk")
    menu = desk.menu(names[-1])
    menu.locator("summary", has_text=say("et", "desk.code")).click()
    menu.get_by_role("button", name=say("et", "desk.code_make")).click()
    expect(page.locator("output.code")).to_be_in_viewport()
    expect(page.locator(".code-at")).to_have_text(f"{own_app.url}/et/me/")


def test_a_team_of_one_long_word_breaks_no_page(visit_own, own_app):
    word = "klienditeenindusosakonnaligipääsetavusspetsialistidele"
    desk = found(visit_own(), own_app)
    desk.create_team(word)
    phone = visit_own(viewport={"width": 360, "height": 640})
    poster = desk.poster()
    phone.goto(poster)
    expect(phone.locator(".team-name")).to_contain_text(word)
    wide = "document.documentElement.scrollWidth"
    assert phone.evaluate(wide) <= 360
    join(phone, poster, "Välk")
    for name in ("me", "profile", "board"):
        phone.goto(f"/et/{name}/")
        expect(phone.get_by_text(word).first).to_be_visible()
        assert phone.evaluate(wide) <= 360, name
    points = phone.locator(".standings .points").first.bounding_box()
    assert points and points["x"] + points["width"] <= 360


def test_what_went_wrong_at_the_desk_stays_to_be_read(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Apteek")
    desk.turn_to("nav_entry")
    fill(desk.page, "desk.names", "Uku \u202eUus")
    press(desk.page, "desk.make_links")
    told = desk.page.get_by_role("alert")
    expect(told).to_have_text(say("et", "errors.name-on-line", line=1, most=80))
    desk.page.wait_for_timeout(SOON)
    expect(told).to_be_visible()
    fill(desk.page, "desk.names", "Uku Uus")
    press(desk.page, "desk.make_links")
    expect(desk.page.locator("tr", has_text="Uku Uus")).to_be_visible()
    expect(told).to_have_count(0)
