"""Every action by every role, with ids of one's own and of others': only what is in the table.

The rules themselves are tested with the domain; here, that every action asks them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from service_quest.actions.acting import is_id
from service_quest.actions.appointing import appoint
from service_quest.actions.assignments import Wish, assign, change, withdraw
from service_quest.actions.away import mark_away, unmark_away
from service_quest.actions.badges import wall_of
from service_quest.actions.board import board_of
from service_quest.actions.briefs import (
    read_brief,
    share_brief,
    shared_note,
    shared_with_me,
    stop_sharing,
)
from service_quest.actions.content import Shelf
from service_quest.actions.coordinators import (
    invite_coordinator,
    lead_team,
    list_coordinators,
    remove_coordinator,
)
from service_quest.actions.desk import desk_of, export_desk
from service_quest.actions.errors import NoSession
from service_quest.actions.helping import answer_help, ask_for_help, take_back_help
from service_quest.actions.individuals import appear, individuals_of, lower_half_plays_less
from service_quest.actions.insight import (
    export_pictures,
    house_report,
    missed_in,
    say_it_happens,
    team_pictures,
)
from service_quest.actions.inviting import (
    invite_people,
    list_invitations,
    make_poster,
    reissue_link,
    revoke_invitation,
)
from service_quest.actions.looking import looks_at_me, see_answers
from service_quest.actions.merging import merge_people
from service_quest.actions.people import find_person, open_guest
from service_quest.actions.practice import practice_of
from service_quest.actions.rhythm import rhythm_of, set_goal
from service_quest.actions.sessions import (
    end_session,
    end_sessions_of,
    list_sessions,
    make_device_code,
)
from service_quest.actions.settings import (
    allow_individuals,
    define_service,
    keep_for,
    rename_organisation,
    set_nudge_hours,
    show_answers,
)
from service_quest.actions.signing_in import change_password, sign_out
from service_quest.actions.taking_along import take_along
from service_quest.actions.tasks import assigned_to_me
from service_quest.actions.teams import (
    change_look,
    close_team,
    create_team,
    move_person,
    remove_person,
    rename_person,
    rename_team,
    set_headcount,
)
from service_quest.domain.assignments import Assignment
from service_quest.domain.errors import NotAllowed
from tests.actions.plays import KETTLE, MAIE
from tests.actions.staff import PASSWORD, Someone, Staff, fresh

SHELF = Shelf([KETTLE], ["et", "en"])
SMALL = Assignment(("small",))
DAY = date(2026, 3, 9)


@dataclass(frozen=True)
class Ids:
    """What an action is done to: somebody, two more beside them, their team and what it has."""

    person: str
    double: str
    team: str
    invitation: str
    assignment: str
    own_assignment: str
    session: str
    empty: str
    pending: str
    coordinator: str


@dataclass(frozen=True)
class World:
    """Those who act, by name, and the ids that are near and far for the coordinator."""

    staff: Staff
    actors: Mapping[str, str]
    near: Ids
    far: Ids


def ids_of(staff: Staff, boss: Someone, name: str) -> tuple[Ids, Someone]:
    """Make a team with people and all that can be made for it."""
    engine, now, token = staff.engine, staff.now, boss.token
    team = staff.team(boss, name).id
    who = staff.trainee(boss, team, f"{name} A", f"{name} Päike")
    double = staff.trainee(boss, team, f"{name} B", "Kuu")
    wishes = (Wish(SMALL, team=team), Wish(SMALL, person=who.person))
    teams, own = (assign(engine, now, token, SHELF, wish, fresh).id for wish in wishes)
    poster = make_poster(engine, now, token, team, fresh).invitation or ""
    session = list_sessions(engine, who.token)[0].device.id
    empty = staff.team(boss, f"{name} endine").id
    pending = invite_people(engine, now, token, team, [f"{name} C"], fresh)[0].person or ""
    other = staff.coordinator(boss, empty, name=f"{name} D").person
    made = (poster, teams, own, session, empty, pending, other)
    return Ids(who.person, double.person, team, *made), who


@pytest.fixture
def world(staff: Staff) -> World:
    """Let two teams be at work, one of them a coordinator's."""
    boss = staff.found()
    near, trainee = ids_of(staff, boss, "Lett")
    far, _ = ids_of(staff, boss, "Köök")
    kaie = staff.coordinator(boss, near.team, near.empty)
    open_guest(staff.engine, staff.now, MAIE)
    gone = staff.coordinator(boss, near.team, name="Endine")
    sign_out(staff.engine, staff.now, gone.token)
    actors = {
        "administrator": boss.token,
        "coordinator": kaie.token,
        "trainee": trainee.token,
        "guest": MAIE,
        "unknown": "c" * 64,
        "signed out": gone.token,
    }
    return World(staff, actors, near, far)


Action = Callable[[Staff, str, Ids], object]
ACTIONS: dict[str, Action] = {
    "create_team": lambda s, t, _: create_team(s.engine, s.now, t, "Uus", fresh),
    "invite_coordinator": lambda s, t, i: invite_coordinator(
        s.engine, s.now, t, "Uus", [i.team], fresh
    ),
    "rename_team": lambda s, t, i: rename_team(s.engine, s.now, t, i.team, "Teine"),
    "set_headcount": lambda s, t, i: set_headcount(s.engine, s.now, t, i.team, 12),
    "close_team": lambda s, t, i: close_team(s.engine, s.now, t, i.empty),
    "list_coordinators": lambda s, t, _: list_coordinators(s.engine, t),
    "lead_team": lambda s, t, i: lead_team(s.engine, s.now, t, i.coordinator, i.team, leads=True),
    "remove_coordinator": lambda s, t, i: remove_coordinator(s.engine, s.now, t, i.coordinator),
    "reissue_link": lambda s, t, i: reissue_link(s.engine, s.now, t, i.pending, fresh),
    "reissue_link of a coordinator": lambda s, t, i: reissue_link(
        s.engine, s.now, t, i.coordinator, fresh
    ),
    "invite_people": lambda s, t, i: invite_people(s.engine, s.now, t, i.team, ["Uus"], fresh),
    "make_poster": lambda s, t, i: make_poster(s.engine, s.now, t, i.team, fresh),
    "list_invitations": lambda s, t, i: list_invitations(s.engine, s.now, t, i.team),
    "revoke_invitation": lambda s, t, i: revoke_invitation(s.engine, s.now, t, i.invitation),
    "assign to a team": lambda s, t, i: assign(
        s.engine, s.now, t, SHELF, Wish(SMALL, team=i.team), fresh
    ),
    "assign": lambda s, t, i: assign(
        s.engine, s.now, t, SHELF, Wish(SMALL, person=i.person), fresh
    ),
    "change": lambda s, t, i: change(s.engine, s.now, t, i.assignment, Wish(SMALL)),
    "change somebody's": lambda s, t, i: change(s.engine, s.now, t, i.own_assignment, Wish(SMALL)),
    "withdraw": lambda s, t, i: withdraw(s.engine, s.now, t, i.assignment),
    "withdraw somebody's": lambda s, t, i: withdraw(s.engine, s.now, t, i.own_assignment),
    "desk_of": lambda s, t, i: desk_of(s.engine, s.now, t, i.team),
    "export_desk": lambda s, t, i: export_desk(s.engine, s.now, t, i.team),
    "rename_person": lambda s, t, i: rename_person(s.engine, s.now, t, i.person, "Uus"),
    "move_person": lambda s, t, i: move_person(s.engine, s.now, t, i.person, i.team),
    "merge_people": lambda s, t, i: merge_people(s.engine, s.now, t, i.double, i.person),
    "mark_away": lambda s, t, i: mark_away(s.engine, s.now, t, i.person, DAY, DAY),
    "unmark_away": lambda s, t, i: unmark_away(s.engine, s.now, t, i.person, DAY),
    "answer_help": lambda s, t, i: answer_help(s.engine, s.now, t, i.person),
    "make_device_code for somebody": lambda s, t, i: make_device_code(
        s.engine, s.now, t, fresh, i.person
    ),
    "end_sessions_of": lambda s, t, i: end_sessions_of(s.engine, s.now, t, i.person),
    "remove_person": lambda s, t, i: remove_person(s.engine, s.now, t, i.person),
    "board_of": lambda s, t, _: board_of(s.engine, s.now, t),
    "show_answers": lambda s, t, _: show_answers(s.engine, s.now, t, on=True),
    "keep_for": lambda s, t, _: keep_for(s.engine, s.now, t, 12),
    "rename_organisation": lambda s, t, _: rename_organisation(s.engine, s.now, t, "Pood", "UTC"),
    "change_password": lambda s, t, _: change_password(s.engine, s.now, t, PASSWORD, PASSWORD),
    # Trainees, that is: only a coordinator can be appointed.
    "appoint": lambda s, t, i: appoint(s.engine, s.now, t, i.person),
    "see_answers": lambda s, t, i: see_answers(s.engine, s.now, t, i.person, fresh),
    "looks_at_me": lambda s, t, _: looks_at_me(s.engine, t),
    "take_along": lambda s, t, _: take_along(s.engine, s.now, t),
    "allow_individuals": lambda s, t, _: allow_individuals(s.engine, s.now, t, on=True),
    "set_nudge_hours": lambda s, t, _: set_nudge_hours(s.engine, s.now, t, 9, 17),
    "define_service": lambda s, t, _: define_service(s.engine, s.now, t, "Märkame."),
    "team_pictures": lambda s, t, _: team_pictures(s.engine, SHELF, t),
    "export_pictures": lambda s, t, _: export_pictures(s.engine, s.now, SHELF, t),
    "house_report": lambda s, t, _: house_report(s.engine, s.now, SHELF, t),
    "missed_in": lambda s, t, i: missed_in(s.engine, t, SHELF, i.team, KETTLE.id),
    "shared_with_me": lambda s, t, i: shared_with_me(s.engine, t, i.team),
    "read_brief": lambda s, t, i: read_brief(s.engine, t, SHELF, i.person),
    "share_brief": lambda s, t, _: share_brief(s.engine, s.now, t, "Aeg"),
    "shared_note": lambda s, t, _: shared_note(s.engine, t),
    "stop_sharing": lambda s, t, _: stop_sharing(s.engine, s.now, t),
    "say_it_happens": lambda s, t, _: say_it_happens(
        s.engine, s.now, t, SHELF, KETTLE.id, person_of(s, t)
    ),
    "individuals_of": lambda s, t, _: individuals_of(s.engine, s.now, t, SHELF.rota),
    "appear": lambda s, t, _: appear(s.engine, s.now, t, on=True),
    "set_goal": lambda s, t, _: set_goal(s.engine, s.now, t, 3),
    "rhythm_of": lambda s, t, _: rhythm_of(s.engine, s.now, t),
    "lower_half_plays_less": lambda s, t, i: lower_half_plays_less(
        s.engine, s.now, t, i.team, SHELF.rota
    ),
    "practice_of": lambda s, t, _: practice_of(s.engine, dict, SHELF, t),
    "wall_of": lambda s, t, _: wall_of(s.engine, SHELF.badges, t),
    "assigned_to_me": lambda s, t, _: assigned_to_me(s.engine, s.now, t),
    "ask_for_help": lambda s, t, _: ask_for_help(s.engine, s.now, t, fresh),
    "take_back_help": lambda s, t, _: take_back_help(s.engine, s.now, t),
    "change_look": lambda s, t, _: change_look(s.engine, s.now, t, "Täht", "maie"),
    "list_sessions": lambda s, t, _: list_sessions(s.engine, t),
    "make_device_code": lambda s, t, _: make_device_code(s.engine, s.now, t, fresh),
    "end_session": lambda s, t, i: end_session(s.engine, s.now, t, i.session),
}
HOUSE = {
    "set_headcount",
    "allow_individuals",
    "set_nudge_hours",
    "show_answers",
    "keep_for",
    "rename_organisation",
    "create_team",
    "invite_coordinator",
    "list_coordinators",
    "lead_team",
    "remove_coordinator",
    "reissue_link of a coordinator",
}
LEADING = {
    "rename_team",
    "close_team",
    "reissue_link",
    "export_desk",
    "unmark_away",
    "invite_people",
    "make_poster",
    "list_invitations",
    "revoke_invitation",
    "assign to a team",
    "assign",
    "change",
    "change somebody's",
    "withdraw",
    "withdraw somebody's",
    "desk_of",
    "lower_half_plays_less",
    "missed_in",
    "shared_with_me",
    "rename_person",
    "move_person",
    "merge_people",
    "mark_away",
    "answer_help",
    "make_device_code for somebody",
    "end_sessions_of",
    "remove_person",
}
HOUSES = {
    "create_team",
    "change_password",
    "define_service",
    "team_pictures",
    "export_pictures",
    "house_report",
}
"""What whoever leads may do for the whole house."""
ANYONES = {"wall_of", "rhythm_of", "take_along", "practice_of"}
OWN = {
    *ANYONES,
    "looks_at_me",
    "individuals_of",
    "appear",
    "set_goal",
    "board_of",
    "share_brief",
    "shared_note",
    "stop_sharing",
    "say_it_happens",
    "assigned_to_me",
    "ask_for_help",
    "take_back_help",
    "change_look",
    "list_sessions",
    "make_device_code",
}
ALLOWED: dict[tuple[str, str], set[str]] = {
    **{("administrator", where): LEADING | OWN | HOUSE | HOUSES for where in ("near", "far")},
    ("coordinator", "near"): LEADING | OWN | HOUSES,
    ("coordinator", "far"): OWN | HOUSES,
    # The session that is near is the trainee's very own, and so are the brief and the answers.
    ("trainee", "near"): OWN | {"end_session", "read_brief", "see_answers"},
    ("trainee", "far"): OWN,
    **{(actor, where): ANYONES for actor in ("guest", "unknown") for where in ("near", "far")},
}
"""Who may do what; everybody and everything else may not."""
LAST = (
    "close_team",
    "remove_coordinator",
    "withdraw",
    "withdraw somebody's",
    "merge_people",
    "end_sessions_of",
    "remove_person",
    "end_session",
)
"""What leaves less to be done: tried after all the others."""
ACTORS = ("administrator", "coordinator", "trainee", "guest", "unknown", "signed out")


def tried(world: World, actor: str, name: str, ids: Ids) -> bool:
    """Try an action; tell whether it was allowed."""
    try:
        ACTIONS[name](world.staff, world.actors[actor], ids)
    except NotAllowed as refused:
        assert set(refused.data) == {"act"}
        return False
    except NoSession:
        assert actor == "signed out"
        return False
    return True


@pytest.mark.parametrize("where", ["near", "far"])
@pytest.mark.parametrize("actor", ACTORS)
def test_only_what_is_in_the_table_is_allowed(world: World, actor: str, where: str):
    ids = world.near if where == "near" else world.far
    order = [*(name for name in sorted(ACTIONS) if name not in LAST), *LAST]

    done = {name for name in order if tried(world, actor, name, ids)}

    assert done == ALLOWED.get((actor, where), set())


@pytest.mark.parametrize("forged", ["", "x", "%", "' OR 1=1 --", "\x00", "\ud800", "f" * 32, "🦊"])
def test_what_is_not_there_reads_like_what_is_not_allowed(world: World, forged: str):
    ids = Ids(*[forged] * 10)
    nameless = {"create_team", "list_coordinators"}
    nameless |= {
        "allow_individuals",
        "set_nudge_hours",
        "show_answers",
        "keep_for",
        "rename_organisation",
    }
    about = (LEADING | HOUSE | {"end_session"}) - nameless

    assert not [name for name in about if tried(world, "administrator", name, ids)]
    assert is_id(forged) is (forged == "f" * 32)


def test_nobody_moves_people_into_a_team_that_is_not_theirs(world: World):
    staff, kaie = world.staff, world.actors["coordinator"]
    for person, team in (
        (world.near.person, world.far.team),
        (world.far.person, world.near.team),
    ):
        with pytest.raises(NotAllowed):
            move_person(staff.engine, staff.now, kaie, person, team)
    with pytest.raises(NotAllowed):
        merge_people(staff.engine, staff.now, kaie, world.far.person, world.near.person)
    with pytest.raises(NotAllowed):
        merge_people(staff.engine, staff.now, kaie, world.near.person, world.far.person)


def test_coordinators_do_nothing_to_one_another_or_to_who_stands_above(world: World):
    staff, kaie = world.staff, world.actors["coordinator"]
    boss = Someone("", world.actors["administrator"])
    other = staff.coordinator(boss, world.near.team, name="Teine")
    for whom in (other.person, person_of(staff, kaie), person_of(staff, boss.token)):
        ids = Ids(whom, whom, world.near.team, *["f" * 32] * 7)
        for name in ("remove_person", "make_device_code for somebody", "rename_person"):
            assert not tried(world, "coordinator", name, ids)


def person_of(staff: Staff, token: str) -> str:
    """Return the person that a browser is signed in as."""
    return find_person(staff.engine, token)


def test_who_was_moved_away_is_out_of_reach(world: World):
    staff = world.staff
    boss = world.actors["administrator"]
    move_person(staff.engine, staff.now, boss, world.near.person, world.far.team)

    assert not tried(world, "coordinator", "rename_person", world.near)
    assert tried(world, "coordinator", "rename_team", world.near)


ASK_NOBODY = {
    # Whoever holds the link, the code or the password.
    *("open_set_up", "read_invitation", "set_up", "begin_coordinating", "join"),
    *("redeem_device_code", "sign_in", "sign_out"),
    # A guest's own, and what the server does by itself.
    *("open_guest", "find_person", "who_am_i", "record_attempt", "judge", "progress_of", "lately"),
    "strengths_of",
    "record_practice",
    *(
        "keep_content",
        "week_of",
        "settings_of",
        "organisation_of",
        "settle",
        "retire",
        "retire_daily",
    ),
    "forget_again",
    # Everybody may, once: see test_forgetting.py.
    "delete_self",
    "wants_to_appear",
}


def test_no_action_is_left_out():
    folder = Path(__file__).resolve().parents[2] / "service_quest" / "actions"
    found = {
        node.name
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and node.args.args
        and node.args.args[0].arg == "engine"
    }
    named = {name.split()[0] for name in ACTIONS}
    assert found - named == ASK_NOBODY
