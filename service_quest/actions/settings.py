"""The organisation's settings: read by all its people, changed by those who run it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, today, zone_named
from service_quest.actions.errors import BadRequest, UnknownZone
from service_quest.domain.names import name_of, words_of
from service_quest.domain.people import Act, require
from service_quest.domain.settings import Settings
from service_quest.store import people
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Organisation
from service_quest.store.settings import keep_settings, settings

DEFINITION_MOST = 600
"""Characters: a definition that nobody can remember is none."""
ZONE_LIKE = "Europe/Tallinn"
ZONE_MOST = 40
"""Characters of an unknown zone that are told back."""


def settings_of(engine: Engine) -> Settings:
    """Return the organisation's settings; they are no secret.

    Raises:
        StoreError: the database is away.
    """
    return reading(engine, settings)


def organisation_of(engine: Engine) -> Organisation | None:
    """Return the organisation, if it has been set up.

    Raises:
        StoreError: the database is away.
    """
    return reading(engine, people.organisation)


def rename_organisation(engine: Engine, now: datetime, token: str, name: str, zone: str) -> None:
    """Give the organisation another name and time zone, such as Europe/Tallinn.

    What was played counts for the day that it had when it came in.

    Raises:
        NoSession, NotAllowed: who asks may not. NameLength, UnfitSigns: the name.
        UnknownZone: the zone. StoreError: the database is away.
    """
    tidy = name_of(name)
    try:
        zone_named(zone)
    except BadRequest as error:
        raise UnknownZone(zone=zone[:ZONE_MOST], like=ZONE_LIKE) from error

    def work(connection: Connection) -> None:
        require(acting(connection, token, now), Act.RENAME_ORGANISATION)
        people.change_organisation(connection, Organisation(tidy, zone))

    writing(engine, work)


def allow_individuals(engine: Engine, now: datetime, token: str, on: bool) -> None:
    """Let people appear on the leaderboard from today on, each if they want to; or nobody.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def change(before: Settings, day: date) -> Settings:
        since = before.individuals_since or day
        return replace(before, individuals_since=since if on else None)

    writing(engine, _changing(now, token, change))


def set_nudge_hours(engine: Engine, now: datetime, token: str, first: int, last: int) -> None:
    """Let nudges be shown from an hour until another, 0-24.

    Raises:
        NoSession, NotAllowed: who asks may not. HoursReversed: the hours.
        StoreError: the database is away.
    """

    def change(before: Settings, _: date) -> Settings:
        return replace(before, nudge_from=first, nudge_until=last)

    writing(engine, _changing(now, token, change))


def define_service(engine: Engine, now: datetime, token: str, text: str) -> None:
    """Set what great service means here (service-model G6); an empty text takes it back.

    Raises:
        NoSession, NotAllowed: who asks may not. TextLength, UnfitSigns: the text.
        StoreError: the database is away.
    """
    tidy = words_of(text, DEFINITION_MOST)

    def change(before: Settings, _: date) -> Settings:
        return replace(before, definition=tidy)

    writing(engine, _changing(now, token, change, Act.EDIT_DEFINITION))


def show_answers(engine: Engine, now: datetime, token: str, on: bool) -> None:
    """Let coordinators look at single answers of their people, each look noted; or nobody.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """
    writing(engine, _changing(now, token, lambda before, _: replace(before, answers=on)))


def keep_for(engine: Engine, now: datetime, token: str, months: int) -> None:
    """Let people be forgotten after so many months unseen.

    Raises:
        NoSession, NotAllowed: who asks may not. KeptTooLong: the months.
        StoreError: the database is away.
    """
    writing(engine, _changing(now, token, lambda before, _: replace(before, keep_months=months)))


def _changing(
    now: datetime,
    token: str,
    change: Callable[[Settings, date], Settings],
    act: Act = Act.CHANGE_SETTINGS,
) -> Callable[[Connection], None]:
    """Return the transaction in which the settings are changed by whoever may."""

    def work(connection: Connection) -> None:
        require(acting(connection, token, now), act)
        keep_settings(connection, change(settings(connection), today(connection, now)))

    return work
