"""One person on several devices: a short code lets one more in, a list ends any."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from service_quest.actions.acting import acting
from service_quest.actions.attempts import progress_of
from service_quest.actions.entering import Door
from service_quest.actions.errors import AlreadyJoined, CodeInvalid, NoSession
from service_quest.actions.people import guest_id, open_guest
from service_quest.actions.sessions import (
    ALPHABET,
    code_from,
    end_session,
    end_sessions_of,
    list_sessions,
    make_device_code,
    redeem_device_code,
)
from service_quest.actions.signing_in import sign_out
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Role
from service_quest.store.engine import reading
from tests.actions.plays import JAAN, MAIE, NOW_MS, after
from tests.actions.staff import Someone, Staff, fresh


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def mari(staff: Staff, boss: Someone) -> Someone:
    """Let Mari join a team."""
    return staff.trainee(boss, staff.team(boss).id)


def code(staff: Staff, who: Someone) -> str:
    """Make a code for one more of someone's devices."""
    return make_device_code(staff.engine, staff.now, who.token, fresh).code


def redeems(staff: Staff, typed: str, token: str | None = None, minutes: float = 0) -> Someone:
    """Type a code on a device."""
    door = Door(token, fresh(), "Android · Chrome")
    entered = redeem_device_code(staff.engine, after(minutes=minutes), door, typed)
    return Someone(entered.person, door.fresh)


def person_at(staff: Staff, token: str) -> str:
    """Return who acts on a device."""
    return reading(staff.engine, lambda connection: acting(connection, token).person)


def test_a_second_phone_gets_in_by_code_and_both_play_as_one_person(staff: Staff, mari: Someone):
    second = redeems(staff, code(staff, mari))

    assert second.person == mari.person
    staff.plays(mari, 1)
    staff.plays(second, 2)
    record = progress_of(staff.engine, mari.person)["small"]
    assert record.attempts == 2


def test_of_two_phones_that_each_played_first_one_attempt_is_the_first(staff: Staff, mari: Someone):
    staff.plays(mari, 1)
    staff.plays(Someone(guest_id(JAAN), JAAN), 2, started=NOW_MS - 90_000, finished=NOW_MS)

    second = redeems(staff, code(staff, mari), token=JAAN)

    record = progress_of(staff.engine, second.person)["small"]
    assert record.attempts == 2
    assert record.first is not None
    staff.plays(second, 3, started=NOW_MS - 80_000)
    assert progress_of(staff.engine, second.person)["small"].first == record.first


def test_a_code_is_eight_signs_that_are_not_mistaken_for_one_another():
    made = {code_from(fresh()) for _ in range(200)}

    assert len(made) == 200
    assert all(len(one) == 8 and set(one) <= set(ALPHABET) for one in made)
    assert not set(ALPHABET) & set("0O1IL2Z5S8B")


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{four}-{last}", "{four} {last}"])
def test_a_code_may_be_typed_in_any_way(staff: Staff, mari: Someone, typed: str):
    made = code(staff, mari)
    written = typed.format(made, lower=made.lower(), four=made[:4], last=made[4:])

    assert redeems(staff, written).person == mari.person


@pytest.mark.parametrize("typed", ["", "ACDEFGH", "AAAAAAAA", "O0I1O0I1", "🦊" * 8, "x" * 100_000])
def test_a_wrong_code_reveals_nothing(staff: Staff, mari: Someone, typed: str):
    code(staff, mari)

    with pytest.raises(CodeInvalid) as caught:
        redeems(staff, typed)
    assert caught.value.data == {}


def test_a_code_works_once_for_ten_minutes_and_the_next_one_ends_it(staff: Staff, mari: Someone):
    late, replaced = code(staff, mari), code(staff, mari)
    used = code(staff, mari)
    redeems(staff, used, minutes=9)

    for ended in (replaced, used):
        with pytest.raises(CodeInvalid):
            redeems(staff, ended)
    with pytest.raises(CodeInvalid):
        redeems(staff, late, minutes=11)


def test_a_code_expires(staff: Staff, mari: Someone):
    made = code(staff, mari)
    with pytest.raises(CodeInvalid):
        redeems(staff, made, minutes=10)


def test_of_two_who_type_a_code_at_once_one_gets_in(staff: Staff, mari: Someone):
    made = code(staff, mari)

    def enter(_: int) -> object:
        try:
            return redeems(staff, made)
        except CodeInvalid:
            return None

    with ThreadPoolExecutor(4) as threads:
        assert sum(one is not None for one in threads.map(enter, range(4))) == 1


def test_a_repeat_of_the_same_request_gets_the_same_phone_in(staff: Staff, mari: Someone):
    made = code(staff, mari)
    doors = [Door(None, fresh(), once="5" * 32) for _ in range(2)]
    people = [redeem_device_code(staff.engine, staff.now, door, made).person for door in doors]

    assert people == [mari.person] * 2
    assert len(list_sessions(staff.engine, mari.token)) == 2


def test_a_code_lets_nobody_in_who_is_somebody_already(staff: Staff, boss: Someone, mari: Someone):
    with pytest.raises(AlreadyJoined):
        redeems(staff, code(staff, mari), token=boss.token)


def test_a_coordinator_hands_out_a_code_to_who_lost_their_phone(
    staff: Staff, boss: Someone, mari: Someone
):
    end_sessions_of(staff.engine, staff.now, boss.token, mari.person)
    with pytest.raises(NoSession):
        person_at(staff, mari.token)

    made = make_device_code(staff.engine, staff.now, boss.token, fresh, mari.person)
    assert redeems(staff, made.code).person == mari.person


def test_a_code_of_someone_who_was_signed_out_everywhere_ends(
    staff: Staff, boss: Someone, mari: Someone
):
    made = code(staff, mari)
    end_sessions_of(staff.engine, staff.now, boss.token, mari.person)

    with pytest.raises(CodeInvalid):
        redeems(staff, made)


def test_ones_devices_are_listed_with_the_one_that_asks(staff: Staff, mari: Someone):
    second = redeems(staff, code(staff, mari), minutes=5)

    found = list_sessions(staff.engine, second.token)
    assert [(one.device.label, one.here) for one in found] == [
        ("Android · Chrome", True),
        ("", False),
    ]
    assert found[0].device.seen_at == NOW_MS + 5 * 60_000
    assert second.token not in repr(found)


def test_any_of_ones_devices_can_be_signed_out(staff: Staff, mari: Someone):
    second = redeems(staff, code(staff, mari))
    (other,) = [one for one in list_sessions(staff.engine, second.token) if not one.here]
    end_session(staff.engine, staff.now, second.token, other.device.id)

    with pytest.raises(NoSession):
        person_at(staff, mari.token)
    assert person_at(staff, second.token) == mari.person


@pytest.mark.parametrize("forged", ["", "x", "%", "_" * 16, "\x00", "0" * 16])
def test_nobody_elses_device_can_be_signed_out(
    staff: Staff, boss: Someone, mari: Someone, forged: str
):
    (own,) = list_sessions(staff.engine, mari.token)
    for session in (own.device.id, forged):
        with pytest.raises(NotAllowed):
            end_session(staff.engine, staff.now, boss.token, session)
    assert person_at(staff, mari.token) == mari.person


def test_a_guest_has_no_devices_and_makes_no_codes(staff: Staff):
    open_guest(staff.engine, staff.now, MAIE)
    for token in (MAIE, JAAN):
        with pytest.raises(NotAllowed):
            list_sessions(staff.engine, token)
        with pytest.raises(NotAllowed):
            make_device_code(staff.engine, staff.now, token, fresh)


def test_signed_out_on_one_device_one_is_still_in_on_the_other(staff: Staff, mari: Someone):
    second = redeems(staff, code(staff, mari))
    sign_out(staff.engine, staff.now, mari.token)

    assert person_at(staff, second.token) == mari.person
    role = reading(staff.engine, lambda connection: acting(connection, second.token).role)
    assert role is Role.TRAINEE
