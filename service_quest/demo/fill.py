"""Five weeks of that organisation, lived day by day through the same actions as any other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from service_quest.actions.assignments import Wish, assign
from service_quest.actions.attempts import record_attempt
from service_quest.actions.away import mark_away
from service_quest.actions.briefs import share_brief
from service_quest.actions.content import Shelf, keep_content
from service_quest.actions.coordinators import invite_coordinator
from service_quest.actions.entering import Door
from service_quest.actions.getting_in import (
    Founding,
    begin_coordinating,
    join,
    open_set_up,
    set_up,
)
from service_quest.actions.helping import ask_for_help
from service_quest.actions.individuals import appear
from service_quest.actions.insight import say_it_happens
from service_quest.actions.inviting import invite_people, make_poster
from service_quest.actions.settings import allow_individuals, define_service
from service_quest.actions.settling import settle
from service_quest.actions.teams import create_team
from service_quest.actions.times import milliseconds
from service_quest.demo.people import (
    ADMINISTRATOR,
    COORDINATOR,
    KEEN,
    LED,
    ORGANISATION,
    SERVING,
    TEAMS,
    Character,
    characters,
)
from service_quest.demo.plays import Sitting, play
from service_quest.domain.analysis import Analysis
from service_quest.domain.assignments import Assignment, Step
from service_quest.domain.calendar import Season
from service_quest.domain.days import customer_of
from service_quest.domain.scenario import STAGES, Scenario

ZONE = "Europe/Tallinn"
WEEKS = 4
"""Whole weeks before the one that runs."""
PASSWORD = "seitse etappi tänaval"  # noqa: S105 - a demo's, told on the screen
DEFINITION = "Märkame inimest enne, kui ta küsib. Kuulame lõpuni. Mida lubame, seda teeme."
OPENS, CLOSES = 9, 19
DAILY_SHARE = 0.6
"""How often somebody who practises meets the day's customer, too."""
APPEARS = 5
"""One in so many wants to be on the table of people."""
FORGETS = 0.85
GROWS = 0.04
"""How much surer one gets with every play."""
OWN_WORDS = {
    "hotel-no-room": (
        "Ma kutsuksin kohe vahetuse vanema.",
        "Meil ei ole luba tuba ise vahetada.",
        "Helistaksin ise kõrvalhotelli ja küsiksin vaba tuba.",
        "Paluksin tal istuda ja tooksin kohvi.",
        "Kaks korda müüdud tubadest võiks meile enne vahetust öelda.",
        "",
    ),
    "nine-percent": (
        "Ütleksin ausalt, et ma ei tea, ja uuriksin järele.",
        "Meil ei ole luba ise taksot tellida.",
        "Meie ekraanilt ei näe, kas asendusbussis on kohti.",
        "Annaksin talle dispetšeri numbri.",
        "Küsiksin telefoninumbrit ja helistaksin ise.",
        "",
    ),
}
"""What people would rather have said, by scenario; some leave it empty."""


@dataclass(frozen=True, slots=True)
class Access:
    """How a newcomer gets in: by name and password, or by a poster's token."""

    administrator: str
    coordinator: str
    password: str
    poster: str


@dataclass
class Player:
    """Somebody at work, with what they have played so far."""

    who: Character
    person: str
    token: str
    played: dict[str, int] = field(default_factory=dict[str, int])


class Town:
    """The organisation as it lives. `random` decides, so the same seed gives the same weeks."""

    def __init__(self, engine: Engine, shelf: Shelf, now: datetime, random: Random) -> None:
        """Take the database to fill, the content, and the moment at which it is looked at."""
        self.engine, self.shelf, self.now, self.random = engine, shelf, now, random
        self._secrets = count(1)
        self._salt = f"{random.getrandbits(128):032x}"
        self._versions = {one.id: version for version, one in shelf.current.items()}
        self.scenarios = {one.id: one for one in shelf.current.values()}

    def fresh(self) -> str:
        """Return the next secret."""
        return hashlib.sha256(f"{self._salt}:{next(self._secrets)}".encode()).hexdigest()

    def analysis(self, scenario: str) -> Analysis:
        """Return a scenario's graph, as the server replays by it."""
        version = self._versions[scenario]
        found = self.shelf.find(scenario, version, lambda *_: None)
        assert found  # it is one of today's
        return found


def fill(town: Town, tell: Callable[[int, int], None] = lambda *_: None) -> Access | None:
    """Fill an empty database; None where there is an organisation already.

    `tell` hears of every week done, with their number.
    """
    monday = Season.of(_today(town)).after(-WEEKS).monday
    begun = _moment(monday, OPENS)
    link = town.fresh()
    if not open_set_up(town.engine, begun, link):
        return None
    keep_content(town.engine, town.shelf, begun)
    boss, teams = _found(town, link, begun)
    access = _access(town, boss, teams, begun)
    players = _people(town, boss, teams, begun)
    _assign(town, boss, teams, begun)
    for week in range(WEEKS + 1):
        _live(town, players, monday + timedelta(weeks=week))
        tell(week + 1, WEEKS + 1)
    _lately(town, boss, players)
    settle(town.engine, town.shelf, town.now)
    return access


def _today(town: Town) -> date:
    return town.now.astimezone(ZoneInfo(ZONE)).date()


def _moment(day: date, hour: float) -> datetime:
    begins = datetime.combine(day, time(), ZoneInfo(ZONE))
    return (begins + timedelta(hours=hour)).astimezone(UTC)


def _found(town: Town, link: str, begun: datetime) -> tuple[str, Mapping[str, str]]:
    """Found the organisation with its teams; return the administrator's token and their ids."""
    door = Door(None, town.fresh())
    founding = Founding(ORGANISATION, ZONE, ADMINISTRATOR, PASSWORD)
    set_up(town.engine, begun, door, link, founding)
    boss = door.fresh
    teams = {
        name: create_team(town.engine, begun, boss, name, town.fresh, SERVING[name]).id
        for name in TEAMS
    }
    allow_individuals(town.engine, begun, boss, on=True)
    define_service(town.engine, begun, boss, DEFINITION)
    return boss, teams


def _access(town: Town, boss: str, teams: Mapping[str, str], begun: datetime) -> Access:
    led = [teams[name] for name in LED]
    made = invite_coordinator(town.engine, begun, boss, COORDINATOR, led, town.fresh)
    door = Door(None, town.fresh())
    begin_coordinating(town.engine, begun, door, made.token or "", COORDINATOR, PASSWORD)
    poster = make_poster(town.engine, town.now, boss, teams["Kassa"], town.fresh)
    return Access(ADMINISTRATOR, COORDINATOR, PASSWORD, poster.token or "")


def _people(town: Town, boss: str, teams: Mapping[str, str], begun: datetime) -> list[Player]:
    """Let everyone in by a link of their own; the last of most teams has not come yet."""
    players: list[Player] = []
    everyone = list(characters(town.random))
    for name, team in teams.items():
        there = [one for one in everyone if one.team == name]
        names = [one.name for one in there]
        links = invite_people(town.engine, begun, boss, team, names, town.fresh)
        tokens = {link.name: link.token for link in links}
        come = there if name in KEEN else there[:-1]
        players += [_joined(town, one, tokens[one.name] or "", begun) for one in come]
    for player in players[::APPEARS]:
        appear(town.engine, begun, player.token, on=True)
    return players


def _joined(town: Town, who: Character, link: str, begun: datetime) -> Player:
    faces = sorted({scenario.look for scenario in town.scenarios.values()})
    door = Door(None, town.fresh(), "Android")
    face = town.random.choice(faces)
    entered = join(town.engine, begun, door, link, who.alias, face)
    return Player(who, entered.person, door.fresh)


def _assign(town: Town, boss: str, teams: Mapping[str, str], begun: datetime) -> None:
    """Give every team a path of the first stages, and one of them something of its own."""
    stages = _by_level(town.scenarios)
    for team in teams.values():
        for day, level in ((1, "tuning-in"), (3, "needs"), (8, "farewell")):
            asked = Step(day, day + 6, stages[level][:1])
            wish = Wish(asked, team=team, minutes=5)
            assign(town.engine, begun, boss, town.shelf, wish, town.fresh)
    due = _today(town) + timedelta(days=3)
    wish = Wish(
        Assignment(stages["solution"], due, stars=2),
        team=teams["Kassa"],
        note="Enne suvehooaega: lepi kokku, mitte ära lihtsalt paku.",
    )
    assign(town.engine, town.now, boss, town.shelf, wish, town.fresh)


def _by_level(scenarios: Mapping[str, Scenario]) -> Mapping[str, tuple[str, ...]]:
    ordered = sorted(scenarios.values(), key=lambda one: (one.order, one.id))
    return {level: tuple(s.id for s in ordered if s.level == level) for level in STAGES}


def _live(town: Town, players: list[Player], monday: date) -> None:
    """Let a week go by, as far as it has come."""
    for day in (monday + timedelta(days=number) for number in range(7)):
        plays = [
            (_moment(day, town.random.uniform(OPENS, CLOSES)), player)
            for player in players
            if town.random.random() < player.who.keen
        ]
        for moment, player in sorted(plays, key=lambda one: (one[0], one[1].person)):
            if moment < town.now - timedelta(minutes=30):
                _practise(town, player, day, moment)


def _practise(town: Town, player: Player, day: date, moment: datetime) -> None:
    customer = customer_of(day, town.shelf.rota)
    if customer and town.random.random() < DAILY_SHARE:
        _plays(town, player, customer, moment)
    _plays(town, player, _next(town, player), moment + timedelta(minutes=6))


def _next(town: Town, player: Player) -> str:
    """Return what somebody plays next: mostly what is new to them, in the order of the stages."""
    levels = _by_level(town.scenarios)
    street = [name for level in STAGES for name in levels[level]]
    new = [name for name in street if name not in player.played]
    return new[0] if new and town.random.random() < FORGETS else town.random.choice(street)


def _plays(town: Town, player: Player, scenario: str, moment: datetime) -> None:
    before = player.played.get(scenario, 0)
    skill = min(0.95, player.who.skill + GROWS * sum(player.played.values()) / 3 + 0.1 * before)
    sitting = Sitting(player.person, milliseconds(moment), before == 0, skill)
    words = OWN_WORDS.get(scenario)
    other = town.random.choice(words) if words and town.random.random() < skill else ""
    made = play(town.analysis(scenario), sitting, town.random, other)
    arrived = moment + timedelta(milliseconds=made.times[-1] + 5_000)
    record_attempt(town.engine, town.shelf, made, player.token, arrived)
    player.played[scenario] = before + 1


def _lately(town: Town, boss: str, players: list[Player]) -> None:
    """Let some ask for help, say what happens here, share their brief, go on holiday."""
    engine, now = town.engine, town.now - timedelta(hours=3)
    for player in players[3:30:13]:
        ask_for_help(engine, now, player.token, town.fresh)
    options = _by_level(town.scenarios)["options"]
    for player in players[:16]:
        say_it_happens(engine, now, player.token, town.shelf, options[0], player.person)
    share_brief(
        engine, now, players[0].token, "Hüvastijätt jääb mul kiireks, kui järjekord on pikk."
    )
    share_brief(engine, now, players[4].token, "")
    monday = Season.of(_today(town)).after().monday
    away = players[7].person
    mark_away(engine, now, boss, away, monday, monday + timedelta(days=13))
