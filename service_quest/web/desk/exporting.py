"""The desk's tables as CSV files, by a plain GET with the session's cookie.

They tell no more than the desk does, and what they are not for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service_quest.actions.desk import Desk, export_desk
from service_quest.actions.errors import NoSession
from service_quest.domain.assignments import State
from service_quest.web.content import sentence
from service_quest.web.desk.tasks import title_of_all, when_of
from service_quest.web.errors import NotFound
from service_quest.web.serving import House, answering
from service_quest.web.times import short_moment
from service_quest.web.visitor import token_of

BOM = "\ufeff"
"""Without it, spreadsheets take UTF-8 for something else."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
STATES = (State.DONE, State.OPEN, State.OVERDUE)

Row = Sequence[object]


def export_routes(house: House) -> list[Route]:
    """Return the routes; mount them before `/api/{rest}`."""
    path = "/api/desk/{language}/{team}/{table}.csv"
    return [Route(path, answering(house, _file), methods=["GET"])]


async def _file(house: House, request: Request) -> Response:
    name = request.path_params["table"]
    if name not in TABLES:
        raise NotFound
    language, token = asked_by(house, request)
    team = request.path_params["team"]
    desk = await house.work(partial(export_desk, house.engine, house.clock(), token, team))
    return taken_along(TABLES[name](desk, language), name, desk.day, language)


def asked_by(house: House, request: Request) -> tuple[str, str]:
    """Return the language of a table that is asked for, and the token of who asks.

    Raises:
        NotFound: there is no such language. NoSession: the browser has no token.
    """
    language, token = request.path_params["language"], token_of(request.headers)
    if language not in house.languages:
        raise NotFound
    if token is None:
        raise NoSession
    return language, token


def taken_along(rows: Iterable[Row], name: str, day: date, language: str) -> Response:
    """Return a table of a day as a file, with what it is not for."""
    headers = {
        "cache-control": "no-store",
        "content-disposition": f'attachment; filename="{name}-{day.isoformat()}.csv"',
    }
    whole = [*rows, (), (sentence(language, "export.not_for"),)]
    body = file_of(whole, sentence(language, "export.separator"))
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


def file_of(rows: Iterable[Row], separator: str) -> bytes:
    """Return rows as a file. No cell of it is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def people_rows(desk: Desk, language: str) -> list[Row]:
    """Return the people: what is done, open and overdue, and who wants help."""
    names = ("person", "alias", "joined", "done", "open", "overdue", "help")
    words = {True: sentence(language, "export.yes"), False: sentence(language, "export.no")}
    heads = [sentence(language, f"export.{name}") for name in names]
    return [
        heads,
        *(
            (
                line.person.real_name or "",
                line.person.alias or "",
                words[line.person.joined_at is not None],
                *(line.counts.get(state, 0) for state in STATES),
                "" if line.asked_at is None else short_moment(line.asked_at, language, desk.day),
            )
            for line in desk.people
        ),
    ]


def assignment_rows(desk: Desk, language: str) -> list[Row]:
    """Return what is assigned, and for how many it is done, open and overdue."""
    names = ("assigned", "whom", "due", "done", "open", "overdue")
    people = {p.person.id: p.person.real_name or p.person.alias or "" for p in desk.people}
    whole = sentence(language, "export.whole_team")
    heads = [sentence(language, f"export.{name}") for name in names]
    return [
        heads,
        *(
            (
                title_of_all(line.assigned.asked.scenarios, language),
                people.get(line.assigned.person or "", whole),
                when_of(line.assigned.asked, language, desk.day),
                *(line.counts.get(state, 0) for state in STATES),
            )
            for line in desk.assignments
        ),
    ]


TABLES: dict[str, Callable[[Desk, str], list[Row]]] = {
    "people": people_rows,
    "assignments": assignment_rows,
}
