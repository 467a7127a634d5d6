"""Assigning: done, open and overdue follow from what was played, by the house's days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from service_quest.actions.assignments import Wish, assign, change, withdraw
from service_quest.actions.content import Shelf
from service_quest.actions.desk import PersonLine, desk_of
from service_quest.actions.errors import BadRequest
from service_quest.actions.tasks import Task, assigned_to_me
from service_quest.actions.teams import move_person
from service_quest.domain.assignments import (
    Assignment,
    DuePast,
    DueTooFar,
    PathReversed,
    State,
    Step,
)
from service_quest.domain.errors import NotAllowed, TextLength
from service_quest.store.people_records import Assigned, Team
from tests.actions.plays import BADLY, KETTLE, WELL, after
from tests.actions.staff import Someone, Staff, fresh

SHELF = Shelf([KETTLE], ["et", "en"])
MONDAY = date(2026, 3, 2)
SMALL = Assignment(("small",), due=MONDAY)


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> Team:
    """Make a team."""
    return staff.team(boss)


@pytest.fixture
def mari(staff: Staff, boss: Someone, team: Team) -> Someone:
    """Let Mari join the team."""
    return staff.trainee(boss, team.id)


def asks(staff: Staff, boss: Someone, asked: Assignment | Step, **rest: Any) -> Assigned:
    """Ask the team or somebody to practise."""
    return assign(staff.engine, staff.now, boss.token, SHELF, Wish(asked, **rest), fresh)


def tasks(staff: Staff, who: Someone, days: float = 0) -> list[Task]:
    """Return what someone is to do."""
    return list(assigned_to_me(staff.engine, after(days=days), who.token))


def states(staff: Staff, who: Someone, days: float = 0) -> list[State]:
    """Return how far someone is."""
    return [task.state for task in tasks(staff, who, days)]


def test_what_is_assigned_is_open_then_done(staff: Staff, boss: Someone, team: Team, mari: Someone):
    asks(staff, boss, SMALL, team=team.id, note="Enne laupäeva\u202e!", minutes=5)

    (task,) = tasks(staff, mari)
    assert (task.state, task.due, task.lacking) == (State.OPEN, MONDAY, ("small",))
    assert (task.assigned.note, task.assigned.minutes) == ("Enne laupäeva !", 5)
    staff.plays(mari)
    assert states(staff, mari) == [State.DONE]


def test_it_is_overdue_once_its_last_day_is_over_in_the_houses_zone(
    staff: Staff, boss: Someone, team: Team, mari: Someone
):
    asks(staff, boss, SMALL, team=team.id)

    # 9.30 in UTC is 11.30 in Tallinn: its midnight is twelve and a half hours away.
    assert states(staff, mari, days=12.4 / 24) == [State.OPEN]
    assert states(staff, mari, days=12.6 / 24) == [State.OVERDUE]
    staff.plays(mari)
    assert states(staff, mari, days=9) == [State.DONE]


def test_stars_and_times_count(staff: Staff, boss: Someone, team: Team, mari: Someone):
    asks(staff, boss, Assignment(("small",), times=2, stars=3), team=team.id)
    for number, moves in enumerate([BADLY, WELL]):
        staff.plays(mari, number, moves=moves)
    assert states(staff, mari) == [State.OPEN]

    staff.plays(mari, 2)
    assert states(staff, mari) == [State.DONE]


def test_what_was_played_before_the_day_since_does_not_count(
    staff: Staff, boss: Someone, team: Team, mari: Someone
):
    staff.plays(mari)
    asks(staff, boss, Assignment(("small",), since=MONDAY + timedelta(days=1)), team=team.id)
    assert states(staff, mari) == [State.OPEN]

    replace(staff, now=after(days=1)).plays(mari, 1)
    assert states(staff, mari) == [State.DONE]


def test_one_person_can_be_asked_alone(staff: Staff, boss: Someone, team: Team, mari: Someone):
    kuu = staff.trainee(boss, team.id, "Jüri", "Kuu")
    asks(staff, boss, SMALL, person=mari.person)

    assert (len(tasks(staff, mari)), tasks(staff, kuu)) == (1, [])


def test_a_path_counts_its_days_from_joining(staff: Staff, boss: Someone, team: Team):
    asks(staff, boss, Step(3, 5, ("small",)), team=team.id)
    late = replace(staff, now=after(days=10)).trainee(boss, team.id)

    assert tasks(staff, late, days=11) == []
    (task,) = tasks(staff, late, days=12)
    assert (task.state, task.due) == (State.OPEN, MONDAY + timedelta(days=14))
    assert states(staff, late, days=15) == [State.OVERDUE]


def test_who_was_there_before_the_path_walks_it_from_the_day_it_was_laid(
    staff: Staff, boss: Someone, team: Team, mari: Someone
):
    later = replace(staff, now=after(days=40))
    asks(later, boss, Step(2, 3, ("small",)), team=team.id)

    assert tasks(staff, mari, days=40) == []
    (task,) = tasks(staff, mari, days=41)
    assert (task.state, task.due) == (State.OPEN, MONDAY + timedelta(days=42))


def test_who_came_after_the_last_day_is_not_asked(staff: Staff, boss: Someone, team: Team):
    asks(staff, boss, SMALL, team=team.id)
    late = replace(staff, now=after(days=1)).trainee(boss, team.id)

    assert tasks(staff, late, days=5) == []


def test_who_was_on_the_list_long_before_they_came_has_the_full_time(
    staff: Staff, boss: Someone, team: Team
):
    (link,) = staff.links(boss, team.id, "Anu")
    asks(staff, boss, Assignment(("small",), MONDAY + timedelta(days=4)), team=team.id)
    anu = replace(staff, now=after(days=3)).joins(link)

    (task,) = tasks(staff, anu, days=3)
    assert task.due == MONDAY + timedelta(days=7)


def test_so_has_who_was_asked_alone_but_no_longer_for_changing_teams(
    staff: Staff, boss: Someone, team: Team, mari: Someone
):
    (link,) = staff.links(boss, team.id, "Anu")
    anu = next(line.person.id for line in people_of(staff, boss, team) if not line.person.joined_at)
    for person in (mari.person, anu):
        asks(staff, boss, Assignment(("small",), MONDAY + timedelta(days=4)), person=person)
    later = replace(staff, now=after(days=3))
    came, kitchen = later.joins(link, "Kuu"), later.team(boss, "Köök")
    move_person(staff.engine, later.now, boss.token, mari.person, kitchen.id)

    dues = [task.due for who in (came, mari) for task in tasks(staff, who, days=3)]
    assert dues == [MONDAY + timedelta(days=7), MONDAY + timedelta(days=4)]


def people_of(staff: Staff, boss: Someone, team: Team) -> Sequence[PersonLine]:
    """Return the people of a team."""
    return desk_of(staff.engine, staff.now, boss.token, team.id).people


def test_what_is_not_done_stands_first_by_its_last_day(
    staff: Staff, boss: Someone, team: Team, mari: Someone
):
    for due in (None, MONDAY + timedelta(days=2), MONDAY):
        asks(staff, boss, Assignment(("small",), due, times=2), team=team.id)
    asks(staff, boss, SMALL, team=team.id)
    staff.plays(mari)

    assert [(task.state, task.due) for task in tasks(staff, mari)] == [
        (State.OPEN, MONDAY),
        (State.OPEN, MONDAY + timedelta(days=2)),
        (State.OPEN, None),
        (State.DONE, MONDAY),
    ]


def test_an_assignment_is_changed_and_withdrawn(
    staff: Staff, boss: Someone, team: Team, mari: Someone
):
    made = asks(staff, boss, SMALL, team=team.id)
    later = Assignment(("gone",), MONDAY + timedelta(days=30), times=2, stars=1)
    wish = Wish(later, person=mari.person, note=" Rahulikult\x07 ", minutes=9)
    change(staff.engine, staff.now, boss.token, made.id, wish)

    (task,) = tasks(staff, mari, days=20)
    assert task.state is State.OPEN
    assert task.assigned.asked == replace(later, scenarios=("small",))
    assert (task.assigned.team, task.assigned.person) == (team.id, None)
    assert (task.assigned.note, task.assigned.minutes) == ("Rahulikult", 9)

    withdraw(staff.engine, staff.now, boss.token, made.id)
    assert tasks(staff, mari) == []
    with pytest.raises(NotAllowed):
        withdraw(staff.engine, staff.now, boss.token, made.id)


def test_a_step_is_moved_along_its_path(staff: Staff, boss: Someone, team: Team, mari: Someone):
    made = asks(staff, boss, Step(1, None, ("small",)), team=team.id)
    change(staff.engine, staff.now, boss.token, made.id, Wish(Step(3, 4, ())))

    assert tasks(staff, mari, days=1) == []
    (task,) = tasks(staff, mari, days=2)
    assert task.due == MONDAY + timedelta(days=3)


@pytest.mark.parametrize("asked", [SMALL, Step(0, None, ()), Step(1, None, (), times=0)])
def test_what_cannot_be_asked_for_is_no_change(
    staff: Staff, boss: Someone, team: Team, asked: Assignment | Step
):
    made = asks(staff, boss, Step(1, None, ("small",)), team=team.id)
    with pytest.raises(BadRequest):
        change(staff.engine, staff.now, boss.token, made.id, Wish(asked))


@pytest.mark.parametrize(
    ("asked", "rest", "field"),
    [
        (SMALL, {}, "team"),
        (SMALL, {"team": "TEAM", "person": "MARI"}, "team"),
        (Assignment(()), {"team": "TEAM"}, "scenarios"),
        (Assignment(("small", "gone")), {"team": "TEAM"}, "scenarios"),
        (Assignment(("\x00",)), {"team": "TEAM"}, "scenarios"),
        (Assignment(("small",), times=0), {"team": "TEAM"}, "times"),
        (Assignment(("small",), times=21), {"team": "TEAM"}, "times"),
        (Assignment(("small",), stars=4), {"team": "TEAM"}, "stars"),
        (Assignment(("small",), stars=-1), {"team": "TEAM"}, "stars"),
        (SMALL, {"team": "TEAM", "minutes": -1}, "minutes"),
        (SMALL, {"team": "TEAM", "minutes": 0}, "minutes"),
        (Step(0, None, ("small",)), {"team": "TEAM"}, "path"),
        (Step(3, 401, ("small",)), {"team": "TEAM"}, "path"),
        (Step(1, 2, ("small",)), {"person": "MARI"}, "path"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    staff: Staff, boss: Someone, team: Team, asked: Assignment | Step, rest: Any, field: str
):
    known = {"TEAM": team.id, "MARI": staff.trainee(boss, team.id).person}
    with pytest.raises(BadRequest) as caught:
        asks(staff, boss, asked, **{name: known.get(v, v) for name, v in rest.items()})
    assert caught.value.data == {"field": field}


def test_a_path_whose_days_run_backwards_is_told_with_its_days(
    staff: Staff, boss: Someone, team: Team
):
    with pytest.raises(PathReversed) as caught:
        asks(staff, boss, Step(8, 3, ("small",)), team=team.id)
    assert caught.value.data == {"first": 8, "last": 3}


def test_a_note_that_is_too_long_is_told_as_such(staff: Staff, boss: Someone, team: Team):
    with pytest.raises(TextLength):
        asks(staff, boss, SMALL, team=team.id, note="x" * 281)


@pytest.mark.parametrize(
    ("due", "error"),
    [
        (date(2020, 1, 1), DuePast),
        (MONDAY - timedelta(days=1), DuePast),
        (MONDAY + timedelta(days=732), DueTooFar),
        (date.max, DueTooFar),
    ],
)
def test_a_last_day_that_is_over_or_far_away_is_refused(
    staff: Staff, boss: Someone, team: Team, due: date, error: type[Exception]
):
    with pytest.raises(error):
        asks(staff, boss, Assignment(("small",), due), team=team.id)
    made = asks(staff, boss, SMALL, team=team.id)
    with pytest.raises(error):
        change(staff.engine, staff.now, boss.token, made.id, Wish(Assignment((), due)))


def test_a_day_two_years_from_now_will_do(staff: Staff, boss: Someone, team: Team):
    due = MONDAY + timedelta(days=731)
    assert asks(staff, boss, Assignment(("small",), due), team=team.id).asked.due == due


def test_the_day_is_the_houses_where_it_is_tomorrow_there(staff: Staff, boss: Someone, team: Team):
    # 9.30 in UTC and twelve and a half hours: in Tallinn the next day has begun.
    late = replace(staff, now=after(hours=12.6))
    with pytest.raises(DuePast):
        asks(late, boss, SMALL, team=team.id)


def test_a_day_that_has_passed_may_stay_while_all_else_changes(
    staff: Staff, boss: Someone, team: Team
):
    made = asks(staff, boss, SMALL, team=team.id)
    later = replace(staff, now=after(days=9))
    wish = Wish(Assignment((), MONDAY, times=3), note="Veel kord")
    changed = change(staff.engine, later.now, boss.token, made.id, wish)
    assert (changed.asked.due, changed.asked.times) == (MONDAY, 3)

    earlier = Wish(Assignment((), MONDAY - timedelta(days=1)))
    with pytest.raises(DuePast):
        change(staff.engine, later.now, boss.token, made.id, earlier)
