"""The desk: what is done, open and overdue, and who wants help; never anyone's answers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from service_quest.actions.assignments import Wish, assign
from service_quest.actions.content import Shelf
from service_quest.actions.desk import Desk, desk_of
from service_quest.actions.errors import BadRequest
from service_quest.actions.helping import answer_help, ask_for_help, take_back_help
from service_quest.actions.teams import move_person, remove_person, who_am_i
from service_quest.domain.assignments import Assignment, State, Step
from tests.actions.plays import KETTLE, NOW_MS, WELL, after
from tests.actions.staff import Someone, Staff, fresh

SHELF = Shelf([KETTLE], ["et", "en"])
MONDAY = date(2026, 3, 2)


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> str:
    """Make a team."""
    return staff.team(boss).id


def desk(staff: Staff, who: Someone, team: str, days: float = 0) -> Desk:
    """Look at a team's desk."""
    return desk_of(staff.engine, after(days=days), who.token, team)


def test_the_desk_shows_who_has_done_what(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    staff.trainee(boss, team, "Jüri", "Kuu")
    staff.links(boss, team, "Anu")
    wish = Wish(Assignment(("small",), MONDAY), team=team)
    made = assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    staff.plays(mari)

    now, later = desk(staff, boss, team), desk(staff, boss, team, days=1)

    assert [(line.person.real_name, dict(line.counts)) for line in now.people] == [
        ("Anu", {State.OPEN: 1}),
        ("Jüri", {State.OPEN: 1}),
        ("Mari Maasikas", {State.DONE: 1}),
    ]
    assert [line.person.joined_at is None for line in now.people] == [True, False, False]
    assert now.assignments[0].counts == {State.DONE: 1, State.OPEN: 2}
    # Anu has not come yet: it was due before she could.
    assert later.assignments[0].counts == {State.DONE: 1, State.OVERDUE: 1}
    assert now.people[0].tasks == {made.id: State.OPEN}


def test_an_assignment_to_one_person_counts_for_them_alone(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    staff.trainee(boss, team, "Jüri", "Kuu")
    wish = Wish(Assignment(("small",)), person=mari.person)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)

    seen = desk(staff, boss, team)
    assert seen.assignments[0].counts == {State.OPEN: 1}
    assert [dict(line.counts) for line in seen.people] == [{}, {State.OPEN: 1}]


def test_a_step_of_a_path_counts_for_those_for_whom_it_has_begun(
    staff: Staff, boss: Someone, team: str
):
    staff.trainee(boss, team)
    wish = Wish(Step(3, None, ("small",)), team=team)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)

    assert desk(staff, boss, team).assignments[0].counts == {}
    assert desk(staff, boss, team, days=2).assignments[0].counts == {State.OPEN: 1}


def test_who_wants_help_is_listed_by_the_longest_wait(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    kuu = staff.trainee(boss, team, "Jüri", "Kuu")
    ask_for_help(staff.engine, staff.now, kuu.token, fresh)
    ask_for_help(staff.engine, after(hours=1), mari.token, fresh, "small", SHELF)
    ask_for_help(staff.engine, after(hours=2), kuu.token, fresh)

    seen = desk(staff, boss, team)
    assert [(one.person, one.scenario) for one in seen.help] == [
        (kuu.person, None),
        (mari.person, "small"),
    ]
    assert [line.asked_at for line in seen.people] == [NOW_MS, NOW_MS + 3_600_000]

    answer_help(staff.engine, staff.now, boss.token, kuu.person)
    take_back_help(staff.engine, staff.now, mari.token)
    assert desk(staff, boss, team).help == []


def test_who_wants_help_is_counted_in_every_team_that_one_looks_after(
    staff: Staff, boss: Someone, team: str
):
    cellar, far = (staff.team(boss, name).id for name in ("Kelder", "Köök"))
    kaie = staff.coordinator(boss, team, cellar)
    places = ((team, "Mari"), (cellar, "Jüri"), (cellar, "Anu"), (far, "Uku"))
    people = [staff.trainee(boss, where, name, name) for where, name in places]
    for who in people:
        ask_for_help(staff.engine, staff.now, who.token, fresh)

    assert desk(staff, kaie, team).waiting == {team: 1, cellar: 2}
    assert desk(staff, boss, team).waiting == {team: 1, cellar: 2, far: 1}
    answer_help(staff.engine, staff.now, boss.token, people[0].person)
    move_person(staff.engine, after(days=1), boss.token, people[1].person, team)
    assert desk(staff, kaie, team).waiting == {team: 1, cellar: 1}


def test_one_sees_oneself_that_one_waits_for_help(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    ask_for_help(staff.engine, staff.now, mari.token, fresh)

    me = who_am_i(staff.engine, mari.token)
    assert me is not None
    assert me.help


@pytest.mark.parametrize("scenario", ["gone", "", "\x00", "x" * 1_000])
def test_help_with_what_is_not_there_is_refused(
    staff: Staff, boss: Someone, team: str, scenario: str
):
    mari = staff.trainee(boss, team)
    with pytest.raises(BadRequest):
        ask_for_help(staff.engine, staff.now, mari.token, fresh, scenario, SHELF)


def test_the_desk_tells_nothing_of_what_anyone_answered(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    wish = Wish(Assignment(("small",)), team=team)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    other = [{"turn": 0, "node": "hello", "text": "Oi, kui kahju!"}]
    staff.plays(mari, other=other)

    told = repr(asdict(desk(staff, boss, team)))
    assert not [part for part in (*WELL, "Oi, kui kahju", "points", "accuracy") if part in told]


def test_who_was_taken_out_is_no_longer_on_the_desk(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    ask_for_help(staff.engine, staff.now, mari.token, fresh)
    remove_person(staff.engine, staff.now, boss.token, mari.person)

    seen = desk(staff, boss, team)
    assert (seen.people, seen.help) == ([], [])
