"""Badges: what one conversation shows of them, and when they are earned.

A badge asks for moves that show an act, or for how a whole conversation went, in a
number of different scenarios: playing one over and over earns no more than once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service_quest.domain.analysis import Analysis
from service_quest.domain.attempt import walk
from service_quest.domain.errors import UnfinishedAttempt
from service_quest.domain.positions import Position
from service_quest.domain.scenario import METER_MAX, Choice, Kind, Parting, Serves, Side
from service_quest.domain.scoring import Grade, fit_of, reaches_goal

WELL_DONE = frozenset({Grade.BEST, Grade.GOOD})


class Meter(StrEnum):
    """A meter by name."""

    CALM = "calm"
    TRUST = "trust"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class MoveRule:
    """What a move must be to show an act. An empty set asks for nothing.

    It must be graded best or good. `instead_of`: a reply of such a kind could have been
    given there. `finds`: it brought out something new. `fits`: what it offered was taken
    up and fits fully. `raises`: meters that it lifted.
    """

    kinds: frozenset[Kind] = frozenset()
    serves: frozenset[Serves] = frozenset()
    instead_of: frozenset[Kind] = frozenset()
    finds: bool = False
    fits: bool = False
    raises: frozenset[Meter] = frozenset()


@dataclass(frozen=True, slots=True)
class PlayRule:
    """What a whole conversation must have been.

    `goal`: it reached the scenario's goal. `never`: kinds of reply that lay open and
    were never given. `calm_down_to`: the customer's calm once fell to this or lower.
    `balance_from`: one's own balance at the end, at least.
    """

    goal: bool = True
    never: frozenset[Kind] = frozenset()
    calm_down_to: int = METER_MAX
    balance_from: int = 0


@dataclass(frozen=True, slots=True)
class TeamRule:
    """What a team's season must have been; see `team_badges`.

    `everyone` who was there practised on two days; `street`: every house is lit by
    someone of it; `best_of`: its best own week of so many.
    """

    everyone: bool = False
    street: bool = False
    best_of: int = 0


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge, its family on the wall, and what earns it in `scenarios` different ones.

    One with a rule for a `team` is earned by no single conversation.
    """

    id: str
    family: str
    scenarios: int = 1
    move: MoveRule | None = None
    play: PlayRule | None = None
    team: TeamRule | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One move as it was made: where, what else could have been said, where it led."""

    choice: Choice
    grade: Grade
    before: Position
    after: Position
    open: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Play:
    """A finished conversation, as far as badges look at it."""

    scenario: str
    side: Side
    reached: bool
    fitting: bool
    moments: tuple[Moment, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The badges that one conversation showed something of."""

    scenario: str
    badges: frozenset[str]


def play_of(
    analysis: Analysis, case: str, choices: Sequence[str], parting: Parting = Parting.PLAIN
) -> Play:
    """Replay a finished conversation for its badges.

    Raises:
        UnknownCase, UnknownParting, IllegalMove, MoveAfterEnding, UnfinishedAttempt.
    """
    path, graph = walk(analysis, case, choices, parting), analysis.graph
    script, last = graph.scenario, graph.positions[path[-1]]
    if not graph.is_ending(path[-1]):
        raise UnfinishedAttempt(turn=len(choices))
    return Play(
        script.id,
        script.side,
        reaches_goal(script, last),
        fit_of(last.landed(), script.case_by_id[case]) == "fits",
        tuple(_moments(analysis, path, choices)),
        tuple(graph.positions[number] for number in path),
    )


def _moments(analysis: Analysis, path: Sequence[int], choices: Sequence[str]) -> Iterator[Moment]:
    graph = analysis.graph
    for source, target, name in zip(path, path[1:], choices, strict=False):
        yield Moment(
            graph.scenario.choices[name],
            analysis.grade(source, target),
            graph.positions[source],
            graph.positions[target],
            frozenset(move.choice.kind for move in graph.moves[source]),
        )


def shown_in(play: Play, badges: Iterable[Badge]) -> Shown:
    """Tell which badges a conversation showed something of.

    It is all that has to be kept of it: `earned` needs no more. Badges are of serving:
    a conversation from the customer's side shows none.
    """
    serving = play.side is Side.SERVER
    found = (badge.id for badge in badges if serving and _shows(badge, play))
    return Shown(play.scenario, frozenset(found))


def earned(badges: Iterable[Badge], history: Iterable[Shown]) -> frozenset[str]:
    """Return the badges that a history earns, in whatever order it is told."""
    progress = progress_of(history)
    return frozenset(badge.id for badge in badges if progress.get(badge.id, 0) >= badge.scenarios)


def newly_earned(
    badges: Sequence[Badge], history: Iterable[Shown], already: Collection[str]
) -> tuple[str, ...]:
    """Return what is earned and not yet awarded, in the wall's order; nothing twice."""
    now = earned(badges, history)
    return tuple(badge.id for badge in badges if badge.id in now and badge.id not in already)


def progress_of(history: Iterable[Shown]) -> Mapping[str, int]:
    """Return in how many different scenarios each badge was shown."""
    found: dict[str, set[str]] = {}
    for shown in history:
        for badge in shown.badges:
            found.setdefault(badge, set()).add(shown.scenario)
    return {badge: len(scenarios) for badge, scenarios in found.items()}


def _shows(badge: Badge, play: Play) -> bool:
    if badge.team or (badge.play and not _was(badge.play, play)):
        return False
    return badge.move is None or any(_is(badge.move, m, play) for m in play.moments)


def _was(rule: PlayRule, play: Play) -> bool:
    return (
        (play.reached or not rule.goal)
        and _kept_from(rule.never, play)
        and min(p.meters.calm for p in play.positions) <= rule.calm_down_to
        and play.positions[-1].meters.balance >= rule.balance_from
    )


def _kept_from(kinds: frozenset[Kind], play: Play) -> bool:
    """Tell whether such replies lay open and none was given: no merit without the chance."""
    tempted = any(kinds & moment.open for moment in play.moments)
    given = any(moment.choice.kind in kinds for moment in play.moments)
    return not kinds or (tempted and not given)


def _is(rule: MoveRule, moment: Moment, play: Play) -> bool:
    choice = moment.choice
    return (
        moment.grade in WELL_DONE
        and (not rule.kinds or choice.kind in rule.kinds)
        and (not rule.serves or choice.serves in rule.serves)
        and (not rule.instead_of or bool(rule.instead_of & moment.open))
        and (not rule.finds or bool(choice.finds - moment.before.facts))
        and (not rule.fits or _landed(moment, play))
        and all(_lifted(meter, moment) for meter in rule.raises)
    )


def _landed(moment: Moment, play: Play) -> bool:
    taken = moment.after.landed()
    return play.fitting and taken is not None and moment.choice.offers == taken


def _lifted(meter: Meter, moment: Moment) -> bool:
    before: int = getattr(moment.before.meters, meter)
    after: int = getattr(moment.after.meters, meter)
    return after > before
