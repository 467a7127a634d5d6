"""Every event and every route by every role, with ids near and far: only what is listed here.

What there is, is found by looking, so whatever is new fails until it has a row of its own.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from reflex.state import State
from reflex_base.event import Event
from reflex_base.registry import RegistrationContext
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from service_quest.actions import passwords
from service_quest.actions.assignments import Wish, assign
from service_quest.actions.briefs import share_brief
from service_quest.actions.entering import Door
from service_quest.actions.inviting import invite_people, make_poster
from service_quest.actions.people import open_guest
from service_quest.actions.sessions import list_sessions, make_device_code, redeem_device_code
from service_quest.actions.settings import show_answers
from service_quest.actions.signing_in import sign_out
from service_quest.domain.assignments import Assignment
from service_quest.service_quest import app
from service_quest.store.engine import engine_for
from service_quest.store.ledger import Ledger
from service_quest.store.migrate import migrate
from service_quest.web.api import api_routes
from service_quest.web.asgi import wrap
from service_quest.web.guard import OURS, Guard
from service_quest.web.house import house
from service_quest.web.limits import Gate
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import MAIE
from tests.actions.staff import PASSWORD, Someone, Staff, fresh
from tests.postgres import PostgreSQL
from tests.web.calling import calling

ROLES = ("administrator", "coordinator", "trainee", "guest", "unknown", "signed out")
ALL, MEMBERS, NOBODY = frozenset(ROLES), frozenset(ROLES[:3]), frozenset[str]()
LEADERS, BOSS = frozenset(ROLES[:2]), frozenset(ROLES[:1])
GUESTS = ALL - MEMBERS
SIGNED_IN = ALL - {"signed out"}


@dataclass(frozen=True)
class Ids:
    """Whom and what an event or request is about.

    `unjoined` has not come yet; `leader` coordinates, and is none of those who act;
    `task` is asked of `double`; nobody is in the team `empty`.
    """

    team: str
    person: str
    double: str
    session: str
    poster: str
    code: str
    unjoined: str
    leader: str
    task: str
    invitation: str
    empty: str


@dataclass(frozen=True)
class Row:
    """Who is answered, where it is about the coordinator's own team and where another's."""

    near: frozenset[str]
    far: frozenset[str]
    sends: Callable[[Ids], Mapping[str, Any]] = field(default=lambda _: {})


def form(**fields: str | Callable[[Ids], str]) -> Callable[[Ids], Mapping[str, Any]]:
    """Return what a form sends."""

    def sends(ids: Ids) -> Mapping[str, Any]:
        return {"form": {k: v(ids) if callable(v) else v for k, v in fields.items()}}

    return sends


def person(ids: Ids) -> str:
    return ids.double


DAY = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()


HANDLERS: dict[str, Row] = {
    "BoardState.look": Row(MEMBERS, MEMBERS),
    "BoardState.refresh": Row(MEMBERS, MEMBERS),
    "BoardState.earlier": Row(MEMBERS, MEMBERS),
    "BoardState.later": Row(MEMBERS, MEMBERS),
    "BoardState.by_week": Row(ALL, ALL),
    "BoardState.by_month": Row(ALL, ALL),
    "AnswersState.look": Row(LEADERS, BOSS),
    "LooksState.look": Row(MEMBERS, MEMBERS),
    "PrivacyState.tell": Row(ALL, ALL),
    "HouseState.switch_answers": Row(BOSS, BOSS, lambda _: {"on": True}),
    "HouseState.set_months": Row(BOSS, BOSS, form(keep_months="12")),
    "HouseState.look": Row(LEADERS, LEADERS),
    "HouseState.rename": Row(BOSS, BOSS, form(name="Pood", zone="Europe/Tallinn")),
    "HouseState.define": Row(LEADERS, LEADERS, form(definition="Märkame inimest.")),
    "HouseState.switch_individuals": Row(BOSS, BOSS, lambda _: {"on": True}),
    "HouseState.set_hours": Row(BOSS, BOSS, form(nudge_from="9", nudge_until="17")),
    "InsightState.look": Row(LEADERS, LEADERS),
    "InsightState.choose_team": Row(LEADERS, BOSS, lambda i: {"team": i.team}),
    "InsightState.choose_scenario": Row(LEADERS, BOSS, lambda _: {"scenario": "first-minute"}),
    "InsightState.read": Row(LEADERS, BOSS, lambda i: {"person": i.double}),
    "InsightState.close": Row(ALL, ALL),
    "SharingState.look": Row(MEMBERS, MEMBERS),
    "SharingState.share": Row(MEMBERS, MEMBERS, form(note="Hüvastijätt")),
    "SharingState.stop": Row(MEMBERS, MEMBERS),
    "MeState.look": Row(MEMBERS, MEMBERS),
    "MeState.appear": Row(MEMBERS, MEMBERS, lambda _: {"on": True}),
    "MeState.aim": Row(MEMBERS, MEMBERS, lambda _: {"days": 3}),
    "MeState.end": Row(frozenset({"trainee"}), NOBODY, lambda i: {"session": i.session}),
    "MeState.change": Row(MEMBERS, MEMBERS, form(alias="Kevad", face="maie")),
    "MeState.ask": Row(MEMBERS, MEMBERS),
    "MeState.manage": Row(MEMBERS, MEMBERS),
    "DeskState.hide_links": Row(ALL, ALL),
    "PeopleState.look": Row(LEADERS, LEADERS),
    "PeopleState.refresh": Row(LEADERS, LEADERS),
    "PeopleState.choose": Row(LEADERS, LEADERS, lambda i: {"team": i.team}),
    "PeopleState.rename_person": Row(LEADERS, BOSS, form(person=person, name="Uus Nimi")),
    "PeopleState.move_person": Row(LEADERS, BOSS, form(person=person, team=lambda i: i.team)),
    "PeopleState.merge_person": Row(LEADERS, BOSS, form(person=person, into=lambda i: i.person)),
    "PeopleState.remove_person": Row(LEADERS, BOSS, lambda i: {"person": i.double}),
    "PeopleState.mark_away": Row(LEADERS, BOSS, form(person=person, first=DAY, last=DAY)),
    "PeopleState.unmark_away": Row(LEADERS, BOSS, lambda i: {"person": i.double, "first": DAY}),
    "PeopleState.hand_out_code": Row(LEADERS, BOSS, lambda i: {"person": i.double}),
    "PeopleState.hide_code": Row(ALL, ALL),
    "PeopleState.end_sessions": Row(LEADERS, BOSS, lambda i: {"person": i.double}),
    "PeopleState.helped": Row(LEADERS, BOSS, lambda i: {"person": i.double}),
    "PeopleState.reissue": Row(LEADERS, BOSS, lambda i: {"person": i.unjoined}),
    "TaskState.assign": Row(LEADERS, BOSS, form(person=person, what="first-minute", due=DAY)),
    "TaskState.change": Row(LEADERS, BOSS, form(task=lambda i: i.task, times="2", stars="0")),
    "TaskState.withdraw": Row(LEADERS, BOSS, lambda i: {"task": i.task}),
    "EntryState.look": Row(LEADERS, LEADERS),
    "EntryState.refresh": Row(LEADERS, LEADERS),
    "EntryState.choose": Row(LEADERS, LEADERS, lambda i: {"team": i.team}),
    # A file is only read, for whoever sent it.
    "EntryState.read_list": Row(ALL, ALL, lambda _: {"data": ["data:,;base64,", "TWFyaQ=="]}),
    "EntryState.add_people": Row(LEADERS, BOSS, form(names="Jaan Tamm\nMaie Kask")),
    "EntryState.make_poster": Row(LEADERS, BOSS, form(days="7", uses="5")),
    "EntryState.reissue": Row(LEADERS, BOSS, lambda i: {"person": i.unjoined}),
    "EntryState.revoke": Row(LEADERS, BOSS, lambda i: {"invitation": i.invitation}),
    "TeamsState.look": Row(LEADERS, LEADERS),
    "TeamsState.refresh": Row(LEADERS, LEADERS),
    "TeamsState.create_team": Row(LEADERS, LEADERS, form(name="Uus")),
    "TeamsState.rename_team": Row(LEADERS, BOSS, form(team=lambda i: i.team, name="Uus")),
    "TeamsState.set_headcount": Row(BOSS, BOSS, form(team=lambda i: i.team, headcount="12")),
    "TeamsState.close_team": Row(LEADERS, BOSS, lambda i: {"team": i.empty}),
    "TeamsState.lead": Row(
        BOSS, BOSS, lambda i: {"person": i.leader, "team": i.empty, "leads": True}
    ),
    "TeamsState.appoint": Row(BOSS, BOSS, lambda i: {"person": i.leader}),
    "TeamsState.remove_coordinator": Row(BOSS, BOSS, lambda i: {"person": i.leader}),
    "TeamsState.reissue": Row(BOSS, BOSS, lambda i: {"person": i.leader}),
    "TeamsState.invite_coordinator": Row(BOSS, BOSS, form(name="Uus Juht")),
}
"""By handler. A desk shows its own team to whoever asks for another's (`Köök B` is never seen)."""

ROUTES: dict[str, Row] = {
    "GET /": Row(ALL, ALL),
    "GET /api/me": Row(SIGNED_IN, SIGNED_IN),
    "GET /api/desk/{language}/{team}/{table}.csv": Row(
        LEADERS, BOSS, lambda i: {"language": "et", "team": i.team, "table": "people"}
    ),
    "GET /api/insight/{language}/stages.csv": Row(LEADERS, LEADERS, lambda _: {"language": "et"}),
    "POST /api/attempts": Row(NOBODY, NOBODY, lambda i: {"person": i.person}),
    "POST /api/practice": Row(
        frozenset({"trainee"}),
        NOBODY,
        lambda i: {
            "id": "f" * 32,
            "person": i.person,
            "moment": "first-minute.hello.only",
            "choice": "hello.ask",
            "at": 0,
        },
    ),
    "POST /api/setup": Row(NOBODY, NOBODY, lambda i: {"token": i.poster}),
    "POST /api/invitation": Row(ALL, ALL, lambda i: {"token": i.poster}),
    "POST /api/join": Row(
        GUESTS, GUESTS, lambda i: {"token": i.poster, "alias": "Kevad", "face": "maie"}
    ),
    "POST /api/sign-in": Row(ALL, ALL, lambda _: {"name": "Tiina Tamm", "password": PASSWORD}),
    "POST /api/sign-out": Row(ALL, ALL),
    "POST /api/code": Row(MEMBERS, MEMBERS),
    "POST /api/happens": Row(
        frozenset({"trainee"}),
        NOBODY,
        lambda i: {"id": i.session, "scenario": "first-minute", "person": i.person},
    ),
    "POST /api/redeem": Row(GUESTS, GUESTS, lambda i: {"code": i.code}),
    "GET /api/export.json": Row(SIGNED_IN, SIGNED_IN),
    "GET /api/export.csv": Row(SIGNED_IN, SIGNED_IN),
    "POST /api/delete": Row(SIGNED_IN - BOSS, SIGNED_IN - BOSS, lambda _: {"sure": "yes"}),
    "POST /api/password": Row(
        LEADERS, LEADERS, lambda _: {"current": PASSWORD, "password": f"{PASSWORD} ja suvel"}
    ),
    "POST /api/sessions": Row(MEMBERS, MEMBERS),
    "POST /api/sessions/end": Row(frozenset({"trainee"}), NOBODY, lambda i: {"session": i.session}),
}
WALK = "walk"
BESIDE = {"GET /ping", "GET /_health", "/_event", "*/api/{rest}"}
"""Reflex's own: whether it lives, and the websocket; and ours for what is not there."""


@dataclass(frozen=True)
class Cast:
    """Whoever acts, by role, and what it may be about."""

    tokens: Mapping[str, str]
    near: Ids
    far: Ids


@dataclass(frozen=True)
class World(Cast):
    """A database file with all of them in it."""

    file: Path
    before: Sequence[str]


def ids_of(staff: Staff, boss: Someone, name: str) -> tuple[Ids, Someone]:
    """Make a team of two and one to come, with what one could wish to reach of it."""
    team = staff.team(boss, name).id
    who = staff.trainee(boss, team, f"{name} A", "Päike")
    double = staff.trainee(boss, team, f"{name} B", "Kuu")
    share_brief(staff.engine, staff.now, double.token, "Hüvastijätt")
    poster = make_poster(staff.engine, staff.now, boss.token, team, fresh)
    (to_come,) = invite_people(staff.engine, staff.now, boss.token, team, [f"{name} C"], fresh)
    code = make_device_code(staff.engine, staff.now, who.token, fresh).code
    redeem_device_code(staff.engine, staff.now, Door(None, fresh()), code)
    devices = list_sessions(staff.engine, who.token)
    code = make_device_code(staff.engine, staff.now, boss.token, fresh, double.person).code
    ids = Ids(
        team=team,
        person=who.person,
        double=double.person,
        session=next(one.device.id for one in devices if not one.here),
        poster=poster.token or "",
        code=code,
        unjoined=to_come.person or "",
        leader=staff.coordinator(boss, team, name=f"{name} juht").person,
        task=assigned_to(staff, boss, double),
        invitation=poster.invitation or "",
        empty=staff.team(boss, f"{name} tühi").id,
    )
    return ids, who


def assigned_to(staff: Staff, by: Someone, whom: Someone) -> str:
    """Ask somebody to practise; return the assignment."""
    wish = Wish(Assignment(("first-minute",)), person=whom.person)
    return assign(staff.engine, staff.now, by.token, house().shelf, wish, fresh).id


@pytest.fixture(scope="module", autouse=True)
def quick_hashing() -> Iterator[None]:
    """Hash passwords with less work than in earnest."""
    quick = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1),))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "HASHING", quick)
        passwords.nobodys_hash.cache_clear()
        yield
    passwords.nobodys_hash.cache_clear()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Let two teams be at work, one of them a coordinator's."""
    file = tmp_path_factory.mktemp("walk") / "world.db"
    cast = peopled(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return World(cast.tokens, cast.near, cast.far, file, everything(file))


@pytest.fixture(scope="module")
def cast_on_postgresql(postgresql: PostgreSQL) -> Cast:
    """Let the same be so on PostgreSQL."""
    return peopled(postgresql.new_database(WALK))


def peopled(url: str) -> Cast:
    """Let an organisation be in a database, with everyone in it."""
    migrate(url)
    engine = engine_for(url)
    staff = Staff(engine, datetime.now(UTC))
    boss = staff.found()
    near, trainee = ids_of(staff, boss, "Lett")
    far, _ = ids_of(staff, boss, "Köök")
    kaie = staff.coordinator(boss, near.team, near.empty)
    gone = staff.coordinator(boss, near.team, name="Endine")
    sign_out(staff.engine, staff.now, gone.token)
    open_guest(staff.engine, staff.now, MAIE)
    show_answers(staff.engine, staff.now, boss.token, on=True)
    engine.dispose()
    tokens = (boss.token, kaie.token, trainee.token, MAIE, "c" * 64, gone.token)
    return Cast(dict(zip(ROLES, tokens, strict=True)), near, far)


@contextmanager
def standing_on(url: str, folder: Path) -> Iterator[None]:
    """Let the app's house stand on a database."""
    engine = engine_for(url)
    new = {
        "engine": engine,
        "gate": Gate(),
        "moments": {},
        "ledger": Ledger(folder / "copy.deleted"),
    }
    with pytest.MonkeyPatch.context() as patched:
        for name, value in new.items():
            patched.setitem(vars(house()), name, value)
        yield
    engine.dispose()


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Iterator[Path]:
    """Let the app's house stand on a copy of the world."""
    with standing_on(f"sqlite:///{shutil.copy(world.file, tmp_path / 'copy.db')}", tmp_path):
        yield tmp_path / "copy.db"


@pytest.fixture
def copy_on_postgresql(
    cast_on_postgresql: Cast, postgresql: PostgreSQL, tmp_path: Path
) -> Iterator[Cast]:
    """Let it stand on a copy on PostgreSQL."""
    with standing_on(postgresql.new_database("walk_copy", WALK), tmp_path):
        yield cast_on_postgresql
    postgresql.drop_database("walk_copy")


def handlers() -> dict[str, str]:
    """Return the handlers of our states: the name in the table, and Reflex's own."""
    known = RegistrationContext.ensure_context().event_handlers
    ours = {n: r for n, r in known.items() if r.states[0].__module__.startswith(OURS)}
    return {
        f"{registered.states[0].__name__}.{name.rpartition('.')[2]}": name
        for name, registered in ours.items()
        if not name.endswith(".setvar")
    }


def visitor(token: str, about: str = "") -> State:
    """Return the states of a tab whose browser has a token, at an address about a person."""
    state = State(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    headers = {"cookie": f"{SESSION_COOKIE}={token}", "origin": "http://quest.test"}
    address = {"pathname": "/et/desk/", "asPath": f"/et/desk/?person={about}"}
    router = {"headers": headers, "ip": "10.0.0.1", "token": "tab", **address}
    state.router_data = state._update_router_vars(router, {})
    return state


async def event(
    name: str, token: str, payload: Mapping[str, Any], ids: Ids | None = None
) -> tuple[bool, State]:
    """Send one event as a tab would; tell whether it was answered, and return the states."""
    state = visitor(token, ids.double if ids else "")
    registered = RegistrationContext.ensure_context().event_handlers[name]
    refused = await Guard().preprocess(app, state, Event(name, payload=dict(payload)))
    mine = await state.get_state(registered.states[0])
    if ids and "team" in mine.get_fields():
        mine.team = ids.team
    if refused is None:
        await registered.handler.fn(mine, **payload)
    told = [getattr(mine, name, "") for name in ("problem", "closed")]
    return refused is None and not any(told), state


def everything(file: Path) -> list[str]:
    """Return all that is stored in a database, but for when browsers were last seen."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE session SET seen_at = 0")
        return list(connection.iterdump())


def test_every_handler_and_every_route_has_a_row() -> None:
    assert handlers().keys() == HANDLERS.keys()
    assert routes() == ROUTES.keys() | BESIDE


def routes() -> set[str]:
    """Return the routes of the whole app, the pages' files left out."""
    assert app._api
    found: set[str] = set()
    for route in [*api_routes(house()), *app._api.routes]:
        if isinstance(route, Route):
            shown = route.path.replace(":path", "")
            every = route.methods is not None and "DELETE" in route.methods
            methods = ["*"] if every else sorted((route.methods or set()) - {"HEAD"})
            found |= {f"{m}{shown}" if every else f"{m} {shown}" for m in methods}
        elif isinstance(route, Mount) and route.path:
            found.add(route.path)
    return found


@pytest.mark.parametrize("place", ["near", "far"])
@pytest.mark.parametrize("name", HANDLERS)
@pytest.mark.parametrize("role", ROLES)
def test_an_event_is_answered_to_those_listed_and_harms_nothing_for_others(
    world: World, copy: Path, name: str, place: str, role: str
):
    row, ids = HANDLERS[name], getattr(world, place)
    sending = event(handlers()[name], world.tokens[role], row.sends(ids), ids)
    answered, state = asyncio.run(sending)
    seen = json.dumps(state.dict(), default=str, ensure_ascii=False)
    assert answered is (role in getattr(row, place))
    assert "Köök B" not in seen or role == "administrator"
    assert "Lett B" not in seen or role in LEADERS
    if not answered:
        assert everything(copy) == world.before


@pytest.mark.parametrize("place", ["near", "far"])
@pytest.mark.parametrize("name", HANDLERS)
def test_on_postgresql_a_coordinator_is_answered_just_the_same(
    copy_on_postgresql: Cast, name: str, place: str
):
    """Whom permission parts is the same for all; this is about what the database is asked."""
    cast, row, ids = copy_on_postgresql, HANDLERS[name], getattr(copy_on_postgresql, place)
    sending = event(handlers()[name], cast.tokens["coordinator"], row.sends(ids), ids)
    answered, _ = asyncio.run(sending)
    assert answered is ("coordinator" in getattr(row, place))


@pytest.mark.parametrize("place", ["near", "far"])
@pytest.mark.parametrize("name", ROUTES)
@pytest.mark.parametrize("role", ROLES)
def test_a_request_is_answered_to_those_listed_and_harms_nothing_for_others(
    world: World, copy: Path, name: str, place: str, role: str
):
    row = ROUTES[name]
    method, path = name.split(" ")
    sends = dict(row.sends(getattr(world, place)))
    body = {"json": sends} if method == "POST" else {}
    with calling(wrap(Starlette(routes=api_routes(house())))) as browser:
        browser.cookies.set(SESSION_COOKIE, world.tokens[role])
        answer = (
            browser.get(path.format(**sends)) if method == "GET" else browser.post(path, **body)
        )
    answered = answer.status_code < 400
    assert answered is (role in getattr(row, place)), answer.text
    assert answer.status_code < 500
    assert "Köök B" not in answer.text or role == "administrator"
    if not answered:
        assert everything(copy) == world.before


HOSTILE: dict[str, Any] = {
    "nothing": None,
    "truth": True,
    "a number": 7,
    "a vast number": 10**40,
    "an empty list": [],
    "a list": ["x"],
    "an object": {"person": {"person": "x"}},
    "a nest": json.loads("[" * 60 + "]" * 60),
    "a crowd": ["x"] * 5_000,
    "a huge text": "x" * 1_000_000,
    "an empty text": "",
    "NUL": "a\0b",
    "half a sign": "\ud83d",
    "a picture": "👩🏽‍🚀" * 3,
    "backwards": "\u202eabc",
    "a script": "<script>alert(1)</script>",
    "a query": "x'; DROP TABLE person; --",
    "a path": "../../../etc/passwd",
    "a stranger's id": "f" * 32,
}


def variants(payload: Mapping[str, Any], hostile: Any) -> Iterator[dict[str, Any]]:
    """Put something hostile in each place of what is sent, in turn, and beside it."""
    yield {**payload, "beside": hostile}
    for name, value in payload.items():
        yield {**payload, name: hostile}
        if isinstance(value, dict):
            for inner in variants(value, hostile):
                yield {**payload, name: inner}


@pytest.mark.parametrize("name", HANDLERS)
def test_whatever_an_event_brings_it_is_refused_or_harmless(world: World, copy: Path, name: str):
    token, row = world.tokens["administrator"], HANDLERS[name]

    async def send_all() -> bool:
        for hostile in HOSTILE.values():
            for payload in variants(row.sends(world.near), hostile):
                await event(handlers()[name], token, payload, world.near)
        answered, state = await event(handlers()["PeopleState.look"], token, {})
        json.dumps(state.dict(), default=str).encode()
        return answered

    assert asyncio.run(send_all())
    assert any("Köök B" in line for line in everything(copy))


@pytest.mark.parametrize("name", [name for name in ROUTES if name.startswith("POST")])
def test_whatever_a_request_brings_it_is_refused_or_harmless(world: World, copy: Path, name: str):
    with calling(wrap(Starlette(routes=api_routes(house())))) as browser:
        for hostile in HOSTILE.values():
            for sent in variants(ROUTES[name].sends(world.near), hostile):
                browser.cookies.clear()
                browser.cookies.set(SESSION_COOKIE, world.tokens["administrator"])
                body = json.dumps(sent).encode()
                kind = {"content-type": "application/json"}
                answer = browser.post(name.removeprefix("POST "), content=body, headers=kind)
                assert answer.status_code < 500, answer.text
    assert any("Köök B" in line for line in everything(copy))


def test_events_may_come_twice_and_in_any_order(world: World, copy: Path):
    token = world.tokens["administrator"]

    async def send_all() -> bool:
        for name in [*reversed(HANDLERS), *HANDLERS]:
            await event(handlers()[name], token, HANDLERS[name].sends(world.near), world.near)
        return (await event(handlers()["PeopleState.look"], token, {}))[0]

    assert asyncio.run(send_all())
    assert any("Köök B" in line for line in everything(copy))
