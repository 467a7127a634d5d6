"""Customers of the day: booking the one try, and telling how it went and what others said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, today
from service_quest.actions.lent import lent_since
from service_quest.domain.calendar import start_of
from service_quest.domain.days import (
    UNMET_DAYS,
    Rota,
    customer_of,
    day_tried,
    is_rehearsed,
    number_of,
    share_of,
)
from service_quest.domain.people import Role
from service_quest.store import attempts, daily
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
    Who rehearsed it has none.
    One that cannot be scored is passed over: that is no fault of who played it. A guest's
    is booked too, but counts for nothing until they join.
    """
    day = day_tried(timing.started, timing.finished, timing.received, zone)
    if day is None or not submission.moves or verdict.status is Status.UNSCORED:
        return
    if customer_of(day, rota) != submission.scenario:
        return
    if _rehearsed(connection, submission, day, rota, zone):
        return
    points = verdict.score.outcome.points if verdict.score else 0
    made = DailyTry(day, submission.scenario, timing.started, points, submission.moves[0])
    daily.take_try(connection, submission.person, submission.id, made)


def _rehearsed(
    connection: Connection, submission: Submission, day: date, rota: Rota, zone: tzinfo
) -> bool:
    earliest = start_of(day - timedelta(days=UNMET_DAYS), zone)
    begun = attempts.begun(connection, submission.person, submission.scenario, earliest)
    return is_rehearsed(submission.scenario, begun, day, rota, zone)


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

    A browser that is lent is told of none: a try is a single answer.

    Raises:
        NoSession: the browser was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> Mapping[int, Told]:
        actor = acting(connection, token)
        if actor.role is Role.GUEST or lent_since(connection, token, now) is not None:
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
