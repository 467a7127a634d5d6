"""What a coordinator sees of teams together, and where the house fails its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, known_team, led_by, today
from service_quest.actions.content import Shelf
from service_quest.actions.errors import BadRequest, PersonMismatch
from service_quest.actions.times import milliseconds
from service_quest.domain.insight import (
    Accuracy,
    Figure,
    HouseVoice,
    Missed,
    by_level,
    most_missed,
    often_enough,
    where_the_house_fails,
)
from service_quest.domain.people import Act, Actor, require
from service_quest.domain.scenario import STAGES
from service_quest.store import insight, teams
from service_quest.store.engine import reading, writing
from service_quest.store.people_records import Team
from service_quest.store.people_rows import day_number

LATELY = timedelta(days=90)
"""What was said of the house before that is no longer told."""


@dataclass(frozen=True, slots=True)
class TeamPicture:
    """A team and its seven stages: the mean accuracy of five people or more, or None."""

    team: Team
    stages: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class TakenPictures:
    """The pictures of teams on a day, to take along."""

    day: date
    teams: Sequence[TeamPicture]


@dataclass(frozen=True, slots=True)
class HouseReport:
    """Where the house fails: own words by node, and scenarios that happen here, by people."""

    voices: Sequence[HouseVoice]
    happens: Mapping[str, int]


def team_pictures(engine: Engine, shelf: Shelf, token: str) -> Sequence[TeamPicture]:
    """Return the seven stages of every team that one looks after.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[TeamPicture]:
        actor = acting(connection, token)
        require(actor, Act.SEE_HOUSE)
        return _pictures(connection, shelf, _led(connection, actor))

    return reading(engine, work)


def export_pictures(engine: Engine, now: datetime, shelf: Shelf, token: str) -> TakenPictures:
    """Return what `team_pictures` shows, to take along: as with the desk, team by team.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """

    def work(connection: Connection) -> TakenPictures:
        actor = acting(connection, token)
        require(actor, Act.SEE_HOUSE)
        led = _led(connection, actor)
        for team in led:
            require(actor, Act.EXPORT_DESK, team=team.id)
        return TakenPictures(today(connection, now), _pictures(connection, shelf, led))

    return reading(engine, work)


def _pictures(connection: Connection, shelf: Shelf, among: Sequence[Team]) -> Sequence[TeamPicture]:
    levels = {s.id: s.level for s in shelf.current.values() if s.level in STAGES}
    return [_picture(connection, team, levels) for team in among]


def _led(connection: Connection, actor: Actor) -> Sequence[Team]:
    return teams.teams(connection, led_by(actor))


def _picture(connection: Connection, team: Team, levels: Mapping[str, str]) -> TeamPicture:
    people = [member.person.id for member in teams.members(connection, [team.id])]
    return TeamPicture(team, by_level(accuracies_of(connection, people, levels)))


def accuracies_of(
    connection: Connection, people: Sequence[str], levels: Mapping[str, str]
) -> list[Accuracy]:
    """Return how accurate people were at the scenarios of `levels`."""
    found = insight.accuracies(connection, people)
    return [
        Accuracy(person, levels[scenario], latest, first)
        for (person, scenario), (latest, first) in found.items()
        if scenario in levels
    ]


def missed_in(
    engine: Engine, token: str, shelf: Shelf, team: str, scenario: str
) -> Sequence[Missed]:
    """Return the replies that a team most missed a better one by, in its people's first attempts.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: there is no such scenario.
        StoreError: the database is away.
    """
    known = {s.id: s for s in shelf.current.values()}
    if scenario not in known:
        raise BadRequest(field="scenario")

    def work(connection: Connection) -> Sequence[Missed]:
        require(acting(connection, token), Act.SEE_DESK, team=known_team(connection, team))
        found = most_missed(insight.first_plays(connection, team, scenario))
        # What an older version offered has no place in today's talk.
        return [one for one in found if one.choice in known[scenario].choices]

    return reading(engine, work)


def house_report(engine: Engine, now: datetime, shelf: Shelf, token: str) -> HouseReport:
    """Return where the house fails, of the last ninety days, from five people on.

    Raises:
        NoSession, NotAllowed: who asks may not. StoreError: the database is away.
    """
    known = {s.id: s for s in shelf.current.values()}

    def work(connection: Connection) -> HouseReport:
        require(acting(connection, token), Act.SEE_HOUSE)
        said = insight.own_words(connection, milliseconds(now - LATELY))
        voices = where_the_house_fails(said)
        since = day_number(today(connection, now) - LATELY)
        counts = insight.happens(connection, since)
        return HouseReport(
            [v for v in voices if v.scenario in known and v.node in known[v.scenario].nodes],
            often_enough({name: n for name, n in counts.items() if name in known}),
        )

    return reading(engine, work)


def say_it_happens(
    engine: Engine, now: datetime, token: str, shelf: Shelf, scenario: str, person: str
) -> None:
    """Note that what a scenario tells happens here too; counted without a name.

    Raises:
        NoSession, NotAllowed: who asks may not. BadRequest: there is no such scenario.
        PersonMismatch: it was `person` who said it. StoreError: the database is away.
    """
    if scenario not in {s.id for s in shelf.current.values()}:
        raise BadRequest(field="scenario")

    def work(connection: Connection) -> None:
        actor = acting(connection, token, now)
        if person != actor.person:
            raise PersonMismatch
        require(actor, Act.SAY_IT_HAPPENS)
        day = day_number(today(connection, now))
        insight.say_it_happens(connection, actor.person, scenario, day)

    writing(engine, work)
