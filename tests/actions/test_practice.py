"""Moments answered: graded by the server, stored once, and what comes back when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from service_quest.actions.attempts import record_attempt
from service_quest.actions.content import Shelf
from service_quest.actions.entering import Door
from service_quest.actions.errors import IdReused, NoSession, PersonMismatch, UnknownReply
from service_quest.actions.people import guest_id
from service_quest.actions.practice import Coming, Practised, practice_of, record_practice
from service_quest.actions.sessions import make_device_code, redeem_device_code
from service_quest.actions.signing_in import sign_out
from service_quest.actions.times import BACK_MS, milliseconds
from service_quest.domain.analysis import analyse
from service_quest.domain.moments import Moment, deck, moments_of
from service_quest.domain.scoring import Grade
from service_quest.store.practice import PracticeAnswer
from service_quest.store.practice_tables import PracticeAnswerRow
from tests.actions.plays import BADLY, JAAN, MAIE, NOW, NOW_MS, WELL, after, played
from tests.actions.staff import Staff, fresh
from tests.domain.scripts import choice, kettle, scenario, talk

KETTLE = kettle(level="needs")
NEAR = scenario(
    talk("ask", choice("ask.yes", "warm", principles=("A1",)), choice("ask.no", "gone")),
    *(node for name, node in KETTLE.nodes.items() if name in ("warm", "gone")),
    id="near",
    level="needs",
)
SHELF = Shelf([KETTLE, NEAR], ["et", "en"])
MOMENTS = {m.id: m for m in deck(one for s in (KETTLE, NEAR) for one in moments_of(analyse(s)))}
HELLO = "small.hello.only"


def moments() -> Mapping[str, Moment]:
    """Return what can be practised."""
    return MOMENTS


def answer(number: int = 0, token: str = MAIE, **parts: Any) -> PracticeAnswer:
    """Return an answer to the first moment: the best reply, a minute ago."""
    given = PracticeAnswer(
        f"{number:032x}", guest_id(token), HELLO, "hello.listen", NOW_MS - 60_000
    )
    return replace(given, **parts)


def record(engine: Engine, number: int = 0, token: str = MAIE, **parts: object) -> Practised:
    """Record an answer."""
    return record_practice(engine, moments, answer(number, token, **parts), token, NOW)


def stored(engine: Engine) -> list[PracticeAnswerRow]:
    """Return all answers that are stored."""
    with Session(engine) as session:
        return list(session.exec(select(PracticeAnswerRow).order_by(PracticeAnswerRow.id)))


def play(engine: Engine, *moves: str, days: float = 0) -> None:
    """Let Maie play the kettle from beginning to end."""
    began = NOW_MS - 60_000 + round(days * 24 * 3_600_000)
    sent = played(
        KETTLE, id=fresh()[:32], moves=list(moves), started=began, finished=None, first=False
    )
    record_attempt(engine, SHELF, sent, MAIE, after(days=days))


def coming(engine: Engine, token: str = MAIE) -> list[Coming]:
    """Return what comes back to somebody."""
    return list(practice_of(engine, moments, SHELF, token))


def test_an_answer_is_graded_by_the_server_and_stored(engine: Engine):
    assert record(engine) == Practised("0" * 32, Grade.BEST, repeat=False)
    record(engine, 1, choice="hello.argue")
    good, bad = stored(engine)
    assert (good.person_id, good.moment, good.choice) == (guest_id(MAIE), HELLO, "hello.listen")
    assert (good.grade, bad.grade) == ("best", "blunder")
    assert (good.answered_at, good.received_at) == (NOW_MS - 60_000, NOW_MS)


def test_a_repeat_is_answered_the_same_and_stored_once(engine: Engine):
    first = record(engine)
    assert record(engine, at=NOW_MS) == replace(first, repeat=True)
    assert len(stored(engine)) == 1


def test_an_id_holds_one_answer(engine: Engine):
    record(engine)
    with pytest.raises(IdReused):
        record(engine, choice="hello.argue")


def test_a_moment_that_is_no_more_is_kept_without_a_grade(engine: Engine):
    assert record(engine, moment="small.gone.only").grade is None
    assert [row.grade for row in stored(engine)] == [None]
    assert record(engine, moment="small.gone.only").repeat
    assert coming(engine) == []


def test_a_reply_that_is_not_of_the_moment_is_refused(engine: Engine):
    with pytest.raises(UnknownReply):
        record(engine, choice="told.swap")
    assert stored(engine) == []


def test_an_answer_of_somebody_else_waits_for_them(engine: Engine):
    with pytest.raises(PersonMismatch):
        record(engine, person=guest_id(JAAN))
    assert stored(engine) == []


@pytest.mark.parametrize("at", [NOW_MS + 1, NOW_MS + 10**12, NOW_MS - BACK_MS - 1, -(10**15)])
def test_a_clock_that_cannot_be_believed_counts_as_now(engine: Engine, at: int):
    record(engine, at=at)
    assert stored(engine)[0].answered_at == NOW_MS


def test_who_has_done_nothing_has_nothing_to_practise(engine: Engine):
    assert coming(engine) == []


def test_what_went_badly_in_play_comes_back_the_next_day(engine: Engine):
    play(engine, *BADLY)
    (one,) = coming(engine)
    assert (one.principle, one.due) == ("A1", (NOW + timedelta(days=1)).date())


def test_it_comes_back_with_a_customer_whom_one_has_not_met(engine: Engine):
    play(engine, *BADLY)
    (one,) = coming(engine)
    assert one.moment == "near.ask.only"


def test_well_done_in_practice_it_stays_away_for_longer(engine: Engine):
    play(engine, *BADLY)
    (before,) = coming(engine)
    next_day = after(days=1)
    given = answer(moment="near.ask.only", choice="ask.yes", at=milliseconds(next_day))
    record_practice(engine, moments, given, MAIE, next_day)
    (then,) = coming(engine)
    assert then.due > before.due + timedelta(days=1)
    assert then.moment == HELLO


def test_a_play_that_tells_nothing_of_a_principle_brings_nothing(engine: Engine):
    play(engine, *WELL)
    assert coming(engine) == []


def test_what_one_practised_as_a_guest_is_ones_own_after_joining(engine: Engine):
    staff = Staff(engine)
    boss = staff.found()
    poster = staff.poster(boss, staff.team(boss).id)
    record(engine)
    mari = staff.joins(poster, "Päike", MAIE)
    assert [row.person_id for row in stored(engine)] == [mari.person]
    assert coming(engine, mari.token)

    late = record_practice(engine, moments, answer(1), mari.token, NOW)
    assert not late.repeat
    assert {row.person_id for row in stored(engine)} == {mari.person}


def test_another_phone_of_theirs_knows_what_comes_back(engine: Engine):
    staff = Staff(engine)
    boss = staff.found()
    mari = staff.trainee(boss, staff.team(boss).id)
    record_practice(engine, moments, answer(person=mari.person), mari.token, NOW)
    code = make_device_code(engine, NOW, mari.token, fresh).code
    other = Door(None, fresh())
    redeem_device_code(engine, NOW, other, code)
    assert coming(engine, other.fresh) == coming(engine, mari.token) != []


def test_who_was_signed_out_is_told_nothing(engine: Engine):
    staff = Staff(engine)
    boss = staff.found()
    sign_out(engine, NOW, boss.token)
    with pytest.raises(NoSession):
        coming(engine, boss.token)
