"""Badges of a team: for a season that it had together, never for being before others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from service_quest.domain.badges import Badge, TeamRule
from service_quest.domain.calendar import Season
from service_quest.domain.ranking import Standing, TeamWeek, effort_of

TOGETHER = 2
"""Alone, one is no team."""
KNOWN_LEAST = 3
"""A best week is one only beside so many others."""


@dataclass(frozen=True, slots=True)
class TeamSeason:
    """A settled season of a team, as far as badges look at it.

    `everyone`: all who were there practised on two days, and nobody was missing on the
    roster. `points`: what it had, None
    where too few were there; `before`: in its settled seasons before, the latest last.
    `dark`: how many houses of the street nobody of it has lit yet.
    """

    everyone: bool
    points: int | None
    before: Sequence[int | None]
    dark: int


def team_season(
    week: TeamWeek,
    season: Season,
    standing: Standing,
    before: Sequence[int | None],
    dark: Collection[str],
) -> TeamSeason:
    """Return what badges look at, from a team's week and what is known of it besides."""
    there = [member for member in week.members if not member.away]
    practised = [bool(effort_of(member, season, ()).practised) for member in there]
    together = len(there) >= TOGETHER and not week.missing and all(practised)
    return TeamSeason(together, standing.points, before, len(dark))


def shown_by(season: TeamSeason, badges: Iterable[Badge]) -> tuple[str, ...]:
    """Return the team badges that a season earns, in the wall's order."""
    return tuple(badge.id for badge in badges if badge.team and _meets(badge.team, season))


def _meets(rule: TeamRule, season: TeamSeason) -> bool:
    return (
        (season.everyone or not rule.everyone)
        and (season.dark == 0 or not rule.street)
        and (not rule.best_of or _is_best(season, rule.best_of))
    )


def _is_best(season: TeamSeason, of: int) -> bool:
    known = [points for points in season.before[-(of - 1) :] if points is not None]
    points = season.points
    return points is not None and len(known) >= KNOWN_LEAST and points > max(known)
