"""Teams and people: made, moved, renamed, taken out, made one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from service_quest.actions.attempts import progress_of
from service_quest.actions.away import mark_away, unmark_away
from service_quest.actions.desk import desk_of
from service_quest.actions.errors import (
    AliasTaken,
    AliasTakenThere,
    AlreadyCome,
    AwayReversed,
    BadRequest,
    InvitationInvalid,
    NotTwo,
    TeamNameTaken,
    TeamNotEmpty,
    TooMany,
)
from service_quest.actions.inviting import (
    invite_people,
    list_invitations,
    make_poster,
    reissue_link,
    revoke_invitation,
)
from service_quest.actions.merging import merge_people
from service_quest.actions.teams import (
    change_look,
    close_team,
    create_team,
    move_person,
    remove_person,
    rename_person,
    rename_team,
    set_headcount,
    who_am_i,
)
from service_quest.domain.errors import Gone, NameOnLine, NameTwice, NoNames, NotAllowed, OutOfReach
from service_quest.domain.ranking import NoHeadcount
from service_quest.store.engine import reading
from service_quest.store.people_records import Kind, Person
from service_quest.store.people_tables import AbsenceRow, MembershipRow
from service_quest.store.tables import AttemptRow, PersonRow
from service_quest.store.teams import members
from tests.actions.plays import NOW_MS, after
from tests.actions.staff import Someone, Staff, fresh

MONDAY = date(2026, 3, 2)
"""The day of `NOW`, in Tallinn and elsewhere."""


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


def inside(engine: Engine, team: str) -> list[Person]:
    """Return who is in a team."""
    return [m.person for m in reading(engine, lambda connection: members(connection, [team]))]


def spans(engine: Engine, person: str) -> set[tuple[str, int, int | None]]:
    """Return someone's memberships, days counted from `MONDAY`."""
    zero = (MONDAY - date(1970, 1, 1)).days
    with Session(engine) as session:
        rows = session.exec(select(MembershipRow).where(MembershipRow.person_id == person))
        return {
            (r.team_id, r.first_day - zero, None if r.last_day is None else r.last_day - zero)
            for r in rows
        }


def names(engine: Engine, team: str) -> list[str | None]:
    """Return the real names in a team."""
    return [person.real_name for person in inside(engine, team)]


def test_a_list_of_names_makes_a_link_for_each_and_puts_them_into_the_team(
    staff: Staff, boss: Someone
):
    team = staff.team(boss)
    made = invite_people(
        staff.engine, staff.now, boss.token, team.id, ["  Mari  Maasikas ", "", "Jüri 🦊"], fresh
    )

    assert [link.name for link in made] == ["Mari Maasikas", "Jüri 🦊"]
    assert len({link.token for link in made}) == 2
    assert names(staff.engine, team.id) == ["Jüri 🦊", "Mari Maasikas"]
    assert all(person.joined_at is None for person in inside(staff.engine, team.id))


def test_the_same_list_once_more_makes_nobody_twice(staff: Staff, boss: Someone):
    team = staff.team(boss)
    early, late = staff.links(boss, team.id, "Mari", "Jüri")
    staff.joins(early)
    again = invite_people(
        staff.engine, staff.now, boss.token, team.id, ["Mari", "Jüri", "Anu"], fresh
    )

    assert names(staff.engine, team.id) == ["Anu", "Jüri", "Mari"]
    assert again[0].token is None
    with pytest.raises(InvitationInvalid):
        staff.joins(late, "Kuu")
    staff.joins(again[1].token or "", "Kuu")


def test_namesakes_are_told_apart_before_anybody_is_made(staff: Staff, boss: Someone):
    team = staff.team(boss)
    with pytest.raises(NameTwice) as caught:
        staff.links(boss, team.id, "Mari", "", "Anu", "mari ")
    assert caught.value.data == {"name": "Mari", "first": 1, "last": 4}
    assert inside(staff.engine, team.id) == []
    staff.links(boss, team.id, "Mari K", "Mari M")
    assert names(staff.engine, team.id) == ["Mari K", "Mari M"]


def test_who_is_in_the_team_is_the_same_however_the_name_is_written(staff: Staff, boss: Someone):
    team = staff.team(boss)
    staff.links(boss, team.id, "Mari Maasikas")
    listed = ["MARI  MAASIKAS", "Anu"]
    mari, anu = invite_people(staff.engine, staff.now, boss.token, team.id, listed, fresh)

    assert names(staff.engine, team.id) == ["Anu", "Mari Maasikas"]
    assert (mari.name, mari.again, anu.again) == ("Mari Maasikas", True, False)


@pytest.mark.parametrize(
    ("listed", "error"),
    [
        (["Mari", "x" * 81], NameOnLine),
        (["Mari", "\u202eiraM"], NameOnLine),
        (["Mari\x00"], NameOnLine),
        ([f"Mari {number}" for number in range(501)], TooMany),
        (["", "  "], NoNames),
    ],
)
def test_a_list_with_a_mistake_makes_nobody(
    staff: Staff, boss: Someone, listed: list[str], error: type[Exception]
):
    team = staff.team(boss)
    with pytest.raises(error):
        invite_people(staff.engine, staff.now, boss.token, team.id, listed, fresh)
    assert inside(staff.engine, team.id) == []


def test_invitations_are_listed_until_they_are_used_or_revoked(staff: Staff, boss: Someone):
    team = staff.team(boss)
    used, _ = staff.links(boss, team.id, "Mari", "Jüri")
    poster = make_poster(staff.engine, staff.now, boss.token, team.id, fresh, uses=5)
    staff.joins(used)
    staff.joins(poster.token or "", "Kuu")

    listed = list_invitations(staff.engine, staff.now, boss.token, team.id)
    assert {(one.kind, one.name, one.uses_left) for one in listed} == {
        (Kind.TEAM, None, 4),
        (Kind.PERSON, "Jüri", 1),
    }
    for one in listed:
        revoke_invitation(staff.engine, staff.now, boss.token, one.id)
    assert list_invitations(staff.engine, staff.now, boss.token, team.id) == []


@pytest.mark.parametrize(("uses", "days"), [(0, 1), (1_001, 1), (1, 0), (None, 366)])
def test_a_poster_lasts_within_bounds(staff: Staff, boss: Someone, uses: int | None, days: int):
    team = staff.team(boss)
    with pytest.raises(BadRequest):
        make_poster(staff.engine, staff.now, boss.token, team.id, fresh, uses=uses, days=days)


def test_a_poster_holds_for_so_many_days_and_people(staff: Staff, boss: Someone):
    team = staff.team(boss)
    made = make_poster(staff.engine, staff.now, boss.token, team.id, fresh, uses=1, days=2)
    with pytest.raises(InvitationInvalid):
        replace(staff, now=after(days=2)).joins(made.token or "")
    replace(staff, now=after(days=1.9)).joins(made.token or "")
    with pytest.raises(InvitationInvalid):
        staff.joins(made.token or "", "Kuu")


def test_a_link_made_anew_ends_the_earlier_one(staff: Staff, boss: Someone):
    team = staff.team(boss)
    (early,) = staff.links(boss, team.id, "Mari")
    (mari,) = inside(staff.engine, team.id)
    late = reissue_link(staff.engine, staff.now, boss.token, mari.id, fresh)

    with pytest.raises(InvitationInvalid):
        staff.joins(early)
    assert staff.joins(late.token or "").person == mari.id
    with pytest.raises(AlreadyCome):
        reissue_link(staff.engine, staff.now, boss.token, mari.id, fresh)


def test_a_team_is_closed_once_nobody_is_in_it(staff: Staff, boss: Someone):
    team = staff.team(boss)
    mari, poster = staff.trainee(boss, team.id), staff.poster(boss, team.id)
    with pytest.raises(TeamNotEmpty) as caught:
        close_team(staff.engine, staff.now, boss.token, team.id)
    assert caught.value.data == {"count": 1}
    remove_person(staff.engine, staff.now, boss.token, mari.person)
    close_team(staff.engine, staff.now, boss.token, team.id)

    me = who_am_i(staff.engine, boss.token)
    assert me is not None
    assert me.teams == []
    with pytest.raises(InvitationInvalid):
        staff.joins(poster, "Kuu")


def test_what_is_no_longer_there_is_told_as_far_as_one_may_know(staff: Staff, boss: Someone):
    team, other = staff.team(boss), staff.team(boss, "Köök")
    kaie = staff.coordinator(boss, team.id)
    anu = staff.trainee(boss, other.id)
    close_team(staff.engine, staff.now, boss.token, team.id)
    remove_person(staff.engine, staff.now, boss.token, anu.person)

    for who, error in ((boss, Gone), (kaie, OutOfReach)):
        with pytest.raises(error):
            rename_team(staff.engine, staff.now, who.token, team.id, "Saal")
        with pytest.raises(error):
            rename_person(staff.engine, staff.now, who.token, anu.person, "Anu")
    with pytest.raises(OutOfReach):
        rename_team(staff.engine, staff.now, kaie.token, other.id, "Saal")


def test_a_coordinator_who_makes_a_team_looks_after_it(staff: Staff, boss: Someone):
    kaie = staff.coordinator(boss)
    team = create_team(staff.engine, staff.now, kaie.token, "  Õhtune   vahetus ", fresh)

    me = who_am_i(staff.engine, kaie.token)
    assert me is not None
    assert [(one.id, one.name) for one in me.teams] == [(team.id, "Õhtune vahetus")]


def test_the_administrator_tells_how_many_serve_in_a_team(staff: Staff, boss: Someone):
    made = create_team(staff.engine, staff.now, boss.token, "Lett", fresh, 12)
    assert headcounts(staff, boss) == [12]
    for people in (9999, 1, None):
        set_headcount(staff.engine, staff.now, boss.token, made.id, people)
        assert headcounts(staff, boss) == [people]
    for people in (0, 10_000):
        with pytest.raises(NoHeadcount):
            set_headcount(staff.engine, staff.now, boss.token, made.id, people)
        with pytest.raises(NoHeadcount):
            create_team(staff.engine, staff.now, boss.token, "Saal", fresh, people)
    assert headcounts(staff, boss) == [None]


def headcounts(staff: Staff, boss: Someone) -> list[int | None]:
    """Return how many serve in each team."""
    me = who_am_i(staff.engine, boss.token)
    return [team.headcount for team in me.teams] if me else []


def test_a_coordinator_tells_no_headcount_even_of_a_team_of_their_own(staff: Staff, boss: Someone):
    kaie = staff.coordinator(boss)
    with pytest.raises(NotAllowed):
        create_team(staff.engine, staff.now, kaie.token, "Lett", fresh, 12)
    made = create_team(staff.engine, staff.now, kaie.token, "Lett", fresh)
    with pytest.raises(NotAllowed):
        set_headcount(staff.engine, staff.now, kaie.token, made.id, 12)
    assert headcounts(staff, boss) == [None]


@pytest.mark.parametrize("name", ["Kassa", "  kassa ", "KASSA", "\uff2bassa"])
def test_no_two_open_teams_bear_the_same_name(staff: Staff, boss: Someone, name: str):
    first, other = staff.team(boss, "Kassa"), staff.team(boss, "Saal")
    with pytest.raises(TeamNameTaken):
        create_team(staff.engine, staff.now, boss.token, name, fresh)
    with pytest.raises(TeamNameTaken):
        rename_team(staff.engine, staff.now, boss.token, other.id, name)
    rename_team(staff.engine, staff.now, boss.token, first.id, name)

    close_team(staff.engine, staff.now, boss.token, first.id)
    assert create_team(staff.engine, staff.now, boss.token, "Kassa", fresh).id != first.id


def test_a_trainee_is_told_from_which_monday_they_count(staff: Staff, boss: Someone):
    team = staff.team(boss).id
    sunday = replace(staff, now=after(days=6))
    early, late = staff.trainee(boss, team), sunday.trainee(boss, team, "Jüri Juurikas", "Kuu")
    told = [who_am_i(staff.engine, who.token) for who in (early, late, boss)]

    assert [me and me.counts for me in told] == [MONDAY, MONDAY + timedelta(days=7), None]


def test_teams_and_people_are_renamed(staff: Staff, boss: Someone):
    team = staff.team(boss)
    mari = staff.trainee(boss, team.id)
    rename_team(staff.engine, staff.now, boss.token, team.id, "Köök")
    rename_person(staff.engine, staff.now, boss.token, mari.person, "Mari Mustikas")

    me = who_am_i(staff.engine, mari.token)
    assert me is not None
    assert [one.name for one in me.teams] == ["Köök"]
    assert me.person.real_name == "Mari Mustikas"


def test_who_is_moved_leaves_one_team_and_is_in_the_other_from_that_day(
    staff: Staff, boss: Someone
):
    counter, kitchen = staff.team(boss), staff.team(boss, "Köök")
    mari = staff.trainee(boss, counter.id)
    move_person(staff.engine, after(days=3), boss.token, mari.person, kitchen.id)
    move_person(staff.engine, after(days=3), boss.token, mari.person, kitchen.id)

    assert spans(staff.engine, mari.person) == {(counter.id, 0, 3), (kitchen.id, 3, None)}


def test_nobody_is_moved_to_where_their_alias_is_somebody_elses(staff: Staff, boss: Someone):
    counter, kitchen = staff.team(boss), staff.team(boss, "Köök")
    mari = staff.trainee(boss, counter.id, alias="Vaikne Tuul")
    staff.trainee(boss, kitchen.id, "Jüri", "vaikne tuul")
    with pytest.raises(AliasTakenThere) as caught:
        move_person(staff.engine, staff.now, boss.token, mari.person, kitchen.id)

    assert caught.value.data == {"alias": "Vaikne Tuul"}
    assert [one.id for one in inside(staff.engine, counter.id)] == [mari.person]


def test_who_has_no_alias_yet_is_moved_anywhere(staff: Staff, boss: Someone):
    counter, kitchen = staff.team(boss), staff.team(boss, "Köök")
    staff.links(boss, counter.id, "Anu")
    staff.trainee(boss, kitchen.id)
    (anu,) = inside(staff.engine, counter.id)
    move_person(staff.engine, staff.now, boss.token, anu.id, kitchen.id)

    assert names(staff.engine, kitchen.id) == ["Anu", "Mari Maasikas"]


def test_who_comes_back_on_the_same_day_was_never_away(staff: Staff, boss: Someone):
    counter, kitchen = staff.team(boss), staff.team(boss, "Köök")
    mari = staff.trainee(boss, counter.id)
    for team in (kitchen, counter, kitchen, counter):
        move_person(staff.engine, staff.now, boss.token, mari.person, team.id)

    assert spans(staff.engine, mari.person) == {(counter.id, 0, None), (kitchen.id, 0, 0)}


def test_the_day_is_the_organisations(staff: Staff, boss: Someone):
    team = staff.team(boss)
    late = replace(staff, now=after(hours=13))
    mari = late.trainee(boss, team.id)

    assert spans(staff.engine, mari.person) == {(team.id, 1, None)}


def test_of_who_is_taken_out_only_what_they_played_stays(staff: Staff, boss: Someone):
    team = staff.team(boss)
    mari = staff.trainee(boss, team.id)
    staff.plays(mari)
    remove_person(staff.engine, after(days=1), boss.token, mari.person)

    with Session(staff.engine) as session:
        row = session.exec(select(PersonRow).where(PersonRow.id == mari.person)).one()
        assert (row.alias, row.face, row.real_name) == (None, None, None)
        assert session.exec(select(AttemptRow)).one().person_id == mari.person
    assert inside(staff.engine, team.id) == []
    assert spans(staff.engine, mari.person) == {(team.id, 0, 1)}
    with pytest.raises(NotAllowed):
        remove_person(staff.engine, staff.now, boss.token, mari.person)


def test_two_who_are_one_are_made_one(staff: Staff, boss: Someone):
    team = staff.team(boss)
    double = staff.joins(staff.poster(boss, team.id), "Topelt")
    mari = staff.trainee(boss, team.id)
    staff.plays(double, 1, started=NOW_MS - 90_000)
    staff.plays(mari, 2)
    merge_people(staff.engine, staff.now, boss.token, double.person, mari.person)

    assert [one.id for one in inside(staff.engine, team.id)] == [mari.person]
    with Session(staff.engine) as session:
        firsts = session.exec(select(AttemptRow).where(col(AttemptRow.first))).all()
    assert [one.id for one in firsts] == [f"{1:032x}"]
    assert progress_of(staff.engine, mari.person)["small"].attempts == 2
    # What still waits on the double's phone finds its way, once that is signed in as Mari.
    assert staff.plays(Someone(double.person, mari.token), 3).result.points


def test_nobody_is_made_one_with_themselves(staff: Staff, boss: Someone):
    mari = staff.trainee(boss, staff.team(boss).id)
    with pytest.raises(NotTwo):
        merge_people(staff.engine, staff.now, boss.token, mari.person, mari.person)


def test_an_absence_is_kept_with_the_day_on_which_it_was_marked(staff: Staff, boss: Someone):
    mari = staff.trainee(boss, staff.team(boss).id)
    week = MONDAY + timedelta(days=7)
    for last in (week + timedelta(days=1), week + timedelta(days=4)):
        mark_away(staff.engine, staff.now, boss.token, mari.person, week, last)

    with Session(staff.engine) as session:
        row = session.exec(select(AbsenceRow)).one()
    zero = (MONDAY - date(1970, 1, 1)).days
    assert (row.first_day, row.last_day, row.marked_day) == (zero + 7, zero + 11, zero)
    with pytest.raises(AwayReversed):
        mark_away(staff.engine, staff.now, boss.token, mari.person, week, MONDAY)


def test_an_absence_is_seen_at_the_desk_until_it_is_over_or_taken_back(staff: Staff, boss: Someone):
    team = staff.team(boss).id
    mari = staff.trainee(boss, team)
    week = MONDAY + timedelta(days=7)
    mark_away(staff.engine, staff.now, boss.token, mari.person, week, week)

    def away(days: int) -> list[date]:
        (line,) = desk_of(staff.engine, after(days=days), boss.token, team).people
        return [absence.first for absence in line.away]

    assert [away(0), away(7), away(8)] == [[week], [week], []]
    unmark_away(staff.engine, staff.now, boss.token, mari.person, week)
    assert away(0) == []


def test_one_changes_ones_own_look(staff: Staff, boss: Someone):
    team = staff.team(boss)
    mari = staff.trainee(boss, team.id)
    staff.trainee(boss, team.id, "Jüri", "Kuu")
    change_look(staff.engine, staff.now, mari.token, "PÄIKE 🌞", "kaur")

    me = who_am_i(staff.engine, mari.token)
    assert me is not None
    assert (me.person.alias, me.person.face) == ("PÄIKE 🌞", "kaur")
    with pytest.raises(AliasTaken):
        change_look(staff.engine, staff.now, mari.token, "kuu", "kaur")


def test_a_guest_is_nobody_yet(staff: Staff):
    assert who_am_i(staff.engine, fresh()) is None
