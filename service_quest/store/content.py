"""The versions of scenarios that attempts were played in."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.scenario import Scenario
from service_quest.store.rows import content_values, scenario_of
from service_quest.store.tables import ContentVersionRow


def keep(connection: Connection, scenarios: Iterable[Scenario], now: int) -> None:
    """Keep each scenario, unless that version of it is kept already. `now` in ms."""
    rows = {row["version"]: row for row in (content_values(s, now) for s in scenarios)}
    version = col(ContentVersionRow.version)
    kept = set(connection.scalars(sa.select(version).where(version.in_(rows))))
    missing = [row for version, row in rows.items() if version not in kept]
    if missing:
        connection.execute(sa.insert(ContentVersionRow), missing)


def kept_scenario(connection: Connection, scenario: str, version: str) -> Scenario | None:
    """Return a scenario as it was in a version, if that can still be replayed."""
    wanted = sa.select(col(ContentVersionRow.structure)).where(
        col(ContentVersionRow.version) == version,
        col(ContentVersionRow.scenario) == scenario,
    )
    structure = connection.scalars(wanted).first()
    return None if structure is None else scenario_of(version, structure)
