"""What a device is told of the customers of the day, and what pages are built from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from service_quest.actions.content import Shelf
from service_quest.domain.days import Rota, number_of
from service_quest.domain.scenario import DAILY
from service_quest.domain.scoring import Grade
from service_quest.web import content
from service_quest.web.api import House, api
from service_quest.web.asgi import wrap
from service_quest.web.look.people import LOOKS
from service_quest.web.pages.day import SYMBOLS
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import JAAN, KETTLE, NOW, WELL, after, sent
from tests.actions.staff import Someone, Staff
from tests.web.calling import calling

TODAY = str(number_of(NOW.date()))


@pytest.fixture
def member(engine: Engine) -> Someone:
    """Let somebody join a team."""
    staff = Staff(engine)
    boss = staff.found()
    return staff.trainee(boss, staff.team(boss).id)


@pytest.fixture
def house(database_url: str) -> Iterator[House]:
    """Serve the kettle scenario, whose day is every day."""
    shelf = Shelf([KETTLE], ["et", "en"], rota=Rota((KETTLE.id,)))
    house = House(shelf, ["et", "en"], {}, "small", database_url, lambda: NOW)
    yield house
    house.engine.dispose()


def told(house: House, token: str, *attempts: dict[str, Any]) -> dict[str, Any]:
    """Send attempts from a browser, and return what it is told of itself."""
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, token)
        for attempt in attempts:
            assert browser.post("/api/attempts", json=attempt).status_code == 200
        return browser.get("/api/me").json()


def test_a_member_is_told_the_zone_and_how_todays_try_went(house: House, member: Someone):
    me = told(house, member.token, sent(token=member.token, person=member.person))
    assert me["zone"] == "Europe/Tallinn"
    assert me["daily"] == {
        TODAY: {
            "scenario": KETTLE.id,
            "reply": WELL[0],
            "case": "only",
            "recommendation": 10,
            "grades": ["best"] * len(WELL),
            "few": False,
        }
    }


def test_the_next_day_a_member_is_told_that_too_few_were_there(
    database_url: str, house: House, member: Someone
):
    told(house, member.token, sent(token=member.token, person=member.person))
    tomorrow = House(house.shelf, ["et"], {}, "small", database_url, lambda: after(days=1))
    mine = told(tomorrow, member.token)["daily"][TODAY]
    tomorrow.engine.dispose()
    assert mine["few"] is True
    assert "share" not in mine


def test_who_joined_on_a_sunday_is_told_the_monday_from_which_they_count(
    engine: Engine, house: House
):
    staff, sunday = Staff(engine), Staff(engine, after(days=6))
    boss, monday = staff.found(), number_of(NOW.date())
    team = staff.team(boss).id
    people = staff.trainee(boss, team), sunday.trainee(boss, team, "Jüri Juurikas", "Kuu")
    assert [told(house, who.token)["counts"] for who in people] == [monday, monday + 7]
    assert "counts" not in told(house, boss.token)


def test_a_try_given_up_has_no_figures(house: House, member: Someone):
    left = {"moves": WELL[:1], "abandoned": True, "finished": None}
    mine = told(house, member.token, sent(token=member.token, person=member.person, **left))
    assert mine["daily"][TODAY] == {
        "scenario": KETTLE.id,
        "reply": WELL[0],
        "grades": [],
        "few": False,
    }


def test_a_guest_is_told_of_no_try_and_no_zone(house: House, member: Someone):
    me = told(house, JAAN, sent(token=JAAN))
    assert not {"daily", "zone"} & set(me)


@pytest.mark.parametrize("language", content.library().languages)
def test_every_customer_of_the_day_is_drawn_and_described(language: str):
    customers = content.days(language)["customers"]
    scenarios = content.library().scenarios
    assert set(customers) == {n for n, one in scenarios.items() if one.scenario.level == DAILY}
    for customer in customers.values():
        assert customer["look"] in LOOKS
        assert all(customer[part] for part in ("name", "title", "trade", "place"))


@pytest.mark.parametrize("language", content.library().languages)
def test_the_best_opening_is_one_of_those_on_offer_and_ends_in_a_letter(language: str):
    for name, openings in content.best(language).items():
        scenario = content.library().scenarios[name].scenario
        assert set(openings["best"]) == {case.id for case in scenario.cases}
        for best in openings["best"].values():
            assert openings["said"][best["reply"]]
            assert all(best["letter"])


def test_grades_are_told_apart_by_the_shapes_of_their_signs():
    assert set(SYMBOLS) == set(Grade)
    assert len(set(SYMBOLS.values())) == len(Grade)
