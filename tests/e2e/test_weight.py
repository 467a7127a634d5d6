"""How much a browser has to fetch for a page: what that page is made of, and no other."""

from __future__ import annotations

import re

import httpx
import pytest

from service_quest.web.launch.priority import PROGRAMS
from service_quest.web.pages import PAGES
from tests.e2e.script import LANGUAGES, SCENARIOS

MOST_KB = 240
"""Programs and styles of one page as sent; letters and pictures come beside (300 kB in all)."""
FETCHED = re.compile(rf'<link rel="(?:stylesheet|{PROGRAMS})" href="([^"]+)"')
ROUTES = [*PAGES, *(f"play/{name}" for name in SCENARIOS)]


@pytest.fixture(scope="module")
def sent(app_url: str):
    """Return how many bytes an address takes, asked for once as a browser does."""
    known: dict[str, int] = {}
    with httpx.Client(base_url=app_url, headers={"accept-encoding": "br"}) as client:

        def size(path: str) -> int:
            if path not in known:
                with client.stream("GET", path) as answer:
                    answer.raise_for_status()
                    known[path] = sum(map(len, answer.iter_raw()))
            return known[path]

        yield size


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_brings_along_what_only_another_is_made_of(app_url, sent, language):
    weights: dict[str, float] = {}
    for route in ROUTES:
        html = httpx.get(app_url + f"/{language}/{route}/".replace("//", "/"))
        fetched = set(FETCHED.findall(html.text))
        assert len(fetched) > 5, route
        weights[route] = sum(map(sent, fetched)) / 1000
    assert {route: kb for route, kb in weights.items() if kb > MOST_KB} == {}
    assert weights["rules"] < weights["practice"] - 40
