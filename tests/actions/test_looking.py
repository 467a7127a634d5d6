"""Single answers are nobody's business, unless the organisation says so; then each look is told."""

from __future__ import annotations

import pytest

from service_quest.actions.looking import ANSWERS_MOST, looks_at_me, see_answers
from service_quest.actions.settings import show_answers
from service_quest.actions.teams import remove_person
from service_quest.domain.errors import NotAllowed
from tests.actions.plays import WELL, after
from tests.actions.staff import Someone, Staff, fresh


def answers(staff: Staff, who: Someone, whom: Someone):
    return see_answers(staff.engine, staff.now, who.token, whom.person, fresh)


def looks(staff: Staff, who: Someone):
    return looks_at_me(staff.engine, who.token)


def allow(staff: Staff, boss: Someone, on: bool = True) -> None:
    show_answers(staff.engine, staff.now, boss.token, on=on)


@pytest.fixture
def kaie(staff: Staff, boss: Someone, mari: Someone) -> Someone:
    """Return Mari's coordinator."""
    from service_quest.actions.acting import acting

    with staff.engine.connect() as connection:
        (team,) = acting(connection, mari.token).teams
    return staff.coordinator(boss, team)


def test_by_default_nobody_sees_them_but_oneself(
    staff: Staff, boss: Someone, kaie: Someone, mari: Someone
):
    for who in (boss, kaie):
        with pytest.raises(NotAllowed):
            answers(staff, who, mari)
    assert len(answers(staff, mari, mari).answered) == 2
    assert looks(staff, mari) == []


def test_where_it_is_switched_on_they_are_seen_move_by_move_and_the_look_is_told(
    staff: Staff, boss: Someone, kaie: Someone, mari: Someone
):
    allow(staff, boss)
    seen = answers(staff, kaie, mari)
    assert seen.person.real_name == "Mari Maasikas"
    assert seen.answered[0].moves == tuple(WELL)
    assert len(seen.answered[0].grades) == len(WELL)
    (look,) = looks(staff, mari)
    assert (look.name, look.attempts) == ("Kaie Kask", 2)
    assert look.looked_at == round(staff.now.timestamp() * 1000)


def test_each_look_is_told_the_latest_first(
    staff: Staff, boss: Someone, kaie: Someone, mari: Someone
):
    allow(staff, boss)
    answers(staff, kaie, mari)
    see_answers(staff.engine, after(hours=1), boss.token, mari.person, fresh)
    assert [look.name for look in looks(staff, mari)] == ["Tiina Tamm", "Kaie Kask"]
    assert looks(staff, kaie) == []


def test_switched_off_again_they_are_closed_and_the_looks_stay_told(
    staff: Staff, boss: Someone, kaie: Someone, mari: Someone
):
    allow(staff, boss)
    answers(staff, kaie, mari)
    allow(staff, boss, on=False)
    with pytest.raises(NotAllowed):
        answers(staff, kaie, mari)
    assert len(looks(staff, mari)) == 1


def test_nobody_sees_a_team_mates_or_another_teams(staff: Staff, boss: Someone, mari: Someone):
    allow(staff, boss)
    other = staff.team(boss, "Köök").id
    stranger = staff.coordinator(boss, other, name="Võõras Juht")
    mate = staff.trainee(boss, other, "Jaan Tamm", "Kuu")
    for who in (stranger, mate):
        with pytest.raises(NotAllowed):
            answers(staff, who, mari)
    assert looks(staff, mari) == []


def test_of_who_was_taken_out_nothing_is_seen(
    staff: Staff, boss: Someone, kaie: Someone, mari: Someone
):
    allow(staff, boss)
    remove_person(staff.engine, staff.now, boss.token, mari.person)
    with pytest.raises(NotAllowed):
        answers(staff, kaie, mari)


def test_only_the_latest_are_seen(staff: Staff, boss: Someone, kaie: Someone, mari: Someone):
    allow(staff, boss)
    for number in range(10, 10 + ANSWERS_MOST):
        staff.plays(mari, number)
    assert len(answers(staff, kaie, mari).answered) == ANSWERS_MOST
