"""What all routes share: the house that they serve, and coded errors as answers."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Engine
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from service_quest.actions.board import Glance
from service_quest.actions.content import Shelf
from service_quest.actions.settling import settle
from service_quest.domain.errors import DomainError
from service_quest.domain.moments import Moment, found_in
from service_quest.store.engine import engine_for
from service_quest.store.ledger import Ledger, ledger_for
from service_quest.web.errors import Unexpected, error_response
from service_quest.web.limits import Gate
from service_quest.web.visitor import language_of_page

LOG = logging.getLogger(__name__)
T = TypeVar("T")
NOT_KEPT = {"cache-control": "no-store"}
KEPT = timedelta(milliseconds=400)
"""How long a leaderboard is told before it is renewed, and at most as long again while it is."""
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
    `redis_url`: where several processes count tries together. `deleted_file`: where it is
    noted who was forgotten, if not beside the database. `find_moments`: what can be
    practised, if that is known without a walk through all graphs.
    """

    shelf: Shelf
    languages: Sequence[str]
    sentences: Mapping[str, Mapping[str, str]]
    opening: str
    database_url: str
    clock: Callable[[], datetime] = utc_now
    redis_url: str | None = None
    deleted_file: str | None = None
    find_moments: Callable[[], Sequence[Moment]] | None = None

    @cached_property
    def engine(self) -> Engine:
        """The engine, made at first use: workers fork after import."""
        return engine_for(self.database_url)

    @cached_property
    def ledger(self) -> Ledger:
        """The list of those who were forgotten."""
        return ledger_for(self.database_url, self.deleted_file)

    @cached_property
    def moments(self) -> Mapping[str, Moment]:
        """What can be practised, by id; found at first use."""
        find = self.find_moments or self._walk_for_moments
        return {moment.id: moment for moment in find()}

    def _walk_for_moments(self) -> Sequence[Moment]:
        return found_in(self.shelf.current.values())

    @cached_property
    def gate(self) -> Gate:
        """What counts tries."""
        return Gate(self.redis_url)

    @cached_property
    def glance(self) -> Glance:
        """What keeps the leaderboard for a moment; with a page's beat, under two seconds."""

        def settle_one(engine: Engine, now: datetime) -> int:
            return settle(engine, self.shelf, now, most=1)

        return Glance(KEPT, rota=self.shelf.rota, before=settle_one)

    @cached_property
    def threads(self) -> CapacityLimiter:
        """The room for blocking work."""
        return CapacityLimiter(THREADS)

    async def work(self, action: Callable[[], T]) -> T:
        """Run an action that blocks; once begun it ends, even if the client is gone."""
        return await to_thread.run_sync(action, limiter=self.threads)


def answering(
    house: House, answer: Callable[[House, Request], Awaitable[object]]
) -> Callable[[Request], Awaitable[Response]]:
    """Make a route of what answers with JSON values, or a response, or raises a coded error."""

    async def route(request: Request) -> Response:
        try:
            told = await answer(house, request)
            return told if isinstance(told, Response) else JSONResponse(told, headers=NOT_KEPT)
        except ClientDisconnect:
            return Response(status_code=400)
        except DomainError as error:
            return _refused(house, request, error)
        except Exception:
            LOG.exception("unexpected error at %s", request.url.path)
            return _refused(house, request, Unexpected())

    return route


def _refused(house: House, request: Request, error: DomainError) -> Response:
    language = language_of_page(request.headers, house.languages)
    return error_response(error, house.sentences.get(language, {}))
