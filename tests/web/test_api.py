"""The routes beside the pages, over HTTP, on a real database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, func, select
from starlette.types import Message, Receive, Scope, Send

from service_quest.actions.content import Shelf
from service_quest.actions.people import guest_id
from service_quest.domain.errors import DomainError
from service_quest.store.engine import engine_for
from service_quest.store.migrate import migrate
from service_quest.store.tables import AttemptRow, PersonRow
from service_quest.web import body
from service_quest.web.api import House, api
from service_quest.web.asgi import wrap
from service_quest.web.body import BODY_MOST
from service_quest.web.errors import STATUS
from service_quest.web.visitor import PERSON_COOKIE, SESSION_COOKIE
from tests.actions.plays import BADLY, JAAN, KETTLE, MAIE, NOW, WELL, sent
from tests.web.calling import Caller, calling

SENTENCES = {
    "et": {"errors.illegal-move": "Käiku {turn} ei saanud teha."},
    "en": {"errors.illegal-move": "Move {turn} was not possible."},
}
JSON = {"content-type": "application/json"}


def house_at(url: str) -> House:
    """Serve the kettle scenario from a database."""
    return House(Shelf([KETTLE], ["et", "en"]), ["et", "en"], SENTENCES, "small", url, lambda: NOW)


@pytest.fixture
def house(engine: Engine, database_url: str) -> Iterator[House]:
    """Serve the kettle scenario from a migrated database."""
    house = house_at(database_url)
    yield house
    house.engine.dispose()


@pytest.fixture
def browser(house: House) -> Iterator[Caller]:
    """Open Maie's browser."""
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        yield browser


def count(house: House, table: type[SQLModel]) -> int:
    """Count the rows of a table."""
    with Session(house.engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def refusal(browser: Caller, **options: Any) -> tuple[int, str]:
    """Send what will be refused, and return status and code."""
    answer = browser.post("/api/attempts", **options)
    assert set(answer.json()) == {"error", "data", "message", "keep"}
    return answer.status_code, answer.json()["error"]


def test_an_attempt_is_scored_and_a_repeat_answered_the_same(browser: Caller, house: House):
    first = browser.post("/api/attempts", json=sent())
    again = browser.post("/api/attempts", json=sent())

    assert first.status_code == again.status_code == 200
    assert first.json() == {
        "id": "0" * 32,
        "status": "scored",
        "points": first.json()["points"],
        "recommendation": 10,
        "stars": 3,
        "accuracy": 100,
        "repeat": False,
    }
    assert again.json() == first.json() | {"repeat": True}
    assert count(house, AttemptRow) == 1
    assert first.headers["cache-control"] == "no-store"


def test_a_first_visit_makes_a_guest_and_the_attempt_is_booked_to_it(house: House):
    with calling(wrap(api(house))) as browser:
        person = browser.get("/api/me").json()["person"]
        token = browser.cookies[SESSION_COOKIE]
        answer = browser.post("/api/attempts", json=sent(token=token))

    assert answer.status_code == 200
    assert person == guest_id(token) == browser.cookies[PERSON_COOKIE]
    assert count(house, PersonRow) == 1


def test_asking_who_one_is_stores_nobody(browser: Caller, house: House):
    told = {"person": guest_id(MAIE), "progress": {}, "role": "guest", "badges": {}, "shown": {}}
    told["week"] = {"monday": "2026-03-02", "lit": [], "goal": 2, "nudge": 0}
    assert browser.get("/api/me").json() == told
    assert count(house, PersonRow) == 0


def test_progress_can_be_merged_with_a_devices_own_record(browser: Caller):
    browser.post("/api/attempts", json=sent(moves=BADLY))
    browser.post("/api/attempts", json=sent(id="1" * 32, first=False))

    progress = browser.get("/api/me").json()["progress"]["small"]
    assert (progress["stars"], progress["plays"], progress["last"]["stars"]) == (3, 2, 3)
    assert progress["first"]["accuracy"] < 100


def test_what_is_not_known_of_a_scenario_is_left_out_of_the_progress(browser: Caller):
    browser.post("/api/attempts", json=sent(moves=WELL[:1], abandoned=True))

    progress = browser.get("/api/me").json()["progress"]["small"]
    assert not {"first", "last"} & set(progress)
    assert (progress["attempts"], progress["plays"]) == (1, 0)


def test_the_same_attempt_sent_many_times_at_once_is_stored_once(browser: Caller, house: House):
    with ThreadPoolExecutor(8) as threads:
        post = [threads.submit(browser.post, "/api/attempts", json=sent()) for _ in range(16)]
        answers = [done.result() for done in post]

    assert {answer.status_code for answer in answers} == {200}
    assert [answer.json()["repeat"] for answer in answers].count(False) == 1
    assert count(house, AttemptRow) == count(house, PersonRow) == 1


@pytest.mark.parametrize(
    ("parts", "status", "code", "keep"),
    [
        ({"moves": ["told.swap"]}, 422, "illegal-move", False),
        ({"moves": WELL[:2]}, 422, "unfinished-attempt", False),
        ({"moves": [*WELL, "bye.wish"]}, 422, "move-after-ending", False),
        ({"id": "x"}, 400, "bad-attempt", False),
        ({"language": "tlh"}, 400, "unknown-language", False),
        ({"person": guest_id(JAAN)}, 409, "person-mismatch", True),
    ],
)
def test_a_refusal_tells_why_and_whether_to_keep_the_attempt(
    browser: Caller, house: House, parts: dict[str, Any], status: int, code: str, keep: bool
):
    answer = browser.post("/api/attempts", json=sent(**parts))

    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert answer.json()["keep"] is keep
    assert count(house, AttemptRow) == 0


def test_an_id_reused_with_other_moves_is_refused(browser: Caller):
    browser.post("/api/attempts", json=sent())

    assert refusal(browser, json=sent(moves=BADLY)) == (409, "id-reused")


def test_without_a_cookie_nothing_is_booked(house: House):
    with calling(wrap(api(house))) as browser:
        assert refusal(browser, json=sent()) == (401, "no-session")


@pytest.mark.parametrize("token", ["", "x", "A" * 64, "a" * 63, "ä" * 64])
def test_a_forged_cookie_is_no_session(house: House, token: str):
    with calling(wrap(api(house))) as browser:
        cookie = {"cookie": f"{SESSION_COOKIE}={token}".encode()}
        assert refusal(browser, json=sent(), headers=cookie) == (401, "no-session")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en-GB,en;q=0.9", "Move 1 was not possible."), ("et", "Käiku 1 ei saanud teha.")],
)
def test_the_sentence_is_in_the_users_language(browser: Caller, language: str, sentence: str):
    headers = {"accept-language": language}
    answer = browser.post("/api/attempts", json=sent(moves=["told.swap"]), headers=headers)

    assert answer.json()["message"] == sentence


def test_who_was_never_met_before_cannot_be_met_again(browser: Caller):
    assert refusal(browser, json=sent(start="warm")) == (422, "unknown-parting")


def kinds_of(error: type[DomainError]) -> Iterator[type[DomainError]]:
    for kind in error.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def test_every_code_has_a_status_and_a_sentence_in_every_language(content_root: Path):
    known = {kind.code for kind in kinds_of(DomainError) if kind.__module__.startswith("service")}
    # The one is a writer's, not a visitor's; the other is ours: a server's error, 500.
    assert known - {*STATUS} == {"too-many-positions", "unexpected"}
    for language in ("et", "en"):
        path = content_root / "interface" / language / "errors.yaml"
        sentences = YAML(typ="safe").load(path)["errors"]
        assert known | {*STATUS} <= set(sentences)
        assert all(sentences.values())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b'{"id": NaN}',
        b"[" * 20_000,
        b'{"a":' * 6_000,
        b"9" * 20_000,
        b"\x00",
    ],
)
def test_garbled_json_is_refused(browser: Caller, content: bytes):
    assert refusal(browser, content=content, headers=JSON) == (400, "bad-json")


@pytest.mark.parametrize("value", [None, [], 1, "x", True, {}, [[]]])
def test_json_that_is_no_attempt_is_refused(browser: Caller, value: object):
    content = json.dumps(value)
    assert refusal(browser, content=content, headers=JSON) == (400, "bad-attempt")


@pytest.mark.parametrize("kind", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_another_type_of_body_is_refused(browser: Caller, kind: str):
    headers = {"content-type": kind}
    assert refusal(browser, content=json.dumps(sent()), headers=headers) == (415, "not-json")


def test_the_type_may_name_its_encoding(browser: Caller):
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    answer = browser.post("/api/attempts", content=json.dumps(sent()), headers=headers)
    assert answer.status_code == 200


def test_a_huge_body_is_refused_by_its_declared_length(browser: Caller):
    content = b" " * (BODY_MOST + 1)
    assert refusal(browser, content=content, headers=JSON) == (413, "too-large")


def test_a_huge_body_of_no_declared_length_is_not_read_to_its_end(browser: Caller):
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 100 * BODY_MOST:
            read += 1024
            yield b" " * 1024

    assert refusal(browser, content=endless(), headers=JSON) == (413, "too-large")
    assert read <= 2 * BODY_MOST


def test_a_body_that_takes_for_ever_is_refused(browser: Caller, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(body, "BODY_SECONDS", 0.05)

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await anyio.sleep(5)

    assert refusal(browser, content=slow(), headers=JSON) == (408, "too-slow")


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_bytes_are_sent_the_answer_is_a_coded_refusal(browser: Caller, content: bytes):
    status, _ = refusal(browser, content=content, headers=JSON)
    assert status == 400


@pytest.mark.parametrize(
    "origin",
    ["https://evil.test", "null", "http://quest.test.evil.test", "http://quest.test:81", "", "x"],
)
def test_a_page_of_another_site_cannot_post(browser: Caller, house: House, origin: str):
    assert refusal(browser, json=sent(), headers={"origin": origin}) == (403, "foreign-origin")
    assert count(house, AttemptRow) == 0


@pytest.mark.parametrize(
    "origin",
    ["http://quest.test", "https://quest.test", "HTTP://QUEST.test", "http://quest.test:80"],
)
def test_a_page_of_our_own_can(browser: Caller, origin: str):
    answer = browser.post("/api/attempts", json=sent(), headers={"origin": origin})
    assert answer.status_code == 200


def test_an_address_that_is_not_there_is_a_coded_error(browser: Caller):
    for answer in (browser.get("/api/secrets"), browser.post("/api/me", json={})):
        assert (answer.status_code, answer.json()["error"]) == (404, "not-found")


def test_a_locked_database_is_said_to_be_so_and_nothing_is_lost(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'locked.db'}"
    migrate(url)
    house = house_at(url)
    house.__dict__["engine"] = engine_for(url, busy_ms=50)
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        with sqlite3.connect(tmp_path / "locked.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            answer = browser.post("/api/attempts", json=sent())
            other.execute("ROLLBACK")
        assert (answer.status_code, answer.json()["error"]) == (503, "store-busy")
        assert answer.json()["keep"] is True
        assert int(answer.headers["retry-after"]) > 0
        assert browser.post("/api/attempts", json=sent()).json()["repeat"] is False
    house.engine.dispose()


def test_an_answer_that_was_lost_on_the_way_is_given_again(browser: Caller, house: House):
    whole = api(house)

    async def cut(scope: Scope, receive: Receive, _send: Send) -> None:
        async def broken(_message: Message) -> None:
            raise ConnectionResetError

        await whole(scope, receive, broken)

    with calling(cut) as unlucky:
        unlucky.cookies.set(SESSION_COOKIE, MAIE)
        assert unlucky.post("/api/attempts", json=sent()).status_code == 500

    assert count(house, AttemptRow) == 1
    answer = browser.post("/api/attempts", json=sent())
    assert answer.status_code == 200
    assert answer.json()["repeat"] is True


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "postgresql://127.0.0.1:1/x"])
def test_a_database_that_is_away_is_no_fault_of_the_attempt(url: str):
    with calling(wrap(api(house_at(url)))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        assert refusal(browser, json=sent()) == (503, "store-unreachable")
        assert browser.get("/api/me").status_code == 503


def test_a_mistake_of_ours_keeps_the_attempt_on_the_device(
    browser: Caller, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Shelf, "find", broken)
    answer = browser.post("/api/attempts", json=sent())

    assert (answer.status_code, answer.json()["error"]) == (500, "unexpected")
    assert answer.json()["keep"] is True
    assert MAIE not in caplog.text
