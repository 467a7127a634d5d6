"""Customers of the day: booking the one try, and telling how it went and what others said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, today
from service_quest.domain.days import (
    Rota,
    customer_of,
    day_tried,
    number_of,
    share_of,
)
from service_quest.domain.people import Role
from service_quest.store import daily
from service_quest.store.engine import reading
from service_quest.store.records import DailyTry, Status, Submission, Timing, Verdict


def book_try(
    connection: Connection,
    rota: Rota,
    zone: tzinfo,
    submission: Submission,
    timing: Timing,
    verdict: Verdict,
) -> None:
    """Book an attempt as its person's try at a day's customer, if it is that.

    The first that was begun counts, not the first that went well: given up half-way it
    is worth 0 points and still the try, or else one could start over until it goes well.
    One that cannot be scored is passed over: that is no fault of who played it. A guest's
    is booked too, but counts for nothing until they join.
    """
    day = day_tried(timing.started, timing.finished, timing.received, zone)
    if day is None or not submission.moves or verdict.status is Status.UNSCORED:
        return
    if customer_of(day, rota) == submission.scenario:
        points = verdict.score.outcome.points if verdict.score else 0
        reply = submission.moves[0]
        made = DailyTry(day, submission.scenario, timing.started, points, reply)
        daily.take_try(connection, submission.person, submission.id, made)


@dataclass(frozen=True, slots=True)
class Told:
    """A try as its person is told of it. `share`: of a hundred members, so many opened alike.

    `few`: too few tried for a share to be told. Neither is known on the day itself.
    """

    made: DailyTry
    share: int | None = None
    few: bool = False


def lately(engine: Engine, now: datetime, token: str) -> Mapping[int, Told]:
    """Return what a member is told of their tries today and yesterday, by the days' numbers.

    Raises:
        NoSession: the browser was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> Mapping[int, Told]:
        actor = acting(connection, token)
        if actor.role is Role.GUEST:
            return {}
        day = today(connection, now)
        tries = daily.tries_of(connection, actor.person, day - timedelta(days=1))
        return {
            number_of(made.day): _past(connection, made) if made.day < day else Told(made)
            for made in tries
        }

    return reading(engine, work)


def _past(connection: Connection, made: DailyTry) -> Told:
    share = share_of(made.reply, daily.replies_on(connection, made.day, made.scenario))
    return Told(made, share, few=share is None)
