"""The versions of scenarios that attempts were played in."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from service_quest.domain.scenario import Scenario
from service_quest.store.rows import content_row, scenario_of
from service_quest.store.tables import ContentVersionRow


def keep(session: Session, scenarios: Iterable[Scenario], now: int) -> None:
    """Keep each scenario, unless that version of it is kept already. `now` in ms."""
    rows = {row.version: row for row in (content_row(s, now) for s in scenarios)}
    wanted = col(ContentVersionRow.version).in_(rows)
    kept = set(session.exec(select(ContentVersionRow.version).where(wanted)))
    session.add_all(row for version, row in rows.items() if version not in kept)


def kept_scenario(session: Session, scenario: str, version: str) -> Scenario | None:
    """Return a scenario as it was in a version, if that can still be replayed."""
    row = session.get(ContentVersionRow, version)
    return scenario_of(row) if row and row.scenario == scenario else None
