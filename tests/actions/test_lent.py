"""A code that somebody else gave out: the person is told, and the browser is told no answers."""

from __future__ import annotations

from datetime import datetime

import pytest

from service_quest.actions.content import Shelf
from service_quest.actions.daily import lately
from service_quest.actions.entering import Door
from service_quest.actions.lent import WAIT_MS
from service_quest.actions.looking import looks_at_me, see_answers
from service_quest.actions.merging import merge_people
from service_quest.actions.sessions import (
    end_session,
    list_sessions,
    make_device_code,
    redeem_device_code,
)
from service_quest.actions.taking_along import take_along
from service_quest.domain.days import Rota
from service_quest.domain.errors import NotAllowed
from service_quest.store.forgetting import table_of
from service_quest.store.own_data import ANSWERS
from service_quest.store.people_records import LookKind
from tests.actions.plays import KETTLE, after
from tests.actions.staff import Someone, Staff, fresh

LATER = after(minutes=WAIT_MS / 60_000)
"""When such a browser has waited long enough."""
TOLD = {column for columns in ANSWERS.values() for column in columns}


def lent(staff: Staff, by: Someone, to: Someone, once: str = "") -> Someone:
    """Let somebody give out a code for another's phone, and somebody redeem it."""
    code = make_device_code(staff.engine, staff.now, by.token, fresh, to.person).code
    return redeems(staff, code, once=once)


def own(staff: Staff, who: Someone, now: datetime | None = None) -> Someone:
    """Let somebody come in on one more device by a code of their own."""
    at = now or staff.now
    return redeems(staff, make_device_code(staff.engine, at, who.token, fresh).code, at)


def redeems(staff: Staff, code: str, now: datetime | None = None, once: str = "") -> Someone:
    door = Door(None, fresh(), "Android · Chrome", once)
    return Someone(
        redeem_device_code(staff.engine, now or staff.now, door, code).person, door.fresh
    )


def answers_told(staff: Staff, who: Someone, now: datetime | None = None) -> set[str]:
    """Return the columns of single answers that somebody takes along on a device."""
    taken = take_along(staff.engine, now or staff.now, who.token)
    names = {table_of(table).name: columns for table, columns in ANSWERS.items()}
    return {
        column
        for name, columns in names.items()
        for row in taken[name]
        for column in columns & row.keys()
    }


def sign_out_elsewhere(staff: Staff, who: Someone) -> None:
    for one in list_sessions(staff.engine, who.token):
        if not one.here:
            end_session(staff.engine, staff.now, who.token, one.device.id)


def test_that_somebody_gave_out_a_code_is_told_where_looks_are(
    staff: Staff, boss: Someone, mari: Someone
):
    make_device_code(staff.engine, staff.now, boss.token, fresh, mari.person)
    (told,) = looks_at_me(staff.engine, mari.token)
    assert (told.kind, told.name) == (LookKind.CODE, "Tiina Tamm")
    assert told.looked_at == round(staff.now.timestamp() * 1000)


def test_a_code_of_ones_own_is_told_nowhere_and_brings_everything(staff: Staff, mari: Someone):
    second = own(staff, mari)
    assert looks_at_me(staff.engine, mari.token) == []
    assert answers_told(staff, second) == answers_told(staff, mari) != set()


def test_who_came_in_by_anothers_code_gets_no_single_answers(
    staff: Staff, boss: Someone, mari: Someone
):
    browser = lent(staff, boss, mari)
    assert answers_told(staff, browser) == set()
    taken = take_along(staff.engine, staff.now, browser.token)
    assert len(taken["attempt"]) == 2
    assert taken["export"][0]["lent_at"]
    with pytest.raises(NotAllowed):
        see_answers(staff.engine, staff.now, browser.token, mari.person, fresh)
    assert answers_told(staff, mari) >= {"moves", "text"}


def test_what_is_played_on_the_own_phone_afterwards_is_not_read_along_either(
    staff: Staff, boss: Someone, mari: Someone
):
    browser = lent(staff, boss, mari)
    shelf = Shelf([KETTLE], ["et", "en"], rota=Rota(("small",)))
    staff.plays(mari, 7, shelf=shelf)
    assert answers_told(staff, browser) == set()
    assert lately(staff.engine, staff.now, mari.token)
    assert lately(staff.engine, staff.now, browser.token) == {}


def test_it_is_told_them_after_a_week_once_nobody_is_signed_in_where_they_were(
    staff: Staff, boss: Someone, mari: Someone
):
    browser = lent(staff, boss, mari)
    assert answers_told(staff, browser, LATER) == set()
    sign_out_elsewhere(staff, browser)
    assert answers_told(staff, browser) == set()
    assert "moves" in answers_told(staff, browser, LATER)
    assert "moves" in answers_told(staff, own(staff, browser, LATER), LATER)


@pytest.mark.parametrize("into_her", [True, False])
def test_who_was_made_one_with_somebody_is_told_and_reads_nothing_of_theirs(
    staff: Staff, boss: Someone, mari: Someone, into_her: bool
):
    team = staff.team(boss, "Köök").id
    made_up = staff.joins(staff.poster(boss, team), "Vari")
    double, one = (made_up, mari) if into_her else (mari, made_up)
    merge_people(staff.engine, staff.now, boss.token, double.person, one.person)

    assert answers_told(staff, made_up) == set()
    (told,) = looks_at_me(staff.engine, mari.token)
    assert (told.kind, told.name) == (LookKind.MERGE, "Tiina Tamm")


def test_a_code_made_in_such_a_browser_opens_no_more(staff: Staff, boss: Someone, mari: Someone):
    browser = lent(staff, boss, mari)
    next_one = own(staff, browser)
    assert answers_told(staff, next_one, LATER) == set()
    sign_out_elsewhere(staff, next_one)
    assert answers_told(staff, next_one) == set()
    assert "moves" in answers_told(staff, next_one, LATER)


def test_nor_does_the_same_request_sent_again(staff: Staff, boss: Someone, mari: Someone):
    code = make_device_code(staff.engine, staff.now, boss.token, fresh, mari.person).code
    redeems(staff, code, once="a" * 32)
    assert answers_told(staff, redeems(staff, code, once="a" * 32)) == set()


def test_every_column_that_tells_answers_is_there():
    assert all(columns <= set(table_of(t).c.keys()) for t, columns in ANSWERS.items())
    assert {"moves", "reply", "choice", "text"} <= TOLD
