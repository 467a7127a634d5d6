"""No page jumps while one reads it: what comes later from the server pushes nothing away."""

from service_quest.web.pages import PAGES
from tests.e2e.organisation import found

MOST = 0.1
"""A cumulative layout shift that web.dev calls good."""
WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""
FOR_NEWCOMERS = {"setup", "join"}


def test_no_page_jumps_as_its_figures_come(visit_own, own_app):
    desk = found(visit_own(), own_app)
    for team in ("Kassa", "Saal", "Ladu", "Vastuvõtt"):
        desk.create_team(team)
    page = desk.page
    page.add_init_script(WATCH)
    jumpy = {}
    for route in PAGES.keys() - FOR_NEWCOMERS:
        page.goto(f"/et/{route}/".replace("//", "/"))
        page.wait_for_timeout(1_500)
        if (moved := page.evaluate("shifted")) > MOST:
            jumpy[route] = moved
    assert jumpy == {}
