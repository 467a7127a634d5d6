"""A whole visit: seven stages as a chain, whose graph is their sum and not their product.

Whoever goes on to the next stage takes an impression along, not a record: each meter in
one of three bands, and of all that was found the few facts that the scenario carries.
"""

from __future__ import annotations

from service_quest.domain.scenario import LANDED, METER_MAX, Meters, Scenario

BANDS = ((3, 2), (6, 5), (METER_MAX, 8))
"""A meter up to the first number is carried on as the second: the middle of its band.

The bands are those that the rules know: 3 and below is low (B6), 5 is calm enough to take
in a solution (B3) and standing (B1), so that neither is lost or won by crossing alone
but for the 4, which is given the benefit of the doubt.
"""
CARRIED_MOST = 2
"""The most facts that a scenario may carry from stage to stage."""


def crosses(scenario: Scenario, source: str, target: str) -> bool:
    """Tell whether going from one node to another leads into another stage.

    An ending belongs to the stage that it is reached in.
    """
    left, entered = scenario.nodes[source].stage, scenario.nodes[target].stage
    ends = scenario.nodes[target].ending is not None
    return not ends and None not in (left, entered) and left != entered


def carried_meters(meters: Meters) -> Meters:
    """Return what is carried of the meters into the next stage."""
    return Meters(_band(meters.calm), _band(meters.trust), _band(meters.balance))


def _band(value: int) -> int:
    return next(middle for most, middle in BANDS if value <= most)


def carried_facts(scenario: Scenario, facts: frozenset[str]) -> frozenset[str]:
    """Return what is carried of the facts: those named, and the solution taken up."""
    return frozenset(f for f in facts if f in scenario.carried or f.startswith(LANDED))
