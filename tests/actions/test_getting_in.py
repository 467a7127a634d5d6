"""Getting in: by link, poster and password; and everything that gets nobody in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, func, select

from service_quest.actions.acting import acting
from service_quest.actions.attempts import progress_of
from service_quest.actions.coordinators import invite_coordinator
from service_quest.actions.entering import Door, Entered
from service_quest.actions.errors import (
    AliasLeads,
    AliasTaken,
    AlreadyJoined,
    BadRequest,
    InvitationInvalid,
    NameTaken,
    NoSession,
    PersonMismatch,
    WrongSignIn,
)
from service_quest.actions.getting_in import (
    Founding,
    begin_coordinating,
    join,
    open_set_up,
    read_invitation,
    set_up,
)
from service_quest.actions.inviting import list_invitations, revoke_invitation
from service_quest.actions.people import guest_id, open_guest, token_hash
from service_quest.actions.sessions import make_device_code, redeem_device_code
from service_quest.actions.signing_in import sign_in, sign_out
from service_quest.actions.teams import change_look, remove_person
from service_quest.domain.errors import (
    AliasLength,
    DomainError,
    NameLength,
    PasswordLength,
    PasswordTooPlain,
    UnfitSigns,
)
from service_quest.domain.people import Role
from service_quest.store.engine import reading
from service_quest.store.people_records import Kind
from service_quest.store.people_tables import CredentialRow, InvitationRow, OrganisationRow
from service_quest.store.tables import AttemptRow, PersonRow, SessionRow
from tests.actions.plays import JAAN, MAIE, NOW_MS, after
from tests.actions.staff import PASSWORD, Someone, Staff, fresh

FOUNDING = Founding("Nurga pood", "Europe/Tallinn", "Tiina Tamm", PASSWORD)


def rows(engine: Engine, table: type[SQLModel]) -> int:
    """Count the rows of a table."""
    with Session(engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def role_of(engine: Engine, token: str) -> Role:
    """Return as what a browser acts."""
    return reading(engine, lambda connection: acting(connection, token).role)


def everything_stored(engine: Engine) -> str:
    """Return all that the tables of getting in hold, as one text."""
    tables = (PersonRow, SessionRow, InvitationRow, CredentialRow, OrganisationRow)
    with Session(engine) as session:
        return repr([row.model_dump() for table in tables for row in session.exec(select(table))])


# ---- the first start ----


def test_the_set_up_link_founds_the_organisation_and_makes_an_administrator(staff: Staff):
    boss = staff.found()

    assert role_of(staff.engine, boss.token) is Role.ADMINISTRATOR
    assert rows(staff.engine, OrganisationRow) == 1


def test_a_new_start_makes_a_new_link_and_the_earlier_one_ends(staff: Staff):
    first, second = fresh(), fresh()
    assert open_set_up(staff.engine, staff.now, first)
    assert open_set_up(staff.engine, staff.now, second)

    with pytest.raises(InvitationInvalid):
        set_up(staff.engine, staff.now, Door(None, fresh()), first, FOUNDING)
    set_up(staff.engine, staff.now, Door(None, fresh()), second, FOUNDING)


def test_once_there_is_an_organisation_there_are_no_links_to_set_one_up(staff: Staff):
    staff.found()

    assert not open_set_up(staff.engine, staff.now, fresh())


def test_a_set_up_link_works_once_and_for_a_day(staff: Staff):
    link = fresh()
    open_set_up(staff.engine, staff.now, link)
    with pytest.raises(InvitationInvalid):
        set_up(staff.engine, after(hours=25), Door(None, fresh()), link, FOUNDING)
    set_up(staff.engine, after(hours=23), Door(None, fresh()), link, FOUNDING)

    with pytest.raises(InvitationInvalid):
        set_up(staff.engine, after(hours=23), Door(None, fresh()), link, FOUNDING)


def test_of_two_who_set_up_at_once_one_founds(staff: Staff):
    link = fresh()
    open_set_up(staff.engine, staff.now, link)

    def found(_: int) -> object:
        try:
            return set_up(staff.engine, staff.now, Door(None, fresh()), link, FOUNDING)
        except InvitationInvalid:
            return None

    with ThreadPoolExecutor(4) as threads:
        entered = list(threads.map(found, range(4)))
    assert sum(one is not None for one in entered) == 1
    assert rows(staff.engine, CredentialRow) == 1


@pytest.mark.parametrize(
    ("part", "value", "error"),
    [
        ("organisation", "", NameLength),
        ("organisation", "a" * 81, NameLength),
        ("name", "\u202eTiina", UnfitSigns),
        ("zone", "Europe/Nowhere", BadRequest),
        ("zone", "../../etc/passwd", BadRequest),
        ("zone", "", BadRequest),
        ("zone", "\x00", BadRequest),
        ("zone", "a" * 500, BadRequest),
        ("password", "short", PasswordLength),
        ("password", "a" * 12, PasswordTooPlain),
        ("password", "a" * 10_000, PasswordLength),
        ("password", "\ud800" * 12, UnfitSigns),
    ],
)
def test_what_is_wrong_is_told_and_the_link_still_works(
    staff: Staff, part: str, value: str, error: type[DomainError]
):
    link = fresh()
    open_set_up(staff.engine, staff.now, link)

    with pytest.raises(error):
        wrong = replace(FOUNDING, **{part: value})
        set_up(staff.engine, staff.now, Door(None, fresh()), link, wrong)
    set_up(staff.engine, staff.now, Door(None, fresh()), link, FOUNDING)


def test_no_token_and_no_password_is_stored(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    (link,) = staff.links(boss, team.id, "Mari")
    who = staff.joins(link)

    stored = everything_stored(staff.engine)
    for secret in (boss.token, who.token, link, PASSWORD):
        assert secret not in stored


# ---- links that get nobody in ----


def ended_links(staff: Staff, boss: Someone, team: str) -> dict[str, str]:
    """Return links that look good and let nobody in, by why."""
    used, revoked, gone, device = staff.links(boss, team, "A A", "B B", "C C", "D D")
    staff.joins(used, "Kasutatud")
    (pending,) = [
        one
        for one in list_invitations(staff.engine, staff.now, boss.token, team)
        if one.name == "B B"
    ]
    revoke_invitation(staff.engine, staff.now, boss.token, pending.id)
    with Session(staff.engine) as session:
        person = session.exec(select(PersonRow).where(PersonRow.real_name == "C C")).one().id
    remove_person(staff.engine, staff.now, boss.token, person)
    used_up = staff.poster(boss, team, uses=1)
    staff.joins(used_up, "Viimane")
    with Session(staff.engine) as session:
        its = select(InvitationRow).where(InvitationRow.token_hash == token_hash(device))
        row = session.exec(its).one()
        row.kind = "device"
        session.commit()
    return {
        "unknown": fresh(),
        "used": used,
        "revoked": revoked,
        "removed": gone,
        "used up": used_up,
        "of another kind": device,
    }


def test_links_that_no_longer_hold_are_refused_alike_and_reveal_nothing(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    links = ended_links(staff, boss, team.id)
    people = rows(staff.engine, PersonRow)

    for link in links.values():
        with pytest.raises(InvitationInvalid) as by_reading:
            read_invitation(staff.engine, staff.now, link)
        with pytest.raises(InvitationInvalid) as by_joining:
            staff.joins(link, "Keegi")
        assert by_reading.value.data == by_joining.value.data == {}
    assert rows(staff.engine, PersonRow) == people


def test_links_expire(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    (link,) = staff.links(boss, team.id, "Mari")
    poster = staff.poster(boss, team.id)

    with pytest.raises(InvitationInvalid):
        replace(staff, now=after(days=30)).joins(link)
    with pytest.raises(InvitationInvalid):
        replace(staff, now=after(days=90)).joins(poster)
    replace(staff, now=after(days=29)).joins(link)
    replace(staff, now=after(days=89)).joins(poster, "Kuu")


def test_a_link_tells_the_one_who_holds_it_what_it_is_for(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    (link,) = staff.links(boss, team.id, "Mari Maasikas")
    poster = staff.poster(boss, team.id)

    told = read_invitation(staff.engine, staff.now, link)
    assert (told.kind, told.organisation, told.team, told.name) == (
        Kind.PERSON,
        "Nurga pood",
        "Lett",
        "Mari Maasikas",
    )
    assert read_invitation(staff.engine, staff.now, poster).name is None


def test_ones_own_link_leads_back_and_reveals_nothing_to_others(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    (link,) = staff.links(boss, team.id, "Mari Maasikas")
    mari = staff.joins(link, "Kuu")
    other = staff.joins(staff.poster(boss, team.id), "Päike")

    told = read_invitation(staff.engine, staff.now, link, mari.token)
    assert (told.here, told.team, told.name) == (True, None, None)
    for token in (other.token, fresh(), None):
        with pytest.raises(InvitationInvalid):
            read_invitation(staff.engine, staff.now, link, token)


def test_who_is_signed_in_is_told_so_by_a_link_that_lets_in_others(staff: Staff):
    boss = staff.found()
    poster = staff.poster(boss, staff.team(boss).id)
    mari = staff.joins(poster, "Kuu")

    assert read_invitation(staff.engine, staff.now, poster, mari.token).here
    assert not read_invitation(staff.engine, staff.now, poster, fresh()).here


def test_a_poster_lets_in_as_many_as_it_says_however_many_come_at_once(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    poster = staff.poster(boss, team.id, uses=3)

    def come(number: int) -> object:
        try:
            return staff.joins(poster, f"Laps {number}")
        except InvitationInvalid:
            return None

    with ThreadPoolExecutor(6) as threads:
        came = [one for one in threads.map(come, range(6)) if one]
    assert len(came) == 3


# ---- joining ----


@pytest.mark.parametrize("by", ["link", "poster"])
def test_what_was_played_as_a_guest_comes_along(staff: Staff, by: str):
    boss = staff.found()
    team = staff.team(boss)
    link = staff.poster(boss, team.id) if by == "poster" else staff.links(boss, team.id, "Mari")[0]
    guest = Someone(guest_id(MAIE), MAIE)
    staff.plays(guest, 1)

    who = staff.joins(link, token=MAIE)

    assert who.person != guest.person
    record = progress_of(staff.engine, who.person)["small"]
    assert record.attempts == 1 and record.first is not None
    assert progress_of(staff.engine, guest.person) == {}


def test_what_waits_on_the_device_as_a_guests_is_booked_to_the_one_who_joined(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    staff.plays(Someone(guest_id(MAIE), MAIE), 1)
    who = staff.joins(staff.poster(boss, team.id), token=MAIE)

    before = Someone(guest_id(MAIE), who.token)
    assert not staff.plays(before, 2).repeat
    assert staff.plays(before, 1).repeat
    assert progress_of(staff.engine, who.person)["small"].attempts == 2


def test_so_it_is_where_nothing_of_the_guest_had_arrived(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    who = staff.joins(staff.poster(boss, team.id), token=MAIE)

    staff.plays(Someone(guest_id(MAIE), who.token), 1)
    assert progress_of(staff.engine, who.person)["small"].attempts == 1


def test_nobody_else_can_claim_a_guests_plays(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    poster = staff.poster(boss, team.id)
    staff.joins(poster, token=MAIE)
    other = staff.joins(poster, "Kuu", token=JAAN)

    with pytest.raises(PersonMismatch):
        staff.plays(Someone(guest_id(MAIE), other.token), 1)


@pytest.mark.parametrize("guest_was_earlier", [True, False])
def test_of_two_first_attempts_the_one_that_began_earlier_stays_the_first(
    staff: Staff, guest_was_earlier: bool
):
    boss = staff.found()
    team = staff.team(boss)
    who = staff.trainee(boss, team.id)
    begun = NOW_MS - 3_600_000
    staff.plays(who, 1, started=begun, finished=begun + 5)
    later = begun - 5_000 if guest_was_earlier else begun + 5_000
    guest = Someone(guest_id(JAAN), JAAN)
    staff.plays(guest, 2, started=later, finished=later + 5)

    sign_out(staff.engine, staff.now, who.token)
    second_phone(staff, who.person, boss, JAAN)

    with Session(staff.engine) as session:
        firsts = session.exec(select(AttemptRow).where(col(AttemptRow.first))).all()
    assert [one.id for one in firsts] == [f"{2 if guest_was_earlier else 1:032x}"]
    assert progress_of(staff.engine, who.person)["small"].attempts == 2


def second_phone(staff: Staff, person: str, boss: Someone, token: str) -> Entered:
    """Let someone in on one more phone by a code that was handed out."""
    made = make_device_code(staff.engine, staff.now, boss.token, fresh, person)
    return redeem_device_code(staff.engine, staff.now, Door(token, fresh()), made.code)


def test_the_session_is_another_one_after_joining(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    open_guest(staff.engine, staff.now, MAIE)
    who = staff.joins(staff.poster(boss, team.id), token=MAIE)

    assert role_of(staff.engine, who.token) is Role.TRAINEE
    with pytest.raises(NoSession):
        role_of(staff.engine, MAIE)


def test_a_request_whose_answer_was_lost_can_be_sent_again(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    (link,) = staff.links(boss, team.id, "Mari")
    once = "5" * 32
    lost, again = Door(MAIE, fresh(), once=once), Door(MAIE, fresh(), once=once)

    first = join(staff.engine, staff.now, lost, link, "Päike", "maie")
    second = join(staff.engine, staff.now, again, link, "Päike", "maie")

    assert second.person == first.person
    assert role_of(staff.engine, again.fresh) is Role.TRAINEE
    # The token that never arrived is nobody's.
    assert role_of(staff.engine, lost.fresh) is Role.GUEST


@pytest.mark.parametrize(
    "door", [Door(MAIE, fresh()), Door(MAIE, fresh(), once="6" * 32), Door(JAAN, fresh())]
)
def test_anyone_elses_replay_of_a_join_gets_nobody_in(staff: Staff, door: Door):
    boss = staff.found()
    team = staff.team(boss)
    (link,) = staff.links(boss, team.id, "Mari")
    mine = Door(MAIE, fresh(), once="5" * 32)
    join(staff.engine, staff.now, mine, link, "Päike", "maie")

    with pytest.raises(InvitationInvalid):
        join(staff.engine, staff.now, door, link, "Päike", "maie")


def test_a_repeat_is_believed_for_ten_minutes_and_not_after_signing_out(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    one, two = staff.links(boss, team.id, "Mari", "Jüri")

    def come(link: str, once: str, minutes: int = 0) -> str:
        door = Door(None, fresh(), once=once * 32)
        join(staff.engine, after(minutes=minutes), door, link, f"Laps {once}", "maie")
        return door.fresh

    come(one, "1")
    with pytest.raises(InvitationInvalid):
        come(one, "1", minutes=11)
    sign_out(staff.engine, staff.now, come(two, "2"))
    with pytest.raises(InvitationInvalid):
        come(two, "2")


def test_who_is_signed_in_has_to_sign_out_before_joining_as_another(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    poster = staff.poster(boss, team.id, uses=2)
    who = staff.joins(poster)

    with pytest.raises(AlreadyJoined):
        staff.joins(poster, "Kuu", token=who.token)
    sign_out(staff.engine, staff.now, who.token)
    staff.joins(poster, "Kuu", token=who.token)


ALIASES: list[tuple[str, str | type[DomainError]]] = [
    ("  Päike ", "Päike"),
    ("🦊🌻", "🦊🌻"),
    ("👩‍🍳 Kokk", "👩‍🍳 Kokk"),
    ("شمس", "شمس"),
    ("שמש", "שמש"),
    ("<script>alert(1)</script>", AliasLength),
    ("<img src=x>", "<img src=x>"),
    ("{{7*7}}", "{{7*7}}"),
    ("'; DROP TABLE--", "'; DROP TABLE--"),
    ("ﬁ", "fi"),
    ("\u202eekiäP", UnfitSigns),
    ("\u2067Päike\u2069", UnfitSigns),
    ("Pä\x00ike", UnfitSigns),
    ("Pä\nike", UnfitSigns),
    ("\u200b\u200b\u200b", UnfitSigns),
    ("\ud800\ud800", UnfitSigns),
    ("A" + "\u0301" * 20, UnfitSigns),
    ("", AliasLength),
    ("   ", AliasLength),
    ("x", AliasLength),
    ("x" * 25, AliasLength),
    ("x" * 1_000_000, AliasLength),
    ("ﷺ" * 24, AliasLength),
]


@pytest.mark.parametrize(("typed", "kept"), ALIASES)
def test_an_alias_is_kept_as_it_was_typed_or_refused(
    staff: Staff, typed: str, kept: str | type[DomainError]
):
    boss = staff.found()
    team = staff.team(boss)
    poster = staff.poster(boss, team.id, uses=1)
    if not isinstance(kept, str):
        with pytest.raises(kept):
            staff.joins(poster, typed)
        assert staff.joins(poster, "Päike")
        return
    who = staff.joins(poster, typed)
    with Session(staff.engine) as session:
        row = session.exec(select(PersonRow).where(PersonRow.id == who.person)).one()
    assert row.alias == kept


@pytest.mark.parametrize("name", ["Tiina Tamm", "tiina  TAMM", "Kaie Kask", "Uus Juht"])
def test_nobody_plays_under_the_name_of_who_leads_here(staff: Staff, name: str):
    boss = staff.found()
    team = staff.team(boss)
    staff.coordinator(boss, staff.team(boss, "Köök").id)
    invite_coordinator(staff.engine, staff.now, boss.token, "Uus Juht", [team.id], fresh)
    poster = staff.poster(boss, team.id)
    with pytest.raises(AliasLeads):
        staff.joins(poster, name)
    mari = staff.joins(poster)
    with pytest.raises(AliasLeads):
        change_look(staff.engine, staff.now, mari.token, name, "maie")


@pytest.mark.parametrize("other", ["Päike", "PÄIKE", "Ｐäike"])
def test_no_two_of_a_team_go_by_the_same_alias(staff: Staff, other: str):
    boss = staff.found()
    team, far = staff.team(boss), staff.team(boss, "Köök")
    staff.joins(staff.poster(boss, team.id))

    poster = staff.poster(boss, team.id, uses=1)
    with pytest.raises(AliasTaken):
        staff.joins(poster, other)
    staff.joins(poster, "Kuu")
    staff.joins(staff.poster(boss, far.id), other)


@pytest.mark.parametrize("face", ["", "../x", "<svg>", "x" * 33, "Maie", "a b"])
def test_a_face_is_a_name_of_one(staff: Staff, face: str):
    with pytest.raises(BadRequest):
        join(staff.engine, staff.now, Door(None, fresh()), fresh(), "Päike", face)


# ---- passwords ----


def test_a_coordinator_chooses_a_password_and_signs_in_with_it(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    kaie = staff.coordinator(boss, team.id)

    for name in ("Kaie Kask", "  kaie   KASK "):
        door = Door(None, fresh())
        entered = sign_in(staff.engine, staff.now, door, name, PASSWORD)
        assert (entered.person, entered.role) == (kaie.person, Role.COORDINATOR)
        assert role_of(staff.engine, door.fresh) is Role.COORDINATOR


WRONG: list[tuple[str, str]] = [
    ("Kaie Kask", "terve talv läbi uisutamas"),
    ("Kaie Kas", PASSWORD),
    ("", PASSWORD),
    ("Kaie Kask", ""),
    ("Kaie Kask", "x" * 100_000),
    ("x" * 100_000, PASSWORD),
    ("\ud800", "\ud800" * 12),
    ("Kaie\x00Kask", PASSWORD),
    ("Mari Maasikas", PASSWORD),
]


@pytest.mark.parametrize(("name", "password"), WRONG)
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(
    staff: Staff, name: str, password: str
):
    boss = staff.found()
    team = staff.team(boss)
    staff.coordinator(boss, team.id)
    staff.trainee(boss, team.id)
    signed_in = rows(staff.engine, SessionRow)

    with pytest.raises(WrongSignIn) as caught:
        sign_in(staff.engine, staff.now, Door(None, fresh()), name, password)
    assert caught.value.data == {}
    assert rows(staff.engine, SessionRow) == signed_in


def test_nobody_signs_in_under_anothers_name(staff: Staff):
    boss = staff.found("Tiina Tamm")
    link = invite_coordinator(staff.engine, staff.now, boss.token, "Kaie", [], fresh).token or ""

    with pytest.raises(NameTaken):
        door = Door(None, fresh())
        begin_coordinating(staff.engine, staff.now, door, link, "TIINA tamm", PASSWORD)
    begin_coordinating(staff.engine, staff.now, Door(None, fresh()), link, "Kaie", PASSWORD)


def test_the_session_is_another_one_after_signing_in(staff: Staff):
    boss = staff.found()
    door = Door(boss.token, fresh())
    sign_in(staff.engine, staff.now, door, "Tiina Tamm", PASSWORD)

    assert role_of(staff.engine, door.fresh) is Role.ADMINISTRATOR
    with pytest.raises(NoSession):
        role_of(staff.engine, boss.token)


def test_signing_out_ends_the_session_for_good(staff: Staff):
    boss = staff.found()
    sign_out(staff.engine, staff.now, boss.token)
    sign_out(staff.engine, staff.now, boss.token)
    sign_out(staff.engine, staff.now, fresh())

    with pytest.raises(NoSession):
        role_of(staff.engine, boss.token)
    with pytest.raises(NoSession):
        open_guest(staff.engine, staff.now, boss.token)


def test_who_was_removed_is_out_on_every_device(staff: Staff):
    boss = staff.found()
    kaie = staff.coordinator(boss)
    remove_person(staff.engine, staff.now, boss.token, kaie.person)

    with pytest.raises(NoSession):
        role_of(staff.engine, kaie.token)
    with pytest.raises(WrongSignIn):
        sign_in(staff.engine, staff.now, Door(None, fresh()), "Kaie Kask", PASSWORD)


@pytest.mark.parametrize(
    ("kind", "act"),
    list(product(["setup", "coordinator", "person", "team"], ["set up", "begin", "join"])),
)
def test_a_link_of_one_kind_does_nothing_of_another(staff: Staff, kind: str, act: str):
    links: dict[str, str] = {"setup": fresh()}
    open_set_up(staff.engine, staff.now, links["setup"])
    own = {"setup": "set up", "coordinator": "begin"}
    if kind != "setup":
        boss = staff.found()
        team = staff.team(boss)
        links["coordinator"] = (
            invite_coordinator(staff.engine, staff.now, boss.token, "K", [], fresh).token or ""
        )
        (links["person"],) = staff.links(boss, team.id, "Mari")
        links["team"] = staff.poster(boss, team.id)
    if own.get(kind, "join") == act:
        return
    begun = staff.engine, staff.now, Door(None, fresh()), links[kind]
    acts: dict[str, Callable[[], object]] = {
        "set up": lambda: set_up(*begun, FOUNDING),
        "begin": lambda: begin_coordinating(*begun, "Kaie", PASSWORD),
        "join": lambda: join(*begun, "Päike", "maie"),
    }
    with pytest.raises(InvitationInvalid):
        acts[act]()
