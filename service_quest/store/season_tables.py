"""The tables of seasons that are over: how teams stood, and what they earned. Days as elsewhere.

They refer to no person: whoever moves, or is forgotten, leaves them as they are.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel

from service_quest.store.tables import ID_LENGTH, NAME_LENGTH


class SeasonRow(SQLModel, table=True):
    """A season that nothing can change any more, by its Monday."""

    __tablename__ = "season"  # pyright: ignore[reportAssignmentType]

    monday: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    settled_at: int = Field(sa_type=BigInteger)


class SeasonStandingRow(SQLModel, table=True):
    """Where a team stood; `team_id` is empty for the pool of the small ones.

    `name`: what it was called then. `pooled`: the teams of the pool. The figures are
    those of a `Standing`.
    """

    __tablename__ = "season_standing"  # pyright: ignore[reportAssignmentType]

    monday: int = Field(primary_key=True, foreign_key="season.monday")
    team_id: str = Field(primary_key=True, max_length=32, index=True)
    name: str = Field(max_length=NAME_LENGTH)
    people: int
    place: int | None = None
    points: int | None = None
    practised_share: int | None = None
    day_mean: int | None = None
    pooled: list[str] = Field(sa_column=Column(JSON, nullable=False))


class TeamAwardRow(SQLModel, table=True):
    """A team has a badge since a season, by its Monday; so has who was in it that day."""

    __tablename__ = "team_award"  # pyright: ignore[reportAssignmentType]

    team_id: str = Field(primary_key=True, foreign_key="team.id", max_length=32)
    badge: str = Field(primary_key=True, max_length=ID_LENGTH)
    monday: int
