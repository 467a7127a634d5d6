"""Meters, conditions and what a scenario knows about itself."""

from __future__ import annotations

import pytest

from service_quest.domain.scenario import ALWAYS, Condition, Meters
from tests.domain.scripts import BREATHE, at_least, ending, kettle, scenario, talk

CALM = Meters(5, 5, 5)
NO_FACTS: frozenset[str] = frozenset()


def test_effects_add_to_the_meters() -> None:
    assert CALM.moved(Meters(1, -2, 3)) == Meters(6, 3, 8)


@pytest.mark.parametrize("effect", [100, -100])
def test_meters_stay_within_their_range(effect: int) -> None:
    end = 10 if effect > 0 else 0
    moved = CALM.moved(Meters(effect, effect, effect))
    assert moved == Meters(end, end, end)


def test_an_empty_condition_always_holds() -> None:
    assert ALWAYS.holds("any", NO_FACTS, Meters())
    assert ALWAYS.holds("any", frozenset({"leak"}), Meters(10, 10, 10))


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition(cases=frozenset({"guests"})), True),
        (Condition(cases=frozenset({"alone"})), False),
        (Condition(found=frozenset({"leak"})), True),
        (Condition(found=frozenset({"leak", "need"})), False),
        (Condition(missing=frozenset({"need"})), True),
        (Condition(missing=frozenset({"leak"})), False),
        (at_least(calm=5), True),
        (at_least(calm=6), False),
        (at_least(trust=6), False),
        (at_least(balance=5), True),
        (at_least(balance=6), False),
        (Condition(maximum=Meters(5, 5, 5)), True),
        (Condition(maximum=Meters(4, 10, 10)), False),
        (Condition(maximum=Meters(10, 4, 10)), False),
        (Condition(maximum=Meters(10, 10, 4)), False),
    ],
)
def test_a_condition_needs_every_part_of_it(condition: Condition, holds: bool) -> None:
    assert condition.holds("guests", frozenset({"leak"}), CALM) is holds


def test_low_balance_alone_leaves_a_condition_unsteady() -> None:
    condition = at_least(calm=5, balance=6)
    assert condition.known("only", NO_FACTS)
    assert condition.customer_ready(CALM)
    assert not condition.steady(CALM)


def test_a_scenario_knows_its_choices_by_id() -> None:
    choices = kettle().choices
    assert choices["told.swap"].offers == "swap"
    assert choices["always.breathe"] is BREATHE


def test_what_is_always_offered_comes_last_at_a_node() -> None:
    names = [c.id for c in kettle().choices_at("hello")]
    assert names == ["hello.argue", "hello.listen", "always.breathe"]


def test_a_quiet_node_offers_only_its_own_choices() -> None:
    script = scenario(talk("hush", quiet=True), ending("end"), always=(BREATHE,))
    assert script.choices_at("hush") == ()


def test_an_ending_offers_nothing() -> None:
    assert kettle().choices_at("warm") == ()
