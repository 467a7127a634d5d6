"""Seasons that are over: settled once, badges of teams with them, readable ever after."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from service_quest.actions.badges import wall_of
from service_quest.actions.board import Board, Glance, board_of
from service_quest.actions.content import Shelf
from service_quest.actions.errors import BadRequest
from service_quest.actions.settling import settle
from service_quest.actions.teams import move_person, remove_person, rename_team, set_headcount
from service_quest.domain.badges import Badge, TeamRule
from service_quest.store.season_tables import SeasonRow, SeasonStandingRow, TeamAwardRow
from tests.actions.plays import after
from tests.actions.staff import Someone, Staff, fresh
from tests.domain.scripts import kettle

EVERYONE = Badge("everyone", "team", team=TeamRule(everyone=True))
STREET = Badge("street-lit", "team", team=TeamRule(street=True))
BEST = Badge("best-week", "team", team=TeamRule(best_of=8))
BADGES = (EVERYONE, STREET, BEST)
SHELF = Shelf([kettle(level="needs")], ["et"], badges=BADGES)
SETTLED = 9.5
"""Days after the first Monday's morning by which its week is settled."""


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


def crew(staff: Staff, boss: Someone, team: str, many: int = 5) -> list[Someone]:
    """Let so many join a team."""
    poster = staff.poster(boss, team)
    return [staff.joins(poster, f"Laps {number}") for number in range(many)]


def practise(staff: Staff, people: Sequence[Someone], *days: float) -> None:
    """Let people play on some days, counted from the first."""
    for day in days:
        there = replace(staff, now=after(days=day))
        for who in people:
            there.plays(who, int(fresh()[:8], 16))


def settled(staff: Staff, days: float = SETTLED) -> int:
    """Settle what is due so many days later."""
    return settle(staff.engine, SHELF, after(days=days))


def look(staff: Staff, who: Someone, days: float, when: str | None = None) -> Board:
    """Look at the board."""
    return board_of(staff.engine, after(days=days), who.token, when)


def rows(staff: Staff, table: type[SQLModel]) -> Sequence[Any]:
    """Return all rows of a table."""
    with Session(staff.engine) as session:
        return session.exec(select(table)).all()


def test_a_season_is_settled_once_nothing_can_change_it_any_more(staff: Staff, boss: Someone):
    crew(staff, boss, staff.team(boss).id)
    assert settled(staff, days=8.5) == 0
    assert settled(staff) == 1
    assert settled(staff) == 0
    assert settled(staff, days=SETTLED + 14) == 2
    assert len(rows(staff, SeasonRow)) == len(rows(staff, SeasonStandingRow)) == 3


def test_nothing_is_settled_before_there_is_anyone(staff: Staff):
    assert settled(staff, days=400) == 0


def test_all_who_settle_at_once_settle_it_together(staff: Staff, boss: Someone):
    practise(staff, crew(staff, boss, staff.team(boss).id), 0, 1)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: settled(staff), range(4)))

    assert len(rows(staff, SeasonRow)) == 1
    assert len(rows(staff, TeamAwardRow)) == 2


def test_whoever_looks_first_settles_it(staff: Staff, boss: Someone):
    crew(staff, boss, staff.team(boss).id)
    glance = Glance(before=lambda engine, now: settle(engine, SHELF, now, most=1))
    board_of(staff.engine, after(days=30), boss.token, None, glance.at)
    assert len(rows(staff, SeasonRow)) == 1


def test_a_settled_season_stays_as_it_was_whoever_leaves(staff: Staff, boss: Someone):
    team, other = staff.team(boss), staff.team(boss, "Köök")
    people = crew(staff, boss, team.id)
    practise(staff, people, 0, 1)
    settled(staff)
    before = look(staff, boss, 10, "2026-W10")

    rename_team(staff.engine, after(days=10), boss.token, team.id, "Uus nimi")
    remove_person(staff.engine, after(days=10), boss.token, people[0].person)
    move_person(staff.engine, after(days=10), boss.token, people[1].person, other.id)
    again = look(staff, boss, 11, "2026-W10")

    assert again.standings == before.standings
    assert (again.standings[0].points, again.names[team.id]) == (100, "Lett")


def test_a_headcount_told_later_changes_no_settled_season(staff: Staff, boss: Someone):
    team = staff.team(boss)
    practise(staff, crew(staff, boss, team.id), 0, 1, 7, 8)
    settled(staff)
    set_headcount(staff.engine, after(days=10), boss.token, team.id, 10)

    assert look(staff, boss, 11, "2026-W10").standings[0].points == 100
    assert look(staff, boss, 11).standings[0].points == 50
    settled(staff, days=SETTLED + 7)
    assert look(staff, boss, 17, "2026-W11").standings[0].points == 50


def test_the_pool_of_small_teams_is_kept_too(staff: Staff, boss: Someone):
    small = [staff.team(boss, f"Väike {number}").id for number in range(2)]
    for team in small:
        crew(staff, boss, team, 3)
    live = look(staff, boss, 7, "2026-W10")
    settled(staff)
    kept = look(staff, boss, 10, "2026-W10")
    assert kept.standings == list(live.standings)
    assert set(kept.standings[0].pooled) == set(small)


def test_a_team_earns_together_what_all_of_it_did_together(staff: Staff, boss: Someone):
    team, lazy = staff.team(boss), staff.team(boss, "Laisad")
    people = crew(staff, boss, team.id)
    idle = crew(staff, boss, lazy.id)
    practise(staff, people, 0, 1)
    practise(staff, idle[1:], 0, 1)
    settled(staff)

    sunday = date(2026, 3, 8)
    wall = wall_of(staff.engine, BADGES, people[0].token)
    assert wall.since == {"everyone": sunday, "street-lit": sunday}
    assert wall_of(staff.engine, BADGES, idle[0].token).since == {"street-lit": sunday}
    assert wall_of(staff.engine, BADGES, boss.token).since == {}


def test_a_teams_badge_stays_with_who_earned_it_and_comes_to_nobody_later(
    staff: Staff, boss: Someone
):
    team, other = staff.team(boss), staff.team(boss, "Köök")
    people = crew(staff, boss, team.id)
    practise(staff, people, 0, 1)
    settled(staff)
    move_person(staff.engine, after(days=10), boss.token, people[0].person, other.id)
    late = replace(staff, now=after(days=10))
    newcomer = late.joins(late.poster(boss, team.id), "Uus")

    assert "everyone" in wall_of(staff.engine, BADGES, people[0].token).since
    assert wall_of(staff.engine, BADGES, newcomer.token).since == {}


def test_a_best_week_is_one_beside_the_teams_own_weeks(staff: Staff, boss: Someone):
    team = staff.team(boss)
    people = crew(staff, boss, team.id)
    for week in range(3):
        practise(staff, people[:1], 7 * week, 7 * week + 1)
    practise(staff, people[:2], 21, 22)
    settled(staff, days=SETTLED + 21)

    assert wall_of(staff.engine, BADGES, people[4].token).since["best-week"] == date(2026, 3, 29)


def test_a_month_is_the_mean_of_its_weeks_that_are_over(staff: Staff, boss: Someone):
    team = staff.team(boss)
    people = crew(staff, boss, team.id)
    practise(staff, people, 0, 1)
    settled(staff)

    running = look(staff, boss, 15, "2026-03")
    assert [(s.team, s.points, s.place) for s in running.standings] == [(team.id, 50, 1)]
    assert (running.running, running.first) == (True, True)
    over = look(staff, boss, 40, "2026-03")
    assert (over.standings[0].points, over.running) == (25, False)


@pytest.mark.parametrize("when", ["2026-05", "2026-13", "0001-01", "2026-3", "x" * 999, "-"])
def test_a_month_that_is_none_is_refused(staff: Staff, boss: Someone, when: str):
    with pytest.raises(BadRequest):
        look(staff, boss, 30, when)
