"""The organisation's settings: kept, and changed by the administrator alone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from service_quest.actions.errors import UnknownZone
from service_quest.actions.settings import (
    allow_individuals,
    organisation_of,
    rename_organisation,
    set_nudge_hours,
    settings_of,
)
from service_quest.domain.errors import NotAllowed
from service_quest.domain.settings import HoursReversed, Settings
from service_quest.store.people_records import Organisation
from tests.actions.plays import after
from tests.actions.staff import Staff


def test_nothing_is_switched_on_before_anyone_chose(engine: Engine):
    assert settings_of(engine) == Settings()
    assert not Settings().individuals


def test_a_switch_stays_on_since_the_day_it_was_first_turned(staff: Staff):
    boss = staff.found()
    allow_individuals(staff.engine, staff.now, boss.token, on=True)
    allow_individuals(staff.engine, after(days=3), boss.token, on=True)
    assert settings_of(staff.engine).individuals_since == date(2026, 3, 2)

    allow_individuals(staff.engine, after(days=4), boss.token, on=False)
    assert not settings_of(staff.engine).individuals


def test_hours_are_kept_beside_the_switches(staff: Staff):
    boss = staff.found()
    allow_individuals(staff.engine, staff.now, boss.token, on=True)
    set_nudge_hours(staff.engine, staff.now, boss.token, 10, 16)
    assert settings_of(staff.engine) == Settings(date(2026, 3, 2), 10, 16)


def test_the_organisation_gets_another_name_and_zone(staff: Staff):
    boss = staff.found()
    rename_organisation(staff.engine, staff.now, boss.token, " Uus  pood ", "Asia/Tokyo")
    assert organisation_of(staff.engine) == Organisation("Uus pood", "Asia/Tokyo")


@pytest.mark.parametrize("zone", ["", "Narva", "../etc/passwd", "x" * 5000])
def test_a_zone_that_is_none_is_refused(staff: Staff, zone: str):
    boss = staff.found()
    before = organisation_of(staff.engine)
    with pytest.raises(UnknownZone) as refused:
        rename_organisation(staff.engine, staff.now, boss.token, "Uus pood", zone)
    assert len(str(refused.value.data["zone"])) <= 40
    assert organisation_of(staff.engine) == before


@pytest.mark.parametrize(("first", "last"), [(18, 8), (-1, 8), (8, 25)])
def test_hours_that_are_none_are_refused(staff: Staff, first: int, last: int):
    boss = staff.found()
    with pytest.raises(HoursReversed):
        set_nudge_hours(staff.engine, staff.now, boss.token, first, last)
    assert settings_of(staff.engine) == Settings()


def test_only_the_administrator_changes_them(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    for one in (staff.coordinator(boss, team.id), staff.trainee(boss, team.id)):
        with pytest.raises(NotAllowed):
            allow_individuals(staff.engine, staff.now, one.token, on=True)
