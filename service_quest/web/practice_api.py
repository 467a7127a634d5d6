"""The route by which answers to single moments come in, and what is told of those to come."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.routing import Route

from service_quest.actions.practice import practice_of, record_practice
from service_quest.actions.submission import read_practice
from service_quest.domain.days import number_of
from service_quest.web.body import read_result
from service_quest.web.serving import House, answering

GRADED, UNGRADED = "graded", "ungraded"


def practice_routes(house: House) -> list[Route]:
    """Return the route; mount it before `/api/{rest}`."""
    return [Route("/api/practice", answering(house, _practice), methods=["POST"])]


async def _practice(house: House, request: Request) -> object:
    sent, token = await read_result(request, read_practice)
    record = partial(record_practice, house.engine, lambda: house.moments, sent, token)
    done = await house.work(partial(record, house.clock()))
    status = GRADED if done.grade else UNGRADED
    return {"id": done.id, "status": status, "grade": done.grade, "repeat": done.repeat}


def coming(house: House, token: str) -> dict[str, object]:
    """Tell what should be practised from which day on (days since 1970), if anything."""
    found = practice_of(house.engine, lambda: house.moments, house.shelf, token)
    told = [
        {"moment": one.moment, "principle": one.principle, "due": number_of(one.due)}
        for one in found
    ]
    return {"practice": told} if told else {}
