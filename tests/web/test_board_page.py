"""The leaderboard's page: weeks and months by name, and the command that settles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import reflex as rx

from service_quest.__main__ import main
from service_quest.actions.board import Board
from service_quest.domain.calendar import Season
from service_quest.domain.ranking import Standing
from service_quest.store.engine import engine_for
from service_quest.web.components.board import team_name
from service_quest.web.pages.board import (
    BoardState,
    line_of,
    month_beside,
    title_of,
    week_beside,
)
from tests.actions.staff import Staff


@pytest.mark.parametrize(
    ("name", "away", "beside"),
    [("2026-11", 1, "2026-12"), ("2026-12", 1, "2027-01"), ("2026-01", -1, "2025-12")],
)
def test_months_go_on_across_years(name: str, away: int, beside: str):
    assert month_beside(name, away) == beside
    assert week_beside("2026-W53", 1) == "2027-W01"


def test_a_week_and_its_month_are_called_by_their_names():
    season = Season(date(2026, 11, 30))
    assert title_of(season, "et", monthly=False) == "Nädal 49"
    assert title_of(season, "et", monthly=True) == "detsember 2026"
    assert title_of(season, "en", monthly=True) == "December 2026"


def test_a_team_without_a_rank_has_a_dash_and_no_windows():
    ranked, few = (
        line_of(one, board()) for one in (Standing("a", 5, 1, 0, 0, 0), Standing("b", 4))
    )
    assert (ranked.place, ranked.points, ranked.ranked) == ("1.", "0", True)
    assert (few.place, few.points, few.ranked) == ("–", "–", False)
    row = rx.foreach(BoardState.lines, lambda line: team_name("et", line))
    before = str(row.render()).partition("lamps")[0]
    assert '["ranked"]' in before.rpartition("cond_state")[2]


def test_ones_own_team_says_that_one_counts_from_monday():
    own, other = (line_of(Standing(name, 5, 1, 0, 0, 0), board(late=True)) for name in "ab")
    assert (own.own, own.late, other.late) == (True, True, False)
    assert not line_of(Standing("a", 5), board(late=False)).late


def board(late: bool = False) -> Board:
    """Return an empty board of a week that runs, for who is in team a."""
    season = Season(date(2026, 11, 30))
    return Board(season, (), {}, (), running=True, first=False, own=frozenset("a"), late=late)


def test_a_command_settles_what_is_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    url = f"sqlite:///{tmp_path / 'quest.db'}"
    assert main(["settle", "--database-url", url]) == 0
    staff = Staff(engine_for(url))
    boss = staff.found()
    staff.trainee(boss, staff.team(boss).id)
    staff.engine.dispose()

    assert main(["settle", "--database-url", url]) == 0
    assert main(["settle", "--database-url", url]) == 0
    first, then, last = capsys.readouterr().out.splitlines()
    assert first.endswith("0.") and last.endswith("0.") and not then.endswith(" 0.")
