"""The organisation's settings: the way between what is stored and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.settings import Settings
from service_quest.store.people_tables import OrganisationRow


def settings(connection: Connection) -> Settings:
    """Return the organisation's settings; the usual ones where nothing was chosen."""
    stored = connection.scalar(sa.select(col(OrganisationRow.settings)))
    return settings_from(stored or {})


def keep_settings(connection: Connection, settings: Settings) -> None:
    """Store the organisation's settings."""
    connection.execute(sa.update(OrganisationRow).values(settings=settings_values(settings)))


def settings_from(data: Mapping[str, Any]) -> Settings:
    """Return the settings that JSON holds; what it does not name is as usual."""
    usual, since = Settings(), data.get("individuals_since")
    return Settings(
        individuals_since=date.fromisoformat(since) if since else None,
        nudge_from=data.get("nudge_from", usual.nudge_from),
        nudge_until=data.get("nudge_until", usual.nudge_until),
        definition=data.get("definition", usual.definition),
        answers=data.get("answers", usual.answers),
        keep_months=data.get("keep_months", usual.keep_months),
    )


def settings_values(settings: Settings) -> dict[str, Any]:
    """Return settings as JSON."""
    since = settings.individuals_since
    return {
        "individuals_since": since.isoformat() if since else None,
        "nudge_from": settings.nudge_from,
        "nudge_until": settings.nudge_until,
        "definition": settings.definition,
        "answers": settings.answers,
        "keep_months": settings.keep_months,
    }
