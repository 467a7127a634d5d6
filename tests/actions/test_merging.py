"""Two people who are one: everything of the one becomes the other's, and only once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from service_quest.actions.assignments import Wish, assign
from service_quest.actions.attempts import progress_of
from service_quest.actions.away import mark_away
from service_quest.actions.content import Shelf
from service_quest.actions.desk import desk_of
from service_quest.actions.errors import BadRequest, InvitationInvalid
from service_quest.actions.helping import ask_for_help
from service_quest.actions.merging import merge_people
from service_quest.actions.sessions import list_sessions
from service_quest.actions.tasks import assigned_to_me
from service_quest.actions.teams import who_am_i
from service_quest.domain.assignments import Assignment
from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.tables import DailyTryRow
from tests.actions.plays import KETTLE, NOW_MS
from tests.actions.staff import Someone, Staff, fresh

SHELF = Shelf([KETTLE], ["et", "en"])
MONDAY = date(2026, 3, 2)
STAYS = {
    "person.became": "what one was",
    "membership.person_id": "the board's past",
    "invitation.person_id": "links that are revoked",
}
"""What may still name who is gone."""


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> str:
    """Make a team."""
    return staff.team(boss).id


def busy(staff: Staff, boss: Someone, team: str, alias: str) -> Someone:
    """Let someone join and leave a trace in every table there is."""
    who = staff.trainee(boss, team, alias, alias)
    staff.plays(who, len(alias), started=NOW_MS - len(alias) * 10_000)
    ask_for_help(staff.engine, staff.now, who.token, fresh)
    for days in (7, 7 + len(alias)):
        first = MONDAY + timedelta(days=days)
        mark_away(staff.engine, staff.now, boss.token, who.person, first, first)
    wish = Wish(Assignment(("small",)), person=who.person)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    played = f"{len(alias):032x}"
    rows = {
        DailyTryRow: {"day": 1, "scenario": "small", "started_at": len(alias), "points": 1}
        | {"attempt_id": played, "reply": "x"},
        BadgeShownRow: {"badge": "act", "scenario": "small"},
        BadgeAwardRow: {"badge": "act", "day": 1, "attempt_id": played},
        PracticeAnswerRow: {"id": played, "moment": "x", "choice": "y", "grade": "best"}
        | {"answered_at": 1, "received_at": 1},
    }
    with staff.engine.begin() as connection:
        for table, row in rows.items():
            connection.execute(sa.insert(table).values(person_id=who.person, **row))
    return who


def naming(engine: Engine, person: str) -> set[str]:
    """Return every column that names a person, by table."""
    columns = [
        column
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if any(key.target_fullname == "person.id" for key in column.foreign_keys)
    ]
    with engine.connect() as connection:
        return {
            f"{column.table.name}.{column.name}"
            for column in columns
            if connection.execute(select(column).where(column == person)).first()
        }


def test_all_that_was_the_doubles_is_the_others(staff: Staff, boss: Someone, team: str):
    double, mari = busy(staff, boss, team, "Topelt"), busy(staff, boss, team, "Mari")
    merge_people(staff.engine, staff.now, boss.token, double.person, mari.person)

    assert naming(staff.engine, double.person) <= STAYS.keys()
    (line,) = desk_of(staff.engine, staff.now, boss.token, team).people
    assert line.person.id == mari.person
    assert [(one.first - MONDAY).days for one in line.away] == [7, 11, 13]
    assert progress_of(staff.engine, mari.person)["small"].attempts == 2
    assert progress_of(staff.engine, mari.person)["small"].first is not None
    assert len(assigned_to_me(staff.engine, staff.now, mari.token)) == 2


def test_the_doubles_phone_is_signed_in_as_the_other(staff: Staff, boss: Someone, team: str):
    double, mari = busy(staff, boss, team, "Topelt"), busy(staff, boss, team, "Mari")
    merge_people(staff.engine, staff.now, boss.token, double.person, mari.person)

    me = who_am_i(staff.engine, double.token)
    assert me is not None
    assert (me.person.id, me.was) == (mari.person, [double.person])
    assert len(list_sessions(staff.engine, mari.token)) == 2


def test_once_more_changes_nothing(staff: Staff, boss: Someone, team: str):
    double, mari = busy(staff, boss, team, "Topelt"), busy(staff, boss, team, "Mari")
    for _ in range(2):
        merge_people(staff.engine, staff.now, boss.token, double.person, mari.person)

    assert progress_of(staff.engine, mari.person)["small"].attempts == 2


def test_a_link_of_who_is_gone_lets_nobody_in(staff: Staff, boss: Someone, team: str):
    (link,) = staff.links(boss, team, "Mari Uus")
    (pending,) = desk_of(staff.engine, staff.now, boss.token, team).people
    mari = staff.trainee(boss, team)
    merge_people(staff.engine, staff.now, boss.token, pending.person.id, mari.person)

    with pytest.raises(InvitationInvalid):
        staff.joins(link, "Kuu")


def test_only_those_who_play_are_made_one(staff: Staff, boss: Someone, team: str):
    mari, kaie = staff.trainee(boss, team), staff.coordinator(boss, team)
    for double, into in ((mari, kaie), (kaie, mari)):
        with pytest.raises(BadRequest):
            merge_people(staff.engine, staff.now, boss.token, double.person, into.person)
