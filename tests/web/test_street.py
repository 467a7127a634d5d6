"""The street: who has a house on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service_quest.web import content
from service_quest.web.desk.tasks import on_offer
from service_quest.web.pages.street import stages


def moved(scenario: str, level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library = content.library()
    source = library.scenarios[scenario]
    there = replace(source, scenario=replace(source.scenario, level=level))
    with_it = replace(library, scenarios={**library.scenarios, scenario: there})
    monkeypatch.setattr(content, "library", lambda: with_it)


@pytest.mark.parametrize("level", ["daily", "opening"])
def test_who_is_met_elsewhere_has_no_house_and_counts_towards_no_stage(
    level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = next(iter(stages()["needs"]))
    moved(name, level, monkeypatch)
    assert name not in [one.id for one in content.on_the_street()]
    assert name not in [one for names in stages().values() for one in names]


def test_a_customer_of_the_day_is_not_assigned(monkeypatch: pytest.MonkeyPatch) -> None:
    level, names = next(reversed(on_offer().items()))
    moved(names[-1], "daily", monkeypatch)
    assert names[-1] not in on_offer().get(level, [])
    assert "daily" not in on_offer()
