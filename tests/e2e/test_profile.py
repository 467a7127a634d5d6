"""One's own profile in a browser: a newcomer's, then a player's, offline, and without barriers."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from service_quest.domain.next_play import Why
from service_quest.web.pages.street import stages
from tests.e2e.screens import Street, is_kept_for_offline
from tests.e2e.script import say

FIRST, *_ = (names[0] for names in stages().values())


def played(page: Page, **accuracies: tuple[int, int]) -> None:
    """Let a device know of the first and the latest accuracy at some scenarios."""
    entries = {
        name.replace("_", "-"): {
            "stars": 2,
            "plays": 2,
            "first": {"stars": 1, "recommendation": 6, "accuracy": first},
            "last": {"stars": 2, "recommendation": 8, "accuracy": last},
        }
        for name, (first, last) in accuracies.items()
    }
    page.evaluate("all => localStorage.setItem('sq:record', JSON.stringify(all))", entries)
    me = {"principles": {"strongest": "B3", "weakest": "A1"}}
    page.evaluate(
        "told => localStorage.setItem('sq:me', JSON.stringify("
        "{...JSON.parse(localStorage.getItem('sq:me')), ...told}))",
        me,
    )


def is_free_of_barriers(page: Page) -> None:
    """Expect that axe finds nothing."""
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_newcomer_and_a_player_see_where_they_stand_offline_too(visit_own, own_app, scheme):
    page = visit_own(color_scheme=scheme, reduced_motion="reduce")
    Street(page).open()
    page.get_by_role("link", name=say("et", "profile.see"), exact=True).click()
    way_in = page.locator(".next-card a")
    expect(way_in).to_have_attribute("href", f"/et/play/{FIRST}/")
    expect(page.get_by_text(say("et", "profile.unplayed"))).to_have_count(7)
    is_free_of_barriers(page)

    is_kept_for_offline(page)
    tuning, (_, other, *_rest) = stages()["tuning-in"][0], stages()["interest"]
    played(page, **{tuning: (40, 92), other: (75, 60)})
    own_app.stop()
    page.goto("/et/profile/")
    row = page.locator(".profile-stages li").first
    expect(row.locator(".num")).to_have_text("92%")
    expect(row).to_contain_text(say("et", "profile.first_was", first=40))
    expect(row).to_contain_text(say("et", "profile.trend.up"))
    expect(page.locator("[data-which=weakest]")).to_contain_text(say("et", "principles.A1.tip"))
    practise = page.get_by_role("link", name=say("et", "profile.practise"))
    expect(practise).to_have_attribute("href", "/et/practice/")
    why = say("et", f"profile.why.{Why.STAGE_NEW}", about=say("et", "levels.interest"))
    expect(page.locator(".next-card")).to_contain_text(why)
    is_free_of_barriers(page)
    way_in.click()
    unmet = next(name for name in stages()["interest"] if name != other)
    expect(page).to_have_url(re.compile(f"/play/{unmet}/$"))
