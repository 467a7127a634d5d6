"""Coordinators: invited, given teams, let in anew and taken out, by the administrator."""

from __future__ import annotations

import pytest

from service_quest.actions.coordinators import (
    invite_coordinator,
    lead_team,
    list_coordinators,
    remove_coordinator,
)
from service_quest.actions.desk import desk_of
from service_quest.actions.entering import Door
from service_quest.actions.errors import InvitationInvalid, NoSession
from service_quest.actions.getting_in import begin_coordinating
from service_quest.actions.inviting import reissue_link
from service_quest.actions.signing_in import sign_in
from service_quest.actions.teams import close_team, who_am_i
from service_quest.domain.errors import NotAllowed
from tests.actions.staff import PASSWORD, Someone, Staff, fresh


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


def listed(staff: Staff, boss: Someone) -> list[tuple[str | None, bool, frozenset[str]]]:
    """Return the coordinators: name, whether they have come, teams."""
    found = list_coordinators(staff.engine, boss.token)
    return [(one.person.real_name, one.person.joined_at is not None, one.teams) for one in found]


def test_coordinators_are_listed_with_their_teams_whether_or_not_they_have_come(
    staff: Staff, boss: Someone
):
    shop, bar = staff.team(boss).id, staff.team(boss, "Baar").id
    staff.coordinator(boss, shop, bar, name="Kaie")
    invite_coordinator(staff.engine, staff.now, boss.token, "Aive", [bar], fresh)
    assert listed(staff, boss) == [
        ("Aive", False, frozenset({bar})),
        ("Kaie", True, frozenset({shop, bar})),
    ]

    close_team(staff.engine, staff.now, boss.token, bar)
    assert [teams for _, _, teams in listed(staff, boss)] == [frozenset(), frozenset({shop})]


def test_a_coordinator_is_given_a_team_and_has_it_taken_away(staff: Staff, boss: Someone):
    team = staff.team(boss).id
    kaie = staff.coordinator(boss)
    for _ in range(2):
        lead_team(staff.engine, staff.now, boss.token, kaie.person, team, leads=True)
    assert desk_of(staff.engine, staff.now, kaie.token, team).team.id == team

    for _ in range(2):
        lead_team(staff.engine, staff.now, boss.token, kaie.person, team, leads=False)
    with pytest.raises(NotAllowed):
        desk_of(staff.engine, staff.now, kaie.token, team)


def test_only_coordinators_lead_teams_and_are_taken_out_as_such(staff: Staff, boss: Someone):
    team = staff.team(boss).id
    mari = staff.trainee(boss, team)
    for whom in (mari.person, boss.person):
        with pytest.raises(NotAllowed):
            lead_team(staff.engine, staff.now, boss.token, whom, team, leads=True)
        with pytest.raises(NotAllowed):
            remove_coordinator(staff.engine, staff.now, boss.token, whom)


def test_who_was_taken_out_can_no_longer_sign_in(staff: Staff, boss: Someone):
    team = staff.team(boss).id
    kaie = staff.coordinator(boss, team, name="Kaie")
    remove_coordinator(staff.engine, staff.now, boss.token, kaie.person)

    assert listed(staff, boss) == []
    with pytest.raises(NoSession):
        who_am_i(staff.engine, kaie.token)
    staff.coordinator(boss, team, name="Kaie")


def test_a_link_made_anew_ends_the_earlier_one_and_brings_another_password(
    staff: Staff, boss: Someone
):
    engine, now = staff.engine, staff.now
    early = invite_coordinator(engine, now, boss.token, "Kaie", [], fresh)
    late = reissue_link(engine, now, boss.token, early.person or "", fresh)
    with pytest.raises(InvitationInvalid):
        begin_coordinating(engine, now, Door(None, fresh()), early.token or "", "Kaie", PASSWORD)
    begin_coordinating(engine, now, Door(None, fresh()), late.token or "", "Kaie", PASSWORD)

    forgot = reissue_link(engine, now, boss.token, early.person or "", fresh)
    anew = "uus lause mida mäletan"
    begin_coordinating(engine, now, Door(None, fresh()), forgot.token or "", "Kaie", anew)
    assert sign_in(engine, now, Door(None, fresh()), "Kaie", anew).person == early.person
