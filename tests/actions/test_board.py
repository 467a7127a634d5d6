"""The leaderboard: what was played shows at once, by teams, to members only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from time import monotonic, sleep

import pytest
from sqlalchemy import event, text

from service_quest.actions.away import mark_away
from service_quest.actions.board import Board, Glance, board_of, week_of
from service_quest.actions.errors import BadRequest
from service_quest.actions.people import open_guest
from service_quest.actions.teams import move_person, set_headcount
from service_quest.domain.errors import NotAllowed
from service_quest.domain.ranking import POOL
from service_quest.store.errors import StoreBusy
from tests.actions.plays import MAIE, NOW_MS, after
from tests.actions.staff import Someone, Staff, fresh

DAY_MS = 24 * 3_600_000
MONDAY = date(2026, 3, 2)


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


def crew(
    staff: Staff, boss: Someone, team: str, many: int = 5, called: str = "Laps"
) -> list[Someone]:
    """Let so many join a team."""
    poster = staff.poster(boss, team)
    return [staff.joins(poster, f"{called} {number}") for number in range(many)]


def practise(staff: Staff, who: Someone, *days: float) -> None:
    """Let someone play on some days, counted from the first."""
    for day in days:
        there = replace(staff, now=after(days=day))
        there.plays(who, int(fresh()[:8], 16))


def look(staff: Staff, who: Someone, days: float = 0, season: str | None = None) -> Board:
    """Look at the board."""
    return board_of(staff.engine, after(days=days), who.token, season)


def test_from_set_up_to_the_board(staff: Staff, boss: Someone):
    team = staff.team(boss)
    people = crew(staff, boss, team.id)
    assert look(staff, boss).standings[0].points == 0

    practise(staff, people[0], 0, 1)
    practise(staff, people[1], 0, 0.1)

    board = look(staff, people[0], days=1)
    (standing,) = board.standings
    assert (standing.team, standing.place, standing.people) == (team.id, 1, 5)
    assert (standing.points, standing.practised_share, standing.day_mean) == (20, 20, None)
    assert (board.names, board.own) == ({team.id: "Lett"}, {team.id})
    assert (board.running, board.first, board.waiting) == (True, True, [])


def test_the_better_team_stands_first_and_small_ones_are_pooled(staff: Staff, boss: Someone):
    lazy, keen = staff.team(boss, "Laisad"), staff.team(boss, "Virgad")
    small = [staff.team(boss, f"Väike {number}") for number in range(2)]
    crew(staff, boss, lazy.id)
    for who in crew(staff, boss, keen.id):
        practise(staff, who, 0, 1)
    for team in small:
        crew(staff, boss, team.id, 3)

    board = look(staff, boss, days=2)
    assert [(s.team, s.place) for s in board.standings][:3] == [
        (keen.id, 1),
        (POOL, 2),
        (lazy.id, 2),
    ]
    assert {s.team for s in board.standings[3:]} == {team.id for team in small}
    assert all(s.points is None for s in board.standings[3:])


def test_who_joins_after_monday_counts_from_the_next(staff: Staff, boss: Someone):
    team, late = staff.team(boss), staff.team(boss, "Hilised")
    people = crew(staff, boss, team.id)
    tuesday = replace(staff, now=after(days=1))
    crew(tuesday, boss, late.id, called="Hiline")
    move_person(staff.engine, after(days=1), boss.token, people[0].person, late.id)

    board = look(staff, boss, days=1)
    assert [(s.team, s.people) for s in board.standings] == [(team.id, 5)]
    assert board.waiting == [late.id]
    following = look(staff, boss, days=7)
    assert {(s.team, s.people) for s in following.standings} == {(late.id, 6), (team.id, 4)}


def test_where_the_headcount_is_told_who_was_left_out_counts(staff: Staff, boss: Someone):
    team = staff.team(boss)
    for who in crew(staff, boss, team.id):
        practise(staff, who, 0, 1)
    assert look(staff, boss, days=2).standings[0].points == 100
    set_headcount(staff.engine, staff.now, boss.token, team.id, 10)
    assert look(staff, boss, days=2).standings[0].points == 50
    set_headcount(staff.engine, staff.now, boss.token, team.id, None)
    assert look(staff, boss, days=2).standings[0].points == 100


def test_who_joins_in_the_week_is_told_that_they_count_from_the_next(staff: Staff, boss: Someone):
    team = staff.team(boss)
    early, *_ = crew(staff, boss, team.id)
    (late,) = crew(replace(staff, now=after(days=6)), boss, team.id, 1, called="Hiline")

    assert [look(staff, who, days=6).late for who in (early, late, boss)] == [False, True, False]
    assert not look(staff, late, days=6, season="2026-03").late
    assert not look(staff, late, days=7).late
    assert not look(staff, late, days=7, season="2026-W10").late


def test_an_attempt_counts_for_its_day_if_it_comes_within_48_hours(staff: Staff, boss: Someone):
    team = staff.team(boss)
    who, *_ = crew(staff, boss, team.id)
    practise(staff, who, 1)
    sunday = NOW_MS + 6 * DAY_MS
    in_time, late = (replace(staff, now=after(days=day)) for day in (7.9, 8.1))
    late.plays(who, 1, started=sunday, finished=sunday)
    assert look(staff, boss, days=9, season="2026-W10").standings[0].points == 0

    in_time.plays(who, 2, started=sunday, finished=sunday)
    assert look(staff, boss, days=9, season="2026-W10").standings[0].points == 20


def test_half_a_conversation_is_no_practice(staff: Staff, boss: Someone):
    team = staff.team(boss)
    who, *_ = crew(staff, boss, team.id)
    practise(staff, who, 0)
    there = replace(staff, now=after(days=1))
    there.plays(who, 9, moves=["hello.listen"], abandoned=True, finished=None)

    assert look(staff, boss, days=1).standings[0].points == 0


def test_who_is_away_counts_as_they_usually_do(staff: Staff, boss: Someone):
    team = staff.team(boss)
    people = crew(staff, boss, team.id, 6)
    practise(staff, people[0], 0, 1)
    week = MONDAY + timedelta(days=7)
    for who in people[:1]:
        mark_away(staff.engine, after(days=3), boss.token, who.person, week, week + timedelta(4))

    (standing,) = look(staff, boss, days=8).standings
    assert (standing.people, standing.points) == (5, 17)


def test_past_weeks_stay_readable_and_those_to_come_are_not_there(staff: Staff, boss: Someone):
    team = staff.team(boss)
    people = crew(staff, boss, team.id)
    for who in people:
        practise(staff, who, 0, 1)

    past = look(staff, boss, days=21, season="2026-W10")
    assert (past.standings[0].points, past.running, past.first) == (100, False, True)
    for season in ("2026-W14", "2026-W1", "W10", "x" * 10_000, "2026-W10\x00", "9999-W53"):
        with pytest.raises(BadRequest):
            look(staff, boss, days=21, season=season)


def test_guests_see_no_board(staff: Staff, boss: Someone):
    open_guest(staff.engine, staff.now, MAIE)
    for token in (MAIE, fresh()):
        with pytest.raises(NotAllowed):
            board_of(staff.engine, staff.now, token)


def test_a_glance_is_kept_for_a_second_and_then_renewed_while_nobody_waits(
    staff: Staff, boss: Someone
):
    team = staff.team(boss)
    people = crew(staff, boss, team.id)
    asked: list[Callable[[], object]] = []
    glance = Glance(aside=asked.append)
    before = glance.at(staff.engine, after(days=1))
    for who in people:
        practise(staff, who, 0, 1)

    assert glance.at(staff.engine, after(days=1, seconds=0.9)) is before
    assert not asked
    assert glance.at(staff.engine, after(days=1, seconds=1.1)) is before
    assert glance.at(staff.engine, after(days=1, seconds=1.2)) is before
    (renew,) = asked
    renew()
    later = glance.at(staff.engine, after(days=1, seconds=1.3))
    assert later.standings[0].points == 100
    seen = board_of(staff.engine, after(days=1, seconds=1.4), boss.token, look=glance.at)
    assert seen.standings is later.standings


def test_a_glance_that_nobody_looked_at_for_long_is_worked_out_at_once(staff: Staff, boss: Someone):
    people = crew(staff, boss, staff.team(boss).id)
    glance = Glance(aside=lambda _: pytest.fail("somebody has to wait for it"))
    glance.at(staff.engine, after(days=1))
    for who in people:
        practise(staff, who, 0, 1)
    assert glance.at(staff.engine, after(days=1, seconds=2)).standings[0].points == 100


def test_a_glance_is_renewed_in_a_thread_of_its_own(staff: Staff, boss: Someone):
    people = crew(staff, boss, staff.team(boss).id)
    glance = Glance(timedelta(days=1))
    before = glance.at(staff.engine, after(days=1))
    for who in people:
        practise(staff, who, 0, 1)
    assert glance.at(staff.engine, after(days=2, seconds=1)) is before
    until = monotonic() + 10
    while glance.at(staff.engine, after(days=2, seconds=2)) is before and monotonic() < until:
        sleep(0.01)
    assert glance.at(staff.engine, after(days=2, seconds=3)).standings[0].points == 100


def test_a_database_that_is_away_is_told_to_who_has_to_wait_only(
    staff: Staff, boss: Someone, monkeypatch: pytest.MonkeyPatch
):
    crew(staff, boss, staff.team(boss).id)
    glance = Glance(aside=lambda renew: renew())
    before = glance.at(staff.engine, after(days=1))

    def away(*_: object) -> None:
        raise StoreBusy

    monkeypatch.setattr("service_quest.actions.board.week_of", away)
    for _ in range(2):
        assert glance.at(staff.engine, after(days=1, seconds=1.5)) is before
    with pytest.raises(StoreBusy):
        glance.at(staff.engine, after(days=1, seconds=2.5))


def test_who_practised_when_is_answered_by_the_index_alone(staff: Staff, boss: Someone):
    team = staff.team(boss)
    practise(staff, crew(staff, boss, team.id)[0], 0)
    asked: list[str] = []
    event.listen(staff.engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
    week_of(staff.engine, staff.now)

    about_attempts = [statement for statement in asked if "FROM attempt" in statement]
    assert len(about_attempts) == 1
    if staff.engine.dialect.name == "sqlite":
        with staff.engine.connect() as connection:
            plan = connection.execute(
                text(
                    "EXPLAIN QUERY PLAN SELECT DISTINCT person_id, day FROM attempt "
                    "WHERE day >= 1 AND day <= 2 AND status IN ('scored', 'unscored')"
                )
            ).all()
        assert "COVERING INDEX ix_attempt_day_person" in str(plan)
