"""The leaderboard's page: weeks and months by name, and the command that settles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from service_quest.__main__ import main
from service_quest.domain.calendar import Season
from service_quest.store.engine import engine_for
from service_quest.web.pages.board import month_beside, title_of, week_beside
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
