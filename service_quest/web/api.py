"""The routes beside the pages: results come in by POST, `/` picks the page.

Plug in with `rx.App(api_transformer=[api(house), wrap])`.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from service_quest.actions.attempts import Recorded, progress_of, record_attempt
from service_quest.actions.content import Shelf
from service_quest.actions.errors import NoSession
from service_quest.actions.people import find_person
from service_quest.actions.submission import read_submission
from service_quest.domain.errors import DomainError
from service_quest.store.engine import engine_for
from service_quest.web.asgi import VISIT, Visit
from service_quest.web.body import read_json
from service_quest.web.errors import ForeignOrigin, NotFound, Unexpected, error_response
from service_quest.web.visitor import (
    MET_COOKIE,
    cookies_of,
    language_of,
    same_origin,
    token_of,
)

LOG = logging.getLogger(__name__)
T = TypeVar("T")
NOT_KEPT = {"cache-control": "no-store"}
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
THREADS = 8
"""How many requests may wait for the database at once; the others queue."""


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """What the API serves: content, languages, sentences, the database.

    `languages`: the app's first one first. `sentences`: interface texts by language.
    `opening`: the scenario that newcomers meet. `clock`: the time now, with its zone.
    """

    shelf: Shelf
    languages: Sequence[str]
    sentences: Mapping[str, Mapping[str, str]]
    opening: str
    database_url: str
    clock: Callable[[], datetime] = utc_now

    @cached_property
    def engine(self) -> Engine:
        """The engine, made at first use: workers fork after import."""
        return engine_for(self.database_url)

    @cached_property
    def threads(self) -> CapacityLimiter:
        """The room for blocking work."""
        return CapacityLimiter(THREADS)

    async def work(self, action: Callable[[], T]) -> T:
        """Run an action that blocks; once begun it ends, even if the client is gone."""
        return await to_thread.run_sync(action, limiter=self.threads)


def api(house: House) -> Starlette:
    """Return the routes as an app that the pages can be mounted in."""
    return Starlette(routes=api_routes(house))


def api_routes(house: House) -> list[Route]:
    """Return the routes of the API and of `/`."""
    return [
        Route("/", partial(_front_door, house)),
        Route("/api/me", _answering(house, _me)),
        Route("/api/attempts", _answering(house, _attempts), methods=["POST"]),
        Route("/api/{rest:path}", _answering(house, _nothing), methods=METHODS),
    ]


async def _front_door(house: House, request: Request) -> Response:
    """Send newcomers straight to a customer, all others to the street."""
    language = language_of(request.headers, house.languages)
    met = MET_COOKIE in cookies_of(request.headers)
    path = f"/{language}/" if met else f"/{language}/play/{house.opening}/"
    query = f"?{request.url.query}" if request.url.query else ""
    headers = {"cache-control": "no-store", "vary": "Cookie, Accept-Language"}
    return RedirectResponse(path + query, 307, headers)


async def _me(house: House, request: Request) -> object:
    visit = _visit(request)
    visit.person = await house.work(partial(find_person, house.engine, visit.token))
    record = await house.work(partial(progress_of, house.engine, visit.person))
    progress = {scenario: asdict(part, dict_factory=_told) for scenario, part in record.items()}
    return {"person": visit.person, "progress": progress}


def _told(parts: list[tuple[str, object]]) -> dict[str, object]:
    # What is not known is left out: a device then keeps what it knows itself.
    return {name: value for name, value in parts if value is not None}


def _visit(request: Request) -> Visit:
    visit: Visit | None = request.scope.get(VISIT)
    if visit is None:
        raise NoSession
    return visit


async def _attempts(house: House, request: Request) -> object:
    if not same_origin(request.headers):
        raise ForeignOrigin
    submission = read_submission(await read_json(request))
    token = token_of(request.headers)
    if token is None:
        raise NoSession
    record = partial(record_attempt, house.engine, house.shelf, submission, token)
    return _said(await house.work(partial(record, house.clock())))


async def _nothing(_house: House, _request: Request) -> object:
    raise NotFound


def _said(recorded: Recorded) -> object:
    return {"id": recorded.id, **asdict(recorded.result), "repeat": recorded.repeat}


def _answering(
    house: House, answer: Callable[[House, Request], Awaitable[object]]
) -> Callable[[Request], Awaitable[Response]]:
    """Make a route of what answers with JSON values or raises a coded error."""

    async def route(request: Request) -> Response:
        try:
            return JSONResponse(await answer(house, request), headers=NOT_KEPT)
        except ClientDisconnect:
            return Response(status_code=400)
        except DomainError as error:
            return _refused(house, request, error)
        except Exception:
            LOG.exception("unexpected error at %s", request.url.path)
            return _refused(house, request, Unexpected())

    return route


def _refused(house: House, request: Request, error: DomainError) -> Response:
    language = language_of(request.headers, house.languages)
    return error_response(error, house.sentences.get(language, {}))
