"""Practice over HTTP, and what its page and card are built from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from service_quest.actions.content import Shelf
from service_quest.actions.people import guest_id
from service_quest.authoring.compiled_moments import grades_table
from service_quest.domain.days import number_of
from service_quest.web import moments
from service_quest.web.api import House, api
from service_quest.web.asgi import wrap
from service_quest.web.pages.practice import practice_page
from service_quest.web.pages.street import street_page
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import BADLY, JAAN, MAIE, NOW, NOW_MS, sent
from tests.domain.scripts import kettle
from tests.web.calling import Caller, calling

KETTLE = kettle(level="needs")
TOMORROW = number_of(NOW.date()) + 1


@pytest.fixture
def house(engine: Engine, database_url: str) -> Iterator[House]:
    """Serve the kettle scenario from a migrated database."""
    house = House(
        Shelf([KETTLE], ["et", "en"]), ["et", "en"], {}, "small", database_url, lambda: NOW
    )
    yield house
    house.engine.dispose()


@pytest.fixture
def browser(house: House) -> Iterator[Caller]:
    """Open Maie's browser."""
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        yield browser


def answer(**parts: Any) -> dict[str, Any]:
    """Return an answer as a device sends it."""
    return {
        "id": "0" * 32,
        "to": "/api/practice",
        "person": guest_id(MAIE),
        "moment": "small.hello.only",
        "choice": "hello.argue",
        "at": NOW_MS,
        **parts,
    }


def test_an_answer_is_graded_and_a_repeat_answered_the_same(browser: Caller):
    first = browser.post("/api/practice", json=answer())
    again = browser.post("/api/practice", json=answer())
    told = {"id": "0" * 32, "status": "graded", "grade": "blunder", "repeat": False}
    assert (first.status_code, first.json()) == (200, told)
    assert again.json() == told | {"repeat": True}


def test_an_answer_to_what_is_no_more_is_taken_so_that_the_outbox_lets_go(browser: Caller):
    said = browser.post("/api/practice", json=answer(moment="small.gone.only")).json()
    assert (said["id"], said["status"], said["grade"]) == ("0" * 32, "ungraded", None)


@pytest.mark.parametrize(
    ("parts", "code", "keep"),
    [
        ({"choice": "told.swap"}, "unknown-reply", False),
        ({"person": guest_id(JAAN)}, "person-mismatch", True),
        ({"person": "Maie"}, "bad-attempt", False),
        ({"moment": "small.hello"}, "bad-attempt", False),
        ({"moment": "x" * 300 + ".a.b"}, "bad-attempt", False),
        ({"choice": "\x00"}, "bad-attempt", False),
        ({"at": "now"}, "bad-attempt", False),
        ({"at": None}, "bad-attempt", False),
        ({"id": 7}, "bad-attempt", False),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_code(
    browser: Caller, parts: dict[str, Any], code: str, keep: bool
):
    said = browser.post("/api/practice", json=answer(**parts)).json()
    assert (said["error"], said["keep"]) == (code, keep)


def test_a_page_of_another_site_can_answer_nothing(browser: Caller):
    origin = {"origin": "http://elsewhere.test"}
    said = browser.post("/api/practice", json=answer(), headers=origin).json()
    assert said["error"] == "foreign-origin"


def test_a_device_is_told_what_comes_back_and_when(browser: Caller):
    assert "practice" not in browser.get("/api/me").json()
    browser.post("/api/attempts", json=sent(KETTLE, moves=BADLY))
    assert browser.get("/api/me").json()["practice"] == [
        {"moment": "small.hello.only", "principle": "A1", "due": TOMORROW}
    ]


@pytest.mark.parametrize("language", ["et", "en"])
def test_the_page_and_the_street_can_be_built(language: str):
    page = str(practice_page(language).render())
    assert f"practice__{language}" in page
    assert f"/{language}/practice/" in str(street_page(language).render())


def test_no_page_on_the_way_in_waits_for_the_moments():
    assert "practice__et" not in str(street_page("et").render())


def test_a_server_reads_the_builds_moments_and_walks_no_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    some = moments.found_moments()[:3]
    table = {"of": moments._versions(), "moments": grades_table(some)}
    built = tmp_path / moments.TABLE
    built.parent.mkdir(parents=True)
    built.write_text(json.dumps(table), "utf-8")
    monkeypatch.setattr(moments, "BUILT", tmp_path)
    monkeypatch.setattr(moments, "found_in", pytest.fail)
    assert moments.todays_moments.__wrapped__() == some


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"of": ["0"], "moments": []}'])
def test_a_list_of_another_time_is_not_believed(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    built = tmp_path / moments.TABLE
    built.parent.mkdir(parents=True)
    built.write_text(text, "utf-8")
    monkeypatch.setattr(moments, "BUILT", tmp_path)
    monkeypatch.setattr(moments, "found_in", lambda _: ("anew",))
    assert moments.todays_moments.__wrapped__() == ("anew",)
