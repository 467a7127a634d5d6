"""The shelf: analysed scenarios of today and of before, never too many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from service_quest.actions import content
from service_quest.actions.content import Shelf, keep_content
from service_quest.domain import version
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.errors import TooManyPositions
from service_quest.domain.scenario import Meters, Scenario
from service_quest.domain.version import content_version
from service_quest.store.content import kept_scenario
from service_quest.store.engine import reading
from service_quest.store.tables import ContentVersionRow
from tests.actions.plays import KETTLE, NOW, after
from tests.domain.scripts import kettle

VERSION = content_version(KETTLE)


def nothing(_scenario: str, _version: str) -> Scenario | None:
    """Keep no older versions."""
    return None


def kept(engine: Engine, scenario: str = "small", of: str = VERSION) -> Scenario | None:
    """Fetch a kept scenario."""
    return reading(engine, lambda session: kept_scenario(session, scenario, of))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each scenario that is analysed."""
    notes: list[str] = []

    def noting(scenario: Scenario) -> Analysis:
        notes.append(scenario.id)
        return analyse(scenario)

    monkeypatch.setattr(content, "analyse", noting)
    return notes


def test_nothing_is_analysed_before_it_is_asked_for_and_then_only_once(counted: list[str]):
    shelf = Shelf([KETTLE], ["et"])
    assert counted == []

    assert shelf.find("small", VERSION, nothing) is shelf.find("small", VERSION, nothing)
    assert counted == ["small"]


def test_threads_that_ask_at_once_analyse_once(counted: list[str]):
    shelf = Shelf([KETTLE], ["et"])
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: shelf.find("small", VERSION, nothing), range(32)))

    assert len(set(map(id, found))) == 1
    assert counted == ["small"]


def test_a_version_is_not_found_under_another_scenarios_name():
    shelf = Shelf([KETTLE], ["et"])
    assert shelf.find("mug", VERSION, nothing) is None


def test_the_shelf_forgets_what_was_not_asked_for_longest(counted: list[str]):
    scripts = [kettle(id=f"kettle-{n}") for n in range(4)]
    size = len(analyse(KETTLE).graph.positions)
    shelf = Shelf(scripts, ["et"], most=2 * size)
    for script in (*scripts, scripts[3], scripts[0]):
        assert shelf.find(script.id, content_version(script), nothing)

    assert shelf.positions() <= 2 * size
    assert counted == ["kettle-0", "kettle-1", "kettle-2", "kettle-3", "kettle-0"]


def test_one_scenario_larger_than_the_shelf_is_still_served():
    shelf = Shelf([KETTLE], ["et"], most=1)
    assert shelf.find("small", VERSION, nothing)


def test_an_older_scenario_over_the_bound_is_not_replayed(monkeypatch: pytest.MonkeyPatch):
    def refuse(scenario: Scenario) -> Analysis:
        raise TooManyPositions(scenario=scenario.id, bound=1)

    monkeypatch.setattr(content, "analyse", refuse)
    assert Shelf([KETTLE], ["et"]).find("small", VERSION, nothing) is None


def test_kept_scenarios_come_back_as_they_were(engine: Engine):
    keep_content(engine, Shelf([KETTLE, kettle(opening=Meters(1, 1, 1))], ["et"]), NOW)

    assert kept(engine) == KETTLE
    assert kept(engine, scenario="mug") is None
    assert kept(engine, of="0" * 16) is None


def test_keeping_again_changes_nothing(engine: Engine):
    shelf = Shelf([KETTLE], ["et"])
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda days: keep_content(engine, shelf, after(days=days)), range(8)))

    with Session(engine) as session:
        assert len(session.exec(select(ContentVersionRow)).all()) == 1


def test_a_scenario_kept_under_other_rules_is_not_replayed(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    keep_content(engine, Shelf([KETTLE], ["et"]), NOW)
    monkeypatch.setattr(version, "RULES", "next")

    assert kept(engine) is None


@pytest.mark.parametrize("structure", [{}, {"id": "small"}, {"id": "small", "nodes": 1}])
def test_a_garbled_row_is_as_good_as_none(engine: Engine, structure: dict[str, object]):
    with Session(engine) as session:
        session.add(
            ContentVersionRow(version=VERSION, scenario="small", structure=structure, kept_at=1)
        )
        session.commit()

    assert kept(engine) is None
