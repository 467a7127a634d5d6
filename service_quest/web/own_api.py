"""The routes of what is one's own: taking it along, being forgotten, another password."""

from __future__ import annotations

import csv
import io
import json
import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service_quest.actions.errors import BadRequest, NoSession
from service_quest.actions.forgetting import delete_self
from service_quest.actions.people import find_person, guest_id
from service_quest.actions.signing_in import change_password
from service_quest.actions.taking_along import Table, take_along
from service_quest.web.limits import Limit
from service_quest.web.people_api import Ask, asked, change
from service_quest.web.serving import House, answering
from service_quest.web.visitor import language_of_page, token_of

NOT_FOR = "privacy.not_for_text"
"""The sentence on what nobody may use this for: it goes along with the data."""
LENT = "lent_at"
LEFT_OUT = "own.left_out"
"""The sentence on why a browser that is lent gets no single answers."""
COLUMNS = ("table", "row", "field", "value")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet would take a cell for a formula."""


def own_routes(house: House) -> list[Route]:
    """Return the routes; mount them before `/api/{rest}`."""
    return [
        Route("/api/export.json", answering(house, _json)),
        Route("/api/export.csv", answering(house, _csv)),
        Route("/api/delete", answering(house, partial(asked, _delete)), methods=["POST"]),
        Route("/api/password", answering(house, partial(asked, _password)), methods=["POST"]),
    ]


async def _taken(house: House, request: Request) -> Mapping[str, Table]:
    token = token_of(request.headers)
    if token is None:
        raise NoSession
    gate = house.gate
    await house.work(partial(gate.count, Limit.EXPORT, guest_id(token)))
    taken = await house.work(partial(take_along, house.engine, house.clock(), token))
    sentences = house.sentences.get(language_of_page(request.headers, house.languages), {})
    first = {**taken["export"][0], "note": sentences.get(NOT_FOR, "")}
    if LENT in first:
        first["left_out"] = sentences.get(LEFT_OUT, "")
    return {**taken, "export": [first]}


async def _json(house: House, request: Request) -> Response:
    text = json.dumps(await _taken(house, request), ensure_ascii=False, indent=1)
    return _file(text, "application/json", "json")


async def _csv(house: House, request: Request) -> Response:
    # Spreadsheets know by this sign that letters beyond ASCII are UTF-8.
    text = "\ufeff" + as_csv(await _taken(house, request))
    return _file(text, "text/csv; charset=utf-8", "csv")


def _file(text: str, kind: str, ending: str) -> Response:
    named = f'attachment; filename="service-quest.{ending}"'
    headers = {"cache-control": "no-store", "content-disposition": named}
    return Response(text.encode(errors="replace"), headers=headers, media_type=kind)


def as_csv(tables: Mapping[str, Table]) -> str:
    """Return all tables as one of four columns: table, row, field, value."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for name, rows in tables.items():
        for number, row in enumerate(rows, 1):
            writer.writerows([name, number, field, _cell(value)] for field, value in row.items())
    return written.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(map(str, value))
    text = str(value)
    # The quote stays outside of what the cell shows.
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


async def _delete(ask: Ask) -> object:
    """Forget who asks; their browser is a new guest's, and is told to keep nothing either."""
    if ask.text("sure", "") != "yes":
        raise BadRequest(field="sure")
    house, token, fresh = ask.house, ask.token(), secrets.token_hex(32)
    forget = partial(delete_self, house.engine, house.clock(), token)
    await house.work(partial(forget, partial(secrets.token_hex, 32), house.ledger.note))
    change(ask.request, fresh, guest_id(fresh))
    return {"gone": True}


async def _password(ask: Ask) -> object:
    house, token = ask.house, ask.token()
    current, new = ask.text("current"), ask.text("password")
    person = await house.work(partial(find_person, house.engine, token))
    await house.work(ask.count(Limit.CHANGE, person))
    await house.work(partial(change_password, house.engine, house.clock(), token, current, new))
    return {}
