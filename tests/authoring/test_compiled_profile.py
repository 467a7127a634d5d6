"""The street as a profile takes it: order, stages, and what trains what."""

from __future__ import annotations

from dataclasses import replace

from service_quest.authoring.compiled_profile import (
    ASKED_LEAST,
    TRAINING_MOST,
    compile_profile,
    houses_of,
    street_of,
)
from service_quest.authoring.library import load_library
from service_quest.domain.scenario import DAILY, STAGES, Scenario
from tests.domain.scripts import kettle

SCRIPTS = [source.scenario for source in load_library().scenarios.values()]


def standing(name: str, level: str, order: int = 0) -> Scenario:
    """Return a scenario somewhere on the street."""
    return replace(kettle(id=name), level=level, order=order)


def test_houses_stand_by_level_then_from_easy_to_hard():
    there = [standing("b", "needs", 1), standing("c", "storm"), standing("a", "needs")]
    away = [standing("d", DAILY), standing("e", "opening")]
    assert [one.id for one in houses_of([*there, *away])] == ["a", "b", "c"]
    assert street_of(there).stages["needs"] == ("a", "b")


def test_every_stage_has_a_way_to_begin_and_one_to_go_on():
    street = street_of(SCRIPTS)
    assert tuple(street.stages) == STAGES
    assert all(len(names) > 1 for names in street.stages.values())


def test_a_principle_is_trained_where_it_is_asked_for_most():
    street = street_of(SCRIPTS)
    scripts = {one.id: one for one in SCRIPTS}

    def asked(name: str, principle: str) -> int:
        return sum(c.principles[:1] == (principle,) for c in scripts[name].choices.values())

    assert street.trains
    for principle, names in street.trains.items():
        counts = [asked(name, principle) for name in names]
        assert counts == sorted(counts, reverse=True)
        assert counts[-1] >= ASKED_LEAST
        assert len(names) <= TRAINING_MOST


def test_whoever_can_be_assigned_is_described_and_no_customer_of_the_day():
    texts = {one.id: {"title": one.id, "trade": "pood"} for one in SCRIPTS}
    table = compile_profile({one.id: one for one in SCRIPTS}, texts)
    assert set(table["scenarios"]) == {one.id for one in SCRIPTS if one.level != DAILY}
    assert all(one["look"] and one["place"] for one in table["scenarios"].values())
