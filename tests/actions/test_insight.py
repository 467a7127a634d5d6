"""Teams together, where the house fails, and briefs that people share themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from service_quest.actions.briefs import (
    NOTE_MOST,
    read_brief,
    share_brief,
    shared_note,
    shared_with_me,
    stop_sharing,
)
from service_quest.actions.content import Shelf
from service_quest.actions.errors import BadRequest, PersonMismatch
from service_quest.actions.insight import (
    house_report,
    missed_in,
    say_it_happens,
    team_pictures,
)
from service_quest.actions.merging import merge_people
from service_quest.actions.settings import define_service, settings_of
from service_quest.actions.teams import move_person, remove_person
from service_quest.domain.errors import NotAllowed, TextLength
from service_quest.domain.insight import Figure
from tests.actions.plays import BADLY, after
from tests.actions.staff import Someone, Staff
from tests.domain.scripts import kettle

STAGE = kettle(level="needs")
SHELF = Shelf([STAGE], ["et", "en"])
ALIASES = ("Kuu", "Päike", "Täht", "Pilv", "Tuul")


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> str:
    """Make a team."""
    return staff.team(boss).id


@pytest.fixture
def five(staff: Staff, boss: Someone, team: str) -> Sequence[Someone]:
    """Let five people join the team."""
    return [staff.trainee(boss, team, f"Inimene {alias}", alias) for alias in ALIASES]


def all_play(staff: Staff, people: Sequence[Someone], **parts: object) -> None:
    """Let everyone play the scenario once."""
    for number, who in enumerate(people):
        staff.plays(who, 100 + number, script=STAGE, shelf=SHELF, **parts)


def test_a_team_has_a_figure_once_five_have_played(
    staff: Staff, boss: Someone, team: str, five: Sequence[Someone]
):
    all_play(staff, five[:4])
    (before,) = team_pictures(staff.engine, SHELF, boss.token)
    all_play(staff, five)
    (picture,) = team_pictures(staff.engine, SHELF, boss.token)
    assert before.stages == {"needs": Figure(4, None)}
    assert picture.stages == {"needs": Figure(5, 100)}


def test_the_replies_most_missed_are_told_by_team(
    staff: Staff, boss: Someone, team: str, five: Sequence[Someone]
):
    all_play(staff, five, moves=BADLY)
    found = missed_in(staff.engine, boss.token, SHELF, team, STAGE.id)
    assert (found[0].choice, found[0].by, found[0].of) == ("hello.argue", 4, 5)
    with pytest.raises(BadRequest):
        missed_in(staff.engine, boss.token, SHELF, team, "no-such")


def test_what_a_newcomer_said_shows_in_no_figure(
    staff: Staff, boss: Someone, team: str, five: Sequence[Someone]
):
    mari = staff.trainee(boss, team, "Mari Maasikas", "Kevad")
    all_play(staff, five, moves=BADLY)
    before = missed_in(staff.engine, boss.token, SHELF, team, STAGE.id)
    Staff(staff.engine, after(minutes=5)).plays(mari, 1, script=STAGE, shelf=SHELF)
    assert missed_in(staff.engine, boss.token, SHELF, team, STAGE.id) == before


def test_what_was_played_stays_with_the_team_however_people_are_moved(
    staff: Staff, boss: Someone, team: str, five: Sequence[Someone]
):
    all_play(staff, five, moves=BADLY)
    later, other = after(days=1), staff.team(boss, "Ladu").id
    before = missed_in(staff.engine, boss.token, SHELF, team, STAGE.id)
    for who in five:
        move_person(staff.engine, later, boss.token, who.person, other)
    assert missed_in(staff.engine, boss.token, SHELF, team, STAGE.id) == before != []
    assert missed_in(staff.engine, boss.token, SHELF, other, STAGE.id) == []


def test_a_coordinator_sees_no_other_team(
    staff: Staff, boss: Someone, team: str, five: Sequence[Someone]
):
    other = staff.coordinator(boss, staff.team(boss, "Ladu").id)
    assert [one.team.name for one in team_pictures(staff.engine, SHELF, other.token)] == ["Ladu"]
    with pytest.raises(NotAllowed):
        missed_in(staff.engine, other.token, SHELF, team, STAGE.id)
    with pytest.raises(NotAllowed):
        shared_with_me(staff.engine, other.token, team)


def test_a_trainee_sees_none_of_it(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    for look in (
        lambda: team_pictures(staff.engine, SHELF, mari.token),
        lambda: house_report(staff.engine, staff.now, SHELF, mari.token),
        lambda: missed_in(staff.engine, mari.token, SHELF, team, STAGE.id),
    ):
        with pytest.raises(NotAllowed):
            look()


def test_what_happens_here_is_counted_once_each_from_five_on(
    staff: Staff, boss: Someone, five: Sequence[Someone]
):
    def say(who: Someone) -> None:
        say_it_happens(staff.engine, staff.now, who.token, SHELF, STAGE.id, who.person)

    for who in [*five[:4], five[0]]:
        say(who)
    few = house_report(staff.engine, staff.now, SHELF, boss.token)
    say(five[4])
    enough = house_report(staff.engine, staff.now, SHELF, boss.token)
    later = house_report(staff.engine, after(days=120), SHELF, boss.token)
    assert (few.happens, enough.happens, later.happens) == ({}, {STAGE.id: 5}, {})


def test_nobody_says_it_for_another_nor_of_what_there_is_not(
    staff: Staff, boss: Someone, five: Sequence[Someone]
):
    one, other = five[:2]
    with pytest.raises(PersonMismatch):
        say_it_happens(staff.engine, staff.now, one.token, SHELF, STAGE.id, other.person)
    with pytest.raises(BadRequest):
        say_it_happens(staff.engine, staff.now, one.token, SHELF, "no-such", one.person)


def test_own_words_are_told_together_and_without_names(
    staff: Staff, boss: Someone, five: Sequence[Someone]
):
    other = [{"turn": 0, "node": "hello", "text": "Ma kutsun juhataja."}]
    all_play(staff, five[:4], other=other)
    assert house_report(staff.engine, staff.now, SHELF, boss.token).voices == []
    all_play(staff, five, other=other)
    (voice,) = house_report(staff.engine, staff.now, SHELF, boss.token).voices
    assert (voice.node, voice.people, voice.texts) == ("hello", 5, ("Ma kutsun juhataja.",))


def test_a_brief_is_read_only_while_its_person_shares_it(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    staff.plays(mari, script=STAGE, shelf=SHELF)
    with pytest.raises(NotAllowed):
        read_brief(staff.engine, boss.token, SHELF, mari.person)

    share_brief(staff.engine, staff.now, mari.token, " Hüvastijätt ")
    shared = read_brief(staff.engine, boss.token, SHELF, mari.person)
    assert (shared.note, shared.brief.stages) == ("Hüvastijätt", {"needs": (100, 100)})
    assert [one.id for one in shared_with_me(staff.engine, boss.token, team)] == [mari.person]

    stop_sharing(staff.engine, staff.now, mari.token)
    assert shared_note(staff.engine, mari.token) is None
    with pytest.raises(NotAllowed):
        read_brief(staff.engine, boss.token, SHELF, mari.person)


def test_one_reads_ones_own_brief_and_no_colleagues(staff: Staff, boss: Someone, team: str):
    mari, juri = (staff.trainee(boss, team, name, name) for name in ("Mari", "Jüri"))
    share_brief(staff.engine, staff.now, mari.token, "")
    assert read_brief(staff.engine, mari.token, SHELF, mari.person).note == ""
    with pytest.raises(NotAllowed):
        read_brief(staff.engine, juri.token, SHELF, mari.person)


def test_a_sentence_that_is_too_long_is_refused(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    with pytest.raises(TextLength):
        share_brief(staff.engine, staff.now, mari.token, "x" * (NOTE_MOST + 1))


def test_who_is_taken_out_shares_nothing_any_more(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    share_brief(staff.engine, staff.now, mari.token, "")
    remove_person(staff.engine, staff.now, boss.token, mari.person)
    assert shared_with_me(staff.engine, boss.token, team) == []


def test_two_who_are_one_have_said_it_once(
    staff: Staff, boss: Someone, team: str, five: Sequence[Someone]
):
    for who in five:
        say_it_happens(staff.engine, staff.now, who.token, SHELF, STAGE.id, who.person)
    merge_people(staff.engine, staff.now, boss.token, five[0].person, five[1].person)
    assert house_report(staff.engine, staff.now, SHELF, boss.token).happens == {}


def test_the_house_says_what_great_service_is(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    define_service(staff.engine, staff.now, boss.token, " Märkame.\nTeeme ära. ")
    assert settings_of(staff.engine).definition == "Märkame.\nTeeme ära."
    with pytest.raises(NotAllowed):
        define_service(staff.engine, staff.now, mari.token, "Ei tee midagi")
    define_service(staff.engine, staff.now, boss.token, "")
    assert settings_of(staff.engine).definition == ""
