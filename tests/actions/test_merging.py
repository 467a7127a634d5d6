"""Two people who are one: everything of the one becomes the other's, and only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from service_quest.actions.assignments import Wish, assign
from service_quest.actions.attempts import progress_of
from service_quest.actions.away import mark_away
from service_quest.actions.briefs import share_brief, shared_note
from service_quest.actions.content import Shelf
from service_quest.actions.desk import PersonLine, desk_of
from service_quest.actions.errors import AliasTakenThere, InvitationInvalid, NotTwo
from service_quest.actions.helping import ask_for_help
from service_quest.actions.individuals import appear
from service_quest.actions.looking import looks_at_me
from service_quest.actions.merging import merge_people
from service_quest.actions.rhythm import set_goal
from service_quest.actions.sessions import list_sessions
from service_quest.actions.tasks import assigned_to_me
from service_quest.actions.teams import who_am_i
from service_quest.domain.assignments import Assignment, Step
from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.choices import choices
from service_quest.store.engine import reading
from service_quest.store.people_records import LookKind
from service_quest.store.people_tables import HappensRow
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.privacy_tables import LookRow
from service_quest.store.tables import DailyTryRow
from tests.actions.plays import KETTLE, NOW_MS, after
from tests.actions.staff import Someone, Staff, fresh

SHELF = Shelf([KETTLE], ["et", "en"])
MONDAY = date(2026, 3, 2)
STAYS = {
    "person.became": "what one was",
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
    share_brief(staff.engine, staff.now, who.token, "")
    played = f"{len(alias):032x}"
    rows = {
        DailyTryRow: {"day": 1, "scenario": "small", "started_at": len(alias), "points": 1}
        | {"attempt_id": played, "reply": "x"},
        BadgeShownRow: {"badge": "act", "scenario": "small"},
        BadgeAwardRow: {"badge": "act", "day": 1, "attempt_id": played},
        HappensRow: {"scenario": "small", "day": 1},
        LookRow: {"id": played, "by_id": boss.person, "looked_at": 1, "attempts": 1},
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
    told = [one.kind for one in looks_at_me(staff.engine, mari.token)]
    assert told == [LookKind.MERGE, LookKind.ANSWERS, LookKind.ANSWERS]
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


def later(staff: Staff, days: int) -> Staff:
    """Return the same organisation some days on."""
    return replace(staff, now=after(days=days))


def line_of(staff: Staff, boss: Someone, team: str, name: str) -> PersonLine:
    """Return somebody of a team by their real name."""
    people = desk_of(staff.engine, staff.now, boss.token, team).people
    return next(line for line in people if line.person.real_name == name)


def test_who_was_only_listed_is_whole_with_what_their_double_was(
    staff: Staff, boss: Someone, team: str
):
    double = staff.joins(staff.poster(boss, team), "Postrilt tulnud")
    (link,) = later(staff, 1).links(boss, team, "Anu Aas")
    anu = line_of(staff, boss, team, "Anu Aas").person
    appear(staff.engine, staff.now, double.token, on=True)
    set_goal(staff.engine, staff.now, double.token, 4)
    share_brief(staff.engine, staff.now, double.token, "Hüvastijätt")
    merge_people(staff.engine, after(days=2), boss.token, double.person, anu.id)

    me = who_am_i(staff.engine, double.token)
    assert me is not None
    came = int(staff.now.timestamp() * 1000)
    assert me.person == replace(anu, alias="Postrilt tulnud", face="maie", joined_at=came)
    assert reading(staff.engine, lambda c: choices(c, anu.id)) == (True, 4)
    assert shared_note(staff.engine, double.token) == "Hüvastijätt"
    with pytest.raises(InvitationInvalid):
        later(staff, 2).joins(link, "Kuu")


def test_days_of_a_path_count_from_the_earlier_coming(staff: Staff, boss: Someone, team: str):
    wish = Wish(Step(1, 3, ("small",)), team=team)
    assign(staff.engine, staff.now, boss.token, SHELF, wish, fresh)
    double = staff.joins(staff.poster(boss, team), "Topelt")
    mari = later(staff, 5).trainee(boss, team)
    merge_people(staff.engine, after(days=6), boss.token, double.person, mari.person)

    (task,) = assigned_to_me(staff.engine, after(days=6), mari.token)
    assert task.due == MONDAY + timedelta(days=2)
    (line,) = desk_of(staff.engine, after(days=6), boss.token, team).people
    assert line.since == MONDAY


def test_what_one_who_came_has_of_their_own_stays(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team, alias="Mari")
    double = staff.joins(staff.poster(boss, team), "Topelt")
    appear(staff.engine, staff.now, double.token, on=True)
    share_brief(staff.engine, staff.now, double.token, "")
    merge_people(staff.engine, staff.now, boss.token, double.person, mari.person)

    me = who_am_i(staff.engine, double.token)
    assert me is not None
    assert (me.person.alias, me.person.real_name) == ("Mari", "Mari Maasikas")
    assert reading(staff.engine, lambda c: choices(c, mari.person)) == (False, 2)
    assert shared_note(staff.engine, mari.token) is None


def test_neither_who_came_has_still_a_link(staff: Staff, boss: Someone, team: str):
    _, link = staff.links(boss, team, "Anu", "Anu Aas")
    double, anu = (line_of(staff, boss, team, name).person for name in ("Anu", "Anu Aas"))
    merge_people(staff.engine, staff.now, boss.token, double.id, anu.id)

    assert staff.joins(link, "Kuu").person == anu.id


def test_an_alias_that_is_somebody_elses_there_makes_nobody_one(
    staff: Staff, boss: Someone, team: str
):
    staff.trainee(boss, team, alias="Vaikne Tuul")
    staff.links(boss, team, "Anu Aas")
    anu = line_of(staff, boss, team, "Anu Aas").person
    elsewhere = staff.team(boss, "Köök").id
    double = staff.joins(staff.poster(boss, elsewhere), "vaikne tuul")
    with pytest.raises(AliasTakenThere):
        merge_people(staff.engine, staff.now, boss.token, double.person, anu.id)

    assert line_of(staff, boss, team, "Anu Aas").person == anu
    me = who_am_i(staff.engine, double.token)
    assert me is not None
    assert me.person.alias == "vaikne tuul"


def test_only_those_who_play_are_made_one(staff: Staff, boss: Someone, team: str):
    mari, kaie = staff.trainee(boss, team), staff.coordinator(boss, team)
    for double, into in ((mari, kaie), (kaie, mari)):
        with pytest.raises(NotTwo):
            merge_people(staff.engine, staff.now, boss.token, double.person, into.person)
