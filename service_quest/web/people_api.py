"""The routes by which one gets in and out: whatever changes a browser's session.

Only the answer to a plain request can set a cookie that no script can read.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, cast

from starlette.requests import Request
from starlette.routing import Route

from service_quest.actions.entering import Door, Entered
from service_quest.actions.errors import BadRequest, InvitationInvalid, NoSession
from service_quest.actions.getting_in import (
    Founding,
    begin_coordinating,
    join,
    read_invitation,
    set_up,
)
from service_quest.actions.insight import say_it_happens
from service_quest.actions.people import guest_id
from service_quest.actions.sessions import (
    end_session,
    list_sessions,
    make_device_code,
    redeem_device_code,
)
from service_quest.actions.signing_in import sign_in, sign_out
from service_quest.web.asgi import VISIT, Visit
from service_quest.web.body import read_json
from service_quest.web.errors import ForeignOrigin
from service_quest.web.limits import Limit, address_of
from service_quest.web.serving import House, answering
from service_quest.web.visitor import TOKEN, device_label, same_origin, token_of

HOME_ZONE = "Europe/Tallinn"
TEXT_MOST = 1_000
ONCE = re.compile(r"[0-9a-f]{32,64}")

Values = Mapping[str, Any]
Answer = Callable[["Ask"], Awaitable[object]]


@dataclass(frozen=True)
class Ask:
    """One request: what it brings, and whose browser it comes from."""

    house: House
    request: Request
    values: Values

    @property
    def address(self) -> str:
        """Where it comes from, for counting tries."""
        return address_of(self.request)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text of it. Raises BadRequest if it is none, or longer than any can be."""
        value = self.values.get(name, default)
        if not isinstance(value, str) or len(value) > TEXT_MOST:
            raise BadRequest(field=name)
        return value

    def link(self) -> str:
        """Return the token of the link. Raises InvitationInvalid if it cannot be one."""
        value = self.values.get("token")
        if not isinstance(value, str) or not TOKEN.fullmatch(value):
            raise InvitationInvalid
        return value

    def door(self) -> Door:
        """Return the browser as one that wants to enter."""
        once = self.text("once", "")
        if once and not ONCE.fullmatch(once):
            raise BadRequest(field="once")
        headers = self.request.headers
        return Door(token_of(headers), secrets.token_hex(32), device_label(headers), once)

    def token(self) -> str:
        """Return the browser's token. Raises NoSession if it has none."""
        token = token_of(self.request.headers)
        if token is None:
            raise NoSession
        return token

    def count(self, limit: Limit, *who: str) -> Callable[[], None]:
        """Return what counts a try; it may ask another server, so it belongs in a thread."""
        return partial(self.house.gate.count, limit, *who)


def people_routes(house: House) -> list[Route]:
    """Return the routes; mount them before `/api/{rest}`."""
    posts: Mapping[str, Answer] = {
        "setup": _set_up,
        "invitation": _invitation,
        "join": _join,
        "sign-in": _sign_in,
        "sign-out": _sign_out,
        "code": _code,
        "happens": _happens,
        "redeem": _redeem,
        "sessions": _sessions,
        "sessions/end": _end_session,
    }
    return [
        Route(f"/api/{path}", answering(house, partial(asked, answer)), methods=["POST"])
        for path, answer in posts.items()
    ]


async def asked(answer: Answer, house: House, request: Request) -> object:
    """Answer a request of a page of ours that brings JSON. Raises ForeignOrigin, BadRequest."""
    if not same_origin(request.headers):
        raise ForeignOrigin
    values = await read_json(request)
    if not isinstance(values, dict):
        raise BadRequest(field="request")
    return await answer(Ask(house, request, cast("Values", values)))


async def _enter(ask: Ask, door: Door, action: Callable[[], Entered]) -> object:
    """Run an action that lets a browser in, and hand its new token to the browser."""
    entered = await ask.house.work(action)
    change(ask.request, door.fresh, entered.person)
    return asdict(entered)


def change(request: Request, token: str, person: str) -> None:
    """Let the browser that asks be another's from now on. Raises NoSession."""
    visit: Visit | None = request.scope.get(VISIT)
    if visit is None:
        raise NoSession
    visit.token, visit.person, visit.changed = token, person, True


async def _set_up(ask: Ask) -> object:
    link, door = ask.link(), ask.door()
    founding = Founding(
        ask.text("organisation"),
        ask.text("zone", HOME_ZONE),
        ask.text("name"),
        ask.text("password"),
    )
    await ask.house.work(ask.count(Limit.LINK, ask.address))
    act = partial(set_up, ask.house.engine, ask.house.clock(), door, link, founding)
    return await _enter(ask, door, act)


async def _invitation(ask: Ask) -> object:
    await ask.house.work(ask.count(Limit.LINK, ask.address))
    look = partial(read_invitation, ask.house.engine, ask.house.clock(), ask.link())
    look = partial(look, token_of(ask.request.headers))
    return asdict(await ask.house.work(look))


async def _join(ask: Ask) -> object:
    """Let a trainee in by alias and face, a coordinator by name and password."""
    await ask.house.work(ask.count(Limit.LINK, ask.address))
    link, door = ask.link(), ask.door()
    begun = ask.house.engine, ask.house.clock(), door, link
    if "password" in ask.values:
        words = ask.text("name"), ask.text("password")
        return await _enter(ask, door, partial(begin_coordinating, *begun, *words))
    look = ask.text("alias"), ask.text("face")
    return await _enter(ask, door, partial(join, *begun, *look))


async def _sign_in(ask: Ask) -> object:
    name, password, door = ask.text("name"), ask.text("password"), ask.door()
    whose = hashlib.sha256(name.strip().casefold().encode(errors="replace")).hexdigest()
    gate = ask.house.gate

    def act() -> Entered:
        gate.count(Limit.ADDRESS, ask.address)
        gate.count(Limit.NAME_AT_ADDRESS, whose, ask.address)
        gate.count(Limit.NAME, whose)
        entered = sign_in(ask.house.engine, ask.house.clock(), door, name, password)
        gate.forget(Limit.NAME_AT_ADDRESS, whose, ask.address)
        return entered

    return await _enter(ask, door, act)


async def _sign_out(ask: Ask) -> object:
    """End the session, and begin another as a new guest: nothing is left for who comes next."""
    token, fresh = token_of(ask.request.headers), secrets.token_hex(32)
    if token is not None:
        await ask.house.work(partial(sign_out, ask.house.engine, ask.house.clock(), token))
    change(ask.request, fresh, guest_id(fresh))
    return {"person": guest_id(fresh), "role": "guest"}


async def _code(ask: Ask) -> object:
    """Make a code for one's other device."""
    token = ask.token()
    await ask.house.work(ask.count(Limit.MAKE_CODE, guest_id(token)))
    make = partial(make_device_code, ask.house.engine, ask.house.clock(), token)
    return asdict(await ask.house.work(partial(make, partial(secrets.token_hex, 32))))


async def _redeem(ask: Ask) -> object:
    code, door = ask.text("code"), ask.door()
    await ask.house.work(ask.count(Limit.CODE, ask.address))
    await ask.house.work(ask.count(Limit.ANY_CODE))
    act = partial(redeem_device_code, ask.house.engine, ask.house.clock(), door, code)
    return await _enter(ask, door, act)


async def _happens(ask: Ask) -> object:
    """Note that what a scenario tells happens here; said from an outbox, so with an id."""
    token, told = ask.token(), ask.text("id")
    shelf, scenario, whose = ask.house.shelf, ask.text("scenario"), ask.text("person")
    tell = partial(say_it_happens, ask.house.engine, ask.house.clock(), token, shelf)
    await ask.house.work(partial(tell, scenario, whose))
    return {"id": told, "status": "noted"}


async def _sessions(ask: Ask) -> object:
    found = await ask.house.work(partial(list_sessions, ask.house.engine, ask.token()))
    return {"sessions": [asdict(one.device) | {"here": one.here} for one in found]}


async def _end_session(ask: Ask) -> object:
    end = partial(end_session, ask.house.engine, ask.house.clock(), ask.token())
    await ask.house.work(partial(end, ask.text("session")))
    return {}
