"""Taking along all that is kept about oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting
from service_quest.actions.lent import lent_since
from service_quest.actions.times import iso_moment
from service_quest.domain.people import Act, require
from service_quest.store import forgetting, own_data
from service_quest.store.engine import reading
from service_quest.store.people_rows import day_from

Table = Sequence[Mapping[str, Any]]


def take_along(engine: Engine, now: datetime, token: str) -> Mapping[str, Table]:
    """Return all that is kept about who asks, by table; moments and days as ISO 8601 has them.

    A browser that is lent gets no single answers; `export` then tells since when it is.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Mapping[str, Table]:
        actor = acting(connection, token)
        require(actor, Act.EXPORT_SELF)
        ids = [actor.person, *forgetting.guises(connection, [actor.person])]
        lent = lent_since(connection, token, now)
        found = own_data.rows_about(connection, ids, answers=lent is None)
        return {"export": [{} if lent is None else {"lent_at": lent}], **found}

    found = {name: [_readable(row) for row in rows] for name, rows in reading(engine, work).items()}
    (first,) = found["export"]
    return found | {"export": [{"at": now.isoformat(timespec="seconds"), **first}]}


def _readable(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: _told(name, value) for name, value in row.items()}


def _told(name: str, value: Any) -> Any:
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    if name.endswith("_at"):
        return iso_moment(value)
    dated = name in ("day", "first_day", "last_day", "marked_day", "since_day", "due_day")
    return day_from(value).isoformat() if dated else value
