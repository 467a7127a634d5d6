"""Badges in a browser: a moment of joy, told once; a wall that is there offline, too."""

from __future__ import annotations

import json
import time
from datetime import datetime
from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from service_quest.actions.acting import DEFAULT_ZONE, zone_named
from service_quest.domain.badges import play_of, shown_in
from service_quest.web import content
from tests.browser import comes_true
from tests.e2e.organisation import found, join
from tests.e2e.screens import Street, Talk, is_kept_for_offline, person
from tests.e2e.script import HOUSES, best_replies, say

AGO_MS = 5 * 3_600_000
"""So long ago was what comes in late played."""


@cache
def earning() -> tuple[str, str]:
    """Return a badge that one conversation earns at its best, whatever the case, and which."""
    once = [badge for badge in content.library().badges if badge.scenarios == 1]
    for scenario in HOUSES:
        analysis = content.analysis(scenario)
        plays = (
            play_of(analysis, case.id, list(best_replies(scenario, number)))
            for number, case in enumerate(analysis.graph.scenario.cases)
        )
        shown = frozenset.intersection(*(shown_in(play, once).badges for play in plays))
        if shown:
            return min(shown), scenario
    raise AssertionError("no scenario played at its best earns a badge")


def is_known(page) -> None:
    """Wait until the device knows whose it is, and so what is no news to them."""
    comes_true(page, "() => JSON.parse(localStorage.getItem('sq:me'))?.seen !== undefined")


def sent_from_elsewhere(page) -> str:
    """Let an attempt that earns a badge come in late; return the badge."""
    badge, scenario = earning()
    moves = list(best_replies(scenario, 0))
    now = int(time.time() * 1000)
    told = {
        "id": 32 * "0",  # which draws the first case
        "person": person(page),
        "scenario": scenario,
        "version": content.graph(scenario)["version"],
        "language": "et",
        "moves": moves,
        "times": [1_000 * turn for turn, _ in enumerate(moves)],
        "started": now - AGO_MS,
        "finished": now - AGO_MS + 90_000,
        "first": True,
        "abandoned": False,
        "other": [],
    }
    answer = page.evaluate(
        """async body => (await fetch("/api/attempts", {method: "POST",
        headers: {"Content-Type": "application/json"}, body})).json()""",
        json.dumps(told),
    )
    assert badge in answer["badges"]
    return badge


def test_a_badge_has_its_moment_once_and_hangs_on_the_wall_offline_too(visit_own, own_app):
    page = visit_own()
    Street(page).open()
    is_known(page)
    name = say("et", f"badges.{sent_from_elsewhere(page)}.name")

    page.reload()
    news = page.locator(".joy[role=status]")
    expect(news.get_by_role("heading", name=name)).to_be_visible()
    is_free_of_barriers(page)

    page.get_by_role("link", name=say("et", "wall.yours")).click()
    hook = page.locator("li[data-earned=true]", has_text=name)
    expect(hook.locator(".chip")).to_have_text(say("et", "wall.have", date=day_it_counts_for()))
    expect(page.locator("li[data-earned=false]").first).to_be_visible()
    page.get_by_role("link", name=say("et", "nav.back")).click()
    Street(page).is_open()
    expect(news).to_have_count(0)

    is_kept_for_offline(page)
    own_app.stop()
    page.goto("/et/badges/")
    expect(hook.locator(".chip")).to_be_visible()
    is_free_of_barriers(page)


def is_free_of_barriers(page) -> None:
    """Expect that axe finds nothing."""
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def day_it_counts_for() -> str:
    """Return the day of what was sent, as the wall writes it: day and month held together."""
    there = datetime.fromtimestamp(time.time() - AGO_MS / 1000, zone_named(DEFAULT_ZONE))
    return f"{there.day}.\u00a0{say('et', 'wall.months').split()[there.month - 1]}"


def test_a_badge_shows_in_the_debrief_as_the_result_arrives(visit_own, own_app):
    badge, scenario = earning()
    page = visit_own()
    Street(page).open()
    is_known(page)
    Talk(page, scenario).open().finish()
    news = page.locator(".debrief .joy[role=status]")
    expect(news.get_by_role("heading", name=say("et", f"badges.{badge}.name"))).to_be_visible()


def test_a_goal_a_place_on_the_board_and_a_month(visit_own, own_app):
    desk = found(visit_own(), own_app)
    desk.create_team("Kesklinna pood")
    phone = visit_own()
    join(phone, desk.poster(), "Välk")
    phone.goto("/et/me/")
    goal = phone.get_by_role("button", name=say("et", "rhythm.goal_of", goal=4), exact=True)
    goal.click()
    expect(goal).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_text(say("et", "rhythm.none"))).to_be_visible()

    desk.page.goto("/et/board/")
    month = desk.page.get_by_role("button", name=say("et", "standings.by_month"), exact=True)
    month.click()
    this = desk.page.get_by_role("heading", name=say("et", "standings.this_month"), exact=True)
    expect(this).to_be_visible()
    for page in (phone, desk.page):
        page.wait_for_timeout(700)
        is_free_of_barriers(page)
