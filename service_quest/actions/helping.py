"""Wanting help: a trainee taps it, the coordinator sees it and talks with them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import Fresh, acting, new_id
from service_quest.actions.content import Shelf
from service_quest.actions.errors import BadRequest
from service_quest.actions.teams import require_over
from service_quest.actions.times import milliseconds
from service_quest.domain.people import Act, require
from service_quest.store import assignments
from service_quest.store.engine import writing
from service_quest.store.people_records import HelpRequest


def ask_for_help(
    engine: Engine,
    now: datetime,
    token: str,
    fresh: Fresh,
    scenario: str | None = None,
    shelf: Shelf | None = None,
) -> None:
    """Let the coordinator know that one wants help, with a scenario of `shelf` or in general.

    Who waits already goes on waiting since then.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: there is no such scenario.
        StoreError: the database is away.
    """
    known = {one.id for one in shelf.current.values()} if shelf else set[str]()
    if scenario is not None and scenario not in known:
        raise BadRequest(field="scenario")

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.ASK_FOR_HELP)
        waiting = assignments.help_wanted(connection, [actor.person])
        if not any(one.scenario == scenario for one in waiting):
            made = HelpRequest(new_id(fresh(), "help"), actor.person, scenario, milliseconds(now))
            assignments.ask_help(connection, made)

    writing(engine, work)


def take_back_help(engine: Engine, now: datetime, token: str) -> None:
    """Let the coordinator know that one no longer wants help.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        require(actor, Act.ASK_FOR_HELP)
        assignments.answer_help(connection, actor.person, milliseconds(now))

    writing(engine, work)


def answer_help(engine: Engine, now: datetime, token: str, person: str) -> None:
    """Note that somebody was helped.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> None:
        require_over(connection, token, Act.ANSWER_HELP, person, now)
        assignments.answer_help(connection, person, milliseconds(now))

    writing(engine, work)
