"""The one try at the day's customer: first begun, booked once, and what others said."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlmodel import Session, col, select

from service_quest.actions.attempts import Recorded, record_attempt
from service_quest.actions.away import mark_away
from service_quest.actions.board import Glance, board_of, week_of
from service_quest.actions.content import Shelf
from service_quest.actions.daily import Told, lately
from service_quest.actions.entering import Door
from service_quest.actions.errors import NoSession
from service_quest.actions.people import guest_id
from service_quest.actions.sessions import make_device_code, redeem_device_code
from service_quest.actions.submission import read_submission
from service_quest.domain.days import Rota, number_of
from service_quest.store.people_tables import OrganisationRow
from service_quest.store.tables import AttemptRow, DailyTryRow
from tests.actions.plays import BADLY, JAAN, KETTLE, MAIE, NOW, NOW_MS, WELL, after, played, sent
from tests.actions.staff import Someone, Staff, fresh

MONDAY = date(2026, 3, 2)
TODAY = number_of(MONDAY)
MINUTE, HOUR, DAY = 60_000, 3_600_000, 24 * 3_600_000
EVERY_DAY = Rota((KETTLE.id,))
SHELF = Shelf([KETTLE], ["et", "en"], rota=EVERY_DAY)


def record(
    engine: Engine, number: int = 0, token: str = MAIE, now: datetime = NOW, **parts: Any
) -> Recorded:
    """Record an attempt at what is everybody's customer every day."""
    sent_ = played(token=token, id=f"{number:032x}", **parts)
    return record_attempt(engine, SHELF, sent_, token, now)


def tries(engine: Engine) -> list[DailyTryRow]:
    """Return the tries that are booked, by day."""
    with Session(engine) as session:
        return list(session.exec(select(DailyTryRow).order_by(col(DailyTryRow.day))))


def booked(engine: Engine) -> list[tuple[int, int]]:
    """Return day and attempt of the tries that are booked."""
    return [(row.day - TODAY, int(row.attempt_id, 16)) for row in tries(engine)]


def try_of(staff: Staff, who: Someone, days: float = 0, **parts: Any) -> Recorded:
    """Let a member meet a day's customer, so many days after the first."""
    now = after(days=days)
    began = round(now.timestamp() * 1000) - MINUTE
    told = {"id": fresh()[:32], "person": who.person, "started": began, "finished": began + 9}
    submission = read_submission(sent(**(told | parts)))
    return record_attempt(staff.engine, SHELF, submission, who.token, now)


def told(staff: Staff, who: Someone, days: float = 0) -> dict[int, Told]:
    """Tell a member of their tries, by the days after the first."""
    seen = lately(staff.engine, after(days=days), who.token)
    return {day - TODAY: one for day, one in seen.items()}


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


def crew(staff: Staff, boss: Someone, many: int = 5, name: str = "Lett") -> list[Someone]:
    """Let so many join a team."""
    poster = staff.poster(boss, staff.team(boss, name).id)
    return [staff.joins(poster, f"Laps {number}") for number in range(many)]


# Which attempt is the try.


def test_the_days_first_attempt_is_the_try_and_what_comes_after_is_practice(engine: Engine):
    first = record(engine, 1, moves=BADLY)
    record(engine, 2, now=after(hours=1), started=NOW_MS + HOUR, finished=None, first=False)

    (row,) = tries(engine)
    assert (row.person_id, row.day, row.scenario) == (guest_id(MAIE), TODAY, KETTLE.id)
    assert (row.points, row.reply) == (first.result.points, BADLY[0])
    assert booked(engine) == [(0, 1)]


def test_another_day_has_another_try_though_the_scenario_is_known(engine: Engine):
    record(engine, 1)
    record(engine, 2, now=after(days=1), started=NOW_MS + DAY, finished=None, first=False)

    assert booked(engine) == [(0, 1), (1, 2)]


TUESDAYS = Shelf([KETTLE], ["et"], rota=Rota(("milk",), {date(2026, 3, 3): KETTLE.id}))


@pytest.mark.parametrize(
    ("days_before", "moves", "tried"),
    [(1, WELL, False), (14, WELL, False), (15, WELL, True), (1, [], True)],
)
def test_who_rehearsed_a_customer_shortly_before_has_no_try(
    engine: Engine, days_before, moves, tried
):
    before = NOW_MS + DAY - days_before * DAY
    whole = {"abandoned": not moves, "finished": None, "moves": moves}
    rehearsal = played(id="1" * 32, started=before, **whole)
    record_attempt(engine, TUESDAYS, rehearsal, MAIE, after(days=1 - days_before))
    again = played(id="2" * 32, started=NOW_MS + DAY, finished=None, first=not moves)
    record_attempt(engine, TUESDAYS, again, MAIE, after(days=1))

    assert [row.attempt_id for row in tries(engine)] == ["2" * 32] * tried


def test_who_is_not_the_days_customer_counts_for_nothing(engine: Engine):
    record_attempt(engine, TUESDAYS, played(), MAIE, NOW)
    tuesday = played(token=JAAN, id="1" * 32, started=NOW_MS + DAY, finished=None)
    record_attempt(engine, TUESDAYS, tuesday, JAAN, after(days=1))

    assert [(row.day - TODAY, row.person_id) for row in tries(engine)] == [(1, guest_id(JAAN))]


def test_what_was_given_up_was_the_try_and_is_worth_nothing(engine: Engine):
    record(engine, 1, moves=WELL[:1], abandoned=True, finished=None)
    record(engine, 2, started=NOW_MS, finished=None)

    assert booked(engine) == [(0, 1)]
    assert (tries(engine)[0].points, tries(engine)[0].reply) == (0, WELL[0])


def test_who_only_looked_in_has_not_tried(engine: Engine):
    record(engine, 1, moves=[], abandoned=True, finished=None)
    record(engine, 2, started=NOW_MS, finished=None)

    assert booked(engine) == [(0, 2)]


def test_what_cannot_be_scored_takes_nobodys_try(engine: Engine):
    record(engine, 1, version="f" * 16)
    record(engine, 2, started=NOW_MS, finished=None)

    assert booked(engine) == [(0, 2)]


def test_an_attempt_that_began_earlier_and_came_later_takes_its_place(engine: Engine):
    record(engine, 1, started=NOW_MS - MINUTE)
    record(engine, 2, started=NOW_MS - 5 * HOUR, finished=None, moves=BADLY, now=after(hours=40))
    record(engine, 3, started=NOW_MS - HOUR, finished=None, now=after(hours=41))

    (row,) = tries(engine)
    assert (booked(engine), row.reply) == ([(0, 2)], BADLY[0])
    assert row.points < 50


def test_what_comes_after_two_days_is_no_try(engine: Engine):
    record(engine, 1, now=after(hours=47.9), started=NOW_MS, finished=None)
    assert booked(engine) == [(0, 1)]

    record(engine, 2, now=after(days=4, hours=1), started=NOW_MS + DAY, finished=None)
    assert booked(engine) == [(0, 1)]


def test_a_night_to_think_it_over_is_no_try(engine: Engine):
    evening, morning = NOW_MS + 11 * HOUR, NOW_MS + 22 * HOUR
    record(engine, 1, now=after(days=1), started=evening, finished=morning)
    assert booked(engine) == []


def test_a_repeat_books_nothing_twice(engine: Engine):
    record(engine, 1)
    assert record(engine, 1).repeat
    assert booked(engine) == [(0, 1)]


def test_phones_that_send_at_once_leave_the_one_that_began_first(engine: Engine):
    def send(number: int) -> Recorded:
        return record(engine, number, started=NOW_MS - number * MINUTE, finished=None)

    for round_ in range(5):
        numbers = range(1 + 8 * round_, 9 + 8 * round_)
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(send, numbers))
        assert booked(engine) == [(0, numbers[-1])]
    with Session(engine) as session:
        assert len(session.exec(select(AttemptRow.id)).all()) == 40


def test_people_who_send_at_once_lose_no_try(engine: Engine):
    tokens = [fresh() for _ in range(12)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: record(engine, n, token=tokens[n]), range(12)))

    assert {row.person_id for row in tries(engine)} == {guest_id(token) for token in tokens}


# The day is the organisation's.


def test_the_day_is_reckoned_in_the_organisations_zone(engine: Engine):
    with Session(engine) as session:
        session.add(OrganisationRow(name="Pood", zone="Asia/Tokyo", created_at=1))
        session.commit()
    evening = NOW_MS + 8 * HOUR
    record(engine, 1, now=after(hours=9), started=evening, finished=None)
    assert booked(engine) == [(1, 1)]


# Who joins brings along what they tried as a guest.


def test_a_guests_try_comes_along_and_is_no_second_one(staff: Staff, boss: Someone):
    poster = staff.poster(boss, staff.team(boss).id)
    guest = fresh()
    record(staff.engine, 1, token=guest, moves=BADLY)
    who = staff.joins(poster, token=guest)
    try_of(staff, who, 0.1)

    (row,) = tries(staff.engine)
    assert (row.person_id, row.reply) == (who.person, BADLY[0])


@pytest.mark.parametrize(("minutes_before", "stays"), [(30, 1), (0.1, 2)])
def test_of_another_phones_try_as_a_guest_and_ones_own_the_earlier_stays(
    staff: Staff, boss: Someone, minutes_before: float, stays: int
):
    who, *_ = crew(staff, boss)
    guest, began = fresh(), NOW_MS - round(minutes_before * MINUTE)
    record(staff.engine, 1, token=guest, started=began, finished=None)
    record(staff.engine, 3, token=guest, now=after(days=1), started=NOW_MS + DAY, finished=None)
    try_of(staff, who, id=f"{2:032x}")
    code = make_device_code(staff.engine, NOW, who.token, fresh).code
    redeem_device_code(staff.engine, NOW, Door(guest, fresh()), code)

    assert booked(staff.engine) == [(0, stays), (1, 3)]
    assert {row.person_id for row in tries(staff.engine)} == {who.person}


# Told the next day.


def test_the_next_day_one_is_told_how_many_opened_alike(staff: Staff, boss: Someone):
    people = crew(staff, boss)
    for who in people[:3]:
        try_of(staff, who)
    for who in people[3:]:
        try_of(staff, who, moves=BADLY)
    record(staff.engine, 99, token=fresh(), moves=BADLY)  # a guest does not count

    assert told(staff, people[0])[0].share is None
    shares = [told(staff, who, 1)[0].share for who in people]
    assert shares == [60, 60, 60, 40, 40]
    mine = told(staff, people[0], 1)[0]
    assert (mine.made.recommendation, mine.made.case, mine.few) == (10, "only", False)
    assert mine.made.grades == ("best",) * 3
    assert told(staff, people[0], 2) == {}


def test_of_fewer_than_five_nothing_is_told(staff: Staff, boss: Someone):
    people = crew(staff, boss)
    for who in people[:4]:
        try_of(staff, who)
    mine = told(staff, people[0], 1)[0]

    assert (mine.share, mine.few) == (None, True)
    assert told(staff, people[4], 1) == {}


def test_guests_and_the_signed_out_are_told_nothing(staff: Staff, boss: Someone):
    guest = fresh()
    record(staff.engine, 1, token=guest)
    assert lately(staff.engine, after(days=1), guest) == {}
    assert lately(staff.engine, NOW, fresh()) == {}

    gone = staff.joins(staff.poster(boss, staff.team(boss).id), token=guest)
    assert lately(staff.engine, NOW, gone.token)[TODAY].made.scenario == KETTLE.id
    with pytest.raises(NoSession):
        lately(staff.engine, NOW, guest)


# The forty points of the board.


def look(staff: Staff, who: Someone, days: float, season: str | None = None):
    """Look at the board of a week with customers of the day."""
    glance = Glance(timedelta(0), rota=EVERY_DAY)
    return board_of(staff.engine, after(days=days), who.token, season, glance.at)


def test_two_best_tries_make_the_forty_points(staff: Staff, boss: Someone):
    people = crew(staff, boss)
    assert look(staff, boss, 0).standings[0].day_mean == 0

    for who in people:
        try_of(staff, who)
    (one,) = look(staff, boss, 0).standings
    best = record(staff.engine, 99, token=fresh()).result.points or 0
    assert (one.points, one.practised_share, one.day_mean) == (
        (2 * best + 5) // 10,
        0,
        (best + 1) // 2,
    )

    for who in people:
        try_of(staff, who, 1, moves=BADLY)
        try_of(staff, who, 2)
    (three,) = look(staff, boss, 2).standings
    assert (three.practised_share, three.day_mean) == (100, best)
    assert three.points == 60 + (4 * best + 5) // 10


def test_guests_add_nothing_to_a_team(staff: Staff, boss: Someone):
    crew(staff, boss)
    record(staff.engine, 1, token=fresh())
    assert look(staff, boss, 0).standings[0].points == 0


def test_before_the_first_customer_practice_counts_for_all(staff: Staff, boss: Someone):
    people = crew(staff, boss)
    for who in people:
        try_of(staff, who)
        try_of(staff, who, 1)
    rota = replace(EVERY_DAY, since=date(2026, 3, 9))
    (standing,) = week_of(staff.engine, after(days=1), rota=rota).standings
    assert (standing.points, standing.day_mean) == (100, None)


def test_who_is_away_brings_their_usual_tries(staff: Staff, boss: Someone):
    people = crew(staff, boss, 6)
    for day in (0, 1):
        try_of(staff, people[0], day)
    week = MONDAY + timedelta(days=7)
    who = people[0].person
    mark_away(staff.engine, after(days=3), boss.token, who, week, week + timedelta(days=6))

    (standing,) = look(staff, boss, 8).standings
    assert standing.people == 5
    assert standing.practised_share == 17
    assert standing.day_mean in (16, 17)


def test_a_weeks_tries_are_answered_by_the_index_alone(staff: Staff, boss: Someone):
    try_of(staff, crew(staff, boss)[0])
    asked: list[str] = []
    event.listen(staff.engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
    week_of(staff.engine, staff.now, rota=EVERY_DAY)

    about_tries = [statement for statement in asked if "FROM daily_try" in statement]
    assert len(about_tries) == 1
    if staff.engine.dialect.name == "sqlite":
        with staff.engine.connect() as connection:
            plan = connection.execute(
                text(
                    "EXPLAIN QUERY PLAN SELECT person_id, day, points FROM daily_try "
                    "WHERE day BETWEEN 1 AND 2"
                )
            ).all()
        assert "COVERING INDEX ix_daily_try_day" in str(plan)
