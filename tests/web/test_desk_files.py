"""The desk's tables as files: in the language's own way, harmless, and only for who may."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from httpx import Response
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from service_quest.actions import passwords
from service_quest.actions.assignments import Wish, assign
from service_quest.actions.content import Shelf
from service_quest.actions.helping import ask_for_help
from service_quest.domain.assignments import Assignment
from service_quest.web.content import sentence
from service_quest.web.desk.exporting import file_of
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import KETTLE, NOW, WELL
from tests.actions.staff import Someone, Staff, fresh
from tests.web.calling import Caller, visiting

SHELF = Shelf([KETTLE], ["et", "en"])
SIGNS = {"et": ";", "en": ","}


@pytest.fixture
def staff(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Return an organisation that is yet to be founded."""
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((Argon2Hasher(1, 64, 1),)))
    return Staff(engine)


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> str:
    """Make a team with somebody at work and somebody who has not come."""
    team = staff.team(boss).id
    mari = staff.trainee(boss, team, "=Mari, õde", "@Päike")
    staff.links(boss, team, "Anu")
    wish = Wish(Assignment(("small",), date(2026, 3, 9)), team=team)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    staff.plays(mari, other=[{"turn": 0, "node": "hello", "text": "Oi, kui kahju!"}])
    ask_for_help(staff.engine, staff.now, mari.token, fresh)
    return team


@pytest.fixture
def browser(engine: Engine, database_url: str) -> Iterator[Caller]:
    """Open a browser that is nobody's yet."""
    with visiting(SHELF, database_url, NOW) as caller:
        yield caller


def fetched(browser: Caller, who: Someone, team: str, name: str = "people") -> Response:
    """Ask for a table as someone."""
    browser.cookies.set(SESSION_COOKIE, who.token)
    return browser.get(f"/api/desk/et/{team}/{name}.csv")


def rows_of(answer: Response, sign: str = ";") -> list[list[str]]:
    """Return the rows of a file."""
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=sign))


@pytest.mark.parametrize("language", SIGNS)
def test_people_are_taken_along_in_a_language(
    browser: Caller, boss: Someone, team: str, language: str
):
    browser.cookies.set(SESSION_COOKIE, boss.token)
    answer = browser.get(f"/api/desk/{language}/{team}/people.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert 'filename="people-2026-03-02.csv"' in answer.headers["content-disposition"]

    heads, mari, anu, *rest = rows_of(answer, SIGNS[language])
    asked = {"et": "2.03.", "en": "2 Mar"}[language]
    yes, no = (sentence(language, f"export.{word}") for word in ("yes", "no"))
    assert heads[0] == sentence(language, "export.person")
    assert mari == ["'=Mari, õde", "'@Päike", yes, "1", "0", "0", asked]
    assert anu == ["Anu", "", no, "0", "1", "0", ""]
    assert rest == [[], [sentence(language, "export.not_for")]]


def test_so_is_what_is_assigned(browser: Caller, boss: Someone, team: str):
    _, line, *_ = rows_of(fetched(browser, boss, team, "assignments"))
    assert line == ["small", "terve meeskond", "9.03.", "1", "1", "0"]


def test_no_single_answer_is_among_it(browser: Caller, boss: Someone, team: str):
    told = "".join(fetched(browser, boss, team, n).text for n in ("people", "assignments"))
    assert not [part for part in (*WELL, "Oi, kui kahju") if part in told]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(cell: str):
    (row,) = csv.reader([file_of([[cell]], ";").decode("utf-8-sig")], delimiter=";")
    assert row == [f"'{cell}"]


def test_numbers_stay_numbers():
    assert file_of([[-1, "a-b"]], ";").decode("utf-8-sig") == "-1;a-b\r\n"


def test_only_who_leads_the_team_takes_it_along(
    staff: Staff, browser: Caller, boss: Someone, team: str
):
    other = staff.coordinator(boss, staff.team(boss, "Köök").id)
    own = staff.coordinator(boss, team, name="Kalle")
    mari = staff.joins(staff.poster(boss, team), "Kuu")
    answers = [fetched(browser, who, team).status_code for who in (own, other, mari)]
    assert answers == [200, 403, 403]
    browser.cookies.clear()
    assert browser.get(f"/api/desk/et/{team}/people.csv").status_code == 401


@pytest.mark.parametrize("path", ["xx/TEAM/people", "et/TEAM/answers", "et/TEAM/people.csv/x"])
def test_there_is_no_other_file(browser: Caller, boss: Someone, team: str, path: str):
    browser.cookies.set(SESSION_COOKIE, boss.token)
    answer = browser.get(f"/api/desk/{path.replace('TEAM', team)}.csv")
    assert answer.status_code == 404


@pytest.mark.parametrize("forged", ["%00", "x", "f" * 32, "%27%20OR%201=1"])
def test_a_team_that_is_not_there_reads_like_one_that_is_not_ones_own(
    staff: Staff, browser: Caller, boss: Someone, team: str, forged: str
):
    kaie = staff.coordinator(boss, staff.team(boss, "Köök").id)
    there, nowhere = (fetched(browser, kaie, name) for name in (team, forged))
    assert (there.status_code, there.json()) == (403, nowhere.json())
    assert fetched(browser, boss, forged).status_code == 404


def test_days_are_the_houses(staff: Staff, boss: Someone, team: str, browser: Caller):
    later = staff.now + timedelta(days=1)
    wish = Wish(Assignment(("small",), later.date()), team=team)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    lines = rows_of(fetched(browser, boss, team, "assignments"))
    assert {line[2] for line in lines[1:3]} == {"3.03.", "9.03."}


def test_a_trainee_is_told_what_counts_and_how_long_it_takes(
    staff: Staff, boss: Someone, browser: Caller
):
    team = staff.team(boss).id
    mari = staff.trainee(boss, team)
    asked = Assignment(("small",), times=2, stars=1)
    wish = Wish(asked, team=team, minutes=5)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    browser.cookies.set(SESSION_COOKIE, mari.token)
    (told,) = browser.get("/api/me").json()["assigned"]
    assert (told["times"], told["stars"], told["minutes"]) == (2, 1, 5)
    for number in (1, 2):
        staff.plays(mari, number)
    assert "assigned" not in browser.get("/api/me").json()
