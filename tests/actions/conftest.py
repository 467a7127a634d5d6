"""What the tests of actions share."""

from __future__ import annotations

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from service_quest.actions import passwords
from service_quest.actions.assignments import Wish, assign
from service_quest.actions.away import mark_away
from service_quest.actions.content import Shelf
from service_quest.actions.helping import ask_for_help
from service_quest.actions.people import guest_id, open_guest
from service_quest.domain.assignments import Assignment
from tests.actions.plays import KETTLE, MAIE
from tests.actions.staff import Someone, Staff, fresh

WORDS = {"turn": 0, "node": "hello", "text": "Tere, Mari siin!"}
"""What Mari would have said instead."""


@pytest.fixture
def staff(engine: Engine) -> Staff:
    """Return an organisation that is yet to be founded."""
    return Staff(engine)


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with less work than in earnest."""
    quick = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((quick,)))
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def mari(staff: Staff, boss: Someone) -> Someone:
    """Return a trainee of whom as much is kept as can be."""
    team = staff.team(boss).id
    link = staff.links(boss, team, "Mari Maasikas")[0]
    open_guest(staff.engine, staff.now, MAIE)
    staff.plays(Someone(guest_id(MAIE), MAIE), 1, other=[WORDS])
    mari = staff.joins(link, "Päike", MAIE)
    staff.plays(mari, 2)
    ask_for_help(staff.engine, staff.now, mari.token, fresh)
    wish = Wish(Assignment(("small",)), person=mari.person, note="Mari, proovi")
    assign(staff.engine, staff.now, boss.token, Shelf([KETTLE], ["et", "en"]), wish, fresh)
    day = staff.now.date()
    mark_away(staff.engine, staff.now, boss.token, mari.person, day, day)
    return mari
