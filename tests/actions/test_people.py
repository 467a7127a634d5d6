"""Guests: one for each browser, with nothing personal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from service_quest.actions.errors import NoSession
from service_quest.actions.people import find_person, guest_id, open_guest
from service_quest.store.tables import PersonRow, SessionRow
from tests.actions.plays import JAAN, MAIE, NOW, NOW_MS, after


def browser(engine: Engine) -> SessionRow:
    """Return the only browser that is signed in."""
    with Session(engine) as session:
        return session.exec(select(SessionRow)).one()


def test_a_guest_is_an_opaque_id_and_nothing_else(engine: Engine):
    person = open_guest(engine, NOW, MAIE)

    with Session(engine) as session:
        row = session.exec(select(PersonRow)).one()
    known = {name: value for name, value in row.model_dump().items() if value is not None}
    usual = {"goal_days": 2, "on_board": False}
    assert known == {"id": person, "created_at": NOW_MS, "role": "guest", **usual}
    assert MAIE not in person


def test_first_requests_in_parallel_make_one_guest(engine: Engine):
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: open_guest(engine, NOW, MAIE), range(24)))

    assert found == {guest_id(MAIE)}
    assert browser(engine).person_id == guest_id(MAIE)


def test_two_browsers_are_two_guests(engine: Engine):
    assert open_guest(engine, NOW, MAIE) != open_guest(engine, NOW, JAAN)


def test_asking_who_plays_stores_nobody(engine: Engine):
    assert find_person(engine, MAIE) == guest_id(MAIE)

    with Session(engine) as session:
        assert session.exec(select(PersonRow)).all() == []


def test_who_was_stored_is_found_again(engine: Engine):
    assert find_person(engine, MAIE) == open_guest(engine, NOW, MAIE) == find_person(engine, MAIE)


def test_it_is_noted_when_a_browser_was_here_but_not_at_every_request(engine: Engine):
    open_guest(engine, NOW, MAIE)
    open_guest(engine, after(minutes=5), MAIE)
    assert browser(engine).seen_at == NOW_MS

    open_guest(engine, after(days=1), MAIE)
    assert browser(engine).seen_at == NOW_MS + 24 * 3_600_000


def test_a_browser_that_was_signed_out_is_nobody(engine: Engine):
    open_guest(engine, NOW, MAIE)
    with Session(engine) as session:
        session.exec(select(SessionRow)).one().revoked_at = NOW_MS
        session.commit()

    with pytest.raises(NoSession):
        find_person(engine, MAIE)
    with pytest.raises(NoSession):
        open_guest(engine, NOW, MAIE)
