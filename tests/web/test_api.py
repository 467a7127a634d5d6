"""The routes beside the pages, over HTTP, on a real database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, func, select
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Mount, Route

from service_quest.actions.content import Shelf
from service_quest.actions.people import guest_id
from service_quest.store.tables import AttemptRow, PersonRow
from service_quest.web.api import House, api
from service_quest.web.asgi import wrap
from service_quest.web.visitor import PERSON_COOKIE, SESSION_COOKIE
from tests.actions.plays import KETTLE, MAIE, NOW, sent
from tests.web.calling import Caller, calling

SENTENCES = {
    "et": {"errors.illegal-move": "Käiku {turn} ei saanud teha."},
    "en": {"errors.illegal-move": "Move {turn} was not possible."},
}


@pytest.fixture
def house(engine: Engine, database_url: str) -> Iterator[House]:
    """Serve the kettle scenario from a migrated database."""
    shelf = Shelf([KETTLE], ["et", "en"])
    house = House(shelf, ["et", "en"], SENTENCES, "small", database_url, lambda: NOW)
    yield house
    house.engine.dispose()


@pytest.fixture
def client(house: House) -> Iterator[Caller]:
    """Call the app as it is plugged together, with a page and an asset inside."""

    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse("<p>Tere!</p>")

    async def asset(_request: object) -> PlainTextResponse:
        return PlainTextResponse("1")

    pages = Starlette(routes=[Route("/et/", page), Route("/assets/a.js", asset)])
    whole = api(house)
    whole.router.routes.append(Mount("", pages))
    with calling(wrap(whole)) as client:
        yield client


def signed_in(client: Caller, token: str = MAIE) -> Caller:
    """Give the browser a token."""
    client.cookies.set(SESSION_COOKIE, token)
    return client


def count(house: House, table: type[SQLModel]) -> int:
    """Count the rows of a table."""
    with Session(house.engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_an_attempt_is_scored_and_a_repeat_answered_the_same(client: Caller, house: House):
    first = signed_in(client).post("/api/attempts", json=sent())
    again = client.post("/api/attempts", json=sent())

    assert first.status_code == again.status_code == 200
    assert first.json()["status"] == "scored"
    assert first.json()["stars"] == 3
    assert again.json() == first.json() | {"repeat": True}
    assert count(house, AttemptRow) == 1
    assert first.headers["cache-control"] == "no-store"


def test_a_first_visit_leaves_a_cookie_and_the_attempt_is_booked_to_it(
    client: Caller, house: House
):
    client.get("/et/")
    token, person = client.cookies[SESSION_COOKIE], client.cookies[PERSON_COOKIE]

    answer = client.post("/api/attempts", json=sent(token=token))

    assert answer.status_code == 200
    assert person == guest_id(token)
    assert count(house, PersonRow) == 1
