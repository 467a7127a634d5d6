"""Seasons that are over: storing how teams stood, and reading it again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.domain.calendar import Season
from service_quest.domain.ranking import POOL, Standing
from service_quest.store.people_rows import day_from, day_number
from service_quest.store.people_tables import MembershipRow
from service_quest.store.season_tables import SeasonRow, SeasonStandingRow, TeamAwardRow
from service_quest.store.tables import AttemptRow

STANDING = (
    col(SeasonStandingRow.team_id),
    col(SeasonStandingRow.name),
    col(SeasonStandingRow.people),
    col(SeasonStandingRow.place),
    col(SeasonStandingRow.points),
    col(SeasonStandingRow.practised_share),
    col(SeasonStandingRow.day_mean),
    col(SeasonStandingRow.pooled),
)


@dataclass(frozen=True, slots=True)
class Settled:
    """The standings of a season as they were settled, and the teams' names then."""

    standings: Sequence[Standing]
    names: Mapping[str, str]


def last_settled(connection: Connection) -> Season | None:
    """Return the latest season that is settled."""
    number = connection.scalar(sa.select(sa.func.max(col(SeasonRow.monday))))
    return None if number is None else Season(day_from(number))


def add_season(connection: Connection, season: Season, settled: Settled, now: int) -> None:
    """Store a season at `now` (ms). IntegrityError if it is there."""
    monday = day_number(season.monday)
    connection.execute(sa.insert(SeasonRow).values(monday=monday, settled_at=now))
    rows = [_values(monday, standing, settled.names) for standing in settled.standings]
    if rows:
        connection.execute(sa.insert(SeasonStandingRow), rows)


def _values(monday: int, standing: Standing, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "monday": monday,
        "team_id": standing.team,
        "name": names.get(standing.team, ""),
        "people": standing.people,
        "place": standing.place,
        "points": standing.points,
        "practised_share": standing.practised_share,
        "day_mean": standing.day_mean,
        "pooled": list(standing.pooled),
    }


def settled(connection: Connection, season: Season) -> Settled | None:
    """Return a season as it was settled, the first team first; None if it is not."""
    monday = day_number(season.monday)
    there = sa.select(col(SeasonRow.monday)).where(col(SeasonRow.monday) == monday)
    if connection.scalar(there) is None:
        return None
    wanted = sa.select(*STANDING).where(col(SeasonStandingRow.monday) == monday)
    rows = connection.execute(wanted).mappings().all()
    standings = [_standing(row) for row in rows]
    ordered = sorted(standings, key=lambda s: (s.place is None, s.place or 0, s.team))
    return Settled(ordered, {row["team_id"]: row["name"] for row in rows if row["team_id"] != POOL})


def _standing(row: Mapping[Any, Any]) -> Standing:
    return Standing(
        row["team_id"],
        row["people"],
        row["place"],
        row["points"],
        row["practised_share"],
        row["day_mean"],
        tuple(row["pooled"]),
    )


def points_before(
    connection: Connection, season: Season, weeks: int
) -> Mapping[str, Sequence[int | None]]:
    """Return what each team had in its settled seasons of some weeks, the latest last."""
    monday = col(SeasonStandingRow.monday)
    wanted = (
        sa.select(col(SeasonStandingRow.team_id), col(SeasonStandingRow.points))
        .where(
            monday < day_number(season.monday), monday >= day_number(season.after(-weeks).monday)
        )
        .order_by(monday)
    )
    found: dict[str, list[int | None]] = {}
    for team, points in connection.execute(wanted):
        found.setdefault(team, []).append(points)
    return found


def lit_by(
    connection: Connection, season: Season, among: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """Return the scenarios that people of each of some teams have won a star at, ever.

    People are those of the season's Monday, and attempts those until its Sunday.
    """
    monday, until = day_number(season.monday), col(MembershipRow.last_day)
    team, scenario = col(MembershipRow.team_id), col(AttemptRow.scenario)
    wanted = (
        sa.select(team, scenario)
        .join(AttemptRow, col(AttemptRow.person_id) == col(MembershipRow.person_id))
        .where(
            team.in_(among),
            col(MembershipRow.first_day) <= monday,
            sa.or_(until.is_(None), until >= monday),
            col(AttemptRow.day) <= day_number(season.sunday),
            col(AttemptRow.stars) > 0,
        )
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for whose, name in connection.execute(wanted):
        found.setdefault(whose, set()).add(name)
    return {whose: frozenset(names) for whose, names in found.items()}


def team_awards(connection: Connection) -> Mapping[str, frozenset[str]]:
    """Return the badges that each team has."""
    found: dict[str, set[str]] = {}
    for team, badge in connection.execute(
        sa.select(col(TeamAwardRow.team_id), col(TeamAwardRow.badge))
    ):
        found.setdefault(team, set()).add(badge)
    return {team: frozenset(badges) for team, badges in found.items()}


def add_team_awards(
    connection: Connection, season: Season, awards: Mapping[str, Iterable[str]]
) -> None:
    """Award badges to teams that have not got them. IntegrityError for one that has."""
    monday = day_number(season.monday)
    rows = [
        {"team_id": team, "badge": badge, "monday": monday}
        for team, badges in sorted(awards.items())
        for badge in badges
    ]
    if rows:
        connection.execute(sa.insert(TeamAwardRow), rows)


def earned_with(connection: Connection, person: str) -> Mapping[str, date]:
    """Return the badges of the teams that someone was in when they earned them, since when.

    That is the Sunday of the season.
    """
    monday, until = col(TeamAwardRow.monday), col(MembershipRow.last_day)
    wanted = (
        sa.select(col(TeamAwardRow.badge), sa.func.min(monday))
        .join(MembershipRow, col(MembershipRow.team_id) == col(TeamAwardRow.team_id))
        .where(
            col(MembershipRow.person_id) == person,
            col(MembershipRow.first_day) <= monday,
            sa.or_(until.is_(None), until >= monday),
        )
        .group_by(col(TeamAwardRow.badge))
    )
    return {badge: Season(day_from(at)).sunday for badge, at in connection.execute(wanted)}
