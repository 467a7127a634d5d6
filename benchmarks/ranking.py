"""What tricks do to a team's place: a simulated league of ten seasons.

    python -m benchmarks.ranking

One team of twelve in a league of nine plays the same weeks as it is and with a trick;
everybody else's weeks stay what they were. Printed are the mean
points and the mean place of all who were in the team, wherever the trick has put them,
weighted by people; then what the trick changes, and in how many of the leagues the
mean place got better by it. `honest work` is there for scale. Seeded: the same figures
each time.

Then the same of the team that is seen on the board, while its weakest are left out of it:
where it is told how many serve there, and where it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import mean

from service_quest.domain.calendar import Season
from service_quest.domain.ranking import (
    Absence,
    Effort,
    Member,
    Membership,
    Standing,
    TeamWeek,
    away_in,
    effort_of,
    points_of,
    rank,
    rosters,
    usual_of,
)

LEAGUES, SEASONS, TEAMS, PEOPLE = 20, 10, 9, 12
FIRST = Season(date(2026, 9, 7))
WARM_UP = 4
"""Weeks before the first that counts, so that everybody has something usual."""
OURS = "t4"

Week = tuple[TeamWeek, ...]
"""One season of a league, honestly played."""
League = Sequence[tuple[Season, Week]]
Trick = Callable[[Sequence[Member], Season], list[TeamWeek]]
Measure = Callable[[League, Trick], tuple[float, float]]


def main() -> None:
    """Print a line for each trick."""
    leagues = [league(Random(seed)) for seed in range(LEAGUES)]
    print_table("all who were in the team", leagues, outcome, TRICKS)
    print()
    print_table("the team that is seen", leagues, seen, LEAVING_OUT)


def print_table(
    title: str, leagues: Sequence[League], measure: Measure, tricks: Mapping[str, Trick]
) -> None:
    """Print what each trick does to what is measured of a league."""
    before = [measure(weeks, honest) for weeks in leagues]
    print(f"{title:<44}{'points':>8}{'place':>8}{'change':>9}{'better in':>11}")
    print_line("as it is", before, before)
    for name, trick in tricks.items():
        print_line(name, before, [measure(weeks, trick) for weeks in leagues])


def print_line(
    name: str, before: Sequence[tuple[float, float]], after: Sequence[tuple[float, float]]
) -> None:
    """Print mean points and place, the change of points, and how often the place got better."""
    points, place = (mean(one[i] for one in after) for i in (0, 1))
    change = points - mean(one[0] for one in before)
    better = sum(new[1] < old[1] - 1e-9 for old, new in zip(before, after, strict=True))
    print(f"{name:<44}{points:>8.1f}{place:>8.2f}{change:>+9.1f}{better:>7} of {LEAGUES}")


# The league


def league(random: Random) -> League:
    """Play ten seasons. Each person has a zeal and a skill; ours as everybody else."""
    people = {
        f"t{team}": [(random.random(), random.uniform(30, 95)) for _ in range(PEOPLE)]
        for team in range(TEAMS)
    }
    history: dict[str, list[Effort | None]] = {}
    weeks = [season(random, people, FIRST.after(i), history) for i in range(-WARM_UP, SEASONS)]
    return [(FIRST.after(i), week) for i, week in enumerate(weeks[WARM_UP:])]


def season(
    random: Random,
    people: dict[str, list[tuple[float, float]]],
    when: Season,
    history: dict[str, list[Effort | None]],
) -> Week:
    """Play one week of everybody, knowing what they usually do, and remember it."""
    week = tuple(
        TeamWeek(team, tuple(one(random, f"{team}-{i}", *who, when) for i, who in enumerate(them)))
        for team, them in people.items()
    )
    known = tuple(
        replace(team, members=tuple(_usual(m, history) for m in team.members)) for team in week
    )
    for member in (m for team in week for m in team.members):
        effort = effort_of(member, when, tuple(when.days()))
        history.setdefault(member.person, []).append(effort)
    return known


def one(random: Random, person: str, zeal: float, skill: float, when: Season) -> Member:
    """Play a week of one person: the keener, the more days; the abler, the better tries."""
    played = [day for day in when.days() if random.random() < zeal / 2]
    tries = {day: round(max(0, min(100, random.gauss(skill, 15)))) for day in played}
    return Member(person, frozenset(played), tries)


def _usual(member: Member, history: dict[str, list[Effort | None]]) -> Member:
    return replace(member, usual=usual_of(history.get(member.person, [])))


def outcome(weeks: League, trick: Trick) -> tuple[float, float]:
    """Return mean points and mean place of the people of our team over the seasons."""
    seasons = [played(when, week, trick) for when, week in weeks]
    points = [weighted(points, sizes) for points, _, sizes in seasons]
    places = [weighted(places, sizes) for _, places, sizes in seasons]
    return mean(points), mean(places)


def seen(weeks: League, trick: Trick) -> tuple[float, float]:
    """Return mean points and mean place of our team alone, the first part of a trick."""
    seasons = [played(when, week, trick) for when, week in weeks]
    return mean(points[0] for points, _, _ in seasons), mean(places[0] for _, places, _ in seasons)


def played(
    when: Season, week: Week, trick: Trick
) -> tuple[Sequence[float], Sequence[int], Sequence[int]]:
    """Rank one season with our team's trick in it. Returns each part's points, place, size."""
    days = tuple(when.days())
    ours = next(team for team in week if team.team == OURS)
    parts = trick(ours.members, when)
    board = rank([*(team for team in week if team.team != OURS), *parts], when, days)
    points = [float(points_of(part, when, days) or 0) for part in parts]
    places = [place_of(part.team, board) for part in parts]
    return points, places, [len(part.members) for part in parts]


def place_of(team: str, board: Sequence[Standing]) -> int:
    """Return a team's place, that of the small teams' pool, or behind all without one."""
    there = (s.place for s in board if s.place and (s.team == team or team in s.pooled))
    return next(there, sum(s.place is not None for s in board) + 1)


def weighted(figures: Sequence[float], sizes: Sequence[int]) -> float:
    """Return the mean of the figures of some teams over their people."""
    return sum(f * n for f, n in zip(figures, sizes, strict=True)) / sum(sizes)


# The tricks


def team(members: Sequence[Member], name: str = OURS) -> TeamWeek:
    """Return our team, or a part of it."""
    return TeamWeek(name, tuple(members))


def honest(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Change nothing."""
    return [team(members)]


def work(members: Sequence[Member], when: Season) -> list[TeamWeek]:
    """Let everybody who practised on one day practise on another too."""
    days = tuple(when.days())
    return [team([replace(m, practised=_two(m.practised, days)) for m in members])]


def _two(played: frozenset[date], days: Sequence[date]) -> frozenset[date]:
    return played if len(played) != 1 else played | {next(d for d in days if d not in played)}


def grind(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Play thirty more conversations on each day played, and each customer again, to win."""
    again = [replace(m, practised=frozenset([*m.practised] * 31)) for m in members]
    # The first try stands; a hundred on a later one is no first try.
    return [team([replace(m, tries=dict.fromkeys(m.tries, 100) | dict(m.tries)) for m in again])]


def ghosts(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Fill the roster with six who are nobody."""
    return [team([*members, *(Member(f"ghost{i}") for i in range(6))])]


def away_ghosts(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Fill the roster with six who are nobody and always away."""
    return [team([*members, *(Member(f"ghost{i}", away=True) for i in range(6))])]


def idle(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Let the weaker half keep out of it, so as not to spoil the mean."""
    return [team([*strong(members), *(Member(m.person) for m in weak(members))])]


def silent(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Let the weaker half practise, but keep away from the customers of the day."""
    return [team([*strong(members), *(replace(m, tries={}) for m in weak(members))])]


def marked_before(members: Sequence[Member], when: Season) -> list[TeamWeek]:
    """Mark the weaker half as away before Monday; they play all the same."""
    return [team(_marked(members, when, when.monday - timedelta(days=1)))]


def marked_after(members: Sequence[Member], when: Season) -> list[TeamWeek]:
    """Mark the weaker half as away on Friday, when it is clear who was weak."""
    return [team(_marked(members, when, when.monday + timedelta(days=4)))]


def _marked(members: Sequence[Member], when: Season, marked: date) -> list[Member]:
    those = [Absence(m.person, when.monday, when.sunday, marked) for m in weak(members)]
    away = away_in(those, when)
    return [replace(m, away=m.person in away) for m in members]


def taken_out(members: Sequence[Member], when: Season) -> list[TeamWeek]:
    """Take the weaker half out of the team on Tuesday."""
    tuesday, long_ago = when.monday + timedelta(days=1), when.monday - timedelta(days=99)
    out = {m.person for m in weak(members)}
    spans = [
        Membership(m.person, OURS, long_ago, tuesday if m.person in out else None) for m in members
    ]
    there = rosters(spans, when)[OURS]
    return [team([m for m in members if m.person in there])]


def halves(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Split the team into the strong and the weak."""
    return [team(strong(members), "strong"), team(weak(members), "weak")]


def at_random(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Split the team down the middle."""
    return [team(members[::2], "even"), team(members[1::2], "odd")]


def weak_hidden(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Hide the four weakest in a team too small for a place."""
    ordered = _ordered(members)
    return [team(ordered[:-4]), team(ordered[-4:], "hidden")]


def never_invited(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Let the four weakest never come onto the roster."""
    return [team(_ordered(members)[:-4])]


def half_invited(members: Sequence[Member], _: Season) -> list[TeamWeek]:
    """Let the weaker half never come onto the roster."""
    return [team(strong(members))]


def counted(trick: Trick) -> Trick:
    """Return a trick of a team of which it is told how many serve there."""

    def done(members: Sequence[Member], when: Season) -> list[TeamWeek]:
        first, *others = trick(members, when)
        return [replace(first, headcount=len(members)), *others]

    return done


def strong(members: Sequence[Member]) -> list[Member]:
    """Return the half that usually adds more, the best first."""
    return _ordered(members)[: len(members) // 2]


def weak(members: Sequence[Member]) -> list[Member]:
    """Return the half that usually adds less, the worst last."""
    return _ordered(members)[len(members) // 2 :]


def _ordered(members: Sequence[Member]) -> list[Member]:
    return sorted(
        members, key=lambda m: (m.usual or Effort()).points(with_daily=True), reverse=True
    )


TRICKS: dict[str, Trick] = {
    "honest work: a second day for who had one": work,
    "grinding on the same days": grind,
    "six ghosts": ghosts,
    "six ghosts marked as away": away_ghosts,
    "the weaker half idles": idle,
    "the weaker half keeps from customers": silent,
    "the weaker half marked away beforehand": marked_before,
    "the weaker half marked away on Friday": marked_after,
    "the weaker half taken out on Tuesday": taken_out,
    "split into strong and weak": halves,
    "split at random": at_random,
    "the four weakest hidden in a small team": weak_hidden,
}
LEAVING_OUT: dict[str, Trick] = {
    "headcount told: four weakest never invited": counted(never_invited),
    "headcount told: four weakest in a small team": counted(weak_hidden),
    "headcount told: weaker half never invited": counted(half_invited),
    "not told: four weakest never invited": never_invited,
    "not told: four weakest in a small team": weak_hidden,
    "not told: weaker half never invited": half_invited,
}
"""What happens to those left out is another's figure, or nobody's."""

if __name__ == "__main__":
    main()
