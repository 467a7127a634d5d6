"""One's own data over HTTP: taken along, deleted; another password."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from service_quest.actions import passwords
from service_quest.actions.content import Shelf
from service_quest.actions.entering import Door
from service_quest.actions.sessions import make_device_code, redeem_device_code
from service_quest.web.api import api
from service_quest.web.asgi import wrap
from service_quest.web.own_api import LEFT_OUT, NOT_FOR, as_csv
from service_quest.web.serving import House
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import KETTLE, NOW
from tests.actions.staff import PASSWORD, Someone, Staff, fresh
from tests.web.calling import Caller, calling

NOTE = "Mitte palgaks."
WITHOUT = "Vastused on puudu."
ANOTHER = "suvel sõidame rattaga"


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with less work than in earnest."""
    quick = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((quick,)))
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def house(engine: Engine, database_url: str, tmp_path: Path) -> Iterator[House]:
    """Serve the kettle scenario from a migrated database."""
    house = House(
        Shelf([KETTLE], ["et", "en"]),
        ["et", "en"],
        {"et": {NOT_FOR: NOTE, LEFT_OUT: WITHOUT}},
        "small",
        database_url,
        lambda: NOW,
        deleted_file=str(tmp_path / "quest.deleted"),
    )
    yield house
    house.engine.dispose()


@pytest.fixture
def staff(engine: Engine) -> Staff:
    """Return an organisation that is yet to be founded."""
    return Staff(engine)


@pytest.fixture
def browser(house: House) -> Iterator[Caller]:
    """Open a browser."""
    with calling(wrap(api(house))) as browser:
        yield browser


def sits(browser: Caller, who: Someone) -> Caller:
    """Let someone sit at a browser."""
    browser.cookies.set(SESSION_COOKIE, who.token)
    return browser


def posted(browser: Caller, path: str, **values: Any) -> Any:
    return browser.post(f"/api/{path}", json=values)


def test_one_takes_along_what_is_kept_with_what_it_is_not_for(staff: Staff, browser: Caller):
    boss = staff.found()
    mari = staff.trainee(boss, staff.team(boss).id)
    staff.plays(mari, 1)
    answer = sits(browser, mari).get("/api/export.json")
    assert answer.json()["export"][0]["note"] == NOTE
    assert answer.json()["attempt"][0]["moves"]
    assert 'filename="service-quest.json"' in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_who_came_in_by_anothers_code_takes_no_answers_and_reads_why(
    staff: Staff, browser: Caller, kind: str
):
    mari = staff.trainee(boss := staff.found(), staff.team(boss).id)
    staff.plays(mari, 1)
    code = make_device_code(staff.engine, staff.now, boss.token, fresh, mari.person).code
    door = Door(None, fresh())
    redeem_device_code(staff.engine, staff.now, door, code)
    told = sits(browser, Someone(mari.person, door.fresh)).get(f"/api/export.{kind}").text
    assert WITHOUT in told
    assert "moves" not in told
    assert WITHOUT not in sits(browser, mari).get(f"/api/export.{kind}").text


def test_the_table_is_the_same_as_rows_of_four(staff: Staff, browser: Caller):
    mari = staff.trainee(boss := staff.found(), staff.team(boss).id)
    answer = sits(browser, mari).get("/api/export.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["table", "row", "field", "value"]
    assert ["person", "1", "real_name", "Mari Maasikas"] in rows


def test_no_cell_is_a_formula_and_nothing_is_lost():
    tables = {"t": [{"a": "=1+1", "b": -5, "c": None, "d": ["x", "y"], "e": '"õ,\n'}]}
    rows = list(csv.reader(io.StringIO(as_csv(tables))))
    assert [row[3] for row in rows[1:]] == ["'=1+1", "-5", "", "x y", '"õ,\n']


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_browser_without_a_session_takes_nothing(browser: Caller, kind: str):
    assert browser.get(f"/api/export.{kind}").status_code == 401


def test_who_deletes_themselves_is_a_new_guest_in_that_browser(
    staff: Staff, browser: Caller, tmp_path: Path
):
    mari = staff.trainee(boss := staff.found(), staff.team(boss).id)
    answer = posted(sits(browser, mari), "delete", sure="yes")
    assert answer.json() == {"gone": True}
    assert mari.token not in str(answer.headers)
    assert "sq_session=" in answer.headers["set-cookie"]
    assert (tmp_path / "quest.deleted").read_text().count("\n") == 1
    browser.cookies.clear()
    assert sits(browser, mari).get("/api/me").status_code == 401


def test_nobody_is_deleted_by_a_slip_or_by_another_site(staff: Staff, browser: Caller):
    mari = staff.trainee(boss := staff.found(), staff.team(boss).id)
    assert posted(sits(browser, mari), "delete").status_code == 400
    evil = {"origin": "https://evil.test"}
    assert browser.post("/api/delete", json={"sure": "yes"}, headers=evil).status_code == 403
    assert browser.get("/api/me").json()["alias"] == "Päike"


def test_the_last_administrator_is_told_why_not(staff: Staff, browser: Caller):
    answer = posted(sits(browser, staff.found()), "delete", sure="yes")
    assert (answer.status_code, answer.json()["error"]) == (409, "last-administrator")


def test_another_password_ends_all_other_sessions(staff: Staff, browser: Caller, house: House):
    boss = staff.found()
    with calling(wrap(api(house))) as elsewhere:
        names = {"name": "Tiina Tamm"}
        assert posted(elsewhere, "sign-in", **names, password=PASSWORD).status_code == 200
        changed = posted(sits(browser, boss), "password", current=PASSWORD, password=ANOTHER)
        assert changed.status_code == 200
        assert browser.get("/api/me").json()["role"] == "administrator"
        assert elsewhere.get("/api/me").status_code == 401
        assert posted(elsewhere, "sign-in", **names, password=PASSWORD).status_code == 401
        assert posted(elsewhere, "sign-in", **names, password=ANOTHER).status_code == 200


def test_it_needs_the_one_so_far_and_a_good_one_and_patience(staff: Staff, browser: Caller):
    sits(browser, staff.found())
    plain = posted(browser, "password", current=PASSWORD, password="aaaaaaaaaaaaaa")
    assert plain.json()["error"] == "password-too-plain"
    for _ in range(11):
        wrong = posted(browser, "password", current=ANOTHER, password=ANOTHER)
        assert (wrong.status_code, wrong.json()["error"]) == (422, "wrong-password")
    assert posted(browser, "password", current=PASSWORD, password=ANOTHER).status_code == 429


def test_who_has_no_password_gets_none_this_way(staff: Staff, browser: Caller):
    mari = staff.trainee(boss := staff.found(), staff.team(boss).id)
    answer = posted(sits(browser, mari), "password", current="", password=ANOTHER)
    assert answer.json()["error"] == "not-allowed"
