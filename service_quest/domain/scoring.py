"""What an ending is worth, and what a move is worth. One published rule for all scripts.

The numbers below are the whole of it; the rules page prints them from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service_quest.domain.positions import Position
from service_quest.domain.scenario import Case, Farewell, Goal, Parting, Result, Scenario

CALM_WEIGHT = 2
TRUST_WEIGHT = 3
"""Trust weighs more than calm: a calm customer may still not come back (G3, B1)."""
FIT_POINTS = {"fits": 25, "partly": 11, "none": 0}
"""Half-fitting is one short of a promoter, however well all else went (G5)."""
FAREWELL_POINTS = {Farewell.WARM: 15, Farewell.PLAIN: 7, Farewell.NONE: 0}
CUSTOMER_MAX = 90
RESULT_CAP = {Result.AGREED: 90, Result.OPEN: 58, Result.LEFT: 31, Result.STOPPED: 31}
"""The most that the customer's part can be: 10, 6, 3 and 3 of the recommendation."""
SAFE_STOP_POINTS = 60
SAFE_STOP_BALANCE_WEIGHT = 4
PROMOTER_FROM = 9
NEUTRAL_FROM = 7
STARS_MOST = 3
STANDING_BALANCE = 5
"""Three stars need one's own balance at this or above (B1)."""


class Grade(StrEnum):
    """How good a move was against the best reply, best first."""

    BEST = "best"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"


GOOD_LOSS = 4
INACCURACY_LOSS = 9
MISTAKE_LOSS = 18
"""Half a point of the recommendation, one point, two points (9 of outcome each)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one ending is worth. `points` 0-100, `recommendation` 0-10, `stars` 0-3."""

    calm: int
    trust: int
    fit: int
    farewell: int
    customer: int
    own: int
    points: int
    recommendation: int
    stars: int


def outcome_at(scenario: Scenario, position: Position) -> Outcome:
    """Work out the outcome of an ending position.

    Raises:
        ValueError: the position is not an ending.
    """
    ending = scenario.nodes[position.node].ending
    if ending is None:
        raise ValueError(position.node)
    meters = position.meters
    calm, trust = CALM_WEIGHT * meters.calm, TRUST_WEIGHT * meters.trust
    fit = FIT_POINTS[fit_of(position.landed(), scenario.case_by_id[position.case])]
    farewell = FAREWELL_POINTS[ending.farewell]
    customer = min(calm + trust + fit + farewell, RESULT_CAP[ending.result])
    own, points = _with_own(scenario.goal, ending.result, customer, meters.balance)
    likely = recommendation_of(customer)
    stars = stars_for(scenario.goal, ending.result, likely, meters.balance)
    return Outcome(calm, trust, fit, farewell, customer, own, points, likely, stars)


def recommendation_of(customer: int) -> int:
    """Return the customer's 0-10 from their part of the outcome (0-90), rounded."""
    return (customer + 4) // 9


def parting_after(recommendation: int, goal: Goal = Goal.PROMOTER) -> Parting:
    """Tell how one parted from a customer who would recommend the house so, 0-10 (G5).

    Warmly where the goal of that conversation was reached: one who was won back from a
    lost cause parts at 7 as others do at 9.
    """
    wanted, near = _marks(goal)
    if recommendation >= wanted:
        return Parting.WARM
    return Parting.PLAIN if recommendation >= near else Parting.COLD


def _marks(goal: Goal) -> tuple[int, int]:
    """Return the recommendation that reaches a goal, and the one that comes near."""
    if goal is Goal.PROMOTER:
        return PROMOTER_FROM, NEUTRAL_FROM
    return NEUTRAL_FROM, NEUTRAL_FROM - 1


def fit_of(solution: str | None, case: Case) -> str:
    """Tell how well a solution fits a case: `fits`, `partly` or `none`."""
    if solution in case.fits:
        return "fits"
    return "partly" if solution in case.partly else "none"


def _with_own(goal: Goal, result: Result, customer: int, balance: int) -> tuple[int, int]:
    if goal is not Goal.SAFE_STOP:
        return balance, customer + balance
    # B6: where it has turned to abuse, stopping is the win and one's own state counts.
    base = SAFE_STOP_POINTS if result is Result.STOPPED else customer // 3
    own = SAFE_STOP_BALANCE_WEIGHT * balance
    return own, base + own


def stars_for(goal: Goal, result: Result, recommendation: int, balance: int) -> int:
    """Measure an ending against the goal: 0-3 stars (B1, B6, G5)."""
    standing = balance >= STANDING_BALANCE
    if goal is Goal.SAFE_STOP:
        if result is Result.STOPPED:
            return 3 if standing else 2
        return int(balance >= STANDING_BALANCE - 1)
    wanted, near = _marks(goal)
    if recommendation >= wanted:
        return 3 if standing else 2
    if recommendation >= near:
        return 2
    return int(recommendation >= near - 2)


def reaches_goal(scenario: Scenario, position: Position) -> bool:
    """Tell whether an ending position reaches the goal, balance aside."""
    outcome = outcome_at(scenario, position)
    if scenario.goal is Goal.SAFE_STOP:
        ending = scenario.nodes[position.node].ending
        return ending is not None and ending.result is Result.STOPPED
    return outcome.recommendation >= _marks(scenario.goal)[0]


def grade_of(loss: int, slower: bool) -> Grade:
    """Grade a move by the points it lost (0-100) and whether it took longer (B5)."""
    if loss <= 0:
        return Grade.GOOD if slower else Grade.BEST
    if loss <= GOOD_LOSS:
        return Grade.GOOD
    if loss <= INACCURACY_LOSS:
        return Grade.INACCURACY
    return Grade.MISTAKE if loss <= MISTAKE_LOSS else Grade.BLUNDER


def credit_of(loss: int) -> int:
    """Return a move's share of the accuracy, 0-100: a hyperbola halved at one mistake.

    Losing nothing earns 100, losing 18 (two points of the recommendation) 50.
    Steep at first, so that small slips show; never below zero, so that one bad
    moment cannot wipe out a good conversation.
    """
    return round(100 * MISTAKE_LOSS / (MISTAKE_LOSS + max(0, loss)))


def accuracy_of(losses: Sequence[int]) -> int:
    """Return an attempt's accuracy 0-100: the mean credit of its moves, 100 for none."""
    if not losses:
        return 100
    # Half up, as browsers round, so that device and server always show one figure.
    return (2 * sum(map(credit_of, losses)) + len(losses)) // (2 * len(losses))


def turning_point(losses: Sequence[int]) -> int | None:
    """Return the index of the costliest move, the earliest of equals; none if none cost."""
    worst = max(losses, default=0)
    return losses.index(worst) if worst > GOOD_LOSS else None
