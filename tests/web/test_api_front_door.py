"""The address without a path: straight to a customer, or to the street, in one's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.datastructures import Headers

from service_quest.actions.content import Shelf
from service_quest.web.api import House, api
from service_quest.web.asgi import wrap
from service_quest.web.visitor import by_preference, language_of, language_of_page, same_origin
from tests.web.calling import Caller, calling


@pytest.fixture
def browser() -> Iterator[Caller]:
    """Open a new browser; no database is needed at the door."""
    house = House(Shelf([], ["et", "en"]), ["et", "en"], {}, "first-minute", "sqlite://")
    with calling(wrap(api(house))) as browser:
        yield browser


def door(browser: Caller, path: str = "/", **headers: str) -> str:
    """Return where the front door leads to."""
    answer = browser.get(path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    assert answer.status_code == 307
    return answer.headers["location"]


def test_newcomers_meet_a_customer_at_once(browser: Caller):
    assert door(browser) == "/et/play/first-minute/"


def test_who_has_met_the_street_comes_back_to_it(browser: Caller):
    assert door(browser, cookie="met=1") == "/et/"


def test_the_language_that_was_chosen_wins_over_the_devices(browser: Caller):
    assert door(browser, cookie="met=1; lang=en", accept_language="et") == "/en/"


def test_a_forged_language_leads_nowhere_else(browser: Caller):
    assert door(browser, cookie="met=1; lang=//evil.test") == "/et/"


def test_what_follows_the_question_mark_is_kept(browser: Caller):
    assert door(browser, "/?from=poster") == "/et/play/first-minute/?from=poster"


def test_the_answer_is_kept_by_no_cache(browser: Caller):
    answer = browser.get("/")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["vary"] == "Cookie, Accept-Language"


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "et"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("EN-us", "en"),
        ("fr,en;q=0.3,et;q=0.7", "et"),
        ("fr;q=1.0, de;q=0.8", "et"),
        ("et;q=0, en", "en"),
        ("et;q=0", "et"),
        ("en;q=0.5, et;q=0.500", "en"),
        ("*", "et"),
        ("de, *;q=0.5", "et"),
        ("en;q=2", "et"),
        ("en;q=nan", "et"),
        ("en;q=", "et"),
        ("en ; q=0.8 , fr", "en"),
        (",,;,q=1,;;", "et"),
        ("x" * 5_000 + ",en", "et"),
    ],
)
def test_the_devices_wishes_are_read_in_their_order(accept: str, language: str):
    assert language_of(Headers({"accept-language": accept}), ["et", "en"]) == language


def test_a_language_with_a_region_of_its_own_is_met_before_the_general_one():
    headers = Headers({"accept-language": "pt-BR"})
    assert language_of(headers, ["et", "pt", "pt-BR"]) == "pt-BR"


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("https://quest.example/et/join/", "et"),
        ("http://127.0.0.1:8000/en", "en"),
        ("https://quest.example/fr/join/", "en"),
        ("https://quest.example/", "en"),
        ("https://[quest/et/", "et"),
        ("et", "en"),
        ("https://" + "x" * 50_000, "en"),
    ],
)
def test_a_refusal_speaks_the_language_of_the_page_that_asked(page: str, language: str):
    headers = Headers({"referer": page, "accept-language": "en", "cookie": "lang=en"})
    assert language_of_page(headers, ["et", "en"]) == language


def test_equally_wished_languages_keep_their_order():
    assert list(by_preference("b;q=0.5,a;q=0.5,c")) == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://localhost:8000", "localhost:8000", True),
        ("http://192.168.1.5:8000", "192.168.1.5:8000", True),
        ("https://quest.test", "quest.test:443", True),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("http://localhost:3000", "localhost:8000", False),
        ("http://user@quest.test", "quest.test", False),
        ("http://quest.test/", "quest.test", False),
        ("ftp://quest.test", "quest.test", False),
        ("http://", "", False),
        ("http://quest.test", "", False),
    ],
)
def test_an_origin_is_ours_if_its_host_is_the_one_that_was_asked(
    origin: str, host: str, same: bool
):
    assert same_origin(Headers({"origin": origin, "host": host})) is same
