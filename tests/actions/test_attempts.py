"""Recording an attempt: verified by replay, stored once, booked to the right person."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, func, select

from service_quest.actions.attempts import Recorded, progress_of, record_attempt
from service_quest.actions.content import Shelf, keep_content
from service_quest.actions.errors import (
    IdReused,
    NoSession,
    PersonMismatch,
    UnknownLanguage,
)
from service_quest.actions.people import guest_id, token_hash
from service_quest.domain.errors import (
    IllegalMove,
    MoveAfterEnding,
    UnfinishedAttempt,
    UnknownParting,
)
from service_quest.domain.scenario import Meters, Regular
from service_quest.store.records import Progress, Status
from service_quest.store.tables import AttemptRow, OtherAnswerRow, PersonRow, SessionRow
from tests.actions.plays import (
    BADLY,
    JAAN,
    KETTLE,
    MAIE,
    NOW,
    NOW_MS,
    WELL,
    after,
    played,
)
from tests.domain.scripts import kettle

MINUTE = 60_000


@pytest.fixture
def shelf() -> Shelf:
    """Hold the kettle scenario alone."""
    return Shelf([KETTLE], ["et", "en"])


def record(
    engine: Engine, shelf: Shelf, token: str = MAIE, now: datetime = NOW, **parts: Any
) -> Recorded:
    """Record an attempt of a browser's own."""
    return record_attempt(engine, shelf, played(token=token, **parts), token, now)


def stored(engine: Engine, number: int = 0) -> AttemptRow:
    """Return the stored attempt with a number for an id."""
    with Session(engine) as session:
        return session.exec(select(AttemptRow).where(AttemptRow.id == f"{number:032x}")).one()


def count(engine: Engine, table: type[SQLModel]) -> int:
    """Count the rows of a table."""
    with Session(engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_a_finished_attempt_is_scored_and_stored_with_its_grades(engine: Engine, shelf: Shelf):
    answer = record(engine, shelf)

    row = stored(engine)
    assert answer.result.status is Status.SCORED
    assert not answer.repeat
    assert (row.points, row.stars) == (answer.result.points, answer.result.stars)
    assert row.points is not None and row.points > 80
    assert row.grades == ["best", "best", "best"]
    assert (row.case, row.ending, row.turning_point) == ("only", "warm", None)
    assert row.moves == WELL
    assert row.received_at == NOW_MS


def test_the_costliest_move_is_stored_as_the_turning_point(engine: Engine, shelf: Shelf):
    record(engine, shelf, moves=BADLY)

    row = stored(engine)
    assert row.turning_point is not None
    assert row.grades is not None
    assert row.grades[row.turning_point] in ("mistake", "blunder")


def test_a_repeat_is_answered_the_same_and_stored_once(engine: Engine, shelf: Shelf):
    first = record(engine, shelf)
    again = record(engine, shelf, now=after(days=3))

    assert again == replace(first, repeat=True)
    assert count(engine, AttemptRow) == 1


def test_a_repeat_is_answered_the_same_by_a_server_that_started_anew(engine: Engine, shelf: Shelf):
    first = record(engine, shelf)
    engine.dispose()

    assert record(engine, Shelf([KETTLE], ["et"])) == replace(first, repeat=True)


def test_an_id_reused_with_other_moves_is_refused(engine: Engine, shelf: Shelf):
    record(engine, shelf)

    with pytest.raises(IdReused) as caught:
        record(engine, shelf, moves=BADLY)
    assert caught.value.data == {"id": "0" * 32}
    assert stored(engine).moves == WELL


def test_a_regular_is_scored_as_the_device_says_that_one_parted(engine: Engine):
    met = kettle(regular=Regular("earlier", warm=Meters(8, 8, 5), cold=Meters(2, 2, 5)))
    shelf = Shelf([met], ["et"])
    points = []
    for number, start in enumerate(("cold", "plain", "warm")):
        parts = {"script": met, "moves": BADLY, "start": start, "first": False}
        points.append(record(engine, shelf, id=f"{number:032x}", **parts).result.points)
        assert stored(engine, number).start == start
    assert points == sorted(points) and len(set(points)) == 3


def test_a_start_that_the_scenario_has_not_is_refused(engine: Engine, shelf: Shelf):
    with pytest.raises(UnknownParting):
        record(engine, shelf, start="warm")
    assert count(engine, AttemptRow) == 0


def test_an_id_reused_with_another_start_is_refused(engine: Engine):
    met = kettle(regular=Regular("earlier", warm=Meters(8, 8, 5), cold=Meters(2, 2, 5)))
    shelf = Shelf([met], ["et"])
    record(engine, shelf, script=met, moves=BADLY, start="cold")
    with pytest.raises(IdReused):
        record(engine, shelf, script=met, moves=BADLY, start="warm")


def test_an_attempt_of_somebody_else_is_booked_to_nobody(engine: Engine, shelf: Shelf):
    with pytest.raises(PersonMismatch):
        record_attempt(engine, shelf, played(token=MAIE), JAAN, NOW)
    assert count(engine, AttemptRow) == 0


def test_somebody_elses_id_is_no_way_to_their_result(engine: Engine, shelf: Shelf):
    record(engine, shelf)

    with pytest.raises(IdReused):
        record(engine, shelf, token=JAAN)


def test_an_attempt_in_an_unknown_version_is_stored_unscored(engine: Engine, shelf: Shelf):
    answer = record(engine, shelf, version="f" * 16, moves=["gone.away"])

    assert answer.result.status is Status.UNSCORED
    assert answer.result.points is None
    assert stored(engine).moves == ["gone.away"]
    assert record(engine, shelf, version="f" * 16, moves=["gone.away"]).repeat


def test_an_attempt_at_an_unknown_scenario_is_stored_unscored(engine: Engine, shelf: Shelf):
    assert record(engine, shelf, scenario="gone").result.status is Status.UNSCORED


def test_an_attempt_in_an_older_version_is_scored_as_it_was_then(engine: Engine, shelf: Shelf):
    keep_content(engine, shelf, NOW)
    harder = Shelf([kettle(opening=Meters(1, 1, 1))], ["et"])

    answer = record(engine, harder)

    assert answer.result.status is Status.SCORED
    assert stored(engine).points == answer.result.points
    assert stored(engine).grades == ["best", "best", "best"]


def test_an_attempt_left_half_way_is_stored_as_abandoned(engine: Engine, shelf: Shelf):
    answer = record(engine, shelf, moves=WELL[:1], abandoned=True, finished=None)

    assert answer.result.status is Status.ABANDONED
    row = stored(engine)
    assert row.abandoned and row.first
    assert row.finished_at is None


def test_an_attempt_abandoned_at_its_end_counts_as_whole(engine: Engine, shelf: Shelf):
    assert record(engine, shelf, abandoned=True).result.status is Status.SCORED


@pytest.mark.parametrize(
    ("moves", "error"),
    [
        (["told.swap"], IllegalMove),
        (["hello.nothing"], IllegalMove),
        ([*BADLY, "hello.listen"], MoveAfterEnding),
        (WELL[:2], UnfinishedAttempt),
        ([], UnfinishedAttempt),
    ],
)
def test_moves_that_nobody_can_have_made_are_refused(
    engine: Engine, shelf: Shelf, moves: list[str], error: type[Exception]
):
    with pytest.raises(error):
        record(engine, shelf, moves=moves)
    assert count(engine, AttemptRow) == 0


def test_impossible_moves_are_refused_in_an_abandoned_attempt_too(engine: Engine, shelf: Shelf):
    with pytest.raises(IllegalMove):
        record(engine, shelf, moves=["told.swap"], abandoned=True)


def test_a_language_that_the_app_has_not_got_is_refused(engine: Engine, shelf: Shelf):
    with pytest.raises(UnknownLanguage):
        record(engine, shelf, language="tlh")


def test_other_answers_come_with_their_attempt(engine: Engine, shelf: Shelf):
    other = [
        {"turn": 0, "node": "hello", "text": "Oi, kui kahju! 🫖"},
        {"turn": 2, "node": "bye", "text": ""},
    ]
    record(engine, shelf, other=other)

    with Session(engine) as session:
        rows = session.exec(select(OtherAnswerRow).order_by(col(OtherAnswerRow.number))).all()
    assert [{"turn": r.turn, "node": r.node, "text": r.text} for r in rows] == other


def test_the_guest_is_stored_with_the_first_attempt_and_only_as_a_digest(
    engine: Engine, shelf: Shelf
):
    record(engine, shelf)

    with Session(engine) as session:
        browser = session.exec(select(SessionRow)).one()
        person = session.exec(select(PersonRow)).one()
    assert browser.token_hash == token_hash(MAIE) != MAIE
    assert browser.person_id == person.id == guest_id(MAIE)


def test_a_browser_that_was_signed_out_books_nothing(engine: Engine, shelf: Shelf):
    record(engine, shelf)
    with Session(engine) as session:
        session.exec(select(SessionRow)).one().revoked_at = NOW_MS
        session.commit()

    with pytest.raises(NoSession):
        record(engine, shelf, id="1" * 32)


def test_threads_that_send_the_same_attempt_store_it_once(engine: Engine, shelf: Shelf):
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: record(engine, shelf), range(24)))

    assert [a.repeat for a in answers].count(False) == 1
    assert len({a.result for a in answers}) == 1
    assert count(engine, AttemptRow) == count(engine, PersonRow) == 1


def test_threads_that_send_other_attempts_leave_one_first(engine: Engine, shelf: Shelf):
    def send(number: int) -> Recorded:
        return record(engine, shelf, id=f"{number:032x}", started=NOW_MS - number * MINUTE)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(send, range(1, 17)))

    assert count(engine, AttemptRow) == 16
    with Session(engine) as session:
        first = session.exec(select(AttemptRow).where(col(AttemptRow.first))).one()
    assert first.id == f"{16:032x}"


def test_practice_does_not_become_the_first_attempt(engine: Engine, shelf: Shelf):
    record(engine, shelf, first=False)

    assert not stored(engine).first


def test_of_two_phones_the_attempt_begun_earlier_is_the_first(engine: Engine, shelf: Shelf):
    record(engine, shelf, id=f"{1:032x}", started=NOW_MS - MINUTE)
    record(engine, shelf, id=f"{2:032x}", started=NOW_MS - 60 * MINUTE, now=after(hours=5))
    record(engine, shelf, id=f"{3:032x}", started=NOW_MS, now=after(hours=6))

    assert [stored(engine, n).first for n in (1, 2, 3)] == [False, True, False]


def test_each_scenario_has_its_own_first_attempt(engine: Engine):
    mug = kettle(id="mug")
    shelf = Shelf([KETTLE, mug], ["et"])
    record(engine, shelf, id=f"{1:032x}")
    record_attempt(engine, shelf, played(mug, id=f"{2:032x}"), MAIE, NOW)

    assert stored(engine, 1).first and stored(engine, 2).first


@pytest.mark.parametrize("years", [-60, -3, 1, 5_000])
def test_a_wrong_clock_is_marked_and_the_attempt_counts_from_its_arrival(
    engine: Engine, shelf: Shelf, years: int
):
    started = NOW_MS + years * 365 * 24 * 60 * MINUTE
    record(engine, shelf, started=started, finished=started + MINUTE)

    row = stored(engine)
    assert row.clock_off
    assert row.started_at == row.finished_at == NOW_MS


def test_a_clock_a_little_ahead_is_taken_as_now(engine: Engine, shelf: Shelf):
    record(engine, shelf, started=NOW_MS + 2 * MINUTE, finished=NOW_MS + 3 * MINUTE)

    row = stored(engine)
    assert not row.clock_off
    assert row.started_at == row.finished_at == NOW_MS


def test_a_dead_battery_does_not_take_the_first_attempt_away(engine: Engine, shelf: Shelf):
    record(engine, shelf, id=f"{1:032x}")
    record(engine, shelf, id=f"{2:032x}", started=0, now=after(minutes=1))

    assert [stored(engine, n).first for n in (1, 2)] == [True, False]


def test_progress_adds_up_by_scenario_and_keeps_the_first_apart(engine: Engine, shelf: Shelf):
    bad = record(engine, shelf, id=f"{1:032x}", moves=BADLY).result
    good = record(engine, shelf, id=f"{2:032x}", first=False).result
    record(engine, shelf, id=f"{3:032x}", moves=[], abandoned=True, first=False)
    record(engine, shelf, id=f"{4:032x}", token=JAAN)

    assert bad.accuracy is not None and good.accuracy is not None
    assert progress_of(engine, guest_id(MAIE)) == {
        "small": Progress(
            stars=3,
            plays=2,
            attempts=3,
            scored=2,
            accuracy_sum=bad.accuracy + good.accuracy,
            first=bad,
            last=good,
        )
    }


def test_who_has_played_nothing_has_no_progress(engine: Engine):
    assert progress_of(engine, guest_id(MAIE)) == {}
