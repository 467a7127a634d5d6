"""The routes beside the pages: results come in by POST, `/` picks the page.

Plug in with `rx.App(api_transformer=[api(house), wrap])`.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from service_quest.actions.attempts import Recorded, progress_of, record_attempt
from service_quest.actions.badges import wall_of
from service_quest.actions.daily import Told, lately
from service_quest.actions.errors import NoSession
from service_quest.actions.individuals import wants_to_appear
from service_quest.actions.people import find_person, guest_id
from service_quest.actions.profile import strengths_of
from service_quest.actions.rhythm import rhythm_of
from service_quest.actions.settings import settings_of
from service_quest.actions.submission import read_submission
from service_quest.actions.tasks import assigned_to_me
from service_quest.actions.teams import Me, who_am_i
from service_quest.actions.times import milliseconds
from service_quest.domain.days import number_of
from service_quest.domain.people import Role
from service_quest.store.people_records import Assigned
from service_quest.web.asgi import VISIT, Visit
from service_quest.web.body import read_result
from service_quest.web.desk.exporting import export_routes
from service_quest.web.errors import NotFound
from service_quest.web.insight.exporting import stages_routes
from service_quest.web.own_api import own_routes
from service_quest.web.people_api import people_routes
from service_quest.web.practice_api import coming, practice_routes
from service_quest.web.serving import House, answering
from service_quest.web.visitor import (
    MET_COOKIE,
    cookies_of,
    language_of,
)

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def api(house: House) -> Starlette:
    """Return the routes as an app that the pages can be mounted in."""
    return Starlette(routes=api_routes(house))


def api_routes(house: House) -> list[Route]:
    """Return the routes of the API and of `/`."""
    return [
        Route("/", partial(_front_door, house)),
        Route("/api/me", answering(house, _me)),
        Route("/api/attempts", answering(house, _attempts), methods=["POST"]),
        *people_routes(house),
        *own_routes(house),
        *practice_routes(house),
        *export_routes(house),
        *stages_routes(house),
        Route("/api/{rest:path}", answering(house, _nothing), methods=METHODS),
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
    try:
        visit.person = await house.work(partial(find_person, house.engine, visit.token))
        me = await house.work(partial(who_am_i, house.engine, visit.token))
    except NoSession:
        # Signed out from afar: the browser's next question is that of a new guest.
        visit.token = secrets.token_hex(32)
        visit.person = guest_id(visit.token)
        raise
    record = await house.work(partial(progress_of, house.engine, visit.person))
    progress = {scenario: asdict(part, dict_factory=_told) for scenario, part in record.items()}
    wall = await house.work(partial(wall_of, house.engine, house.shelf.badges, visit.token))
    strengths = await house.work(partial(strengths_of, house.engine, house.shelf, visit.person))
    principles = asdict(strengths, dict_factory=_told)
    return {
        "person": visit.person,
        "progress": progress,
        **_described(me),
        **(await house.work(partial(_of_members, house, visit.token)) if me else {}),
        "badges": {badge: day.isoformat() for badge, day in wall.since.items()},
        "shown": wall.shown,
        **({"principles": principles} if principles else {}),
        **await house.work(partial(_chosen, house, visit.token)),
        **await house.work(partial(coming, house, visit.token)),
    }


def _of_members(house: House, token: str) -> dict[str, object]:
    """Tell what only members have; what is empty is left out."""
    tries = lately(house.engine, house.clock(), token)
    parts = {
        "assigned": _assigned(house, token),
        "definition": settings_of(house.engine).definition,
        "daily": {day: _tried(one) for day, one in tries.items()},
    }
    return {name: part for name, part in parts.items() if part}


def _chosen(house: House, token: str) -> dict[str, object]:
    """Tell one's own week, and whether one appears on the leaderboard, where people can."""
    rhythm = rhythm_of(house.engine, house.clock(), token)
    appears = wants_to_appear(house.engine, token)
    until = rhythm.nudge_until
    week = {
        "monday": rhythm.monday.isoformat(),
        "lit": [day.weekday() for day in rhythm.days],
        "goal": rhythm.goal,
        "nudge": milliseconds(until) if until else 0,
    }
    return {"week": week, **({} if appears is None else {"appears": appears})}


def _assigned(house: House, token: str) -> list[dict[str, object]]:
    """Tell what is still to be practised, a scenario an entry: a device has it offline too."""
    tasks = assigned_to_me(house.engine, house.clock(), token)
    known = {scenario.id for scenario in house.shelf.current.values()}
    return [
        {
            "id": task.assigned.id,
            "scenario": scenario,
            "due": task.due.isoformat() if task.due else "",
            "state": task.state,
            "note": task.assigned.note,
            **_terms(task.assigned),
        }
        for task in tasks
        for scenario in task.lacking
        if scenario in known
    ]


def _terms(assigned: Assigned) -> dict[str, object]:
    """Tell what counts as done and how long it takes, where that is told at all."""
    asked = assigned.asked
    times = asked.times if asked.times > 1 else None
    told = (("times", times), ("stars", asked.stars or None), ("minutes", assigned.minutes))
    return _told(list(told))


def _tried(told: Told) -> dict[str, object]:
    """Tell how a try at a day's customer went: a device has it offline too."""
    made = told.made
    shown = {
        "scenario": made.scenario,
        "reply": made.reply,
        "case": made.case,
        "recommendation": made.recommendation,
        "grades": made.grades,
        "share": told.share,
        "few": told.few,
    }
    return _told(list(shown.items()))


def _described(me: Me | None) -> dict[str, object]:
    """Tell who someone is: their role, how they are shown, and where they belong."""
    if me is None:
        return {"role": Role.GUEST}
    person = me.person
    leads = person.role in (Role.COORDINATOR, Role.ADMINISTRATOR)
    shown = {
        "role": person.role,
        "alias": person.alias,
        "face": person.face,
        "name": person.real_name,
        "organisation": me.organisation,
        "team": None if leads else next((team.name for team in me.teams), None),
        "leads": leads,
        "was": list(me.was),
        "help": me.help,
        "zone": me.zone,
        "counts": number_of(me.counts) if me.counts else None,
    }
    return _told(list(shown.items()))


def _told(parts: list[tuple[str, object]]) -> dict[str, object]:
    # What is not known is left out: a device then keeps what it knows itself.
    return {name: value for name, value in parts if value is not None}


def _visit(request: Request) -> Visit:
    visit: Visit | None = request.scope.get(VISIT)
    if visit is None:
        raise NoSession
    return visit


async def _attempts(house: House, request: Request) -> object:
    submission, token = await read_result(request, read_submission)
    record = partial(record_attempt, house.engine, house.shelf, submission, token)
    return _said(await house.work(partial(record, house.clock())))


async def _nothing(_house: House, _request: Request) -> object:
    raise NotFound


def _said(recorded: Recorded) -> object:
    badges = {"badges": recorded.badges} if recorded.badges else {}
    return {"id": recorded.id, **asdict(recorded.result), "repeat": recorded.repeat, **badges}
