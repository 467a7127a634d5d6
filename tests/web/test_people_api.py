"""Getting in and out over HTTP: what the browser is told, and what it is left with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from httpx import Response
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine
from starlette.datastructures import Headers
from starlette.requests import Request

from service_quest.actions import passwords
from service_quest.actions.content import Shelf
from service_quest.actions.coordinators import invite_coordinator
from service_quest.actions.getting_in import open_set_up
from service_quest.actions.people import guest_id
from service_quest.actions.signing_in import sign_out
from service_quest.web.api import api
from service_quest.web.asgi import wrap
from service_quest.web.limits import Gate, Limit, TooManyTries, address_of
from service_quest.web.serving import House
from service_quest.web.visitor import PERSON_COOKIE, SESSION_COOKIE, device_label
from tests.actions.plays import JAAN, KETTLE, MAIE, NOW, after, sent
from tests.actions.staff import PASSWORD, Someone, Staff, fresh
from tests.web.calling import Caller, calling

FOUNDING = {"organisation": "Nurga pood", "name": "Tiina Tamm", "password": PASSWORD}


@pytest.fixture
def house(engine: Engine, database_url: str) -> Iterator[House]:
    """Serve the kettle scenario from a migrated database."""
    shelf = Shelf([KETTLE], ["et", "en"])
    house = House(shelf, ["et", "en"], {}, "small", database_url, lambda: NOW)
    yield house
    house.engine.dispose()


@pytest.fixture
def staff(engine: Engine) -> Staff:
    """Return an organisation that is yet to be founded."""
    return Staff(engine)


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with less work than in earnest."""
    quick = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((quick,)))
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def phone(house: House) -> Iterator[Caller]:
    """Open Maie's browser, who is a guest."""
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        yield browser


@pytest.fixture
def other(house: House) -> Iterator[Caller]:
    """Open another browser."""
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, JAAN)
        yield browser


def refusal(answer: Response) -> tuple[int, str]:
    """Return status and code of what was refused."""
    assert set(answer.json()) == {"error", "data", "message", "keep"}
    return answer.status_code, answer.json()["error"]


def session_of(browser: Caller) -> str:
    """Return the session token that a browser holds."""
    return [c.value or "" for c in browser.cookies.jar if c.name == SESSION_COOKIE][-1]


def answers(browser: Caller, path: str, **values: Any) -> dict[str, Any]:
    """Post to a route that will answer."""
    answer = browser.post(f"/api/{path}", json=values)
    assert answer.status_code == 200, answer.text
    if "set-cookie" in answer.headers:
        # A browser has one cookie of a name; the one put in by hand has no host here.
        for cookie in [one for one in browser.cookies.jar if not one.domain]:
            browser.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
    return answer.json()


def signed_in(browser: Caller, who: Someone) -> Caller:
    """Put someone's session into a browser."""
    browser.cookies.set(SESSION_COOKIE, who.token)
    return browser


def test_from_the_set_up_link_to_a_second_phone(
    staff: Staff, phone: Caller, other: Caller, house: House
):
    link = fresh()
    open_set_up(house.engine, NOW, link)
    boss = answers(other, "setup", token=link, **FOUNDING)
    assert boss["role"] == "administrator"
    me = other.get("/api/me").json()
    assert (me["name"], me["organisation"], me["leads"]) == ("Tiina Tamm", "Nurga pood", True)

    admin = Someone(boss["person"], session_of(other))
    poster = staff.poster(admin, staff.team(admin).id)
    assert phone.post("/api/attempts", json=sent()).status_code == 200
    assert answers(phone, "invitation", token=poster) == {
        "kind": "team",
        "organisation": "Nurga pood",
        "team": "Lett",
        "name": None,
        "here": False,
    }
    joined = answers(phone, "join", token=poster, alias="Päike 🌞", face="maie")
    assert joined == {"person": joined["person"], "role": "trainee", "was": guest_id(MAIE)}
    me = phone.get("/api/me").json()
    assert me["progress"]["small"]["attempts"] == 1
    assert (me["role"], me["alias"], me["face"], me["team"], me["leads"], me["was"]) == (
        "trainee",
        "Päike 🌞",
        "maie",
        "Lett",
        False,
        [guest_id(MAIE)],
    )

    made = answers(phone, "code")
    assert set(made) == {"code", "expires_at"}
    answers(other, "sign-out")
    second = answers(other, "redeem", code=made["code"].lower())
    assert second["person"] == joined["person"]
    sessions = answers(other, "sessions")["sessions"]
    assert sorted(one["here"] for one in sessions) == [False, True]
    (first,) = [one["id"] for one in sessions if not one["here"]]
    assert answers(other, "sessions/end", session=first) == {}
    assert refusal(phone.post("/api/code", json={})) == (401, "no-session")


def test_entering_sets_a_new_session_that_no_script_can_read(staff: Staff, phone: Caller):
    boss = staff.found()
    poster = staff.poster(boss, staff.team(boss).id)
    answer = phone.post("/api/join", json={"token": poster, "alias": "Päike", "face": "maie"})

    session, person = answer.headers.get_list("set-cookie")
    assert session.startswith(f"{SESSION_COOKIE}=") and "; HttpOnly;" in session
    assert "; SameSite=Lax" in session
    assert MAIE not in session
    assert person.startswith(f"{PERSON_COOKIE}={answer.json()['person']};")
    assert answer.headers["cache-control"] == "no-store"


def test_what_was_refused_leaves_the_session_as_it_was(phone: Caller):
    answer = phone.post("/api/join", json={"token": fresh(), "alias": "Päike", "face": "maie"})

    assert refusal(answer) == (404, "invitation-invalid")
    assert answer.headers.get_list("set-cookie") == []


def test_signing_out_leaves_a_new_guest(staff: Staff, phone: Caller):
    boss = staff.found()
    signed_in(phone, boss)
    answer = answers(phone, "sign-out")

    assert answer["role"] == "guest"
    assert answer["person"] not in (boss.person, guest_id(boss.token))
    assert phone.get("/api/me").json() == {
        "person": answer["person"],
        "role": "guest",
        "progress": {},
        "badges": {},
        "shown": {},
        "week": {"monday": "2026-03-02", "lit": [], "goal": 2, "nudge": 0},
    }


def test_a_browser_that_was_signed_out_from_afar_starts_anew(staff: Staff, phone: Caller):
    boss = staff.found()
    signed_in(phone, boss)
    sign_out(staff.engine, NOW, boss.token)
    answer = phone.get("/api/me")
    assert refusal(answer) == (401, "no-session")
    assert boss.token not in str(answer.headers)
    assert len(answer.headers.get_list("set-cookie")) == 2


def test_a_coordinator_joins_with_a_name_and_a_password_and_signs_in(
    staff: Staff, phone: Caller, other: Caller
):
    boss = staff.found()
    link = invite_coordinator(staff.engine, NOW, boss.token, "Kaie", [], fresh).token
    joined = answers(phone, "join", token=link, name="Kaie Kask", password=PASSWORD)
    entered = answers(other, "sign-in", name="kaie kask", password=PASSWORD)

    assert joined["role"] == entered["role"] == "coordinator"
    assert joined["person"] == entered["person"]


def test_a_repeat_of_a_join_whose_answer_was_lost_is_answered(staff: Staff, phone: Caller):
    boss = staff.found()
    (link,) = staff.links(boss, staff.team(boss).id, "Mari")
    values = {"token": link, "alias": "Päike", "face": "maie", "once": "5" * 32}
    old = {"cookie": f"{SESSION_COOKIE}={MAIE}"}
    first = phone.post("/api/join", json=values, headers=old).json()
    again = phone.post("/api/join", json=values, headers=old)

    assert again.json()["person"] == first["person"]
    without = values | {"once": "6" * 32}
    assert refusal(phone.post("/api/join", json=without, headers=old))[0] == 404


POSTS = ("setup", "invitation", "join", "sign-in", "sign-out", "code", "redeem", "sessions")


@pytest.mark.parametrize("path", [*POSTS, "sessions/end"])
def test_a_page_of_another_site_gets_nowhere(phone: Caller, path: str):
    evil = {"origin": "https://evil.test"}
    answer = phone.post(f"/api/{path}", json={}, headers=evil)
    assert refusal(answer) == (403, "foreign-origin")


@pytest.mark.parametrize("path", [*POSTS, "sessions/end"])
@pytest.mark.parametrize("body", [b"[]", b"1", b"null", b'"x"', b"{", b"\xff", b""])
def test_what_is_no_request_is_refused(phone: Caller, path: str, body: bytes):
    headers = {"content-type": "application/json"}
    status, code = refusal(phone.post(f"/api/{path}", content=body, headers=headers))
    assert (status, code) in ((400, "bad-request"), (400, "bad-json"))


@pytest.mark.parametrize("path", ["setup", "invitation", "join", "sign-in", "redeem"])
@pytest.mark.parametrize(
    "value", [None, 1, True, [], {}, "", "x" * 1_001, "\x00", "\ud800", "' OR 1=1 --", "🦊"]
)
def test_values_of_any_type_are_refused_by_a_code(phone: Caller, path: str, value: Any):
    names = ("token", "code", "name", "password", "alias", "face", "organisation", "zone", "once")
    answer = phone.post(
        f"/api/{path}",
        content=json.dumps(dict.fromkeys(names, value)),
        headers={"content-type": "application/json"},
    )
    status, code = refusal(answer)
    assert status in (400, 401, 404)
    assert code in ("bad-request", "invitation-invalid", "code-invalid", "wrong-sign-in")


@pytest.mark.parametrize("path", POSTS)
def test_nothing_is_told_to_a_get(phone: Caller, path: str):
    assert phone.get(f"/api/{path}").status_code in (404, 405)


def test_an_unknown_link_an_ended_one_and_a_wrong_kind_are_answered_alike(
    staff: Staff, phone: Caller
):
    boss = staff.found()
    (used,) = staff.links(boss, staff.team(boss).id, "Mari")
    staff.joins(used)
    said = {phone.post("/api/invitation", json={"token": one}).text for one in (used, fresh(), "x")}

    assert len(said) == 1
    assert "Mari" not in said.pop()


# ---- counting tries ----


def tries(browser: Caller, path: str, many: int, **values: Any) -> list[int]:
    """Post the same so many times, and return the statuses."""
    return [browser.post(f"/api/{path}", json=values).status_code for _ in range(many)]


def test_guessing_a_password_soon_ends_even_with_the_right_one(staff: Staff, phone: Caller):
    staff.found()
    wrong = tries(phone, "sign-in", 11, name="Tiina Tamm", password="x" * 12)
    assert wrong == [401] * 10 + [429]

    right = phone.post("/api/sign-in", json={"name": " tiina tamm", "password": PASSWORD})
    assert refusal(right) == (429, "too-many-tries")
    assert int(right.headers["retry-after"]) > 0


def test_who_signs_in_rightly_may_do_so_often(staff: Staff, phone: Caller):
    staff.found()
    assert tries(phone, "sign-in", 15, name="Tiina Tamm", password=PASSWORD) == [200] * 15


def test_guessing_codes_soon_ends(staff: Staff, phone: Caller):
    staff.found()
    assert tries(phone, "redeem", 61, code="ACDEFGHJ") == [404] * 60 + [429]


def test_guessing_links_soon_ends(phone: Caller):
    assert tries(phone, "invitation", 301, token="f" * 64) == [404] * 300 + [429]


def test_a_class_can_join_from_one_address(staff: Staff, house: House):
    boss = staff.found()
    poster = staff.poster(boss, staff.team(boss).id)
    for number in range(40):
        with calling(wrap(api(house))) as browser:
            browser.cookies.set(SESSION_COOKIE, f"{number:064x}")
            values = {"token": poster, "alias": f"Laps {number}", "face": "maie"}
            assert browser.post("/api/join", json=values).status_code == 200


def test_tries_are_counted_by_what_and_by_whom():
    gate = Gate()
    for _ in range(10):
        gate.count(Limit.NAME_AT_ADDRESS, "a", "1")
    with pytest.raises(TooManyTries):
        gate.count(Limit.NAME_AT_ADDRESS, "a", "1")
    gate.count(Limit.NAME_AT_ADDRESS, "a", "2")
    gate.count(Limit.NAME_AT_ADDRESS, "b", "1")
    gate.count(Limit.CODE, "a", "1")
    gate.forget(Limit.NAME_AT_ADDRESS, "a", "1")
    gate.count(Limit.NAME_AT_ADDRESS, "a", "1")


def test_a_redis_that_is_away_lets_nobody_guess(staff: Staff, house: House):
    staff.found()
    away = replace(house, redis_url="redis://127.0.0.1:1")
    with calling(wrap(api(away))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        answer = browser.post("/api/sign-in", json={"name": "Tiina Tamm", "password": PASSWORD})
    assert refusal(answer) == (503, "store-unreachable")
    away.engine.dispose()


@pytest.mark.parametrize(
    ("peer", "spoken_for", "address"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "x", "127.0.0.1"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "", "2001:0db8:0001:0002"),
        ("", "", ""),
    ],
)
def test_only_a_proxy_on_this_machine_speaks_for_others(peer: str, spoken_for: str, address: str):
    headers = [(b"x-forwarded-for", spoken_for.encode())] if spoken_for else []
    scope = {"type": "http", "headers": headers, "client": (peer, 1) if peer else None}
    assert address_of(Request(scope)) == address


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "iPhone · Safari",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/131.0 Mobile Safari/537.36", "Android · Chrome"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Windows · Edge"),
        ("Mozilla/5.0 (Macintosh; Intel) Firefox/133.0", "Mac · Firefox"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_a_device_is_named_in_words_of_ours(agent: str, label: str):
    assert device_label(Headers({"user-agent": agent})) == label


def test_time_is_the_houses(staff: Staff, phone: Caller, house: House):
    boss = staff.found()
    (link,) = staff.links(boss, staff.team(boss).id, "Mari")
    late = replace(house, clock=lambda: after(days=31))
    with calling(wrap(api(late))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        answer = browser.post("/api/invitation", json={"token": link})
    assert refusal(answer) == (404, "invitation-invalid")
    late.engine.dispose()
