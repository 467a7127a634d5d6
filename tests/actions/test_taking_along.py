"""All that is kept about a person they can take along, and nothing of anybody else."""

from __future__ import annotations

import json

import pytest
from sqlmodel import SQLModel

from service_quest.actions.errors import NoSession
from service_quest.actions.signing_in import sign_out
from service_quest.actions.taking_along import take_along
from service_quest.store.forgetting import table_of
from service_quest.store.own_data import LEFT, OWN_WORDS, SECRET, SOMEBODY_ELSE, TAKEN_ALONG
from tests.actions.plays import JAAN, MAIE
from tests.actions.staff import Someone, Staff


def test_every_table_is_taken_along_or_left_for_a_reason():
    known = {table_of(table).name for table in [*TAKEN_ALONG, *LEFT, OWN_WORDS]}
    assert known == set(SQLModel.metadata.tables)
    assert all(LEFT.values())


def test_all_that_is_kept_is_there(staff: Staff, mari: Someone):
    taken = take_along(staff.engine, staff.now, mari.token)
    assert {row["real_name"] for row in taken["person"]} == {"Mari Maasikas", None}
    assert [row["text"] for row in taken["other_answer"]] == ["Tere, Mari siin!"]
    assert len(taken["attempt"]) == 2
    assert taken["attempt"][0]["moves"]
    for name in ("membership", "absence", "assignment", "help_request", "session"):
        assert taken[name], name


def test_moments_and_days_can_be_read(staff: Staff, mari: Someone):
    taken = take_along(staff.engine, staff.now, mari.token)
    assert taken["export"] == [{"at": "2026-03-02T09:30:00+00:00"}]
    assert taken["attempt"][0]["started_at"] == "2026-03-02T09:29:00.000+00:00"
    assert taken["absence"][0]["first_day"] == "2026-03-02"


def test_no_secret_and_nobody_else_is_among_it(staff: Staff, boss: Someone, mari: Someone):
    taken = json.dumps(take_along(staff.engine, staff.now, mari.token))
    for name in SECRET | SOMEBODY_ELSE:
        assert f'"{name}"' not in taken
    for other in (boss.person, "Tiina", mari.token, MAIE):
        assert other not in taken


def test_a_guest_takes_along_what_there_is(staff: Staff):
    taken = take_along(staff.engine, staff.now, JAAN)
    assert not any(rows for name, rows in taken.items() if name != "export")


def test_who_is_signed_out_takes_nothing(staff: Staff, mari: Someone):
    sign_out(staff.engine, staff.now, mari.token)
    with pytest.raises(NoSession):
        take_along(staff.engine, staff.now, mari.token)
