"""The desk's events: each does one thing, for who may, and tells what stood in the way."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import reflex as rx
import segno
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

import service_quest.service_quest  # noqa: F401 - the pages, before their parts
from service_quest.actions import passwords
from service_quest.actions.helping import ask_for_help
from service_quest.store.engine import engine_for
from service_quest.store.migrate import migrate_engine
from service_quest.web import house as houses
from service_quest.web.acting import FILE_MOST
from service_quest.web.content import sentence
from service_quest.web.desk.entry_state import EntryState
from service_quest.web.desk.lines import PersonLine
from service_quest.web.desk.people import merging, moving
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.desk.qr import qr_code
from service_quest.web.desk.task_state import TaskState
from service_quest.web.desk.tasks import on_offer
from service_quest.web.desk.teams_state import TeamsState
from service_quest.web.pages.house import HouseState
from service_quest.web.times import short_day
from tests.actions.staff import Someone, Staff, fresh
from tests.web.desks import beside, call, opened

LEVEL, SCENARIOS = next((level, names) for level, names in on_offer().items() if len(names) > 1)
STORY = SCENARIOS[0]
OFF, ON = False, True


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Staff]:
    """Serve an empty database, as the app's own."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    monkeypatch.setenv(houses.DATABASE_URL, url)
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((Argon2Hasher(1, 64, 1),)))
    houses.house.cache_clear()
    engine = engine_for(url)
    migrate_engine(engine)
    yield Staff(engine, datetime.now(UTC))
    engine.dispose()
    houses.house().engine.dispose()
    houses.house.cache_clear()


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> str:
    """Make a team."""
    return staff.team(boss, "Baar").id


def file_of(text: str, encoding: str = "utf-8") -> list[str]:
    """Return a file as a page sends it."""
    address = f"data:text/csv;base64,{base64.b64encode(text.encode(encoding)).decode()}"
    return [address[:20], address[20:]]


def came(kind: Any, who: Someone, language: str = "et") -> Any:
    """Return a page of the desk on which someone has arrived."""
    state = opened(kind, who.token, language)
    call(state, "look")
    assert state.shown
    return state


@pytest.mark.usefixtures("team")
def test_a_file_of_names_is_looked_over_and_then_each_has_a_link(boss: Someone):
    entry = came(EntryState, boss)
    call(entry, "read_list", file_of("Nimi;Amet\nÕie Äke;müüja\nŠura;kokk", "cp1257"))
    assert entry.names == "Õie Äke\nŠura"

    call(entry, "add_people", {"names": entry.names})
    assert [link.name for link in entry.links] == ["Õie Äke", "Šura"]
    assert re.fullmatch(r"https://quest\.test/et/join/#[0-9a-f]{64}", entry.links[0].address)
    assert entry.links_text.splitlines()[1] == f"Šura: {entry.links[1].address}"
    assert (entry.names, [one.name for one in entry.invitations]) == ("", ["Õie Äke", "Šura"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (file_of("Mari\n" + "x" * 81), "Rida 2"),
        (file_of('Mari\n"Uku'), "rida 2"),
        (file_of("x" * (FILE_MOST + 1)), str(FILE_MOST)),
        (file_of(""), "Siin ei ole ühtegi nime."),
        (file_of(" \r\n;;\r\n"), "Siin ei ole ühtegi nime."),
        (["data:"], "Siin ei ole ühtegi nime."),
        (["data:text/csv;base64,äö"], "file"),
        (["Mari", 7], "file"),
        ("data:text/csv;base64,", "file"),
        (None, "file"),
    ],
)
@pytest.mark.usefixtures("team")
def test_a_file_that_will_not_do_is_told_about(boss: Someone, data: Any, told: str):
    entry = came(EntryState, boss)
    call(entry, "read_list", data)
    assert told in entry.problem
    assert entry.names == ""


@pytest.mark.usefixtures("team")
def test_a_file_that_cannot_be_read_is_not_said_to_be_read(boss: Someone):
    entry = came(EntryState, boss)
    call(entry, "read_list", file_of("Nimi\nAnu"))
    assert (entry.is_read, entry.problem) == (True, "")
    call(entry, "read_list", file_of('Mari\n"Uku'))
    assert (entry.is_read, entry.names) == (False, "Anu")
    assert entry.problem


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Anu\nMari\nanu", "Nimi „Anu” on kirjas kaks korda: read 1 ja 3."),
        (" \n", "Siin ei ole ühtegi nime."),
        ("Nimi\n", "Siin ei ole ühtegi nime."),
    ],
)
@pytest.mark.usefixtures("team")
def test_a_list_that_will_not_do_makes_nobody(boss: Someone, names: str, told: str):
    entry = came(EntryState, boss)
    before = entry.done
    call(entry, "add_people", {"names": names})
    assert entry.problem.startswith(told)
    # What was typed stays: only a form that was taken is emptied.
    assert (entry.done, entry.people, entry.links) == (before, [], [])


@pytest.mark.usefixtures("team")
def test_whose_earlier_link_ends_is_told(boss: Someone):
    entry = came(EntryState, boss)
    call(entry, "add_people", {"names": "Anu"})
    assert entry.again == ""
    call(entry, "add_people", {"names": "ANU\nUku"})
    assert (entry.again, [one.name for one in entry.people]) == ("Anu", ["Anu", "Uku"])
    call(entry, "hide_links")
    assert entry.again == ""


def test_who_is_in_already_is_told_and_gets_no_link(staff: Staff, boss: Someone, team: str):
    staff.trainee(boss, team)
    entry = came(EntryState, boss, "en")
    call(entry, "add_people", {"names": "Mari Maasikas"})
    (line,) = entry.links
    assert (line.name, line.address) == ("Mari Maasikas has already joined.", "")


@pytest.mark.usefixtures("team")
def test_a_poster_holds_as_long_and_for_as_many_as_was_said(staff: Staff, boss: Someone):
    entry = came(EntryState, boss, "en")
    call(entry, "make_poster", {"days": "2", "uses": "12"})
    (line,) = entry.links
    assert line.name == "Baar"
    until = (staff.now + timedelta(days=2)).date()
    assert line.until[1] == short_day(until, "en", staff.now.date())
    (invitation,) = entry.invitations
    assert (invitation.name, invitation.uses) == ("", "12")

    call(entry, "revoke", invitation.id)
    assert entry.invitations == []
    for form in ({"days": "9999", "uses": ""}, {"days": "", "uses": ""}):
        call(entry, "make_poster", form)
        assert entry.problem == "“Days it is valid” takes a whole number from 1 to 365."


@pytest.mark.usefixtures("team")
def test_links_are_put_away_by_hand_and_with_the_team(staff: Staff, boss: Someone):
    other = staff.team(boss, "Lett").id
    for event, arguments in (("hide_links", ()), ("choose", (other,))):
        entry = came(EntryState, boss)
        call(entry, "make_poster", {"days": "2", "uses": ""})
        assert entry.links
        call(entry, event, *arguments)
        assert (entry.links, entry.links_for, entry.links_text) == ([], "", "")


def test_a_qr_code_is_drawn_module_by_module_with_its_quiet_edge():
    text = "https://quest.test/et/join/#" + "a" * 64
    path, size = qr_code(text)
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)\.5h(\d+)", path)]
    assert "".join(f"M{x} {y}.5h{n}" for x, y, n in runs) == path
    dark = {(x + at, y) for x, y, n in runs for at in range(n)}
    wanted = list(segno.make(text, error="m", boost_error=False).matrix_iter(border=4))
    assert size == len(wanted)
    assert dark == {(x, y) for y, row in enumerate(wanted) for x, on in enumerate(row) if on}


def test_a_person_is_marked_away_and_given_a_code(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    desk = came(PeopleState, boss)
    first = staff.now.date() + timedelta(days=7)
    form = {"person": mari.person, "first": first.isoformat(), "last": first.isoformat()}
    call(desk, "mark_away", form)
    assert [away.first for away in desk.people[0].away] == [first.isoformat()]
    call(desk, "unmark_away", mari.person, first.isoformat())
    assert desk.people[0].away == []

    call(desk, "hand_out_code", mari.person)
    assert (len(desk.code), desk.code_for) == (8, "Mari Maasikas")
    call(desk, "hide_code")
    assert desk.code == ""
    call(desk, "end_sessions", mari.person)
    assert desk.problem == ""


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [("et", "1 soovib abi", "2 soovivad abi"), ("en", "1 wants help", "2 want help")],
)
def test_the_choice_of_a_team_tells_how_many_want_help_there(
    staff: Staff, boss: Someone, team: str, language: str, one: str, two: str
):
    cellar = staff.team(boss, "Kelder").id
    people = [staff.trainee(boss, cellar, name, name) for name in ("Mari", "Jüri")]
    desk = came(PeopleState, boss, language)
    choices = [[line.choice for line in desk.teams]]
    for who in people:
        ask_for_help(staff.engine, staff.now, who.token, fresh)
        call(desk, "refresh")
        choices.append([line.choice for line in desk.teams])
    assert desk.team == team
    assert choices == [["Baar", f"Kelder{told}"] for told in ("", f" · {one}", f" · {two}")]


@pytest.mark.parametrize(("build", "words"), [(moving, "choose_team"), (merging, "choose_person")])
def test_a_list_of_whom_or_where_begins_with_nobody(build: Any, words: str):
    shown = str(build("en", rx.Var("one").to(PersonLine)))
    first = re.search(r'required:true},jsx\("option",{value:""},"([^"]+)"\)', shown)
    assert first
    assert first[1] == sentence("en", f"desk.{words}")


def test_a_double_is_made_one_and_a_link_made_anew(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    double = staff.joins(staff.poster(boss, team), "Topelt")
    staff.links(boss, team, "Anu")
    desk = came(PeopleState, boss)
    call(desk, "merge_person", {"person": double.person, "into": mari.person})
    assert [one.name for one in desk.people] == ["Anu", "Mari Maasikas"]

    call(desk, "reissue", desk.people[0].id)
    assert [link.name for link in desk.links] == ["Anu"]
    call(desk, "reissue", mari.person)
    assert desk.problem


@pytest.mark.usefixtures("team")
def test_a_level_is_assigned_whole_changed_and_withdrawn(boss: Someone):
    state: Any = beside(came(PeopleState, boss, "en"), TaskState)
    day = date(datetime.now(UTC).year + 1, 11, 5)
    form = {"what": f"level:{LEVEL}", "person": "", "due": day.isoformat(), "times": "2"}
    call(state, "assign", form | {"stars": "1", "minutes": "10", "note": "Rahulikult"})
    (task,) = state.tasks
    terms = "2 times · at least 1 ★ · 10 min"
    assert (task.when, task.terms) == (f"5 Nov {day.year}", terms)
    assert [link.address for link in task.links] == [
        f"https://quest.test/en/play/{name}/" for name in SCENARIOS
    ]

    call(state, "change", {"task": task.id, "due": "", "times": "1", "stars": "0"})
    (task,) = state.tasks
    assert (task.when, task.terms, task.note) == ("–", "", "")
    call(state, "withdraw", task.id)
    assert state.tasks == []


@pytest.mark.usefixtures("team")
def test_a_path_is_laid_by_days(boss: Someone):
    state: Any = beside(came(PeopleState, boss), TaskState)
    call(state, "assign", {"what": STORY, "day": "3", "last": "5"})
    call(state, "assign", {"what": STORY, "day": "1", "last": ""})
    assert [step.when for step in state.steps] == ["1. päev", "3.–5. päev"]
    assert state.tasks == []
    call(state, "assign", {"what": STORY, "day": "8", "last": "3"})
    assert state.problem == sentence("et", "errors.path-reversed", first=8, last=3)


WRONG = {
    "due-past": {"due": "2020-01-01"},
    "due-too-far": {"due": "9999-12-31"},
    # What a browser sends where one goes on typing after the year.
    "no-such-day": {"due": "20261-01-05"},
    "number-needed": {"times": "palju"},
}


@pytest.mark.parametrize("code", WRONG)
@pytest.mark.usefixtures("team")
def test_what_is_wrong_with_a_form_is_told_in_words(boss: Someone, code: str):
    state: Any = beside(came(PeopleState, boss), TaskState)
    call(state, "assign", {"what": STORY} | WRONG[code])
    data = {"years": 2, "label": sentence("et", "desk.times"), "least": 1, "most": 20}
    assert state.problem == sentence("et", f"errors.{code}", **data)
    assert state.tasks == []


@pytest.mark.parametrize(
    ("event", "form", "told"),
    [
        ("set_months", {"keep_months": ""}, "„Kuude arv”: siia käib täisarv 1–120."),
        ("set_months", {"keep_months": "kaks"}, "„Kuude arv”: siia käib täisarv 1–120."),
        ("set_hours", {"nudge_from": "", "nudge_until": "9"}, "„Alates kella”: siia käib"),
        ("set_hours", {"nudge_from": "8", "nudge_until": "25"}, "„Kuni kella”: siia käib"),
    ],
)
@pytest.mark.usefixtures("team")
def test_a_number_that_is_missing_is_asked_for_by_its_label(
    boss: Someone, event: str, form: dict[str, str], told: str
):
    house = came(HouseState, boss)
    call(house, event, form)
    assert house.problem.startswith(told)


def test_an_absence_that_runs_backwards_is_told_in_words(staff: Staff, boss: Someone, team: str):
    mari = staff.trainee(boss, team)
    desk = came(PeopleState, boss)
    form = {"person": mari.person, "first": "2026-12-24", "last": "2026-12-23"}
    call(desk, "mark_away", form)
    assert desk.problem == sentence("et", "errors.away-reversed")
    call(desk, "mark_away", form | {"last": ""})
    assert desk.problem == sentence("et", "errors.no-such-day")


def test_what_another_tab_has_taken_away_is_no_longer_there(staff: Staff, boss: Someone, team: str):
    kaie = staff.coordinator(boss, team)
    desks = [(came(TeamsState, boss), "gone"), (came(TeamsState, kaie), "out-of-reach")]
    call(came(TeamsState, boss), "close_team", team)
    for desk, code in desks:
        call(desk, "rename_team", {"team": team, "name": "Saal"})
        assert desk.problem == sentence("et", f"errors.{code}")


def test_teams_and_their_coordinators_are_looked_after(staff: Staff, boss: Someone, team: str):
    kaie = staff.coordinator(boss, team, name="Kaie")
    house = came(TeamsState, boss)
    assert [(one.name, one.leads) for one in house.coordinators] == [("Kaie", "Baar")]
    call(house, "lead", kaie.person, team, OFF)
    call(house, "create_team", {"name": "Lett"})
    call(house, "lead", kaie.person, house.team, ON)
    assert [(one.name, one.leads) for one in house.coordinators] == [("Kaie", "Lett")]
    call(house, "rename_team", {"team": house.team, "name": "Köök"})
    call(house, "close_team", team)
    assert [one.name for one in house.teams] == ["Köök"]

    call(house, "invite_coordinator", {"name": "Aive", "team": house.team})
    assert "/et/setup/#" in house.links[0].address
    call(house, "remove_coordinator", kaie.person)
    assert [one.name for one in house.coordinators] == ["Aive"]


def test_a_coordinator_sees_teams_of_their_own_and_no_coordinators(staff: Staff, boss: Someone):
    team = staff.team(boss, "Baar").id
    staff.team(boss, "Lett")
    house = came(TeamsState, staff.coordinator(boss, team))
    assert ([one.name for one in house.teams], house.coordinators) == (["Baar"], [])
    call(house, "create_team", {"name": "Köök"})
    call(house, "invite_coordinator", {"name": "Aive", "team": ""})
    assert house.problem
    assert house.links == []


def test_how_many_serve_in_a_team_is_told_as_it_is_made_and_later(staff: Staff, boss: Someone):
    house = came(TeamsState, boss)
    call(house, "create_team", {"name": "Lett", "headcount": "12"})
    call(house, "create_team", {"name": "Köök", "headcount": ""})
    lett, kitchen = sorted(house.teams, key=lambda one: one.name, reverse=True)
    assert (lett.headcount, kitchen.headcount) == ("12", "")
    call(house, "set_headcount", {"team": lett.id, "headcount": ""})
    call(house, "set_headcount", {"team": kitchen.id, "headcount": "9"})
    assert {one.name: one.headcount for one in house.teams} == {"Lett": "", "Köök": "9"}
    for wrong in ("0", "10000", "-1", "kaks"):
        call(house, "set_headcount", {"team": lett.id, "headcount": wrong})
        assert house.problem
    assert {one.name: one.headcount for one in house.teams} == {"Lett": "", "Köök": "9"}


def test_a_form_sent_twice_makes_one_team_and_no_error(boss: Someone):
    house = came(TeamsState, boss)
    form = {"name": "Lett", "round": str(house.done)}
    for _ in range(2):
        call(house, "create_team", form)
        assert (house.problem, [one.name for one in house.teams]) == ("", ["Lett"])
    call(house, "create_team", {"name": "lett", "round": str(house.done)})
    assert house.problem == sentence("et", "errors.team-name-taken")


@pytest.mark.parametrize("kind", [PeopleState, EntryState, TeamsState])
def test_who_was_signed_out_sees_nothing_any_more(staff: Staff, boss: Someone, kind: Any):
    team = staff.team(boss, "Baar").id
    kaie = staff.coordinator(boss, team)
    staff.links(boss, team, "Anu")
    state = came(kind, kaie)
    call(came(TeamsState, boss), "remove_coordinator", kaie.person)
    call(state, "refresh")
    assert state.closed
    lists = [getattr(state, name) for name in state.get_fields()]
    assert not [found for found in lists if isinstance(found, list) and found]
