"""The leaderboard: what was played shows at once, by teams, to members only."""

from __future__ import annotations

from service_quest.actions.board import board_of
from tests.actions.staff import Staff


def test_from_set_up_to_the_board(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    poster = staff.poster(boss, team.id)
    people = [staff.joins(poster, f"Laps {n}") for n in range(5)]
    for number, who in enumerate(people):
        staff.plays(who, number)

    board = board_of(staff.engine, staff.now, people[0].token)

    assert board.names == {team.id: "Lett"}
    (standing,) = board.standings
    assert (standing.team, standing.place, standing.people) == (team.id, 1, 5)
    assert standing.points == 0
