"""The leaderboard of teams: one published rule that rewards turning up, never speed.

Each person on a team's roster adds between 0 and 100 points; a team has the mean.

- 60: they practised on two different days of the week.
- 40: the mean of their two best first tries at the customers of the day (0-100).

Why two best, and nothing for a missing one, where a mean of the tries made would be
the plainer thing: a mean over those who tried rises when the weaker keep quiet, so
that a team does well to leave them out. Here no try by anyone can lower the points.
Two ask for no more than the 60 does: someone on shifts need not come on every day.
While there are no customers of the day, practice counts for all 100: points then mean
the same share of what can be had, and nobody is placed by what they could not do.

Why the mean of persons: split a team as you like, the points of the parts, weighted
by their people, are the points of the whole; what one part gains another loses.

Who was marked as away before Monday, for most of the week, counts as they usually do
(the mean of up to four weeks that they were there, of the last eight; not at all if
there is none), whether they play or not. A holiday costs a team nothing, and an idler
marked as away still counts as the idler they were.

Whoever is on no roster would lift the mean of the others, so leaving the weak out would
pay. Therefore the administrator can tell how many people serve in a team: up to that
number, whoever is missing counts as one who does nothing. Where it is not told, the
roster is all that is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from service_quest.domain.calendar import Season
from service_quest.domain.errors import DomainError

PRACTICE_POINTS = 60
DAILY_POINTS = 40
FULL_POINTS = PRACTICE_POINTS + DAILY_POINTS
PRACTICE_DAYS = 2
"""So many different days with a whole conversation make a week of practice."""
BEST_TRIES = 2
TEAM_LEAST = 5
"""With fewer people there, points would tell on one of them: no rank, no figures."""
AWAY_DAYS = 4
"""Away for so many days of the seven is away for the week."""
USUAL_WEEKS, USUAL_WITHIN = 4, 8
POOL = ""
"""The name that the small teams have together."""
HEADCOUNTS = range(1, 10_000)


class NoHeadcount(DomainError):
    """No team has so many people (`least`, `most`)."""

    code = "no-headcount"


def headcount_of(people: int | None) -> int | None:
    """Return how many serve in a team, None where it is not told. Raises NoHeadcount."""
    if people is not None and people not in HEADCOUNTS:
        raise NoHeadcount(least=HEADCOUNTS[0], most=HEADCOUNTS[-1])
    return people


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody in a team from a day to a day, both included; still in it without `last`."""

    person: str
    team: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody away from a day to a day, both included, as it was marked on a day."""

    person: str
    first: date
    last: date
    marked: date


Exact = Fraction | int
"""Whole where it can be: ten thousand fractions would take longer to add than to read."""


@dataclass(frozen=True, slots=True)
class Effort:
    """One person's week: `practised` 0-1, `daily` 0-100, exactly."""

    practised: Exact = 0
    daily: Exact = 0

    def points(self, with_daily: bool) -> Fraction:
        """Return what it is worth (0-100), with customers of the day or without."""
        if not with_daily:
            return Fraction(FULL_POINTS * self.practised)
        return PRACTICE_POINTS * self.practised + Fraction(DAILY_POINTS * self.daily, 100)


NOTHING = Effort()


@dataclass(frozen=True, slots=True)
class Member:
    """One of Monday's roster in a week.

    `practised` are the days on which a whole conversation counts for them; `tries` the
    outcomes (0-100) of their first tries by the customer's day. `away` and `usual` are
    what `away_in` and `usual_of` tell.
    """

    person: str
    practised: frozenset[date] = frozenset()
    tries: Mapping[date, int] = field(default_factory=dict[date, int])
    away: bool = False
    usual: Effort | None = None


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """A team's week: Monday's roster, and how many serve there, where that is told."""

    team: str
    members: tuple[Member, ...]
    headcount: int | None = None

    @property
    def missing(self) -> int:
        """How many who serve there are not on the roster: they count, with nothing done."""
        return max(0, (self.headcount or 0) - len(self.members))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a team stands. `place` from 1.

    `points` 0-100, `practised_share` and `day_mean` in percent. All are None where too
    few are there; `day_mean` also where there were no customers of the day. `people`
    counts who is there. `pooled` names the teams of the small teams' pool.
    """

    team: str
    people: int
    place: int | None = None
    points: int | None = None
    practised_share: int | None = None
    day_mean: int | None = None
    pooled: tuple[str, ...] = ()


def rosters(memberships: Iterable[Membership], season: Season) -> Mapping[str, frozenset[str]]:
    """Return who is on each team's roster: its people on Monday, each in one team.

    Who changed teams on Monday is in the one joined last.
    """
    monday = season.monday
    there = [m for m in memberships if m.first <= monday and (m.last is None or m.last >= monday)]
    found: dict[str, set[str]] = {}
    for person, team in {m.person: m.team for m in sorted(there, key=_joining)}.items():
        found.setdefault(team, set()).add(person)
    return {team: frozenset(found[team]) for team in sorted(found)}


def counts_from(memberships: Iterable[Membership]) -> date | None:
    """Return the Monday from which somebody counts in the team they are in; None without one.

    `memberships` are all of theirs.
    """
    known = list(memberships)
    open_ones = [one for one in known if one.last is None]
    if not open_ones:
        return None
    last = max(open_ones, key=_joining)
    season = Season.of(last.first)
    there = last.person in rosters(known, season).get(last.team, ())
    return (season if there else season.after()).monday


def _joining(membership: Membership) -> tuple[date, date, str]:
    # Of two teams joined on one day, the one not left again is the later.
    return membership.first, membership.last or date.max, membership.team


def away_in(absences: Iterable[Absence], season: Season) -> frozenset[str]:
    """Return who counts as away: marked before Monday, for four days of the week or more."""
    days: dict[str, set[date]] = {}
    for absence in absences:
        if absence.marked < season.monday:
            covered = (day for day in season.days() if absence.first <= day <= absence.last)
            days.setdefault(absence.person, set()).update(covered)
    return frozenset(person for person, covered in days.items() if len(covered) >= AWAY_DAYS)


def effort_of(member: Member, season: Season, customers: Collection[date]) -> Effort:
    """Return a person's week from what they did in it.

    `customers` are the days of the season that have a customer, told beforehand; so the
    points can only grow as the week goes on. Other days and other tries count nothing.
    """
    if not member.practised and not member.tries:
        return NOTHING
    days = sum(day in season for day in member.practised)
    tries = [worth for day, worth in member.tries.items() if day in customers and day in season]
    wanted = min(BEST_TRIES, sum(day in season for day in customers)) if tries else 0
    daily = Fraction(sum(sorted(tries)[-wanted:]), wanted) if wanted else 0
    return Effort(int(days >= PRACTICE_DAYS), daily)


def usual_of(history: Sequence[Effort | None]) -> Effort | None:
    """Return what somebody usually does, from their last weeks, the latest last.

    None stands for a week in which they were away or on no roster.
    """
    known = [effort for effort in history[-USUAL_WITHIN:] if effort][-USUAL_WEEKS:]
    return _mean(known) if known else None


def rank(
    teams: Iterable[TeamWeek], season: Season, customers: Collection[date] = ()
) -> tuple[Standing, ...]:
    """Place the teams of a week, the first first; ties share a place.

    Teams too small for a rank stand last, without figures, and together as `POOL` if
    that is large enough. Teams are equal where their whole points, as shown, are.
    """
    weeks = sorted(teams, key=lambda week: week.team)
    large = [week for week in weeks if _large_enough(week)]
    small = [week for week in weeks if not _large_enough(week)]
    counted = [_standing(week, season, customers) for week in large]
    counted += [
        replace(_standing(pool, season, customers), pooled=tuple(week.team for week in small))
        for pool in _pool(small)
    ]
    return (*placed(counted), *(Standing(week.team, _present(week)) for week in small))


def placed(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Give places by points: equal points share one, and the next place is left out."""
    known = [(-standing.points, standing) for standing in standings if standing.points is not None]
    ordered = sorted(known, key=lambda one: (one[0], one[1].team))
    places: dict[int, int] = {}
    for place, (minus, _) in enumerate(ordered, start=1):
        places.setdefault(minus, place)
    return tuple(replace(standing, place=places[minus]) for minus, standing in ordered)


def in_month(weeks: Sequence[Sequence[Standing]]) -> tuple[Standing, ...]:
    """Place the teams of a month by the mean of their weeks' points.

    A team needs a place in half of the weeks or more; the pool of small teams, which
    is another one every week, has none in a month.
    """
    found: dict[str, list[Standing]] = {}
    for standing in (s for week in weeks for s in week if s.team != POOL):
        found.setdefault(standing.team, []).append(standing)
    months = [_month_of(team, found[team], len(weeks)) for team in sorted(found)]
    return (*placed(months), *(month for month in months if month.points is None))


def points_of(week: TeamWeek, season: Season, customers: Collection[date] = ()) -> Fraction | None:
    """Return a team's exact points (0-100), or None where nobody counts."""
    effort = _mean(_counted(week, season, customers))
    return effort.points(_any(customers, season)) if effort else None


def whole(number: Exact) -> int:
    """Round half up, as browsers do."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def _standing(week: TeamWeek, season: Season, customers: Collection[date]) -> Standing:
    effort = _mean(_counted(week, season, customers)) or Effort()
    with_daily = _any(customers, season)
    return Standing(
        week.team,
        _present(week),
        points=whole(effort.points(with_daily)),
        practised_share=whole(100 * effort.practised),
        day_mean=whole(effort.daily) if with_daily else None,
    )


def _counted(week: TeamWeek, season: Season, customers: Collection[date]) -> list[Effort]:
    efforts = (m.usual if m.away else effort_of(m, season, customers) for m in week.members)
    return [*(effort for effort in efforts if effort), *[NOTHING] * week.missing]


def _mean(efforts: Sequence[Effort]) -> Effort | None:
    if not efforts:
        return None
    practised = sum(effort.practised for effort in efforts)
    daily = sum(effort.daily for effort in efforts if effort.daily)
    return Effort(Fraction(practised, len(efforts)), Fraction(daily, len(efforts)))


def _any(customers: Collection[date], season: Season) -> bool:
    return any(day in season for day in customers)


def _present(week: TeamWeek) -> int:
    return sum(not member.away for member in week.members)


def _large_enough(week: TeamWeek) -> bool:
    """Tell whether five or more are there, and no fewer than half of the roster."""
    present = _present(week)
    return present >= TEAM_LEAST and 2 * present >= len(week.members)


def _pool(small: Sequence[TeamWeek]) -> list[TeamWeek]:
    members = tuple(member for week in small for member in week.members)
    pool = TeamWeek(POOL, members, len(members) + sum(week.missing for week in small))
    return [pool] if _large_enough(pool) else []


def _month_of(team: str, weeks: Sequence[Standing], of: int) -> Standing:
    ranked = [week for week in weeks if week.place is not None]
    people = max(week.people for week in weeks)
    if 2 * len(ranked) < of:
        return Standing(team, people)
    daily = [week.day_mean for week in ranked if week.day_mean is not None]
    return Standing(
        team,
        people,
        points=_average([week.points or 0 for week in ranked]),
        practised_share=_average([week.practised_share or 0 for week in ranked]),
        day_mean=_average(daily) if daily else None,
    )


def _average(numbers: Sequence[int]) -> int:
    return whole(Fraction(sum(numbers), len(numbers)))
