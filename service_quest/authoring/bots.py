"""Bots: ways to play without listening. None of them may do well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from service_quest.authoring.proofs.script import Script
from service_quest.domain.analysis import Analysis
from service_quest.domain.scenario import Choice, Kind, Serves
from service_quest.domain.scoring import STARS_MOST, Outcome

Texts = Mapping[str, str]
Taste = Callable[[Sequence[Choice], Texts], Sequence[Choice]]
"""Narrows the replies open to those that a bot likes; none: it takes any."""

PLAYS = 24
"""How often a bot plays each start of a scenario, in each language."""
TURNS_MOST = 60
"""Whoever has not come to an end by then never will."""
POINTS_MOST = 55.0
STARS_SHARE_MOST = 0.10
RANDOM_STARS_SHARE_MOST = 0.05
"""What a bot may average over all scenarios, and how often it may win all three stars."""

GIVING = frozenset({Kind.AGREE, Kind.OFFER, Kind.PROMISE, Kind.NAME_REMEDY})
FIGHTING = frozenset({Kind.ARGUE, Kind.BLAME, Kind.ATTACK, Kind.DEMAND, Kind.COMPLAIN})
LEAVING = frozenset({Kind.STOP, Kind.FETCH_HELP, Kind.DEMAND})
WARM = frozenset(
    {Kind.APOLOGISE, Kind.THANK, Kind.AGREE, Kind.WISH, Kind.LISTEN, Kind.RECITED, Kind.PROMISE}
)


@dataclass(frozen=True, slots=True)
class Bot:
    """A habit. Its name in words is the interface text `checks.bots.<name>`."""

    name: str
    taste: Taste
    most_stars: float = STARS_SHARE_MOST

    def fails(self, tally: Tally) -> bool:
        """Tell whether this habit pays better than it may."""
        return tally.points > POINTS_MOST or tally.stars > self.most_stars


@dataclass(frozen=True, slots=True)
class Tally:
    """What a bot's plays came to: mean points 0-100, share of plays with three stars 0-1."""

    points: float
    stars: float


def _kinds(*kinds: Kind) -> Taste:
    return lambda choices, _: [choice for choice in choices if choice.kind in kinds]


def _longest(choices: Sequence[Choice], texts: Texts) -> Sequence[Choice]:
    return [max(choices, key=lambda c: len(texts.get(c.id, "")))]


def _shortest(choices: Sequence[Choice], texts: Texts) -> Sequence[Choice]:
    return [min(choices, key=lambda c: len(texts.get(c.id, "")))]


def _longest_warm(choices: Sequence[Choice], texts: Texts) -> Sequence[Choice]:
    warm = [choice for choice in choices if choice.kind in WARM]
    return _longest(warm, texts) if warm else []


BOTS = (
    Bot("random", lambda choices, _: choices, RANDOM_STARS_SHARE_MOST),
    Bot("first", lambda choices, _: choices[:1]),
    Bot("last", lambda choices, _: choices[-1:]),
    Bot("longest", _longest),
    Bot("shortest", _shortest),
    Bot("apologises", _kinds(Kind.APOLOGISE, Kind.TAKE_BACK)),
    Bot("thanks", _kinds(Kind.THANK)),
    Bot("gives", _kinds(*GIVING)),
    Bot("offers", _kinds(Kind.OFFER, Kind.NAME_REMEDY)),
    Bot("argues", _kinds(*FIGHTING)),
    Bot("function", lambda choices, _: [c for c in choices if c.serves is Serves.FUNCTION]),
    Bot("old_hand", _kinds(Kind.OLD_HAND)),
    Bot("leaves", _kinds(*LEAVING)),
    Bot("warm", _longest_warm),
)


def tally_of(bot: Bot, script: Script, random: Random) -> Tally:
    """Let a bot play a scenario from every start, in every language."""
    outcomes = [
        played(bot, script.analysis, start, texts, random)
        for texts in script.texts.values()
        for start in script.starts
        for _ in range(PLAYS)
    ]
    won = [outcome is not None and outcome.stars == STARS_MOST for outcome in outcomes]
    return Tally(fmean(o.points if o else 0 for o in outcomes), fmean(won))


def played(
    bot: Bot, analysis: Analysis, start: int, texts: Texts, random: Random
) -> Outcome | None:
    """Return what a bot's play comes to, None where it comes to no end."""
    number, graph = start, analysis.graph
    for _ in range(TURNS_MOST):
        if graph.is_ending(number):
            return analysis.outcomes[number]
        moves = graph.moves[number]
        open_ = [move.choice for move in moves]
        liked = bot.taste(open_, texts) or open_
        number = graph.targets[number][open_.index(random.choice(liked))]
    return None


def tallies(scripts: Iterable[Script]) -> dict[str, dict[str, Tally]]:
    """Let every bot play every scenario. Returns bot → scenario → tally.

    The same each time, whatever other scenarios there are.
    """
    found: dict[str, dict[str, Tally]] = {bot.name: {} for bot in BOTS}
    for script in scripts:
        name = script.scenario.id
        for bot in BOTS:
            random = Random(f"{name} {bot.name}")  # noqa: S311 - the same plays each time
            found[bot.name][name] = tally_of(bot, script, random)
    return found


def overall(by_scenario: Mapping[str, Tally]) -> Tally:
    """Return what a bot averages over scenarios, each counting alike."""
    all_of_them = by_scenario.values()
    return Tally(fmean(t.points for t in all_of_them), fmean(t.stars for t in all_of_them))


def breaches(found: Mapping[str, Mapping[str, Tally]]) -> Iterator[tuple[str, str, Tally]]:
    """Yield each scenario where a bot does better than it may over all: scenario, bot, tally.

    Not every one is a fault, since each habit is right somewhere; but a bot that fails
    over all is stopped here.
    """
    for bot in BOTS:
        for scenario, tally in found[bot.name].items():
            if bot.fails(tally):
                yield scenario, bot.name, tally
