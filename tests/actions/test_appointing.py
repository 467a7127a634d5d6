"""A coordinator becomes an administrator by an administrator's word alone."""

from __future__ import annotations

import pytest

from service_quest.actions.acting import acting
from service_quest.actions.appointing import appoint
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Role
from tests.actions.staff import Someone, Staff


def role(staff: Staff, who: Someone) -> tuple[Role, int]:
    """Return someone's role and how many teams are theirs."""
    with staff.engine.connect() as connection:
        actor = acting(connection, who.token)
    return actor.role, len(actor.teams)


def test_who_is_appointed_is_an_administrator_from_then_on(staff: Staff, boss: Someone):
    kaie = staff.coordinator(boss, staff.team(boss).id)
    assert role(staff, kaie) == (Role.COORDINATOR, 1)
    appoint(staff.engine, staff.now, boss.token, kaie.person)
    assert role(staff, kaie) == (Role.ADMINISTRATOR, 0)
    assert role(staff, boss)[0] is Role.ADMINISTRATOR


def test_nobody_else_can_be_or_appoint(staff: Staff, boss: Someone, mari: Someone):
    kaie, other = staff.coordinator(boss), staff.coordinator(boss, name="Teine Juht")
    for actor, whom in ((boss, mari), (kaie, other), (kaie, kaie), (mari, kaie), (boss, boss)):
        with pytest.raises(NotAllowed):
            appoint(staff.engine, staff.now, actor.token, whom.person)
