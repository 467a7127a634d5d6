"""Who works there: sixty made-up people in six teams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

ORGANISATION = "Tänava Teenindus"
ADMINISTRATOR, COORDINATOR = "Anneli Haldaja", "Kaie Koordinaator"
TEAMS = {
    "Kassa": 14,
    "Klienditugi": 13,
    "Vastuvõtt": 12,
    "Saal": 11,
    "Ladu": 6,
    "Öövahetus": 4,
}
"""Teams with the number of their people: sixty in all; one is too small for a rank."""
SERVING = {**TEAMS, "Saal": 13}
"""How many serve in each; in one of them some are not on the roster."""
KEEN = {"Ladu": 0.6}
"""Teams in which all have come, and everybody practises so often at the least."""
LED = ("Kassa", "Klienditugi", "Öövahetus")
"""The teams that the coordinator looks after."""
GIVEN = (
    *("Mari", "Jüri", "Anu", "Peeter", "Liis", "Toomas", "Olga", "Andres", "Kadri", "Igor"),
    *("Triin", "Margus", "Natalja", "Siim", "Helve", "Rasmus", "Pille", "Kristjan", "Ly", "Deniss"),
)
FAMILY = (
    *("Kask", "Tamm", "Saar", "Kuusk", "Ilves", "Raud"),
    *("Põld", "Lepik", "Vaher", "Mets", "Rand", "Sild"),
)
ALIASES = (
    *("Kuu", "Kevad", "Tuul", "Kastan", "Põhjatäht", "Udu", "Pihlakas", "Jõgi", "Rebane", "Siil"),
    *("Kajakas", "Meri", "Lumi", "Sammal", "Äike", "Koit", "Õun", "Kivi", "Orav", "Pääsuke"),
)
KINDS = ("Vaikne", "Väle", "Sinine")


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody who plays.

    `skill` 0-1: how often they find a best reply; `keen` 0-1: how often they practise on
    a day at work. Both grow and tire over the weeks as `fill` has it.
    """

    name: str
    alias: str
    team: str
    skill: float
    keen: float


def characters(random: Random) -> Iterator[Character]:
    """Yield everyone, team by team."""
    names = [_name(number) for number in range(sum(TEAMS.values()))]
    aliases = [f"{kind} {alias}" for kind, alias in product(KINDS, ALIASES)]
    teams = [team for team, number in TEAMS.items() for _ in range(number)]
    for name, alias, team in zip(names, aliases, teams, strict=True):
        skill, keen = random.uniform(0.1, 0.6), random.betavariate(2, 3)
        yield Character(name, alias, team, skill, max(keen, KEEN.get(team, 0)))


def _name(number: int) -> str:
    """Return a name that nobody else there has: each time round the families move on."""
    turn, given = divmod(number, len(GIVEN))
    shift = turn * (1 - len(GIVEN) % len(FAMILY))
    return f"{GIVEN[given]} {FAMILY[(number + shift) % len(FAMILY)]}"
